package wml

// chartName is the element that names the chart of a graphic (ECMA-376-1, 21.2.2.26).
var chartName = Name{"http://schemas.openxmlformats.org/drawingml/2006/chart", "chart"}

// maxChartItems bounds the elements, attributes and texts of one chart. A chart of
// 5,000 values has some 50,000.
const maxChartItems = 400000

// Chart gives the tree of the chart that a relationship of a part leads to, and the
// name of the chart's part; "" is the main part. It reports false where there is
// none that can be read.
func (d *Document) Chart(part, id string) (name string, root *Node, ok bool) {
	name, data, ok := d.related(part, id)
	if !ok {
		return "", nil, false
	}
	root, ok = ReadChart(data)
	return name, root, ok
}

// ReadChart gives the tree of a chart's part. It reports false where it is none.
func ReadChart(data []byte) (*Node, bool) {
	budget := maxChartItems
	root, err := parse(data, &budget)
	return root, err == nil && root.Name == Name{chartName.Space, "chartSpace"}
}

// Elements gives the child elements of a node, which may be nil; those of
// mc:AlternateContent's chosen branch stand in its place.
func Elements(n *Node) []*Node { return elements(orEmpty(n)) }

// Element is the first child element of a name, in whatever namespace, or nil.
func Element(n *Node, local string) *Node { return element(n, local) }

// Content is the character data right inside a node, which may be nil.
func (n *Node) Content() string { return orEmpty(n).text() }

// ThemeColor is a colour of the document's theme by its name: accent1, dk1, tx1.
func (s *Styles) ThemeColor(name string) (rgb uint32, ok bool) { return s.shapes().theme.color(name) }

// ColorOf is the colour that an element such as a:solidFill holds.
func (s *Styles) ColorOf(n *Node) (rgb uint32, ok bool) { return s.shapes().colorIn(orEmpty(n)) }

// FillOf reads the ground that c:spPr asks for, and reports whether it asks for any.
func (s *Styles) FillOf(props *Node) (fill Paint, stated bool) {
	for _, c := range Elements(props) {
		switch c.Name.Local {
		case "noFill", "solidFill", "gradFill", "pattFill":
			return s.shapes().fill(props, nil), true
		}
	}
	return Paint{}, false
}

// StrokeOf reads the line that c:spPr asks for, and reports whether it says if there
// is one. A width may be said without it.
func (s *Styles) StrokeOf(props *Node) (line Stroke, stated bool) {
	for _, c := range Elements(element(props, "ln")) {
		switch c.Name.Local {
		case "noFill", "solidFill", "gradFill", "pattFill":
			stated = true
		}
	}
	return s.shapes().stroke(props, nil), stated
}

func (s *Styles) shapes() *shapeReader {
	r := &shapeReader{}
	if s != nil {
		r.theme = s.drawing
	}
	return r
}
