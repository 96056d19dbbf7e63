package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// A line of the style is 10 pt high, 8 of them above the baseline; the runs are of
// other sizes, and the next paragraph shows how high the line became.
func TestTabsAndSpacesDoNotCountForTheHeightOfALine(t *testing.T) {
	sized := func(text string, size unit.Length) *wml.Run {
		r := run(text)
		r.Props.Size = wml.Some(size)
		return r
	}
	for _, c := range []struct {
		name string
		runs []wml.Inline
		want string // of the next paragraph
	}{
		{"higher tab", []wml.Inline{sized("a", 5*pt), sized("\t", 20*pt)}, "10 23 x"},
		{"higher spaces", []wml.Inline{sized("a", 5*pt), sized("  ", 20*pt), sized("b", 5*pt)}, "10 23 x"},
		{"nothing but a tab", []wml.Inline{sized("\t", 20*pt)}, "10 28 x"},
		{"nothing but spaces", []wml.Inline{sized("  ", 20*pt)}, "10 28 x"},
		{"lower tab alone", []wml.Inline{sized("\t", 5*pt)}, "10 28 x"},
		{"no-break space", []wml.Inline{sized("a", 5*pt), sized("\u00a0", 20*pt)}, "10 38 x"},
	} {
		first := &wml.Paragraph{Content: c.runs}
		all := texts(lay(t, docOf(first, p("x"))).Pages[0])
		if got := all[len(all)-1]; got != c.want {
			t.Errorf("%s: next paragraph at %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFlatParagraphKeepsWhatAMultipleAdds(t *testing.T) {
	raised := func(a wml.Align, n int) *wml.Paragraph {
		out := p("", align(a), lined(wml.LineAuto, n))
		out.Props.Mark = &wml.RunProps{VertAlign: wml.VertSuperscript}
		return out
	}
	for _, c := range []struct {
		align wml.Align
		line  int
		want  string // of the next paragraph
	}{
		{wml.AlignCenter, 240, "10 18 x"},
		{wml.AlignCenter, 360, "10 23 x"},
		{wml.AlignLeft, 240, "10 28 x"},
		{wml.AlignLeft, 360, "10 33 x"},
	} {
		wantTexts(t, lay(t, docOf(raised(c.align, c.line), p("x"))).Pages[0], c.want)
	}
}
