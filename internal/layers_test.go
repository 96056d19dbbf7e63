package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/mocban/mocban/"

// law says whom a room may import of ours. A line names only lines above it, so a
// circle cannot be written.
const law = `
unit:
picture:
decree:   unit
diag:     decree
opc:      diag
words:
record:   decree diag picture unit
profile:  decree diag record
wml:      diag opc unit
font:     unit
page:     diag unit
template: decree diag opc record wml
merge:    decree diag picture record template unit wml words
chart:    font page unit wml
layout:   chart diag font page picture unit wml words
pdf:      font page unit
lint:     decree diag page picture record unit wml words
number:   decree diag opc record wml words
service:  decree diag font layout lint merge number opc page pdf profile record template unit wml words
sheet:    diag
batch:    diag merge record service sheet words
jobs:     batch diag
api:      batch diag jobs service
cli:      api batch diag jobs service
golden:   opc page unit wml
forms:    decree font unit wml
`

// owners says which room alone may import an outside library.
var owners = map[string]string{
	"github.com/gin-gonic/gin":                   "api",
	"github.com/prometheus/client_golang":        "api",
	"github.com/nguyenthenguyen/docx":            "opc",
	"github.com/klauspost/compress":              "opc pdf",
	"github.com/go-pdf/fpdf":                     "pdf",
	"github.com/expr-lang/expr":                  "merge",
	"github.com/spf13/cobra":                     "cli",
	"github.com/schollz/progressbar":             "cli",
	"github.com/KimMachineGun/automemlimit":      "cli",
	"github.com/xuri/excelize":                   "sheet",
	"github.com/riverqueue/river":                "jobs",
	"github.com/jackc/pgx":                       "jobs",
	"modernc.org/sqlite":                         "jobs",
	"github.com/gofrs/flock":                     "batch jobs",
	"golang.org/x/text/unicode/norm":             "api batch layout record sheet wml",
	"github.com/santhosh-tekuri/jsonschema":      "", // tests only
	"github.com/getkin/kin-openapi":              "",
	"github.com/rogpeppe/go-internal/testscript": "",
	"github.com/google/go-cmp":                   "golden",
	"go.uber.org/goleak":                         "",
}

// forTests are the rooms that tests of every room may import besides.
var forTests = map[string]bool{"internal/golden": true, "internal/font/fonttest": true, "templates": true, "fonts": true}

func TestRoomsImportOnlyWhatTheLawAllows(t *testing.T) {
	allowed := readLaw(t)
	for _, f := range sources(t, ".") {
		room := roomOf(f.dir)
		may, known := allowed[room]
		if !known {
			t.Errorf("%s: the law does not know the room %q", f.path, room)
			continue
		}
		for _, imp := range f.imports {
			ours, ok := strings.CutPrefix(imp, module)
			if !ok {
				continue
			}
			if f.test && forTests[ours] {
				continue
			}
			target := roomOf(strings.TrimPrefix(ours, "internal/"))
			if target != room && !may[target] {
				t.Errorf("%s: %s may not import %s", f.path, room, ours)
			}
		}
	}
}

func TestOutsideLibrariesHaveOneOwner(t *testing.T) {
	for _, f := range sources(t, "..") {
		if f.test {
			continue
		}
		for _, imp := range f.imports {
			if !strings.Contains(strings.Split(imp, "/")[0], ".") || strings.HasPrefix(imp, module) {
				continue
			}
			owner, known := ownerOf(imp)
			room := roomOf(strings.TrimPrefix(f.dir, "internal/"))
			if !known {
				t.Errorf("%s: %s has no owner", f.path, imp)
			} else if !contains(strings.Fields(owner), room) {
				t.Errorf("%s: %s belongs to %q", f.path, imp, owner)
			}
		}
	}
}

func TestOnlyTheDoorsKnowClockFilesAndNetwork(t *testing.T) {
	doors := map[string]bool{"api": true, "batch/sink": true, "cli": true, "forms": true, "golden": true, "jobs": true}
	for _, f := range sources(t, ".") {
		if f.test || doors[f.dir] || doors[roomOf(f.dir)] {
			continue
		}
		for _, imp := range f.imports {
			if imp == "os" || imp == "net" || strings.HasPrefix(imp, "net/http") {
				t.Errorf("%s: imports %s below the doors", f.path, imp)
			}
		}
		if strings.Contains(f.text, "time.Now(") {
			t.Errorf("%s: asks the clock", f.path)
		}
	}
}

type source struct {
	path, dir, text string
	test            bool
	imports         []string
}

// sources reads imports with the parser: asking the go command would let the test
// cache keep an old answer.
func sources(t *testing.T, root string) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || path == "layers_test.go" || strings.HasSuffix(path, "/layers_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		s := source{path: path, dir: filepath.ToSlash(rel), text: string(text), test: isTest(path)}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("only %d sources found: the test looks in the wrong place", len(out))
	}
	return out
}

// isTest counts fonttest as a test: only tests use it.
func isTest(path string) bool {
	return strings.HasSuffix(path, "_test.go") || strings.Contains(filepath.ToSlash(path), "/fonttest/")
}

func roomOf(dir string) string {
	room, _, _ := strings.Cut(dir, "/")
	return room
}

func readLaw(t *testing.T) map[string]map[string]bool {
	t.Helper()
	out := map[string]map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(law), "\n") {
		room, rest, _ := strings.Cut(line, ":")
		may := map[string]bool{}
		for _, w := range strings.Fields(rest) {
			if _, above := out[w]; !above {
				t.Errorf("law: %s names %s, which does not stand above it", room, w)
			}
			may[w] = true
		}
		if !sort.StringsAreSorted(strings.Fields(rest)) {
			t.Errorf("law: the line of %s is not sorted", room)
		}
		out[room] = may
	}
	return out
}

func ownerOf(imp string) (string, bool) {
	for lib, owner := range owners {
		if imp == lib || strings.HasPrefix(imp, lib+"/") {
			return owner, true
		}
	}
	return "", false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
