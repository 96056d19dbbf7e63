package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// boxed is a run with a border of 1 pt that stands 2 pt away from its text.
func boxed(text string) *wml.Run {
	r := run(text)
	r.Props.Extra = []*wml.Node{x("bdr val=single sz=8 space=2 color=auto")}
	return r
}

func TestBorderStandsAroundRunsAndTakesNoRoom(t *testing.T) {
	par := p("a ")
	par.Content = append(par.Content, boxed("bb"), boxed("c"), run(" d"))
	doc := docOf(par)
	wantLines(t, lay(t, doc).Pages[0], "a bbc d")
	wantStrokes(t, lay(t, doc).Pages[0], "27 7.5 36 0", "27 22.5 36 0", "27.5 7.5 0 15", "62.5 7.5 0 15")
}

func TestBorderThatAStyleAsksForIsTold(t *testing.T) {
	doc := docOf(p("a"))
	st := &wml.Style{ID: "Khung", Type: wml.ParagraphStyle}
	st.Run.Extra = []*wml.Node{x("bdr val=single sz=8")}
	doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(10 * pt)}, []*wml.Style{st})
	doc.Body[0].(*wml.Paragraph).Props.Style = st.ID
	_, problems := Pages(doc, squareFaces, Options{Foreign: true})
	if len(problems) != 1 || problems[0].Code != "layout.unsupported" || !strings.Contains(problems[0].Message.VI, "viền quanh chữ") {
		t.Errorf("%v", problems)
	}
}

func TestTextStandsInTheMiddleOrAtTheFootOfAPage(t *testing.T) {
	for _, c := range []struct{ val, want string }{
		{"top", "10 18 a"}, {"center", "10 53 a"}, {"bottom", "10 88 a"},
	} {
		doc := docOf(p("a"))
		doc.Section.Extra = []*wml.Node{x("vAlign val=" + c.val)}
		wantTexts(t, lay(t, doc).Pages[0], c.want)
	}
	full := docOf(numbered(9)...)
	full.Section.Extra = []*wml.Node{x("vAlign val=center")}
	d := lay(t, full)
	if got := d.Pages[0].Items[0].Y; got != 18*unit.Pt {
		t.Errorf("the first line of a full page stands at %s, want 18", short(got))
	}
	wantTexts(t, d.Pages[1], "10 53 d9")
}
