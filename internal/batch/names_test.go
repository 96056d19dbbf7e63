package batch

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNamesAreSafeOnEverySystem(t *testing.T) {
	for _, c := range []struct{ name, wish, want string }{
		{"Vietnamese stays", "X01 - Ủy ban nhân dân xã Bum Tở", "X01 - Ủy ban nhân dân xã Bum Tở"},
		{"a device", "CON", "CON_"},
		{"a device with an ending of ours", "nul.docx", "nul_"},
		{"a device with another ending", "aux.txt", "aux_.txt"},
		{"a device before a space", "con .a", "con _.a"},
		{"a port", "COM1", "COM1_"},
		{"a port with a raised figure", "LPT¹", "LPT¹_"},
		{"no port", "COM10", "COM10"},
		{"a name that begins like a device", "CONG VAN", "CONG VAN"},
		{"a colon", "a:b", "a-b"},
		{"a dot at the end", "a.", "a"},
		{"a space at the end", "a ", "a"},
		{"a dot before", ".an", "an"},
		{"the folder above", "..", unnamed},
		{"a path", "../../etc/passwd", "-..-etc-passwd"},
		{"a slash", "15/BC-UBND", "15-BC-UBND"},
		{"a backslash", `a\b`, "a-b"},
		{"reserved signs", `<>"?*|`, "------"},
		{"controls", "a\x00b\x1b[31mc", "ab[31mc"},
		{"line breaks and tabs", "Sở\nTài\tchính", "Sở Tài chính"},
		{"no-break spaces", "Số\u00a0\u00a012", "Số 12"},
		{"direction marks", "bao\u202ecao\u200f", "baocao"},
		{"zero width", "a\u200bb\ufeff", "ab"},
		{"emoji", "Quý I 😀👨\u200d👩\u200d👧 ☺️ 1️⃣", "Quý I 1"},
		{"the number sign stays", "№ 5", "№ 5"},
		{"decomposed letters", "Quy\u0301", "Quý"},
		{"broken UTF-8", "a\xff\xfeb", "ab"},
		{"nothing", "", unnamed},
		{"only what is dropped", "\u200b . ", unnamed},
	} {
		if got := newNamer().name(c.wish); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.wish, got, c.want)
		}
	}
}

func TestLongNamesAreCutBetweenLetters(t *testing.T) {
	for name, wish := range map[string]string{
		"plain letters":      strings.Repeat("a", 300),
		"two-byte letters":   strings.Repeat("đ", 300),
		"three-byte letters": strings.Repeat("ặ", 300),
		"letters with marks": strings.Repeat("x\u0301\u0323", 300),
		"marks alone":        strings.Repeat("\u0301", 300),
		"spaces at the cut":  strings.Repeat("a ", 300),
	} {
		n := newNamer()
		for range 3 {
			got := n.name(wish) + ".docx"
			switch {
			case !utf8.ValidString(got), len(got) > maxNameBytes, utf8.RuneCountInString(got) > maxNameLetters:
				t.Errorf("%s: %d bytes, %d letters: %q", name, len(got), utf8.RuneCountInString(got), got)
			case strings.Contains(got, " .docx"), strings.Contains(got, "  "):
				t.Errorf("%s: a space is left at the cut: %q", name, got)
			case name == "letters with marks" && strings.Count(got, "x") != strings.Count(got, "\u0323")+strings.Count(got, ".docx"):
				t.Errorf("a mark was torn off: %q", got)
			}
		}
	}
}

func TestEqualNamesAreNumberedInTheirOrder(t *testing.T) {
	n := newNamer()
	for _, c := range [][2]string{
		{"Báo cáo", "Báo cáo"}, {"báo CÁO", "báo CÁO (2)"}, {"Báo cáo", "Báo cáo (3)"},
		{"Báo cáo (4)", "Báo cáo (4)"}, {"Báo cáo.", "Báo cáo (5)"}, {"Ba\u0301o ca\u0301o", "Báo cáo (6)"},
		{"in-tat-ca", "in-tat-ca (2)"},
	} {
		if got := n.name(c[0]); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
}
