package service

import (
	"fmt"
	"sync"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/opc"
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
	pkg  *opc.Package // what its documents carry
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
	f := s.take(name)
	return f.form, f.err
}

// warm makes what the first document of a form waits for.
func (s *formShelf) warm(name string) error {
	f := s.take(name)
	if f.err != nil {
		return f.err
	}
	if _, err := f.pkg.Bytes(); err != nil { // packs what all its files have in common
		return fmt.Errorf("service: form %s: %w", name, err)
	}
	return nil
}

func (s *formShelf) take(name string) *shelf {
	f := s.shelves[name]
	f.once.Do(func() { f.err = s.read(name, f) })
	return f
}

func (s *formShelf) read(name string, to *shelf) error {
	t, err := s.catalog.Read(name)
	if err != nil {
		return fmt.Errorf("service: %w", err)
	}
	if err := makeRoom(t.Document.Carried); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	form, problems := s.compiler.Compile(t)
	if diag.Blocks(problems) {
		return fmt.Errorf("service: form %s: %s", name, problems[0].Message.EN)
	}
	to.form, to.pkg = form, t.Document.Carried
	return nil
}
