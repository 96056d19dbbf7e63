package sheet

import (
	"fmt"
	"strings"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// looksLikeDate knows dd/mm/yyyy and yyyy-mm-dd, the forms in which offices and
// programs write a date to CSV. Others stay text.
func looksLikeDate(s string) bool {
	_, _, _, ok := splitDate(s)
	return ok
}

func splitDate(s string) (day, month, year int, ok bool) {
	if len(s) < 8 || len(s) > 10 || s[0] < '0' || s[0] > '9' {
		return 0, 0, 0, false
	}
	if a, b, c, ok := threeNumbers(s, "/"); ok && len(s)-strings.LastIndexByte(s, '/') == 5 {
		return a, b, c, true
	}
	if a, b, c, ok := threeNumbers(s, "-"); ok && len(s) == 10 && s[4] == '-' && s[7] == '-' {
		return c, b, a, true
	}
	return 0, 0, 0, false
}

// threeNumbers reads numbers of at most four digits between two marks.
func threeNumbers(s, mark string) (a, b, c int, ok bool) {
	first, rest, ok1 := strings.Cut(s, mark)
	second, third, ok2 := strings.Cut(rest, mark)
	if !ok1 || !ok2 {
		return 0, 0, 0, false
	}
	a, ok1 = smallNumber(first)
	b, ok2 = smallNumber(second)
	c, ok = smallNumber(third)
	return a, b, c, ok && ok1 && ok2
}

func smallNumber(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// typeDates reads a column whose texts all look like dates.
func (r *reader) typeDates(t *Table, c int) {
	for i := range t.Rows {
		cell := &t.Rows[i].Cells[c]
		if cell.Kind != Text {
			continue
		}
		day, month, year, _ := splitDate(cell.Value)
		if !inCalendar(day, month, year) {
			r.add(t.At(noSuchDate(cell.Value), i, c))
			continue
		}
		*cell = Cell{Date, isoDate(day, month, year)}
	}
}

func isoDate(day, month, year int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }

func noSuchDate(value string) diag.Problem {
	return diag.Problem{Code: "date.not_exist",
		Message: diag.Say("Ngày «%s» không có trong lịch.", "There is no date «%s» in the calendar.", shown(value)),
		Hint:    diag.Say("Viết ngày/tháng/năm, ví dụ 03/02/2025.", "Write day/month/year, such as 03/02/2025.")}
}

func inCalendar(day, month, year int) bool {
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year)
}

func daysOf(month, year int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day() // the day before the next month
}
