package batch

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/internal/words"
)

// submittedName is the column with the day on which a row's figures came in.
const submittedName = "ngay_nop"

// unit is one reporting unit as the consolidated report sees it: its constant
// columns, «dong», «khoa» and, as «ngay_nop», the latest day on which one of its rows
// came in.
type unit struct {
	whole
	submitted any // words.Date, or nil where it is not known
	late      bool
}

// Get implements merge.Object.
func (u *unit) Get(name string) (any, error) {
	if name == submittedName && u.submitted != nil {
		return u.submitted, nil
	}
	return u.whole.Get(name)
}

// missingUnits are the units of a roster that no row of data has, in its order. The
// roster tells units by the column of the name that groups the data.
func missingUnits(roster *sheet.Table, groupBy string, reported map[string]bool) (units []any, total int, problems []diag.Problem) {
	if roster == nil {
		return nil, 0, nil
	}
	column := findColumn(roster, groupBy)
	if column < 0 {
		return nil, 0, []diag.Problem{noColumn(groupBy, headings(roster))}
	}
	v := &view{roster, namesOf(headings(roster))}
	seen := map[string]bool{}
	for i := range roster.Rows {
		key := keyOf(v, i, column)
		switch {
		case key == "":
			problems = append(problems, emptyKey(roster, i, column))
			continue
		case seen[key]:
			continue
		}
		seen[key] = true
		total++
		if !reported[key] {
			units = append(units, newWhole(v, key, []int{i}))
		}
	}
	return units, total, problems
}

func keyOf(v *view, row, column int) string {
	return strings.TrimSpace(printed(v.cell(row, column)))
}

// strangers are the units with data that the roster does not have: a slip in the
// key is likelier than a new unit, so it is told and stops nothing.
func strangers(roster *sheet.Table, groupBy string, groups []Group) (problems []diag.Problem) {
	if roster == nil {
		return nil
	}
	inRoster := findColumn(roster, groupBy)
	if inRoster < 0 {
		return nil
	}
	v := &view{table: roster}
	known := map[string]bool{}
	var keys []string
	for i := range roster.Rows {
		if key := keyOf(v, i, inRoster); !known[key] {
			known[key] = true
			keys = append(keys, key)
		}
	}
	for _, g := range groups {
		if !known[g.Key] && len(g.Rows) > 0 {
			problems = append(problems, stranger(g, findColumn(g.Table, groupBy), keys))
		}
	}
	return problems
}

func stranger(g Group, column int, keys []string) diag.Problem {
	hint := diag.Say("Hãy sửa mã ở ô này, hoặc thêm đơn vị vào danh sách.", "Mend the key in the cell, or add the unit to the list.")
	if near := diag.Nearest(g.Key, keys[:min(len(keys), searchedKeys)]); near != "" {
		hint = diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", quoted(near))
	}
	return g.Table.At(diag.Problem{
		Code: "table.unit_unknown", Severity: diag.Warning, Hint: hint,
		Message: diag.Say("Danh sách đơn vị không có «%s».", "The list of units does not have “%s”.", quoted(g.Key)),
	}, g.Rows[0], column)
}

// searchedKeys bounds the search for the nearest key.
const searchedKeys = 500

// submittedOn is the latest day on which a row of a group came in; nil where there is
// none, or no such column.
func submittedOn(w *whole) (latest any, problems []diag.Problem) {
	c, ok := w.view.names[submittedName]
	if !ok {
		return nil, nil
	}
	for _, r := range w.rows {
		d, ok := dayOf(valueOf(w.view.cell(r, c)))
		if !ok {
			problems = append(problems, notADay(w.view.table, r, c))
			continue
		}
		if last, known := latest.(words.Date); d.Year != 0 && (!known || d.Start().After(last.Start())) {
			latest = d
		}
	}
	return latest, problems
}

// dayOf reads a cell as a day; an empty one is the zero date.
func dayOf(v any) (d words.Date, ok bool) {
	switch x := v.(type) {
	case nil:
		return d, true
	case words.Date:
		return x, true
	case string:
		d, err := words.ParseDate(x)
		return d, err == nil && d.Complete()
	}
	return d, false
}

func notADay(t *sheet.Table, row, column int) diag.Problem {
	return t.At(diag.Problem{
		Code: "date.format", Severity: diag.Error,
		Message: diag.Say("«%s» không phải là một ngày.", "“%s” is no date.", quoted(printed(t.Rows[row].Cells[column]))),
		Hint:    diag.Say("Hãy viết ngày/tháng/năm, ví dụ 03/02/2025.", "Write day/month/year, such as 03/02/2025."),
	}, row, column)
}
