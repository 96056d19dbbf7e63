package golden

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

// pdfFile is a PDF file taken apart by way of its cross-reference (ISO 32000-1,
// 7.5): as much of the language as the house's own files use.
type pdfFile struct {
	objects map[int]any
	streams map[int][]byte // unpacked
	trailer pdfDict
}

// What objects are made of, beside int, float64, bool, nil and []any.
type (
	pdfDict map[string]any
	pdfName string
	pdfText string // a string's bytes
	pdfRef  int
)

// get follows references.
func (f *pdfFile) get(v any) any {
	for range 10 {
		r, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.objects[int(r)]
	}
	return nil
}

func (f *pdfFile) dict(v any) pdfDict {
	d, _ := f.get(v).(pdfDict)
	return d
}

// list takes what is no list as one of a single value.
func (f *pdfFile) list(v any) []any {
	if list, ok := f.get(v).([]any); ok || v == nil {
		return list
	}
	return []any{v}
}

func (f *pdfFile) stream(v any) []byte {
	r, _ := v.(pdfRef)
	return f.streams[int(r)]
}

// pages are the references of the pages.
func (f *pdfFile) pages() []any { return f.list(f.dict(f.dict(f.trailer["Root"])["Pages"])["Kids"]) }

// text decodes a string outside of pages.
func (t pdfText) text() string {
	if len(t) < 2 || t[:2] != "\xFE\xFF" {
		return string(t)
	}
	var codes []uint16
	for b := []byte(t[2:]); len(b) > 1; b = b[2:] {
		codes = append(codes, binary.BigEndian.Uint16(b))
	}
	return string(utf16.Decode(codes))
}

func readPDF(file []byte) (*pdfFile, error) {
	_, after, ok := cutLast(file, "startxref\n")
	if !ok {
		return nil, errors.New("no startxref")
	}
	digits, _, _ := bytes.Cut(after, []byte("\n"))
	at, err := strconv.Atoi(string(digits))
	if err != nil || at >= len(file) {
		return nil, fmt.Errorf("startxref leads to %q", digits)
	}
	f := &pdfFile{objects: map[int]any{}, streams: map[int][]byte{}}
	if bytes.HasPrefix(file[at:], []byte("xref\n")) {
		return f, f.readTable(file, at)
	}
	return f, f.readLines(file, at)
}

func cutLast(file []byte, sep string) (before, after []byte, ok bool) {
	if i := bytes.LastIndex(file, []byte(sep)); i >= 0 {
		return file[:i], file[i+len(sep):], true
	}
	return file, nil, false
}

// readTable reads a cross-reference table with its trailer.
func (f *pdfFile) readTable(file []byte, at int) error {
	table, trailer, ok := bytes.Cut(file[at:], []byte("trailer\n"))
	if !ok {
		return errors.New("no trailer")
	}
	for n, line := range bytes.Split(bytes.TrimSpace(table), []byte("\n"))[2:] {
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil {
			return fmt.Errorf("cross-reference of object %d: %q", n, line)
		}
		if n == 0 {
			continue
		}
		if err := f.readObject(file, n, offset); err != nil {
			return err
		}
	}
	f.trailer, _ = (&pdfScanner{rest: trailer}).value().(pdfDict)
	return nil
}

// readLines reads a cross-reference stream and the object streams it leads to.
func (f *pdfFile) readLines(file []byte, at int) error {
	head, _, _ := bytes.Cut(file[at:], []byte(" "))
	own, err := strconv.Atoi(string(head))
	if err != nil {
		return fmt.Errorf("no cross-reference at %d", at)
	}
	if err := f.readObject(file, own, at); err != nil {
		return err
	}
	f.trailer = f.dict(pdfRef(own))
	packed := map[int]bool{}
	const width = 1 + 4 + 2
	lines := f.streams[own]
	for n := 0; len(lines) >= width; n, lines = n+1, lines[width:] {
		where := int(binary.BigEndian.Uint32(lines[1:]))
		switch lines[0] {
		case 1:
			if err := f.readObject(file, n, where); err != nil {
				return err
			}
		case 2:
			packed[where] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(packed)) {
		f.readPacked(n)
	}
	return nil
}

func (f *pdfFile) readPacked(n int) {
	head, data := f.dict(pdfRef(n)), f.streams[n]
	first, _ := head["First"].(int)
	s := &pdfScanner{rest: data[:min(first, len(data))]}
	for {
		object, ok := s.value().(int)
		offset, _ := s.value().(int)
		if !ok || first+offset > len(data) {
			return
		}
		f.objects[object] = (&pdfScanner{rest: data[first+offset:]}).value()
	}
}

func (f *pdfFile) readObject(file []byte, n, at int) error {
	head := fmt.Sprintf("%d 0 obj\n", n)
	if at >= len(file) || !bytes.HasPrefix(file[at:], []byte(head)) {
		return fmt.Errorf("object %d is not at %d", n, at)
	}
	s := &pdfScanner{rest: file[at+len(head):]}
	f.objects[n] = s.value()
	body, ok := bytes.CutPrefix(bytes.TrimLeft(s.rest, " \n"), []byte("stream\n"))
	if !ok {
		return nil
	}
	dict := f.dict(pdfRef(n))
	length, _ := dict["Length"].(int)
	if length > len(body) {
		return fmt.Errorf("stream %d is cut off", n)
	}
	data, err := unpacked(dict, body[:length])
	if err != nil {
		return fmt.Errorf("stream %d: %w", n, err)
	}
	f.streams[n] = data
	return nil
}

func unpacked(dict pdfDict, data []byte) ([]byte, error) {
	if dict["Filter"] != pdfName("FlateDecode") {
		return data, nil
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	parms, _ := dict["DecodeParms"].(pdfDict)
	if columns, ok := parms["Columns"].(int); ok {
		return undoUp(plain, columns), nil
	}
	return plain, nil
}

// undoUp takes PNG's «up» back: each line was written as its difference from the
// one before.
func undoUp(data []byte, columns int) []byte {
	var out []byte
	before := make([]byte, columns)
	for ; len(data) > columns; data = data[columns+1:] {
		for i := range before {
			before[i] += data[1+i]
		}
		out = append(out, before...)
	}
	return out
}
