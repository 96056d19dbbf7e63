package wml

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/opc"
)

// kind is the word for the header's part, root and relationship.
func (h *HeaderFooter) kind() string {
	if h.Footer {
		return "footer"
	}
	return "header"
}

// checkHeaders finds slips of the builder of the tree: Word would call the file
// damaged.
func (w *writer) checkHeaders() error {
	known := make(map[string]bool, len(w.doc.Headers))
	for _, h := range w.doc.Headers {
		if h.ID == "" || known[h.ID] {
			return fmt.Errorf("the id %q of a header is empty or stands twice", h.ID)
		}
		known[h.ID] = true
	}
	for _, s := range w.doc.sections() {
		for _, ref := range s.Refs {
			if !known[ref.ID] {
				return fmt.Errorf("a section refers to the header %q, which is not there", ref.ID)
			}
		}
	}
	return nil
}

// dropHeaders takes away carried headers that the tree no longer has.
func (w *writer) dropHeaders() {
	var dropped []string
	w.rels = slices.DeleteFunc(w.rels, func(r opc.Relationship) bool {
		kind := relationshipType(r.Type)
		if kind != "header" && kind != "footer" || r.External || w.doc.HeaderFooter(r.ID) != nil {
			return false
		}
		dropped = append(dropped, opc.ResolveTarget(w.main, r.Target))
		return true
	})
	for _, name := range dropped {
		w.changed = true
		if !w.pointsTo(name) {
			w.pkg.Remove(name)
		}
	}
}

// shared reports whether another arrow leads to the same part.
func (w *writer) shared(rel int, name string) bool {
	for i, r := range w.rels {
		if i != rel && !r.External && strings.EqualFold(opc.ResolveTarget(w.main, r.Target), name) {
			return true
		}
	}
	return false
}

func (w *writer) pointsTo(name string) bool {
	return slices.ContainsFunc(w.rels, func(r opc.Relationship) bool {
		return !r.External && strings.EqualFold(opc.ResolveTarget(w.main, r.Target), name)
	})
}

func (w *writer) headers() error {
	for _, h := range w.doc.Headers {
		i := w.relationship(h.ID)
		if i >= 0 && w.carries(h.origin) && strings.EqualFold(opc.ResolveTarget(w.main, w.rels[i].Target), h.origin.Name) {
			continue
		}
		if err := w.header(h, i); err != nil {
			return fmt.Errorf("%s %s: %w", h.kind(), h.ID, err)
		}
	}
	return nil
}

// header writes one header in the place of the carried one with its id, or as a
// new part.
func (w *writer) header(h *HeaderFooter, rel int) error {
	root := "w:hdr"
	if h.Footer {
		root = "w:ftr"
	}
	data, err := encode(root, func(e *encoder) {
		e.blocks(h.Body)
		if !endsWithParagraph(h.Body) {
			e.raw("<w:p/>")
		}
	})
	if err != nil {
		return err
	}
	var name string
	switch {
	case rel < 0:
		name = w.freeName(h.kind())
		w.relate(h.ID, h.kind(), name)
	case relationshipType(w.rels[rel].Type) != h.kind():
		return fmt.Errorf("the id belongs to a %s", relationshipType(w.rels[rel].Type))
	default:
		name = opc.ResolveTarget(w.main, w.rels[rel].Target)
		if old := w.rels[rel]; w.shared(rel, name) {
			name = w.freeName(h.kind())
			w.rels = slices.Delete(w.rels, rel, rel+1)
			w.relate(old.ID, h.kind(), name)
		}
	}
	w.pkg.Set(opc.Part{Name: name, ContentType: typeWord + h.kind() + "+xml", Data: data})
	return nil
}

// freeName gives the first name header1.xml, header2.xml … that is free.
func (w *writer) freeName(kind string) string {
	for n := 1; ; n++ {
		name := path.Join(path.Dir(w.main), kind+strconv.Itoa(n)+".xml")
		if _, taken := w.pkg.Part(name); !taken {
			return name
		}
	}
}
