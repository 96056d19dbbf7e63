package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/internal/words"
)

// columnNames are the names under which expressions find the columns: each by its
// heading and, unless another column has that name, by the heading's identifier:
// «Mã đơn vị» is also ma_don_vi. A name that two headings make stands for neither.
type columnNames map[string]int

func namesOf(columns []string) columnNames {
	names := make(columnNames, 2*len(columns))
	for i, c := range columns {
		names[c] = i
	}
	made := make(map[string]int, len(columns))
	for i, c := range columns {
		id := record.Identifier(c)
		if _, taken := names[id]; id == "" || taken {
			continue
		}
		if _, twice := made[id]; twice {
			i = -1
		}
		made[id] = i
	}
	for id, i := range made {
		if i >= 0 {
			names[id] = i
		}
	}
	return names
}

func headings(t *sheet.Table) []string {
	out := make([]string, len(t.Columns))
	for i := range t.Columns {
		out[i] = t.Columns[i].Name
	}
	return out
}

// findColumn finds a column by its heading or by the identifier of it; -1 where
// there is none.
func findColumn(t *sheet.Table, name string) int {
	if i := t.Find(name); i >= 0 {
		return i
	}
	names := namesOf(headings(t))
	if i, ok := names[name]; ok {
		return i
	}
	if i, ok := names[record.Identifier(name)]; ok {
		return i
	}
	return -1
}

// view is a table as expressions see it.
type view struct {
	table *sheet.Table
	names columnNames
}

// viewOf uses the names that a template was compiled with where they are those of
// the table.
func viewOf(t *sheet.Table, columns []string, names columnNames) *view {
	if len(columns) == len(t.Columns) {
		same := true
		for i := range columns {
			same = same && columns[i] == t.Columns[i].Name
		}
		if same {
			return &view{t, names}
		}
	}
	return &view{t, namesOf(headings(t))}
}

func (v *view) cell(row, column int) sheet.Cell {
	if cells := v.table.Rows[row].Cells; column < len(cells) {
		return cells[column]
	}
	return sheet.Cell{}
}

// valueOf is a cell as expressions see it; an empty one is nil.
func valueOf(c sheet.Cell) any {
	switch c.Kind {
	case sheet.Text:
		return c.Value
	case sheet.Number:
		if d, err := words.ParseDecimal(c.Value); err == nil {
			return d
		}
		return c.Value
	case sheet.Date:
		if d, err := words.ParseDate(c.Value); err == nil {
			return d
		}
		return c.Value
	case sheet.Bool:
		return c.Value == "true"
	}
	return nil
}

// printed is a cell as a text: a key, a name in a message.
func printed(c sheet.Cell) string {
	if c.Kind == sheet.Empty {
		return ""
	}
	return merge.Print(valueOf(c))
}

// place is a cell, or a row where column is -1.
type place struct {
	table       *sheet.Table
	row, column int
}

// at places a problem there.
func (c place) at(p diag.Problem) diag.Problem { return c.table.At(p, c.row, c.column) }

// located is an object that knows where a value of its names stands.
type located interface {
	merge.Object
	place(name string) (place, bool)
}

// row is one row as expressions see it.
type row struct {
	view  *view
	index int
}

// Get implements merge.Object.
func (r *row) Get(name string) (any, error) {
	c, ok := r.view.names[name]
	if !ok {
		return nil, merge.ErrNoName
	}
	return valueOf(r.view.cell(r.index, c)), nil
}

func (r *row) place(name string) (place, bool) {
	c, ok := r.view.names[name]
	return place{r.view.table, r.index, c}, ok
}

// rowsOf makes the list that «dong» is.
func rowsOf(v *view, indexes []int) []any {
	rows, list := make([]row, len(indexes)), make([]any, len(indexes))
	for i, n := range indexes {
		rows[i] = row{v, n}
		list[i] = &rows[i]
	}
	return list
}

// iteration is one turn of a loop: the names of its element, the element itself
// under the name that «lap» gives it, and the turn's number.
type iteration struct {
	variable string
	value    any
	number   int
}

// numberName is the number of a turn, counted from 1 over those that «neu» keeps.
const numberName = "so_thu_tu"

// Get implements merge.Object.
func (it *iteration) Get(name string) (any, error) {
	if name == it.variable && name != "" {
		return it.value, nil
	}
	if o, ok := it.value.(merge.Object); ok {
		if v, err := o.Get(name); err != merge.ErrNoName {
			return v, err
		}
	}
	if name == numberName {
		return words.FromInt(int64(it.number)), nil
	}
	return nil, merge.ErrNoName
}

func (it *iteration) place(name string) (place, bool) {
	if o, ok := it.value.(located); ok {
		return o.place(name)
	}
	return place{}, false
}
