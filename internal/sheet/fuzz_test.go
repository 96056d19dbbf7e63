package sheet

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// FuzzRead shows that no file breaks the reader, that a table has its shape and
// keeps its bounds, that each number is one of JSON, and that what was read can be
// written back.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "a;b\n\"x;y\";1.250\n", "sep=;\na;b\n1;2", "\xff\xfea\x00,\x00b\x00\n\x001\x00,\x002\x00", "a,b\n\"x\"y\",1\n\"",
		"{\"a\": 1, \"b\": null}\n{\"c\": [1]}\n", "a\tb\r31/02/2026\t01/02/2026\r", ",,\n,x,\n0912345678,1e5,1.234,5\n",
	} {
		f.Add([]byte(seed))
	}
	f.Add(rawBook(f, `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45691</v></c></row></sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{Packed: 1 << 20, Rows: 1000, Columns: 20, Cells: 5000, Inflated: 1 << 20}
		table, problems := Read(data, Options{Limits: limits})
		for _, p := range problems {
			if p.Code == "" || p.Message.VI == "" || p.Message.EN == "" || p.Severity == 0 {
				t.Errorf("a problem says nothing: %+v", p)
			}
		}
		if table == nil {
			if len(problems) == 0 {
				t.Fatal("no table and no problem")
			}
			return
		}
		checkShape(t, table, limits)
		var out bytes.Buffer
		if err := table.WriteBack(&out, data, problems); err != nil && table.Format != XLSX {
			t.Error(err) // a workbook may be one that excelize does not take
		}
	})
}

func checkShape(t *testing.T, table *Table, limits Limits) {
	t.Helper()
	if len(table.Rows) > limits.Rows || len(table.Columns) > limits.Columns || len(table.Rows)*len(table.Columns) > 2*limits.Cells {
		t.Fatalf("%d rows of %d columns", len(table.Rows), len(table.Columns))
	}
	last := table.HeadingRow
	for _, row := range table.Rows {
		if row.Number <= last || len(row.Cells) != len(table.Columns) {
			t.Fatalf("row %d after %d has %d cells", row.Number, last, len(row.Cells))
		}
		last = row.Number
		for _, cell := range row.Cells {
			switch {
			case cell.Kind > Bool, (cell.Kind == Empty) != (cell.Value == ""), !utf8.ValidString(cell.Value):
				t.Fatalf("cell %v", cell)
			case cell.Kind == Number && !json.Valid([]byte(cell.Value)):
				t.Fatalf("number %q", cell.Value)
			case cell.Kind == Date && !looksLikeDate(cell.Value):
				t.Fatalf("date %q", cell.Value)
			}
		}
	}
}
