package merge

import (
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func num(s string) record.Cell { return record.Cell{Number: s, At: "/n"} }
func word(s string) record.Cell {
	return record.Cell{Spans: []record.Span{{S: s}}, At: "/w"}
}

// rowsOf shows a table's rows, cells parted by |.
func rowsOf(t *wml.Table) []string {
	var out []string
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Body[0].(*wml.Paragraph).Text())
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func tableOf(t *testing.T, b record.Block) *wml.Table {
	t.Helper()
	doc, problems := formOf(t, "{{ noi_dung }}").Document(&record.Record{Body: []record.Block{b}}, testOptions)
	if diag.Blocks(problems) {
		t.Fatal(problems)
	}
	for _, blk := range doc.Body {
		if x, ok := blk.(*wml.Table); ok {
			return x
		}
	}
	t.Fatal("no table")
	return nil
}

func TestIndicatorsAreComputedAndWhatCannotBeIsADash(t *testing.T) {
	x := &record.IndicatorTable{
		Columns: []record.MeasureColumn{{Measure: record.Plan}, {Measure: record.Actual}, {Measure: record.SamePeriod},
			{Measure: record.PlanRate}, {Measure: record.PeriodRate}, {Measure: record.Change}, {Measure: record.ChangeRate}},
		Rows: []record.Indicator{
			{Group: text("Công nghiệp")},
			{Name: text("A"), Unit: text("tấn"), Plan: num("5500"), Actual: num("1250.5"), SamePeriod: num("1200.1")},
			{Name: text("Cùng kỳ bằng không"), Plan: num("9800"), Actual: num("1450"), SamePeriod: num("0")},
			{Group: text("Thương mại")},
			{Name: text("Chưa có số"), Plan: num("18.5"), Actual: record.Cell{Null: true}, SamePeriod: num("3.2")},
			{Name: text("Không giao"), Actual: num("0"), SamePeriod: num("7")},
		},
	}
	wantLines(t, rowsOf(tableOf(t, x)),
		"TT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Cùng kỳ|% kế hoạch|% so với cùng kỳ|Tăng, giảm|% tăng, giảm",
		"I|Công nghiệp",
		"1|A|tấn|5.500|1.250,5|1.200,1|22,7|104,2|50,4|4,2",
		"2|Cùng kỳ bằng không||9.800|1.450|0|14,8|-|1.450|-",
		"II|Thương mại",
		"1|Chưa có số||18,5|-|3,2|-|-|-|-",
		"2|Không giao||-|0|7|-|0|-7|-100",
	)
}

func TestTotalRowSumsNumbersExactly(t *testing.T) {
	x := &record.Table{
		Columns: []record.Column{{Title: text("TT"), Percent: 1000}, {Title: text("Tên")}, {Title: text("Vốn"), Group: []record.Column{{Title: text("Mức")}, {Title: text("Ngân")}}}},
		Rows: []record.Row{
			{Cells: []record.Cell{word("1"), word("a"), num("0.1"), num("812")}},
			{Heading: text("Nhóm")},
			{Cells: []record.Cell{word("2"), word("b"), num("0.2"), {Null: true}}},
		},
		Total: &record.Total{Label: text("Tổng cộng"), Columns: []int{2, 3}},
	}
	got := tableOf(t, x)
	wantLines(t, rowsOf(got), "TT|Tên|Vốn", "||Mức|Ngân", "1|a|0,1|812", "Nhóm", "2|b|0,2|-", "Tổng cộng|0,3|812")
	if h := got.Rows; h[0].Props.Header != wml.On || h[1].Props.Header != wml.On || h[2].Props.Header == wml.On {
		t.Error("both head rows, and they alone, repeat")
	}
	if c := got.Rows[0].Cells; c[0].Props.VMerge != wml.VMergeRestart || c[2].Props.Span != 2 || got.Rows[1].Cells[0].Props.VMerge != wml.VMergeContinue {
		t.Error("the head's cells are not merged")
	}
}

func TestTextInASummedColumnIsAProblem(t *testing.T) {
	x := &record.Table{Columns: []record.Column{{Title: text("A")}}, Rows: []record.Row{{Cells: []record.Cell{word("12 tỷ")}}},
		Total: &record.Total{Columns: []int{0}}}
	_, problems := formOf(t, "{{ noi_dung }}").Document(&record.Record{Body: []record.Block{x}}, testOptions)
	if len(problems) != 1 || problems[0].Code != "number.type" || problems[0].At != "/w" {
		t.Errorf("got %v", problems)
	}
}

func TestDashInASummedColumnCountsNothing(t *testing.T) {
	x := &record.Table{Columns: []record.Column{{Title: text("A")}}, Rows: []record.Row{{Cells: []record.Cell{word("-")}}, {Cells: []record.Cell{word(" ")}}, {Cells: []record.Cell{num("5")}}},
		Total: &record.Total{Columns: []int{0}}}
	got := rowsOf(tableOf(t, x))
	wantLines(t, got[len(got)-1:], "5")
}

func TestReferenceInACellIsItsLabel(t *testing.T) {
	x := &record.Table{Columns: []record.Column{{Title: text("A")}}, Rows: []record.Row{{Cells: []record.Cell{{Spans: []record.Span{{S: "theo "}, {Ref: "pl"}}}}}}}
	doc, problems := formOf(t, "{{ noi_dung }}").Document(&record.Record{Annexes: []record.Annex{{ID: "pl"}}, Body: []record.Block{x}}, testOptions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	wantLines(t, wml.PlainText(doc), "A", "theo Phụ lục")
}

func TestTextInPlaceOfAFigureStaysAsItWasGiven(t *testing.T) {
	x := &record.IndicatorTable{
		Columns: []record.MeasureColumn{{Measure: record.Plan}, {Measure: record.Actual}, {Measure: record.PlanRate}},
		Rows:    []record.Indicator{{Name: text("A"), Plan: word("Chưa giao"), Actual: num("3")}},
	}
	wantLines(t, rowsOf(tableOf(t, x))[1:], "1|A||Chưa giao|3|-")
}

func TestFiguresOfManyColumnsAreNotBrokenInTwo(t *testing.T) {
	var cols []record.MeasureColumn
	for m := record.Plan; m <= record.ChangeRate; m++ {
		cols = append(cols, record.MeasureColumn{Measure: m, Title: text("x")})
	}
	x := &record.IndicatorTable{Columns: cols, Rows: []record.Indicator{{Name: text("A"), Plan: num("100"), Actual: num("100"), SamePeriod: num("100"), Cumulative: num("100")}}}
	got := tableOf(t, x)
	for i, width := range got.Grid[3:] {
		if need := 3*7*unit.Pt + cellPadding; i < 6 && width < need-unit.Twip { // a grid is in whole twips
			t.Errorf("column %d is %.1f pt wide, its figure needs %.1f", i, width.Pt(), need.Pt())
		}
	}
}

// TestFiguresWithoutRoomAreTold gives ever more measures numbers of nine digits on
// 160 mm: the padding gives way first, and then the writer is told.
func TestFiguresWithoutRoomAreTold(t *testing.T) {
	x := &record.IndicatorTable{At: "/bang", Rows: []record.Indicator{{Name: text("Giá trị sản xuất"), Unit: text("đồng"),
		Plan: num("123456789"), Actual: num("123456789"), SamePeriod: num("123456789"), Cumulative: num("123456789")}}}
	got := ""
	for m := record.Plan; m <= record.ChangeRate; m++ {
		x.Columns = append(x.Columns, record.MeasureColumn{Measure: m, Title: text("x")})
		doc, problems := formOf(t, "{{ noi_dung }}").Document(&record.Record{Body: []record.Block{x}}, testOptions)
		tight := slices.ContainsFunc(doc.Body, func(b wml.Block) bool {
			table, ok := b.(*wml.Table)
			return ok && table.Props.Margins != nil
		})
		switch {
		case len(problems) == 1 && problems[0].Code == "table.too_narrow" && problems[0].At == "/bang" && problems[0].Severity == diag.Warning:
			got += "!"
		case len(problems) > 0:
			t.Fatal(problems)
		case tight:
			got += "t"
		default:
			got += "."
		}
	}
	if want := "...tt!!!"; got != want {
		t.Errorf("by columns %s, want %s", got, want)
	}
}

func TestGridIsAsWideAsTheTextToTheTwip(t *testing.T) {
	w := &bodyWriter{m: &filler{width: 9071 * unit.Twip}}
	for _, shares := range [][]int{{800, 5200, 2200, 1800}, {0, 0, 0}, {3333, 3333, 3333}, {9000, 9000}, {500, 0, 500}} {
		var cols []record.Column
		for _, s := range shares {
			cols = append(cols, record.Column{Percent: s})
		}
		total := unit.Length(0)
		for _, g := range w.shares(cols) {
			if g <= 0 || g%unit.Twip != 0 {
				t.Errorf("%v: column of %d", shares, g)
			}
			total += g
		}
		if total != 9071*unit.Twip {
			t.Errorf("%v: grid of %d twips", shares, total.Twips())
		}
	}
}
