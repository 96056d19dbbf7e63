package sheet

import (
	"os"
	"testing"
)

func TestUnitsOfTheQuarterAreReadAsTheContractSays(t *testing.T) {
	data, err := os.ReadFile("../../testdata/don-vi-quy.csv")
	if err != nil {
		t.Fatal(err)
	}
	table, problems := Read(data, Options{Name: "don-vi-quy.csv"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(table.Columns) != 11 || len(table.Rows) != 8 || table.Separator != ',' || table.HeadingRow != 1 {
		t.Fatalf("%d columns, %d rows, separator %q, heading %d", len(table.Columns), len(table.Rows), table.Separator, table.HeadingRow)
	}
	for _, want := range []struct {
		row    int
		column string
		cell   Cell
	}{
		{0, "ma_don_vi", Cell{Text, "X01"}}, {0, "so", Cell{}}, {0, "ke_hoach", Cell{Number, "1250"}}, {0, "thuc_hien", Cell{Number, "418.5"}},
		{3, "cung_ky", Cell{Number, "0"}}, {4, "thuc_hien", Cell{}}, {6, "thuc_hien", Cell{Number, "4012.25"}}, {7, "cung_ky", Cell{Number, "2050"}},
	} {
		if got := table.Rows[want.row].Cells[table.Find(want.column)]; got != want.cell {
			t.Errorf("row %d %s: %v, want %v", want.row, want.column, got, want.cell)
		}
	}
	if table.Rows[4].Number != 6 {
		t.Errorf("the fifth row of data stands in row %d", table.Rows[4].Number)
	}
}
