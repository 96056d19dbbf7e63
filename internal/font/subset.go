package font

import (
	"encoding/binary"
	"fmt"
	"iter"
)

// Subset is a selection of a face's characters, numbered anew, for embedding in
// one document. A character's code is also the number of its glyph in Program.
//
// Characters that nearly every document has come with the face's kit and have
// the same codes in all subsets; the others get the codes after those.
type Subset struct {
	face    *Face
	kit     *kit
	used    []bool  // of the kit's glyphs
	own     []entry // glyphs that the kit has not, numbered on from it
	codes   map[rune]uint16
	byGlyph map[GlyphID]uint16
}

// entry is a glyph in a subset.
type entry struct {
	glyph   GlyphID
	char    rune     // 0 for what is only a part of other glyphs
	parts   []uint16 // codes of the glyphs that a composite one is made of
	outline piece
}

// maxGlyphs is the largest number that maxp can hold.
const maxGlyphs = 0xFFFF

var errTooMany = fmt.Errorf("font: a subset of more than %d glyphs", maxGlyphs)

// Subset selects characters of the face. Those without a glyph are left out.
func (f *Face) Subset(chars iter.Seq[rune]) (*Subset, error) {
	s := newSubset(f, f.kit())
	for r := range chars {
		s.add(r)
	}
	if err := s.close(); err != nil {
		return nil, err
	}
	for i := range s.own {
		e := &s.own[i]
		e.outline = s.kit.code.pack(s.outline(e))
	}
	return s, nil
}

func newSubset(f *Face, k *kit) *Subset {
	s := &Subset{face: f, kit: k, used: make([]bool, len(k.glyphs)), codes: map[rune]uint16{}, byGlyph: map[GlyphID]uint16{}}
	if len(k.glyphs) == 0 {
		s.own = append(s.own, entry{}) // the sign for a missing glyph is always the first
		s.byGlyph[0] = 0
	} else {
		s.need(0)
	}
	return s
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
	Code    uint16
	Rune    rune // 0 for a glyph that is only a part of others
	Advance int32
}

// Glyphs lists what is in the subset, in the order of the codes.
func (s *Subset) Glyphs() iter.Seq[Char] {
	return func(yield func(Char) bool) {
		for code := range s.count() {
			if e, used := s.at(code); used && !yield(s.char(code, e)) {
				return
			}
		}
	}
}

// Codes lists every code that has a meaning, in their order: those of Glyphs and
// the kit's.
func (s *Subset) Codes() iter.Seq[Char] {
	return func(yield func(Char) bool) {
		for code := range s.count() {
			if e, _ := s.at(code); !yield(s.char(code, e)) {
				return
			}
		}
	}
}

func (s *Subset) char(code int, e *entry) Char {
	return Char{uint16(code), e.char, s.face.Advance(e.glyph)}
}

// count is how many codes the subset has, the kit's unused ones among them.
func (s *Subset) count() int { return len(s.kit.glyphs) + len(s.own) }

// at is the glyph of a code, and whether the subset holds its outline.
func (s *Subset) at(code int) (e *entry, used bool) {
	if code < len(s.kit.glyphs) {
		return &s.kit.glyphs[code], s.used[code]
	}
	return &s.own[code-len(s.kit.glyphs)], true
}

// add selects one character. Two that share a glyph stay apart, since the code
// is all that a document keeps of them.
func (s *Subset) add(r rune) {
	if code := s.Code(r); code != 0 {
		s.need(int(code))
		return
	}
	if g := s.face.lookup(r); g != 0 {
		s.codes[r] = s.append(entry{glyph: g, char: r})
	}
}

func (s *Subset) append(e entry) uint16 {
	code := uint16(s.count())
	s.own = append(s.own, e)
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

// close adds the parts of composite glyphs, and their parts: the list grows while
// it is walked.
func (s *Subset) close() error {
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
	for _, e := range s.own {
		size += len(s.face.outline(e.glyph))
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
	places, stop := iter.Pull(components(plain))
	defer stop()
	for _, code := range e.parts {
		at, _ := places()
		binary.BigEndian.PutUint16(out[at:], code)
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
