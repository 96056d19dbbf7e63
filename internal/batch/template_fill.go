package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// Limits of what one template may unfold to.
const (
	maxValues   = 200_000   // values and turns of loops
	maxBytes    = 8 << 20   // of JSON
	maxLooks    = 3_000_000 // elements that expressions look at
	maxProblems = 100
)

// filler writes one document.
type filler struct {
	out      []byte
	base     *merge.Scope
	budget   *merge.Budget
	values   int
	stopped  bool
	semi     int // where the «;» stands with which the last string ends, -1 for none
	problems []diag.Problem
	tracer   *tracer // nil unless origins are wanted

	letters []byte   // of the text at hand, used again
	data    [][2]int // which of them came from data
}

func (t *Template) filler(o merge.Object) *filler {
	return &filler{out: make([]byte, 0, 4096), base: &merge.Scope{Object: o}, budget: merge.NewBudget(maxLooks), semi: -1}
}

// spend counts values and reports the one time they are too many.
func (f *filler) spend(n int, at diag.Pointer) bool {
	f.values += n
	if f.stopped {
		return false
	}
	if f.values > maxValues || len(f.out) > maxBytes {
		f.stopped = true
		f.problem(diag.Problem{Code: "template.expansion_limit", Severity: diag.Error, At: at,
			Message: diag.Say("Mẫu sinh ra quá nhiều nội dung (hơn %d phần).", "The template unfolds to too much (more than %d parts).", maxValues),
			Hint:    diag.Say("Kiểm tra các «lap» lồng nhau.", "Look at loops within loops.")})
		return false
	}
	return true
}

func (f *filler) problem(p diag.Problem) {
	if len(f.problems) < maxProblems {
		f.problems = append(f.problems, p)
	} else {
		f.stopped = true
	}
}

// value writes one value.
func (f *filler) value(n node, s *merge.Scope) {
	switch x := n.(type) {
	case *static:
		if f.spend(x.nodes, x.at) {
			f.semi = -1
			f.out = append(f.out, x.json...)
		}
		f.trace(x.at, place{})
	case *text:
		f.text(x, s)
	case *object:
		f.object(x, s)
	case *list:
		f.list(x, s)
	case *choice: // the value of a member: object has asked whether there is one
		for _, n := range f.chosen(x, s) {
			f.value(n, s)
		}
	}
}

func (f *filler) object(x *object, s *merge.Scope) {
	f.trace(x.at, f.rowOf(s))
	if !f.spend(1, x.at) {
		return
	}
	f.out = append(f.out, '{')
	first := true
	for i := range x.members {
		m := &x.members[i]
		value := m.value
		if c, ok := value.(*choice); ok {
			nodes := f.chosen(c, s)
			if len(nodes) == 0 {
				continue
			}
			value = nodes[0]
		}
		if !first {
			f.out = append(f.out, ',')
		}
		first = false
		f.out = append(f.out, m.key...)
		if f.enterKey(m.name) {
			f.value(value, s)
		}
		f.leave()
	}
	f.out = append(f.out, '}')
}

// chosen gives what a choice without a loop stands for.
func (f *filler) chosen(c *choice, s *merge.Scope) []node {
	if f.holds(c, s) {
		return c.body
	}
	return c.otherwise
}

func (f *filler) holds(c *choice, s *merge.Scope) bool {
	if c.when == nil {
		return true
	}
	ok, err := c.when.Holds(s, f.budget)
	if err != nil {
		f.failed(c.when, s, c.at.Key(whenKey), err)
	}
	return ok
}

func (f *filler) list(x *list, s *merge.Scope) {
	f.trace(x.at, f.rowOf(s))
	if !f.spend(1, x.at) {
		return
	}
	f.out = append(f.out, '[')
	w := &elements{f: f}
	for _, n := range x.items {
		w.add(n, s)
	}
	if x.listed && w.last >= 0 && w.repeated && f.semi > w.last { // the list ends here, and so does its sentence
		f.out[f.semi], f.semi = '.', -1
	}
	f.out = append(f.out, ']')
}

// elements writes the elements of one list.
type elements struct {
	f        *filler
	n        int
	last     int  // where the last element begins
	repeated bool // the last element was made by a loop
}

func (w *elements) add(n node, s *merge.Scope) {
	c, ok := n.(*choice)
	switch {
	case !ok:
		w.write(n, s)
	case c.loop != nil:
		w.repeat(c, s)
	default:
		for _, n := range w.f.chosen(c, s) {
			w.add(n, s)
		}
	}
}

func (w *elements) write(n node, s *merge.Scope) {
	f := w.f
	if f.stopped {
		return
	}
	if w.n > 0 {
		f.out = append(f.out, ',')
	}
	w.last, w.repeated = len(f.out), false
	if f.enterIndex(w.n) {
		f.value(n, s)
	}
	f.leave()
	w.n++
}

// repeat writes the body of a loop for each element of its list. «neu» is asked for
// each, and «khac» stands for those it does not keep; without «neu», «khac» stands
// where the list is empty.
func (w *elements) repeat(c *choice, s *merge.Scope) {
	items, ok := w.f.loopList(c, s)
	if !ok {
		return
	}
	if len(items) == 0 && c.when == nil {
		for _, n := range c.otherwise {
			w.add(n, s)
		}
		return
	}
	turn := &iteration{variable: c.variable}
	inner := &merge.Scope{Object: turn, Outer: s}
	kept := 0
	for _, v := range items {
		if !w.f.spend(1, c.at) {
			return
		}
		turn.value, turn.number = v, kept+1
		nodes := c.otherwise
		if w.f.holds(c, inner) {
			nodes = c.body
			kept++
		}
		for _, n := range nodes {
			w.add(n, inner)
			w.repeated = true
		}
	}
}

func (f *filler) loopList(c *choice, s *merge.Scope) ([]any, bool) {
	v, err := c.loop.Eval(s, f.budget)
	if err != nil {
		f.failed(c.loop, s, c.at.Key(loopKey), err)
		return nil, false
	}
	items, ok := v.([]any)
	if !ok && v != nil {
		f.problem(diag.Problem{Code: "template.syntax", Severity: diag.Error, At: c.at.Key(loopKey),
			Message: diag.Say("«lap»: «%s» không phải là một danh sách.", "“lap”: “%s” is no list.", quoted(c.loop.Text)),
			Hint:    diag.Say("Hãy lặp trên «dong» hoặc một danh sách khác.", "Loop over “dong” or another list.")})
		return nil, false
	}
	return items, true
}

// text writes a string. One that is a single expression keeps its value's type.
func (f *filler) text(x *text, s *merge.Scope) {
	if f.tracer != nil {
		f.trace(x.at, f.cellOf(x, s))
		return
	}
	if !f.spend(1, x.at) {
		return
	}
	f.semi = -1
	if len(x.pieces) == 1 && x.pieces[0].formula != nil {
		f.single(x, s)
		return
	}
	letters, data := f.letters[:0], f.data[:0]
	for _, p := range x.pieces {
		if p.formula == nil {
			letters = append(letters, p.letters...)
			continue
		}
		from := len(letters)
		letters = append(letters, f.printed(p.formula, x, s)...)
		data = append(data, [2]int{from, len(letters)})
	}
	f.letters, f.data = letters, data
	f.string(string(letters), x.markup, data)
}

func (f *filler) string(s string, markup bool, data [][2]int) {
	if markup {
		s = record.Escape(s, data)
	}
	f.out = appendJSON(f.out, s)
	if n := len(s); n > 0 && s[n-1] == ';' {
		f.semi = len(f.out) - 2
	}
}

func (f *filler) single(x *text, s *merge.Scope) {
	formula := x.pieces[0].formula
	v, err := formula.Eval(s, f.budget)
	if err != nil {
		f.failed(formula, s, x.at, err)
		v = nil
	}
	switch v := v.(type) {
	case nil:
		f.out = append(f.out, "null"...)
	case words.Decimal:
		f.out = append(f.out, v.String()...)
	case bool:
		if v {
			f.out = append(f.out, "true"...)
		} else {
			f.out = append(f.out, "false"...)
		}
	default:
		if !merge.Printable(v) {
			f.notPrintable(formula, x.at)
		}
		printed := merge.Print(v)
		f.string(printed, x.markup, [][2]int{{0, len(printed)}})
	}
}

// printed is the value of an expression in the middle of a text.
func (f *filler) printed(formula *merge.Formula, x *text, s *merge.Scope) string {
	v, err := formula.Eval(s, f.budget)
	switch {
	case err != nil:
		f.failed(formula, s, x.at, err)
	case v == nil:
		f.missingValue(formula, s, x.at)
	case !merge.Printable(v):
		f.notPrintable(formula, x.at)
	}
	return merge.Print(v)
}
