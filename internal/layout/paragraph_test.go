package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func TestLineHoldsWhatFitsAndSpacesHang(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"aaaa bbbbb cc", "aaaa bbbbb|cc"},
		{"aaaa bbbbbb cc", "aaaa|bbbbbb cc"},
		{"aaaaaaaaaa  b", "aaaaaaaaaa|b"}, // two spaces hang over the edge
		{"aaaa  bbbb", "aaaa  bbbb"},
		{"", ""},
	} {
		got := strings.Join(lineTexts(lay(t, docOf(p(c.text))).Pages[0]), "|")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLineEndsAfterHyphensAndNotAfterSlashes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"mm aaaa-bbbbbb", "mm aaaa-|bbbbbb"},
		{"mm 2021-202500", "mm 2021-|202500"},
		{"mm aaaa–bbbbbb", "mm aaaa–|bbbbbb"},
		{"mm aaaa—bbbbbb", "mm aaaa—|bbbbbb"},
		{"mm aaaa/bbbbbb", "mm|aaaa/bbbbb|b"},
		{"mm 45/KH-UBND", "mm 45/KH-|UBND"},
		{"mm 4-CT/TWxxx", "mm|4-CT/TWxxx"},    // the slash and the letter behind it fit: back to the space
		{"mm 4500-CT/TW", "mm 4500-|CT/TW"},   // they do not: the hyphen serves
		{"mm 1-2-3/45678", "mm 1-2-|3/45678"}, // a slash between digits does nothing
		{"mm aaaaaa-)bb", "mm|aaaaaa-)bb"},
		{"mm aaa\u00a0bbbbb", "mm|aaa\u00a0bbbbb"},
		{"mm aaaa\u2011bbbb", "mm|aaaa-bbbb"},
		{"mm aaaa\u200bbbbb", "mm aaaa|bbbb"},
		{"mm aaaa\u00adbbbb", "mm aaaa-|bbbb"},
		{"mm aa\u00adbb", "mm aabb"},
		{"mm a...……………", "mm a...|……………"},
		{"mm a:…………………", "mm a:|…………………"},
		{"mm ………aaaaaa", "mm ………|aaaaaa"},
		{"mm aaaaaa……", "mm|aaaaaa……"},
		{"mm …………/aaaa", "mm|…………/aaaa"},
	} {
		got := strings.Join(lineTexts(lay(t, docOf(p(c.text))).Pages[0]), "|")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordWiderThanTheLineIsBrokenAtCharacters(t *testing.T) {
	d := lay(t, docOf(p("ab "+strings.Repeat("x", 25)+" cd")))
	wantTexts(t, d.Pages[0], "10 18 ab", "10 28 xxxxxxxxxx", "10 38 xxxxxxxxxx", "10 48 xxxxx cd")
}

func TestWordOfTwoRunsIsOneWord(t *testing.T) {
	par := p("")
	bold := run("bbb")
	bold.Props.Bold = wml.On
	par.Content = []wml.Inline{run("mmmm aaa"), bold, run("ccc dd")}
	wantTexts(t, lay(t, docOf(par)).Pages[0], "10 18 mmmm", "10 28 aaa", "40 28 bbb", "70 28 ccc", "10 38 dd")
}

func TestHyphenAtTheEndOfARunEndsALine(t *testing.T) {
	par := p("")
	par.Content = []wml.Inline{run("mm aaaa-"), run("bbbbbb")}
	wantLines(t, lay(t, docOf(par)).Pages[0], "mm aaaa-", "bbbbbb")
}

func TestAlignment(t *testing.T) {
	const text = "aaa bbb cccc"
	for _, c := range []struct {
		align wml.Align
		want  []string
	}{
		{wml.AlignLeft, []string{"10 18 aaa bbb", "10 28 cccc"}},
		{wml.AlignCenter, []string{"25 18 aaa bbb", "40 28 cccc"}},
		{wml.AlignRight, []string{"40 18 aaa bbb", "70 28 cccc"}},
		{wml.AlignBoth, []string{"10 18 aaa", "80 18 bbb", "10 28 cccc"}},
	} {
		if got := texts(lay(t, docOf(p(text, align(c.align)))).Pages[0]); strings.Join(got, ",") != strings.Join(c.want, ",") {
			t.Errorf("align %d: got %q, want %q", c.align, got, c.want)
		}
	}
}

func TestJustifiedSharesAddUpToTheMeasure(t *testing.T) {
	// Three spaces share 100 EMU less than ten letters: the shares are cut from the
	// whole, so the last word ends on the margin to the EMU.
	doc := docOf(p("a b c d eeeeeeeeee", align(wml.AlignBoth)))
	pages := lay(t, doc)
	last := pages.Pages[0].Items[3]
	if got := last.X + 10*pt; got != 110*pt {
		t.Errorf("the line ends at %d, want %d", got, 110*pt)
	}
}

func TestLineBeforeABreakIsStretchedUnlessForbidden(t *testing.T) {
	doc := docOf(p("aa bb\ncc dd", align(wml.AlignBoth)))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 aa", "90 18 bb", "10 28 cc dd")
	doc.Settings.Extra = []*wml.Node{{Name: wml.Name{Space: wml.NS, Local: "compat"},
		Children: []*wml.Node{{Name: wml.Name{Space: wml.NS, Local: "doNotExpandShiftReturn"}}}}}
	wantTexts(t, lay(t, doc).Pages[0], "10 18 aa bb", "10 28 cc dd")
}

func TestNoBreakSpaceKeepsItsWidthInAJustifiedLine(t *testing.T) {
	doc := docOf(p("a\u00a0\u00a0b cc ddddd", align(wml.AlignBoth)))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a\u00a0\u00a0b", "90 18 cc", "10 28 ddddd")
}

func TestIndents(t *testing.T) {
	wantTexts(t, lay(t, docOf(p("aaa bbbbb cc", indent(20*pt, 10*pt, 10*pt)))).Pages[0],
		"40 18 aaa", "30 28 bbbbb", "30 38 cc")
	// Hanging, and hanging out into the margin.
	wantTexts(t, lay(t, docOf(p("aaa bbbbb cc", indent(20*pt, 0, -25*pt)))).Pages[0],
		"5 18 aaa bbbbb", "30 28 cc")
	// An indent reaches no further than the sheet, and something always fits.
	wantLines(t, lay(t, docOf(p("abc", indent(2000*pt, 0, 0)))).Pages[0], "ab", "c")
}

func TestTabs(t *testing.T) {
	stop := func(at int, kind wml.TabKind) wml.TabStop {
		return wml.TabStop{At: 10 * pt * unit.Length(at), Kind: kind}
	}
	for _, c := range []struct {
		name, text string
		props      []func(*wml.ParagraphProps)
		want       string
	}{
		{"default stops", "a\tb", nil, "10 18 a,46 18 b"},
		{"left", "a\tb", []func(*wml.ParagraphProps){tabs(stop(5, wml.TabLeft))}, "10 18 a,60 18 b"},
		{"right", "a\tbb", []func(*wml.ParagraphProps){tabs(stop(10, wml.TabRight))}, "10 18 a,90 18 bb"},
		{"centre", "a\tbb", []func(*wml.ParagraphProps){tabs(stop(5, wml.TabCenter))}, "10 18 a,50 18 bb"},
		{"decimal", "a\t12,5", []func(*wml.ParagraphProps){tabs(stop(6, wml.TabDecimal))}, "10 18 a,50 18 12,5"},
		{"right stop that the text has passed", "aaaaaa\tbbb", []func(*wml.ParagraphProps){tabs(stop(8, wml.TabRight))}, "10 18 aaaaaa,70 18 bbb"},
		{"hanging indent is a stop", "a\tb", []func(*wml.ParagraphProps){indent(20*pt, 0, -20*pt)}, "10 18 a,30 18 b"},
		{"stop beyond the line", "aaaaaaaaaa\tb", nil, "10 18 aaaaaaaaaa,46 28 b"},
		{"two stops", "a\tb\tc", []func(*wml.ParagraphProps){tabs(stop(3, wml.TabLeft), stop(10, wml.TabRight))}, "10 18 a,40 18 b,100 18 c"},
	} {
		got := strings.Join(texts(lay(t, docOf(p(c.text, c.props...))).Pages[0]), ",")
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestLeaderFillsTheTab(t *testing.T) {
	doc := docOf(p("a\tb", tabs(wml.TabStop{At: 100 * pt, Kind: wml.TabRight, Leader: wml.LeaderDot})))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "20 18 ........", "100 18 b")
}

func TestTextBehindATabIsStretchedAlone(t *testing.T) {
	doc := docOf(p("a b\tc dd eeeee", align(wml.AlignBoth), tabs(wml.TabStop{At: 40 * pt})))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a b", "50 18 c", "90 18 dd", "10 28 eeeee")
}

func TestLineHeightRules(t *testing.T) {
	for _, c := range []struct {
		name  string
		rule  wml.LineRule
		n     int
		first string // baseline of the first line: its top is at 10
		next  string
	}{
		{"single", wml.LineAuto, 240, "18", "28"},
		{"a multiple adds below", wml.LineAuto, 360, "18", "33"},
		{"less than one takes from above", wml.LineAuto, 120, "13", "18"},
		{"at least, larger: adds above", wml.LineAtLeast, 300, "23", "38"},
		{"at least, smaller", wml.LineAtLeast, 100, "18", "28"},
		{"exact puts the baseline at four fifths", wml.LineExact, 300, "22", "37"},
		{"exact, smaller", wml.LineExact, 100, "14", "19"},
		{"nothing is single", wml.LineExact, 0, "18", "28"},
	} {
		got := texts(lay(t, docOf(p("a\nb", lined(c.rule, c.n)))).Pages[0])
		if want := []string{"10 " + c.first + " a", "10 " + c.next + " b"}; strings.Join(got, ",") != strings.Join(want, ",") {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestLargestTextMakesTheLine(t *testing.T) {
	big := run("B")
	big.Props.Size = wml.Some(20 * pt)
	par := p("")
	par.Content = []wml.Inline{run("a"), big}
	wantTexts(t, lay(t, docOf(par, p("c"))).Pages[0], "10 26 a", "20 26 B", "10 38 c")
}

func TestEmptyParagraphIsAsHighAsItsMark(t *testing.T) {
	empty := p("")
	empty.Props.Mark = &wml.RunProps{Size: wml.Some(20 * pt)}
	wantTexts(t, lay(t, docOf(empty, p("a"))).Pages[0], "10 38 a")
}

func TestSpaceBetweenParagraphs(t *testing.T) {
	body := []wml.Block{p("a", spaced(0, 6*pt)), p("b", spaced(8*pt, 0))}
	doc := docOf(body...)
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "10 36 b") // the larger one
	doc.Settings.NoHTMLAutoSpacing = true
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "10 42 b") // the sum
}

func TestContextualSpacingFallsAwayBetweenEqualStyles(t *testing.T) {
	contextual := func(p *wml.ParagraphProps) { p.ContextualSpacing = wml.On }
	doc := docOf(p("a", spaced(0, 6*pt), contextual), p("b", spaced(8*pt, 0), contextual))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "10 28 b")
}

func TestAutoSpaceIsFourteenPointsAndNothingAtTheTop(t *testing.T) {
	auto := func(p *wml.ParagraphProps) { p.Spacing.BeforeAuto, p.Spacing.AfterAuto = wml.On, wml.On }
	wantTexts(t, lay(t, docOf(p("a", auto), p("b", auto))).Pages[0], "10 18 a", "10 42 b")
}

func TestAutoSpaceDoesNotPartTheItemsOfAList(t *testing.T) {
	auto := func(p *wml.ParagraphProps) { p.Spacing.BeforeAuto, p.Spacing.AfterAuto = wml.On, wml.On }
	doc := listed(docOf(item("a", 1, 0, auto), item("b", 1, 0, auto), p("c", auto)),
		[]*wml.Node{level("0", "decimal", "%1", val("suff", "nothing"))})
	wantTexts(t, lay(t, doc).Pages[0], "10 18 1", "20 18 a", "10 28 2", "20 28 b", "10 52 c")
}

func TestTextOnARightStopNeverReachesPastIt(t *testing.T) {
	// LibreOffice counts the letters a of 14 pt wider than they are: 9018 twips of them
	// fill a line of 9022.
	doc := docOf(p("\t"+strings.Repeat("a", 30), tabs(wml.TabStop{At: unit.Twips(9018), Kind: wml.TabRight})))
	doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(14 * pt)}, nil)
	doc.Section = &wml.Section{Width: unit.Twips(9018), Height: 100 * pt}
	pages, _ := Pages(doc, liberation(t), Options{})
	if y := pages.Pages[0].Items[0].Y; y > 15*pt {
		t.Errorf("the text stands on the second line, at %s", short(y))
	}
}

func TestRunDetails(t *testing.T) {
	r := func(text string, change func(*wml.RunProps)) *wml.Run {
		out := run(text)
		change(&out.Props)
		return out
	}
	par := p("")
	par.Content = []wml.Inline{
		r("hà", func(p *wml.RunProps) { p.Caps = wml.On }),
		r("x", func(p *wml.RunProps) { p.Hidden = wml.On }),
		r("2", func(p *wml.RunProps) { p.VertAlign = wml.VertSuperscript }),
		r("a", func(p *wml.RunProps) { p.Position = wml.Some(3 * pt) }),
		r("bb", func(p *wml.RunProps) { p.Spacing = wml.Some(-pt) }),
		r("c", func(p *wml.RunProps) { p.Scale = wml.Some(50) }),
		r("d", func(p *wml.RunProps) {}),
	}
	// The raised 2 is 5.8 pt: its top stands where the line's does, 8 - 4.64 above.
	// «a» is raised by 3, so the line is 13 high and its baseline at 21.
	wantTexts(t, lay(t, docOf(par)).Pages[0],
		"10 21 HÀ", "30 17.64 2", "35.8 18 a", "45.8 21 bb", "64.8 21 c", "69.8 21 d")
}

func TestSmallCapitals(t *testing.T) {
	r := run("aBc")
	r.Props.SmallCaps = wml.On
	par := p("")
	par.Content = []wml.Inline{r}
	pg := lay(t, docOf(par)).Pages[0]
	wantTexts(t, pg, "10 18 A", "18 18 B", "28 18 C")
	if size := pg.Items[0].Draw.(page.Text).Size; size != 8*pt {
		t.Errorf("small capitals are %s pt, want 8", short(size))
	}
}

func TestDecomposedLettersAreComposed(t *testing.T) {
	pg := lay(t, docOf(p("Điê\u0300u a\u0301"))).Pages[0]
	wantTexts(t, pg, "10 18 Điều á")
}

func TestNoBreakHyphenIsDrawnAsAHyphen(t *testing.T) {
	par := p("")
	par.Content = []wml.Inline{&wml.Run{Content: []wml.RunContent{wml.Text{S: "mm 45/KH"}, wml.NoBreakHyphen{}, wml.Text{S: "UBND"}}}}
	wantLines(t, lay(t, docOf(par)).Pages[0], "mm", "45/KH-UBND")
}

func TestUnderlineRunsUnderSpacesBetweenWords(t *testing.T) {
	r := run("aa bb cccccc")
	r.Props.Underline = "single"
	par := p("")
	par.Content = []wml.Inline{r}
	var widths []string
	for _, it := range lay(t, docOf(par)).Pages[0].Items {
		if l, ok := it.Draw.(page.Line); ok {
			widths = append(widths, short(l.DX))
		}
	}
	if got := strings.Join(widths, " "); got != "50 60" {
		t.Errorf("underlines are %s wide, want 50 60", got)
	}
}

func TestHighlightIsAsHighAsTheLine(t *testing.T) {
	r := run("aa")
	r.Props.Highlight = "yellow"
	par := p("")
	par.Content = []wml.Inline{r}
	it := lay(t, docOf(par)).Pages[0].Items[0]
	if f, ok := it.Draw.(page.Fill); !ok || f.Color != 0xFFFF00 || it.X != 10*pt || it.Y != 10*pt || f.W != 20*pt || f.H != 10*pt {
		t.Errorf("got %+v", it)
	}
}

// TestContentControlPartsNoText: a line is broken and drawn as if the control were
// not there, and what differs in look or origin stays apart as it would without it.
func TestContentControlPartsNoText(t *testing.T) {
	control := func(in ...wml.Inline) wml.Inline { return wml.Control(wml.ControlHead("a", "b"), in...) }
	whole := p("Số: 12/KH xy zw")
	cut := &wml.Paragraph{Content: []wml.Inline{run("Số: "), control(run("1"), run("2")), run("/KH xy zw")}}
	want := page.Dump(lay(t, docOf(whole)))
	if got := page.Dump(lay(t, docOf(&wml.Paragraph{Content: []wml.Inline{run("Số: "), control(run("12")), run("/KH xy zw")}}))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := page.Dump(lay(t, docOf(cut))); got == want {
		t.Error("runs within a control are joined; they are not without it")
	}
}

func TestSpacesBeforeALineBreakArePartOfTheLine(t *testing.T) {
	for _, c := range []struct {
		align wml.Align
		want  []string
	}{
		{wml.AlignCenter, []string{"30 18 aa bb", "50 28 cc"}},
		{wml.AlignRight, []string{"50 18 aa bb", "90 28 cc"}},
		{wml.AlignBoth, []string{"10 18 aa", "60 18 bb", "10 28 cc"}},
	} {
		wantTexts(t, lay(t, docOf(p("aa bb \ncc ", align(c.align)))).Pages[0], c.want...)
	}
}

// The stop stands 2 pt in the margin, and its text hangs on it. A second word that
// would go past it has no room.
func TestSecondWordStaysBeforeARightStopInTheMargin(t *testing.T) {
	stop := tabs(wml.TabStop{At: 102 * pt, Kind: wml.TabRight})
	wantTexts(t, lay(t, docOf(p("aaaa\tbbbb c", stop))).Pages[0], "10 18 aaaa", "52 18 bbbb c")
	wantTexts(t, lay(t, docOf(p("aaaa\tbbbbbb c", stop))).Pages[0], "10 18 aaaa", "52 18 bbbbbb", "10 28 c")
	wantTexts(t, lay(t, docOf(p("aaaa\tbbbbbbbb", stop))).Pages[0], "10 18 aaaa", "50 18 bbbbbbbb")
}
