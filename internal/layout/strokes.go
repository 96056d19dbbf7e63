package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// stretches calls do for each stretch of pieces on a line that share a look for
// which wanted is true, with the stretch's left and right edge. Spaces inside
// belong to it, those at its end too unless the line ends there.
func stretches(p *para, pieces []piece, wanted func(*look) bool, do func(l *look, s *span, from, to unit.Length)) {
	for i := 0; i < len(pieces); {
		s := &p.spans[pieces[i].span]
		k := i + 1
		for k < len(pieces) && p.spans[pieces[k].span].look == s.look {
			k++
		}
		if wanted(s.look) {
			last := &pieces[k-1]
			to := last.x + last.w
			if k < len(pieces) {
				to = pieces[k].x
			}
			if to > pieces[i].x {
				do(s.look, s, pieces[i].x, to)
			}
		}
		i = k
	}
}

// paint fills the ground behind highlighted and shaded text.
func (d *drawer) paint(p *para, ln *line, pieces []piece, x, base unit.Length) {
	stretches(p, pieces, func(l *look) bool { return l.filled }, func(l *look, s *span, from, to unit.Length) {
		d.ground(x+from, base-ln.above, page.Fill{W: to - from, H: ln.above + ln.below, Color: l.back}, s.at)
	})
}

// strokes draws underlines and the strokes through text.
func (d *drawer) strokes(p *para, pieces []piece, x, base unit.Length) {
	stretches(p, pieces, (*look).stroked, func(l *look, s *span, from, to unit.Length) {
		if u := l.format.Underline; u != "" && u != "none" && !l.wordsOnly() {
			d.underline(l, s, x+from, base, to-from)
		}
		if l.format.Strike || l.format.DoubleStrike {
			d.strike(l, s, x+from, base-l.rise, to-from)
		}
	})
	d.underlinedWords(p, pieces, x, base)
}

func (l *look) stroked() bool {
	f := &l.format
	return f.Underline != "" && f.Underline != "none" || f.Strike || f.DoubleStrike
}

// design converts a vertical measure of the face.
func (l *look) design(units int32) unit.Length {
	return l.size.Scale(int64(units), int64(l.face.UnitsPerEm()))
}

func (d *drawer) strike(l *look, s *span, x, base, w unit.Length) {
	thick := max(l.design(l.face.StrikeoutThickness()), unit.Pt/4)
	y := base - l.design(l.face.StrikeoutPosition()) + thick/2
	if l.format.DoubleStrike {
		d.add(x, y-thick, page.Line{DX: w, Width: thick, Color: l.color}, s.at, page.Artifact)
		y += thick
	}
	d.add(x, y, page.Line{DX: w, Width: thick, Color: l.color}, s.at, page.Artifact)
}

// frame paints the ground and draws the borders of a paragraph, as far as it
// stands on this page: list begins with its first slice here, whose top is at y.
func (d *drawer) frame(list []slice, x, y unit.Length) {
	p := list[0].para
	if !p.frame.filled && p.frame.borders == nil {
		return
	}
	left, right := p.outline()
	if left >= right {
		return
	}
	bottom := y - list[0].gap
	n := 0
	for n < len(list) && list[n].para == p {
		bottom += list[n].gap + list[n].height
		n++
	}
	if p.frame.filled {
		d.ground(x+left, y, page.Fill{W: right - left, H: bottom - y, Color: p.frame.fill}, p.at)
	}
	if b := p.frame.borders; b != nil {
		if n < len(list) && list[n].joins {
			bottom += list[n].gap
		}
		d.borders(b, list[0], list[n-1], x+left, x+right, y, bottom)
	}
}

// borders draws the lines around a paragraph between its outer edges.
func (d *drawer) borders(b *wml.Borders, head, foot slice, left, right, top, bottom unit.Length) {
	if head.top > 0 {
		over := b.Top
		if head.joins {
			over = b.Between
		}
		d.hline(over, left, right, top+strokeWidth(over)/2)
	}
	if foot.bottom > 0 {
		d.hline(b.Bottom, left, right, bottom-strokeWidth(b.Bottom)/2)
	}
	d.vline(b.Left, left+strokeWidth(b.Left)/2, top, bottom)
	d.vline(b.Right, right-strokeWidth(b.Right)/2, top, bottom)
}

func (d *drawer) hline(b *wml.Border, from, to, y unit.Length) {
	d.stroke(b, from, y, to-from, 0)
}

func (d *drawer) vline(b *wml.Border, x, from, to unit.Length) {
	d.stroke(b, x, from, 0, to-from)
}

// stroke draws a border along its middle. A double one is two lines with as much
// white between.
func (d *drawer) stroke(b *wml.Border, x, y, dx, dy unit.Length) {
	if b.None() || dx <= 0 && dy <= 0 {
		return
	}
	color, _ := colorOf(b.Color)
	l := page.Line{DX: dx, DY: dy, Width: strokeWidth(b), Color: color}
	switch b.Style {
	case "double", "triple":
		n := unit.Length(2)
		if b.Style == "triple" {
			n = 3
		}
		l.Width /= 2*n - 1
		for i := range n {
			off := l.Width * (2*i - (n - 1))
			if dx > 0 {
				d.add(x, y+off, l, "", page.Artifact)
			} else {
				d.add(x+off, y, l, "", page.Artifact)
			}
		}
		return
	case "dotted", "dashed", "dashSmallGap", "dotDash", "dotDotDash":
		l.Dash = max(l.Width, unit.Pt/2) * 3
		if b.Style == "dotted" {
			l.Dash = max(l.Width, unit.Pt/2)
		}
	}
	d.add(x, y, d.stamps.line(l), "", page.Artifact)
}
