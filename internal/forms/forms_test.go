package forms

import (
	"bytes"
	"io/fs"
	"testing"

	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/templates"
)

func files(t *testing.T) []File {
	t.Helper()
	out, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFormsInTheFolderAreCurrent(t *testing.T) {
	made := files(t)
	stand, err := fs.Glob(templates.FS, "mau-*.docx")
	if err != nil {
		t.Fatal(err)
	}
	if len(stand) != len(made) {
		t.Errorf("%d forms stand in templates, %d are made: %v", len(stand), len(made), stand)
	}
	for _, f := range made {
		old, err := fs.ReadFile(templates.FS, f.Name)
		if err != nil {
			t.Errorf("%v; run go generate ./templates", err)
			continue
		}
		if !bytes.Equal(old, f.Data) {
			t.Errorf("%s is not current; run go generate ./templates", f.Name)
		}
	}
}

func TestFormsKeepTheOrderOfTheSchema(t *testing.T) {
	for _, f := range files(t) {
		for _, fault := range golden.CheckOrder(f.Data) {
			t.Errorf("%s: %s", f.Name, fault)
		}
	}
}

// TestEveryStyleIsNamedOnce: people find styles by name, programs by id.
func TestEveryStyleIsNamedOnce(t *testing.T) {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, s := range styles().List {
		if ids[s.ID] || names[s.Name] {
			t.Errorf("style %s (%s) is there twice", s.ID, s.Name)
		}
		ids[s.ID], names[s.Name] = true, true
	}
}
