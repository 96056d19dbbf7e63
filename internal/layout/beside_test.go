package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/wml"
)

func TestTableStandsBelowADrawingInItsWay(t *testing.T) {
	box := anchored("column 20", "paragraph 0", "wrapSquare", 50, 30, "u", shapeOf("rect", 50, 30, blackLine))
	anchor := p("")
	anchor.Content = append(anchor.Content, box)
	wide := func(table *wml.Table) *wml.Document {
		doc := docOf(anchor, table)
		doc.Section.Width = 220 * pt
		return doc
	}
	wantTexts(t, lay(t, wide(tbl("a|b"))).Pages[0], "10 48.5 a", "60 48.5 b") // below its line too
	narrow := tbl("c")
	narrow.Grid = narrow.Grid[:1]
	narrow.Grid[0] = 19 * pt
	wantTexts(t, lay(t, wide(narrow)).Pages[0], "10 28 c") // it has room beside
}

func TestTextOnOneSideOnlyIsTold(t *testing.T) {
	doc := docOf(p("a"))
	doc.Section.Width = 20*pt + 4*leastBeside
	par := p("aaa")
	par.Content = append(par.Content, anchored("column 100", "paragraph 0", "wrapSquare", 40, 30, "u", shapeOf("rect", 40, 30, blackLine)))
	doc.Body = []wml.Block{par}
	if _, problems := Pages(doc, squareFaces, Options{Foreign: true}); codes(problems) != "layout.unsupported" {
		t.Errorf("got %v", problems)
	}
}
