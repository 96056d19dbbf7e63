package api

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/service"
)

// wordFile is a real .docx: the house's own plan.
func wordFile(tb testing.TB, h *Handler) []byte {
	tb.Helper()
	res, err := h.svc.Generate(tb.Context(), service.Request{JSON: []byte(plan(tb, h)), Want: service.DOCX})
	if err != nil || res.DOCX == nil {
		tb.Fatal(err)
	}
	return res.DOCX
}

// changed is the .docx with one of its parts rewritten.
func changed(tb testing.TB, docx []byte, part, old, new string) []byte {
	tb.Helper()
	in, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text := body(tb, r)
		if f.Name == part {
			if !strings.Contains(text, old) {
				tb.Fatalf("%s does not hold %s", part, old)
			}
			text = strings.Replace(text, old, new, 1)
		}
		w, err := z.Create(f.Name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

const conversionTarget = "/v1/conversions"

func convert(target string, docx []byte, headers ...string) *http.Request {
	return request("POST", target, string(docx), append([]string{"Content-Type", mimeDOCX}, headers...)...)
}

// partsOf packs files as multipart/form-data: triples of field, file name, text.
func partsOf(tb testing.TB, parts ...string) (body, contentType string) {
	tb.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(parts); i += 3 {
		f, err := w.CreateFormFile(parts[i], parts[i+1])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+2])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

func TestWordFileBecomesPDF(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, convert(conversionTarget, wordFile(t, h)))
	if w.Code != 200 || w.Header().Get("Content-Type") != mimePDF || !strings.HasPrefix(w.Body.String(), "%PDF-") {
		t.Fatalf("%d %.300s", w.Code, w.Body)
	}
	if w.Header().Get("Mocban-Problems") != "error=0, warning=0, info=0" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("headers: %v", w.Header())
	}
}

func TestUploadedFormIsConvertedUnderItsOwnName(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct{ name, want string }{
		{"Tờ trình.docx", `filename="To trinh.pdf"`},
		{`C:\Users\a\Tờ trình.DOCX`, `filename="To trinh.pdf"`},
		{"../../etc/passwd", `filename="passwd.pdf"`},
		{"CON:a?.docx", `filename="CON-a-.pdf"`},
		{strings.Repeat("x", 5000), `filename="` + strings.Repeat("x", 100) + `.pdf"`},
	} {
		text, kind := partsOf(t, "tep", c.name, string(wordFile(t, h)))
		w := call(t, h, request("POST", conversionTarget, text, "Content-Type", kind))
		if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Disposition"), c.want) {
			t.Errorf("%q: %d, %s, want %s", c.name, w.Code, w.Header().Get("Content-Disposition"), c.want)
		}
	}
}

func TestMalformedUploadSaysWhatIsWrong(t *testing.T) {
	h := newTestHandler(t, Options{})
	docx := string(wordFile(t, h))
	missing, missingKind := partsOf(t)
	other, otherKind := partsOf(t, "file", "a.docx", docx)
	twice, twiceKind := partsOf(t, "tep", "a.docx", docx, "tep", "b.docx", docx)
	cut, cutKind := partsOf(t, "tep", "a.docx", docx)
	for _, c := range []struct {
		body, kind, code string
		status           int
	}{
		{missing, missingKind, "field.required", 422},
		{other, otherKind, "field.unknown", 422},
		{twice, twiceKind, "field.unknown", 422},
		{cut[:len(cut)/2], cutKind, "bad_request", 400},
		{docx, "multipart/form-data", "bad_request", 400},
		{docx, "multipart/form-data; boundary=khongco", "bad_request", 400},
	} {
		problemOf(t, call(t, h, request("POST", conversionTarget, c.body, "Content-Type", c.kind)), c.status, c.code)
	}
}

func TestOnlyWordFilesAreConverted(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct{ kind, encoding string }{
		{"", ""}, {"application/json", ""}, {"application/octet-stream", ""}, {"application/msword", ""}, {mimeDOCX, "gzip"},
	} {
		w := call(t, h, convert(conversionTarget, wordFile(t, h), "Content-Type", c.kind, "Content-Encoding", c.encoding))
		problemOf(t, w, 415, "media_type")
		if got := w.Header().Get("Accept-Post"); !strings.Contains(got, mimeDOCX) || !strings.Contains(got, mimeMultipart) {
			t.Errorf("%q: Accept-Post is %q", c.kind, got)
		}
	}
}

func TestHostileUploadIsRefusedByItsKind(t *testing.T) {
	h := newTestHandler(t, Options{})
	docx := wordFile(t, h)
	for _, c := range []struct {
		name, body, code string
		status           int
	}{
		{"nothing", "", "template.empty", 422},
		{"three bytes", "PK\x03", "template.empty", 422},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512), "template.legacy_doc", 415},
		{"PDF", "%PDF-1.4\n", "template.wrong_type", 415},
		{"JSON", `{"loai": "ke_hoach"}`, "template.not_word", 422},
		{"half", string(docx[:len(docx)/2]), "template.corrupt", 422},
		{"doctype", string(changed(t, docx, "word/document.xml", "<w:document", "<!DOCTYPE x><w:document")), "xml.doctype", 422},
		{"no page", string(changed(t, docx, "word/document.xml", `w:w="11906"`, `w:w="0"`)), "layout.invalid_page", 422},
	} {
		p := problemOf(t, call(t, h, convert(conversionTarget, []byte(c.body))), c.status, c.code)
		if len(p.Errors) == 0 || p.Errors[0].Code != c.code {
			t.Errorf("%s: errors %+v", c.name, p.Errors)
		}
	}
}

func TestConversionKeepsTheLimitOfItsBody(t *testing.T) {
	h := newTestHandler(t, Options{})
	problemOf(t, call(t, h, convert(conversionTarget, make([]byte, 21<<20))), 413, "body.too_large")
	chunked := convert(conversionTarget, make([]byte, 21<<20))
	chunked.ContentLength = -1
	problemOf(t, call(t, h, chunked), 413, "body.too_large")
	// A Word file may be larger than the JSON of a document may.
	problemOf(t, call(t, h, convert(conversionTarget, make([]byte, 3<<20))), 422, "template.not_word")
}

// undrawn is a file with a thing that layout does not draw, in its first paragraph.
func undrawn(t *testing.T, h *Handler) []byte {
	t.Helper()
	return changed(t, wordFile(t, h), "word/document.xml", "<w:body>",
		`<w:body><w:p><w:r><w:t>x</w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>y</m:t></m:r></m:oMath></w:p>`)
}

func TestWhatIsNotDrawnIsCountedListedAndRefusedWhenStrict(t *testing.T) {
	h := newTestHandler(t, Options{})
	docx := undrawn(t, h)
	w := call(t, h, convert(conversionTarget, docx))
	if w.Code != 200 || w.Header().Get("Mocban-Problems") != "error=0, warning=1, info=0" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	w = call(t, h, convert(conversionTarget, docx, "Accept", mimeZIP))
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil || len(z.File) != 2 || z.File[0].Name != "van-ban.pdf" || z.File[1].Name != "problems.json" {
		t.Fatalf("%v %+v", err, z)
	}
	r, err := z.File[1].Open()
	if err != nil {
		t.Fatal(err)
	}
	var rep report
	if err := json.Unmarshal([]byte(body(t, r)), &rep); err != nil {
		t.Fatal(err)
	}
	if rep.Blocked || len(rep.Problems) != 1 || rep.Problems[0].Part != "word/document.xml" || rep.Problems[0].Paragraph == 0 {
		t.Errorf("%+v", rep)
	}
	for _, query := range []string{"?nghiem=1", "?nghiem=true", "?nghiem", "?format=zip&nghiem=1"} {
		p := problemOf(t, call(t, h, convert(conversionTarget+query, docx)), 422, "layout.unsupported")
		if len(p.Errors) != 1 || p.Errors[0].Paragraph == 0 || p.Errors[0].Part == "" {
			t.Errorf("%s: %+v", query, p.Errors)
		}
	}
	problemOf(t, call(t, h, convert(conversionTarget+"?nghiem=co", docx)), 400, "bad_request")
	problemOf(t, call(t, h, convert(conversionTarget+"?nen_dong=co", docx)), 400, "bad_request")
	problemOf(t, call(t, h, convert(conversionTarget+"?format=docx", docx)), 406, "not_acceptable")
}
