package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// series is c:ser.
type series struct {
	index, order int
	name         string
	cats         []string
	xs           []datum // of a scatter
	values       []datum
	format       string // of the values
	look         look
	marker       marker
	smooth       bool
	joined       bool // its points are joined by a line
	points       map[int]*point
	labels       *labels
	burst        int64 // of a pie: how far its slices are pulled out, in percent
}

// datum is a value, if there is one.
type datum struct {
	ok bool
	v  float64
}

// point is what one value has for itself.
type point struct {
	look   look
	marker marker
	burst  int64
	burstX bool // burst is set
}

// marker is the sign of a value on a line.
type marker struct {
	shape string // "" is automatic
	size  unit.Length
	look  look
}

// farthest bounds values: what is beyond it has no place in a chart of an office.
const farthest = 1e100

// number reads a value of the cache.
func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v, err == nil && !math.IsNaN(v) && math.Abs(v) < farthest
}

func (r *reader) serie(n *wml.Node, p *plot) *series {
	s := &series{
		index: count(n, "idx", 0, 0, 1<<20), order: count(n, "order", 0, 0, 1<<20), look: r.looks(wml.Element(n, "spPr")),
		smooth: wml.Element(n, "smooth") != nil && flag(n, "smooth", false) || p.smoothed && wml.Element(n, "smooth") == nil,
		points: map[int]*point{}, marker: r.marker(wml.Element(n, "marker")), burst: int64(count(n, "explosion", 0, 0, 400)),
	}
	s.joined = !p.noLines || s.look.line.stated
	if tx := wml.Element(n, "tx"); tx != nil {
		s.name = r.fit(firstText(tx))
	}
	for _, c := range wml.Elements(n) {
		switch local := c.Name.Local; local {
		case "cat":
			s.cats = r.categories(c)
		case "xVal":
			if cache := cacheOf(c); cache != nil && cache.Name.Local[:3] == "num" {
				s.xs, _ = r.numbers(c) // words count from 1
			}
		case "val", "yVal":
			s.values, s.format = r.numbers(c)
		case "dPt":
			r.point(s, c)
		case "dLbls":
			s.labels = r.labels(c, r.base)
		case "trendline", "errBars":
			r.lack(local)
		}
	}
	r.points += len(s.values)
	if r.points > maxPoints {
		r.refuse = "pt"
	}
	return s
}

func (r *reader) point(s *series, n *wml.Node) {
	i, ok := whole(value(n, "idx"))
	if !ok || len(s.points) > maxPoints {
		return
	}
	pt := &point{look: r.looks(wml.Element(n, "spPr")), marker: r.marker(wml.Element(n, "marker"))}
	if wml.Element(n, "explosion") != nil {
		pt.burst, pt.burstX = int64(count(n, "explosion", 0, 0, 400)), true
	}
	s.points[i] = pt
}

// markerSize is the default of 21.2.2.196, in points.
const markerSize = 5

func (r *reader) marker(n *wml.Node) marker {
	return marker{shape: value(n, "symbol"), size: unit.Length(count(n, "size", markerSize, 2, 72)) * unit.Pt, look: r.looks(wml.Element(n, "spPr"))}
}

// cacheOf finds the cache of c:cat, c:val or c:tx.
func cacheOf(n *wml.Node) *wml.Node {
	for _, c := range wml.Elements(n) {
		switch c.Name.Local {
		case "strRef", "numRef", "multiLvlStrRef":
			for _, k := range wml.Elements(c) {
				switch k.Name.Local {
				case "strCache", "numCache", "multiLvlStrCache":
					return k
				}
			}
		case "strLit", "numLit", "strCache", "numCache":
			return c
		}
	}
	return nil
}

// firstText is the first text of a reference, or c:v right inside n.
func firstText(n *wml.Node) string {
	if v := wml.Element(n, "v"); v != nil {
		return v.Content()
	}
	var all []string
	for _, c := range wml.Elements(cacheOf(n)) {
		if c.Name.Local == "pt" && len(all) < 10 {
			all = append(all, wml.Element(c, "v").Content())
		}
	}
	return strings.Join(all, " ")
}

// each calls do for the points of a cache that stand inside its bounds, and gives
// how many it says to have.
func (r *reader) each(cache *wml.Node, do func(i int, pt *wml.Node)) int {
	n := count(cache, "ptCount", 0, 0, maxPoints+1)
	for _, c := range wml.Elements(cache) {
		if i, ok := whole(c.Attr("idx")); ok && c.Name.Local == "pt" && i >= 0 && i <= maxPoints {
			n = max(n, i+1)
			do(i, c)
		}
	}
	if n > maxPoints {
		r.refuse = "pt"
		return 0
	}
	return n
}

// numbers reads values and their format.
func (r *reader) numbers(n *wml.Node) ([]datum, string) {
	cache := cacheOf(n)
	found := make([]datum, 0, 16)
	count := r.each(cache, func(i int, pt *wml.Node) {
		if v, ok := number(wml.Element(pt, "v").Content()); ok {
			found = grown(found, i+1)
			found[i] = datum{true, v}
		}
	})
	return grown(found, count)[:count], wml.Element(cache, "formatCode").Content()
}

func grown[T any](list []T, n int) []T {
	for len(list) < n {
		var none T
		list = append(list, none)
	}
	return list
}

// categories reads the names of categories. Of several levels the inner one is
// followed by the outer one, where that begins.
func (r *reader) categories(n *wml.Node) []string {
	cache := cacheOf(n)
	if cache == nil {
		return nil
	}
	if cache.Name.Local == "multiLvlStrCache" {
		return r.levels(cache)
	}
	var out []string
	format := wml.Element(cache, "formatCode").Content()
	count := r.each(cache, func(i int, pt *wml.Node) {
		s := wml.Element(pt, "v").Content()
		if v, ok := number(s); ok && cache.Name.Local[:3] == "num" {
			own := pt.Attr("formatCode")
			if own == "" {
				own = format
			}
			s = r.number(v, own)
		}
		out = grown(out, i+1)
		out[i] = r.fit(s)
	})
	return grown(out, count)[:count]
}

func (r *reader) levels(cache *wml.Node) []string {
	r.lack("multiLvlStrRef")
	var out []string
	n := count(cache, "ptCount", 0, 0, maxPoints)
	for _, lvl := range wml.Elements(cache) {
		if lvl.Name.Local != "lvl" {
			continue
		}
		r.each(lvl, func(i int, pt *wml.Node) {
			out = grown(out, i+1)
			if s := r.fit(wml.Element(pt, "v").Content()); out[i] == "" {
				out[i] = s
			} else if s != "" && len(out[i]) < 4*maxRunes {
				out[i] += "\n" + s
			}
		})
	}
	n = max(n, len(out))
	return grown(out, n)
}

// colorOf is the automatic colour of the i-th value of a series.
func (c *Chart) colorOf(p *plot, s *series, i int) page.Color {
	if p.byPoint() {
		return c.accent(i)
	}
	return c.accent(s.index)
}

// byPoint reports whether the values of a plot have colours of their own, and so
// names in the legend.
func (p *plot) byPoint() bool {
	return p.kind == pieKind && p.varied || p.varied && len(p.series) == 1 && p.kind == barKind
}

// fillOf is the ground and line of the i-th value of a series that is a surface.
func (c *Chart) fillOf(p *plot, s *series, i int) look {
	out := s.look
	if pt := s.points[i]; pt != nil {
		out.fill = pt.look.fill.or(out.fill)
		if pt.look.line.stated {
			out.line = pt.look.line
		}
	}
	out.fill = out.fill.or(paint{on: true, color: c.colorOf(p, s, i)})
	return out
}

// most is how many values the longest series of a plot has.
func (p *plot) most() int {
	n := 0
	for _, s := range p.series {
		n = max(n, len(s.values), len(s.cats))
	}
	return n
}

// at is the i-th value of a series.
func (s *series) at(i int) datum {
	if i < len(s.values) {
		return s.values[i]
	}
	return datum{}
}

// category is the i-th name of a plot's categories; they are those of the first
// series that has any.
func (p *plot) category(i int) string {
	for _, s := range p.series {
		if len(s.cats) > 0 {
			if i < len(s.cats) {
				return s.cats[i]
			}
			return ""
		}
	}
	return strconv.Itoa(i + 1)
}
