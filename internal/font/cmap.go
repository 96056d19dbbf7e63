package font

import (
	"errors"
	"fmt"
	"sort"
)

// planeSize is the number of code points in the Basic Multilingual Plane.
const planeSize = 0x10000

// Characters that the face answers for with another one's glyph.
const (
	space             = ' '
	noBreakSpace      = '\u00A0'
	hyphen            = '-'
	nonBreakingHyphen = '\u2011'
)

// charset finds glyphs by rune. The first plane has a table, because measuring asks
// for nothing else; the rest is searched.
type charset struct {
	blocks [planeSize / blockSize]*block // of runes that follow on each other; never nil
	beyond []runeRange                   // ascending, above the first plane
}

// blockSize is how many runes stand in one block: a face has few of them, and memory
// that is not touched costs a new process nothing.
const blockSize = 256

type block struct {
	glyphs [blockSize]GlyphID
	widths [blockSize]uint16 // advances of glyphs, design units
}

// noGlyphs stands for every block in which a face has none. It is never written.
var noGlyphs = new(block)

// runeRange maps consecutive runes to consecutive glyphs.
type runeRange struct {
	first, last rune
	glyph       GlyphID
}

func (f *Face) readCmap(b []byte) error {
	sub, err := chooseEncoding(b)
	if err != nil {
		return err
	}
	for i := range f.blocks {
		f.blocks[i] = noGlyphs
	}
	if u16(sub, 0) == 12 {
		err = f.readRanges(sub)
	} else {
		err = f.readSegments(sub)
	}
	if err != nil {
		return err
	}
	f.addAliases()
	for _, b := range f.blocks {
		if b == noGlyphs {
			continue
		}
		for i, g := range b.glyphs {
			if g != 0 {
				b.widths[i] = f.advances[g]
			}
		}
	}
	return nil
}

// addAliases lends glyphs to two signs. The hyphen that does not break looks and
// measures as the plain one whatever the font offers, so that keeping 45/KH-UBND
// together moves nothing.
func (f *Face) addAliases() {
	if g := f.lookup(hyphen); g != 0 {
		f.setGlyph(nonBreakingHyphen, int(g))
	}
	if f.lookup(noBreakSpace) == 0 {
		f.setGlyph(noBreakSpace, int(f.lookup(space)))
	}
}

// chooseEncoding picks the Unicode subtable that reaches furthest.
func chooseEncoding(b []byte) ([]byte, error) {
	const header, record = 4, 8
	if len(b) < header {
		return nil, errShort
	}
	count := u16(b, 2)
	if len(b) < header+record*count {
		return nil, errShort
	}
	var best []byte
	bestRank := 0
	for i := range count {
		entry := b[header+record*i:]
		at := uint64(u32(entry, 4))
		if at+2 > uint64(len(b)) {
			return nil, fmt.Errorf("subtable %d lies outside the table", i)
		}
		sub := b[at:]
		if rank := encodingRank(u16(entry, 0), u16(entry, 2), u16(sub, 0)); rank > bestRank {
			best, bestRank = sub, rank
		}
	}
	if best == nil {
		return nil, errors.New("no Unicode subtable of format 4 or 12")
	}
	return best, nil
}

// encodingRank is 0 for what is not Unicode or not readable here.
func encodingRank(platform, encoding, format int) int {
	switch {
	case format == 12 && platform == windows && encoding == 10:
		return 4
	case format == 12 && platform == unicodePlatform:
		return 3
	case format == 4 && platform == windows && encoding == 1:
		return 2
	case format == 4 && platform == unicodePlatform:
		return 1
	}
	return 0
}

// readSegments reads format 4. A character belongs to the first segment whose
// end reaches it, so one pass with a moving lower bound is enough and cannot be
// made slow by segments that overlap.
func (f *Face) readSegments(b []byte) error {
	const header = 14
	if len(b) < header {
		return errShort
	}
	segments := u16(b, 6) / 2
	if len(b) < header+2+8*segments {
		return errShort
	}
	next := 0
	for i := range segments {
		s := segmentAt(b, i, segments)
		for r := max(next, s.first); r <= s.last; r++ {
			f.setGlyph(r, s.glyph(b, r))
		}
		next = max(next, s.last+1)
	}
	return nil
}

// segment is one line of format 4.
type segment struct {
	first, last int
	delta       int
	glyphsAt    int // where the glyph of first stands in the subtable; 0: by delta alone
}

// segmentAt gathers a segment from the four arrays that format 4 scatters it over.
func segmentAt(b []byte, i, segments int) segment {
	const lastAt = 14
	firstAt := lastAt + 2*segments + 2
	deltaAt := firstAt + 2*segments
	offsetAt := deltaAt + 2*segments + 2*i
	s := segment{first: u16(b, firstAt+2*i), last: u16(b, lastAt+2*i), delta: u16(b, deltaAt+2*i)}
	if offset := u16(b, offsetAt); offset != 0 {
		s.glyphsAt = offsetAt + offset // counted from its own place, as the format has it
	}
	return s
}

// glyph maps a character of the segment. A list that runs out of the table gives
// nothing: the closing segment of many sound fonts points nowhere.
func (s segment) glyph(b []byte, r int) int {
	if s.glyphsAt == 0 {
		return (r + s.delta) & 0xFFFF
	}
	at := s.glyphsAt + 2*(r-s.first)
	if at+2 > len(b) || u16(b, at) == 0 {
		return 0
	}
	return (u16(b, at) + s.delta) & 0xFFFF
}

// readRanges reads format 12. Ranges must rise, else they could be made to
// cover everything many times over.
func (f *Face) readRanges(b []byte) error {
	const header, record = 16, 12
	if len(b) < header {
		return errShort
	}
	count := uint64(u32(b, 12))
	if uint64(len(b)) < header+record*count {
		return errShort
	}
	next := uint32(0)
	for i := range int(count) {
		entry := b[header+record*i:]
		first, last, glyph := u32(entry, 0), u32(entry, 4), u32(entry, 8)
		if first < next || last < first || last > 0x10FFFF {
			return fmt.Errorf("range %d (U+%04X to U+%04X) is out of order", i, first, last)
		}
		next = last + 1
		f.addRange(rune(first), rune(last), int64(glyph))
	}
	return nil
}

// addRange writes the part of a range that lies in the first plane to the flat
// table and keeps the part above it, as far as the face has glyphs.
func (f *Face) addRange(first, last rune, glyph int64) {
	room := int64(f.glyphCount) - glyph
	if room <= 0 {
		return
	}
	last = rune(min(int64(last), int64(first)+room-1))
	for ; first <= last && first < planeSize; first++ {
		f.setGlyph(int(first), int(glyph))
		glyph++
	}
	if first <= last {
		f.beyond = append(f.beyond, runeRange{first, last, GlyphID(glyph)})
	}
}

// setGlyph ignores glyphs the face does not hold.
func (f *Face) setGlyph(r, glyph int) {
	if glyph == 0 || glyph >= f.glyphCount {
		return
	}
	b := &f.blocks[r/blockSize]
	if *b == noGlyphs {
		*b = new(block)
	}
	(*b).glyphs[r%blockSize] = GlyphID(glyph)
}

// Glyph finds the glyph of a rune; 0 and false mean that the face has none.
// U+2011 is drawn with the glyph of the hyphen, and U+00A0 with that of the
// space if it has no own.
func (f *Face) Glyph(r rune) (GlyphID, bool) {
	g := f.lookup(r)
	return g, g != 0
}

func (f *Face) lookup(r rune) GlyphID {
	if u := uint32(r); u < planeSize {
		return f.blocks[u/blockSize].glyphs[u%blockSize]
	}
	i := sort.Search(len(f.beyond), func(i int) bool { return f.beyond[i].last >= r })
	if i == len(f.beyond) || r < f.beyond[i].first {
		return 0
	}
	return f.beyond[i].glyph + GlyphID(r-f.beyond[i].first)
}

// RuneAdvance is how far a rune moves the pen, in design units; 0 if the face
// has no glyph for it.
func (f *Face) RuneAdvance(r rune) int32 {
	if uint32(r) < planeSize {
		return int32(f.blocks[uint32(r)/blockSize].widths[uint8(r)])
	}
	return f.advanceBeyond(r)
}

// advanceBeyond is RuneAdvance above the first plane. It stands by itself so that
// RuneAdvance is short enough to be inlined into the loop that measures.
func (f *Face) advanceBeyond(r rune) int32 {
	if g := f.lookup(r); g != 0 {
		return f.Advance(g)
	}
	return 0
}

// advance sums the advances of a text, unkerned, in design units.
func (f *Face) advance(text string) int64 {
	var sum int64
	for _, r := range text {
		sum += int64(f.RuneAdvance(r))
	}
	return sum
}

// Covers reports whether the face has a glyph for every rune of the text; if
// not, which one is missing first and at which byte. Tabs and line ends have no
// glyph: they are not asked for here.
func (f *Face) Covers(text string) (missing rune, at int, ok bool) {
	for i, r := range text {
		if f.lookup(r) == 0 {
			return r, i, false
		}
	}
	return 0, 0, true
}

// Data is the font file. It must not be written to.
func (f *Face) Data() []byte { return f.data }
