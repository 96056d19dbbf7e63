package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// slice is what no page break divides: a line of a paragraph, or a row of a
// table, which may know how to divide itself.
type slice struct {
	gap    unit.Length // white above; dropped at the head of a page that filled by itself
	height unit.Length // with the borders above and below
	tail   unit.Length // more height if the page ends after it: the border below a row
	top    unit.Length // of the height: the border above the text
	bottom unit.Length // of the height: the border below the text
	left   unit.Length // edge of its column on the sheet
	note   *note       // that it is a part of

	para *para
	row  *row
	line int32

	penalty penalty // of ending a page before it
	forced  bool    // a page begins with it
	column  bool    // where it is forced, the next column will do
	opens   bool    // first of its paragraph
	joins   bool    // in one frame with the paragraph before
	ruled   bool    // below the rule of the endnotes
}

// penalty says how bad it is to end a page before a slice. Where no place is
// free, the least bad is taken.
type penalty uint8

const (
	free    penalty = iota
	parts           // what was to be kept with the next
	tears           // lines of a paragraph that were to be kept together
	orphans         // a line alone
)

// autoSpace is the space of w:beforeAutospacing and w:afterAutospacing.
const autoSpace = 14 * unit.Pt

// stack puts blocks of one column one below the other.
type stack struct {
	*engine
	width unit.Length
	table *wml.TableContext // nil outside tables
	inner bool              // in a cell
	out   []slice

	prev    *wml.ParagraphFormat // of the paragraph just before; nil after a table
	after   unit.Length          // white below what is stacked
	keep    bool                 // what comes next must not be parted from it
	forced  bool                 // what comes next begins a page
	column  bool                 // or a column
	started bool
	alone   bool        // the section has one block
	y       unit.Length // of what is stacked next, as floats count
	floats  []float
	frames  []*object // that wait for the paragraph they are anchored in
	skip    int       // blocks that have gone into frames
	flat    bool      // inside a frame: what asks for a frame stays in the text
}

// blocks stacks all blocks of a list.
func (s *stack) blocks(list []wml.Block) {
	for i, b := range list {
		s.block(b, list[i+1:])
	}
}

// block stacks one block; rest are the blocks after it.
func (s *stack) block(b wml.Block, rest []wml.Block) {
	if s.skip > 0 {
		s.skip--
		return
	}
	switch b := b.(type) {
	case *wml.Paragraph:
		if !s.flat {
			if n := s.framed(b, rest); n > 0 {
				s.skip = n - 1
				return
			}
		}
		s.paragraph(b, rest)
	case *wml.Table:
		if s.floated(b, rest) {
			return
		}
		first := len(s.out)
		s.tableRows(b)
		s.besideFloats(first)
		s.advance(first)
	case *wml.BlockWrap:
		s.wrapped(b.Body)
	case *wml.RawBlock:
		if b.Node != nil && b.Node.Name.Local == "AlternateContent" {
			s.wrapped(wml.BlocksOf(wml.Alternative(b.Node)))
		} else if b.Node != nil && !unseen(b.Node.Name.Local) {
			s.unsupported(b.Node.Name.Local)
		}
	}
}

// wrapped stacks what an element wraps, down to a depth.
func (s *stack) wrapped(list []wml.Block) {
	if s.depth < maxTableDepth {
		s.depth++
		s.blocks(list)
		s.depth--
	}
}

func (s *stack) paragraph(p *wml.Paragraph, rest []wml.Block) {
	out := s.engine.read(p, s.table, s.width)
	f := out.format
	if len(s.frames) > 0 {
		out.objects, out.drawings, s.frames = append(s.frames, out.objects...), true, nil
	}
	forced := s.forced || f.PageBreakBefore && !s.inner
	if forced {
		s.after = 0 // it stays on the page before
	}
	gap, before, lent := s.gap(f)
	out.before, out.lent = before, lent
	s.goAround(out, gap)
	s.breakLines(out)
	if p.Props.Section != nil && len(out.pieces) == 0 && !out.drawings && !s.inner && !s.alone {
		return // it only carries the end of a section; LibreOffice gives it no line either
	}
	if out.mark.format.Hidden && len(out.pieces) == 0 && !out.drawings {
		return // Word and LibreOffice give an empty paragraph with a hidden mark no line
	}
	if s.inner && len(rest) == 0 && len(out.pieces) == 0 && !out.drawings && s.behindTable() {
		s.after, s.prev = 0, nil
		return
	}
	first := len(s.out)
	s.lines(out)
	head := &s.out[first]
	head.opens = true
	head.joins = s.prev != nil && joined(s.prev, f)
	head.gap = gap
	head.forced = forced
	head.column = s.column && !f.PageBreakBefore
	if s.keep && !out.inCell {
		head.penalty = parts
	}
	s.frame(first, out, rest)
	s.holdTogether(out, first)
	s.advance(first)
	s.forced, s.column = s.forcedAfter(out)
	s.after = s.afterOf(f)
	s.keep = f.KeepNext
	s.prev, s.started = f, true
}

// behindTable reports whether a table was stacked last. The empty paragraph that a
// cell must have behind a table in it takes no room, as in Word and LibreOffice.
func (s *stack) behindTable() bool {
	return len(s.out) > 0 && s.out[len(s.out)-1].row != nil
}

// lines adds a slice for each line.
func (s *stack) lines(p *para) {
	n := len(p.lines)
	s.grow(n)
	for i := range n {
		s.out = append(s.out, lineSlice(p, i, s.inner))
	}
}

// lineSlice is the slice of line i, in the body or inside something.
func lineSlice(p *para, i int, inner bool) slice {
	ln := &p.lines[i]
	sl := slice{height: ln.push + ln.height, top: ln.push, para: p, line: int32(i), penalty: breakPenalty(p, i, len(p.lines))}
	if i > 0 && p.lines[i-1].end >= pageBreak {
		sl.forced, sl.column, sl.penalty = !inner, p.lines[i-1].end == columnBreak, free
	}
	return sl
}

// grow makes room for n more slices.
func (s *stack) grow(n int) {
	if need := len(s.out) + n; need > cap(s.out) {
		s.out = append(s.slices.take(max(need, 2*cap(s.out)))[:0], s.out...)
	}
}

// breakPenalty is that of ending a page before line i of n. In the cells of a table
// LibreOffice asks neither for widows and orphans nor for what is to be kept together
// (measured with rows of two to five lines).
func breakPenalty(p *para, i, n int) penalty {
	switch f := p.format; {
	case i == 0 || p.inCell:
		return free
	case f.WidowControl && (i < 2 || n-i < 2):
		return orphans
	case f.KeepLines:
		return tears
	}
	return free
}

// frame adds the room for borders to the first and last line.
func (s *stack) frame(first int, p *para, rest []wml.Block) {
	b := p.frame.borders
	if b == nil {
		return
	}
	head, foot := &s.out[first], &s.out[len(s.out)-1]
	head.addTop(p)
	if !s.nextJoins(p.format, rest) {
		foot.bottom = room(b.Bottom)
		foot.height += foot.bottom
	}
}

// addTop adds the room for the border above a paragraph to its first line.
func (s *slice) addTop(p *para) {
	b := p.frame.borders
	if b == nil {
		return
	}
	over := room(b.Top)
	if s.joins {
		over = room(b.Between)
	}
	s.top += over
	s.height += over
}

// nextJoins looks whether the next block goes on in the same frame.
func (s *stack) nextJoins(f *wml.ParagraphFormat, rest []wml.Block) bool {
	if len(rest) == 0 {
		return false
	}
	next, ok := rest[0].(*wml.Paragraph)
	return ok && joined(f, s.formatOf(&next.Props, s.table))
}

// gap is the white between what is stacked and a paragraph that follows. By
// default the larger of the two spaces counts, with
// w:doNotUseHTMLParagraphAutoSpacing their sum; spaces between paragraphs of one
// style fall away where they ask for it (17.3.1.9). Told are the two
// spaces too, that of the paragraph and that of the one before it.
func (s *stack) gap(f *wml.ParagraphFormat) (gap, before, after unit.Length) {
	before = f.Before
	if f.BeforeAuto {
		before = autoSpace
		if !s.started || s.sameList(f) {
			before = 0
		}
	}
	after = s.after
	if s.prev != nil && s.prev.AfterAuto && s.sameList(f) {
		after = 0
	}
	if s.prev != nil && s.prev.Style == f.Style {
		if f.Contextual {
			before = 0
		}
		if s.prev.Contextual {
			after = 0
		}
	}
	before, after = s.sane(before), s.sane(after)
	if s.additive {
		return before + after, before, after
	}
	return max(before, after), before, after
}

// sameList reports whether a paragraph goes on with the list of the one before it.
// Automatic space does not part the items of a list, in Word as in HTML, which it
// comes from.
func (s *stack) sameList(f *wml.ParagraphFormat) bool {
	return s.prev != nil && s.prev.Numbering != nil && f.Numbering != nil && s.prev.Numbering.ID == f.Numbering.ID
}

func (s *stack) afterOf(f *wml.ParagraphFormat) unit.Length {
	if f.AfterAuto {
		return autoSpace
	}
	return s.sane(f.After)
}

// sane keeps a white between nothing and a page.
func (s *stack) sane(l unit.Length) unit.Length { return min(max(l, 0), s.largest) }

// forcedAfter reports whether the paragraph ended with a page break, or with one of
// a column.
func (s *stack) forcedAfter(p *para) (forced, column bool) {
	if s.inner || len(p.lines) == 0 {
		return false, false
	}
	end := p.lines[len(p.lines)-1].end
	return end >= pageBreak, end == columnBreak
}

// height is that of all slices, with the white below the last: what a cell or a
// header needs.
func (s *stack) height() unit.Length {
	h := s.after
	if s.prev != nil && s.prev.AfterAuto {
		h = 0
	}
	for i := range s.out {
		h += s.out[i].gap + s.out[i].height
	}
	return h
}
