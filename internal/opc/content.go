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
	case g.limits.Objects && slices.Contains(folders, "embeddings"):
		g.held = append(g.held, part)
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

// admitObjects sets apart, of the objects that a source leads to, those that may
// stay in a file that is only laid out: an OLE object in the container of old
// Office, and the workbook behind a chart. A whole package inside the text, of
// whatever name, is a file of its own and may not.
func (g *gate) admitObjects(p *Package, source string, list []Relationship, wanted map[string]bool) {
	if !g.limits.Objects {
		return
	}
	for _, r := range list {
		kind := strings.ToLower(path.Base(r.Type))
		if r.External || kind != "oleobject" && kind != "package" {
			continue
		}
		target, ok := p.Part(ResolveTarget(source, r.Target))
		if !ok {
			continue // told as broken
		}
		wanted[fold(target.Name)] = true // once it is judged here, whatever comes of it
		if (kind != "oleobject" || !startsWith(target.Data, oleMagic)) && (kind != "package" || !isChart(p, source)) {
			g.refuseEmbedded(target.Name)
		}
	}
}

func isChart(p *Package, source string) bool {
	part, ok := p.Part(source)
	return ok && strings.Contains(strings.ToLower(part.ContentType), "drawingml.chart+xml")
}

// isLocal knows the path of a template on the disk of the computer that wrote the
// file, as Word leaves it behind: file:///C:\…\Normal.dotm or a bare name. What
// would reach a network is none.
func isLocal(target string) bool {
	if s, found := strings.CutPrefix(strings.ToLower(target), "file:"); found {
		s, found = strings.CutPrefix(s, "///")
		return found && s != "" && !strings.ContainsAny(s[:1], `/\%`) && !strings.Contains(s, "://")
	}
	return target != "" && !strings.ContainsAny(target, `/\:%`)
}

// ofChart knows the arrows of a chart. What Word pastes from a workbook keeps a link to
// it, and the values that it showed last.
func ofChart(rels string) bool {
	return strings.HasPrefix(fold(rels), "word/charts/")
}
