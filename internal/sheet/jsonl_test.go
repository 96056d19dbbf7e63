package sheet

import (
	"strings"
	"testing"
)

func TestLinesOfObjectsAreRows(t *testing.T) {
	data := `{"ma": "X01", "so": 1250.50, "x": null}

{"so": 12e2, "ma": "001", "moi": true}
{"ma": "", "so": -0.5e-1}
`
	table, problems := Read([]byte(data), Options{})
	if len(problems) > 0 || table.Format != JSONL {
		t.Fatal(problems)
	}
	equal(t, "ma", column(t, table, "ma"), []string{"t X01", "t 001", "-"})
	equal(t, "so", column(t, table, "so"), []string{"n 1250.50", "n 1200", "n -0.05"})
	equal(t, "x", column(t, table, "x"), []string{"-", "-", "-"})
	equal(t, "moi", column(t, table, "moi"), []string{"-", "b true", "-"})
	if table.Rows[1].Number != 3 {
		t.Errorf("the second object stands in line %d", table.Rows[1].Number)
	}
}

func TestFaultsOfLinesAreAllTold(t *testing.T) {
	data := strings.Join([]string{
		`{"a": 1}`, `{"a": 1,}`, `{"a": 1, "a": 2}`, `{"a": [1]}`, `{"a": {"b": 1}}`, `[1]`, `{"a": 1} x`, `{"a": "\u0000"}`, `{"a": 1e999999999}`, `{"a"`, `{"A": 1}`,
	}, "\n")
	table, problems := Read([]byte(data), Options{})
	equal(t, "problems", told(problems), []string{
		"table.duplicate_column", "json.syntax 2", "json.duplicate_key 3", "field.type 4", "field.type 5", "json.syntax 6", "json.syntax 7",
		"text.control_char 8", "number.range 9", "json.syntax 10",
	})
	if table == nil || len(table.Rows) != 11 {
		t.Error("rows are missing")
	}
}
