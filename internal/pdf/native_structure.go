package pdf

import (
	"fmt"
	"slices"

	"github.com/mocban/mocban/internal/page"
)

// structureObjects are the numbers of the objects that tell what the document
// consists of. Those of the elements follow on the tree's.
type structureObjects struct{ root, parents, first int }

func (s structureObjects) element(i int32) int { return s.first + int(i) }

// writeStructure writes the elements (ISO 32000-1, 14.7.2) and gives the object of
// their tree; 0 if nobody asked. They are many and small, so they go packed.
func (n *native) writeStructure() int {
	m := &n.marks
	if m.elements == nil {
		return 0
	}
	m.reach(len(m.elements))
	s := structureObjects{root: n.file.reserve(), parents: n.file.reserve(), first: len(n.file.places)}
	n.file.places = slices.Grow(n.file.places, len(m.elements))
	for range m.elements {
		n.file.reserve()
	}
	n.writeRoot(s)
	n.writeParents(s)
	for i := range m.elements {
		n.writeElement(s, int32(i))
	}
	return s.root
}

func (n *native) writeRoot(s structureObjects) {
	m := &n.marks
	w := n.openPacked(s.root)
	w.text("<</Type/StructTreeRoot/K ").ref(s.element(0)).text("/ParentTree ").ref(s.parents)
	w.text("/ParentTreeNextKey ").number(len(m.sheets)+len(n.fields), 0)
	// Names in order: they are equally long and count up.
	sep := "/IDTree<</Names["
	for i := range m.elements {
		if m.elements[i].Type == page.Note {
			w.text(sep).text("(").text(noteID(i)).text(")").ref(s.element(int32(i)))
			sep = ""
		}
	}
	if sep == "" {
		w.text("]>>")
	}
	w.text(">>")
}

// noteID is the name of a note, which must have one (ISO 14289-1, 7.9).
func noteID(i int) string { return fmt.Sprintf("n%08d", i) }

// writeParents writes, for each sheet, the elements that its numbers belong to.
func (n *native) writeParents(s structureObjects) {
	m := &n.marks
	w := n.openPacked(s.parents)
	w.text("<</Nums[")
	for sheet, from := range m.sheets {
		to := len(m.owners)
		if sheet+1 < len(m.sheets) {
			to = m.sheets[sheet+1]
		}
		w.number(sheet, 0).text("[")
		for _, element := range m.owners[from:to] {
			w.ref(s.element(element)).text(" ")
		}
		w.text("]")
	}
	for i := range n.doc.Fields {
		if tag := n.doc.Fields[i].Tag; tag > 0 {
			w.number(len(m.sheets)+i, 0).text(" ").ref(s.element(tag - 1)).text(" ")
		}
	}
	w.text("]>>")
}

func (n *native) writeElement(s structureObjects, i int32) {
	m := &n.marks
	e := &m.elements[i]
	w := n.openPacked(s.element(i))
	w.text("<</S/").text(e.Type.String()).text("/P ")
	if e.Parent < 0 {
		w.ref(s.root)
	} else {
		w.ref(s.element(e.Parent))
	}
	if e.Type == page.Note {
		w.text("/ID(").text(noteID(int(i))).text(")")
	}
	if e.Alt != "" {
		w.text("/Alt").literal(e.Alt)
	}
	n.writeAttributes(w, i)
	n.writeKids(w, s, i)
	w.text(">>")
}

// writeKids writes the numbers of an element's own content, on the sheet where it
// begins as they are, on others with the sheet, and the elements inside it.
func (n *native) writeKids(w *fileWriter, s structureObjects, i int32) {
	m := &n.marks
	if f := n.fieldOf(i); f >= 0 {
		w.text("/K<</Type/OBJR/Pg ").ref(n.pages[n.doc.Fields[f].Page]).text("/Obj ").ref(n.fields[f]).text(">>")
		return
	}
	first := m.nodes[i].first
	if first < 0 {
		return
	}
	home := int32(-1)
	for at := first; at >= 0 && home < 0; at = m.kids[at].next {
		home = m.kids[at].sheet
	}
	if home >= 0 {
		w.text("/Pg ").ref(n.pages[home])
	}
	many := m.kids[first].next >= 0
	w.text("/K")
	if many {
		w.text("[")
	} else {
		w.text(" ")
	}
	for at := first; at >= 0; at = m.kids[at].next {
		switch k := m.kids[at]; {
		case k.sheet < 0:
			w.ref(s.element(k.what))
		case k.sheet == home:
			w.number(int(k.what), 0)
		default:
			w.text("<</Type/MCR/Pg ").ref(n.pages[k.sheet]).text("/MCID ").number(int(k.what), 0).text(">>")
		}
		if m.kids[at].next >= 0 {
			w.text(" ")
		}
	}
	if many {
		w.text("]")
	}
}

// writeAttributes writes what a type alone does not say (ISO 32000-1, 14.8.5).
func (n *native) writeAttributes(w *fileWriter, i int32) {
	e := &n.marks.elements[i]
	switch e.Type {
	case page.L:
		w.text("/A<</O/List/ListNumbering/").text(e.Numbering.String()).text(">>")
	case page.TH, page.TD:
		writeCell(w, e)
	case page.Figure:
		if box := n.marks.nodes[i].box; box != nil {
			w.text("/A<</O/Layout/BBox[")
			for _, v := range box {
				w.number(v, 2).text(" ")
			}
			w.text("]>>")
		}
	}
}

// writeCell writes how far a cell reaches, and of a head cell that it is for its
// columns.
func writeCell(w *fileWriter, e *page.Element) {
	if e.Type == page.TD && e.ColSpan < 2 && e.RowSpan < 2 {
		return
	}
	w.text("/A<</O/Table")
	if e.Type == page.TH {
		w.text("/Scope/Column")
	}
	if e.ColSpan > 1 {
		w.text("/ColSpan ").number(int(e.ColSpan), 0)
	}
	if e.RowSpan > 1 {
		w.text("/RowSpan ").number(int(e.RowSpan), 0)
	}
	w.text(">>")
}
