package record

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// reader turns a tree into a Record by the forms.
type reader struct {
	*tree
	*report
	forms    *forms
	limits   Limits
	kind     decree.Kind // of the document; zero where it is wrong
	defaults Defaults    // the office's profile, that of ho_so over that of Options

	paragraphs, rows int    // so far, against the limits
	pixels           int    // of images, so far
	signers          []Text // nguoi_ky: keys of the profile
	ids              ids    // ma, and where the text names them
}

// tell reports a problem of a value.
func (r *reader) tell(v value, code diag.Code, message, hint diag.Text) {
	r.add(diag.Problem{Code: code, At: v.at, Message: message, Hint: hint})
}

// kinds of JSON values as clerks call them, by shape.
var shapeNames = [...]struct{ vi, en string }{
	isNull:   {"null", "null"},
	isBool:   {"giá trị đúng/sai", "a boolean"},
	isNumber: {"số", "a number"},
	isString: {"chuỗi chữ", "a string"},
	isList:   {"danh sách […]", "a list […]"},
	isObject: {"đối tượng {…}", "an object {…}"},
}

// want reports a value that has not the shape asked for.
func (r *reader) want(v value, s shape) bool {
	if r.node(v).shape == s {
		return true
	}
	if r.full() {
		r.more++
		return false
	}
	r.wrongType(v, diag.Text{VI: shapeNames[s].vi, EN: shapeNames[s].en}, r.hintFor(v, s))
	return false
}

func (r *reader) wrongType(v value, wanted, hint diag.Text) {
	is := shapeNames[r.node(v).shape]
	r.tell(v, "field.type", diag.Text{
		VI: "«" + v.label + "» phải là " + wanted.VI + ", đang là " + is.vi + ".",
		EN: v.key + " must be " + wanted.EN + ", it is " + is.en + ".",
	}, hint)
}

func (r *reader) hintFor(v value, s shape) diag.Text {
	switch {
	case s == isString && r.node(v).shape == isNumber:
		return diag.Say("Hãy đặt trong nháy kép: \"%s\".", `Put it in quotes: "%s".`, quote(r.raw(v)))
	case s == isString:
		return diag.Say("Hãy ghi chữ trong nháy kép.", "Write text in double quotes.")
	case s == isList:
		return diag.Say("Hãy đặt trong ngoặc vuông: [ … ].", "Put it in brackets: [ … ].")
	}
	return diag.Say("Hãy ghi dạng {\"tên trường\": giá trị}.", `Write it as {"name": value}.`)
}

// required reports a field that is not there.
func (r *reader) required(v value) {
	r.tell(v, "field.required", diag.Say("Thiếu «%[1]s».", "%[2]s is missing.", v.label, v.key),
		diag.Say("Hãy nhập «%[1]s» (trường %[2]s).", "Fill in %[2]s.", v.label, v.key))
}

// between reports a list of n that must hold lo to hi.
func (r *reader) between(v value, n, lo, hi int, hint diag.Text) {
	switch {
	case n < lo:
		r.tell(v, "field.required", diag.Say("«%[1]s» cần ít nhất %[3]d, đang có %[4]d.", "%[2]s needs at least %[3]d, there are %[4]d.", v.label, v.key, lo, n), hint)
	case n > hi:
		r.tell(v, "field.too_many", diag.Say("«%[1]s» có %[4]d, tối đa %[3]d.", "%[2]s has %[4]d, at most %[3]d are allowed.", v.label, v.key, hi, n), hint)
	}
}

// ofBatches are keys that belong to the templates of batches.
var ofBatches = map[string]bool{"lap": true, "neu": true, "khac": true}

// unknown reports a key that an object does not have.
func (r *reader) unknown(v value, known []string) {
	if r.full() { // spares the search in inputs made of unknown keys
		r.more++
		return
	}
	hint := diag.Say("Hãy bỏ trường này.", "Remove it.")
	if near := diag.Nearest(v.key, known); near != "" {
		hint = diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", near)
	} else if ofBatches[v.key] {
		hint = diag.Say("«%s» chỉ dùng trong mẫu của tạo hàng loạt (mocban batch, /v1/batches).", "“%s” belongs to templates of batches (mocban batch, /v1/batches).", v.key)
	}
	r.unknownWith(v, hint)
}

func (r *reader) unknownWith(v value, hint diag.Text) {
	r.tell(v, "field.unknown", diag.Say("Không có trường «%s».", "There is no field “%s”.", quote(v.key)), hint)
}

// countParagraphs counts against the limit and reports the step over it, once.
func (r *reader) countParagraphs(v value, n int) bool {
	before := r.paragraphs
	r.paragraphs += n
	if r.paragraphs <= r.limits.Paragraphs {
		return true
	}
	if before <= r.limits.Paragraphs {
		r.tell(v, "doc.too_many_paragraphs", diag.Say("Văn bản vượt %d đoạn.", "The document has more than %d paragraphs.", r.limits.Paragraphs),
			diag.Say("Hãy tách phụ lục thành tệp riêng.", "Make the annexes files of their own."))
	}
	return false
}
