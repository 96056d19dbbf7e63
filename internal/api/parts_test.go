package api

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

func TestStatusFollowsFromTheCode(t *testing.T) {
	for code, want := range map[diag.Code]int{
		"json.syntax": 400, "json.too_deep": 400, "field.unknown": 422, "text.control_char": 422, "policy.classified": 422,
		"table.too_many_rows": 413, "table.too_many_columns": 422, "archive.bomb": 413, "archive.duplicate_entry": 422,
		"template.legacy_doc": 415, "template.corrupt": 422, "not_found": 404, "internal": 500,
	} {
		if got := statusOf(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
	for _, f := range faultTypes() {
		if statusOf(f.Code) == 422 {
			t.Errorf("%s has no status of its own", f.Code)
		}
	}
}

func TestUnreadableInputOutranksWrongInput(t *testing.T) {
	ps := []diag.Problem{
		{Code: "ND30-PL1-II-3c3", Severity: diag.Error}, {Code: "json.bom", Severity: diag.Info},
		{Code: "field.unknown", Severity: diag.Error}, {Code: "table.too_many_rows", Severity: diag.Error}, {Code: "field.required", Severity: diag.Error},
	}
	if got := decisive(ps).Code; got != "table.too_many_rows" {
		t.Errorf("got %s", got)
	}
	if got := decisive(ps[:3]).Code; got != "field.unknown" {
		t.Errorf("got %s", got)
	}
}

func TestAcceptIsReadAsRFC9110Says(t *testing.T) {
	for _, c := range []struct{ accept, want string }{
		{"", "a/x"}, {"*/*", "a/x"}, {"a/*", "a/x"}, {"b/y", "b/y"}, {"B/Y", "b/y"}, {"a/x;q=0.1, b/y;q=0.2", "b/y"}, {"a/x;q=0, */*;q=0.1", "b/y"},
		{"b/y;level=1;q=0.9", "b/y"}, {"c/z", ""}, {"*/*;q=0", ""}, {"b/y;q=2", "a/x"}, {"b/y;q=NaN", "a/x"}, {",,;", "a/x"}, {"b/y;q=0.0001", ""},
	} {
		got, _ := negotiate([]string{c.accept}, "a/x", "b/y")
		if got != c.want {
			t.Errorf("Accept %q chooses %q, want %q", c.accept, got, c.want)
		}
	}
}

func TestVietnameseUnlessEnglishIsLikedBetter(t *testing.T) {
	for header, want := range map[string]string{
		"": "vi", "en": "en", "EN-us": "en", "vi": "vi", "fr": "vi", "en,vi": "vi", "en;q=0.9,vi;q=0.8": "en", "vi,en;q=0.9": "vi", "*": "vi", "en;q=0": "vi", "fr, *;q=0.1, en;q=0.5": "en",
	} {
		r := &http.Request{Header: http.Header{"Accept-Language": {header}}}
		if got := language(r); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

func TestFileNameSurvivesTheHeader(t *testing.T) {
	for _, c := range []struct{ name, ascii string }{
		{"Kế hoạch 15-KH-SCT", "Ke hoach 15-KH-SCT.pdf"},
		{"Đề án «đường»", "De an _duong_.pdf"},
		{`a"b\c%d` + "\r\nX: y", "a_b_c_d__X: y.pdf"},
		{"", "van-ban.pdf"},
	} {
		got := attachment(c.name, "pdf")
		if !strings.HasPrefix(got, `attachment; filename="`+c.ascii+`"; filename*=UTF-8''`) {
			t.Errorf("%q: %s", c.name, got)
		}
		_, star, _ := strings.Cut(got, "; filename*")
		_, params, err := mime.ParseMediaType("attachment; filename*" + star)
		want := c.name + ".pdf"
		if c.name == "" {
			want = "van-ban.pdf"
		}
		if err != nil || params["filename"] != want {
			t.Errorf("%q comes back as %q: %v", c.name, params["filename"], err)
		}
	}
}

func TestGateNeverRunsMoreThanItsWorkers(t *testing.T) {
	g := newGate(2)
	var wg sync.WaitGroup
	var mu sync.Mutex
	running, most, refused := 0, 0, 0
	for range 50 {
		wg.Go(func() {
			err := g.enter(context.Background())
			var f *fault
			mu.Lock()
			defer mu.Unlock()
			if errors.As(err, &f) {
				refused++
				return
			}
			running++
			most = max(most, running)
			mu.Unlock()
			mu.Lock()
			running--
			g.leave()
		})
	}
	wg.Wait()
	if most > 2 || g.waiting.Load() != 0 || len(g.slots) != 0 {
		t.Errorf("at most %d ran, %d still wait, %d slots are taken, %d refused", most, g.waiting.Load(), len(g.slots), refused)
	}
}

func TestLeavingClientGivesUpItsPlace(t *testing.T) {
	g := newGate(1)
	g.slots <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := g.enter(ctx); !errors.Is(err, context.Canceled) || g.waiting.Load() != 0 {
		t.Errorf("%v, %d waiting", err, g.waiting.Load())
	}
}

func FuzzAcceptNeverBreaks(f *testing.F) {
	f.Add("text/html;q=0.5, */*")
	f.Add(";;q=,=;q=1e309")
	f.Fuzz(func(t *testing.T, header string) {
		got, ok := negotiate([]string{header}, mimePDF, mimeZIP)
		if ok != (got == mimePDF || got == mimeZIP) {
			t.Errorf("%q: %q %v", header, got, ok)
		}
	})
}
