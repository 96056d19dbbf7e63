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

func TestTextGoesOnBothSidesOfABox(t *testing.T) {
	text := "aaaa bbbb cccc dddd eeee ffff gggg hhhh"
	for _, c := range []struct {
		wrap string
		want []string
	}{
		{"bothSides", []string{"10 18 aaaa", "130 18 bbbb cccc", "10 28 dddd", "130 28 eeee ffff", "10 38 gggg hhhh"}},
		{"left", []string{"10 18 aaaa", "10 28 bbbb", "10 38 cccc dddd eeee ffff", "10 48 gggg hhhh"}},
		{"largest", []string{"130 18 aaaa bbbb", "130 28 cccc dddd", "10 38 eeee ffff gggg hhhh"}},
	} {
		box := anchored("column 80", "paragraph 0", "", 40, 20, "", shapeOf("rect", 40, 20))
		anchor := box.Content[0].(*wml.RawContent).Node.Children[0]
		anchor.Children = append(anchor.Children, x("wrapSquare wrapText="+c.wrap))
		doc := docOf(with(p(text), box))
		doc.Section.Width = 230 * pt
		if c.wrap == "largest" {
			doc.Section.Width = 250 * pt
		}
		wantTexts(t, lay(t, doc).Pages[0], c.want...)
	}
}

func TestWordTooWideForALaneGoesToTheNext(t *testing.T) {
	box := anchored("column 75", "paragraph 0", "wrapSquare", 45, 20, "", shapeOf("rect", 45, 20))
	doc := docOf(with(p("aaaaaaaaaa b"), box))
	doc.Section.Width = 260 * pt
	wantTexts(t, lay(t, doc).Pages[0], "130 18 aaaaaaaaaa b")
}

func TestLineBeginsWithItsIndentBesideABox(t *testing.T) {
	box := anchored("column 0", "paragraph 0", "wrapSquare", 50, 15, "", shapeOf("rect", 50, 15))
	doc := docOf(with(p("aaaa bbbb cccc dddd eeee ffff", indent(10*pt, 0, 20*pt)), box))
	doc.Section.Width = 190 * pt
	wantTexts(t, lay(t, doc).Pages[0], "90 18 aaaa bbbb", "70 28 cccc dddd", "20 38 eeee ffff")
}
