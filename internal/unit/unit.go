// Package unit keeps every length of the house as a whole number of EMU.
//
// In: millimetres, points, twips as the standards write them. Out: Length.
// Never: floats, except at the one door to a drawing library, Length.Pt.
package unit

// Length is a length in English Metric Units (ECMA-376-1, 20.1.2.1): 914,400 to
// the inch, 12,700 to the point, 36,000 to the millimetre.
type Length int64

// The units that documents are written in.
const (
	Emu  Length = 1
	Twip Length = 635 // a twentieth of a point: ST_TwipsMeasure
	Pt   Length = 12700
	Mm   Length = 36000
	Cm   Length = 360000
	Inch Length = 914400
)

// Half is a size in half-points, as w:sz counts it (ECMA-376-1, 17.3.2.38).
func Half(n int) Length { return Length(n) * Pt / 2 }

// Eighth is a line weight in eighths of a point, as w:pBdr and w:tblBorders
// count it (ECMA-376-1, 17.18.2). An odd count is cut to the EMU below.
func Eighth(n int) Length { return Length(n) * Pt / 8 }

// Twips is a length in twentieths of a point.
func Twips(n int) Length { return Length(n) * Twip }

// Twips counts whole twentieths of a point, rounded half away from zero.
func (l Length) Twips() int { return l.In(Twip) }

// HalfPoints counts whole half-points, rounded half away from zero.
func (l Length) HalfPoints() int { return l.In(Pt / 2) }

// In counts how many whole units l is, rounded half away from zero.
func (l Length) In(unit Length) int {
	if l < 0 {
		return -(-l).In(unit)
	}
	return int((l + unit/2) / unit)
}

// Scale is l*num/den, rounded half away from zero.
func (l Length) Scale(num, den int64) Length {
	p := int64(l) * num
	if (p < 0) != (den < 0) {
		return Length((p - den/2) / den)
	}
	return Length((p + den/2) / den)
}

// Pt gives the length in points for drawing. Nothing but pdf and the text dumps
// of page may call it: arithmetic stays in whole numbers.
func (l Length) Pt() float64 { return float64(l) / float64(Pt) }
