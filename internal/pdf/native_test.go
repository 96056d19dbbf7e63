package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

func mustNative(t testing.TB, doc *page.Document) []byte {
	t.Helper()
	return mustArchive(t, doc, ArchiveNone)
}

func mustArchive(t testing.TB, doc *page.Document, archive Archive) []byte {
	t.Helper()
	m := meta()
	m.Archive = archive
	file, err := Native(doc, faces(t), m)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// itemsOf are the texts of a page as they must come out.
func itemsOf(p page.Page) []placed {
	var want []placed
	for _, item := range p.Items {
		if d, ok := item.Draw.(page.Text); ok {
			want = append(want, placed{X: item.X.Pt(), Y: (p.Height - item.Y).Pt(), Text: drawn(d.Chars), Size: d.Size.Pt()})
		}
	}
	return want
}

// The strings of a row are placed by ways in thousandths of the size, and the errors
// of a whole line must stay below what can be seen.
func TestNativePlacesEveryTextToAHundredthOfAPoint(t *testing.T) {
	for name, doc := range map[string]*page.Document{"letter": letter(), "sample": sample(t, 2, 60, 4)} {
		f := readBack(t, mustNative(t, doc))
		for n, p := range doc.Pages {
			got, want := f.placedTexts(n), itemsOf(p)
			if len(got) != len(want) {
				t.Fatalf("%s, page %d: %d texts, want %d", name, n, len(got), len(want))
			}
			for i, w := range want {
				g := got[i]
				if g.Text != w.Text || g.Size != w.Size || math.Abs(g.X-w.X) > 0.01 || math.Abs(g.Y-w.Y) > 0.01 {
					t.Fatalf("%s, page %d: got %+v, want %+v", name, n, g, w)
				}
			}
		}
	}
}

func TestNativeShowsWhatFPDFShows(t *testing.T) {
	doc := letter()
	a, b := readBack(t, mustDraw(t, doc)), readBack(t, mustNative(t, doc))
	for n := range doc.Pages {
		theirs, ours := a.shows(n), b.placedTexts(n)
		if len(theirs) != len(ours) {
			t.Fatalf("page %d: %d texts, want %d", n, len(ours), len(theirs))
		}
		for i, w := range theirs {
			g := ours[i]
			if g.Text != w.Text || g.Font != w.Font || math.Abs(g.X-a.float(w.X)) > 0.015 || math.Abs(g.Y-a.float(w.Y)) > 0.015 ||
				g.Size != a.float(w.Size) || g.Tc != a.float(w.Tc) || g.Tz != a.float(w.Tz) {
				t.Errorf("page %d: got %+v, want %+v", n, g, w)
			}
		}
	}
}

func TestNativeSetsWhatATextNeeds(t *testing.T) {
	styled := page.Text{
		Face: page.SerifBoldItalic, Size: unit.Half(27), Chars: "Độc lập", Spacing: unit.Pt / 2, Scale: 80, Color: 0xFF0000,
	}
	doc := &page.Document{Pages: []page.Page{
		sheet(text(72*unit.Pt, 100*unit.Pt, "Số: (12)\\KH\u2011"), page.Item{X: 100 * unit.Pt, Y: 200 * unit.Pt, Draw: styled}),
		sheet(text(72*unit.Pt, a4Height, "chân trang")),
	}}
	f := readBack(t, mustNative(t, doc))
	want := []placed{
		{72, 741.89, `Số: (12)\KH-`, "LiberationSerif", 14, 0, 100, ""},
		{100, 641.89, "Độc lập", "LiberationSerif-BoldItalic", 13.5, 0.625, 80, "1 0 0"},
	}
	if diff := cmp.Diff(want, f.placedTexts(0)); diff != "" {
		t.Error(diff)
	}
	want = []placed{{72, 0, "chân trang", "LiberationSerif", 14, 0, 100, ""}}
	if diff := cmp.Diff(want, f.placedTexts(1)); diff != "" {
		t.Errorf("settings have reached the next page: %s", diff)
	}
}

// contentOf draws items on one sheet.
func contentOf(t *testing.T, items ...page.Item) string {
	t.Helper()
	return readBack(t, mustNative(t, &page.Document{Pages: []page.Page{sheet(items...)}})).content(0)
}

func TestNativeTurnsTextAroundItsPlace(t *testing.T) {
	at := func(turns int) page.Item {
		d := page.Text{Size: 10 * unit.Pt, Chars: "a", Turns: turns}
		return page.Item{X: 100 * unit.Pt, Y: a4Height - 50*unit.Pt, Draw: d}
	}
	content := contentOf(t, at(0), at(1), at(2), at(-1), at(4))
	for _, want := range []string{"100 50 Td", "0 -1 1 0 100 50 Tm", "-1 0 0 -1 100 50 Tm", "0 1 -1 0 100 50 Tm", "1 0 0 1 100 50 Tm"} {
		_, rest, ok := strings.Cut(content, want)
		if !ok {
			t.Fatalf("no %q in its turn:\n%q", want, content)
		}
		content = rest
	}
}

func TestNativeWritesWordsOfALineTogether(t *testing.T) {
	far := text(300*unit.Pt, 100*unit.Pt, "xa")
	bold := page.Item{X: 110 * unit.Pt, Y: 100 * unit.Pt, Draw: page.Text{Face: page.SerifBold, Size: 14 * unit.Pt, Chars: "đậm"}}
	content := contentOf(t, text(72*unit.Pt, 100*unit.Pt, "ngay "), text(103*unit.Pt, 100*unit.Pt, "đây"), bold, far, text(72*unit.Pt, 120*unit.Pt, "dưới"))
	if got := strings.Count(content, "TJ"); got != 4 {
		t.Errorf("%d rows, want 4:\n%q", got, content)
	}
	if got := strings.Count(content, "BT"); got != 1 {
		t.Errorf("%d text objects, want 1", got)
	}
}

func TestNativeDrawsLinesAndFiguresWhereThePageSays(t *testing.T) {
	at := func(d page.Drawing) page.Item { return page.Item{X: 72 * unit.Pt, Y: a4Height - 700*unit.Pt, Draw: d} }
	corners := []page.Point{{}, {X: 10 * unit.Pt}, {Y: -5 * unit.Pt}}
	rule := at(page.Line{DX: 100 * unit.Pt, Width: unit.Eighth(6)})
	got := contentOf(t,
		rule, rule,
		at(page.Line{DY: 50 * unit.Pt, Width: unit.Pt, Dash: 3 * unit.Pt, Color: 0x0000FF}),
		rule,
		at(page.Fill{W: 20 * unit.Pt, H: 10 * unit.Pt, Color: 0xCCCCCC}),
		at(page.Triangle{AX: 10 * unit.Pt, BY: 5 * unit.Pt, Color: 0xCCCCCC}),
		at(page.Ellipse{W: 20 * unit.Pt, H: 10 * unit.Pt, Filled: true, Fill: 0, Width: unit.Pt}),
		at(page.Ellipse{W: 20 * unit.Pt, H: 10 * unit.Pt}),
		at(page.Polygon{Points: corners, Filled: true, Fill: 0xCCCCCC}),
		at(page.Polygon{Points: corners, Open: true, Filled: true, Width: unit.Pt}),
		at(page.Polygon{Points: corners, Filled: true, Width: unit.Pt}),
		at(page.Polygon{Points: corners}),
		at(page.Polygon{Filled: true, Width: unit.Pt}),
	)
	want := `0.75 w
72 700 m
172 700 l
S
72 700 m
172 700 l
S
1 w
0 0 1 RG
[3 ] 0 d
72 700 m
72 650 l
S
0.75 w
0 G
[] 0 d
72 700 m
172 700 l
S
0.8 g
72 700 20 -10 re
f
72 700 m
82 700 l
72 695 l
f
0 g
1 w
92 695 m
92 692.24 87.52 690 82 690 c
76.48 690 72 692.24 72 695 c
72 697.76 76.48 700 82 700 c
87.52 700 92 697.76 92 695 c
h
B
0.8 g
72 700 m
82 700 l
72 705 l
f
1 j
72 700 m
82 700 l
72 705 l
S
0 g
72 700 m
82 700 l
72 705 l
b
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNativePagesHaveTheirOwnSizeAndBookmarksPointThere(t *testing.T) {
	doc := &page.Document{
		Pages: mixed(text(0, 0, "a")),
		Outline: []page.Entry{
			{Title: "I. MỤC ĐÍCH (1)", Level: 0, Page: 0, Y: 100 * unit.Pt},
			{Title: "1. Yêu cầu", Level: 3, Page: 1, Y: 100 * unit.Pt},
			{Title: "2. Nội dung", Level: 1, Page: 1, Y: 0},
			{Title: "II. 😀 \xff", Level: -1, Page: 2, Y: 100 * unit.Pt},
		},
	}
	f := readBack(t, mustNative(t, doc))
	want := []string{
		"I. MỤC ĐÍCH (1) 0 741.89",
		"  1. Yêu cầu 1 495.28",
		"  2. Nội dung 1 595.28",
		"II. 😀 \uFFFD 2 183.46",
	}
	if diff := cmp.Diff(want, f.bookmarks()); diff != "" {
		t.Error(diff)
	}
	if got := f.dict(f.pages()[1]); !strings.Contains(got, "/MediaBox [0 0 841.89 595.28]") {
		t.Errorf("landscape page: %s", got)
	}
	root := f.dict(f.ref(f.catalog(), "Outlines"))
	if first := f.dict(f.ref(root, "First")); !strings.Contains(root, "/Count 4") || !strings.Contains(first, "/Count 2") {
		t.Errorf("entries are not counted: %s, %s", root, first)
	}
}

func TestNativeClosesLeftOutLevels(t *testing.T) {
	doc := &page.Document{Pages: mixed(text(0, 0, "a"))}
	for i, level := range []int{3, 5, 5, 0, 2, -1, 9} {
		doc.Outline = append(doc.Outline, page.Entry{Title: fmt.Sprint(i), Level: level})
	}
	want := []string{"0 0 841.89", "  1 0 841.89", "    2 0 841.89", "3 0 841.89", "  4 0 841.89", "5 0 841.89", "  6 0 841.89"}
	if diff := cmp.Diff(want, readBack(t, mustNative(t, doc)).bookmarks()); diff != "" {
		t.Error(diff)
	}
}

func TestNativeEmbedsUsedFacesOnly(t *testing.T) {
	file := mustNative(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, "Một phông"))}})
	if got := bytes.Count(file, []byte("/FontFile2")); got != 1 {
		t.Errorf("%d faces embedded, want 1", got)
	}
	if len(file) > 8_000 {
		t.Errorf("the file is too large: %d bytes", len(file))
	}
	if file = mustNative(t, &page.Document{Pages: []page.Page{sheet()}}); bytes.Contains(file, []byte("/FontFile2")) {
		t.Error("a face is embedded in a file without text")
	}
}

func TestNativeShowsEveryCharacterOfTheFace(t *testing.T) {
	for style := range font.Style(faceCount) {
		face := faces(t).Face(style)
		runes := strings.ReplaceAll(string(runesOf(face)), "\u2011", "")
		d := page.Text{Face: page.Face(style), Size: 10 * unit.Pt, Chars: runes}
		f := readBack(t, mustNative(t, &page.Document{Pages: []page.Page{sheet(page.Item{Draw: d})}}))
		if got := f.placedTexts(0)[0].Text; got != runes {
			t.Errorf("%s: other text comes back", style)
		}
		for _, known := range f.nativeFonts() {
			for code, r := range known.chars {
				exact := float64(face.RuneAdvance(r)) * 1000 / float64(face.UnitsPerEm())
				if got := known.widths[code]; math.Abs(got-exact) > 0.0501 {
					t.Fatalf("%s: %U is %v wide, want %v", style, r, got, exact)
				}
			}
		}
	}
}

func TestNativeDrawsOtherFamilies(t *testing.T) {
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "Vuông ∞"))}}
	file, err := Native(doc, fonttest.Square(), meta())
	if err != nil {
		t.Fatal(err)
	}
	if got := readBack(t, file).placedTexts(0)[0].Text; got != "Vuông ∞" {
		t.Errorf("shows %q", got)
	}
}

func TestNativeMetadataKeepsEveryScriptTwice(t *testing.T) {
	m := meta()
	m.Title, m.Keywords = "Kế hoạch 😀 <1> & (số \\ 1)\r", "hỏng \xff\x01"
	file, err := Native(&page.Document{Pages: []page.Page{sheet(text(0, 0, "a"))}}, faces(t), m)
	if err != nil {
		t.Fatal(err)
	}
	f := readBack(t, file)
	want := map[string]string{
		"Title": m.Title, "Author": m.Author, "Subject": m.Subject, "Keywords": "hỏng \uFFFD\uFFFD", "Creator": m.Creator,
	}
	got := map[string]string{}
	for key := range want {
		got[key] = entry(f.info(), key)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(f.info(), "/CreationDate (D:20240531000000+07'00')") {
		t.Errorf("no date with its zone in %s", f.info())
	}
	for _, wish := range []string{"/Lang (vi-VN)", "/DisplayDocTitle true"} {
		if !strings.Contains(f.catalog(), wish) {
			t.Errorf("no %s in %s", wish, f.catalog())
		}
	}
	checkXMP(t, f.stream(f.ref(f.catalog(), "Metadata")), want)
}

func checkXMP(t *testing.T, packet []byte, want map[string]string) {
	t.Helper()
	var x struct {
		Title    string `xml:"RDF>Description>title>Alt>li"`
		Author   string `xml:"RDF>Description>creator>Seq>li"`
		Subject  string `xml:"RDF>Description>description>Alt>li"`
		Keywords string `xml:"RDF>Description>Keywords"`
		Creator  string `xml:"RDF>Description>CreatorTool"`
		Created  string `xml:"RDF>Description>CreateDate"`
	}
	if err := xml.Unmarshal(packet, &x); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"Title": x.Title, "Author": x.Author, "Subject": x.Subject, "Keywords": x.Keywords, "Creator": x.Creator}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("XMP: %s", diff)
	}
	if x.Created != "2024-05-31T00:00:00+07:00" {
		t.Errorf("XMP says %s", x.Created)
	}
}

func TestNativeIdentifierFollowsContent(t *testing.T) {
	id := func(chars string) string {
		f := readBack(t, mustNative(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, chars))}}))
		_, after, ok := strings.Cut(f.trailer, "/ID [<")
		if !ok || after[:32] != after[35:67] {
			t.Fatalf("no identifier in %s", f.trailer)
		}
		return after[:32]
	}
	if first := id("a"); id("a") != first || id("b") == first {
		t.Errorf("the identifier %s does not follow the content", first)
	}
}

func TestNativeGivesTheSameBytesInParallel(t *testing.T) {
	docs := []*page.Document{sample(t, 2, 20, 4), letter(), sample(t, 1, 5, 1)}
	var want [][]byte
	for _, doc := range docs {
		want = append(want, mustNative(t, doc))
	}
	var wait sync.WaitGroup
	for i := range 24 {
		wait.Go(func() {
			got, err := Native(docs[i%len(docs)], faces(t), meta())
			if err != nil || !bytes.Equal(got, want[i%len(docs)]) {
				t.Errorf("drawn again in parallel: other bytes, err %v", err)
			}
		})
	}
	wait.Wait()
}

func TestNumbersHaveNoZerosAtTheEnd(t *testing.T) {
	tests := []struct {
		value, decimals int
		want            string
	}{
		{0, 0, "0"}, {0, 2, "0"}, {7, 0, "7"}, {-120, 0, "-120"}, {5, 2, "0.05"}, {-5, 2, "-0.05"}, {50, 2, "0.5"},
		{100, 2, "1"}, {84189, 2, "841.89"}, {1000, 3, "1"}, {1001, 3, "1.001"}, {1 << 40, 0, "1099511627776"},
	}
	for _, test := range tests {
		if got := string(appendNumber(nil, test.value, test.decimals)); got != test.want {
			t.Errorf("%d with %d decimals: %s, want %s", test.value, test.decimals, got, test.want)
		}
	}
}

// The room of one document serves the next: nothing may stay in it, whatever the
// document had and however it ended.
func TestRoomThatIsPassedOnKeepsNothing(t *testing.T) {
	rich, plain := told(t), &page.Document{Pages: []page.Page{sheet(text(0, 0, "Kế hoạch"))}}
	rich.Pages[0].Items = append(rich.Pages[0].Items, text(72*unit.Pt, 700*unit.Pt, "Ω ≈ →"))
	rich.Outline = []page.Entry{{Title: "I. MỤC ĐÍCH"}}
	rich.Fields = signed().Fields[:1]
	broken := sealed(t)
	broken.Pages[0].Items = append(broken.Pages[0].Items, text(0, 0, "☐"))
	m := meta()
	m.Archive, m.Record = ArchiveA2a, recorded(ArchiveA2a).Record

	room := func() *native { return &native{packer: newPacker()} }
	write := func(n *native, doc *page.Document, meta Meta) ([]byte, error) {
		defer n.forget()
		return n.draw(doc, faces(t), meta)
	}
	want, err := write(room(), plain, meta())
	if err != nil {
		t.Fatal(err)
	}
	wantRich, err := write(room(), rich, m)
	if err != nil {
		t.Fatal(err)
	}
	n := room()
	for turn := range 3 {
		if got, err := write(n, rich, m); err != nil || !bytes.Equal(got, wantRich) {
			t.Errorf("turn %d: another file of the rich document, err %v", turn, err)
		}
		if got, err := write(n, plain, meta()); err != nil || !bytes.Equal(got, want) {
			t.Errorf("turn %d: another file after a rich document, err %v", turn, err)
		}
		if _, err := write(n, broken, meta()); err == nil {
			t.Error("no error")
		}
		if got, err := write(n, plain, meta()); err != nil || !bytes.Equal(got, want) {
			t.Errorf("turn %d: another file after an error, err %v", turn, err)
		}
	}
}

func TestNativeRefusesWhatFPDFRefuses(t *testing.T) {
	one := func(d page.Drawing) *page.Document {
		return &page.Document{Pages: []page.Page{sheet(page.Item{Draw: d})}}
	}
	undated := meta()
	undated.Created = time.Time{}
	tests := map[string]struct {
		doc  *page.Document
		set  *font.Set
		meta Meta
		want string
	}{
		"no document":  {nil, faces(t), meta(), "no pages"},
		"no page":      {&page.Document{}, faces(t), meta(), "no pages"},
		"no faces":     {one(page.Fill{}), nil, meta(), "no faces"},
		"no date":      {one(page.Fill{}), faces(t), undated, "creation date is not set"},
		"nothing":      {one(nil), faces(t), meta(), "cannot draw <nil>"},
		"no glyph":     {one(page.Text{Size: unit.Pt, Chars: "a☐"}), faces(t), meta(), "pdf: page 1, item 0: LiberationSerif has no glyph for U+2610"},
		"emoji":        {one(page.Text{Size: unit.Pt, Chars: "a😀"}), faces(t), meta(), "U+1F600 is above the first plane"},
		"no UTF-8":     {one(page.Text{Size: unit.Pt, Chars: "a\xe1\xba"}), faces(t), meta(), "is not UTF-8"},
		"broken image": {one(page.Picture{W: 1, H: 1, Image: &page.Image{Name: "a", Data: []byte("GIF")}}), faces(t), meta(), `image "a": unexpected EOF`},
		"broken JPEG": {one(page.Picture{W: 1, H: 1, Image: &page.Image{Name: "a", Format: page.JPEG, Data: []byte("GIF")}}),
			faces(t), meta(), `image "a": invalid JPEG`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file, err := Native(test.doc, test.set, test.meta)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "pdf: ") {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if file != nil {
				t.Error("got a file with the error")
			}
		})
	}
}

// Whatever a page says, what is drawn stands in the file as it was given.
func FuzzNative(f *testing.F) {
	f.Add(int64(72*unit.Pt), int64(100*unit.Pt), int64(14*unit.Pt), int64(0), 100, 0, uint8(0), "Độc lập - Tự do", 1)
	f.Add(int64(-1), int64(0), int64(1), int64(-unit.Pt), 600, 1, uint8(3), "\\)(\r\n\u00AD\uFFFD", -1)
	f.Add(int64(0), int64(math.MinInt64), int64(math.MaxInt64), int64(1), 1, -7, uint8(4), "😀\xff\x00", 1<<40)
	set := faces(f)
	f.Fuzz(func(t *testing.T, x, y, size, spacing int64, scale, turns int, face uint8, chars string, level int) {
		d := page.Text{
			Face: page.Face(face), Size: unit.Length(size), Chars: chars, Spacing: unit.Length(spacing), Scale: scale, Turns: turns,
		}
		item := page.Item{X: unit.Length(x), Y: unit.Length(y), Draw: d}
		doc := &page.Document{
			Pages:   []page.Page{sheet(item, item)},
			Outline: []page.Entry{{Title: chars, Level: level, Y: unit.Length(y)}},
		}
		file, err := Native(doc, set, meta())
		if err != nil {
			return
		}
		texts := readBack(t, file).placedTexts(0)
		if chars != "" && (len(texts) != 2 || texts[0].Text != drawn(chars) || texts[1].Text != drawn(chars)) {
			t.Errorf("%q is shown as %+v", chars, texts)
		}
	})
}

func BenchmarkNative(b *testing.B) {
	for _, count := range []int{1, 2, 4} {
		b.Run(fmt.Sprintf("2 pages of 60 lines, %d faces", count), func(b *testing.B) {
			doc := sample(b, 2, 60, count)
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				size = len(mustNative(b, doc))
			}
			b.ReportMetric(float64(size), "bytes/file")
		})
	}
}
