package words

import (
	"errors"
	"testing"
)

func TestNumbersAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"1250":          "1250",
		"1.250,5":       "1250.5",
		"1.250.000":     "1250000",
		"-0,75":         "-0.75",
		"\u22125":       "-5", // the minus of typesetters
		"1,250":         "1.250",
		"12,50":         "12.50",
		"0":             "0",
		"05":            "5",
		"05,5":          "5.5",
		"418.5":         "418.5",
		"305.75":        "305.75",
		"4012.25":       "4012.25",
		"1250.500":      "1250.500",
		"0.250":         "0.250",
		" 3\u00a0":      "3",
		"999.999.999,9": "999999999.9",
	} {
		if got, err := ParseVietnamese(typed); err != nil || got.String() != want {
			t.Errorf("%q: got %s (%v), want %s", typed, got, err, want)
		}
	}
}

func TestWritingsNobodyUsesAreRefused(t *testing.T) {
	for _, typed := range []string{
		"", " ", "-", "--5", "+5", "1,234,567", "1,234.5", "1.25.000", "1250.000.000", "0.250.000", "007.5", ".5", ",5", "5,", "5.",
		"1.5e0", "1,5e3", "1.23457E+11", "1 250", "3 809 008", "12a", "5%", "mười hai", "1.250,", "418.5,2", "1..250", "1.250.", "٣",
	} {
		if got, err := ParseVietnamese(typed); !errors.Is(err, ErrNumberFormat) {
			t.Errorf("%q: got %s (%v), want ErrNumberFormat", typed, got, err)
		}
	}
}

func TestPointBeforeThreeDigitsIsAmbiguous(t *testing.T) {
	for _, c := range []struct{ typed, whole, fraction string }{
		{"1.250", "1250", "1,250"}, {"-12.000", "-12000", "-12,000"}, {" 418.500 ", "418500", "418,500"},
	} {
		_, err := ParseVietnamese(c.typed)
		var ambiguous *AmbiguousError
		if !errors.As(err, &ambiguous) {
			t.Errorf("%q: got error %v", c.typed, err)
			continue
		}
		whole, fraction := ambiguous.Readings()
		if whole != c.whole || fraction != c.fraction {
			t.Errorf("%q: readings %s and %s, want %s and %s", c.typed, whole, fraction, c.whole, c.fraction)
		}
	}
	_, err := ParseVietnamese("1.250")
	if want := `number "1.250" can be read as 1250 or as 1,250`; err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func FuzzReadingsOfAnAmbiguousNumberAreClear(f *testing.F) {
	for _, s := range []string{"1.250", "-12.000", "1.250,5", "418.5", "−1.000.000", "1,234,567"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, err := ParseVietnamese(s)
		var ambiguous *AmbiguousError
		if !errors.As(err, &ambiguous) {
			return
		}
		whole, fraction := ambiguous.Readings()
		if got, err := ParseVietnamese(whole); err != nil || got != ambiguous.Whole {
			t.Fatalf("%q: %s reads as %s (%v)", s, whole, got, err)
		}
		if got, err := ParseVietnamese(fraction); err != nil || got != ambiguous.Fraction {
			t.Fatalf("%q: %s reads as %s (%v)", s, fraction, got, err)
		}
	})
}
