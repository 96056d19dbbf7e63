package fonttest_test

import (
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/unit"
)

func TestTenLettersOfTenPointsAreAHundred(t *testing.T) {
	set := fonttest.Square()
	for _, st := range []font.Style{font.Regular, font.Bold, font.Italic, font.BoldItalic} {
		for _, text := range []string{"0123456789", "Độc lập ký", "№–—“”•≤≥₫…"} {
			if got := set.Measure(text, st, 10*unit.Pt); got != 100*unit.Pt {
				t.Errorf("%s %q: %d EMU", st, text, got)
			}
		}
		if set.Face(st).Style() != st {
			t.Errorf("%s holds %s", st, set.Face(st).Style())
		}
	}
}

func TestLineIsOneEmHigh(t *testing.T) {
	f := fonttest.Square().Face(font.Regular)
	ascent, descent := f.LineMetrics(10 * unit.Pt)
	if ascent != 8*unit.Pt || descent != 2*unit.Pt || f.LineGap() != 0 {
		t.Errorf("ascent %d, descent %d, gap %d", ascent, descent, f.LineGap())
	}
}

func TestEachRuneHasItsOwnGlyph(t *testing.T) {
	f := fonttest.Square().Face(font.Regular)
	seen := map[font.GlyphID]rune{}
	for r := rune(0x20); r <= 0x22FF; r++ {
		g, ok := f.Glyph(r)
		if ok != (r <= 0x1EFF || r >= 0x2000) {
			t.Fatalf("%U: %v", r, ok)
		}
		if other, twice := seen[g]; ok && twice && r != 0x2011 {
			t.Fatalf("%U and %U share glyph %d", r, other, g)
		}
		seen[g] = r
	}
	for _, r := range "☐中\t\n\U0001F600" {
		if _, ok := f.Glyph(r); ok {
			t.Errorf("%U has a glyph", r)
		}
	}
}
