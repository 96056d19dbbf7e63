package lint

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestTablesOfLettersSayWhatUnicodeSays(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		g := glyphOf(r)
		if want := r >= '0' && r <= '9'; (g.class == figure) != want {
			t.Fatalf("%U: a digit: %t", r, !want)
		}
		if want := unicode.IsLetter(r); isLetter(r) != want {
			t.Fatalf("%U: a letter: %t", r, !want)
		}
		if want := unicode.IsUpper(r); isUpper(r) != want {
			t.Fatalf("%U: a capital: %t", r, !want)
		}
		if want := unicode.ToLower(r); g.lower != want {
			t.Fatalf("%U: small letter %U, want %U", r, g.lower, want)
		}
	}
}

// strange are texts that folding and comparing could stumble over.
var strange = []string{
	"", " ", "\u00a0", "Ủy ban", "  ỦY  BAN\u00a0NHÂN\tDÂN \n", "Hoà bình", "HOÀ BÌNH", "toàn quốc", "thuỷ", "quý", "QUỲ", "o\u00a0à", "oòa", "uoà", "o", "u", "uỷoà",
	"oà\xffx", "\xff", "ab\xff\xfe", "\u212aẾ HOẠCH", "İ", "ß", "ẞ", "ǅ", "ﬁ", "e\u0301", "字", "\u2003x\u3000y", "V/v", "Nơi nhận:", "- Như trên", "TM.", "ſ", "ª",
}

func TestFoldingIsSmallLettersSingleSpacesOneTone(t *testing.T) {
	for _, s := range strange {
		if got, want := folded(s), foldedByParts(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// foldedByParts is folding as it is defined.
func foldedByParts(s string) string {
	return oneTone.Replace(strings.ToLower(strings.Join(strings.Fields(s), " ")))
}

func TestTextsAreComparedAsTheirCopiesWouldBe(t *testing.T) {
	for _, s := range strange {
		for _, other := range strange {
			compareAsCopies(t, s, other)
		}
	}
}

func compareAsCopies(t *testing.T, s, other string) {
	t.Helper()
	if f := foldedByParts(other); utf8.ValidString(other) {
		rest, ok := opened(s, f)
		if want, begun := begins(foldedByParts(s), f); ok != begun || ok && rest != want {
			t.Errorf("%q opens with %q: %t and %q, want %t and %q", s, f, ok, rest, begun, want)
		}
	}
	if lower := strings.ToLower(other); utf8.ValidString(other) && lowersTo(s, lower) != (strings.ToLower(s) == lower) {
		t.Errorf("%q in small letters is %q: %t", s, lower, lowersTo(s, lower))
	}
	if inUpper(s) != (s == strings.ToUpper(s)) || inLower(s) != (s == strings.ToLower(s)) {
		t.Errorf("%q: in capitals %t, in small letters %t", s, inUpper(s), inLower(s))
	}
}

// FuzzCompare holds the ways to compare that make no copy against those that do.
func FuzzCompare(f *testing.F) {
	for i, s := range strange {
		f.Add(s, strange[(i*7+3)%len(strange)])
	}
	f.Fuzz(func(t *testing.T, s, other string) {
		if got, want := folded(s), foldedByParts(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		compareAsCopies(t, s, other)
		compareAsCopies(t, s+" "+other, s)
		compareAsCopies(t, strings.ToUpper(s), s)
	})
}

func TestToneIsToldByTheLastLetters(t *testing.T) {
	for w, want := range map[string]tone{
		"hòa": oldPlace, "hoà": newPlace, "thủy": oldPlace, "thuỷ": newPlace, "khỏe": oldPlace, "òa": oldPlace, "uỷ": newPlace,
		"HÒA": noTone, "Hoà": newPlace, "quý": noTone, "Quỳ": noTone, "qụy": noTone, "của": noTone, "toàn": noTone, "hoa": noTone, "về": noTone, "a": noTone, "à": noTone, "hòa2": noTone,
	} {
		var got word
		if got.scan(w, 0); got.tone != want {
			t.Errorf("%s: %d, want %d", w, got.tone, want)
		}
	}
}

func TestDictionaryKnowsItsFormsAndNoOthers(t *testing.T) {
	d := newDictionary()
	id := d.id("hòa")
	for w, want := range map[string]uint16{"hòa": id, "Hòa": id, "HÒA": id, "hoà": id, "Hoà": id, "HOÀ": id, "hoÀ": noWord, "hoa": noWord, "hòaa": noWord, "": noWord} {
		if got := d.find(w, sumOf(w)); got != want {
			t.Errorf("%s: %d, want %d", w, got, want)
		}
	}
	if again := d.id("Hoà"); again != id {
		t.Errorf("a word is numbered twice: %d and %d", id, again)
	}
}
