package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/diag"
)

// What a batch may bring. The standard library alone would take a thousand parts.
const (
	maxUpload  = 25 << 20
	maxParts   = 32
	maxUploads = 8
	maxField   = 64 << 10 // bytes of an option
)

const mimeForm = "multipart/form-data"

// The parts of a form: files and options.
var (
	formFiles  = []string{"mau", "du_lieu", "tong_hop", "danh_sach_don_vi"}
	formFields = []string{"tuy_chon", "nhom", "dinh_dang", "trang", "ten", "han_nop", "tat_ca_hoac_khong", "so_dang_ky", "in", "in_hai_mat", "lam_tiep"}
)

// formOnly refuses a body that does not call itself a form of several parts.
func (h *Handler) formOnly(c *gin.Context) {
	enc := c.Request.Header.Get("Content-Encoding")
	kind, params, err := mime.ParseMediaType(c.Request.Header.Get("Content-Type"))
	if err == nil && kind == mimeForm && params["boundary"] != "" && (enc == "" || strings.EqualFold(enc, "identity")) {
		return
	}
	c.Header("Accept-Post", mimeForm)
	h.fail(c, refuse(codeMediaType, "Cần Content-Type: multipart/form-data, không nén, gồm các phần mau và du_lieu.",
		"Content-Type must be multipart/form-data, not compressed, with the parts mau and du_lieu."))
}

// batchForm is a batch as it is being read.
type batchForm struct {
	in       batch.Input
	earlier  string // id of the batch that this one mends; "" is none
	seen     []string
	problems []diag.Problem
}

// readForm reads the parts of a batch. The problems say what is wrong with the form;
// what is in the files is judged later.
func (h *Handler) readForm(r *http.Request) (*batchForm, error) {
	ending := &tail{ReadCloser: r.Body}
	r.Body = ending
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, badForm()
	}
	f := &batchForm{}
	files := 0
	for n := 1; ; n++ {
		part, err := parts.NextRawPart()                // quoted-printable is nobody's business here
		if errors.Is(err, io.EOF) && ending.closes(r) { // a form that is cut off may have the same error
			break
		}
		if err != nil {
			return nil, h.formFault(r, err)
		}
		if part.FileName() != "" {
			files++
		}
		if n > maxParts || files > maxUploads {
			return nil, refuse(codeBadRequest, "Biểu mẫu có hơn %d phần hoặc hơn %d tệp.", "The form has more than %d parts or more than %d files.", maxParts, maxUploads)
		}
		if err := f.take(part); err != nil {
			return nil, h.formFault(r, err)
		}
	}
	f.complete()
	return f, nil
}

// formFault tells why reading a form ended early.
func (h *Handler) formFault(r *http.Request, err error) error {
	var over *http.MaxBytesError
	var own *fault
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &over):
		return refuse(codeBodyTooLarge, "Các tệp của lô cộng lại vượt %d MiB. Hãy chia nhỏ bảng dữ liệu.",
			"The files of the batch together exceed %d MiB. Divide the table.", over.Limit>>20)
	}
	return bodyFault(r, err, badForm())
}

func badForm() *fault {
	return refuse(codeBadRequest, "Không đọc được biểu mẫu multipart/form-data; có thể nó bị cắt giữa chừng. Hãy gửi lại đầy đủ.",
		"The form in multipart/form-data cannot be read; it may have been cut short. Send it again, whole.")
}

// tail remembers the end of what was read: only the closing boundary tells a whole
// form from one that was cut between its parts.
type tail struct {
	io.ReadCloser
	last []byte
}

// tailSize is more than the reader of forms reads ahead.
const tailSize = 16 << 10

// Read reads on and remembers.
func (t *tail) Read(p []byte) (int, error) {
	n, err := t.ReadCloser.Read(p)
	if t.last = append(t.last, p[:n]...); len(t.last) > 2*tailSize {
		t.last = append(t.last[:0], t.last[len(t.last)-tailSize:]...)
	}
	return n, err
}

func (t *tail) closes(r *http.Request) bool {
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && bytes.Contains(t.last, []byte("--"+params["boundary"]+"--"))
}

// take reads one part.
func (f *batchForm) take(part *multipart.Part) error {
	name := part.FormName()
	isFile := slices.Contains(formFiles, name)
	if !isFile && !slices.Contains(formFields, name) {
		f.add("field.unknown", name, diag.Say("Không có phần «%s» trong biểu mẫu.", "The form has no part %q.", name), nearestPart(name))
		return nil
	}
	if slices.Contains(f.seen, name) {
		f.add("field.conflict", name, diag.Say("Phần «%s» xuất hiện nhiều lần.", "The part %q is given more than once.", name),
			diag.Say("Hãy giữ lại một.", "Keep one."))
		return nil
	}
	f.seen = append(f.seen, name)
	if !isFile {
		text, err := io.ReadAll(io.LimitReader(part, maxField+1))
		if err != nil {
			return err
		}
		f.option(name, strings.TrimSpace(string(text)))
		return nil
	}
	data, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	f.file(name, shownName(part.FileName()), data)
	return nil
}

func nearestPart(name string) diag.Text {
	if near := diag.Nearest(name, slices.Concat(formFiles, formFields)); near != "" {
		return diag.Say("Có phải ý bạn là «%s»?", "Did you mean %q?", near)
	}
	return diag.Say("Các phần là mau, du_lieu, tong_hop, danh_sach_don_vi, tuy_chon.", "The parts are mau, du_lieu, tong_hop, danh_sach_don_vi and tuy_chon.")
}

// shownName is the name a sender gave a file, for messages only: without folders and
// without what could not be shown.
func shownName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfffd {
			return -1
		}
		return r
	}, name)
	runes := []rune(name)
	return string(runes[:min(len(runes), 120)])
}

func (f *batchForm) file(name, shown string, data []byte) {
	switch name {
	case "mau":
		f.in.Template = data
	case "du_lieu":
		f.in.Data = batch.Upload{Name: shown, Data: data}
	case "tong_hop":
		f.in.Summary = data
	case "danh_sach_don_vi":
		f.in.Roster = &batch.Upload{Name: shown, Data: data}
	}
}

func (f *batchForm) option(name, text string) {
	switch name {
	case "tuy_chon":
		f.options(text)
	case "nhom":
		f.in.GroupBy = text
	case "dinh_dang":
		f.in.Formats = splitList(text)
	case "trang":
		f.in.Sheet = text
	case "ten":
		f.in.Names = text
	case "han_nop":
		f.in.Deadline = text
	case "tat_ca_hoac_khong":
		f.in.AllOrNothing = f.flag(name, text)
	case "so_dang_ky":
		f.in.Register = f.flag(name, text)
	case "in":
		f.in.Print = f.flag(name, text)
	case "in_hai_mat":
		f.in.TwoSided = f.flag(name, text)
	case "lam_tiep":
		f.earlier = text
	}
}

// flag reads an option that is on or off.
func (f *batchForm) flag(name, text string) bool {
	on := text == "true" || text == "1"
	if !on && text != "false" && text != "0" && text != "" {
		f.add("field.enum", name, diag.Say("«%s» chỉ nhận true hoặc false.", "%s takes true or false.", name), diag.Text{})
	}
	return on
}

func splitList(text string) (list []string) {
	for s := range strings.SplitSeq(text, ",") {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// options reads the part that holds all options as one JSON object; a field of the
// form beside it that says the same goes before it.
func (f *batchForm) options(text string) {
	var from struct {
		batch.Options
		Formats formatList `json:"dinh_dang"`
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&from); err != nil || dec.More() {
		f.add("json.syntax", "tuy_chon", diag.Say("Phần «tuy_chon» không phải một đối tượng JSON với các trường nhom, dinh_dang, trang, ten, han_nop, tat_ca_hoac_khong, so_dang_ky, in, in_hai_mat.",
			"The part tuy_chon is not one JSON object with the fields nhom, dinh_dang, trang, ten, han_nop, tat_ca_hoac_khong, so_dang_ky, in, in_hai_mat."), diag.Text{})
		return
	}
	own := f.in.Options
	f.in.Options = from.Options
	f.in.Formats = from.Formats
	over := func(into *string, value string) {
		if value != "" {
			*into = value
		}
	}
	over(&f.in.GroupBy, own.GroupBy)
	over(&f.in.Sheet, own.Sheet)
	over(&f.in.Names, own.Names)
	over(&f.in.Deadline, own.Deadline)
	if own.Formats != nil {
		f.in.Formats = own.Formats
	}
	f.in.AllOrNothing = f.in.AllOrNothing || own.AllOrNothing
	f.in.Register = f.in.Register || own.Register
	f.in.Print, f.in.TwoSided = f.in.Print || own.Print, f.in.TwoSided || own.TwoSided
}

// formatList is a list of formats or, as on the command line, one text with commas.
type formatList []string

// UnmarshalJSON reads either.
func (l *formatList) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*l = splitList(text)
		return nil
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		return fmt.Errorf("api: formats: %w", err)
	}
	*l = list
	return nil
}

// complete adds what is missing or cannot be had.
func (f *batchForm) complete() {
	for _, name := range formFiles[:2] {
		if !slices.Contains(f.seen, name) {
			f.add("field.required", name, diag.Say("Thiếu phần «%s».", "The part %q is missing.", name),
				diag.Say("Gửi mau (tệp JSON của văn bản mẫu) và du_lieu (CSV, XLSX hoặc JSON Lines).", "Send mau (the JSON of the document) and du_lieu (CSV, XLSX or JSON Lines)."))
		}
	}
	for _, name := range f.in.Formats {
		if !batch.KnowsFormat(name) {
			f.add("field.enum", "dinh_dang", diag.Say("Không có định dạng «%s».", "There is no format %q.", name),
				diag.Say("Viết docx, pdf hoặc docx,pdf.", "Write docx, pdf or docx,pdf."))
		}
	}
}

func (f *batchForm) add(code diag.Code, part string, message, hint diag.Text) {
	f.problems = append(f.problems, diag.Problem{Code: code, Severity: diag.Error, At: diag.Pointer("").Key(part), Message: message, Hint: hint})
}
