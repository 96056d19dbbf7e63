package chart

import (
	"math"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// grid is a plot with two axes that is being drawn.
type grid struct {
	*painter
	area   rect
	lying  bool // the categories go up
	n      int  // categories
	mid    bool // they stand on their marks, not between them
	points bool // the axis across counts values too
	cat    *axis
	vals   []*axis
	names  catNames
}

// Sides of a plot.
const (
	sideLeft = iota
	sideTop
	sideRight
	sideBottom
)

// cartesian draws the plots that have axes.
func (p *painter) cartesian(room rect) {
	first := p.lead()
	g := &grid{painter: p, lying: first.kind == barKind && first.across, points: first.kind == scatterKind, cat: own(first.cat)}
	g.vals = append(g.vals, own(first.val))
	mid, between := false, false
	for _, pl := range p.plots {
		if pl.kind == scatterKind != g.points {
			p.tell("plotArea")
			continue
		}
		g.n = max(g.n, pl.most())
		if g.axisOf(pl) == nil {
			g.vals = append(g.vals, own(pl.val))
		}
		between = between || pl.kind == barKind || !pl.val.mid
		mid = mid || pl.val.mid
	}
	g.mid = mid && !between || first.kind == areaKind && len(p.plots) == 1 && !between
	// What the labels take depends on the scale, and the scale on the room they leave.
	g.settle(room)
	for range 2 {
		g.area = g.boxIn(room)
		g.settle(g.area)
	}
	g.box(g.area, p.inner)
	g.drawGrid()
	for _, k := range [...]kind{areaKind, barKind, lineKind, scatterKind} {
		for _, pl := range p.plots {
			if pl.kind == k && (k == scatterKind) == g.points {
				g.plot(pl, g.axisOf(pl))
			}
		}
	}
	g.drawAxes()
}

// lead is the plot whose axes are the first ones: the axis of its categories is seen.
func (p *painter) lead() *plot {
	for _, pl := range p.plots {
		if !pl.cat.deleted {
			return pl
		}
	}
	return p.plots[0]
}

// own is a copy of an axis: a chart may be drawn in two sizes, and its scales differ.
func own(a *axis) *axis {
	out := *a
	out.source = a
	return &out
}

// axisOf is the axis of the values of a plot, or nil.
func (g *grid) axisOf(p *plot) *axis {
	for _, a := range g.vals {
		if a.source == p.val {
			return a
		}
	}
	return nil
}

func (g *grid) plot(p *plot, val *axis) {
	switch p.kind {
	case areaKind:
		g.areas(p, val)
	case barKind:
		g.bars(p, val)
	case lineKind:
		g.lines(p, val)
	case scatterKind:
		q := *p
		q.cat = g.cat
		g.scatter(&q, val)
	}
}

// long is the length of the axis of the categories, tall that of the values.
func (g *grid) long() unit.Length {
	if g.lying {
		return g.area.h
	}
	return g.area.w
}

func (g *grid) tall() unit.Length {
	if g.lying {
		return g.area.w
	}
	return g.area.h
}

// middle is where a category stands along its axis.
func (g *grid) middle(i int) unit.Length {
	at := g.long().Scale(int64(2*i+1), int64(2*max(g.n, 1)))
	if g.mid {
		at = g.long().Scale(int64(i), int64(max(g.n-1, 1)))
	}
	if g.cat.reversed {
		at = g.long() - at
	}
	return at
}

// point is the place of a value, in millionths of its axis, at a place along the
// other one.
func (g *grid) point(along unit.Length, value int64) page.Point {
	if g.lying {
		return page.Point{X: g.area.x + g.area.w.Scale(value, million), Y: g.area.bottom() - along}
	}
	return page.Point{X: g.area.x + along, Y: g.area.bottom() - g.area.h.Scale(value, million)}
}

// settle finds the scales that fit a room.
func (g *grid) settle(room rect) {
	area := g.area
	g.area = room
	for _, a := range g.vals {
		low, high, percent := g.rangeOf(a.source)
		if percent {
			g.percentScale(a, low, high)
			continue
		}
		a.scale = newScale(low, high, a, g.marksIn(g.tall(), a, !g.lying, high))
	}
	if g.points {
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range g.plots {
			for _, s := range p.series {
				for i := range s.values {
					if x := s.across(i); x.ok {
						low, high = min(low, x.v), max(high, x.v)
					}
				}
			}
		}
		g.cat.scale = newScale(low, high, g.cat, g.marksIn(g.area.w, g.cat, false, high))
	}
	g.area = area
}

// marksIn is how many marks have room on an axis: twice the height of their labels
// is left to each, or twice their width and that of a letter.
func (g *grid) marksIn(long unit.Length, a *axis, up bool, high float64) int {
	each := 2 * g.high(a.style)
	if !up {
		each = 2 * (max(g.width(g.labelOf(a, math.Ceil(high)), a.style), g.width("0,00", a.style)) + a.style.size)
	}
	return int(min(max(long/max(each, 1), 1), 20))
}

// rangeOf finds the least and the greatest value of an axis.
func (g *grid) rangeOf(a *axis) (low, high float64, percent bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range g.plots {
		if p.val != a || p.kind == scatterKind != g.points {
			continue
		}
		percent = percent || p.percent
		n := p.most()
		for _, pile := range g.pileOf(p, n) {
			for _, v := range pile {
				if v.ok {
					low, high = min(low, v.to), max(high, v.to)
					if p.stacked || p.kind == areaKind {
						low, high = min(low, v.from), max(high, v.from)
					}
				}
			}
		}
	}
	return low, high, percent
}

// percentScale is that of parts of a whole.
func (g *grid) percentScale(a *axis, low, high float64) {
	b := *a
	for _, l := range []*limit{&b.low, &b.high, &b.major} {
		if l.set && math.Abs(l.v) > 1 {
			l.v /= 100
		}
	}
	if !b.low.set {
		b.low = limit{true, 0}
		if low < 0 {
			b.low.v = -1
		}
	}
	if !b.high.set {
		b.high = limit{true, 1}
		if high <= 0 {
			b.high.v = 0
		}
	}
	a.scale = newScale(b.low.v, b.high.v, &b, g.marksIn(g.tall(), a, !g.lying, 1))
}

// labelOf is the label of a value on its axis.
func (g *grid) labelOf(a *axis, v float64) string {
	format := a.format
	if a.linked || format == "" {
		format = g.formatOf(a)
	}
	if format == "" {
		format = "General"
	}
	return g.fitted(g.number(v, format))
}

// formatOf is the format of the values of an axis.
func (g *grid) formatOf(a *axis) string {
	for _, p := range g.plots {
		if p.val.id != a.id || len(p.series) == 0 {
			continue
		}
		if p.percent {
			return "0%"
		}
		return p.series[0].format
	}
	return ""
}

// crossing is the value at which the axis of the categories crosses one of values.
func (g *grid) crossing(val *axis) float64 {
	s := val.scale
	switch {
	case g.cat.at.set:
		return min(max(g.cat.at.v, s.min), s.max)
	case g.cat.crosses == "min":
		return s.min
	case g.cat.crosses == "max":
		return s.max
	}
	return min(max(0, s.min), s.max)
}

// far reports whether an axis of values stands at the far end of the categories.
func (g *grid) far(val *axis) bool {
	far := val.crosses == "max"
	if g.points {
		if val.at.set {
			far = val.at.v >= g.cat.scale.max
		}
		return far != g.cat.scale.reversed
	}
	if val.at.set {
		far = val.at.v > 1 && int(val.at.v) >= g.n
	}
	return far != g.cat.reversed
}

// sideOf is the side of the plot that the labels of an axis of values stand on.
func (g *grid) sideOf(val *axis) int {
	far := g.far(val)
	switch val.labels {
	case "low":
		far = g.cat.reversed
	case "high":
		far = !g.cat.reversed
	}
	switch {
	case g.lying && far:
		return sideTop
	case g.lying:
		return sideBottom
	case far:
		return sideRight
	}
	return sideLeft
}

// catSide is the side that the labels of the categories stand on, and whether they
// stand at it: they may be inside the plot.
func (g *grid) catSide() (side int, edge bool) {
	val := g.vals[0]
	at := val.scale.at(g.crossing(val))
	switch g.cat.labels {
	case "low":
		at = val.scale.at(val.scale.min)
	case "high":
		at = val.scale.at(val.scale.max)
	}
	far := at == million
	switch {
	case g.lying && far:
		side = sideRight
	case g.lying:
		side = sideLeft
	case far:
		side = sideTop
	default:
		side = sideBottom
	}
	return side, far || at == 0
}

// labelled reports whether an axis shows its labels.
func (a *axis) labelled() bool { return !a.deleted && a.labels != "none" }

// tickLength is how far marks reach out of an axis, and labelGap parts labels from it.
const (
	tickLength = 3 * unit.Pt
	labelGap   = 5 * unit.Pt
)
