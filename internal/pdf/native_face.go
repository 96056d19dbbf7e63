package pdf

import (
	"fmt"
	"iter"
	"slices"

	"github.com/mocban/mocban/internal/font"
)

// nativeFace is a face, cut to what a document draws with it.
type nativeFace struct {
	*usedFace
	subset *font.Subset
	widths []int32 // by code, in tenths of a thousandth of an em
}

// newNativeFace cuts a face to its used runes. Widths in whole thousandths would let
// a long text end a fifth of a point beside its place.
func newNativeFace(u *usedFace) (*nativeFace, error) {
	subset, err := u.face.Subset(u.runes.all())
	if err != nil {
		return nil, err
	}
	f := &nativeFace{usedFace: u, subset: subset, widths: make([]int32, 0, 512)}
	em := u.face.UnitsPerEm()
	for c := range subset.Codes() {
		f.widths = append(f.widths, (c.Advance*10_000+em/2)/em)
	}
	return f, nil
}

// writeFace writes a face as a composite font whose codes are the numbers of its
// glyphs (ISO 32000-1, 9.7), and gives the object that pages name.
func (n *native) writeFace(f *nativeFace) int {
	name := f.name()
	descriptor := n.writeDescriptor(f, name)
	unicode := n.writeUnicode(unicodeRanges(f.subset.Codes()))

	descendant := n.file.reserve()
	w := n.open(descendant)
	w.text("<</Type /Font /Subtype /CIDFontType2 /BaseFont /").text(name)
	w.text(" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity")
	w.text(" /FontDescriptor ").ref(descriptor).text(" /W [")
	w.widths(f)
	w.text("]>>")
	n.close(w)

	whole := n.file.reserve()
	w = n.open(whole)
	w.text("<</Type /Font /Subtype /Type0 /BaseFont /").text(name).text(" /Encoding /Identity-H /DescendantFonts [")
	w.ref(descendant).text("] /ToUnicode ").ref(unicode).text(">>")
	n.close(w)
	return whole
}

// writeUnicode writes a map to Unicode. The faces of a family mostly share one.
func (n *native) writeUnicode(ranges []codeRange) int {
	if n.unicode == 0 || !slices.Equal(ranges, n.ranges) {
		n.ranges, n.unicode = ranges, n.packedStream("", toUnicode(ranges))
	}
	return n.unicode
}

// The flags of a font descriptor (ISO 32000-1, table 123). A font is symbolic if
// its codes are its own.
const (
	flagSerif    = 1 << 1
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
)

func (n *native) writeDescriptor(f *nativeFace, name string) int {
	program := n.file.reserve()
	n.programs = append(n.programs, programObject{program, f.subset})
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
	// Descent is how deep glyphs reach, not how lines are set: readers take the
	// height of a marked word from it (ISO 32000-1, table 122).
	w.text(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d]"+
		" /ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 ",
		name, flags, em(box.XMin), em(box.YMin), em(box.XMax), em(box.YMax),
		f.face.ItalicAngle()/65536, em(f.face.Ascent()), em(box.YMin), em(f.face.CapHeight()), stem(f.face)))
	w.ref(program)
	if set != 0 {
		w.text(" /CIDSet ").ref(set)
	}
	w.text(">>")
	n.close(w)
	return object
}

// programObject is a font file that is still to be written.
type programObject struct {
	object int
	subset *font.Subset
}

// writePrograms writes the font files, which know their packed length beforehand.
func (n *native) writePrograms() {
	for _, o := range n.programs {
		p := o.subset.Program()
		n.file.open(o.object)
		n.file.text("<</Filter/FlateDecode/Length1 ").number(p.Size(), 0)
		n.file.text(" /Length ").number(p.PackedSize(), 0).text(">>\nstream\n")
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

// widths writes the advances, as runs of codes that follow on each other.
func (w *fileWriter) widths(f *nativeFace) {
	next := -1
	for g := range f.subset.Glyphs() {
		if int(g.Code) != next {
			if next >= 0 {
				w.text("]")
			}
			w.number(int(g.Code), 0).text("[")
		} else {
			w.text(" ")
		}
		w.number(int(f.widths[g.Code]), 1)
		next = int(g.Code) + 1
	}
	if next >= 0 {
		w.text("]")
	}
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
