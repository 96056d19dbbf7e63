package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// outlines draws the outlines of a shape into its box, as it stands after its turns.
func (d *drawer) outlines(o *object, s *wml.Shape, box rect) {
	for i := range s.Outlines {
		out := &s.Outlines[i]
		what := page.Polygon{Open: out.Open, Filled: s.Fill.On && !out.Bare, Fill: page.Color(s.Fill.Color), Points: outlinePoints(s, out, box)}
		if line := penOf(s.Line); s.Line.On && !out.Silent {
			what.Width, what.Dash, what.Color = max(line.Width, unit.Pt/10), line.Dash, line.Color
		}
		if len(what.Points) < 2 || !what.Filled && what.Width == 0 {
			continue
		}
		d.add(box.x, box.y, what, o.at, page.Artifact)
		if what.Open && what.Width > 0 {
			d.arrows(o, s.Line, what, box)
		}
	}
}

// outlinePoints are the points of an outline, counted from the corner of the box.
func outlinePoints(s *wml.Shape, out *wml.Outline, box rect) []page.Point {
	const side = 100000
	list := make([]page.Point, len(out.Points))
	for i, p := range out.Points {
		if s.FlipH {
			p.X = side - p.X
		}
		if s.FlipV {
			p.Y = side - p.Y
		}
		for range s.Turns {
			p.X, p.Y = side-p.Y, p.X
		}
		list[i] = page.Point{X: near(box.w.Scale(int64(p.X), side)), Y: near(box.h.Scale(int64(p.Y), side))}
	}
	return list
}

// arrows draws the arrows at the ends of an open outline.
func (d *drawer) arrows(o *object, l wml.Stroke, what page.Polygon, box rect) {
	line := penOf(l)
	n := len(what.Points)
	ends := func(from, to page.Point) {
		d.arrow(o, line, box.x+to.X, box.y+to.Y, to.X-from.X, to.Y-from.Y)
	}
	if l.Tail {
		ends(what.Points[n-2], what.Points[n-1])
	}
	if l.Head {
		ends(what.Points[1], what.Points[0])
	}
}
