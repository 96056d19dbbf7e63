package pdf

import (
	"fmt"
	"slices"

	"github.com/mocban/mocban/internal/page"
)

// maxFields bounds the signatures of one document.
const maxFields = 200

// checkFields refuses fields that no reader could tell apart or find.
func checkFields(doc *page.Document) error {
	if len(doc.Fields) > maxFields {
		return fmt.Errorf("pdf: %d signature fields, more than %d", len(doc.Fields), maxFields)
	}
	for i := range doc.Fields {
		f := &doc.Fields[i]
		switch {
		case f.Name == "" || named(doc.Fields[:i], f.Name):
			return fmt.Errorf("pdf: the name %q of field %d is not its own", f.Name, i)
		case f.Page < 0 || f.Page >= len(doc.Pages):
			return fmt.Errorf("pdf: field %s is on page %d of %d", f.Name, f.Page+1, len(doc.Pages))
		case f.W <= 0 || f.H <= 0 || !onSheet(f.X, f.Y, f.W, f.H):
			return fmt.Errorf("pdf: field %s has no room on a sheet", f.Name)
		case f.Tag < 0 || int(f.Tag) > len(doc.Structure):
			return fmt.Errorf("pdf: field %s belongs to no element", f.Name)
		}
	}
	return nil
}

func named(fields []page.Field, name string) bool {
	return slices.ContainsFunc(fields, func(f page.Field) bool { return f.Name == name })
}

// reserveFields numbers the fields: pages name them before they are written.
func (n *native) reserveFields() {
	for range n.doc.Fields {
		n.fields = append(n.fields, n.file.reserve())
	}
}

// writeAnnotations names the fields of a page.
func (n *native) writeAnnotations(w *fileWriter, sheet int) {
	begin, end := "/Annots [", ""
	for i := range n.doc.Fields {
		if n.doc.Fields[i].Page == sheet {
			w.text(begin).ref(n.fields[i])
			begin, end = " ", "]"
		}
	}
	w.text(end)
}

// writeFields writes empty signature fields, each joined with its one widget (ISO
// 32000-1, 12.7.4.5 and 12.5.6.19). Archives want an appearance, also of what shows
// nothing (ISO 19005-2, 6.3.3).
func (n *native) writeFields() {
	for i := range n.doc.Fields {
		f := &n.doc.Fields[i]
		width, height := hundredths(f.W), hundredths(f.H)
		n.file.open(n.file.reserve())
		appearance := len(n.file.places) - 1
		n.file.text("<</Type/XObject/Subtype/Form/Resources<<>>/BBox [0 0 ").number(width, 2).text(" ").number(height, 2)
		n.file.text("]/Length 0>>\nstream\n\nendstream")
		n.file.close()

		x, top := hundredths(f.X), hundredths(n.doc.Pages[f.Page].Height)-hundredths(f.Y)
		w := n.open(n.fields[i])
		w.text("<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T ").literal(f.Name)
		if f.Label != "" {
			w.text("/TU ").literal(f.Label)
		}
		w.text("/P ").ref(n.pages[f.Page]).text("/Rect [").number(x, 2).text(" ").number(top-height, 2)
		w.text(" ").number(x+width, 2).text(" ").number(top, 2).text("]/AP <</N ").ref(appearance).text(">>")
		if n.meta.tagged() && f.Tag > 0 {
			w.text("/StructParent ").number(len(n.doc.Pages)+i, 0)
		}
		w.text(">>")
		n.close(w)
	}
}

// writeAcroForm tells of the fields. The first flag says that some are for signatures
// (12.7.2).
func (n *native) writeAcroForm(w *fileWriter) {
	if len(n.fields) == 0 {
		return
	}
	w.text("/AcroForm <</SigFlags 1/Fields [")
	for i, f := range n.fields {
		if i > 0 {
			w.text(" ")
		}
		w.ref(f)
	}
	w.text("]>>")
}

// fieldOf is the field that an element stands for, or -1.
func (n *native) fieldOf(element int32) int {
	if n.marks.elements[element].Type == page.Form {
		for i := range n.doc.Fields {
			if n.doc.Fields[i].Tag == element+1 {
				return i
			}
		}
	}
	return -1
}
