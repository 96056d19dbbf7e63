package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// row is a laid out row of a table, or a part of one that a page break divided.
type row struct {
	table    *table
	index    int
	cells    []cell
	tops     []edge      // the edge above, from left to right
	top      unit.Length // thickness of the edge above; it is part of the height
	pad      [4]unit.Length
	height   unit.Length
	own      unit.Length // the same without what vertical merges that end here add
	least    unit.Length // the height it was given
	tail     unit.Length // thickness of the edge below, where the row ends a page
	bottom   unit.Length // the same, where it ends the table: part of the height
	header   bool
	cant     bool
	exact    bool
	keep     bool
	repeated bool
	parted   bool // the rest of it stands on the next page
}

// cell is a cell of a laid out row. Places across are from the grid's left edge.
type cell struct {
	left, right unit.Length // grid lines
	inLeft      unit.Length // from the left line to the text
	body        []slice
	content     unit.Length // height of body
	borders     [4]*wml.Border
	fill        page.Color
	align       wml.CellAlign
	filled      bool
	below       bool // a vertical merge goes on from the cell above
	rows        int  // that it covers, from its own on
	place       cellPlace

	turned *turnedText // nil where the text is upright; body is empty else
}

// layRow lays out row i.
func (tb *table) layRow(s *stack, i int) *row {
	src := tb.src.Rows[i]
	r := s.engine.rows.one()
	r.table, r.index, r.header, r.cant = tb, i, src.Props.Header == wml.On, src.Props.CantSplit == wml.On
	r.exact = src.Props.Rule == wml.HeightExact && src.Props.Height > 0
	r.cells = s.cells.take(len(src.Cells))[:0]
	tb.rows = append(tb.rows, r)
	tb.layCells(s, r, src)
	r.setPlaces(src.Props.GridBefore > 0)
	r.setEdges(s.workspace)
	tb.setHeight(s, r, src)
	r.keep = r.keepsNext()
	return r
}

// layCells places the cells of a row on the grid and lays out what is in them.
func (tb *table) layCells(s *stack, r *row, src *wml.Row) {
	last := len(tb.edges) - 1
	col := min(max(0, src.Props.GridBefore), last)
	for k, c := range src.Cells {
		next := min(col+c.Columns(), last)
		r.cells = append(r.cells, cell{left: tb.edges[col], right: tb.edges[next], rows: 1})
		out := &r.cells[k]
		props := tb.dressed(s, r.index, k)
		tb.setBorders(s, out, r, src, k)
		tb.setFill(out, &props)
		pad := withMargins(tb.padding(src), props.Margins)
		for _, side := range []int{sideTop, sideBottom} {
			r.pad[side] = max(r.pad[side], pad[side])
		}
		tb.merges = tb.merges || c.Props.VMerge != wml.VMergeNone
		out.below = c.Props.VMerge == wml.VMergeContinue && tb.mergeAbove(r.index, out) != nil
		if out.below {
			col = next
			continue
		}
		if c.Props.VMerge != wml.VMergeNone {
			out.rows = tb.mergedRows(r.index, col)
		}
		out.align = props.VAlign
		out.inLeft = inset(pad[sideLeft], out.borders[sideLeft]) + tb.apart(col, 0)
		inRight := inset(pad[sideRight], out.borders[sideRight]) + tb.apart(next, last)
		if turnsOf(c.Props.Direction) != 0 {
			out.turned = &turnedText{inRight: inRight}
			tb.standTurned(s, r, k, pad)
			col = next
			continue
		}
		st := &tb.inside
		*st = stack{engine: s.engine, table: tb.cellContext(r.index, k), inner: true}
		st.width = max(out.right-out.left-out.inLeft-inRight, narrowest)
		st.blocks(c.Body)
		out.body, out.content = st.out, st.height()
		col = next
	}
}

// padding is the default padding of a row's cells: the table's, unless the row
// makes an exception (17.4.61).
func (tb *table) padding(src *wml.Row) [4]unit.Length {
	if x := src.Props.Exceptions; x != nil {
		return withMargins(tb.margins, x.Margins)
	}
	return tb.margins
}

func (tb *table) setFill(out *cell, props *wml.CellProps) {
	if props.Shade != nil {
		out.fill, out.filled = fillOf(props.Shade)
		return
	}
	out.fill, out.filled = fillOf(tb.shade)
}

// mergeAbove is the cell that a merged cell continues, or nil.
func (tb *table) mergeAbove(index int, c *cell) *cell {
	if index == 0 {
		return nil
	}
	above := tb.rows[index-1].cells
	for i := range above {
		if above[i].left == c.left && above[i].right == c.right {
			return &above[i]
		}
	}
	return nil
}

// mergedRows counts the rows that a cell covers which begins a vertical merge at
// a grid column.
func (tb *table) mergedRows(index, col int) int {
	n := 1
	for _, r := range tb.src.Rows[index+1:] {
		if !continues(r, col) {
			break
		}
		n++
	}
	return n
}

func continues(r *wml.Row, col int) bool {
	at := max(0, r.Props.GridBefore)
	for _, c := range r.Cells {
		if at >= col {
			return at == col && c.Props.VMerge == wml.VMergeContinue
		}
		at += c.Columns()
	}
	return false
}

// setHeight makes the row as high as its cells and its own wish ask. The edge
// above is part of the height, the edge below the table too (measured: rows of
// «at least» 30 pt with borders stand 30 pt apart).
func (tb *table) setHeight(s *stack, r *row, src *wml.Row) {
	limit := s.largest
	r.least = min(max(src.Props.Height, 0), limit)
	pads := r.pad[sideTop] + r.pad[sideBottom]
	need := r.top
	for i := range r.cells {
		if c := &r.cells[i]; !c.below && c.rows == 1 {
			need = max(need, r.top+pads+c.content)
		}
	}
	switch {
	case r.exact:
		r.height = r.least
	case src.Props.Rule != wml.HeightExact:
		r.height = max(need, r.least)
	default:
		r.height = need
	}
	if r.index == len(tb.src.Rows)-1 {
		r.bottom = r.tail
		r.height += r.bottom
		r.tail = 0
	}
	r.own = r.height
	r.growForMerges()
}

// growForMerges makes room for the cells whose vertical merge ends at the row.
func (r *row) growForMerges() {
	r.height = r.own
	if !r.exact {
		r.height = max(r.height, r.table.mergedNeed(r)+r.bottom)
	}
}

// mergedNeed is the height that cells need whose vertical merge ends at the row:
// what the rows before it do not give them.
func (tb *table) mergedNeed(r *row) unit.Length {
	var need unit.Length
	for i := range r.cells {
		if !r.cells[i].below {
			continue
		}
		start, c := tb.mergeStart(r.index, &r.cells[i])
		if c == nil || start+c.rows-1 != r.index {
			continue
		}
		first := tb.rows[start]
		want := first.top + first.pad[sideTop] + first.pad[sideBottom] + c.content
		for k := start; k < r.index; k++ {
			want -= tb.rows[k].height
		}
		need = max(need, want)
	}
	return need
}

// mergeStart goes up to where a vertical merge began.
func (tb *table) mergeStart(index int, c *cell) (int, *cell) {
	for index > 0 && c != nil && c.below {
		c = tb.mergeAbove(index, c)
		index--
	}
	return index, c
}

// keepsNext reports whether the row must stand on one page with what follows it:
// LibreOffice asks the first paragraph of the first cell, and what Word does fits.
func (r *row) keepsNext() bool {
	if len(r.cells) == 0 || len(r.cells[0].body) == 0 {
		return false
	}
	first := &r.cells[0].body[0]
	return first.para != nil && first.para.format.KeepNext
}

// letGo drops what stands in rows that have been drawn, so that a long table is not
// kept in memory until its end. Merged cells are asked for by later rows, heads come
// again.
func letGo(list []slice) {
	for i := range list {
		if r := list[i].row; r != nil && !r.table.merges && r.index >= len(r.table.head) {
			r.cells, r.tops = nil, nil
		}
	}
}

// repeat is a copy of a head row for the pages after the first.
func (r *row) repeat() *row {
	out := *r
	out.repeated = true
	return &out
}
