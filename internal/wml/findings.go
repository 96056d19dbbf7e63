package wml

import (
	"errors"

	"github.com/mocban/mocban/internal/diag"
)

// findings gathers problems while a document is read. What would be said again
// and again for one part is said once.
type findings struct {
	list []diag.Problem
	said map[saying]bool
}

type saying struct {
	code diag.Code
	part string
	what string
}

// maxFindings keeps a hostile file from filling the answer.
const maxFindings = 100

var hintSaveAgain = diag.Say("Hãy mở tệp bằng Word, lưu lại dạng .docx rồi tải lên.",
	"Open the file in Word, save it as .docx again, then upload it.")

func (f *findings) add(what string, p diag.Problem) {
	key := saying{p.Code, p.Part, what}
	if f.said[key] || len(f.list) >= maxFindings {
		return
	}
	if f.said == nil {
		f.said = map[saying]bool{}
	}
	f.said[key] = true
	if p.Severity == 0 {
		p.Severity = diag.Error
	}
	f.list = append(f.list, p)
}

// badXML tells why a part could not be read.
func (f *findings) badXML(part string, err error) {
	fault := &xmlFault{code: "xml.not_well_formed"}
	if !errors.As(err, &fault) {
		fault.what = err.Error()
	}
	f.add("", diag.Problem{Code: fault.code, Part: part, Hint: hintSaveAgain,
		Message: diag.Say("Cấu trúc tệp không hợp lệ: không đọc được phần «%s» (byte thứ %d).",
			"The file is malformed: part %s cannot be read (byte %d).", part, fault.offset)})
}

func (f *findings) notWord(part string) {
	f.add("", diag.Problem{Code: "template.not_word", Part: part, Hint: hintSaveAgain,
		Message: diag.Say("Tệp không phải văn bản Word: không có nội dung w:body.",
			"The file is not a Word document: it has no w:body.")})
}

func (f *findings) brokenRelationship(part, id string) {
	f.add(id, diag.Problem{Code: "template.broken_relationship", Part: part, Hint: hintSaveAgain,
		Message: diag.Say("Tệp bị hỏng: phần «%s» dùng quan hệ «%s» nhưng quan hệ này không có.",
			"The file is damaged: part %s uses the relationship %s, which is not there.", part, brief(id))})
}

func (f *findings) styleCycle(part string, s *Style) {
	f.add("", diag.Problem{Code: "template.style_cycle", Part: part,
		Message: diag.Say("Kiểu «%s» dựa trên chính nó qua một vòng các kiểu.",
			"The style %s is based on itself through a circle of styles.", brief(s.Name)),
		Hint: diag.Say("Trong Word mở Sửa kiểu, chọn lại «Dựa trên» cho kiểu này.",
			"In Word open Modify Style and choose another style in Based on.")})
}

func (f *findings) tooManyStyles(part string) {
	f.add("styles", diag.Problem{Code: "archive.part_too_large", Part: part,
		Message: diag.Say("Tệp có quá nhiều kiểu, giới hạn %d.", "The file has too many styles; the limit is %d.", maxStyles),
		Hint:    hintSaveAgain})
}

func (f *findings) invalidPage(part string) {
	f.add("", diag.Problem{Code: "layout.invalid_page", Part: part,
		Message: diag.Say("Khổ giấy, lề hoặc số cột của một phân đoạn có kích thước sai.",
			"The paper, the margins or the columns of a section have an impossible size."),
		Hint: diag.Say("Trong Word mở Bố cục → Thiết lập trang và đặt lại khổ giấy (A4) và lề.",
			"In Word open Layout → Page Setup and set the paper (A4) and the margins again.")})
}

func (f *findings) invalidTable(part string) {
	f.add("", diag.Problem{Code: "layout.invalid_table", Part: part,
		Message: diag.Say("Một bảng có độ rộng cột hoặc số cột gộp sai.",
			"A table has an impossible column width or span."),
		Hint: diag.Say("Trong Word chọn bảng, mở Thuộc tính bảng và đặt lại độ rộng cột.",
			"In Word select the table, open Table Properties and set the column widths again.")})
}

func (f *findings) trackedChanges(part string, count, paragraph int) {
	f.add("", diag.Problem{Code: "template.has_tracked_changes", Part: part, Paragraph: paragraph,
		Message: diag.Say("Tệp còn theo dõi sửa đổi (%d chỗ, chỗ đầu ở đoạn %d).",
			"The file still has tracked changes (%d places, the first in paragraph %d).", count, paragraph),
		Hint: diag.Say("Trong Word: Xem lại → Chấp nhận tất cả, rồi tải lại.", "In Word: Review → Accept All Changes, then upload it again.")})
}

func (f *findings) activeField(part, field string, paragraph int) {
	f.add(field, diag.Problem{Code: "template.active_content", Part: part, Paragraph: paragraph,
		Message: diag.Say("Mẫu chứa trường %s ở đoạn %d nên không được dùng, vì có thể gây hại máy người nhận.",
			"The template holds a %s field in paragraph %d; this may harm the reader's computer, so it cannot be used.", brief(field), paragraph),
		Hint: diag.Say("Hãy xoá trường đó, hoặc chọn nó và nhấn Ctrl+Shift+F9 để giữ lại chữ.",
			"Remove that field, or select it and press Ctrl+Shift+F9 to keep its text only.")})
}

// comments tells of marginal notes, which pages do not show.
func (f *findings) comments(part string, count, paragraph int) {
	f.add("", diag.Problem{Code: "template.comments", Severity: diag.Warning, Part: part, Paragraph: paragraph,
		Message: diag.Say("Tệp có %d chú thích bên lề (chỗ đầu ở đoạn %d); PDF không in chú thích.",
			"The file has %d comments (the first in paragraph %d); the PDF does not print them.", count, paragraph),
		Hint: diag.Say("Trong Word: Xem lại → Xóa tất cả chú thích, nếu đã xử lý xong.", "In Word: Review → Delete All Comments, once they are dealt with.")})
}

// dataBindings tells of content controls that Word would fill from data in the
// file.
func (f *findings) dataBindings(part string, count, paragraph int) {
	f.add("", diag.Problem{Code: "template.data_binding", Severity: diag.Warning, Part: part, Paragraph: paragraph,
		Message: diag.Say("Tệp có %d ô nội dung liên kết dữ liệu (chỗ đầu ở đoạn %d); chữ đã lưu trong ô được dùng.",
			"The file has %d content controls bound to data (the first in paragraph %d); the text saved in them is used.", count, paragraph),
		Hint: diag.Say("Hãy xem chữ trong các ô đó có đúng không.", "See whether the text in them is right.")})
}

// brief cuts a name of the document to what fits in a message.
func brief(s string) string {
	const longest = 60
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}
