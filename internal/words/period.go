package words

import (
	"fmt"
	"time"
)

// Quarter is a quarter in running text: "quý I/2026".
func Quarter(quarter, year int) string {
	if !within(quarter, 1, 4) {
		return ""
	}
	return fmt.Sprintf("quý %s/%d", Roman(quarter), year)
}

// QuarterLong is a quarter in full: "quý III năm 2026".
func QuarterLong(quarter, year int) string {
	if !within(quarter, 1, 4) {
		return ""
	}
	return fmt.Sprintf("quý %s năm %d", Roman(quarter), year)
}

// Month is a month in running text: "tháng 5/2026", "tháng 02/2026".
func Month(month, year int) string {
	if !within(month, 1, 12) {
		return ""
	}
	return fmt.Sprintf("tháng %s/%d", monthDigits(month), year)
}

// MonthLong is a month in full: "tháng 5 năm 2026".
func MonthLong(month, year int) string {
	if !within(month, 1, 12) {
		return ""
	}
	return fmt.Sprintf("tháng %s năm %d", monthDigits(month), year)
}

// FirstMonths is the year up to a month: "9 tháng đầu năm 2026".
func FirstMonths(months, year int) string {
	if !within(months, 1, 11) {
		return ""
	}
	return fmt.Sprintf("%d tháng đầu năm %d", months, year)
}

// LastMonths is the rest of a year: "6 tháng cuối năm 2026".
func LastMonths(months, year int) string {
	if !within(months, 1, 11) {
		return ""
	}
	return fmt.Sprintf("%d tháng cuối năm %d", months, year)
}

// HalfYear is the first (1) or second (2) half: "6 tháng đầu năm 2026".
func HalfYear(half, year int) string {
	switch half {
	case 1:
		return FirstMonths(6, year)
	case 2:
		return LastMonths(6, year)
	}
	return ""
}

// Period is a span of years: "giai đoạn 2026 - 2030".
func Period(from, to int) string {
	return fmt.Sprintf("giai đoạn %d - %d", from, to)
}

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// Weekday is the name of a day in running text, with the capitals of
// điểm c khoản 8 Mục V Phụ lục II: "thứ Ba".
func Weekday(day time.Weekday) string {
	if !within(int(day), 0, 6) {
		return ""
	}
	return weekdays[day]
}

// ClockTime is a time of day: "8 giờ 00", "14 giờ 30".
func ClockTime(hour, minute int) string {
	if !within(hour, 0, 23) || !within(minute, 0, 59) {
		return ""
	}
	return fmt.Sprintf("%d giờ %02d", hour, minute)
}

var romans = []struct {
	value  int
	digits string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman is n in Roman digits, from 1 to 3999.
func Roman(n int) string {
	if !within(n, 1, 3999) {
		return ""
	}
	var out []byte
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			out = append(out, r.digits...)
		}
	}
	return string(out)
}

// alphabet is that of lettered points: the Vietnamese order without the letters
// that differ from another only by a hat, horn or breve.
var alphabet = [...]string{
	"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
	"n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
}

// Letter is the label of the nth point, counted from 1: a b c d đ e g … x y and
// then, after the 23rd, aa ab ac … yy aaa.
func Letter(n int) string {
	label := ""
	for ; n > 0; n = (n - 1) / len(alphabet) {
		label = alphabet[(n-1)%len(alphabet)] + label
	}
	return label
}

func within(n, low, high int) bool { return low <= n && n <= high }
