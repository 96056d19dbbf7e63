package words

import (
	"fmt"
	"strings"
)

// AmbiguousError says that a number has two readings and the writer must choose:
// 1.250 is 1250 by Vietnamese law and 1,250 in the files of most programs.
type AmbiguousError struct {
	Text     string  // as typed
	Whole    Decimal // the "." parts thousands
	Fraction Decimal // the "." is a decimal point
}

// Error names both readings.
func (e *AmbiguousError) Error() string {
	whole, fraction := e.Readings()
	return fmt.Sprintf("number %q can be read as %s or as %s", e.Text, whole, fraction)
}

// Readings are writings of the two values that ParseVietnamese takes in one way
// only: 1250 and 1,250.
func (e *AmbiguousError) Readings() (whole, fraction string) {
	return e.Whole.String(), strings.Replace(e.Fraction.String(), ".", ",", 1)
}

// ParseVietnamese reads a number as people type it: 1250, 1.250.000, 1.250,5,
// -0,75. A comma is always the decimal sign. A single point that cannot part
// thousands is taken for the decimal point of a program: 418.5, 0.250. One that
// could be both gives *AmbiguousError; other errors are as for ParseDecimal.
func ParseVietnamese(s string) (Decimal, error) {
	text := strings.TrimSpace(s)
	body, negative := cutMinus(text)
	d, err := parseTyped(body)
	if err != nil {
		return Decimal{}, fmt.Errorf("%w: %q", err, shorten(s))
	}
	if negative {
		d = d.Neg()
	}
	if strings.Count(body, ".") == 1 && isGrouped(body) {
		return Decimal{}, &AmbiguousError{Text: text, Whole: d, Fraction: d.thousandth()}
	}
	return d, nil
}

func parseTyped(body string) (Decimal, error) {
	whole, frac, comma := strings.Cut(body, ",")
	switch {
	case comma && !isDigits(frac):
		return Decimal{}, ErrNumberFormat
	case isGrouped(whole):
		whole = strings.ReplaceAll(whole, ".", "")
	case !comma && isPoint(whole):
		whole, frac, _ = strings.Cut(whole, ".")
	}
	if !isDigits(whole) {
		return Decimal{}, ErrNumberFormat
	}
	return literal{whole: whole, frac: frac}.decimal()
}

// isGrouped tells whether s is digits in threes parted by points, at least one.
func isGrouped(s string) bool {
	head, tail := cutDigits(s)
	if head == "" || len(head) > 3 || head[0] == '0' || tail == "" {
		return false
	}
	for ; tail != ""; tail = tail[4:] {
		if len(tail) < 4 || tail[0] != '.' || !isDigits(tail[1:4]) {
			return false
		}
	}
	return true
}

// isPoint tells whether s is a number with a decimal point. Of 007.5 nobody can
// say what it is.
func isPoint(s string) bool {
	whole, frac, found := strings.Cut(s, ".")
	return found && isDigits(whole) && isDigits(frac) && (whole == "0" || whole[0] != '0')
}

// thousandth moves the point three digits to the left.
func (d Decimal) thousandth() Decimal {
	coef, scale := d.parts()
	return fromParts(coef, scale+3)
}

// cutMinus takes off a minus: the hyphen of keyboards or the sign of typesetters.
func cutMinus(s string) (rest string, negative bool) {
	if rest, negative = strings.CutPrefix(s, "-"); negative {
		return rest, true
	}
	return strings.CutPrefix(s, "\u2212")
}
