package words

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// What can be wrong with a date that was typed. A month of 13 is a matter of
// form: day and month were most likely swapped.
var (
	ErrDateFormat   = errors.New("not a date as day/month/year")
	ErrDateNotExist = errors.New("date is not in the calendar")
)

// DaySlot is the blank for a day or month that is filled in by hand: as wide as
// two digits, and no-break so that justification and line ends leave it alone.
const DaySlot = "\u00a0\u00a0\u00a0\u00a0"

// Date is a day of the calendar; a part that is 0 is left blank.
type Date struct{ Day, Month, Year int }

// vietnam is the zone of every date; it has no summer time.
var vietnam = time.FixedZone("+07", 7*60*60)

// DateOf is the day in Viet Nam at a moment.
func DateOf(t time.Time) Date {
	year, month, day := t.In(vietnam).Date()
	return Date{Day: day, Month: int(month), Year: year}
}

// Start is the first moment of the date in Viet Nam; a blank day or month counts
// as the first.
func (d Date) Start() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, vietnam)
}

// Complete tells whether no part is blank.
func (d Date) Complete() bool { return d.Day > 0 && d.Month > 0 && d.Year > 0 }

// Quarter is 1 to 4, or 0 where the month is blank.
func (d Date) Quarter() int { return (d.Month + 2) / 3 }

// Weekday is the name of the day, or "" where a part is blank.
func (d Date) Weekday() string {
	if !d.Complete() {
		return ""
	}
	return Weekday(d.Start().Weekday())
}

// ParseDate reads 31/05/2024, 5/4/2024, 2024-05-31 and 05/2024, whose day is
// blank. Years have four digits. The error is ErrDateFormat or ErrDateNotExist,
// wrapped.
func ParseDate(s string) (Date, error) {
	text := strings.TrimSpace(s)
	d, ok := scanDate(text)
	switch {
	case !ok || d.Month < 1 || d.Month > 12 || d.Year < 1000:
		return Date{}, fmt.Errorf("%w: %q", ErrDateFormat, shorten(s))
	case strings.Count(text, "/") == 1:
		return d, nil
	case d.Day < 1 || d.Day > daysIn(d.Month, d.Year):
		return Date{}, fmt.Errorf("%w: %q", ErrDateNotExist, shorten(s))
	}
	return d, nil
}

func scanDate(s string) (d Date, ok bool) {
	if parts := strings.SplitN(s, "-", 4); len(parts) == 3 && len(parts[1]) == 2 && len(parts[2]) == 2 {
		return joinDate(parts[2], parts[1], parts[0])
	}
	switch parts := strings.SplitN(s, "/", 4); len(parts) {
	case 2:
		return joinDate("0", parts[0], parts[1])
	case 3:
		return joinDate(parts[0], parts[1], parts[2])
	}
	return Date{}, false
}

func joinDate(day, month, year string) (Date, bool) {
	if len(year) != 4 || len(month) > 2 || len(day) > 2 || !isDigits(year) || !isDigits(month) || !isDigits(day) {
		return Date{}, false
	}
	// At most four ASCII digits each: Atoi cannot fail.
	d, _ := strconv.Atoi(day)
	m, _ := strconv.Atoi(month)
	y, _ := strconv.Atoi(year)
	return Date{Day: d, Month: m, Year: y}, true
}

// daysIn counts the days of a month: day 0 of the next is its last.
func daysIn(month, year int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// LongDate is the date under a document's heading, a blank standing where a part
// is 0: "ngày 05 tháng 5 năm 2026". Days below 10 and the months 1 and 2 are
// written with a 0 before them (điểm b khoản 4 Mục II Phần I Phụ lục I).
func LongDate(d Date, blank string) string {
	return "ngày " + orBlank(Padded(d.Day), d.Day, blank) +
		" tháng " + orBlank(monthDigits(d.Month), d.Month, blank) +
		" năm " + orBlank(strconv.Itoa(d.Year), d.Year, blank)
}

// ShortDate is the date inside a text, padded and left blank as LongDate:
// "05/5/2026".
func ShortDate(d Date, blank string) string {
	return orBlank(Padded(d.Day), d.Day, blank) +
		"/" + orBlank(monthDigits(d.Month), d.Month, blank) +
		"/" + orBlank(strconv.Itoa(d.Year), d.Year, blank)
}

func orBlank(text string, value int, blank string) string {
	if value == 0 {
		return blank
	}
	return text
}

// Padded writes a count with the 0 that officials put before 1 to 9: "05 cụm".
// Zero and what is below stay plain.
func Padded(n int) string {
	if 0 < n && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// monthDigits pads 1 and 2, which a stroke of the pen could turn into 11 and 12.
func monthDigits(month int) string {
	if month == 1 || month == 2 {
		return "0" + strconv.Itoa(month)
	}
	return strconv.Itoa(month)
}
