package font

import (
	"encoding/binary"
	"hash/adler32"
	"iter"
	"math/bits"
)

// Outlines are packed with DEFLATE (RFC 1951), a piece for each glyph, all with
// one code made for the face. Pieces refer to nothing outside themselves, so any
// of them can be joined bit by bit to one block: a subset costs no compression.

// piece is packed data that can be joined to others.
type piece struct {
	bits  bitString
	size  int    // bytes unpacked
	adler uint32 // checksum as zlib has it
	sum   uint32 // checksum as TrueType has it
}

// bitString is a row of bits; the first is the lowest of the first word.
type bitString struct {
	words []uint64
	count int
}

// add puts the n lowest bits of v at the end, n being at most 64. The bits of v
// above them are zero.
func (b *bitString) add(v uint64, n int) {
	if n == 0 {
		return
	}
	at := b.count & 63
	if at == 0 {
		b.words = append(b.words, v)
	} else {
		b.words[len(b.words)-1] |= v << at
		if at+n > 64 {
			b.words = append(b.words, v>>(64-at))
		}
	}
	b.count += n
}

// bitWriter writes bits behind bytes.
type bitWriter struct {
	out  []byte
	word uint64 // bits that do not fill a word yet
	held int    // how many, fewer than 64
}

// add is as bitString.add.
func (w *bitWriter) add(v uint64, n int) {
	w.word |= v << w.held
	if w.held+n < 64 {
		w.held += n
		return
	}
	w.out = binary.LittleEndian.AppendUint64(w.out, w.word)
	w.word = v >> (64 - w.held) // none are left of v if it went in whole
	w.held += n - 64
}

func (w *bitWriter) join(b *bitString) {
	rest := b.count
	for _, word := range b.words {
		w.add(word, min(rest, 64))
		rest -= 64
	}
}

// close fills the last byte up with zeros.
func (w *bitWriter) close() []byte {
	for ; w.held > 0; w.held -= 8 {
		w.out = append(w.out, byte(w.word))
		w.word >>= 8
	}
	w.held = 0
	return w.out
}

// token is a byte or, with reference set, a repeated string.
type token uint32

const (
	reference   = token(1) << 31
	shortest    = 3
	longest     = 258
	farthest    = 1 << 15
	lengthShift = 15
)

func (t token) length() int   { return int(t&^reference>>lengthShift) + shortest }
func (t token) distance() int { return int(t&(farthest-1)) + 1 }

// match is a reference with the bytes before it, behind the last one, that go as they
// are. A piece needs far less room for its matches than for its tokens: most are bytes.
type match struct {
	literals  int32
	reference token
}

// findAll finds what repeats in each of many pieces, in one room for all.
func findAll(bodies [][]byte) [][]match {
	most, total := 0, 0
	for _, b := range bodies {
		most, total = max(most, len(b)), total+len(b)
	}
	before := make([]int32, most)
	room := make([]match, 0, total/8)
	found := make([][]match, len(bodies))
	for i, b := range bodies {
		start := len(room)
		room = appendMatches(room, b, before)
		found[i] = room[start:len(room):len(room)]
	}
	return found
}

// appendMatches looks at the last places of each three bytes only; outlines are short
// and repeat little. It writes on before, which is as long as b at least.
func appendMatches(out []match, b []byte, before []int32) []match {
	const tableBits, tries = 10, 16
	var last [1 << tableBits]int32 // places by hash, from 1
	literals := int32(0)
	for i := 0; i < len(b); {
		best, distance := 0, 0
		if i+shortest <= len(b) {
			best, distance = longestMatch(b, i, last[hash(b[i:])>>(32-tableBits)], before, tries)
		}
		step := 1
		if best >= shortest {
			step = best
			out = append(out, match{literals, reference | token(best-shortest)<<lengthShift | token(distance-1)})
			literals = 0
		} else {
			literals++
		}
		for end := i + step; i < end; i++ {
			if i+shortest <= len(b) {
				h := hash(b[i:]) >> (32 - tableBits)
				before[i], last[h] = last[h], int32(i+1)
			}
		}
	}
	return out
}

// tokens are a piece in the order in which it is written, by its matches.
func tokens(b []byte, matches []match) iter.Seq[token] {
	return func(yield func(token) bool) {
		for _, m := range matches {
			for _, c := range b[:m.literals] {
				if !yield(token(c)) {
					return
				}
			}
			if !yield(m.reference) {
				return
			}
			b = b[int(m.literals)+m.reference.length():]
		}
		for _, c := range b {
			if !yield(token(c)) {
				return
			}
		}
	}
}

func hash(b []byte) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) * 0x9E3779B1
}

// longestMatch follows the chain of places that begin like the bytes at i.
func longestMatch(b []byte, i int, from int32, before []int32, tries int) (length, distance int) {
	most := min(longest, len(b)-i)
	for ; from > 0 && tries > 0; tries-- {
		j := int(from) - 1
		if i-j > farthest {
			break
		}
		n := 0
		for n < most && b[j+n] == b[i+n] {
			n++
		}
		if n > length {
			length, distance = n, i-j
		}
		from = before[j]
	}
	return length, distance
}

// lengthSymbol is how a length is written: a symbol and extra bits (RFC 1951,
// 3.2.5).
func lengthSymbol(length int) (symbol, extra, extraBits int) {
	n := length - shortest
	switch {
	case length == longest:
		return 285, 0, 0
	case n < 8:
		return 257 + n, 0, 0
	}
	e := bits.Len(uint(n)) - 3
	return 257 + 4*e + 4 + n>>e&3, n & (1<<e - 1), e
}

// distanceSymbol is how a distance is written.
func distanceSymbol(distance int) (symbol, extra, extraBits int) {
	n := distance - 1
	if n < 4 {
		return n, 0, 0
	}
	e := bits.Len(uint(n)) - 2
	return 2*e + 2 + n>>e&1, n & (1<<e - 1), e
}

// pack packs bytes as a piece.
func (h *huffman) pack(b []byte) piece { return h.encode(b, findAll([][]byte{b})[0]) }

func (h *huffman) encode(b []byte, matches []match) piece {
	p := piece{size: len(b), adler: adler32.Checksum(b), sum: checksum(b)}
	p.bits.words = make([]uint64, 0, len(b)/9+1)
	for t := range tokens(b, matches) {
		h.write(&p.bits, t)
	}
	return p
}

// packRecords packs a table of records of two or four bytes in the room of a piece.
// It finds only records that repeat the one before, and is for what is made for each
// document.
func (h *huffman) packRecords(p *piece, b []byte, width int) {
	p.size, p.adler, p.sum = len(b), adler32.Checksum(b), checksum(b)
	p.bits.words, p.bits.count = p.bits.words[:0], 0
	before := -1
	from := 0 // of the records that repeat
	for i := 0; i < len(b); i += width {
		record := u16(b, i)
		if width == 4 {
			record = int(u32(b, i))
		}
		if record == before {
			continue
		}
		h.repeat(&p.bits, b[from:i], width)
		h.literal(&p.bits, b[i:i+width])
		before, from = record, i+width
	}
	h.repeat(&p.bits, b[from:], width)
}

// repeat writes records that are all equal to the one before.
func (h *huffman) repeat(b *bitString, records []byte, width int) {
	const most = longest &^ 3 // whole records of both widths
	for len(records) >= shortest {
		n := min(len(records), most)
		h.write(b, reference|token(n-shortest)<<lengthShift|token(width-1))
		records = records[n:]
	}
	h.literal(b, records)
}

// literal writes up to four bytes as they are: 60 bits at most.
func (h *huffman) literal(b *bitString, record []byte) {
	var v uint64
	n := 0
	for _, c := range record {
		word := h.literals[c]
		v |= uint64(word.bits) << n
		n += int(word.length)
	}
	b.add(v, n)
}

// write writes a token: 48 bits at most.
func (h *huffman) write(b *bitString, t token) {
	if t&reference == 0 {
		b.add(uint64(h.literals[t].bits), int(h.literals[t].length))
		return
	}
	symbol, extra, extraBits := lengthSymbol(t.length())
	word := h.literals[symbol]
	b.add(uint64(word.bits)|uint64(extra)<<word.length, int(word.length)+extraBits)
	symbol, extra, extraBits = distanceSymbol(t.distance())
	word = h.distances[symbol]
	b.add(uint64(word.bits)|uint64(extra)<<word.length, int(word.length)+extraBits)
}

// joinAdler is the checksum of two strings one after the other, from the checksums
// of both and the length of the second.
func joinAdler(a, b uint32, length int) uint32 {
	const base = 65521
	n := uint64(length % base)
	low := (uint64(a&0xFFFF) + uint64(b&0xFFFF) + base - 1) % base
	high := (n*uint64(a&0xFFFF) + uint64(a>>16) + uint64(b>>16) + base - n) % base
	return uint32(high<<16 | low)
}
