package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dictionary numbers the words that some rule asks about, so that reading a text
// is one lookup a word. Each is known in small letters, with a capital, and in
// capitals, and with its tone in the old place and the new: hòa, hoà, HÒA.
type dictionary struct {
	ids   map[string]uint16
	sizes [256]uint32 // by first byte: the lengths of words that begin with it
	next  uint16
}

// noWord and anyNumber are the numbers that no word of the dictionary has.
const (
	noWord uint16 = iota
	anyNumber
	firstWord
)

// longestWord, in bytes: no syllable of Vietnamese is longer.
const longestWord = 24

func newDictionary() *dictionary {
	return &dictionary{ids: make(map[string]uint16, 1024), next: firstWord}
}

// id gives the number of a word, entering it where it is new.
func (d *dictionary) id(word string) uint16 {
	if word == digits {
		return anyNumber
	}
	word = strings.ToLower(word)
	if id, ok := d.ids[word]; ok {
		return id
	}
	id := d.next
	d.next++
	for _, w := range []string{word, otherTone(word)} {
		first, size := utf8.DecodeRuneInString(w)
		capital := string(unicode.ToUpper(first)) + w[size:]
		for _, form := range []string{w, capital, strings.ToUpper(w)} {
			d.ids[form] = id
			d.sizes[form[0]] |= 1 << len(form)
		}
	}
	return id
}

// find gives the number of a word of a text, noWord where no rule asks for it.
func (d *dictionary) find(word string) uint16 {
	if len(word) > longestWord || d.sizes[word[0]]&(1<<len(word)) == 0 {
		return noWord
	}
	return d.ids[word]
}

// The tone of a syllable that ends in oa, oe, uy is written on either letter.
var tones = [][2]string{
	{"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
	{"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
	{"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
}

// otherTone writes the tone of a small word in its other place; a word without
// one stays.
func otherTone(word string) string {
	for _, t := range tones {
		for i := range t {
			if rest, ok := strings.CutSuffix(word, t[i]); ok && !strings.HasSuffix(rest, "q") {
				return rest + t[1-i]
			}
		}
	}
	return word
}

// oneTone puts every tone in the old place; the words are only for comparing.
var oneTone = func() *strings.Replacer {
	var pairs []string
	for _, t := range tones {
		pairs = append(pairs, t[1], t[0])
	}
	return strings.NewReplacer(pairs...)
}()

// folded is a text for comparing: small letters, one place of the tone, single
// spaces.
func folded(s string) string {
	return oneTone.Replace(strings.ToLower(strings.Join(strings.Fields(s), " ")))
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
