package layout

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// spacedTable is a bordered table of two rows and columns whose cells keep 2 pt on each
// side.
func spacedTable() *wml.Table {
	t := bordered(tbl("a|b", "c|d"), pt)
	t.Props.Margins = &wml.CellMargins{Left: wml.Some(pt), Right: wml.Some(pt)}
	t.Props.CellSpacing = wml.Some(2 * pt)
	return t
}

func TestCellsStandApartWithBordersOfTheirOwn(t *testing.T) {
	doc := docOf(spacedTable())
	doc.Settings.CompatibilityMode = 15
	d := lay(t, doc)
	// The table's line is 1, the space 4, the cell's line 1, its text 10, and a line of 1.
	wantTexts(t, d.Pages[0], "15.5 24 a", "63.5 24 b", "15.5 40 c", "63.5 40 d")
	wantStrokes(t, d.Pages[0],
		"14 15.5 45 0", "14 26.5 45 0", "14.5 15 0 12", "58.5 15 0 12",
		"62 15.5 45 0", "62 26.5 45 0", "62.5 15 0 12", "106.5 15 0 12", "10 10.5 101 0",
		"14 31.5 45 0", "14 42.5 45 0", "14.5 31 0 12", "58.5 31 0 12",
		"62 31.5 45 0", "62 42.5 45 0", "62.5 31 0 12", "106.5 31 0 12", "10 47.5 101 0",
		"10.5 10 0 38", "110.5 10 0 38")
}

func TestSpacedTableIsOutlinedOnEverySheet(t *testing.T) {
	doc := docOf(append(numbered(5), spacedTable())...)
	d := lay(t, doc)
	if len(d.Pages) != 2 || len(strokesOf(d.Pages[0])) != 4+8 || len(strokesOf(d.Pages[1])) != 4+8 {
		t.Errorf("%d pages, strokes %q", len(d.Pages), strokesOf(d.Pages[0]))
	}
}

func TestSpaceDoesNotBreakAWord(t *testing.T) {
	table := spacedTable()
	table.Grid = []unit.Length{25 * pt, 75 * pt}
	table.Rows[0].Cells[0].Body = []wml.Block{p("aa")} // 20, its paddings 2 and the space 4 + 2
	doc := docOf(table)
	doc.Settings.CompatibilityMode = 15
	wantTexts(t, lay(t, doc).Pages[0], "15.5 24 aa", "42.75 24 b", "15.5 40 c", "42.75 40 d")
}
