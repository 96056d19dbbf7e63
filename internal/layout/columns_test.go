package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// inColumns is w:cols of n columns, 20 pt apart.
func inColumns(n string) *wml.Node {
	return having(having(node("cols"), "num", n), "space", "400")
}

// columnSheet is a sheet whose text is 100 mm wide, 80 pt high, in columns.
func columnSheet(kind wml.SectionType, cols *wml.Node) *wml.Section {
	s := sheetOf()
	s.Width, s.Type = 20*pt+100*unit.Mm, kind
	if cols != nil {
		s.Extra = []*wml.Node{cols}
	}
	return s
}

// ending is a paragraph that ends a section.
func ending(text string, s *wml.Section) *wml.Paragraph {
	out := p(text)
	out.Props.Section = s
	return out
}

// inWhichColumn gives the texts of a page as "L or R, y, chars".
func inWhichColumn(pg page.Page) string {
	var out []string
	for _, it := range pg.Items {
		if d, ok := it.Draw.(page.Text); ok {
			col := "L"
			if it.X > pg.Width/2 {
				col = "R"
			}
			out = append(out, col+short(it.Y)+" "+strings.TrimSpace(d.Chars))
		}
	}
	return strings.Join(out, ", ")
}

func columnDoc(last *wml.Section, body ...wml.Block) *wml.Document {
	doc := docOf(body...)
	doc.Section = last
	return doc
}

func TestTextFlowsDownOneColumnAndThenTheNext(t *testing.T) {
	doc := columnDoc(columnSheet(wml.NextPage, inColumns("2")), numbered(18)...)
	d := lay(t, doc)
	if len(d.Pages) != 2 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	want := "L18 d1, L28 d2, L38 d3, L48 d4, L58 d5, L68 d6, L78 d7, L88 d8, R18 d9, R28 d10, R38 d11, R48 d12, R58 d13, R68 d14, R78 d15, R88 d16"
	if got := inWhichColumn(d.Pages[0]); got != want {
		t.Errorf("page 1: %s", got)
	}
	if got := inWhichColumn(d.Pages[1]); got != "L18 d17, L28 d18" {
		t.Errorf("page 2: %s", got)
	}
}

func TestColumnsAreMadeEvenBeforeAContinuousBreak(t *testing.T) {
	body := []wml.Block{ending("a", columnSheet(wml.NextPage, nil))}
	body = append(body, numbered(4)...)
	body = append(body, ending("d5", columnSheet(wml.Continuous, inColumns("2"))), p("z"))
	d := lay(t, columnDoc(columnSheet(wml.Continuous, nil), body...))
	want := "L18 a, L28 d1, L38 d2, L48 d3, R28 d4, R38 d5, L58 z"
	if got := inWhichColumn(d.Pages[0]); len(d.Pages) != 1 || got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestColumnsBeginBelowWhatStandsAbove(t *testing.T) {
	body := append([]wml.Block{ending("a", columnSheet(wml.NextPage, nil))}, numbered(16)...)
	d := lay(t, columnDoc(columnSheet(wml.Continuous, inColumns("2")), body...))
	want := "L18 a, L28 d1, L38 d2, L48 d3, L58 d4, L68 d5, L78 d6, L88 d7, R28 d8, R38 d9, R48 d10, R58 d11, R68 d12, R78 d13, R88 d14"
	if got := inWhichColumn(d.Pages[0]); got != want {
		t.Errorf("page 1: %s", got)
	}
	if got := inWhichColumn(d.Pages[1]); got != "L18 d15, L28 d16" {
		t.Errorf("page 2: %s", got)
	}
}

func TestColumnBreakGoesToTheNextColumnOrPage(t *testing.T) {
	broken := func(text string) *wml.Paragraph {
		out := p(text)
		out.Content = append(out.Content, &wml.Run{Content: []wml.RunContent{wml.Break{Kind: wml.ColumnBreak}}})
		return out
	}
	d := lay(t, columnDoc(columnSheet(wml.NextPage, inColumns("2")), broken("a"), broken("b"), p("c")))
	if len(d.Pages) != 2 || inWhichColumn(d.Pages[0]) != "L18 a, R18 b" || inWhichColumn(d.Pages[1]) != "L18 c" {
		t.Errorf("%d pages: %s", len(d.Pages), inWhichColumn(d.Pages[0]))
	}
	wantPages(t, lay(t, docOf(broken("a"), p("b"))), "a", "b")
}

func TestPageBreakLeavesTheOtherColumnsEmpty(t *testing.T) {
	d := lay(t, columnDoc(columnSheet(wml.NextPage, inColumns("2")), p("a"), p("b", newPage)))
	if len(d.Pages) != 2 || inWhichColumn(d.Pages[1]) != "L18 b" {
		t.Errorf("%d pages", len(d.Pages))
	}
}

func TestLineStandsBetweenColumnsWhereItIsAskedFor(t *testing.T) {
	d := lay(t, columnDoc(columnSheet(wml.NextPage, having(inColumns("2"), "sep", "1")), numbered(9)...))
	wantStrokes(t, d.Pages[0], short(10*pt+50*unit.Mm)+" 10 0 80")
}

func TestFootnoteAndTallRowFindRoomInColumns(t *testing.T) {
	row := tbl(strings.Repeat("b\v", 11) + "b")
	d := lay(t, columnDoc(columnSheet(wml.NextPage, inColumns("2")), p("a"), row, p("c")))
	got := inWhichColumn(d.Pages[0])
	if len(d.Pages) != 1 || strings.Count(got, "b") != 12 || !strings.HasSuffix(got, "c") {
		t.Errorf("%d pages: %s", len(d.Pages), got)
	}
}

// unevenColumns is w:cols of one column of 50 pt and one of 150, 20 pt apart.
func unevenColumns() *wml.Node {
	narrow := having(having(node("col"), "w", "1000"), "space", "400")
	return having(node("cols", narrow, having(node("col"), "w", "3000")), "equalWidth", "0")
}

func TestParagraphIsBrokenForTheWidthOfItsColumn(t *testing.T) {
	broken := p("aa bb cc")
	broken.Content = append(broken.Content, &wml.Run{Content: []wml.RunContent{wml.Break{Kind: wml.ColumnBreak}}})
	d := lay(t, columnDoc(columnSheet(wml.NextPage, unevenColumns()), broken, p("dd ee ff")))
	wantTexts(t, d.Pages[0], "10 18 aa bb", "10 28 cc", "80 18 dd ee ff")
}

func TestParagraphGoesOnInTheWidthOfTheNextColumn(t *testing.T) {
	body := append(numbered(6), p("aaaa bbbb cccc dddd eeee", noWidows))
	d := lay(t, columnDoc(columnSheet(wml.NextPage, unevenColumns()), body...))
	wantTexts(t, d.Pages[0], "10 18 d1", "10 28 d2", "10 38 d3", "10 48 d4", "10 58 d5", "10 68 d6",
		"10 78 aaaa", "10 88 bbbb", "80 18 cccc dddd eeee")
}

// Seven rows leave one line of the narrow column; «bbb-» would be its second.
func TestHyphenFallsAwayInAWiderColumn(t *testing.T) {
	body := append(numbered(7), p("aaa bbb\u00adccc dd", noWidows))
	d := lay(t, columnDoc(columnSheet(wml.NextPage, unevenColumns()), body...))
	if got := strings.Join(texts(d.Pages[0])[7:], ", "); got != "10 88 aaa, 80 18 bbb, 110 18 ccc dd" {
		t.Error(got)
	}
}

func TestUnequalColumnsAreMadeEvenToo(t *testing.T) {
	body := []wml.Block{ending("a", columnSheet(wml.NextPage, nil))}
	body = append(body, p("b b c c d d e e f f g g h h i i", noWidows))
	body = append(body, ending("", columnSheet(wml.Continuous, unevenColumns())), p("z"))
	d := lay(t, columnDoc(columnSheet(wml.Continuous, nil), body...))
	wantTexts(t, d.Pages[0], "10 18 a", "10 28 b b c", "10 38 c d d", "80 28 e e f f g g h h", "80 38 i i", "10 48 z")
}

func TestBorderedParagraphGoesOnInAColumnOfAnotherWidth(t *testing.T) {
	bordered := func(p *wml.ParagraphProps) { p.Borders = &wml.Borders{Top: single(8), Bottom: single(8)} }
	body := append(numbered(6), p("aaaa bbbb cccc dddd", noWidows, bordered))
	d := lay(t, columnDoc(columnSheet(wml.NextPage, unevenColumns()), body...))
	if got := inWhichColumn(d.Pages[0]); !strings.HasSuffix(got, "L78.25 aaaa, L18 bbbb cccc dddd") {
		t.Error(got)
	}
}

func TestColumnsWithoutRoomAreTold(t *testing.T) {
	doc := docOf(p("a"))
	doc.Section.Extra = []*wml.Node{inColumns("9")}
	if d, problems := Pages(doc, squareFaces, Options{}); codes(problems) != "layout.unsupported" || len(d.Pages) != 1 {
		t.Errorf("problems %v", problems)
	}
}
