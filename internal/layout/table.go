package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Limits of tables. Word allows 63 columns; nothing real nests deeper than three.
const (
	maxTableDepth = 20
	maxColumns    = 500
)

// defaultPadding is left and right of a cell's text where nobody says anything. The
// standard has 115 twips (17.4.42); Word's own table style, and LibreOffice, 108.
const defaultPadding = 108 * unit.Twip

// table is a table while it is laid out.
type table struct {
	src     *wml.Table
	context *wml.TableContext
	left    unit.Length   // of the grid from the column's left edge
	edges   []unit.Length // of the grid's columns, from left
	borders *wml.Borders
	margins [4]unit.Length // default paddings: top, left, bottom, right
	shade   *wml.Shading
	spacing unit.Length  // on each side of a cell
	styles  []*wml.Style // the table style and what it is based on
	dress   *dress       // what the style says of cells; nil where nothing
	rows    []*row
	inside  stack   // of the cell being laid out
	head    []slice // the rows repeated on each page
	tall    unit.Length

	placing bool    // it only places blocks
	merges  bool    // cells of it go on from one row to the next
	heads   int     // rows of its head
	tag     int32   // of its element
	tags    []int32 // of the elements of rows; 0 while nothing of one is drawn
}

// The sides of a cell, as indexes.
const (
	sideTop = iota
	sideLeft
	sideBottom
	sideRight
)

// tableRows stacks the rows of a table.
func (s *stack) tableRows(t *wml.Table) {
	if len(t.Rows) == 0 {
		return
	}
	if s.depth >= maxTableDepth {
		s.invalidTable()
		return
	}
	s.depth++
	defer func() { s.depth-- }()
	tb := s.newTable(t)
	s.tellTable(t)
	heading := true
	s.grow(len(t.Rows))
	for i := range t.Rows {
		r := tb.layRow(s, i)
		sl := slice{row: r, height: r.height, tail: r.tail}
		if i == 0 {
			sl.gap, sl.forced, sl.column = s.sane(s.after), s.forced, s.column
		}
		if s.keep {
			sl.penalty = parts
		}
		heading = heading && r.header
		if heading {
			tb.heads++
			tb.head = append(tb.head, slice{row: r.repeat(), height: r.height, tail: r.tail})
			tb.tall += r.height
		}
		s.keep = r.keep || heading
		s.out = append(s.out, sl)
	}
	tb.layTurned(s)
	for i := range tb.head {
		tb.head[i].row.cells = tb.rows[i].cells // with their turned texts
	}
	if len(tb.head) == len(tb.rows) {
		tb.head, tb.tall = nil, 0 // a table of nothing but heads
		s.keep = tb.rows[len(tb.rows)-1].keep
	}
	s.prev, s.after, s.forced, s.column, s.started = nil, 0, false, false, true
}

func (s *stack) newTable(t *wml.Table) *table {
	tb := &table{src: t, context: &wml.TableContext{Style: t.Props.Style}, shade: t.Props.Shade}
	tb.rows = make([]*row, 0, len(t.Rows))
	tb.styles = s.tableStyles(t.Props.Style)
	tb.dress = s.newDress(tb)
	tb.borders = t.Props.Borders
	for _, st := range tb.styles {
		if st.Table != nil {
			tb.borders = underlay(tb.borders, st.Table.Borders)
			if tb.shade == nil {
				tb.shade = st.Table.Shade
			}
		}
	}
	if tb.borders == nil {
		tb.borders = &wml.Borders{}
	}
	tb.spacing = tb.cellSpacing()
	tb.placing = tb.onlyPlaces()
	tb.setMargins()
	tb.measureGrid(s)
	tb.setLeft(s)
	return tb
}

// tableStyles is the chain of a table style, the style itself first.
func (e *engine) tableStyles(id string) []*wml.Style {
	st := e.styles.ByID(id)
	if st == nil || st.Type != wml.TableStyle {
		st = nil
		for _, any := range e.styles.List {
			if any.Type == wml.TableStyle && any.Default {
				st = any
				break
			}
		}
	}
	var chain []*wml.Style
	for st != nil && len(chain) < maxTableDepth {
		chain = append(chain, st)
		if st.BasedOn == "" {
			break
		}
		st = e.styles.ByID(st.BasedOn)
	}
	return chain
}

// underlay fills the edges that are absent with those below in the cascade.
func underlay(over, under *wml.Borders) *wml.Borders {
	if over == nil || under == nil {
		if over == nil {
			return under
		}
		return over
	}
	out := *over
	for _, e := range []struct{ to, from **wml.Border }{
		{&out.Top, &under.Top}, {&out.Left, &under.Left}, {&out.Bottom, &under.Bottom},
		{&out.Right, &under.Right}, {&out.InsideH, &under.InsideH}, {&out.InsideV, &under.InsideV},
	} {
		if *e.to == nil {
			*e.to = *e.from
		}
	}
	return &out
}

func (tb *table) setMargins() {
	tb.margins = [4]unit.Length{sideLeft: defaultPadding, sideRight: defaultPadding}
	for i := len(tb.styles) - 1; i >= 0; i-- {
		if t := tb.styles[i].Table; t != nil {
			tb.margins = withMargins(tb.margins, t.Margins)
		}
	}
	tb.margins = withMargins(tb.margins, tb.src.Props.Margins)
}

func withMargins(m [4]unit.Length, over *wml.CellMargins) [4]unit.Length {
	if over == nil {
		return m
	}
	for side, v := range [4]wml.Opt[unit.Length]{over.Top, over.Left, over.Bottom, over.Right} {
		if v.Set {
			m[side] = min(max(v.V, 0), 22*unit.Inch)
		}
	}
	return m
}

// measureGrid finds the columns' widths: the grid's, stretched to the width that the
// table is to have, else what the cells prefer, else equal shares of the column. Where
// w:tcW and the grid disagree the grid counts (measured in LibreOffice for both
// layouts). A table that fits itself does not leave the sheet, as in Word.
func (tb *table) measureGrid(s *stack) {
	width := s.width
	widths := make([]unit.Length, tb.columns())
	copy(widths, tb.src.Grid)
	tb.fillGrid(s, widths)
	if tb.spacing > 0 {
		tb.widenForWords(s, widths)
	}
	var total unit.Length
	for i := range widths {
		widths[i] = min(max(widths[i], 0), 31*unit.Inch)
		total += widths[i]
	}
	want := total
	switch m := tb.src.Props.Width; {
	case m.Type == wml.MeasurePercent && m.Pct > 0:
		want = width.Scale(int64(min(m.Pct, 50000)), 5000)
	case m.Type == wml.MeasureLength && m.V > 0:
		want = min(m.V, largestPaper)
	case total > width && tb.src.Props.Fixed != wml.On && tb.leavesSheet(s, total):
		want = width
	}
	if total == 0 {
		total = 1
	}
	tb.edges = make([]unit.Length, len(widths)+1)
	var sum unit.Length
	for i, w := range widths {
		sum += w
		tb.edges[i+1] = sum
		if want != total {
			tb.edges[i+1] = want.Scale(int64(sum), int64(total))
		}
	}
}

// leavesSheet reports whether a table without a width of its own would be cut off by
// the right edge of the paper.
func (tb *table) leavesSheet(s *stack, total unit.Length) bool {
	if s.inner || s.paper == nil {
		return false
	}
	return s.paper.left+tb.indent()+total > s.paper.props.Width
}

// columns counts the grid columns that the grid or any row speaks of.
func (tb *table) columns() int {
	n := len(tb.src.Grid)
	for _, r := range tb.src.Rows {
		cols := max(0, r.Props.GridBefore) + max(0, r.Props.GridAfter)
		for _, c := range r.Cells {
			cols += c.Columns()
		}
		n = max(n, cols)
	}
	return min(max(n, 1), maxColumns)
}

// fillGrid gives columns without a usable width what their cells prefer, else what
// their content asks for, else equal shares.
func (tb *table) fillGrid(s *stack, widths []unit.Length) {
	want := widthOf(tb.src.Props.Width, s.width)
	useless := !slices.ContainsFunc(widths, func(w unit.Length) bool { return w >= uselessColumn })
	if !slices.ContainsFunc(widths, func(w unit.Length) bool { return w <= 0 }) && (!useless || want > 0) {
		return // of a grid that is stretched to a width only the proportions count
	}
	whole := want
	if whole <= 0 {
		whole = s.width
	}
	preferred := tb.preferredWidths(len(widths), whole)
	if useless && tb.fitsContent(s, preferred) {
		copy(widths, tb.fitColumns(s, preferred, want, s.width))
		return
	}
	missing := 0
	var known unit.Length
	for i, w := range widths {
		if (w <= 0 || useless) && preferred[i] > 0 {
			w, widths[i] = preferred[i], preferred[i]
		}
		known += max(0, w)
		if w <= 0 {
			missing++
		}
	}
	share := max(s.width-known, unit.Inch/2) / unit.Length(max(1, missing))
	for i, w := range widths {
		if w <= 0 {
			widths[i] = share
		}
	}
}

// setLeft places the grid in the column. Below compatibility mode 15 a table
// reaches into the margin by its padding (not by a cell's own), so that its text stands on the margin;
// from 15 on, and inside a cell, its border stands on the margin (measured in
// LibreOffice, which imitates Word here).
func (tb *table) setLeft(s *stack) {
	total := tb.edges[len(tb.edges)-1]
	edge := tb.borders.Left
	if first := tb.src.Rows[0]; len(first.Cells) > 0 {
		if b := first.Cells[0].Props.Borders; b != nil && b.Left != nil {
			edge = b.Left
		}
	}
	switch tb.align() {
	case wml.AlignCenter:
		tb.left = (s.width - total) / 2
	case wml.AlignRight:
		tb.left = s.width - total
	default:
		tb.left = tb.indent()
		if s.legacy && !s.inner {
			tb.left -= inset(tb.margins[sideLeft], edge)
		} else {
			tb.left += strokeWidth(edge) / 2
		}
	}
	tb.left = min(max(tb.left, -s.largest), s.largest)
}

func (tb *table) indent() unit.Length {
	if v := tb.src.Props.Indent; v.Set {
		return v.V
	}
	for _, st := range tb.styles {
		if st.Table != nil && st.Table.Indent.Set {
			return st.Table.Indent.V
		}
	}
	return 0
}

// inset is the distance of a cell's text from the grid line: its padding, but
// never less than the half of the border that lies inside.
func inset(padding unit.Length, b *wml.Border) unit.Length {
	return max(padding, strokeWidth(b)/2)
}
