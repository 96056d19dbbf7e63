package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
)

// Where a value of a filled document came from is only asked when something is wrong
// with it. It is found by filling again with a tracer, which gives the same every time
// and goes only where it is sent.

// origin is where one value came from: its place in the template, and the cell or
// the row, where there is one.
type origin struct {
	at   diag.Pointer
	cell place
}

// tracer keeps the pointer of the value that is being written.
type tracer struct {
	wanted  []diag.Pointer
	here    []byte
	marks   []int // lengths of here, to go back to
	origins map[diag.Pointer]origin
}

// originsOf finds the values that hold the wanted ones, from the outermost in.
func (f *Filled) originsOf(wanted []diag.Pointer) map[diag.Pointer]origin {
	again := f.template.filler(f.object)
	again.tracer = &tracer{wanted: wanted, origins: map[diag.Pointer]origin{}}
	again.value(f.template.root, again.base)
	return again.tracer.origins
}

// enter goes to a step below and reports whether a wanted value is there or further in.
func (t *tracer) enter(step diag.Pointer) bool {
	t.marks = append(t.marks, len(t.here))
	t.here = append(t.here, step...)
	n := len(t.here)
	for _, w := range t.wanted {
		if len(w) >= n && string(w[:n]) == string(t.here) && (len(w) == n || w[n] == '/') {
			return true
		}
	}
	return false
}

// enterKey and enterIndex report whether the value is to be written: without a tracer
// all are.
func (f *filler) enterKey(key string) bool {
	return f.tracer == nil || f.tracer.enter(diag.Pointer("").Key(key))
}

func (f *filler) enterIndex(i int) bool {
	return f.tracer == nil || f.tracer.enter(diag.Pointer("").Index(i))
}

func (f *filler) leave() {
	if t := f.tracer; t != nil {
		n := len(t.marks) - 1
		t.here, t.marks = t.here[:t.marks[n]], t.marks[:n]
	}
}

func (f *filler) trace(at diag.Pointer, cell place) {
	if t := f.tracer; t != nil {
		t.origins[diag.Pointer(t.here)] = origin{at, cell}
	}
}

// rowOf is the row that the innermost loop stands at.
func (f *filler) rowOf(s *merge.Scope) place {
	if f.tracer == nil {
		return place{}
	}
	for ; s != nil; s = s.Outer {
		if it, ok := s.Object.(*iteration); ok {
			if r, ok := it.value.(*row); ok {
				return place{r.view.table, r.index, -1}
			}
		}
	}
	return place{}
}

// cellOf is the cell of a text: that of the first name in it that has one.
func (f *filler) cellOf(x *text, s *merge.Scope) place {
	for _, p := range x.pieces {
		if p.formula == nil {
			continue
		}
		if c, ok := sourceOf(p.formula, s, func(any) bool { return true }); ok {
			return c
		}
	}
	return f.rowOf(s)
}
