package fonttest

import (
	"encoding/binary"
	"unicode/utf16"

	"github.com/mocban/mocban/internal/font"
)

// em is the number of design units in the em of every font made here.
const em = 1000

// Range is a first and a last rune.
type Range struct{ First, Last rune }

// Font describes a TrueType font of squares.
type Font struct {
	Family string
	Style  font.Style
	Runes  []Range // ascending, apart; each rune has a glyph of its own
	Kern   []Pair  // a sound font sorts them by left, then right rune
	NoEmb  bool    // the licence bits forbid embedding
	Lists  bool    // the cmap lists each glyph instead of counting from the first
}

// Pair is two runes and what kerning adds between them, in thousandths of an em.
type Pair struct {
	Left, Right rune
	Value       int16
}

// Bytes is the font as a file. It makes valid fonts only: ranges must ascend and
// hold less than 65,535 runes.
func (f Font) Bytes() []byte {
	count := 1 // .notdef
	for _, r := range f.Runes {
		count += int(r.Last-r.First) + 1
	}
	glyf, loca := f.outlines(count)
	tables := []table{ // by tag, as the format wants them
		{"OS/2", f.os2()},
		{"cmap", f.cmap()},
		{"glyf", glyf},
		{"head", f.head()},
		{"hhea", hhea()},
		{"hmtx", hmtx(count)},
		{"kern", f.kern()},
		{"loca", loca},
		{"maxp", maxp(count)},
		{"name", f.name()},
		{"post", f.post()},
	}
	return assemble(tables)
}

type table struct {
	tag  string
	body []byte
}

// assemble writes the directory and the tables, each on a multiple of four.
func assemble(tables []table) []byte {
	n := len(tables)
	log := 0
	for 2<<log <= n {
		log++
	}
	var head, body buffer
	head.u32(0x00010000)
	head.u16(n, 16<<log, log, 16*n-16<<log)
	headAt := 0
	for _, t := range tables {
		at := 12 + 16*n + len(body)
		if t.tag == "head" {
			headAt = at
		}
		head = append(head, t.tag...)
		head.u32(checksum(t.body), uint32(at), uint32(len(t.body)))
		body = append(body, t.body...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	file := append(head, body...)
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-checksum(file))
	return file
}

// checksum adds up a table as 32-bit numbers, zeros at its end.
func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// outlines draws a square for each glyph, and nothing for white space.
func (f Font) outlines(count int) (glyf, loca []byte) {
	var g, l buffer
	put := func(blank bool) {
		l.u32(uint32(len(g)))
		if blank {
			return
		}
		g.u16(1, 50, 0, 950, 700)     // one contour, its box
		g.u16(3, 0)                   // its last point, no instructions
		g = append(g, 1, 1, 1, 1)     // on the curve, steps of 16 bits
		g.u16(50, 0, 900, 0)          // steps in x
		g.u16(0, 700, 0, 0x10000-700) // steps in y
	}
	put(false)
	for _, r := range f.Runes {
		for c := r.First; c <= r.Last; c++ {
			put(c == ' ' || c == 0xA0 || c >= 0x2000 && c <= 0x200F)
		}
	}
	l.u32(uint32(len(g)))
	return g, l
}

func (f Font) head() []byte {
	var b buffer
	b.u32(0x00010000, 0x00010000, 0, 0x5F0F3CF5)
	b.u16(0, em)
	b.u32(0, 0, 0, 0)      // made at the beginning of time, and never changed
	b.u16(50, 0, 950, 700) // the box of every square
	b.u16(int(f.Style), 8, 2, 1, 0)
	return b
}

func hhea() []byte {
	var b buffer
	b.u32(0x00010000)
	b.u16(800, -200, 0, em, 50, 50, 950, 1, 0, 0, 0, 0, 0, 0, 0)
	b.u16(1) // one full record: the others repeat its advance
	return b
}

func hmtx(count int) []byte {
	var b buffer
	b.u16(em, 50)
	for range count - 1 {
		b.u16(50)
	}
	return b
}

func maxp(count int) []byte {
	var b buffer
	b.u32(0x00010000)
	b.u16(count, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
	return b
}

func (f Font) os2() []byte {
	selection := []int{0x40, 0x20, 0x01, 0x21}[f.Style]
	weight := []int{400, 700, 400, 700}[f.Style]
	embedding := 0
	if f.NoEmb {
		embedding = 2
	}
	var b buffer
	b.u16(3, em, weight, 5, embedding)
	b.u16(650, 700, 0, 140, 650, 700, 0, 480, 50, 258, 0)
	b = append(b, make([]byte, 10)...) // PANOSE
	b.u32(0x20000007, 0, 0, 0)         // Basic Latin, Latin-1, Latin Extended
	b = append(b, "MBAN"...)
	b.u16(selection, 0x20, 0xFFFF, 800, -200, 0, 800, 200)
	b.u32(0x20000101, 0) // code pages: Latin 1, Vietnamese
	b.u16(700, 700, 0, 0x20, 1)
	return b
}

func (f Font) post() []byte {
	var b buffer
	angle := uint32(0)
	if f.Style&font.Italic != 0 {
		angle = 0xFFF40000 // -12 degrees
	}
	b.u32(0x00030000, angle)
	b.u16(-100, 50)
	b.u32(1, 0, 0, 0, 0)
	return b
}

func (f Font) name() []byte {
	style := []string{"Regular", "Bold", "Italic", "Bold Italic"}[f.Style]
	file := []string{"Regular", "Bold", "Italic", "BoldItalic"}[f.Style]
	texts := []string{1: f.Family, style, f.Family + " " + style, f.Family + " " + style, "Version 1.0", f.Family + "-" + file}
	var records, storage buffer
	for id, text := range texts {
		if id == 0 {
			continue
		}
		at := len(storage)
		for _, unit := range utf16.Encode([]rune(text)) {
			storage.u16(int(unit))
		}
		records.u16(3, 1, 0x409, id, len(storage)-at, at)
	}
	var b buffer
	b.u16(0, len(texts)-1, 6+len(records))
	return append(append(b, records...), storage...)
}

func (f Font) kern() []byte {
	var b buffer
	n := len(f.Kern)
	b.u16(0, 1, 0, 14+6*n, 1, n, 0, 0, 0)
	for _, p := range f.Kern {
		b.u16(f.glyph(p.Left), f.glyph(p.Right), int(p.Value))
	}
	return b
}

// buffer gathers big-endian numbers.
type buffer []byte

func (b *buffer) u16(values ...int) {
	for _, v := range values {
		*b = binary.BigEndian.AppendUint16(*b, uint16(v))
	}
}

func (b *buffer) u32(values ...uint32) {
	for _, v := range values {
		*b = binary.BigEndian.AppendUint32(*b, v)
	}
}
