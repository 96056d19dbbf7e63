package font_test

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/unit"
)

// paragraph is about 700 bytes of what plans are made of.
var paragraph = strings.Repeat("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về bảo vệ, chăm sóc trẻ em năm 2024, "+
	"các cơ quan, đơn vị phối hợp chặt chẽ, bảo đảm hiệu quả; ", 5)[:700]

func BenchmarkMeasure(b *testing.B) {
	set := liberation(b)
	b.SetBytes(int64(len(paragraph)))
	b.ReportAllocs()
	for b.Loop() {
		set.Measure(paragraph, font.Regular, 14*unit.Pt)
	}
}

func BenchmarkParse(b *testing.B) {
	data := liberation(b).Face(font.Regular).Data()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := font.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKern(b *testing.B) {
	f := liberation(b).Face(font.Regular)
	a, _ := f.Glyph('A')
	v, _ := f.Glyph('V')
	for b.Loop() {
		f.Kern(a, v)
	}
}
