package record

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// longest is the greatest number of letters in a number that is counted with.
const longest = 64

// whole reads a whole number from lo to hi, given as a number or as a string of
// digits; ok is false where a problem was told.
func (r *reader) whole(v value, lo, hi int) (n int, ok bool) {
	s, ok := r.numeral(v)
	if !ok {
		return 0, false
	}
	neg := strings.HasPrefix(s, "-")
	digits := strings.TrimLeft(strings.TrimPrefix(s, "-"), "0")
	switch {
	case !allDigits(strings.TrimPrefix(s, "-")):
		r.notWhole(v, s, lo, hi)
		return 0, false
	case len(digits) <= len(strconv.Itoa(hi)) && !neg:
		if digits != "" {
			n, _ = strconv.Atoi(digits) // short enough not to overflow
		}
		if lo <= n && n <= hi {
			return n, true
		}
	}
	r.tell(v, "number.range", wholeRange(v, s, lo, hi), diag.Say("Hãy ghi số trong khoảng đó.", "Write a number in that range."))
	return 0, false
}

func (r *reader) notWhole(v value, s string, lo, hi int) {
	if n := numberIn(s); n.kind == twoReadings && !strings.Contains(n.whole, ".") && r.node(v).shape == isString {
		r.ambiguous(v, s, diag.Say("Hãy viết %s.", "Write %s.", n.whole))
		return
	}
	hint := diag.Say("Hãy ghi bằng chữ số, ví dụ 7 hoặc 1936.", "Write it in digits, like 7 or 1936.")
	if strings.Contains(s, "/") {
		hint = diag.Say("Chỉ ghi phần số; phần sau dấu «/» ghi ở trường riêng (ky_hieu).", "Write the number alone; what follows “/” is a field of its own (ky_hieu).")
	}
	r.tell(v, "number.type", wholeRange(v, s, lo, hi), hint)
}

func wholeRange(v value, s string, lo, hi int) diag.Text {
	return diag.Say("«%[1]s» phải là số nguyên từ %[3]d đến %[4]d; đang là «%[5]s».", "%[2]s must be a whole number from %[3]d to %[4]d, it is “%[5]s”.", v.label, v.key, lo, hi, quote(s))
}

// numeral gives what was written where a number is wanted.
func (r *reader) numeral(v value) (string, bool) {
	switch r.node(v).shape {
	case isNumber:
		return r.raw(v), true
	case isString:
		s, ok := r.clean(v, oneLine)
		return strings.Trim(s, " "), ok
	}
	r.wrongType(v, diag.Say("số", "a number"), diag.Say("Hãy ghi bằng chữ số.", "Write it in digits."))
	return "", false
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return false
		}
	}
	return s != ""
}

// reading is what a string means where a number is wanted.
type reading struct {
	kind    readingKind
	decimal string // the number as JSON writes it
	whole   string // the other reading of twoReadings
}

type readingKind uint8

const (
	notNumber readingKind = iota
	oneReading
	twoReadings // 1.250 and 1,250: thousands or thousandths
)

// numberIn reads a number in the notations that clerks use: 1250.5, 1250,5,
// 1.250,5, 1,250.5, 1.250.000.
func numberIn(s string) reading {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	if len(s) > longest {
		return reading{}
	}
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case dots+commas == 0:
		return one(sign, s, "")
	case dots+commas == 1:
		return oneSign(sign, s)
	case dots > 1 && commas == 0, commas == 1 && strings.LastIndex(s, ".") < strings.Index(s, ","):
		return grouped(sign, s, ".", ",")
	}
	return grouped(sign, s, ",", ".")
}

func one(sign, whole, fraction string) reading {
	if !allDigits(whole) || fraction != "" && !allDigits(fraction) {
		return reading{}
	}
	whole = strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	if fraction != "" {
		whole += "." + fraction
	}
	return reading{kind: oneReading, decimal: sign + whole}
}

// oneSign reads digits with one dot or comma: a decimal sign, unless three
// digits follow one to three, the first no 0.
func oneSign(sign, s string) reading {
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	if fraction == "" {
		return reading{}
	}
	n := one(sign, whole, fraction)
	if n.kind == oneReading && len(fraction) == 3 && len(whole) <= 3 && whole[0] != '0' {
		n.kind, n.whole = twoReadings, sign+whole+fraction
	}
	return n
}

// grouped reads digits in threes, then an optional fraction.
func grouped(sign, s, group, point string) reading {
	whole, fraction, has := strings.Cut(s, point)
	if has && fraction == "" {
		return reading{}
	}
	parts := strings.Split(whole, group)
	for i, p := range parts {
		if i == 0 && (p == "" || len(p) > 3 || p[0] == '0') || i > 0 && len(p) != 3 {
			return reading{}
		}
	}
	return one(sign, strings.Join(parts, ""), fraction)
}

func (r *reader) ambiguous(v value, s string, hint diag.Text) {
	r.tell(v, "number.ambiguous", diag.Say("«%[1]s»: số «%[3]s» có thể hiểu hai cách.", "%[2]s: the number “%[3]s” can be read in two ways.", v.label, v.key, s), hint)
}

// decimal gives a JSON number as written, once it is known that it can be
// counted with and printed digit by digit.
func (r *reader) decimal(v value) (string, bool) {
	s := r.raw(v)
	switch {
	case strings.ContainsAny(s, "eE"):
		r.tell(v, "number.type", diag.Say("«%[1]s»: không dùng dạng số mũ «%[3]s».", "%[2]s: the exponent form “%[3]s” cannot be used.", v.label, v.key, quote(s)),
			diag.Say("Hãy viết đủ các chữ số, ví dụ 1500.", "Write all the digits, like 1500."))
	case len(s) > longest:
		r.tell(v, "number.range", diag.Say("«%[1]s»: số dài quá %[3]d chữ số.", "%[2]s: the number has more than %[3]d digits.", v.label, v.key, longest),
			diag.Say("Nếu không phải số để tính, hãy đặt trong nháy kép.", "If it is not for counting, put it in quotes."))
	default:
		return s, true
	}
	return "", false
}

// percent reads a share of a width, up to 100 with two decimals, in hundredths.
func (r *reader) percent(v value) int {
	s, ok := r.numeral(v)
	if !ok {
		return 0
	}
	n, ok := hundredths(s)
	if !ok {
		r.badPercent(v, "number.type", s)
		return 0
	}
	if n <= 0 || n > 100_00 {
		r.badPercent(v, "number.range", s)
		return 0
	}
	return n
}

// hundredths reads a number of up to three digits and two decimals.
func hundredths(s string) (int, bool) {
	n := numberIn(s)
	whole, fraction, _ := strings.Cut(n.decimal, ".")
	fraction = strings.TrimRight(fraction, "0")
	if n.kind == notNumber || len(whole) > 3 || len(fraction) > 2 {
		return 0, false
	}
	out, err := strconv.Atoi(whole + (fraction + "00")[:2])
	return out, err == nil
}

func (r *reader) badPercent(v value, code diag.Code, s string) {
	r.tell(v, code, diag.Say("«%[1]s» phải là số phần trăm lớn hơn 0, không quá 100; đang là «%[3]s».", "%[2]s must be a percentage over 0 and up to 100, it is “%[3]s”.", v.label, v.key, quote(s)),
		diag.Say("Hãy ghi số, không ghi ký hiệu phần trăm, ví dụ 25 hoặc 12.5.", "Write the number alone, like 25 or 12.5."))
}

// amount is an exact decimal: digits · 10^-scale.
type amount struct {
	digits big.Int
	scale  int
}

// amountOf reads a number as JSON writes it, without exponent.
func amountOf(s string) *amount {
	a := new(amount)
	whole, fraction, _ := strings.Cut(s, ".")
	a.scale = len(fraction)
	a.digits.SetString(whole+fraction, 10)
	return a
}

func (a *amount) rescale(scale int) {
	if scale > a.scale {
		ten := big.NewInt(10)
		a.digits.Mul(&a.digits, ten.Exp(ten, big.NewInt(int64(scale-a.scale)), nil))
		a.scale = scale
	}
}

func (a *amount) add(b *amount) {
	a.rescale(b.scale)
	b.rescale(a.scale)
	a.digits.Add(&a.digits, &b.digits)
}

func (a *amount) equal(b *amount) bool {
	a.rescale(b.scale)
	b.rescale(a.scale)
	return a.digits.Cmp(&b.digits) == 0
}

// String is the amount with a decimal comma.
func (a *amount) String() string {
	s, sign := a.digits.String(), ""
	if s[0] == '-' {
		s, sign = s[1:], "-"
	}
	if a.scale == 0 {
		return sign + s
	}
	if len(s) <= a.scale {
		s = strings.Repeat("0", a.scale-len(s)+1) + s
	}
	whole, fraction := s[:len(s)-a.scale], strings.TrimRight(s[len(s)-a.scale:], "0")
	if fraction != "" {
		whole += "," + fraction
	}
	return sign + whole
}
