package font

import (
	"errors"
	"fmt"

	"github.com/mocban/mocban/internal/unit"
)

// Box is a rectangle in design units, y upwards from the baseline.
type Box struct{ XMin, YMin, XMax, YMax int32 }

// metrics are the measures of a whole face, in design units.
type metrics struct {
	unitsPerEm                         int32
	bounds                             Box
	ascent, descent, lineGap           int32
	underlineTop, underlineThickness   int32
	strikeoutTop, strikeoutThickness   int32
	capHeight, xHeight                 int32
	italicAngle                        int32
	weight                             int32
	macStyle, selection, embeddingBits uint16
}

func (f *Face) readHead(b []byte) error {
	const magic = 0x5F0F3CF5
	if len(b) < 54 {
		return errShort
	}
	if u32(b, 12) != magic {
		return errors.New("the magic number is wrong")
	}
	f.unitsPerEm = int32(u16(b, 18))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return fmt.Errorf("%d units per em; 16 to 16384 are allowed", f.unitsPerEm)
	}
	f.bounds = Box{i16(b, 36), i16(b, 38), i16(b, 40), i16(b, 42)}
	f.macStyle = uint16(u16(b, 44))
	f.locaLong = u16(b, 50) != 0
	return nil
}

func (f *Face) readOS2(b []byte) error {
	if len(b) < 68 {
		return errShort
	}
	f.weight = int32(u16(b, 4))
	f.embeddingBits = uint16(u16(b, 8))
	f.strikeoutThickness = i16(b, 26)
	f.strikeoutTop = i16(b, 28)
	f.selection = uint16(u16(b, 62))
	if version := u16(b, 0); version >= 2 && len(b) >= 90 {
		f.xHeight = i16(b, 86)
		f.capHeight = i16(b, 88)
	}
	return nil
}

// readHhea takes the line's measures from hhea: in Times New Roman and its
// metric twins they equal the Windows ones of OS/2, and the typographic ones
// there are not what word processors use.
func (f *Face) readHhea(b []byte) error {
	if len(b) < 36 {
		return errShort
	}
	f.ascent, f.descent, f.lineGap = i16(b, 4), -i16(b, 6), max(0, i16(b, 8))
	if f.ascent <= 0 || f.descent < 0 {
		return fmt.Errorf("ascent %d, descent %d: lines would have no height", f.ascent, f.descent)
	}
	return nil
}

func (f *Face) readPost(b []byte) error {
	if len(b) < 32 {
		return errShort
	}
	f.italicAngle = int32(u32(b, 4))
	f.underlineTop = i16(b, 8)
	f.underlineThickness = i16(b, 10)
	return nil
}

// completeMetrics measures on the glyphs what an OS/2 table before version 2
// does not say.
func (f *Face) completeMetrics() {
	if f.capHeight <= 0 {
		f.capHeight = f.top('H')
	}
	if f.xHeight <= 0 {
		f.xHeight = f.top('x')
	}
}

// top is the highest point of a rune's outline, 0 if it has none.
func (f *Face) top(r rune) int32 {
	g, _ := f.Glyph(r)
	outline := f.outline(g)
	if len(outline) < outlineHeader {
		return 0
	}
	return i16(outline, 8)
}

// UnitsPerEm is how many design units the font's size is divided into.
func (f *Face) UnitsPerEm() int32 { return f.unitsPerEm }

// Ascent is the line's height above the baseline, without the gap, in design units.
func (f *Face) Ascent() int32 { return f.ascent }

// Descent is the line's depth below the baseline in design units, positive down.
func (f *Face) Descent() int32 { return f.descent }

// LineGap is the white between two lines in design units.
func (f *Face) LineGap() int32 { return f.lineGap }

// LineMetrics divides a single-spaced line of the size at its baseline. The gap
// belongs to the ascent: word processors put it on top of the line.
func (f *Face) LineMetrics(size unit.Length) (ascent, descent unit.Length) {
	em := int64(f.unitsPerEm)
	return size.Scale(int64(f.ascent+f.lineGap), em), size.Scale(int64(f.descent), em)
}

// UnderlinePosition is the top of the underline in design units, negative below
// the baseline.
func (f *Face) UnderlinePosition() int32 { return f.underlineTop }

// UnderlineThickness is the height of the underline in design units.
func (f *Face) UnderlineThickness() int32 { return f.underlineThickness }

// StrikeoutPosition is the top of the strike-through stroke in design units
// above the baseline.
func (f *Face) StrikeoutPosition() int32 { return f.strikeoutTop }

// StrikeoutThickness is the height of the strike-through stroke in design units.
func (f *Face) StrikeoutThickness() int32 { return f.strikeoutThickness }

// CapHeight is the height of a flat capital in design units.
func (f *Face) CapHeight() int32 { return f.capHeight }

// XHeight is the height of a flat small letter in design units.
func (f *Face) XHeight() int32 { return f.xHeight }

// ItalicAngle is the slant in 65,536ths of a degree, negative leaning right.
func (f *Face) ItalicAngle() int32 { return f.italicAngle }

// BBox encloses every glyph of the face.
func (f *Face) BBox() Box { return f.bounds }

// Weight is the OS/2 weight class: 400 is regular, 700 bold.
func (f *Face) Weight() int32 { return f.weight }

// Style says which of the four faces of its family this is.
func (f *Face) Style() Style { return f.style }

// Embeddable reports whether the licence bits (OS/2.fsType) allow the face to
// travel inside a document as a subset of outlines.
func (f *Face) Embeddable() bool {
	const usage, restricted, noSubset, bitmapOnly = 0x000F, 0x0002, 0x0100, 0x0200
	return f.embeddingBits&usage != restricted && f.embeddingBits&(noSubset|bitmapOnly) == 0
}
