package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what kind of sign a rune is; 0 is none that a word is made of.
type class uint8

const (
	smallLetter class = 1 << iota
	capitalLetter
	figure
	anyLetter = smallLetter | capitalLetter
)

// glyph is what is known of a rune: its class, and itself in small letters.
type glyph struct {
	class class
	lower rune
}

// The blocks that hold every letter of Vietnamese: Latin up to ư (U+01B0), and the
// letters with a tone. What stands elsewhere is asked of package unicode.
const (
	latin        = 0x0200
	toned        = 0x1E00
	tonedLetters = 0x0100
)

var (
	latinGlyphs = func() (list [latin]glyph) { readGlyphs(list[:], 0); return list }()
	tonedGlyphs = func() (list [tonedLetters]glyph) { readGlyphs(list[:], toned); return list }()
)

func readGlyphs(list []glyph, from rune) {
	for i := range list {
		list[i] = rareGlyph(from + rune(i))
	}
}

func glyphOf(r rune) glyph {
	if uint32(r) < latin {
		return latinGlyphs[r]
	}
	return furtherGlyph(r)
}

// furtherGlyph is kept out of line so that glyphOf stays in it.
//
//go:noinline
func furtherGlyph(r rune) glyph {
	if i := uint32(r) - toned; i < tonedLetters {
		return tonedGlyphs[i]
	}
	return rareGlyph(r)
}

func rareGlyph(r rune) glyph {
	g := glyph{lower: unicode.ToLower(r)}
	switch {
	case '0' <= r && r <= '9':
		g.class = figure
	case unicode.IsUpper(r):
		g.class = capitalLetter
	case unicode.IsLetter(r):
		g.class = smallLetter
	}
	return g
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool { return glyphOf(r).class&anyLetter != 0 }

func isUpper(r rune) bool { return glyphOf(r).class == capitalLetter }

// isWord reports a word that is another one in small letters.
func isWord(w, lower string) bool {
	return w == lower || len(w) == len(lower) && lowersTo(w, lower)
}

// lowersTo reports whether w in small letters is lower.
func lowersTo(w, lower string) bool {
	rest, ok := cutLower(w, lower)
	return ok && rest == ""
}

// cutLower cuts small letters, however they are written, off the beginning of a text.
func cutLower(s, lower string) (rest string, ok bool) {
	rest = s
	for _, want := range lower {
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || glyphOf(r).lower != want {
			return s, false
		}
		rest = rest[size:]
	}
	return rest, true
}

// inUpper reports a text that capitals would leave as it is.
func inUpper(s string) bool { return isFixed(s, unicode.ToUpper) }

// inLower reports a text that small letters would leave as it is.
func inLower(s string) bool { return isFixed(s, func(r rune) rune { return glyphOf(r).lower }) }

func isFixed(s string, mapping func(rune) rune) bool {
	for i, r := range s {
		if mapping(r) != r || r == utf8.RuneError && !strings.HasPrefix(s[i:], string(r)) {
			return false
		}
	}
	return true
}
