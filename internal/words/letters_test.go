package words

import (
	"strings"
	"testing"
)

func TestCapitalsKeepTheirMarks(t *testing.T) {
	for _, c := range []struct{ small, capital string }{
		{"ủy ban nhân dân tỉnh lai châu", "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"},
		{"đặc khu phú quý, ằ ẵ ỡ ợ ữ ự ỷ ỹ ỵ", "ĐẶC KHU PHÚ QUÝ, Ằ Ẵ Ỡ Ợ Ữ Ự Ỷ Ỹ Ỵ"},
		{"u\u0309y", "U\u0309Y"}, // marks that stand apart
		{"", ""},
	} {
		if got := Upper(c.small); got != c.capital {
			t.Errorf("Upper: got %s, want %s", got, c.capital)
		}
		if got := Lower(c.capital); got != c.small {
			t.Errorf("Lower: got %s, want %s", got, c.small)
		}
	}
}

func TestFirstLetter(t *testing.T) {
	for _, c := range []struct{ in, capital, lower string }{
		{"đạt kế hoạch", "Đạt kế hoạch", "đạt kế hoạch"},
		{"Ủy ban nhân dân", "Ủy ban nhân dân", "ủy ban nhân dân"},
		{"“ban hành” kế hoạch", "“Ban hành” kế hoạch", "“ban hành” kế hoạch"},
		{"(Sao y)", "(Sao y)", "(sao y)"},
		{"03 quyết định", "03 quyết định", "03 quyết định"},
		{"UBND tỉnh", "UBND tỉnh", "UBND tỉnh"},
		{"ĐBQH", "ĐBQH", "ĐBQH"},
		{"Ý kiến", "Ý kiến", "ý kiến"},
		{"á", "Á", "á"},
		{"", "", ""},
		{" - ", " - ", " - "},
		{"\xff\xfea", "\xff\xfeA", "\xff\xfea"},
	} {
		if got := Capital(c.in); got != c.capital {
			t.Errorf("Capital(%q) = %q, want %q", c.in, got, c.capital)
		}
		if got := LowerFirst(c.in); got != c.lower {
			t.Errorf("LowerFirst(%q) = %q, want %q", c.in, got, c.lower)
		}
	}
}

func TestOneLineHasSingleSpacesBetweenWords(t *testing.T) {
	for _, s := range []string{"", " ", "Sở", "Sở Y tế", " Sở", "Sở ", "Sở  Y tế", "SỞ\nY TẾ", "a\u00a0b", "a\tb", "\u2003", "\xff a"} {
		if got, want := OneLine(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
