package batch

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkFill(b *testing.B) {
	table := tableOf(b, string(fixture(b, "don-vi-quy.csv")))
	template, _ := Compile(fixture(b, "mau-bao-cao-don-vi.json"), headings(table))
	groups, _ := Groups(table, "ma_don_vi")
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := template.Fill(groups[0]); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkFillSummary makes the consolidated report of 200 units with 20 rows each.
func BenchmarkFillSummary(b *testing.B) {
	var data strings.Builder
	data.WriteString("ma_don_vi,ten_don_vi,chi_tieu,don_vi,ke_hoach,thuc_hien,cung_ky,ngay_nop\n")
	for unit := range 200 {
		for i := range 20 {
			name := "Thu ngân sách trên địa bàn"
			if i > 0 {
				name = fmt.Sprintf("Chỉ tiêu %d", i)
			}
			fmt.Fprintf(&data, "X%03d,Xã %d,%s,ha,%d,%d.5,%d,2026-04-05\n", unit, unit, name, 1000+unit, 300+unit*i, 290+unit)
		}
	}
	table := tableOf(b, data.String())
	template, _ := CompileSummary(fixture(b, "mau-tong-hop.json"), headings(table))
	groups, _ := Groups(table, "ma_don_vi")
	all := Summary{Table: table, Groups: groups, GroupBy: "ma_don_vi", Deadline: "2026-04-04"}
	b.ReportAllocs()
	for b.Loop() {
		if f, problems := template.FillSummary(all); f == nil {
			b.Fatal(problems)
		}
	}
}
