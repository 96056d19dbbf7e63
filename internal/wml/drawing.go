package wml

import (
	"strings"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

// Drawing is what stands in or over the text: a line, a box with text, a picture,
// a group. It comes from w:drawing (DrawingML, ECMA-376-1, 20.4) or from w:pict
// and w:object (VML, ECMA-376-4, 14).
type Drawing struct {
	Inline        bool // stands in its line like a letter
	Width, Height unit.Length
	H, V          Position
	Wrap          Wrap
	Dist          [4]unit.Length // white around a wrapped drawing: top, left, bottom, right
	Effects       [4]unit.Length // how far shadows, glows and turns reach out of it, in the same order
	Behind        bool           // behind the text
	Z             int            // of two anchored drawings, the greater one lies over the other
	InCell        bool           // placed by the cell it is anchored in
	// WidthPercent and HeightPercent, in thousandths of a percent of the page or of
	// the room between its margins, take the place of Width and Height where set.
	WidthPercent, HeightPercent Share
	Shape                       *Shape

	Alt        string // what it shows, in words (20.4.2.5)
	Decorative bool   // it shows nothing
}

// Position is where an anchored drawing stands on one axis.
type Position struct {
	From    Origin
	Align   ObjectAlign // AlignOffset counts Offset, all others are of the origin's extent
	Offset  unit.Length
	Percent Opt[int] // thousandths of a percent of the origin's extent, instead of Offset
}

// Share is a part of the extent of an origin.
type Share struct {
	Of      Origin
	Percent int // thousandths of a percent; 0 is not set
}

// Origin says what a position counts from (20.4.3.2 and 20.4.3.3 in one).
type Origin uint8

// The origins. FromFlow is the column across and the paragraph down.
const (
	FromFlow Origin = iota
	FromCharacter
	FromLine
	FromMargin
	FromPage
	FromLeadMargin  // the left or the top margin
	FromTrailMargin // the right or the bottom margin
	FromInside
	FromOutside
)

// ObjectAlign is where an object stands in its origin's extent (20.4.3.1).
type ObjectAlign uint8

// The alignments; start is left or top.
const (
	AlignOffset ObjectAlign = iota
	AlignStart
	AlignMiddle
	AlignEnd
	AlignInside
	AlignOutside
)

// Wrap says how text goes around a drawing.
type Wrap uint8

// The ways of wrapping. Tight and through contours are taken as the square around
// them.
const (
	WrapNone Wrap = iota
	WrapSquare
	WrapTopBottom
	WrapLeft    // text on the left side only
	WrapRight   // text on the right side only
	WrapLargest // text on the wider side only
)

// Shape is one part of a drawing. Places are from the drawing's top left corner;
// those of children too, the transforms of groups are worked in.
type Shape struct {
	Kind         ShapeKind
	What         string // of an unsupported shape, or of a rectangle that stands for another figure: what it is
	X, Y, W, H   unit.Length
	FlipH, FlipV bool
	Turns        int // quarter turns clockwise
	Line         Stroke
	Fill         Paint
	Text         *TextBox
	Picture      *PictureRef
	Chart        string    // of a chart: the relationship that leads to it, of the part that the drawing stands in
	Outlines     []Outline // of an OutlineShape
	Children     []*Shape
}

// ShapeKind is what a shape looks like.
type ShapeKind uint8

// The kinds. Geometries other than these are drawn as the rectangle around them.
const (
	RectShape ShapeKind = iota
	LineShape
	EllipseShape
	GroupShape
	PictureShape
	ChartShape
	OutlineShape
	UnsupportedShape
)

// Stroke is the line of a shape.
type Stroke struct {
	Paint
	Width      unit.Length
	Dash       bool
	Head, Tail bool // arrows: at the begin of the line, and at its end
}

// Paint is a colour, or none.
type Paint struct {
	On    bool
	Color uint32 // 0xRRGGBB
}

// TextBox is the text in a shape.
type TextBox struct {
	Body   []Block
	Insets [4]unit.Length // top, left, bottom, right
	VAlign CellAlign
	Turns  int  // quarter turns clockwise of the text in its box
	Grows  bool // the box is as high as its text
}

// PictureRef names the image of a picture.
type PictureRef struct {
	ID   string // of a relationship
	Part string // whose relationship it is; "" is the part that the drawing stands in
	Crop [4]int // cut off at each side, in thousandths of a percent: top, left, bottom, right
}

// maxGroups bounds groups in groups; deeper ones are left out.
const maxGroups = 16

// maxShapes bounds the shapes of one drawing.
const maxShapes = 2000

// shapeReader reads the shapes of one drawing.
type shapeReader struct {
	theme   *Theme
	count   int
	ids     map[string]*Node                            // VML templates of shapes
	diagram func(id string) (shapes *Node, part string) // finds those of SmartArt; nil where they are not asked for
	part    string                                      // that the shapes stand in, of SmartArt
}

// Drawings gives the drawings that a w:drawing, w:pict or w:object holds, in their
// order; none where it cannot be read.
func (s *Styles) Drawings(n *Node) []*Drawing {
	return s.shapes().drawings(n)
}

func (r *shapeReader) drawings(n *Node) []*Drawing {
	switch n.Name.Local {
	case "drawing":
		var out []*Drawing
		for _, c := range elements(n) {
			if d := r.drawing(c); d != nil {
				out = append(out, d)
			}
		}
		return out
	case "pict", "object":
		return r.pict(n)
	}
	return nil
}

// Alternative gives what a reader takes of mc:AlternateContent: the first choice
// whose namespaces it knows, else the fallback (ECMA-376-3, 9.3).
func Alternative(n *Node) []*Node {
	for _, c := range n.Children {
		if c.Name.Local == "Choice" && knowsAll(c.Attr("Requires")) {
			return c.Children
		}
	}
	for _, c := range n.Children {
		if c.Name.Local == "Fallback" {
			return c.Children
		}
	}
	return nil
}

// InlinesOf reads nodes that stand where runs may, such as a branch of
// mc:AlternateContent.
func InlinesOf(nodes []*Node) []Inline {
	r := &reader{found: new(findings)}
	var out []Inline
	for _, n := range nodes {
		if n.Name.Local != "" {
			if in := r.inline(n); in != nil {
				out = append(out, in)
			}
		}
	}
	return out
}

// BlocksOf reads nodes that stand where paragraphs may.
func BlocksOf(nodes []*Node) []Block {
	r := &reader{found: new(findings)}
	var kept []*Node
	for _, n := range nodes {
		if n.Name.Local != "" {
			kept = append(kept, n)
		}
	}
	return r.blocks(kept)
}

// RunContentsOf reads nodes that stand inside a run.
func RunContentsOf(nodes []*Node) []RunContent {
	r := &reader{found: new(findings)}
	var out []RunContent
	for _, n := range nodes {
		if n.Name.Local != "" && !n.is("rPr") {
			out = append(out, r.runContent(n))
		}
	}
	return out
}

func knowsAll(prefixes string) bool {
	known := false
	for p := range strings.FieldsSeq(prefixes) {
		switch p {
		case "wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "wp", "w", "a", "pic":
			known = true
		default:
			return false
		}
	}
	return known
}

// elements gives the child elements, those of mc:AlternateContent's chosen branch
// in its place.
func elements(n *Node) []*Node {
	out := make([]*Node, 0, len(n.Children))
	for _, c := range n.Children {
		switch c.Name.Local {
		case "":
		case "AlternateContent":
			for _, a := range Alternative(c) {
				if a.Name.Local != "" {
					out = append(out, a)
				}
			}
		default:
			out = append(out, c)
		}
	}
	return out
}

// element is the first child element of a name, in whatever namespace.
func element(n *Node, local string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range elements(n) {
		if c.Name.Local == local {
			return c
		}
	}
	return nil
}

// emu reads a length in EMU, or gives 0.
func emu(s string) unit.Length {
	l, _ := length(s, unit.Emu)
	return l
}

// Part is the name of the part that a header or footer was read from, or "".
func (h *HeaderFooter) Part() string { return h.part }

// Picture gives the image that a relationship of a part leads to, and the name of
// its part; "" is the main part. It reports false where the document carries none.
func (d *Document) Picture(part, id string) (name string, data []byte, ok bool) {
	if image, found := d.given(id); found && part == "" {
		return image.Name, image.Data, true
	}
	return d.related(part, id)
}

// related gives the part that a relationship of a part leads to, and its name; ""
// is the main part.
func (d *Document) related(part, id string) (name string, data []byte, ok bool) {
	if d.Carried == nil || id == "" {
		return "", nil, false
	}
	if part == "" {
		main, found := d.Carried.Main()
		if !found {
			return "", nil, false
		}
		part = main.Name
	}
	for _, rel := range d.Carried.Relationships(part) {
		if rel.ID != id || rel.External {
			continue
		}
		if target, found := d.Carried.Part(opc.ResolveTarget(part, rel.Target)); found {
			return target.Name, target.Data, true
		}
	}
	return "", nil, false
}

// BordersOf reads borders that the tree carries as XML, such as w:pgBorders.
func BordersOf(n *Node) *Borders { return borders(take(n)) }
