package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Upper puts a text in capitals, marks kept: "Ủy ban" is "ỦY BAN".
func Upper(s string) string { return strings.ToUpper(s) }

// Lower puts a text in small letters, marks kept: "ĐIỀU" is "điều".
func Lower(s string) string { return strings.ToLower(s) }

// Capital makes the first letter a capital. Quotes, brackets and spaces before it
// are passed over; a text that begins with a digit stays as it is.
func Capital(s string) string {
	at, first, size := firstLetter(s)
	if size == 0 {
		return s
	}
	return s[:at] + string(unicode.ToUpper(first)) + s[at+size:]
}

// LowerFirst makes the first letter small, as where a subject goes on after
// "V/v". An abbreviation keeps its capitals: "UBND tỉnh" stays. Whether the first
// word is a name, only the caller knows.
func LowerFirst(s string) string {
	at, first, size := firstLetter(s)
	if size == 0 {
		return s
	}
	rest := s[at+size:]
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) {
		return s
	}
	return s[:at] + string(unicode.ToLower(first)) + rest
}

// firstLetter finds the letter a text begins with; size is 0 where there is none.
func firstLetter(s string) (at int, letter rune, size int) {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
			return i, r, utf8.RuneLen(r)
		case unicode.IsDigit(r):
			return 0, 0, 0
		}
	}
	return 0, 0, 0
}

// OneLine undoes the line breaks of a text, for places that have none: one space
// stands where there was any, and none at the ends.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func isOneLine(s string) bool {
	spaced := true // as it were before the first word
	for _, r := range s {
		switch {
		case r == ' ' && !spaced:
			spaced = true
		case unicode.IsSpace(r):
			return false
		default:
			spaced = false
		}
	}
	return s == "" || !spaced
}
