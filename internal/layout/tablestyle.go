package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// dress is what the style of a table says of its parts (17.7.6): which of them the
// table shows, how wide its bands are, and what each kind of cell wears.
type dress struct {
	shown         wml.TableParts
	rows, columns int // of a band
	worn          map[wml.TableParts][]wml.TablePart
}

// newDress is nil where the style says nothing of cells.
func (s *stack) newDress(tb *table) *dress {
	parts, any := s.styles.Dressed(tb.context)
	if !any {
		return nil
	}
	return &dress{
		shown: parts & looked(tb.src), worn: map[wml.TableParts][]wml.TablePart{},
		rows: bandSize(tb, "tblStyleRowBandSize"), columns: bandSize(tb, "tblStyleColBandSize"),
	}
}

// The bits of w:tblLook/@w:val (17.4.55).
var lookBits = []struct {
	bit    int
	name   string
	parts  wml.TableParts
	unless bool // the bit takes the parts away
}{
	{0x0020, "firstRow", wml.FirstRow, false},
	{0x0040, "lastRow", wml.LastRow, false},
	{0x0080, "firstColumn", wml.FirstColumn, false},
	{0x0100, "lastColumn", wml.LastColumn, false},
	{0x0200, "noHBand", wml.OddRows | wml.EvenRows, true},
	{0x0400, "noVBand", wml.OddColumns | wml.EvenColumns, true},
}

// usualLook is what a table without w:tblLook shows, in LibreOffice and in what Word
// itself writes: first row, first column and bands of rows.
const usualLook = 0x04A0

// looked is the set of parts that a table wants to show. The attributes of newer
// documents say the same as the number of older ones.
func looked(t *wml.Table) wml.TableParts {
	var words *wml.Node
	for _, n := range t.Props.Extra {
		if n.Name.Local == "tblLook" {
			words = n
		}
	}
	bits, err := strconv.ParseUint(t.Props.Look, 16, 16)
	if err != nil && words == nil {
		bits = usualLook
	}
	out := wml.TopRight | wml.TopLeft | wml.BottomRight | wml.BottomLeft
	for _, l := range lookBits {
		on := int(bits)&l.bit != 0
		if words != nil && words.Attr(l.name) != "" {
			on = oneOf(words.Attr(l.name), "1", "true", "on")
		}
		if on != l.unless {
			out |= l.parts
		}
	}
	return out
}

// bandSize is how many rows or columns a band has; 1 where the style is silent.
func bandSize(tb *table, name string) int {
	for _, st := range tb.styles {
		if st.Table == nil {
			continue
		}
		for _, n := range st.Table.Extra {
			if v, ok := atoi(n.Attr("val")); ok && n.Name.Local == name && v > 0 {
				return v
			}
		}
	}
	return 1
}

// place is where a cell stands in its table, counted in rows and cells.
type tableSpot struct{ row, rows, cell, cells int }

// partsOf is the set of parts that a cell belongs to.
func (d *dress) partsOf(at tableSpot) wml.TableParts {
	var out wml.TableParts
	first := d.shown&wml.FirstRow != 0 && at.row == 0
	last := d.shown&wml.LastRow != 0 && at.row == at.rows-1 && !first
	left := d.shown&wml.FirstColumn != 0 && at.cell == 0
	right := d.shown&wml.LastColumn != 0 && at.cell == at.cells-1 && !left
	for _, p := range []struct {
		in   bool
		part wml.TableParts
	}{
		{first, wml.FirstRow}, {last, wml.LastRow}, {left, wml.FirstColumn}, {right, wml.LastColumn},
		{first && left, wml.TopLeft}, {first && right, wml.TopRight}, {last && left, wml.BottomLeft}, {last && right, wml.BottomRight},
	} {
		if p.in {
			out |= p.part
		}
	}
	if !first && !last {
		out |= band(at.row-shownFirst(d.shown, wml.FirstRow), d.rows, wml.OddRows, wml.EvenRows)
	}
	if !left && !right {
		out |= band(at.cell-shownFirst(d.shown, wml.FirstColumn), d.columns, wml.OddColumns, wml.EvenColumns)
	}
	return out & d.shown
}

func shownFirst(shown, part wml.TableParts) int {
	if shown&part != 0 {
		return 1
	}
	return 0
}

func band(i, size int, odd, even wml.TableParts) wml.TableParts {
	if i/size%2 == 0 {
		return odd
	}
	return even
}

// spotOf is where cell k of row i stands.
func (tb *table) spotOf(i, k int) tableSpot {
	return tableSpot{i, len(tb.src.Rows), k, len(tb.src.Rows[i].Cells)}
}

// cellContext is the table around the text of a cell, with the parts of its style
// that the cell belongs to.
func (tb *table) cellContext(i, k int) *wml.TableContext {
	if tb.dress == nil {
		return tb.context
	}
	parts := tb.dress.partsOf(tb.spotOf(i, k))
	if parts == 0 {
		return tb.context
	}
	return &wml.TableContext{Style: tb.context.Style, Parts: parts}
}

// wornBy lists what a cell wears of the style, the strongest last.
func (tb *table) wornBy(s *stack, i, k int) []wml.TablePart {
	if tb.dress == nil {
		return nil
	}
	parts := tb.dress.partsOf(tb.spotOf(i, k))
	list, known := tb.dress.worn[parts]
	if !known {
		list = s.styles.TablePartsOf(&wml.TableContext{Style: tb.context.Style, Parts: parts})
		tb.dress.worn[parts] = list
	}
	return list
}

// dressed is a cell's properties with those of the style below them, borders apart.
func (tb *table) dressed(s *stack, i, k int) wml.CellProps {
	out := tb.src.Rows[i].Cells[k].Props
	list := tb.wornBy(s, i, k)
	for n := len(list) - 1; n >= 0; n-- {
		under := &list[n].Cell
		if out.Shade == nil {
			out.Shade = under.Shade
		}
		if out.VAlign == wml.CellAlignUnset {
			out.VAlign = under.VAlign
		}
		out.Margins = marginsOver(out.Margins, under.Margins)
	}
	return out
}

// marginsOver fills the sides that are absent with those below.
func marginsOver(over, under *wml.CellMargins) *wml.CellMargins {
	if over == nil || under == nil {
		if over == nil {
			return under
		}
		return over
	}
	out := *over
	for _, side := range []struct{ to, from *wml.Opt[unit.Length] }{
		{&out.Top, &under.Top}, {&out.Left, &under.Left}, {&out.Bottom, &under.Bottom}, {&out.Right, &under.Right},
	} {
		if !side.to.Set {
			*side.to = *side.from
		}
	}
	return &out
}

// dressBorders lays the borders of the style's parts over those of the table. Edges
// of a part are its outer borders, lines within it its inner ones.
func (tb *table) dressBorders(s *stack, b *[4]*wml.Border, i, k int) {
	if tb.dress == nil {
		return
	}
	at := tb.spotOf(i, k)
	for _, p := range tb.wornBy(s, i, k) {
		own := p.Cell.Borders
		if own == nil {
			continue
		}
		edge := tb.dress.edgesOf(p.Part, at)
		outer := [4]*wml.Border{own.Top, own.Left, own.Bottom, own.Right}
		inner := [4]*wml.Border{own.InsideH, own.InsideV, own.InsideH, own.InsideV}
		for side := range b {
			v := inner[side]
			if edge[side] {
				v = outer[side]
			}
			if v != nil {
				b[side] = v
			}
		}
	}
}

// edgesOf tells on which sides a cell stands at the edge of a part.
func (d *dress) edgesOf(part wml.TableParts, at tableSpot) [4]bool {
	e := [4]bool{
		sideTop: at.row == 0, sideBottom: at.row == at.rows-1,
		sideLeft: at.cell == 0, sideRight: at.cell == at.cells-1,
	}
	switch part {
	case wml.FirstRow, wml.LastRow:
		e[sideTop], e[sideBottom] = true, true
	case wml.FirstColumn, wml.LastColumn:
		e[sideLeft], e[sideRight] = true, true
	case wml.OddRows, wml.EvenRows:
		n := at.row - shownFirst(d.shown, wml.FirstRow)
		e[sideTop], e[sideBottom] = n%d.rows == 0, n%d.rows == d.rows-1 || e[sideBottom]
	case wml.OddColumns, wml.EvenColumns:
		n := at.cell - shownFirst(d.shown, wml.FirstColumn)
		e[sideLeft], e[sideRight] = n%d.columns == 0, n%d.columns == d.columns-1 || e[sideRight]
	case wml.TopLeft, wml.TopRight, wml.BottomLeft, wml.BottomRight:
		e = [4]bool{true, true, true, true}
	}
	return e
}
