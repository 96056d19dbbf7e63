package chart

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// style is how text looks.
type style struct {
	size         unit.Length
	bold, italic bool
	color        page.Color
	turn         turn
}

// turn is which way the labels of an axis run.
type turn uint8

const (
	anyWay turn = iota // as there is room
	level
	upwards
)

// plainStyle is that of a chart that says nothing (21.2.2.216: 10 pt in Word).
var plainStyle = style{size: 10 * unit.Pt}

// words are a text with its look, such as a title.
type words struct {
	lines  []string
	style  style
	look   look
	at     placed
	over   bool // it takes no room
	upward bool // it runs upwards where it may
}

func (w *words) line() string {
	if w == nil {
		return ""
	}
	return strings.Join(w.lines, " ")
}

// Bounds of the size of letters.
const (
	leastSize = 2 * unit.Pt
	mostSize  = 96 * unit.Pt
)

// styled reads c:txPr, or the first words of c:rich, over a style.
func (r *reader) styled(n *wml.Node, st style) style {
	if n == nil {
		return st
	}
	st.turn = turnOf(wml.Element(n, "bodyPr"), st.turn)
	par := wml.Element(n, "p")
	st = r.lettered(wml.Element(wml.Element(par, "pPr"), "defRPr"), st)
	if run := wml.Element(par, "r"); run != nil {
		st = r.lettered(wml.Element(run, "rPr"), st)
	}
	return st
}

// lettered reads a:rPr or a:defRPr (21.1.2.3.9).
func (r *reader) lettered(n *wml.Node, st style) style {
	if n == nil {
		return st
	}
	if v, ok := whole(n.Attr("sz")); ok {
		st.size = min(max(unit.Length(v)*unit.Pt/100, leastSize), mostSize)
	}
	if b := n.Attr("b"); b != "" {
		st.bold = yes(b)
	}
	if i := n.Attr("i"); i != "" {
		st.italic = yes(i)
	}
	if rgb, ok := r.opt.Styles.ColorOf(wml.Element(n, "solidFill")); ok {
		st.color = page.Color(rgb)
	}
	return st
}

// turnOf reads which way text runs. Pages know quarter turns only, so that text
// which asks to run aslant runs upwards; -1,000 degrees leave it to the program.
func turnOf(n *wml.Node, before turn) turn {
	if n == nil {
		return before
	}
	if vert := n.Attr("vert"); vert == "vert270" || vert == "vert" {
		return upwards
	}
	const degree = 60000
	v, ok := whole(n.Attr("rot"))
	switch {
	case !ok || v <= -1000*degree:
		return before
	case v > -20*degree && v < 20*degree:
		return level
	}
	return upwards
}

// rich reads the paragraphs of c:rich.
func (r *reader) rich(n *wml.Node) []string {
	var out []string
	for _, par := range wml.Elements(n) {
		if par.Name.Local != "p" || len(out) > 20 {
			continue
		}
		var b strings.Builder
		for _, c := range wml.Elements(par) {
			switch c.Name.Local {
			case "r", "fld":
				b.WriteString(wml.Element(c, "t").Content())
			case "br":
				b.WriteByte('\n')
			}
		}
		for s := range strings.SplitSeq(b.String(), "\n") {
			if s = r.fit(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// fit makes a text one line of what the faces can show.
func (r *reader) fit(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > maxRunes {
		s = string([]rune(s)[:maxRunes-1]) + "…"
		r.lack("t")
	}
	if r.opt.Fit != nil {
		s = r.opt.Fit(s)
	}
	return s
}

// wrap breaks a text at its blanks into lines of a width. It reports false where a
// word is longer.
func (c *Chart) wrap(s string, st style, width unit.Length) (lines []string, fits bool) {
	fits = true
	for part := range strings.SplitSeq(s, "\n") {
		line := ""
		for word := range strings.FieldsSeq(part) {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if line != "" && c.width(longer, st) > width {
				lines, longer = append(lines, line), word
			}
			line = longer
			fits = fits && c.width(word, st) <= width
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines, fits
}

// wrapAll is wrap of many lines.
func (c *Chart) wrapAll(list []string, st style, width unit.Length) []string {
	var out []string
	for _, s := range list {
		lines, _ := c.wrap(s, st, width)
		out = append(out, lines...)
	}
	return out
}

// within keeps a text and as many of its lines as are wanted in a width; what has no
// room gives way to an ellipsis, which is told.
func (p *painter) within(s string, st style, width unit.Length, most int) []string {
	lines, _ := p.wrap(s, st, width)
	if len(lines) > max(most, 1) {
		lines = append(lines[:max(most, 1)-1:max(most, 1)-1], strings.Join(lines[max(most, 1)-1:], " "))
	}
	for i, line := range lines {
		lines[i] = p.cut(line, st, width)
	}
	return lines
}

// cut shortens a line to a width.
func (p *painter) cut(s string, st style, width unit.Length) string {
	if p.width(s, st) <= width {
		return s
	}
	p.tell("t")
	runes := []rune(s)
	low, high := 0, len(runes)-1 // so many runes have room; so many may
	for low < high {
		if mid := (low + high + 1) / 2; p.width(string(runes[:mid])+"…", st) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}
