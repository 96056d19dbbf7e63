package batch

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/internal/words"
)

// Names of a consolidated report, besides «dong», all rows of data.
const (
	unitsName    = "nhom"         // the units that reported, each with its columns, «dong», «khoa»
	missingName  = "don_vi_thieu" // units of the roster without rows; their names are the roster's columns
	lateName     = "don_vi_muon"  // units whose rows came in after the deadline
	failedName   = "don_vi_loi"   // units whose rows have errors; their figures are left out everywhere
	rosterName   = "so_don_vi"    // units that should report; those that did, where no roster is known
	reportsName  = "so_bao_cao"   // units that reported, those with errors too
	deadlineName = "han_nop"      // nil where none is set
)

// Summary is what a consolidated report is made from.
type Summary struct {
	Table    *sheet.Table
	Groups   []Group
	Roster   *sheet.Table    // all units that should report; nil where it is not known
	Deadline string          // 2024-05-31; "" sets none
	GroupBy  string          // the column of the units' keys
	Failed   map[string]bool // keys of the groups that could not be made
}

// CompileSummary reads the template of a consolidated report. It may use the columns
// that are the same in all rows, «dong», «nhom», «don_vi_thieu», «don_vi_muon»,
// «don_vi_loi», «so_don_vi», «so_bao_cao», «han_nop»; inside a unit, its columns, «dong»
// and «khoa».
func CompileSummary(json []byte, columns []string) (*Template, []diag.Problem) {
	base := []string{rowsName, unitsName, missingName, lateName, failedName, rosterName, reportsName, deadlineName}
	ofUnit := []string{rowsName, keyName, submittedName}
	t, problems := compile(json, columns, base, map[string][]string{
		unitsName: ofUnit, lateName: ofUnit, failedName: ofUnit, missingName: nil,
	})
	if t != nil && t.late != "" {
		if _, ok := t.names[submittedName]; !ok {
			problems = append(problems, noSubmission(t.late, columns))
		}
	}
	return t, problems
}

// noSubmission warns that nobody can be late where no column says when rows came in.
func noSubmission(at diag.Pointer, columns []string) diag.Problem {
	return diag.Problem{
		Code: "table.mapping", Severity: diag.Warning, At: at,
		Message: diag.Say("Mẫu dùng «%s», nhưng bảng không có cột «%s» (ngày nộp), nên không đơn vị nào được tính là muộn.",
			"The template uses “%s”, but the table has no column “%s” (the day a report came in), so no unit counts as late.", lateName, submittedName),
		Hint: nearestColumn(submittedName, columns),
	}
}

// FillSummary makes the JSON of the consolidated report. It is nil where a problem
// stops it; warnings travel with it.
func (t *Template) FillSummary(all Summary) (*Filled, []diag.Problem) {
	o, problems := t.overview(all)
	if diag.Blocks(problems) {
		return nil, problems
	}
	f, more := t.fill(o)
	return f, append(problems, more...)
}

// overview is everything as a consolidated report sees it: the names above, and the
// columns that are the same in all rows.
type overview struct {
	whole
	names map[string]any
}

// Get implements merge.Object.
func (o *overview) Get(name string) (any, error) {
	if v, ok := o.names[name]; ok {
		return v, nil
	}
	if name == keyName {
		if _, ok := o.view.names[name]; !ok {
			return nil, merge.ErrNoName
		}
	}
	return o.whole.Get(name)
}

func (t *Template) overview(all Summary) (*overview, []diag.Problem) {
	v := viewOf(all.Table, t.columns, t.names)
	reported := make(map[string]bool, len(all.Groups))
	for _, g := range all.Groups {
		reported[g.Key] = true
	}
	missing, total, problems := missingUnits(all.Roster, all.GroupBy, reported)
	if all.Roster == nil {
		total = len(all.Groups)
	}
	problems = append(problems, strangers(all.Roster, all.GroupBy, all.Groups)...)
	deadline, wrong := deadlineOf(all.Deadline)
	problems = append(problems, wrong...)
	units, wrong := unitsOf(v, all.Groups, deadline)
	problems = append(problems, wrong...)

	var rows []int
	var good, late, failed []any
	for _, u := range units {
		if u.late {
			late = append(late, u)
		}
		if all.Failed[u.key] {
			failed = append(failed, u)
			continue
		}
		good = append(good, u)
		rows = append(rows, u.rows...)
	}
	slices.Sort(rows)
	if len(failed) > 0 {
		problems = append(problems, partial(failed))
	}
	o := &overview{whole: *newWhole(v, "", rows), names: map[string]any{
		unitsName: good, missingName: missing, lateName: late, failedName: failed,
		rosterName: count(total), reportsName: count(len(units)), deadlineName: nil,
	}}
	if deadline.Year != 0 {
		o.names[deadlineName] = deadline
	}
	return o, problems
}

func count(n int) words.Decimal { return words.FromInt(int64(n)) }

// unitsOf makes the units of the groups, and says which came in late: after the
// deadline. One whose day is not known is not.
func unitsOf(v *view, groups []Group, deadline words.Date) (units []*unit, problems []diag.Problem) {
	for _, g := range groups {
		u := &unit{whole: *newWhole(v, g.Key, g.Rows)}
		submitted, wrong := submittedOn(&u.whole)
		problems = append(problems, wrong...)
		u.submitted = submitted
		if d, ok := submitted.(words.Date); ok && deadline.Year != 0 {
			u.late = d.Start().After(deadline.Start())
		}
		units = append(units, u)
	}
	return units, problems
}

func deadlineOf(s string) (words.Date, []diag.Problem) {
	if s == "" {
		return words.Date{}, nil
	}
	d, err := words.ParseDate(s)
	if err == nil && d.Complete() {
		return d, nil
	}
	return words.Date{}, []diag.Problem{{
		Code: "date.format", Severity: diag.Error,
		Message: diag.Say("Hạn nộp «%s» không phải là một ngày.", "The deadline “%s” is no date.", quoted(s)),
		Hint:    diag.Say("Hãy viết ngày/tháng/năm, ví dụ 03/02/2025.", "Write day/month/year, such as 03/02/2025."),
	}}
}

// partial warns that figures of units with errors are in no sum.
func partial(failed []any) diag.Problem {
	names := ""
	for i, f := range failed {
		if i > 0 {
			names += ", "
		}
		names += f.(*unit).key
	}
	return diag.Problem{
		Code: "batch.summary_partial", Severity: diag.Warning,
		Message: diag.Say("Báo cáo tổng hợp không có số liệu của %d đơn vị có lỗi: %s.", "The consolidated report leaves out the figures of %d units with errors: %s.", len(failed), quoted(names)),
		Hint:    diag.Say("Hãy sửa số liệu của các đơn vị đó rồi tạo lại.", "Mend their figures and make the report again."),
	}
}
