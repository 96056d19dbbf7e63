package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"unicode/utf8"
)

const (
	// zipVersion is the first that knows deflate, of the writer and for readers.
	zipVersion = 20
	// nameIsUTF8 is a flag of an entry.
	nameIsUTF8 = 0x800
	// dosEpoch is 1 January 1980, the first day a ZIP can name: the date of the
	// container says nothing, so that equal parts give equal bytes.
	dosEpoch = 0x0021
	// recordSize is what the records of an entry take at most, without its name in both.
	recordSize = 96
)

// archive writes a ZIP of the entries into one piece of memory.
func archive(entries []packed) ([]byte, error) {
	size := recordSize
	for i := range entries {
		size += recordSize + 2*len(entries[i].name) + len(entries[i].bytes)
	}
	var out bytes.Buffer
	out.Grow(size)
	w := zip.NewWriter(&out)
	headers := make([]zip.FileHeader, len(entries))
	for i := range entries {
		f, err := w.CreateRaw(entries[i].fill(&headers[i]))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entries[i].name, err)
		}
		if _, err := f.Write(entries[i].bytes); err != nil {
			return nil, fmt.Errorf("%s: %w", entries[i].name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// fill writes down what the records of an entry say.
func (e *packed) fill(h *zip.FileHeader) *zip.FileHeader {
	h.Name, h.Method, h.CRC32 = e.name, e.method, e.crc
	h.CreatorVersion, h.ReaderVersion = zipVersion, zipVersion
	h.CompressedSize64, h.UncompressedSize64 = uint64(len(e.bytes)), uint64(e.size)
	h.ModifiedDate = dosEpoch //lint:ignore SA1019 CreateRaw writes this field as it stands.
	if !isASCII(e.name) {
		h.Flags = nameIsUTF8
	}
	return h
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
