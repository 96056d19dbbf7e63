package service

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/pdf"
)

// writer is a writer of PDF files.
type writer func(*page.Document, *font.Set, pdf.Meta) ([]byte, error)

func metaOf(name string) pdf.Meta {
	return pdf.Meta{Title: name, Creator: "mocban", Created: time.Date(2024, 5, 31, 0, 0, 0, 0, vietnam)}
}

func draw(t testing.TB, w writer, doc *page.Document, faces *font.Set, meta pdf.Meta) []byte {
	t.Helper()
	file, err := w(doc, faces, meta)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// box is a word with the rectangle that a reader marks, in points.
type box struct {
	page                   int
	left, top, right, foot float64
	text                   string
}

// boxesOf lets poppler read a file; without poppler it skips the test.
func boxesOf(t *testing.T, file []byte) []box {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-bbox", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return readBoxes(t, string(out))
}

func readBoxes(t *testing.T, text string) []box {
	t.Helper()
	var boxes []box
	pages := 0
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return boxes
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if ok && start.Name.Local == "page" {
			pages++
		}
		if !ok || start.Name.Local != "word" {
			continue
		}
		var w struct {
			Left  float64 `xml:"xMin,attr"`
			Top   float64 `xml:"yMin,attr"`
			Right float64 `xml:"xMax,attr"`
			Foot  float64 `xml:"yMax,attr"`
			Text  string  `xml:",chardata"`
		}
		if err := d.DecodeElement(&w, &start); err != nil {
			t.Fatal(err)
		}
		boxes = append(boxes, box{pages, w.Left, w.Top, w.Right, w.Foot, w.Text})
	}
}

// TestBothWritersPlaceEveryWordAlike: what a reader finds in the files of the two
// is the same, to a tenth of a point.
func TestBothWritersPlaceEveryWordAlike(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(name, func(t *testing.T) {
			doc, faces := pagesOf(t, name), newService(t).faces
			want := boxesOf(t, draw(t, pdf.FPDF, doc, faces, metaOf(name)))
			if len(want) == 0 {
				t.Fatal("no words")
			}
			sameWords(t, boxesOf(t, draw(t, pdf.Native, doc, faces, metaOf(name))), want)
			sameWords(t, boxesOf(t, draw(t, tagged, doc, faces, metaOf(name))), want)
		})
	}
}

func sameWords(t *testing.T, got, want []box) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d words, want %d", len(got), len(want))
	}
	for _, w := range want {
		at := slices.IndexFunc(got, func(g box) bool {
			return g.text == w.text && g.page == w.page && apart(g, w) <= 0.1
		})
		if at < 0 {
			t.Fatalf("no word where the other writer has %+v", w)
		}
		got = slices.Delete(got, at, at+1) // the order is the reader's guess
	}
}

// apart is how far two boxes differ at most.
func apart(a, b box) float64 {
	return max(math.Abs(a.left-b.left), math.Abs(a.top-b.top), math.Abs(a.right-b.right), math.Abs(a.foot-b.foot))
}

// archived writes every case as an archival file into a folder.
func archived(t *testing.T, archive pdf.Archive) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range cases(t) {
		meta := metaOf(name)
		meta.Archive = archive
		path := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(path, draw(t, pdf.Native, pagesOf(t, name), newService(t).faces, meta), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func TestQpdfFindsNoFaultInArchivalFiles(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	for _, archive := range []pdf.Archive{pdf.ArchiveA2a, pdf.ArchiveA2b} {
		for _, path := range archived(t, archive) {
			if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", filepath.Base(path), err, out)
			}
		}
	}
}

// preflight is the class path of Apache Preflight as Debian installs it
// (libpdfbox2-java, libactivation-java, libjaxb-api-java).
func preflight(t *testing.T) string {
	t.Helper()
	var jars []string
	for _, name := range []string{
		"pdfbox2", "preflight", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api",
	} {
		jar := filepath.Join("/usr/share/java", name+".jar")
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("Apache Preflight is not installed: %v", err)
		}
		jars = append(jars, jar)
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("java is not installed")
	}
	return strings.Join(jars, ":")
}

// Preflight knows the first part of the standard only.
func TestPreflightFindsEveryArchivalFileValid(t *testing.T) {
	jars := preflight(t)
	paths := archived(t, pdf.ArchiveA1b)
	list := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	const validator = "org.apache.pdfbox.preflight.Validator_A1b"
	if out, err := exec.Command("java", "-cp", jars, validator, "xml", "batch", list).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range paths {
		report, err := os.ReadFile(path + ".preflight.xml")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(report), `<isValid type="PDF/A1-b">true</isValid>`) {
			t.Errorf("%s: %s", filepath.Base(path), report)
		}
	}
}

// tagged is Native with the default standard of the service.
func tagged(doc *page.Document, faces *font.Set, meta pdf.Meta) ([]byte, error) {
	meta.Archive = pdf.ArchiveA2a
	return pdf.Native(doc, faces, meta)
}

func BenchmarkWriters(b *testing.B) {
	for _, w := range []struct {
		name  string
		write writer
	}{{"native", pdf.Native}, {"tagged", tagged}, {"fpdf", pdf.FPDF}} {
		for _, name := range []string{"ke-hoach-tre-em", "bao-cao-quy"} {
			b.Run(w.name+"/"+name, func(b *testing.B) {
				doc, faces := pagesOf(b, name), newService(b).faces
				b.ReportAllocs()
				size := 0
				for b.Loop() {
					size = len(draw(b, w.write, doc, faces, metaOf(name)))
				}
				b.ReportMetric(float64(size), "bytes/file")
			})
		}
	}
}
