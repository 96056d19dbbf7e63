package font

import (
	"encoding/binary"
	"iter"
	"slices"
)

// Program is the font file of a subset, ready to be written as a zlib stream (RFC
// 1950). It holds the tables that a PDF file wants (ISO 32000-1, 9.9) and no
// others. It stands as long as its subset does.
type Program struct {
	subset *Subset
	codes  []uint16 // of the glyphs that it holds
	// The file's parts are the directory with the tables about the whole font, the
	// fixed tables of the kit, the widths, the places of the outlines, and the outlines.
	lead, widths, places piece
	size                 int // of the file in bytes
	bits                 int // of the packed block

	table []byte // room for the bytes of a part
}

// Size is the length of the font file in bytes.
func (p *Program) Size() int { return p.size }

// The frame of a zlib stream: deflate with a window of 32 KB, and a checksum.
const (
	zlibHeader   = "\x78\x9C"
	zlibChecksum = 4
)

// PackedSize is the length of the zlib stream in bytes.
func (p *Program) PackedSize() int { return len(zlibHeader) + (p.bits+7)/8 + zlibChecksum }

// AppendTo writes the zlib stream behind out.
func (p *Program) AppendTo(out []byte) []byte {
	w := bitWriter{out: append(slices.Grow(out, p.PackedSize()), zlibHeader...)}
	w.join(&p.subset.kit.code.begin)
	adler := uint32(1)
	for part := range p.parts() {
		w.join(&part.bits)
		adler = joinAdler(adler, part.adler, part.size)
	}
	w.join(&p.subset.kit.code.end)
	return binary.BigEndian.AppendUint32(w.close(), adler)
}

// parts are the parts in their order.
func (p *Program) parts() iter.Seq[*piece] {
	return func(yield func(*piece) bool) {
		for _, part := range [...]*piece{&p.lead, &p.subset.kit.program.piece, &p.widths, &p.places} {
			if !yield(part) {
				return
			}
		}
		for _, code := range p.codes {
			if !yield(&p.subset.at(code).outline) {
				return
			}
		}
	}
}

// Program lays out the font file. The subset has been closed.
func (s *Subset) Program() *Program {
	p := &s.program
	p.subset, p.codes = s, p.codes[:0]
	outlines := tableRecord{tag: "glyf"}
	for code := range s.all() {
		outline := &s.at(code).outline
		outlines.sum += outline.sum
		outlines.length += outline.size
		p.codes = append(p.codes, code)
	}
	// The short form of loca counts words and reaches 128 KB.
	long := outlines.length > 2*0xFFFF
	widths, places := p.packWidths(), p.packPlaces(long)
	var room [mostTables]tableRecord
	p.packLead(append(append(room[:0], s.kit.program.tables...), widths, places, outlines), long)

	p.size, p.bits = 0, s.kit.code.begin.count+s.kit.code.end.count
	for part := range p.parts() {
		p.size += part.size
		p.bits += part.bits.count
	}
	return p
}

// packWidths makes the table hmtx: advance and left side bearing of each glyph.
// Codes that are not used repeat the one before, since that takes least room.
func (p *Program) packWidths() tableRecord {
	s := p.subset
	hmtx, _ := s.face.table("hmtx")
	hhea, _ := s.face.table("hhea")
	full := u16(hhea, fullRecordsAt)
	out := p.table[:0]
	var record [4]byte
	for _, code := range p.codes {
		for len(out) < 4*int(code) {
			out = append(out, record[:]...)
		}
		record = s.face.metricsOf(int(s.at(code).glyph), hmtx, full)
		out = append(out, record[:]...)
	}
	for len(out) < 4*s.count() {
		out = append(out, record[:]...)
	}
	return p.pack(&p.widths, "hmtx", out, len(record))
}

// metricsOf is a glyph's record in hmtx, of which so many are full; what is no glyph
// of the face has none.
func (f *Face) metricsOf(g int, hmtx []byte, full int) (record [4]byte) {
	if g >= f.glyphCount {
		return record
	}
	bearing := 4*g + 2
	if g >= full {
		bearing = 4*full + 2*(g-full)
	}
	binary.BigEndian.PutUint16(record[:], f.advances[g])
	copy(record[2:], hmtx[bearing:bearing+2])
	return record
}

// packPlaces makes the table loca: where outlines begin, and the last one ends. Codes
// that are not used repeat the place of the next.
func (p *Program) packPlaces(long bool) tableRecord {
	s := p.subset
	out := p.table[:0]
	width := 2
	if long {
		width = 4
	}
	end := 0
	place := func(last int) {
		for len(out) <= width*last {
			if long {
				out = binary.BigEndian.AppendUint32(out, uint32(end))
			} else {
				out = binary.BigEndian.AppendUint16(out, uint16(end/2))
			}
		}
	}
	for _, code := range p.codes {
		place(int(code))
		end += s.at(code).outline.size
	}
	place(s.count())
	return p.pack(&p.places, "loca", out, width)
}

// pack packs a table of records so wide, which stands in the room for tables.
func (p *Program) pack(to *piece, tag string, table []byte, width int) tableRecord {
	record := tableRecord{tag, checksum(table), len(table)}
	p.table = pad(table)
	p.subset.kit.code.packRecords(to, p.table, width)
	return record
}

// Places of fields in the tables about the whole font.
const (
	adjustmentAt  = 8  // head
	locaFormatAt  = 50 // head
	fullRecordsAt = 34 // hhea
	glyphCountAt  = 4  // maxp
)

// mostTables is how many tables a font file for PDF has at most.
const mostTables = 9

// packLead makes the head of the file: the directory, in the order of the tags, then
// head, hhea and maxp. The other tables, which are given in their order in the file,
// follow on it.
func (p *Program) packLead(others []tableRecord, long bool) {
	const header, line = 12, 16
	var room [mostTables]tableRecord
	records := room[:0]
	count := 3 + len(others)
	out := append(p.table[:0], make([]byte, header+line*count)...)
	start := len(out)
	for _, tag := range [...]string{"head", "hhea", "maxp"} {
		table, _ := p.subset.face.table(tag)
		at := len(out)
		out = pad(append(out, table...))
		p.subset.renumber(tag, out[at:], long)
		records = append(records, tableRecord{tag, checksum(out[at:]), len(table)})
	}
	records = append(records, others...)
	p.table = out

	copy(out, "\x00\x01\x00\x00")
	writeSearch(out, count)
	sum, at := checksum(out[start:]), start
	for i, r := range records {
		entry := out[header+line*rank(records, r.tag):]
		copy(entry, r.tag)
		binary.BigEndian.PutUint32(entry[4:], r.sum)
		binary.BigEndian.PutUint32(entry[8:], uint32(at))
		binary.BigEndian.PutUint32(entry[12:], uint32(r.length))
		at += (r.length + 3) &^ 3
		if i >= count-len(others) {
			sum += r.sum
		}
	}
	// The whole file with this field at zero has a checksum that it completes
	// (OpenType, head).
	binary.BigEndian.PutUint32(out[start+adjustmentAt:], 0xB1B0AFBA-(checksum(out[:start])+sum))
	p.subset.kit.code.packRecords(&p.lead, out, 4)
}

// renumber writes the subset's numbers into one of the tables about the whole font.
// The reader of the face has checked the lengths.
func (s *Subset) renumber(tag string, table []byte, long bool) {
	switch tag {
	case "head":
		binary.BigEndian.PutUint32(table[adjustmentAt:], 0)
		binary.BigEndian.PutUint16(table[locaFormatAt:], 0)
		if long {
			table[locaFormatAt+1] = 1
		}
	case "hhea":
		binary.BigEndian.PutUint16(table[fullRecordsAt:], uint16(s.count()))
	case "maxp":
		binary.BigEndian.PutUint16(table[glyphCountAt:], uint16(s.count()))
	}
}

// writeSearch writes the number of tables and what a binary search over them
// starts with.
func writeSearch(out []byte, tables int) {
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
