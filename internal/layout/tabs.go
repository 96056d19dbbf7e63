package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// pen follows a line from left to right. Places are from the column's left edge.
// Behind a tab to a centre, right or decimal stop the text hangs on the stop.
type pen struct {
	at     unit.Length // where text behind a left stop, or behind none, goes on
	kind   wml.TabKind
	from   unit.Length // where the tab began
	stop   unit.Length
	leader wml.TabLeader
	ink    unit.Length // text behind the stop, without its last spaces
	white  unit.Length // the spaces
	whole  unit.Length // text before the decimal sign; -1 while there is none
	reach  reach       // behind the stop
}

// end is where the text written so far ends, without its last spaces.
func (p *pen) end() unit.Length {
	if p.kind == wml.TabLeft {
		return p.at - p.white
	}
	return p.start() + p.ink
}

// start is where the text behind the stop begins.
func (p *pen) start() unit.Length {
	hang := p.ink
	switch p.kind {
	case wml.TabCenter:
		hang = p.ink / 2
	case wml.TabDecimal:
		if p.whole >= 0 {
			hang = p.whole
		}
	}
	return max(p.from, p.stop-hang)
}

// after is where the text would end with one more piece.
func (p *pen) after(q *piece, s *span) unit.Length {
	if p.kind != wml.TabLeft {
		more := *p
		more.hang(q, s)
		return more.end()
	}
	if q.mid > q.from {
		return p.at + q.w
	}
	return p.at - p.white
}

func (p *pen) write(q *piece, s *span) {
	if p.kind != wml.TabLeft {
		p.hang(q, s)
		return
	}
	p.at += q.w + q.sw
	if q.mid > q.from {
		p.white = 0
	}
	p.white += q.sw
}

// hang writes behind a stop that the text hangs on.
func (p *pen) hang(q *piece, s *span) {
	if q.mid > q.from {
		if p.kind == wml.TabDecimal && p.whole < 0 {
			p.whole = p.decimal(q, s)
		}
		p.ink += p.white + q.w
		p.white = 0
	}
	p.white += q.sw
}

// decimal is how much text stands before the decimal sign: a comma in Vietnamese.
func (p *pen) decimal(q *piece, s *span) unit.Length {
	if int(q.mid) > len(s.text) {
		return -1
	}
	word := s.text[q.from:q.mid]
	i := strings.IndexByte(word, ',')
	if i < 0 {
		return -1
	}
	return p.ink + p.white + s.look.textWidth(word[:i])
}

// close ends the text behind a stop where another tab follows, and gives its end.
// Spaces before the tab are then part of what hangs on the stop.
func (p *pen) close() unit.Length {
	if p.kind == wml.TabLeft {
		return p.at
	}
	p.ink, p.white = p.ink+p.white, 0
	return p.end()
}

// tab moves the pen to the next stop; false means that the stop is on the next line.
func (b *breaker) tab(p *pen, q *piece, mayWrap bool) bool {
	from := p.close()
	stop, ok := b.nextStop(from)
	if set := b.span(q).absolute; set != nil {
		stop, ok = b.absoluteStop(set, from), true
	}
	if !ok && mayWrap {
		return false
	}
	*p = pen{at: stop.At, kind: stop.Kind, from: from, stop: stop.At, leader: stop.Leader, whole: -1}
	if stop.Kind == wml.TabLeft {
		p.at = max(stop.At, from)
	}
	return true
}

// overMargin is how far into the margin a stop may stand that was set there: the
// text behind it then hangs out of its column, in Word and in LibreOffice. Cells
// of tables keep their text.
const overMargin = unit.Inch

func (b *breaker) reaches(at unit.Length) bool {
	return !b.para.inCell && at <= b.para.right+overMargin
}

// nextStop finds the stop after a place: one that was set, the hanging indent,
// or one of the default ones. It reports whether the stop is on this line.
func (b *breaker) nextStop(from unit.Length) (wml.TabStop, bool) {
	f := b.para.format
	hanging := wml.TabStop{At: b.para.left}
	isHanging := f.FirstLine < 0 && from < b.para.left
	for _, t := range f.Tabs {
		if t.At <= from || t.Kind == wml.TabBar || t.Kind == wml.TabClear {
			continue
		}
		if isHanging && t.At > hanging.At {
			break
		}
		if t.At > b.right && b.reaches(t.At) {
			b.right = t.At + overMargin
			return t, true
		}
		if t.Kind != wml.TabLeft {
			t.At = min(t.At, max(b.right, from))
			return t, true
		}
		return t, t.At <= b.right
	}
	if isHanging {
		return hanging, true
	}
	step := max(b.defaultTab, unit.Pt)
	n := from / step
	if from < 0 && from%step != 0 {
		n--
	}
	t := wml.TabStop{At: (n + 1) * step}
	return t, t.At <= b.right
}
