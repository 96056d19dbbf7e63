package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// gridless is a table without a grid; change may say more of it.
func gridless(change func(*wml.Table), rows ...string) *wml.Table {
	t := tbl(rows...)
	t.Grid = nil
	if change != nil {
		change(t)
	}
	return t
}

func pct(n int) wml.Measure { return wml.Measure{Type: wml.MeasurePercent, Pct: 50 * n} }

func dxa(w unit.Length) wml.Measure { return wml.Measure{Type: wml.MeasureLength, V: w} }

// The column is ten letters of 10 pt wide.
func TestColumnsAreMeasuredWhereNothingTellsTheirWidth(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *wml.Table
		want  []string
	}{
		{"as wide as the longest lines", gridless(nil, "aa|b", "c|ddd"),
			[]string{"10 18 aa", "30 18 b", "10 28 c", "30 28 ddd"}},
		{"no wider than the column, words whole", gridless(nil, "aaa|bb bb bb bb"),
			[]string{"10 18 aaa", "40 18 bb bb", "40 28 bb bb"}},
		{"a grid of a program that did not measure", gridless(func(t *wml.Table) { t.Grid = []unit.Length{5 * pt, 5 * pt} }, "aa|b"),
			[]string{"10 18 aa", "30 18 b"}},
		{"as wide as it says", gridless(func(t *wml.Table) { t.Props.Width = pct(100) }, "aaa|b"),
			[]string{"10 18 aaa", "85 18 b"}},
		{"a cell says its width", gridless(func(t *wml.Table) { t.Rows[0].Cells[0].Props.Width = dxa(40 * pt) }, "a|b"),
			[]string{"10 18 a", "50 18 b"}},
		{"all cells say it in percent", gridless(func(t *wml.Table) {
			t.Rows[0].Cells[0].Props.Width, t.Rows[0].Cells[1].Props.Width = pct(20), pct(80)
		}, "a|b"), []string{"10 18 a", "30 18 b"}},
		{"a cell does not break its lines", gridless(func(t *wml.Table) { t.Rows[0].Cells[0].Props.NoWrap = wml.On }, "aa aa|bb bb bb"),
			[]string{"10 18 aa aa", "60 18 bb bb", "60 28 bb"}},
		{"a cell over two columns asks for room", gridless(func(t *wml.Table) { t.Rows[1].Cells[0].Props.Span = 2 }, "a|b", "cccccc"),
			[]string{"10 18 a", "40 18 b", "10 28 cccccc"}},
		{"a row begins behind an empty column", gridless(func(t *wml.Table) {
			t.Rows[0].Props.GridBefore, t.Rows[0].Props.WidthBefore = 1, dxa(30*pt)
		}, "a|b"), []string{"40 18 a", "50 18 b"}},
		{"a table in a cell", gridless(func(t *wml.Table) {
			t.Rows[0].Cells[0].Body = []wml.Block{gridless(nil, "cc|d"), p("")}
		}, "|b"), []string{"10 18 cc", "30 18 d", "40 18 b"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, lay(t, docOf(c.table)).Pages[0], c.want...) })
	}
}

func TestUselessGridOfATableWithAWidthIsStretched(t *testing.T) {
	table := tbl("aaa|b")
	table.Grid, table.Props.Width = []unit.Length{5 * pt, 5 * pt}, pct(100)
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 aaa", "60 18 b")
}

func TestFixedTableWithoutAGridHasEqualColumns(t *testing.T) {
	wantTexts(t, lay(t, docOf(gridless(func(t *wml.Table) { t.Props.Fixed = wml.On }, "a|b"))).Pages[0], "10 18 a", "60 18 b")
}

func TestSliverOfAMergedGridIsNoReasonToMeasure(t *testing.T) {
	table := tbl("a|b", "c|d")
	table.Grid = []unit.Length{40 * pt, 2 * pt, 40 * pt}
	table.Rows[0].Cells[0].Props.Span, table.Rows[1].Cells[1].Props.Span = 2, 2
	wantTexts(t, lay(t, docOf(table)).Pages[0], "10 18 a", "52 18 b", "10 28 c", "50 28 d")
}

func TestMeasuringLeavesNothingBehind(t *testing.T) {
	boxed := gridless(nil, "a|b")
	boxed.Rows[0].Cells[1].Body = []wml.Block{p("x"), p("y")}
	_, once := Pages(docOf(boxed, p("日")), squareFaces, Options{})
	gridded := tbl("a|b")
	gridded.Rows[0].Cells[1].Body = boxed.Rows[0].Cells[1].Body
	_, want := Pages(docOf(gridded, p("日")), squareFaces, Options{})
	if len(once) != len(want) || len(once) > 0 && once[0].Paragraph != want[0].Paragraph {
		t.Errorf("problems %+v, want %+v", once, want)
	}
}
