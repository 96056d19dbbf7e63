package chart

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// axis is c:catAx, c:dateAx or c:valAx.
type axis struct {
	id       string
	values   bool   // of values, not of categories
	pos      string // l, r, t, b
	deleted  bool
	reversed bool
	low      limit
	high     limit
	major    limit
	crosses  string // where the other axis crosses this one: autoZero, min, max
	at       limit  // and its value, where that is given
	mid      bool   // of values: they stand on the marks of the categories, not between
	format   string
	linked   bool // the format is that of the values
	title    *words
	grid     stroke
	line     stroke
	style    style
	labels   string // none, low, high, nextTo
	ticks    string // of the major units: out, in, cross, none
	skip     int    // each so many-th label is shown; 0 is as there is room
	scale    scale
	source   *axis // of a copy: what it is one of
}

// limit is a number that may be missing.
type limit struct {
	set bool
	v   float64
}

func limitOf(n *wml.Node, local string) limit {
	v, ok := number(value(n, local))
	return limit{ok, v}
}

// axisGrey is the line of axes and grids in Word, where nothing states another.
const axisGrey = 0x868686

func (r *reader) axis(n *wml.Node) *axis {
	scaling := wml.Element(n, "scaling")
	a := &axis{
		id: value(n, "axId"), values: n.Name.Local == "valAx", pos: value(n, "axPos"), deleted: flag(n, "delete", false),
		reversed: value(scaling, "orientation") == "maxMin", low: limitOf(scaling, "min"), high: limitOf(scaling, "max"),
		major: limitOf(n, "majorUnit"), crosses: value(n, "crosses"), at: limitOf(n, "crossesAt"), mid: value(n, "crossBetween") == "midCat",
		labels: value(n, "tickLblPos"), ticks: value(n, "majorTickMark"), skip: count(n, "tickLblSkip", 0, 1, maxPoints),
	}
	if wml.Element(scaling, "logBase") != nil {
		r.lack("logBase")
	}
	if wml.Element(n, "dispUnits") != nil {
		r.lack("dispUnits")
	}
	a.style = r.styled(wml.Element(n, "txPr"), r.base)
	line := stroke{on: true, width: thinnest, color: axisGrey}
	a.line = r.looks(wml.Element(n, "spPr")).line.or(line)
	if g := wml.Element(n, "majorGridlines"); g != nil {
		a.grid = r.looks(wml.Element(g, "spPr")).line.or(line)
	}
	if f := wml.Element(n, "numFmt"); f != nil {
		a.format, a.linked = f.Attr("formatCode"), yes(f.Attr("sourceLinked"))
	} else {
		a.linked = true
	}
	if t := wml.Element(n, "title"); t != nil {
		st := r.base
		st.bold, st.turn = true, anyWay
		a.title = r.words(t, st)
	}
	return a
}

// orPlain is an axis for a plot that names one that is missing. It is not drawn.
func orPlain(a *axis, values bool) *axis {
	if a == nil {
		a = &axis{values: values, deleted: true, pos: "b", style: plainStyle}
		if values {
			a.pos = "l"
		}
	}
	return a
}

func half(n int) unit.Length { return unit.Half(n) }
