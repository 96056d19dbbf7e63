package number

import (
	"strconv"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// taken: another number or date stands in the slot.
func taken(at diag.Problem, stands, wanted string) diag.Problem {
	at.Code, at.Severity = "slot.taken", diag.Error
	at.Message = diag.Say("Văn bản đã ghi «%s», khác với «%s».", "The document already says %q, not %q.", stands, wanted)
	at.Hint = diag.Say("Nếu đúng là cần ghi lại, hãy dùng --thay (API: thay=true).", "If it is to be written anew, use --thay (API: thay=true).")
	return at
}

// otherMonth: the draft printed another month or year than that of the day given.
func otherMonth(at diag.Problem, stands, wanted words.Date) diag.Problem {
	at.Code, at.Severity = "slot.month", diag.Warning
	at.Message = diag.Say("Dự thảo in sẵn «%s», nay ghi thành «%s».", "The draft had %q printed; it now says %q.",
		words.LongDate(stands, "…"), words.LongDate(wanted, ""))
	return at
}

// missing: there is no place for a number or date.
func missing(what diag.Text) diag.Problem {
	return diag.Problem{
		Code: "slot.missing", Severity: diag.Error,
		Message: diag.Text{VI: "Không tìm thấy chỗ ghi " + what.VI + " trong văn bản.", EN: "The document has no place for its " + what.EN + "."},
		Hint: diag.Say("Hãy mở tệp bằng Word và khôi phục dòng «Số: …/ký hiệu» hoặc «…, ngày … tháng … năm …» (để trống hoặc dấu chấm ở chỗ cần ghi), rồi chạy lại.",
			"Open the file in Word and put back the line «Số: …/ký hiệu» or «…, ngày … tháng … năm …», with blanks or dots where the digits go, then run again."),
	}
}

// ambiguous: several places could be meant.
func ambiguous(what diag.Text, n int) diag.Problem {
	return diag.Problem{
		Code: "slot.ambiguous", Severity: diag.Error,
		Message: diag.Text{
			VI: "Có " + strconv.Itoa(n) + " chỗ có thể ghi " + what.VI + "; không đoán chỗ nào là của văn bản này.",
			EN: "There are " + strconv.Itoa(n) + " places that could take the " + what.EN + "; which of them is the document's own is not guessed.",
		},
		Hint: diag.Say("Hãy để trống đúng một chỗ, hoặc ghi bằng tay trong Word.", "Leave exactly one of them blank, or fill it in by hand in Word."),
	}
}

// changed: what stands in or beside a slot is neither blank nor digits.
func changed(at diag.Problem, stands string) diag.Problem {
	at.Code, at.Severity = "slot.changed", diag.Error
	at.Message = diag.Say("Chỗ ghi số hoặc ngày đã bị sửa thành «%s».", "The place for the number or date was changed to %q.", short(stands))
	at.Hint = diag.Say("Hãy mở tệp bằng Word, để trống chỗ đó rồi chạy lại.", "Open the file in Word, leave that place blank, then run again.")
	return at
}

// unreadable: a part of the package is no XML that can be read.
func unreadable(part string) diag.Problem {
	return diag.Problem{
		Code: "template.corrupt", Severity: diag.Error, Part: part,
		Message: diag.Say("Phần «%s» của tệp bị hỏng.", "The part %s of the file is damaged.", part),
		Hint:    diag.Say("Hãy mở tệp bằng Word, lưu lại dạng .docx rồi chạy lại.", "Open the file in Word, save it again as .docx, then run again."),
	}
}

var (
	theNumber = diag.Say("số", "number")
	theDate   = diag.Say("ngày ban hành", "date")
)
