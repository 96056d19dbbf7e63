package font

import (
	"cmp"
	"slices"
)

// kerning holds the pairs of the kern table, by left glyph and then by right.
type kerning struct {
	pairs []kernPair
	// starts[g] to starts[g+1] are the pairs of left glyph g. Most glyphs have
	// none, and are answered without a search.
	starts []uint32
}

// kernPair moves the right glyph of a pair by design units.
type kernPair struct {
	left, right GlyphID
	value       int16
}

func (p kernPair) compare(q kernPair) int {
	return cmp.Or(cmp.Compare(p.left, q.left), cmp.Compare(p.right, q.right))
}

// readKern reads the pairs of format 0. Other formats and the Apple version of
// the table kern nothing here.
func (f *Face) readKern(b []byte) error {
	const header, subtable, pairsAt = 4, 6, 14
	if len(b) < header {
		return errShort
	}
	if u16(b, 0) != 0 {
		return nil
	}
	count := u16(b, 2)
	b = b[header:]
	for range count {
		if len(b) < subtable {
			return errShort
		}
		length := max(u16(b, 2), subtable)
		if kernsHorizontally(u16(b, 4)) {
			if len(b) < pairsAt {
				return errShort
			}
			// The length overflows its 16 bits in large tables: the pairs tell more.
			pairs := u16(b, 6)
			length = max(length, pairsAt+6*pairs)
			if len(b) < length {
				return errShort
			}
			f.addPairs(b[pairsAt:], pairs)
		}
		b = b[min(length, len(b)):]
	}
	f.indexPairs()
	return nil
}

// kernsHorizontally tells the coverage of a plain table of pairs: format 0,
// horizontal, not minimum values, not across the line.
func kernsHorizontally(coverage int) bool {
	const format, crossStream, minimum, horizontal = 0xFF00, 4, 2, 1
	return coverage&(format|crossStream|minimum|horizontal) == horizontal
}

func (f *Face) addPairs(b []byte, count int) {
	f.pairs = slices.Grow(f.pairs, count)
	for i := range count {
		pair := kernPair{GlyphID(u16(b, 6*i)), GlyphID(u16(b, 6*i+2)), int16(i16(b, 6*i+4))}
		if int(pair.left) < f.glyphCount {
			f.pairs = append(f.pairs, pair)
		}
	}
}

// indexPairs leaves one entry a pair, the first subtable to name it being heard,
// and finds where each left glyph starts.
func (f *Face) indexPairs() {
	if len(f.pairs) == 0 {
		return
	}
	if !slices.IsSortedFunc(f.pairs, kernPair.compare) {
		slices.SortStableFunc(f.pairs, kernPair.compare)
	}
	f.pairs = slices.CompactFunc(f.pairs, func(p, q kernPair) bool { return p.compare(q) == 0 })
	f.starts = make([]uint32, f.glyphCount+1)
	for _, p := range f.pairs {
		f.starts[int(p.left)+1]++
	}
	for g := range f.glyphCount {
		f.starts[g+1] += f.starts[g]
	}
}

// Kern is what pair kerning adds between two glyphs, in design units; 0 for most
// pairs. Word processors apply it only where w:kern asks for it.
func (f *Face) Kern(left, right GlyphID) int32 {
	if int(left)+1 >= len(f.starts) {
		return 0
	}
	pairs := f.pairs[f.starts[left]:f.starts[left+1]]
	i, found := slices.BinarySearchFunc(pairs, right, func(p kernPair, right GlyphID) int {
		return int(p.right) - int(right)
	})
	if !found {
		return 0
	}
	return int32(pairs[i].value)
}
