package font

import "slices"

// kit is what all subsets of a face have in common: the characters of Vietnamese
// office texts under fixed codes, with their outlines packed once, so that a
// subset only joins them. It is made at the first subset and never changes.
type kit struct {
	codes   []uint16 // by rune; 0 where the rune is not in the kit
	widths  []int32  // by code, as in Char
	glyphs  []entry  // by code
	byGlyph map[GlyphID]uint16
	runs    []Run // of its characters
	code    *huffman
	program fixedTables
}

// fixedTables are the tables that are equal in all subsets, one after the other:
// the instructions that all glyphs share.
type fixedTables struct {
	tables []tableRecord
	piece  piece
}

// tableRecord is what the directory of a font says of a table.
type tableRecord struct {
	tag    string
	sum    uint32
	length int
}

// common are ranges of what nearly every document draws, first to last: ASCII, the
// rest of Latin-1, the letters of Vietnamese outside it, and the punctuation and
// signs of office texts. Being in the order of Unicode, their codes follow on
// each other as they do.
var common = [...][2]rune{
	{0x0020, 0x007E}, {0x00A0, 0x00FF},
	{0x0102, 0x0103}, {0x0110, 0x0111}, {0x0128, 0x0129}, {0x0168, 0x0169}, {0x01A0, 0x01A1}, {0x01AF, 0x01B0},
	{0x1EA0, 0x1EF9},
	{0x2010, 0x2010}, {0x2013, 0x2014}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2022, 0x2022}, {0x2026, 0x2026},
	{0x20AB, 0x20AB}, {0x2116, 0x2116}, {0x2212, 0x2212}, {0x2264, 0x2265},
}

// commonGlyphs is how many glyphs these characters and their parts are in most faces.
const commonGlyphs = 340

// makeKit selects the common characters as a subset of a kit that is empty and
// packs what it finds.
func (f *Face) makeKit() *kit {
	s := new(Subset)
	s.begin(f, &kit{})
	s.reserve(commonGlyphs)
	for _, span := range common {
		for r := span[0]; r <= span[1]; r++ {
			s.Add(r)
		}
	}
	if s.complete() != nil { // parts upon parts without end: every document sorts them out for itself
		s.begin(f, &kit{})
	}
	k := &kit{glyphs: s.own, byGlyph: s.byGlyph, codes: make([]uint16, common[len(common)-1][1]+1)}
	for code, e := range k.glyphs {
		k.widths = append(k.widths, e.width)
		if e.char != 0 {
			k.codes[e.char] = uint16(code)
			k.addRun(uint16(code), e.char)
		}
	}
	k.pack(s)
	return k
}

// addRun lengthens the last run by a code and its character, or begins one.
func (k *kit) addRun(code uint16, r rune) {
	if n := len(k.runs) - 1; n >= 0 {
		if last := &k.runs[n]; code == last.Last+1 && r == last.Rune+rune(code-last.First) {
			last.Last = code
			return
		}
	}
	k.runs = append(k.runs, Run{code, code, r})
}

// pack makes the code that suits the face's outlines best and packs all with it.
func (k *kit) pack(s *Subset) {
	records, fixed := s.face.fixedTables()
	bodies := make([][]byte, len(k.glyphs)+1)
	for i := range k.glyphs {
		bodies[i] = s.outline(&k.glyphs[i])
	}
	bodies[len(k.glyphs)] = fixed
	matches := findAll(bodies)
	var counts symbolCounts
	for i, body := range bodies {
		counts.add(body, matches[i])
	}
	k.code = newHuffman(&counts)
	for i := range k.glyphs {
		k.glyphs[i].outline = k.code.encode(bodies[i], matches[i])
	}
	k.program = fixedTables{slices.Clip(records), k.code.encode(fixed, matches[len(k.glyphs)])}
}

func (f *Face) fixedTables() ([]tableRecord, []byte) {
	var records []tableRecord
	var body []byte
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if table, ok := f.table(tag); ok && len(table) > 0 {
			records, body = appendTable(records, body, tag, table)
		}
	}
	return records, body
}

// appendTable puts a table after others, on a multiple of four bytes.
func appendTable(records []tableRecord, body []byte, tag string, table []byte) ([]tableRecord, []byte) {
	start := len(body)
	body = append(body, table...)
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	return append(records, tableRecord{tag, checksum(body[start:]), len(table)}), body
}
