package layout

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

const pt = unit.Pt

var squareFaces = fonttest.Square()

// squares are a document's styles for arithmetic by eye: every letter is 10 pt
// wide and every line 10 pt high, 8 of them above the baseline.
func squares() *wml.Styles {
	return wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(10 * pt)}, nil)
}

// sheetOf is a sheet whose text is ten letters wide and eight lines high.
func sheetOf() *wml.Section {
	return &wml.Section{
		Width: 120 * pt, Height: 100 * pt,
		Margins: wml.PageMargins{Top: 10 * pt, Right: 10 * pt, Bottom: 10 * pt, Left: 10 * pt, Header: 2 * pt, Footer: 2 * pt},
	}
}

func docOf(body ...wml.Block) *wml.Document {
	return &wml.Document{Body: body, Section: sheetOf(), Styles: squares(), Settings: &wml.Settings{CompatibilityMode: 14}}
}

// p is a paragraph of one run; change sets its properties.
func p(text string, change ...func(*wml.ParagraphProps)) *wml.Paragraph {
	out := &wml.Paragraph{}
	if text != "" {
		out.Content = []wml.Inline{run(text)}
	}
	for _, f := range change {
		f(&out.Props)
	}
	return out
}

// run is a run; \t is a tab, \n a line break, \f a page break.
func run(text string) *wml.Run {
	r := &wml.Run{}
	for len(text) > 0 {
		i := strings.IndexAny(text, "\t\n\f")
		if i < 0 {
			i = len(text)
		}
		if i > 0 {
			r.Content = append(r.Content, wml.Text{S: text[:i]})
		}
		if text = text[i:]; text == "" {
			break
		}
		switch text[0] {
		case '\t':
			r.Content = append(r.Content, wml.Tab{})
		case '\n':
			r.Content = append(r.Content, wml.Break{})
		case '\f':
			r.Content = append(r.Content, wml.Break{Kind: wml.PageBreak})
		}
		text = text[1:]
	}
	return r
}

// Properties for p.
func align(a wml.Align) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) { p.Align = a }
}

func indent(left, right, first unit.Length) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) {
		p.Indent = wml.Indent{Left: wml.Some(left), Right: wml.Some(right), FirstLine: wml.Some(first)}
	}
}

func spaced(before, after unit.Length) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) {
		p.Spacing.Before, p.Spacing.After = wml.Some(before), wml.Some(after)
	}
}

func lined(rule wml.LineRule, n int) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) { p.Spacing.Rule, p.Spacing.Line = rule, wml.Some(n) }
}

func tabs(stops ...wml.TabStop) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) { p.Tabs = stops }
}

func keepNext(p *wml.ParagraphProps)  { p.KeepNext = wml.On }
func keepLines(p *wml.ParagraphProps) { p.KeepLines = wml.On }
func noWidows(p *wml.ParagraphProps)  { p.WidowControl = wml.Off }
func newPage(p *wml.ParagraphProps)   { p.PageBreakBefore = wml.On }

func numbered(n int, change ...func(*wml.ParagraphProps)) []wml.Block {
	var out []wml.Block
	for i := range n {
		out = append(out, p(fmt.Sprintf("d%d", i+1), change...))
	}
	return out
}

// lay lays a document out and fails on problems.
func lay(t testing.TB, doc *wml.Document) *page.Document {
	t.Helper()
	pages, problems := Pages(doc, squareFaces, Options{})
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return pages
}

// texts gives the text items of a page as "x y chars", in points, trailing spaces
// cut off.
func texts(p page.Page) []string {
	var out []string
	for _, it := range p.Items {
		if d, ok := it.Draw.(page.Text); ok {
			out = append(out, fmt.Sprintf("%s %s %s", short(it.X), short(it.Y), strings.TrimRight(d.Chars, " ")))
		}
	}
	return out
}

// lineTexts gives the lines of a page as their words with spaces between.
func lineTexts(pg page.Page) []string {
	rows := map[unit.Length][]string{}
	var ys []unit.Length
	for _, it := range pg.Items {
		if d, ok := it.Draw.(page.Text); ok {
			if rows[it.Y] == nil {
				ys = append(ys, it.Y)
			}
			rows[it.Y] = append(rows[it.Y], d.Chars)
		}
	}
	sort.Slice(ys, func(i, k int) bool { return ys[i] < ys[k] })
	var out []string
	for _, y := range ys {
		out = append(out, strings.TrimRight(strings.Join(rows[y], ""), " "))
	}
	return out
}

func short(l unit.Length) string {
	s := fmt.Sprintf("%.2f", l.Pt())
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

func wantTexts(t *testing.T, pg page.Page, want ...string) {
	t.Helper()
	if got := texts(pg); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func wantLines(t *testing.T, pg page.Page, want ...string) {
	t.Helper()
	if got := lineTexts(pg); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// wantPages checks the lines of every page.
func wantPages(t *testing.T, d *page.Document, want ...string) {
	t.Helper()
	var got []string
	for _, pg := range d.Pages {
		got = append(got, strings.Join(lineTexts(pg), "|"))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func codes(problems []diag.Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}
