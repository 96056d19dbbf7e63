package service

import (
	"fmt"
	"sync"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/template"
)

// formShelf keeps the compiled forms, each read when it is first asked for: most
// processes of the command line make one document and need one form of twelve.
type formShelf struct {
	catalog  *template.Catalog
	mu       sync.Mutex // of the compiler, which forms share because they share expressions
	compiler *merge.Compiler
	shelves  map[string]*shelf // by file name; the map never changes
}

// shelf is the place of one form.
type shelf struct {
	once sync.Once
	form *merge.Form
	err  error
}

func newFormShelf(c *template.Catalog) *formShelf {
	s := &formShelf{catalog: c, compiler: merge.NewCompiler(), shelves: map[string]*shelf{}}
	for _, name := range c.Forms() {
		s.shelves[name] = &shelf{}
	}
	return s
}

// form is a form by its file name. A form that cannot be used stays so until the
// process ends: its error is kept.
func (s *formShelf) form(name string) (*merge.Form, error) {
	f := s.shelves[name]
	f.once.Do(func() { f.form, f.err = s.read(name) })
	return f.form, f.err
}

func (s *formShelf) read(name string) (*merge.Form, error) {
	t, err := s.catalog.Read(name)
	if err != nil {
		return nil, fmt.Errorf("service: %w", err)
	}
	if err := makeRoom(t.Document.Carried); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	form, problems := s.compiler.Compile(t)
	if diag.Blocks(problems) {
		return nil, fmt.Errorf("service: form %s: %s", name, problems[0].Message.EN)
	}
	return form, nil
}
