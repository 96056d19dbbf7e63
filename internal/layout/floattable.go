package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// tablePlace is w:tblpPr (17.4.57): a table that stands at a place of its own.
type tablePlace struct {
	node *wml.Node
}

func tablePlaceOf(t *wml.Table) *tablePlace {
	for _, n := range t.Props.Extra {
		if n.Name.Local == "tblpPr" {
			return &tablePlace{n}
		}
	}
	return nil
}

func (p *tablePlace) length(name string) unit.Length {
	n, err := strconv.Atoi(p.node.Attr(name))
	if err != nil {
		return 0
	}
	return unit.Twips(min(max(n, -32000), 32000))
}

// maxFloatingRows is how many rows a table may have that stands beside text. Longer
// ones may need a second page.
const maxFloatingRows = 20

// floated takes a floating table out of the text, to stand in the paragraph that
// follows. A table that leaves no room beside it stays in the text, as does one that
// might need a second page or has no paragraph to be anchored in: all of them take
// their whole width anyway (LibreOffice does the same with the wide ones).
func (s *stack) floated(t *wml.Table, rest []wml.Block) bool {
	place := tablePlaceOf(t)
	if place == nil || s.inner || s.flat || s.paper == nil || len(rest) == 0 || len(t.Rows) == 0 || len(t.Rows) > maxFloatingRows {
		return false
	}
	if next, ok := rest[0].(*wml.Paragraph); !ok || s.textFrameOf(next) != nil || next.Props.Section != nil {
		return false
	}
	tb := s.newTable(t)
	width := tb.edges[len(tb.edges)-1]
	if width <= 0 || place.beside(s.width-width) < leastBeside {
		return false
	}
	paragraph := s.reporter.paragraph
	inner := &stack{engine: s.engine, inner: true, flat: true, width: width}
	inner.tableRows(t)
	height := inner.height()
	if height > s.largest/2 {
		s.reporter.paragraph = paragraph
		return false
	}
	s.frames = append(s.frames, place.object(s, tb, inner.out, width, height))
	return true
}

// beside is how much of the room that a table leaves is on its wider side: all of it, but
// for a table in the middle.
func (p *tablePlace) beside(free unit.Length) unit.Length {
	if frameAlign(p.node.Attr("tblpXSpec")) == wml.AlignMiddle {
		free /= 2
	}
	return free - max(0, p.length("leftFromText"), p.length("rightFromText"))
}

// object makes of a laid out table what can be anchored in a paragraph. Below
// compatibility mode 15 its place counts for the text in its cells, not its edge.
func (p *tablePlace) object(s *stack, tb *table, body []slice, width, height unit.Length) *object {
	d := &wml.Drawing{InCell: true, Wrap: wml.WrapSquare, Width: width, Height: height}
	d.Shape = &wml.Shape{Text: &wml.TextBox{}, W: width, H: height}
	d.H = wml.Position{From: frameOrigin(p.node.Attr("horzAnchor")), Offset: p.length("tblpX"), Align: frameAlign(p.node.Attr("tblpXSpec"))}
	d.V = wml.Position{From: frameOrigin(p.node.Attr("vertAnchor")), Offset: p.length("tblpY"), Align: frameAlign(p.node.Attr("tblpYSpec"))}
	if d.V.From == wml.FromFlow {
		d.V.Align = wml.AlignOffset
	}
	if s.legacy && d.H.Align == wml.AlignOffset {
		d.H.Offset -= tb.margins[sideLeft]
	}
	d.Dist = [4]unit.Length{
		sideTop: max(0, p.length("topFromText")), sideLeft: max(0, p.length("leftFromText")),
		sideBottom: max(0, p.length("bottomFromText")), sideRight: max(0, p.length("rightFromText")),
	}
	for i := range body {
		if body[i].row != nil {
			body[i].row.table.left = 0
		}
	}
	return &object{drawing: d, w: width, h: height, parts: []part{{shape: d.Shape, body: body, tall: height}}}
}
