package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Where a table has space between its cells (w:tblCellSpacing, 17.4.45), each cell is
// a box of its own, apart from the lines of the grid, and the table's outer borders
// stand around them all. The space is kept on each side of a cell, so that two cells
// are twice of it apart; the outermost keep as much from the table's edge. Tables
// taken over from web pages have it, LibreOffice leaves it out.

// cellSpacing is the space that a table or its style asks for.
func (tb *table) cellSpacing() unit.Length {
	v := tb.src.Props.CellSpacing
	for _, st := range tb.styles {
		if !v.Set && st.Table != nil {
			v = st.Table.CellSpacing
		}
	}
	return min(max(v.V, 0), unit.Inch)
}

// apart is how far a cell's box stands from a line of the grid, which is that of the
// table's edge where it is the outermost.
func (tb *table) apart(line, outermost int) unit.Length {
	if line == outermost {
		return 2 * tb.spacing
	}
	return tb.spacing
}

// widenForWords gives columns that space leaves too narrow for their widest word what
// that needs, from those that have more. Word does, unless the widths are fixed: the
// numbers in its own lists of sources fit into their cells to a twip.
func (tb *table) widenForWords(s *stack, widths []unit.Length) {
	if tb.src.Props.Fixed == wml.On || s.depth > maxFitDepth {
		return
	}
	least := tb.measureContent(s, len(widths)).least
	var lack, spare unit.Length
	for i := range widths {
		least[i] += tb.apart(i, 0) + tb.apart(i+1, len(widths)) + rounding
		lack += max(0, least[i]-widths[i])
		spare += max(0, widths[i]-least[i])
	}
	if lack == 0 || spare < lack {
		return
	}
	for i, w := range widths {
		if w < least[i] {
			widths[i] = least[i]
		} else {
			widths[i] -= lack.Scale(int64(w-least[i]), int64(spare))
		}
	}
}

// setSpacedEdges makes room for the space and the borders above and below the row's
// cells.
func (r *row) setSpacedEdges() {
	tb := r.table
	var below unit.Length
	for i := range r.cells {
		r.top = max(r.top, strokeWidth(r.cells[i].borders[sideTop]))
		below = max(below, strokeWidth(r.cells[i].borders[sideBottom]))
	}
	r.top += 2 * tb.spacing
	if r.index == 0 {
		r.top += strokeWidth(tb.borders.Top)
	}
	r.pad[sideBottom] += below
	r.tail = 2*tb.spacing + strokeWidth(tb.borders.Bottom)
}

// box is the room of a cell between its borders' middles, on a sheet where its row
// begins at y and its text may reach down to bottom.
func (r *row) box(c *cell, x, y, bottom unit.Length) rect {
	tb := r.table
	if tb.spacing == 0 {
		return rect{x + c.left, y + r.top/2, c.right - c.left, bottom - y - r.top/2}
	}
	left, right := c.left+tb.spacing, c.right-tb.spacing
	if c.left == tb.edges[0] {
		left += tb.spacing
	}
	if c.right == tb.edges[len(tb.edges)-1] {
		right -= tb.spacing
	}
	top := y + r.top - strokeWidth(c.borders[sideTop])/2
	return rect{x + left, top, max(0, right-left), max(0, bottom-strokeWidth(c.borders[sideBottom])/2-top)}
}

// boxed draws the borders of a cell that stands apart from others.
func (d *drawer) boxed(c *cell, box rect) {
	half := func(side int) unit.Length { return strokeWidth(c.borders[side]) / 2 }
	from, to := box.x-half(sideLeft), box.x+box.w+half(sideRight)
	d.hline(c.borders[sideTop], from, to, box.y)
	d.hline(c.borders[sideBottom], from, to, box.y+box.h)
	from, to = box.y-half(sideTop), box.y+box.h+half(sideBottom)
	d.vline(c.borders[sideLeft], box.x, from, to)
	d.vline(c.borders[sideRight], box.x+box.w, from, to)
}

// outline draws the part of the table's outer borders that stands beside a row.
func (g *gridDrawer) outline(r *row, y, height unit.Length, ends bool) {
	tb := r.table
	left, right := tb.edges[0], tb.edges[len(tb.edges)-1]
	across := func(b *wml.Border, y unit.Length) {
		g.hline(b, g.x+left-strokeWidth(tb.borders.Left)/2, g.x+right+strokeWidth(tb.borders.Right)/2, y)
	}
	if !g.top {
		across(tb.borders.Top, y+strokeWidth(tb.borders.Top)/2)
		g.top = true
	}
	to := y + height
	if ends {
		to += r.tail
		across(tb.borders.Bottom, to-strokeWidth(tb.borders.Bottom)/2)
	}
	g.vertical(tb.borders.Left, left, y, to)
	g.vertical(tb.borders.Right, right, y, to)
}
