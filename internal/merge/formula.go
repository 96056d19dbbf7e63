package merge

import (
	"errors"
	"fmt"
	"iter"

	"github.com/expr-lang/expr/parser"
)

// ErrNoName says that an object has no such name; outer ones are asked then.
var ErrNoName = errors.New("no such name")

// Object is what the names of a formula are looked up in: a row, a group of rows.
type Object interface {
	// Get gives the value of a name: nil, bool, string, words.Decimal, words.Date,
	// Object or []any of these. The error is ErrNoName, or says why a name that is
	// known has no value here.
	Get(name string) (any, error)
}

// Scope is what the names of a formula mean: those of Object, then those outside.
type Scope struct {
	Object Object
	Outer  *Scope
}

// find gives the value of a name and the object that has it.
func (s *Scope) find(name string) (any, Object, error) {
	for ; s != nil; s = s.Outer {
		if s.Object == nil {
			continue
		}
		v, err := s.Object.Get(name)
		if err == ErrNoName {
			continue
		}
		return v, s.Object, err
	}
	return nil, nil, &NameError{Name: name}
}

// Budget bounds the work that formulas may do: one unit is one element of a list
// that is looked at. It is used by one caller at a time.
type Budget struct{ left int }

// NewBudget allows so many units.
func NewBudget(units int) *Budget { return &Budget{left: units} }

// ErrBudget says that formulas have done more work than they may.
var ErrBudget = errors.New("too much work")

func (b *Budget) spend() error {
	if b.left--; b.left < 0 {
		return ErrBudget
	}
	return nil
}

// NameError says that nothing has a name.
type NameError struct{ Name string }

// Error names the name.
func (e *NameError) Error() string { return "unknown name " + e.Name }

// ValueError says that a value cannot be used, and whose it is: the first name of
// the part of the formula that failed, in the object that has it, where known.
type ValueError struct {
	Object Object
	Name   string
	Err    error
}

// Error is the cause.
func (e *ValueError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *ValueError) Unwrap() error { return e.Err }

// Use is one use of a name in a formula.
type Use struct {
	Name string
	In   []string // the lists whose elements are asked first, the outermost first; "" where a list has no name
}

// Formula is one compiled expression over rows of data. It is immutable. The syntax
// is that of expr-lang; what a formula can do is what this package lists, so that no
// input reaches a clock, a method or memory without end.
type Formula struct {
	Text string // as it was written
	Uses []Use  // in the order of the source
	List string // what the value is called where it is a list: dong of «n.dong», of «loc(dong, …)»
	run  step
}

// step is one compiled part of a formula.
type step func(e *env) (any, error)

// env is what a step sees.
type env struct {
	scope  *Scope
	budget *Budget
}

// longestFormula bounds the source, in bytes: the parser calls itself for every
// bracket.
const longestFormula = 2000

// CompileFormula reads an expression; a helper without arguments needs no brackets
// behind a pipe.
func CompileFormula(source string) (*Formula, error) {
	if len(source) > longestFormula {
		return nil, fmt.Errorf("expression of more than %d bytes", longestFormula)
	}
	tree, err := parser.Parse(callPipes(source))
	if err != nil {
		return nil, err
	}
	c := &formulaCompiler{}
	run, err := c.step(tree.Node)
	if err != nil {
		return nil, err
	}
	return &Formula{Text: source, Uses: c.uses, List: listName(tree.Node), run: run}, nil
}

// Eval computes the formula.
func (f *Formula) Eval(s *Scope, b *Budget) (any, error) {
	return f.run(&env{scope: s, budget: b})
}

// Holds computes the formula as a condition: nil, false, zero, an empty text and an
// empty list are no.
func (f *Formula) Holds(s *Scope, b *Budget) (bool, error) {
	v, err := f.Eval(s, b)
	return holds(v), err
}

// Sources goes through the names of the formula that have a value in a scope, those
// inside lists apart: whose they are, and the value.
func (f *Formula) Sources(s *Scope) iter.Seq2[Source, any] {
	return func(yield func(Source, any) bool) {
		for _, u := range f.Uses {
			if len(u.In) > 0 {
				continue
			}
			if v, o, err := s.find(u.Name); err == nil && !yield(Source{o, u.Name}, v) {
				return
			}
		}
	}
}

// Source is whose a value is: a name of an object.
type Source struct {
	Object Object
	Name   string
}
