package pdf

import (
	"fmt"
	"iter"
	"math/bits"
	"strings"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
)

// usedFace is a face and the runes that a document draws with it.
type usedFace struct {
	face   *font.Face
	runes  runeSet
	family string // what fpdf calls it
}

func newUsedFace(which page.Face, faces *font.Set) (*usedFace, error) {
	face, err := embeddable(which, faces)
	if err != nil {
		return nil, err
	}
	u := &usedFace{face: face}
	u.family = placeholder(which, len(u.name())-len(fpdfPrefix))
	return u, nil
}

// embeddable finds a face that may travel in a file.
func embeddable(which page.Face, faces *font.Set) (*font.Face, error) {
	face := faces.Face(font.Style(which))
	if face == nil {
		return nil, fmt.Errorf("the family has no %s", which)
	}
	if !face.Embeddable() {
		return nil, fmt.Errorf("the licence of %s does not let it be embedded", face.PostScriptName())
	}
	return face, nil
}

// need notes the runes of a text.
func (u *usedFace) need(text string) error {
	for _, r := range text {
		if r <= maxRune && u.runes.has(r) {
			continue
		}
		if err := drawable(u.face, r); err != nil {
			return err
		}
		u.runes.add(r)
	}
	return nil
}

// drawable refuses what neither writer draws: fpdf panics at what is above the first
// plane and draws nothing for what the face lacks.
func drawable(face *font.Face, r rune) error {
	if r > maxRune {
		return fmt.Errorf("%U is above the first plane", r)
	}
	if _, ok := face.Glyph(r); !ok {
		return fmt.Errorf("%s has no glyph for %U", face.PostScriptName(), r)
	}
	return nil
}

// fpdfPrefix is what fpdf puts before the name of every face that it embeds.
const fpdfPrefix = "utf8"

// placeholder is a family name for fpdf, as long as length says, so that the
// face's right name can take its place in the finished file.
func placeholder(which page.Face, length int) string {
	number := fmt.Sprint(uint8(which))
	return number + strings.Repeat("x", length-len(number))
}

// name is the name under which the face stands in the file: a subset has a tag of
// six letters before it, another one for each selection of glyphs (ISO 32000-1,
// 9.6.4).
func (u *usedFace) name() string {
	return u.tag() + "+" + pdfName(u.face.PostScriptName())
}

func (u *usedFace) tag() string {
	t := newTag(u.face)
	for r := range u.runes.all() {
		t.add(r)
	}
	letters := t.letters()
	return string(letters[:])
}

// tag makes a name of what a subset holds (FNV-1a).
type tag uint64

func newTag(face *font.Face) tag {
	t := tag(0xCBF29CE484222325)
	for _, c := range []byte(face.PostScriptName()) {
		t.byte(c)
	}
	return t
}

func (t *tag) add(r rune) {
	t.byte(byte(r >> 8))
	t.byte(byte(r))
}

func (t *tag) byte(c byte) { *t = (*t ^ tag(c)) * 0x100000001B3 }

func (t tag) letters() (letters [6]byte) {
	for i := range letters {
		letters[i] = 'A' + byte(t%26)
		t /= 26
	}
	return letters
}

// pdfName keeps of a font's name what a PDF name can hold without escapes.
func pdfName(postScript string) string {
	const longest = 100 // a PDF name has at most 127 bytes
	name := strings.Map(func(r rune) rune {
		if notInLanguageTag(r) && r != '_' && r != '.' {
			return -1
		}
		return r
	}, postScript)
	if name == "" {
		return "Font"
	}
	return name[:min(len(name), longest)]
}

// drawn is what stands in the file for a text. The hyphen that does not break is
// the plain one there: it looks the same, and whoever searches the file for
// 45/KH-UBND types that one.
func drawn(text string) string {
	return strings.ReplaceAll(text, "\u2011", "-")
}

// maxRune is the last rune of the first plane.
const maxRune = 0xFFFF

// runeSet is a set of runes of the first plane that is walked in their order.
type runeSet [(maxRune + 1) / 64]uint64

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *runeSet) has(r rune) bool { return s[r/64]&(1<<(r%64)) != 0 }

// all gives the runes in ascending order.
func (s *runeSet) all() iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(rune(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
