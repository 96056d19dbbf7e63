package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// floating gives a table of one column a place of its own.
func floating(width unit.Length, attrs map[string]string, rows ...string) *wml.Table {
	t := tbl(rows...)
	t.Grid = []unit.Length{width}
	n := &wml.Node{Name: wml.Name{Space: wml.NS, Local: "tblpPr"}}
	for _, name := range []string{"horzAnchor", "vertAnchor", "tblpX", "tblpY", "tblpXSpec", "rightFromText"} {
		if v, ok := attrs[name]; ok {
			n.Attrs = append(n.Attrs, wml.Attr{Name: wml.Name{Space: wml.NS, Local: name}, Value: v})
		}
	}
	t.Props.Extra = append(t.Props.Extra, n)
	return t
}

// wideDoc is a document whose lines have room for thirty letters.
func wideDoc(body ...wml.Block) *wml.Document {
	doc := docOf(body...)
	doc.Section.Width = 320 * pt
	return doc
}

func TestTextGoesBesideAFloatingTable(t *testing.T) {
	table := floating(50*pt, map[string]string{"horzAnchor": "margin", "vertAnchor": "text"}, "a", "b")
	doc := wideDoc(p("x"), table, p("ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk lllll"))
	wantLines(t, lay(t, doc).Pages[0], "x", "ccccc ddddd eeeee fffff a", "bggggg hhhhh iiiii jjjjj", "kkkkk lllll")
}

func TestFloatingTableAtTheRight(t *testing.T) {
	table := floating(50*pt, map[string]string{"horzAnchor": "margin", "vertAnchor": "text", "tblpXSpec": "right"}, "a")
	wantTexts(t, lay(t, wideDoc(table, p("ccccc"))).Pages[0], "10 18 ccccc", "260 18 a")
}

func TestFloatingTableNeedsAnInchOfTextBesideIt(t *testing.T) {
	for width, want := range map[unit.Length]string{228 * pt: "ccccca", 229 * pt: "a"} {
		table := floating(width, map[string]string{"horzAnchor": "margin", "vertAnchor": "text", "tblpXSpec": "right"}, "a")
		if got := lineTexts(lay(t, wideDoc(table, p("ccccc"))).Pages[0])[0]; got != want {
			t.Errorf("%d pt: got %q", width/pt, got)
		}
	}
}

func TestFloatingTableThatLeavesNoRoomStaysInTheText(t *testing.T) {
	for _, table := range []*wml.Table{
		floating(240*pt, nil, "a"),
		floating(200*pt, map[string]string{"tblpXSpec": "center"}, "a"), // half of the rest at each side
		floating(50*pt, nil, "a", "a", "a", "a", "a", "a"),              // higher than half a page
	} {
		pages := lay(t, wideDoc(table, p("x")))
		lines := lineTexts(pages.Pages[0])
		if lines[0] != "a" || lines[len(lines)-1] != "x" {
			t.Errorf("got %q", lines)
		}
	}
}
