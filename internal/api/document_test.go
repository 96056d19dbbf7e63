package api

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAcceptAndFormatChooseTheShape(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct{ target, accept, want string }{
		{"/v1/documents", "", mimePDF},
		{"/v1/documents", "*/*", mimePDF},
		{"/v1/documents", "text/html,application/xhtml+xml,*/*;q=0.8", mimePDF},
		{"/v1/documents", mimeDOCX, mimeDOCX},
		{"/v1/documents", "application/pdf;q=0.5, application/zip", mimeZIP},
		{"/v1/documents", "application/pdf;q=0, */*", mimeDOCX},
		{"/v1/documents?format=docx", mimePDF, mimeDOCX},
		{"/v1/documents?format=ZIP", "", mimeZIP},
	} {
		w := call(t, h, request("POST", c.target, plan(t, h), "Accept", c.accept))
		if w.Code != 200 || w.Header().Get("Content-Type") != c.want {
			t.Errorf("%s, Accept %q: %d %s, want %s", c.target, c.accept, w.Code, w.Header().Get("Content-Type"), c.want)
		}
	}
	for _, c := range []struct{ target, accept string }{
		{"/v1/documents", "image/png"}, {"/v1/documents?format=exe", ""}, {"/v1/documents?format=", ""}, {"/v1/checks", "text/csv"},
	} {
		problemOf(t, call(t, h, request("POST", c.target, plan(t, h), "Accept", c.accept)), 406, "not_acceptable")
	}
}

func TestDocumentIsNamedCountedAndKeptOutOfCaches(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("POST", "/v1/documents?format=docx", plan(t, h)))
	head := w.Header()
	if head.Get("Content-Length") != fmt.Sprint(w.Body.Len()) || w.Body.Len() == 0 {
		t.Errorf("Content-Length is %s of %d", head.Get("Content-Length"), w.Body.Len())
	}
	if !strings.HasPrefix(head.Get("Content-Disposition"), `attachment; filename="`) || !strings.Contains(head.Get("Content-Disposition"), ".docx") {
		t.Errorf("Content-Disposition: %s", head.Get("Content-Disposition"))
	}
	if head.Get("Cache-Control") != "no-store" || head.Get("Mocban-Problems") == "" {
		t.Errorf("headers: %v", head)
	}
}

// TestPDFTellsWhereItIsSigned: a client that asked for the PDF alone has no list.
func TestPDFTellsWhereItIsSigned(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("POST", "/v1/documents?format=pdf", plan(t, h)))
	if got := w.Header().Get("Mocban-Signatures"); !strings.HasPrefix(got, "ChuKy;page=2;x=") || !strings.Contains(got, "width=50.00;height=26.00, Dau;page=2;") {
		t.Errorf("got %q", got)
	}
	if w := call(t, h, request("POST", "/v1/documents?format=docx", plan(t, h))); w.Header().Get("Mocban-Signatures") != "" {
		t.Error("a DOCX has no pages, so no places")
	}
}

func TestZIPHoldsBothFilesAndTheProblemsAndIsTheSameEachTime(t *testing.T) {
	h := newTestHandler(t, Options{})
	first := call(t, h, request("POST", "/v1/documents?format=zip", plan(t, h))).Body.Bytes()
	second := call(t, h, request("POST", "/v1/documents?format=zip", plan(t, h))).Body.Bytes()
	if !bytes.Equal(first, second) {
		t.Error("two runs differ")
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var endings []string
	for _, f := range z.File {
		endings = append(endings, filepath.Ext(f.Name))
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data := body(t, r)
		if f.Name != "problems.json" {
			continue
		}
		var rep report
		if err := json.Unmarshal([]byte(data), &rep); err != nil || rep.Kind != "ke_hoach" || rep.Blocked {
			t.Errorf("problems.json: %v %s", err, data)
		}
	}
	if got := strings.Join(endings, " "); got != ".docx .pdf .json .json" {
		t.Errorf("the ZIP holds %s", got)
	}
}

func TestRefusedDocumentListsItsProblemsWithTheirPlace(t *testing.T) {
	h := newTestHandler(t, Options{})
	p := problemOf(t, call(t, h, request("POST", "/v1/documents", `{"loai": "ke_hoach", "trichyeu": "x"}`)), 422, "field.unknown")
	if p.Instance != "/v1/documents" || len(p.Errors) == 0 {
		t.Fatalf("got %+v", p)
	}
	found := false
	for _, e := range p.Errors {
		found = found || e.Code == "field.unknown" && e.Pointer == "/trichyeu" && e.Severity == "error" && strings.Contains(e.Message+e.Hint, "trich_yeu")
	}
	if !found {
		t.Errorf("errors: %+v", p.Errors)
	}
}

func TestWhatCannotBeReadIs400(t *testing.T) {
	h := newTestHandler(t, Options{})
	problemOf(t, call(t, h, request("POST", "/v1/documents", "")), 400, "json.empty")
	p := problemOf(t, call(t, h, request("POST", "/v1/documents", `{"so":1,`)), 400, "json.syntax")
	if len(p.Errors) != 1 || p.Errors[0].Line != 1 || p.Errors[0].Column == 0 {
		t.Errorf("no line and column: %+v", p.Errors)
	}
}

func TestEnglishIsSpokenWhereItIsPreferred(t *testing.T) {
	h := newTestHandler(t, Options{})
	ask := func(lang string) problemJSON {
		return problemOf(t, call(t, h, request("POST", "/v1/documents", "", "Accept-Language", lang)), 400, "json.empty")
	}
	vi, en := ask(""), ask("en-GB,en;q=0.9,vi;q=0.5")
	if vi.Detail == en.Detail || vi.Title == en.Title {
		t.Errorf("both languages say %q", vi.Detail)
	}
}

func TestLongListStopsAtAHundredAndSaysHowManyFollow(t *testing.T) {
	h := newTestHandler(t, Options{})
	var doc strings.Builder
	doc.WriteString(`{"loai": "ke_hoach"`)
	for i := range 150 {
		fmt.Fprintf(&doc, `, "sai_%d": 1`, i)
	}
	doc.WriteString("}")
	p := problemOf(t, call(t, h, request("POST", "/v1/documents", doc.String())), 422, "field.unknown")
	if len(p.Errors) != maxListed || !strings.Contains(p.Detail, "lỗi khác") {
		t.Errorf("%d errors, detail %q", len(p.Errors), p.Detail)
	}
	w := call(t, h, request("POST", "/v1/checks", doc.String()))
	var rep report
	if err := json.Unmarshal(w.Body.Bytes(), &rep); err != nil {
		t.Fatal(err)
	}
	if len(rep.Problems) != maxListed || rep.Omitted != rep.Counts.Error+rep.Counts.Warning+rep.Counts.Info-maxListed {
		t.Errorf("%d problems, %d omitted of %+v", len(rep.Problems), rep.Omitted, rep.Counts)
	}
}

func TestCheckIs200WhateverIsFound(t *testing.T) {
	h := newTestHandler(t, Options{})
	for doc, blocked := range map[string]bool{plan(t, h): false, "": true, `{"so":1,`: true, `{"loai": "ke_hoach", "trichyeu": "x"}`: true} {
		w := call(t, h, request("POST", "/v1/checks", doc))
		var rep report
		if err := json.Unmarshal(w.Body.Bytes(), &rep); err != nil || w.Code != 200 {
			t.Fatalf("%d %v", w.Code, err)
		}
		if rep.Blocked != blocked || w.Header().Get("Mocban-Problems") != headerOf(rep.Counts) {
			t.Errorf("%.40s: %+v", doc, rep)
		}
	}
}

// TestTheHousesInputsBecomeDocuments sends every input the house keeps.
func TestTheHousesInputsBecomeDocuments(t *testing.T) {
	inputs, err := filepath.Glob("../../testdata/*/du-lieu.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(inputs) == 0 {
		t.Skip("no inputs in testdata")
	}
	h := newTestHandler(t, Options{})
	for _, in := range inputs {
		data, err := os.ReadFile(in)
		if err != nil {
			t.Fatal(err)
		}
		w := call(t, h, request("POST", "/v1/documents?format=zip", string(data)))
		if w.Code != 200 {
			t.Errorf("%s: %d %.300s", in, w.Code, w.Body)
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for i, magic := range []string{"PK\x03\x04", "%PDF-"} {
			r, err := z.File[i].Open()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(body(t, r), magic) {
				t.Errorf("%s: %s is something else", in, z.File[i].Name)
			}
		}
	}
}

func TestCheckNamesTheRulesItCouldNotJudge(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("POST", "/v1/checks", plan(t, h)))
	var got report
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.NotEvaluated) == 0 || got.NotEvaluated[0].Code == "" || got.NotEvaluated[0].Why == "" {
		t.Errorf("got %+v", got.NotEvaluated)
	}
}
