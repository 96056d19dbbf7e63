package api

import (
	"net/http/httptest"
	"testing"

	"github.com/mocban/mocban/internal/jobs"
)

// BenchmarkPlanThroughHandler makes the plan from request to answer.
func BenchmarkPlanThroughHandler(b *testing.B) {
	h := newTestHandler(b, Options{})
	doc := plan(b, h)
	for _, target := range []string{"/v1/checks", "/v1/documents?format=docx", "/v1/documents?format=pdf", "/v1/documents?format=zip"} {
		b.Run(target, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, request("POST", target, doc))
				if w.Code != 200 {
					b.Fatal(w.Code, w.Body)
				}
			}
		})
	}
}

// BenchmarkHandlerAlone is what HTTP itself costs: an answer that needs no service.
func BenchmarkHandlerAlone(b *testing.B) {
	h := newTestHandler(b, Options{})
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), request("GET", "/healthz", ""))
	}
}

// BenchmarkBatch is a batch from the call to its result. With three documents it is
// mostly what a batch costs beside them.
func BenchmarkBatch(b *testing.B) {
	for _, form := range [][]part{contractForm(b), rowsForm(b, 500)} {
		b.Run(form[1].name, func(b *testing.B) {
			h := newBatchHandler(b, jobs.Options{})
			for b.Loop() {
				id := accepted(b, h, form)
				after := int64(0)
				for {
					list, err := h.opt.Batches.Events(b.Context(), id, after)
					if err != nil {
						b.Fatal(err)
					}
					if len(list) == 0 {
						break
					}
					after = list[len(list)-1].Seq
				}
			}
		})
	}
}
