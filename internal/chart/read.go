package chart

import (
	"slices"

	"github.com/mocban/mocban/internal/wml"
)

// plot is one kind of chart in the plot area: c:barChart and its like.
type plot struct {
	kind     kind
	across   bool // bars that lie
	stacked  bool
	percent  bool // of a stack, its parts of the whole
	gap      int64
	overlap  int64
	hole     int64 // of a ring, in percent of its radius
	first    int   // angle of the first slice, in degrees
	ring     bool
	varied   bool // each value has a colour of its own
	markers  bool // lines have automatic markers
	noLines  bool // points are not joined
	smoothed bool
	series   []*series
	labels   *labels
	axisIDs  []string
	cat, val *axis // of a pie none
}

type kind uint8

const (
	barKind kind = iota
	lineKind
	areaKind
	scatterKind
	pieKind
)

// kinds are the elements that are drawn. Those of three dimensions are drawn flat.
var kinds = map[string]struct {
	kind kind
	flat bool
}{
	"barChart": {kind: barKind}, "bar3DChart": {kind: barKind, flat: true},
	"lineChart": {kind: lineKind}, "line3DChart": {kind: lineKind, flat: true},
	"areaChart": {kind: areaKind}, "area3DChart": {kind: areaKind, flat: true},
	"pieChart": {kind: pieKind}, "pie3DChart": {kind: pieKind, flat: true},
	"doughnutChart": {kind: pieKind}, "scatterChart": {kind: scatterKind},
	"ofPieChart": {kind: pieKind, flat: true},
}

// placed is c:manualLayout (21.2.2.95): parts of the chart's size, in millionths.
type placed struct {
	set        bool
	inner      bool // of a plot: without the labels of its axes
	sized      bool
	x, y, w, h int64
}

// legend says where the names of series stand.
type legend struct {
	pos   string // r, l, t, b, tr
	over  bool
	gone  map[int]bool // entries that were taken out
	style style
	look  look
	at    placed
}

// reader reads one chart.
type reader struct {
	*Chart
	points int
	series int
}

// Read makes a chart from the tree of its part. What cannot be drawn is refused: see
// Chart.Refused.
func Read(root *wml.Node, opt Options) *Chart {
	c := &Chart{opt: opt, base: plainStyle, blanks: "gap"}
	r := &reader{Chart: c}
	props := wml.Element(root, "txPr")
	c.base = r.styled(props, plainStyle)
	c.date04 = flag(root, "date1904", false)
	c.ground = r.looks(wml.Element(root, "spPr"))
	if wml.Element(root, "userShapes") != nil {
		r.lack("userShapes")
	}
	chart := wml.Element(root, "chart")
	r.plotArea(wml.Element(chart, "plotArea"))
	if v := wml.Element(chart, "dispBlanksAs"); v != nil {
		c.blanks = v.Attr("val")
	}
	r.titleOf(chart, props)
	c.legend = r.legendOf(wml.Element(chart, "legend"))
	if c.refuse == "" && len(c.plots) == 0 {
		c.refuse = "plotArea"
	}
	return c
}

// flag reads a child such as <c:delete val="1"/>; one without a value is on.
func flag(n *wml.Node, local string, missing bool) bool {
	c := wml.Element(n, local)
	if c == nil {
		return missing
	}
	v := c.Attr("val")
	return v == "" || yes(v)
}

// value is the value of a child such as <c:grouping val="stacked"/>.
func value(n *wml.Node, local string) string {
	if c := wml.Element(n, local); c != nil {
		return c.Attr("val")
	}
	return ""
}

// count reads a child's whole number inside bounds.
func count(n *wml.Node, local string, missing, low, high int) int {
	v, ok := whole(percentless(value(n, local)))
	if !ok {
		return missing
	}
	return min(max(v, low), high)
}

// percentless takes the sign off a percentage, which strict documents write.
func percentless(s string) string {
	if n := len(s); n > 0 && s[n-1] == '%' {
		return s[:n-1]
	}
	return s
}

func (r *reader) plotArea(n *wml.Node) {
	r.at = layoutOf(n)
	r.inner = r.looks(wml.Element(n, "spPr"))
	for _, c := range wml.Elements(n) {
		switch local := c.Name.Local; local {
		case "catAx", "dateAx", "valAx":
			if len(r.axes) < 8 {
				r.axes = append(r.axes, r.axis(c))
			}
		case "serAx":
		case "dTable":
			r.lack(local)
		default:
			if k, known := kinds[local]; known {
				r.plot(c, k.kind, k.flat)
			} else if len(local) > 5 && local[len(local)-5:] == "Chart" && r.refuse == "" {
				r.refuse = local
			}
		}
	}
	r.join()
}

// join gives the plots their axes. A pie stands alone.
func (r *reader) join() {
	for _, p := range r.plots {
		for _, id := range p.axisIDs {
			i := slices.IndexFunc(r.axes, func(a *axis) bool { return a.id == id })
			if i < 0 {
				continue
			}
			a := r.axes[i]
			switch {
			case p.kind == scatterKind && p.cat == nil && (a.pos == "b" || a.pos == "t"), !a.values && p.cat == nil:
				p.cat = a
			case a.values && p.val == nil:
				p.val = a
			case p.cat == nil:
				p.cat = a
			}
		}
		if p.kind != pieKind {
			p.cat, p.val = orPlain(p.cat, false), orPlain(p.val, true)
		}
		if (p.kind == pieKind) != (r.plots[0].kind == pieKind) || p.across != r.plots[0].across && p.kind == barKind {
			r.refuse = "plotArea"
		}
	}
}

func (r *reader) plot(n *wml.Node, k kind, flat bool) {
	if flat {
		r.lack(n.Name.Local)
	}
	p := &plot{
		kind: k, across: value(n, "barDir") == "bar", ring: n.Name.Local == "doughnutChart",
		varied: flag(n, "varyColors", k == pieKind), markers: flag(n, "marker", false),
		gap: int64(count(n, "gapWidth", 150, 0, 500)), overlap: int64(count(n, "overlap", 0, -100, 100)),
		hole: int64(count(n, "holeSize", 50, 10, 90)), first: count(n, "firstSliceAng", 0, 0, 360),
	}
	switch value(n, "grouping") {
	case "stacked":
		p.stacked = true
	case "percentStacked":
		p.stacked, p.percent = true, true
	}
	if k == scatterKind {
		s := value(n, "scatterStyle")
		p.markers, p.noLines, p.smoothed = s != "line" && s != "smooth", s == "marker", s == "smooth" || s == "smoothMarker"
	}
	for _, c := range wml.Elements(n) {
		switch local := c.Name.Local; local {
		case "ser":
			if r.series++; r.series > maxSeries {
				r.refuse = "ser"
				return
			}
			p.series = append(p.series, r.serie(c, p))
		case "dLbls":
			p.labels = r.labels(c, r.base)
		case "axId":
			p.axisIDs = append(p.axisIDs, c.Attr("val"))
		case "upDownBars", "hiLowLines", "dropLines", "serLines":
			r.lack(local)
		}
	}
	slices.SortStableFunc(p.series, func(a, b *series) int { return a.order - b.order })
	if len(p.series) > 0 {
		r.plots = append(r.plots, p)
	}
}

// titleSize is Word's for titles whose size nothing says.
const titlePercent, titleHalves = 120, 36

// titleOf reads the title. A chart of one series is titled by its name unless the
// title has been taken off (21.2.2.7).
func (r *reader) titleOf(chart, props *wml.Node) {
	n := wml.Element(chart, "title")
	st := r.base
	st.bold, st.turn = true, anyWay
	if props == nil {
		st.size = half(titleHalves)
	} else {
		st.size = st.size.Scale(titlePercent, 100)
	}
	if n == nil && flag(chart, "autoTitleDeleted", false) {
		return
	}
	r.title = r.words(n, st)
	if len(r.title.lines) == 0 {
		if len(r.plots) == 1 && len(r.plots[0].series) == 1 {
			r.title.lines = nonEmpty(r.plots[0].series[0].name)
		}
	}
	if len(r.title.lines) == 0 {
		r.title = nil
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// words reads c:title of a chart or an axis.
func (r *reader) words(n *wml.Node, st style) *words {
	w := &words{style: r.styled(wml.Element(n, "txPr"), st)}
	if n == nil {
		return w
	}
	w.at, w.over, w.look = layoutOf(n), flag(n, "overlay", false), r.looks(wml.Element(n, "spPr"))
	tx := wml.Element(n, "tx")
	if rich := wml.Element(tx, "rich"); rich != nil {
		w.style, w.lines = r.styled(rich, w.style), r.rich(rich)
	} else if ref := wml.Element(tx, "strRef"); ref != nil {
		w.lines = nonEmpty(r.fit(firstText(ref)))
	}
	w.upward = w.style.turn != level
	return w
}

func (r *reader) legendOf(n *wml.Node) *legend {
	if n == nil {
		return nil
	}
	l := &legend{pos: value(n, "legendPos"), over: flag(n, "overlay", false), gone: map[int]bool{}, at: layoutOf(n)}
	l.style, l.look = r.styled(wml.Element(n, "txPr"), r.base), r.looks(wml.Element(n, "spPr"))
	for _, c := range wml.Elements(n) {
		if i, ok := whole(value(c, "idx")); ok && c.Name.Local == "legendEntry" && flag(c, "delete", false) {
			l.gone[i] = true
		}
	}
	return l
}

// layoutOf reads c:layout of an element.
func layoutOf(n *wml.Node) placed {
	m := wml.Element(wml.Element(n, "layout"), "manualLayout")
	if m == nil || value(m, "x") == "" || value(m, "y") == "" {
		return placed{}
	}
	out := placed{set: true, inner: value(m, "layoutTarget") == "inner", x: share(value(m, "x")), y: share(value(m, "y")),
		w: share(value(m, "w")), h: share(value(m, "h"))}
	if value(m, "xMode") != "edge" || value(m, "yMode") != "edge" {
		return placed{} // moved from where it would stand, by a little
	}
	out.sized = out.w > 0 && out.h > 0
	return out
}
