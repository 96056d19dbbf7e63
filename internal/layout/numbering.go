package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// lists counts the automatic numbers of a document. They are counted before
// anything is laid out, in the order of reading: layout may come to a paragraph
// twice, or to a cell before the one beside it.
type lists struct {
	counts  map[int]*counters // by family of lists
	begun   map[begun]bool
	labels  map[*wml.Paragraph]label
	visited bool
	lacks   string // what the label being made lacks
	tongue  tongue // of the label being made
}

// counters are where the lists of a family stand, a number a level.
type counters struct {
	value [wml.ListLevels]int
	set   [wml.ListLevels]bool
}

// begun is a level of a list that has made its own beginning (w:startOverride).
type begun struct{ list, level int }

// label is the number or bullet of a paragraph.
type label struct {
	text  string
	level *wml.ListLevel
	lacks string // what of it the pages do not show; told where it stands
}

// labelOf gives the number of a paragraph; the level is nil where it has none.
// What the count before the layout has not seen counts on when it is met.
func (e *engine) labelOf(p *wml.Paragraph, format *wml.ParagraphFormat) label {
	if format.Numbering == nil || e.doc.Numbering == nil {
		return label{}
	}
	if !e.lists.visited {
		e.countLists()
	}
	found, ok := e.lists.labels[p]
	if !ok {
		e.lists.tongue = e.tongueOf(p)
		found = e.nextLabel(format.Numbering)
		e.lists.labels[p] = found
	}
	return found
}

// countLists numbers the paragraphs of the body, then of the headers.
func (e *engine) countLists() {
	e.lists = lists{
		counts: map[int]*counters{}, begun: map[begun]bool{}, labels: map[*wml.Paragraph]label{}, visited: true,
	}
	visit := func(b wml.Block) bool {
		if p, ok := b.(*wml.Paragraph); ok {
			e.labelOf(p, e.formatOf(&p.Props, nil))
		}
		return true
	}
	wml.Walk(e.doc.Body, visit)
	for _, h := range e.doc.Headers {
		wml.Walk(h.Body, visit)
	}
}

// nextLabel counts one paragraph of a list.
func (e *engine) nextLabel(ref *wml.NumberingRef) label {
	list := e.doc.Numbering.List(ref.ID)
	level := e.doc.Numbering.Level(ref)
	if level == nil {
		return label{}
	}
	i := max(0, min(ref.Level, wml.ListLevels-1))
	c := e.lists.counts[list.Family]
	if c == nil {
		c = new(counters)
		e.lists.counts[list.Family] = c
	}
	own := begun{list.ID, i}
	switch {
	case level.Override.Set && !e.lists.begun[own]:
		c.value[i] = level.Override.V
	case c.set[i]:
		c.value[i]++
	default:
		c.value[i] = level.Start
	}
	e.lists.begun[own], c.set[i] = true, true
	for deeper := i + 1; deeper < wml.ListLevels; deeper++ {
		if i < list.Levels[deeper].Restart {
			c.set[deeper] = false
		}
	}
	e.lists.lacks = ""
	if lang := level.Run.Lang; lang != nil {
		e.lists.tongue = tongueNamed(lang.Val)
	}
	text := e.labelText(list, i, c)
	return label{text, level, e.lists.lacks}
}

// labelText puts numbers into the text of a level (17.9.11).
func (e *engine) labelText(list *wml.List, i int, c *counters) string {
	level := &list.Levels[i]
	if level.Picture {
		e.lists.lacks = "numPicBullet"
		return bulletSign
	}
	if level.Format == "bullet" || !strings.Contains(level.Text, "%") {
		return level.Text
	}
	var out strings.Builder
	text := level.Text
	for len(text) > 0 {
		if n := len(text); n > 1 && text[0] == '%' && '1' <= text[1] && text[1] <= '9' {
			if k := int(text[1] - '1'); k <= i {
				out.WriteString(e.levelNumber(list, k, c, level.Legal))
			}
			text = text[2:]
			continue
		}
		out.WriteByte(text[0])
		text = text[1:]
	}
	return out.String()
}

// levelNumber is the number a level stands at. A level that has not begun shows
// its first.
func (e *engine) levelNumber(list *wml.List, k int, c *counters, legal bool) string {
	level := &list.Levels[k]
	n, format := level.Start, level.Format
	if c.set[k] {
		n = c.value[k]
	}
	if legal && format != "none" && format != "bullet" {
		format = "decimal"
	}
	text, known := spelledNumber(n, format, e.lists.tongue)
	if !known {
		text, known = listNumber(n, format)
	}
	if !known {
		e.lists.lacks = "numFmt " + format
	}
	return text
}

// label puts the number of a paragraph before its text. An empty number takes no
// room, and what would follow it neither, as in LibreOffice.
func (c *collector) label(p *wml.Paragraph) {
	found := c.labelOf(p, c.format)
	if found.level == nil || found.text == "" {
		return
	}
	if found.lacks != "" {
		c.unsupported(found.lacks)
	}
	format := c.styles.Number(c.format, p.Props.Mark, &found.level.Run)
	look := c.lookOf(&format, false)
	text := found.text
	if found.level.Follow == wml.FollowSpace {
		text += " "
	}
	c.text(text, look, p.At)
	if found.level.Follow == wml.FollowTab {
		c.spans = append(c.spans, span{kind: spanTab, look: look, at: p.At})
	}
	c.para.label = c.labelSlab.one()
	*c.para.label = paraLabel{spans: int32(len(c.spans)), align: found.level.Align, kind: automatic(c.format.Numbering, found.level)}
}

// paraLabel is the number at the head of a laid out paragraph.
type paraLabel struct {
	spans int32 // how many spans it takes
	align wml.Align
	hang  unit.Length // how far it reaches to the left of its place
	kind  labelKind
}

// count is how many spans a label takes, if there is one.
func (l *paraLabel) count() int32 {
	if l == nil {
		return 0
	}
	return l.spans
}

// reach is how far a label stands to the left of its place.
func (l *paraLabel) reach() unit.Length {
	if l == nil {
		return 0
	}
	return l.hang
}

// hangLabel makes the number one thing: no line ends in it, its spaces are not
// stretched, and it stands where its alignment wants it (17.9.7).
func (b *breaker) hangLabel() {
	l := b.para.label
	var width, white unit.Length
	for i := range b.in {
		p := &b.in[i]
		if p.span >= l.spans || p.kind != pieceWord {
			break
		}
		width += white + p.w
		white = p.sw
		p.ends, p.mid, p.w, p.sw, p.spaces = endNever, p.to, p.w+p.sw, 0, 0
	}
	switch l.align {
	case wml.AlignRight:
		l.hang = width
	case wml.AlignCenter:
		l.hang = width / 2
	}
}
