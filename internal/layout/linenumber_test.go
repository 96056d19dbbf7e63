package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// counted is w:lnNumType of every n-th line, with what else is given.
func counted(n string, more ...string) *wml.Node {
	out := having(having(node("lnNumType"), "countBy", n), "distance", "100")
	for i := 0; i+1 < len(more); i += 2 {
		having(out, more[i], more[i+1])
	}
	return out
}

// countedSheet is a sheet with 30 pt of white to the left of its text.
func countedSheet(count *wml.Node) *wml.Section {
	s := sheetOf()
	s.Width, s.Margins.Left, s.Extra = 140*pt, 30*pt, []*wml.Node{count}
	return s
}

func unnumbered(p *wml.ParagraphProps) { p.Extra = []*wml.Node{node("suppressLineNumbers")} }

func TestLinesAreNumberedInTheMargin(t *testing.T) {
	doc := docOf(p("a\nb"), tbl("c"), p("d", unnumbered), p("e"))
	doc.Section = countedSheet(counted("1"))
	pg := lay(t, doc).Pages[0]
	wantTexts(t, pg, "30 18 a", "30 28 b", "30 38 c", "30 48 d", "30 58 e", "15 18 1", "15 28 2", "15 58 3")
	for _, it := range pg.Items[len(pg.Items)-3:] {
		if it.Role != page.Artifact {
			t.Errorf("%v is content", it)
		}
	}
}

func TestOnlyEverySoManyLinesShowTheirNumber(t *testing.T) {
	doc := docOf(numbered(3)...)
	doc.Section = countedSheet(counted("2", "start", "4"))
	wantTexts(t, lay(t, doc).Pages[0], "30 18 d1", "30 28 d2", "30 38 d3", "15 28 6")
}

func TestNumbersOfLinesRestartAsTheSectionSays(t *testing.T) {
	for _, c := range []struct{ restart, page, section string }{
		{"newPage", "1", "1"},
		{"newSection", "3", "1"},
		{"continuous", "3", "5"},
	} {
		sheet := countedSheet(counted("1", "restart", c.restart))
		next := countedSheet(counted("1", "restart", c.restart))
		doc := docOf(p("a"), p("b"), p("c", newPage), ending("d", sheet), p("e"))
		doc.Section = next
		d := lay(t, doc)
		wantTexts(t, page.Page{Items: d.Pages[1].Items[2:3]}, "15 18 "+c.page)
		wantTexts(t, page.Page{Items: d.Pages[2].Items[1:2]}, "15 18 "+c.section)
	}
}

func TestLinesOfEvenColumnsAreCountedOnce(t *testing.T) {
	first := columnSheet(wml.NextPage, inColumns("2"))
	first.Extra = append(first.Extra, counted("1"))
	first.Margins.Left = 30 * pt
	body := append(numbered(3), ending("d4", first), p("z"))
	d := lay(t, columnDoc(columnSheet(wml.Continuous, nil), body...))
	if got := inWhichColumn(d.Pages[0]); got != "L18 d1, L28 d2, L18 1, L28 2, R18 d3, R28 d4, R18 3, R28 4, L38 z" {
		t.Error(got)
	}
}
