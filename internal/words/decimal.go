package words

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// MaxDigits bounds how many digits a number may have when written without an
// exponent, so that 1e999999999 cannot ask for a gigabyte of zeros.
const MaxDigits = 60

// What can be wrong with a number that was typed.
var (
	ErrNumberFormat = errors.New("not a number")
	ErrNumberLong   = fmt.Errorf("number of more than %d digits", MaxDigits)
)

// Decimal is an exact decimal number that keeps the digits it was given: 1.50
// stays 1.50. The zero value is 0. It is immutable. Compare with Cmp, not with ==.
type Decimal struct {
	// text is the plain writing: sign only below zero, no needless leading zero,
	// a point only before digits; "" is 0. Most numbers of a document are read
	// and printed and never computed with, so the text is the number.
	text string
}

// FromInt is a whole number.
func FromInt(n int64) Decimal { return Decimal{strconv.FormatInt(n, 10)} }

// ParseDecimal reads the syntax of a JSON number (RFC 8259, 6). The error is
// ErrNumberFormat or ErrNumberLong, wrapped.
func ParseDecimal(s string) (Decimal, error) {
	lit, ok := scanLiteral(s)
	if !ok {
		return Decimal{}, fmt.Errorf("%w: %q", ErrNumberFormat, shorten(s))
	}
	if lit.plain() {
		return Decimal{s}, nil
	}
	d, err := lit.decimal()
	if err != nil {
		return Decimal{}, fmt.Errorf("%w: %q", err, shorten(s))
	}
	return d, nil
}

// literal is a number cut into its parts, all of them ASCII digits.
type literal struct {
	negative    bool
	whole, frac string
	exp         int
	hasExponent bool
}

// plain tells whether the literal is written as Decimal writes numbers.
func (lit literal) plain() bool {
	return !lit.hasExponent && !lit.negative && len(lit.whole)+len(lit.frac) <= MaxDigits
}

func scanLiteral(s string) (lit literal, ok bool) {
	s, lit.negative = strings.CutPrefix(s, "-")
	lit.whole, s = cutDigits(s)
	if lit.whole == "" || len(lit.whole) > 1 && lit.whole[0] == '0' {
		return lit, false
	}
	if rest, found := strings.CutPrefix(s, "."); found {
		if lit.frac, s = cutDigits(rest); lit.frac == "" {
			return lit, false
		}
	}
	if s == "" {
		return lit, true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return lit, false
	}
	lit.hasExponent = true
	lit.exp, ok = scanExponent(s[1:])
	return lit, ok
}

// scanExponent caps what it reads: beyond the cap every number is too long anyway.
func scanExponent(s string) (int, bool) {
	const limit = 1 << 20
	s, negative := strings.CutPrefix(s, "-")
	if !negative {
		s = strings.TrimPrefix(s, "+")
	}
	if !isDigits(s) {
		return 0, false
	}
	exp := 0
	for i := 0; i < len(s) && exp < limit; i++ {
		exp = exp*10 + int(s[i]-'0')
	}
	if negative {
		exp = -exp
	}
	return exp, true
}

func (lit literal) decimal() (Decimal, error) {
	digits, scale := lit.whole+lit.frac, len(lit.frac)-lit.exp
	if n := max(len(digits), len(digits)-scale, scale+1); n > MaxDigits {
		return Decimal{}, ErrNumberLong
	}
	if scale < 0 {
		digits, scale = digits+strings.Repeat("0", -scale), 0
	}
	return plain(lit.negative, digits, scale), nil
}

// plain writes digits as a number with scale of them behind the point.
func plain(negative bool, digits string, scale int) Decimal {
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, frac := digits[:len(digits)-scale], digits[len(digits)-scale:]
	text := strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	if strings.Trim(digits, "0") == "" {
		text, negative = "0", false
	}
	if scale > 0 {
		text += "." + frac
	}
	if negative {
		text = "-" + text
	}
	return Decimal{text}
}

// String is the plain writing with a point: -1543.20. ParseDecimal reads it back.
func (d Decimal) String() string {
	if d.text == "" {
		return "0"
	}
	return d.text
}

// Format is the Vietnamese writing, thousands parted by "." and decimals by ","
// (Luật Kế toán, Điều 11): -1.543,20.
func (d Decimal) Format() string {
	negative, whole, frac := d.split()
	var b strings.Builder
	b.Grow(len(d.text) + len(whole)/3 + 1)
	if negative {
		b.WriteByte('-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(whole[i])
	}
	if frac != "" {
		b.WriteByte(',')
		b.WriteString(frac)
	}
	return b.String()
}

// IsZero tells whether the value is 0, however many zeros it is written with.
func (d Decimal) IsZero() bool { return strings.Trim(d.text, "0.") == "" }

// IsNegative tells whether the value is below 0.
func (d Decimal) IsNegative() bool { return strings.HasPrefix(d.text, "-") }

// Int is the value as an int; ok is false where it has a fraction other than
// zeros or does not fit.
func (d Decimal) Int() (n int, ok bool) {
	n, err := strconv.Atoi(d.Trim().String())
	return n, err == nil
}

// Trim drops the zeros that end the fraction: 12,50 becomes 12,5 and 3,0 becomes 3.
func (d Decimal) Trim() Decimal {
	if !strings.Contains(d.text, ".") {
		return d
	}
	return Decimal{strings.TrimSuffix(strings.TrimRight(d.text, "0"), ".")}
}

// split cuts the plain writing into its parts.
func (d Decimal) split() (negative bool, whole, frac string) {
	text, negative := strings.CutPrefix(d.String(), "-")
	whole, frac, _ = strings.Cut(text, ".")
	return negative, whole, frac
}

// parts are the whole number that the digits make and how many of them stand
// behind the point.
func (d Decimal) parts() (coef *big.Int, scale int) {
	negative, whole, frac := d.split()
	coef, ok := new(big.Int).SetString(whole+frac, 10)
	if !ok { // text holds digits alone, so this cannot be
		coef = new(big.Int)
	}
	if negative {
		coef.Neg(coef)
	}
	return coef, len(frac)
}

func fromParts(coef *big.Int, scale int) Decimal {
	digits, negative := strings.CutPrefix(coef.String(), "-")
	return plain(negative, digits, scale)
}

func cutDigits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

func isDigits(s string) bool {
	digits, rest := cutDigits(s)
	return digits != "" && rest == ""
}

// shorten keeps what is quoted in an error to the length of a line.
func shorten(s string) string {
	const limit = 80
	if r := []rune(s[:min(len(s), 4*limit)]); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}
