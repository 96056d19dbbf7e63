package sheet

import "strings"

// form says what a text looks like as a number.
type form uint8

const (
	noNumber   form = iota
	zeroLed         // 0912345678: digits that begin with 0, a code
	longDigits      // more digits than a spreadsheet can hold as a number, a code
	whole           // 1250, -3
	sure            // 12.5, 1.234,5, 1.234.567: can be read in one way only
	either          // 1.250, 1,250: thousands or decimals
	scientific      // 1.23457E+11: digits are lost for ever
)

// mostDigits is how many digits of a number a spreadsheet keeps.
const mostDigits = 15

// reading is a text taken apart as a number.
type reading struct {
	form form
	// point and group are the marks of decimals and of thousands, 0 where there is
	// none. In form either, point is the mark that could be both.
	point, group byte
}

// readNumber takes a text apart without deciding what only its column can decide.
func readNumber(s string) reading {
	body := unsigned(s)
	if body == "" || body[0] < '0' || body[0] > '9' {
		return reading{}
	}
	first, last, marks := -1, -1, 0
	for i := range len(body) {
		switch c := body[i]; {
		case c >= '0' && c <= '9':
		case c == '.' || c == ',':
			if first < 0 {
				first = i
			}
			last = i
			marks++
		case c == 'E' || c == 'e':
			return readScientific(body, i)
		default:
			return reading{}
		}
	}
	if marks == 0 {
		return readDigits(s, body)
	}
	return readMarks(body, first, last, marks)
}

// unsigned is a number without its minus, as a keyboard or as Word writes it.
func unsigned(s string) string {
	if body, ok := strings.CutPrefix(s, "-"); ok {
		return body
	}
	return strings.TrimPrefix(s, "−")
}

func readDigits(s, body string) reading {
	switch {
	case len(body) > 1 && body[0] == '0' && len(s) == len(body):
		return reading{form: zeroLed}
	case len(body) > 1 && body[0] == '0':
		return reading{}
	case len(body) > mostDigits:
		return reading{form: longDigits}
	}
	return reading{form: whole}
}

// readMarks reads digits with marks among them; first and last are places.
func readMarks(body string, first, last, marks int) reading {
	before, behind := body[:last], body[last+1:]
	if behind == "" || first > 1 && body[0] == '0' {
		return reading{}
	}
	switch mark := body[last]; {
	case marks == 1 && len(behind) == 3 && first <= 3 && body[0] != '0':
		return reading{form: either, point: mark}
	case marks == 1:
		return reading{form: sure, point: mark}
	case body[first] != mark && grouped(before, body[first]):
		return reading{form: sure, point: mark, group: body[first]}
	case body[first] == mark && grouped(body, mark):
		return reading{form: sure, group: mark}
	}
	return reading{}
}

// grouped reports whether a mark parts digits by three, as in 1.234.567.
func grouped(s string, mark byte) bool {
	if s[0] == '0' {
		return false
	}
	end := len(s)
	for i := len(s) - 4; i >= 0; i -= 4 {
		if s[i] != mark || strings.ContainsAny(s[i+1:end], ".,") {
			return false
		}
		end = i
	}
	return end >= 1 && end <= 3 && !strings.ContainsAny(s[:end], ".,")
}

// readScientific knows the short form in which Excel writes a long number to CSV,
// always with a sign, so that a room 2E05 is none; e is the place of the letter.
func readScientific(body string, e int) reading {
	mantissa, exponent := body[:e], body[e+1:]
	if len(exponent) < 3 || exponent[0] != '+' || len(mantissa) > 1 && mantissa[1] != '.' && mantissa[1] != ',' {
		return reading{}
	}
	for _, c := range []byte(exponent[1:]) {
		if c < '0' || c > '9' {
			return reading{}
		}
	}
	return reading{form: scientific}
}

// decimal writes a number as JSON does, with the digits that were given.
func decimal(s string, point, group byte) string {
	s = strings.Replace(s, "−", "-", 1)
	if group != 0 {
		s = strings.ReplaceAll(s, string(rune(group)), "")
	}
	if point == ',' {
		s = strings.Replace(s, ",", ".", 1)
	}
	return s
}
