package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// sheet is a page while it is made.
type sheet struct {
	section *section
	kind    wml.HeaderKind
	number  int // as PAGE counts
	room    pageRoom
	items   []page.Item // of the text between header and footer
	all     []page.Item // the same, with room for those of header and footer; nil where they outgrew it
}

// flow fills sheets with slices. Slices wait until their sheet is full, so that
// a group which is to be kept together can still be taken over to the next.
type flow struct {
	e       *engine
	stack   stack
	paper   *section
	sheets  []*sheet
	cur     *sheet // nil before the first and after a finished one
	wait    []slice
	cols    columns     // of the paper
	uneven  bool        // they differ in width
	reg     region      // of the sheet that is being filled
	runs    []columnRun // the full columns of the sheet
	heads   int         // how many of wait are repeated table heads
	y       unit.Length // below what waits
	natural bool        // the sheet began because the one before was full
	cuts    []cut       // cells that the end of the last sheet cut
	notes   footnotes
	number  int      // of the last sheet
	joined  *section // the last that began on a sheet of another: none of its own is its first
	lines   lineCounter
	stopped bool
}

// full reports whether no more sheets may be made.
func (f *flow) full() bool { return f.stopped }

// section lays out one section of the body.
func (f *flow) section(s *section) {
	f.begin(s)
	last := &f.stack
	f.stack = stack{
		engine: f.e, width: s.cols.narrowest(),
		prev: last.prev, after: last.after, forced: last.forced && !last.column, started: last.started,
	} // a column break ends with the columns of its section
	f.stack.alone = len(s.body) == 1
	for i, b := range s.body {
		if f.cur != nil {
			f.stack.y = f.y
		} else {
			f.stack.y, f.stack.floats = s.top, nil
		}
		if f.uneven {
			f.stack.width = f.columnWidth()
		}
		f.stack.block(b, s.body[i+1:])
		f.addAll(f.stack.out)
		if f.stopped {
			return
		}
		f.stack.out = f.stack.out[:0]
	}
}

// begin turns to a section: on the same sheet if it is continuous and of equal
// paper, else on a new one.
func (f *flow) begin(s *section) {
	before := f.paper
	same := before != nil && s.props.Type == wml.Continuous && before.props.Width == s.props.Width && before.props.Height == s.props.Height
	if same && (f.cols.several() || s.cols.several()) {
		f.closeRegion()
		f.natural = false
	}
	f.paper, f.e.paper = s, s
	defer func() { f.cols, f.uneven = s.cols, s.cols.unequal() }()
	if same {
		return
	}
	if before != nil && f.cur == nil && len(f.sheets) == 0 {
		return
	}
	f.endSheet()
	f.natural = false
	f.stack.after, f.stack.prev = 0, nil
	if start := s.props.PageStart; start.Set {
		f.number = min(max(start.V, 0), 1<<30) - 1
	}
	odd := (f.number+1)%2 == 1
	if len(f.sheets) > 0 && (s.props.Type == wml.EvenPage && odd || s.props.Type == wml.OddPage && !odd) {
		f.newSheet() // left empty
		f.endSheet()
	}
}

// addAll puts the slices of a block on sheets. Where columns differ in width, all
// lines of a paragraph must be known when the first of them changes its column.
func (f *flow) addAll(list []slice) {
	if f.uneven {
		for queue := slices.Clone(list); len(queue) > 0 && !f.stopped; {
			queue = f.put(queue)
		}
		return
	}
	for i := range list {
		if f.add(list[i]); f.stopped {
			return
		}
	}
}

// add puts a slice on the sheet, or ends the sheet before it.
func (f *flow) add(s slice) {
	todo := [1]slice{s}
	queue := todo[:]
	for len(queue) > 0 && !f.stopped {
		queue = f.put(queue)
	}
}

// put places the first slice of a queue and gives back what is left to place. It
// places at least one slice on every sheet, so it comes to an end.
func (f *flow) put(queue []slice) []slice {
	s := &queue[0]
	if s.forced && f.started() {
		if !s.column || !f.nextColumn() {
			f.endSheet()
		}
		f.natural = false
	}
	if f.cur == nil {
		f.newSheet()
		if f.stopped {
			return nil
		}
	}
	if f.uneven {
		queue = f.refit(queue)
		s = &queue[0]
	}
	if s.row != nil {
		if len(f.cuts) > 0 {
			s.row.resume(f.cuts)
			f.cuts = nil
		}
		s.height = s.row.height
	}
	if len(f.wait) == 0 {
		f.repeatHeads(s)
	}
	if len(f.wait) == 0 {
		s.unpush()
		if f.natural && !s.forced {
			s.dropGap()
		}
		s.gap = max(0, min(s.gap, f.cur.room.bottom-f.y-s.height))
	}
	if f.y+s.gap+s.height+s.tail+f.noteRoom(s) <= f.cur.room.bottom {
		f.place(*s)
		return queue[1:]
	}
	return f.overflow(queue)
}

func (f *flow) place(s slice) {
	s.left = f.columnLeft()
	f.wait = append(f.wait, s)
	if f.cur.section != f.paper {
		f.joined = f.paper
	}
	if s.opens && len(s.para.objects) > 0 {
		f.stack.retake(s.para, f.y+min(s.para.lent, s.gap))
	}
	f.y += s.gap + s.height
	f.takeNotes(&s)
}

// overflow ends the sheet that the first slice of the queue does not fit on.
func (f *flow) overflow(queue []slice) []slice {
	s := queue[0]
	alone := f.atTop()
	if s.row != nil && (!s.row.cant || alone) {
		if head, rest, ok := f.splitRow(&s, alone); ok {
			f.place(rowSlice(head, &s))
			if rest == nil {
				return queue[1:]
			}
			rest.table.rows[rest.index] = rest // what is asked of the row is now asked of the rest
			f.breakSheet()
			tail := rowSlice(rest, nil)
			tail.left = s.left
			return prepend(tail, queue[1:])
		}
	}
	if alone { // higher than a sheet
		f.place(s)
		return queue[1:]
	}
	list := append(f.wait, s)[f.heads:]
	n := 0
	if len(list) > 1 {
		n = bestBreak(list, len(list)-1)
	}
	carried := append([]slice(nil), list[n:len(list)-1]...)
	f.wait = f.wait[:f.heads+n]
	if n == 0 { // no head of a table stands alone
		f.wait, f.heads = f.wait[:0], 0
	}
	f.breakSheet()
	return append(carried, queue...)
}

// breakSheet ends a column, or after the last the sheet, because it is full.
func (f *flow) breakSheet() {
	if !f.nextColumn() {
		f.endSheet()
	}
	f.natural = true
}

// repeatHeads begins a sheet with the head of the table that goes on there.
func (f *flow) repeatHeads(s *slice) {
	f.heads = 0
	if s.row == nil || s.row.repeated || s.row.index < len(s.row.table.head) {
		return
	}
	tb := s.row.table
	room := f.cur.room.bottom - f.y
	if tb.tall+s.height+s.tail > room && (s.row.cant || tb.tall > room/2) {
		return
	}
	for _, h := range tb.head {
		h.left = s.left
		f.place(h)
		f.heads++
	}
}

// newSheet begins a sheet of the current section.
func (f *flow) newSheet() {
	if len(f.sheets) >= f.e.opt.MaxPages {
		f.e.tooManyPages(f.e.opt.MaxPages)
		f.stopped = true
		return
	}
	f.number++
	first := len(f.sheets) == 0 || f.sheets[len(f.sheets)-1].section != f.paper && f.joined != f.paper
	sh := &sheet{section: f.paper, number: f.number}
	sh.kind = f.e.kindOf(sh.section, first, sh.number)
	sh.room = f.e.room(sh.section, sh.kind)
	f.sheets = append(f.sheets, sh)
	f.stack.floats = nil
	f.cur, f.y, f.heads = sh, sh.room.top, 0
	f.lines.atTop = true
	f.openRegion()
	f.beginNotes()
	f.e.pageText = pageNumber(sh.number, sh.section.props.PageFormat)
}

// endSheet draws what waits and closes the sheet.
func (f *flow) endSheet() {
	if f.cur == nil {
		return
	}
	d := drawer{engine: f.e, sheet: len(f.sheets) - 1}
	f.e.paper = f.cur.section
	defer func() { f.e.paper = f.paper }()
	if len(f.runs) > 0 {
		f.pushRun()
		f.rule()
		d.items = f.cur.empty(itemsOf(f.runs))
		for _, r := range f.runs {
			d.items = append(d.items, r.items...)
		}
		d.cuts = f.cuts
	} else {
		d.items = f.cur.empty(countItems(f.wait))
		d.column(f.wait, 0, f.reg.top+f.lowered())
		f.numberLines(&d, f.wait, f.reg.top+f.lowered())
	}
	f.drawNotes(&d)
	d.layBehind()
	f.cur.keep(d.items)
	if f.cuts = d.cuts; len(f.runs) == 0 { // columns may be drawn again
		letGo(f.wait)
	}
	f.cur, f.wait, f.heads, f.runs = nil, f.wait[:0], 0, nil
}

// lowered is how far the text of a sheet stands below its top, where the section
// wants it in the middle of the sheet or at its foot.
func (f *flow) lowered() unit.Length {
	free := max(0, f.cur.room.bottom-f.notes.height-f.y)
	switch f.cur.section.valign {
	case wml.CellMiddle:
		return free / 2
	case wml.CellBottom:
		return free
	}
	return 0
}

// end closes the last sheet. A document without text has one empty sheet.
func (f *flow) end() {
	if len(f.sheets) == 0 && !f.stopped {
		f.newSheet()
	}
	f.endSheet()
	for len(f.notes.carry) > 0 && !f.stopped {
		f.newSheet()
		f.endSheet()
	}
}
