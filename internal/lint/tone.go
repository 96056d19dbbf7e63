package lint

import (
	"strings"
	"unicode/utf8"
)

// The tone of a syllable that ends in oa, oe, uy is written on either letter: in the
// old place and in the new.
var tones = [][2]string{
	{"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
	{"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
	{"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
}

// ending is two letters of a syllable.
type ending [2]rune

// endings are the tones letter by letter.
var endings = func() (list [][2]ending) {
	for _, t := range tones {
		older, newer := []rune(t[0]), []rune(t[1])
		list = append(list, [2]ending{{older[0], older[1]}, {newer[0], newer[1]}})
	}
	return list
}()

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

// inOldPlace gives two small letters with their tone in its old place, where they
// have one in the new.
func (e ending) inOldPlace() (older ending, ok bool) {
	if e[0] != 'o' && e[0] != 'u' || e[1] < utf8.RuneSelf {
		return e, false
	}
	for i := range endings {
		if endings[i][1] == e {
			return endings[i][0], true
		}
	}
	return e, false
}

// tone is the place where a word has its tone.
type tone uint8

const (
	noTone   tone = iota // or one that has no other place
	oldPlace             // hòa
	newPlace             // hoà
)

// toneOf goes by the last letters of a word.
func toneOf(third, second, last rune) tone {
	if (second < utf8.RuneSelf) == (last < utf8.RuneSelf) {
		return noTone // one of the two would bear it, as most do not
	}
	return toneOfEnding(third, ending{second, last})
}

// toneOfEnding knows that in quý the u belongs to the q, and the tone has one place.
func toneOfEnding(before rune, e ending) tone {
	if before == 'q' || before == 'Q' {
		return noTone
	}
	switch e[1] {
	case 'a', 'e', 'y':
	default:
		if e[0] != 'o' && e[0] != 'u' {
			return noTone
		}
	}
	for i := range endings {
		switch e {
		case endings[i][0]:
			return oldPlace
		case endings[i][1]:
			return newPlace
		}
	}
	return noTone
}
