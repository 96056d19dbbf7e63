package wml

import (
	"cmp"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// drawing reads wp:inline or wp:anchor.
func (r *shapeReader) drawing(n *Node) *Drawing {
	if n.Name.Local != "inline" && n.Name.Local != "anchor" {
		return nil
	}
	props := element(n, "docPr")
	if props != nil && onOff0(props.Attr("hidden")) {
		return nil
	}
	d := &Drawing{Inline: n.Name.Local == "inline", InCell: n.Attr("layoutInCell") != "0", Behind: onOff0(n.Attr("behindDoc"))}
	d.describe(props)
	d.Z, _ = integer(n.Attr("relativeHeight"))
	for i, side := range [...]string{"distT", "distL", "distB", "distR"} {
		d.Dist[i] = max(0, emu(n.Attr(side)))
	}
	if e := element(n, "effectExtent"); e != nil { // 20.4.2.6
		for i, side := range [...]string{"t", "l", "b", "r"} {
			d.Effects[i] = min(max(0, emu(e.Attr(side))), farthest)
		}
	}
	if e := element(n, "extent"); e != nil {
		d.Width, d.Height = max(0, emu(e.Attr("cx"))), max(0, emu(e.Attr("cy")))
	}
	if !d.Inline {
		r.anchor(d, n)
	}
	d.Shape = r.graphic(n, frameRect{w: d.Width, h: d.Height})
	return d
}

// describe reads what a drawing shows: its description, else its title.
func (d *Drawing) describe(props *Node) {
	if props == nil {
		return
	}
	d.Alt = strings.TrimSpace(cmp.Or(props.Attr("descr"), props.Attr("title")))
	if list := element(props, "extLst"); list != nil {
		for _, ext := range elements(list) {
			d.Decorative = d.Decorative || onOff0(attrOf(orEmpty(element(ext, "decorative")), "val"))
		}
	}
}

// onOff0 reads an on/off attribute that is off where it is missing.
func onOff0(s string) bool { return s != "" && onOff(s) == On }

func (r *shapeReader) anchor(d *Drawing, n *Node) {
	for _, c := range elements(n) {
		switch c.Name.Local {
		case "simplePos":
			if onOff0(n.Attr("simplePos")) {
				d.H = Position{From: FromPage, Offset: emu(c.Attr("x"))}
				d.V = Position{From: FromPage, Offset: emu(c.Attr("y"))}
			}
		case "positionH":
			if !onOff0(n.Attr("simplePos")) {
				d.H = position(c)
			}
		case "positionV":
			if !onOff0(n.Attr("simplePos")) {
				d.V = position(c)
			}
		case "wrapSquare", "wrapTight", "wrapThrough":
			d.Wrap = wrapSides(c.Attr("wrapText"))
		case "wrapTopAndBottom":
			d.Wrap = WrapTopBottom
		case "sizeRelH":
			d.WidthPercent = share(c, "pctWidth")
		case "sizeRelV":
			d.HeightPercent = share(c, "pctHeight")
		}
	}
}

func wrapSides(s string) Wrap {
	switch s {
	case "left":
		return WrapLeft
	case "right":
		return WrapRight
	case "largest":
		return WrapLargest
	}
	return WrapSquare
}

func share(n *Node, local string) Share {
	out := Share{Of: origins[n.Attr("relativeFrom")]}
	if c := element(n, local); c != nil {
		out.Percent, _ = integer(c.text())
	}
	return out
}

var origins = map[string]Origin{
	"column": FromFlow, "paragraph": FromFlow, "text": FromFlow, "character": FromCharacter, "char": FromCharacter,
	"line": FromLine, "margin": FromMargin, "page": FromPage, "leftMargin": FromLeadMargin, "topMargin": FromLeadMargin,
	"rightMargin": FromTrailMargin, "bottomMargin": FromTrailMargin, "insideMargin": FromInside, "outsideMargin": FromOutside,
	"left-margin-area": FromLeadMargin, "top-margin-area": FromLeadMargin,
	"right-margin-area": FromTrailMargin, "bottom-margin-area": FromTrailMargin,
	"inner-margin-area": FromInside, "outer-margin-area": FromOutside,
}

var objectAligns = map[string]ObjectAlign{
	"left": AlignStart, "top": AlignStart, "center": AlignMiddle, "right": AlignEnd, "bottom": AlignEnd,
	"inside": AlignInside, "outside": AlignOutside,
}

// position reads wp:positionH or wp:positionV.
func position(n *Node) Position {
	p := Position{From: origins[n.Attr("relativeFrom")]}
	for _, c := range elements(n) {
		value := strings.TrimSpace(c.text())
		switch c.Name.Local {
		case "posOffset":
			p.Offset = emu(value)
		case "align":
			p.Align = objectAligns[value]
		case "pctPosHOffset", "pctPosVOffset":
			if v, ok := integer(value); ok {
				p.Percent = Some(v)
			}
		}
	}
	return p
}

// frameRect is where a shape stands: its place and size in the drawing.
type frameRect struct{ x, y, w, h unit.Length }

// graphic reads a:graphic inside n: one shape, picture, group or foreign object.
func (r *shapeReader) graphic(n *Node, at frameRect) *Shape {
	data := element(element(n, "graphic"), "graphicData")
	if data == nil {
		return &Shape{Kind: UnsupportedShape, What: "drawing", W: at.w, H: at.h}
	}
	whole := childSpace{to: at}
	for _, c := range elements(data) {
		if c.Name.Local == "wsp" || c.Name.Local == "pic" || c.Name.Local == "cxnSp" {
			whole.from = r.ownRect(c)
			return r.shape(c, whole, 0)
		}
		if c.Name == chartName {
			if id := relationship(c, "id"); id != "" {
				return &Shape{Kind: ChartShape, Chart: id, X: at.x, Y: at.y, W: at.w, H: at.h}
			}
		}
		if s := r.shape(c, whole, 0); s != nil {
			return s
		}
		if c.Name.Local == "relIds" {
			if s := r.smartArt(c, at); s != nil {
				return s
			}
		}
	}
	return &Shape{Kind: UnsupportedShape, What: foreignObject(data.Attr("uri")), W: at.w, H: at.h}
}

// foreignObject says what a graphic is that is none of Word's own, by the last
// word of its namespace: chart, diagram, ….
func foreignObject(uri string) string {
	if i := strings.LastIndexByte(uri, '/'); i >= 0 && i+1 < len(uri) {
		uri = uri[i+1:]
	}
	switch uri {
	case "":
		return "drawing"
	case "diagram":
		return "SmartArt"
	}
	return uri
}

// childSpace turns places in a group's own coordinates into places in the drawing
// (20.1.7.5).
type childSpace struct{ from, to frameRect }

func (s childSpace) put(in frameRect) frameRect {
	x, w := scaleAxis(in.x, in.w, s.from.x, s.from.w, s.to.x, s.to.w)
	y, h := scaleAxis(in.y, in.h, s.from.y, s.from.h, s.to.y, s.to.h)
	return frameRect{x, y, w, h}
}

func scaleAxis(at, size, from, extent, to, room unit.Length) (unit.Length, unit.Length) {
	off := bounded(at - from)
	if extent > 0 && room > 0 && extent != room {
		off, size = off.Scale(int64(room), int64(extent)), bounded(size.Scale(int64(room), int64(extent)))
	}
	return bounded(to + bounded(off)), size
}

// farthest bounds the places of shapes, some 60 metres, so that no product of two
// of them leaves 64 bits.
const farthest = unit.Length(1) << 31

func bounded(l unit.Length) unit.Length { return min(max(l, -farthest), farthest) }

func (r *shapeReader) ownRect(n *Node) frameRect {
	return readXfrm(element(shapeProps(n), "xfrm")).rect
}

func shapeProps(n *Node) *Node {
	for _, c := range elements(n) {
		if c.Name.Local == "spPr" || c.Name.Local == "grpSpPr" {
			return c
		}
	}
	return nil
}

// xfrm is a:xfrm.
type xfrm struct {
	rect, child  frameRect
	flipH, flipV bool
	turns        int
}

func readXfrm(n *Node) xfrm {
	var x xfrm
	if n == nil {
		return x
	}
	x.flipH, x.flipV = onOff0(n.Attr("flipH")), onOff0(n.Attr("flipV"))
	rot, _ := integer(n.Attr("rot"))
	x.turns = quarterTurns(rot)
	for _, c := range elements(n) {
		switch c.Name.Local {
		case "off":
			x.rect.x, x.rect.y = emu(c.Attr("x")), emu(c.Attr("y"))
		case "ext":
			x.rect.w, x.rect.h = max(0, emu(c.Attr("cx"))), max(0, emu(c.Attr("cy")))
		case "chOff":
			x.child.x, x.child.y = emu(c.Attr("x")), emu(c.Attr("y"))
		case "chExt":
			x.child.w, x.child.h = max(0, emu(c.Attr("cx"))), max(0, emu(c.Attr("cy")))
		}
	}
	return x
}

// quarterTurns rounds an angle, in 60,000ths of a degree, to quarter turns.
func quarterTurns(angle int) int {
	const quarter = 90 * 60000
	angle = (angle%(4*quarter) + 4*quarter) % (4 * quarter)
	return (angle + quarter/2) / quarter % 4
}

// shape reads wps:wsp, pic:pic, wpg:wgp and their like; nil where it is none.
func (r *shapeReader) shape(n *Node, space childSpace, depth int) *Shape {
	if r.count >= maxShapes || depth > maxGroups {
		return nil
	}
	switch n.Name.Local {
	case "wsp", "sp", "cxnSp":
		r.count++
		return r.plainShape(n, space)
	case "pic":
		r.count++
		return r.picture(n, space)
	case "wgp", "grpSp", "wpc", "lockedCanvas":
		r.count++
		return r.group(n, space, depth)
	case "graphicFrame":
		r.count++
		x := readXfrm(element(n, "xfrm"))
		at := space.put(x.rect)
		s := r.graphic(n, at)
		s.X, s.Y = at.x, at.y
		return s
	}
	return nil
}

// base is what all shapes have: place, flips, geometry.
func (r *shapeReader) base(n *Node, space childSpace) (*Shape, *Node) {
	props := shapeProps(n)
	x := readXfrm(element(props, "xfrm"))
	at := space.put(x.rect)
	if x.rect == (frameRect{}) && space.from == (frameRect{}) {
		at = space.to
	}
	s := &Shape{X: at.x, Y: at.y, W: at.w, H: at.h, FlipH: x.flipH, FlipV: x.flipV, Turns: x.turns}
	if g := element(props, "prstGeom"); g != nil {
		s.Kind = presetKind(g.Attr("prst"))
	}
	return s, props
}

// outline gives a shape the outline of its geometry, and tells what of its box is kept
// free of text.
func (s *Shape) outline(props *Node) (free [4]int) {
	if s.Kind == EllipseShape {
		return evenText(14645) // half of what a side is longer than that of the square in a circle
	}
	if s.Kind != RectShape {
		return free
	}
	if g := element(props, "prstGeom"); g != nil {
		name := g.Attr("prst")
		if shape, ok := presetGeometry(name, presetBox{s.W, s.H, adjustValues(g)}); ok {
			s.Kind, s.Outlines, free = OutlineShape, shape.outlines, shape.text
		} else if name != "rect" && name != "flowChartProcess" {
			s.What = "prstGeom"
		}
	} else if g := element(props, "custGeom"); g != nil {
		if list := customOutlines(g, s.W, s.H); len(list) > 0 {
			s.Kind, s.Outlines = OutlineShape, list
		} else {
			s.What = "custGeom"
		}
	}
	return free
}

// adjustValues are those that a geometry gives in a:avLst.
func adjustValues(n *Node) map[string]int {
	var out map[string]int
	for _, c := range elements(orEmpty(element(n, "avLst"))) {
		if v, ok := integer(strings.TrimPrefix(c.Attr("fmla"), "val ")); ok {
			if out == nil {
				out = map[string]int{}
			}
			out[c.Attr("name")] = min(max(v, -farthestPoint), farthestPoint)
		}
	}
	return out
}

// keepFree moves the text of a box inwards, to where its outline leaves room for it.
func (t *TextBox) keepFree(free [4]int, w, h unit.Length) {
	for i, part := range free {
		side := h
		if i%2 == 1 {
			side = w
		}
		t.Insets[i] += bounded(side).Scale(int64(part), whole)
	}
}

func presetKind(name string) ShapeKind {
	switch {
	case name == "line", strings.HasPrefix(name, "straightConnector"):
		return LineShape
	case name == "ellipse", name == "flowChartConnector":
		return EllipseShape
	}
	return RectShape
}

func (r *shapeReader) plainShape(n *Node, space childSpace) *Shape {
	s, props := r.base(n, space)
	style := element(n, "style")
	free := s.outline(props)
	s.Line = r.stroke(props, style)
	if s.Kind != LineShape {
		s.Fill = r.fill(props, style)
	}
	if fill := element(props, "blipFill"); fill != nil { // the image fills the shape's box
		s.Kind, s.Picture = PictureShape, r.pictureRef(fill)
	}
	if box := element(element(n, "txbx"), "txbxContent"); box != nil {
		s.Text = &TextBox{Body: BlocksOf(box.Children), Insets: defaultInsets}
		s.Text.bodyProps(element(n, "bodyPr"))
		s.Text.keepFree(free, s.W, s.H)
	} else {
		r.ownText(s, n, space)
	}
	return s
}

// defaultInsets are those of 21.1.2.1.1: a tenth of an inch at the sides, half as
// much above and below.
var defaultInsets = [4]unit.Length{unit.Inch / 20, unit.Inch / 10, unit.Inch / 20, unit.Inch / 10}

func (t *TextBox) bodyProps(n *Node) {
	if n == nil {
		return
	}
	for i, side := range [...]string{"tIns", "lIns", "bIns", "rIns"} {
		if v := n.Attr(side); v != "" {
			t.Insets[i] = max(0, emu(v))
		}
	}
	switch n.Attr("anchor") {
	case "ctr":
		t.VAlign = CellMiddle
	case "b":
		t.VAlign = CellBottom
	}
	switch n.Attr("vert") {
	case "vert", "eaVert", "wordArtVert":
		t.Turns = 1
	case "vert270":
		t.Turns = 3
	}
	t.Grows = element(n, "spAutoFit") != nil
}

func (r *shapeReader) picture(n *Node, space childSpace) *Shape {
	s, props := r.base(n, space)
	s.Kind = PictureShape
	s.Line = r.stroke(props, nil)
	s.Picture = r.pictureRef(element(n, "blipFill"))
	return s
}

// pictureRef reads which image a:blipFill names.
func (r *shapeReader) pictureRef(fill *Node) *PictureRef {
	ref := &PictureRef{Part: r.part}
	if fill != nil {
		ref.ID = relationship(element(fill, "blip"), "embed")
		if c := element(fill, "srcRect"); c != nil {
			for i, side := range [...]string{"t", "l", "b", "r"} {
				v, _ := integer(c.Attr(side))
				ref.Crop[i] = min(max(v, 0), 100000)
			}
		}
	}
	return ref
}

// relationship gives the relationship id that an attribute names.
func relationship(n *Node, local string) string {
	if n != nil {
		for _, a := range n.Attrs {
			if a.Name.Local == local && a.Name.Space == RelNS {
				return a.Value
			}
		}
	}
	return ""
}

// group reads a group. Turned groups stand as if they were not.
func (r *shapeReader) group(n *Node, space childSpace, depth int) *Shape {
	x := readXfrm(element(shapeProps(n), "xfrm"))
	at := space.to
	if depth > 0 {
		at = space.put(x.rect)
	}
	if x.child == (frameRect{}) {
		x.child = frameRect{w: x.rect.w, h: x.rect.h}
	}
	out := &Shape{Kind: GroupShape, X: at.x, Y: at.y, W: at.w, H: at.h}
	inner := childSpace{from: x.child, to: at}
	for _, c := range elements(n) {
		s := r.shape(c, inner, depth+1)
		if s == nil {
			continue
		}
		s.mirror(at, x.flipH, x.flipV)
		out.Children = append(out.Children, s)
	}
	return out
}

// mirror flips a child with its group.
func (s *Shape) mirror(in frameRect, h, v bool) {
	if h {
		s.X, s.FlipH = 2*in.x+in.w-s.X-s.W, !s.FlipH
	}
	if v {
		s.Y, s.FlipV = 2*in.y+in.h-s.Y-s.H, !s.FlipV
	}
	if h || v {
		for _, c := range s.Children {
			c.mirror(in, h, v)
		}
	}
}
