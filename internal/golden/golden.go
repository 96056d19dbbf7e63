// Package golden turns what the house makes into text that a person can review,
// compares it with files kept beside the tests, and checks a .docx against the
// standard.
//
// In: the bytes of a .docx, or any text. Out: text, findings, a failed test with
// a short difference. Never: is imported outside tests.
package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Compare fails the test where got is not what the file holds. With
// UPDATE_GOLDEN=1 in the environment it writes the file instead.
func Compare(t testing.TB, path string, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		update(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; UPDATE_GOLDEN=1 writes it", err)
		return
	}
	if diff := Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); UPDATE_GOLDEN=1 rewrites it:\n%s", path, diff)
	}
}

func update(t testing.TB, path, got string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	around   = 2 // equal lines shown before a difference
	maxShown = 8 // lines shown of each side
)

// Diff shows the first place where two texts differ, with its line number, or ""
// where they are equal.
func Diff(want, got string) string {
	if want == got {
		return ""
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	first := 0
	for first < min(len(w), len(g)) && w[first] == g[first] {
		first++
	}
	wEnd, gEnd := len(w), len(g)
	for wEnd > first && gEnd > first && w[wEnd-1] == g[gEnd-1] {
		wEnd, gEnd = wEnd-1, gEnd-1
	}
	var out strings.Builder
	fmt.Fprintf(&out, "line %d:\n", first+1)
	for _, line := range w[max(0, first-around):first] {
		out.WriteString("  " + line + "\n")
	}
	side(&out, "- ", w[first:wEnd])
	side(&out, "+ ", g[first:gEnd])
	return out.String()
}

func side(out *strings.Builder, mark string, lines []string) {
	for i, line := range lines {
		if i == maxShown {
			fmt.Fprintf(out, "%s… %d more lines\n", mark, len(lines)-maxShown)
			return
		}
		out.WriteString(mark + line + "\n")
	}
}
