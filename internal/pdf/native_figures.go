package pdf

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// line strokes from one point to another.
func (p *sheetPainter) line(x, y unit.Length, l page.Line) {
	p.setPen(pen{l.Width, l.Dash, l.Color})
	p.point(x, y)
	p.operator("m")
	p.point(x+l.DX, y+l.DY)
	p.operator("l")
	p.operator("S")
}

func (p *sheetPainter) fill(x, y unit.Length, f page.Fill) {
	p.setInk(f.Color)
	p.point(x, y)
	p.numbers(2, hundredths(f.W), -hundredths(f.H))
	p.operator("re")
	p.operator("f")
}

func (p *sheetPainter) triangle(x, y unit.Length, t page.Triangle) {
	p.setInk(t.Color)
	p.point(x, y)
	p.operator("m")
	p.point(x+t.AX, y+t.AY)
	p.operator("l")
	p.point(x+t.BX, y+t.BY)
	p.operator("l")
	p.operator("f")
}

// polygon draws ground and line in one go, as an ellipse is drawn.
func (p *sheetPainter) polygon(x, y unit.Length, g page.Polygon) {
	paint := ""
	switch filled := g.Filled && !g.Open; {
	case len(g.Points) == 0 || !filled && g.Width <= 0:
		return
	case g.Open:
		paint = "S"
	case filled && g.Width > 0:
		paint = "b"
	case filled:
		paint = "f"
	default:
		paint = "s"
	}
	if g.Filled && !g.Open {
		p.setInk(g.Fill)
	}
	if g.Width > 0 {
		p.setPen(pen{g.Width, g.Dash, g.Color})
		if !p.rounded {
			p.rounded = true
			p.operator("1 j")
		}
	}
	for i, at := range g.Points {
		p.point(x+at.X, y+at.Y)
		if i == 0 {
			p.operator("m")
		} else {
			p.operator("l")
		}
	}
	p.operator(paint)
}

// ellipse draws ground and line in one go, so that the line lies over the ground.
func (p *sheetPainter) ellipse(x, y unit.Length, e page.Ellipse) {
	paint := "n"
	switch {
	case e.Filled && e.Width > 0:
		paint = "B"
	case e.Filled:
		paint = "f"
	case e.Width > 0:
		paint = "s"
	default:
		return
	}
	if e.Filled {
		p.setInk(e.Fill)
	}
	if e.Width > 0 {
		p.setPen(pen{e.Width, e.Dash, e.Color})
	}
	p.round(x+e.W/2, y+e.H/2, e.W/2, e.H/2)
	p.operator("h")
	p.operator(paint)
}

// round draws four curves around a middle. Their inner points lie so far along the
// sides of the box that a circle is met to a quarter of a thousandth of its radius.
func (p *sheetPainter) round(x, y, rx, ry unit.Length) {
	kx, ky := rx.Scale(5523, 10000), ry.Scale(5523, 10000)
	p.point(x+rx, y)
	p.operator("m")
	for _, c := range [4][6]unit.Length{
		{rx, ky, kx, ry, 0, ry},
		{-kx, ry, -rx, ky, -rx, 0},
		{-rx, -ky, -kx, -ry, 0, -ry},
		{kx, -ry, rx, -ky, rx, 0},
	} {
		p.point(x+c[0], y+c[1])
		p.point(x+c[2], y+c[3])
		p.point(x+c[4], y+c[5])
		p.operator("c")
	}
}

// picture shows an image, which is one unit wide and high in its own space.
func (p *sheetPainter) picture(x, y unit.Length, pic page.Picture) {
	p.operator("q")
	p.numbers(2, hundredths(pic.W), 0, 0, hundredths(pic.H))
	p.point(x, y+pic.H)
	p.operator("cm")
	p.out = append(p.out, "/I"...)
	p.numbers(0, p.images.index(pic.Image))
	p.operator("Do")
	p.operator("Q")
}

// point writes a place on the sheet.
func (p *sheetPainter) point(x, y unit.Length) {
	p.numbers(2, hundredths(x), p.height-hundredths(y))
}

// setPen sets what differs from the pen in use. A dash is as long as the gap
// after it.
func (p *sheetPainter) setPen(next pen) {
	if p.pen.width != next.width {
		p.numbers(2, hundredths(next.width))
		p.operator("w")
	}
	if p.pen.color != next.color {
		p.color(next.color, "G", "RG")
	}
	if p.pen.dash != next.dash {
		p.out = append(p.out, '[')
		if next.dash > 0 {
			p.numbers(2, hundredths(next.dash))
		}
		p.out = append(p.out, "] 0 "...)
		p.operator("d")
	}
	p.pen = next
}
