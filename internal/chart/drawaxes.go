package chart

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// drawGrid draws the lines across the plot, before all that stands on it.
func (g *grid) drawGrid() {
	for _, a := range g.vals {
		if !a.grid.on {
			continue
		}
		for _, v := range a.scale.marks() {
			from := g.point(0, a.scale.at(v))
			if g.lying {
				g.line(from.X, from.Y, 0, -g.area.h, a.grid)
			} else {
				g.line(from.X, from.Y, g.area.w, 0, a.grid)
			}
		}
	}
	if !g.cat.grid.on {
		return
	}
	for _, at := range g.catMarks() {
		g.upright(at, g.cat.grid)
	}
}

// upright draws a line of the grid at a place along the categories.
func (g *grid) upright(at unit.Length, s stroke) {
	from := g.point(at, 0)
	if g.lying {
		g.line(from.X, from.Y, g.area.w, 0, s)
	} else {
		g.line(from.X, from.Y, 0, -g.area.h, s)
	}
}

// catMarks are the places of the marks along the categories: between them, or on them.
func (g *grid) catMarks() []unit.Length {
	var out []unit.Length
	if g.points {
		for _, v := range g.cat.scale.marks() {
			out = append(out, g.area.w.Scale(g.cat.scale.at(v), million))
		}
		return out
	}
	n := g.n
	if g.mid {
		n--
	}
	for i := range n + 1 {
		if room := g.long() / unit.Length(max(n, 1)); room > unit.Pt || i == 0 || i == n {
			out = append(out, g.long().Scale(int64(i), int64(max(n, 1))))
		}
	}
	return out
}

// drawAxes draws lines, marks, labels and titles of the axes.
func (g *grid) drawAxes() {
	for _, a := range g.vals {
		if !a.deleted {
			g.valueAxis(a)
		}
	}
	if !g.cat.deleted {
		g.catAxis()
	}
}

// ticks are how far marks reach, to the side that grows and to the other one.
func (a *axis) ticksOut() (out, in unit.Length) {
	switch a.ticks {
	case "out", "":
		return tickLength, 0
	case "in":
		return 0, tickLength
	case "cross":
		return tickLength, tickLength
	}
	return 0, 0
}

func (g *grid) valueAxis(a *axis) {
	far := g.far(a)
	at := unit.Length(0)
	if far {
		at = g.long()
	}
	if g.points && !a.at.set && a.crosses != "max" && a.crosses != "min" {
		at = g.area.w.Scale(g.cat.scale.at(min(max(0, g.cat.scale.min), g.cat.scale.max)), million)
	}
	foot, head := g.point(at, 0), g.point(at, million)
	g.line(foot.X, foot.Y, head.X-foot.X, head.Y-foot.Y, a.line)
	out, in := a.ticksOut()
	if far {
		out, in = in, out
	}
	for _, v := range a.scale.marks() {
		m := g.point(at, a.scale.at(v))
		if g.lying {
			g.line(m.X, m.Y-in, 0, out+in, a.line)
		} else {
			g.line(m.X-out, m.Y, out+in, 0, a.line)
		}
	}
	side := g.sideOf(a)
	if a.labelled() {
		edge := at
		if a.labels == "low" || a.labels == "high" {
			if edge = 0; side == sideRight || side == sideTop {
				edge = g.long()
			}
		}
		for _, v := range a.scale.marks() {
			g.valueLabel(a, side, g.point(edge, a.scale.at(v)), g.labelOf(a, v))
		}
	}
	g.axisTitle(a, side, g.valueDepth(a))
}

// valueLabel writes the label of a mark beside it.
func (g *grid) valueLabel(a *axis, side int, m page.Point, text string) {
	w, h := g.width(text, a.style), g.high(a.style)
	g.writeLines(g.beside(m, side, w, h), []string{text}, a.style, alignLeft)
}

// beside is the room of a label on a side of a mark. Nothing stands off the chart.
func (g *grid) beside(m page.Point, side int, w, h unit.Length) rect {
	r := rect{m.X - w/2, m.Y - h/2, w, h}
	switch side {
	case sideLeft:
		r.x = m.X - labelGap - w
	case sideRight:
		r.x = m.X + labelGap
	case sideTop:
		r.y = m.Y - labelGap - h
	default:
		r.y = m.Y + labelGap
	}
	return r.within(g.whole)
}

func (g *grid) catAxis() {
	a, val := g.cat, g.vals[0]
	at := val.scale.at(g.crossing(val))
	foot, head := g.point(0, at), g.point(g.long(), at)
	g.line(foot.X, foot.Y, head.X-foot.X, head.Y-foot.Y, a.line)
	out, in := a.ticksOut()
	side, edge := g.catSide()
	if side == sideTop || side == sideRight {
		out, in = in, out
	}
	for _, mark := range g.catMarks() {
		m := g.point(mark, at)
		if g.lying {
			g.line(m.X-out, m.Y, out+in, 0, a.line)
		} else {
			g.line(m.X, m.Y-in, 0, out+in, a.line)
		}
	}
	if edge {
		switch at = 0; side {
		case sideTop, sideRight:
			at = million
		}
	}
	depth := unit.Length(0)
	if a.labelled() {
		if edge {
			depth = g.names.depth
		}
		g.catLabels(side, at)
	}
	g.axisTitle(a, side, depth)
}

// catLabels writes the names of the categories along a line.
func (g *grid) catLabels(side int, at int64) {
	a := g.cat
	if g.points {
		for _, v := range a.scale.marks() {
			m := g.point(g.area.w.Scale(a.scale.at(v), million), at)
			g.valueLabel(a, side, m, g.labelOf(a, v))
		}
		return
	}
	for i, lines := range g.names.lines {
		if len(lines) == 0 {
			continue
		}
		m := g.point(g.middle(i), at)
		w, h := g.block(lines, a.style)
		if g.names.upward {
			w, h = h, w
		}
		r := g.beside(m, side, w, h)
		switch {
		case g.names.upward && side == sideTop:
			g.writeUpward(r, lines, a.style, alignLeft)
		case g.names.upward:
			g.writeUpward(r, lines, a.style, alignRight)
		case side == sideLeft:
			g.writeLines(r, lines, a.style, alignRight)
		case side == sideRight:
			g.writeLines(r, lines, a.style, alignLeft)
		default:
			g.writeLines(r, lines, a.style, alignMiddle)
		}
	}
}

// axisTitle writes the title of an axis beyond its labels, which reach so deep.
func (g *grid) axisTitle(a *axis, side int, depth unit.Length) {
	t := a.title
	if t == nil || len(t.lines) == 0 {
		return
	}
	level := side == sideTop || side == sideBottom
	lines := g.titleLines(a, level)
	w, h := g.block(lines, t.style)
	upward := !level && t.upward
	if upward {
		w, h = h, w
	}
	r := rect{g.area.x + (g.area.w-w)/2, g.area.y + (g.area.h-h)/2, w, h}
	switch gap := depth + white/2; side {
	case sideLeft:
		r.x = g.area.x - gap - w
	case sideRight:
		r.x = g.area.right() + gap
	case sideTop:
		r.y = g.area.y - gap - h
	default:
		r.y = g.area.bottom() + gap
	}
	// A title that was moved stays beyond the labels, unless the plot was placed too.
	if at := t.at.of(g.whole); t.at.set {
		fixed := g.at.sized && g.at.inner
		if level || fixed {
			r.x = at.x
		}
		if !level || fixed {
			r.y = at.y
		}
	}
	r = r.within(g.whole)
	g.box(r, t.look)
	if upward {
		g.writeUpward(r, lines, t.style, alignMiddle)
	} else {
		g.writeLines(r, lines, t.style, alignMiddle)
	}
}
