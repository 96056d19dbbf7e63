package wml

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// Theme is what shapes take from the document's theme: its colours by their names
// and the widths of its line styles (20.1.4.1).
type Theme struct {
	colors map[string]uint32
	lines  []unit.Length
}

// defaultStroke is the line of a shape that says nothing of its width.
const defaultStroke = 9525 * unit.Emu

func readTheme(root *Node) *Theme {
	t := &Theme{colors: map[string]uint32{}}
	if scheme := descendant(root, "themeElements", "clrScheme"); scheme != nil {
		for _, c := range elements(scheme) {
			for _, value := range elements(c) {
				if rgb, ok := plainColor(value); ok {
					t.colors[c.Name.Local] = rgb
				}
			}
		}
	}
	if list := descendant(root, "themeElements", "fmtScheme", "lnStyleLst"); list != nil {
		for _, c := range elements(list) {
			w := emu(c.Attr("w"))
			if w <= 0 {
				w = defaultStroke
			}
			t.lines = append(t.lines, w)
		}
	}
	return t
}

// color finds a colour by its name in the theme; text and background go by two.
func (t *Theme) color(name string) (uint32, bool) {
	switch name {
	case "tx1":
		name = "dk1"
	case "tx2":
		name = "dk2"
	case "bg1":
		name = "lt1"
	case "bg2":
		name = "lt2"
	}
	if t != nil {
		if c, ok := t.colors[name]; ok {
			return c, true
		}
	}
	switch name {
	case "lt1", "lt2":
		return 0xFFFFFF, true
	}
	return 0, name == "dk1"
}

// plainColor reads a colour that needs no theme.
func plainColor(n *Node) (uint32, bool) {
	switch n.Name.Local {
	case "srgbClr":
		return hexColor(n.Attr("val"))
	case "sysClr":
		if c, ok := hexColor(n.Attr("lastClr")); ok {
			return c, true
		}
		if n.Attr("val") == "window" {
			return 0xFFFFFF, true
		}
		return 0, true
	case "prstClr":
		c, ok := namedColors[n.Attr("val")]
		return c, ok
	case "scrgbClr":
		return percentColor(n), true
	}
	return 0, false
}

func hexColor(s string) (uint32, bool) {
	if len(s) != 6 {
		return 0, false
	}
	v, err := strconv.ParseUint(s, 16, 32)
	return uint32(v), err == nil
}

func percentColor(n *Node) uint32 {
	var out uint32
	for _, part := range [...]string{"r", "g", "b"} {
		v, _ := integer(n.Attr(part))
		out = out<<8 | uint32(min(max(v, 0), 100000)*255/100000)
	}
	return out
}

// colorIn reads the colour that an element holds, such as a:solidFill or a:lnRef;
// holder is what phClr stands for.
func (r *shapeReader) colorIn(n *Node) (uint32, bool) {
	for _, c := range elements(n) {
		rgb, ok := plainColor(c)
		if c.Name.Local == "schemeClr" {
			rgb, ok = r.theme.color(c.Attr("val"))
		}
		if ok {
			return modified(rgb, c), true
		}
	}
	return 0, false
}

// modified applies the changes that a colour holds as children. Those of
// luminance are worked on the three parts alike, which is exact for greys.
func modified(rgb uint32, n *Node) uint32 {
	for _, c := range elements(n) {
		v, ok := integer(c.Attr("val"))
		if !ok {
			continue
		}
		v = min(max(v, 0), 200000)
		switch c.Name.Local {
		case "lumMod", "shade":
			rgb = eachPart(rgb, func(p int) int { return p * v / 100000 })
		case "lumOff":
			rgb = eachPart(rgb, func(p int) int { return p + 255*v/100000 })
		case "tint":
			rgb = eachPart(rgb, func(p int) int { return 255 - (255-p)*v/100000 })
		}
	}
	return rgb
}

func eachPart(rgb uint32, f func(int) int) uint32 {
	var out uint32
	for shift := 16; shift >= 0; shift -= 8 {
		out = out<<8 | uint32(min(max(f(int(rgb>>shift&0xFF)), 0), 255))
	}
	return out
}

// stroke reads the line of a shape: a:ln over what the style names in the theme.
func (r *shapeReader) stroke(props, style *Node) Stroke {
	var s Stroke
	if ref := element(style, "lnRef"); ref != nil {
		idx, _ := integer(ref.Attr("idx"))
		if idx > 0 {
			s.On, s.Width = true, defaultStroke
			if r.theme != nil && idx <= len(r.theme.lines) {
				s.Width = r.theme.lines[idx-1]
			}
			s.Color, _ = r.colorIn(ref)
		}
	}
	ln := element(props, "ln")
	if ln == nil {
		return s
	}
	if w := ln.Attr("w"); w != "" {
		s.Width = max(0, emu(w))
	} else if s.Width == 0 {
		s.Width = defaultStroke
	}
	for _, c := range elements(ln) {
		switch c.Name.Local {
		case "noFill":
			s.On = false
		case "solidFill", "gradFill", "pattFill":
			s.On = true
			s.Color, _ = r.fillColor(c)
		case "prstDash":
			s.Dash = c.Attr("val") != "solid"
		case "custDash":
			s.Dash = true
		case "headEnd":
			s.Head = hasArrow(c)
		case "tailEnd":
			s.Tail = hasArrow(c)
		}
	}
	return s
}

func hasArrow(n *Node) bool { t := n.Attr("type"); return t != "" && t != "none" }

// fill reads the ground of a shape. Of a gradient it takes the first colour.
func (r *shapeReader) fill(props, style *Node) Paint {
	if props != nil {
		for _, c := range elements(props) {
			switch c.Name.Local {
			case "noFill":
				return Paint{}
			case "solidFill", "gradFill", "pattFill":
				rgb, ok := r.fillColor(c)
				return Paint{On: ok && !seeThrough(c), Color: rgb}
			}
		}
	}
	if ref := element(style, "fillRef"); ref != nil {
		if idx, _ := integer(ref.Attr("idx")); idx > 0 {
			rgb, ok := r.colorIn(ref)
			return Paint{On: ok, Color: rgb}
		}
	}
	return Paint{}
}

// seeThrough reports whether more than half of what lies behind a fill is seen:
// pages know no half transparent colours, and text under a shape must be read.
func seeThrough(n *Node) bool {
	for _, c := range elements(n) {
		for _, change := range elements(c) {
			if v, ok := integer(change.Attr("val")); ok && change.Name.Local == "alpha" && v <= 50000 {
				return true
			}
		}
	}
	return false
}

func (r *shapeReader) fillColor(n *Node) (uint32, bool) {
	switch n.Name.Local {
	case "gradFill":
		return r.colorIn(orEmpty(element(element(n, "gsLst"), "gs")))
	case "pattFill":
		return r.colorIn(orEmpty(element(n, "bgClr")))
	}
	return r.colorIn(n)
}

func orEmpty(n *Node) *Node {
	if n == nil {
		return &Node{}
	}
	return n
}

// namedColors are those of the colour names that documents use (20.1.10.47 and
// the names of VML).
var namedColors = map[string]uint32{
	"black": 0, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
	"gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "maroon": 0x800000, "navy": 0x000080, "teal": 0x008080,
	"lime": 0x00FF00, "aqua": 0x00FFFF, "cyan": 0x00FFFF, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "olive": 0x808000,
	"purple": 0x800080, "orange": 0xFFA500, "window": 0xFFFFFF, "windowText": 0,
}

// vmlColor reads a colour of VML: a name, #RGB or #RRGGBB, perhaps with a remark
// in brackets behind it.
func vmlColor(s string) (uint32, bool) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), " ")
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		return hexColor(hex)
	}
	c, ok := namedColors[s]
	return c, ok
}
