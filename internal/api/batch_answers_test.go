package api

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/jobs"
)

// askBatches calls for each answer that the description has of batches.
func askBatches(t *testing.T, off *Handler, ask func(h *Handler, method, target, path, text string, headers ...string)) {
	t.Helper()
	folder := t.TempDir()
	disk := &smallDisk{Blobs: jobs.Folder(filepath.Join(folder, "batches"))}
	h := newBatchHandler(t, jobs.Options{Folder: folder, Blobs: disk})
	text, kind := formOf(t, contractForm(t)...)
	post := func(h *Handler, text string, headers ...string) {
		ask(h, "POST", batchesPath, batchesPath, text, append([]string{"Content-Type", kind}, headers...)...)
	}
	post(h, text)
	post(off, text)
	post(h, text, "Sec-Fetch-Site", "cross-site")
	post(h, text, "Accept", "image/png")
	post(h, text, "Content-Type", "text/plain")
	post(h, text[:100])
	post(h, strings.Replace(text, `name="nhom"`, `name="nhóm"`, 1))
	post(h, strings.Repeat(" ", maxUpload+1))
	h.keys.enter("k")
	post(h, text, "Idempotency-Key", "k")
	h.uploads.Store(uploadRoom)
	post(h, text)
	h.uploads.Store(0)
	disk.full.Store(true)
	post(h, text)
	disk.full.Store(false)

	id := accepted(t, h, rowsForm(t, 400))
	one := "/v1/batches/{id}"
	ask(h, "GET", batchPath(id)+"/result", one+"/result", "")
	ask(h, "DELETE", batchPath(id), one, "")
	ended(t, h, id)
	ask(h, "DELETE", batchPath(id), one, "") // purged
	done := accepted(t, h, contractForm(t))
	last := itoa(int(lastEventOf(t, h, done)))
	unknown := batchPath(strings.Repeat("A", 26))
	for _, suffix := range []string{"", "/events", "/result"} {
		get := func(h *Handler, target string, headers ...string) {
			ask(h, "GET", target+suffix, one+suffix, "", headers...)
		}
		get(h, batchPath(done))
		get(h, batchPath(done), "Accept", "image/png")
		get(h, batchPath(done), "Last-Event-ID", last)
		get(h, batchPath(done), "Last-Event-ID", "x")
		get(h, batchPath(done), "Range", "bytes=0-9")
		get(h, batchPath(done), "Range", "bytes=999999999-")
		get(h, batchPath(done), "If-None-Match", `"`+done+`-1"`)
		get(h, batchPath(done), "If-Match", `"x"`)
		get(h, batchPath(id))
		get(h, unknown)
		get(off, unknown)
	}
	ask(h, "GET", batchPath(done)+"/result?phan=x", one+"/result", "")
	ask(h, "DELETE", batchPath(id), one, "")
	ask(h, "DELETE", unknown, one, "")
	ask(off, "DELETE", unknown, one, "")
	ask(h, "DELETE", unknown, one, "", "Sec-Fetch-Site", "cross-site")
}

// lastEventOf waits for the end of a batch and gives the number of its last event.
func lastEventOf(tb testing.TB, h *Handler, id string) int64 {
	tb.Helper()
	ended(tb, h, id)
	b, err := h.opt.Batches.Batch(tb.Context(), id)
	if err != nil {
		tb.Fatal(err)
	}
	return b.Event
}
