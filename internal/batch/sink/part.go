package sink

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// part is one archive in the making.
type part struct {
	number int // from 1
	final  string
	tail   tail
	zip    *zip.Writer
	files  int
	dirty  bool // something was written since the last sync
	closed bool
}

// partPath is the name of an archive: OUT.zip, OUT-2.zip, OUT-3.zip.
func partPath(first string, number int) string {
	if number == 1 {
		return first
	}
	ending := filepath.Ext(first)
	return strings.TrimSuffix(first, ending) + "-" + strconv.Itoa(number) + ending
}

// openPart opens an archive that an earlier run has begun, or with os.O_TRUNC a new
// one: what a killed run wrote there is in no journal.
func openPart(first string, number, flag int) (*part, error) {
	p := &part{number: number, final: partPath(first, number)}
	f, err := os.OpenFile(p.final+growing, os.O_RDWR|os.O_CREATE|flag, 0o666)
	if err != nil {
		return nil, fmt.Errorf("sink: %w", err)
	}
	p.tail = tail{f: f}
	p.zip = zip.NewWriter(&p.tail)
	return p, nil
}

// known counts an entry that the file holds already.
func (p *part) known(h *zip.FileHeader) error {
	p.tail.keep = p.tail.at + localHeader + int64(len(h.Name)) + int64(h.UncompressedSize64)
	if err := p.write(h, io.LimitReader(nothing{}, int64(h.UncompressedSize64))); err != nil {
		return err
	}
	if p.tail.at != p.tail.keep {
		return fmt.Errorf("sink: %s: an entry took %d bytes, %d were expected", p.final, p.tail.at, p.tail.keep)
	}
	return nil
}

// store adds a file as it is.
func (p *part) store(h *zip.FileHeader, data []byte) error {
	p.dirty = true
	return p.write(h, bytes.NewReader(data))
}

func (p *part) write(h *zip.FileHeader, data io.Reader) error {
	w, err := p.zip.CreateRaw(h)
	if err == nil {
		_, err = io.Copy(w, data)
	}
	if err == nil {
		err = p.zip.Flush()
	}
	if err != nil {
		return fmt.Errorf("sink: %s: %w", p.final, err)
	}
	p.files++
	return nil
}

// standBehind cuts off what is not safe and stands behind what is.
func (p *part) standBehind() error {
	err := p.tail.f.Truncate(p.tail.keep)
	if err == nil {
		_, err = p.tail.f.Seek(p.tail.keep, io.SeekStart)
	}
	if err != nil {
		return fmt.Errorf("sink: %s: %w", p.final, err)
	}
	return nil
}

// sync writes what was stored through to the disk.
func (p *part) sync() error {
	if !p.dirty {
		return nil
	}
	p.dirty = false
	if err := p.tail.f.Sync(); err != nil {
		return fmt.Errorf("sink: %s: %w", p.final, err)
	}
	return nil
}

// seal writes the central directory; the archive is then whole.
func (p *part) seal() error {
	if p.closed {
		return nil
	}
	err := p.zip.Close()
	if err == nil {
		err = p.tail.f.Sync()
	}
	if err != nil {
		return fmt.Errorf("sink: %s: %w", p.final, err)
	}
	p.zip, p.dirty = nil, false
	return p.close()
}

func (p *part) close() error {
	if p.closed {
		return nil
	}
	p.closed = true
	if err := p.tail.f.Close(); err != nil {
		return fmt.Errorf("sink: %s: %w", p.final, err)
	}
	return nil
}

// leftParts are the archives of an interrupted run, as the journal is held against
// them.
type leftParts struct {
	archive *Archive
	files   []*os.File
	sizes   []int64
	ends    []int64 // of the last entry that is there
	stamp   uint32
}

// present reports that the files of an item lie within the archives, and notes where.
func (s *leftParts) present(l *line) bool {
	if len(l.CRC) != len(l.Files) {
		return false
	}
	for _, e := range l.Files {
		if !s.open(e.Part) {
			return false
		}
		n := e.Part - 1
		start := s.ends[n] + localHeader + int64(len(e.Name))
		if e.Size < 0 || start+e.Size > s.sizes[n] {
			return false
		}
		s.ends[n] = start + e.Size
		l.offsets = append(l.offsets, start)
	}
	if s.stamp == 0 {
		s.stamp = l.Stamp
	}
	return true
}

func (s *leftParts) open(number int) bool {
	if 1 <= number && number <= len(s.files) {
		return true
	}
	if number != len(s.files)+1 {
		return false
	}
	f, err := os.Open(partPath(s.archive.path, number) + growing)
	if err != nil {
		return false
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return false
	}
	s.files, s.sizes, s.ends = append(s.files, f), append(s.sizes, info.Size()), append(s.ends, 0)
	return true
}

// whole compares the hashes of an item's files.
func (s *leftParts) whole(l *line) bool {
	for i, e := range l.Files {
		sum, err := hashOf(io.NewSectionReader(s.files[e.Part-1], l.offsets[i], e.Size))
		if err != nil || sum != e.SHA256 {
			return false
		}
	}
	return true
}

func (s *leftParts) close() {
	for _, f := range s.files {
		_ = f.Close() // it was only read
	}
}
