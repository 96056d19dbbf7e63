package opc

import (
	"bytes"
	"fmt"

	"github.com/nguyenthenguyen/docx"

	"github.com/mocban/mocban/internal/diag"
)

// literalMain is the only name the docx library looks for.
const literalMain = "word/document.xml"

// OpenTemplate opens a .docx from outside to be a template. The gate judges it
// first; then the docx library, which has no limits of its own, reads the judged
// bytes once and gives the text of the main part. Two readers of one ZIP that
// disagree mean a file made to look different to each, which is refused.
//
// Nothing of a single document goes through the library: its editable copies
// share their header and footer maps, its writer drops errors, and it packs every
// part anew.
func OpenTemplate(data []byte, limits Limits) (*Package, []diag.Problem, error) {
	p, problems := Read(data, limits)
	if p == nil {
		return nil, problems, nil
	}
	main, ok := p.Main()
	if !ok {
		return nil, nil, fmt.Errorf("opc: the gate let a file without a main part pass")
	}
	// A main part of another name, or one without relationships, is sound but
	// unknown to the library; our own reading stands alone there.
	if main.Name != literalMain || !p.readFrom(relsName(literalMain)) {
		return p, problems, nil
	}
	content, err := mainContent(data)
	if err != nil {
		return nil, nil, fmt.Errorf("opc: reading the main part of the template: %w", err)
	}
	if !bytes.Equal(content, main.Data) {
		g := &gate{}
		g.refuseCorrupt(main.Name, diag.Say("đọc hai cách cho hai nội dung khác nhau", "two ways of reading it give two texts"))
		return nil, g.found, nil
	}
	p.Set(Part{Name: main.Name, ContentType: main.ContentType, Data: content})
	return p, problems, nil
}

// readFrom reports whether relationships were read under exactly that name.
func (p *Package) readFrom(entry string) bool {
	for _, set := range p.rels {
		if set.entry == entry {
			return true
		}
	}
	return false
}

func mainContent(data []byte) (content []byte, err error) {
	r, err := docx.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	text := []byte(r.Editable().GetContent())
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}
