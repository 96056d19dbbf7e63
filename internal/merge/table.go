package merge

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

// missing stands for a value that is not known or cannot be computed.
const missing = "-"

// table writes a free table: title, unit line, head, rows, total.
func (w *bodyWriter) table(x *record.Table) []wml.Block {
	leaves := leafColumns(x.Columns)
	grid := w.shares(leaves)
	t := w.newTable(grid, x.At)
	t.Rows = w.headRows(x.Columns, grid)
	t.Rows = slices.Grow(t.Rows, len(x.Rows)+1)
	for i := range x.Rows {
		t.Rows = append(t.Rows, w.row(&x.Rows[i], leaves, grid))
	}
	if x.Total != nil {
		t.Rows = append(t.Rows, w.totalRow(x, leaves, grid))
	}
	return w.titled(x.Title, x.Unit, t)
}

// titled puts the title above a table and, flush right, its unit.
func (w *bodyWriter) titled(title, unitOf record.Text, t *wml.Table) []wml.Block {
	var out []wml.Block
	if !title.Blank() {
		p := styled(w.s.tableTitle, title.At, 1)
		p.Content = append(p.Content, textRun(title.S, wml.RunProps{}, title.At))
		out = append(out, p)
	}
	if !unitOf.Blank() {
		p := styled(w.s.tableUnit, unitOf.At, 1)
		p.Content = append(p.Content, textRun(led("Đơn vị tính: ", unitOf.S), wml.RunProps{}, unitOf.At))
		out = append(out, p)
	}
	if len(out) == 0 {
		out = append(out, w.gapBefore()...)
	}
	return append(out, t)
}

// gapBefore parts a table from the text above it as paragraphs are parted.
func (w *bodyWriter) gapBefore() []wml.Block {
	s := w.m.styles.ByName("Khoảng cách")
	if s == nil {
		return nil
	}
	return []wml.Block{styled(s.ID, "", 0)}
}

func (w *bodyWriter) newTable(grid []unit.Length, at diag.Pointer) *wml.Table {
	total := unit.Length(0)
	for _, g := range grid {
		total += g
	}
	return &wml.Table{
		Props: wml.TableProps{
			Style: w.s.grid, Width: wml.Measure{Type: wml.MeasureLength, V: total},
			Align: wml.AlignCenter, Fixed: wml.On, Look: "04A0",
		},
		Grid: grid, At: at,
	}
}

func leafColumns(cols []record.Column) []record.Column {
	if !slices.ContainsFunc(cols, func(c record.Column) bool { return len(c.Group) > 0 }) {
		return cols
	}
	var out []record.Column
	for _, c := range cols {
		if len(c.Group) > 0 {
			out = append(out, leafColumns(c.Group)...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// shares divides the text width by the writer's percentages; columns without one
// share what is left, and a sum other than 100 is scaled. The grid is in whole
// twips and sums up to the text width exactly.
func (w *bodyWriter) shares(cols []record.Column) []unit.Length {
	given, open := 0, 0
	for _, c := range cols {
		given += c.Percent
		if c.Percent == 0 {
			open++
		}
	}
	weight := make([]int64, len(cols))
	rest := max(10000-given, 500*open) // a column is never thinner than 5 percent for want of a share
	for i, c := range cols {
		weight[i] = int64(c.Percent)
		if c.Percent == 0 {
			weight[i] = int64(rest / open)
		}
	}
	return divide(w.m.width, weight)
}

// divide cuts a width into whole twips by weight, the last share taking up what
// rounding leaves.
func divide(width unit.Length, weight []int64) []unit.Length {
	total := int64(0)
	for _, x := range weight {
		total += x
	}
	if total == 0 {
		return nil
	}
	out := make([]unit.Length, len(weight))
	whole := width / unit.Twip * unit.Twip
	used, sum := unit.Length(0), int64(0)
	for i, x := range weight {
		sum += x
		edge := whole.Scale(sum, total) / unit.Twip * unit.Twip
		out[i] = edge - used
		used = edge
	}
	return out
}

// headRows makes the head: one row, or two where a column has columns under it.
func (w *bodyWriter) headRows(cols []record.Column, grid []unit.Length) []*wml.Row {
	deep := false
	for _, c := range cols {
		deep = deep || len(c.Group) > 0
	}
	first, second := headRow(len(grid)), headRow(len(grid))
	at := 0
	for _, c := range cols {
		span := max(1, len(leafColumns(c.Group)))
		cell := w.cellOf(grid[at:at+span], w.s.head, c.Title.S, c.Title.At)
		if deep && len(c.Group) == 0 {
			cell.Props.VMerge = wml.VMergeRestart
		}
		first.Cells = append(first.Cells, cell)
		second.Cells = append(second.Cells, w.under(c, grid[at:at+span])...)
		at += span
	}
	if !deep {
		return []*wml.Row{first}
	}
	return []*wml.Row{first, second}
}

// under makes the cells of the second head row below a column.
func (w *bodyWriter) under(c record.Column, grid []unit.Length) []*wml.Cell {
	if len(c.Group) == 0 {
		cell := w.cellOf(grid, w.s.head, "", "")
		cell.Props.VMerge = wml.VMergeContinue
		return []*wml.Cell{cell}
	}
	var out []*wml.Cell
	for i, leaf := range leafColumns(c.Group) {
		out = append(out, w.cellOf(grid[i:i+1], w.s.head, leaf.Title.S, leaf.Title.At))
	}
	return out
}

// headRow repeats on each page. It must not carry cantSplit: LibreOffice loses
// the rows after a first row that does.
func headRow(cells int) *wml.Row {
	return &wml.Row{Props: wml.RowProps{Header: wml.On}, Cells: make([]*wml.Cell, 0, cells)}
}

func bodyRow(at diag.Pointer, cells int) *wml.Row {
	return &wml.Row{Props: wml.RowProps{CantSplit: wml.On}, At: at, Cells: make([]*wml.Cell, 0, cells)}
}

func (w *bodyWriter) cellOf(grid []unit.Length, style, text string, at diag.Pointer) *wml.Cell {
	return w.spanCell(grid, style, []record.Span{{S: text}}, at, false)
}

func (w *bodyWriter) spanCell(grid []unit.Length, style string, spans []record.Span, at diag.Pointer, bold bool) *wml.Cell {
	width := unit.Length(0)
	for _, g := range grid {
		width += g
	}
	p := styled(style, at, len(spans))
	if bold {
		spans = emboldened(spans)
	}
	p.Content = w.spanRuns(p.Content, spans, at)
	c := newCell(p)
	c.Props.Width = wml.Measure{Type: wml.MeasureLength, V: width}
	c.Props.VAlign = wml.CellMiddle
	if len(grid) > 1 {
		c.Props.Span = len(grid)
	}
	return c
}

func emboldened(spans []record.Span) []record.Span {
	out := slices.Clone(spans)
	for i := range out {
		out[i].Bold = true
	}
	return out
}

// alignStyle is the style of a column's cells; numbers stand right where the
// writer did not choose.
func (w *bodyWriter) alignStyle(a record.Align, number bool) string {
	switch {
	case a == record.Center:
		return w.s.cellCenter
	case a == record.Right, a == record.Default && number:
		return w.s.cellRight
	case a == record.Justify:
		return w.s.cellBoth
	}
	return w.s.cell
}

func (w *bodyWriter) row(x *record.Row, cols []record.Column, grid []unit.Length) *wml.Row {
	row := bodyRow(x.At, len(grid))
	if !x.Heading.Blank() {
		row.Cells = append(row.Cells, w.spanCell(grid, w.s.cell, []record.Span{{S: x.Heading.S}}, x.Heading.At, true))
		return row
	}
	for i, c := range x.Cells {
		if i < len(grid) {
			row.Cells = append(row.Cells, w.valueCell(c, cols[i].Align, grid[i:i+1], false))
		}
	}
	return row
}

// valueCell writes one value: a number with the digits it was given, a text as it
// is, nothing known as a dash.
func (w *bodyWriter) valueCell(c record.Cell, a record.Align, grid []unit.Length, bold bool) *wml.Cell {
	number := c.Number != "" || c.Null
	spans := c.Spans
	switch {
	case c.Null:
		spans = []record.Span{{S: missing}}
	case c.Number != "":
		spans = []record.Span{{S: formatted(c.Number)}}
	}
	return w.spanCell(grid, w.alignStyle(a, number), spans, c.At, bold)
}

func formatted(number string) string {
	d, err := words.ParseDecimal(number)
	if err != nil {
		return number // record has let only numbers through
	}
	return d.Format()
}

// totalRow sums the chosen columns; its label stands before the first of them.
func (w *bodyWriter) totalRow(x *record.Table, cols []record.Column, grid []unit.Length) *wml.Row {
	row := bodyRow(x.Total.At, len(grid))
	summed := map[int]bool{}
	first := len(grid)
	for _, c := range x.Total.Columns {
		if c < len(grid) {
			summed[c] = true
			first = min(first, c)
		}
	}
	if first > 0 {
		label := x.Total.Label.S
		if label == "" {
			label = "Tổng cộng"
		}
		row.Cells = append(row.Cells, w.spanCell(grid[:first], w.s.cellCenter, []record.Span{{S: label}}, x.Total.Label.At, true))
	}
	for i := first; i < len(grid); i++ {
		var spans []record.Span
		if summed[i] {
			spans = []record.Span{{S: w.sum(x.Rows, i)}}
		}
		row.Cells = append(row.Cells, w.spanCell(grid[i:i+1], w.alignStyle(cols[i].Align, true), spans, x.Total.At, true))
	}
	return row
}

// sum adds up the numbers of a column. A text among them cannot be added and is
// reported; what is missing, blank or a dash counts nothing.
func (w *bodyWriter) sum(rows []record.Row, column int) string {
	var total words.Decimal
	for _, r := range rows {
		if column >= len(r.Cells) {
			continue
		}
		c := r.Cells[column]
		if c.Number == "" {
			if s := strings.TrimSpace(spanText(c.Spans)); s != "" && s != missing {
				w.notNumber(c)
			}
			continue
		}
		if d, err := words.ParseDecimal(c.Number); err == nil {
			total = total.Add(d)
		}
	}
	return total.Format()
}

func (w *bodyWriter) notNumber(c record.Cell) {
	w.m.problems = append(w.m.problems, diag.Problem{
		Code: "number.type", Severity: diag.Error, At: c.At,
		Message: diag.Say("Ô «%s» nằm trong cột được cộng nhưng không phải là số.",
			"The cell «%s» stands in a summed column and is no number.", spanText(c.Spans)),
		Hint: diag.Say("Viết số không có dấu nháy, ví dụ 1543.2, hoặc để null nếu chưa có số liệu.",
			"Write a number without quotes, such as 1543.2, or null where there is none."),
	})
}

func spanText(spans []record.Span) string {
	s := ""
	for _, sp := range spans {
		s += sp.S
	}
	return s
}
