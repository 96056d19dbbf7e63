package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"go.uber.org/goleak"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/templates"
)

// TestMain also is the server that the tests of restarts kill.
func TestMain(m *testing.M) {
	if os.Getenv(childFolder) != "" {
		os.Exit(beChild())
	}
	goleak.VerifyTestMain(m)
}

func clock() time.Time { return time.Date(2024, 5, 31, 8, 0, 0, 0, time.UTC) }

// made is one service for all tests: it is immutable, and templates and fonts take
// a while to read.
var made = sync.OnceValues(func() (*service.Service, error) {
	return service.New(service.Options{Templates: templates.FS, Fonts: fonts.FS, Now: clock})
})

func newService(tb testing.TB) *service.Service {
	tb.Helper()
	svc, err := made()
	if err != nil {
		tb.Fatal(err)
	}
	return svc
}

func newTestHandler(tb testing.TB, opt Options) *Handler {
	tb.Helper()
	return NewHandler(newService(tb), opt)
}

// plan is a document that can be made.
func plan(tb testing.TB, h *Handler) string {
	tb.Helper()
	example, ok := h.svc.Example("ke_hoach")
	if !ok {
		tb.Fatal("there is no example of ke_hoach")
	}
	return string(example)
}

// request makes a request; headers are pairs of a name and a value.
func request(method, target, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i+1] == "" {
			r.Header.Del(headers[i])
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// call answers a request and holds the answer against /openapi.json.
func call(tb testing.TB, h *Handler, r *http.Request) *httptest.ResponseRecorder {
	tb.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	checkContract(tb, r, w)
	if id := w.Header().Get("X-Request-Id"); id == "" {
		tb.Errorf("%s %s: no X-Request-Id", r.Method, r.URL.Path)
	}
	if w.Header().Get("X-Content-Type-Options") != "nosniff" {
		tb.Errorf("%s %s: nosniff is missing", r.Method, r.URL.Path)
	}
	return w
}

// checkContract holds an answer against the description of its route, if it has one.
func checkContract(tb testing.TB, r *http.Request, w *httptest.ResponseRecorder) {
	tb.Helper()
	route, params, err := contract().FindRoute(r)
	if err != nil {
		return // no such route or method: the test of it looks at the answer
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status:                 w.Code, Header: w.Header(),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	input.SetBodyBytes(w.Body.Bytes())
	if err := openapi3filter.ValidateResponse(context.Background(), input); err != nil {
		tb.Errorf("%s %s: status %d is not as /openapi.json says: %v", r.Method, r.URL.Path, w.Code, err)
	}
}

func description(tb testing.TB, h *Handler) *openapi3.T {
	tb.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(h.site.openAPI)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// contract finds the description of a route; it is read once for all tests.
var contract = sync.OnceValue(func() routers.Router {
	doc, err := openapi3.NewLoader().LoadFromData(describe("test"))
	if err != nil {
		panic(err)
	}
	rt, err := gorillamux.NewRouter(doc)
	if err != nil {
		panic(err)
	}
	return rt
})

// problemOf reads a refusal and checks what every refusal has.
func problemOf(tb testing.TB, w *httptest.ResponseRecorder, status int, code string) problemJSON {
	tb.Helper()
	var p problemJSON
	if got := w.Header().Get("Content-Type"); got != mimeProblem {
		tb.Fatalf("status %d has Content-Type %q, body %.200s", w.Code, got, w.Body)
	}
	dec := json.NewDecoder(bytes.NewReader(w.Body.Bytes()))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		tb.Fatal(err)
	}
	if w.Code != status || p.Status != status || p.Code != code {
		tb.Fatalf("got status %d (%d inside) and code %q, want %d and %q: %s", w.Code, p.Status, p.Code, status, code, p.Detail)
	}
	if p.Type != "/problems/"+code || p.RequestID != w.Header().Get("X-Request-Id") {
		tb.Errorf("type %q, request_id %q do not fit", p.Type, p.RequestID)
	}
	if w.Header().Get("Cache-Control") != "no-store" {
		tb.Error("a refusal can be cached")
	}
	return p
}

func body(tb testing.TB, r io.Reader) string {
	tb.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}
