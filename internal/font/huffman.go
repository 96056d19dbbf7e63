package font

import (
	"cmp"
	"math/bits"
	"slices"
)

// The alphabets of DEFLATE (RFC 1951, 3.2.5).
const (
	literalCount  = 286
	distanceCount = 30
	endOfBlock    = 256
	maxCodeLength = 15
)

// huffman is a code for all symbols of both alphabets, so that any data can be
// written with it.
type huffman struct {
	literals  [literalCount]codeword
	distances [distanceCount]codeword
	// What stands before and behind the one block of a stream.
	begin, end bitString
}

// codeword is written from its lowest bit on.
type codeword struct {
	bits   uint16
	length uint8
}

// symbolCounts says how often symbols occur.
type symbolCounts struct {
	literals  [literalCount]int
	distances [distanceCount]int
}

// add counts the symbols of a piece.
func (c *symbolCounts) add(b []byte, matches []match) {
	for t := range tokens(b, matches) {
		if t&reference == 0 {
			c.literals[t]++
			continue
		}
		symbol, _, _ := lengthSymbol(t.length())
		c.literals[symbol]++
		symbol, _, _ = distanceSymbol(t.distance())
		c.distances[symbol]++
	}
}

func newHuffman(counts *symbolCounts) *huffman {
	h := new(huffman)
	// Symbols that were not met get a codeword too.
	for i := range counts.literals {
		counts.literals[i]++
	}
	for i := range counts.distances {
		counts.distances[i]++
	}
	assign(h.literals[:], counts.literals[:], maxCodeLength)
	assign(h.distances[:], counts.distances[:], maxCodeLength)
	h.frame()
	return h
}

// assign gives a codeword of limited length to every symbol that has a weight; there
// are two at least.
func assign(words []codeword, weights []int, limit uint8) {
	lengths := codeLengths(weights)
	for slices.Max(lengths) > limit {
		for i, w := range weights {
			if w > 0 {
				weights[i] = w/2 + 1
			}
		}
		lengths = codeLengths(weights)
	}
	code := uint16(0)
	for length := uint8(1); length <= limit; length++ {
		for i, l := range lengths {
			if l == length {
				words[i] = codeword{bits.Reverse16(code) >> (16 - length), length}
				code++
			}
		}
		code <<= 1
	}
}

// codeLengths are the lengths of Huffman's code: the two lightest trees are
// joined until one is left. A symbol without weight has no length.
func codeLengths(weights []int) []uint8 {
	type tree struct{ weight, index int }
	parents := make([]int, len(weights), 2*len(weights)-1)
	var forest []tree
	for i, w := range weights {
		if w > 0 {
			forest = append(forest, tree{w, i})
		}
	}
	lighter := func(a, b tree) int { return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.index, b.index)) }
	slices.SortFunc(forest, lighter)
	for len(forest) > 1 {
		joined := tree{forest[0].weight + forest[1].weight, len(parents)}
		parents[forest[0].index], parents[forest[1].index] = joined.index, joined.index
		parents = append(parents, 0)
		forest = forest[2:]
		at, _ := slices.BinarySearchFunc(forest, joined, lighter)
		forest = slices.Insert(forest, at, joined)
	}
	depths := make([]uint8, len(parents))
	for i := len(parents) - 2; i >= 0; i-- {
		if i >= len(weights) || weights[i] > 0 {
			depths[i] = depths[parents[i]] + 1
		}
	}
	return depths[:len(weights)]
}

// The alphabet in which the lengths of codewords are written: the lengths, and a
// symbol that repeats the one before three to six times. Two more, which repeat
// zeros, have no use where every symbol has a codeword.
const (
	lengthSymbols   = 19
	repeatLength    = 16
	maxLengthLength = 7
)

// lengthOrder is the order in which the lengths of that alphabet's own codewords
// stand.
var lengthOrder = [lengthSymbols]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// frame makes what stands around the block: it is the last one, has its own code, and
// begins with that (RFC 1951, 3.2.7).
func (h *huffman) frame() {
	const lastBlock, dynamic = 1, 2
	text := h.lengths()
	var weights [lengthSymbols]int
	for _, t := range text {
		weights[t.symbol]++
	}
	var words [lengthSymbols]codeword
	assign(words[:], weights[:], maxLengthLength)

	b := &h.begin
	b.add(lastBlock|dynamic<<1, 3)
	b.add(literalCount-257, 5)
	b.add(distanceCount-1, 5)
	b.add(lengthSymbols-4, 4)
	for _, symbol := range lengthOrder {
		b.add(uint64(words[symbol].length), 3)
	}
	for _, t := range text {
		b.add(uint64(words[t.symbol].bits), int(words[t.symbol].length))
		if t.symbol == repeatLength {
			b.add(uint64(t.times-3), 2)
		}
	}
	end := h.literals[endOfBlock]
	h.end.add(uint64(end.bits), int(end.length))
}

// lengthToken is the length of a codeword, or how often the one before it is
// repeated.
type lengthToken struct{ symbol, times uint8 }

// lengths are the lengths of all codewords.
func (h *huffman) lengths() []lengthToken {
	var text []lengthToken
	all := append(h.literals[:len(h.literals):len(h.literals)], h.distances[:]...)
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && n < 7 && all[i+n].length == all[i].length {
			n++
		}
		text = append(text, lengthToken{symbol: all[i].length})
		i++
		if n > 3 {
			text = append(text, lengthToken{repeatLength, uint8(n - 1)})
			i += n - 1
		}
	}
	return text
}
