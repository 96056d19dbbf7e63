package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// noted is a document with footnotes: w:footnotes as a part would have them.
func noted(notes []string, body ...wml.Block) *wml.Document {
	doc := docOf(body...)
	var list []*wml.Note
	for i, text := range notes {
		par := p("")
		par.Content = []wml.Inline{&wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: el("footnoteRef")}}}, run(text)}
		list = append(list, &wml.Note{ID: i + 1, Body: []wml.Block{par}})
	}
	doc.Footnotes = wml.NewNotes(list)
	return doc
}

// marked is a paragraph with the mark of a footnote behind its text.
func marked(text, id string) *wml.Paragraph {
	par := p(text)
	par.Content = append(par.Content, &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: el("footnoteReference", "id", id)}}})
	return par
}

func TestFootnoteStandsAtTheFootBelowItsRule(t *testing.T) {
	doc := noted([]string{"note"}, marked("text", "1"))
	pg := lay(t, doc).Pages[0]
	wantTexts(t, pg, "10 18 text", "50 18 1", "10 88 1", "20 88 note")
	rules := 0
	for _, it := range pg.Items {
		if f, ok := it.Draw.(page.Fill); ok {
			rules++
			if it.Y+f.H+noteRuleBelow != 80*pt || it.Role != page.Artifact {
				t.Errorf("the rule stands at %s", short(it.Y))
			}
		}
	}
	if rules != 1 {
		t.Errorf("%d rules, want 1", rules)
	}
}

func TestFootnoteTakesRoomFromTheText(t *testing.T) {
	// Eight lines fit; the note and its rule take one and a part of another.
	doc := noted([]string{"note"}, append([]wml.Block{marked("text", "1")}, numbered(8)...)...)
	wantPages(t, lay(t, doc), "text1|d1|d2|d3|d4|d5|1note", "d6|d7|d8")
}

func TestLineGoesOverWithItsFootnote(t *testing.T) {
	doc := noted([]string{"note"}, append(numbered(7), marked("text", "1"))...)
	wantPages(t, lay(t, doc), "d1|d2|d3|d4|d5|d6|d7", "text1|1note")
}

func TestLongFootnoteGoesOnOnTheNextSheet(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("nnnnnnnnn ", 6))
	doc := noted([]string{long}, append(numbered(4), marked("text", "1"), p("after"))...)
	for _, b := range doc.Footnotes.List[0].Body {
		b.(*wml.Paragraph).Props.WidowControl = wml.Off
	}
	d := lay(t, doc)
	if got := len(d.Pages); got != 2 {
		t.Fatalf("%d sheets, want 2", got)
	}
	all := strings.Join(append(lineTexts(d.Pages[0]), lineTexts(d.Pages[1])...), "|")
	if got := strings.Count(all, "nnnnnnnnn"); got != 6 {
		t.Errorf("%d of the note's 6 lines are there: %s", got, all)
	}
	if first := lineTexts(d.Pages[1])[0]; first != "after" {
		t.Errorf("the second sheet begins with %q", first)
	}
}

func TestLinesOfAFootnoteMayStandAlone(t *testing.T) {
	// Beside the text there is room for the rule and two of the note's three lines.
	doc := noted([]string{"aaaaaaaa bbbbbbbb cccccccc"}, append(numbered(4), marked("text", "1"))...)
	wantPages(t, lay(t, doc), "d1|d2|d3|d4|text1|1aaaaaaaa|bbbbbbbb", "cccccccc")
}

func TestFootnotesAreNumberedInTheOrderOfTheirMarks(t *testing.T) {
	doc := noted([]string{"x", "y"}, marked("a", "2"), marked("b", "1"))
	wantLines(t, lay(t, doc).Pages[0], "a1", "b2", "1y", "2x")
}

func TestFootnoteInATableRow(t *testing.T) {
	tb := tbl("a|b")
	tb.Rows[0].Cells[1].Body = []wml.Block{marked("b", "1")}
	doc := noted([]string{"note"}, tb)
	lines := lineTexts(lay(t, doc).Pages[0])
	if got := lines[len(lines)-1]; got != "1note" {
		t.Errorf("the last line is %q, want the note", got)
	}
}

func TestEndnotesFollowTheText(t *testing.T) {
	doc := docOf(p(""), p("after"))
	par := doc.Body[0].(*wml.Paragraph)
	par.Content = []wml.Inline{run("text"), &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: el("endnoteReference", "id", "1")}}}}
	doc.Endnotes = wml.NewNotes([]*wml.Note{{ID: 1, Body: []wml.Block{p("end")}}})
	wantLines(t, lay(t, doc).Pages[0], "texti", "after", "end")
}

func TestMarkOfAMissingFootnoteIsTold(t *testing.T) {
	_, problems := Pages(noted(nil, marked("a", "7")), squareFaces, Options{})
	if got := codes(problems); got != "layout.unsupported" {
		t.Errorf("problems: %q", got)
	}
}

func TestFootnotesOfEachPageBeginAnew(t *testing.T) {
	second := marked("cc", "3")
	second.Props.PageBreakBefore = wml.On
	doc := noted([]string{"x", "y", "z"}, marked("aa", "1"), marked("bb", "2"), second)
	doc.Section.Extra = []*wml.Node{el("footnotePr")}
	doc.Section.Extra[0].Children = []*wml.Node{el("numRestart", "val", "eachPage")}
	wantPages(t, lay(t, doc), "aa1|bb2|1x|2y", "cc1|1z")
}
