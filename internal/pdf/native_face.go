package pdf

import (
	"fmt"
	"iter"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
)

// nativeFace is a face and what a document draws with it.
type nativeFace struct {
	face   *font.Face // nil where the document does not use it
	subset font.Subset
	tag    [6]byte // of its name
	object int     // of the font file
}

// openFace makes ready to draw with a face.
func (n *native) openFace(which page.Face, faces *font.Set) error {
	f := &n.faces[which]
	if f.face != nil {
		return nil
	}
	face, err := embeddable(which, faces)
	if err != nil {
		return err
	}
	f.face = face
	f.subset.Begin(face)
	return nil
}

// close ends the choice of characters.
func (f *nativeFace) close() error {
	if err := f.subset.Close(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	t := newTag(f.face)
	for g := range f.subset.Glyphs() {
		t.add(g.Rune)
	}
	f.tag = t.letters()
	return nil
}

func (f *nativeFace) forget() {
	f.face = nil
	f.subset.Forget()
}

// writeFace writes a face as a composite font whose codes are the numbers of its
// glyphs (ISO 32000-1, 9.7), and gives the object that pages name.
func (n *native) writeFace(f *nativeFace) int {
	descriptor := n.writeDescriptor(f)
	unicode := n.writeUnicode(f)

	descendant := n.file.reserve()
	w := n.open(descendant)
	w.text("<</Type/Font/Subtype/CIDFontType2/BaseFont/").faceName(f)
	w.text("/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>/CIDToGIDMap/Identity")
	w.text("/FontDescriptor ").ref(descriptor).text("/W [")
	w.widths(f)
	w.text("]>>")
	n.close(w)

	whole := n.file.reserve()
	w = n.open(whole)
	w.text("<</Type/Font/Subtype/Type0/BaseFont/").faceName(f).text("/Encoding/Identity-H/DescendantFonts [")
	w.ref(descendant).text("]/ToUnicode ").ref(unicode).text(">>")
	n.close(w)
	return whole
}

// faceName writes the name under which a face stands in the file: a subset has a tag
// of six letters before it, another one for each selection of glyphs (ISO 32000-1,
// 9.6.4).
func (f *fileWriter) faceName(face *nativeFace) *fileWriter {
	f.b = append(f.b, face.tag[:]...)
	return f.text("+").text(pdfName(face.face.PostScriptName()))
}

// The flags of a font descriptor (ISO 32000-1, table 123). A font is symbolic if
// its codes are its own.
const (
	flagSerif    = 1 << 1
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
)

func (n *native) writeDescriptor(f *nativeFace) int {
	f.object = n.file.reserve()
	set := 0
	if n.meta.Archive == ArchiveA1b {
		set = n.file.stream("", cidSet(f.subset.Glyphs()))
	}
	flags := flagSerif | flagSymbolic
	if f.face.ItalicAngle() != 0 {
		flags |= flagItalic
	}
	box := f.face.BBox()
	em := func(v int32) int { return thousandths(v, f.face) }
	object := n.file.reserve()
	w := n.open(object)
	w.text("<</Type/FontDescriptor/FontName/").faceName(f).text("/Flags ").number(flags, 0)
	w.text("/FontBBox [").number(em(box.XMin), 0).text(" ").number(em(box.YMin), 0)
	w.text(" ").number(em(box.XMax), 0).text(" ").number(em(box.YMax), 0)
	// Descent is how deep glyphs reach, not how lines are set: readers take the
	// height of a marked word from it (ISO 32000-1, table 122).
	w.text("]/ItalicAngle ").number(int(f.face.ItalicAngle()/65536), 0)
	w.text("/Ascent ").number(em(f.face.Ascent()), 0).text("/Descent ").number(em(box.YMin), 0)
	w.text("/CapHeight ").number(em(f.face.CapHeight()), 0).text("/StemV ").number(stem(f.face), 0)
	w.text("/FontFile2 ").ref(f.object)
	if set != 0 {
		w.text("/CIDSet ").ref(set)
	}
	w.text(">>")
	n.close(w)
	return object
}

// writePrograms writes the font files, which know their packed length beforehand.
func (n *native) writePrograms() {
	for i := range n.faces {
		f := &n.faces[i]
		if f.face == nil {
			continue
		}
		p := f.subset.Program()
		n.file.open(f.object)
		n.file.text("<</Filter/FlateDecode/Length1 ").number(p.Size(), 0)
		n.file.text("/Length ").number(p.PackedSize(), 0).text(">>\nstream\n")
		n.file.b = p.AppendTo(n.file.b)
		n.file.text("\nendstream")
		n.file.close()
	}
}

// thousandths is a measure of the face in thousandths of an em, the unit of glyphs
// in PDF.
func thousandths(v int32, f *font.Face) int {
	em := int(f.UnitsPerEm())
	if v < 0 {
		return -thousandths(-v, f)
	}
	return (int(v)*1000 + em/2) / em
}

// stem guesses how thick an upright stroke is, which TrueType does not say; readers
// only use it to find a face that is not embedded.
func stem(f *font.Face) int {
	weight := int(f.Weight())
	return 50 + weight*weight/65/65
}

// cidSet has a bit for each code of the subset, the first the highest of its byte
// (ISO 32000-1, table 124).
func cidSet(glyphs iter.Seq[font.Char]) []byte {
	var set []byte
	for g := range glyphs {
		for int(g.Code)/8 >= len(set) {
			set = append(set, 0)
		}
		set[g.Code/8] |= 0x80 >> (g.Code % 8)
	}
	return set
}
