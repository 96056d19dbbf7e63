// Package diag holds the problems of a writer's document.
//
// In: nothing. Out: Problem, with a code that never changes, a JSON Pointer, a
// sentence that says what is wrong and one that says how to mend it, and the
// clause. Never: prints, decides a status, or stops anything.
package diag

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/decree"
)

// Severity says how heavy a problem weighs.
type Severity uint8

// Error: the input cannot be used, or the decree's words are broken. Warning: a
// sample form or a doubtful reading is departed from. Info: a habit is.
const (
	Error Severity = iota + 1
	Warning
	Info
)

// String is the severity as the JSON of the API writes it.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "unknown"
}

// Code names a kind of problem: dotted English for input (json.syntax), the ids
// of the decree's rules (ND30-PL1-II-3c3). People silence problems by it, so it
// never changes once released.
type Code string

// OfDecree tells a rule of the decree, which travels with the document, from a
// problem of the input, which stops it.
func (c Code) OfDecree() bool { return strings.HasPrefix(string(c), "ND30-") }

// Pointer is a JSON Pointer (RFC 6901) into the writer's input; "" is its root.
type Pointer string

// Key goes to a member of an object.
func (p Pointer) Key(name string) Pointer {
	if strings.ContainsAny(name, "~/") {
		name = strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	return p + "/" + Pointer(name)
}

// Index goes to an element of an array, counted from 0.
func (p Pointer) Index(i int) Pointer { return p + "/" + Pointer(strconv.Itoa(i)) }

// Text is one sentence in the two languages the house speaks.
type Text struct{ VI, EN string }

// Say makes a sentence from two formats that take the same arguments.
func Say(vi, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{vi, en}
	}
	return Text{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)}
}

// In gives the sentence in the language: "en" or, for all else, Vietnamese.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" {
		return t.EN
	}
	return t.VI
}

// Problem is one thing the writer should know, with its place.
type Problem struct {
	Code     Code
	Severity Severity
	At       Pointer
	Message  Text       // what and where, in the decree's words
	Hint     Text       // what to write instead
	Ref      decree.Ref // the clause; "" where none speaks of it

	// Line and Column count from 1 and are set for syntax; Column counts letters.
	Line, Column int
	// Part and Paragraph place a problem in a .docx; Paragraph counts from 1.
	Part      string
	Paragraph int
	// Sheet, Row, Column, Cell and Heading place a problem in a table of data: Row
	// and Column count from 1 in the sheet as its program shows it, Cell is both as
	// it names them (F17), Heading is the column's name. Sheet is "" where a file
	// has but one.
	Sheet   string
	Row     int
	Cell    string
	Heading string
}

// Blocks reports whether any problem is of the input and an error, so that
// nothing can be made. Problems of the decree never stop a document.
func Blocks(ps []Problem) bool {
	for _, p := range ps {
		if p.Severity == Error && !p.Code.OfDecree() {
			return true
		}
	}
	return false
}

// Worst is the heaviest severity among the problems, or 0 if there are none.
func Worst(ps []Problem) Severity {
	var worst Severity
	for _, p := range ps {
		if worst == 0 || p.Severity < worst {
			worst = p.Severity
		}
	}
	return worst
}

// Sort puts heavier problems first, of equal ones those of the input, which stop a
// document, before those of the decree, and keeps the order of finding otherwise.
func Sort(ps []Problem) {
	sort.SliceStable(ps, func(i, j int) bool {
		if ps[i].Severity != ps[j].Severity {
			return ps[i].Severity < ps[j].Severity
		}
		return !ps[i].Code.OfDecree() && ps[j].Code.OfDecree()
	})
}
