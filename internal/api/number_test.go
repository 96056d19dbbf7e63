package api

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"mime/multipart"
	"strings"
	"testing"
)

// fieldsOf packs a Word file and fields as multipart/form-data.
func fieldsOf(tb testing.TB, docx string, fields ...string) (body, contentType string) {
	tb.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if docx != "" {
		f, err := w.CreateFormFile("tep", "Kế hoạch.docx")
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write([]byte(docx)); err != nil {
			tb.Fatal(err)
		}
	}
	for i := 0; i < len(fields); i += 2 {
		if err := w.WriteField(fields[i], fields[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

func numbering(document string, rest string) string { return `{"van_ban": ` + document + rest + `}` }

// TestNumberIsFilledIntoEitherForm: JSON gives JSON, DOCX, PDF and all of them; a
// Word file the same, and its own JSON.
func TestNumberIsFilledIntoEitherForm(t *testing.T) {
	h := newTestHandler(t, Options{})
	ask := numbering(plan(t, h), `, "so": 123, "ngay": "31/05/2024", "thay": true`)
	text, kind := fieldsOf(t, string(wordFile(t, h)), "so", "123", "ngay", "31/05/2024", "thay", "1")
	for _, c := range []struct{ format, mime, magic string }{
		{"pdf", mimePDF, "%PDF-"}, {"docx", mimeDOCX, "PK"}, {"zip", mimeZIP, "PK"}, {"json", mimeJSON, "{"},
	} {
		for body, kind := range map[string]string{ask: mimeJSON, text: kind} {
			w := call(t, h, request("POST", numberPath+"?format="+c.format, body, "Content-Type", kind))
			if w.Code != 200 || w.Header().Get("Content-Type") != c.mime || !strings.HasPrefix(w.Body.String(), c.magic) {
				t.Errorf("%s from %.20s: %d %.300s", c.format, kind, w.Code, w.Body)
			}
			if !strings.Contains(w.Header().Get("Content-Disposition"), "123-KH-") {
				t.Errorf("%s: %s", c.format, w.Header().Get("Content-Disposition"))
			}
			if c.format == "json" && (!strings.Contains(w.Body.String(), `"123"`) || !json.Valid(w.Body.Bytes())) {
				t.Errorf("got %.300s", w.Body)
			}
		}
	}
}

func TestArchiveOfANumberedDocumentHoldsItsJSON(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("POST", numberPath+"?format=zip", numbering(plan(t, h), `, "so": "7", "thay": true`)))
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatalf("%v: %.200s", err, w.Body)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name[strings.LastIndexByte(f.Name, '.'):])
	}
	if got := strings.Join(names, " "); !strings.HasPrefix(got, ".docx .pdf .json .json") {
		t.Errorf("got %s", got)
	}
}

func TestNumberRefusedSaysWhy(t *testing.T) {
	h := newTestHandler(t, Options{})
	docx := string(wordFile(t, h))
	parts := func(docx string, fields ...string) [2]string {
		body, kind := fieldsOf(t, docx, fields...)
		return [2]string{body, kind}
	}
	body := func(s string) [2]string { return [2]string{s, mimeJSON} }
	for name, c := range map[string]struct {
		in     [2]string
		code   string
		status int
	}{
		"another number stands": {body(numbering(strings.Replace(plan(t, h), `"ky_hieu"`, `"so": 5, "ky_hieu"`, 1), `, "so": 999`)), "slot.taken", 422},
		"no document":           {body(`{"so": 1}`), "field.required", 422},
		"no file":               {parts("", "so", "1"), "field.required", 422},
		"no stamp":              {body(numbering(plan(t, h), "")), "field.required", 422},
		"not JSON":              {body(`{"van_ban": {`), "json.syntax", 400},
		"more behind it":        {body(numbering("{}", "") + "{}"), "json.syntax", 400},
		"unknown field":         {body(numbering("{}", `, "số": 1`)), "field.unknown", 422},
		"wrong type":            {body(numbering("{}", `, "thay": "có"`)), "field.type", 422},
		"unknown part":          {parts(docx, "số", "1"), "field.unknown", 422},
		"part given twice":      {parts(docx, "so", "1", "so", "2"), "field.unknown", 422},
		"no Word file":          {parts("%PDF-1.7", "so", "1"), "template.wrong_type", 415},
		"no day":                {parts(docx, "ngay", "31/06/2024"), "date.not_exist", 422},
		"cut short":             {[2]string{parts(docx)[0][:500], parts(docx)[1]}, "bad_request", 400},
	} {
		w := call(t, h, request("POST", numberPath, c.in[0], "Content-Type", c.in[1]))
		if w.Code != c.status || !strings.Contains(w.Body.String(), `"`+c.code+`"`) {
			t.Errorf("%s: %d %.400s", name, w.Code, w.Body)
		}
	}
}
