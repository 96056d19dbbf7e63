package words

import (
	"math/big"
	"testing"
)

// FuzzSmallArithmeticIsTheLong holds the short ways of sums, comparisons and
// quotients against those of big.Int.
func FuzzSmallArithmeticIsTheLong(f *testing.F) {
	for _, c := range [][2]string{
		{"0.1", "0.2"}, {"-5", "2"}, {"999999999999999999", "0.1"}, {"1250.50", "-3"}, {"0", "7"}, {"-0.5", "1"},
		{"100000000000000000", "99999999999999999.9"}, {"418.5", "1250"}, {"2", "-4"},
	} {
		f.Add(c[0], c[1], 1)
	}
	f.Fuzz(func(t *testing.T, s, u string, places int) {
		d, err := ParseDecimal(s)
		e, err2 := ParseDecimal(u)
		if err != nil || err2 != nil {
			return
		}
		a, b, scale := align(d, e)
		if got, want := d.Add(e), fromParts(new(big.Int).Add(a, b), scale); got != want && got.String() != want.String() {
			t.Errorf("%s + %s = %s, want %s", d, e, got, want)
		}
		if got, want := d.Cmp(e), a.Cmp(b); got != want {
			t.Errorf("%s against %s: %d, want %d", d, e, got, want)
		}
		if e.IsZero() {
			return
		}
		places = clampPlaces(places)
		num := new(big.Int).Mul(a, pow10(places))
		got, _ := d.Div(e, places)
		if want := fromParts(divHalfAway(num, b), places); got.String() != want.String() {
			t.Errorf("%s / %s = %s, want %s", d, e, got, want)
		}
	})
}

func TestSumIsThatOfItsParts(t *testing.T) {
	for _, numbers := range [][]string{
		{}, {"0.1", "0.2"}, {"418.5", "201", "4012.25"}, {"999999999999999999", "999999999999999999", "0.5"}, {"-1.50", "1.5"},
		{"12345678901234567890", "1", "0.000000000000000001"}, {"900000000000000000", "900000000000000000", "900000000000000000", "-1"},
		{"0.00000000000000001", "100000000000000000", "1"}, {"5", "1.000"},
	} {
		var sum Sum
		want := Decimal{}
		for _, n := range numbers {
			sum.Add(dec(t, n))
			want = want.Add(dec(t, n))
		}
		if got := sum.Total(); got.String() != want.String() || sum.Count() != len(numbers) {
			t.Errorf("%v: got %s, want %s", numbers, got, want)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	d, e := FromInt(401225), Decimal{"4012.25"}
	b.ReportAllocs()
	for b.Loop() {
		d.Add(e)
	}
}
