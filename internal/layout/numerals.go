package layout

import (
	"strconv"
	"strings"
)

// pageNumber writes a number as w:pgNumType/@w:fmt wants it (17.18.59).
func pageNumber(n int, format string) string {
	if text, _ := listNumber(n, format); text != "" {
		return text
	}
	return strconv.Itoa(n)
}

// listNumber writes a number in a format of 17.18.59, in decimal where the format
// is not known or is one of words: see spelledNumber.
func listNumber(n int, format string) (text string, known bool) {
	switch format {
	case "decimal":
		return strconv.Itoa(n), true
	case "upperRoman":
		return roman(n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperLetter":
		return letters(n), true
	case "lowerLetter":
		return strings.ToLower(letters(n)), true
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -", true
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n), true
		}
		return strconv.Itoa(n), true
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16)), true
	case "chicago":
		return chicago(n), true
	case "none", "bullet":
		return "", true
	}
	return strconv.Itoa(n), false
}

// roman writes 1 to 3999; what is outside stays decimal.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}

// letters writes 1 as A, 26 as Z, 27 as AA, 28 as BB, as the standard has it.
func letters(n int) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

// chicago writes 1 to 4 as the signs of notes, 5 as the first of them twice.
func chicago(n int) string {
	signs := [...]string{"*", "†", "‡", "§"}
	if n < 1 || n > 20*len(signs) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(signs[(n-1)%len(signs)], (n-1)/len(signs)+1)
}
