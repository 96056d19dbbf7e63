package wml

import "slices"

// Outline is one chain of straight lines of a shape; what is round is given as many
// short ones.
type Outline struct {
	Points []OutlinePoint
	Open   bool // no side goes from the last point back to the first
	Bare   bool // drawn as a line only, without the shape's ground
	Silent bool // painted with the shape's ground only, without its line
}

// OutlinePoint is a place in the box of a shape, in 100,000ths of its width and height
// from the top left corner.
type OutlinePoint struct{ X, Y int }

// whole is the side of a shape's box.
const whole = 100000

// farthestPoint bounds how far an outline may leave its box.
const farthestPoint = 20 * whole

// maxPoints bounds the points of one shape.
const maxPoints = 2000

func pointAt(x, y int) OutlinePoint {
	return OutlinePoint{min(max(x, -farthestPoint), farthestPoint), min(max(y, -farthestPoint), farthestPoint)}
}

// chain makes an outline of pairs of coordinates.
func chain(pairs ...int) Outline {
	var o Outline
	for i := 0; i+1 < len(pairs); i += 2 {
		o.Points = append(o.Points, pointAt(pairs[i], pairs[i+1]))
	}
	return o
}

func openChain(pairs ...int) Outline {
	o := chain(pairs...)
	o.Open = true
	return o
}

// quarterArc are the cosines of an eighth of a quarter of a circle and its multiples.
var quarterArc = [9]int{100000, 98079, 92388, 83147, 70711, 55557, 38268, 19509, 0}

// arc adds a quarter of an ellipse, from a point to another. The tangent at its begin
// runs along the x axis if level is set, else along the y axis.
func (o *Outline) arc(x, y int, level bool) {
	from := o.Points[len(o.Points)-1]
	dx, dy := x-from.X, y-from.Y
	for i := 1; i < len(quarterArc); i++ {
		out, up := quarterArc[len(quarterArc)-1-i], whole-quarterArc[i] // sine, and what the cosine lacks
		if !level {
			out, up = up, out
		}
		o.Points = append(o.Points, pointAt(from.X+dx*out/whole, from.Y+dy*up/whole))
	}
}

// curveSteps is how many lines stand for a curve.
const curveSteps = 12

// curve adds a Bézier curve of the third degree.
func (o *Outline) curve(a, b, end OutlinePoint) {
	from := o.Points[len(o.Points)-1]
	for i := 1; i <= curveSteps; i++ {
		o.Points = append(o.Points, pointAt(bezier(from.X, a.X, b.X, end.X, i), bezier(from.Y, a.Y, b.Y, end.Y, i)))
	}
}

func bezier(p, a, b, q, i int) int {
	t, u := i, curveSteps-i
	return (u*u*u*p + 3*u*u*t*a + 3*u*t*t*b + t*t*t*q) / (curveSteps * curveSteps * curveSteps)
}

// roundedBox is a box whose corners are quarters of an ellipse.
func roundedBox(rx, ry int) Outline {
	rx, ry = min(max(rx, 0), whole/2), min(max(ry, 0), whole/2)
	o := chain(rx, 0, whole-rx, 0)
	o.arc(whole, ry, true)
	o.Points = append(o.Points, pointAt(whole, whole-ry))
	o.arc(whole-rx, whole, false)
	o.Points = append(o.Points, pointAt(rx, whole))
	o.arc(0, whole-ry, true)
	o.Points = append(o.Points, pointAt(0, ry))
	o.arc(rx, 0, false)
	return o
}

// mirrored gives outlines as they are seen from behind, or upside down.
func mirrored(list []Outline, x, y bool) []Outline {
	for i := range list {
		list[i].Points = slices.Clone(list[i].Points)
		for k, p := range list[i].Points {
			if x {
				p.X = whole - p.X
			}
			if y {
				p.Y = whole - p.Y
			}
			list[i].Points[k] = p
		}
	}
	return list
}

// swapped gives outlines with their axes exchanged.
func swapped(list []Outline) []Outline {
	for i := range list {
		for k, p := range list[i].Points {
			list[i].Points[k] = OutlinePoint{p.Y, p.X}
		}
	}
	return list
}
