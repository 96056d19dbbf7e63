// Package font knows the glyphs of a typeface and how wide they are.
//
// In: TrueType files, as bytes or as a file system with the four faces of a
// family. Out: Face and Set, in whole design units, and widths as unit.Length.
// Never: knows runs, lines or paragraphs, draws, or opens a path by itself.
package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// maxFile bounds what a face may cost; the largest text faces in use hold 24 MB.
const maxFile = 64 << 20

// Face is one TrueType font. What it says never changes after Parse, and any
// number of documents may use it at once.
type Face struct {
	data   []byte
	tables []table // in the order of the file

	metrics
	names
	style Style

	glyphCount int
	locaLong   bool
	advances   []uint16 // by GlyphID, design units
	charset
	kerning
	kit func() *kit // made at the first call
}

// table is one entry of the font's directory.
type table struct {
	tag  string
	body []byte // a window of Face.data
}

// reader takes one table into the face.
type reader struct {
	tag      string
	optional bool
	read     func(f *Face, body []byte) error
}

// The tables that say what a face is. They are cheap, so Set sorts files by them.
var identityTables = []reader{
	{tag: "head", read: (*Face).readHead},
	{tag: "OS/2", read: (*Face).readOS2},
	{tag: "name", read: (*Face).readName},
}

// The tables that hold the glyphs and their measures, in the order they need
// each other.
var glyphTables = []reader{
	{tag: "maxp", read: (*Face).readMaxp},
	{tag: "hhea", read: (*Face).readHhea},
	{tag: "hmtx", read: (*Face).readHmtx},
	{tag: "loca", read: (*Face).readLoca},
	{tag: "cmap", read: (*Face).readCmap},
	{tag: "post", read: (*Face).readPost},
	{tag: "kern", read: (*Face).readKern, optional: true},
}

// Parse reads a TrueType font. The face keeps data and reads it later, so the
// caller must not change it. Any bytes are safe to pass: what does not hold
// together is an error, and the face takes 700 KB and twice the file at most.
func Parse(data []byte) (*Face, error) {
	f, err := identify(data)
	if err != nil {
		return nil, err
	}
	if err := f.readTables(glyphTables); err != nil {
		return nil, err
	}
	f.completeMetrics()
	f.kit = sync.OnceValue(f.makeKit)
	return f, nil
}

// identify reads no more of a font than its directory, names and style.
func identify(data []byte) (*Face, error) {
	tables, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	f := &Face{data: data, tables: tables}
	if err := f.readTables(identityTables); err != nil {
		return nil, err
	}
	f.style = styleOf(f.selection, f.macStyle, f.subfamily)
	return f, nil
}

func (f *Face) readTables(readers []reader) error {
	for _, r := range readers {
		body, ok := f.table(r.tag)
		switch {
		case !ok && r.optional:
			continue
		case !ok:
			return fmt.Errorf("font: table %q is missing", r.tag)
		}
		if err := r.read(f, body); err != nil {
			return fmt.Errorf("font: table %q: %w", r.tag, err)
		}
	}
	return nil
}

// table finds a table by its tag of four bytes.
func (f *Face) table(tag string) ([]byte, bool) {
	i := slices.IndexFunc(f.tables, func(t table) bool { return t.tag == tag })
	if i < 0 {
		return nil, false
	}
	return f.tables[i].body, true
}

// maxTables is far above the forty-odd tags that are registered; the search in
// Face.table is linear.
const maxTables = 128

// readDirectory reads the list of tables at the head of the file.
func readDirectory(data []byte) ([]table, error) {
	const header, record = 12, 16
	if err := checkFile(data); err != nil {
		return nil, err
	}
	count := u16(data, 4)
	if count > maxTables {
		return nil, fmt.Errorf("font: %d tables are too many", count)
	}
	if len(data) < header+record*count {
		return nil, errors.New("font: the table directory is cut off")
	}
	tables := make([]table, count)
	for i := range tables {
		entry := data[header+record*i:]
		tag := string(entry[:4])
		start, length := uint64(u32(entry, 8)), uint64(u32(entry, 12))
		if start+length > uint64(len(data)) {
			return nil, fmt.Errorf("font: table %q lies outside the file", tag)
		}
		tables[i] = table{tag, data[start : start+length : start+length]}
	}
	return tables, nil
}

// checkFile refuses by name the kinds of font file that are not read here.
func checkFile(data []byte) error {
	if len(data) > maxFile {
		return fmt.Errorf("font: the file has %d bytes, more than %d", len(data), maxFile)
	}
	if len(data) < 12 {
		return errors.New("font: the file is too short for a font")
	}
	switch kind := string(data[:4]); {
	case kind == "\x00\x01\x00\x00", kind == "true":
		return nil
	case kind == "OTTO":
		return errors.New("font: OpenType with CFF outlines; only TrueType outlines are read")
	case kind == "ttcf":
		return errors.New("font: a collection (.ttc); only single fonts are read")
	case strings.HasPrefix(kind, "wOF"):
		return errors.New("font: a web font (WOFF); only plain TrueType is read")
	}
	return errors.New("font: not a TrueType font")
}

// errShort says that a table ends before its own fields do.
var errShort = errors.New("cut off")

// The big-endian numbers of TrueType. Callers have checked the length.
func u16(b []byte, at int) int    { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int32  { return int32(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
