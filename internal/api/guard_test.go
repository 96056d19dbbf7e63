package api

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
)

func TestUnknownPathIs404AndHTMLForABrowser(t *testing.T) {
	h := newTestHandler(t, Options{})
	problemOf(t, call(t, h, request("GET", "/khong-co", "")), 404, "not_found")
	problemOf(t, call(t, h, request("POST", "/v1/khong-co", "")), 404, "not_found")
	w := call(t, h, request("GET", "/khong-co", "", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
	if w.Code != 404 || w.Header().Get("Content-Type") != mimeHTML || !strings.Contains(w.Body.String(), "not_found") {
		t.Errorf("a browser gets %d %s", w.Code, w.Header().Get("Content-Type"))
	}
}

func TestPathTricksReachNothing(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, path := range []string{
		"/v1/kinds/%2e%2e%2f%2e%2e%2fetc%2fpasswd/schema", "/v1/kinds/ke_hoach%2Fschema", "/v1/kinds/%00/schema", "/%00",
		"//v1/kinds", "/v1//kinds", "/v1/kinds;x", "/V1/Kinds", "/v1/kinds/", "/docs/", "/docs/../healthz", "/v1/kinds/../schema",
		"/problems/..%2f..%2fgo.mod", "/problems/%00", "/%2e%2e/%2e%2e/go.mod", "/v1/kinds/KE_HOACH/schema", `/..\..\x`,
	} {
		r, w := httptest.NewRequest("GET", "/", nil), httptest.NewRecorder()
		u, err := url.ParseRequestURI(path) // as net/http does, and resolves nothing
		if err != nil {
			t.Fatal(err)
		}
		r.URL, r.RequestURI = u, path
		h.ServeHTTP(w, r)
		problemOf(t, w, 404, "not_found")
	}
}

func TestWrongMethodIsToldTheRightOnes(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct{ method, path, allow string }{
		{"POST", "/v1/kinds", "GET, HEAD, OPTIONS"},
		{"DELETE", "/v1/documents", "OPTIONS, POST"},
		{"GET", "/v1/documents", "OPTIONS, POST"},
		{"TRACE", "/docs", "GET, HEAD, OPTIONS"},
		{"PROPFIND", "/healthz", "GET, HEAD, OPTIONS"},
		{"CONNECT", "", "GET, HEAD, OPTIONS"},
	} {
		r := request(c.method, "/", "")
		r.URL.Path = c.path
		w := call(t, h, r)
		problemOf(t, w, 405, "method_not_allowed")
		if w.Header().Get("Allow") != c.allow {
			t.Errorf("%s %s: Allow is %q, want %q", c.method, c.path, w.Header().Get("Allow"), c.allow)
		}
	}
}

func TestOptionsTellsTheMethodsAndNothingOfCORS(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("OPTIONS", "/v1/documents", "", "Origin", "https://example.com", "Access-Control-Request-Method", "POST"))
	if w.Code != 204 || w.Header().Get("Allow") != "OPTIONS, POST" || w.Body.Len() != 0 {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	for name := range w.Header() {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("%s is sent", name)
		}
	}
}

func TestOnlyPlainUTF8JSONIsTaken(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct{ contentType, encoding string }{
		{"", ""}, {"text/plain", ""}, {"application/json; charset=iso-8859-1", ""}, {"application/x-www-form-urlencoded", ""},
		{"multipart/form-data; boundary=x", ""}, {"application/json;;;=", ""}, {"application/json", "gzip"}, {"application/json", "identity, br"},
	} {
		w := call(t, h, request("POST", "/v1/documents", plan(t, h), "Content-Type", c.contentType, "Content-Encoding", c.encoding))
		problemOf(t, w, 415, "media_type")
		if w.Header().Get("Accept-Post") != mimeJSON {
			t.Errorf("%q: Accept-Post is %q", c.contentType, w.Header().Get("Accept-Post"))
		}
	}
	for _, good := range []string{"application/json", "Application/JSON; Charset=UTF-8"} {
		if w := call(t, h, request("POST", "/v1/checks", plan(t, h), "Content-Type", good)); w.Code != 200 {
			t.Errorf("%s: %d", good, w.Code)
		}
	}
}

func TestBodyMayReachTheLimitAndNotPassIt(t *testing.T) {
	h := newTestHandler(t, Options{MaxBody: 4096})
	doc := `{"loai": "` + strings.Repeat("x", 4096-12) + `"}`
	if w := call(t, h, request("POST", "/v1/checks", doc)); w.Code != 200 {
		t.Errorf("at the limit: %d %s", w.Code, w.Body)
	}
	problemOf(t, call(t, h, request("POST", "/v1/checks", doc+" ")), 413, "body.too_large")
	chunked := request("POST", "/v1/checks", doc+" ")
	chunked.ContentLength = -1
	problemOf(t, call(t, h, chunked), 413, "body.too_large")
}

func TestOtherSitesMayNotPost(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, c := range []struct {
		header, value string
		status        int
	}{
		{"Sec-Fetch-Site", "cross-site", 403}, {"Sec-Fetch-Site", "same-site", 403}, {"Origin", "https://example.org", 403}, {"Origin", "null", 403},
		{"Sec-Fetch-Site", "same-origin", 200}, {"Sec-Fetch-Site", "none", 200}, {"Origin", "http://example.com", 200},
	} {
		w := call(t, h, request("POST", "/v1/checks", plan(t, h), c.header, c.value))
		if w.Code != c.status {
			t.Errorf("%s: %s gives %d, want %d", c.header, c.value, w.Code, c.status)
		}
		if c.status == 403 {
			problemOf(t, w, 403, "csrf")
		}
	}
}

func TestOversizedAddressAndHeadAreRefused(t *testing.T) {
	h := newTestHandler(t, Options{})
	problemOf(t, call(t, h, request("GET", "/v1/kinds?a="+strings.Repeat("x", 100_000), "")), 414, "uri_too_long")
	problemOf(t, call(t, h, request("GET", "/v1/kinds?"+strings.Repeat("k=1&", 10_000), "")), 400, "bad_request")
	problemOf(t, call(t, h, request("GET", "/v1/kinds", "", "X-Big", strings.Repeat("x", 40_000))), 431, "headers_too_large")
}

func TestFullQueueTurnsAwayAtOnce(t *testing.T) {
	h := newTestHandler(t, Options{Workers: 2})
	h.gate.slots <- struct{}{}
	h.gate.slots <- struct{}{}
	h.gate.waiting.Store(2 * queuePerWorker)
	w := call(t, h, request("POST", "/v1/checks", plan(t, h)))
	p := problemOf(t, w, 429, "queue_full")
	if p.Queue != 8 || w.Header().Get("Retry-After") == "" || !strings.Contains(p.Detail, "8") {
		t.Errorf("queue_length %d, headers %v, detail %s", p.Queue, w.Header(), p.Detail)
	}
	if got := h.gate.waiting.Load(); got != 8 {
		t.Errorf("%d are waiting after a refusal, want 8", got)
	}
}

func TestWaitingCountsAgainstTheDeadline(t *testing.T) {
	h := newTestHandler(t, Options{Workers: 1, Deadline: 20 * time.Millisecond})
	h.gate.slots <- struct{}{}
	problemOf(t, call(t, h, request("POST", "/v1/checks", plan(t, h))), 504, "deadline")
	if h.gate.waiting.Load() != 0 {
		t.Error("the request still waits")
	}
}

func TestPanicIsA500AndQuotesNothing(t *testing.T) {
	var log bytes.Buffer
	h := newTestHandler(t, Options{Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	h.engine.GET("/test/panic", func(*gin.Context) { panic("canary: nội dung mật") })
	h.engine.GET("/test/error", func(c *gin.Context) { h.fail(c, errors.New("disk on fire")) })
	for _, path := range []string{"/test/panic", "/test/error"} {
		p := problemOf(t, call(t, h, request("GET", path, "")), 500, "internal")
		if !strings.Contains(p.Detail, p.RequestID) || strings.Contains(p.Detail, "disk") {
			t.Errorf("detail: %s", p.Detail)
		}
	}
	if strings.Contains(log.String(), "canary") {
		t.Error("the log quotes the panic")
	}
	if !strings.Contains(log.String(), `"panic":"string"`) || !strings.Contains(log.String(), "disk on fire") {
		t.Errorf("the log does not tell: %s", &log)
	}
	if w := call(t, h, request("GET", "/healthz", "")); w.Code != 200 {
		t.Errorf("after a panic: %d", w.Code)
	}
}

func TestPanicInMidAnswerBreaksTheConnection(t *testing.T) {
	h := newTestHandler(t, Options{})
	h.engine.GET("/test/late", func(c *gin.Context) {
		c.String(200, "half an ans")
		panic("too late for a status")
	})
	defer func() {
		if v := recover(); v != http.ErrAbortHandler {
			t.Errorf("got %v: the client would take half an answer for a whole one", v)
		}
	}()
	h.ServeHTTP(httptest.NewRecorder(), request("GET", "/test/late", ""))
}

func TestServerLogNamesNoClient(t *testing.T) {
	var log bytes.Buffer
	to := acceptErrors{slog.New(slog.NewTextHandler(&log, nil))}
	for _, line := range []string{"http: panic serving 10.1.2.3:99: x\n", "http: Accept error: too many open files; retrying in 5ms\n"} {
		if n, err := to.Write([]byte(line)); n != len(line) || err != nil {
			t.Error(n, err)
		}
	}
	if strings.Contains(log.String(), "10.1.2.3") || !strings.Contains(log.String(), "too many open files") {
		t.Error(log.String())
	}
}

func TestRequestIDIsAlwaysOurOwn(t *testing.T) {
	h := newTestHandler(t, Options{RequestID: func() string { return "own-1" }})
	w := call(t, h, request("GET", "/healthz", "", "X-Request-Id", "theirs", "X-Forwarded-For", "10.1.2.3"))
	if got := w.Header().Get("X-Request-Id"); got != "own-1" {
		t.Errorf("X-Request-Id is %q", got)
	}
}

func TestLogLineHoldsNothingTheClientWrote(t *testing.T) {
	var log bytes.Buffer
	h := newTestHandler(t, Options{Logger: slog.New(slog.NewJSONHandler(&log, nil)), RequestID: func() string { return "id-7" }})
	const canary = "canary"
	call(t, h, request("POST", "/v1/documents?format=canary", `{"canary": "canary"}`, "User-Agent", canary, "X-Request-Id", canary, "X-Forwarded-For", canary))
	call(t, h, request("POST", "/v1/documents", `{"canary": "canary"}`))
	call(t, h, request("GET", "/v1/kinds/canary/schema", ""))
	call(t, h, request("GET", "/canary", ""))
	call(t, h, request("CANARY", "/v1/kinds", ""))
	if s := log.String(); strings.Contains(strings.ToLower(s), canary) || strings.Contains(s, "192.0.2.1") {
		t.Errorf("the log quotes the client: %s", s)
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 5 {
		t.Errorf("%d lines for 5 requests", len(lines))
	}
	for _, want := range []string{`"method":"GET"`, `"route":"/v1/kinds/:kind/schema"`, `"status":404`, `"bytes":`, `"duration":`, `"request_id":"id-7"`} {
		if !strings.Contains(lines[2], want) {
			t.Errorf("%s is missing in %s", want, lines[2])
		}
	}
}
