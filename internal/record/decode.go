package record

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// Options are what decoding is told from outside.
type Options struct {
	Limits   Limits
	Defaults *Defaults // the office's profile; nil is none
}

// Decode reads the JSON of one document. The record is nil only where the JSON
// itself cannot be read; else it holds what could be read, and the problems say
// what could not. A zero field of limits stands for its default.
func Decode(data []byte, limits Limits) (*Record, []diag.Problem) {
	return DecodeWith(data, Options{Limits: limits})
}

// DecodeWith is Decode for a document whose office has a profile: what the
// document and its own ho_so do not say is taken from there before anything is
// missed.
func DecodeWith(data []byte, opt Options) (*Record, []diag.Problem) {
	r, rep := newReader(data, opt.Limits)
	if r == nil {
		return nil, rep.problems()
	}
	r.defaults = opt.Defaults.clone()
	root := value{label: "Văn bản", key: "document"}
	r.kind = r.kindOf(root)
	rec := new(Record)
	r.forms.documents[r.kind.ID]().read(r, root, rec)
	r.checkRefs()
	return rec, rep.problems()
}

// newReader opens a text that holds one JSON object; nil where it does not.
func newReader(data []byte, limits Limits) (*reader, *report) {
	limits = limits.withDefaults()
	rep := new(report)
	src, ok := textOf(data, limits, rep)
	if !ok {
		return nil, rep
	}
	t, ok := scan(src, limits, rep)
	if !ok {
		return nil, rep
	}
	if t.nodes[0].shape != isObject {
		rep.add(notObject(t.nodes[0].shape))
		return nil, rep
	}
	return &reader{tree: t, report: rep, forms: theForms, limits: limits}, rep
}

// kindOf looks ahead for the kind, which decides what keys a document has; zero
// where it is missing or wrong, and then only what all kinds have is looked at.
func (r *reader) kindOf(root value) decree.Kind {
	for key, n := range r.keys(root) {
		if key != "loai" || r.absent(n) {
			continue
		}
		if r.nodes[n].shape != isString {
			break
		}
		k, _ := decree.KindOf(strings.Trim(r.str(value{n: n}), " "))
		return k
	}
	return decree.Kind{}
}

// textOf makes sure that the bytes are UTF-8 text within the limit, and takes
// off the byte order mark that Notepad puts before it.
func textOf(data []byte, limits Limits, rep *report) (string, bool) {
	if len(data) > limits.Bytes+limits.ImageBytes {
		rep.add(tooLarge(len(data), limits))
		return "", false
	}
	if name := otherEncoding(data); name != "" {
		rep.add(diag.Problem{Code: "json.encoding",
			Message: diag.Say("Tệp dùng mã %s, không phải UTF-8.", "The file is in %s, not in UTF-8.", name), Hint: saveAsUTF8})
		return "", false
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if len(bytes.TrimLeft(data, " \t\r\n")) == 0 {
		rep.add(diag.Problem{Code: "json.empty", Message: diag.Say("Chưa có dữ liệu.", "There are no data."),
			Hint: diag.Say(`Hãy gửi một đối tượng JSON, ví dụ: {"loai": "ke_hoach", …}; ví dụ đầy đủ tại /docs.`, `Send a JSON object, like {"loai": "ke_hoach", …}; see /docs.`)})
		return "", false
	}
	src := string(data)
	if !utf8.ValidString(src) {
		rep.add(notUTF8(src))
		return "", false
	}
	return src, true
}

func tooLarge(n int, limits Limits) diag.Problem {
	return diag.Problem{Code: "body.too_large",
		Message: diag.Say("Dữ liệu dài %[1]d byte, tối đa %[2]d, chưa kể hình chữ ký, con dấu (tối đa thêm %[3]d).", "The data have %[1]d bytes, at most %[2]d are allowed, and %[3]d more for pictures of signatures and seals.", n, limits.Bytes, limits.ImageBytes),
		Hint:    diag.Say("Hãy chia nhỏ văn bản.", "Divide the document.")}
}

var saveAsUTF8 = diag.Say("Hãy lưu lại với mã hóa UTF-8 (trong Notepad: Lưu thành…, Mã hóa: UTF-8).", "Save it again as UTF-8 (Notepad: Save as…, Encoding: UTF-8).")

// otherEncoding knows UTF-16 and UTF-32 by their marks, and UTF-16 without one
// by the zero byte beside the first letter.
func otherEncoding(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return "UTF-32"
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return "UTF-16"
	case len(data) >= 2 && (data[0] == 0) != (data[1] == 0):
		return "UTF-16"
	}
	return ""
}

// notUTF8 names the first byte that is not UTF-8, counted from 1 without a mark.
func notUTF8(src string) diag.Problem {
	n := 0
	for size := 0; n < len(src); n += size {
		var c rune
		// A U+FFFD that is really there has three bytes.
		if c, size = utf8.DecodeRuneInString(src[n:]); c == utf8.RuneError && size == 1 {
			break
		}
	}
	line, column := lineColumn(src, n)
	return diag.Problem{Code: "json.not_utf8", Line: line, Column: column,
		Message: diag.Say("Tệp không phải UTF-8 (byte thứ %d, dòng %d, cột %d).", "The file is not UTF-8 (byte %d, line %d, column %d).", n+1, line, column), Hint: saveAsUTF8}
}

func notObject(s shape) diag.Problem {
	hint := diag.Say("Hãy gửi một đối tượng {…} như ví dụ tại /docs.", "Send an object {…}, as the example in /docs.")
	if s == isList {
		hint = diag.Say("Mỗi yêu cầu chỉ gửi một văn bản {…}; nhiều văn bản dùng /v1/batches.", "Send one document {…} a request; many go to /v1/batches.")
	}
	is := shapeNames[s]
	return diag.Problem{Code: "json.root_type", Hint: hint,
		Message: diag.Text{VI: "Dữ liệu phải là một đối tượng {…}, đang nhận được " + is.vi + ".", EN: "The data must be an object {…}, they are " + is.en + "."}}
}
