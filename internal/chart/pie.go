package chart

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// Angles count millionths of a whole turn, clockwise from the top.

// pie draws the slices of a pie, or the rings of a doughnut.
func (p *painter) pie(room rect) {
	pl := p.plots[0]
	if len(p.plots) > 1 || len(pl.series) > 1 && !pl.ring {
		p.tell("ser")
	}
	if p.at.sized {
		room = p.at.of(p.whole).within(p.whole)
	}
	c := circle{page.Point{X: room.x + room.w/2, Y: room.y + room.h/2}, p.radius(pl, room)}
	if !pl.ring {
		p.slices(pl, pl.series[0], c, 0)
		return
	}
	inner := c.r.Scale(pl.hole, 100)
	n := int64(len(pl.series))
	for k, s := range pl.series {
		out := inner + (c.r-inner).Scale(int64(k)+1, n)
		p.slices(pl, s, circle{c.middle, out}, inner+(c.r-inner).Scale(int64(k), n))
	}
}

// radius is that of the largest pie that has room with its labels and with the slices
// that are pulled out.
func (p *painter) radius(pl *plot, room rect) unit.Length {
	s := pl.series[0]
	across, down := room.w/2, room.h/2
	whole := circle{r: min(across, down)}
	burst := s.burst
	sum, before := s.sum(), 0.0
	for i := range s.values {
		if pt := s.points[i]; pt != nil && pt.burstX {
			burst = max(burst, pt.burst)
		}
		from := pl.start() + part(before, sum)
		before += max(s.values[i].v, -s.values[i].v)
		l := pl.labelsOf(s, i)
		if l == nil || pl.ring || p.at.inner && p.at.sized || !outside(l.pos) {
			continue
		}
		lines := l.own
		if len(lines) == 0 {
			lines = p.labelText(pl, s, i, l)
		}
		w, h := p.block(lines, l.style)
		if l.pos != "outEnd" && whole.holds(from, pl.start()+part(before, sum), w, h) {
			continue
		}
		angle := (from + pl.start() + part(before, sum)) / 2
		across = min(across, reach(room.w/2-w-white, sine(angle)))
		down = min(down, reach(room.h/2-h-white, sine(angle+million/4)))
	}
	r := max(min(across, down), min(room.w, room.h)/5)
	return r.Scale(100, 100+min(burst, 200))
}

// reach is how long a line at an angle with this sine may be that ends so far away.
func reach(room unit.Length, sine int64) unit.Length {
	return max(room, 0).Scale(million, max(sine, -sine, million/10))
}

// outside reports whether labels stand around the pie.
func outside(pos string) bool { return pos == "outEnd" || pos == "bestFit" || pos == "" }

type circle struct {
	middle page.Point
	r      unit.Length
}

// at is a place at an angle, and so far from the middle.
func (c circle) at(angle int64, r unit.Length) page.Point {
	return page.Point{X: c.middle.X + r.Scale(sine(angle), million), Y: c.middle.Y - r.Scale(sine(angle+million/4), million)}
}

// slices draws one series around a middle.
func (p *painter) slices(pl *plot, s *series, c circle, inner unit.Length) {
	sum, start := s.sum(), pl.start()
	if sum <= 0 {
		return
	}
	before := 0.0
	for i, d := range s.values {
		v := max(d.v, -d.v)
		from, to := start+part(before, sum), start+part(before+v, sum)
		before += v
		if !d.ok || to == from {
			continue
		}
		burst := s.burst
		if pt := s.points[i]; pt != nil && pt.burstX {
			burst = pt.burst
		}
		own := circle{c.at((from+to)/2, c.r.Scale(min(burst, 200), 100)), c.r}
		p.polygon(own.slice(from, to, inner), false, p.fillOf(pl, s, i))
		p.label(pl, s, i, p.onSlice(pl, s, i, own, from, to, inner))
	}
}

// sum is that of the values without their signs: a slice shows no other.
func (s *series) sum() float64 {
	sum := 0.0
	for _, d := range s.values {
		sum += max(d.v, -d.v)
	}
	return sum
}

// start is the angle at which the first slice begins.
func (p *plot) start() int64 { return int64(p.first) * million / 360 }

// part is v of sum in millionths.
func part(v, sum float64) int64 {
	if sum <= 0 {
		return 0
	}
	return int64(min(max(v/sum, 0), 1)*million + 0.5)
}

// edge is how far an edge of a round figure turns at most: two degrees.
const edge = million/180 + 1

// slice gives the points around a slice, or around a part of a ring.
func (c circle) slice(from, to int64, inner unit.Length) []page.Point {
	n := max((to-from+edge-1)/edge, 1)
	out := make([]page.Point, 0, 2*n+3)
	for i := range n + 1 {
		out = append(out, c.at(from+(to-from)*i/n, c.r))
	}
	switch {
	case inner > 0:
		for i := n; i >= 0; i-- {
			out = append(out, c.at(from+(to-from)*i/n, inner))
		}
	case to-from < million:
		out = append(out, c.middle)
	}
	return out
}

// onSlice lists the places for the label of a slice: inside where it has room there,
// around the pie else, and further up or down where others stand already.
func (p *painter) onSlice(pl *plot, s *series, i int, c circle, from, to int64, inner unit.Length) []spot {
	l := pl.labelsOf(s, i)
	if l == nil {
		return nil
	}
	angle := (from + to) / 2
	if pl.ring {
		return []spot{{at: c.at(angle, (inner+c.r)/2)}}
	}
	switch l.pos {
	case "ctr":
		return []spot{{at: c.at(angle, c.r/2)}}
	case "inEnd":
		return []spot{{at: c.at(angle, c.r.Scale(3, 4))}}
	}
	if l.pos != "outEnd" {
		lines := l.own
		if len(lines) == 0 {
			lines = p.labelText(pl, s, i, l)
		}
		if w, h := p.block(lines, l.style); c.holds(from, to, w, h) {
			return []spot{{at: c.at(angle, c.r.Scale(labelDepth, 100))}}
		}
	}
	tip := c.at(angle, c.r)
	at := c.at(angle, c.r+white/2)
	out := spot{at: at, h: side(sine(angle)), v: side(-sine(angle + million/4))}
	list := []spot{out}
	line := p.high(l.style)
	for k := unit.Length(1); k <= 8; k++ {
		for _, way := range [...]unit.Length{1, -1} {
			moved := out
			moved.at.Y += way * k * line / 2
			if moved.h != 0 {
				moved.at.X += unit.Length(moved.h) * 2 * white
			}
			moved.tip = &tip
			list = append(list, moved)
		}
	}
	return list
}

// labelDepth is how far from the middle of a pie a label inside it stands, in percent
// of the radius.
const labelDepth = 68

// holds reports whether a label has room inside a slice.
func (c circle) holds(from, to int64, w, h unit.Length) bool {
	middle := c.at((from+to)/2, c.r.Scale(labelDepth, 100))
	begin, end := c.at(from, c.r), c.at(to, c.r)
	for _, corner := range [...]page.Point{{X: -w, Y: -h}, {X: w, Y: -h}, {X: -w, Y: h}, {X: w, Y: h}} {
		at := page.Point{X: middle.X + corner.X/2, Y: middle.Y + corner.Y/2}
		dx, dy := at.X-c.middle.X, at.Y-c.middle.Y
		if dx*dx+dy*dy > c.r*c.r {
			return false
		}
		after, before := c.turns(begin, at), c.turns(at, end)
		if to-from <= million/2 && !(after && before) || to-from > million/2 && !after && !before {
			return false
		}
	}
	return true
}

// turns reports whether the way around from a to b, if it is the shorter one, is
// clockwise.
func (c circle) turns(a, b page.Point) bool {
	return (a.X-c.middle.X)*(b.Y-c.middle.Y)-(a.Y-c.middle.Y)*(b.X-c.middle.X) >= 0
}

// side rounds a sine to the three places of a spot.
func side(sine int64) int8 {
	switch {
	case sine > million/4:
		return 1
	case sine < -million/4:
		return -1
	}
	return 0
}

// sine is the sine of an angle in millionths, worked out in whole numbers so that it
// is the same on every machine.
func sine(angle int64) int64 {
	angle = (angle%million + million) % million
	switch quarter := int64(million / 4); {
	case angle > 3*quarter:
		return -arc(million - angle)
	case angle > 2*quarter:
		return -arc(angle - 2*quarter)
	case angle > quarter:
		return arc(2*quarter - angle)
	}
	return arc(angle)
}

// arc is the sine of up to a quarter of a turn, by its series.
func arc(angle int64) int64 {
	const bits, turn = 30, 6746518852 // 2 pi, with so many bits behind the point
	x := angle * turn / million
	square := x * x >> bits
	sum, term := x, x
	for k := int64(2); k <= 12; k += 2 {
		term = -(term * square >> bits) / (k * (k + 1))
		sum += term
	}
	return (sum*million + 1<<(bits-1)) >> bits
}
