package service

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/templates"
)

// formsWith is the forms of the house with one file replaced.
func formsWith(t *testing.T, name string, data []byte) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(templates.FS, path)
		out[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out[name] = &fstest.MapFile{Data: data}
	return out
}

func TestFormThatCannotBeUsedStopsOnlyWhatNeedsIt(t *testing.T) {
	s, err := New(Options{Templates: formsWith(t, "cong_van.docx", []byte("not a form")), Fonts: fonts.FS, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second answer comes from the shelf
		_, err = s.Generate(context.Background(), Request{JSON: input(t, "cong-van"), Want: DOCX})
		if err == nil || !strings.Contains(err.Error(), "cong_van.docx") {
			t.Fatalf("got %v, want the form's name", err)
		}
	}
	res, err := s.Generate(context.Background(), Request{JSON: input(t, "ke-hoach-tre-em"), Want: DOCX})
	if err != nil || res.DOCX == nil {
		t.Fatalf("another kind: %v %+v", err, res.Problems)
	}
	if err := s.Warm(); err == nil || !strings.Contains(err.Error(), "cong_van.docx") {
		t.Errorf("Warm: got %v, want the form's name", err)
	}
}

func TestWarmReadsEveryForm(t *testing.T) {
	if err := newService(t).Warm(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkCold is what a process pays before its first document: fonts, one form,
// and the glyphs that the first PDF prepares.
func BenchmarkCold(b *testing.B) {
	json := input(b, "ke-hoach-tre-em")
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			if _, err := New(Options{Templates: templates.FS, Fonts: fonts.FS, Now: today}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			s, err := New(Options{Templates: templates.FS, Fonts: fonts.FS, Now: today})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := s.Generate(context.Background(), Request{JSON: json, Want: PDF}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
