package opc

import (
	"archive/zip"
	"fmt"
	"hash/crc32"
	"math"
	"sync"

	"github.com/klauspost/compress/flate"
)

// packed is what the ZIP holds for a part.
type packed struct {
	name   string // of the entry
	method uint16
	crc    uint32
	size   int // of the part before packing
	bytes  []byte
}

// packers are kept because what they need is larger than most documents.
var packers = sync.Pool{New: func() any { return new(packer) }}

// packer packs the parts of one package at a time.
type packer struct {
	writers [flate.BestCompression + 1]*flate.Writer // by level, each made when first it is needed
	room    room                                     // for what is packed
	known   *tables                                  // of the package
	entries []packed
}

// room is bytes that grow.
type room []byte

func (r *room) Write(b []byte) (int, error) {
	*r = append(*r, b...)
	return len(b), nil
}

const (
	// partLevel is the fastest: packing is a third of what a document costs, and the
	// plan's text is 1 % larger than at level 2 (BenchmarkDeflate).
	partLevel = 1
	// frozenLevel is for what is packed once and goes into thousands of files.
	frozenLevel = 6
	// leastPacked is the size of which deflating takes off a tenth at best: the header
	// of a phụ lục is 197 bytes long and stays so.
	leastPacked = 256
	// mostKept is how much room is kept for the next package.
	mostKept = 1 << 20
)

// release gives the packer back, with its room and without what it points to.
func (p *packer) release() {
	clear(p.entries)
	p.entries, p.known = p.entries[:0], nil
	if p.room = p.room[:0]; cap(p.room) > mostKept {
		p.room = nil
	}
	packers.Put(p)
}

// pack deflates data, or stores it where deflating does not help, as with pictures, or
// hardly. The bytes are data itself or the packer's own until it is released.
func (p *packer) pack(name string, data []byte) packed {
	if len(data) < leastPacked {
		return stored(name, data)
	}
	return p.packAt(partLevel, name, data)
}

// packAt packs at a level of the packer for any data.
func (p *packer) packAt(level int, name string, data []byte) packed {
	from := len(p.room)
	if uint64(len(data)) <= math.MaxUint32 { // more than that a ZIP cannot tell; Bytes will say so
		w := p.writers[level]
		if w == nil {
			w, _ = flate.NewWriter(nil, level) // fails for a bad level only
			p.writers[level] = w
		}
		w.Reset(&p.room)
		_, _ = w.Write(data) // the room never fails
		_ = w.Close()
	}
	return p.packed(name, data, from)
}

// stored is the entry for data as they are.
func stored(name string, data []byte) packed {
	return packed{name, zip.Store, crc32.ChecksumIEEE(data), len(data), data}
}

// packed is the entry for data that the room holds deflated from a place on, if that
// is shorter.
func (p *packer) packed(name string, data []byte, from int) packed {
	e := stored(name, data)
	if deflated := p.room[from:]; len(deflated) < len(data) {
		e.method, e.bytes = zip.Deflate, deflated
	} else {
		p.room = p.room[:from]
	}
	return e
}

// write packs a table that is made for the file only. Whether it is known changes
// nothing but the time it takes.
func (p *packer) write(name string, text func([]byte) []byte) packed {
	from := len(p.room)
	p.room = text(p.room)
	data := p.room[from:]
	if e, ok := p.known.find(name, data); ok {
		p.room = p.room[:from]
		return e
	}
	e := p.pack(name, data)
	p.known.keep(data, e)
	return e
}

// Bytes writes the package as a ZIP: content types, the package's relationships,
// then each part in order with its own relationships behind it. Equal packages,
// frozen alike, give equal bytes.
func (p *Package) Bytes() ([]byte, error) {
	if !p.sound {
		if err := p.check(); err != nil {
			return nil, err
		}
	}
	w := packers.Get().(*packer)
	defer w.release()
	w.known = p.tables
	w.gather(p)
	out, err := archive(w.entries)
	if err != nil {
		return nil, fmt.Errorf("opc: writing the package: %w", err)
	}
	return out, nil
}

// gather packs what is not packed yet, in the order of the file.
func (w *packer) gather(p *Package) {
	if !w.reuse(p.types) {
		w.add(p.types, contentTypesName, p.appendContentTypes)
	}
	w.gatherRels(p, "")
	for _, part := range p.parts {
		switch {
		case part.frozen == nil:
			w.entries = append(w.entries, w.pack(part.Name, part.Data))
		case !w.reuse(part.frozen):
			w.add(part.frozen, part.Name, part.append)
		}
		w.gatherRels(p, part.Name)
	}
}

func (w *packer) gatherRels(p *Package, source string) {
	i := p.relIndex(source)
	if i < 0 {
		return
	}
	if set := &p.rels[i]; !w.reuse(set.frozen) {
		w.add(set.frozen, relsName(source), set.appendXML)
	}
}
