package layout

import (
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// lineMetrics divides a single line at its baseline. LibreOffice counts lines in
// whole twips: 16.10 pt and not 16.099 at 14 pt, which over a page decides whether
// one more line fits. It rounds the parts of a line by themselves, so that at some
// sizes a line of the decreed family is a twip higher than the rounded sum (measured
// from 7 to 20 pt).
func lineMetrics(face *font.Face, size unit.Length) (above, below unit.Length) {
	above, below = face.LineMetrics(size)
	twips := (above + below + unit.Twip/2) / unit.Twip
	if higherByATwip(face, size) {
		twips = (above + below + unit.Twip*3/2) / unit.Twip
	}
	return above, twips*unit.Twip - above
}

// higherByATwip knows the sizes at which the rounded parts of a line are together a
// twip more than the rounded whole.
func higherByATwip(face *font.Face, size unit.Length) bool {
	if face.UnitsPerEm() != 2048 || face.Ascent()+face.Descent()+face.LineGap() != timesLine {
		return false
	}
	switch size {
	case unit.Half(19), unit.Half(20), unit.Half(21), unit.Half(23), unit.Half(25), unit.Half(27),
		unit.Half(34), unit.Half(35), unit.Half(37), unit.Half(39):
		return true
	}
	return false
}

// timesLine is the height of a line of Times New Roman and its metric twins, in
// design units.
const timesLine = 1825 + 443 + 87

// multiple is a line n/240 times as high. LibreOffice reads n and 240 in hundredths
// of a millimetre, divides to whole percents and cuts the product to whole twips
// (measured at twenty values: 259 is 108 %, 254 is 105 %).
func multiple(natural unit.Length, n int64) unit.Length {
	if n == singleLine {
		return natural
	}
	percent := hundredthsMm(n) * 100 / hundredthsMm(singleLine)
	twips := (int64(natural) + int64(unit.Twip)/2) / int64(unit.Twip)
	return unit.Twip * unit.Length(twips*percent/100)
}

// hundredthsMm converts twips: 72 of them are 127 hundredths of a millimetre.
func hundredthsMm(twips int64) int64 { return (twips*127 + 36) / 72 }

// singleLine is w:spacing/@w:line of single spacing.
const singleLine = 240

// flatEmpty reports whether an empty paragraph has no height: one whose mark is
// raised or lowered and which is not aligned left, as LibreOffice has it. The
// annexes of the decree, written by LibreOffice, count on it.
func (b *breaker) flatEmpty() bool {
	align := b.mark.format.VertAlign
	raised := align == wml.VertSuperscript || align == wml.VertSubscript
	return raised && b.para.format.Align != wml.AlignLeft
}

// white reports whether a piece is nothing but spaces or a tab. Such a piece does not
// count for the height of its line: LibreOffice imitates Word here (measured with
// tabs and spaces twice as high as the words beside them). A no-break space counts.
func (p *piece) white() bool {
	return p.kind == pieceTab || p.kind == pieceWord && p.mid == p.from
}
