package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// rows draws the rows of a table that stand together on a page, from y, and gives
// the place below them.
func (d *drawer) rows(list []slice, x, y unit.Length) unit.Length {
	x += list[0].row.table.left
	grid := gridDrawer{drawer: d, x: x, open: d.uprights[:0]}
	d.uprights = nil // a table in a cell has its own
	saved := d.role
	for i := range list {
		s := &list[i]
		y += s.gap
		r := s.row
		d.role = saved
		if r.repeated {
			d.role = page.Artifact
		}
		d.beginRow(r)
		for k := range r.cells {
			d.cell(list[i:], k, x, y)
		}
		d.role = saved
		ends := i+1 == len(list)
		grid.row(r, y, s.height, ends)
		y += s.height
		if ends {
			y += r.tail // 0 below the table's last row: there it is in the height
		}
	}
	grid.finish()
	return y
}

// cell draws cell k of the first row of a list. A cell that covers several rows
// takes as much room as they have on this page; what does not fit waits for the
// rows on the next.
func (d *drawer) cell(list []slice, k int, x, y unit.Length) {
	r := list[0].row
	c := &r.cells[k]
	if c.below {
		return
	}
	height, last := roomFor(list, r.index+c.rows-1)
	top, bottom := y+r.top, y+height-last.bottom
	box := r.box(c, x, y, bottom)
	if c.filled {
		d.ground(box.x, box.y, page.Fill{W: box.w, H: box.h, Color: c.fill}, "")
	}
	body := c.body
	free := bottom - top - r.pad[sideTop] - r.pad[sideBottom] - c.content
	switch {
	case c.rows > 1 && (last.index < r.index+c.rows-1 || last.parted) && !d.nested && !r.repeated:
		body = body[:fitting(body, bottom-top-r.pad[sideTop])]
		d.cuts = append(d.cuts, cut{r.table, c, len(body)})
	case free <= 0:
		if n := max(1, fitting(body, bottom-top)); r.exact && n < len(body) {
			if hasInk(body[n:]) {
				d.clipped(r.index + 1)
			}
			body = body[:n]
		}
	case c.align == wml.CellMiddle:
		top += free / 2
	case c.align == wml.CellBottom:
		top += free
	}
	if src := r.table.src.Rows[r.index].Cells; k < len(src) {
		d.diagonals(src[k], box.x, box.y, box.w, box.h)
	}
	if r.table.spacing > 0 {
		d.boxed(c, box)
	}
	nested, parent, sole := d.nested, d.parent, d.sole
	d.nested, d.parent, d.sole = true, d.cellTag(r.table, c), c.place.sole
	d.column(body, x+c.left+c.inLeft, top+r.pad[sideTop])
	if t := c.turned; t != nil {
		d.turnedText(r, k, rect{x + c.left + c.inLeft, y + r.top + r.pad[sideTop],
			c.right - c.left - c.inLeft - t.inRight, bottom - y - r.top - r.pad[sideTop] - r.pad[sideBottom]})
	}
	d.nested, d.parent, d.sole = nested, parent, sole
}

// hasInk reports whether slices show anything but white.
func hasInk(list []slice) bool {
	for i := range list {
		p := list[i].para
		if p == nil {
			return true
		}
		if ln := &p.lines[list[i].line]; lastInk(p.pieces[ln.first:ln.last]) >= 0 || len(p.objects) > 0 {
			return true
		}
	}
	return false
}

// cut is a cell over several rows that the end of a page has cut: so many slices
// of it are drawn.
type cut struct {
	table *table
	cell  *cell
	drawn int
}

// resume gives what is left of cut cells to the first row of their table on the
// next page. Where the rows left are high enough, the rest covers them; else it
// belongs to this row alone, which grows and may be divided like any other.
func (r *row) resume(cuts []cut) {
	for _, was := range cuts {
		for k := range r.cells {
			c := &r.cells[k]
			if was.table != r.table || c.left != was.cell.left || c.right != was.cell.right {
				continue
			}
			end := r.index
			for end+1 < len(r.table.rows) && r.table.goesOn(end+1, c) {
				end++
			}
			white := was.cell.content - heightOf(was.cell.body)
			rest := goneOver(was.cell.body[was.drawn:])
			c.below, c.body, c.content = false, rest, heightOf(rest)
			if len(rest) > 0 {
				c.content += white
			}
			c.turned = nil
			c.align, c.inLeft, c.rows, c.place = was.cell.align, was.cell.inLeft, end-r.index+1, was.cell.place
			if r.heightTo(end) < r.top+r.pad[sideTop]+r.pad[sideBottom]+c.content {
				c.rows = 1
			}
		}
	}
	r.own = max(r.own, r.needed()+r.bottom)
	r.growForMerges()
	for _, next := range r.table.rows[r.index+1:] {
		if !next.merged() {
			break
		}
		next.growForMerges()
	}
}

// goesOn reports whether the cell of row i below c belongs to the same merge.
func (tb *table) goesOn(i int, c *cell) bool {
	for k := range tb.rows[i].cells {
		if o := &tb.rows[i].cells[k]; o.left == c.left && o.right == c.right {
			return o.below
		}
	}
	return false
}

// heightTo is the height of the rows from this one to row end, without what
// merges add.
func (r *row) heightTo(end int) unit.Length {
	h := r.own
	for _, next := range r.table.rows[min(r.index+1, len(r.table.rows)):] {
		if next.index > end {
			break
		}
		h += next.own
	}
	return h
}

// merged reports whether a cell of the row goes on from above.
func (r *row) merged() bool {
	for k := range r.cells {
		if r.cells[k].below {
			return true
		}
	}
	return false
}

// roomFor is the height of the rows of a list up to an index, and the last of them.
func roomFor(list []slice, index int) (unit.Length, *row) {
	var h unit.Length
	last := list[0].row
	for i := range list {
		if list[i].row.index > index {
			break
		}
		h += list[i].height
		last = list[i].row
		if i > 0 {
			h += list[i].gap
		}
	}
	return h, last
}

// fitting counts the slices that fit into a height.
func fitting(body []slice, room unit.Length) int {
	var used unit.Length
	for i := range body {
		used += body[i].gap + body[i].height
		if used > room {
			return i
		}
	}
	return len(body)
}

// gridDrawer draws the lines of a table, those that go on over several rows in one.
type gridDrawer struct {
	*drawer
	x    unit.Length
	open []upright
	top  bool // a row of the page has been drawn
}

// upright is a vertical line that may go on in the next row.
type upright struct {
	x, from, to unit.Length
	border      *wml.Border
}

// row draws the lines of a row whose top is at y.
func (g *gridDrawer) row(r *row, y, height unit.Length, ends bool) {
	if r.table.spacing > 0 {
		g.outline(r, y, height, ends)
		return
	}
	for _, e := range r.tops {
		g.horizontal(r, e, y+r.top/2)
	}
	below := y + height - r.bottom
	if ends {
		for _, e := range r.bottoms() {
			g.horizontal(r, e, below+max(r.tail, r.bottom)/2)
		}
	}
	to := y + height
	if ends {
		to += r.tail
	}
	for k := range r.cells {
		c := &r.cells[k]
		left := c.borders[sideLeft]
		if k > 0 {
			left = stronger(r.cells[k-1].borders[sideRight], left)
		}
		g.vertical(left, c.left, y, to)
		if k == len(r.cells)-1 {
			g.vertical(c.borders[sideRight], c.right, y, to)
		}
	}
}

// horizontal draws a stretch, lengthened at both ends by half the lines it meets.
func (g *gridDrawer) horizontal(r *row, e edge, y unit.Length) {
	from, to := e.from, e.to
	if n := len(r.cells); n > 0 {
		if e.from == r.cells[0].left {
			from -= strokeWidth(r.cells[0].borders[sideLeft]) / 2
		}
		if e.to == r.cells[n-1].right {
			to += strokeWidth(r.cells[n-1].borders[sideRight]) / 2
		}
	}
	g.hline(e.border, g.x+from, g.x+to, y)
}

func (g *gridDrawer) vertical(b *wml.Border, x, from, to unit.Length) {
	if b.None() {
		return
	}
	for i := range g.open {
		if u := &g.open[i]; u.x == x && u.to == from && sameBorder(u.border, b) {
			u.to = to
			return
		}
	}
	g.open = append(g.open, upright{x, from, to, b})
}

func (g *gridDrawer) finish() {
	for _, u := range g.open {
		g.vline(u.border, g.x+u.x, u.from, u.to)
	}
	g.uprights = g.open
}
