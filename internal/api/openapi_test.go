package api

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestDescriptionIsSoundOpenAPI31(t *testing.T) {
	h := newTestHandler(t, Options{Version: `1.2.3"x`})
	doc := description(t, h)
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if doc.OpenAPI != "3.1.0" || doc.Info.Version != `1.2.3"x` {
		t.Errorf("openapi %s, version %s", doc.OpenAPI, doc.Info.Version)
	}
	w := call(t, h, request("GET", "/openapi.json", ""))
	if !json.Valid(w.Body.Bytes()) || !bytes.Equal(w.Body.Bytes(), h.site.openAPI) {
		t.Error("the served document is another")
	}
}

func TestEveryRouteIsDescribedAndEveryDescriptionIsARoute(t *testing.T) {
	h := newTestHandler(t, Options{})
	param := regexp.MustCompile(`:(\w+)`)
	var routed, described []string
	for _, r := range h.engine.Routes() {
		if r.Method != "HEAD" {
			routed = append(routed, r.Method+" "+param.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	for path, item := range description(t, h).Paths.Map() {
		for method := range item.Operations() {
			described = append(described, method+" "+path)
		}
	}
	slices.Sort(routed)
	slices.Sort(described)
	if !slices.Equal(routed, described) {
		t.Errorf("routes:\n%s\ndescribed:\n%s", strings.Join(routed, "\n"), strings.Join(described, "\n"))
	}
}

// TestEveryDescribedAnswerCanBeHad calls for each status of each operation; call
// holds every answer against the description.
func TestEveryDescribedAnswerCanBeHad(t *testing.T) {
	h := newTestHandler(t, Options{})
	good := plan(t, h)
	slow := newTestHandler(t, Options{Deadline: 1})
	busy := newTestHandler(t, Options{Workers: 1})
	busy.gate.slots <- struct{}{}
	busy.gate.waiting.Store(queuePerWorker)
	stopping := newTestHandler(t, Options{})
	stopping.draining.Store(true)

	had := map[string]bool{}
	ask := func(h *Handler, method, target, path, text string, headers ...string) {
		w := call(t, h, request(method, target, text, headers...))
		had[method+" "+path+" "+itoa(w.Code)] = true
	}
	for _, path := range []string{"/v1/documents", "/v1/checks"} {
		for _, format := range []string{"pdf", "docx", "zip"} {
			ask(h, "POST", path+"?format="+format, path, good)
		}
		ask(h, "POST", path, path, good, "Sec-Fetch-Site", "cross-site")
		ask(h, "POST", path, path, good, "Accept", "image/png")
		ask(h, "POST", path, path, good, "Content-Type", "text/plain")
		ask(h, "POST", path, path, strings.Repeat(" ", 9<<20))
		ask(h, "POST", path, path, `{"trichyeu": 1}`)
		ask(h, "POST", path, path, `{`)
		ask(h, "POST", path+"?"+strings.Repeat("a&", 200), path, good)
		ask(slow, "POST", path, path, good)
		ask(busy, "POST", path, path, good)
	}
	docx := string(wordFile(t, h))
	for _, c := range []struct {
		h       *Handler
		query   string
		text    string
		headers []string
	}{
		{h, "", docx, nil}, {h, "?format=zip", docx, nil}, {h, "?nghiem=x", docx, nil}, {h, "", "", nil}, {h, "", "%PDF-", nil},
		{h, "", docx, []string{"Sec-Fetch-Site", "cross-site"}}, {h, "", docx, []string{"Accept", "image/png"}},
		{h, "", docx, []string{"Content-Type", "text/plain"}}, {h, "", strings.Repeat(" ", 21<<20), nil},
		{h, "?" + strings.Repeat("a&", 200), docx, nil}, {slow, "", docx, nil}, {busy, "", docx, nil},
	} {
		ask(c.h, "POST", conversionPath+c.query, conversionPath, c.text, append([]string{"Content-Type", mimeDOCX}, c.headers...)...)
	}
	numbers, numbersKind := fieldsOf(t, docx, "so", "1", "thay", "1")
	for _, c := range []struct {
		h       *Handler
		query   string
		text    string
		headers []string
	}{
		{h, "", numbers, nil}, {h, "?format=json", numbers, nil}, {h, "", "", nil}, {h, "", strings.Replace(numbers, "PK", "%P", 1), nil},
		{h, "", numbers, []string{"Sec-Fetch-Site", "cross-site"}}, {h, "", numbers, []string{"Accept", "image/png"}},
		{h, "", numbers, []string{"Content-Type", "text/plain"}}, {h, "", strings.Repeat(" ", 21<<20), nil},
		{h, "?" + strings.Repeat("a&", 200), numbers, nil}, {slow, "", numbers, nil}, {busy, "", numbers, nil},
		{h, "", `{"so": 1}`, []string{"Content-Type", mimeJSON}},
	} {
		ask(c.h, "POST", numberPath+c.query, numberPath, c.text, append([]string{"Content-Type", numbersKind}, c.headers...)...)
	}
	for path, targets := range map[string][]string{
		"/v1/kinds": {"/v1/kinds"}, "/v1/kinds/{kind}/schema": {"/v1/kinds/ke_hoach/schema", "/v1/kinds/x/schema"},
		"/v1/kinds/{kind}/example": {"/v1/kinds/ke_hoach/example", "/v1/kinds/x/example"},
		"/problems/{code}":         {"/problems/json.empty", "/problems/queue_full", "/problems/x"},
		"/healthz":                 {"/healthz"}, "/readyz": {"/readyz"}, "/metrics": {"/metrics"}, "/openapi.json": {"/openapi.json"}, "/docs": {"/docs"}, "/": {"/"},
	} {
		for _, target := range targets {
			ask(h, "GET", target, path, "")
			ask(h, "GET", target, path, "", "Accept", "text/html")
			ask(h, "GET", target+"?a="+strings.Repeat("x", 9000), path, "")
			ask(h, "HEAD", target, path, "")
		}
	}
	ask(stopping, "GET", "/readyz", "/readyz", "")
	askBatches(t, h, ask)
	for path, item := range description(t, h).Paths.Map() {
		for method, op := range item.Operations() {
			for code := range op.Responses.Map() {
				// 408 and 500 need a slow line and a fault: TestSlowBodyIs408…, TestPanicIsA500….
				if key := method + " " + path + " " + code; !had[key] && code != "default" && code != "408" && code != "500" {
					t.Errorf("nothing gave %s", key)
				}
			}
		}
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }
