package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/wml"
)

func TestNumbersAreSpelledInTheirLanguage(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		tongue tongue
		want   string
	}{
		{"ordinal", 1, english, "1st"}, {"ordinal", 12, english, "12th"}, {"ordinal", 22, english, "22nd"}, {"ordinal", 103, english, "103rd"},
		{"cardinalText", 1, english, "One"}, {"cardinalText", 15, english, "Fifteen"}, {"cardinalText", 321, english, "Three hundred twenty-one"},
		{"ordinalText", 3, english, "Third"}, {"ordinalText", 20, english, "Twentieth"}, {"ordinalText", 42, english, "Forty-second"},
		{"ordinal", 3, vietnamese, "thứ 3"},
		{"cardinalText", 5, vietnamese, "Năm"}, {"cardinalText", 15, vietnamese, "Mười lăm"}, {"cardinalText", 21, vietnamese, "Hai mươi mốt"},
		{"cardinalText", 105, vietnamese, "Một trăm linh năm"}, {"cardinalText", 110, vietnamese, "Một trăm mười"},
		{"ordinalText", 1, vietnamese, "Thứ nhất"}, {"ordinalText", 4, vietnamese, "Thứ tư"}, {"ordinalText", 12, vietnamese, "Thứ mười hai"},
	} {
		if got, known := spelledNumber(c.n, c.format, c.tongue); got != c.want || !known {
			t.Errorf("%s of %d in language %d: %q, want %q", c.format, c.n, c.tongue, got, c.want)
		}
	}
	if got, known := spelledNumber(1000, "cardinalText", english); known {
		t.Errorf("1000 is spelled %q", got)
	}
}

// The level's own language comes before the paragraph's, and that before the document's.
func TestLabelSpeaksTheLanguageOfItsText(t *testing.T) {
	spoken := func(tag string) *wml.Paragraph {
		out := item("x", 1, 0)
		if tag != "" {
			out.Props.Mark = &wml.RunProps{Lang: &wml.Lang{Val: tag}}
		}
		return out
	}
	for _, c := range []struct{ tag, want string }{{"", "Hai x"}, {"en-US", "Two x"}, {"de-DE", "2 x"}} {
		doc := docOf(item("x", 1, 0), spoken(c.tag))
		doc.Styles.Defaults.Run.Lang = &wml.Lang{Val: "vi-VN"}
		listed(doc, []*wml.Node{level("0", "cardinalText", "%1 ", val("suff", "nothing"))})
		pages, _ := Pages(doc, squareFaces, Options{})
		wantLines(t, pages.Pages[0], "Một x", c.want)
	}
	doc := docOf(spoken("en-US"))
	listed(doc, []*wml.Node{level("0", "cardinalText", "%1 ", val("suff", "nothing"), el("rPr", val("lang", "vi-VN")))})
	wantLines(t, lay(t, doc).Pages[0], "Một x")
}
