package opc

import (
	"bytes"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

const (
	zipMagic      = "PK\x03\x04"
	zipEmptyMagic = "PK\x05\x06"
	oleMagic      = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // Compound File Binary: .doc, .xls, an encrypted .docx
)

// foreign lists what people send under the name .docx, by the first bytes.
var foreign = []struct {
	magic string
	what  diag.Text
}{
	{"%PDF-", diag.Say("tệp PDF", "a PDF file")},
	{`{\rtf`, diag.Say("tệp RTF", "an RTF file")},
	{"\x89PNG\r\n\x1a\n", diag.Say("ảnh PNG", "a PNG picture")},
	{"\xff\xd8\xff", diag.Say("ảnh JPEG", "a JPEG picture")},
	{"GIF8", diag.Say("ảnh GIF", "a GIF picture")},
	{"Rar!\x1a\x07", diag.Say("tệp nén RAR", "a RAR archive")},
	{"7z\xbc\xaf\x27\x1c", diag.Say("tệp nén 7z", "a 7z archive")},
	{"\x1f\x8b", diag.Say("tệp nén gzip", "a gzip archive")},
}

var (
	hintSaveAs = diag.Say("Trong Word chọn Tệp → Lưu dưới dạng → Word Document (.docx) rồi tải lên.",
		"In Word choose File → Save As → Word Document (.docx), then send that file.")
	hintSaveAgain = diag.Say("Hãy mở tệp bằng Word, lưu lại dạng .docx rồi tải lên.",
		"Open the file in Word, save it again as .docx, then send that file.")
	hintOriginal = diag.Say("Hãy dùng tệp gốc do Word lưu.", "Use the file as Word saved it.")
)

// sniff refuses what is no ZIP at all, naming what it really is.
func (g *gate) sniff(data []byte) {
	switch {
	case int64(len(data)) > g.limits.Packed:
		g.refuse("body.too_large", "",
			diag.Say("Tệp lớn %s, giới hạn là %s.", "The file is %s large, the limit is %s.",
				bytesSize(int64(len(data))), bytesSize(g.limits.Packed)),
			diag.Say("Hãy giảm dung lượng các ảnh trong tệp.", "Make the pictures in the file smaller."))
	case len(data) < len(zipMagic) || startsWith(data, zipEmptyMagic):
		g.refuse("template.empty", "",
			diag.Say("Tệp trống (%d byte).", "The file is empty (%d bytes).", len(data)), hintSaveAgain)
	case startsWith(data, oleMagic):
		g.sniffOLE(data)
	case !startsWith(data, zipMagic):
		g.sniffForeign(data)
	default:
		g.sniffOpenDocument(data)
	}
}

// sniffOLE tells the files that share the container of Word 97 by the names in
// their directory, which are written in UTF-16.
func (g *gate) sniffOLE(data []byte) {
	switch {
	case bytes.Contains(data, utf16LE("EncryptedPackage")):
		g.refuseEncrypted()
	case bytes.Contains(data, utf16LE("Workbook")):
		g.refuseForeign(diag.Say("bảng tính Excel đời cũ (.xls)", "an old Excel workbook (.xls)"))
	case bytes.Contains(data, utf16LE("PowerPoint Document")):
		g.refuseForeign(diag.Say("bản trình chiếu PowerPoint đời cũ (.ppt)", "an old PowerPoint presentation (.ppt)"))
	default:
		g.refuse("template.legacy_doc", "",
			diag.Say("Tệp là văn bản Word đời cũ (.doc), cần .docx.", "The file is an old Word document (.doc); a .docx is needed."),
			diag.Say("Mở bằng Word, chọn Lưu dưới dạng… → Word Document (.docx).", "Open it in Word and choose Save As → Word Document (.docx)."))
	}
}

func (g *gate) sniffForeign(data []byte) {
	for _, f := range foreign {
		if startsWith(data, f.magic) {
			g.refuseForeign(f.what)
			return
		}
	}
	head := strings.ToLower(string(data[:min(len(data), 1024)]))
	head = strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n")
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		g.refuseForeign(diag.Say("trang HTML", "an HTML page"))
	case strings.HasPrefix(head, "<?xml"):
		g.refuseForeign(diag.Say("tệp XML", "an XML file"))
	case strings.Contains(head, "%pdf-"): // a PDF may have a kilobyte of something else before it
		g.refuseForeign(foreign[0].what)
	default:
		g.refuse("template.not_word", "",
			diag.Say("Tệp không phải văn bản Word (.docx).", "The file is not a Word document (.docx)."), hintSaveAgain)
	}
}

// sniffOpenDocument knows an OpenDocument file by its first entry, which must be
// a stored file called mimetype.
func (g *gate) sniffOpenDocument(data []byte) {
	const localHeader = 30
	if len(data) > localHeader && startsWith(data[localHeader:], "mimetypeapplication/vnd.oasis.opendocument.") {
		g.refuseForeign(diag.Say("văn bản OpenDocument (.odt, LibreOffice)", "an OpenDocument file (.odt, LibreOffice)"))
	}
}

func (g *gate) refuseForeign(what diag.Text) {
	g.refuse("template.wrong_type", "", diag.Text{
		VI: "Tệp là " + what.VI + ", cần văn bản Word .docx.",
		EN: "The file is " + what.EN + "; a Word document (.docx) is needed.",
	}, hintSaveAs)
}

func (g *gate) refuseEncrypted() {
	g.refuse("template.encrypted", "",
		diag.Say("Tệp đặt mật khẩu nên không đọc được.", "The file is protected by a password and cannot be read."),
		diag.Say("Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu) rồi tải lại.",
			"Remove the password (File → Info → Protect Document), then send it again."))
}

func startsWith(data []byte, magic string) bool {
	return len(data) >= len(magic) && string(data[:len(magic)]) == magic
}

func utf16LE(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}
