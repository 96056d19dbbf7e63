package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func underlined(kind, text string) *wml.Paragraph {
	out := p(text)
	out.Content[0].(*wml.Run).Props.Underline = kind
	return out
}

func penStrokes(pg page.Page) []page.Line {
	var out []page.Line
	for _, it := range pg.Items {
		if l, ok := it.Draw.(page.Line); ok {
			out = append(out, l)
		}
	}
	return out
}

func TestUnderlinesOfEveryKindAreDrawn(t *testing.T) {
	plain := penStrokes(lay(t, docOf(underlined("single", "aa bb"))).Pages[0])[0]
	for _, c := range []struct {
		kind         string
		lines, thick int
		dash         int
	}{
		{"single", 1, 1, 0}, {"double", 2, 1, 0}, {"thick", 1, 2, 0}, {"dotted", 1, 1, 1}, {"dottedHeavy", 1, 2, 1}, {"dash", 1, 1, 4},
		{"dashedHeavy", 1, 2, 4}, {"dashLongHeavy", 1, 2, 8}, {"words", 2, 1, 0}, {"không biết", 1, 1, 0},
	} {
		got := penStrokes(lay(t, docOf(underlined(c.kind, "aa bb"))).Pages[0])
		if len(got) != c.lines || got[0].Width != plain.Width*unit.Length(c.thick) || got[0].Dash != plain.Width*unit.Length(c.dash) {
			t.Errorf("%s: %+v", c.kind, got)
		}
	}
}

func TestWordsAreUnderlinedOneByOne(t *testing.T) {
	got := penStrokes(lay(t, docOf(underlined("words", "aa b"))).Pages[0])
	if len(got) != 2 || got[0].DX != 20*pt || got[1].DX != 10*pt {
		t.Errorf("%+v", got)
	}
}

func TestWaveIsAsLongAsItsWords(t *testing.T) {
	for _, kind := range []string{"wave", "wavyHeavy", "wavyDouble"} {
		var long unit.Length
		for _, l := range penStrokes(lay(t, docOf(underlined(kind, "aaaa"))).Pages[0]) {
			long += l.DX
		}
		if want := 40 * pt * unit.Length(underlines[kind].lines); long != want {
			t.Errorf("%s is %s long", kind, short(long))
		}
	}
}

func TestAbsoluteTabLeadsToTheMargins(t *testing.T) {
	tab := func(alignment string) *wml.Run {
		return &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: having(having(node("ptab"), "alignment", alignment), "relativeTo", "margin")}}}
	}
	par := p("a")
	par.Content = append(par.Content, tab("center"), run("bb"), tab("right"), run("c"))
	wantTexts(t, lay(t, docOf(par)).Pages[0], "10 18 a", "50 18 bb", "100 18 c")
}

func TestMarginsChangePlacesOnEvenPages(t *testing.T) {
	doc := docOf(p("a"), p("b", newPage))
	doc.Section.Margins.Left, doc.Section.Margins.Right = 15*pt, 5*pt
	doc.Settings.Extra = []*wml.Node{node("mirrorMargins")}
	d := lay(t, doc)
	wantTexts(t, d.Pages[0], "15 18 a")
	wantTexts(t, d.Pages[1], "5 18 b")
}

func TestNotesAreNumberedAsTheirFormatSays(t *testing.T) {
	e := &engine{}
	for n, want := range map[int]string{1: "*", 2: "†", 5: "**"} {
		if got := e.noteNumber(n, "chicago"); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	if got := e.noteNumber(3, "ordinalText"); got != "3" || len(e.problems) != 1 {
		t.Errorf("got %s, problems %v", got, e.problems)
	}
}
