package record

import (
	"strconv"
	"strings"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// datePattern is what date takes, as the schema says it.
const datePattern = `\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{4}`

func dateSchema(needed bool) object {
	if needed {
		return patternSchema(needed, "^ *("+datePattern+") *$")
	}
	return patternSchema(needed, "^ *("+datePattern+")? *$")
}

// firstYear guards against years that lost a digit.
const firstYear = 1900

// date reads 31/05/2024, 2024-05-31, or 05/2024 with the day left blank.
func (r *reader) date(v value) Date {
	t := r.text(v, oneLine)
	if t.Blank() {
		return Date{}
	}
	d, ok := splitDate(t.S)
	switch {
	case !ok || d.Month < 1 || d.Month > 12 || d.Year < firstYear:
		r.tell(v, "date.format", diag.Say("«%[1]s» ghi «%[3]s» không đúng dạng ngày/tháng/năm.", "%[2]s “%[3]s” is not a date day/month/year.", v.label, v.key, quote(t.S)),
			diag.Say("Hãy viết ngày/tháng/năm, ví dụ 03/02/2025; chưa có ngày thì viết tháng/năm, ví dụ 02/2025.", "Write day/month/year, like 03/02/2025, or month/year, like 02/2025, with the day left blank."))
		return Date{}
	case d.Day < 0 || d.Day > daysIn(d.Month, d.Year):
		r.tell(v, "date.not_exist", diag.Say("«%[1]s»: ngày %[3]s không có trong lịch.", "%[2]s: there is no day %[3]s.", v.label, v.key, quote(t.S)),
			diag.Say("Hãy xem lại ngày và tháng.", "Look at the day and the month again."))
		return Date{}
	}
	d.At = v.at
	return d
}

// splitDate takes the numbers out of a date. A day written as 0 comes back as
// -1, for a day of 0 is a blank.
func splitDate(s string) (Date, bool) {
	if parts := strings.Split(s, "-"); len(parts) == 3 {
		y, ok1 := digitsOf(parts[0], 4, 4)
		m, ok2 := digitsOf(parts[1], 2, 2)
		d, ok3 := digitsOf(parts[2], 2, 2)
		return Date{Day: given(d), Month: m, Year: y}, ok1 && ok2 && ok3
	}
	parts := strings.Split(s, "/")
	if len(parts) != 2 && len(parts) != 3 {
		return Date{}, false
	}
	y, ok1 := digitsOf(parts[len(parts)-1], 4, 4)
	m, ok2 := digitsOf(parts[len(parts)-2], 1, 2)
	if len(parts) == 2 {
		return Date{Month: m, Year: y}, ok1 && ok2
	}
	d, ok3 := digitsOf(parts[0], 1, 2)
	return Date{Day: given(d), Month: m, Year: y}, ok1 && ok2 && ok3
}

func given(day int) int {
	if day == 0 {
		return -1
	}
	return day
}

func digitsOf(s string, lo, hi int) (int, bool) {
	if len(s) < lo || len(s) > hi || !allDigits(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func daysIn(month, year int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day() // the day before the next month
}
