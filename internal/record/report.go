package record

import (
	"strings"
	"unicode"

	"github.com/mocban/mocban/internal/diag"
)

// MaxProblems is the number of problems told one by one; a last one, input.more,
// counts the rest.
const MaxProblems = 100

// report gathers problems in the order of finding.
type report struct {
	list []diag.Problem
	more int
}

func (r *report) add(p diag.Problem) {
	p.Severity = diag.Error
	r.put(p)
}

// warn reports what does not stop the document.
func (r *report) warn(p diag.Problem) {
	p.Severity = diag.Warning
	r.put(p)
}

func (r *report) put(p diag.Problem) {
	if r.full() {
		r.more++
		return
	}
	r.list = append(r.list, p)
}

// full lets a caller skip work on a message nobody will read.
func (r *report) full() bool { return len(r.list) >= MaxProblems }

func (r *report) problems() []diag.Problem {
	if r.more == 0 {
		return r.list
	}
	return append(r.list, diag.Problem{
		Code: "input.more", Severity: diag.Error,
		Message: diag.Say("và %d lỗi khác.", "and %d more problems.", r.more),
		Hint:    diag.Say("Hãy sửa các lỗi trên rồi kiểm tra lại.", "Mend the problems above, then check again."),
	})
}

// quoted is the longest piece of the input that a message repeats, in letters.
const quoted = 40

// quote makes a piece of the input fit to stand in a message: short, on one
// line, without characters that hide or turn what follows.
func quote(s string) string {
	var b strings.Builder
	n := 0
	for _, c := range s {
		if n == quoted {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(c) {
			c = ' '
		}
		b.WriteRune(c)
		n++
	}
	return b.String()
}
