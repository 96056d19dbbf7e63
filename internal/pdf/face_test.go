package pdf

import (
	"encoding/binary"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// embedded is a face as it stands in a file.
type embedded struct {
	widths map[rune]int // /W, thousandths of an em
	glyphs []byte       // CIDToGIDMap
	font   []byte
}

// embeddedFace reads the only face of a file.
func (f *pdfFile) embeddedFace() embedded {
	f.t.Helper()
	parent := f.dict(f.ref(f.dict(2), `F[0-9a-f]+`))
	cid := f.dict(f.ref(parent, "DescendantFonts"))
	return embedded{
		widths: widths(f.t, cid),
		glyphs: f.stream(f.ref(cid, "CIDToGIDMap")),
		font:   f.stream(f.ref(f.dict(f.ref(cid, "FontDescriptor")), "FontFile2")),
	}
}

// widths reads /W, which has entries of the forms "c [w w …]" and "first last w".
func widths(t *testing.T, cid string) map[rune]int {
	t.Helper()
	_, after, _ := strings.Cut(cid, "/W [")
	list, _, _ := strings.Cut(after, " ]\n/CIDToGIDMap")
	fields := strings.Fields(list)
	at := func(i int) int { return number(t, []byte(fields[i])) }
	found := map[rune]int{}
	for i := 0; i < len(fields); {
		first := at(i)
		if fields[i+1] == "[" {
			for i += 2; fields[i] != "]"; i++ {
				found[rune(first)] = at(i)
				first++
			}
			i++
			continue
		}
		for c := first; c <= at(i+1); c++ {
			found[rune(c)] = at(i + 2)
		}
		i += 3
	}
	return found
}

func (e embedded) glyph(r rune) int { return int(binary.BigEndian.Uint16(e.glyphs[2*r:])) }

// table finds a table of the embedded font; nil if it has none.
func (e embedded) table(tag string) []byte {
	for at := 12; at < 12+16*int(binary.BigEndian.Uint16(e.font[4:])); at += 16 {
		if string(e.font[at:at+4]) == tag {
			start, length := binary.BigEndian.Uint32(e.font[at+8:]), binary.BigEndian.Uint32(e.font[at+12:])
			return e.font[start : start+length]
		}
	}
	return nil
}

// runesOf lists what a face can draw here.
func runesOf(face *font.Face) []rune {
	var runes []rune
	for r := rune(1); r <= maxRune; r++ {
		if _, ok := face.Glyph(r); ok && r < 0xD800 || r > 0xDFFF && ok {
			runes = append(runes, r)
		}
	}
	return runes
}

// Any choice of characters must come with its own widths and glyphs, whatever
// ranges fpdf makes of them.
func TestEveryCharacterKeepsItsWidthAndGlyph(t *testing.T) {
	face := faces(t).Face(font.Regular)
	all := runesOf(face)
	random := rand.New(rand.NewPCG(30, 2020))
	for range 60 {
		start := random.IntN(len(all) - 1)
		near := all[start:min(start+1+random.IntN(150), len(all))]
		chosen := map[rune]bool{}
		for range 1 + random.IntN(120) {
			chosen[near[random.IntN(len(near))]] = true
			chosen[all[random.IntN(len(all))]] = true
		}
		delete(chosen, '\u2011')
		checkEmbedded(t, face, slices.Sorted(maps.Keys(chosen)))
	}
}

func checkEmbedded(t *testing.T, face *font.Face, runes []rune) {
	t.Helper()
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, string(runes)))}}
	e := readBack(t, mustDraw(t, doc)).embeddedFace()
	hmtx := e.table("hmtx")
	for _, r := range runes {
		advance := int(face.RuneAdvance(r))
		perMille := (advance*1000 + int(face.UnitsPerEm())/2) / int(face.UnitsPerEm())
		got, ok := e.widths[r]
		if !ok || got != perMille {
			t.Fatalf("%U is %d wide in /W, want %d, among %U", r, got, perMille, runes)
		}
		glyph := e.glyph(r)
		if glyph == 0 || int(binary.BigEndian.Uint16(hmtx[4*glyph:])) != advance {
			t.Fatalf("%U has glyph %d, which has another width, among %U", r, glyph, runes)
		}
	}
}

func TestVietnameseIsExtractedAsItWasWritten(t *testing.T) {
	letters := "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ₫–—“”•№≤≥\u00A0…"
	letters += strings.ToUpper(letters)
	doc := &page.Document{}
	for face := range page.Face(faceCount) {
		d := page.Text{Face: face, Size: 14 * unit.Pt, Chars: letters}
		doc.Pages = append(doc.Pages, sheet(page.Item{Draw: d}))
	}
	f := readBack(t, mustDraw(t, doc))
	for n := range faceCount {
		if got := f.shows(n)[0].Text; got != letters {
			t.Errorf("page %d shows %q", n, got)
		}
	}
	// A code is its own character: what is shown is what is extracted.
	for n := range f.objects {
		if d := f.dict(n); strings.Contains(d, "/Subtype /Type0") {
			if cmap := string(f.stream(f.ref(d, "ToUnicode"))); !strings.Contains(cmap, "<0000> <FFFF> <0000>") {
				t.Errorf("ToUnicode is not the identity: %s", cmap)
			}
		}
	}
}

func TestHyphenThatDoesNotBreakIsFoundByTheTypedOne(t *testing.T) {
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "45/KH\u2011UBND"))}}
	f := readBack(t, mustDraw(t, doc))
	if got := f.shows(0)[0].Text; got != "45/KH-UBND" {
		t.Errorf("shows %q", got)
	}
	if f.embeddedFace().glyph('-') == 0 {
		t.Error("the hyphen has no glyph")
	}
}

func TestSubsetIsNamedAfterFaceAndSelection(t *testing.T) {
	name := regexp.MustCompile(`/(?:BaseFont|FontName) /([A-Z]{6}\+LiberationSerif)\s`)
	names := func(chars string) []string {
		file := mustDraw(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, chars))}})
		if strings.Contains(string(file), fpdfPrefix) {
			t.Errorf("fpdf's name is left in the file")
		}
		var found []string
		for _, m := range name.FindAllStringSubmatch(string(file), -1) {
			found = append(found, m[1])
		}
		if len(found) != 3 || found[0] != found[1] || found[1] != found[2] {
			t.Fatalf("names %q, want three times the same", found)
		}
		return found
	}
	if a, b := names("a"), names("b"); a[0] == b[0] {
		t.Errorf("two selections are both called %s", a[0])
	}
}

func TestEmbeddedFaceCarriesNoNames(t *testing.T) {
	e := readBack(t, mustDraw(t, &page.Document{Pages: []page.Page{sheet(text(0, 0, "a"))}})).embeddedFace()
	if e.table("name") != nil {
		t.Error("the names are embedded")
	}
	for _, tag := range []string{"glyf", "loca", "hmtx", "hhea", "head", "maxp", "cvt ", "fpgm", "prep"} {
		if e.table(tag) == nil {
			t.Errorf("table %q is missing", tag)
		}
	}
}

// The square family has one full record of metrics for all glyphs, where fpdf
// writes into the font it reads.
func TestOtherFamiliesAreDrawnAndLeftAsTheyAre(t *testing.T) {
	data := fonttest.Square().Face(font.Regular).Data()
	before := slices.Clone(data)
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "Vuông \u2011"))}}
	file, err := FPDF(doc, fonttest.Square(), meta())
	if err != nil {
		t.Fatal(err)
	}
	e := readBack(t, file).embeddedFace()
	for _, r := range "Vuông -" {
		if e.widths[r] != 1000 || e.glyph(r) == 0 {
			t.Errorf("%q: width %d, glyph %d", r, e.widths[r], e.glyph(r))
		}
	}
	if !slices.Equal(data, before) {
		t.Error("drawing has changed the face")
	}
}

func TestPDFNameHoldsNoSyntax(t *testing.T) {
	for in, want := range map[string]string{
		"TimesNewRomanPS-BoldMT": "TimesNewRomanPS-BoldMT",
		"Phông chữ (1)/x":        "Phngch1x",
		"":                       "Font",
		strings.Repeat("a", 200): strings.Repeat("a", 100),
	} {
		if got := pdfName(in); got != want {
			t.Errorf("pdfName(%q) = %q, want %q", in, got, want)
		}
	}
}
