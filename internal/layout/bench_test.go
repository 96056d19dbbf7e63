package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// plan is a document as long as a plan of an office: two sheets, some 940 words,
// a header block and a signature block as tables.
func plan() *wml.Document {
	body := []wml.Block{header2()}
	sentence := "Tổ chức thực hiện đầy đủ, kịp thời các chính sách của Đảng, pháp luật của Nhà nước về bảo vệ, chăm sóc và giáo dục trẻ em trên địa bàn tỉnh; "
	for i := range 26 {
		par := p(strings.Repeat(sentence, 1+i%2), align(wml.AlignBoth), spaced(6*pt, 0), indent(0, 0, 36*pt))
		par.Props.WidowControl = wml.On
		body = append(body, par)
	}
	body = append(body, header2())
	return &wml.Document{
		Body:     body,
		Styles:   wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(14 * pt)}, nil),
		Settings: &wml.Settings{CompatibilityMode: 14},
		Section: &wml.Section{Width: 210 * unit.Mm, Height: 297 * unit.Mm,
			Margins: wml.PageMargins{Top: 20 * unit.Mm, Right: 20 * unit.Mm, Bottom: 20 * unit.Mm, Left: 30 * unit.Mm, Header: 10 * unit.Mm, Footer: 10 * unit.Mm}},
	}
}

func header2() *wml.Table {
	t := tbl("ỦY BAN NHÂN DÂN\vTỈNH A|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\vĐộc lập - Tự do - Hạnh phúc")
	t.Grid = []unit.Length{70 * unit.Mm, 90 * unit.Mm}
	t.Rows[0].Props.CantSplit = wml.On
	return t
}

func BenchmarkPlan(b *testing.B) {
	doc := plan()
	pages, problems := Pages(doc, liberation(b), Options{})
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	b.ReportAllocs()
	b.ReportMetric(float64(len(pages.Pages)), "pages")
	for b.Loop() {
		Pages(doc, liberation(b), Options{})
	}
}

// tall is a table of n rows of three cells.
func tall(n int) *wml.Document {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = "1|Trẻ em dưới 6 tuổi được cấp thẻ|845"
	}
	t := bordered(tbl(rows...), pt/2)
	t.Grid = []unit.Length{30 * pt, 300 * pt, 60 * pt}
	t.Rows[0].Props.Header = wml.On
	doc := plan()
	doc.Body = []wml.Block{t}
	return doc
}

func BenchmarkTable5000Rows(b *testing.B) { benchmarkTable(b, 5000) }
func BenchmarkTable500Rows(b *testing.B)  { benchmarkTable(b, 500) }

func benchmarkTable(b *testing.B, n int) {
	doc := tall(n)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Pages(doc, liberation(b), Options{}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkWordOfAMillionLetters(b *testing.B) {
	doc := plan()
	doc.Body = []wml.Block{p(strings.Repeat("x", 1_000_000))}
	for b.Loop() {
		Pages(doc, liberation(b), Options{MaxPages: 10_000})
	}
}
