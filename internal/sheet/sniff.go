package sheet

import (
	"bytes"

	"github.com/mocban/mocban/internal/diag"
)

// content is what the first bytes of a file show it to be; its name may lie.
type content uint8

const (
	isText content = iota
	isWorkbook
	isLocked
	isOldExcel
	isMacro
	isBinaryExcel
	isOpenDocument
	isWord
	isPDF
	isImage
	isWebPage
	isArchive
)

// magic is the first bytes of what people send in place of a table.
var magic = []struct {
	begin string
	kind  content
}{
	{"%PDF-", isPDF}, {"\x89PNG", isImage}, {"\xff\xd8\xff", isImage}, {"GIF8", isImage}, {"BM\x00", isImage},
	{"{\\rtf", isWord}, {"\x1f\x8b", isArchive}, {"7z\xbc\xaf", isArchive}, {"Rar!", isArchive},
}

func sniff(data []byte) content {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.begin)) {
			return m.kind
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return sniffOLE(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZIP(data)
	}
	// Many old programs send a web page under the name .xls.
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n"))
	for _, tag := range []string{"<html", "<!doctype", "<table", "<?xml", "<meta"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return isWebPage
		}
	}
	return isText
}

// sniffOLE tells a workbook under a password, which is an OLE file around the
// encrypted package, from the Excel files of before 2007.
func sniffOLE(data []byte) content {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return isLocked
	}
	return isOldExcel
}

// sniffZIP looks at the names of the entries, which stand in the file unpacked.
func sniffZIP(data []byte) content {
	for _, sign := range []struct {
		name string
		kind content
	}{
		{"xl/vbaProject.bin", isMacro}, {"xl/workbook.bin", isBinaryExcel}, {"xl/workbook.xml", isWorkbook},
		{"word/document.xml", isWord}, {"application/vnd.oasis.opendocument", isOpenDocument}, {"xl/worksheets/", isWorkbook},
	} {
		if bytes.Contains(data, []byte(sign.name)) {
			return sign.kind
		}
	}
	return isArchive
}

// foreign is the problem of a file that is no table.
func foreign(kind content, name string) diag.Problem {
	if kind == isLocked {
		return diag.Problem{Code: "table.encrypted",
			Message: diag.Say("Tệp Excel đặt mật khẩu nên không đọc được.", "The workbook has a password, so it cannot be read."),
			Hint: diag.Say("Mở trong Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu lại.",
				"Open it in Excel, take the password away (File → Info → Protect Workbook) and save it.")}
	}
	if name != "" {
		name = " «" + shown(name) + "»"
	}
	what, ok := foreignNames[kind]
	if !ok {
		what = diag.Say("một tệp nén", "an archive")
	}
	return diag.Problem{Code: "table.wrong_type",
		Message: diag.Text{VI: "Tệp" + name + " không phải bảng dữ liệu mà là " + what.VI + ".", EN: "The file" + name + " is not a table of data but " + what.EN + "."},
		Hint: diag.Say("Trong Excel chọn Lưu dưới dạng: Excel Workbook (.xlsx) hoặc CSV UTF-8.",
			"In Excel choose Save As: Excel Workbook (.xlsx) or CSV UTF-8.")}
}

var foreignNames = map[content]diag.Text{
	isOldExcel:     {VI: "tệp Excel kiểu cũ (.xls)", EN: "a workbook of the old kind (.xls)"},
	isMacro:        {VI: "tệp Excel có macro (.xlsm)", EN: "a workbook with macros (.xlsm)"},
	isBinaryExcel:  {VI: "tệp Excel nhị phân (.xlsb)", EN: "a binary workbook (.xlsb)"},
	isOpenDocument: {VI: "tệp OpenDocument (.ods)", EN: "an OpenDocument file (.ods)"},
	isWord:         {VI: "văn bản Word", EN: "a Word document"},
	isPDF:          {VI: "tệp PDF", EN: "a PDF file"},
	isImage:        {VI: "tệp ảnh", EN: "a picture"},
	isWebPage:      {VI: "trang web hoặc XML", EN: "a web page or XML"},
}
