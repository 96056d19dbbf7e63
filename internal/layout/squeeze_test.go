package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// justified is a document of one justified paragraph in a column of a width.
func justified(text string, mode int, width unit.Length) *wml.Document {
	doc := docOf(p(text, align(wml.AlignBoth)))
	doc.Settings.CompatibilityMode = mode
	doc.Section.Width = 20*pt + width
	return doc
}

// A letter and a space are 10 pt wide. «aa bb cc d» is 100 pt and has three spaces,
// which may give 7.5 pt away.
func TestJustifiedLineTakesOneMoreWordInMode15(t *testing.T) {
	for _, c := range []struct {
		name    string
		text    string
		mode    int
		width   unit.Length
		squeeze bool
		want    []string
	}{
		{"within a quarter of the spaces", "aa bb cc d e", 15, 97 * pt, true, []string{"aa bb cc d", "e"}},
		{"beyond it", "aa bb cc d e", 15, 92 * pt, true, []string{"aa bb cc", "d e"}},
		{"below mode 15", "aa bb cc d e", 14, 97 * pt, true, []string{"aa bb cc", "d e"}},
		{"not asked for", "aa bb cc d e", 15, 97 * pt, false, []string{"aa bb cc", "d e"}},
		{"not for the last word", "aa bb cc d", 15, 97 * pt, true, []string{"aa bb cc", "d"}},
		{"not where the line stretches less", "a b c d e f g h i j", 15, 152 * pt, true, []string{"a b c d e f g h", "i j"}},
	} {
		pages, problems := Pages(justified(c.text, c.mode, c.width), squareFaces, Options{Squeeze: c.squeeze})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		got := lineTexts(pages.Pages[0])
		if len(got) != len(c.want) || got[0] != c.want[0] || got[1] != c.want[1] {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSqueezedLineEndsAtTheMargin(t *testing.T) {
	pages, _ := Pages(justified("aa bb cc d e", 15, 97*pt), squareFaces, Options{Squeeze: true})
	wantTexts(t, pages.Pages[0], "10 18 aa", "39 18 bb", "68 18 cc", "97 18 d", "10 28 e")
}
