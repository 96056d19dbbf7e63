package merge

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

// measureTitles are the heads of an indicator table unless the writer gives others.
var measureTitles = map[record.Measure]string{
	record.Plan: "Kế hoạch", record.Actual: "Thực hiện", record.SamePeriod: "Cùng kỳ", record.Cumulative: "Lũy kế",
	record.PlanRate: "% kế hoạch", record.PeriodRate: "% so với cùng kỳ",
	record.Change: "Tăng, giảm", record.ChangeRate: "% tăng, giảm",
}

// indicators writes bang_chi_tieu: TT, Chỉ tiêu, Đơn vị tính and the chosen
// measures, the rates computed from the same values that stand in the table.
func (w *bodyWriter) indicators(x *record.IndicatorTable) []wml.Block {
	heads, rows := []string{"TT", "Chỉ tiêu", "Đơn vị tính"}, [][]string{}
	for _, c := range x.Columns {
		title := measureTitles[c.Measure]
		if !c.Title.Blank() {
			title = c.Title.S
		}
		heads = append(heads, title)
	}
	for i := range x.Rows {
		rows = append(rows, values(&x.Rows[i], x.Columns))
	}
	grid, tight := w.indicatorGrid(heads, x, rows)
	t := w.newTable(grid, x.At)
	if tight {
		t.Props.Margins = &wml.CellMargins{Left: wml.Some(tightMargin), Right: wml.Some(tightMargin)}
	}
	t.Rows = append(make([]*wml.Row, 0, len(x.Rows)+1), w.indicatorHead(heads, grid, x.Columns))
	groups, number := 0, 0
	for i := range x.Rows {
		r := &x.Rows[i]
		if !r.Group.Blank() {
			groups, number = groups+1, 0
			t.Rows = append(t.Rows, w.groupRow(words.Roman(groups), r, grid))
			continue
		}
		number++
		t.Rows = append(t.Rows, w.indicatorRow(decimal(number), r, rows[i], grid))
	}
	return w.titled(x.Title, record.Text{}, t)
}

// values are the texts of the measures of one row.
func values(r *record.Indicator, cols []record.MeasureColumn) []string {
	out := make([]string, len(cols))
	plan, actual, same := decimalOf(r.Plan), decimalOf(r.Actual), decimalOf(r.SamePeriod)
	for i, c := range cols {
		out[i] = measured(r, c.Measure, plan, actual, same)
	}
	return out
}

func measured(r *record.Indicator, what record.Measure, plan, actual, same *words.Decimal) string {
	switch what {
	case record.Plan:
		return figure(r.Plan)
	case record.Actual:
		return figure(r.Actual)
	case record.SamePeriod:
		return figure(r.SamePeriod)
	case record.Cumulative:
		return figure(r.Cumulative)
	case record.PlanRate:
		return rate(words.Percent, actual, plan)
	case record.PeriodRate:
		return rate(words.Percent, actual, same)
	case record.ChangeRate:
		return rate(words.PercentChange, actual, same)
	case record.Change:
		if actual != nil && same != nil {
			return actual.Sub(*same).Format()
		}
	}
	return missing
}

func decimalOf(c record.Cell) *words.Decimal {
	if c.Number == "" {
		return nil
	}
	d, err := words.ParseDecimal(c.Number)
	if err != nil {
		return nil
	}
	return &d
}

// figure is a value as the table shows it; a text stays as it was given.
func figure(c record.Cell) string {
	if c.Number != "" {
		return formatted(c.Number)
	}
	if s := spanText(c.Spans); s != "" {
		return s
	}
	return missing
}

// rate is a dash where there is no value, no base, or a base of zero.
func rate(f func(actual, base words.Decimal) (string, bool), actual, base *words.Decimal) string {
	if actual == nil || base == nil {
		return missing
	}
	if s, ok := f(*actual, *base); ok {
		return s
	}
	return missing
}

func (w *bodyWriter) indicatorHead(heads []string, grid []unit.Length, cols []record.MeasureColumn) *wml.Row {
	row := headRow(len(heads))
	for i, h := range heads {
		at := diag.Pointer("")
		if i >= 3 {
			at = cols[i-3].At
		}
		row.Cells = append(row.Cells, w.cellOf(grid[i:i+1], w.s.head, h, at))
	}
	return row
}

// groupRow is a heading row: I, II … and the group's name over the whole width.
func (w *bodyWriter) groupRow(label string, r *record.Indicator, grid []unit.Length) *wml.Row {
	row := bodyRow(r.At, 2)
	row.Cells = append(row.Cells,
		w.spanCell(grid[:1], w.s.cellCenter, []record.Span{{S: label}}, r.Group.At, true),
		w.spanCell(grid[1:], w.s.cell, []record.Span{{S: r.Group.S}}, r.Group.At, true))
	for _, c := range row.Cells { // a heading does not stay behind at the foot of a page
		c.Body[0].(*wml.Paragraph).Props.KeepNext = wml.On
	}
	return row
}

func (w *bodyWriter) indicatorRow(label string, r *record.Indicator, texts []string, grid []unit.Length) *wml.Row {
	row := bodyRow(r.At, len(grid))
	row.Cells = append(row.Cells,
		w.cellOf(grid[:1], w.s.cellCenter, label, r.At),
		w.cellOf(grid[1:2], w.s.cell, r.Name.S, r.Name.At),
		w.cellOf(grid[2:3], w.s.cellCenter, r.Unit.S, r.Unit.At))
	for i, s := range texts {
		row.Cells = append(row.Cells, w.cellOf(grid[3+i:4+i], w.s.cellRight, s, r.At))
	}
	return row
}

// Widths of an indicator table: the padding of both sides of a cell, as the style has it
// and where there is little room, and the narrowest columns for names and figures.
const (
	cellPadding   = 4 * unit.Mm
	tightMargin   = 40 * unit.Twip // 0,7 mm
	tightPadding  = 2*tightMargin + 10*unit.Twip
	nameColumn    = 34 * unit.Mm
	measureColumn = 13 * unit.Mm // without its padding
)

// indicatorGrid gives the figures the room they need and the names the rest. Where the
// paper is narrow, first the names give way, then the padding of the cells (tight); and
// where that too is not enough, the writer is told that figures will break.
func (w *bodyWriter) indicatorGrid(heads []string, x *record.IndicatorTable, texts [][]string) (grid []unit.Length, tight bool) {
	need := w.indicatorNeeds(heads, x.Rows, texts)
	weight, names := w.indicatorWeights(need, measureColumn, cellPadding)
	if names < nameColumn { // rather narrow columns than figures broken in two
		weight, names = w.indicatorWeights(need, 0, cellPadding)
	}
	least := min(nameColumn, need[1]+cellPadding)
	if names < least {
		tight, least = true, min(nameColumn, need[1]+tightPadding)
		weight, names = w.indicatorWeights(need, 0, tightPadding)
	}
	if names < least {
		w.m.problems = append(w.m.problems, tooNarrow(x, len(x.Columns)))
	}
	weight[1] = int64(max(names, least))
	return divide(w.m.width, weight), tight
}

// indicatorNeeds are the widths below which a column breaks a word or a figure.
func (w *bodyWriter) indicatorNeeds(heads []string, rows []record.Indicator, texts [][]string) []unit.Length {
	need := make([]unit.Length, len(heads))
	cell, head := w.styleLook(w.s.cell), w.styleLook(w.s.head)
	for i, h := range heads {
		need[i] = w.longestWord(h, head)
	}
	for i := range rows {
		if !rows[i].Group.Blank() {
			continue
		}
		need[1] = max(need[1], w.longestWord(rows[i].Name.S, cell))
		need[2] = max(need[2], w.longestWord(rows[i].Unit.S, cell), min(w.measure(rows[i].Unit.S, cell), 22*unit.Mm))
		for j, s := range texts[i] {
			need[3+j] = max(need[3+j], w.measure(s, cell))
		}
	}
	return need
}

func tooNarrow(x *record.IndicatorTable, measures int) diag.Problem {
	return diag.Problem{
		Code: "table.too_narrow", Severity: diag.Warning, At: x.At,
		Message: diag.Say("Bảng chỉ tiêu có %d cột số liệu, khổ giấy này không đủ chỗ: số và chữ sẽ bị ngắt giữa chừng.",
			"The table has %d measures, for which this paper has no room: figures and words will break in two.", measures),
		Hint: diag.Say("Đưa bảng vào phụ lục có \"kho_giay\": \"ngang\", hoặc bớt cột, hoặc dùng đơn vị tính lớn hơn.",
			`Put the table into an annex with "kho_giay": "ngang", take fewer columns, or a larger unit.`),
	}
}

// indicatorWeights gives each column but that of the names its need and padding, a
// figure's need no less than least, and says how much is left for the names.
func (w *bodyWriter) indicatorWeights(need []unit.Length, least, padding unit.Length) (weight []int64, names unit.Length) {
	weight, names = make([]int64, len(need)), w.m.width
	for i, n := range need {
		if i == 1 {
			continue
		}
		if i >= 3 {
			n = max(n, least)
		}
		weight[i] = int64(n + padding)
		names -= n + padding
	}
	return weight, names
}

// styleLook is the look of the text of a style.
func (w *bodyWriter) styleLook(style string) wml.RunFormat {
	return w.m.styles.Paragraph(&wml.ParagraphProps{Style: style}, nil).Run
}

func (w *bodyWriter) measure(s string, look wml.RunFormat) unit.Length {
	return w.m.opt.Measure(s, look.Bold, look.Italic, look.Size)
}

func (w *bodyWriter) longestWord(s string, look wml.RunFormat) unit.Length {
	longest := unit.Length(0)
	for word := range strings.FieldsSeq(s) {
		longest = max(longest, w.measure(word, look))
	}
	return longest
}
