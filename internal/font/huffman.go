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

func (c *symbolCounts) add(text []token) {
	for _, t := range text {
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
	assign(h.literals[:], counts.literals[:])
	assign(h.distances[:], counts.distances[:])
	return h
}

// assign gives a codeword to every symbol, also to those that were not met.
func assign(words []codeword, counts []int) {
	weights := make([]int, len(counts))
	for i, n := range counts {
		weights[i] = n + 1
	}
	lengths := codeLengths(weights)
	for slices.Max(lengths) > maxCodeLength {
		for i := range weights {
			weights[i] = weights[i]/2 + 1
		}
		lengths = codeLengths(weights)
	}
	code := uint16(0)
	for length := uint8(1); length <= maxCodeLength; length++ {
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
// joined until one is left. Weights are above zero, at least two of them.
func codeLengths(weights []int) []uint8 {
	type tree struct{ weight, index int }
	parents := make([]int, len(weights), 2*len(weights)-1)
	forest := make([]tree, len(weights))
	for i, w := range weights {
		forest[i] = tree{w, i}
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
		depths[i] = depths[parents[i]] + 1
	}
	return depths[:len(weights)]
}

// begin opens the one block of a stream and writes the code. The lengths of the
// codewords are given in four bits each, by a code of sixteen equal words: there
// are shorter forms, and none is simpler.
func (h *huffman) begin(w *bitWriter) {
	const lastBlock, dynamic = 1, 2
	w.add(lastBlock|dynamic<<1, 3)
	w.add(literalCount-257, 5)
	w.add(distanceCount-1, 5)
	w.add(lengthSymbols-4, 4)
	// The lengths of the codewords for lengths come with 16, 17 and 18, the
	// repetitions, in front (RFC 1951, 3.2.7).
	for i := range lengthSymbols {
		if i < 3 {
			w.add(0, 3)
		} else {
			w.add(4, 3)
		}
	}
	for _, c := range h.literals {
		w.add(uint64(bits.Reverse8(c.length)>>4), 4)
	}
	for _, c := range h.distances {
		w.add(uint64(bits.Reverse8(c.length)>>4), 4)
	}
}

// lengthSymbols is the size of the alphabet in which codes are written.
const lengthSymbols = 19

func (h *huffman) end(w *bitWriter) {
	c := h.literals[endOfBlock]
	w.add(uint64(c.bits), int(c.length))
}

// frameBits is how many bits begin and end write.
func (h *huffman) frameBits() int {
	return 3 + 5 + 5 + 4 + 3*lengthSymbols + 4*(literalCount+distanceCount) + int(h.literals[endOfBlock].length)
}
