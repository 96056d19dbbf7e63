package pdf

import (
	"iter"
	"slices"

	"github.com/mocban/mocban/internal/font"
)

// The frame of a character map from codes to Unicode (ISO 32000-1, 9.10.3).
const (
	cmapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`
	cmapTail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
)

// codeRange is a run of codes whose characters follow on each other as they do.
type codeRange struct{ first, last, char int }

// unicodeMap is a packed map to Unicode. The faces of a family mostly share one, and
// so do documents, as long as they draw nothing rare.
type unicodeMap struct {
	ranges, other []codeRange
	packed        []byte // of the ranges
	object        int    // 0 until it stands in the file
}

// writeUnicode writes the map that lets readers search and copy the text.
func (n *native) writeUnicode(f *nativeFace) int {
	m := &n.unicode
	m.other = appendRanges(m.other[:0], f.subset.Runs())
	if len(m.packed) == 0 || !slices.Equal(m.other, m.ranges) {
		m.packed, m.object = m.packed[:0], 0
		m.ranges, m.other = m.other, m.ranges
		n.text.b = appendUnicode(n.text.b[:0], m.ranges)
		m.packed = append(m.packed, n.pack(n.text.b)...)
	}
	if m.object == 0 {
		m.object = n.file.stream("/Filter/FlateDecode", m.packed)
	}
	return m.object
}

// forget keeps the map for the next document if it tells nothing of this one.
func (m *unicodeMap) forget(common bool) {
	m.object = 0
	if !common {
		*m = unicodeMap{}
	}
}

func appendUnicode(out []byte, ranges []codeRange) []byte {
	const most = 100 // entries that a reader must take at once
	out = append(out, cmapHead...)
	for len(ranges) > 0 {
		some := ranges[:min(len(ranges), most)]
		ranges = ranges[len(some):]
		out = append(appendNumber(out, len(some), 0), " beginbfrange\n"...)
		for _, r := range some {
			out = append(appendHex(out, r.first), ' ')
			out = append(appendHex(out, r.last), ' ')
			out = append(appendHex(out, r.char), '\n')
		}
		out = append(out, "endbfrange\n"...)
	}
	return append(out, cmapTail...)
}

// appendRanges divides runs of codes where a last byte would go beyond 255, on either
// side.
func appendRanges(out []codeRange, runs iter.Seq[font.Run]) []codeRange {
	for run := range runs {
		first, last, char := int(run.First), int(run.Last), int(run.Rune)
		for first <= last {
			count := min(last-first, 0xFF-first&0xFF, 0xFF-char&0xFF) + 1
			out = append(out, codeRange{first, first + count - 1, char})
			first, char = first+count, char+count
		}
	}
	return out
}

// appendHex writes a number of two bytes as a string of digits.
func appendHex(b []byte, v int) []byte {
	return append(b, '<', upperHex[v>>12&15], upperHex[v>>8&15], upperHex[v>>4&15], upperHex[v&15], '>')
}
