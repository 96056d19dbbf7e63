package opc

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf8"
)

// How long the records of a ZIP are without names (APPNOTE 4.3). They are written here
// and not by archive/zip, which makes several objects an entry: the file is known in
// full before its first byte, so one piece of memory is enough.
const (
	localSize   = 30
	centralSize = 46
	endSize     = 22
)

const (
	// zipVersion is the first that knows deflate, of the writer and for readers.
	zipVersion = 20
	// nameIsUTF8 is a flag of an entry.
	nameIsUTF8 = 0x800
	// dosEpoch is 1 January 1980, the first day a ZIP can name: the date of the
	// container says nothing, so that equal parts give equal bytes.
	dosEpoch = 0x0021
)

// archive writes a ZIP of the entries.
func archive(entries []packed) ([]byte, error) {
	size := endSize
	for _, e := range entries {
		size += localSize + centralSize + 2*len(e.name) + len(e.bytes)
		if uint64(e.size) > math.MaxUint32 {
			return nil, errors.New("a part is larger than 4 GiB")
		}
	}
	if uint64(size) > math.MaxUint32 || len(entries) > math.MaxUint16 {
		return nil, errors.New("the package is larger than 4 GiB or has more than 65,535 parts")
	}
	out := make([]byte, 0, size)
	for i := range entries {
		out = entries[i].appendLocal(out)
	}
	start, at := len(out), 0
	for i := range entries {
		out = entries[i].appendCentral(out, at)
		at += localSize + len(entries[i].name) + len(entries[i].bytes)
	}
	return appendEnd(out, len(entries), start), nil
}

// appendLocal writes an entry: its head and what it holds.
func (e *packed) appendLocal(out []byte) []byte {
	out = append(out, zipMagic...)
	out = e.appendFacts(out)
	out = append(out, e.name...)
	return append(out, e.bytes...)
}

// appendCentral writes what the directory says of an entry that stands at a place.
func (e *packed) appendCentral(out []byte, at int) []byte {
	out = append(out, centralSignature...)
	out = binary.LittleEndian.AppendUint16(out, zipVersion)
	out = e.appendFacts(out)
	out = append(out, make([]byte, 10)...) // no comment, the first disk, no attributes
	out = binary.LittleEndian.AppendUint32(out, uint32(at))
	return append(out, e.name...)
}

// appendFacts writes what both records say.
func (e *packed) appendFacts(out []byte) []byte {
	flags := uint16(0)
	if !isASCII(e.name) {
		flags = nameIsUTF8
	}
	le := binary.LittleEndian
	out = le.AppendUint16(out, zipVersion)
	out = le.AppendUint16(out, flags)
	out = le.AppendUint16(out, e.method)
	out = le.AppendUint16(out, 0) // midnight
	out = le.AppendUint16(out, dosEpoch)
	out = le.AppendUint32(out, e.crc)
	out = le.AppendUint32(out, uint32(len(e.bytes)))
	out = le.AppendUint32(out, uint32(e.size))
	out = le.AppendUint16(out, uint16(len(e.name)))
	return le.AppendUint16(out, 0) // nothing extra
}

// appendEnd writes what readers begin with: how many entries there are and where
// their directory starts.
func appendEnd(out []byte, entries, start int) []byte {
	le, size := binary.LittleEndian, len(out)-start
	out = append(out, zipEmptyMagic...) // an empty ZIP has nothing else
	out = le.AppendUint32(out, 0)       // the first disk
	out = le.AppendUint16(out, uint16(entries))
	out = le.AppendUint16(out, uint16(entries))
	out = le.AppendUint32(out, uint32(size))
	out = le.AppendUint32(out, uint32(start))
	return le.AppendUint16(out, 0) // no comment
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
