package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func node(local string, children ...*wml.Node) *wml.Node {
	return &wml.Node{Name: wml.Name{Space: wml.NS, Local: local}, Children: children}
}

// having sets an attribute of a node.
func having(n *wml.Node, local, value string) *wml.Node {
	n.Attrs = append(n.Attrs, wml.Attr{Name: wml.Name{Space: wml.NS, Local: local}, Value: value})
	return n
}

// filled is a part of a table style that paints its cells.
func filled(part, fill string) *wml.Node {
	return having(node("tblStylePr", node("tcPr", having(having(node("shd"), "val", "clear"), "fill", fill))), "type", part)
}

// striped are styles with a table style whose parts are given.
func striped(table *wml.TableProps, parts ...*wml.Node) *wml.Styles {
	return wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(10 * pt)},
		[]*wml.Style{{ID: "T", Name: "T", Type: wml.TableStyle, Table: table, Extra: parts}})
}

// fills gives what is painted as "x y colour".
func fills(pg page.Page) string {
	var out []string
	for _, it := range pg.Items {
		if f, ok := it.Draw.(page.Fill); ok {
			out = append(out, fmt.Sprintf("%s %s %06X", short(it.X), short(it.Y), uint32(f.Color)))
		}
	}
	return strings.Join(out, ", ")
}

func TestPartsOfATableAreDressedAsItsLookSays(t *testing.T) {
	styles := striped(nil, filled("firstRow", "000001"), filled("firstCol", "000002"), filled("band1Horz", "000003"),
		filled("band2Horz", "000004"), filled("lastRow", "000005"), filled("nwCell", "000006"))
	for _, c := range []struct{ look, want string }{
		{"0600", ""},
		{"0620", "10 10 000001, 60 10 000001"},
		{"06A0", "10 10 000006, 60 10 000001, 10 20 000002, 10 30 000002"},
		{"0400", "10 10 000003, 60 10 000003, 10 20 000004, 60 20 000004, 10 30 000003, 60 30 000003"},
		{"0460", "10 10 000001, 60 10 000001, 10 20 000003, 60 20 000003, 10 30 000005, 60 30 000005"},
		{"", "10 10 000006, 60 10 000001, 10 20 000002, 60 20 000003, 10 30 000002, 60 30 000004"},
	} {
		table := tbl("a|b", "c|d", "e|f")
		table.Props.Style, table.Props.Look = "T", c.look
		doc := docOf(table)
		doc.Styles = styles
		if got := fills(lay(t, doc).Pages[0]); got != c.want {
			t.Errorf("look %q: %s, want %s", c.look, got, c.want)
		}
	}
}

func TestAttributesOfALookGoBeforeItsNumber(t *testing.T) {
	table := tbl("a|b")
	table.Props.Style, table.Props.Look = "T", "0620"
	table.Props.Extra = []*wml.Node{having(node("tblLook"), "firstRow", "0")}
	doc := docOf(table)
	doc.Styles = striped(nil, filled("firstRow", "000001"))
	if got := fills(lay(t, doc).Pages[0]); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestBandsCountAsManyRowsAsTheStyleSays(t *testing.T) {
	table := tbl("a", "b", "c")
	table.Props.Style, table.Props.Look = "T", "0400"
	doc := docOf(table)
	doc.Styles = striped(&wml.TableProps{Extra: []*wml.Node{having(node("tblStyleRowBandSize"), "val", "2")}}, filled("band1Horz", "000003"))
	if got, want := fills(lay(t, doc).Pages[0]), "10 10 000003, 10 20 000003"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPartsShapeTheTextAndGiveWayToTheCell(t *testing.T) {
	head := having(node("tblStylePr",
		node("pPr", having(node("jc"), "val", "right")), node("rPr", node("b")),
		node("tcPr", having(having(node("shd"), "val", "clear"), "fill", "000001"), node("tcMar", having(having(node("top"), "w", "100"), "type", "dxa")))), "type", "firstRow")
	table := tbl("a|b", "c|d")
	table.Props.Style, table.Props.Look = "T", "0620"
	table.Rows[0].Cells[1].Props.Shade = &wml.Shading{Pattern: "clear", Fill: "0000FF"}
	doc := docOf(table)
	doc.Styles = striped(nil, head)
	pg := lay(t, doc).Pages[0]
	wantTexts(t, pg, "50 23 a", "100 23 b", "10 33 c", "60 33 d")
	if got, want := fills(pg), "10 10 000001, 60 10 0000FF"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for i, it := range pg.Items {
		if d, ok := it.Draw.(page.Text); ok && (d.Face == page.SerifBold) != (d.Chars == "a" || d.Chars == "b") {
			t.Errorf("item %d: %q is drawn with %s", i, d.Chars, d.Face)
		}
	}
}

func TestBordersOfAPartAreThoseOfItsEdge(t *testing.T) {
	edge := func(local string) *wml.Node { return having(having(node(local), "val", "single"), "sz", "16") }
	table := tbl("a|b", "c|d")
	table.Props.Style, table.Props.Look = "T", "0620"
	doc := docOf(table)
	doc.Styles = striped(nil, having(node("tblStylePr", node("tcPr", node("tcBorders", edge("top"), edge("bottom")))), "type", "firstRow"))
	pg := lay(t, doc).Pages[0]
	wantStrokes(t, pg, "10 11 100 0", "10 23 100 0")
}

func TestStyleOfCellsHoldsForTheWholeTable(t *testing.T) {
	styles := striped(nil)
	styles = wml.NewStyles(styles.Defaults.Paragraph, styles.Defaults.Run, []*wml.Style{{ID: "T", Name: "T", Type: wml.TableStyle,
		Cell: &wml.CellProps{VAlign: wml.CellBottom, Shade: &wml.Shading{Pattern: "clear", Fill: "00FF00"}}}})
	table := tbl("a|b\vc")
	table.Props.Style = "T"
	doc := docOf(table)
	doc.Styles = styles
	pg := lay(t, doc).Pages[0]
	wantTexts(t, pg, "10 28 a", "60 18 b", "60 28 c")
	if got, want := fills(pg), "10 10 00FF00, 60 10 00FF00"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRowsAlignTheTableThatSaysNothing(t *testing.T) {
	table := tbl("a")
	table.Grid = []unit.Length{20 * pt}
	table.Rows[0].Props.Align = wml.AlignRight
	wantTexts(t, lay(t, docOf(table)).Pages[0], "90 18 a")
	table.Props.Align = wml.AlignCenter
	wantTexts(t, lay(t, docOf(table)).Pages[0], "50 18 a")
}
