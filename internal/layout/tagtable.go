package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// cellPlace is where the element of a cell stands among those of its table. It
// outlives the copies that page breaks make of rows and cells.
type cellPlace struct {
	row  int   // whose element it is in
	nth  int32 // there, from 0; -1 has no element
	sole bool  // a cell of data with one paragraph, which needs no element of its own
}

// onlyPlaces reports whether a table does nothing but put blocks beside each
// other, as in the head of a document: it has no lines and no head, or one cell.
func (tb *table) onlyPlaces() bool {
	rows := tb.src.Rows
	if len(rows) == 1 && len(rows[0].Cells) == 1 {
		return true
	}
	if rows[0].Props.Header == wml.On || hasLine(tb.borders) {
		return false
	}
	for _, r := range rows {
		if x := r.Props.Exceptions; x != nil && hasLine(x.Borders) {
			return false
		}
		for _, c := range r.Cells {
			if hasLine(c.Props.Borders) {
				return false
			}
		}
	}
	return true
}

func hasLine(b *wml.Borders) bool {
	return b != nil && !(b.Top.None() && b.Left.None() && b.Bottom.None() && b.Right.None() && b.InsideH.None() && b.InsideV.None())
}

// setPlaces gives the cells of a row their places.
func (r *row) setPlaces(gridBefore bool) {
	next := int32(0)
	if gridBefore && !r.table.placing {
		next++ // an empty cell fills the row up
	}
	for k := range r.cells {
		c := &r.cells[k]
		c.place = cellPlace{row: r.index, nth: -1}
		if !c.below && (!r.table.placing || hasInk(c.body)) {
			c.place.nth = next
			c.place.sole = !r.table.placing && oneParagraph(r.table.src.Rows[r.index].Cells[k].Body)
			next++
		}
	}
}

func oneParagraph(body []wml.Block) bool {
	if len(body) != 1 {
		return false
	}
	_, ok := body[0].(*wml.Paragraph)
	return ok
}

// beginRow makes the elements of a row and its cells when its first part is drawn.
func (d *drawer) beginRow(r *row) {
	tb := r.table
	if d.role == page.Artifact {
		return
	}
	if tb.tags == nil {
		tb.tags = make([]int32, len(tb.src.Rows))
		d.closeLists()
		if !tb.placing {
			tb.tag = d.element(page.Table, d.container())
			d.tagger.elements = slices.Grow(d.tagger.elements, len(tb.src.Rows)*len(tb.edges)) // rows and cells
		}
	}
	if tb.tags[r.index] != 0 {
		return
	}
	if !tb.placing {
		tb.tags[r.index] = d.element(page.TR, tb.tag)
		d.dataCells(r)
		return
	}
	in := d.container()
	tb.tags[r.index] = int32(len(d.tagger.elements))
	for k := range r.cells {
		if p := r.cells[k].place; p.row == r.index && p.nth >= 0 {
			d.element(page.Div, in)
		}
	}
}

// dataCells makes the elements of a row's cells. Columns that the row leaves out
// become empty cells, so that all rows are equally long.
func (d *drawer) dataCells(r *row) {
	tb, src := r.table, r.table.src.Rows[r.index]
	last := len(tb.edges) - 1
	merges := r.index+1 < len(tb.rows) && tb.rows[r.index+1].merged()
	col := min(max(0, src.Props.GridBefore), last)
	if col > 0 {
		d.dataCell(r, col, 1)
	}
	for k, c := range src.Cells {
		next := min(col+c.Columns(), last)
		if p := r.cells[k].place; p.row == r.index && p.nth >= 0 {
			rows := 1
			for merges && r.index+rows < len(tb.rows) && tb.goesOn(r.index+rows, &r.cells[k]) {
				rows++
			}
			d.dataCell(r, next-col, rows)
		}
		col = next
	}
	if col < last {
		d.dataCell(r, last-col, 1)
	}
}

func (d *drawer) dataCell(r *row, cols, rows int) {
	kind := page.TD
	if r.index < r.table.heads {
		kind = page.TH
	}
	tag := d.element(kind, r.table.tags[r.index])
	e := &d.tagger.elements[tag-1]
	e.ColSpan, e.RowSpan = int32(cols), int32(rows)
}

// cellTag is what the body of a cell belongs to.
func (d *drawer) cellTag(tb *table, c *cell) int32 {
	if d.role == page.Artifact || c.place.nth < 0 || tb.tags[c.place.row] == 0 {
		return d.parent
	}
	return tb.tags[c.place.row] + 1 + c.place.nth
}
