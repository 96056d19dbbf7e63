package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

const (
	// deflateLevel is fast: packing is most of what a document costs. The plan's text
	// packs in three quarters of the time that level 5 takes and its file is 8 %
	// larger; level 1 gains little more (BenchmarkPackByLevel).
	deflateLevel = 2
	// dosEpoch is 1 January 1980, the first day a ZIP can name: the date of the
	// container says nothing, so that equal parts give equal bytes.
	dosEpoch = 0x0021
)

// packed is what the ZIP holds for a part.
type packed struct {
	method uint16
	crc    uint32
	size   int // of the part before packing
	bytes  []byte
}

// deflaters are kept because a flate.Writer is larger than most documents.
var deflaters = sync.Pool{New: func() any {
	d := new(deflater)
	d.w, _ = flate.NewWriter(&d.out, deflateLevel) // fails for a bad level only
	return d
}}

type deflater struct {
	out bytes.Buffer
	w   *flate.Writer
}

// pack deflates data, or stores it where deflating does not help, as with
// pictures. The bytes it gives live until the deflater packs again.
func (d *deflater) pack(data []byte) (packed, error) {
	p := packed{zip.Store, crc32.ChecksumIEEE(data), len(data), data}
	d.out.Reset()
	d.w.Reset(&d.out)
	if _, err := d.w.Write(data); err != nil {
		return p, err
	}
	if err := d.w.Close(); err != nil {
		return p, err
	}
	if d.out.Len() < len(data) {
		p.method, p.bytes = zip.Deflate, d.out.Bytes()
	}
	return p, nil
}

// packedCopy packs data into memory of its own.
func (d *deflater) packedCopy(data []byte) *packed {
	p, err := d.pack(data)
	if err != nil { // a bytes.Buffer never fails; Bytes would pack again and say so
		return nil
	}
	p.bytes = bytes.Clone(p.bytes)
	return &p
}

// Freeze packs every part once, so that Bytes of this package and of its clones
// only copies what was not replaced since. It changes no byte of the result.
func (p *Package) Freeze() {
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	p.sound = p.check() == nil
	for i, part := range p.parts {
		if part.packed == nil {
			frozen := *part // the part may be shared with a clone in use
			frozen.packed = d.packedCopy(part.Data)
			p.parts[i] = &frozen
		}
	}
	for i := range p.rels {
		if p.rels[i].packed == nil {
			p.rels[i].packed = d.packedCopy(p.rels[i].relationshipsXML())
		}
	}
	if p.types == nil {
		p.types = d.packedCopy(p.contentTypesXML())
	}
}

// Bytes writes the package as a ZIP: content types, the package's relationships,
// then each part in order with its own relationships behind it. Equal packages
// give equal bytes.
func (p *Package) Bytes() ([]byte, error) {
	if !p.sound {
		if err := p.check(); err != nil {
			return nil, err
		}
	}
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	var out bytes.Buffer
	out.Grow(p.sizeHint())
	w := archive{zip.NewWriter(&out), d}
	if err := p.write(w); err != nil {
		return nil, fmt.Errorf("opc: writing the package: %w", err)
	}
	if err := w.zip.Close(); err != nil {
		return nil, fmt.Errorf("opc: closing the package: %w", err)
	}
	return out.Bytes(), nil
}

func (p *Package) write(w archive) error {
	if err := w.add(contentTypesName, p.types, p.contentTypesXML); err != nil {
		return err
	}
	if err := p.writeRels(w, ""); err != nil {
		return err
	}
	for _, part := range p.parts {
		if err := w.add(part.Name, part.packed, func() []byte { return part.Data }); err != nil {
			return err
		}
		if err := p.writeRels(w, part.Name); err != nil {
			return err
		}
	}
	return nil
}

func (p *Package) writeRels(w archive, source string) error {
	i := p.relIndex(source)
	if i < 0 {
		return nil
	}
	return w.add(relsName(source), p.rels[i].packed, p.rels[i].relationshipsXML)
}

// sizeHint guesses the size of the file: text packs to about a fifth.
func (p *Package) sizeHint() int {
	const headers = 200 // of one entry, in both places, with its name twice
	n := 4096
	for _, part := range p.parts {
		n += headers
		if part.packed != nil {
			n += len(part.packed.bytes)
		} else {
			n += len(part.Data) / 4
		}
	}
	return n
}

// archive is a ZIP being written.
type archive struct {
	zip *zip.Writer
	d   *deflater
}

// add writes one entry: as it was packed, or packing what data gives.
func (a archive) add(name string, ready *packed, data func() []byte) error {
	if ready == nil {
		p, err := a.d.pack(data())
		if err != nil {
			return err
		}
		ready = &p
	}
	h := zip.FileHeader{
		Name:           name,
		CreatorVersion: 20,
		ReaderVersion:  20,
		Method:         ready.method,
		//lint:ignore SA1019 CreateRaw writes this field as it stands and does not look at Modified.
		ModifiedDate:       dosEpoch,
		CRC32:              ready.crc,
		CompressedSize64:   uint64(len(ready.bytes)),
		UncompressedSize64: uint64(ready.size),
	}
	if !isASCII(name) {
		h.Flags = 0x800 // the name is UTF-8
	}
	w, err := a.zip.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(ready.bytes)
	return err
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
