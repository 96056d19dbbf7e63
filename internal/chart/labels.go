package chart

import (
	"cmp"
	"strings"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// labels is c:dLbls, or c:dLbl of one value (21.2.2.49).
type labels struct {
	gone                 bool
	val, cat, name, part bool
	sep, pos, format     string
	linked               bool
	style                style
	look                 look
	own                  []string // words of its own
	points               map[int]*labels
}

func (r *reader) labels(n *wml.Node, base style) *labels {
	l := r.oneLabel(n, base)
	l.points = map[int]*labels{}
	for _, c := range wml.Elements(n) {
		if i, ok := whole(value(c, "idx")); ok && c.Name.Local == "dLbl" && len(l.points) < maxPoints {
			l.points[i] = r.oneLabel(c, l.style)
		}
	}
	return l
}

func (r *reader) oneLabel(n *wml.Node, base style) *labels {
	l := &labels{
		gone: wml.Element(n, "delete") != nil && flag(n, "delete", true),
		val:  flag(n, "showVal", false), cat: flag(n, "showCatName", false), name: flag(n, "showSerName", false),
		part: flag(n, "showPercent", false), pos: value(n, "dLblPos"), sep: "; ",
		style: r.styled(wml.Element(n, "txPr"), base), look: r.looks(wml.Element(n, "spPr")), linked: true,
	}
	if s := wml.Element(n, "separator"); s != nil {
		l.sep = s.Content()
	}
	if f := wml.Element(n, "numFmt"); f != nil {
		l.format, l.linked = f.Attr("formatCode"), yes(f.Attr("sourceLinked"))
	}
	if rich := wml.Element(wml.Element(n, "tx"), "rich"); rich != nil {
		l.style, l.own = r.styled(rich, l.style), r.rich(rich)
		r.fields(l, rich)
	}
	return l
}

// fields gives the words of a label that has fields in them back to what the fields
// stand for: their cached text is mostly their name in brackets. Words beside them
// are left out.
func (r *reader) fields(l *labels, rich *wml.Node) {
	any := false
	for _, par := range wml.Elements(rich) {
		for _, c := range wml.Elements(par) {
			switch kind := c.Attr("type"); {
			case c.Name.Local != "fld":
				continue
			case kind == "VALUE" || kind == "YVALUE":
				l.val = true
			case kind == "CATEGORYNAME" || kind == "XVALUE":
				l.cat = true
			case kind == "SERIESNAME":
				l.name = true
			case kind == "PERCENTAGE":
				l.part = true
			default:
				r.lack("fld")
			}
			any = true
		}
	}
	if !any {
		return
	}
	l.own = nil
	for _, par := range wml.Elements(rich) {
		for _, c := range wml.Elements(par) {
			if c.Name.Local == "r" && strings.TrimSpace(wml.Element(c, "t").Content()) != "" {
				r.lack("fld")
			}
		}
	}
}

// labelsOf is what is written on the i-th value of a series, or nil.
func (p *plot) labelsOf(s *series, i int) *labels {
	l := s.labels
	if l == nil {
		l = p.labels
	}
	if l == nil {
		return nil
	}
	if own := l.points[i]; own != nil {
		l = own
	}
	if l.gone || !l.val && !l.cat && !l.name && !l.part && len(l.own) == 0 {
		return nil
	}
	return l
}

// spot is a place where a label may stand: its edge, or its middle, is at a point.
type spot struct {
	at   page.Point
	h, v int8        // -1 before the point, 0 around it, 1 behind it
	tip  *page.Point // where a line to what is meant ends
}

func (s spot) room(w, h unit.Length) rect {
	return rect{s.at.X + w*unit.Length(s.h-1)/2, s.at.Y + h*unit.Length(s.v-1)/2, w, h}
}

// label is a text that waits until all else is drawn.
type label struct {
	lines []string
	style style
	look  look
	spots []spot // the best first
}

// maxLabels bounds the labels of a chart; more of them nobody reads.
const maxLabels = 600

// label takes up the label of the i-th value of a series.
func (p *painter) label(pl *plot, s *series, i int, spots []spot) {
	l := pl.labelsOf(s, i)
	if l == nil || len(spots) == 0 {
		return
	}
	lines := l.own
	if len(lines) == 0 {
		lines = p.labelText(pl, s, i, l)
	}
	if len(lines) == 0 {
		return
	}
	if len(p.labels) == maxLabels {
		p.tell("dLbl")
		return
	}
	p.labels = append(p.labels, label{lines, l.style, l.look, spots})
}

// labelText says what a label has to say, in Word's order.
func (p *painter) labelText(pl *plot, s *series, i int, l *labels) []string {
	all := ""
	add := func(on bool, text string) {
		if !on || text == "" {
			return
		}
		if all != "" {
			all += l.sep
		}
		all += text
	}
	d := s.at(i)
	add(l.name, s.name)
	if pl.kind == scatterKind {
		x := s.across(i)
		add(l.cat && x.ok, p.number(x.v, "General"))
	} else {
		add(l.cat, pl.category(i))
	}
	format := l.format
	if l.linked || format == "" {
		format = s.format
	}
	add(l.val && d.ok, p.fitted(p.number(d.v, cmp.Or(format, "General"))))
	if l.part && pl.kind == pieKind {
		whole := 0.0
		for _, v := range s.values {
			whole += max(v.v, -v.v)
		}
		if whole > 0 {
			format := "0%"
			if !l.linked && !l.val {
				format = cmp.Or(l.format, format)
			}
			add(true, p.number(max(d.v, -d.v)/whole, format))
		}
	}
	lines, _ := p.wrap(all, l.style, p.whole.w/4)
	return lines
}

// fitted is a text that was made here, as the faces can show it.
func (c *Chart) fitted(s string) string {
	if c.opt.Fit != nil {
		return c.opt.Fit(s)
	}
	return s
}

// labelSizes are the sizes, in percent, at which labels are tried.
var labelSizes = [...]int64{100, 85, 70}

// settleLabels writes the labels where none lies over another. Where they are too
// many they become smaller, and at last some are left out, which is told.
func (p *painter) settleLabels() {
	if len(p.labels) == 0 {
		return
	}
	var rooms []rect
	var spots []*spot
	percent := labelSizes[0]
	for _, percent = range labelSizes {
		missing := 0
		if rooms, spots, missing = p.tryLabels(percent); missing == 0 {
			break
		}
	}
	for k := range p.labels {
		l := &p.labels[k]
		if spots[k] == nil {
			p.tell("dLbl")
			continue
		}
		st := l.style
		st.size = st.size.Scale(percent, 100)
		r := rooms[k]
		if tip := spots[k].tip; tip != nil {
			p.leader(*tip, r)
		}
		p.box(r, l.look)
		p.writeLines(r, l.lines, st, alignMiddle)
	}
}

// tryLabels looks for rooms for all labels at a size, and counts those without one.
func (p *painter) tryLabels(percent int64) (rooms []rect, spots []*spot, missing int) {
	rooms, spots = make([]rect, len(p.labels)), make([]*spot, len(p.labels))
	taken := make([]rect, 0, len(p.labels))
	for k := range p.labels {
		l := &p.labels[k]
		st := l.style
		st.size = st.size.Scale(percent, 100)
		w, h := p.block(l.lines, st)
		for i := range l.spots {
			wanted := l.spots[i].room(w, h)
			r := wanted.within(p.whole)
			if r != wanted && i < len(l.spots)-1 {
				continue // off the chart; only the last resort is moved into it
			}
			if r.w > p.whole.w || r.h > p.whole.h || meetsAny(r, taken) {
				continue
			}
			rooms[k], spots[k] = r, &l.spots[i]
			taken = append(taken, r)
			break
		}
		if spots[k] == nil {
			missing++
		}
	}
	return rooms, spots, missing
}

func meetsAny(r rect, taken []rect) bool {
	for i := range taken {
		if r.meets(taken[i]) {
			return true
		}
	}
	return false
}

// leader draws a line from a slice to its label.
func (p *painter) leader(tip page.Point, r rect) {
	end := page.Point{X: min(max(tip.X, r.x), r.right()), Y: min(max(tip.Y, r.y), r.bottom())}
	p.line(tip.X, tip.Y, end.X-tip.X, end.Y-tip.Y, stroke{on: true, width: thinnest / 2, color: outlineGrey})
}

// aroundPoint lists the places for the label of a point on a line.
func aroundPoint(at page.Point, l *labels) []spot {
	if l == nil {
		return nil
	}
	const gap = 5 * unit.Pt
	sides := map[string]spot{
		"r":   {at: page.Point{X: at.X + gap, Y: at.Y}, h: 1},
		"l":   {at: page.Point{X: at.X - gap, Y: at.Y}, h: -1},
		"t":   {at: page.Point{X: at.X, Y: at.Y - gap}, v: -1},
		"b":   {at: page.Point{X: at.X, Y: at.Y + gap}, v: 1},
		"ctr": {at: at},
	}
	first := cmp.Or(l.pos, "r")
	out := []spot{sides[first]}
	for _, side := range [...]string{"t", "r", "b", "l"} {
		if side != first {
			out = append(out, sides[side])
		}
	}
	return out
}
