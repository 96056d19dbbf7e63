package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

func TestItemsOfASheetAreCountedBeforeTheyAreDrawn(t *testing.T) {
	for name, doc := range map[string]*page.Document{"plan": lay(t, plan()), "table": lay(t, tall(200))} {
		for i, pg := range doc.Pages {
			if cap(pg.Items) > len(pg.Items)+8 {
				t.Errorf("%s, page %d: room for %d items, of which %d are drawn", name, i+1, cap(pg.Items), len(pg.Items))
			}
		}
	}
}

func TestEqualWordsAreOneDrawing(t *testing.T) {
	var s stamps
	word := page.Text{Chars: "trẻ em ", Size: 14 * pt, Width: 40 * pt}
	if n := testing.AllocsPerRun(10, func() { s.text(word) }); n != 0 {
		t.Errorf("a word that was drawn before costs %v allocations", n)
	}
	for _, other := range []page.Text{
		{Chars: "trẻ em ", Size: 13 * pt, Width: 40 * pt},
		{Chars: "tre em ", Size: 14 * pt, Width: 40 * pt},
		{Chars: "trẻ em ", Size: 14 * pt, Width: 40 * pt, Color: 1},
	} {
		if got := s.text(other); got != page.Drawing(other) {
			t.Errorf("%v is drawn for %v", got, other)
		}
	}
}

// The letters that are measured in one loop and those that are measured by themselves
// stand side by side in these words.
func TestWordsAreAsWideAsTheirAdvances(t *testing.T) {
	faces := liberation(t)
	for _, word := range []string{
		"Nghị", "ỦY", "Điều", "thực-hiện", "45/KH-UBND", "3/4", "a/b", "“Trẻ”", "1.250,5%", "x\u00a0y", "ñandú", "ʼn", "×", "Ẁ", "…", "ệ.", "№7", "αβγ",
	} {
		doc := docOf(p(word))
		doc.Section.Width = 20 * unit.Inch
		pages, problems := Pages(doc, faces, Options{})
		if len(problems) > 0 {
			t.Fatalf("%s: %v", word, problems)
		}
		var got unit.Length
		var chars string
		for _, it := range pages.Pages[0].Items {
			text := it.Draw.(page.Text)
			got, chars = got+text.Width, chars+text.Chars
		}
		if want := faces.Measure(word, font.Regular, 10*pt); chars != word || got < want-2 || got > want+2 {
			t.Errorf("%q is drawn as %q, %d wide, want %d", word, chars, got, want)
		}
	}
}
