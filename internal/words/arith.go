package words

import (
	"cmp"
	"math/big"
)

// maxProduct bounds the digits of a product: squaring a number thirty times
// would otherwise fill the memory.
const maxProduct = 4 * MaxDigits

// Neg is -d.
func (d Decimal) Neg() Decimal {
	switch {
	case d.IsZero():
		return d
	case d.IsNegative():
		return Decimal{d.text[1:]}
	}
	return Decimal{"-" + d.text}
}

// Abs is d without its sign.
func (d Decimal) Abs() Decimal {
	if d.IsNegative() {
		return d.Neg()
	}
	return d
}

// Add is d+e, exact, with as many decimals as the longer of the two.
func (d Decimal) Add(e Decimal) Decimal {
	if a, b, scale, ok := alignSmall(d, e); ok {
		return fromSmall(a+b, scale)
	}
	a, b, scale := align(d, e)
	return fromParts(a.Add(a, b), scale)
}

// Sub is d-e, exact, with as many decimals as the longer of the two.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Mul is d*e, exact. Decimals add up: 1,5 * 2,0 = 3,00. ok is false where the
// product would pass 240 digits.
func (d Decimal) Mul(e Decimal) (product Decimal, ok bool) {
	if len(d.text)+len(e.text) > maxProduct {
		return Decimal{}, false
	}
	a, scaleA := d.parts()
	b, scaleB := e.parts()
	return fromParts(a.Mul(a, b), scaleA+scaleB), true
}

// Div is d/e with exactly so many decimals (0 to 60), rounded half away from
// zero. ok is false for e = 0.
func (d Decimal) Div(e Decimal, places int) (quotient Decimal, ok bool) {
	return scaledQuotient(d, e, 0, places)
}

// Cmp is -1, 0 or +1 as d is below, equal to or above e; 1,50 equals 1,5.
func (d Decimal) Cmp(e Decimal) int {
	if a, b, _, ok := alignSmall(d, e); ok {
		return cmp.Compare(a, b)
	}
	a, b, _ := align(d, e)
	return a.Cmp(b)
}

// Round keeps at most so many decimals (0 to 60), rounded half away from zero. A
// number that has no more is left as it was given.
func (d Decimal) Round(places int) Decimal {
	places = clampPlaces(places)
	coef, scale := d.parts()
	if scale <= places {
		return d
	}
	return fromParts(divHalfAway(coef, pow10(scale-places)), places)
}

// scaledQuotient is d * 10^shift / e, rounded once: a percentage rounded from a
// ratio that was rounded before would be off at the halves.
func scaledQuotient(d, e Decimal, shift, places int) (Decimal, bool) {
	if e.IsZero() {
		return Decimal{}, false
	}
	places = clampPlaces(places)
	if a, b, _, ok := alignSmall(d, e); ok {
		if num, ok := scaleUp(a, shift+places); ok {
			return fromSmall(divSmall(num, b), places), true
		}
	}
	num, den, _ := align(d, e)
	num.Mul(num, pow10(shift+places))
	return fromParts(divHalfAway(num, den), places), true
}

// align gives both numbers as whole counts of the same power of ten.
func align(d, e Decimal) (a, b *big.Int, scale int) {
	a, scaleA := d.parts()
	b, scaleB := e.parts()
	scale = max(scaleA, scaleB)
	if scaleA < scale {
		a.Mul(a, pow10(scale-scaleA))
	}
	if scaleB < scale {
		b.Mul(b, pow10(scale-scaleB))
	}
	return a, b, scale
}

// divHalfAway is num/den rounded to the nearest whole number, halves away from
// zero. It may change num.
func divHalfAway(num, den *big.Int) *big.Int {
	negative := num.Sign()*den.Sign() < 0
	num.Abs(num)
	den = new(big.Int).Abs(den)
	quotient, rest := num.QuoRem(num, den, new(big.Int))
	if rest.Lsh(rest, 1).Cmp(den) >= 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	if negative {
		quotient.Neg(quotient)
	}
	return quotient
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

func clampPlaces(places int) int { return min(max(places, 0), MaxDigits) }
