package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

func TestDocsNeedNoNetworkAndObeyTheirPolicy(t *testing.T) {
	h := newTestHandler(t, Options{Version: "9.9"})
	w := call(t, h, request("GET", "/docs", ""))
	page, policy := w.Body.String(), w.Header().Get("Content-Security-Policy")
	if w.Code != 200 || !strings.Contains(page, "mocban 9.9") {
		t.Fatalf("%d", w.Code)
	}
	for _, far := range regexp.MustCompile(`(?:src|href|action)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(far[1], "/") && !strings.HasPrefix(far[1], "#") || strings.HasPrefix(far[1], "//") {
			t.Errorf("the page reaches for %s", far[1])
		}
	}
	for _, tag := range []string{"style", "script"} {
		inner := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(page, -1)
		if len(inner) != 1 {
			t.Fatalf("%d <%s> elements", len(inner), tag)
		}
		sum := sha256.Sum256([]byte(inner[0][1]))
		if want := tag + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
			t.Errorf("%s is not in %s", want, policy)
		}
	}
	if regexp.MustCompile(`\son\w+=|\sstyle=|javascript:`).MatchString(page) {
		t.Error("the page has inline handlers or styles, which its policy forbids")
	}
	if strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("policy: %s", policy)
	}
}

func TestDocsNameEveryRouteAndEveryCode(t *testing.T) {
	h := newTestHandler(t, Options{})
	page := string(h.site.docs)
	for _, k := range h.catalog.types {
		if !strings.Contains(page, typeURI(k.Code)+`"`) {
			t.Errorf("%s is missing", k.Code)
		}
	}
	for _, path := range []string{"/v1/documents", "/v1/checks", "/v1/conversions", "/v1/numbers", "/v1/batches", "/events", "/result", "/v1/kinds", "/schema", "/example", "/healthz", "/readyz", "/metrics", "/openapi.json"} {
		if !strings.Contains(page, path) {
			t.Errorf("%s is missing", path)
		}
	}
	if !strings.Contains(page, "&#34;loai&#34;") {
		t.Error("the form is not filled in")
	}
}

func TestEveryCodeHasItsPageInBothLanguagesAndForms(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, k := range h.catalog.types {
		path := typeURI(k.Code)
		var vi, en typeJSON
		for lang, into := range map[string]*typeJSON{"vi": &vi, "en": &en} {
			w := call(t, h, request("GET", path, "", "Accept-Language", lang))
			if err := json.Unmarshal(w.Body.Bytes(), into); err != nil || w.Code != 200 {
				t.Fatalf("%s: %d %v", path, w.Code, err)
			}
		}
		if vi.Title == "" || vi.Explanation == "" || vi.Title == en.Title || k.Code.OfDecree() != (vi.Status == 0) {
			t.Errorf("%s: %+v %+v", path, vi, en)
		}
		w := call(t, h, request("GET", path, "", "Accept", "text/html"))
		if w.Code != 200 || w.Header().Get("Content-Type") != mimeHTML || !strings.Contains(w.Body.String(), string(k.Code)) {
			t.Errorf("%s as a page: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

func TestOwnCodesHaveATitle(t *testing.T) {
	k := newCatalog(nil)
	for _, code := range []diag.Code{
		codeBadRequest, codeCSRF, codeNotFound, codeMethod, codeNotAcceptable, codeSlowBody, codeBodyTooLarge, codeURITooLong,
		codeMediaType, codeQueueFull, codeHeadersTooLarge, codeInternal, codeShuttingDown, codeDeadline,
		codeNoBatches, codeBatchNotReady, codeBatchExpired, codeBatchCancelled, codeBatchFailed, codeKeyMissing, codeKeyInvalid,
		codeKeyConflict, codeKeyMismatch, codeStorageFull, codeStorageReadOnly, codeStorageAway,
	} {
		if k.title(code, "vi") == string(code) || k.title(code, "en") == k.title(code, "vi") {
			t.Errorf("%s has no page", code)
		}
	}
}

func TestKindsAreTheTwentyNineOfTheDecree(t *testing.T) {
	h := newTestHandler(t, Options{})
	w := call(t, h, request("GET", "/v1/kinds", ""))
	var got struct{ Kinds []kindJSON }
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Kinds) != 29 || got.Kinds[9].ID != "ke_hoach" || got.Kinds[9].Name != "Kế hoạch" || !got.Kinds[9].Available {
		t.Fatalf("%+v", got)
	}
	for _, k := range got.Kinds {
		for _, link := range []string{k.Schema, k.Example} {
			if link == "" {
				continue
			}
			if w := call(t, h, request("GET", link, "")); w.Code != 200 || !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: %d", link, w.Code)
			}
		}
	}
}

func TestEveryExampleCanBeMade(t *testing.T) {
	h := newTestHandler(t, Options{})
	for _, k := range exampleKinds(h.svc) {
		example, _ := h.svc.Example(k.ID)
		if w := call(t, h, request("POST", "/v1/documents?format=zip", string(example))); w.Code != 200 {
			t.Errorf("%s: %d %.300s", k.ID, w.Code, w.Body)
		}
	}
}

func TestRootLeadsToTheDocs(t *testing.T) {
	h := newTestHandler(t, Options{})
	if w := call(t, h, request("GET", "/", "")); w.Code != 302 || w.Header().Get("Location") != "/docs" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Location"))
	}
}

func TestMetricsCountRequestsDocumentsAndProblems(t *testing.T) {
	h := newTestHandler(t, Options{Version: "9.9"})
	call(t, h, request("POST", "/v1/documents?format=zip", plan(t, h)))
	call(t, h, request("POST", "/v1/documents", ""))
	call(t, h, request("GET", "/v1/kinds/x/schema", ""))
	page := call(t, h, request("GET", "/metrics", "")).Body.String()
	for _, line := range []string{
		`mocban_http_requests_total{method="POST",route="/v1/documents",status="200"} 1`,
		`mocban_http_requests_total{method="GET",route="/v1/kinds/:kind/schema",status="404"} 1`,
		`mocban_http_request_duration_seconds_count{method="POST",route="/v1/documents",status="400"} 1`,
		`mocban_documents_total{format="docx",kind="ke_hoach"} 1`,
		`mocban_documents_total{format="pdf",kind="ke_hoach"} 1`,
		`mocban_problems_total{code="json.empty"} 1`,
		`mocban_http_requests_in_flight 1`,
		`version="9.9"} 1`,
	} {
		if !strings.Contains(page, line) {
			t.Errorf("%s is missing", line)
		}
	}
}
