package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// object is a drawing, or a frame of paragraphs, ready to be drawn wherever its
// anchor comes to stand.
type object struct {
	drawing *wml.Drawing
	w, h    unit.Length
	parts   []part
	span    int // the anchor stands before this span of its paragraph
	at      diag.Pointer
}

// part is one shape of an object, groups taken apart.
type part struct {
	shape *wml.Shape
	body  []slice // text, laid out in the shape's width, or in its height where it is turned
	tall  unit.Length
	image *page.Image // nil where there is none to be drawn
	chart []page.Item // of a chart, from its top left corner
	title string      // and what it is called
}

// spot is where the anchor of an object stands.
type spot struct {
	left, width unit.Length // of the column
	para, line  unit.Length // tops
	char        unit.Length
	cell        bool
}

// drawn reads content that may be a drawing, and reports whether it was one.
func (c *collector) drawn(n *wml.Node, l *look, at diag.Pointer) bool {
	if n == nil {
		return false
	}
	switch n.Name.Local {
	case "AlternateContent":
		if c.depth == maxWraps {
			return false
		}
		c.depth++
		for _, content := range wml.RunContentsOf(wml.Alternative(n)) {
			c.content(content, l, at)
		}
		c.depth--
		return true
	case "drawing", "pict", "object":
		list := c.drawingsOf(n)
		for _, d := range list {
			c.object(d, l, at)
		}
		return len(list) > 0
	}
	return false
}

// equation sets the letters and signs of an equation in a row: pages know no
// fractions and roots, and the reader is told so.
func (c *collector) equation(n *wml.Node, at diag.Pointer) {
	if n == nil || n.Name.Local != "oMath" && n.Name.Local != "oMathPara" || c.fields.silent() {
		return
	}
	var letters strings.Builder
	mathText(n, &letters)
	c.text(letters.String(), c.lookOf(&c.format.Run, false), at)
}

func mathText(n *wml.Node, out *strings.Builder) {
	for _, child := range n.Children {
		if n.Name.Local == "t" {
			out.WriteString(child.Text)
		}
		mathText(child, out)
	}
}

// drawingsOf remembers what a node holds: headers are laid out again and again.
func (e *engine) drawingsOf(n *wml.Node) []*wml.Drawing {
	list, known := e.drawings[n]
	if !known {
		if e.drawings == nil {
			e.drawings = map[*wml.Node][]*wml.Drawing{}
		}
		list = e.doc.Drawings(e.partName, n)
		e.drawings[n] = list
	}
	return list
}

// object takes up a drawing: in the line like a letter, or anchored beside it.
func (c *collector) object(d *wml.Drawing, l *look, at diag.Pointer) {
	o := c.newObject(d, at)
	c.para.drawings = true
	if d.Inline {
		c.spans = append(c.spans, span{look: c.objectLook(l, o.h), at: at, kind: spanObject, object: o})
		return
	}
	o.span = len(c.spans)
	list := append(c.para.objects, o)
	for i := len(list) - 1; i > 0 && list[i-1].drawing.Z > d.Z; i-- {
		list[i-1], list[i] = list[i], list[i-1]
	}
	c.para.objects = list
}

// newObject settles the size of a drawing. Its text is laid out later, when the
// paragraph it stands in has been read.
func (e *engine) newObject(d *wml.Drawing, at diag.Pointer) *object {
	o := &object{drawing: d, w: d.Width, h: d.Height, at: at}
	if s := e.paper; s != nil {
		if p := d.WidthPercent; p.Percent > 0 {
			_, room := s.across(p.Of)
			o.w = room.Scale(int64(min(p.Percent, 1000000)), 100000)
		}
		if p := d.HeightPercent; p.Percent > 0 {
			_, room := s.down(p.Of)
			o.h = room.Scale(int64(min(p.Percent, 1000000)), 100000)
		}
	}
	o.w, o.h = min(max(o.w, 0), largestPaper), min(max(o.h, 0), largestPaper)
	if d.Inline {
		o.h = min(o.h, e.largest)
	}
	e.takeApart(o, d.Shape)
	o.stretch()
	e.drawCharts(o)
	return o
}

// stretch gives the shapes of a drawing whose size counts by the page the size
// that it came to have. The shapes are the document's own, so copies are changed.
func (o *object) stretch() {
	across := func(l unit.Length) unit.Length { return ratio(l, o.w, o.drawing.Width) }
	down := func(l unit.Length) unit.Length { return ratio(l, o.h, o.drawing.Height) }
	if o.w == o.drawing.Width && o.h == o.drawing.Height {
		return
	}
	for i := range o.parts {
		s := *o.parts[i].shape
		s.X, s.Y = across(s.X), down(s.Y)
		if s.W = across(s.W); o.drawing.Width == 0 {
			s.W = o.w
		}
		if s.H = down(s.H); o.drawing.Height == 0 {
			s.H = o.h
		}
		o.parts[i].shape = &s
	}
}

// ratio is l where what was as long as from is now as long as to.
func ratio(l, to, from unit.Length) unit.Length {
	if from == 0 || from == to {
		return l
	}
	return min(max(l, -largestPaper), largestPaper).Scale(int64(to), int64(from))
}

// objectLook is a look as high as an object that stands on the baseline.
func (e *engine) objectLook(l *look, h unit.Length) *look {
	out := *l
	out.above, out.below, out.filled = h, 0, false
	out.format.Underline, out.format.Strike, out.format.DoubleStrike = "", false, false
	return &out
}

// takeApart lists the shapes of an object that are to be drawn, and tells of
// those that cannot be.
func (e *engine) takeApart(o *object, s *wml.Shape) {
	switch {
	case s == nil:
	case s.Kind == wml.GroupShape:
		for _, child := range s.Children {
			e.takeApart(o, child)
		}
	case s.Kind == wml.UnsupportedShape && s.What != "chartex":
		e.unsupported(s.What)
	case s.Kind == wml.PictureShape:
		o.parts = append(o.parts, part{shape: s, image: e.image(s.Picture)})
	default:
		if s.What != "" && (s.Line.On || s.Fill.On) {
			e.unsupported(s.What) // its box is drawn
		}
		o.parts = append(o.parts, part{shape: s})
	}
}

// maxBoxDepth bounds text boxes in text boxes.
const maxBoxDepth = 5

// layTexts lays out the texts of a paragraph's objects.
func (e *engine) layTexts(p *para) {
	if !p.drawings {
		return
	}
	for _, o := range p.objects {
		e.layText(o)
	}
	for i := range p.spans {
		if o := p.spans[i].object; o != nil {
			e.layText(o)
		}
	}
}

func (e *engine) layText(o *object) {
	for i := range o.parts {
		p := &o.parts[i]
		if p.shape.Text == nil || p.body != nil {
			continue
		}
		if e.boxes >= maxBoxDepth {
			e.unsupported("txbxContent")
			continue
		}
		p.body, p.tall = e.boxText(p.shape)
		if p.shape.Text.Grows && (p.shape.Turns+p.shape.Text.Turns)%2 == 0 {
			in := p.shape.Text.Insets
			need := min(p.tall+in[sideTop]+in[sideBottom], e.largest)
			if grown := need - p.shape.H; grown > 0 {
				p.grow(o, grown)
			}
		}
	}
}

// grow makes a box as high as its text. The shape is the drawing's own, which
// other layouts of the same document share.
func (p *part) grow(o *object, by unit.Length) {
	shape := *p.shape
	shape.H += by
	p.shape = &shape
	o.h = max(o.h, shape.Y+shape.H)
}

// boxText lays out the text of a shape. It takes no part in the fields and the
// count of paragraphs around it.
func (e *engine) boxText(s *wml.Shape) ([]slice, unit.Length) {
	fields, paragraph := e.fields, e.reporter.paragraph
	e.fields = fieldState{}
	e.boxes++
	in := s.Text.Insets
	room := s.W
	if s.Text.Turns%2 == 1 {
		room = s.H
	}
	st := stack{engine: e, inner: true, width: max(room-in[sideLeft]-in[sideRight], narrowest)}
	st.blocks(s.Text.Body)
	e.boxes--
	e.fields, e.reporter.paragraph = fields, paragraph
	return st.out, st.height()
}

// extent is where an axis of the sheet begins for an origin, and how long it is.
func (s *section) across(from wml.Origin) (start, size unit.Length) {
	switch right := s.left + s.width; from {
	case wml.FromPage:
		return 0, s.props.Width
	case wml.FromLeadMargin, wml.FromInside:
		return 0, s.left
	case wml.FromTrailMargin, wml.FromOutside:
		return right, s.props.Width - right
	}
	return s.left, s.width
}

func (s *section) down(from wml.Origin) (start, size unit.Length) {
	m := s.props.Margins
	top, bottom := s.top, max(m.Bottom, -m.Bottom)
	switch from {
	case wml.FromPage:
		return 0, s.props.Height
	case wml.FromLeadMargin, wml.FromInside:
		return 0, top
	case wml.FromTrailMargin, wml.FromOutside:
		return s.props.Height - bottom, bottom
	}
	return top, s.props.Height - top - bottom
}

// place finds the top left corner of an object. It is kept on the sheet, as Word
// does: what stands off it would be lost.
func (e *engine) place(o *object, at spot) (x, y unit.Length) {
	x, y = e.wanted(o, at)
	return inside(x, o.w, e.paper.props.Width), inside(y, o.h, e.paper.props.Height)
}

// wanted is where an object asks to stand.
func (e *engine) wanted(o *object, at spot) (x, y unit.Length) {
	d, s := o.drawing, e.paper
	byCell := at.cell && d.InCell
	start, size := at.left, at.width
	switch {
	case d.H.From == wml.FromCharacter:
		start, size = at.char, 0
	case d.H.From != wml.FromFlow && !byCell:
		start, size = s.across(d.H.From)
	}
	x = settle(d.H, start, size, o.w)
	start, size = at.para, 0
	switch {
	case d.V.From == wml.FromLine:
		start = at.line
	case d.V.From != wml.FromFlow && !byCell:
		start, size = s.down(d.V.From)
	}
	return x, settle(d.V, start, size, o.h)
}

// settle finds where on one axis an object of an extent stands. Odd and even pages
// are not told apart: inside is where it is on the first.
func settle(p wml.Position, start, size, own unit.Length) unit.Length {
	switch p.Align {
	case wml.AlignStart, wml.AlignInside:
		return start
	case wml.AlignMiddle:
		return start + (size-own)/2
	case wml.AlignEnd, wml.AlignOutside:
		return start + size - own
	}
	if p.Percent.Set {
		return start + size.Scale(int64(min(max(p.Percent.V, -1000000), 1000000)), 100000)
	}
	return start + p.Offset
}

func inside(at, own, room unit.Length) unit.Length {
	return max(min(at, room-own), 0)
}

// drawing is what the engine knows for drawings.
type drawing struct {
	paper    *section // of what is laid out or drawn now
	drawings map[*wml.Node][]*wml.Drawing
	images   map[imageKey]*page.Image
	pixels   int // decoded so far
	boxes    int // text boxes around what is laid out now
	charts   charts
}
