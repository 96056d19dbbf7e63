package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// float is room that text goes around. Places across are from the column's left
// edge, down from where the stack counts.
type float struct {
	left, top, right, bottom unit.Length
	wrap                     wml.Wrap
	of                       *para // that the drawing is anchored in
}

// leastBeside is the least room beside a float that takes text, as in Word.
const leastBeside = unit.Inch

// touching is how far a float may reach into a line before the line gives way:
// page numbers stand in frames a twentieth of a point too low.
const touching = unit.Pt / 2

// around is what a paragraph's lines have to go around.
type around struct {
	floats []float
	y      unit.Length // top of the first line
	gap    unit.Length // white above it, which stands below a float that pushes it down
}

// take notes the drawings of a paragraph that text goes around. Only those that
// stand by the column and the paragraph have a known place before the pages are
// made; in the body the top of the sheet is known too.
func (s *stack) take(p *para, y unit.Length) {
	for _, o := range p.objects {
		if o.drawing.Wrap == wml.WrapNone || s.paper == nil {
			continue
		}
		if s.inner && !o.drawing.InCell && (o.drawing.V.From != wml.FromFlow || o.drawing.H.From != wml.FromFlow) {
			continue
		}
		left := s.paper.left
		if s.inner {
			left = 0
		}
		x, top := s.wanted(o, spot{left: left, width: s.width, para: y, line: y, char: left, cell: s.inner})
		d := o.outside()
		s.floats = append(s.floats, float{
			left: x - left - d[sideLeft], right: x - left + o.w + d[sideRight],
			top: top - d[sideTop], bottom: top + o.h + d[sideBottom], wrap: o.drawing.Wrap, of: p,
		})
	}
}

// outside is what text keeps away from a drawing at each side: the white that it asks
// for, and before it the half of a shape's line that lies outside of it (measured up to
// 6 pt) or what its effects reach, whichever is more.
func (o *object) outside() [4]unit.Length {
	line := unit.Length(0)
	if s := o.drawing.Shape; s != nil && s.Kind != wml.LineShape && s.Line.On {
		line = min(max(s.Line.Width, 0), unit.Inch) / 2
	}
	out := o.drawing.Dist
	for i := range out {
		out[i] += max(line, min(o.drawing.Effects[i], largestPaper))
	}
	return out
}

// retake notes the drawings of a paragraph anew, now that its place is certain.
func (s *stack) retake(p *para, y unit.Length) {
	s.floats = slices.DeleteFunc(s.floats, func(f float) bool { return f.of == p })
	s.take(p, y)
}

// forget drops the floats that lie above a place.
func (s *stack) forget(y unit.Length) {
	kept := s.floats[:0]
	for _, f := range s.floats {
		if f.bottom > y {
			kept = append(kept, f)
		}
	}
	s.floats = kept
}

// lane is room for text on a line; beside a drawing a line may have two or more.
type lane struct{ left, right unit.Length }

// fit finds room for a line of a height between left and right, from y down: how
// far it has to be pushed, and its lanes there. It ends because every push goes
// below one float at least.
func (a *around) fit(y, height, left, right unit.Length) (push unit.Length, lanes []lane) {
	whole, least := lane{left, right}, min(leastBeside, right-left)
	for range len(a.floats) + 1 {
		lanes = append(lanes[:0], whole)
		next := y + push
		for i := range a.floats {
			f := &a.floats[i]
			if f.bottom <= y+push+touching || f.top >= y+push+height || f.right <= left || f.left >= right {
				continue
			}
			if lanes = f.narrow(lanes, max(left, 0), least); len(lanes) == 0 {
				next = max(next, f.bottom)
			}
		}
		if next == y+push {
			return push, lanes
		}
		push = next - y
	}
	return push, append(lanes[:0], whole)
}

// narrow takes a float's room away from the lanes of a line. A line keeps its indent
// where it begins beside the float.
func (f *float) narrow(lanes []lane, indent, least unit.Length) []lane {
	var out []lane
	for _, l := range lanes {
		if f.right <= l.left || f.left >= l.right {
			out = append(out, l)
			continue
		}
		before, after := lane{l.left, f.left}, lane{f.right, l.right}
		if before.width() < least {
			after.left += indent
		}
		for _, side := range f.sides(before, after) {
			if side.width() >= least {
				out = append(out, side)
			}
		}
	}
	return out
}

func (l lane) width() unit.Length { return l.right - l.left }

// sides are those of the lanes beside a float that it lets text into.
func (f *float) sides(before, after lane) []lane {
	switch {
	case f.wrap == wml.WrapTopBottom:
		return nil
	case f.wrap == wml.WrapLeft, f.wrap == wml.WrapLargest && before.width() >= after.width():
		return []lane{before}
	case f.wrap == wml.WrapRight, f.wrap == wml.WrapLargest:
		return []lane{after}
	}
	return []lane{before, after}
}

// goAround takes up what the lines of a paragraph have to go around.
func (s *stack) goAround(p *para, gap unit.Length) {
	s.take(p, s.y+p.lent)
	s.forget(s.y)
	if len(s.floats) > 0 {
		p.around = &around{floats: append([]float(nil), s.floats...), y: s.y + gap, gap: gap}
	}
}

// holdTogether asks for room on the sheet of an anchor for what stands above its
// text. What the text goes beside is moved up instead.
func (s *stack) holdTogether(p *para, first int) {
	if s.inner {
		return
	}
	for _, o := range p.objects {
		if o.drawing.Wrap != wml.WrapTopBottom || o.drawing.V.From != wml.FromFlow || o.drawing.V.Align != wml.AlignOffset {
			continue
		}
		sl := &s.out[first+p.anchorLine(o)]
		below := o.drawing.V.Offset + o.h - heightOf(s.out[first:first+p.anchorLine(o)+1])
		sl.tail = min(max(sl.tail, below), s.largest-sl.height)
	}
}

// unpush takes back what a drawing of the sheet before has pushed the first line of
// a sheet down by.
func (s *slice) unpush() {
	if s.para == nil || s.para.around == nil {
		return
	}
	ln := &s.para.lines[s.line]
	if slices.ContainsFunc(s.para.around.floats, func(f float) bool { return f.of == s.para }) {
		return
	}
	s.height, s.top, ln.push = s.height-ln.push, s.top-ln.push, 0
}

// dropGap drops the white above a slice at the head of a sheet. A drawing that pushes
// its own paragraph's first line down then stands higher by what was lent of it.
func (s *slice) dropGap() {
	s.gap = 0
	if s.para == nil || s.para.around == nil || !s.opens {
		return
	}
	ln := &s.para.lines[s.line]
	by := min(ln.push, s.para.lent)
	s.height, s.top, ln.push = s.height-by, s.top-by, ln.push-by
}

// advance counts the slices from first on.
func (s *stack) advance(first int) { s.y += heightOf(s.out[first:]) }

// bounds gives the line that begins with piece i its lanes, and pushes it down where
// there is no room. It gives back the first lane; b.lanes are those after it.
func (b *breaker) bounds(i int, left unit.Length) (push unit.Length, first lane) {
	b.lanes = nil
	if b.para.around == nil {
		return 0, lane{left, b.para.right}
	}
	push, lanes := b.para.around.fit(b.para.around.y+b.down, b.likelyHeight(i), left, b.para.right)
	if push > 0 && len(b.lines) == 0 {
		push += b.para.around.gap
	}
	b.lanes = lanes[1:]
	return push, lanes[0]
}

// likelyHeight is the height that its first word gives the line that begins with
// piece i, or what it will have without words.
func (b *breaker) likelyHeight(i int) unit.Length {
	l := b.mark
	if i < len(b.in) {
		l = b.bareLook(b.para.format)
	}
	for ; i < len(b.in); i++ {
		if !b.in[i].white() {
			l = b.span(&b.in[i]).look
			break
		}
	}
	var ln line
	ln.above, ln.below = l.above, l.below
	b.setHeight(&ln)
	return ln.height
}
