package font_test

import (
	"bytes"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/unit"
)

// FuzzParse: whatever the bytes, a face is refused or answers every question
// within its own bounds, and the bytes stay as they were.
func FuzzParse(f *testing.F) {
	f.Add(small().Bytes())
	f.Add(fonttest.Font{Family: "F", Style: font.BoldItalic, Runes: []fonttest.Range{{First: 'a', Last: 'e'}}, Lists: true}.Bytes())
	f.Add([]byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		face, err := font.Parse(data)
		if !bytes.Equal(before, data) {
			t.Fatal("the file was written to")
		}
		if err != nil {
			return
		}
		if ascent, descent := face.LineMetrics(14 * unit.Pt); ascent <= 0 || descent < 0 {
			t.Fatalf("a line of ascent %d, descent %d", ascent, descent)
		}
		if name := face.PostScriptName(); name == "" || len(name) > 63 {
			t.Fatalf("PostScript name %q", name)
		}
		var left font.GlyphID
		for _, r := range "A-V\u00A0\u2011Ợ\uFFFF\U0001F600\U0010FFFF" {
			g, ok := face.Glyph(r)
			if ok != (g != 0) || face.RuneAdvance(r) < 0 || ok && face.RuneAdvance(r) != face.Advance(g) {
				t.Fatalf("%U: glyph %d, %v, advances %d and %d", r, g, ok, face.RuneAdvance(r), face.Advance(g))
			}
			face.Kern(left, g)
			left = g
		}
		if s, err := choose(face, "A-V\u00A0Ợ≈"); err == nil {
			unpack(t, s.Program())
		}
	})
}
