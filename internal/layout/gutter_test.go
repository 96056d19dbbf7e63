package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/wml"
)

func TestGutterStandsOnTheLeftOnTheRightOrAtTheTop(t *testing.T) {
	right := []*wml.Node{node("rtlGutter")}
	top := []*wml.Node{node("gutterAtTop")}
	for _, c := range []struct {
		name              string
		section, settings []*wml.Node
		want              []string
	}{
		{"left", nil, nil, []string{"20 18 aaaaa", "20 28 bbbb"}},
		{"right", right, nil, []string{"10 18 aaaaa", "10 28 bbbb"}},
		{"top", nil, top, []string{"10 28 aaaaa bbbb"}},
		{"top before right", right, top, []string{"10 28 aaaaa bbbb"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := docOf(p("aaaaa bbbb"))
			doc.Section.Margins.Gutter, doc.Section.Extra = 10*pt, c.section
			doc.Settings.Extra = c.settings
			wantTexts(t, lay(t, doc).Pages[0], c.want...)
		})
	}
}

func TestRightGutterIsOnTheLeftOfEvenPages(t *testing.T) {
	doc := docOf(p("a"), p("b", newPage))
	doc.Section.Margins.Gutter, doc.Section.Extra = 10*pt, []*wml.Node{node("rtlGutter")}
	doc.Settings.Extra = []*wml.Node{node("mirrorMargins")}
	d := lay(t, doc)
	wantTexts(t, d.Pages[0], "10 18 a")
	wantTexts(t, d.Pages[1], "20 18 b")
}
