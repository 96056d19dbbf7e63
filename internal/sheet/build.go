package sheet

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
)

// rawRow is one row as it stands in the file: cells from column 1 on.
type rawRow struct {
	number int
	cells  []Cell
	given  int // cells that the file writes in the row; 0 where it does not write empty ones
	hidden bool
}

// builder makes a table of raw rows. The first rows wait until the heading among
// them is known.
type builder struct {
	*reader
	t       *Table
	waiting []rawRow
	named   []bool // by column of the sheet, from 0: the heading gives it a name
	told    []bool // by column of the sheet: that it has data and no name was told
	given   int    // cells that the heading was written with
	pool    pool
	stopped bool // a limit was reached; what follows is not read
}

// headingWithin is the number of rows among which the heading is looked for.
const headingWithin = 20

func newBuilder(r *reader, t *Table) *builder { return &builder{reader: r, t: t} }

// add takes the next row. The cells stay the caller's.
func (b *builder) add(row rawRow) {
	row.cells = trimRight(row.cells)
	if len(row.cells) == 0 || b.stopped {
		return // blank rows are skipped, but they have counted
	}
	if len(row.cells) > b.opt.Limits.Columns {
		b.reader.add(place(tooManyColumns(b.opt.Limits.Columns), b.t.Sheet, row.number, len(row.cells), ""))
		b.stopped = true
		return
	}
	b.t.width = max(b.t.width, len(row.cells))
	if b.t.HeadingRow > 0 {
		b.data(row)
		return
	}
	row.cells = slices.Clone(row.cells)
	if b.waiting = append(b.waiting, row); len(b.waiting) == headingWithin {
		b.settle()
	}
}

func trimRight(cells []Cell) []Cell {
	n := len(cells)
	for n > 0 && cells[n-1].Kind == Empty {
		n--
	}
	return cells[:n]
}

// finish gives the table when all rows were added, nil where there is no heading or
// where a limit was reached: half a file must not pass for the whole.
func (b *builder) finish() *Table {
	if b.t.HeadingRow == 0 {
		b.settle()
	}
	switch {
	case b.t.HeadingRow == 0:
		b.reader.add(noRows())
		return nil
	case b.stopped:
		return nil
	case len(b.t.Rows) == 0:
		b.reader.add(noRows())
	}
	return b.t
}

// settle finds the heading among the rows that wait and reads the others after it.
func (b *builder) settle() {
	if len(b.waiting) == 0 {
		return
	}
	at := findHeading(b.waiting, b.t.width)
	b.heading(b.waiting[at])
	for _, row := range b.waiting[at+1:] {
		if !b.stopped {
			b.data(row)
		}
	}
	b.waiting = nil
}

// findHeading gives the first row that has at least two cells and fills at least
// half of the width, one of them with text; where no row does, the first. Offices
// put the name of the agency and a title over a table: these fill one or two cells.
func findHeading(rows []rawRow, width int) int {
	for i, row := range rows {
		filled, texts := 0, 0
		for _, c := range row.cells {
			if c.Kind != Empty {
				filled++
			}
			if c.Kind == Text && readNumber(c.Value).form == noNumber {
				texts++
			}
		}
		if filled >= 2 && filled*2 >= width && texts > 0 {
			return i
		}
	}
	return 0
}

// heading names the columns. A column without a name is left out; that is a problem
// once data stand in it.
func (b *builder) heading(row rawRow) {
	b.t.HeadingRow, b.given = row.number, row.given
	b.named = make([]bool, b.opt.Limits.Columns)
	b.told = make([]bool, b.opt.Limits.Columns)
	first := map[string]int{}
	for i, cell := range row.cells {
		name := headingName(cell.Value)
		if name == "" {
			continue
		}
		b.named[i] = true
		if n := noteOf(row.cells, i); n >= 0 {
			b.t.notes[n] = i + 1
			continue
		}
		b.t.Columns = append(b.t.Columns, Column{Name: name, Index: i + 1})
		b.checkText(b.t.Sheet, row.number, i+1, name, cell.Value)
		if other, taken := first[sameName(name)]; taken {
			b.reader.add(place(duplicateColumn(name, other), b.t.Sheet, row.number, i+1, name))
			continue
		}
		first[sameName(name)] = i + 1
	}
}

func duplicateColumn(name string, other int) diag.Problem {
	return diag.Problem{Code: "table.duplicate_column",
		Message: diag.Say("Trùng tên cột «%s» (đã có ở cột %s).", "The name of the column «%s» is taken (by column %s).", shown(name), columnName(other)),
		Hint:    diag.Say("Đặt cho mỗi cột một tên riêng.", "Give each column a name of its own.")}
}

// data takes one row under the heading.
func (b *builder) data(row rawRow) {
	limits, columns := b.opt.Limits, len(b.t.Columns)
	if len(b.t.Rows) == limits.Rows || b.pool.taken+columns > limits.Cells {
		b.reader.add(place(tooManyRows(limits.Rows), b.t.Sheet, row.number, 0, ""))
		b.stopped = true
		return
	}
	cells := b.pool.take(columns)
	for c, column := range b.t.Columns {
		if column.Index <= len(row.cells) {
			cells[c] = row.cells[column.Index-1]
			b.checkText(b.t.Sheet, row.number, column.Index, column.Name, cells[c].Value)
		}
	}
	b.t.Rows = append(b.t.Rows, Row{Number: row.number, Cells: cells})
	if row.hidden {
		b.t.Hidden++
	}
	b.checkWidth(row)
}

// checkWidth finds a row that has too many or too few cells, and data under no name.
func (b *builder) checkWidth(row rawRow) {
	last := 0
	if n := len(b.t.Columns); n > 0 {
		last = b.t.Columns[n-1].Index
	}
	switch {
	case row.given > 0 && len(row.cells) > b.given:
		b.reader.add(place(ragged(len(row.cells), b.given), b.t.Sheet, row.number, 0, ""))
		return
	case row.given > 0 && row.given < last:
		b.reader.add(place(ragged(row.given, last), b.t.Sheet, row.number, 0, ""))
	}
	for i, cell := range row.cells {
		if cell.Kind != Empty && !b.named[i] && !b.told[i] {
			b.told[i] = true
			b.reader.add(place(unnamedColumn(i+1, row.number, cell.Value), b.t.Sheet, b.t.HeadingRow, i+1, ""))
		}
	}
}

func ragged(has, want int) diag.Problem {
	return diag.Problem{Code: "table.ragged",
		Message: diag.Say("Dòng thừa hoặc thiếu ô: dòng có %d ô, bảng có %d cột.", "The row has %d cells, the table has %d columns.", has, want),
		Hint: diag.Say("Ô có dấu ngăn cách bên trong phải đặt giữa hai dấu nháy kép; ô trống vẫn phải có dấu ngăn cách.",
			"A cell with a separator in it stands between quotes; an empty cell still has its separator.")}
}

func unnamedColumn(column, row int, value string) diag.Problem {
	return diag.Problem{Code: "table.unnamed_column",
		Message: diag.Say("Cột %s không có tên nhưng có dữ liệu («%s» ở dòng %d).", "The column %s has no name but has data («%s» in row %d).", columnName(column), shown(value), row),
		Hint:    diag.Say("Đặt tên cho cột ở dòng tiêu đề, hoặc xoá cột.", "Name the column in the heading, or remove it.")}
}

// checkText finds what no document can hold.
func (r *reader) checkText(sheet string, row, column int, heading, value string) {
	if limit := r.opt.Limits.Cell; len(value) > limit {
		r.add(place(diag.Problem{Code: "text.too_long",
			Message: diag.Say("Ô dài %d KB, tối đa %d KB.", "The cell has %d KB, the limit is %d KB.", len(value)>>10, limit>>10),
			Hint:    diag.Say("Hãy rút ngắn nội dung ô.", "Shorten the cell.")}, sheet, row, column, heading))
	}
	for n := range len(value) {
		if c := value[n]; c == 0x7f || c < ' ' && c != '\t' && c != '\n' {
			r.add(place(diag.Problem{Code: "text.control_char",
				Message: diag.Say("Ô có ký tự điều khiển U+%04X.", "The cell has the control character U+%04X.", c),
				Hint: diag.Say("Hãy gõ lại nội dung ô; ký tự này thường do dán từ nơi khác.",
					"Type the cell again; such a character often comes from pasting.")}, sheet, row, column, heading))
			return
		}
	}
}
