package batch

import (
	"errors"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/words"
)

// What is wrong with a value is told at the cell it stands in, where one is known.

func (f *filler) missingValue(formula *merge.Formula, s *merge.Scope, at diag.Pointer) {
	p := diag.Problem{Code: "data.missing_value", Severity: diag.Error, At: at,
		Hint: diag.Say("Hãy điền ô đó; hoặc trong mẫu dùng «neu» (ví dụ thuc_hien != nil), hoặc một hàm nhận ô trống như dang_so.",
			"Fill the cell in; or let the template use “neu”, or a helper that takes an empty cell, like dang_so.")}
	if c, ok := sourceOf(formula, s, func(v any) bool { return v == nil }); ok {
		p = c.at(p)
	}
	if p.Cell != "" {
		p.Message = diag.Say("Ô %[1]s (%[2]s) để trống, nhưng câu văn cần giá trị của «{{ %[3]s }}».",
			"Cell %[1]s (%[2]s) is empty, but the sentence needs the value of «{{ %[3]s }}».", p.Cell, p.Heading, quoted(formula.Text))
	} else {
		p.Message = diag.Say("Không có giá trị cho «{{ %s }}» trong câu văn.", "There is no value for «{{ %s }}» in the sentence.", quoted(formula.Text))
	}
	f.problem(p)
}

func (f *filler) notPrintable(formula *merge.Formula, at diag.Pointer) {
	f.problem(diag.Problem{Code: "template.syntax", Severity: diag.Error, At: at,
		Message: diag.Say("«{{ %s }}» là một danh sách hoặc một dòng, không in ra chữ được.", "«{{ %s }}» is a list or a row, which cannot be printed.", quoted(formula.Text)),
		Hint:    diag.Say("Hãy dùng «lap», hoặc noi(danh sách, biểu thức).", "Use “lap”, or noi(list, expression).")})
}

// sourceOf is the cell of the first name of an expression that stands in one and
// whose value is as wanted.
func sourceOf(formula *merge.Formula, s *merge.Scope, wanted func(value any) bool) (place, bool) {
	for source, v := range formula.Sources(s) {
		if c, ok := placeOf(source.Object, source.Name); ok && wanted(v) {
			return c, true
		}
	}
	return place{}, false
}

func placeOf(o merge.Object, name string) (place, bool) {
	if l, ok := o.(located); ok {
		return l.place(name)
	}
	return place{}, false
}

// failed reports an expression that has no value, at the cell that is to blame where
// one is known.
func (f *filler) failed(formula *merge.Formula, s *merge.Scope, at diag.Pointer, err error) {
	if errors.Is(err, merge.ErrBudget) {
		f.overBudget(formula, at)
		return
	}
	var differs *differsError
	var name *merge.NameError
	p := wrongValue(formula, err)
	switch {
	case errors.As(err, &differs):
		p = differs.problem()
	case errors.As(err, &name):
		p = noColumn(name.Name, columnsOf(s))
	default:
		if c, ok := culprit(formula, s, err); ok {
			p = c.at(p)
		}
	}
	p.At = at
	f.problem(p)
}

// culprit is the cell that an error names, or the first text among the names of the
// expression: figures and dates rarely fail.
func culprit(formula *merge.Formula, s *merge.Scope, err error) (place, bool) {
	var value *merge.ValueError
	if errors.As(err, &value) {
		return placeOf(value.Object, value.Name)
	}
	return sourceOf(formula, s, isText)
}

func (f *filler) overBudget(formula *merge.Formula, at diag.Pointer) {
	if f.stopped {
		return
	}
	f.stopped = true
	f.problem(diag.Problem{Code: "template.expansion_limit", Severity: diag.Error, At: at,
		Message: diag.Say("Các biểu thức của mẫu phải xem quá nhiều phần tử (hơn %d).", "The expressions of the template look at too many elements (more than %d).", maxLooks),
		Hint:    diag.Say("Bớt các tổng lồng nhau trong «{{ %s }}».", "Use fewer sums within sums in «{{ %s }}».", quoted(formula.Text))})
}

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}

// columnsOf are the headings that a scope sees.
func columnsOf(s *merge.Scope) []string {
	for ; s != nil; s = s.Outer {
		if w, ok := s.Object.(*whole); ok {
			return headings(w.view.table)
		}
	}
	return nil
}

// wrongValue says what is wrong with a value that an expression cannot use.
func wrongValue(formula *merge.Formula, err error) diag.Problem {
	source := quoted(formula.Text)
	p := diag.Problem{Code: "data.wrong_value", Severity: diag.Error,
		Message: diag.Say("Không tính được «{{ %s }}» với dữ liệu này.", "«{{ %s }}» cannot be computed with these data.", source),
		Hint:    diag.Say("Hãy xem lại ô dữ liệu và biểu thức: %s.", "Look at the cell and at the expression: %s.", firstLine(err))}
	var ambiguous *words.AmbiguousError
	switch {
	case errors.As(err, &ambiguous):
		whole, fraction := ambiguous.Readings()
		p.Code = "number.ambiguous"
		p.Message = diag.Say("Số «%s» trong «{{ %s }}» có thể hiểu hai cách.", "The number “%s” in «{{ %s }}» can be read in two ways.", quoted(ambiguous.Text), source)
		p.Hint = diag.Say("Hãy viết %s hoặc %s.", "Write %s or %s.", whole, fraction)
	case errors.Is(err, words.ErrNumberFormat), errors.Is(err, words.ErrNumberLong):
		p.Code = "number.type"
		p.Message = diag.Say("«{{ %s }}» cần một số.", "«{{ %s }}» needs a number.", source)
		p.Hint = diag.Say("Hãy ghi số trong ô, không kèm đơn vị; chưa có số liệu thì để trống.", "Write a number without its unit; leave the cell empty where there is none yet.")
	case errors.Is(err, words.ErrDateFormat), errors.Is(err, words.ErrDateNotExist):
		p.Code = "date.format"
		p.Message = diag.Say("«{{ %s }}» cần một ngày.", "«{{ %s }}» needs a date.", source)
		p.Hint = diag.Say("Hãy viết ngày/tháng/năm, ví dụ 03/02/2025.", "Write day/month/year, such as 03/02/2025.")
	}
	return p
}
