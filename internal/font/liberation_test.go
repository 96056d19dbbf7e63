package font_test

import (
	"encoding/binary"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/unit"
)

var styles = []font.Style{font.Regular, font.Bold, font.Italic, font.BoldItalic}

var embedded = sync.OnceValues(func() (*font.Set, error) { return font.NewSet(fonts.FS) })

func liberation(t testing.TB) *font.Set {
	t.Helper()
	set, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// vietnamese holds the twelve vowels in the six tones, and đ, in both cases.
const vietnamese = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ" +
	"AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ Đ"

func TestEveryFaceCoversVietnamese(t *testing.T) {
	if n := utf8.RuneCountInString(vietnamese); n != 146+24 { // 146 letters and the blanks between
		t.Fatalf("the list has %d runes", n)
	}
	set := liberation(t)
	const signs = "–—“”‘’•№≤≥₫…§°×÷±«»½²³\u00A0\u2011\u0300\u0301\u0303\u0309\u0323"
	for _, st := range styles {
		for _, text := range []string{vietnamese, signs} {
			if r, at, ok := set.Face(st).Covers(text); !ok {
				t.Errorf("%s lacks %q at byte %d", st, r, at)
			}
		}
	}
}

func TestCoversNamesTheFirstMissingRuneAndItsByte(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	for _, c := range []struct {
		text string
		r    rune
		at   int
		ok   bool
	}{
		{"Số 9", 0, 0, true},
		{"", 0, 0, true},
		{"đã ☑ ☐", '☑', 5, false},
		{"a\tb", '\t', 1, false},
		{"𝒜", '𝒜', 0, false},
	} {
		if r, at, ok := f.Covers(c.text); r != c.r || at != c.at || ok != c.ok {
			t.Errorf("%q: %q at %d, %v", c.text, r, at, ok)
		}
	}
}

func TestMissingRunesHaveNoGlyphAndNoWidth(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	for _, r := range []rune{-1, 0, '\n', '☐', 0xD800, 0xFEFF, 0xFFFF, 0x10000, 0x10FFFF, 0x110000} {
		if g, ok := f.Glyph(r); ok || g != 0 || f.RuneAdvance(r) != 0 {
			t.Errorf("%U has glyph %d, advance %d", r, g, f.RuneAdvance(r))
		}
	}
	if f.Advance(65535) != 0 {
		t.Error("a glyph beyond the face has an advance")
	}
}

// Widths in hundredths of a point or of a millimetre.
func TestWidthsOfKnownTexts(t *testing.T) {
	set := liberation(t)
	const hundredth = unit.Pt / 100
	for _, c := range []struct {
		text   string
		style  font.Style
		size   unit.Length
		want   unit.Length
		margin unit.Length
	}{
		{"AVAVAVAV x", font.Regular, 14 * unit.Pt, 9138 * hundredth, hundredth / 2},
		{"ToToToTo x", font.Regular, 14 * unit.Pt, 7271 * hundredth, hundredth / 2},
		{"11/11/2011 x", font.Regular, 14 * unit.Pt, 7428 * hundredth, hundredth / 2},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", font.Bold, 12 * unit.Pt, 883 * unit.Mm / 10, unit.Mm / 20},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", font.Bold, 13 * unit.Pt, 957 * unit.Mm / 10, unit.Mm / 20},
		{"Độc lập - Tự do - Hạnh phúc", font.Bold, 13 * unit.Pt, 561 * unit.Mm / 10, unit.Mm / 20},
		{"Độc lập - Tự do - Hạnh phúc", font.Bold, 14 * unit.Pt, 605 * unit.Mm / 10, unit.Mm / 20},
		{"", font.Italic, 14 * unit.Pt, 0, 0},
		{"☐", font.Italic, 14 * unit.Pt, 0, 0},
	} {
		got := set.Measure(c.text, c.style, c.size)
		if got < c.want-c.margin || got > c.want+c.margin {
			t.Errorf("%q %s: %d EMU, want %d within %d", c.text, c.style, got, c.want, c.margin)
		}
	}
}

func TestADigitIsAsWideAsTwoBlanks(t *testing.T) {
	for _, st := range styles {
		f := liberation(t).Face(st)
		for r := '0'; r <= '9'; r++ {
			if f.RuneAdvance(r) != 2*f.RuneAdvance('\u00A0') {
				t.Errorf("%s: %c is %d wide, a blank %d", st, r, f.RuneAdvance(r), f.RuneAdvance('\u00A0'))
			}
		}
	}
}

func TestAdvancesOfTheHornedVowels(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	for r, want := range map[rune]int32{'ơ': 1083, 'ư': 1110, 'Ơ': 1479, 'Ư': 1589} {
		if got := f.RuneAdvance(r); got != want {
			t.Errorf("%c is %d units wide, want %d", r, got, want)
		}
	}
}

func TestWidthIsRoundedOnceForTheWholeText(t *testing.T) {
	set := liberation(t)
	f := set.Face(font.Regular)
	text := "nghiêm túc"
	var units int64
	for _, r := range text {
		units += int64(f.RuneAdvance(r))
	}
	size := unit.Half(27)
	if got, want := set.Measure(text, font.Regular, size), size.Scale(units, 2048); got != want {
		t.Errorf("%d EMU, want %d", got, want)
	}
}

func TestKerningOfKnownTexts(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	for _, c := range []struct {
		text string
		want unit.Length // hundredths of a point at 14 pt
	}{{"AVAVAVAV x", 7850}, {"ToToToTo x", 6880}, {"11/11/2011 x", 7272}} {
		var sum int64
		var left font.GlyphID
		for _, r := range c.text {
			g, _ := f.Glyph(r)
			sum += int64(f.Advance(g) + f.Kern(left, g))
			left = g
		}
		got := (14 * unit.Pt).Scale(sum, 2048)
		if want := c.want * unit.Pt / 100; got < want-70 || got > want+70 {
			t.Errorf("%q kerned: %d EMU, want about %d", c.text, got, want)
		}
	}
}

func TestLineOfFourteenPoints(t *testing.T) {
	for _, st := range styles {
		f := liberation(t).Face(st)
		if f.Ascent() != 1825 || f.Descent() != 443 || f.LineGap() != 87 || f.UnitsPerEm() != 2048 {
			t.Errorf("%s: %d %d %d of %d", st, f.Ascent(), f.Descent(), f.LineGap(), f.UnitsPerEm())
		}
		ascent, descent := f.LineMetrics(14 * unit.Pt)
		if ascent != (14*unit.Pt).Scale(1825+87, 2048) || descent != (14*unit.Pt).Scale(443, 2048) {
			t.Errorf("%s: ascent %d, descent %d", st, ascent, descent)
		}
		if twips := (ascent + descent).Twips(); twips != 322 { // 16.10 pt
			t.Errorf("%s: the line is %d twips high", st, twips)
		}
	}
}

func TestMeasuresAndNamesOfTheFaces(t *testing.T) {
	type facts struct {
		name                 string
		angle, weight        int32
		underline, thickness int32
		embeddable           bool
	}
	want := []facts{
		{"LiberationSerif", 0, 400, -123, 100, true},
		{"LiberationSerif-Bold", 0, 700, -28, 195, true},
		{"LiberationSerif-Italic", -1070400, 400, -123, 100, true},
		{"LiberationSerif-BoldItalic", -1070400, 700, -28, 195, true},
	}
	set := liberation(t)
	for i, st := range styles {
		f := set.Face(st)
		got := facts{f.PostScriptName(), f.ItalicAngle(), f.Weight(), f.UnderlinePosition(), f.UnderlineThickness(), f.Embeddable()}
		if got != want[i] {
			t.Errorf("%s: %+v, want %+v", st, got, want[i])
		}
		if f.FamilyName() != "Liberation Serif" || f.Version() != "Version 2.1.5" || f.Style() != st {
			t.Errorf("%s: %q %q %s", st, f.FamilyName(), f.Version(), f.Style())
		}
		if f.CapHeight() != 1341 || f.XHeight() != 940 {
			t.Errorf("%s: capitals %d, small letters %d", st, f.CapHeight(), f.XHeight())
		}
		if b := f.BBox(); b.XMin >= 0 || b.YMin >= 0 || b.XMax < 2048 || b.YMax < f.Ascent() {
			t.Errorf("%s: box %+v", st, b)
		}
		if f.StrikeoutPosition() <= f.StrikeoutThickness() || f.StrikeoutPosition() >= f.XHeight() {
			t.Errorf("%s: strikeout at %d, %d thick", st, f.StrikeoutPosition(), f.StrikeoutThickness())
		}
	}
}

func TestHyphenThatDoesNotBreakIsDrawnAsTheHyphen(t *testing.T) {
	f := liberation(t).Face(font.Bold)
	plain, _ := f.Glyph('-')
	kept, ok := f.Glyph('\u2011')
	if !ok || kept != plain || f.RuneAdvance('\u2011') != f.RuneAdvance('-') {
		t.Errorf("glyph %d, want %d", kept, plain)
	}
}

// A second reading of the file, as plain as can be, for all of the first plane.
func TestGlyphsAndAdvancesAgreeWithAPlainReading(t *testing.T) {
	for _, st := range styles {
		f := liberation(t).Face(st)
		plain := plainFont(f.Data())
		glyph := plain.glyphs()
		for r := rune(0); r < 0xFFFF; r++ {
			if r == 0x2011 {
				continue
			}
			want := glyph[r]
			g, ok := f.Glyph(r)
			if int(g) != want || ok != (want != 0) {
				t.Fatalf("%s: %U is glyph %d, want %d", st, r, g, want)
			}
			if want != 0 && int(f.RuneAdvance(r)) != plain.advance(want) {
				t.Fatalf("%s: %U is %d wide, want %d", st, r, f.RuneAdvance(r), plain.advance(want))
			}
		}
	}
}

type plainFont []byte

func (f plainFont) u16(at int) int { return int(binary.BigEndian.Uint16(f[at:])) }
func (f plainFont) u32(at int) int { return int(binary.BigEndian.Uint32(f[at:])) }

func (f plainFont) table(tag string) int {
	for i := range f.u16(4) {
		if at := 12 + 16*i; string(f[at:at+4]) == tag {
			return f.u32(at + 8)
		}
	}
	return -1
}

// glyphs maps the first plane by the Windows subtable, each segment in turn.
func (f plainFont) glyphs() (glyphs [0x10000]int) {
	cmap := f.table("cmap")
	for i := range f.u16(cmap + 2) {
		record := cmap + 4 + 8*i
		if f.u16(record) != 3 || f.u16(record+2) != 1 {
			continue
		}
		sub := cmap + f.u32(record+4)
		double := f.u16(sub + 6)
		for at := sub + 14; at < sub+14+double; at += 2 {
			last, first, delta := f.u16(at), f.u16(at+2+double), f.u16(at+2+2*double)
			offset := at + 2 + 3*double
			for c := first; c <= last && c < 0xFFFF; c++ {
				glyphs[c] = (c + delta) & 0xFFFF
				if f.u16(offset) != 0 {
					glyphs[c] = f.u16(offset + f.u16(offset) + 2*(c-first))
				}
			}
		}
	}
	return glyphs
}

func (f plainFont) advance(g int) int {
	full := f.u16(f.table("hhea") + 34)
	return f.u16(f.table("hmtx") + 4*min(g, full-1))
}
