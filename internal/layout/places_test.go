package layout

import (
	"fmt"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

func named(p *wml.Paragraph, names ...string) *wml.Paragraph {
	for i, n := range names {
		p.Content = append(p.Content, wml.Bookmark(i+1, n)...)
	}
	return p
}

// TestBookmarksTellWhereTheyStand: signing software is told the room by its name,
// also when what stands above has moved it to the next sheet.
func TestBookmarksTellWhereTheyStand(t *testing.T) {
	cell := tbl("a|b")
	right := cell.Rows[0].Cells[1]
	right.Body = append(right.Body, named(p(""), "ChuKy", "Dau"))
	doc := docOf(p("1"), p("2"), p("3"), p("4"), p("5"), p("6"), p("7"), cell, named(p("x"), "_GoBack"), named(p("y\nz"), "Cuoi"))
	var got []string
	for _, at := range lay(t, doc).Places {
		got = append(got, fmt.Sprintf("%s %d: %d %d %d x %d", at.Name, at.Page+1, at.X/pt, at.Y/pt, at.W/pt, at.H/pt))
	}
	want := "[ChuKy 2: 60 10 50 x 10 Dau 2: 60 10 50 x 10 Cuoi 2: 10 30 100 x 10]"
	if fmt.Sprint(got) != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
}

func TestBookmarkOfARepeatedHeadIsOnePlace(t *testing.T) {
	long := tbl("h", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16")
	long.Rows[0].Props.Header = wml.On
	named(long.Rows[0].Cells[0].Body[0].(*wml.Paragraph), "Dau")
	pages := lay(t, docOf(long))
	if len(pages.Pages) < 3 || len(pages.Places) != 1 {
		t.Errorf("%d sheets, places %v", len(pages.Pages), pages.Places)
	}
}

func TestBlankDocumentIsADocumentToAReader(t *testing.T) {
	if got := lay(t, docOf(p(""))).Structure; len(got) != 1 || got[0].Type != page.DocumentElement {
		t.Errorf("got %v", got)
	}
}
