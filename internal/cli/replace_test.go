package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// broken writes half of what it should and then meets a full disk.
type broken struct{}

func (broken) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, "half")
	return int64(n), errors.Join(err, errors.New("no space left"))
}

func text(s string) io.WriterTo { return strings.NewReader(s) }

// folder is a folder with an old file a.docx; it tells what lies there.
func folder(t *testing.T) (dir string, content func() map[string]string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.docx"), []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	return dir, func() map[string]string {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			got[e.Name()] = string(data)
		}
		return got
	}
}

func TestReplaceFilesWritesAllAndKeepsTheMode(t *testing.T) {
	dir, content := folder(t)
	a, b := filepath.Join(dir, "a.docx"), filepath.Join(dir, "b.pdf")
	if err := replaceFiles(t.Context(), []output{{a, text("new a")}, {b, text("new b")}}); err != nil {
		t.Fatal(err)
	}
	if got := content(); len(got) != 2 || got["a.docx"] != "new a" || got["b.pdf"] != "new b" {
		t.Errorf("the folder holds %q", got)
	}
	if info, err := os.Stat(a); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode of a replaced file is %v, %v", info.Mode(), err)
	}
}

func TestFailureHalfWayLeavesTheOldFileAndNothingElse(t *testing.T) {
	dir, content := folder(t)
	a, b := filepath.Join(dir, "a.docx"), filepath.Join(dir, "b.pdf")
	for name, outputs := range map[string][]output{
		"the only file":            {{a, broken{}}},
		"the second one":           {{a, text("new a")}, {b, broken{}}},
		"a folder that is missing": {{a, text("new a")}, {filepath.Join(dir, "no", "b.pdf"), text("b")}},
	} {
		if err := replaceFiles(t.Context(), outputs); exitStatus(err) != 6 {
			t.Errorf("%s: error %v, want one of files", name, err)
		}
		if got := content(); len(got) != 1 || got["a.docx"] != "old" {
			t.Errorf("%s: the folder holds %q", name, got)
		}
	}
}

func TestSignalBeforeReplacingLeavesTheOldFile(t *testing.T) {
	dir, content := folder(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := replaceFiles(ctx, []output{{filepath.Join(dir, "a.docx"), text("new")}})
	if got := content(); !errors.Is(err, context.Canceled) || len(got) != 1 || got["a.docx"] != "old" {
		t.Errorf("error %v, the folder holds %q", err, got)
	}
}

func TestProtectedFileIsNotReplaced(t *testing.T) {
	dir, content := folder(t)
	a := filepath.Join(dir, "a.docx")
	if err := os.Chmod(a, 0o444); err != nil {
		t.Fatal(err)
	}
	err := replaceFiles(t.Context(), []output{{a, text("new")}})
	if got := content(); exitStatus(err) != 6 || len(got) != 1 || got["a.docx"] != "old" {
		t.Errorf("error %v, the folder holds %q", err, got)
	}
}

func TestLinkIsFollowedToTheFileItMeans(t *testing.T) {
	dir, content := folder(t)
	link := filepath.Join(t.TempDir(), "link.docx")
	if err := os.Symlink(filepath.Join(dir, "a.docx"), link); err != nil {
		t.Skip(err)
	}
	if err := replaceFiles(t.Context(), []output{{link, text("new")}}); err != nil {
		t.Fatal(err)
	}
	if got := content(); got["a.docx"] != "new" {
		t.Errorf("the folder holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info.Mode(), err)
	}
}

func TestFolderIsNotReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := replaceFiles(t.Context(), []output{{dir, bytes.NewReader(nil)}}); exitStatus(err) != 6 {
		t.Errorf("error %v, want one of files", err)
	}
}
