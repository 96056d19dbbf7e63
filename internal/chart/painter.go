package chart

import (
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// painter gathers the items of one drawing.
type painter struct {
	*Chart
	whole  rect
	items  []page.Item
	told   []string // elements that are left out
	labels []label  // to be written when all else is drawn
}

type rect struct{ x, y, w, h unit.Length }

func (r rect) right() unit.Length  { return r.x + r.w }
func (r rect) bottom() unit.Length { return r.y + r.h }

// meets reports whether two rectangles share more than an edge.
func (r rect) meets(s rect) bool {
	return r.x < s.right() && s.x < r.right() && r.y < s.bottom() && s.y < r.bottom()
}

// within moves a rectangle into another one, as far as it has room there.
func (r rect) within(s rect) rect {
	r.x = max(s.x, min(r.x, s.right()-r.w))
	r.y = max(s.y, min(r.y, s.bottom()-r.h))
	return r
}

// tell notes that something is left out of this drawing.
func (p *painter) tell(what string) {
	for _, known := range p.told {
		if known == what {
			return
		}
	}
	p.told = append(p.told, what)
}

func (p *painter) add(x, y unit.Length, what page.Drawing) {
	p.items = append(p.items, page.Item{X: x, Y: y, Draw: what, Parted: true})
}

// line draws a straight line.
func (p *painter) line(x, y, dx, dy unit.Length, s stroke) {
	if s.on && (dx != 0 || dy != 0) {
		p.add(x, y, page.Line{DX: dx, DY: dy, Width: s.width, Dash: s.dashes(), Color: s.color})
	}
}

// box draws ground and line of a rectangle.
func (p *painter) box(r rect, l look) {
	switch {
	case r.w <= 0 && r.h <= 0:
	case l.line.on:
		p.polygon([]page.Point{{X: r.x, Y: r.y}, {X: r.right(), Y: r.y}, {X: r.right(), Y: r.bottom()}, {X: r.x, Y: r.bottom()}}, false, l)
	case l.fill.on && r.w > 0 && r.h > 0:
		p.add(r.x, r.y, page.Fill{W: r.w, H: r.h, Color: l.fill.color})
	}
}

// polygon draws a figure whose points are places in the chart.
func (p *painter) polygon(points []page.Point, open bool, l look) {
	if len(points) < 2 || !l.line.on && (open || !l.fill.on) {
		return
	}
	first := points[0]
	g := page.Polygon{Points: make([]page.Point, len(points)), Open: open}
	for i, at := range points {
		g.Points[i] = page.Point{X: at.X - first.X, Y: at.Y - first.Y}
	}
	if l.fill.on && !open {
		g.Filled, g.Fill = true, l.fill.color
	}
	if l.line.on {
		g.Width, g.Dash, g.Color = l.line.width, l.line.dashes(), l.line.color
	}
	p.add(first.X, first.Y, g)
}

// text writes a text whose baseline begins at a place.
func (p *painter) text(x, y unit.Length, s string, st style) { p.turned(x, y, s, st, 0) }

// turned writes a text turned by quarter turns clockwise around its place.
func (p *painter) turned(x, y unit.Length, s string, st style, turns int) {
	if s == "" {
		return
	}
	p.add(x, y, page.Text{Face: page.Face(st.face()), Size: st.size, Chars: s, Width: p.width(s, st), Turns: turns, Color: st.color})
}

// width is how wide a text is.
func (c *Chart) width(s string, st style) unit.Length {
	return c.opt.Faces.Measure(s, st.face(), st.size)
}

// lineOf is how far a line of text reaches above its baseline and below it.
func (c *Chart) lineOf(st style) (ascent, descent unit.Length) {
	return c.opt.Faces.Face(st.face()).LineMetrics(st.size)
}

// high is the height of a line of text.
func (c *Chart) high(st style) unit.Length {
	ascent, descent := c.lineOf(st)
	return ascent + descent
}

// block is how wide and high lines of text are.
func (c *Chart) block(lines []string, st style) (w, h unit.Length) {
	for _, s := range lines {
		w = max(w, c.width(s, st))
	}
	return w, c.high(st) * unit.Length(len(lines))
}

// Where lines stand in their room.
type alignment uint8

const (
	alignLeft alignment = iota
	alignMiddle
	alignRight
)

// writeLines writes lines one below the other from the top of a room.
func (p *painter) writeLines(r rect, lines []string, st style, a alignment) {
	ascent, descent := p.lineOf(st)
	y := r.y + ascent
	for _, s := range lines {
		x := r.x
		switch free := r.w - p.width(s, st); a {
		case alignMiddle:
			x += free / 2
		case alignRight:
			x += free
		}
		p.text(x, y, s, st)
		y += ascent + descent
	}
}

// writeUpward writes lines that run upwards, the first at the left of a room, each in the
// middle of its height or at its top.
func (p *painter) writeUpward(r rect, lines []string, st style, a alignment) {
	ascent, descent := p.lineOf(st)
	x := r.x + ascent
	for _, s := range lines {
		y := r.bottom()
		switch free := r.h - p.width(s, st); a {
		case alignMiddle:
			y -= free / 2
		case alignRight:
			y -= free
		}
		p.turned(x, y, s, st, 3)
		x += ascent + descent
	}
}

// face is the face of a style.
func (st style) face() font.Style {
	f := font.Regular
	if st.bold {
		f |= font.Bold
	}
	if st.italic {
		f |= font.Italic
	}
	return f
}
