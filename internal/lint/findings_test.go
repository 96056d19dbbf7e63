package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/record"
)

// inputs are the documents of the tests and the examples that users are shown.
func inputs(t testing.TB) (files []string) {
	t.Helper()
	for _, pattern := range []string{"../../testdata/*/du-lieu.json", "../../templates/vi-du/*.json"} {
		list, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil || len(list) < 20 {
			t.Fatalf("%s: %d files, %v", pattern, len(list), err)
		}
		files = append(files, list...)
	}
	return files
}

func listed(b *strings.Builder, name string, found []diag.Problem) {
	fmt.Fprintf(b, "== %s\n", name)
	for _, p := range found {
		fmt.Fprintf(b, "%s %s %s; %s\n\t%s\n\t%s\n\t%s\n\t%s\n", p.Severity, p.Code, p.At, p.Ref, p.Message.VI, p.Hint.VI, p.Message.EN, p.Hint.EN)
	}
}

func TestFindingsInDocumentsAreWordForWordAsReviewed(t *testing.T) {
	var b strings.Builder
	for _, file := range inputs(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rec, _ := record.Decode(data, record.Limits{})
		name := strings.TrimPrefix(filepath.ToSlash(file), "../../")
		listed(&b, name, Record(rec, Options{Today: record.Date{Day: 24, Month: 11, Year: 2026}}))
	}
	golden.Compare(t, filepath.Join("testdata", "documents.golden"), b.String())
}

func TestFindingsInExamplesAreWordForWordAsReviewed(t *testing.T) {
	var b strings.Builder
	for _, c := range cases {
		for i, e := range c.bad {
			listed(&b, fmt.Sprintf("%s, bad %d", c.code, i), judged(e))
		}
	}
	golden.Compare(t, filepath.Join("testdata", "examples.golden"), b.String())
}
