package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
)

// labelKind tells what sort of label a text begins with.
type labelKind uint8

const (
	noLabel   labelKind = iota
	partLabel           // Phần, Chương
	unitLabel           // Mục, Tiểu mục
	articleLabel
	romanLabel   // I.
	decimalLabel // 1.1.
	digitLabel   // 1.
	letterLabel  // a)
	labelKinds   // how many there are
)

// label is a label that the writer typed.
type label struct {
	kind   labelKind
	word   string // Chương, Mục, Điều, as written
	number string // as written: II, 3, đ
	mark   string // what stands behind it: . ) / :
	rest   string // the text behind it
}

// labelled words, in small letters; the longer first.
var labelWords = []struct {
	word string
	kind labelKind
}{{"phần", partLabel}, {"chương", partLabel}, {"tiểu mục", unitLabel}, {"mục", unitLabel}, {"điều", articleLabel}}

// labelOf reads the label that a text begins with.
func labelOf(s string) label {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(r):
		return digitLabelOf(s)
	case !isLetter(r):
		return label{}
	case strings.ContainsRune("PpCcMmTtĐđ", r):
		if l := wordLabelOf(s); l.kind != noLabel {
			return l
		}
	}
	return letterLabelOf(s, r, size)
}

func wordLabelOf(s string) label {
	for _, w := range labelWords {
		if len(s) <= len(w.word) || s[len(w.word)] != ' ' || !isWord(s[:len(w.word)], w.word) {
			continue
		}
		rest := s[len(w.word)+1:]
		end := strings.IndexFunc(rest, func(r rune) bool { return !isLetter(r) && !isDigit(r) })
		if end < 0 {
			end = len(rest)
		}
		n := rest[:end]
		if romanValue(n) == 0 && (n == "" || strings.Trim(n, "0123456789") != "") {
			return label{}
		}
		l := label{kind: w.kind, word: s[:len(w.word)], number: n}
		l.mark, l.rest = markOf(rest[end:])
		if l.rest != "" && l.mark == "" {
			return label{} // «Điều 5 của Luật …» goes on: no label
		}
		return l
	}
	return label{}
}

// markOf splits the marks behind a number from the text.
func markOf(s string) (mark, rest string) {
	trimmed := strings.TrimLeft(s, ".:)/-–")
	mark = s[:len(s)-len(trimmed)]
	if mark == "" && strings.HasPrefix(s, "\n") {
		mark = "\n"
	}
	if after := strings.TrimLeft(s, " "); mark == "" && len(after) > 2 && (strings.HasPrefix(after, "- ") || strings.HasPrefix(after, "– ")) {
		return "-", strings.TrimLeft(after, "-– ")
	}
	return mark, strings.TrimSpace(trimmed)
}

func digitLabelOf(s string) label {
	_, rest, _ := figures(s, 3)
	n := s[:len(s)-len(rest)]
	kind := digitLabel
	for len(rest) > 1 && rest[0] == '.' && isDigit(rune(rest[1])) {
		_, after, _ := figures(rest[1:], 3)
		kind, rest = decimalLabel, after
		n = s[:len(s)-len(rest)]
	}
	l := label{kind: kind, number: n}
	switch {
	case strings.HasPrefix(rest, ". "), strings.HasPrefix(rest, ") "), strings.HasPrefix(rest, "/ "):
		l.mark, l.rest = rest[:1], rest[2:]
	case kind == decimalLabel && strings.HasPrefix(rest, " ") && startsUpper(rest[1:]):
		l.rest = rest[1:] // 1.1 Nội dung
	case kind == digitLabel && (strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "/")) && startsUpper(rest[1:]):
		l.mark, l.rest = rest[:1], rest[1:]
	default:
		return label{}
	}
	return l
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isUpper(r)
}

func letterLabelOf(s string, first rune, size int) label {
	end := strings.IndexAny(s, ".)/ ")
	if end < 0 || end > 5 || end+1 >= len(s) || s[end] == ' ' {
		return label{}
	}
	l := label{number: s[:end], mark: s[end : end+1], rest: strings.TrimLeft(s[end+1:], " ")}
	spaced := s[end+1] == ' '
	switch {
	case romanValue(l.number) > 0 && spaced:
		l.kind = romanLabel
	case end == size && !isUpper(first) && (spaced || l.mark == ")"):
		l.kind = letterLabel
	default:
		return label{}
	}
	return l
}

// letterPlace counts a letter in the alphabet of điểm from 1; 0 is none of it.
func letterPlace(letter string) int {
	for i, a := range decree.Alphabet {
		if a == letter {
			return i + 1
		}
	}
	return 0
}
