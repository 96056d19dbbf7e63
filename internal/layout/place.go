package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// place gives the pieces of a line their places across.
func (b *breaker) place(ln *line, pieces []piece) {
	pen := pen{at: ln.left}
	from := 0 // first piece behind the last tab
	for i := range pieces {
		p := &pieces[i]
		switch p.kind {
		case pieceTab:
			start := pen.close()
			b.settle(&pen, pieces[from:i])
			b.tab(&pen, p, false)
			p.leader = pen.leader
			p.x = start
			p.w = max(0, min(pen.stop, b.right)-start) // where nothing follows it
			from = i + 1
		case pieceWord, pieceObject:
			pen.write(p, b.span(p))
		}
	}
	end := b.settle(&pen, pieces[from:])
	b.align(ln, pieces, from, end)
	widenTabs(pieces)
}

// settle places the pieces behind a tab, now that their width is known, and gives
// the end of their last word.
func (b *breaker) settle(p *pen, pieces []piece) unit.Length {
	end := p.end()
	x := p.start()
	if p.kind == wml.TabLeft {
		x = p.at
		for i := range pieces {
			x -= pieces[i].w + pieces[i].sw
		}
	}
	for i := range pieces {
		pieces[i].x = x
		x += pieces[i].w + pieces[i].sw
	}
	return end
}

// align moves the line to where the paragraph wants it. Text before the last tab
// is never stretched.
func (b *breaker) align(ln *line, pieces []piece, from int, end unit.Length) {
	last := inked(pieces[from:])
	if ln.end == hardBreak {
		// Spaces before w:br are part of the line in LibreOffice, which hangs those of
		// every other line over its edge as Word does.
		for _, p := range pieces[from+max(0, last-1):] {
			end += p.sw
		}
		last = len(pieces) - from
	}
	slack := ln.left + ln.room - end
	if slack <= 0 && !ln.squeezed {
		return
	}
	switch b.para.format.Align {
	case wml.AlignCenter:
		shift(pieces, slack/2)
	case wml.AlignRight:
		shift(pieces, slack)
	case wml.AlignBoth:
		// Word and LibreOffice stretch a line that ends in w:br, unless told not to.
		if ln.end == brokenLine || ln.end == hardBreak && !b.noStretch {
			stretch(pieces[from:], last, slack)
		}
	case wml.AlignDistribute:
		stretch(pieces[from:], last, slack)
	}
}

func shift(pieces []piece, by unit.Length) {
	for i := range pieces {
		pieces[i].x += by
	}
}

// inked counts the pieces of a line up to its last word.
func inked(pieces []piece) int {
	n := len(pieces)
	for n > 0 && pieces[n-1].mid == pieces[n-1].from {
		n--
	}
	return n
}

// stretch shares the slack among the spaces between the first last pieces of the
// line. The shares are cut from the whole, so that they add up to it exactly. A
// no-break space keeps its width, so that a blank for a number is as wide in every
// line.
func stretch(pieces []piece, last int, slack unit.Length) {
	var spaces int64
	for i := range max(0, last-1) {
		spaces += int64(pieces[i].spaces)
	}
	if spaces == 0 {
		return
	}
	var before int64
	for i := range pieces {
		pieces[i].x += slack.Scale(min(before, spaces), spaces)
		before += int64(pieces[i].spaces)
	}
}

// widenTabs gives each tab the width it came to have, for leaders and underlines.
func widenTabs(pieces []piece) {
	for i := range len(pieces) - 1 {
		if pieces[i].kind == pieceTab {
			pieces[i].w = max(0, pieces[i+1].x-pieces[i].x)
		}
	}
}
