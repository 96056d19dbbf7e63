package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// objects draws what is anchored in a line or stands in it. x is the column's left
// edge, top that of the line, base its baseline.
func (d *drawer) objects(p *para, s *slice, x, top, base unit.Length) {
	ln := &p.lines[s.line]
	pieces := p.pieces[ln.first:ln.last]
	for i := range pieces {
		q := &pieces[i]
		if o := p.spans[q.span].object; o != nil {
			d.object(o, x+q.x, base-o.h)
		}
	}
	for _, o := range p.objects {
		if p.anchorLine(o) != int(s.line) {
			continue
		}
		at := spot{left: x, width: p.width, para: d.paraTop, line: top, char: x + anchorX(o, ln, pieces), cell: d.nested}
		ox, oy := d.place(o, at)
		d.anchored(o, ox, oy)
	}
}

// anchored draws an anchored object: those behind the text before all text.
func (d *drawer) anchored(o *object, x, y unit.Length) {
	if !o.drawing.Behind {
		from := len(d.items)
		d.object(o, x, y)
		if d.over == 0 && len(d.items) > from {
			d.over = from + 1
		}
		return
	}
	d.items, d.behind = d.behind, d.items
	d.object(o, x, y)
	d.items, d.behind = d.behind, d.items
}

// layBehind puts the drawings behind the text before it.
func (d *drawer) layBehind() {
	if len(d.behind) > 0 {
		d.items, d.behind = append(d.behind, d.items...), nil
	}
}

// anchorLine is the line that the anchor of an object stands on.
func (p *para) anchorLine(o *object) int {
	for i := len(p.lines) - 1; i > 0; i-- {
		if ln := &p.lines[i]; ln.first < ln.last && int(p.pieces[ln.first].span) < o.span {
			return i
		}
	}
	return 0
}

// anchorX is where on its line the anchor stands.
func anchorX(o *object, ln *line, pieces []piece) unit.Length {
	x := ln.left
	for i := range pieces {
		if int(pieces[i].span) >= o.span {
			break
		}
		x = pieces[i].x + pieces[i].w + pieces[i].sw
	}
	return x
}

// object draws the shapes of an object whose top left corner is known.
func (d *drawer) object(o *object, x, y unit.Length) {
	figure, over := d.figure(o), d.over
	d.over = 0 // the grounds in its text are its own
	defer func() { d.over = over }()
	for i := range o.parts {
		p := &o.parts[i]
		s := p.shape
		upright := rect{near(x + s.X), near(y + s.Y), min(s.W, largestPaper), min(s.H, largestPaper)}
		box := upright
		if s.Turns%2 == 1 {
			box = upright.turned()
		}
		from := len(d.items)
		d.shape(o, p, box)
		d.illustrate(from, figure)
		if p.body != nil {
			d.boxText(p, upright)
		}
	}
}

// near keeps a place so close to the sheet that it can be written down.
func near(at unit.Length) unit.Length { return min(max(at, -largestPaper), 2*largestPaper) }

type rect struct{ x, y, w, h unit.Length }

// turned is the rectangle after a quarter turn around its middle.
func (r rect) turned() rect {
	return rect{r.x + (r.w-r.h)/2, r.y + (r.h-r.w)/2, r.h, r.w}
}

// shape draws ground and line of a shape, or its picture.
func (d *drawer) shape(o *object, p *part, box rect) {
	s := p.shape
	switch s.Kind {
	case wml.LineShape:
		d.straight(o, s, box)
	case wml.EllipseShape:
		d.ellipse(o, s, box)
	case wml.PictureShape:
		d.picture(o, p, box)
	case wml.ChartShape, wml.UnsupportedShape:
		d.chart(o, p, box)
	case wml.OutlineShape:
		d.outlines(o, s, box)
	default:
		if s.Fill.On && box.w > 0 && box.h > 0 {
			d.add(box.x, box.y, page.Fill{W: box.w, H: box.h, Color: page.Color(s.Fill.Color)}, o.at, page.Artifact)
		}
		d.around(o, s.Line, box)
	}
}

// dashed is the length of the dashes of a line.
func dashed(l wml.Stroke) unit.Length {
	if !l.Dash {
		return 0
	}
	return 3 * max(l.Width, unit.Pt/2)
}

func penOf(l wml.Stroke) page.Line {
	return page.Line{Width: min(l.Width, 100*unit.Pt), Dash: dashed(l), Color: page.Color(l.Color)}
}

// around draws the four sides of a rectangle, so that they meet in its corners.
func (d *drawer) around(o *object, l wml.Stroke, box rect) {
	if !l.On {
		return
	}
	line := penOf(l)
	half := line.Width / 2
	if line.DX = box.w + line.Width; box.h > 0 || box.w > 0 {
		d.add(box.x-half, box.y, line, o.at, page.Artifact)
	}
	if box.h <= 0 {
		return
	}
	d.add(box.x-half, box.y+box.h, line, o.at, page.Artifact)
	line.DX, line.DY = 0, box.h
	d.add(box.x, box.y, line, o.at, page.Artifact)
	d.add(box.x+box.w, box.y, line, o.at, page.Artifact)
}

func (d *drawer) ellipse(o *object, s *wml.Shape, box rect) {
	line := penOf(s.Line)
	e := page.Ellipse{W: box.w, H: box.h, Filled: s.Fill.On, Fill: page.Color(s.Fill.Color)}
	if s.Line.On {
		e.Width, e.Dash, e.Color = line.Width, line.Dash, line.Color
	}
	if e.Filled || e.Width > 0 {
		d.add(box.x, box.y, e, o.at, page.Artifact)
	}
}

// straight draws a line from corner to corner of its box, with its arrows.
func (d *drawer) straight(o *object, s *wml.Shape, box rect) {
	if !s.Line.On || box.w == 0 && box.h == 0 {
		return
	}
	x, y, dx, dy := box.x, box.y, box.w, box.h
	right, down := !s.FlipH, !s.FlipV
	for range s.Turns { // a quarter turn takes the corner (right, down) to (left, down)
		right, down = !down, right
	}
	if !right {
		x, dx = x+box.w, -dx
	}
	if !down {
		y, dy = y+box.h, -dy
	}
	line := penOf(s.Line)
	line.DX, line.DY = dx, dy
	d.add(x, y, line, o.at, page.Artifact)
	if s.Line.Tail {
		d.arrow(o, line, x+dx, y+dy, dx, dy)
	}
	if s.Line.Head {
		d.arrow(o, line, x, y, -dx, -dy)
	}
}

// arrow draws the head of an arrow whose point is given, as wide as three lines
// and no less than 3 pt.
func (d *drawer) arrow(o *object, line page.Line, x, y, dx, dy unit.Length) {
	long := max(3*line.Width, 3*unit.Pt)
	span := distance(dx, dy)
	if span <= 0 {
		return
	}
	back := func(l unit.Length) unit.Length { return l.Scale(int64(long), int64(span)) }
	bx, by := back(dx), back(dy)
	d.add(x, y, page.Triangle{
		AX: -bx - by/2, AY: -by + bx/2, BX: -bx + by/2, BY: -by - bx/2, Color: line.Color,
	}, o.at, page.Artifact)
}

// distance is how long a line is, by Newton's way to a whole root.
func distance(dx, dy unit.Length) unit.Length {
	square := dx*dx + dy*dy
	if square <= 0 {
		return 0
	}
	root := max(dx, -dx) + max(dy, -dy) // never too small
	for next := (root + square/root) / 2; next < root; next = (root + square/root) / 2 {
		root = next
	}
	return root
}

// missingGrey frames the room of a picture that cannot be drawn.
const missingGrey = page.Color(0xA0A0A0)

func (d *drawer) picture(o *object, p *part, box rect) {
	switch {
	case box.w <= 0 || box.h <= 0:
	case p.image != nil:
		d.add(box.x, box.y, page.Picture{W: box.w, H: box.h, Image: p.image}, o.at, page.Artifact)
		d.around(o, p.shape.Line, box)
	default:
		missing := wml.Stroke{Paint: wml.Paint{On: true, Color: uint32(missingGrey)}, Width: unit.Pt / 4}
		d.around(o, missing, box)
	}
}

// boxText draws the text of a shape. Turned text is drawn upright first, in a box
// of the same middle, and then turned around it.
func (d *drawer) boxText(p *part, box rect) {
	t := p.shape.Text
	turns := (p.shape.Turns + t.Turns) % 4
	if t.Turns%2 == 1 {
		box = box.turned()
	}
	top := box.y + t.Insets[sideTop]
	if free := box.h - t.Insets[sideTop] - t.Insets[sideBottom] - p.tall; free > 0 {
		switch t.VAlign {
		case wml.CellMiddle:
			top += free / 2
		case wml.CellBottom:
			top += free
		}
	}
	from, nested, paraTop, around, parted, sole := len(d.items), d.nested, d.paraTop, d.para, d.parted, d.sole
	d.nested, d.sole = true, false
	d.column(p.body, box.x+t.Insets[sideLeft], top)
	d.nested, d.paraTop, d.para, d.parted, d.sole = nested, paraTop, around, parted, sole
	if turns != 0 {
		turn(d.items[from:], box.x+box.w/2, box.y+box.h/2, turns)
	}
}

// turn turns items around a point by quarter turns clockwise.
func turn(items []page.Item, cx, cy unit.Length, turns int) {
	around := func(x, y unit.Length) (unit.Length, unit.Length) {
		for range turns {
			x, y = -y, x
		}
		return x, y
	}
	for i := range items {
		it := &items[i]
		x, y := around(it.X-cx, it.Y-cy)
		switch what := it.Draw.(type) {
		case page.Text:
			what.Turns = (what.Turns + turns) % 4
			it.Draw = what
		case page.Line:
			what.DX, what.DY = around(what.DX, what.DY)
			it.Draw = what
		case page.Triangle:
			what.AX, what.AY = around(what.AX, what.AY)
			what.BX, what.BY = around(what.BX, what.BY)
			it.Draw = what
		case page.Polygon:
			points := make([]page.Point, len(what.Points)) // the figure may be drawn elsewhere too
			for k, at := range what.Points {
				points[k].X, points[k].Y = around(at.X, at.Y)
			}
			what.Points = points
			it.Draw = what
		case page.Fill:
			x, y, what.W, what.H = turnedBox(around, x, y, what.W, what.H)
			it.Draw = what
		case page.Ellipse:
			x, y, what.W, what.H = turnedBox(around, x, y, what.W, what.H)
			it.Draw = what
		case page.Picture:
			x, y, what.W, what.H = turnedBox(around, x, y, what.W, what.H)
			it.Draw = what
		}
		it.X, it.Y = cx+x, cy+y
	}
}

// turnedBox gives the place and size of a turned box whose corner has been turned.
func turnedBox(around func(x, y unit.Length) (unit.Length, unit.Length), x, y, w, h unit.Length) (bx, by, bw, bh unit.Length) {
	dx, dy := around(w, h)
	return min(x, x+dx), min(y, y+dy), max(dx, -dx), max(dy, -dy)
}
