package batch

import (
	"strconv"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
)

// Where each value of a filled document came from is only asked when something is
// wrong with it. It is found by filling again with a tracer: filling is cheap and
// gives the same every time.

// origin is where one value came from: its place in the template, and the cell or
// the row, where there is one.
type origin struct {
	at   diag.Pointer
	cell place
}

// tracer keeps the pointer of the value that is being written.
type tracer struct {
	here    diag.Pointer
	marks   []int // lengths of here, to go back to
	origins map[diag.Pointer]origin
}

func (f *Filled) trace() {
	again := f.template.filler(f.object)
	again.tracer = &tracer{origins: map[diag.Pointer]origin{}}
	again.value(f.template.root, again.base)
	f.origins = again.tracer.origins
}

func (f *filler) enter(step diag.Pointer) {
	if t := f.tracer; t != nil {
		t.marks = append(t.marks, len(t.here))
		t.here += step
	}
}

func (f *filler) enterKey(key string) {
	if f.tracer != nil {
		f.enter(diag.Pointer("").Key(key))
	}
}

func (f *filler) enterIndex(i int) {
	if f.tracer != nil {
		f.enter(diag.Pointer("/" + strconv.Itoa(i)))
	}
}

func (f *filler) leave() {
	if t := f.tracer; t != nil {
		n := len(t.marks) - 1
		t.here, t.marks = t.here[:t.marks[n]], t.marks[:n]
	}
}

func (f *filler) trace(at diag.Pointer, cell place) {
	if f.tracer != nil {
		f.tracer.origins[f.tracer.here] = origin{at, cell}
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
