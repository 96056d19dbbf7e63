package font_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
)

// small is a font of a few letters, one of them beyond the first plane.
func small() fonttest.Font {
	return fonttest.Font{
		Family: "Small",
		Runes:  []fonttest.Range{{First: ' ', Last: '~'}, {First: 'À', Last: 'ÿ'}, {First: 0x1F600, Last: 0x1F60F}},
		Kern:   []fonttest.Pair{{Left: 'A', Right: 'V', Value: -80}, {Left: 'V', Right: 'A', Value: -70}},
	}
}

// tableAt finds the directory entry of a table and where its body starts.
func tableAt(t *testing.T, data []byte, tag string) (entry, body int) {
	t.Helper()
	entry = bytes.Index(data, []byte(tag))
	if entry < 0 {
		t.Fatalf("no table %q", tag)
	}
	return entry, int(binary.BigEndian.Uint32(data[entry+8:]))
}

func parse(t *testing.T, data []byte) *font.Face {
	t.Helper()
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRunesBeyondTheFirstPlane(t *testing.T) {
	f := parse(t, small().Bytes())
	for _, c := range []struct {
		r    rune
		want bool
	}{{'A', true}, {'ÿ', true}, {0x1F5FF, false}, {0x1F600, true}, {0x1F60F, true}, {0x1F610, false}, {0x10FFFF, false}} {
		g, ok := f.Glyph(c.r)
		if ok != c.want || (f.RuneAdvance(c.r) == 1000) != c.want {
			t.Errorf("%U: glyph %d, %v, advance %d", c.r, g, ok, f.RuneAdvance(c.r))
		}
	}
	first, _ := f.Glyph(0x1F600)
	last, _ := f.Glyph(0x1F60F)
	if last-first != 15 {
		t.Errorf("glyphs %d and %d", first, last)
	}
}

func TestGlyphsThatTheCmapListsOneByOne(t *testing.T) {
	spec := fonttest.Font{Family: "F", Runes: []fonttest.Range{{First: ' ', Last: '~'}, {First: 'Ạ', Last: 'ỹ'}}}
	counted := parse(t, spec.Bytes())
	spec.Lists = true
	data := spec.Bytes()
	listed := parse(t, data)
	for r := rune(0); r < 0x2000; r++ {
		g, _ := listed.Glyph(r)
		if want, _ := counted.Glyph(r); g != want {
			t.Fatalf("%U is glyph %d, want %d", r, g, want)
		}
	}
	// A list that runs out of the table gives no glyph and no error.
	_, cmap := tableAt(t, data, "cmap")
	binary.BigEndian.PutUint16(data[cmap+12+14+2+3*6+2:], 0xFFFF) // the offset of the second of three segments
	lost := parse(t, data)
	if _, ok := lost.Glyph('ệ'); ok || lost.RuneAdvance('a') != 1000 {
		t.Error("a list outside the table was read")
	}
}

func TestNamesOfTheMacintoshAreReadWhereThereAreNoOthers(t *testing.T) {
	data := small().Bytes()
	_, body := tableAt(t, data, "name")
	for i := range 6 {
		copy(data[body+6+12*i:], []byte{0, 1, 0, 0, 0, 0})
	}
	if f := parse(t, data); f.FamilyName() != "Small" || f.PostScriptName() != "Small-Regular" {
		t.Errorf("%q, %q", f.FamilyName(), f.PostScriptName())
	}
}

func TestNoBreakSpaceBorrowsTheSpace(t *testing.T) {
	f := parse(t, fonttest.Font{Family: "F", Runes: []fonttest.Range{{First: ' ', Last: '~'}}}.Bytes())
	space, _ := f.Glyph(' ')
	if g, ok := f.Glyph(0xA0); !ok || g != space || f.RuneAdvance(0xA0) != 1000 {
		t.Errorf("glyph %d, want %d", g, space)
	}
}

func TestKerningIsOfTheOrderedPair(t *testing.T) {
	f := parse(t, small().Bytes())
	a, _ := f.Glyph('A')
	v, _ := f.Glyph('V')
	if f.Kern(a, v) != -80 || f.Kern(v, a) != -70 || f.Kern(a, a) != 0 || f.Kern(65535, v) != 0 {
		t.Errorf("AV %d, VA %d, AA %d", f.Kern(a, v), f.Kern(v, a), f.Kern(a, a))
	}
}

func TestFirstOfTwoValuesForAPairIsHeard(t *testing.T) {
	f := small()
	f.Kern = []fonttest.Pair{{Left: 'V', Right: 'A', Value: 5}, {Left: 'A', Right: 'V', Value: 7}, {Left: 'V', Right: 'A', Value: 9}}
	face := parse(t, f.Bytes())
	a, _ := face.Glyph('A')
	v, _ := face.Glyph('V')
	if face.Kern(a, v) != 7 || face.Kern(v, a) != 5 {
		t.Errorf("AV %d, VA %d", face.Kern(a, v), face.Kern(v, a))
	}
}

func TestFontWithoutKerningIsSound(t *testing.T) {
	data := small().Bytes()
	entry, _ := tableAt(t, data, "kern")
	copy(data[entry:], "KERN")
	if f := parse(t, data); f.Kern(1, 2) != 0 {
		t.Error("it kerns")
	}
}

func TestHeightsAreMeasuredWhereOS2IsTooOldToSayThem(t *testing.T) {
	data := small().Bytes()
	_, body := tableAt(t, data, "OS/2")
	binary.BigEndian.PutUint16(data[body:], 1)
	if f := parse(t, data); f.CapHeight() != 700 || f.XHeight() != 700 {
		t.Errorf("capitals %d, small letters %d", f.CapHeight(), f.XHeight())
	}
}

func TestPostScriptNameIsFitForPDF(t *testing.T) {
	f := small()
	f.Family = "Bad (name) /#" + strings.Repeat("x", 80)
	name := parse(t, f.Bytes()).PostScriptName()
	if len(name) != 63 || strings.ContainsAny(name, " ()/#") {
		t.Errorf("%q", name)
	}
	f.Family = "Chữ Việt"
	if name := parse(t, f.Bytes()).PostScriptName(); name != "ChVit-Regular" {
		t.Errorf("%q", name)
	}
}

func TestUnsoundFontsAreRefused(t *testing.T) {
	put := func(tag string, at int, values ...uint16) func(*testing.T, []byte) {
		return func(t *testing.T, data []byte) {
			_, body := tableAt(t, data, tag)
			for i, v := range values {
				binary.BigEndian.PutUint16(data[body+at+2*i:], v)
			}
		}
	}
	for _, c := range []struct {
		name  string
		spoil func(*testing.T, []byte)
		want  string
	}{
		{"CFF outlines", func(_ *testing.T, d []byte) { copy(d, "OTTO") }, "CFF"},
		{"collection", func(_ *testing.T, d []byte) { copy(d, "ttcf") }, "collection"},
		{"web font", func(_ *testing.T, d []byte) { copy(d, "wOF2") }, "WOFF"},
		{"other file", func(_ *testing.T, d []byte) { copy(d, "PK\x03\x04") }, "not a TrueType"},
		{"too many tables", func(_ *testing.T, d []byte) { d[4] = 0xFF }, "too many"},
		{"no cmap", func(t *testing.T, d []byte) { e, _ := tableAt(t, d, "cmap"); d[e] = 'C' }, `"cmap" is missing`},
		{"no glyf", func(t *testing.T, d []byte) { e, _ := tableAt(t, d, "glyf"); d[e] = 'G' }, `"glyf" is missing`},
		{"table outside", func(t *testing.T, d []byte) { e, _ := tableAt(t, d, "post"); d[e+8] = 0xFF }, "outside the file"},
		{"table overflowing", func(t *testing.T, d []byte) { e, _ := tableAt(t, d, "post"); d[e+12] = 0xFF }, "outside the file"},
		{"wrong magic", put("head", 12, 0), "magic"},
		{"no em", put("head", 18, 0), "units per em"},
		{"em too large", put("head", 18, 16385), "units per em"},
		{"no ascent", put("hhea", 4, 0), "no height"},
		{"descent upwards", put("hhea", 6, 200), "no height"},
		{"no advances", put("hhea", 34, 0), "full records"},
		{"more advances than glyphs", put("hhea", 34, 0xFFFF), "full records"},
		{"more glyphs than advances", put("maxp", 4, 0xFFFF), "cut off"},
		{"no glyphs", put("maxp", 4, 0), "no glyphs"},
		{"outline outside", put("loca", 4, 0x7FFF), "outline"},
		{"no Unicode", put("cmap", 4, 1, 0, 0, 28, 1), "no Unicode"},
		{"subtable outside", put("cmap", 8, 0x7FFF), "outside"},
		{"endless kerning", put("kern", 10, 0xFFFF), "cut off"},
		{"endless names", put("name", 2, 0xFFFF), "cut off"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := small().Bytes()
			c.spoil(t, data)
			if _, err := font.Parse(data); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestEveryCutOfAFontIsRefused(t *testing.T) {
	data := small().Bytes()
	_, post := tableAt(t, data, "post")
	for n := range post + 32 { // post is the last table
		if _, err := font.Parse(data[:n:n]); err == nil {
			t.Fatalf("the first %d bytes were taken for a font", n)
		}
	}
}

func TestRangesThatFallAreRefused(t *testing.T) {
	data := small().Bytes()
	_, body := tableAt(t, data, "cmap")
	groups := body + int(binary.BigEndian.Uint32(data[body+16:]))
	binary.BigEndian.PutUint32(data[groups+16+12:], 'A') // the second range begins inside the first
	if _, err := font.Parse(data); err == nil || !strings.Contains(err.Error(), "out of order") {
		t.Errorf("error %v", err)
	}
}

// A glyph number near 2^32 must not wrap round into the face.
func TestRangeOfGlyphsTheFaceLacksMapsNothing(t *testing.T) {
	data := small().Bytes()
	_, body := tableAt(t, data, "cmap")
	groups := body + int(binary.BigEndian.Uint32(data[body+16:]))
	binary.BigEndian.PutUint32(data[groups+16+2*12+8:], 0xFFFFFFFF)
	f := parse(t, data)
	for r := rune(0x1F600); r <= 0x1F60F; r++ {
		if g, ok := f.Glyph(r); ok {
			t.Errorf("%U has glyph %d", r, g)
		}
	}
}
