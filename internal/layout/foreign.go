package layout

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// Codes of what a foreign file holds and the pages show otherwise, or not at all.
const (
	codeHidden     = diag.Code("template.hidden_text")
	codeLegacyFont = diag.Code("template.legacy_font")
)

// hidden tells of text that is set to be hidden and so is left out.
func (c *collector) hidden(r *wml.Run) {
	if !c.opt.Foreign || c.fields.silent() || !slices.ContainsFunc(r.Content, seen) {
		return
	}
	c.add(diag.Problem{
		Code: codeHidden, Severity: diag.Warning, Paragraph: c.reporter.paragraph,
		Message: diag.Say("Đoạn %d có chữ ẩn; PDF không in chữ ẩn.", "Paragraph %d has hidden text; the PDF does not print it.", c.reporter.paragraph),
		Hint:    diag.Say("Nếu cần in, trong Word chọn chữ đó, mở Phông chữ và bỏ chọn Ẩn.", "To print it, select it in Word, open Font and clear Hidden."),
	})
}

// seen reports whether content would leave something on the page.
func seen(content wml.RunContent) bool {
	switch content := content.(type) {
	case wml.Text:
		return strings.TrimSpace(content.S) != ""
	case wml.Symbol:
		return true
	case *wml.RawContent:
		return content.Node != nil && !unseen(content.Node.Name.Local)
	}
	return false
}

// legacyFont tells once of each typeface of the time before Unicode. Text in it
// that is in Unicode all the same is drawn in the document's serif.
func (c *collector) legacyFont(name string) {
	if slices.Contains(c.legacyFonts, name) || c.fields.silent() {
		return
	}
	c.legacyFonts = append(c.legacyFonts, name)
	c.add(diag.Problem{
		Code: codeLegacyFont, Severity: diag.Warning, Paragraph: c.reporter.paragraph,
		Message: diag.Say("Tệp dùng phông «%s» (không phải Unicode), chỗ đầu ở đoạn %d; PDF vẽ chữ ấy bằng phông có chân của văn bản.",
			"The file uses the font %s (not of Unicode), first in paragraph %d; the PDF draws that text in the document's serif.", name, c.reporter.paragraph),
		Hint: diag.Say("Hãy đổi sang Times New Roman.", "Change it to Times New Roman."),
	})
}
