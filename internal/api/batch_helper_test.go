package api

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/jobs"
)

// openJobs works on batches in a folder until the test ends.
func openJobs(tb testing.TB, opt jobs.Options) *jobs.Engine {
	tb.Helper()
	svc := newService(tb)
	if opt.Folder == "" {
		opt.Folder = tb.TempDir()
	}
	opt.Judge = func(ctx context.Context, req batch.Request) (*batch.Plan, error) { return batch.Judge(ctx, svc, req) }
	e, err := jobs.Open(tb.Context(), opt)
	if err != nil {
		tb.Fatal(err)
	}
	if err := e.Start(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { stopEngine(tb, e) })
	return e
}

func stopEngine(tb testing.TB, e *jobs.Engine) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := e.Stop(ctx); err != nil {
		tb.Error(err)
	}
}

// part is one part of a form; a name makes it a file.
type part struct{ field, name, text string }

func formOf(tb testing.TB, parts ...part) (body, contentType string) {
	tb.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		var to io.Writer
		var err error
		if p.name != "" {
			to, err = w.CreateFormFile(p.field, p.name)
		} else {
			to, err = w.CreateFormField(p.field)
		}
		if err == nil {
			_, err = io.WriteString(to, p.text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

func testdata(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// contractForm is the batch of the contract: three reports of eight rows.
func contractForm(tb testing.TB, more ...part) []part {
	tb.Helper()
	return append([]part{
		{"mau", "mau.json", testdata(tb, "mau-bao-cao-don-vi.json")},
		{"du_lieu", "don-vi-quy.csv", testdata(tb, "don-vi-quy.csv")},
		{"nhom", "", "ma_don_vi"},
	}, more...)
}

// rowsForm is a batch of n documents, one a row.
func rowsForm(tb testing.TB, n int, more ...part) []part {
	tb.Helper()
	var csv strings.Builder
	csv.WriteString("ma_don_vi,ten_don_vi,dia_danh,so,nguoi_ky,chuc_vu,chi_tieu,don_vi,ke_hoach,thuc_hien,cung_ky\n")
	for i := range n {
		fmt.Fprintf(&csv, "X%05d,Ủy ban nhân dân xã Bum Tở,Bum Tở,,Lò Văn Sơn,Chủ tịch,Thu ngân sách,triệu đồng,1250,%d,390\n", i+1, 100+i)
	}
	return append([]part{
		{"mau", "mau.json", testdata(tb, "mau-bao-cao-don-vi.json")},
		{"du_lieu", "don-vi.csv", csv.String()},
		{"nhom", "", "ma_don_vi"},
		{"dinh_dang", "", "docx"},
	}, more...)
}

func postForm(tb testing.TB, h *Handler, parts []part, headers ...string) *httptest.ResponseRecorder {
	tb.Helper()
	body, kind := formOf(tb, parts...)
	return call(tb, h, request("POST", batchesPath, body, append([]string{"Content-Type", kind}, headers...)...))
}

// accepted sends a batch that has to be taken and gives its id.
func accepted(tb testing.TB, h *Handler, parts []part, headers ...string) string {
	tb.Helper()
	w := postForm(tb, h, parts, headers...)
	var b batchJSON
	if err := json.Unmarshal(w.Body.Bytes(), &b); err != nil || w.Code != http.StatusAccepted {
		tb.Fatalf("%d %s", w.Code, w.Body)
	}
	if w.Header().Get("Location") != "/v1/batches/"+b.ID || !jobs.IsID(b.ID) || b.State != "queued" {
		tb.Fatalf("Location %q, %+v", w.Header().Get("Location"), b)
	}
	return b.ID
}

func batchOf(tb testing.TB, h *Handler, id string) batchJSON {
	tb.Helper()
	w := call(tb, h, request("GET", batchPath(id), ""))
	var b batchJSON
	if err := json.Unmarshal(w.Body.Bytes(), &b); err != nil || w.Code != 200 {
		tb.Fatalf("%d %s", w.Code, w.Body)
	}
	return b
}

// ended waits until the result of a batch is there.
func ended(tb testing.TB, h *Handler, id string) batchJSON {
	tb.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if b := batchOf(tb, h, id); b.Finished != "" {
			return b
		}
	}
	tb.Fatalf("not done in a minute: %+v", batchOf(tb, h, id))
	return batchJSON{}
}

// result is an archive with its manifest.
type result struct {
	files   map[string][]byte
	entries []batch.Entry
}

func resultOf(tb testing.TB, h *Handler, id string) result {
	tb.Helper()
	w := call(tb, h, request("GET", batchPath(id)+"/result", ""))
	if w.Code != 200 {
		tb.Fatalf("%d %s", w.Code, w.Body)
	}
	return readResult(tb, w.Body.Bytes())
}

// readResult holds every file of an archive against its manifest: each is there, once
// and whole.
func readResult(tb testing.TB, data []byte) result {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	r := result{files: map[string][]byte{}}
	for _, f := range z.File {
		if _, twice := r.files[f.Name]; twice {
			tb.Errorf("%s is there twice", f.Name)
		}
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		r.files[f.Name] = []byte(body(tb, in))
	}
	lines := bufio.NewScanner(bytes.NewReader(r.files[batch.ManifestName]))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e batch.Entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			tb.Fatalf("%s: %v", lines.Bytes(), err)
		}
		if e.Item > 0 {
			r.entries = append(r.entries, e)
		}
	}
	for _, e := range r.entries {
		for _, f := range e.Files {
			sum := sha256.Sum256(r.files[f.Name])
			if hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(r.files[f.Name])) != f.Size {
				tb.Errorf("%s is not what the manifest says", f.Name)
			}
		}
	}
	return r
}

// everyRowOnce checks that a result has n documents of one file each, in their order.
func (r result) everyRowOnce(tb testing.TB, n int) {
	tb.Helper()
	if len(r.entries) != n {
		tb.Fatalf("%d entries, want %d", len(r.entries), n)
	}
	for i, e := range r.entries {
		if e.Item != i+1 || e.State != batch.Done || len(e.Files) != 1 || len(e.Rows) != 1 || e.Rows[0] != i+2 {
			tb.Fatalf("entry %d: %+v", i, e)
		}
	}
	if len(r.files) != n+1 { // and the manifest
		tb.Errorf("%d files, want %d", len(r.files), n+1)
	}
}
