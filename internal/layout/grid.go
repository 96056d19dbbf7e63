package layout

import "github.com/mocban/mocban/internal/unit"

// A line of LibreOffice is full where its own measure says so, and that measure is
// coarser than the font's: every letter is a whole number of sixths of a twip wide,
// and every stretch of one look a whole number of twips (measured at 11 to 14 pt with
// 21 letters: exactly this). Over a line the rounding adds up to as much as two twips
// either way, which decides one line in two hundred. Words stand where the font's
// exact widths put them; only the question whether one more fits is asked so. Word's
// own rounding is not known.

// gridPart is the part of a twip that LibreOffice rounds letters to.
const gridPart = 6

// rounding is more than the grid can add to a line that fills its room exactly.
const rounding = unit.Pt / 4

// gridBits are the bits behind the point of look.grid.
const gridBits = 20

// setGrid readies a look for onGrid.
func (l *look) setGrid() {
	l.grid = unit.Length(gridPart<<gridBits).Scale(l.num, l.den*int64(unit.Twip))
}

// onGrid is a width of design units in sixths of a twip.
func (l *look) onGrid(units int32) int64 {
	return onGrid(int64(units), int64(l.grid))
}

func onGrid(units, step int64) int64 { return (units*step + 1<<(gridBits-1)) >> gridBits }

// spacing is what letters of the look stand apart, in sixths of a twip.
func (l *look) spacing(chars int32) int64 {
	return sixths(l.space * unit.Length(chars))
}

// sixths are a length in sixths of a twip.
func sixths(l unit.Length) int64 { return int64(l.Scale(gridPart, int64(unit.Twip))) }

// reach is how far LibreOffice thinks a line has come, against its exact width.
type reach struct {
	look  *look       // of the stretch being written
	grid  int64       // its width in sixths of a twip
	own   unit.Length // and exactly
	ahead unit.Length // of the exact end, where the stretch began
}

// write takes up a piece with its spaces.
func (r *reach) write(q *piece, s *span) {
	if r.look != s.look {
		r.turn(s.look)
	}
	white := s.look.blankGrid
	if q.sw != s.look.blank {
		white = sixths(q.sw)
	}
	r.grid += q.grid + white // of Times and its twins a space is whole sixths
	r.own += q.w + q.sw
}

// after is how far LibreOffice is ahead at the end of the word of a piece.
func (r *reach) after(q *piece, s *span) unit.Length {
	if r.look != s.look {
		turned := *r
		turned.turn(s.look)
		r = &turned
	}
	return r.ahead + unit.Twip.Scale(r.grid+q.grid, gridPart) - r.own - q.w
}

// turn ends the stretch before a piece of another look.
func (r *reach) turn(l *look) {
	if r.look != nil {
		twips := (r.grid + gridPart/2) / gridPart
		r.ahead += unit.Twips(int(twips)) - r.own
	}
	r.look, r.grid, r.own = l, 0, 0
}
