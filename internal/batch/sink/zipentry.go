package sink

import (
	"archive/zip"
	"hash/crc32"
	"io"
	"os"
	"time"
)

// localHeader is the length of what a ZIP puts before the bytes of an entry, without
// its name (APPNOTE 4.3.7).
const localHeader = 30

// utf8Name is the flag of an entry whose name is UTF-8 (APPNOTE 4.4.4, bit 11).
const utf8Name = 0x800

// storedHeader describes a file that is kept as it is: DOCX and PDF are packed
// already. Its size and sum stand before its bytes, so that an archive can be gone
// on with from the journal alone, without reading it.
func storedHeader(name string, size int64, crc, stamp uint32) *zip.FileHeader {
	return &zip.FileHeader{
		Name: name, Method: zip.Store, Flags: utf8Name, CreatorVersion: 20, ReaderVersion: 20,
		CRC32: crc, CompressedSize64: uint64(size), UncompressedSize64: uint64(size),
		//lint:ignore SA1019 CreateRaw writes these fields as they stand and does not look at Modified.
		ModifiedDate: uint16(stamp >> 16), ModifiedTime: uint16(stamp),
	}
}

// stampOf gives a time as a ZIP has it: to two seconds, from 1980 to 2107, without a
// zone (APPNOTE 4.4.6).
func stampOf(t time.Time) uint32 {
	if t.Year() < 1980 || t.Year() > 2107 {
		return 1<<21 | 1<<16
	}
	date := uint32(t.Year()-1980)<<9 | uint32(t.Month())<<5 | uint32(t.Day())
	clock := uint32(t.Hour())<<11 | uint32(t.Minute())<<5 | uint32(t.Second()/2)
	return date<<16 | clock
}

func sumOf(data []byte) uint32 { return crc32.ChecksumIEEE(data) }

// tail writes behind what a file holds already: the first bytes that come are those
// that are there, and are only counted.
type tail struct {
	f    *os.File
	keep int64 // bytes of the file that stay
	at   int64 // bytes that came
}

func (t *tail) Write(p []byte) (int, error) {
	known := min(max(t.keep-t.at, 0), int64(len(p)))
	n, err := t.f.Write(p[known:])
	t.at += known + int64(n)
	return int(known) + n, err
}

// nothing gives zeros for bytes that are there already.
type nothing struct{}

func (nothing) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

var _ io.Reader = nothing{}
