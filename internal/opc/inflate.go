package opc

import (
	"archive/zip"
	"errors"
	"hash/crc32"
	"io"

	"github.com/mocban/mocban/internal/diag"
)

// inflate unpacks the entries. Their declared sizes have been judged together,
// and none may grow past its own.
func (g *gate) inflate(files []*zip.File) []entry {
	entries := make([]entry, 0, len(files))
	for _, f := range files {
		data, err := inflateOne(f)
		if err != nil {
			g.refuseCorrupt(f.Name, diag.Say("nội dung nén không khớp với mục lục", "its packed content does not agree with the directory"))
			continue
		}
		entries = append(entries, entry{f.Name, data})
	}
	return entries
}

var errNotAsDeclared = errors.New("not as declared")

func inflateOne(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close() // only gives the decompressor back to its pool
	data := make([]byte, f.UncompressedSize64)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	var more [1]byte
	if n, err := r.Read(more[:]); n != 0 || err != io.EOF {
		return nil, errNotAsDeclared
	}
	// archive/zip takes a checksum of 0 as none.
	if crc32.ChecksumIEEE(data) != f.CRC32 {
		return nil, zip.ErrChecksum
	}
	return data, nil
}
