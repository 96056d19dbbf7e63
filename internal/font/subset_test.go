package font_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
)

// choose selects characters of a face.
func choose(f *font.Face, chars string) (*font.Subset, error) {
	s := new(font.Subset)
	s.Begin(f)
	for _, r := range chars {
		s.Add(r)
	}
	return s, s.Close()
}

// subset selects characters or ends the test.
func subset(t testing.TB, f *font.Face, chars string) *font.Subset {
	t.Helper()
	s, err := choose(f, chars)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// unpack reads a program with the standard library, which compares the checksum.
func unpack(t testing.TB, p *font.Program) plainFont {
	t.Helper()
	packed := p.AppendTo([]byte("before"))
	packed, ok := bytes.CutPrefix(packed, []byte("before"))
	if !ok || len(packed) != p.PackedSize() {
		t.Fatalf("%d bytes packed, said %d", len(packed), p.PackedSize())
	}
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if len(plain) != p.Size() {
		t.Fatalf("%d bytes unpacked, said %d", len(plain), p.Size())
	}
	return plain
}

// outline is a glyph's entry in glyf.
func (f plainFont) outline(g int) []byte {
	loca, glyf := f.table("loca"), f.table("glyf")
	if f.u16(f.table("head")+50) == 1 {
		return f[glyf+f.u32(loca+4*g) : glyf+f.u32(loca+4*g+4)]
	}
	return f[glyf+2*f.u16(loca+2*g) : glyf+2*f.u16(loca+2*g+2)]
}

func (f plainFont) bearing(g int) int {
	if full := f.u16(f.table("hhea") + 34); g >= full {
		return f.u16(f.table("hmtx") + 4*full + 2*(g-full))
	}
	return f.u16(f.table("hmtx") + 4*g + 2)
}

// sameGlyph compares a glyph with its copy, part by part.
func sameGlyph(t *testing.T, whole plainFont, g int, cut plainFont, code int) {
	t.Helper()
	if whole.advance(g) != cut.advance(code) || whole.bearing(g) != cut.bearing(code) {
		t.Fatalf("glyph %d has other widths as %d", g, code)
	}
	a, b := whole.outline(g), cut.outline(code)
	if len(b)-len(a) > 3 || len(b) < len(a) {
		t.Fatalf("the outline of glyph %d has %d bytes, its copy %d", g, len(a), len(b))
	}
	composite := len(a) > 0 && a[0] >= 0x80
	for at, more := 10, composite; more; {
		flags := binary.BigEndian.Uint16(a[at:])
		sameGlyph(t, whole, int(binary.BigEndian.Uint16(a[at+2:])), cut, int(binary.BigEndian.Uint16(b[at+2:])))
		a, b = slices.Delete(slices.Clone(a), at+2, at+4), slices.Delete(slices.Clone(b), at+2, at+4)
		at += 4
		if flags&1 != 0 {
			at += 2
		}
		switch {
		case flags&8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		more = flags&0x20 != 0
	}
	if !bytes.HasPrefix(b, a) {
		t.Fatalf("the outline of glyph %d is another one as %d", g, code)
	}
}

// checkSubset compares every selected character with the face it comes from.
func checkSubset(t *testing.T, f *font.Face, s *font.Subset, chars []rune) {
	t.Helper()
	whole, cut := plainFont(f.Data()), unpack(t, s.Program())
	codes := map[uint16]rune{}
	for _, r := range chars {
		g, _ := f.Glyph(r)
		code := s.Code(r)
		if other, taken := codes[code]; code == 0 || taken {
			t.Fatalf("%U has the code %d of %U", r, code, other)
		}
		codes[code] = r
		sameGlyph(t, whole, int(g), cut, int(code))
	}
	for c := range s.Glyphs() {
		if r, ok := codes[c.Code]; ok && (c.Rune != r || c.Width != tenths(f, r)) {
			t.Fatalf("code %d is listed as %U, %d wide, want %U", c.Code, c.Rune, c.Width, r)
		}
		delete(codes, c.Code)
	}
	if len(codes) > 0 {
		t.Fatalf("not listed: %v", codes)
	}
	sameGlyph(t, whole, 0, cut, 0)
}

// charactersOf are those of the first plane.
func charactersOf(f *font.Face) []rune {
	var chars []rune
	for r := rune(1); r <= 0xFFFF; r++ {
		if _, ok := f.Glyph(r); ok {
			chars = append(chars, r)
		}
	}
	return chars
}

func TestSubsetHoldsEveryChosenGlyphAsItWas(t *testing.T) {
	random := rand.New(rand.NewPCG(30, 2020))
	for _, st := range styles {
		f := liberation(t).Face(st)
		all := charactersOf(f)
		for _, count := range []int{0, 1, 2, 40, 200, 1000} {
			chosen := make([]rune, 0, count)
			for _, i := range random.Perm(len(all))[:count] {
				chosen = append(chosen, all[i])
			}
			checkSubset(t, f, subset(t, f, string(chosen)), chosen)
		}
		checkSubset(t, f, subset(t, f, string(all)), all)
	}
}

func TestSubsetOfAFamilyWithoutInstructionsIsSound(t *testing.T) {
	f := fonttest.Square().Face(font.Bold)
	chosen := []rune("Vuông\u00A0 ∞Ω")
	checkSubset(t, f, subset(t, f, string(chosen)), chosen)
}

func TestCommonCharactersHaveTheSameCodeEverywhere(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	a, b := subset(t, f, "ạ"), subset(t, f, "Kế hoạch Ω")
	if a.Code('ạ') != b.Code('ạ') {
		t.Errorf("ạ is %d and %d", a.Code('ạ'), b.Code('ạ'))
	}
	if b.Code('Ω') == 0 || a.Code('Ω') != 0 {
		t.Errorf("Ω is %d where it was chosen and %d elsewhere", b.Code('Ω'), a.Code('Ω'))
	}
	for r := rune(0x1EA0); r < 0x1EF9; r++ {
		if a.Code(r+1) != a.Code(r)+1 {
			t.Errorf("the code of %U does not follow on that of %U", r+1, r)
		}
	}
}

func TestWhatTheFaceLacksIsLeftOut(t *testing.T) {
	s := subset(t, liberation(t).Face(font.Regular), "a☐")
	if s.Code('☐') != 0 {
		t.Errorf("☐ has the code %d", s.Code('☐'))
	}
}

func TestProgramHasTheTablesOfPDFAndTheirChecksums(t *testing.T) {
	cut := unpack(t, subset(t, liberation(t).Face(font.Italic), "Kế hoạch Ω").Program())
	var tags []string
	for i := range cut.u16(4) {
		at := 12 + 16*i
		tag, start := string(cut[at:at+4]), cut.u32(at+8)
		tags = append(tags, tag)
		if start%4 != 0 {
			t.Errorf("table %q begins at %d", tag, start)
		}
		body := slices.Clone(cut[start : start+(cut.u32(at+12)+3)&^3])
		if tag == "head" {
			copy(body[8:], make([]byte, 4))
		}
		if got := doubleWords(body); got != uint32(cut.u32(at+4)) {
			t.Errorf("table %q has the checksum %08X, says %08X", tag, got, cut.u32(at+4))
		}
	}
	if want := "cvt  fpgm glyf head hhea hmtx loca maxp prep"; strings.Join(tags, " ") != want {
		t.Errorf("tables %q, want %q", tags, want)
	}
	if sum := doubleWords(cut); sum != 0xB1B0AFBA {
		t.Errorf("the whole file has the checksum %08X", sum)
	}
}

func doubleWords(b []byte) (sum uint32) {
	for ; len(b) > 0; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}

// A subset costs no compression only if joined pieces are nearly as small as what
// a compressor makes of the whole.
func TestProgramIsNotMuchLargerThanCompressedAsAWhole(t *testing.T) {
	p := subset(t, liberation(t).Face(font.Regular), strings.ReplaceAll(vietnamese, " ", "")+"bcdghklmnpqrstvx 0123456789.,-/").Program()
	var best bytes.Buffer
	w, _ := zlib.NewWriterLevel(&best, 9)
	w.Write(unpack(t, p))
	w.Close()
	if p.PackedSize() > best.Len()*13/10 {
		t.Errorf("%d bytes, compressed as a whole %d", p.PackedSize(), best.Len())
	}
}

// A subset that is begun again must be as a new one, whatever was in it.
func TestSubsetThatIsBegunAgainIsAsANewOne(t *testing.T) {
	regular, bold := liberation(t).Face(font.Regular), liberation(t).Face(font.Bold)
	want := subset(t, regular, "Kế hoạch Ω").Program().AppendTo(nil)
	s := subset(t, bold, string(charactersOf(bold)))
	s.Program()
	for range 2 {
		s.Begin(regular)
		for _, r := range "Kế hoạch Ω" {
			s.Add(r)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if got := s.Program().AppendTo(nil); !bytes.Equal(got, want) || s.Common() {
			t.Fatalf("%d bytes, want %d", len(got), len(want))
		}
	}
}

func TestRunsAreTheCharactersOfTheCodes(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	s := subset(t, f, "aΩαβγ→")
	got := map[rune]uint16{}
	last := -1
	for r := range s.Runs() {
		if int(r.First) <= last || r.Last < r.First {
			t.Fatalf("codes %d to %d follow on %d", r.First, r.Last, last)
		}
		last = int(r.Last)
		for code := r.First; code <= r.Last; code++ {
			got[r.Rune+rune(code-r.First)] = code
		}
	}
	for r, code := range got {
		if s.Code(r) != code {
			t.Errorf("%U is %d among the runs, has the code %d", r, code, s.Code(r))
		}
	}
	for _, r := range "aΩαβγ→ạ" { // ạ comes with the kit
		if got[r] == 0 {
			t.Errorf("%U is in no run", r)
		}
	}
	if s.Common() || !subset(t, f, "ạ").Common() {
		t.Error("Ω is common, or ạ is not")
	}
}

func TestSubsetsCanBeMadeAtTheSameTime(t *testing.T) {
	f := parse(t, liberation(t).Face(font.Bold).Data()) // a fresh one, whose kit is not made yet
	want := subset(t, liberation(t).Face(font.Bold), "Sở Công Thương Ω").Program().AppendTo(nil)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			s, err := choose(f, "Sở Công Thương Ω")
			if err != nil || !bytes.Equal(s.Program().AppendTo(nil), want) {
				t.Errorf("another program, err %v", err)
			}
		})
	}
	wait.Wait()
}

// compositeOf finds the outline of a composite glyph in a copy of Liberation.
func compositeOf(t *testing.T, r rune) (data plainFont, glyph int, outline []byte) {
	t.Helper()
	f := liberation(t).Face(font.Regular)
	data = slices.Clone(plainFont(f.Data()))
	g, _ := f.Glyph(r)
	outline = data.outline(int(g))
	if len(outline) == 0 || outline[0] < 0x80 {
		t.Fatalf("%q is no composite", r)
	}
	return data, int(g), outline
}

func TestGlyphThatIsAPartOfItselfEnds(t *testing.T) {
	for _, r := range "ạΆ" { // in the kit, and not
		data, g, outline := compositeOf(t, r)
		binary.BigEndian.PutUint16(outline[12:], uint16(g))
		s := subset(t, parse(t, data), string(r))
		cut := unpack(t, s.Program())
		if part := binary.BigEndian.Uint16(cut.outline(int(s.Code(r)))[12:]); part != s.Code(r) {
			t.Errorf("%q: its part is %d, want itself, %d", r, part, s.Code(r))
		}
	}
}

func TestPartThatTheFontLacksIsEmpty(t *testing.T) {
	for _, r := range "ạΆ" {
		data, _, outline := compositeOf(t, r)
		binary.BigEndian.PutUint16(outline[12:], 0xFFFF)
		s := subset(t, parse(t, data), string(r))
		cut := unpack(t, s.Program())
		if part := binary.BigEndian.Uint16(cut.outline(int(s.Code(r)))[12:]); len(cut.outline(int(part))) != 0 {
			t.Errorf("%q has something for a part that does not exist", r)
		}
	}
}

// oneGlyph is a font in which all characters are one glyph, as large as the rest of
// the file.
func oneGlyph(t *testing.T) *font.Face {
	t.Helper()
	data := plainFont(fonttest.Font{Family: "F", Runes: []fonttest.Range{{First: ' ', Last: 0x1FFF}}, Lists: true}.Bytes())
	list := bytes.Index(data, []byte{0, 1, 0, 2, 0, 3, 0, 4, 0, 5})
	for at := list; data.u16(at) == (at-list)/2+1; at += 2 {
		copy(data[at:], []byte{0, 1})
	}
	loca, count := data.table("loca"), data.u16(data.table("maxp")+4)
	width := 2 + 2*data.u16(data.table("head")+50)
	for g := 2; g < count; g++ {
		copy(data[loca+width*g:], data[loca+width*count:][:width])
	}
	return parse(t, data)
}

func TestCharactersThatShareALargeGlyphAreRefused(t *testing.T) {
	f := oneGlyph(t)
	if n := len(plainFont(f.Data()).outline(1)); n < len(f.Data())/4 {
		t.Fatalf("the glyph has only %d bytes", n)
	}
	checkSubset(t, f, subset(t, f, "aa"), []rune("a"))
	_, err := choose(f, "abcdefghijklmnop")
	if err == nil || !strings.Contains(err.Error(), "larger than the font") {
		t.Errorf("got %v", err)
	}
}

func TestCharacterThatIsChosenTwiceIsThereOnce(t *testing.T) {
	f := liberation(t).Face(font.Regular)
	once, twice := subset(t, f, "aΩ").Program(), subset(t, f, "aΩaΩ").Program()
	if once.Size() != twice.Size() {
		t.Errorf("%d bytes and %d", once.Size(), twice.Size())
	}
}

func BenchmarkSubset(b *testing.B) {
	f := liberation(b).Face(font.Regular)
	chars := slices.Compact(slices.Sorted(slices.Values([]rune(paragraph))))
	room := make([]byte, 0, 64<<10)
	var s font.Subset
	b.ReportAllocs()
	for b.Loop() {
		s.Begin(f)
		for _, r := range chars {
			s.Add(r)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		room = s.Program().AppendTo(room[:0])
	}
	b.ReportMetric(float64(len(room)), "bytes/file")
}

// BenchmarkFirstSubset has the face's kit to make.
func BenchmarkFirstSubset(b *testing.B) {
	data := liberation(b).Face(font.Regular).Data()
	for b.Loop() {
		b.StopTimer()
		f, err := font.Parse(data)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		subset(b, f, "a")
	}
}

// tenths is a rune's advance in tenths of a thousandth of an em.
func tenths(f *font.Face, r rune) int32 {
	em := f.UnitsPerEm()
	return (f.RuneAdvance(r)*10_000 + em/2) / em
}
