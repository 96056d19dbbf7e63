package font

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// GlyphID numbers a glyph within its face; 0 is the sign for a missing one.
type GlyphID uint16

// outlineHeader is the length of the header of an entry in glyf: the number of
// contours and the bounding box.
const outlineHeader = 10

func (f *Face) readMaxp(b []byte) error {
	if len(b) < 6 {
		return errShort
	}
	f.glyphCount = u16(b, 4)
	if f.glyphCount == 0 {
		return errors.New("the font has no glyphs")
	}
	return nil
}

// readHmtx spreads the advances out to one a glyph: those after the last full
// record repeat it.
func (f *Face) readHmtx(b []byte) error {
	hhea, _ := f.table("hhea") // readHhea has checked its length
	full := u16(hhea, 34)
	if full == 0 || full > f.glyphCount {
		return fmt.Errorf("%d full records for %d glyphs", full, f.glyphCount)
	}
	if len(b) < 4*full+2*(f.glyphCount-full) {
		return errShort
	}
	f.advances = make([]uint16, f.glyphCount)
	for g := range f.advances {
		f.advances[g] = binary.BigEndian.Uint16(b[4*min(g, full-1):])
	}
	return nil
}

// readLoca makes sure that every outline lies inside glyf, so that whoever cuts
// glyphs out later need not ask again.
func (f *Face) readLoca(b []byte) error {
	outlines, ok := f.table("glyf")
	if !ok {
		return errors.New(`its table "glyf" is missing`)
	}
	width := 2
	if f.locaLong {
		width = 4
	}
	if len(b) < width*(f.glyphCount+1) {
		return errShort
	}
	var start uint32
	for g := range f.glyphCount + 1 {
		end := f.offset(b, g)
		if end < start || uint64(end) > uint64(len(outlines)) {
			return fmt.Errorf("the outline before glyph %d lies outside %q", g, "glyf")
		}
		start = end
	}
	return nil
}

// offset is where an outline begins in glyf; short offsets count words.
func (f *Face) offset(loca []byte, g int) uint32 {
	if f.locaLong {
		return u32(loca, 4*g)
	}
	return 2 * uint32(u16(loca, 2*g))
}

// outline is a glyph's entry in glyf; white space has none.
func (f *Face) outline(g GlyphID) []byte {
	loca, _ := f.table("loca")
	outlines, _ := f.table("glyf")
	if int(g) >= f.glyphCount {
		return nil
	}
	return outlines[f.offset(loca, int(g)):f.offset(loca, int(g)+1)]
}

// Advance is how far a glyph moves the pen, in design units.
func (f *Face) Advance(g GlyphID) int32 {
	if int(g) >= len(f.advances) {
		return 0
	}
	return int32(f.advances[g])
}
