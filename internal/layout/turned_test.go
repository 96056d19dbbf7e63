package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// turnedTexts gives the text items of a page as "x y chars turns".
func turnedTexts(pg page.Page) string {
	var out []string
	for _, it := range pg.Items {
		if d, ok := it.Draw.(page.Text); ok {
			out = append(out, fmt.Sprintf("%s %s %s %d", short(it.X), short(it.Y), strings.TrimRight(d.Chars, " "), d.Turns))
		}
	}
	return strings.Join(out, ", ")
}

// A letter is 10 pt wide and high, 8 of them above the baseline; the cell is 50 pt
// wide and begins at 10, 10.
func TestTextOfACellRunsUpAndDown(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*wml.Table)
		want   string
	}{
		{"up, as high as its line", func(t *wml.Table) { t.Rows[0].Cells[0].Props.Direction = "btLr" }, "18 40 aaa 3, 60 18 b 0, 10 48 c 0, 60 48 d 0"},
		{"up, in a given height", func(t *wml.Table) {
			t.Rows[0].Cells[0].Props.Direction = "btLr"
			t.Rows[0].Props.Height, t.Rows[0].Props.Rule = 20*pt, wml.HeightExact
		}, "18 30 aa 3, 28 30 a 3, 60 18 b 0, 10 38 c 0, 60 38 d 0"},
		{"down, from the right", func(t *wml.Table) { t.Rows[0].Cells[0].Props.Direction = "tbRl" }, "52 10 aaa 1, 60 18 b 0, 10 48 c 0, 60 48 d 0"},
		{"up, in the middle across", func(t *wml.Table) {
			t.Rows[0].Cells[0].Props.Direction, t.Rows[0].Cells[0].Props.VAlign = "btLr", wml.CellMiddle
		}, "38 40 aaa 3, 60 18 b 0, 10 48 c 0, 60 48 d 0"},
		{"up, over two rows of a given height", func(t *wml.Table) {
			t.Rows[0].Cells[0].Props.Direction, t.Rows[0].Cells[0].Props.VMerge = "btLr", wml.VMergeRestart
			t.Rows[1].Cells[0].Props.VMerge = wml.VMergeContinue
			for _, r := range t.Rows {
				r.Props.Height, r.Props.Rule = 15*pt, wml.HeightAtLeast
			}
		}, "18 40 aaa 3, 60 18 b 0, 60 33 d 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tbl("aaa|b", "c|d")
			c.change(table)
			got := turnedTexts(lay(t, docOf(table)).Pages[0])
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTurnedCellIsDrawnOnceWhereItsRowIsDivided(t *testing.T) {
	table := tbl("a|" + strings.Repeat("b\v", 14) + "b")
	table.Rows[0].Cells[0].Props.Direction = "btLr"
	d := lay(t, docOf(table))
	var all string
	for _, pg := range d.Pages {
		all += turnedTexts(pg) + ", "
	}
	if n := strings.Count(all, " a "); n != 1 || len(d.Pages) != 2 {
		t.Errorf("drawn %d times on %d pages: %s", n, len(d.Pages), all)
	}
}

func TestTurnedTextStaysOnItsSheetWhereItsMergeIsCut(t *testing.T) {
	rows := []string{"aaaaaaaaaaaaaaaaaaaa|b"}
	for range 11 {
		rows = append(rows, "|b")
	}
	table := tbl(rows...)
	for i, r := range table.Rows {
		r.Cells[0].Props.Direction, r.Cells[0].Props.VMerge = "btLr", wml.VMergeContinue
		if i == 0 {
			r.Cells[0].Props.VMerge = wml.VMergeRestart
		}
		r.Props.Height, r.Props.Rule = 10*pt, wml.HeightExact
	}
	for _, pg := range lay(t, docOf(table)).Pages {
		for _, it := range pg.Items {
			if d, ok := it.Draw.(page.Text); ok && d.Turns == 3 && (it.Y > 90*pt || it.Y-d.Width < 10*pt-unit.Pt) {
				t.Errorf("%q stands from %s to %s", d.Chars, short(it.Y), short(it.Y-d.Width))
			}
		}
	}
}
