package words

import (
	"strings"
	"testing"
)

func TestSumsAreExact(t *testing.T) {
	for _, c := range []struct{ a, b, sum, difference string }{
		{"0.1", "0.2", "0.3", "-0.1"},
		{"1250", "418.5", "1668.5", "831.5"},
		{"1.50", "0.5", "2.00", "1.00"},
		{"-3", "3", "0", "-6"},
		{"1e30", "0.0001", "1000000000000000000000000000000.0001", "999999999999999999999999999999.9999"},
		{"0", "-2.5", "-2.5", "2.5"},
	} {
		a, b := dec(t, c.a), dec(t, c.b)
		if got := a.Add(b).String(); got != c.sum {
			t.Errorf("%s + %s = %s, want %s", c.a, c.b, got, c.sum)
		}
		if got := a.Sub(b).String(); got != c.difference {
			t.Errorf("%s - %s = %s, want %s", c.a, c.b, got, c.difference)
		}
	}
}

func TestProductsAreExact(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"1.5", "2.0", "3.00"}, {"-0.1", "0.1", "-0.01"}, {"0", "-7", "0"}, {"12345678901234567890", "10", "123456789012345678900"},
	} {
		if got, ok := dec(t, c.a).Mul(dec(t, c.b)); !ok || got.String() != c.want {
			t.Errorf("%s * %s = %s, %v, want %s", c.a, c.b, got, ok, c.want)
		}
	}
}

func TestSquaringForEverStops(t *testing.T) {
	d, squarings := dec(t, strings.Repeat("9", MaxDigits)), 0
	for ok := true; ok && squarings < 100; squarings++ {
		d, ok = d.Mul(d)
	}
	if squarings >= 10 {
		t.Error("a product may grow without end")
	}
}

func TestQuotientsRoundHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		places int
		want   string
	}{
		{"1", "4", 2, "0.25"}, {"1", "4", 1, "0.3"}, {"-1", "4", 1, "-0.3"}, {"1", "-4", 1, "-0.3"}, {"-1", "-4", 1, "0.3"},
		{"1", "3", 3, "0.333"}, {"2", "3", 3, "0.667"}, {"4", "2", 2, "2.00"}, {"1", "0.03", 0, "33"},
		{"0.5", "1", 0, "1"}, {"0.49", "1", 0, "0"}, {"-0.04", "1", 1, "0.0"}, {"7", "2", -3, "4"}, {"0", "9", 1, "0.0"},
	} {
		if got, ok := dec(t, c.a).Div(dec(t, c.b), c.places); !ok || got.String() != c.want {
			t.Errorf("%s / %s to %d = %s, %v, want %s", c.a, c.b, c.places, got, ok, c.want)
		}
	}
}

func TestNothingIsDividedByZero(t *testing.T) {
	for _, zero := range []string{"0", "0.00", "-0"} {
		if got, ok := FromInt(1).Div(dec(t, zero), 2); ok {
			t.Errorf("1 / %s = %s", zero, got)
		}
	}
}

func TestRoundLooksAtDecimals(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		want   string
	}{
		// 1.005 and 2.675 lie below the half as binary fractions.
		{"1.005", 2, "1.01"}, {"2.675", 2, "2.68"}, {"-2.675", 2, "-2.68"}, {"0.05", 1, "0.1"}, {"0.0499", 1, "0.0"},
		{"-0.04", 1, "0.0"}, {"9.95", 1, "10.0"}, {"999.5", 0, "1000"}, {"5", 1, "5"}, {"5.50", 2, "5.50"}, {"2.5", -1, "3"},
	} {
		if got := dec(t, c.in).Round(c.places).String(); got != c.want {
			t.Errorf("%s to %d = %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

func TestCmpLooksAtTheValue(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"1.5", "1.50", 0}, {"0", "-0.0", 0}, {"-1", "0", -1}, {"10", "9.99", 1}, {"-2", "-1.5", -1}, {"1e20", "1e19", 1}} {
		if got := dec(t, c.a).Cmp(dec(t, c.b)); got != c.want {
			t.Errorf("%s against %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestArithmeticLeavesItsOperandsAlone(t *testing.T) {
	a, b := dec(t, "1.5"), dec(t, "-0.25")
	a.Add(b)
	a.Sub(b)
	a.Mul(b)
	a.Div(b, 3)
	a.Round(0)
	if a.String() != "1.5" || b.String() != "-0.25" || b.Abs().String() != "0.25" {
		t.Errorf("operands are now %s and %s", a, b)
	}
}
