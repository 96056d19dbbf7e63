package pdf

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// trim makes a copy of the face's file in which fpdf finds what it needs and no
// more. There are four reasons for it, and the depth of the glyphs is a fifth:
//
//   - fpdf writes into the bytes it is given where a glyph has no full record in
//     hmtx, and the face is shared by all documents;
//   - it knows one format of cmap only, and nothing of the signs that the face
//     lends another one's glyph, so that it would leave them blank;
//   - it prints to standard output about names and formats it does not know;
//   - it would embed the names, which nobody reads in a PDF file.
func (u *usedFace) trim() ([]byte, error) {
	f := fontFile{bytes: slices.Clone(u.face.Data())}
	if f.field("head", locaFormatAt) != 0 {
		f.setField("head", locaFormatAt, 1)
	}
	f.setField("head", glyphFormatAt, 0)
	f.setField("hhea", metricFormatAt, 0)
	// A font descriptor's Descent is how deep glyphs reach (ISO 32000-1, table 122):
	// the font's box says so, while hhea says how lines are set. Readers take the
	// height of a word from it when text is searched or marked.
	f.setField("hhea", descenderAt, f.field("head", boxBottomAt))
	f.replace("cmap", u.cmap())
	f.replace("name", make([]byte, 6)) // format 0, no records
	f.setLength("name", 0)             // what has no length is not embedded
	return f.bytes, f.err
}

// Places of fields in the tables head and hhea.
const (
	locaFormatAt   = 50
	glyphFormatAt  = 52
	metricFormatAt = 32
	descenderAt    = 6
	boxBottomAt    = 38
)

// cmap is a character map of just the used runes: a table with one subtable, for
// Windows and Unicode, in format 4, with a segment for each rune.
func (u *usedFace) cmap() []byte {
	var ends, starts, deltas []uint16
	for r := range u.runes.all() {
		glyph, _ := u.face.Glyph(r)
		ends, starts = append(ends, uint16(r)), append(starts, uint16(r))
		deltas = append(deltas, uint16(glyph)-uint16(r))
	}
	if len(ends) == 0 || ends[len(ends)-1] != maxRune {
		ends, starts, deltas = append(ends, maxRune), append(starts, maxRune), append(deltas, 1)
	}
	count := len(ends)
	length := min(16+8*count, maxRune) // only a limit for glyph lists, of which there are none
	b := words(nil, 0, 1, 3, 1, 0, 12)
	b = words(b, 4, uint16(length), 0, uint16(2*count), 0, 0, 0)
	b = words(b, ends...)
	b = words(b, 0)
	b = words(b, starts...)
	b = words(b, deltas...)
	return append(b, make([]byte, 2*count)...)
}

// fontFile is a font that is being changed. The face has been parsed before, so
// its directory is sound and a missing table is a surprise: the first one stays
// in err, and all later changes are left out.
type fontFile struct {
	bytes []byte
	err   error
}

// entry finds the place of a table's line in the directory; of several the last,
// as fpdf does.
func (f *fontFile) entry(tag string) int {
	const header, record = 12, 16
	for i := int(binary.BigEndian.Uint16(f.bytes[4:])) - 1; i >= 0; i-- {
		at := header + record*i
		if string(f.bytes[at:at+4]) == tag {
			return at
		}
	}
	f.err = cmp.Or(f.err, fmt.Errorf("the font has no table %q", tag))
	return 0
}

// at finds a field of a table in the file.
func (f *fontFile) at(tag string, offset int) []byte {
	entry := f.entry(tag)
	if f.err != nil {
		return make([]byte, 2)
	}
	return f.bytes[int(binary.BigEndian.Uint32(f.bytes[entry+8:]))+offset:]
}

func (f *fontFile) field(tag string, offset int) uint16 {
	return binary.BigEndian.Uint16(f.at(tag, offset))
}

func (f *fontFile) setField(tag string, offset int, v uint16) {
	binary.BigEndian.PutUint16(f.at(tag, offset), v)
}

// replace puts a new table at the end of the file and lets the directory point
// at it.
func (f *fontFile) replace(tag string, table []byte) {
	entry := f.entry(tag)
	if f.err != nil {
		return
	}
	binary.BigEndian.PutUint32(f.bytes[entry+8:], uint32(len(f.bytes)))
	f.bytes = append(f.bytes, table...)
	f.setLength(tag, len(table))
}

func (f *fontFile) setLength(tag string, length int) {
	if entry := f.entry(tag); f.err == nil {
		binary.BigEndian.PutUint32(f.bytes[entry+12:], uint32(length))
	}
}

func words(b []byte, values ...uint16) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}
