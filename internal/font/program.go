package font

import (
	"encoding/binary"
	"slices"
)

// Program is the font file of a subset, ready to be written as a zlib stream (RFC
// 1950). It holds the tables that a PDF file wants (ISO 32000-1, 9.9) and no
// others.
type Program struct {
	code *huffman
	// The file's parts: the directory with the tables about the whole font, the
	// fixed tables, the widths, the places of the outlines, and the outlines.
	parts []*piece
}

// Size is the length of the font file in bytes.
func (p *Program) Size() int {
	size := 0
	for _, part := range p.parts {
		size += part.size
	}
	return size
}

// The frame of a zlib stream: deflate with a window of 32 KB, and a checksum.
const (
	zlibHeader   = "\x78\x9C"
	zlibChecksum = 4
)

// PackedSize is the length of the zlib stream in bytes.
func (p *Program) PackedSize() int {
	count := p.code.frameBits()
	for _, part := range p.parts {
		count += part.bits.count
	}
	return len(zlibHeader) + (count+7)/8 + zlibChecksum
}

// AppendTo writes the zlib stream behind out.
func (p *Program) AppendTo(out []byte) []byte {
	w := bitWriter{out: append(out, zlibHeader...)}
	p.code.begin(&w)
	adler := uint32(1)
	for _, part := range p.parts {
		w.join(&part.bits)
		adler = joinAdler(adler, part.adler, part.size)
	}
	p.code.end(&w)
	return binary.BigEndian.AppendUint32(w.close(), adler)
}

// Program lays out the font file.
func (s *Subset) Program() *Program {
	const front = 4
	p := &Program{code: s.kit.code, parts: make([]*piece, front, front+s.count())}
	places, long := s.places(p)
	widths := s.widths()
	outlines := tableRecord{tag: "glyf"}
	for _, part := range p.parts[front:] {
		outlines.sum += part.sum
		outlines.length += part.size
	}
	records := append(slices.Clone(s.kit.program.tables),
		tableRecord{"hmtx", checksum(widths), len(widths)}, tableRecord{"loca", checksum(places), len(places)}, outlines)

	// Codes that are not used repeat the place before and have widths of zero.
	width := 2
	if long {
		width = 4
	}
	p.parts[1] = &s.kit.program.piece
	p.parts[2] = s.kit.code.packRuns(widths, 4)
	p.parts[3] = s.kit.code.packRuns(pad(places), width)
	sum := outlines.sum
	for _, part := range p.parts[1:front] {
		sum += part.sum
	}
	lead := s.kit.code.pack(s.lead(records, long, sum))
	p.parts[0] = &lead
	return p
}

// widths is the table hmtx: advance and left side bearing of each glyph.
func (s *Subset) widths() []byte {
	hmtx, _ := s.face.table("hmtx")
	hhea, _ := s.face.table("hhea")
	full := u16(hhea, fullRecordsAt)
	out := make([]byte, 4*s.count())
	for code := range s.count() {
		e, used := s.at(code)
		g := int(e.glyph)
		if !used || g >= s.face.glyphCount {
			continue
		}
		bearing := 4*g + 2
		if g >= full {
			bearing = 4*full + 2*(g-full)
		}
		binary.BigEndian.PutUint16(out[4*code:], s.face.advances[g])
		copy(out[4*code+2:], hmtx[bearing:bearing+2])
	}
	return out
}

// places gathers the outlines and makes the table loca, whose short form counts
// words and reaches 128 KB.
func (s *Subset) places(p *Program) (loca []byte, long bool) {
	size := 0
	for code := range s.count() {
		if e, used := s.at(code); used && e.outline.size > 0 {
			p.parts = append(p.parts, &e.outline)
			size += e.outline.size
		}
	}
	long = size > 2*0xFFFF
	loca = make([]byte, 0, 4*(s.count()+1))
	end := 0
	for code := range s.count() + 1 {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(end))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(end/2))
		}
		if code == s.count() {
			break
		}
		if e, used := s.at(code); used {
			end += e.outline.size
		}
	}
	return loca, long
}

// Places of fields in the tables about the whole font.
const (
	adjustmentAt  = 8  // head
	locaFormatAt  = 50 // head
	fullRecordsAt = 34 // hhea
	glyphCountAt  = 4  // maxp
)

// lead is the head of the file: the directory, in the order of the tags, then
// head, hhea and maxp. The other tables, which are given in their order in the
// file, follow on it; sum is their checksum.
func (s *Subset) lead(others []tableRecord, long bool, sum uint32) []byte {
	var records []tableRecord
	var body []byte
	for _, tag := range []string{"head", "hhea", "maxp"} {
		records, body = appendTable(records, body, tag, s.wholeFont(tag, long))
	}
	records = append(records, others...)
	const header, record = 12, 16
	out := make([]byte, header+record*len(records), header+record*len(records)+len(body))
	copy(out, "\x00\x01\x00\x00")
	s.writeSearch(out, len(records))
	at := len(out)
	for _, r := range records {
		line := out[header+record*rank(records, r.tag):]
		copy(line, r.tag)
		binary.BigEndian.PutUint32(line[4:], r.sum)
		binary.BigEndian.PutUint32(line[8:], uint32(at))
		binary.BigEndian.PutUint32(line[12:], uint32(r.length))
		at += (r.length + 3) &^ 3
	}
	start := len(out)
	out = append(out, body...)
	// The whole file with this field at zero has a checksum that it completes
	// (OpenType, head).
	binary.BigEndian.PutUint32(out[start+adjustmentAt:], 0xB1B0AFBA-(checksum(out)+sum))
	return out
}

// wholeFont is one of the tables about the whole font, changed to the subset's
// numbers. The reader of the face has checked the lengths.
func (s *Subset) wholeFont(tag string, long bool) []byte {
	table, _ := s.face.table(tag)
	out := slices.Clone(table)
	switch tag {
	case "head":
		binary.BigEndian.PutUint32(out[adjustmentAt:], 0)
		binary.BigEndian.PutUint16(out[locaFormatAt:], 0)
		if long {
			out[locaFormatAt+1] = 1
		}
	case "hhea":
		binary.BigEndian.PutUint16(out[fullRecordsAt:], uint16(s.count()))
	case "maxp":
		binary.BigEndian.PutUint16(out[glyphCountAt:], uint16(s.count()))
	}
	return out
}

// writeSearch writes the number of tables and what a binary search over them
// starts with.
func (s *Subset) writeSearch(out []byte, tables int) {
	power, exponent := 1, 0
	for power*2 <= tables {
		power, exponent = power*2, exponent+1
	}
	for i, v := range []int{tables, 16 * power, exponent, 16 * (tables - power)} {
		binary.BigEndian.PutUint16(out[4+2*i:], uint16(v))
	}
}

// rank is the place of a tag among the sorted ones.
func rank(records []tableRecord, tag string) int {
	n := 0
	for _, r := range records {
		if r.tag < tag {
			n++
		}
	}
	return n
}

// pad fills up to a multiple of four bytes.
func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// checksum is the sum of a table's double words; the last one is filled up with
// zeros.
func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += u32(b, 0)
		b = b[4:]
	}
	for i, c := range b {
		sum += uint32(c) << (24 - 8*i)
	}
	return sum
}
