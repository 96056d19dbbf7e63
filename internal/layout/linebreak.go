package layout

import (
	"unicode/utf8"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// breaker divides the pieces of a paragraph into lines: as many words on each as
// fit, trailing spaces not counted. Plain greedy breaking is what Word does below
// compatibility mode 15 and LibreOffice 7.4 in every mode.
type breaker struct {
	*engine
	para  *para
	in    []piece // what is left of a piece that had to be divided is written back
	out   []piece
	lines []line
	mark  *look
	width unit.Length // of the column
	right unit.Length // edge of the line being filled
	down  unit.Length // height of the lines so far
	lanes []lane      // of the line, behind the one being filled
	lane  int         // first piece of out in the lane being filled

	space  int // the line may end before this piece, after spaces; -1 if not yet
	last   int // the same, after a hyphen too
	hyphen bool
}

func (b *breaker) paragraph() {
	if b.para.label != nil {
		b.hangLabel()
	}
	b.goOn(nil, nil)
}

// goOn breaks lines behind those that stand already.
func (b *breaker) goOn(pieces []piece, lines []line) {
	b.out = append(b.engine.pieces.take(len(pieces) + len(b.in))[:0], pieces...) // divided pieces make it longer
	b.lines = append(b.lineScratch[:0], lines...)
	for i := 0; ; {
		first := len(b.out)
		next, end := b.line(i)
		for end == brokenLine && len(b.lanes) > 0 {
			next, end = b.nextLane(next)
		}
		b.lines[len(b.lines)-1].end = end
		b.finishLine(first)
		if end == lastLine || end >= pageBreak && next == len(b.in) {
			break
		}
		i = next
	}
	b.para.pieces = b.out
	b.para.lines = b.engine.lines.take(len(b.lines))
	copy(b.para.lines, b.lines)
	b.lineScratch = b.lines[:0]
}

// line takes the pieces of one line from in[i:] and says where the next begins.
func (b *breaker) line(i int) (next int, end lineBreak) {
	left := b.para.left
	if len(b.lines) == 0 {
		left = b.para.firstLeft() - b.para.label.reach()
	}
	push, first := b.bounds(i, left)
	b.lines = append(b.lines, line{first: int32(len(b.out)), push: push})
	return b.fill(i, first)
}

// nextLane goes on with piece i in the next lane of the line.
func (b *breaker) nextLane(i int) (next int, end lineBreak) {
	ln := &b.lines[len(b.lines)-1]
	ln.end = brokenLine
	b.place(ln, b.out[b.lane:])
	l := b.lanes[0]
	b.lanes = b.lanes[1:]
	return b.fill(i, l)
}

// fill takes the pieces of one lane from in[i:] and says where the next begins.
func (b *breaker) fill(i int, room lane) (next int, end lineBreak) {
	ln := &b.lines[len(b.lines)-1]
	ln.left, ln.room, ln.squeezed = room.left, room.right-room.left, false
	b.right, b.lane = room.right, len(b.out)
	b.space, b.last = -1, -1
	pen := pen{at: room.left}
	for j := i; j < len(b.in); j++ {
		p := &b.in[j]
		switch p.kind {
		case pieceLineBreak, piecePageBreak, pieceColumnBreak:
			b.out = append(b.out, b.in[i:j+1]...)
			switch p.kind {
			case piecePageBreak:
				return j + 1, pageBreak
			case pieceColumnBreak:
				return j + 1, columnBreak
			}
			return j + 1, hardBreak
		case pieceTab:
			if !b.tab(&pen, p, j > i && p.span >= b.para.label.count()) {
				return b.cut(i, j), brokenLine
			}
			b.last, b.space = j+1, j+1
		default:
			s := b.span(p)
			if p.mid > p.from && !b.fits(&pen, p, s) {
				if next, ok := b.squeeze(i, j, pen.after(p, s)+s.uncondensed(p)-b.right); ok {
					return next, brokenLine
				}
				return b.overflow(i, j, &pen), brokenLine
			}
			pen.write(p, s)
			pen.reach.write(p, s)
			if p.ends == endSpace && pen.kind == wml.TabRight && pen.stop > b.para.right {
				b.right = min(b.right, pen.stop+rounding) // one word may go past a right stop in the margin, not two
			}
			b.opportunity(p, j+1, &pen)
		}
	}
	b.out = append(b.out, b.in[i:]...)
	return len(b.in), lastLine
}

// fits reports whether the word of a piece has room on the line.
func (b *breaker) fits(pen *pen, p *piece, s *span) bool {
	more := pen.reach.after(p, s) + s.uncondensed(p)
	if pen.kind == wml.TabRight { // wider text begins further left, as far as it can
		hung := *pen
		hung.hang(p, s)
		return hung.end() <= b.right && hung.from+hung.ink+more <= b.right
	}
	return pen.after(p, s)+more <= b.right
}

// uncondensed is what the last character of condensed text is wider by where a line
// ends after it: see shaper.endCondensed, which has seen to the last of a span.
func (s *span) uncondensed(p *piece) unit.Length {
	if s.look.space >= 0 || int(p.to) == len(s.text) {
		return 0
	}
	return -s.look.space
}

func (b *breaker) span(p *piece) *span { return &b.para.spans[p.span] }

// opportunity notes that the line may end before piece next.
//
// A slash is no place to end a line. But where a line reaches past one and the
// letter behind it, LibreOffice goes back to the last space and not to a hyphen
// before the slash: «28-CT/TW» stays together once «28-CT/T» fits, and breaks as
// «28-|CT/TW» where it does not. Not so between digits, as in «3/4» (measured with
// 25 forms). Word's way is not known.
func (b *breaker) opportunity(p *piece, next int, pen *pen) {
	switch p.ends {
	case endSpace:
		b.space, b.last, b.hyphen = next, next, false
	case endHyphen:
		b.last, b.hyphen = next, false
	case endSlash:
		b.last, b.hyphen = b.space, false
	case endSoft:
		if pen.end()+b.hyphenWidth(p) <= b.right {
			b.last, b.hyphen = next, true
		}
	}
}

func (b *breaker) hyphenWidth(p *piece) unit.Length {
	l := b.span(p).look
	return l.width(int64(l.face.RuneAdvance('-')), 1)
}

// overflow ends the line that piece j does not fit on: at the last opportunity,
// or inside the piece where there was none.
func (b *breaker) overflow(i, j int, pen *pen) (next int) {
	if b.last > i {
		if b.hyphen {
			return b.cutWithHyphen(i, b.last)
		}
		return b.cut(i, b.last)
	}
	if len(b.lanes) > 0 {
		return b.cut(i, j) // another lane may have room for what stands together
	}
	if b.in[j].kind == pieceObject {
		return b.cut(i, max(j, i+1))
	}
	head, ok := b.split(j, pen, j == i)
	if !ok {
		return b.cut(i, j)
	}
	b.out = append(append(b.out, b.in[i:j]...), head)
	return j
}

func (b *breaker) cut(i, next int) int {
	b.out = append(b.out, b.in[i:next]...)
	return next
}

// cutWithHyphen ends a line at a soft hyphen, which then is seen.
func (b *breaker) cutWithHyphen(i, next int) int {
	b.cut(i, next)
	p := &b.out[len(b.out)-1]
	b.para.spans = append(b.para.spans, span{text: "-", actual: string(softHyphen), look: b.span(p).look, at: b.span(p).at})
	b.out = append(b.out, piece{span: int32(len(b.para.spans) - 1), mid: 1, to: 1, w: b.hyphenWidth(p)})
	return next
}

// split takes from piece j the characters that still fit, at least one if force
// is set, and leaves the rest in its place.
func (b *breaker) split(j int, pen *pen, force bool) (head piece, ok bool) {
	p := &b.in[j]
	s := b.span(p)
	l := s.look
	var units, grid int64
	var chars int32
	at := p.from
	for at < p.mid {
		r, size := utf8.DecodeRuneInString(s.text[at:p.mid])
		advance := l.face.RuneAdvance(r)
		wider := piece{w: l.width(units+int64(advance), chars+1), grid: grid + l.onGrid(advance) + l.spacing(chars+1), mid: 1}
		if pen.after(&wider, s)+pen.reach.after(&wider, s) > b.right && !(force && chars == 0) {
			break
		}
		units, chars, at = units+int64(advance), chars+1, at+int32(size)
		grid += l.onGrid(advance)
	}
	if chars == 0 {
		return piece{}, false
	}
	head = *p
	head.mid, head.to, head.spaces, head.sw, head.ends = at, at, 0, 0, endNever
	head.w, head.grid = l.width(units, chars), grid+l.spacing(chars)
	if at == p.mid { // forced: the one letter is all there was
		head = *p
		*p = piece{span: p.span, from: p.to, mid: p.to, to: p.to, ends: p.ends}
		return head, true
	}
	p.from = at
	p.w, p.grid = max(0, p.w-head.w), max(0, p.grid-head.grid)
	return head, true
}

// finishLine gives the line its last measures and its pieces their places.
func (b *breaker) finishLine(first int) {
	ln := &b.lines[len(b.lines)-1]
	ln.last = int32(len(b.out))
	pieces := b.out[first:]
	b.measureHeight(ln, pieces)
	b.down += ln.push + ln.height
	b.place(ln, b.out[b.lane:])
}

// measureHeight makes the line as high as its highest text, or as text of the
// paragraph's style would be where it has none, then as the paragraph wants it. Measured in LibreOffice: more than a line's height is added
// below for a multiple, above for "at least"; less is taken from above.
func (b *breaker) measureHeight(ln *line, pieces []piece) {
	var last *look
	for i := range pieces {
		if pieces[i].white() {
			continue
		}
		l := b.span(&pieces[i]).look
		if l != last {
			ln.above, ln.below = max(ln.above, l.above), max(ln.below, l.below)
			last = l
		}
	}
	switch {
	case last != nil:
	case len(pieces) > 0 || len(b.lines) > 1:
		l := b.bareLook(b.para.format) // of the paragraph's style
		ln.above, ln.below = l.above, l.below
	case !b.flatEmpty():
		ln.above, ln.below = b.mark.above, b.mark.below
	}
	b.setHeight(ln)
}

// setHeight makes a line as high as its paragraph wants it.
func (b *breaker) setHeight(ln *line) {
	natural := ln.above + ln.below
	n := int64(min(max(b.para.format.Line, 0), 1<<20))
	switch f := b.para.format; {
	case f.Rule == wml.LineExact && n > 0:
		// Word and LibreOffice set the baseline at 80 % of the height, whatever the font
		// and its size (measured in both).
		ln.height = min(unit.Twips(int(n)), b.largest)
		ln.base = ln.height * 4 / 5 / unit.Twip * unit.Twip
	case f.Rule == wml.LineAtLeast:
		ln.height = max(natural, min(unit.Twips(int(n)), b.largest))
		ln.base = ln.height - ln.below
	case n > 0 && f.Rule == wml.LineAuto:
		ln.height = min(multiple(natural, n), max(natural, b.largest))
		ln.base = ln.above + min(0, ln.height-natural)
		if natural == 0 { // of a flat empty paragraph what a multiple adds is left
			mark := b.mark.above + b.mark.below
			ln.height = max(0, min(multiple(mark, n)-mark, b.largest))
		}
	default:
		ln.height, ln.base = natural, ln.above
	}
}
