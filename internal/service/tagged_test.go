package service

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// TestEveryFileTellsOfItsStructure: no validator for PDF/A-2a and PDF/UA-1 comes
// with the system, so the rules that a program can check are checked here.
func TestEveryFileTellsOfItsStructure(t *testing.T) {
	for _, name := range cases(t) {
		for _, fault := range golden.CheckTagged(generate(t, name).PDF) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestReadersFindTheWordsOfTheDocument: who goes through the elements of the file
// finds the words of the document, parted where they are parted and in their order.
func TestReadersFindTheWordsOfTheDocument(t *testing.T) {
	for _, name := range cases(t) {
		j := newService(t).begin(input(t, name))
		if ok, err := j.merge(); !ok {
			t.Fatal(err, j.res.Problems)
		}
		lines, err := golden.TaggedText(generate(t, name).PDF)
		if err != nil {
			t.Fatal(err)
		}
		got, want := strings.Fields(strings.Join(lines, "\n")), strings.Fields(strings.Join(wml.PlainText(j.doc), "\n"))
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: word %d: got %q, want %q", name, i, got[min(i, len(got)):min(i+6, len(got))], want[min(i, len(want)):min(i+6, len(want))])
				break
			}
		}
	}
}

func TestStructureIsAsReviewed(t *testing.T) {
	for _, name := range []string{"ke-hoach-tre-em", "bao-cao-quy", "quyet-dinh", "cong-van"} {
		golden.Compare(t, filepath.Join(testdata, name, "structure.golden"), page.DumpStructure(pagesOf(t, name)))
	}
}
