package batch

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/sheet"
)

// Group is the rows that make one document.
type Group struct {
	Key   string // the group's value, or the row's number in the sheet
	Table *sheet.Table
	Rows  []int // indexes into Table.Rows
}

// Groups gathers the rows whose cells in a column are equal, in the order in which
// each value appears first; "" makes one group a row. Rows that state totals are in
// no group: they are held against the sums of the others, and a difference is a
// problem with its cell. So is a cell of the column that is empty.
func Groups(t *sheet.Table, by string) ([]Group, []diag.Problem) {
	column := -1
	if by != "" {
		if column = findColumn(t, by); column < 0 {
			return nil, []diag.Problem{noColumn(by, headings(t))}
		}
	}
	v := &view{table: t}
	totals := totalRows(v)
	groups, problems := gather(v, column, totals)
	return groups, append(problems, checkTotals(v, column, totals)...)
}

func gather(v *view, column int, totals []int) (groups []Group, problems []diag.Problem) {
	known := map[string]int{}
	for i := range v.table.Rows {
		if len(totals) > 0 && totals[0] == i {
			totals = totals[1:]
			continue
		}
		if column < 0 {
			groups = append(groups, Group{Key: strconv.Itoa(v.table.Rows[i].Number), Table: v.table, Rows: []int{i}})
			continue
		}
		key := strings.TrimSpace(printed(v.cell(i, column)))
		if key == "" {
			problems = append(problems, emptyKey(v.table, i, column))
			continue
		}
		n, ok := known[key]
		if !ok {
			n = len(groups)
			known[key] = n
			groups = append(groups, Group{Key: key, Table: v.table})
		}
		groups[n].Rows = append(groups[n].Rows, i)
	}
	return groups, problems
}

func emptyKey(t *sheet.Table, row, column int) diag.Problem {
	return t.At(diag.Problem{
		Code: "table.empty_key", Severity: diag.Error,
		Message: diag.Say("Cột «%s» gộp các dòng thành từng văn bản, nhưng dòng %d để trống ô này.",
			"The column “%s” groups the rows into documents, but row %d leaves it empty.", t.Columns[column].Name, t.Rows[row].Number),
		Hint: diag.Say("Hãy điền ô đó, hoặc xóa dòng.", "Fill the cell in, or delete the row."),
	}, row, column)
}

// noColumn reports a name that no column has, with the nearest that there is.
func noColumn(name string, columns []string) diag.Problem {
	return diag.Problem{
		Code: "table.mapping", Severity: diag.Error,
		Message: diag.Say("Bảng không có cột «%s».", "The table has no column “%s”.", quoted(name)),
		Hint:    nearestColumn(name, columns),
	}
}

// listedColumns is how many headings a hint names.
const listedColumns = 20

func nearestColumn(name string, columns []string) diag.Text {
	if near := diag.Nearest(name, columns); near != "" {
		return diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", near)
	}
	if len(columns) > listedColumns {
		columns = columns[:listedColumns]
	}
	list := quoted(strings.Join(columns, ", "))
	return diag.Say("Các cột có: %s.", "The columns are: %s.", list)
}

// quoted shortens what a message repeats of the input.
func quoted(s string) string {
	const limit = 400
	r := []rune(s)
	if len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}

// whole is a group as expressions see it: the columns that are equal in all its rows
// stand for themselves.
type whole struct {
	view *view
	key  string
	rows []int
	list []any // dong
}

func newWhole(v *view, key string, rows []int) *whole {
	return &whole{view: v, key: key, rows: rows, list: rowsOf(v, rows)}
}

// Names that groups have besides their columns.
const (
	rowsName = "dong"
	keyName  = "khoa"
)

// Get implements merge.Object.
func (w *whole) Get(name string) (any, error) {
	c, ok := w.view.names[name]
	switch {
	case name == rowsName:
		return w.list, nil
	case name == keyName && !ok:
		return w.key, nil
	case !ok:
		return nil, merge.ErrNoName
	case len(w.rows) == 0:
		return nil, nil
	}
	first := w.view.cell(w.rows[0], c)
	for _, r := range w.rows[1:] {
		if w.view.cell(r, c) != first {
			return nil, &differsError{column: c, row: r, group: w}
		}
	}
	return valueOf(first), nil
}

func (w *whole) place(name string) (place, bool) {
	c, ok := w.view.names[name]
	if !ok || len(w.rows) == 0 {
		return place{}, false
	}
	return place{w.view.table, w.rows[0], c}, true
}

// differsError says that a column does not stand for itself in a group, and which
// row is the first that differs.
type differsError struct {
	group       *whole
	row, column int
}

// Error names the column.
func (e *differsError) Error() string {
	return fmt.Sprintf("column %s has several values in group %s", e.group.view.table.Columns[e.column].Name, e.group.key)
}

func (e *differsError) problem() diag.Problem {
	v := e.group.view
	return v.table.At(diag.Problem{
		Code: "table.group_differs", Severity: diag.Error,
		Message: diag.Say("Cột «%s» không giống nhau trong nhóm «%s»: có «%s» và «%s», nên không đứng riêng được.",
			"The column “%s” is not the same in the whole group “%s”: there are “%s” and “%s”, so it cannot stand for itself.",
			v.table.Columns[e.column].Name, quoted(e.group.key), quoted(printed(v.cell(e.group.rows[0], e.column))), quoted(printed(v.cell(e.row, e.column)))),
		Hint: diag.Say("Hãy sửa ô khác biệt, hoặc dùng cột này bên trong «lap».", "Mend the cell that differs, or use the column inside “lap”."),
	}, e.row, e.column)
}
