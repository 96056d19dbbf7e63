package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Word 2013 and later, in documents of compatibility mode 15, squeezes the spaces of
// a justified line to take one more word rather than stretch them far. How far is not
// published; measured on Word's own pages, a space keeps about three quarters of its
// width, and LibreOffice from 24.2 on does the same. 7.4 does not, nor does Word
// below mode 15.

// squeezed is how much of a space may go, in percent; the line is squeezed where it
// would otherwise be stretched by more than stretchWeight hundredths of that.
const (
	squeezedPercent = 25
	stretchWeight   = 170
)

// squeezes reports whether the paragraph's lines may be squeezed.
func (b *breaker) squeezes() bool {
	s := b.doc.Settings
	return b.opt.Squeeze && s != nil && s.CompatibilityMode >= 15 && b.para.format.Align == wml.AlignBoth
}

// squeeze takes piece j onto the line that it overhangs, where the spaces before it
// can give way. The piece must end a word, and not the paragraph, whose last line is
// not justified.
func (b *breaker) squeeze(i, j int, over unit.Length) (next int, ok bool) {
	if !b.squeezes() || j+1 >= len(b.in) || b.in[j].ends != endSpace || j == i {
		return 0, false
	}
	var white, lastWhite unit.Length
	var spaces, lastSpaces int64
	for k := i; k < j; k++ {
		p := &b.in[k]
		if p.kind != pieceWord {
			return 0, false
		}
		white, spaces = white+p.sw, spaces+int64(p.spaces)
		lastWhite, lastSpaces = p.sw, int64(p.spaces)
	}
	if spaces == 0 || over > white.Scale(squeezedPercent, 100) {
		return 0, false
	}
	// Without the word the line ends before the last spaces, and the others stretch.
	slack, stretched := b.in[j].w+lastWhite-over, spaces-lastSpaces
	if stretched > 0 && slack.Scale(100, stretched) < over.Scale(stretchWeight, spaces) {
		return 0, false
	}
	b.lines[len(b.lines)-1].squeezed = true
	return b.cut(i, j+1), true
}
