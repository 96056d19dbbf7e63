package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// edge is a stretch of a row's upper or lower line.
type edge struct {
	from, to unit.Length // from the grid's left edge
	border   *wml.Border
}

// setBorders finds the borders a cell asks for: its own, else those of the style's
// parts, else the row's exception, else the table's, where those of the table's inside are meant for
// edges between cells (17.4.38).
func (tb *table) setBorders(s *stack, out *cell, r *row, src *wml.Row, k int) {
	tableBorders := tb.borders
	if x := src.Props.Exceptions; x != nil && x.Borders != nil {
		tableBorders = underlay(x.Borders, tb.borders)
	}
	b := [4]*wml.Border{tableBorders.InsideH, tableBorders.InsideV, tableBorders.InsideH, tableBorders.InsideV}
	if r.index == 0 && tb.spacing == 0 {
		b[sideTop] = tableBorders.Top
	}
	if r.index == len(tb.src.Rows)-1 && tb.spacing == 0 {
		b[sideBottom] = tableBorders.Bottom
	}
	if k == 0 && tb.spacing == 0 {
		b[sideLeft] = tableBorders.Left
	}
	if k == len(src.Cells)-1 && tb.spacing == 0 {
		b[sideRight] = tableBorders.Right
	}
	tb.dressBorders(s, &b, r.index, k)
	if own := src.Cells[k].Props.Borders; own != nil {
		for side, v := range [4]*wml.Border{own.Top, own.Left, own.Bottom, own.Right} {
			if v != nil {
				b[side] = v
			}
		}
	}
	out.borders = b
}

// stronger settles two borders that meet on one line (17.4.66): the heavier is drawn,
// of equally heavy ones the style that stands higher, of equal styles the darker; the
// first of equals.
func stronger(a, b *wml.Border) *wml.Border {
	switch {
	case a == b, b.None():
		return a
	case a.None():
		return b
	}
	if wa, wb := strokeWidth(a), strokeWidth(b); wa != wb {
		return heavier(a, b, int(wa-wb))
	}
	if by := styleRank(b) - styleRank(a); by != 0 {
		return heavier(a, b, by)
	}
	return heavier(a, b, darkness(a)-darkness(b))
}

func heavier(a, b *wml.Border, by int) *wml.Border {
	if by < 0 {
		return b
	}
	return a
}

// styleOrder are the styles of equally heavy borders, the strongest first (17.4.66).
var styleOrder = []string{"single", "thick", "double", "dotted", "dashed", "dotDash", "dotDotDash", "triple"}

func styleRank(b *wml.Border) int {
	if i := slices.Index(styleOrder, b.Style); i >= 0 {
		return i
	}
	return len(styleOrder)
}

// darkness weighs a colour as the standard does: red and blue once, green twice.
func darkness(b *wml.Border) int {
	c, _ := colorOf(b.Color)
	return -int(c>>16&0xff + c&0xff + 2*(c>>8&0xff))
}

// setEdges finds the lines above and below the row.
func (r *row) setEdges(w *workspace) {
	if r.table.spacing > 0 {
		r.setSpacedEdges()
		return
	}
	var above []cell
	if r.index > 0 {
		above = r.table.rows[r.index-1].cells
	}
	w.edgeScratch = r.edgesBetween(above, w.edgeScratch[:0])
	r.tops = w.edges.take(len(w.edgeScratch))
	copy(r.tops, w.edgeScratch)
	for _, e := range r.tops {
		r.top = max(r.top, strokeWidth(e.border))
	}
	for i := range r.cells {
		r.tail = max(r.tail, strokeWidth(r.cells[i].borders[sideBottom]))
	}
}

// edgesBetween walks along the line between two rows, settles each stretch of it and
// appends it to a list.
func (r *row) edgesBetween(above []cell, out []edge) []edge {
	i := 0
	for k := range r.cells {
		c := &r.cells[k]
		at := c.left
		for at < c.right {
			for i < len(above) && above[i].right <= at {
				i++
			}
			to, border := c.right, c.borders[sideTop]
			if i < len(above) {
				switch a := &above[i]; {
				case a.left > at:
					to = min(to, a.left)
				default:
					to = min(to, a.right)
					border = stronger(a.borders[sideBottom], border)
				}
			}
			if !c.below {
				out = addEdge(out, edge{at, to, border})
			}
			at = to
		}
	}
	return out
}

// addEdge appends a stretch, lengthening the last one where it goes on alike.
func addEdge(list []edge, e edge) []edge {
	if e.border.None() {
		return list
	}
	if n := len(list); n > 0 && list[n-1].to == e.from && sameBorder(list[n-1].border, e.border) {
		list[n-1].to = e.to
		return list
	}
	return append(list, e)
}

// bottoms is the line below the row, where no other row follows on the page.
func (r *row) bottoms() []edge {
	out := make([]edge, 0, len(r.cells))
	for k := range r.cells {
		c := &r.cells[k]
		out = addEdge(out, edge{c.left, c.right, c.borders[sideBottom]})
	}
	return out
}
