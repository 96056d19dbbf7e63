package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// dateForm is what a number format shows of a number that counts days.
type dateForm uint8

const (
	noDateForm dateForm = iota
	dayForm             // dd/mm/yyyy
	momentForm          // dd/mm/yyyy hh:mm
	monthForm           // mm/yyyy
	yearForm            // yyyy
	clockForm           // hh:mm
)

// builtInForm knows the formats that every workbook has by number (ECMA-376-1,
// 18.8.30); 27 to 36 and 50 to 58 are dates of East Asian editions.
func builtInForm(id int) dateForm {
	switch {
	case id == 17:
		return monthForm
	case id == 22:
		return momentForm
	case id >= 14 && id <= 16, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return dayForm
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47:
		return clockForm
	}
	return noDateForm
}

// readDateForm reads the first section of a format code. In files the letters are
// English in every edition of Excel; words of a language stand in quotes, as in
// "ngày" dd "tháng" mm "năm" yyyy.
func readDateForm(code string) dateForm {
	letters := formatLetters(code)
	if strings.Contains(letters, "general") || strings.ContainsAny(letters, "#?") {
		return noDateForm
	}
	has := func(set string) bool { return strings.ContainsAny(letters, set) }
	if zero := strings.IndexByte(letters, '0'); zero >= 0 && !strings.Contains(letters[:zero], "s") {
		return noDateForm // the only zeros of a date are parts of a second
	}
	switch {
	case has("d") && has("h"):
		return momentForm
	case has("d"):
		return dayForm
	case has("y") && has("m"):
		return monthForm
	case has("y"):
		return yearForm
	case has("hs"):
		return clockForm
	case has("m"):
		return monthForm
	}
	return noDateForm
}

// formatLetters is the first section of a format code in lower case without what it
// shows as it stands, and without colours and languages in brackets.
func formatLetters(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return out.String()
		case '"':
			i = skipTo(code, i+1, '"')
		case '[':
			end := skipTo(code, i+1, ']')
			if inner := strings.ToLower(code[i+1 : min(end, len(code))]); inner != "" && strings.Trim(inner, "hms") == "" {
				out.WriteString(inner)
			}
			i = end
		case '\\', '_', '*':
			i++
		default:
			out.WriteString(strings.ToLower(string(rune(c))))
		}
	}
	return out.String()
}

func skipTo(s string, from int, mark byte) int {
	if i := strings.IndexByte(s[from:], mark); i >= 0 {
		return from + i
	}
	return len(s)
}

// lastSerial is 31/12/9999, the last day of Excel's calendar.
const lastSerial = 2958465

// dateCell reads a number under a date's format. A day is a Date; what a format
// shows of it besides, or less than it, is the text that Excel shows.
func dateCell(raw string, form dateForm, from1904 bool) Cell {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 0 || serial >= lastSerial+1 {
		return Cell{noDate, raw}
	}
	days := math.Floor(serial)
	minutes := int(math.Round((serial - days) * 24 * 60))
	if form == clockForm {
		minutes += int(days) * 24 * 60
		return Cell{Text, fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)}
	}
	if minutes == 24*60 {
		days, minutes = days+1, 0
	}
	day, ok := dayOf(int(days), from1904)
	switch {
	case !ok:
		return Cell{noDate, raw}
	case form == monthForm:
		return Cell{Text, day.Format("01/2006")}
	case form == yearForm:
		return Cell{Text, day.Format("2006")}
	case form == momentForm && minutes > 0:
		return Cell{Text, fmt.Sprintf("%s %02d:%02d", day.Format("02/01/2006"), minutes/60, minutes%60)}
	}
	return Cell{Date, day.Format("2006-01-02")}
}

// dayOf is the day that a serial number counts. Excel follows Lotus 1-2-3 in
// believing that 1900 was a leap year: its day 60 does not exist, and the days
// before it are one off.
func dayOf(serial int, from1904 bool) (time.Time, bool) {
	if from1904 {
		return time.Date(1904, 1, 1+serial, 0, 0, 0, 0, time.UTC), true
	}
	switch {
	case serial < 1 || serial == 60:
		return time.Time{}, false
	case serial < 60:
		serial++
	}
	return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC), true
}

// numberText writes a number of a workbook with the digits that Excel shows. A
// workbook keeps 0.1+0.2 as 0.30000000000000004; Excel knows 15 digits.
func numberText(raw string) (string, bool) {
	if r := readNumber(raw); (r.form == whole || r.point == '.' && r.group == 0 && len(raw) <= mostDigits) && raw[0] < 0x80 {
		return raw, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return "", false
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(f), 'e', mostDigits-1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	head, tail, _ := strings.Cut(mantissa, ".")
	text := shiftPoint(head, strings.TrimRight(tail, "0"), n)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if f < 0 && text != "0" {
		text = "-" + text
	}
	return text, true
}
