// Package chart draws the charts of DrawingML (ECMA-376-1, 21.2): columns and bars,
// lines, areas, points, pies and rings.
//
// In: the tree of a chart's part, the document's styles for their colours, the faces
// to measure with, and a size. Out: items in the chart's own coordinates, its top left
// corner being their origin, and the names of what was left out.
// Never: opens the workbook behind a chart: values are those that the part has cached;
// knows where on a sheet the chart stands.
//
// The road through the package, one file a step: read and readaxis make the parts of
// a chart from its tree, values what it shows; frame divides the room among title,
// legend and plot, axes settles the scales and draws them; bars, lines and pie draw
// the values; labels writes on them what room is left for. Numbers are written as the
// Vietnamese write them, 1.234,5: Word takes the signs of the computer's region, and
// the offices that read these documents have this one.
package chart

import (
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Bounds of one chart. What is larger shows nothing to a reader of paper.
const (
	maxSeries = 100
	maxPoints = 5000 // of all series together
	maxRunes  = 400  // of one text
)

// Options are what a chart is drawn with.
type Options struct {
	Styles *wml.Styles
	Faces  *font.Set
	// Fit gives what the faces can show of a text; nil is all of it.
	Fit func(text string) string
}

// Chart is a chart that has been read.
type Chart struct {
	opt    Options
	refuse string   // the element that cannot be drawn; "" where all can be
	lacks  []string // elements that are left out or drawn simpler
	base   style    // of all text
	date04 bool     // dates count from 1904

	title  *words
	ground look
	inner  look // of the plot
	at     placed
	plots  []*plot
	axes   []*axis
	legend *legend
	blanks string // what stands for a value that is missing: gap, zero, span
}

// Refused names the element that makes a chart one that cannot be drawn, such as
// radarChart or series where there are too many; "" where it can be drawn.
func (c *Chart) Refused() string { return c.refuse }

// Title is the chart's title on one line, or "".
func (c *Chart) Title() string { return c.title.line() }

// lack notes that something is left out.
func (c *Chart) lack(what string) {
	for _, known := range c.lacks {
		if known == what {
			return
		}
	}
	c.lacks = append(c.lacks, what)
}

// smallest is the least width and height in which a chart is drawn.
const smallest = 20 * unit.Pt

// Draw draws the chart, and names the elements that are left out or drawn simpler
// than they ask for.
func (c *Chart) Draw(w, h unit.Length) (items []page.Item, lacks []string) {
	p := &painter{Chart: c, told: append([]string(nil), c.lacks...)}
	if c.refuse != "" || w < smallest || h < smallest {
		p.outline(w, h, "")
		return p.items, p.told
	}
	p.whole = rect{w: w, h: h}
	p.box(p.whole, c.ground)
	room := p.frame()
	switch {
	case len(c.plots) == 0:
	case c.plots[0].kind == pieKind:
		p.pie(room)
	default:
		p.cartesian(room)
	}
	p.settleLabels()
	return p.items, p.told
}

// Outline draws the room of a chart that cannot be drawn, with a name in its middle.
func (c *Chart) Outline(w, h unit.Length, name string) []page.Item {
	p := &painter{Chart: c}
	p.outline(w, h, name)
	return p.items
}

// Blank is a chart of which nothing is known but how to write on it.
func Blank(opt Options) *Chart { return &Chart{opt: opt, base: plainStyle} }

// outlineGrey frames what cannot be drawn.
const outlineGrey = page.Color(0xA0A0A0)

func (p *painter) outline(w, h unit.Length, name string) {
	w, h = max(w, 0), max(h, 0)
	p.whole = rect{w: w, h: h}
	p.box(p.whole, look{line: stroke{on: true, width: unit.Pt / 4, color: outlineGrey}})
	st := p.base
	ascent, descent := p.lineOf(st)
	if name == "" || p.width(name, st) > w || ascent+descent > h {
		return
	}
	p.text((w-p.width(name, st))/2, (h+ascent-descent)/2, name, st)
}
