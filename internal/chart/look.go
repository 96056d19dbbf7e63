package chart

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// look is ground and line of something.
type look struct {
	fill paint
	line stroke
}

// paint is a colour, or none. What is not stated is automatic.
type paint struct {
	on, stated bool
	color      page.Color
}

// stroke is a line, or none.
type stroke struct {
	on, stated bool
	width      unit.Length // 0 is not stated
	bare       bool        // the width is not that of the file
	dash       bool
	color      page.Color
}

func (s stroke) dashes() unit.Length {
	if !s.dash {
		return 0
	}
	return 3 * max(s.width, unit.Pt/2)
}

// thinnest is the line of what says nothing of its width.
const thinnest = 9525 * unit.Emu

// looks reads c:spPr.
func (r *reader) looks(n *wml.Node) look {
	if n == nil {
		return look{}
	}
	fill, filled := r.opt.Styles.FillOf(n)
	line, lined := r.opt.Styles.StrokeOf(n)
	if wml.Element(n, "blipFill") != nil {
		r.lack("blipFill")
	}
	out := look{
		fill: paint{on: fill.On, stated: filled, color: page.Color(fill.Color)},
		line: stroke{on: line.On, stated: lined, dash: line.Dash, color: page.Color(line.Color)},
	}
	if ln := wml.Element(n, "ln"); ln != nil && ln.Attr("w") != "" {
		out.line.width = min(max(line.Width, unit.Pt/4), 20*unit.Pt)
	} else if out.line.on {
		out.line.width, out.line.bare = thinnest, true
	}
	return out
}

// or gives a line that is used where none is stated; a width that is stated stays.
func (s stroke) or(other stroke) stroke {
	if s.stated {
		if s.width == 0 {
			s.width = thinnest
		}
		return s
	}
	if s.width > 0 {
		other.width = s.width
	}
	other.dash = other.dash || s.dash
	return other
}

func (f paint) or(other paint) paint {
	if f.stated {
		return f
	}
	return other
}

// accents are those of Office's first theme, for documents that have none.
var accents = [...]uint32{0x4F81BD, 0xC0504D, 0x9BBB59, 0x8064A2, 0x4BACC6, 0xF79646}

// accent is the colour of the i-th series: the theme's accents in their order, and
// then the same again in shades that can be told apart.
func (c *Chart) accent(i int) page.Color {
	i = max(i, 0)
	k := i % len(accents)
	rgb, ok := c.opt.Styles.ThemeColor("accent" + strconv.Itoa(k+1))
	if !ok {
		rgb = accents[k]
	}
	switch i / len(accents) % 4 {
	case 1:
		return shade(rgb, 60, 0)
	case 2:
		return shade(rgb, 60, 40)
	case 3:
		return shade(rgb, 40, 0)
	}
	return page.Color(rgb)
}

// shade takes a colour by so many percent and adds so many of white.
func shade(rgb uint32, percent, white uint32) page.Color {
	var out uint32
	for shift := 16; shift >= 0; shift -= 8 {
		out = out<<8 | min((rgb>>shift&0xFF)*percent/100+255*white/100, 255)
	}
	return page.Color(out)
}

// yes reads an on/off value.
func yes(s string) bool { return s == "1" || s == "true" || s == "on" }

// whole reads a whole number.
func whole(s string) (int, bool) {
	v, err := strconv.ParseInt(strings.TrimSpace(s), 10, 32)
	return int(v), err == nil
}

// million is a share of one in the shares that places are counted with.
const million = 1000000

// share reads a part of the chart's width or height in millionths.
func share(s string) int64 {
	v, ok := number(s)
	if !ok {
		return 0
	}
	return int64(min(max(v, -1), 2) * million)
}
