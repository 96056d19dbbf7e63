package api

import (
	"encoding/base64"
	"os"
	"strings"
	"testing"
)

// signedBy is the plan with pictures, its seal replaced.
func signedBy(t *testing.T, seal string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/ky-so-hinh-anh/du-lieu.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, _, found := strings.Cut(string(data), `"con_dau"`)
	if !found {
		t.Fatal("the input has no seal")
	}
	return doc + `"con_dau": "` + seal + `"}}`
}

func TestPicturesHaveTheirStatus(t *testing.T) {
	h := newTestHandler(t, Options{})
	encode := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for _, c := range []struct {
		seal, code string
		status     int
	}{
		{encode(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "image.wrong_type", 415},
		{encode("GIF89a"), "image.wrong_type", 415},
		{"http://example.org/dau.png", "image.url_not_allowed", 422},
		{"iVBO=R", "image.encoding", 422},
		{encode("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 100)), "image.corrupt", 422},
		{strings.Repeat("A", 9<<20), "body.too_large", 413},
	} {
		problemOf(t, call(t, h, request("POST", "/v1/documents?format=docx", signedBy(t, c.seal))), c.status, c.code)
	}
	data, err := os.ReadFile("../../testdata/ky-so-hinh-anh/du-lieu.json")
	if err != nil {
		t.Fatal(err)
	}
	if w := call(t, h, request("POST", "/v1/documents?format=zip", string(data))); w.Code != 200 || w.Header().Get("Mocban-Problems") == "" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Mocban-Problems"))
	}
}
