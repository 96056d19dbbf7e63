package pdf

import (
	"fmt"
	"iter"

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

// toUnicode is the map that lets readers search and copy the text.
func toUnicode(ranges []codeRange) []byte {
	const most = 100 // entries that a reader must take at once
	out := append(make([]byte, 0, 2048), cmapHead...)
	for len(ranges) > 0 {
		some := ranges[:min(len(ranges), most)]
		ranges = ranges[len(some):]
		out = fmt.Appendf(out, "%d beginbfrange\n", len(some))
		for _, r := range some {
			out = append(appendHex(out, r.first), ' ')
			out = append(appendHex(out, r.last), ' ')
			out = append(appendHex(out, r.char), '\n')
		}
		out = append(out, "endbfrange\n"...)
	}
	return append(out, cmapTail...)
}

// unicodeRanges gathers the runs. None may go beyond a last byte of 255, on either
// side.
func unicodeRanges(glyphs iter.Seq[font.Char]) []codeRange {
	ranges := make([]codeRange, 0, 64)
	for g := range glyphs {
		code, char := int(g.Code), int(g.Rune)
		if char == 0 {
			continue
		}
		if n := len(ranges) - 1; n >= 0 && code&0xFF != 0 && char&0xFF != 0 &&
			code == ranges[n].last+1 && char == ranges[n].char+code-ranges[n].first {
			ranges[n].last = code
			continue
		}
		ranges = append(ranges, codeRange{code, code, char})
	}
	return ranges
}

// appendHex writes a number of two bytes as a string of digits.
func appendHex(b []byte, v int) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, '<', digits[v>>12&15], digits[v>>8&15], digits[v>>4&15], digits[v&15], '>')
}
