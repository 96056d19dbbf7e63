package opc

import (
	"encoding/binary"
	"math/bits"
)

// Parts are packed with DEFLATE (RFC 1951) as one block, under the code of
// deflate_code.go. The code is the same for every part, so that packing is one walk:
// what is found is written at once. A packer for data of any kind counts first and
// makes a code for what it has counted, which takes longer than the walk, and most
// parts are small.

// Bounds of what is written as a repetition. The format knows those of three bytes
// too, but they save next to nothing.
const (
	shortestMatch = 4
	longestMatch  = 258
	windowSize    = 1 << 15
)

const (
	tableBits = 13
	// hashed is how many bytes are looked up at once. With fewer, short repetitions are
	// found in place of the long ones of markup.
	hashed = 5
	// patience is how many bytes, as a power of two, may repeat nothing before the walk
	// makes steps of two, and so on: pictures are over soon.
	patience = 5
)

// deflater packs one part after the other; nothing of one is left for the next.
type deflater struct {
	out  []byte
	tail tail
	// last are the places, counted from 1, where bytes of a hash stood last.
	last [1 << tableBits]uint32
}

// deflate writes src, packed, behind out. It is for less than 4 GiB.
func (d *deflater) deflate(out, src []byte) []byte {
	d.out, d.tail = append(out, blockOpening.bytes...), blockOpening.tail
	clear(d.last[:])
	done := 0 // what stands before is written
	for at := 0; at+8 <= len(src); {
		next := binary.LittleEndian.Uint64(src[at:])
		place := &d.last[hash(next)]
		from := int(*place) - 1
		*place = uint32(at + 1)
		if from < 0 || at-from > windowSize || uint32(next) != binary.LittleEndian.Uint32(src[from:]) {
			at += 1 + (at-done)>>patience
			continue
		}
		length := shortestMatch + alike(src[from+shortestMatch:], src[at+shortestMatch:])
		for at > done && from > 0 && src[at-1] == src[from-1] {
			at, from, length = at-1, from-1, length+1
		}
		d.literals(src[done:at])
		d.match(length, at-from)
		at += length
		done = at
		d.remember(src, at-2)
	}
	d.literals(src[done:])
	return d.end()
}

// hash is of the first bytes of a word.
func hash(next uint64) uint32 {
	const golden = 0x9E3779B185EBCA87 // a prime near 2^64 over the golden ratio
	return uint32(next << (64 - 8*hashed) * golden >> (64 - tableBits))
}

// remember notes a place within a repetition: the next one often begins like its end.
func (d *deflater) remember(src []byte, at int) {
	if at+8 <= len(src) {
		d.last[hash(binary.LittleEndian.Uint64(src[at:]))] = uint32(at + 1)
	}
}

// alike counts the bytes that two strings begin with alike; b is not the longer one.
func alike(a, b []byte) int {
	n := 0
	for n+8 <= len(b) {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// literals writes bytes that repeat nothing.
func (d *deflater) literals(run []byte) {
	out, t := d.out, d.tail
	for ; len(run) >= 5; run = run[5:] {
		t = t.add(literalCodes[run[0]]).add(literalCodes[run[1]]).add(literalCodes[run[2]]).
			add(literalCodes[run[3]]).add(literalCodes[run[4]])
		out, t = t.flush(out)
	}
	for _, c := range run {
		t = t.add(literalCodes[c])
	}
	d.out, d.tail = t.flush(out)
}

// match writes a repetition. One longer than the format knows becomes several, none
// of which may be too short.
func (d *deflater) match(length, distance int) {
	out, t, far := d.out, d.tail, distanceCode(distance)
	for length > 0 {
		step := min(length, longestMatch)
		if rest := length - step; 0 < rest && rest < shortestMatch {
			step -= shortestMatch
		}
		out, t = t.add(lengthCodes[step]).add(far).flush(out)
		length -= step
	}
	d.out, d.tail = out, t
}

// end closes the block and fills its last byte up with zeros.
func (d *deflater) end() []byte {
	out, _ := d.tail.add(literalCodes[endOfBlock]).add(code{size: 7}).flush(d.out)
	d.out = nil
	return out
}

// tail are the bits behind the last whole byte, the first one lowest: fewer than
// eight after flush. Five codes of a literal fit in behind them, or a length and its
// distance.
type tail struct {
	bits uint64
	held uint
}

func (t tail) add(c code) tail {
	return tail{t.bits | uint64(c.bits)<<(t.held&63), t.held + uint(c.size)}
}

// flush moves the whole bytes behind out.
func (t tail) flush(out []byte) ([]byte, tail) {
	whole := t.held / 8
	out = binary.LittleEndian.AppendUint64(out, t.bits)[:len(out)+int(whole)]
	return out, tail{t.bits >> (8 * whole & 63), t.held & 7}
}
