package layout

import "github.com/mocban/mocban/internal/unit"

// refit breaks the lines at the head of a queue anew where they have come to stand in
// a column of another width than they were broken for. Notes keep theirs.
func (f *flow) refit(queue []slice) []slice {
	s := &queue[0]
	if width := f.columnWidth(); s.para != nil && s.note == nil && s.para.width != width {
		n := sameParagraph(queue)
		return append(f.e.refitted(queue[:n], width), queue[n:]...)
	}
	return queue
}

// refitAll breaks all lines of a list anew for a column of a width. They may have been
// broken for others since the list was made.
func (f *flow) refitAll(list []slice, width unit.Length) []slice {
	var out []slice
	for len(list) > 0 {
		n := sameParagraph(list)
		if s := &list[0]; s.para != nil && s.note == nil {
			out = append(out, f.e.refitted(list[:n], width)...)
		} else {
			out = append(out, list[:n]...)
		}
		list = list[n:]
	}
	return out
}

// sameParagraph counts the slices at the head of a list that belong to one paragraph.
func sameParagraph(list []slice) int {
	n := 1
	for n < len(list) && list[n].para != nil && list[n].para == list[0].para {
		n++
	}
	return n
}

// refitted are the slices that take the place of those from some line of a paragraph
// to its end, in a column of a width.
func (e *engine) refitted(old []slice, width unit.Length) []slice {
	head, p := old[0], old[0].para
	e.rebreak(p, head.line, width)
	out := make([]slice, 0, len(old)+1)
	for i := int(head.line); i < len(p.lines); i++ {
		out = append(out, lineSlice(p, i, false))
	}
	first, last := &out[0], &out[len(out)-1]
	first.gap, first.penalty, first.forced, first.column = head.gap, head.penalty, head.forced, head.column
	first.opens, first.joins = head.opens, head.joins
	if head.opens {
		first.addTop(p)
	}
	last.bottom = old[len(old)-1].bottom
	last.height += last.bottom
	return out
}

// rebreak breaks a paragraph anew from a line on, for a column of a width. Floats
// beside it were counted from the other column.
func (e *engine) rebreak(p *para, from int32, width unit.Length) {
	first := p.lines[from].first
	b := breaker{engine: e, para: p, in: p.unbroken(first), width: width, mark: p.mark}
	p.width, p.around = width, nil
	p.left, p.right = e.edges(p.format, width)
	b.goOn(p.pieces[:first], p.lines[:from])
}

// unbroken are the pieces of a paragraph from one on, without the hyphens that ended
// lines.
func (p *para) unbroken(from int32) []piece {
	out := make([]piece, 0, len(p.pieces)-int(from))
	for _, q := range p.pieces[from:] {
		if s := &p.spans[q.span]; q.kind == pieceWord && s.text == "-" && s.actual == string(softHyphen) {
			continue
		}
		out = append(out, q)
	}
	return out
}
