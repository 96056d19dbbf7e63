package opc

import (
	"math/bits"
	"strings"
)

// How long the codes are, in bits, one hexadecimal digit a symbol (RFC 1951, 3.2.5).
// They come from counting what the parts of documents of every kind pack to. None is
// longer than ten bits: rare letters then share one length, so that the opening of a
// block, which tells all these, is short.
const (
	literalSizes = "aaaaaaaaaa9aaaaaaaaaaaaaaaaaaaaa" + // bytes
		"5a5aaaaaaaaa887677799989996a7779" +
		"a9988a9989a9998a8999799aaaaaaaa9" +
		"a586657666a866556965568777aaaaaa" +
		"aaa9aaaaaaaaaaaaa8aaaaaaaaaaaaaa" +
		"98a9aaaaaaaaa9aa9aaaaaaaaa86aaaa" +
		"aaa78a9aaaaaaaaaaaaaaaaaaaaaaaaa" +
		"a6aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" +
		"a" + // the end of the block
		"aa567787788877899899899aaaaaa" // lengths
	distanceSizes = "7aaa6796565644443444444556679a"
)

// Symbols among the literals.
const (
	endOfBlock  = 256
	firstLength = 257 // of three bytes
	lastLength  = 285 // of longestMatch
)

// code is what is written for something, the first bit lowest.
type code struct{ bits, size uint32 }

// with gives the code with more bits behind it.
func (c code) with(bits, size uint) code {
	return code{c.bits | uint32(bits)<<c.size, c.size + uint32(size)}
}

var (
	literalCodes  = [len(literalSizes)]code(codesOf(literalSizes))
	distanceCodes = [len(distanceSizes)]code(codesOf(distanceSizes))
	lengthCodes   = codesOfLengths()
	blockOpening  = newOpening()
)

// codesOf gives the codes that follow from their lengths (RFC 1951, 3.2.2).
func codesOf(sizes string) []code {
	codes := make([]code, len(sizes))
	next := uint32(0)
	for size := 1; size < 16; size++ {
		for symbol := range codes {
			if digit(sizes[symbol]) == size {
				codes[symbol] = code{bits.Reverse32(next) >> (32 - size), uint32(size)}
				next++
			}
		}
		next <<= 1
	}
	return codes
}

func digit(hex byte) int { return strings.IndexByte("0123456789abcdef", hex) }

// codesOfLengths gives what is written for each length of a repetition: of symbols
// there are four for each power of two, with the rest behind them.
func codesOfLengths() (codes [longestMatch + 1]code) {
	for length := 3; length < longestMatch; length++ {
		n, size := uint(length-3), uint(0)
		if n >= 8 {
			size = uint(bits.Len(n)) - 3
		}
		codes[length] = literalCodes[firstLength+4*size+n>>size].with(n&(1<<size-1), size)
	}
	codes[longestMatch] = literalCodes[lastLength]
	return codes
}

// distanceCode is what is written for a distance: of symbols there are two for each
// power of two, with the rest behind them.
func distanceCode(distance int) code {
	n, size := uint(distance-1), uint(0)
	if n >= 4 {
		size = uint(bits.Len(n)) - 2
	}
	return distanceCodes[2*size+n>>(size&15)].with(n&(1<<(size&15)-1), size)
}

// opening is what every block begins with.
type opening struct {
	bytes []byte
	tail  tail
}

// newOpening tells how long the codes are (RFC 1951, 3.2.7), in a code of its own that
// has nineteen symbols: the lengths, and three for runs. Of these only the first is
// used, «the one before, three to six times again».
func newOpening() (o opening) {
	const (
		again = 16
		sizes = "0006654332200000300"                                                      // how long the codes of the nineteen are
		order = "\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01" // in which the format wants them
	)
	put := func(bits, size int) {
		o.bytes, o.tail = o.tail.add(code{uint32(bits), uint32(size)}).flush(o.bytes)
	}
	put(1, 1) // the last block
	put(2, 2) // with codes of its own
	put(len(literalSizes)-firstLength, 5)
	put(len(distanceSizes)-1, 5)
	put(len(order)-4, 4)
	for _, symbol := range []byte(order) {
		put(digit(sizes[symbol]), 3)
	}
	codes, all := codesOf(sizes), literalSizes+distanceSizes
	for i := 0; i < len(all); {
		run := len(all[i:]) - len(strings.TrimLeft(all[i:], all[i:i+1]))
		if i > 0 && all[i] == all[i-1] && run >= 3 {
			run = min(run, 6)
			put(int(codes[again].with(uint(run-3), 2).bits), int(codes[again].size)+2)
			i += run
			continue
		}
		c := codes[digit(all[i])]
		put(int(c.bits), int(c.size))
		i++
	}
	return o
}
