package chart

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// lineWidth is Word's for lines of series that say nothing of theirs.
const lineWidth = 28575 * unit.Emu

// lineLook is the line of a series.
func (c *Chart) lineLook(p *plot, s *series) stroke {
	if p.noLines && !s.look.line.stated {
		return stroke{}
	}
	line := s.look.line.or(stroke{on: true, width: lineWidth, color: c.accent(s.index)})
	if line.bare {
		line.width = lineWidth
	}
	return line
}

// autoMarkers are the signs of series in their order (21.2.2.106).
var autoMarkers = [...]string{"diamond", "square", "triangle", "x", "star", "circle", "plus", "dot", "dash"}

// markerOf is the sign of the i-th value of a series.
func (c *Chart) markerOf(p *plot, s *series, i int) marker {
	m := s.marker
	if pt := s.points[i]; pt != nil {
		if pt.marker.shape != "" {
			m.shape, m.size = pt.marker.shape, pt.marker.size
		}
		if l := pt.marker.look; l.fill.stated || l.line.stated {
			m.look = l
		}
	}
	if m.shape == "" || m.shape == "auto" {
		m.shape = "none"
		if p.markers {
			m.shape = autoMarkers[s.index%len(autoMarkers)]
		}
	}
	if m.size == 0 {
		m.size = markerSize * unit.Pt
	}
	color := c.accent(s.index)
	if l := s.look.line; l.stated && l.on {
		color = l.color
	}
	m.look.fill = m.look.fill.or(paint{on: true, color: color})
	m.look.line = m.look.line.or(stroke{on: true, width: thinnest, color: color})
	return m
}

// mark draws a marker around a place.
func (p *painter) mark(at page.Point, m marker) {
	r := m.size / 2
	point := func(dx, dy unit.Length) page.Point { return page.Point{X: at.X + dx, Y: at.Y + dy} }
	cross := m.look.line
	cross.width = max(cross.width, unit.Pt/2)
	switch m.shape {
	case "none", "picture":
	case "square":
		p.box(rect{at.X - r, at.Y - r, 2 * r, 2 * r}, m.look)
	case "diamond":
		p.polygon([]page.Point{point(0, -r), point(r, 0), point(0, r), point(-r, 0)}, false, m.look)
	case "triangle":
		p.polygon([]page.Point{point(0, -r), point(r, r), point(-r, r)}, false, m.look)
	case "x", "star", "plus":
		if m.shape != "plus" {
			p.line(at.X-r, at.Y-r, 2*r, 2*r, cross)
			p.line(at.X-r, at.Y+r, 2*r, -2*r, cross)
		}
		if m.shape != "x" {
			p.line(at.X, at.Y-r, 0, 2*r, cross)
		}
		if m.shape == "plus" {
			p.line(at.X-r, at.Y, 2*r, 0, cross)
		}
	case "dash":
		p.box(rect{at.X - r, at.Y - r/4, 2 * r, r / 2}, m.look)
	case "dot":
		p.box(rect{at.X - r/2, at.Y - r/4, r, r / 2}, m.look)
	default:
		p.ring(at, r, m.look)
	}
}

func (p *painter) ring(at page.Point, r unit.Length, l look) {
	e := page.Ellipse{W: 2 * r, H: 2 * r, Filled: l.fill.on, Fill: l.fill.color}
	if l.line.on {
		e.Width, e.Color = l.line.width, l.line.color
	}
	if e.Filled || e.Width > 0 {
		p.add(at.X-r, at.Y-r, e)
	}
}

// lines draws the series of a line chart.
func (g *grid) lines(p *plot, val *axis) {
	piles := g.pile(p)
	for k, s := range p.series {
		at := make([]place, g.n)
		for i := range at {
			if v := piles[k][i]; v.ok {
				at[i] = place{true, g.point(g.middle(i), val.scale.at(v.to))}
			}
		}
		g.thread(p, s, at)
	}
}

// scatter draws the series of points that have two values.
func (g *grid) scatter(p *plot, val *axis) {
	for _, s := range p.series {
		at := make([]place, len(s.values))
		for i := range at {
			if x := s.across(i); x.ok && s.values[i].ok {
				at[i] = place{true, g.point(g.long().Scale(p.cat.scale.at(x.v), million), val.scale.at(s.values[i].v))}
			}
		}
		g.thread(p, s, at)
	}
}

// across is the first value of a point; points without one are counted from 1.
func (s *series) across(i int) datum {
	if i < len(s.xs) {
		return s.xs[i]
	}
	if len(s.xs) > 0 {
		return datum{}
	}
	return datum{true, float64(i + 1)}
}

// place is where a value stands, if it is there.
type place struct {
	ok bool
	at page.Point
}

// thread draws the line of a series, its markers and its labels.
func (g *grid) thread(p *plot, s *series, at []place) {
	line := g.lineLook(p, s)
	var run []page.Point
	flush := func() {
		if s.smooth {
			run = smoothed(run)
		}
		g.polygon(run, true, look{line: line})
		run = nil
	}
	for i := range at {
		switch {
		case at[i].ok:
			run = append(run, at[i].at)
		case g.blanks != "span":
			flush()
		}
	}
	flush()
	for i := range at {
		if at[i].ok {
			g.mark(at[i].at, g.markerOf(p, s, i))
			g.label(p, s, i, aroundPoint(at[i].at, p.labelsOf(s, i)))
		}
	}
}

// smoothed puts points between those of a line, on curves that go through them all
// (Catmull and Rom's).
func smoothed(points []page.Point) []page.Point {
	const parts = 8
	if len(points) < 3 {
		return points
	}
	out := make([]page.Point, 0, len(points)*parts)
	for i := range len(points) - 1 {
		a, b, c, d := points[max(i-1, 0)], points[i], points[i+1], points[min(i+2, len(points)-1)]
		for k := range unit.Length(parts) {
			out = append(out, page.Point{X: curve(a.X, b.X, c.X, d.X, k, parts), Y: curve(a.Y, b.Y, c.Y, d.Y, k, parts)})
		}
	}
	return append(out, points[len(points)-1])
}

// curve is the k-th of n places from b to c on the curve that comes from a and goes
// on to d.
func curve(a, b, c, d, k, n unit.Length) unit.Length {
	sum := 2*b*n*n*n + (c-a)*k*n*n + (2*a-5*b+4*c-d)*k*k*n + (3*b-a-3*c+d)*k*k*k
	return sum / (2 * n * n * n)
}

// areas draws the series of an area chart, each down to the one below it or to the
// axis.
func (g *grid) areas(p *plot, val *axis) {
	piles := g.pile(p)
	base := g.base(val)
	for k, s := range p.series {
		over, under := make([]page.Point, 0, g.n), make([]page.Point, 0, g.n)
		for i := range g.n {
			v := piles[k][i]
			low := base
			if p.stacked {
				low = v.from
			}
			over = append(over, g.point(g.middle(i), val.scale.at(v.to)))
			under = append(under, g.point(g.middle(i), val.scale.at(low)))
		}
		for i := len(under) - 1; i >= 0; i-- {
			over = append(over, under[i])
		}
		g.polygon(over, false, g.fillOf(p, s, -1))
	}
	for k, s := range p.series {
		for i := range g.n {
			if v := piles[k][i]; v.ok && i < len(s.values) {
				at := g.point(g.middle(i), (val.scale.at(v.to)+val.scale.at(v.from))/2)
				g.label(p, s, i, []spot{{at: at}})
			}
		}
	}
}
