package lint

import (
	"fmt"
	"testing"

	"github.com/mocban/mocban/internal/record"
)

// twoPages is a plan of about nine hundred words, with the names, citations and
// figures that such plans have.
func twoPages() *record.Record {
	r := good("ke_hoach")
	r.Body = nil
	for i := range 4 {
		s := &record.Section{Title: txt("Nhiệm vụ, giải pháp", fmt.Sprintf("/noi_dung/%d/tieu_de", i))}
		for range 3 {
			s.Body = append(s.Body,
				para("Phát huy vai trò lãnh đạo, chỉ đạo của cấp ủy đảng và Lãnh đạo Sở về công tác chăm sóc, giáo dục và bảo vệ trẻ em; ban hành đầy đủ, kịp thời các văn bản chỉ đạo, điều hành phù hợp với tình hình thực tiễn của cơ quan."),
				para("Ủy ban nhân dân tỉnh Lai Châu giao Sở Công Thương chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Sở Y tế thực hiện theo quy định tại khoản 2 Điều 5 Quy chế, bảo đảm đạt 1.250,5 tỷ đồng, tăng 8,5% so với cùng kỳ năm 2023."),
			)
		}
		r.Body = append(r.Body, s)
	}
	return r
}

func BenchmarkRecordOfTwoPages(b *testing.B) {
	r := twoPages()
	theBook()
	b.ReportAllocs()
	for b.Loop() {
		if found := Record(r, Options{}); len(found) > 0 {
			b.Fatal(found[0])
		}
	}
}

// BenchmarkContract judges the plan and the report of the contract.
func BenchmarkContract(b *testing.B) {
	for _, name := range []string{"ke-hoach-tre-em", "bao-cao-quy"} {
		r := decoded(b, name+".json")
		theBook()
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Record(r, Options{})
			}
		})
	}
}

func BenchmarkHostileText(b *testing.B) {
	r := good("ke_hoach")
	long := ""
	for range 20000 {
		long += "Phụ lục số 30/QĐ-UBND nhân dân Khoản 2 ; "
	}
	r.Body = []record.Block{para(long)}
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		Record(r, Options{})
	}
}
