package sheet

import (
	"strings"
	"testing"
)

func TestColumnDecidesHowItsCellsAreRead(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells string // parted by spaces; _ is an empty cell, ~ a space within
		want  string // as column writes them
		told  []string
	}{
		{"canonical", "418.5 1250 4012.25 -3 0", "n 418.5|n 1250|n 4012.25|n -3|n 0", nil},
		{"digits stay", "1250.50 2.00", "n 1250.50|n 2.00", nil},
		{"three decimals beside others", "418.5 1.250", "n 418.5|n 1.250", nil},
		{"Vietnamese", "1.234,5 1.250 7", "n 1234.5|n 1250|n 7", nil},
		{"Vietnamese thousands", "1.234.567 1.250", "n 1234567|n 1250", nil},
		{"American", "1,234.5 1,250", "n 1234.5|n 1250", nil},
		{"comma decimals", "12,5 0,125 1,250", "n 12.5|n 0.125|n 1.250", nil},
		{"nothing decides", "1.250 12.500", "t 1.250|t 12.500", []string{"number.ambiguous B2", "number.ambiguous B3"}},
		{"nothing decides beside whole", "1.250 980", "t 1.250|n 980", []string{"number.ambiguous B2"}},
		{"comma decimals, point", "12,5 1.250", "n 12.5|t 1.250", []string{"number.ambiguous B3"}},
		{"both marks as decimals", "12,5 12.5 1.250", "n 12.5|n 12.5|t 1.250", []string{"number.ambiguous B4"}},
		{"leading zero", "001 12 1250", "t 001|t 12|t 1250", nil},
		{"long", "12345678901234567 12", "t 12345678901234567|t 12", nil},
		{"fifteen digits", "123456789012345 12", "n 123456789012345|n 12", nil},
		{"words among numbers", "chưa~có 12 _ 3.5", "t chưa có|n 12|-|n 3.5", nil},
		{"codes", "X01 X02", "t X01|t X02", nil},
		{"no numbers", "1.2.3 12% 2E05 1,23,456 1. .5 01.5 +1", "t 1.2.3|t 12%|t 2E05|t 1,23,456|t 1.|t .5|t 01.5|t +1", nil},
		{"minus of Word", "−3 -−3", "n -3|t -−3", nil},
		{"dates", "03/02/2025 2024-05-31 1/6/2026", "d 2025-02-03|d 2024-05-31|d 2026-06-01", nil},
		{"no such date", "31/02/2026 29/02/2024 12/31/2026", "t 31/02/2026|d 2024-02-29|t 12/31/2026", []string{"date.not_exist B2", "date.not_exist B4"}},
		{"dates and words", "03/02/2025 chưa", "t 03/02/2025|t chưa", nil},
		{"short form", "1.23457E+11 5", "t 1.23457E+11|n 5", []string{"table.leading_zero_lost B2"}},
		{"zero lost beside others", "0912345678 912345678", "t 0912345678|t 912345678", []string{"table.leading_zero_lost B3"}},
	} {
		data := "ma;x;y\n"
		for _, cell := range strings.Fields(c.cells) {
			data += "m;" + strings.NewReplacer("_", "", "~", " ").Replace(cell) + ";z\n"
		}
		table, problems := Read([]byte(data), Options{})
		equal(t, c.name, told(problems), c.told)
		equal(t, c.name, column(t, table, "x"), strings.Split(c.want, "|"))
	}
}

func TestAmbiguousNumberNamesBothReadings(t *testing.T) {
	_, problems := Read([]byte("a,b\nx,1.250\n"), Options{})
	if len(problems) != 1 || !strings.Contains(problems[0].Message.VI, "«1250» hoặc «1,25»") || problems[0].Heading != "b" {
		t.Error(problems)
	}
}

func TestHeadingOfCodesKeepsThemAndFindsLostZeros(t *testing.T) {
	for _, c := range []struct {
		heading, cells string
		kind           string
		lost           int
	}{
		{"Số CCCD", "36099012345 123456789", "t", 1},
		{"can_cuoc", "1099012345", "t", 1},
		{"SĐT", "912345678 84912345678 18001234", "t", 1},
		{"dien_thoai", "2433456789", "t", 1},
		{"Mã số thuế", "100109106 6200012345", "t", 1},
		{"Số thuê bao điện thoại", "1250 912345678", "n", 0},
		{"Kinh phí", "36099012345 912345678", "n", 0},
	} {
		data := "ma;" + c.heading + "\nm;" + strings.Join(strings.Fields(c.cells), "\nm;") + "\n"
		table, problems := Read([]byte(data), Options{})
		if len(problems) != c.lost {
			t.Errorf("%s: %v, want %d lost", c.heading, told(problems), c.lost)
		}
		for _, cell := range column(t, table, c.heading) {
			if cell[:1] != c.kind {
				t.Errorf("%s: %s, want kind %s", c.heading, cell, c.kind)
			}
		}
	}
}
