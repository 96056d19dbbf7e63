package api

import (
	"net/http/httptest"
	"testing"
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
