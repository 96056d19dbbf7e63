package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// turnsOf is how many quarter turns clockwise the text of a cell makes (17.18.93):
// one where it runs down, three where it runs up. Directions of strict documents and
// those that turn only East Asian letters are taken for their nearest.
func turnsOf(direction string) int {
	switch direction {
	case "btLr", "lr":
		return 3
	case "tbRl", "tbRlV", "rl", "rlV":
		return 1
	}
	return 0
}

// turnedText is the text of a cell that runs up or down.
type turnedText struct {
	turns     int         // quarter turns clockwise
	body      []slice     // its lines are as long as the rows are high
	tall      unit.Length // of it, across the cell
	long      unit.Length // of its lines
	inRight   unit.Length // from the text to the right line of the cell
	paragraph int         // before the first of the text
}

// lines are those of the text, if a cell has one.
func (t *turnedText) lines() []slice {
	if t == nil {
		return nil
	}
	return t.body
}

// standTurned keeps a cell whose text is turned for later: its lines are as long as
// the rows turn out to be high. Rows that nobody makes so high that the text finds
// room across the cell grow to its longest line.
func (tb *table) standTurned(s *stack, r *row, k int, pad [4]unit.Length) {
	c, src := &r.cells[k], tb.src.Rows[r.index].Cells[k]
	c.turned.turns, c.turned.paragraph = turnsOf(src.Props.Direction), s.reporter.paragraph
	skipParagraphs(s, src.Body)
	room, exact := -pad[sideTop]-pad[sideBottom], true
	for i := r.index; i < r.index+c.rows && i < len(tb.src.Rows); i++ {
		if p := &tb.src.Rows[i].Props; p.Rule != wml.HeightAuto {
			room += min(max(p.Height, 0), s.largest)
			exact = exact && p.Rule == wml.HeightExact
		} else {
			exact = false
		}
	}
	if exact {
		return
	}
	if room > 0 {
		if s.engine.turnedLines(r, k, room); c.turned.tall <= c.right-c.left-c.inLeft-c.turned.inRight {
			return
		}
	}
	c.content = min(tb.longestLine(s, src), s.largest/2)
}

// skipParagraphs counts the paragraphs of blocks that are read later.
func skipParagraphs(s *stack, body []wml.Block) {
	wml.Walk(body, func(b wml.Block) bool {
		if _, ok := b.(*wml.Paragraph); ok {
			s.reporter.paragraph++
		}
		return true
	})
}

// longestLine reads the text of a cell ahead; what reading leaves behind is undone.
func (tb *table) longestLine(s *stack, c *wml.Cell) unit.Length {
	fields, paragraph := s.fields, s.reporter.paragraph
	s.fields.open = append([]field(nil), fields.open...)
	m := contentMeter{engine: s.engine, table: tb.context}
	m.blocks(c.Body)
	s.fields, s.reporter.paragraph = fields, paragraph
	return m.most
}

// layTurned lays out the turned texts of a table, now that the heights of its rows
// are known.
func (tb *table) layTurned(s *stack) {
	for _, r := range tb.rows {
		for k := range r.cells {
			if c := &r.cells[k]; c.turned != nil {
				last := min(r.index+c.rows, len(tb.rows)) - 1
				room := r.heightTo(last) - r.top - r.pad[sideTop] - r.pad[sideBottom] - tb.rows[last].bottom
				s.engine.turnedLines(r, k, room)
			}
		}
	}
}

// turnedLines lays out the text of a turned cell in lines of a length.
func (e *engine) turnedLines(r *row, k int, long unit.Length) {
	c := &r.cells[k]
	fields, paragraph := e.fields, e.reporter.paragraph
	e.fields, e.reporter.paragraph = fieldState{}, c.turned.paragraph
	st := stack{engine: e, table: r.table.cellContext(r.index, k), inner: true, width: max(long, narrowest)}
	st.blocks(r.table.src.Rows[r.index].Cells[k].Body)
	t := *c.turned // parts of a divided row have their own
	t.body, t.tall, t.long = st.out, st.height(), st.width
	c.turned = &t
	e.fields, e.reporter.paragraph = fields, paragraph
}

// turnedText draws the text of a turned cell into the room between its edges. It is
// drawn upright first, in a box of the same middle. Where the end of the page leaves
// less room than the rows have, its lines become shorter.
func (d *drawer) turnedText(r *row, k int, room rect) {
	c := &r.cells[k]
	if len(c.turned.body) == 0 || room.w <= 0 || room.h <= 0 {
		return
	}
	if room.h < c.turned.long {
		d.turnedLines(r, k, room.h)
	}
	box := room.turned()
	top, text := box.y, c.turned.body
	switch free := box.h - c.turned.tall; {
	case free <= 0:
		if n := max(1, fitting(text, box.h)); n < len(text) {
			if hasInk(text[n:]) {
				d.clipped(r.index + 1)
			}
			text = text[:n]
		}
	case c.align == wml.CellMiddle:
		top += free / 2
	case c.align == wml.CellBottom:
		top += free
	}
	from, paraTop, over := len(d.items), d.paraTop, d.over
	d.over = 0 // what is turned stays together
	d.column(text, box.x, top)
	d.paraTop, d.over = paraTop, over
	turn(d.items[from:], room.x+room.w/2, room.y+room.h/2, c.turned.turns)
}
