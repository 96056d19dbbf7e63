package wml

import "github.com/mocban/mocban/internal/unit"

// pathBox turns the coordinates of a path into parts of its shape's box.
type pathBox struct{ x, y, w, h int }

func (b pathBox) at(x, y int) OutlinePoint {
	part := func(v, size int) int {
		const most = 1 << 31
		return min(max(v, -most), most) * whole / max(size, 1)
	}
	return pointAt(part(x-b.x, b.w), part(y-b.y, b.h))
}

// customOutlines reads a:custGeom (20.1.9.8); none where it is made of what pages do not
// know: arcs, and guides that have to be worked out.
func customOutlines(n *Node, w, h unit.Length) []Outline {
	var out []Outline
	for _, path := range elements(orEmpty(element(n, "pathLst"))) {
		box := pathBox{w: int(w), h: int(h)}
		if v, ok := integer(path.Attr("w")); ok && v > 0 {
			box.w = v
		}
		if v, ok := integer(path.Attr("h")); ok && v > 0 {
			box.h = v
		}
		p := pathReader{box: box, bare: path.Attr("fill") == "none", silent: path.Attr("stroke") == "0" || path.Attr("stroke") == "false"}
		for _, c := range elements(path) {
			if !p.step(c) {
				return nil
			}
		}
		p.end(true)
		if out = append(out, p.out...); len(out) > maxPoints/2 {
			return nil
		}
	}
	return out
}

// pathReader follows the pen of a path.
type pathReader struct {
	box          pathBox
	bare, silent bool
	cur          []OutlinePoint
	points       int
	out          []Outline
}

// step follows one element of a path, and reports whether it could.
func (p *pathReader) step(n *Node) bool {
	points, ok := p.places(n)
	if !ok || p.points > maxPoints {
		return false
	}
	switch n.Name.Local {
	case "moveTo":
		return len(points) == 1 && p.move(points[0])
	case "lnTo":
		return len(points) == 1 && p.line(points[0])
	case "cubicBezTo":
		return len(points) == 3 && p.curve(points[0], points[1], points[2])
	case "quadBezTo":
		return len(points) == 2 && p.bow(points[0], points[1])
	case "close":
		p.end(false)
		return true
	}
	return false
}

// places are the points of an element, all of them plain numbers.
func (p *pathReader) places(n *Node) ([]OutlinePoint, bool) {
	var out []OutlinePoint
	for _, c := range elements(n) {
		x, plainX := integer(c.Attr("x"))
		y, plainY := integer(c.Attr("y"))
		if c.Name.Local != "pt" || !plainX || !plainY {
			return nil, false
		}
		out = append(out, p.box.at(x, y))
	}
	return out, true
}

func (p *pathReader) move(to OutlinePoint) bool {
	p.end(true)
	p.cur = append(p.cur, to)
	return true
}

func (p *pathReader) line(to OutlinePoint) bool {
	p.points++
	p.cur = append(p.cur, to)
	return len(p.cur) > 1
}

func (p *pathReader) curve(a, b, to OutlinePoint) bool {
	if len(p.cur) == 0 {
		return false
	}
	o := Outline{Points: p.cur}
	o.curve(a, b, to)
	p.cur = o.Points
	p.points += curveSteps
	return true
}

// bow is a curve of the second degree, drawn as one of the third.
func (p *pathReader) bow(a, to OutlinePoint) bool {
	if len(p.cur) == 0 {
		return false
	}
	from := p.cur[len(p.cur)-1]
	return p.curve(pointAt((from.X+2*a.X)/3, (from.Y+2*a.Y)/3), pointAt((to.X+2*a.X)/3, (to.Y+2*a.Y)/3), to)
}

// end takes up the chain that has been drawn. What is closed goes on from its begin.
func (p *pathReader) end(open bool) {
	if len(p.cur) > 1 {
		p.out = append(p.out, Outline{Points: p.cur, Open: open, Bare: p.bare, Silent: p.silent})
	}
	if p.cur = nil; !open && len(p.out) > 0 {
		p.cur = append(p.cur, p.out[len(p.out)-1].Points[0])
	}
}
