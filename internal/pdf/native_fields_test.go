package pdf

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// signed is a letter of two sheets with two fields on the second.
func signed(change ...func(*page.Document)) *page.Document {
	one := sheet(page.Item{X: 70 * unit.Pt, Y: 80 * unit.Pt, Draw: page.Text{Chars: "GIÁM ĐỐC", Size: 14 * unit.Pt}})
	doc := &page.Document{Pages: []page.Page{one, one}}
	doc.Fields = []page.Field{
		{Name: "ChuKy", Label: "Chữ ký", Page: 1, X: 300 * unit.Pt, Y: 500 * unit.Pt, W: 140 * unit.Pt, H: 70 * unit.Pt},
		{Name: "Dau", Page: 1, X: 250 * unit.Pt, Y: 490 * unit.Pt, W: 100 * unit.Pt, H: 100 * unit.Pt},
	}
	for _, f := range change {
		f(doc)
	}
	return doc
}

// TestSignersFindEmptyFields: poppler lists them as fields that nobody has signed.
func TestSignersFindEmptyFields(t *testing.T) {
	for _, archive := range []Archive{ArchiveNone, ArchiveA1b, ArchiveA2b} {
		out := run(t, mustArchive(t, signed(), archive), "pdfsig", "FILE")
		if strings.Count(out, "The signature form field is not signed") != 2 || !strings.Contains(out, "Name: ChuKy") || !strings.Contains(out, "Name: Dau") {
			t.Errorf("archive %d: %s", archive, out)
		}
	}
}

func TestFieldStandsWhereThePageSays(t *testing.T) {
	file := string(mustNative(t, signed()))
	for _, want := range []string{
		"/Rect [300 271.89 440 341.89]", // from the bottom of a sheet of 841.89 pt
		"/Rect [250 251.89 350 351.89]",
		"/AcroForm <</SigFlags 1/Fields [",
		"/BBox [0 0 140 70]",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if n := strings.Count(file, "/Annots ["); n != 1 {
		t.Errorf("%d sheets have fields, want the second only", n)
	}
	if strings.Contains(string(mustNative(t, letter())), "AcroForm") {
		t.Error("a document without fields has a form")
	}
}

func TestFieldsThatCannotBeFoundAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*page.Field){
		"no name":       func(f *page.Field) { f.Name = "" },
		"another's":     func(f *page.Field) { f.Name = "Dau" },
		"no such page":  func(f *page.Field) { f.Page = 2 },
		"before all":    func(f *page.Field) { f.Page = -1 },
		"no room":       func(f *page.Field) { f.H = 0 },
		"off the sheet": func(f *page.Field) { f.X = 1 << 60 },
		"no element":    func(f *page.Field) { f.Tag = 99 },
	} {
		doc := signed(func(d *page.Document) { spoil(&d.Fields[0]) })
		if _, err := Native(doc, faces(t), meta()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
