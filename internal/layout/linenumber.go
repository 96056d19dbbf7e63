package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Lines are numbered in the margin where a section wants it (w:lnNumType, 17.6.8).
// What stands in tables, notes, frames and boxes is not counted, nor are paragraphs
// that keep out of it.

// lineCount says how the lines of a section are numbered.
type lineCount struct {
	by       int // every so many lines a number is shown
	before   int // lines that are thought to stand before the first
	distance unit.Length
	restart  lineRestart
}

// lineRestart says where lines are counted from the beginning.
type lineRestart uint8

const (
	restartPage lineRestart = iota
	restartSection
	restartNever
)

// The usual distance of the numbers from the text is Word's, less beside columns.
const (
	lineNumberDistance = unit.Inch / 4
	closeLineNumber    = unit.Inch / 8
)

// lineCountOf reads how a section numbers its lines. Word writes as w:start one less
// than the number it begins with.
func lineCountOf(s *section) *lineCount {
	for _, n := range s.props.Extra {
		if n.Name.Local != "lnNumType" {
			continue
		}
		by, ok := atoi(n.Attr("countBy"))
		if !ok || by == 0 {
			return nil
		}
		out := &lineCount{by: by, distance: lineNumberDistance}
		out.before, _ = atoi(n.Attr("start"))
		if s.cols.several() {
			out.distance = closeLineNumber
		}
		if twips, ok := atoi(n.Attr("distance")); ok && twips > 0 {
			out.distance = min(unit.Twips(twips), largestPaper)
		}
		switch n.Attr("restart") {
		case "newSection":
			out.restart = restartSection
		case "continuous":
			out.restart = restartNever
		}
		return out
	}
	return nil
}

// suppressesNumbers reports whether a paragraph keeps out of the counting of lines
// (w:suppressLineNumbers, 17.3.1.35), by itself or by its style.
func (e *engine) suppressesNumbers(p *wml.ParagraphProps) bool {
	const name = "suppressLineNumbers"
	if stated(p.Extra, name) {
		return mentions(p.Extra, name)
	}
	id := p.Style
	for range maxTableDepth {
		st := e.styles.ByID(id)
		if st == nil {
			break
		}
		if stated(st.Paragraph.Extra, name) {
			return mentions(st.Paragraph.Extra, name)
		}
		id = st.BasedOn
	}
	return false
}

func stated(nodes []*wml.Node, name string) bool {
	for _, n := range nodes {
		if n.Name.Local == name {
			return true
		}
	}
	return false
}

// lineCounter counts lines as they are drawn.
type lineCounter struct {
	n     int
	of    *lineCount // that it last counted for
	atTop bool       // nothing of the sheet has been counted
}

// next counts a line and gives its number.
func (c *lineCounter) next(of *lineCount) int {
	if c.of == nil || of.restart == restartPage && c.atTop || of.restart == restartSection && of != c.of {
		c.n = of.before
	}
	c.n, c.of, c.atTop = c.n+1, of, false
	return c.n
}

// numberLines draws the numbers of the lines of a column whose top is at y.
func (f *flow) numberLines(d *drawer, list []slice, y unit.Length) {
	var look *look
	for i := range list {
		s := &list[i]
		y += s.gap
		if s.para != nil && s.note == nil && s.para.count != nil {
			if look == nil {
				look = f.e.lineNumberLook()
			}
			if n := f.lines.next(s.para.count); n%s.para.count.by == 0 {
				d.lineNumber(n, look, s.left-s.para.count.distance, y+s.top+s.para.lines[s.line].base)
			}
		}
		y += s.height
	}
}

// lineNumber draws a number that ends at right.
func (d *drawer) lineNumber(n int, l *look, right, base unit.Length) {
	text := strconv.Itoa(n)
	w := l.textWidth(text)
	d.add(max(0, right-w), base, page.Text{
		Face: l.id, Size: l.size, Chars: text, Width: w, Spacing: l.space, Scale: l.scale, Color: l.color,
	}, "", page.Artifact)
}

// lineNumberLook is that of the style that Word gives to line numbers, else that of
// plain text.
func (e *engine) lineNumberLook() *look {
	plain := e.formatOf(&wml.ParagraphProps{}, nil)
	for _, st := range e.styles.List {
		if st.Type == wml.CharacterStyle && st.Name == "line number" {
			f := e.styles.Run(plain, &wml.RunProps{Style: st.ID})
			return e.lookOf(&f, false)
		}
	}
	return e.bareLook(plain)
}
