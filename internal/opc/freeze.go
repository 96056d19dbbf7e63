package opc

import (
	"bytes"
	"sync/atomic"
)

// frozen is what the ZIP holds for something that many files share. It is packed when
// the first of them is written: who makes PDF files only needs none of it. Of two that
// come at once each packs it, and to the same bytes.
type frozen struct{ entry atomic.Pointer[packed] }

// Freeze has every part packed once, and well, so that Bytes of this package and of its
// clones only copies what was not replaced since. It leaves out the main part, which
// every document has of its own.
func (p *Package) Freeze() {
	if p.sound = p.check() == nil; !p.sound {
		return // Bytes will say why
	}
	p.tables = new(tables)
	main, _ := p.Main()
	for i, part := range p.parts {
		if part.frozen == nil && part != main {
			cold := *part // the part may be shared with a clone in use
			cold.frozen = new(frozen)
			p.parts[i] = &cold
		}
	}
	for i := range p.rels {
		if set := &p.rels[i]; set.frozen == nil {
			set.frozen = new(frozen)
		}
	}
	if p.types == nil {
		p.types = new(frozen)
	}
}

// reuse adds the entry of what is packed already, if it is.
func (w *packer) reuse(f *frozen) bool {
	if f == nil {
		return false
	}
	e := f.entry.Load()
	if e != nil {
		w.entries = append(w.entries, *e)
	}
	return e != nil
}

// add packs a text for the file only or, where it is frozen, for all files.
func (w *packer) add(f *frozen, name string, text func([]byte) []byte) {
	if f == nil {
		w.entries = append(w.entries, w.write(name, text))
		return
	}
	e := w.packAt(frozenLevel, name, text(nil)).kept()
	f.entry.Store(e)
	w.entries = append(w.entries, *e)
}

// append puts the part's data behind b.
func (part *Part) append(b []byte) []byte { return append(b, part.Data...) }

// kept is the entry in memory of its own.
func (e packed) kept() *packed {
	e.bytes = bytes.Clone(e.bytes)
	return &e
}
