package service

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/mocban/mocban/internal/layout"
)

// longReport is a report of one table of six columns.
func longReport(tb testing.TB, rows int) []byte {
	tb.Helper()
	type object map[string]any
	lines := make([]any, rows)
	for i := range lines {
		lines[i] = []any{fmt.Sprint(i + 1), fmt.Sprintf("Đơn vị số %d thuộc tỉnh Lai Châu", i+1), "Sở Công Thương", 1000 + i, 310 + i, "Đang thi công"}
	}
	table := object{"tieu_de": "Danh mục", "dong": lines, "cot": []object{
		{"ten": "TT", "rong": 7, "can": "giua"}, {"ten": "Tên dự án", "rong": 33}, {"ten": "Chủ đầu tư", "rong": 20},
		{"ten": "Tổng mức", "rong": 12, "can": "phai"}, {"ten": "Giải ngân", "rong": 12, "can": "phai"}, {"ten": "Tiến độ", "rong": 16},
	}}
	out, err := json.Marshal(object{
		"loai": "bao_cao", "co_quan_chu_quan": "UBND tỉnh Lai Châu", "co_quan": "Sở Công Thương", "so": "214", "ky_hieu": "BC-SCT",
		"dia_danh": "Lai Châu", "ngay": "05/10/2026", "trich_yeu": "Tiến độ các dự án trọng điểm năm 2026",
		"noi_dung": []any{"Tiến độ các dự án trọng điểm như sau:", object{"bang": table}},
		"ky":       object{"chuc_vu": "Giám đốc", "ho_ten": "Lê Văn Ân"},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// BenchmarkLongReport shows how a document grows with the rows of its table, in layout
// alone and from JSON to PDF.
func BenchmarkLongReport(b *testing.B) {
	s := newService(b)
	for _, rows := range []int{50, 500, 5000} {
		input := longReport(b, rows)
		j := s.begin(input)
		if ok, err := j.merge(); !ok {
			b.Fatal(err, j.res.Problems)
		}
		b.Run(fmt.Sprintf("layout/%d-rows", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				layout.Pages(j.doc, s.faces, layout.Options{})
			}
		})
		b.Run(fmt.Sprintf("json-to-pdf/%d-rows", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if res, err := s.Generate(b.Context(), Request{JSON: input, Want: PDF}); err != nil || res.PDF == nil {
					b.Fatal(err, codesOf(res.Problems))
				}
			}
		})
	}
}
