package sheet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// codeKinds are columns whose digits are a code, known by their heading, and the
// number of digits that is left where a zero was lost.
var codeKinds = []struct {
	words []string
	lost  []int
}{
	// Citizens' numbers have 12 digits and begin with 0 (the province, 001 to 096);
	// identity cards of before have 9.
	{[]string{"cccd", "cmnd", "cancuoc", "chungminh", "sodinhdanh", "dinhdanhcanhan"}, []int{8, 10, 11}},
	// Telephone numbers have 10 or 11 digits and begin with 0.
	{[]string{"dienthoai", "sdt", "sodt", "didong", "phone"}, []int{9, 10}},
	// Tax codes have 10 digits, of a branch 13.
	{[]string{"masothue", "mst"}, []int{9, 12}},
	{[]string{"sotaikhoan", "stk"}, nil},
}

// codeDigits is the length from which the numbers under such a heading are codes:
// below it, "Số thuê bao điện thoại" may well count something.
const codeDigits = 8

// kindOfCode is the index into codeKinds that a heading names, or -1.
func kindOfCode(heading string) int {
	heading = squash(heading)
	return slices.IndexFunc(codeKinds, func(k struct {
		words []string
		lost  []int
	}) bool {
		return slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(heading, w) })
	})
}

// isCode reports whether a column holds codes by its heading and the length of its
// whole numbers.
func isCode(heading string, s survey) bool {
	return s.shortest < 1<<30 && s.shortest >= codeDigits && !s.points[0] && !s.points[1] && !s.groups[0] && !s.groups[1] &&
		kindOfCode(heading) >= 0
}

// lostZero reports whether a whole number of a column of codes had a zero in front:
// by the length its kind has, or by that of the cells beside it that still have one.
func lostZero(heading, value string, native bool, s survey) bool {
	n := len(value)
	if s.zeroLed && s.zeroWidth > n && (native || s.zeroWidth > codeDigits && s.zeroWidth-n <= 2) {
		return true
	}
	k := kindOfCode(heading)
	if k < 0 || s.zeroLed && s.zeroWidth == n {
		return false
	}
	for _, prefix := range []string{"84", "1800", "1900"} { // telephone numbers that have none
		if strings.HasPrefix(value, prefix) && slices.Contains(codeKinds[k].words, "phone") && n >= 10 {
			return false
		}
	}
	return slices.Contains(codeKinds[k].lost, n)
}

// squash takes case, marks and all that is no letter or digit from a heading:
// "Số điện thoại" and so_dien_thoai are sodienthoai.
func squash(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == 'đ' || c == 'Đ':
			return 'd'
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return unicode.ToLower(c)
		}
		return -1
	}, norm.NFD.String(s))
}
