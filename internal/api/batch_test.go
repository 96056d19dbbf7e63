package api

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/jobs"
)

func newBatchHandler(tb testing.TB, opt jobs.Options) *Handler {
	tb.Helper()
	return newTestHandler(tb, Options{Batches: openJobs(tb, opt)})
}

func TestBatchOfTheContractMakesThreeReports(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		h := newBatchHandler(t, opt)
		id := accepted(t, h, contractForm(t))
		b := ended(t, h, id)
		if b.State != "completed" || b.Total != 3 || b.Done != 3 || b.Failed != 0 || len(b.Results) != 1 {
			t.Fatalf("%+v", b)
		}
		r := resultOf(t, h, id)
		if len(r.entries) != 3 || len(r.files) != 7 { // DOCX and PDF each, and the manifest
			t.Fatalf("%d entries, %d files", len(r.entries), len(r.files))
		}
		for i, sentence := range []string{
			"đạt 33,5% kế hoạch, tăng 7,3% so với cùng kỳ",
			"Còn 1 chỉ tiêu chưa có số liệu, sẽ báo cáo bổ sung.",
			"thực hiện 4.012,25 triệu đồng, đạt 25,7% kế hoạch",
		} {
			e := r.entries[i]
			if e.Key != "X0"+string(rune('1'+i)) || len(e.Files) != 2 {
				t.Fatalf("%+v", e)
			}
			for _, f := range e.Files {
				if strings.HasSuffix(f.Name, ".docx") && !strings.Contains(wordsOf(t, r.files[f.Name]), sentence) {
					t.Errorf("%s does not say %q", f.Name, sentence)
				}
			}
		}
	})
}

// wordsOf is the text of a .docx without its marks.
func wordsOf(tb testing.TB, docx []byte) string {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		tb.Fatal(err)
	}
	main, err := z.Open("word/document.xml")
	if err != nil {
		tb.Fatal(err)
	}
	xml, err := io.ReadAll(main)
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	for inside, rest := "", string(xml); rest != ""; {
		inside, rest, _ = strings.Cut(rest, "<")
		b.WriteString(inside)
		_, rest, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

func TestBadRowStopsOnlyItsDocumentAndTheSheetComesBack(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		h := newBatchHandler(t, opt)
		form := contractForm(t)
		form[1].text = strings.Replace(form[1].text, "15600,4012.25", "15600,không rõ", 1)
		id := accepted(t, h, form)
		b := ended(t, h, id)
		if b.State != "completed_with_errors" || b.Done != 2 || b.Failed != 1 || len(b.Problems) == 0 || len(b.Results) != 2 {
			t.Fatalf("%+v", b)
		}
		w := call(t, h, request("GET", batchPath(id)+"/result?phan=loi", ""))
		if w.Code != 200 || !strings.Contains(w.Body.String(), "Cách sửa") || !strings.Contains(w.Body.String(), "Tủa Sín Chải") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if r := resultOf(t, h, id); len(r.entries) != 3 || r.entries[2].State != "loi" || len(r.entries[2].Problems) == 0 {
			t.Errorf("%+v", r.entries)
		}
	})
}

func TestBatchWithoutAGoodDocumentFailsWithItsReport(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	for name, change := range map[string]func([]part) []part{
		"all or nothing": func(f []part) []part {
			f[1].text = strings.Replace(f[1].text, "15600,4012.25", "15600,không rõ", 1)
			return append(f, part{"tat_ca_hoac_khong", "", "true"})
		},
		"no rows":  func(f []part) []part { f[1].text = "a,b\n"; return f },
		"no table": func(f []part) []part { f[1].text = "%PDF-1.7\n%\x80\x80"; return f },
		"no JSON":  func(f []part) []part { f[0].text = "{"; return f },
	} {
		id := accepted(t, h, change(contractForm(t)))
		if b := ended(t, h, id); b.State != "failed" || b.Done != 0 || len(b.Problems) == 0 {
			t.Errorf("%s: %+v", name, b)
		}
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/result", "")), 409, "batch.failed")
	}
}

func TestFormIsReadWithAllThatIsWrongInIt(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	good := contractForm(t)
	many := make([]part, maxParts+1)
	for i := range many {
		many[i] = part{"nhom", "", "x"}
	}
	for name, c := range map[string]struct {
		parts  []part
		status int
		code   string
		errors int
	}{
		"nothing":        {nil, 422, "field.required", 2},
		"unknown part":   {append(good, part{"mẫu", "m.json", "{}"}), 422, "field.unknown", 1},
		"twice":          {append(good, part{"nhom", "", "x"}), 422, "field.conflict", 1},
		"format":         {append(good, part{"dinh_dang", "", "docx, odt"}), 422, "field.enum", 1},
		"flag":           {append(good, part{"tat_ca_hoac_khong", "", "maybe"}), 422, "field.enum", 1},
		"options":        {append(good, part{"tuy_chon", "", `{"nhomm": "x"}`}), 400, "json.syntax", 1},
		"too many parts": {many, 400, "bad_request", 0},
	} {
		w := postForm(t, h, c.parts)
		if p := problemOf(t, w, c.status, c.code); len(p.Errors) != c.errors {
			t.Errorf("%s: %+v", name, p.Errors)
		}
	}
}

func TestOptionsMayComeAsJSONAndAFieldGoesBeforeIt(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	form := append(contractForm(t)[:2], part{"tuy_chon", "", `{"nhom": "ma_don_vi", "dinh_dang": ["docx", "pdf"]}`}, part{"dinh_dang", "", "pdf"})
	id := accepted(t, h, form)
	ended(t, h, id)
	if r := resultOf(t, h, id); len(r.entries) != 3 || len(r.entries[0].Files) != 1 || !strings.HasSuffix(r.entries[0].Files[0].Name, ".pdf") {
		t.Errorf("%+v", r.entries)
	}
}

func TestFormMustBeAFormOfOurOwnSite(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	text, kind := formOf(t, contractForm(t)...)
	ask := func(body string, headers ...string) int {
		return call(t, h, request("POST", batchesPath, body, headers...)).Code
	}
	if got := ask("{}"); got != 415 {
		t.Errorf("JSON: %d", got)
	}
	if got := ask(text, "Content-Type", kind, "Content-Encoding", "gzip"); got != 415 {
		t.Errorf("gzip: %d", got)
	}
	if got := ask(text, "Content-Type", kind, "Sec-Fetch-Site", "cross-site"); got != 403 {
		t.Errorf("cross-site: %d", got)
	}
	if got := ask(text, "Content-Type", kind, "Sec-Fetch-Site", "same-site"); got != 403 {
		t.Errorf("same-site: %d", got)
	}
	if got := ask(text[:len(text)/2], "Content-Type", kind); got != 400 {
		t.Errorf("cut short: %d", got)
	}
	if got := ask(strings.Repeat(" ", maxUpload+1), "Content-Type", kind); got != 413 {
		t.Errorf("too large: %d", got)
	}
	if w := call(t, h, request("DELETE", batchPath(strings.Repeat("A", 26)), "", "Sec-Fetch-Site", "cross-site")); w.Code != 403 {
		t.Errorf("cross-site DELETE: %d", w.Code)
	}
}

func TestIdempotencyKeySendsABatchOnce(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		h := newBatchHandler(t, opt)
		first := postForm(t, h, contractForm(t), "Idempotency-Key", "k-1")
		ended(t, h, strings.TrimPrefix(first.Header().Get("Location"), batchesPath+"/"))
		again := postForm(t, h, contractForm(t), "Idempotency-Key", "k-1")
		if again.Code != 202 || again.Header().Get("Idempotency-Replayed") != "true" || again.Body.String() != first.Body.String() {
			t.Errorf("%d %v\n%s\n%s", again.Code, again.Header(), again.Body, first.Body)
		}
		if first.Header().Get("Idempotency-Replayed") != "" {
			t.Error("the first answer calls itself a replay")
		}
		problemOf(t, postForm(t, h, contractForm(t, part{"dinh_dang", "", "pdf"}), "Idempotency-Key", "k-1"), 422, "idempotency.mismatch")
		problemOf(t, postForm(t, h, contractForm(t), "Idempotency-Key", strings.Repeat("k", 256)), 400, "idempotency.invalid")
		problemOf(t, postForm(t, h, contractForm(t), "Idempotency-Key", "a b"), 400, "idempotency.invalid")
		h.keys.enter("k-2")
		problemOf(t, postForm(t, h, contractForm(t), "Idempotency-Key", "k-2"), 409, "idempotency.conflict")
		h.opt.DemandKey = true
		problemOf(t, postForm(t, h, contractForm(t)), 400, "idempotency.missing")
	})
}

func TestUnknownIDsAre404(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	for _, id := range []string{"x", "..%2f..", strings.Repeat("a", 26), strings.Repeat("A", 26), strings.Repeat("A", 27)} {
		for _, suffix := range []string{"", "/events", "/result"} {
			problemOf(t, call(t, h, request("GET", batchPath(id)+suffix, "", "Accept", "*/*")), 404, "not_found")
		}
		problemOf(t, call(t, h, request("DELETE", batchPath(id), "")), 404, "not_found")
	}
}

func TestServerWithoutAFolderTakesNoBatches(t *testing.T) {
	h := newTestHandler(t, Options{})
	problemOf(t, postForm(t, h, contractForm(t)), 503, "batch.unavailable")
	problemOf(t, call(t, h, request("GET", batchPath(strings.Repeat("A", 26)), "")), 503, "batch.unavailable")
}

func TestResultIsServedInRanges(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	id := accepted(t, h, contractForm(t))
	ended(t, h, id)
	path := batchPath(id) + "/result"
	whole := call(t, h, request("GET", path, ""))
	if whole.Header().Get("Content-Type") != mimeZIP || !strings.Contains(whole.Header().Get("Content-Disposition"), "ket-qua.zip") {
		t.Errorf("%v", whole.Header())
	}
	some := call(t, h, request("GET", path, "", "Range", "bytes=10-19", "If-Range", whole.Header().Get("ETag")))
	if some.Code != http.StatusPartialContent || some.Body.String() != whole.Body.String()[10:20] {
		t.Errorf("%d, %d bytes", some.Code, some.Body.Len())
	}
	if w := call(t, h, request("GET", path, "", "Range", "bytes=999999999-")); w.Code != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("%d", w.Code)
	}
	if w := call(t, h, request("HEAD", path, "")); w.Code != 200 || w.Body.Len() != 0 || w.Header().Get("Content-Length") != itoa(whole.Body.Len()) {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	problemOf(t, call(t, h, request("GET", path+"?phan=2", "")), 404, "not_found")
	problemOf(t, call(t, h, request("GET", path+"?phan=loi", "")), 404, "not_found")
	problemOf(t, call(t, h, request("GET", path+"?phan=x", "")), 400, "bad_request")
}

func TestCancelStopsSoonAndKeepsWhatIsDone(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		opt.Workers = 1
		h := newBatchHandler(t, opt)
		const n = 800
		id := accepted(t, h, rowsForm(t, n))
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/result", "")), 409, "batch.not_ready")
		for batchOf(t, h, id).Done == 0 {
			time.Sleep(5 * time.Millisecond)
		}
		began := time.Now()
		w := call(t, h, request("DELETE", batchPath(id), ""))
		if w.Code != http.StatusAccepted {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		b := ended(t, h, id)
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("stopped after %s", took)
		}
		if b.State != "cancelled" || b.Done == 0 || b.Done == n {
			t.Fatalf("%+v", b)
		}
		r := resultOf(t, h, id)
		r.everyRowOnce(t, b.Done)
		if w := call(t, h, request("DELETE", batchPath(id), "")); w.Code != http.StatusNoContent {
			t.Errorf("purge: %d", w.Code)
		}
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/result", "")), 410, "batch.expired")
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/events", "", "Accept", "*/*")), 410, "batch.expired")
		problemOf(t, call(t, h, request("DELETE", batchPath(id), "")), 410, "batch.expired")
		if b := batchOf(t, h, id); b.Purged == "" || len(b.Results) != 0 {
			t.Errorf("%+v", b)
		}
	})
}

func TestBatchCancelledAtOnceHasNoResult(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	id := accepted(t, h, rowsForm(t, 500))
	call(t, h, request("DELETE", batchPath(id), ""))
	if b := ended(t, h, id); b.State != "cancelled" {
		t.Fatalf("%+v", b)
	} else if b.Done == 0 {
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/result", "")), 409, "batch.cancelled")
	}
}

func TestReadinessAndMetricsTellOfBatches(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	ended(t, h, accepted(t, h, contractForm(t)))
	var s statusJSON
	if err := json.Unmarshal(call(t, h, request("GET", "/readyz", "")).Body.Bytes(), &s); err != nil || s.Storage != "ok" {
		t.Errorf("%+v %v", s, err)
	}
	page := call(t, h, request("GET", "/metrics", "")).Body.String()
	for _, line := range []string{`mocban_batches{state="completed"} 1`, `mocban_batches{state="running"} 0`, `mocban_batch_storage_ok 1`} {
		if !strings.Contains(page, line) {
			t.Errorf("%s is missing", line)
		}
	}
}
