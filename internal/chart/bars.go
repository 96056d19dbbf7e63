package chart

import (
	"math"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// piece is a value as it is drawn: from the one below it in a stack to its own end.
type piece struct {
	ok       bool
	from, to float64
}

// pile stacks the values of a plot, or lets each begin at nought.
func (c *Chart) pileOf(p *plot, n int) [][]piece {
	out := make([][]piece, len(p.series))
	up, down, all := make([]float64, n), make([]float64, n), make([]float64, n)
	for k, s := range p.series {
		out[k] = make([]piece, n)
		for i := range all {
			all[i] += math.Abs(s.at(i).v)
		}
	}
	for k, s := range p.series {
		for i := range n {
			d := s.at(i)
			if !d.ok && (c.blanks == "zero" || p.kind == areaKind) {
				d.ok = true
			}
			v := d.v
			if p.percent && all[i] > 0 {
				v /= all[i]
			}
			pc := piece{ok: d.ok, to: v}
			if p.stacked {
				pile := &up[i]
				if v < 0 && p.kind == barKind {
					pile = &down[i]
				}
				pc.from, pc.to = *pile, *pile+v
				*pile = pc.to
			}
			out[k][i] = pc
		}
	}
	return out
}

func (g *grid) pile(p *plot) [][]piece { return g.pileOf(p, g.n) }

// base is the value that columns stand on: where the axis of the categories crosses.
func (g *grid) base(val *axis) float64 { return g.crossing(val) }

// bars draws the series of a bar chart.
func (g *grid) bars(p *plot, val *axis) {
	n := int64(len(p.series))
	overlap := p.overlap
	if p.stacked {
		overlap = 100
	}
	slot := g.long() / unit.Length(max(g.n, 1))
	parts := n*100 - (n-1)*overlap + p.gap // of the slot, in hundredths of a bar
	thick := max(slot.Scale(100, max(parts, 1)), unit.Pt/4)
	piles := g.pile(p)
	for i := range g.n {
		first := g.middle(i) - slot.Scale(n*100-(n-1)*overlap, 2*max(parts, 1))
		for k, s := range p.series {
			at := first + slot.Scale(int64(k)*(100-overlap), max(parts, 1))
			if g.cat.reversed {
				at = 2*g.middle(i) - at - thick
			}
			if v := piles[k][i]; v.ok && i < len(s.values) {
				g.bar(p, s, i, at, thick, v, val)
			}
		}
	}
}

// bar draws one bar, and its label.
func (g *grid) bar(p *plot, s *series, i int, at, thick unit.Length, v piece, val *axis) {
	from := v.from
	if !p.stacked {
		from = g.base(val)
	}
	a, b := g.point(at, val.scale.at(from)), g.point(at+thick, val.scale.at(v.to))
	r := rect{min(a.X, b.X), min(a.Y, b.Y), max(a.X-b.X, b.X-a.X), max(a.Y-b.Y, b.Y-a.Y)}
	g.box(r, g.fillOf(p, s, i))
	g.label(p, s, i, g.onBar(p, p.labelsOf(s, i), a, b, (v.to < from) != val.reversed))
}

// onBar lists the places for the label of a bar that goes from a to b.
func (g *grid) onBar(p *plot, l *labels, a, b page.Point, back bool) []spot {
	if l == nil {
		return nil
	}
	pos := l.pos
	if pos == "" {
		if pos = "outEnd"; p.stacked {
			pos = "ctr"
		}
	}
	gap := unit.Length(2 * unit.Pt)
	dir := int8(1)
	if back {
		dir, gap = -1, -gap
	}
	middle := page.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	end, foot := middle, middle
	along := func(at page.Point, by unit.Length, way int8) spot {
		if g.lying {
			return spot{at: page.Point{X: at.X + by, Y: at.Y}, h: way}
		}
		return spot{at: page.Point{X: at.X, Y: at.Y - by}, v: -way}
	}
	if g.lying {
		end.X, foot.X = b.X, a.X
	} else {
		end.Y, foot.Y = b.Y, a.Y
	}
	switch pos {
	case "inEnd":
		return []spot{along(end, -gap, -dir)}
	case "inBase":
		return []spot{along(foot, gap, dir)}
	case "outEnd":
		line := g.high(l.style)
		out := []spot{along(end, gap, dir)}
		if !g.lying {
			out = append(out, along(end, gap+line*unit.Length(dir), dir), along(end, gap+2*line*unit.Length(dir), dir))
		}
		return out
	}
	return []spot{{at: middle}}
}
