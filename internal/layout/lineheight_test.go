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
