package layout

import (
	"cmp"
	"fmt"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/unit"
)

// Codes of what layout finds.
const (
	codeChar        = diag.Code("text.char_unsupported")
	codeUnsupported = diag.Code("layout.unsupported")
	codePage        = diag.Code("layout.invalid_page")
	codeTable       = diag.Code("layout.invalid_table")
	codePages       = diag.Code("doc.too_many_pages")
)

// maxProblems is how many problems are worth reading.
const maxProblems = 100

// reporter gathers problems, each once.
type reporter struct {
	problems  []diag.Problem
	paragraph int    // number of the paragraph being read, from 1 in each part
	partName  string // of the part being read; "" is the main part
	mainName  string // of the main part, where problems are to name parts: in a foreign file
}

func (r *reporter) add(p diag.Problem) {
	if len(r.problems) >= maxProblems {
		return
	}
	if p.Part == "" && r.mainName != "" {
		p.Part = cmp.Or(r.partName, r.mainName)
	}
	for i := range r.problems {
		if q := &r.problems[i]; q.Code == p.Code && q.At == p.At && q.Part == p.Part && q.Message == p.Message {
			return
		}
	}
	r.problems = append(r.problems, p)
}

// blocked reports whether the pages must not be used.
func (r *reporter) blocked() bool { return diag.Blocks(r.problems) }

// missingGlyph tells of a character that no face of the family can draw.
func (r *reporter) missingGlyph(c rune, at diag.Pointer) {
	r.add(diag.Problem{
		Code: codeChar, Severity: diag.Error, At: at, Paragraph: r.paragraph,
		Message: diag.Say("Có ký tự «%c» (U+%04X) mà phông chữ văn bản không có.",
			"The character “%c” (U+%04X) is not in the document's font.", c, c),
		Hint: diag.Say("Hãy thay hoặc bỏ ký tự này.", "Replace or remove this character."),
	})
}

// replacedGlyph tells of a character that another one is drawn for.
func (r *reporter) replacedGlyph(c, drawn rune, at diag.Pointer) {
	r.add(diag.Problem{
		Code: codeChar, Severity: diag.Warning, At: at, Paragraph: r.paragraph,
		Message: diag.Say("Phông chữ văn bản không có ký tự «%c» (U+%04X); PDF hiện «%c» thay vào.",
			"The character “%c” (U+%04X) is not in the document's font; the PDF shows “%c” instead.", c, c, drawn),
		Hint: diag.Say("Hãy thay hoặc bỏ ký tự này nếu nó cần đúng như vậy.", "Replace or remove this character if its exact form matters."),
	})
}

// unsupported tells of content that the pages lack.
func (r *reporter) unsupported(what string) {
	name := called(what)
	if r.mainName != "" {
		r.add(diag.Problem{
			Code: codeUnsupported, Severity: diag.Warning, Paragraph: r.paragraph,
			Message: diag.Text{
				VI: fmt.Sprintf("PDF chưa có «%s» của đoạn %d.", name.VI, r.paragraph),
				EN: fmt.Sprintf("The PDF does not show “%s” of paragraph %d.", name.EN, r.paragraph),
			},
			Hint: diag.Say("Hãy xem lại chỗ này trong PDF; nếu cần, trong Word đổi thành chữ, bảng hoặc ảnh.",
				"Look at this place in the PDF; if it is needed, make it text, a table or a picture in Word."),
		})
		return
	}
	r.add(diag.Problem{
		Code: codeUnsupported, Severity: diag.Warning, Paragraph: r.paragraph,
		Message: diag.Text{
			VI: fmt.Sprintf("Chưa xuất PDF được thành phần «%s» ở đoạn %d; bản DOCX vẫn tạo được.", name.VI, r.paragraph),
			EN: fmt.Sprintf("The PDF does not show “%s” of paragraph %d yet; the DOCX does.", name.EN, r.paragraph),
		},
		Hint: diag.Say("Nếu cần thành phần này, hãy dùng bản DOCX.", "Use the DOCX if it is needed."),
	})
}

// badImage tells of a picture whose image cannot be drawn.
func (r *reporter) badImage(name string) {
	r.add(diag.Problem{
		Code: codeUnsupported, Severity: diag.Warning, Paragraph: r.paragraph,
		Message: diag.Say("Chưa vẽ được hình %s ở đoạn %d vào PDF: chỉ vẽ được PNG, JPEG, GIF đến 5 MB và 12 triệu điểm ảnh; chỗ của hình để trống.",
			"The picture %s of paragraph %d is not drawn: only PNG, JPEG and GIF up to 5 MB and 12 million pixels are; its room stays empty.", name, r.paragraph),
		Hint: diag.Say("Trong Word, hãy dán lại hình dưới dạng PNG hoặc JPEG.", "In Word, paste the picture again as PNG or JPEG."),
	})
}

// invalidPage tells of a sheet that cannot hold text.
func (r *reporter) invalidPage(section int, w, h unit.Length) {
	r.add(diag.Problem{
		Code: codePage, Severity: diag.Error,
		Message: diag.Say("Khổ giấy hoặc lề của phần %d có kích thước sai (giấy %s).",
			"Section %d has an impossible page size or margins (paper %s).",
			section, fmt.Sprintf("%d × %d mm", w.In(unit.Mm), h.In(unit.Mm))),
		Hint: diag.Say("Hãy đặt khổ giấy và lề sao cho còn chỗ cho chữ.", "Set the paper and margins so that room for text is left."),
	})
}

// clipped tells of text that a row of a fixed height has no room for.
func (r *reporter) clipped(row int) {
	r.add(diag.Problem{
		Code: codeUnsupported, Severity: diag.Warning,
		Message: diag.Say("Hàng %d của một bảng có chiều cao cố định nên phần chữ không vừa bị cắt.",
			"Row %d of a table has a fixed height, and the text that does not fit is cut off.", row),
		Hint: diag.Say("Hãy đặt chiều cao của hàng là «ít nhất».", "Set the height of the row to “at least”."),
	})
}

func (r *reporter) invalidTable() {
	r.add(diag.Problem{
		Code: codeTable, Severity: diag.Warning, Paragraph: r.paragraph,
		Message: diag.Say("Bảng ở đoạn %d lồng quá sâu hoặc có kích thước sai.",
			"The table at paragraph %d is nested too deeply or has impossible sizes.", r.paragraph),
		Hint: diag.Say("Hãy sửa bảng trong mẫu.", "Mend the table in the template."),
	})
}

func (r *reporter) tooManyPages(most int) {
	r.add(diag.Problem{
		Code: codePages, Severity: diag.Error,
		Message: diag.Say("Văn bản vượt %d trang.", "The document has more than %d pages.", most),
		Hint:    diag.Say("Hãy tách phụ lục thành tệp riêng.", "Put annexes into files of their own."),
	})
}
