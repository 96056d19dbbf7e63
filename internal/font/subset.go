package font

import (
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
)

// Subset is a selection of a face's characters, numbered anew, for embedding in
// one document. A character's code is also the number of its glyph in Program.
//
// It is begun with a face, grows while the document is drawn, and is closed; the
// next document begins it again in the same room. Characters that nearly every
// document has come with the face's kit and have the same codes in all subsets;
// the others get the codes after those, in the order in which they are added.
type Subset struct {
	face    *Face
	kit     *kit
	used    []bool  // of the kit's glyphs
	own     []entry // glyphs that the kit has not, numbered on from it
	codes   map[rune]uint16
	byGlyph map[GlyphID]uint16
	program Program
}

// entry is a glyph in a subset.
type entry struct {
	glyph   GlyphID
	char    rune     // 0 for what is only a part of other glyphs
	parts   []uint16 // codes of the glyphs that a composite one is made of
	width   int32    // as in Char
	outline piece
}

// maxGlyphs is the largest number that maxp can hold.
const maxGlyphs = 0xFFFF

var errTooMany = fmt.Errorf("font: a subset of more than %d glyphs", maxGlyphs)

// Begin forgets the characters and takes those of another face from now on.
func (s *Subset) Begin(f *Face) { s.begin(f, f.kit()) }

func (s *Subset) begin(f *Face, k *kit) {
	s.Forget()
	s.face, s.kit = f, k
	if len(k.glyphs) == 0 {
		s.append(entry{}) // the sign for a missing glyph is always the first
		return
	}
	s.used = append(s.used, make([]bool, len(k.glyphs))...)
	s.need(0)
}

// Forget leaves nothing of the characters and the face but empty room, and little
// of that.
func (s *Subset) Forget() {
	const most = 256
	clear(s.own)
	if s.own = s.own[:0]; cap(s.own) > most {
		s.own = nil
	}
	s.face, s.kit, s.used, s.codes, s.byGlyph = nil, nil, s.used[:0], nil, nil
	s.program.subset = nil
}

// Code is the number of a selected character, 0 for others.
func (s *Subset) Code(r rune) uint16 {
	if uint(r) < uint(len(s.kit.codes)) {
		if c := s.kit.codes[r]; c != 0 {
			return c
		}
	}
	return s.codes[r]
}

// Char is a selected character with its code.
type Char struct {
	Code  uint16
	Rune  rune  // 0 for a glyph that is only a part of others
	Width int32 // how far it moves the pen, in tenths of a thousandth of an em
}

// Glyphs lists what is in the subset, in the order of the codes.
func (s *Subset) Glyphs() iter.Seq[Char] {
	return func(yield func(Char) bool) {
		for code := range s.all() {
			if e := s.at(code); !yield(Char{code, e.char, e.width}) {
				return
			}
		}
	}
}

// Run is codes that follow on each other as their characters do.
type Run struct {
	First, Last uint16
	Rune        rune // of the first
}

// Runs lists, in the order of the codes, every one that means a character: those of
// Glyphs and all of the kit's.
func (s *Subset) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for _, r := range s.kit.runs {
			if !yield(r) {
				return
			}
		}
		for i := 0; i < len(s.own); {
			first, r := len(s.kit.glyphs)+i, s.own[i].char
			for i++; i < len(s.own) && r != 0 && s.own[i].char == r+rune(len(s.kit.glyphs)+i-first); {
				i++
			}
			if r != 0 && !yield(Run{uint16(first), uint16(len(s.kit.glyphs) + i - 1), r}) {
				return
			}
		}
	}
}

// Common reports whether all characters come with the kit, as those of nearly every
// document do. Its Runs are the kit's then.
func (s *Subset) Common() bool { return len(s.own) == 0 }

// count is how many codes the subset has, the kit's unused ones among them.
func (s *Subset) count() int { return len(s.kit.glyphs) + len(s.own) }

// at is the glyph of a code.
func (s *Subset) at(code uint16) *entry {
	if int(code) < len(s.kit.glyphs) {
		return &s.kit.glyphs[code]
	}
	return &s.own[int(code)-len(s.kit.glyphs)]
}

// all are the codes whose outlines the subset holds, in their order.
func (s *Subset) all() iter.Seq[uint16] {
	return func(yield func(uint16) bool) {
		for code, used := range s.used {
			if used && !yield(uint16(code)) {
				return
			}
		}
		for code := len(s.used); code < s.count(); code++ {
			if !yield(uint16(code)) {
				return
			}
		}
	}
}

// Add selects a character and gives its code and width; the code is 0 where the
// face has no glyph for it.
func (s *Subset) Add(r rune) (code uint16, width int32) {
	if uint(r) < uint(len(s.kit.codes)) {
		if code = s.kit.codes[r]; code != 0 {
			if !s.used[code] {
				s.need(int(code))
			}
			return code, s.kit.widths[code]
		}
	}
	code, ok := s.codes[r]
	if !ok {
		if code = s.addOwn(r); code == 0 {
			return 0, 0
		}
	}
	return code, s.at(code).width
}

// addOwn selects a character that the kit has not. Two that share a glyph stay apart,
// since the code is all that a document keeps of them.
func (s *Subset) addOwn(r rune) uint16 {
	g := s.face.lookup(r)
	if g == 0 || s.count() > maxGlyphs {
		return 0
	}
	if s.codes == nil {
		s.codes = map[rune]uint16{}
	}
	s.codes[r] = s.append(entry{glyph: g, char: r})
	return s.codes[r]
}

// reserve makes room for so many glyphs of characters.
func (s *Subset) reserve(n int) {
	s.own = slices.Grow(s.own, n)
	s.codes = make(map[rune]uint16, n)
}

func (s *Subset) append(e entry) uint16 {
	code := uint16(s.count())
	em := s.face.unitsPerEm
	e.width = (s.face.Advance(e.glyph)*10_000 + em/2) / em
	s.own = append(s.own, e)
	if s.byGlyph == nil {
		s.byGlyph = map[GlyphID]uint16{}
	}
	if _, ok := s.byGlyph[e.glyph]; !ok {
		s.byGlyph[e.glyph] = code
	}
	return code
}

// need marks a glyph of the kit and all that it is made of; the subset's own ones
// are there anyway. A glyph that is a part of itself, which no sound font has, is
// marked once.
func (s *Subset) need(code int) {
	if code >= len(s.used) || s.used[code] {
		return
	}
	s.used[code] = true
	for _, part := range s.kit.glyphs[code].parts {
		s.need(int(part))
	}
}

// Close completes the selection with the parts of its glyphs. Nothing is added after
// that.
func (s *Subset) Close() error {
	if err := s.complete(); err != nil {
		return err
	}
	for i := range s.own {
		e := &s.own[i]
		e.outline = s.kit.code.pack(s.outline(e))
	}
	return nil
}

// complete adds the parts of composite glyphs, and their parts: the list grows while
// it is walked.
func (s *Subset) complete() error {
	for i := 0; i < len(s.own); i++ {
		for at := range components(s.face.outline(s.own[i].glyph)) {
			if s.count() >= maxGlyphs {
				return errTooMany
			}
			s.own[i].parts = append(s.own[i].parts, s.part(s.own[i].glyph, at))
		}
	}
	if s.count() > maxGlyphs {
		return errTooMany
	}
	return s.weigh()
}

// weigh refuses a font in which so many characters share large glyphs that a
// subset would be larger than the font: it was made to exhaust memory.
func (s *Subset) weigh() error {
	size := 0
	for i := range s.own {
		size += len(s.face.outline(s.own[i].glyph))
	}
	if most := 2 * len(s.face.data); size > most {
		return fmt.Errorf("font: a subset of %d bytes is larger than the font", size)
	}
	return nil
}

// part is the code of a component, which stands at a place in an outline.
func (s *Subset) part(whole GlyphID, at int) uint16 {
	g := GlyphID(u16(s.face.outline(whole), at))
	if code, ok := s.kit.byGlyph[g]; ok {
		s.need(int(code))
		return code
	}
	if code, ok := s.byGlyph[g]; ok {
		return code
	}
	return s.append(entry{glyph: g})
}

// outline is the glyph's entry in glyf with the numbers of its parts made those
// of the subset, filled up to a multiple of four bytes.
func (s *Subset) outline(e *entry) []byte {
	plain := s.face.outline(e.glyph)
	out := make([]byte, (len(plain)+3)&^3)
	copy(out, plain)
	next := 0
	for at := range components(plain) {
		if next == len(e.parts) {
			break
		}
		binary.BigEndian.PutUint16(out[at:], e.parts[next])
		next++
	}
	return out
}

// The flags of a component that say how long its record is.
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	fullMatrix    = 1 << 7
)

// components gives the places in a composite glyph's outline where the numbers of
// its parts stand. It stops where the outline is cut off.
func components(outline []byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		if len(outline) < outlineHeader || i16(outline, 0) >= 0 {
			return
		}
		for at := outlineHeader; at+4 <= len(outline); {
			flags := u16(outline, at)
			if !yield(at+2) || flags&moreParts == 0 {
				return
			}
			at += 4 + argumentsLength(flags)
		}
	}
}

func argumentsLength(flags int) int {
	length := 2
	if flags&wordArguments != 0 {
		length = 4
	}
	switch {
	case flags&oneScale != 0:
		return length + 2
	case flags&twoScales != 0:
		return length + 4
	case flags&fullMatrix != 0:
		return length + 8
	}
	return length
}
