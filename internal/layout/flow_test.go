package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// lined2 is a text of n lines of one letter each when set in the narrow column
// that the test font makes of any column: words of ten letters.
func words(n int) string {
	var w []string
	for i := range n {
		w = append(w, strings.Repeat(string(rune('a'+i)), 10))
	}
	return strings.Join(w, " ")
}

// short10 writes lines of ten equal letters as one.
func short10(s string) string {
	for c := 'a'; c <= 'z'; c++ {
		s = strings.ReplaceAll(s, strings.Repeat(string(c), 10), string(c))
	}
	return s
}

func pagesOf(t *testing.T, d *page.Document) string {
	t.Helper()
	var out []string
	for _, pg := range d.Pages {
		out = append(out, strings.Join(lineTexts(pg), "|"))
	}
	return short10(strings.Join(out, " / "))
}

func TestPageHoldsEightLines(t *testing.T) {
	got := pagesOf(t, lay(t, docOf(numbered(17)...)))
	if want := "d1|d2|d3|d4|d5|d6|d7|d8 / d9|d10|d11|d12|d13|d14|d15|d16 / d17"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWidowsAndOrphans(t *testing.T) {
	for _, c := range []struct {
		name   string
		before int
		lines  int
		change func(*wml.ParagraphProps)
		want   string
	}{
		{"two lines stay", 6, 5, nil, "d1|d2|d3|d4|d5|d6|a|b / c|d|e"},
		{"one line may not stay", 7, 4, nil, "d1|d2|d3|d4|d5|d6|d7 / a|b|c|d"},
		{"one line may not go alone", 4, 5, nil, "d1|d2|d3|d4|a|b|c / d|e"},
		{"three lines go together", 6, 3, nil, "d1|d2|d3|d4|d5|d6 / a|b|c"},
		{"not asked for", 7, 4, noWidows, "d1|d2|d3|d4|d5|d6|d7|a / b|c|d"},
		{"lines kept together", 4, 5, keepLines, "d1|d2|d3|d4 / a|b|c|d|e"},
		{"too long to be kept together", 1, 10, keepLines, "d1 / a|b|c|d|e|f|g|h / i|j"},
	} {
		par := p(words(c.lines))
		if c.change != nil {
			c.change(&par.Props)
		}
		got := pagesOf(t, lay(t, docOf(append(numbered(c.before), par)...)))
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKeptWithNext(t *testing.T) {
	doc := docOf(append(numbered(6), p("K1", keepNext), p("K2", keepNext), p("x"))...)
	if got, want := pagesOf(t, lay(t, doc)), "d1|d2|d3|d4|d5|d6 / K1|K2|x"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// The two lines that widow control wants are kept too.
	doc = docOf(append(numbered(6), p("K", keepNext), p(words(4)))...)
	if got, want := pagesOf(t, lay(t, doc)), "d1|d2|d3|d4|d5|d6 / K|a|b|c|d"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// A group longer than a page breaks where the page is full.
	doc = docOf(append(numbered(20, keepNext), p("x"))...)
	if got, want := pagesOf(t, lay(t, doc)), "d1|d2|d3|d4|d5|d6|d7|d8 / d9|d10|d11|d12|d13|d14|d15|d16 / d17|d18|d19|d20|x"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPageBreaks(t *testing.T) {
	doc := docOf(p("a"), p("b", newPage), p("c\fd"), p("e\f"), p("f"), p("\f"), p("\fg"))
	if got, want := pagesOf(t, lay(t, doc)), "a / b|c / d|e / f /  / g"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// At the very beginning it leaves no empty sheet.
	if got := len(lay(t, docOf(p("a", newPage))).Pages); got != 1 {
		t.Errorf("%d pages, want 1", got)
	}
}

func TestSpaceBeforeAtTheTopOfAPage(t *testing.T) {
	// Dropped where the page before was full, kept after a break and at the start.
	body := append([]wml.Block{p("a", spaced(20*pt, 0))}, numbered(5)...)
	body = append(body, p("b", spaced(20*pt, 0)), p("c", spaced(20*pt, 0), newPage))
	d := lay(t, docOf(body...))
	if a, b, c := d.Pages[0].Items[0].Y, d.Pages[1].Items[0].Y, d.Pages[2].Items[0].Y; a != 38*pt || b != 18*pt || c != 38*pt {
		t.Errorf("baselines %s %s %s, want 38 18 38", short(a), short(b), short(c))
	}
}

func TestSpaceAfterNeedNotFit(t *testing.T) {
	doc := docOf(append(numbered(7), p("a", spaced(0, 50*pt)), p("b"))...)
	if got, want := pagesOf(t, lay(t, doc)), "d1|d2|d3|d4|d5|d6|d7|a / b"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSections(t *testing.T) {
	wide := sheetOf()
	wide.Width, wide.Height, wide.Landscape = 200*pt, 60*pt, true
	first := p("a")
	first.Props.Section = sheetOf()
	doc := docOf(first, p("b"), p("ccccccccccccccc"))
	doc.Section = wide
	d := lay(t, doc)
	wantPages(t, d, "a", "b|ccccccccccccccc")
	if d.Pages[1].Width != 200*pt || d.Pages[1].Height != 60*pt {
		t.Errorf("the second sheet is %s wide", short(d.Pages[1].Width))
	}
	// Continuous, with a narrower column.
	narrow := sheetOf()
	narrow.Type, narrow.Margins.Left = wml.Continuous, 60*pt
	first.Props.Section = sheetOf()
	doc = docOf(first, p("ccccccc"))
	doc.Section = narrow
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "60 28 ccccc", "60 38 cc")
}

func TestSectionOnAnOddPageLeavesOneEmpty(t *testing.T) {
	first := p("a")
	first.Props.Section = sheetOf()
	doc := docOf(first, p("b"))
	doc.Section.Type = wml.OddPage
	wantPages(t, lay(t, doc), "a", "", "b")
}

func TestEmptyParagraphThatEndsASectionTakesNoLine(t *testing.T) {
	end := p("")
	end.Props.Section = sheetOf()
	doc := docOf(append(numbered(8), end, p("b"))...)
	if got := len(lay(t, doc).Pages); got != 2 {
		t.Errorf("%d pages, want 2", got)
	}
}

// fieldRun is a field as a complex field with a stale result.
func fieldRun(instruction string) *wml.Run {
	return &wml.Run{Content: []wml.RunContent{
		wml.FieldChar{Kind: wml.FieldBegin}, wml.Instruction{S: " " + instruction + " "},
		wml.FieldChar{Kind: wml.FieldSeparate}, wml.Text{S: "99"}, wml.FieldChar{Kind: wml.FieldEnd},
	}}
}

func header(id string, footer bool, lines ...wml.Block) *wml.HeaderFooter {
	return &wml.HeaderFooter{ID: id, Footer: footer, Body: lines}
}

func TestPageNumberStandsInTheHeaderFromPageTwo(t *testing.T) {
	number := p("", align(wml.AlignCenter))
	number.Content = []wml.Inline{fieldRun("PAGE"), run("/"), fieldRun("NUMPAGES")}
	doc := docOf(numbered(17)...)
	doc.Section.TitlePage = wml.On
	doc.Section.Margins.Top = 20 * pt
	doc.Section.Refs = []wml.HeaderRef{{Kind: wml.DefaultPages, ID: "h"}}
	doc.Headers = []*wml.HeaderFooter{header("h", false, number)}
	d := lay(t, doc)
	if got := texts(d.Pages[0])[0]; got != "10 28 d1" {
		t.Errorf("page 1 begins with %s", got)
	}
	it := d.Pages[1].Items[0]
	if got := texts(d.Pages[1])[0]; got != "45 10 2" || it.Role != page.Artifact {
		t.Errorf("page 2 begins with %s, role %d", got, it.Role)
	}
	if got := lineTexts(d.Pages[2])[0]; got != "3/3" {
		t.Errorf("page 3 is numbered %s", got)
	}
}

func TestNumbersRestartAndAreWrittenAsTheSectionWants(t *testing.T) {
	number := p("")
	number.Content = []wml.Inline{fieldRun("PAGE"), run("-"), fieldRun("SECTIONPAGES")}
	first := p("a\fb")
	first.Props.Section = sheetOf()
	first.Props.Section.Refs = []wml.HeaderRef{{ID: "h"}}
	first.Props.Section.Margins.Top = 20 * pt
	doc := docOf(first, p("c\fd\fe"))
	doc.Section.PageStart, doc.Section.PageFormat = wml.Some(3), "lowerRoman"
	doc.Section.Margins.Top = 20 * pt
	doc.Headers = []*wml.HeaderFooter{header("h", false, number)}
	wantPages(t, lay(t, doc), "1-2|a", "2-2|b", "iii-3|c", "iv-3|d", "v-3|e")
}

func TestPageNumbersInOtherFormats(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{{4, "upperRoman", "IV"}, {1999, "lowerRoman", "mcmxcix"}, {28, "upperLetter", "BB"}, {3, "numberInDash", "- 3 -"}, {0, "upperRoman", "0"}, {7, "", "7"}} {
		if got := pageNumber(c.n, c.format); got != c.want {
			t.Errorf("%d as %s is %s, want %s", c.n, c.format, got, c.want)
		}
	}
}

func TestFooterOfTheFirstPageTakesRoomFromTheText(t *testing.T) {
	doc := docOf(numbered(12)...)
	doc.Section.TitlePage = wml.On
	doc.Section.Refs = []wml.HeaderRef{{Footer: true, Kind: wml.FirstPage, ID: "f"}}
	doc.Headers = []*wml.HeaderFooter{header("f", true, p("address"), p("phone"))}
	d := lay(t, doc)
	// Two lines end 2 above the sheet's edge, so the text ends at 78: six lines.
	wantPages(t, d, "d1|d2|d3|d4|d5|d6|address|phone", "d7|d8|d9|d10|d11|d12")
	if got := texts(d.Pages[0])[7]; got != "10 96 phone" {
		t.Errorf("the footer ends with %s", got)
	}
}

func TestHighHeaderPushesTheTextDown(t *testing.T) {
	doc := docOf(p("a"))
	doc.Section.Refs = []wml.HeaderRef{{ID: "h"}}
	doc.Headers = []*wml.HeaderFooter{header("h", false, p("h1"), p("h2"))}
	wantTexts(t, lay(t, doc).Pages[0], "10 10 h1", "10 20 h2", "10 30 a")
	doc.Section.Margins.Top = -10 * pt // a negative margin stays where it is
	wantTexts(t, lay(t, doc).Pages[0], "10 10 h1", "10 20 h2", "10 18 a")
}

func TestEvenPagesHaveTheirOwnHeaderWhereSettingsSaySo(t *testing.T) {
	doc := docOf(p("a\fb"))
	doc.Section.Margins.Top = 20 * pt
	doc.Section.Refs = []wml.HeaderRef{{ID: "h"}, {Kind: wml.EvenPages, ID: "e"}}
	doc.Headers = []*wml.HeaderFooter{header("h", false, p("odd")), header("e", false, p("even"))}
	wantPages(t, lay(t, doc), "odd|a", "odd|b")
	doc.Settings.EvenAndOddHeaders = true
	wantPages(t, lay(t, doc), "odd|a", "even|b")
}

func TestNumberOfPagesInTheBodyIsTheFinalOne(t *testing.T) {
	par := p("")
	par.Content = []wml.Inline{run("of "), fieldRun("NUMPAGES")}
	wantPages(t, lay(t, docOf(par, p("x", newPage))), "of 2", "x")
}

func TestSimpleFieldAndFieldsNobodyKnows(t *testing.T) {
	par := p("")
	par.Content = []wml.Inline{
		&wml.InlineWrap{Name: wml.Name{Space: wml.NS, Local: "fldSimple"},
			Attrs:   []wml.Attr{{Name: wml.Name{Space: wml.NS, Local: "instr"}, Value: "PAGE \\* MERGEFORMAT"}},
			Content: []wml.Inline{run("99")}},
		run(" "), fieldRun("DATE"),
	}
	wantPages(t, lay(t, docOf(par)), "1 99")
}

func TestParagraphBordersTakeRoom(t *testing.T) {
	b := func(space unit.Length) *wml.Border {
		return &wml.Border{Style: "single", Width: pt, Space: space, Color: "auto"}
	}
	// A rule: 1 pt thick, on top of a line of 2 pt, between two indents.
	rule := p("", indent(20*pt, 30*pt, 0), lined(wml.LineExact, 40))
	rule.Props.Borders = &wml.Borders{Top: b(0)}
	pg := lay(t, docOf(p("a"), rule, p("b"))).Pages[0]
	wantTexts(t, pg, "10 18 a", "10 31 b")
	l := pg.Items[1]
	if got, want := l.Draw, (page.Line{DX: 50 * pt, Width: pt}); got != want || l.X != 30*pt || l.Y != 20*pt+pt/2 {
		t.Errorf("got %+v", l)
	}
	// Two paragraphs in one frame: lines above the first and below the second.
	box := func(p *wml.ParagraphProps) {
		p.Borders = &wml.Borders{Top: b(2 * pt), Bottom: b(3 * pt), Left: b(4 * pt), Right: b(4 * pt)}
	}
	pg = lay(t, docOf(p("a", box), p("b", box), p("c"))).Pages[0]
	wantTexts(t, pg, "10 21 a", "10 31 b", "10 45 c")
}

func TestShadingIsPaintedBehindTheWholeParagraph(t *testing.T) {
	shaded := p("a b c d e f", spaced(5*pt, 0))
	shaded.Props.Shade = &wml.Shading{Pattern: "clear", Fill: "D9D9D9"}
	it := lay(t, docOf(shaded)).Pages[0].Items[0]
	if f, ok := it.Draw.(page.Fill); !ok || it.Y != 15*pt || f.W != 100*pt || f.H != 20*pt || f.Color != 0xD9D9D9 {
		t.Errorf("got %+v", it)
	}
}

func TestOutlineListsHeadings(t *testing.T) {
	level := func(n int) func(*wml.ParagraphProps) {
		return func(p *wml.ParagraphProps) { p.OutlineLevel = wml.Some(n) }
	}
	d := lay(t, docOf(p("I. A", level(0)), p("text"), p("1.\tB", level(1), newPage), p("", level(0))))
	want := []page.Entry{{Title: "I. A", Page: 0, Y: 10 * pt}, {Title: "1. B", Level: 1, Page: 1, Y: 10 * pt}}
	if len(d.Outline) != 2 || d.Outline[0] != want[0] || d.Outline[1] != want[1] {
		t.Errorf("got %+v", d.Outline)
	}
}

func TestMissingGlyphIsAProblemWithItsPlace(t *testing.T) {
	par := p("")
	r := run("đủ ☐ và 中 và ☐")
	r.At = "/noi_nhan/2"
	par.Content = []wml.Inline{r}
	pages, problems := Pages(docOf(par), fonttest.Square(), Options{})
	if pages != nil || len(problems) != 2 {
		t.Fatalf("got %v", problems)
	}
	q := problems[0]
	if q.Code != "text.char_unsupported" || q.At != "/noi_nhan/2" || q.Paragraph != 1 || !strings.Contains(q.Message.VI, "«☐» (U+2610)") {
		t.Errorf("got %+v", q)
	}
}

func TestUnsupportedContentIsNamed(t *testing.T) {
	par := p("a")
	par.Content = append(par.Content,
		&wml.RawInline{Node: &wml.Node{Name: wml.Name{Space: wml.NS, Local: "bookmarkStart"}}},
		&wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: &wml.Node{Name: wml.Name{Local: "drawing"}}}}})
	pages, problems := Pages(docOf(p("first"), par), fonttest.Square(), Options{})
	if pages == nil || codes(problems) != "layout.unsupported" || problems[0].Paragraph != 2 {
		t.Errorf("got %v", problems)
	}
}

func TestImpossibleSheetsAreRefused(t *testing.T) {
	for name, change := range map[string]func(*wml.Section){
		"no paper":          func(s *wml.Section) { s.Width = 0 },
		"endless paper":     func(s *wml.Section) { s.Height = 1_000_000_000 * unit.Twip },
		"margins too large": func(s *wml.Section) { s.Margins.Left = 100 * pt },
		"endless margin":    func(s *wml.Section) { s.Margins.Header = 1 << 60 },
		"negative width":    func(s *wml.Section) { s.Width = -1 },
	} {
		doc := docOf(p("a"))
		change(doc.Section)
		pages, problems := Pages(doc, fonttest.Square(), Options{})
		if pages != nil || codes(problems) != "layout.invalid_page" {
			t.Errorf("%s: got %v", name, problems)
		}
	}
}

func TestTooManyPagesEndTheWork(t *testing.T) {
	pages, problems := Pages(docOf(numbered(50, newPage)...), fonttest.Square(), Options{MaxPages: 20})
	if pages != nil || codes(problems) != "doc.too_many_pages" {
		t.Errorf("got %v", problems)
	}
	if _, problems := Pages(docOf(numbered(20, newPage)...), fonttest.Square(), Options{MaxPages: 20}); len(problems) > 0 {
		t.Errorf("twenty pages are allowed: %v", problems)
	}
}

func TestDocumentWithoutAnythingHasOneSheet(t *testing.T) {
	pages, problems := Pages(&wml.Document{}, fonttest.Square(), Options{})
	if len(problems) > 0 || len(pages.Pages) != 1 || pages.Pages[0].Width != 210*unit.Mm {
		t.Errorf("got %v, %v", pages, problems)
	}
}

func TestWhiteBelowAParagraphStaysBeforeAForcedBreak(t *testing.T) {
	for _, c := range []struct {
		name string
		next *wml.Paragraph
		want string
	}{
		{"of a page break", p("b"), "10 18 b"},
		{"its own white counts", p("b", spaced(5*pt, 0)), "10 23 b"},
		{"where the larger counts", p("b", spaced(5*pt, 0), newPage), "10 23 b"},
	} {
		broken := p("a\f", spaced(0, 20*pt))
		if c.next.Props.PageBreakBefore == wml.On {
			broken = p("a", spaced(0, 20*pt))
		}
		pages := lay(t, docOf(broken, c.next))
		if len(pages.Pages) != 2 {
			t.Errorf("%s: %d pages, want 2", c.name, len(pages.Pages))
			continue
		}
		wantTexts(t, pages.Pages[1], c.want)
	}
}

// A page that is the first to begin with a section is not the section's first page
// where the section began before it, on the page of another.
func TestContinuousSectionHasItsFirstPageOnThatOfAnother(t *testing.T) {
	first := p("a")
	first.Props.Section = sheetOf()
	doc := docOf(first, p("b\fc\fd"))
	doc.Section.Type, doc.Section.TitlePage = wml.Continuous, wml.On
	doc.Section.Margins.Top = 20 * pt
	doc.Section.Refs = []wml.HeaderRef{{Kind: wml.FirstPage, ID: "1"}, {ID: "2"}}
	doc.Headers = []*wml.HeaderFooter{header("1", false, p("first")), header("2", false, p("other"))}
	wantPages(t, lay(t, doc), "a|b", "other|c", "other|d")
	doc.Section.Type = wml.NextPage
	wantPages(t, lay(t, doc), "a", "first|b", "other|c", "other|d")
}

// The empty paragraph that carries a section's end has no line, but one that is all
// there is of a section has, and a page if the next section begins one.
func TestSectionOfOneEmptyParagraphHasALine(t *testing.T) {
	carrier := p("")
	carrier.Props.Section = sheetOf()
	wantPages(t, lay(t, docOf(carrier, p("a"))), "", "a")
	doc := docOf(carrier, p("a"))
	doc.Section.Type = wml.Continuous
	wantTexts(t, lay(t, doc).Pages[0], "10 28 a")
	wantPages(t, lay(t, docOf(p("x"), carrier, p("a"))), "x", "a")
}

func TestPageBreakAtTheEndOfASectionHolds(t *testing.T) {
	first := p("a\f")
	first.Props.Section = sheetOf()
	doc := docOf(first, p("b"))
	for _, kind := range []wml.SectionType{wml.Continuous, wml.NextPage} {
		doc.Section.Type = kind
		wantPages(t, lay(t, doc), "a", "b")
	}
}

// Word lets a column break end with the columns of its section.
func TestColumnBreakAtTheEndOfASectionBeginsNoPage(t *testing.T) {
	first := p("a")
	first.Content = append(first.Content, &wml.Run{Content: []wml.RunContent{wml.Break{Kind: wml.ColumnBreak}}})
	first.Props.Section = columnSheet(wml.NextPage, inColumns("2"))
	doc := docOf(first, p("b"))
	doc.Section.Type = wml.Continuous
	doc.Section.Width, doc.Section.Height = first.Props.Section.Width, first.Props.Section.Height
	wantPages(t, lay(t, doc), "a|b")
}
