package record

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestStarsMakeLooks(t *testing.T) {
	for s, want := range map[string]string{
		"thường":                "thường",
		"**đậm** thường":        "B{đậm}| thường",
		"a *nghiêng* b":         "a |I{nghiêng}| b",
		"**đậm *cả hai* đậm**":  "B{đậm }|BI{cả hai}|B{ đậm}",
		"***cả hai***":          "BI{cả hai}",
		"***a* b**":             "BI{a}|B{ b}",
		"***a** b*":             "BI{a}|I{ b}",
		"*a **b***":             "I{a }|BI{b}",
		"**a":                   "**a",
		"a**":                   "a**",
		"* a":                   "* a",
		"a * b * c":             "a * b * c",
		"2*3*4":                 "2*3*4",
		`\*a\*`:                 "*a*",
		`\a`:                    `\a`,
		"**a *b**":              "B{a *b}",
		"** a **":               "** a **",
		"****":                  "****",
		"****a****":             "****a****",
		"(*) chú thích (*)":     "(*) chú thích (*)",
		"**a **b** c**":         "B{a b c}",
		"**trước 20/11/2026**.": "B{trước 20/11/2026}|.",
	} {
		var got []string
		for _, sp := range spans(s) {
			look := ""
			if sp.Bold {
				look += "B"
			}
			if sp.Italic {
				look += "I"
			}
			if look != "" {
				sp.S = look + "{" + sp.S + "}"
			}
			got = append(got, sp.S)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q, want %q", s, strings.Join(got, "|"), want)
		}
	}
}

func TestDecomposedInputGivesTheSameRecord(t *testing.T) {
	for _, name := range cases {
		data := input(t, name)
		nfd := norm.NFD.Bytes(data)
		if len(nfd) == len(data) {
			t.Fatal("NFD changed nothing")
		}
		if a, b := decoded(t, data), decoded(t, nfd); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: NFD gives another record", name)
		}
	}
}

func TestLegacyEncodingsAreFound(t *testing.T) {
	for s, want := range map[string]string{
		"Céng hoµ x· héi chñ nghÜa ViÖt Nam":           "TCVN3",
		"§éc lËp - Tù do - H¹nh phóc":                  "TCVN3",
		"Së C«ng Th\u00ad¬ng":                          "TCVN3",
		"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam":     "VNI",
		"Ñoäc laäp - Töï do - Haïnh phuùc":             "VNI",
		"ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC":             "VNI",
		"Cộng hòa xã hội chủ nghĩa Việt Nam":           "",
		"xã có, và là, cá thì":                         "",
		"Monsieur François Mitterrand, à l'Élysée":     "",
		"Société Générale, Crédit Agricole, Noël Père": "",
		"José María Núñez de Peña":                     "",
		"Müller & Söhne, Köln, Zürich":                 "",
		"col·lecció, 50 µm, 20 µg/m³, 30 µm ± 2 °C":    "",
		"«Công ty» ½ ¼ ¾ © ®":                          "",
		"Smith and Jones Ltd":                          "",
	} {
		_, ps := Decode([]byte(minimal(`"dia_danh": "`+s+`"`)), Limits{})
		got := ""
		for _, p := range ps {
			if p.Code != "text.legacy_encoding" {
				t.Errorf("%q: %s", s, p.Code)
			}
			for _, e := range encodings() {
				if strings.Contains(p.Message.VI, e.name) {
					got = e.name
				}
			}
		}
		if got != want {
			t.Errorf("%q is taken for %q, want %q", s, got, want)
		}
	}
}

func TestLegacyTextIsShownConverted(t *testing.T) {
	for i, c := range [][2]string{
		{"§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
		{"Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
	} {
		if got := encodings()[i].table.Replace(c[0]); got != c[1] {
			t.Errorf("%q gives %q", c[0], got)
		}
	}
}

func TestNumbersOfClerks(t *testing.T) {
	for s, want := range map[string]string{
		"5500": "5500", "007": "7", "0": "0", "00": "0", "-12": "-12",
		"1250.5": "1250.5", "1250,5": "1250.5", "1.250,5": "1250.5", "1,250.5": "1250.5",
		"1.250.000": "1250000", "1,250,000": "1250000", "1.250.000,75": "1250000.75",
		"0.125": "0.125", "0,125": "0.125", "12345.678": "12345.678",
		"1.250": "?1250", "1,250": "?1250", "-12.500": "?-12500",
		"": "", "a": "", "1.": "", ".5": "", "1.25.000": "", "1,250,00": "", "1.250,5,5": "", "--1": "", "0.250.000": "",
	} {
		n := numberIn(s)
		got := n.decimal
		if n.kind == twoReadings {
			got = "?" + n.whole
		}
		if got != want {
			t.Errorf("numberIn(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestDatesOfClerks(t *testing.T) {
	for s, want := range map[string][3]int{
		"31/05/2024": {31, 5, 2024}, "05/4/2024": {5, 4, 2024}, "3/2/2025": {3, 2, 2025},
		"2024-05-31": {31, 5, 2024}, "05/2024": {0, 5, 2024}, "29/02/2024": {29, 2, 2024},
	} {
		d := decoded(t, []byte(minimal(`"ngay": "`+s+`"`))).Date
		if [3]int{d.Day, d.Month, d.Year} != want || d.At != "/ngay" {
			t.Errorf("%s gives %+v", s, d)
		}
	}
}

func TestTonesAreTakenOffAsUnicodeDoes(t *testing.T) {
	words := []string{"", "nghiêng", "thuở", "ĐƯỜNG", "đường", "quý", "hoà", "hòa", "ÿ", "÷", "ß", "ø", "ñ", "e\u0301", "ệ", "e\u0323\u0302", "日本", "\u0301a", "ǖ", "việt nam"}
	for c := rune(0xA0); c <= 0x1EFF; c++ {
		words = append(words, "t"+string(c)+"n")
	}
	for _, w := range words {
		plain, tones := toneless(w)
		if wantPlain, wantTones := separated(w); plain != wantPlain || tones != wantTones {
			t.Errorf("%q: %q and %q, want %q and %q", w, plain, tones, wantPlain, wantTones)
		}
	}
}

func TestSurveyTellsEachLetterAsItIs(t *testing.T) {
	for c := rune(0); c <= unicode.MaxRune; c++ {
		if !utf8.ValidRune(c) {
			continue
		}
		want := look{letters: 1}
		if c < utf8.RuneSelf {
			want.ascii(byte(c))
		} else {
			want.rune(c)
		}
		if got := survey(string(c)); got != want {
			t.Fatalf("%U: %+v, want %+v", c, got, want)
		}
	}
}
