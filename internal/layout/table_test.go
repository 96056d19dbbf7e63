package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// tbl is a table of 50 pt columns without padding; texts are split at | into
// cells, and a cell's text at \v into paragraphs.
func tbl(rows ...string) *wml.Table {
	t := &wml.Table{}
	zero := wml.Some(unit.Length(0))
	t.Props.Margins = &wml.CellMargins{Left: zero, Right: zero}
	for _, text := range rows {
		r := &wml.Row{}
		for _, c := range strings.Split(text, "|") {
			cell := &wml.Cell{}
			for _, par := range strings.Split(c, "\v") {
				cell.Body = append(cell.Body, p(par))
			}
			r.Cells = append(r.Cells, cell)
		}
		for len(t.Grid) < len(r.Cells) {
			t.Grid = append(t.Grid, 50*pt)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func single(w unit.Length) *wml.Border {
	return &wml.Border{Style: "single", Width: w, Color: "auto"}
}

// bordered gives a table all its lines.
func bordered(t *wml.Table, w unit.Length) *wml.Table {
	b := single(w)
	t.Props.Borders = &wml.Borders{Top: b, Left: b, Bottom: b, Right: b, InsideH: b, InsideV: b}
	return t
}

// strokesOf gives the lines of a page as "x y dx dy".
func strokesOf(pg page.Page) []string {
	var out []string
	for _, it := range pg.Items {
		if l, ok := it.Draw.(page.Line); ok {
			out = append(out, fmt.Sprintf("%s %s %s %s", short(it.X), short(it.Y), short(l.DX), short(l.DY)))
		}
	}
	return out
}

func wantStrokes(t *testing.T, pg page.Page, want ...string) {
	t.Helper()
	if got := strokesOf(pg); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("lines\n\t%s\nwant\n\t%s", strings.Join(got, ", "), strings.Join(want, ", "))
	}
}

func TestCellsStandSideBySide(t *testing.T) {
	doc := docOf(tbl("a|b\vc", "d|eeeeee"), p("f"))
	wantTexts(t, lay(t, doc).Pages[0], "10 18 a", "60 18 b", "60 28 c", "10 38 d", "60 38 eeeee", "60 48 e", "10 58 f")
}

func TestBordersTakeHeightFromNobody(t *testing.T) {
	// Each row is one line (10) and the border above it (2) high, the last one has
	// the border below as well.
	doc := docOf(bordered(tbl("a|b", "c|d"), 2*pt), p("e"))
	pg := lay(t, doc).Pages[0]
	wantTexts(t, pg, "10 20 a", "60 20 b", "10 32 c", "60 32 d", "10 44 e")
	wantStrokes(t, pg,
		"8 11 102 0", "8 23 102 0", "8 35 102 0",
		"9 10 0 26", "59 10 0 26", "109 10 0 26")
}

func TestTableStandsInTheMarginByItsPaddingBeforeWord2013(t *testing.T) {
	pad := func(t *wml.Table) *wml.Table {
		t.Props.Margins = &wml.CellMargins{Left: wml.Some(5 * pt), Right: wml.Some(5 * pt)}
		return t
	}
	for _, c := range []struct {
		mode  int
		table *wml.Table
		want  string
	}{
		{14, pad(tbl("a")), "10 18 a"},
		{15, pad(tbl("a")), "15 18 a"},
		{14, bordered(pad(tbl("a")), 2*pt), "10 20 a"},
		{15, bordered(pad(tbl("a")), 2*pt), "16 20 a"},
	} {
		doc := docOf(c.table)
		doc.Settings.CompatibilityMode = c.mode
		if got := texts(lay(t, doc).Pages[0])[0]; got != c.want {
			t.Errorf("mode %d: got %s, want %s", c.mode, got, c.want)
		}
	}
}

func TestTableAlignmentAndWidth(t *testing.T) {
	narrow := func(change func(*wml.TableProps)) *wml.Table {
		t := tbl("a|b")
		t.Grid = []unit.Length{20 * pt, 20 * pt}
		change(&t.Props)
		return t
	}
	for _, c := range []struct {
		name  string
		table *wml.Table
		want  string
	}{
		{"left", narrow(func(p *wml.TableProps) {}), "10 18 a,30 18 b"},
		{"centre", narrow(func(p *wml.TableProps) { p.Align = wml.AlignCenter }), "40 18 a,60 18 b"},
		{"right", narrow(func(p *wml.TableProps) { p.Align = wml.AlignRight }), "70 18 a,90 18 b"},
		{"indented", narrow(func(p *wml.TableProps) { p.Indent = wml.Some(7 * pt) }), "17 18 a,37 18 b"},
		{"percent", narrow(func(p *wml.TableProps) { p.Width = wml.Measure{Type: wml.MeasurePercent, Pct: 5000} }), "10 18 a,60 18 b"},
	} {
		if got := strings.Join(texts(lay(t, docOf(c.table)).Pages[0]), ","); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestGridIsStretchedToTheWidthOfTheTable(t *testing.T) {
	table := tbl("a|b")
	table.Grid = []unit.Length{20 * pt, 20 * pt}
	table.Props.Width = wml.Measure{Type: wml.MeasureLength, V: 80 * pt}
	table.Rows[0].Cells[0].Props.Width = wml.Measure{Type: wml.MeasureLength, V: 70 * pt}
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 a", "50 18 b") // measured: w:tcW does not count
}

func TestTableWithoutAWidthDoesNotLeaveTheSheet(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*wml.TableProps)
		want   string
	}{
		{"fits itself", func(*wml.TableProps) {}, "10 18 a,60 18 b"},
		{"fixed", func(p *wml.TableProps) { p.Fixed = wml.On }, "10 18 a,110 18 b"},
		{"of a stated width", func(p *wml.TableProps) { p.Width = wml.Measure{Type: wml.MeasureLength, V: 200 * pt} }, "10 18 a,110 18 b"},
	} {
		table := tbl("a|b")
		table.Grid = []unit.Length{100 * pt, 100 * pt}
		c.change(&table.Props)
		if got := strings.Join(texts(lay(t, docOf(table)).Pages[0]), ","); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestColumnsWithoutAGrid(t *testing.T) {
	table := tbl("a|b")
	table.Grid = nil
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 a", "20 18 b") // as wide as their content
	table.Rows[0].Cells[0].Props.Width = wml.Measure{Type: wml.MeasureLength, V: 30 * pt}
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 a", "40 18 b")
}

func TestRowHeights(t *testing.T) {
	for _, c := range []struct {
		rule wml.HeightRule
		h    unit.Length
		text string
		want string // baseline of what follows
	}{
		{wml.HeightAtLeast, 30 * pt, "a", "48"},
		{wml.HeightAtLeast, 5 * pt, "a", "28"},
		{wml.HeightExact, 30 * pt, "a\vb\vc\vd", "48"},
		{wml.HeightAuto, 30 * pt, "a", "48"}, // Word: a height without a rule is at least
	} {
		table := tbl(c.text)
		table.Rows[0].Props.Height, table.Rows[0].Props.Rule = c.h, c.rule
		pages, _ := Pages(docOf(table, p("x")), squareFaces, Options{})
		got := texts(pages.Pages[0])
		if last := got[len(got)-1]; last != "10 "+c.want+" x" {
			t.Errorf("rule %d of %s: got %s, want baseline %s", c.rule, short(c.h), last, c.want)
		}
	}
}

func TestVerticalAlignmentOfCells(t *testing.T) {
	table := tbl("a|b|c")
	table.Grid = []unit.Length{30 * pt, 30 * pt, 30 * pt}
	table.Rows[0].Props.Height, table.Rows[0].Props.Rule = 40*pt, wml.HeightAtLeast
	table.Rows[0].Cells[1].Props.VAlign = wml.CellMiddle
	table.Rows[0].Cells[2].Props.VAlign = wml.CellBottom
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 a", "40 33 b", "70 48 c")
}

func TestPaddingAboveCountsForTheWholeRow(t *testing.T) {
	table := tbl("a|b")
	table.Rows[0].Cells[0].Props.Margins = &wml.CellMargins{Top: wml.Some(5 * pt), Left: wml.Some(10 * pt)}
	// Measured: the text of every cell of the row goes down. It is the table's left
	// padding that shifts the table into the margin, not the first cell's.
	wantTexts(t, lay(t, docOf(table, p("x"))).Pages[0], "20 23 a", "60 23 b", "10 33 x")
}

func TestMergedCells(t *testing.T) {
	table := tbl("aaaaaaaaa", "b|c", "d|e", "f|g")
	table.Rows[0].Cells[0].Props.Span = 2
	table.Rows[1].Cells[0].Props.VMerge = wml.VMergeRestart
	table.Rows[2].Cells[0].Props.VMerge = wml.VMergeContinue
	table.Rows[1].Cells[0].Body = []wml.Block{p("b1"), p("b2"), p("b3")}
	// The three lines stand in two rows: the second one grows.
	wantTexts(t, lay(t, docOf(bordered(table, 0), p("x"))).Pages[0],
		"10 18.25 aaaaaaaaa", "10 28.5 b1", "10 38.5 b2", "10 48.5 b3", "60 28.5 c", "60 38.75 e", "10 58.75 f", "60 58.75 g", "10 69 x") // lines are a quarter of a point at least
}

func TestLineInsideAMergedCellIsNotDrawn(t *testing.T) {
	table := bordered(tbl("a|b", "c|d"), pt)
	table.Rows[0].Cells[0].Props.VMerge = wml.VMergeRestart
	table.Rows[1].Cells[0].Props.VMerge = wml.VMergeContinue
	wantStrokes(t, lay(t, docOf(table)).Pages[0],
		"9 10.5 101 0", "59.5 21.5 50.5 0", "9 32.5 101 0", "9.5 10 0 23", "59.5 10 0 23", "109.5 10 0 23")
}

func TestThickerBorderWins(t *testing.T) {
	table := bordered(tbl("a", "b"), pt)
	table.Rows[1].Cells[0].Props.Borders = &wml.Borders{Top: single(3 * pt)}
	pg := lay(t, docOf(table)).Pages[0]
	wantTexts(t, pg, "10 19 a", "10 32 b") // the line between is 3 pt
	table.Rows[1].Cells[0].Props.Borders = &wml.Borders{Top: &wml.Border{Style: "nil"}, Bottom: &wml.Border{Style: "nil"}}
	pg = lay(t, docOf(table)).Pages[0]
	wantStrokes(t, pg, "9 10.5 51 0", "9 21.5 51 0", "9.5 10 0 22", "59.5 10 0 22")
}

func TestOfEquallyHeavyBordersStyleAndThenDarknessDecide(t *testing.T) {
	line := func(style, color string) *wml.Border { return &wml.Border{Style: style, Width: pt, Color: color} }
	for _, c := range []struct{ winner, loser *wml.Border }{
		{line("single", "auto"), line("dotted", "auto")},
		{line("double", "FF0000"), line("single", "000000")}, // three times as heavy
		{line("dotted", "000000"), line("dotDash", "000000")},
		{line("single", "000000"), line("single", "FF0000")},
		{line("single", "FF0000"), line("single", "00FF00")}, // green counts twice
		{line("single", "FFFFFF"), nil},
		{line("single", "FFFFFF"), line("nil", "")},
	} {
		if got := stronger(c.winner, c.loser); got != c.winner {
			t.Errorf("%+v loses to %+v", c.winner, c.loser)
		}
		if got := stronger(c.loser, c.winner); got != c.winner {
			t.Errorf("%+v loses to %+v that comes first", c.winner, c.loser)
		}
	}
}

func TestTextCutOffByAnExactHeightIsTold(t *testing.T) {
	table := tbl("a\vb\vc")
	table.Rows[0].Props.Height, table.Rows[0].Props.Rule = 20*pt, wml.HeightExact
	pages, problems := Pages(docOf(table), squareFaces, Options{})
	wantLines(t, pages.Pages[0], "a", "b")
	if codes(problems) != "layout.unsupported" {
		t.Errorf("got %v", problems)
	}
}

func TestDiagonalBorders(t *testing.T) {
	table := tbl("a")
	across := &wml.Node{Name: wml.Name{Space: wml.NS, Local: "tl2br"}, Attrs: []wml.Attr{
		{Name: wml.Name{Space: wml.NS, Local: "val"}, Value: "single"}, {Name: wml.Name{Space: wml.NS, Local: "sz"}, Value: "8"}}}
	table.Rows[0].Cells[0].Props.Extra = []*wml.Node{{Name: wml.Name{Space: wml.NS, Local: "tcBorders"}, Children: []*wml.Node{across}}}
	wantStrokes(t, lay(t, docOf(table)).Pages[0], "10 10 50 10")
}

func TestSectionTellsWhatItLacks(t *testing.T) {
	doc := docOf(p("a"))
	doc.Section.Extra = []*wml.Node{having(node("docGrid"), "type", "lines")}
	if _, problems := Pages(doc, squareFaces, Options{}); codes(problems) != "layout.unsupported" {
		t.Errorf("got %v", problems)
	}
}

func TestHeadRowsAreRepeatedAsArtifacts(t *testing.T) {
	table := tbl("H1", "H2", "a", "b", "c", "d", "e", "f", "g", "h", "i")
	table.Rows[0].Props.Header, table.Rows[1].Props.Header = wml.On, wml.On
	d := lay(t, docOf(table))
	wantPages(t, d, "H1|H2|a|b|c|d|e|f", "H1|H2|g|h|i")
	roles := []page.Role{d.Pages[0].Items[0].Role, d.Pages[1].Items[1].Role, d.Pages[1].Items[2].Role}
	if roles[0] != page.Content || roles[1] != page.Artifact || roles[2] != page.Content {
		t.Errorf("roles %v", roles)
	}
}

func TestHeadDoesNotStandAloneAtTheEndOfAPage(t *testing.T) {
	table := tbl("H", "a", "b")
	table.Rows[0].Props.Header = wml.On
	wantPages(t, lay(t, docOf(append(numbered(7), table)...)), "d1|d2|d3|d4|d5|d6|d7", "H|a|b")
}

func TestHeadHigherThanHalfAPageIsNotRepeatedForBigRows(t *testing.T) {
	table := tbl("H\vH\vH\vH\vH", "a\va\va", "b\vb\vb\vb")
	table.Rows[0].Props.Header = wml.On
	for _, r := range table.Rows {
		r.Props.CantSplit = wml.On
	}
	wantPages(t, lay(t, docOf(table)), "H|H|H|H|H|a|a|a", "b|b|b|b")
}

func TestRowsSplitUnlessForbidden(t *testing.T) {
	table := tbl("a\vb\vc\vd|e")
	wantPages(t, lay(t, docOf(append(numbered(6), table)...)), "d1|d2|d3|d4|d5|d6|ae|b", "c|d")
	table.Rows[0].Props.CantSplit = wml.On
	wantPages(t, lay(t, docOf(append(numbered(6), table)...)), "d1|d2|d3|d4|d5|d6", "ae|b|c|d")
	// Higher than a page, it must be divided all the same.
	table = tbl("a\vb\vc\vd\ve\vf\vg\vh\vi\vj|x")
	table.Rows[0].Props.CantSplit = wml.On
	wantPages(t, lay(t, docOf(p("d"), table)), "d", "ax|b|c|d|e|f|g|h", "i|j")
}

func TestSplitRowHasItsLinesOnBothPages(t *testing.T) {
	table := bordered(tbl("a\vb\vc\vd"), 2*pt)
	d := lay(t, docOf(append(numbered(5), table, p("x"))...))
	wantPages(t, d, "d1|d2|d3|d4|d5|a|b", "c|d|x")
	wantStrokes(t, d.Pages[0], "8 61 52 0", "8 83 52 0", "9 60 0 24", "59 60 0 24")
	wantStrokes(t, d.Pages[1], "8 11 52 0", "8 33 52 0", "9 10 0 24", "59 10 0 24")
}

func TestLinesInCellsPartFreely(t *testing.T) {
	table := tbl("|x")
	for _, body := range [][]wml.Block{
		{p("aaaaa bbbbb ccccc")}, // widow control would move all three
		{p("aaaaa bbbbb ccccc", keepLines)},
		{p("aaaaa ", keepNext), p("bbbbb", keepNext), p("ccccc")},
	} {
		table.Rows[0].Cells[0].Body = body
		wantPages(t, lay(t, docOf(append(numbered(6), table)...)), "d1|d2|d3|d4|d5|d6|aaaaa x|bbbbb", "ccccc")
	}
}

func TestWhiteBelowAParagraphInACellMustFit(t *testing.T) {
	for _, c := range []struct {
		after unit.Length
		want  []string
	}{
		{5 * pt, []string{"a|b|c|d|e", "f"}},
		{6 * pt, []string{"a|b|c|d", "e|f"}}, // five lines are 75 pt high, 81 with the white below the fifth
		{7 * pt, []string{"a|b|c|d", "e|f"}},
	} {
		table := tbl("a\vb\vc\vd\ve\vf")
		for _, b := range table.Rows[0].Cells[0].Body {
			spaced(0, c.after)(&b.(*wml.Paragraph).Props)
		}
		table.Rows[0].Cells[0].Body[0].(*wml.Paragraph).Props.Spacing.Before = wml.Some(pt)
		wantPages(t, lay(t, docOf(table)), c.want...)
	}
}

func TestParagraphAtTheTopOfADividedCellKeepsItsOwnWhite(t *testing.T) {
	for _, c := range []struct {
		before, after unit.Length
		want          string
	}{{0, 6 * pt, "10 18 f"}, {3 * pt, 6 * pt, "10 21 f"}, {6 * pt, 0, "10 24 f"}} {
		table := tbl("a\vb\vc\vd\ve\vf")
		for _, b := range table.Rows[0].Cells[0].Body[1:] {
			spaced(c.before, c.after)(&b.(*wml.Paragraph).Props)
		}
		got := texts(lay(t, docOf(table)).Pages[1])
		if got[0] != c.want {
			t.Errorf("before %s, after %s: got %q, want %q", short(c.before), short(c.after), got[0], c.want)
		}
	}
}

func TestMergedCellGoesOnOnTheNextPage(t *testing.T) {
	table := tbl("m|a\va", "|b\vb", "|c\vc")
	table.Rows[0].Cells[0].Body = []wml.Block{p("m1"), p("m2"), p("m3"), p("m4"), p("m5")}
	table.Rows[0].Cells[0].Props.VMerge = wml.VMergeRestart
	table.Rows[1].Cells[0].Props.VMerge = wml.VMergeContinue
	table.Rows[2].Cells[0].Props.VMerge = wml.VMergeContinue
	for _, r := range table.Rows {
		r.Props.CantSplit = wml.On
	}
	wantPages(t, lay(t, docOf(append(numbered(4), table)...)), "d1|d2|d3|d4|m1a|m2a|m3b|m4b", "m5c|c")
}

func TestRowsKeptWithNext(t *testing.T) {
	table := tbl("a", "b", "c")
	for _, r := range table.Rows[:2] {
		keepNext(&r.Cells[0].Body[0].(*wml.Paragraph).Props)
	}
	wantPages(t, lay(t, docOf(append(numbered(6), table)...)), "d1|d2|d3|d4|d5|d6", "a|b|c")
	// The signature block takes the last lines of text with it.
	table = tbl("Nơi nhận\vx|CHỦ TỊCH")
	table.Rows[0].Props.CantSplit = wml.On
	wantPages(t, lay(t, docOf(append(numbered(6), p("end", keepNext), table)...)),
		"d1|d2|d3|d4|d5|d6", "end|Nơi CHỦ|nhậnTỊCH|x")
}

func TestNestedTables(t *testing.T) {
	table := tbl("x|y")
	inner := tbl("a|b")
	inner.Grid = []unit.Length{20 * pt, 20 * pt}
	table.Rows[0].Cells[1].Body = []wml.Block{p("y"), inner, p("z")}
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 x", "60 18 y", "60 28 a", "80 28 b", "60 38 z")
	// A row of the inner table moves whole when the outer row is divided.
	wantPages(t, lay(t, docOf(append(numbered(7), table)...)), "d1|d2|d3|d4|d5|d6|d7|xy", "ab|z")
}

func TestEmptyParagraphBehindATableInACellTakesNoRoom(t *testing.T) {
	for _, c := range []struct {
		last *wml.Paragraph
		want string
	}{
		{p("", spaced(5*pt, 5*pt)), "10 28 b"},
		{p("c"), "10 38 b"},
	} {
		outer := tbl("x")
		outer.Rows[0].Cells[0].Body = []wml.Block{tbl("a"), c.last}
		got := texts(lay(t, docOf(outer, p("b"))).Pages[0])
		if last := got[len(got)-1]; last != c.want {
			t.Errorf("the text below stands at %q, want %q", last, c.want)
		}
	}
}

func TestTablesInTablesWithoutEndAreCut(t *testing.T) {
	table := tbl("a")
	for range 100 {
		outer := tbl("a")
		outer.Rows[0].Cells[0].Body = []wml.Block{table, p("b")}
		table = outer
	}
	_, problems := Pages(docOf(table), squareFaces, Options{})
	if codes(problems) != "layout.invalid_table" {
		t.Errorf("got %v", problems)
	}
}

func TestShadedCell(t *testing.T) {
	table := tbl("a|b")
	table.Rows[0].Cells[1].Props.Shade = &wml.Shading{Pattern: "clear", Fill: "EEEEEE"}
	pg := lay(t, docOf(table)).Pages[0]
	for _, it := range pg.Items {
		if f, ok := it.Draw.(page.Fill); ok {
			if it.X != 60*pt || it.Y != 10*pt || f.W != 50*pt || f.H != 10*pt {
				t.Errorf("got %+v", it)
			}
			return
		}
	}
	t.Error("nothing is painted")
}

// Six lines leave twenty points: the head of the row takes them, and what is left of
// the forty it was given stands on the next page.
func TestSplitRowKeepsTheHeightItWasGiven(t *testing.T) {
	table := tbl("a\vb\vc|x")
	table.Rows[0].Props.Height, table.Rows[0].Props.Rule = 45*pt, wml.HeightAtLeast
	pages := lay(t, docOf(append(numbered(6), table, p("y"))...))
	wantPages(t, pages, "d1|d2|d3|d4|d5|d6|ax|b", "c|y")
	all := texts(pages.Pages[1])
	if got, want := all[len(all)-1], "10 43 y"; got != want { // 10 + 45 - 20 + 8
		t.Errorf("below the row: %s, want %s", got, want)
	}
	wantPages(t, lay(t, docOf(append(numbered(6), bordered(table, pt))...)), "d1|d2|d3|d4|d5|d6", "ax|b|c")
}
