package words

import "strconv"

// Nearly all figures of reports have fewer than nineteen digits, so that an int64
// counts them exactly and without the memory of a big.Int. These are the short ways
// of arith.go; each says ok = false where a number does not fit.

// smallDigits is how many digits always fit into an int64, with room for one sum.
const smallDigits = 18

// pow10s are the powers of ten that fit.
var pow10s = func() (p [smallDigits + 1]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// small are the whole number that the digits make and how many of them stand behind
// the point.
func (d Decimal) small() (coef int64, scale int, ok bool) {
	if len(d.text) > smallDigits {
		return 0, 0, false
	}
	point := -1
	for i := range len(d.text) {
		switch c := d.text[i]; c {
		case '-':
		case '.':
			point = i
		default:
			coef = coef*10 + int64(c-'0')
		}
	}
	if point >= 0 {
		scale = len(d.text) - 1 - point
	}
	if d.IsNegative() {
		coef = -coef
	}
	return coef, scale, true
}

// alignSmall is align for two small numbers.
func alignSmall(d, e Decimal) (a, b int64, scale int, ok bool) {
	a, scaleA, okA := d.small()
	b, scaleB, okB := e.small()
	if !okA || !okB {
		return 0, 0, 0, false
	}
	scale = max(scaleA, scaleB)
	a, okA = scaleUp(a, scale-scaleA)
	b, okB = scaleUp(b, scale-scaleB)
	return a, b, scale, okA && okB
}

// scaleUp is n * 10^digits.
func scaleUp(n int64, digits int) (int64, bool) {
	if digits > smallDigits {
		return 0, n == 0
	}
	limit := pow10s[smallDigits] / pow10s[digits]
	if n >= limit || n <= -limit {
		return 0, false
	}
	return n * pow10s[digits], true
}

// divSmall is num/den rounded to the nearest whole number, halves away from zero.
func divSmall(num, den int64) int64 {
	quotient, rest := num/den, num%den
	if rest < 0 {
		rest = -rest
	}
	size := den
	if size < 0 {
		size = -size
	}
	if rest >= size-rest {
		if (num < 0) != (den < 0) {
			return quotient - 1
		}
		return quotient + 1
	}
	return quotient
}

func fromSmall(n int64, scale int) Decimal {
	if n < 0 {
		return plain(true, strconv.FormatInt(-n, 10), scale)
	}
	return plain(false, strconv.FormatInt(n, 10), scale)
}

// Sum adds up numbers, exact, with as many decimals as the longest of them. The
// zero value is the sum of nothing.
type Sum struct {
	rest  Decimal // what no longer fits
	coef  int64
	scale int
	count int
}

// Add adds one number.
func (s *Sum) Add(d Decimal) {
	s.count++
	coef, scale, ok := d.small()
	if !ok {
		s.rest = s.rest.Add(d)
		return
	}
	both := max(scale, s.scale)
	coef, ok = scaleUp(coef, both-scale)
	own, fits := scaleUp(s.coef, both-s.scale)
	if !ok || !fits || own >= pow10s[smallDigits] || own <= -pow10s[smallDigits] {
		s.rest, s.coef, s.scale = s.Total().Add(d), 0, 0
		return
	}
	s.coef, s.scale = own+coef, both
}

// Count is how many numbers were added.
func (s *Sum) Count() int { return s.count }

// Total is the sum so far.
func (s *Sum) Total() Decimal { return s.rest.Add(fromSmall(s.coef, s.scale)) }

// Places is how many decimals the sum has.
func (s *Sum) Places() int {
	_, scale := s.Total().parts()
	return scale
}
