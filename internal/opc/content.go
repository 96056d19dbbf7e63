package opc

import (
	"path"
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// judgeContent refuses a part that can act on the reader's computer or that hides
// a file of its own. Name, declared type and first bytes are each asked: a
// stranger may lie in any two of them.
func (g *gate) judgeContent(part *Part) {
	ct := strings.ToLower(part.ContentType)
	folders := strings.Split(fold(path.Dir(part.Name)), "/")
	base := fold(path.Base(part.Name))
	switch {
	case strings.Contains(ct, "macroenabled"), strings.Contains(ct, "vbaproject"), strings.Contains(ct, "vbadata"),
		base == "vbaproject.bin", base == "vbadata.xml":
		g.refuseActive(part.Name)
	case slices.Contains(folders, "embeddings"), slices.Contains(folders, "activex"),
		strings.Contains(ct, "oleobject"), strings.Contains(ct, "activex"),
		startsWith(part.Data, zipMagic), startsWith(part.Data, oleMagic):
		g.refuseEmbedded(part.Name)
	}
}

func (g *gate) refuseActive(part string) {
	g.refuse("template.active_content", part,
		diag.Say("Mẫu chứa macro hoặc mã chạy được (%s) nên không được dùng, vì có thể gây hại máy người nhận.",
			"The template holds macros or other code (%s); this may harm the reader's computer, so it cannot be used.", shown(part)),
		diag.Say("Trong Word chọn Lưu dưới dạng → Word Document (.docx), loại không có macro.",
			"In Word choose Save As → Word Document (.docx), the kind without macros."))
}

func (g *gate) refuseEmbedded(part string) {
	g.refuse("template.embedded_object", part,
		diag.Say("Mẫu chứa đối tượng nhúng (%s) nên không được dùng, vì có thể gây hại máy người nhận.",
			"The template holds an embedded object (%s); this may harm the reader's computer, so it cannot be used.", shown(part)),
		diag.Say("Hãy xoá đối tượng đó, hoặc dán lại dưới dạng ảnh hay bảng.", "Remove that object, or paste it as a picture or a table."))
}

// judgeMain looks for the one part the file is about, and that it is Word's.
func (g *gate) judgeMain(p *Package) {
	count := 0
	for _, r := range p.Relationships("") {
		if isOfficeDocument(r) {
			count++
		}
	}
	switch main, ok := p.Main(); {
	case count == 0:
		g.refuseBroken(rootRelsName, diag.Say("không có quan hệ tới phần chính của văn bản", "no relationship leads to the main part"))
	case count > 1:
		g.refuseBroken(rootRelsName, diag.Say("có %d phần chính", "there are %d main parts", count))
	case !ok: // a part was found when the arrow was judged; kept for safety
		g.refuseBroken(rootRelsName, diag.Say("không có phần chính của văn bản", "the main part is not there"))
	default:
		g.judgeMainType(main)
	}
}

func (g *gate) judgeMainType(main *Part) {
	switch ct := strings.ToLower(main.ContentType); {
	case ct == "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
		ct == "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml":
	case strings.Contains(ct, "spreadsheetml"):
		g.refuseForeign(diag.Say("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"))
	case strings.Contains(ct, "presentationml"):
		g.refuseForeign(diag.Say("bản trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"))
	default:
		g.refuse("template.not_word", main.Name,
			diag.Say("Tệp không phải văn bản Word: phần chính «%s» thuộc loại khác.", "The file is not a Word document: its main part %s is of another kind.",
				shown(main.Name)), hintSaveAs)
	}
}
