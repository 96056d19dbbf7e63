package words

import (
	"errors"
	"strings"
	"testing"
)

// dec reads a number of a test table.
func dec(t testing.TB, s string) Decimal {
	t.Helper()
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDigitsStayAsGiven(t *testing.T) {
	for _, c := range []struct{ json, plain, vietnamese string }{
		{"0", "0", "0"},
		{"-0", "0", "0"},
		{"-0.00", "0.00", "0,00"},
		{"7", "7", "7"},
		{"999", "999", "999"},
		{"1000", "1000", "1.000"},
		{"-1234", "-1234", "-1.234"},
		{"-999", "-999", "-999"},
		{"123456", "123456", "123.456"},
		{"1543.2", "1543.2", "1.543,2"},
		{"1543.20", "1543.20", "1.543,20"},
		{"0.05", "0.05", "0,05"},
		{"12345678901234567890", "12345678901234567890", "12.345.678.901.234.567.890"},
		{"0.1000000000000000000000001", "0.1000000000000000000000001", "0,1000000000000000000000001"},
		{"1e3", "1000", "1.000"},
		{"1.50E1", "15.0", "15,0"},
		{"1.2345e+2", "123.45", "123,45"},
		{"5e-3", "0.005", "0,005"},
		{"-0.5e1", "-5", "-5"},
		{"0.05e1", "0.5", "0,5"},
		{"100e-2", "1.00", "1,00"},
		{"0e5", "0", "0"},
		{"1e59", "1" + strings.Repeat("0", 59), "100" + strings.Repeat(".000", 19)},
	} {
		d := dec(t, c.json)
		if d.String() != c.plain || d.Format() != c.vietnamese {
			t.Errorf("%s: got %s and %s, want %s and %s", c.json, d.String(), d.Format(), c.plain, c.vietnamese)
		}
	}
}

func TestNumbersThatAreNoJSONNumberAreRefused(t *testing.T) {
	for _, s := range []string{
		"", "-", "+1", "01", "-01", ".5", "5.", "1.e3", "1e", "1e+", "1e+-2", "1,5", "1.2.3", " 1", "1 ", "0x1F",
		"NaN", "Infinity", "1_000", "١", "--1", "mười",
	} {
		if d, err := ParseDecimal(s); !errors.Is(err, ErrNumberFormat) {
			t.Errorf("%q: got %v and error %v, want ErrNumberFormat", s, d, err)
		}
	}
}

func TestNumbersOfMoreThanSixtyDigitsAreRefused(t *testing.T) {
	sixty := strings.Repeat("9", 60)
	for _, s := range []string{sixty, "-" + sixty, "0." + sixty[:59], "1e-59", sixty[:30] + "e30"} {
		dec(t, s)
	}
	for _, s := range []string{
		sixty + "9", "0." + sixty, "1e60", "1e-60", "1e999999999", "1e-999999999", "0e999999999",
		"1e99999999999999999999999999", "-1e-99999999999999999999999999", strings.Repeat("1", 1<<20),
	} {
		if _, err := ParseDecimal(s); !errors.Is(err, ErrNumberLong) || len(err.Error()) > 400 {
			t.Errorf("%.20s: got error %.500v, want a short ErrNumberLong", s, err)
		}
	}
}

func TestZeroValueIsZero(t *testing.T) {
	var d Decimal
	if d.String() != "0" || d.Format() != "0" || !d.IsZero() || d.IsNegative() || d.Neg().String() != "0" {
		t.Errorf("zero value is %q", d)
	}
	if got := d.Add(FromInt(3)).String(); got != "3" {
		t.Errorf("0+3 = %s", got)
	}
	if got := Cardinal(d, Options{}); got != "không" {
		t.Errorf("in words: %s", got)
	}
}

func TestIntTakesWholeValuesOnly(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
		ok   bool
	}{{"7", 7, true}, {"-7", -7, true}, {"7.00", 7, true}, {"100", 100, true}, {"7.5", 0, false}, {"1e30", 0, false}} {
		if got, ok := dec(t, c.in).Int(); ok != c.ok || ok && got != c.want {
			t.Errorf("%s: got %d, %v", c.in, got, ok)
		}
	}
}

func TestTrimLeavesTheZerosOfWholeNumbers(t *testing.T) {
	for in, want := range map[string]string{"12.50": "12.5", "3.0": "3", "100": "100", "100.00": "100", "0.0": "0", "-1.10": "-1.1"} {
		if got := dec(t, in).Trim().String(); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func FuzzDecimalThereAndBack(f *testing.F) {
	for _, s := range []string{"0", "-0.0", "1250", "1543.20", "-1e-7", "9.99e20", "1e59", "123456789.123456789"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		if again := dec(t, d.String()); again != d {
			t.Fatalf("%q: plain writing %s reads as %s", s, d, again)
		}
		typed, err := ParseVietnamese(d.Format())
		var ambiguous *AmbiguousError
		if errors.As(err, &ambiguous) {
			typed, err = ambiguous.Whole, nil
		}
		if err != nil || typed != d {
			t.Fatalf("%q: Vietnamese writing %s reads as %s (%v)", s, d.Format(), typed, err)
		}
		if d.IsZero() && d.IsNegative() {
			t.Fatalf("%q: zero with a sign: %s", s, d)
		}
		if d.Neg().Neg() != d || d.Sub(d).Cmp(Decimal{}) != 0 || d.Trim().Cmp(d) != 0 {
			t.Fatalf("%q: arithmetic changed the value", s)
		}
	})
}

func BenchmarkParseAndFormat(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, err := ParseDecimal("15432.25")
		if err != nil || d.Format() != "15.432,25" {
			b.Fatal(d, err)
		}
	}
}
