package wml

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// pict reads w:pict or w:object: one drawing for each shape at its top.
func (r *shapeReader) pict(n *Node) []*Drawing {
	r.ids = map[string]*Node{}
	var out []*Drawing
	ole := false
	for _, c := range elements(n) {
		switch c.Name.Local {
		case "shapetype":
			r.ids["#"+c.Attr("id")] = c
		case "OLEObject", "control":
			ole = true
		default:
			if d := r.vmlDrawing(c); d != nil {
				out = append(out, d)
			}
		}
	}
	if ole { // what it shows is only its last picture, if it has one
		out = append(out, &Drawing{Inline: len(out) == 0, Shape: &Shape{Kind: UnsupportedShape, What: "OLE"}})
	}
	return out
}

// cssProps are the properties of a style attribute.
type cssProps map[string]string

func readCSS(s string) cssProps {
	out := cssProps{}
	for part := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(part, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return out
}

// groupUnit stands for one unit of a group's own coordinates while they are read:
// fine enough for fractions of it, as only proportions count.
const groupUnit = 100 * unit.Emu

// cssLength reads a length of a style; a bare number counts pixels at the top, and
// the group's own units inside a group.
func cssLength(s string, bare unit.Length) unit.Length {
	s = strings.TrimSpace(s)
	if number, ok := strings.CutSuffix(s, "px"); ok {
		s, bare = number, unit.Inch/96
	}
	if s == "" {
		return 0
	}
	if last := s[len(s)-1]; last >= '0' && last <= '9' || last == '.' {
		l, _ := decimal(s, bare)
		return bounded(l)
	}
	l, _ := length(strings.ToLower(s), bare)
	return bounded(l)
}

func (r *shapeReader) vmlDrawing(n *Node) *Drawing {
	css := readCSS(n.Attr("style"))
	if css["visibility"] == "hidden" {
		return nil
	}
	s := r.vmlShape(n, childSpace{}, unit.Inch/96, 0)
	if s == nil {
		return nil
	}
	d := &Drawing{Width: s.W, Height: s.H, Shape: s}
	d.Alt = strings.TrimSpace(attrOf(n, "alt"))
	d.Inline = css["position"] != "absolute"
	d.InCell = vmlOn(attrOf(n, "allowincell"), true)
	d.Z, _ = integer(css["z-index"])
	d.Behind = strings.HasPrefix(css["z-index"], "-")
	vmlPlace(d, s, css)
	vmlRule(d, n)
	vmlWrap(d, n, css)
	s.moveTo(0, 0)
	return d
}

// moveTo gives a shape and its children another place.
func (s *Shape) moveTo(x, y unit.Length) {
	s.move(x-s.X, y-s.Y)
}

func (s *Shape) move(dx, dy unit.Length) {
	s.X, s.Y = s.X+dx, s.Y+dy
	for _, c := range s.Children {
		c.move(dx, dy)
	}
}

// attrOf gives an attribute by its local name, in whatever namespace.
func attrOf(n *Node, local string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func vmlOn(s string, def bool) bool {
	switch s {
	case "":
		return def
	case "f", "false", "0":
		return false
	}
	return true
}

// vmlPlace reads where a shape stands. The place of a line is in its own points.
func vmlPlace(d *Drawing, s *Shape, css cssProps) {
	d.H = Position{From: origins[css["mso-position-horizontal-relative"]], Align: objectAligns[css["mso-position-horizontal"]], Offset: s.X}
	d.V = Position{From: origins[css["mso-position-vertical-relative"]], Align: objectAligns[css["mso-position-vertical"]], Offset: s.Y}
	for _, p := range []struct {
		name string
		to   *Position
	}{{"mso-left-percent", &d.H}, {"mso-top-percent", &d.V}} {
		if v, ok := integer(css[p.name]); ok && v > 0 {
			p.to.Percent = Some(v * 100) // tenths of a percent
		}
	}
	for _, p := range []struct {
		name, of string
		to       *Share
	}{{"mso-width-percent", "mso-width-relative", &d.WidthPercent}, {"mso-height-percent", "mso-height-relative", &d.HeightPercent}} {
		if v, ok := integer(css[p.name]); ok && v > 0 {
			*p.to = Share{Of: origins[css[p.of]], Percent: v * 100}
		}
	}
}

// vmlRule reads a horizontal rule: a rectangle that is as wide as the text, or as a
// part of it.
func vmlRule(d *Drawing, n *Node) {
	if attrOf(n, "hr") != "t" || d.Width > 0 {
		return
	}
	d.WidthPercent = Share{Of: FromMargin, Percent: 100000}
	if v, ok := integer(attrOf(n, "hrpct")); ok && v > 0 {
		d.WidthPercent.Percent = min(v, 1000) * 100
	}
}

func vmlWrap(d *Drawing, n *Node, css cssProps) {
	for i, side := range [...]string{"top", "left", "bottom", "right"} {
		d.Dist[i] = max(0, cssLength(css["mso-wrap-distance-"+side], unit.Inch/96))
	}
	w := element(n, "wrap")
	if w == nil {
		return
	}
	switch w.Attr("type") {
	case "square", "tight", "through":
		d.Wrap = wrapSides(w.Attr("side"))
	case "topAndBottom":
		d.Wrap = WrapTopBottom
	}
	if a := w.Attr("anchorx"); a != "" && d.H.From == FromFlow {
		d.H.From = origins[a]
	}
	if a := w.Attr("anchory"); a != "" && d.V.From == FromFlow {
		d.V.From = origins[a]
	}
}

// vmlShape reads one shape; nil where it is none. bare is the size of a length
// without a unit.
func (r *shapeReader) vmlShape(n *Node, space childSpace, bare unit.Length, depth int) *Shape {
	if r.count >= maxShapes || depth > maxGroups {
		return nil
	}
	css := readCSS(n.Attr("style"))
	s := &Shape{}
	switch n.Name.Local {
	case "line":
		s.Kind = LineShape
	case "rect", "roundrect":
	case "oval":
		s.Kind = EllipseShape
	case "shape":
		s.Kind = r.vmlKind(n)
	case "group":
		s.Kind = GroupShape
	case "polyline":
		s.Kind = OutlineShape
	case "curve", "arc", "image":
		s.Kind, s.What = UnsupportedShape, n.Name.Local
	default:
		return nil
	}
	r.count++
	own := vmlRect(css, bare)
	if n.Name.Local == "line" {
		own = s.vmlPoints(n, bare)
	}
	if s.Kind == OutlineShape {
		own = s.vmlPolyline(n, bare)
	}
	at := space.put(own)
	s.X, s.Y, s.W, s.H = at.x, at.y, at.w, at.h
	s.FlipH = s.FlipH != strings.Contains(css["flip"], "x")
	s.FlipV = s.FlipV != strings.Contains(css["flip"], "y")
	s.Turns = vmlTurns(css["rotation"])
	if s.Kind == GroupShape {
		r.vmlChildren(s, n, depth)
		return s
	}
	r.vmlLook(s, n, css)
	return s
}

// vmlRect is the place and size that a style gives.
func vmlRect(css cssProps, bare unit.Length) frameRect {
	side := func(margin, plain string) unit.Length {
		if v, ok := css[margin]; ok {
			return cssLength(v, bare)
		}
		return cssLength(css[plain], bare)
	}
	return frameRect{
		x: side("margin-left", "left"), y: side("margin-top", "top"),
		w: max(0, cssLength(css["width"], bare)), h: max(0, cssLength(css["height"], bare)),
	}
}

// vmlPoints reads the ends of v:line.
func (s *Shape) vmlPoints(n *Node, bare unit.Length) frameRect {
	x1, y1 := vmlPair(n.Attr("from"), bare)
	x2, y2 := vmlPair(n.Attr("to"), bare)
	s.FlipH, s.FlipV = x1 > x2, y1 > y2
	return frameRect{min(x1, x2), min(y1, y2), max(x1, x2) - min(x1, x2), max(y1, y2) - min(y1, y2)}
}

func vmlPair(s string, bare unit.Length) (unit.Length, unit.Length) {
	a, b, _ := strings.Cut(s, ",")
	return cssLength(a, bare), cssLength(b, bare)
}

func vmlTurns(s string) int {
	if s == "" {
		return 0
	}
	if fd, ok := strings.CutSuffix(s, "fd"); ok { // 65,536ths of a degree
		n, _ := strconv.ParseInt(fd, 10, 64)
		return quarterTurns(int(n % (360 << 16) * 60000 >> 16))
	}
	n, _ := integer(s)
	return quarterTurns(n % 360 * 60000)
}

// vmlKind knows shapes by the number of their type (o:spt): 20 and 32 are straight
// lines, 3 is an ellipse, 24 and from 136 on are letters drawn as pictures.
func (r *shapeReader) vmlKind(n *Node) ShapeKind {
	switch v := r.vmlNumber(n); {
	case v == 20, v == 32:
		return LineShape
	case v == 3, v == 120:
		return EllipseShape
	case v == 24, v >= 136 && v <= 175:
		return UnsupportedShape
	}
	return RectShape
}

// vmlNumber is the number of a shape's type, 0 where it has none.
func (r *shapeReader) vmlNumber(n *Node) int {
	kind := n.Attr("type")
	number := kind[strings.LastIndexByte(kind, 't')+1:]
	if t := r.ids[kind]; t != nil {
		if spt := attrOf(t, "spt"); spt != "" {
			number = spt
		}
	} else if spt := attrOf(n, "spt"); spt != "" {
		number = spt
	}
	v, _ := integer(number)
	return v
}

func (r *shapeReader) vmlChildren(s *Shape, n *Node, depth int) {
	ox, oy := vmlPair(n.Attr("coordorigin"), groupUnit)
	w, h := vmlPair(n.Attr("coordsize"), groupUnit)
	inner := childSpace{from: frameRect{ox, oy, w, h}, to: frameRect{s.X, s.Y, s.W, s.H}}
	for _, c := range elements(n) {
		if c.Name.Local == "shapetype" {
			r.ids["#"+c.Attr("id")] = c
			continue
		}
		if child := r.vmlShape(c, inner, groupUnit, depth+1); child != nil {
			child.mirror(inner.to, s.FlipH, s.FlipV)
			s.Children = append(s.Children, child)
		}
	}
}

// vmlLook reads line, ground, picture and text of a shape.
func (r *shapeReader) vmlLook(s *Shape, n *Node, css cssProps) {
	free := r.vmlOutline(s, n)
	t := r.ids[n.Attr("type")]
	picture := element(n, "imagedata")
	s.Line = vmlStroke(n, vmlOn(n.Attr("stroked"), picture == nil && (t == nil || vmlOn(t.Attr("stroked"), true))))
	if s.Kind != LineShape && vmlOn(n.Attr("filled"), picture == nil && (t == nil || vmlOn(t.Attr("filled"), true))) {
		s.Fill = Paint{On: true, Color: 0xFFFFFF}
		if c, ok := vmlColor(n.Attr("fillcolor")); ok {
			s.Fill.Color = c
		}
		if f := element(n, "fill"); f != nil && (!vmlOn(f.Attr("on"), true) || strings.HasPrefix(f.Attr("opacity"), "0")) {
			s.Fill.On = false
		}
	}
	if s.Kind == UnsupportedShape && s.What == "" || element(n, "textpath") != nil {
		s.Kind, s.What = UnsupportedShape, "WordArt"
		return
	}
	if picture != nil {
		s.Kind, s.Picture = PictureShape, &PictureRef{ID: relationship(picture, "id")}
		for i, side := range [...]string{"croptop", "cropleft", "cropbottom", "cropright"} {
			s.Picture.Crop[i] = vmlFraction(picture.Attr(side))
		}
	}
	if box := element(n, "textbox"); box != nil {
		if content := element(box, "txbxContent"); content != nil {
			s.Text = &TextBox{Body: BlocksOf(content.Children), Insets: defaultInsets}
			s.Text.vmlProps(box, css)
			s.Text.keepFree(free, s.W, s.H)
		}
	}
}

// vmlFraction reads a part of one, plain or in 65,536ths, in thousandths of a percent.
func vmlFraction(s string) int {
	if f, ok := strings.CutSuffix(s, "f"); ok {
		n, _ := integer(f)
		return min(max(n, 0), 65536) * 100000 / 65536
	}
	l, _ := decimal(s, 100000)
	return int(min(max(l, 0), 100000))
}

func vmlStroke(n *Node, on bool) Stroke {
	s := Stroke{Paint: Paint{On: on}, Width: defaultStroke}
	weight, color := n.Attr("strokeweight"), n.Attr("strokecolor")
	if st := element(n, "stroke"); st != nil {
		s.On = s.On && vmlOn(st.Attr("on"), true)
		s.Dash = st.Attr("dashstyle") != "" && st.Attr("dashstyle") != "solid"
		s.Head, s.Tail = vmlArrow(st.Attr("startarrow")), vmlArrow(st.Attr("endarrow"))
		if v := st.Attr("weight"); v != "" && weight == "" {
			weight = v
		}
		if v := st.Attr("color"); v != "" && color == "" {
			color = v
		}
	}
	if weight != "" {
		s.Width = max(0, cssLength(weight, unit.Emu))
	}
	s.Color, _ = vmlColor(color)
	return s
}

func vmlArrow(s string) bool { return s != "" && s != "none" }

func (t *TextBox) vmlProps(n *Node, css cssProps) {
	if inset := n.Attr("inset"); inset != "" {
		order := [...]int{1, 0, 3, 2} // left, top, right, bottom
		i := 0
		for part := range strings.SplitSeq(inset, ",") {
			if i < len(order) && strings.TrimSpace(part) != "" {
				t.Insets[order[i]] = max(0, cssLength(part, unit.Emu))
			}
			i++
		}
	}
	switch css["v-text-anchor"] {
	case "middle", "middle-center":
		t.VAlign = CellMiddle
	case "bottom", "bottom-center":
		t.VAlign = CellBottom
	}
	own := readCSS(n.Attr("style"))
	t.Grows = own["mso-fit-shape-to-text"] == "t"
	if own["layout-flow"] == "vertical" {
		t.Turns = 1
		if own["mso-layout-flow-alt"] == "bottom-to-top" {
			t.Turns = 3
		}
	}
}
