// Package number fills number and date into a document that is finished otherwise,
// as a văn thư does after the signature (Điều 15).
//
// In: a Stamp, and the JSON of a document or its .docx, which may have been edited
// in Word since. Out: the same with the slots filled, all else as it was, and the
// problems. Never: makes a document, lays one out, or judges by the decree.
package number

import (
	"errors"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// maxNumber is the largest number a document takes (the field so of record).
const maxNumber = 999_999

// Stamp is what is filled in.
type Stamp struct {
	Number int        // 0 leaves the number as it stands
	Date   words.Date // a day of the calendar; zero leaves the date as it stands
}

// Options say how freely slots may be filled.
type Options struct {
	Replace bool // also where another number or date stands
	// Undated says that the kind has no place for a date (biên bản, form 1.9).
	Undated bool
}

// Parse reads a stamp as it is typed: digits, and a date as 31/05/2024. An empty
// text leaves that slot alone; one of the two must be there.
func Parse(number, date string) (Stamp, []diag.Problem) {
	var s Stamp
	var problems []diag.Problem
	number, date = strings.TrimSpace(number), strings.TrimSpace(date)
	if number == "" && date == "" {
		return s, []diag.Problem{{
			Code: "field.required", Severity: diag.Error, At: "/so",
			Message: diag.Say("Chưa nêu số hoặc ngày cần ghi vào văn bản.", "Neither a number nor a date to fill in is given."),
			Hint:    diag.Say("Nêu số (so), ví dụ 123, và ngày (ngay), ví dụ 31/05/2024.", "Give the number (so), like 123, and the date (ngay), like 31/05/2024."),
		}}
	}
	if number != "" {
		n, problem := parseNumber(number)
		s.Number, problems = n, append(problems, problem...)
	}
	if date != "" {
		d, problem := parseDate(date)
		s.Date, problems = d, append(problems, problem...)
	}
	return s, problems
}

func parseNumber(s string) (int, []diag.Problem) {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil && !errors.Is(err, strconv.ErrRange) || strings.ContainsAny(s, "+-"):
		return 0, []diag.Problem{{
			Code: "number.type", Severity: diag.Error, At: "/so", Ref: decree.Annex("a", "3", "II"),
			Message: diag.Say("Số văn bản «%s» không phải chữ số Ả Rập.", "The number %q is not in Arabic digits.", short(s)),
			Hint:    diag.Say("Chỉ ghi số, ví dụ 123; ký hiệu đã có trong văn bản.", "Give digits only, like 123; the symbol stands in the document."),
		}}
	case err != nil || n < 1 || n > maxNumber:
		return 0, []diag.Problem{{
			Code: "number.range", Severity: diag.Error, At: "/so",
			Message: diag.Say("Số văn bản phải từ 1 đến %d.", "The number must be from 1 to %d.", maxNumber),
		}}
	}
	return n, nil
}

func parseDate(s string) (words.Date, []diag.Problem) {
	d, err := words.ParseDate(s)
	switch {
	case errors.Is(err, words.ErrDateNotExist):
		return d, []diag.Problem{{
			Code: "date.not_exist", Severity: diag.Error, At: "/ngay",
			Message: diag.Say("Ngày %s không có trong lịch.", "There is no day %s.", short(s)),
			Hint:    diag.Say("Hãy xem lại ngày và tháng.", "Look at the day and the month again."),
		}}
	case err != nil || !d.Complete():
		return d, []diag.Problem{{
			Code: "date.format", Severity: diag.Error, At: "/ngay",
			Message: diag.Say("«%s» không phải một ngày đủ ngày, tháng, năm.", "%q is not a date with day, month and year.", short(s)),
			Hint:    diag.Say("Viết ngày/tháng/năm, ví dụ 31/05/2024.", "Write day/month/year, like 31/05/2024."),
		}}
	}
	return d, nil
}

// digits is the number as a document shows it: 7 is 07 (điểm c khoản 3 Mục II Phần
// I Phụ lục I).
func (s Stamp) digits() string { return words.Padded(s.Number) }

// longDate is the date as a document shows it.
func (s Stamp) longDate() string { return words.LongDate(s.Date, words.DaySlot) }

// short makes a piece of the input fit to stand in a message.
func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(r)
}
