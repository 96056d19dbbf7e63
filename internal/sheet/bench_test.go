package sheet

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// quarter is a report of 200 units with 20 indicators each, as CSV.
func quarter(rows int) []byte {
	var out bytes.Buffer
	out.WriteString("ma_don_vi,ten_don_vi,dia_danh,so,nguoi_ky,chuc_vu,chi_tieu,don_vi,ke_hoach,thuc_hien,cung_ky\n")
	for i := range rows {
		fmt.Fprintf(&out, "X%03d,Ủy ban nhân dân xã Bum Tở %d,Bum Tở,,Lò Văn Sơn,Chủ tịch,Chỉ tiêu %d,triệu đồng,%d,%d.5,%d.25\n", i/20, i/20, i%20, 1000+i, 500+i, 400+i)
	}
	return out.Bytes()
}

func quarterBook(b *testing.B, rows int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	table, _ := Read(quarter(rows), Options{})
	var head []any
	for _, c := range table.Columns {
		head = append(head, c.Name)
	}
	_ = w.SetRow("A1", head)
	for i, row := range table.Rows {
		var cells []any
		for _, c := range row.Cells {
			var v any = c.Value
			if c.Kind == Number {
				var f float64
				_, _ = fmt.Sscan(c.Value, &f)
				v = f
			}
			cells = append(cells, v)
		}
		_ = w.SetRow(cellName(1, i+2), cells)
	}
	_ = w.Flush()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkReadCSVOf4000Rows(b *testing.B) { benchmarkRead(b, quarter(4000)) }

func BenchmarkReadWorkbookOf4000Rows(b *testing.B) { benchmarkRead(b, quarterBook(b, 4000)) }

func benchmarkRead(b *testing.B, data []byte) {
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		table, problems := Read(data, Options{})
		if len(problems) > 0 || len(table.Rows) != 4000 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkWorkbookThroughExcelize is what reading by excelize's stream of rows
// would cost, before types, formats and formulas are known.
func BenchmarkWorkbookThroughExcelize(b *testing.B) {
	data := quarterBook(b, 4000)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		_ = rows.Close()
		_ = f.Close()
	}
}

// BenchmarkReadCSVOfAMillionRows reports what the table holds beside the file.
func BenchmarkReadCSVOfAMillionRows(b *testing.B) {
	data := []byte("ma,chi_tieu,don_vi,ke_hoach,thuc_hien\n" + strings.Repeat("X001,Thu ngân sách,triệu đồng,1250,418.5\n", 1_000_000))
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		table, problems := Read(data, Options{})
		runtime.GC()
		runtime.ReadMemStats(&after)
		if len(problems) > 0 || len(table.Rows) != 1_000_000 {
			b.Fatal(problems)
		}
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-held")
		b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/(1<<20), "MB-taken")
		runtime.KeepAlive(table)
	}
}
