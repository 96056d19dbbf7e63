package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/font"
)

// Symbol fonts number their glyphs for themselves, in the private area from
// U+F000 on or in the codes of Latin letters. The document's family has the signs
// that offices use of them, under their Unicode numbers.

// bulletSign stands for bullets that cannot be drawn as they are.
const bulletSign = "•"

// missingSign stands for a character that the family cannot draw.
const missingSign = '□'

// privateFirst to privateLast is where symbol fonts put their 256 codes.
const privateFirst, privateLast = '\uF000', '\uF0FF'

// symbolTables translate the codes of symbol fonts, by lower-case family.
var symbolTables = map[string]map[rune]rune{
	"symbol":      symbolCodes,
	"wingdings":   wingdingsCodes,
	"wingdings 2": wingdings2Codes,
	"wingdings 3": wingdings3Codes,
	"webdings":    webdingsCodes,
}

var symbolCodes = map[rune]rune{
	0x22: '∀', 0x24: '∃', 0x2A: '∗', 0x2D: '−', 0x40: '≅', 0x44: 'Δ', 0x46: 'Φ', 0x47: 'Γ', 0x4C: 'Λ', 0x50: 'Π', 0x51: 'Θ',
	0x53: 'Σ', 0x57: 'Ω', 0x58: 'Ξ', 0x59: 'Ψ', 0x61: 'α', 0x62: 'β', 0x63: 'χ', 0x64: 'δ', 0x65: 'ε', 0x66: 'φ', 0x67: 'γ',
	0x68: 'η', 0x69: 'ι', 0x6A: 'ϕ', 0x6B: 'κ', 0x6C: 'λ', 0x6D: 'μ', 0x6E: 'ν', 0x6F: 'ο', 0x70: 'π', 0x71: 'θ', 0x72: 'ρ',
	0x73: 'σ', 0x74: 'τ', 0x75: 'υ', 0x77: 'ω', 0x78: 'ξ', 0x79: 'ψ', 0x7A: 'ζ', 0x7E: '∼', 0xA3: '≤', 0xA5: '∞', 0xA7: '♣',
	0xA8: '♦', 0xA9: '♥', 0xAA: '♠', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″',
	0xB3: '≥', 0xB4: '×', 0xB6: '∂', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD1: '∇', 0xD2: '®',
	0xD3: '©', 0xD4: '™', 0xD5: '∏', 0xD6: '√', 0xD7: '·', 0xD8: '¬', 0xDB: '⇔', 0xDE: '⇒', 0xE0: '◊', 0xE5: '∑', 0xF2: '∫',
}

var wingdingsCodes = map[rune]rune{
	0x6C: '●', 0x6D: '○', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '□', 0x72: '□', 0x73: '◊', 0x74: '◊', 0x75: '♦', 0x76: '♦',
	0x77: '♦', 0x78: '☒', 0x9E: '·', 0x9F: '•', 0xA0: '▪', 0xA1: '○', 0xA2: '○', 0xA3: '○', 0xA4: '◙', 0xA5: '◉', 0xA7: '▪',
	0xA8: '□', 0xD8: '►', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '→', 0xEF: '←', 0xF0: '→', 0xF1: '↑', 0xF2: '↓',
	0xFB: '☒', 0xFC: '☑', 0xFD: '☒', 0xFE: '☑',
}

var wingdings2Codes = map[rune]rune{
	0x50: '☑', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x96: '•', 0x97: '●', 0x98: '●', 0x99: '○', 0x9E: '▪', 0x9F: '▪',
	0xA0: '■', 0xA1: '■', 0xA2: '■', 0xA3: '□', 0xA4: '□',
}

var wingdings3Codes = map[rune]rune{
	0x70: '▲', 0x71: '▼', 0x75: '►', 0x74: '◄', 0x7D: '►', 0x7C: '◄',
}

var webdingsCodes = map[rune]rune{0x61: '☑', 0x63: '□', 0x67: '■', 0x6E: '●', 0x72: '☒', 0xA0: ' '}

// signs translates a text in a symbol font. Codes that nobody translated stay what
// they are and are told of where they cannot be drawn; a private code outside
// every symbol font is taken as one of Symbol, as Word does.
func signs(text, family string) string {
	table, symbolic := symbolTables[strings.ToLower(family)]
	if !symbolic {
		if !strings.ContainsFunc(text, private) {
			return text
		}
		table = symbolCodes
	}
	return strings.Map(func(r rune) rune {
		code := r
		if private(r) {
			code -= privateFirst
		}
		if to, ok := table[code]; ok {
			return to
		}
		if private(r) && !symbolic && code > ' ' && code < asciiEnd {
			return code
		}
		return r
	}, text)
}

// privateLead is the byte that every private code of a symbol font begins with.
const privateLead = 0xEF

// signs translates a text of the look. Most have nothing to translate.
func (l *look) signs(text string) string {
	if !l.symbolic && strings.IndexByte(text, privateLead) < 0 {
		return text
	}
	return signs(text, l.format.Font)
}

func private(r rune) bool { return privateFirst <= r && r <= privateLast }

// alike are signs that stand in for those that the family lacks. The decreed
// family has none of the ballot boxes.
var alike = map[rune]rune{
	'☐': '□', '❏': '□', '❑': '□', '❒': '□', '⬜': '□', '⬛': '■', '▢': '□', '◻': '□', '◼': '■', '◽': '▫', '◾': '▪', '❖': '♦',
	'◆': '♦', '◇': '◊', '➢': '►', '➤': '►', '▶': '►', '◀': '◄', '➔': '→', '➜': '→', '⇨': '→', '⮚': '►', '✓': '√', '✔': '√',
	'✗': '×', '✘': '×', '☑': '■', '☒': '■', '⁃': '-', '∙': '•', '⦁': '•', '⚫': '●', '⚪': '○', '−': '–', '\u2010': '-',
	'\u02D7': '-', '\u2015': '—', '〈': '‹', '〉': '›', '⋯': '…', '\u2002': ' ', '\u2003': ' ', '\u2009': ' ', '\u202F': ' ',
	'\u00A0': ' ', '\u3000': ' ', 'ﬁ': 'f', '∼': '~', '∗': '*', '⇒': '→',
}

// replaceMissing puts signs that the face has in the place of those it lacks, and
// reports whether there were any.
func (s *shaper) replaceMissing(sp *span) bool {
	face := sp.look.face
	text := strings.Map(func(r rune) rune {
		if _, ok := face.Glyph(r); ok || r < ' ' || shapedAlone(r) {
			return r
		}
		to := drawable(face, r)
		if to != ' ' {
			s.replacedGlyph(r, to, sp.at)
		}
		return to
	}, sp.text)
	if s.changed = text != sp.text; s.changed {
		sp.actual = sp.text
	}
	sp.text = text
	return s.changed
}

// shapedAlone reports whether shaping has its own way with a rune.
func shapedAlone(r rune) bool {
	switch r {
	case softHyphen, noBreakHyphen, zeroWidthSpace, zeroWidthNo, wordJoiner:
		return true
	}
	return r >= joinerFirst && r <= joinerLast
}

// drawable gives the rune that is drawn for one that the face lacks.
func drawable(face *font.Face, r rune) rune {
	for _, other := range []rune{alike[r], missingSign, '?'} {
		if _, ok := face.Glyph(other); ok && other != 0 {
			return other
		}
	}
	return ' ' // a face without even a question mark
}
