package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

const (
	a4Width  = 210 * unit.Mm
	a4Height = 297 * unit.Mm
)

var liberation = sync.OnceValues(func() (*font.Set, error) { return font.NewSet(fonts.FS) })

func faces(t testing.TB) *font.Set {
	t.Helper()
	set, err := liberation()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func meta() Meta {
	return Meta{
		Title:   "Kế hoạch (số 1)",
		Author:  "Sở Giáo dục và Đào tạo",
		Subject: "Vì trẻ em \\ năm 2024",
		Creator: "mocban",
		Created: time.Date(2024, 5, 31, 0, 0, 0, 0, time.FixedZone("", 7*3600)),
	}
}

// sheet is a page of A4 with the items.
func sheet(items ...page.Item) page.Page {
	return page.Page{Width: a4Width, Height: a4Height, Items: items}
}

func text(x, y unit.Length, chars string) page.Item {
	return page.Item{X: x, Y: y, Draw: page.Text{Size: 14 * unit.Pt, Chars: chars}}
}

func mustDraw(t testing.TB, doc *page.Document) []byte {
	t.Helper()
	file, err := FPDF(doc, faces(t), meta())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTextStandsWhereThePageSays(t *testing.T) {
	styled := page.Text{
		Face: page.SerifBoldItalic, Size: unit.Half(27), Chars: "Độc lập",
		Spacing: unit.Pt / 2, Scale: 80, Color: 0xFF0000,
	}
	doc := &page.Document{Pages: []page.Page{sheet(
		text(72*unit.Pt, 100*unit.Pt, "Số: (12)\\KH"),
		page.Item{X: 100 * unit.Pt, Y: 200 * unit.Pt, Draw: styled},
		text(72*unit.Pt, a4Height, "chân trang"),
	)}}
	got := readBack(t, mustDraw(t, doc)).shows(0)
	want := []show{
		{"72.00", "741.89", `Số: (12)\KH`, "LiberationSerif", "14.00", "0.000", "100", "0.000"},
		{"100.00", "641.89", "Độc lập", "LiberationSerif-BoldItalic", "13.50", "0.625", "80", "1.000 0.000 0.000"},
		{"72.00", "0.00", "chân trang", "LiberationSerif", "14.00", "0.000", "100", "0.000"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSpacingDoesNotReachTheNextPage(t *testing.T) {
	spaced := page.Item{Draw: page.Text{Size: 14 * unit.Pt, Chars: "a", Spacing: unit.Pt}}
	doc := &page.Document{Pages: []page.Page{sheet(spaced), sheet(text(0, 0, "b"))}}
	if got := readBack(t, mustDraw(t, doc)).shows(1)[0].Tc; got != "0.000" {
		t.Errorf("Tc = %s on the page after", got)
	}
}

func TestFontIsSetOnlyOnChange(t *testing.T) {
	bold := page.Item{Draw: page.Text{Size: 14 * unit.Pt, Face: page.SerifBold, Chars: "c"}}
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "a"), text(0, 0, "b"), bold, text(0, 0, ""), bold)}}
	content := readBack(t, mustDraw(t, doc)).content(0)
	if got := strings.Count(content, " Tf"); got != 2 {
		t.Errorf("the font is set %d times, want 2:\n%s", got, content)
	}
}

func TestLinesAndFillsStandWhereThePageSays(t *testing.T) {
	rule := page.Line{DX: 100 * unit.Pt, Width: unit.Eighth(6)}
	dashed := page.Line{DY: 50 * unit.Pt, Width: unit.Pt, Dash: 3 * unit.Pt, Color: 0x0000FF}
	fill := page.Fill{W: 20 * unit.Pt, H: 10 * unit.Pt, Color: 0xCCCCCC}
	at := func(d page.Drawing) page.Item { return page.Item{X: 72 * unit.Pt, Y: 100 * unit.Pt, Draw: d} }
	doc := &page.Document{Pages: []page.Page{sheet(at(rule), at(rule), at(dashed), at(rule), at(fill), text(0, 0, "đen"))}}
	content := readBack(t, mustDraw(t, doc)).content(0)
	content = content[strings.Index(content, "0.75 w"):]
	want := strings.TrimPrefix(`
0.75 w
72.00 741.89 m 172.00 741.89 l S
72.00 741.89 m 172.00 741.89 l S
1.00 w
0.000 0.000 1.000 RG
[3.00 3.00] 0.00 d
72.00 741.89 m 72.00 691.89 l S
0.75 w
0.000 G
[] 0.00 d
72.00 741.89 m 172.00 741.89 l S
0.800 g
72.00 741.89 20.00 -10.00 re f
`, "\n")
	if !strings.HasPrefix(content, want) {
		t.Errorf("got\n%s\nwant\n%s", content, want)
	}
	if strings.Contains(content, "q") {
		t.Error("text after a fill is wrapped in a change of colour")
	}
}

func TestEveryPageHasItsOwnSize(t *testing.T) {
	landscape := page.Page{Width: a4Height, Height: a4Width, Items: []page.Item{text(0, 10*unit.Pt, "phụ lục")}}
	doc := &page.Document{Pages: []page.Page{sheet(), landscape, sheet(text(0, 10*unit.Pt, "cuối"))}}
	f := readBack(t, mustDraw(t, doc))
	if got := f.dict(1); !strings.Contains(got, "/MediaBox [0 0 595.28 841.89]") {
		t.Errorf("default size: %s", got)
	}
	if got := f.dict(f.pages()[1]); !strings.Contains(got, "/MediaBox [0 0 841.89 595.28]") {
		t.Errorf("landscape page: %s", got)
	}
	if got := f.shows(1)[0].Y; got != "585.28" {
		t.Errorf("y on the landscape page = %s, want 585.28", got)
	}
	if got := f.shows(2)[0].Y; got != "831.89" {
		t.Errorf("y on the page after = %s, want 831.89", got)
	}
}

func TestOnlyUsedFacesAreEmbedded(t *testing.T) {
	file := mustDraw(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, "Một phông"))}})
	if got := bytes.Count(file, []byte("/FontFile2")); got != 1 {
		t.Errorf("%d faces embedded, want 1", got)
	}
	if len(file) > 12_000 {
		t.Errorf("the subset is too large: %d bytes", len(file))
	}
	file = mustDraw(t, &page.Document{Pages: []page.Page{sheet()}})
	if bytes.Contains(file, []byte("/FontFile2")) {
		t.Error("a face is embedded in a file without text")
	}
}

func TestMetadataKeepsEveryScript(t *testing.T) {
	m := meta()
	m.Title = "Kế hoạch 😀 (số \\ 1)\r"
	m.Keywords = "hỏng \xff"
	file, err := FPDF(&page.Document{Pages: []page.Page{sheet(text(0, 0, "a"))}}, faces(t), m)
	if err != nil {
		t.Fatal(err)
	}
	f := readBack(t, file)
	got := map[string]string{}
	for _, key := range []string{"Title", "Author", "Subject", "Keywords", "Creator"} {
		got[key] = entry(f.info(), key)
	}
	want := map[string]string{
		"Title": m.Title, "Author": m.Author, "Subject": m.Subject, "Keywords": "hỏng \uFFFD", "Creator": m.Creator,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, date := range []string{"/CreationDate (D:20240531000000)", "/ModDate (D:20240531000000)"} {
		if !strings.Contains(f.info(), date) {
			t.Errorf("no %s in %s", date, f.info())
		}
	}
	for _, wish := range []string{"/Lang (vi-VN)", "/DisplayDocTitle true"} {
		if !strings.Contains(f.catalog(), wish) {
			t.Errorf("no %s in %s", wish, f.catalog())
		}
	}
	if strings.Contains(f.catalog(), "EmbeddedFiles") {
		t.Error("the file lists attachments that it does not have")
	}
}

func TestIdentifierFollowsContent(t *testing.T) {
	id := func(chars string) string {
		f := readBack(t, mustDraw(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, chars))}}))
		_, after, ok := strings.Cut(f.trailer, "/ID [<")
		if !ok || len(after) < 70 || after[:32] != after[35:67] {
			t.Fatalf("no identifier in %s", f.trailer)
		}
		return after[:32]
	}
	first := id("a")
	if again := id("a"); again != first {
		t.Errorf("the same content is called %s and %s", first, again)
	}
	if id("b") == first {
		t.Errorf("other content has the same identifier %s", first)
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	doc := sample(t, 2, 20, 4)
	want := mustDraw(t, doc)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			got, err := FPDF(doc, faces(t), meta())
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("drawn again in parallel: other bytes, err %v", err)
			}
		})
	}
	wait.Wait()
}

func TestWhatCannotBeDrawnIsRefusedWithItsPlace(t *testing.T) {
	one := func(d page.Drawing) *page.Document {
		return &page.Document{Pages: []page.Page{sheet(), sheet(text(0, 0, "a"), page.Item{Draw: d})}}
	}
	chars := func(s string) *page.Document { return one(page.Text{Size: unit.Pt, Chars: s}) }
	tests := map[string]struct {
		doc  *page.Document
		want string
	}{
		"no document":       {nil, "no pages"},
		"no page":           {&page.Document{}, "no pages"},
		"empty sheet":       {&page.Document{Pages: []page.Page{{}}}, "page 1: a sheet of 0.00 by 0.00 pt"},
		"negative sheet":    {&page.Document{Pages: []page.Page{{Width: -1, Height: 1}}}, "page 1: a sheet"},
		"endless sheet":     {&page.Document{Pages: []page.Page{{Width: 1, Height: math.MaxInt64}}}, "page 1: a sheet"},
		"least number":      {&page.Document{Pages: []page.Page{{Width: 1, Height: math.MinInt64}}}, "page 1: a sheet"},
		"nothing":           {one(nil), "page 2, item 1: cannot draw <nil>"},
		"pointer":           {one(&pointer{}), "page 2, item 1: cannot draw *pdf.pointer"},
		"emoji":             {chars("a😀"), "page 2, item 1: U+1F600 is above the first plane"},
		"first above":       {chars("\U00010000"), "U+10000 is above"},
		"missing glyph":     {chars("☐"), "LiberationSerif has no glyph for U+2610"},
		"tab":               {chars("a\tb"), "no glyph for U+0009"},
		"nul":               {chars("\x00"), "no glyph for U+0000"},
		"last of the plane": {chars("\uFFFF"), "no glyph for U+FFFF"},
		"broken UTF-8":      {chars("a\xe1\xba"), "is not UTF-8"},
		"ninth face":        {one(page.Text{Face: 8, Size: unit.Pt, Chars: "a"}), "there is no face 8"},
		"no size":           {one(page.Text{Chars: "a"}), "text of 0.00 pt"},
		"negative size":     {one(page.Text{Size: -unit.Pt, Chars: "a"}), "text of -1.00 pt"},
		"negative scale":    {one(page.Text{Size: unit.Pt, Scale: -1, Chars: "a"}), "scaled to -1 percent"},
		"negative width":    {one(page.Line{Width: -1}), "a line of"},
		"negative dash":     {one(page.Line{Dash: -1}), "a line of"},
		"endless line":      {one(page.Line{DX: math.MaxInt64}), "a line of"},
		"endless fill":      {one(page.Fill{H: math.MaxInt64}), "a rectangle of"},
		"endless ellipse":   {one(page.Ellipse{W: math.MaxInt64}), "an ellipse of"},
		"hollow ellipse":    {one(page.Ellipse{W: -1}), "an ellipse of"},
		"endless triangle":  {one(page.Triangle{BY: math.MinInt64}), "a triangle that reaches"},
		"endless polygon":   {one(page.Polygon{Points: []page.Point{{X: math.MaxInt64}}}), "a polygon that reaches"},
		"hollow polygon":    {one(page.Polygon{Width: -1}), "a polygon whose line"},
		"empty picture":     {one(page.Picture{W: unit.Pt, H: unit.Pt}), "a picture of"},
		"flat picture":      {one(page.Picture{W: unit.Pt, Image: &page.Image{Data: []byte("x")}}), "a picture of"},
		"far away": {
			&page.Document{Pages: []page.Page{sheet(text(math.MinInt64, 0, "a"))}}, "page 1, item 0: ",
		},
		"bookmark of no page": {
			&page.Document{Pages: []page.Page{sheet()}, Outline: []page.Entry{{Title: "I", Page: 1}}},
			`bookmark "I" points at no place of page 2`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file, err := FPDF(test.doc, faces(t), meta())
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "pdf: ") {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if file != nil {
				t.Error("got a file with the error")
			}
		})
	}
}

// pointer is a drawing only by embedding one.
type pointer struct{ page.Fill }

func TestMetadataThatCannotBeWrittenIsRefused(t *testing.T) {
	tests := map[string]func(*Meta){
		"creation date is not set": func(m *Meta) { m.Created = time.Time{} },
		"in the year 12024":        func(m *Meta) { m.Created = m.Created.AddDate(10000, 0, 0) },
		"is not a language tag":    func(m *Meta) { m.Language = "vi) /OpenAction (" },
	}
	doc := &page.Document{Pages: []page.Page{sheet()}}
	for want, change := range tests {
		m := meta()
		change(&m)
		if _, err := FPDF(doc, faces(t), m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := FPDF(doc, nil, meta()); err == nil {
		t.Error("no faces are not refused")
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	draw := func() (file []byte, err error) {
		defer rescue(&file, &err)
		file = []byte("%PDF")
		panic("index out of range")
	}
	if file, err := draw(); file != nil || err == nil || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("got %q, %v", file, err)
	}
}

func TestFamilyWithoutAFaceIsRefused(t *testing.T) {
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "a"))}}
	if _, err := FPDF(doc, new(font.Set), meta()); err == nil || !strings.Contains(err.Error(), "the family has no serif") {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout := os.Stdout
	os.Stdout = w
	mustDraw(t, sample(t, 1, 4, 4))
	os.Stdout = stdout
	if err := errors.Join(w.Close(), r.SetReadDeadline(time.Now().Add(time.Second))); err != nil {
		t.Log(err) // not every system has deadlines for pipes; the pipe is closed anyway
	}
	var printed bytes.Buffer
	if _, err := printed.ReadFrom(r); err != nil || printed.Len() > 0 {
		t.Errorf("fpdf printed %q, err %v", printed.String(), err)
	}
}

// Whatever a page says, fpdf is never asked for what it cannot do; and what it
// is asked for stands in the file as it was given.
func FuzzFPDF(f *testing.F) {
	f.Add(int64(72*unit.Pt), int64(100*unit.Pt), int64(14*unit.Pt), int64(0), 100, uint8(0), "Độc lập - Tự do", 1)
	f.Add(int64(-1), int64(0), int64(1), int64(-unit.Pt), 600, uint8(3), "\\)(\r\n\u00AD\uFFFD", -1)
	f.Add(int64(0), int64(math.MinInt64), int64(math.MaxInt64), int64(1), 1, uint8(4), "😀\xff\x00", 1<<40)
	set := faces(f)
	f.Fuzz(func(t *testing.T, x, y, size, spacing int64, scale int, face uint8, chars string, level int) {
		d := page.Text{Face: page.Face(face), Size: unit.Length(size), Chars: chars, Spacing: unit.Length(spacing), Scale: scale}
		doc := &page.Document{
			Pages:   []page.Page{sheet(page.Item{X: unit.Length(x), Y: unit.Length(y), Draw: d})},
			Outline: []page.Entry{{Title: chars, Level: level, Y: unit.Length(y)}},
		}
		file, err := FPDF(doc, set, meta())
		if err != nil {
			if strings.Contains(err.Error(), "fpdf") {
				t.Errorf("the survey has let something through: %v", err)
			}
			return
		}
		shows := readBack(t, file).shows(0)
		if chars != "" && (len(shows) != 1 || shows[0].Text != drawn(chars)) {
			t.Errorf("%q is shown as %+v", chars, shows)
		}
	})
}

// sample has pages of text, a word an item and each line in the next of so many
// faces.
func sample(t testing.TB, pages, lines, faceCount int) *page.Document {
	words := strings.Fields("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; thực hiện Quyết định số 45/QĐ-TTg")
	set := faces(t)
	doc := new(page.Document)
	for range pages {
		p := sheet()
		for line := range lines {
			d := page.Text{Face: page.Face(line % faceCount), Size: 10 * unit.Pt}
			style := font.Style(d.Face)
			x, y := 15*unit.Mm, 20*unit.Mm+unit.Length(line%60)*12*unit.Pt
			for _, word := range words {
				d.Chars = word
				d.Width = set.Measure(word, style, d.Size)
				p.Items = append(p.Items, page.Item{X: x, Y: y, Draw: d})
				x += d.Width + set.Measure(" ", style, d.Size)
			}
		}
		doc.Pages = append(doc.Pages, p)
	}
	return doc
}

func BenchmarkFPDF(b *testing.B) {
	for _, count := range []int{1, 2, 4} {
		b.Run(fmt.Sprintf("2 pages of 60 lines, %d faces", count), func(b *testing.B) {
			doc, set := sample(b, 2, 60, count), faces(b)
			b.ReportAllocs()
			var size int
			for b.Loop() {
				file, err := FPDF(doc, set, meta())
				if err != nil {
					b.Fatal(err)
				}
				size = len(file)
			}
			b.ReportMetric(float64(size), "bytes/file")
		})
	}
}
