package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// The rule above the footnotes: its thickness and the white around it are
// LibreOffice's (measured), its length is Word's. Word gives the rule a line of
// text of its own, whose height the file says nothing reliable about.
const (
	noteRuleAbove = 57 * unit.Twip
	noteRuleWidth = 10 * unit.Twip
	noteRuleBelow = 57 * unit.Twip
	noteRuleRoom  = noteRuleAbove + noteRuleWidth + noteRuleBelow
	noteRuleLong  = 2 * unit.Inch
)

// footnotes are the notes at the foot of the sheet being filled. They take their
// room from the text: a line that has a mark needs room for the beginning of its
// note too.
type footnotes struct {
	carry  []slice     // what did not fit on the sheet before
	height unit.Length // of all notes of the sheet, with the rule; 0 where there are none
}

// layNote lays a note out, once.
func (e *engine) layNote(n *note, s *section, width unit.Length) {
	if n.ready {
		return
	}
	n.ready = true
	fields, paragraph, mark, name := e.fields, e.reporter.paragraph, e.notes.mark, e.partName
	e.fields, e.notes.mark, e.reporter.paragraph, e.partName = fieldState{}, n.mark, n.src.Paragraph, n.src.Part
	st := &stack{engine: e, width: width, inner: true}
	st.blocks(n.src.Body)
	e.fields, e.reporter.paragraph, e.notes.mark, e.partName = fields, paragraph, mark, name
	n.body = st.out
	for i := range n.body {
		n.body[i].left, n.body[i].note = s.left, n
		if n.body[i].penalty == orphans {
			n.body[i].penalty = free // lines of a note may stand alone, as in LibreOffice
		}
	}
}

// least is the height of the part of a note that must stand on the sheet of its
// mark: its first line.
func (n *note) least() unit.Length {
	return heightOf(n.body[:min(1, len(n.body))])
}

// notesOf lists the footnotes whose marks stand in a slice.
func (f *flow) notesOf(s *slice) []*note {
	if f.e.notes.marks == nil {
		return nil
	}
	return f.gatherNotes(s, nil)
}

func (f *flow) gatherNotes(s *slice, list []*note) []*note {
	if s.row != nil {
		if s.row.repeated {
			return list
		}
		for k := range s.row.cells {
			c := &s.row.cells[k]
			for i := range c.body {
				list = f.gatherNotes(&c.body[i], list)
			}
			for i := range c.turned.lines() {
				list = f.gatherNotes(&c.turned.body[i], list)
			}
		}
		return list
	}
	if s.para == nil {
		return list
	}
	ln := &s.para.lines[s.line]
	seen := int32(-1)
	for _, p := range s.para.pieces[ln.first:ln.last] {
		if n := s.para.spans[p.span].note; n != nil && !n.end && p.span != seen {
			seen = p.span
			f.e.layNote(n, f.paper, f.paper.width)
			list = append(list, n)
		}
	}
	return list
}

// noteRoom is how much room the footnotes need where a slice is put on the sheet:
// of the last note its beginning is enough.
func (f *flow) noteRoom(s *slice) unit.Length {
	list := f.notesOf(s)
	if len(list) == 0 {
		return f.notes.height
	}
	h := max(f.notes.height, noteRuleRoom)
	for i, n := range list {
		if i == len(list)-1 {
			return h + n.least()
		}
		h += heightOf(n.body)
	}
	return h
}

// takeNotes counts the notes of a slice that has been placed.
func (f *flow) takeNotes(s *slice) {
	for _, n := range f.notesOf(s) {
		n.page = len(f.sheets)
		f.notes.height = max(f.notes.height, noteRuleRoom) + heightOf(n.body)
	}
}

// splitRow divides a row so that its head and the notes of the head fit.
func (f *flow) splitRow(s *slice, alone bool) (head, rest *row, ok bool) {
	room := f.cur.room.bottom - f.y - s.gap - f.notes.height
	head, rest, ok = s.row.split(room, alone)
	if !ok || f.e.notes.marks == nil {
		return head, rest, ok
	}
	part := slice{row: head}
	if need := f.noteRoom(&part) - f.notes.height; need > 0 && head.height+need > room {
		if less, more, fits := s.row.split(room-need, alone); fits {
			return less, more, true
		}
	}
	return head, rest, ok
}

// beginNotes makes room for what is left of the notes of the sheet before.
func (f *flow) beginNotes() {
	f.notes.height = 0
	if len(f.notes.carry) > 0 {
		f.notes.carry[0].gap = 0
		f.notes.height = noteRuleRoom + heightOf(f.notes.carry)
	}
}

// drawNotes puts the notes of the sheet at its foot; what does not fit there goes
// on at the foot of the next. A sheet without text takes at least one line, so
// that every note comes to an end.
func (f *flow) drawNotes(d *drawer) {
	list := f.notes.carry
	placed := f.wait
	for _, r := range f.runs {
		placed = append(placed[:len(placed):len(placed)], r.list...)
	}
	for i := range placed {
		for _, n := range f.notesOf(&placed[i]) {
			list = append(list[:len(list):len(list)], n.body...)
		}
	}
	f.notes.carry = nil
	if len(list) == 0 {
		return
	}
	room := f.cur.room.bottom - max(f.y, f.reg.low) - noteRuleRoom
	n := fitting(list, room)
	if n < len(list) && n > 0 {
		n = bestBreak(list, n)
	}
	if n == 0 && len(placed) == f.heads {
		n = 1
	}
	f.notes.carry = list[n:]
	if n == 0 {
		return
	}
	top := f.cur.room.bottom - heightOf(list[:n])
	d.noteRule(f.cur.section.left, top, f.cur.section.width)
	d.column(list[:n], 0, top)
}

// noteRule draws the rule above notes whose top is at y.
func (d *drawer) noteRule(x, y, room unit.Length) {
	d.add(x, y-noteRuleBelow-noteRuleWidth, page.Fill{W: min(noteRuleLong, room), H: noteRuleWidth, Color: page.Black},
		"", page.Artifact)
}

// endnotes go on where the text ends, below a rule like that of footnotes.
func (f *flow) endnotes() {
	list := f.e.notes.ends
	if len(list) == 0 || f.stopped || f.paper == nil {
		return
	}
	for i, n := range list {
		f.e.layNote(n, f.paper, f.cols.narrowest())
		for k := range n.body {
			s := n.body[k]
			if i == 0 && k == 0 {
				s.gap = max(s.gap, noteRuleRoom)
				s.ruled = true
			}
			if f.add(s); f.stopped {
				return
			}
		}
	}
}

// atoi reads a whole number of reasonable size.
func atoi(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n < 1<<20
}
