package api

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/jobs"
)

// fetched are the files of a result by their kind, each as its own address gives it.
func fetched(tb testing.TB, h *Handler, b batchJSON) map[string]string {
	tb.Helper()
	files := map[string]string{}
	for _, f := range b.Results {
		w := call(tb, h, request("GET", f.Link, ""))
		if w.Code != http.StatusOK || int64(w.Body.Len()) != f.Size {
			tb.Errorf("%s: %d, %d bytes of %d", f.Link, w.Code, w.Body.Len(), f.Size)
		}
		files[f.Kind] += w.Body.String()
	}
	return files
}

func TestBatchBringsRegisterAndPrintIfAsked(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	for name, more := range map[string][]part{
		"fields":  {{"so_dang_ky", "", "true"}, {"in_hai_mat", "", "1"}, {"dinh_dang", "", "docx"}},
		"options": {{"tuy_chon", "", `{"so_dang_ky": true, "in": true, "dinh_dang": "docx"}`}},
	} {
		b := ended(t, h, accepted(t, h, contractForm(t, more...)))
		var kinds []string
		for _, f := range b.Results {
			kinds = append(kinds, f.Kind+" "+f.Name+" "+strings.TrimPrefix(f.Link, batchPath(b.ID)))
		}
		want := "archive ket-qua.zip /result?phan=1, register so-dang-ky.xlsx /result?phan=so-dang-ky, print in-tat-ca.pdf /result?phan=in"
		if got := strings.Join(kinds, ", "); got != want {
			t.Errorf("%s: %s", name, got)
		}
		files := fetched(t, h, b)
		if !strings.HasPrefix(files[jobs.Print], "%PDF-") || !strings.HasPrefix(files[jobs.Register], "PK") {
			t.Errorf("%s: %.10q %.10q", name, files[jobs.Print], files[jobs.Register])
		}
		if inside := resultOf(t, h, b.ID).files; string(inside[batch.RegisterName]) != files[jobs.Register] {
			t.Errorf("%s: the register in the archive is another", name)
		}
	}
}

func TestBatchWithoutAGoodDocumentHasNeitherRegisterNorPrint(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	form := contractForm(t, part{"so_dang_ky", "", "true"}, part{"in", "", "true"})
	form[0].text = strings.ReplaceAll(form[0].text, `"trich_yeu"`, `"trichyeu"`)
	b := ended(t, h, accepted(t, h, form))
	for _, f := range b.Results {
		if f.Kind != jobs.Report {
			t.Errorf("%+v", f)
		}
	}
	problemOf(t, call(t, h, request("GET", batchPath(b.ID)+"/result?phan=in-2", "")), 404, "not_found")
}

func TestResultOfSeveralPartsHasAnIndex(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{PartFiles: 2})
	b := ended(t, h, accepted(t, h, rowsForm(t, 5)))
	if len(b.Results) != 4 || b.Results[3].Kind != jobs.Index {
		t.Fatalf("%+v", b.Results)
	}
	index := fetched(t, h, b)[jobs.Index]
	for n, f := range b.Results[:3] {
		data := call(t, h, request("GET", f.Link, "")).Body.Bytes()
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		documents := 0
		for _, file := range z.File {
			if !strings.HasSuffix(file.Name, ".docx") {
				continue
			}
			documents++
			if !strings.Contains(index, "\n"+f.Name+","+file.Name+",") {
				t.Errorf("the index does not know %s of %s:\n%s", file.Name, f.Name, index)
			}
		}
		if want := min(2, 5-2*n); documents != want {
			t.Errorf("%s has %d documents, want %d", f.Name, documents, want)
		}
	}
}
