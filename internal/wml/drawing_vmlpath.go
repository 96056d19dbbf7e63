package wml

import (
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// vmlPath reads the path of a VML shape (ECMA-376-4, 14.2.1.6): moves, lines and curves
// with plain numbers. It gives none where there is more to it.
func vmlPath(s string, box pathBox) []Outline {
	p := vmlPen{pathReader: pathReader{box: box}}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var command string
		var numbers []int
		var ok bool
		if command, numbers, s, ok = vmlCommand(s); !ok || !p.step(command, numbers) || p.points > maxPoints {
			return nil
		}
	}
	p.end(true)
	return p.out
}

// vmlCommand takes one command and its numbers off a path.
func vmlCommand(s string) (command string, numbers []int, rest string, ok bool) {
	size := 1
	if strings.IndexByte("mlcxertv", s[0]) < 0 {
		size = min(2, len(s)) // all others have two letters
	}
	end := size
	for end < len(s) && strings.IndexByte("0123456789-+, \t\r\n", s[end]) >= 0 {
		end++
	}
	numbers, ok = vmlNumbers(s[size:end])
	return s[:size], numbers, s[end:], ok
}

// vmlNumbers reads the numbers of a command, parted by commas or white space. Nothing
// between two commas is 0.
func vmlNumbers(s string) ([]int, bool) {
	if strings.TrimSpace(s) == "" {
		return nil, true
	}
	var out []int
	for part := range strings.SplitSeq(s, ",") {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			out = append(out, 0)
		}
		for _, f := range fields {
			v, ok := integer(f)
			if !ok || len(out) > 2*maxPoints {
				return nil, false
			}
			out = append(out, v)
		}
	}
	return out, true
}

// vmlPen is a pen that knows where it stands in the shape's own coordinates.
type vmlPen struct {
	pathReader
	x, y int
}

// step follows one command, and reports whether it could.
func (p *vmlPen) step(command string, numbers []int) bool {
	if command == "r" || command == "t" || command == "v" {
		p.count(numbers, command == "v")
	}
	switch command {
	case "m", "t":
		return p.each(numbers, 1, func(at []OutlinePoint) bool { return p.move(at[0]) })
	case "l", "r":
		return p.each(numbers, 1, func(at []OutlinePoint) bool { return p.line(at[0]) })
	case "c", "v":
		return p.each(numbers, 3, func(at []OutlinePoint) bool { return p.curve(at[0], at[1], at[2]) })
	case "x":
		p.end(false)
	case "e":
		p.end(true)
	case "nf":
		p.bare = true
	case "ns":
		p.silent = true
	default:
		return false
	}
	return true
}

// count makes numbers that count from the pen count from the origin: each pair from the
// one before, those of a curve from its begin.
func (p *vmlPen) count(numbers []int, curves bool) {
	x, y := p.x, p.y
	for i := 0; i+1 < len(numbers); i += 2 {
		numbers[i], numbers[i+1] = bound(numbers[i]+x), bound(numbers[i+1]+y)
		if !curves || i%6 == 4 {
			x, y = numbers[i], numbers[i+1]
		}
	}
}

func bound(v int) int { return min(max(v, -1<<31), 1<<31) }

// each draws with so many points at a time.
func (p *vmlPen) each(numbers []int, points int, draw func([]OutlinePoint) bool) bool {
	if len(numbers) == 0 || len(numbers)%(2*points) != 0 {
		return false
	}
	for ; len(numbers) > 0; numbers = numbers[2*points:] {
		at := make([]OutlinePoint, points)
		for i := range at {
			p.x, p.y = numbers[2*i], numbers[2*i+1]
			at[i] = p.box.at(p.x, p.y)
		}
		if !draw(at) {
			return false
		}
	}
	return true
}

// vmlOutline gives a VML shape the outline that its type or its own path asks for.
func (r *shapeReader) vmlOutline(s *Shape, n *Node) (free [4]int) {
	if s.Kind == EllipseShape {
		return evenText(14645)
	}
	if s.Kind != RectShape {
		return free
	}
	preset := vmlPresets[r.vmlNumber(n)]
	var adjust map[string]int
	if n.Name.Local == "roundrect" {
		preset, adjust = "roundRect", map[string]int{"adj": 16667}
		if size := attrOf(n, "arcsize"); size != "" {
			adjust["adj"] = min(vmlFraction(size), whole/2)
		}
	}
	if shape, ok := presetGeometry(preset, presetBox{s.W, s.H, adjust}); ok {
		s.Kind, s.Outlines = OutlineShape, shape.outlines
		return shape.text
	}
	if path := n.Attr("path"); path != "" {
		box := pathBox{w: 1000, h: 1000}
		if w, h, ok := plainPair(n.Attr("coordsize")); ok && w > 0 && h > 0 {
			box.w, box.h = w, h
		}
		box.x, box.y, _ = plainPair(n.Attr("coordorigin"))
		if list := vmlPath(path, box); len(list) > 0 {
			s.Kind, s.Outlines = OutlineShape, list
		}
	}
	return free
}

func plainPair(s string) (a, b int, ok bool) {
	first, second, _ := strings.Cut(s, ",")
	a, okA := integer(strings.TrimSpace(first))
	b, okB := integer(strings.TrimSpace(second))
	return bound(a), bound(b), okA && okB
}

// vmlPolyline reads the points of v:polyline: its box is what they take.
func (s *Shape) vmlPolyline(n *Node, bare unit.Length) frameRect {
	var points [][2]unit.Length
	fields := strings.FieldsFunc(n.Attr("points"), func(c rune) bool { return c == ',' || c == ' ' })
	for i := 0; i+1 < len(fields) && len(points) < maxPoints; i += 2 {
		points = append(points, [2]unit.Length{cssLength(fields[i], bare), cssLength(fields[i+1], bare)})
	}
	if len(points) < 2 {
		s.Kind, s.What = UnsupportedShape, n.Name.Local
		return frameRect{}
	}
	first, last := points[0], points[0]
	for _, p := range points {
		first = [2]unit.Length{min(first[0], p[0]), min(first[1], p[1])}
		last = [2]unit.Length{max(last[0], p[0]), max(last[1], p[1])}
	}
	at := frameRect{first[0], first[1], last[0] - first[0], last[1] - first[1]}
	box := pathBox{int(at.x), int(at.y), int(at.w), int(at.h)}
	o := Outline{Open: points[0] != points[len(points)-1]}
	for _, p := range points {
		o.Points = append(o.Points, box.at(int(p[0]), int(p[1])))
	}
	s.Outlines = []Outline{o}
	return at
}
