package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// told is a document with a structure that has everything: a paragraph with a note
// and lines that no space parts, a list, a table, a figure, decoration between.
func told(t *testing.T) *page.Document {
	t.Helper()
	y := unit.Length(0)
	item := func(tag int32, chars string) page.Item {
		y += 20 * unit.Pt
		return page.Item{X: 80 * unit.Pt, Y: y, Draw: page.Text{Size: 13 * unit.Pt, Chars: chars}, Tag: tag}
	}
	parted := func(i page.Item) page.Item { i.Parted = true; return i }
	rule := page.Item{X: 70 * unit.Pt, Y: 200 * unit.Pt, Role: page.Artifact, Draw: page.Line{DX: 100 * unit.Pt, Width: unit.Pt}}
	number := page.Item{X: 300 * unit.Pt, Y: 40 * unit.Pt, Role: page.Artifact, Draw: page.Text{Size: 13 * unit.Pt, Chars: "2"}}
	led := item(8, "a) việc")
	led.Lead = 3
	sign := item(3, "□ đã")
	meant := "☐ đã"
	sign.Actual = &meant
	beside := item(3, "xong")
	beside.Y, beside.X, beside.Parted = sign.Y, 110*unit.Pt, true
	picture := page.Item{X: 80 * unit.Pt, Y: 600 * unit.Pt, Tag: 12, Draw: page.Picture{W: 20 * unit.Pt, H: 10 * unit.Pt, Image: seal(t)}}
	first := sheet(number, item(2, "I. MỤC"), parted(item(2, "ĐÍCH")), rule, item(3, "đoạn"), rule, parted(item(3, "văn")), sign, beside,
		item(4, "1"), led, item(11, "ô"), picture)
	second := sheet(number, item(11, " tiếp"), item(14, "cột hai"), item(16, "chú thích"))
	return &page.Document{
		Pages: []page.Page{first, second},
		Structure: []page.Element{
			{Type: page.DocumentElement, Parent: -1},
			{Type: page.H1, Parent: 0}, {Type: page.P, Parent: 0}, {Type: page.Reference, Parent: 2},
			{Type: page.L, Parent: 0, Numbering: page.LowerAlpha}, {Type: page.LI, Parent: 4}, {Type: page.Lbl, Parent: 5}, {Type: page.LBody, Parent: 5},
			{Type: page.Table, Parent: 0}, {Type: page.TR, Parent: 8}, {Type: page.TH, Parent: 9, ColSpan: 2},
			{Type: page.Figure, Parent: 0, Alt: "Con dấu"},
			{Type: page.TR, Parent: 8}, {Type: page.TD, Parent: 12}, {Type: page.TD, Parent: 12}, {Type: page.Note, Parent: 0},
		},
	}
}

func mustTag(t *testing.T, doc *page.Document) []byte {
	t.Helper()
	m := meta()
	m.Archive, m.Title = ArchiveA2a, "Kế hoạch"
	file, err := Native(doc, faces(t), m)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTaggedFileIsSound(t *testing.T) {
	for _, fault := range golden.CheckTagged(mustTag(t, told(t))) {
		t.Error(fault)
	}
}

func TestTaggedFileIsReadByMeaning(t *testing.T) {
	got, err := golden.TaggedText(mustTag(t, told(t)))
	want := []string{"I. MỤC ĐÍCH", "đoạn văn☐ đã xong1", "a) việc", "ô tiếp", "cột hai", "chú thích"}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestTagsMoveNothing(t *testing.T) {
	doc := told(t)
	// On one line, what belongs to nothing, and elements beside each other.
	for i, chars := range []string{"Quý", "hai", "ba", "năm"} {
		doc.Pages[0].Items = append(doc.Pages[0].Items, page.Item{X: unit.Length(80+30*i)*unit.Pt + unit.Pt/20, Y: 700 * unit.Pt,
			Draw: page.Text{Size: 13 * unit.Pt, Chars: chars}, Tag: [...]int32{0, 0, 3, 11}[i], Parted: true})
	}
	tenths := regexp.MustCompile(`(\.\d)\d*`) // the way on in a row is rounded
	place := func(file []byte) []string {
		var out []string
		for _, w := range strings.Split(run(t, file, "pdftotext", "-bbox", "FILE", "-"), "\n") {
			if strings.Contains(w, "<word") {
				out = append(out, tenths.ReplaceAllString(w, "$1"))
			}
		}
		return out
	}
	want := place(mustNative(t, doc))
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], "□", "☐")
	}
	if diff := cmp.Diff(want, place(mustTag(t, doc))); diff != "" {
		t.Error(diff)
	}
}

func TestReadersFindNoFaultInTaggedFiles(t *testing.T) {
	file := mustTag(t, told(t))
	if got := run(t, file, "qpdf", "--check", "FILE"); !strings.Contains(got, "No syntax or stream encoding errors") || strings.Contains(got, "WARNING") {
		t.Error(got)
	}
	if got := run(t, file, "pdfinfo", "FILE"); !strings.Contains(got, "Tagged:          yes") {
		t.Error(got)
	}
	for line := range strings.Lines(run(t, file, "mutool", "draw", "-F", "trace", "FILE")) {
		if fault := strings.HasPrefix(line, "warning:") || strings.HasPrefix(line, "error:"); fault && !strings.Contains(line, "ICC support") {
			t.Error(line)
		}
	}
}

func TestStructureThatDoesNotHoldIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*page.Document){
		"none":             func(d *page.Document) { d.Structure = nil },
		"no root":          func(d *page.Document) { d.Structure[0].Parent = 0 },
		"two roots":        func(d *page.Document) { d.Structure[2].Parent = -1 },
		"inside a later":   func(d *page.Document) { d.Structure[2].Parent = 3 },
		"unknown type":     func(d *page.Document) { d.Structure[2].Type = 200 },
		"no such element":  func(d *page.Document) { d.Pages[0].Items[1].Tag = 17 },
		"negative":         func(d *page.Document) { d.Pages[0].Items[1].Tag = -1 },
		"label of nothing": func(d *page.Document) { d.Pages[0].Items[1].Lead = 100 },
		"label in a rune":  func(d *page.Document) { d.Pages[0].Items[1].Lead = 5 },
		"label first":      func(d *page.Document) { d.Pages[0].Items[1].Tag, d.Pages[0].Items[1].Lead = 1, 1 },
	} {
		doc := told(t)
		spoil(doc)
		m := meta()
		m.Tagged = true
		if _, err := Native(doc, faces(t), m); err == nil {
			t.Errorf("%s: no error", name)
		}
		m.Tagged = false
		if _, err := Native(doc, faces(t), m); err != nil {
			t.Errorf("%s: a file without tags need not know: %v", name, err)
		}
	}
}

func TestTagsNeedANewerStandard(t *testing.T) {
	m := meta()
	m.Tagged, m.Archive = true, ArchiveA1b
	if _, err := Native(told(t), faces(t), m); err == nil {
		t.Error("PDF/A-1b is tagged")
	}
	m.Archive = ArchiveNone
	if _, err := FPDF(told(t), faces(t), m); err == nil {
		t.Error("fpdf tags")
	}
}

func TestFileWithoutTitleDoesNotClaimAccess(t *testing.T) {
	m := meta()
	m.Archive, m.Title = ArchiveA2a, ""
	file, err := Native(told(t), faces(t), m)
	if err != nil || bytes.Contains(file, []byte("pdfuaid:part")) || !bytes.Contains(file, []byte("<pdfaid:conformance>A<")) {
		t.Errorf("%v", err)
	}
}

// Readers unpack a whole stream for one object.
func TestManyObjectsGoIntoSeveralStreams(t *testing.T) {
	doc := told(t)
	for range 2 * mostPacked {
		doc.Structure = append(doc.Structure, page.Element{Type: page.P, Parent: 0})
		it := text(72*unit.Pt, 300*unit.Pt, "x")
		it.Tag = int32(len(doc.Structure))
		doc.Pages[1].Items = append(doc.Pages[1].Items, it)
	}
	file := mustTag(t, doc)
	if n := bytes.Count(file, []byte("/ObjStm")); n != 3 {
		t.Errorf("%d streams, want 3", n)
	}
	for _, fault := range golden.CheckTagged(file) {
		t.Error(fault)
	}
	if !bytes.Equal(file, mustTag(t, doc)) {
		t.Error("two runs differ")
	}
}

// table is a table of so many rows of three cells, forty rows on a sheet.
func table(rows int) *page.Document {
	const perSheet = 40
	doc := &page.Document{Structure: []page.Element{{Type: page.DocumentElement, Parent: -1}, {Type: page.Table, Parent: 0}}}
	for i := range rows {
		if i%perSheet == 0 {
			doc.Pages = append(doc.Pages, sheet())
		}
		items := &doc.Pages[len(doc.Pages)-1].Items
		y := unit.Length(60+i%perSheet*18) * unit.Pt
		row := int32(len(doc.Structure))
		doc.Structure = append(doc.Structure, page.Element{Type: page.TR, Parent: 1})
		for column, chars := range []string{fmt.Sprint(i + 1), "Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế", fmt.Sprint(845 + i)} {
			x := unit.Length(72+150*column) * unit.Pt
			doc.Structure = append(doc.Structure, page.Element{Type: page.TD, Parent: row})
			it := text(x, y, chars)
			it.Tag = int32(len(doc.Structure))
			*items = append(*items, it, page.Item{X: x, Y: y, Draw: page.Line{DX: 150 * unit.Pt, Width: unit.Pt / 2}})
		}
	}
	return doc
}

func BenchmarkTaggedTable(b *testing.B) {
	for _, rows := range []int{50, 500, 5000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			doc, m := table(rows), meta()
			m.Archive = ArchiveA2a
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Native(doc, faces(b), m); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
