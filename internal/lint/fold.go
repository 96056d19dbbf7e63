package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a text for comparing: small letters, one place of the tone, single
// spaces.
func folded(s string) string {
	var room [512]byte // most texts need no more
	out := room[:0]
	f := foldingOf(s)
	for r, ok := f.next(); ok; r, ok = f.next() {
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// opened is begins for a text that is not folded yet: most begin otherwise and need
// not be.
func opened(s, words string) (rest string, ok bool) {
	if !opens(s, words) {
		return s, false
	}
	return begins(folded(s), words)
}

func opens(s, words string) bool {
	f := foldingOf(s)
	for _, want := range words {
		if r, ok := f.next(); !ok || r != want {
			return false
		}
	}
	r, ok := f.next()
	return !ok || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// folding gives the letters of a folded text one by one, so that its beginning can be
// compared without making it.
type folding struct {
	rest string
	late rune // the second letter of a syllable whose tone was moved; 0 is none
}

func foldingOf(s string) folding { return folding{rest: strings.TrimSpace(s)} }

func (f *folding) next() (r rune, ok bool) {
	switch {
	case f.late != 0:
		r, f.late = f.late, 0
		return r, true
	case f.rest == "":
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(f.rest)
	f.rest = f.rest[size:]
	g := glyphOf(r)
	if g.class == 0 && unicode.IsSpace(r) {
		f.rest = strings.TrimLeftFunc(f.rest, unicode.IsSpace)
		return ' ', true
	}
	if g.lower != 'o' && g.lower != 'u' {
		return g.lower, true
	}
	second, size := utf8.DecodeRuneInString(f.rest)
	older, moved := ending{g.lower, glyphOf(second).lower}.inOldPlace()
	if moved {
		f.rest, f.late = f.rest[size:], older[1]
	}
	return older[0], true
}

// begins reports whether a folded text begins with whole words, folded too, and
// gives what follows them.
func begins(s, words string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(s, words)
	if !ok {
		return s, false
	}
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return s, false
	}
	return strings.TrimLeft(rest, " "), true
}

// beginsWithAny finds the first of the words that a folded text begins with; they
// are folded, too.
func beginsWithAny(s string, list []string) (words string, ok bool) {
	for _, w := range list {
		if _, ok := begins(s, w); ok {
			return w, true
		}
	}
	return "", false
}
