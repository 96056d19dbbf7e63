package layout

import "github.com/mocban/mocban/internal/unit"

// split divides a row so that its head fits into a height. Every cell must fit
// whole or be divided at a place without penalty, else the row is better moved;
// with force, the least bad place will do, and where there is nothing to divide
// the row is cut to the height: rest is nil then.
func (r *row) split(avail unit.Length, force bool) (head, rest *row, ok bool) {
	if r.exact || r.repeated {
		return r.clip(avail), nil, force
	}
	edge := max(r.tail, r.bottom) // the line below the head
	if edge > 0 && r.least > r.needed()+edge && !force {
		return nil, nil, false // with borders LibreOffice moves a row that is higher than its text
	}
	inner := avail - edge - r.top - r.pad[sideTop] - r.pad[sideBottom]
	h, t := *r, *r
	h.cells, t.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	copy(h.cells, r.cells)
	copy(t.cells, r.cells)
	divided := false
	for i := range r.cells {
		c := &r.cells[i]
		if c.below || c.rows > 1 || len(c.body) == 0 {
			if c.rows == 1 {
				t.cells[i].turned = nil // drawn in the first part
			}
			continue
		}
		first, second, fits := splitColumn(c.body, inner, force)
		if !fits {
			return nil, nil, false
		}
		divided = divided || len(second) > 0
		h.cells[i].body, t.cells[i].body = first, second
		white := c.content - heightOf(c.body) // below the last paragraph
		h.cells[i].content, t.cells[i].content = heightOf(first), heightOf(second)+white
		if len(second) == 0 {
			// The white need not fit.
			h.cells[i].content, t.cells[i].content = min(c.content, max(inner, heightOf(first))), 0
		}
	}
	if !divided {
		return r.clip(avail), nil, force
	}
	h.tail, h.bottom = 0, edge
	// The head takes what the page has left of the height the row was given.
	h.height = max(h.needed()+edge, min(r.least, avail))
	h.least = 0
	t.least = max(0, r.least-h.height)
	t.height = max(t.needed()+t.bottom, t.least)
	t.keep = r.keep
	t.own = t.height
	h.parted = true
	return &h, &t, true
}

// clip is the row, cut to a height.
func (r *row) clip(height unit.Length) *row {
	out := *r
	out.height = max(min(r.height, height), 0)
	return &out
}

// needed is the height the cells ask for.
func (r *row) needed() unit.Length {
	need := r.top
	for i := range r.cells {
		if c := &r.cells[i]; !c.below && c.rows == 1 {
			need = max(need, r.top+r.pad[sideTop]+r.pad[sideBottom]+c.content)
		}
	}
	return need
}

// splitColumn divides the slices of a cell at a height. It reports false where
// nothing would stand before the break.
func splitColumn(body []slice, room unit.Length, force bool) (head, rest []slice, ok bool) {
	n, used := 0, unit.Length(0)
	for n < len(body) && used+body[n].gap+body[n].height+whiteBelow(body, n) <= room {
		used += body[n].gap + body[n].height
		n++
	}
	if n == len(body) {
		return body, nil, true
	}
	if r := body[n].row; r != nil && (!r.cant || force && n == 0) {
		if a, b, ok := r.split(room-used-body[n].gap, force && n == 0); ok {
			head, rest = append(body[:n:n], rowSlice(a, &body[n])), body[n+1:]
			if b != nil {
				rest = prepend(rowSlice(b, nil), rest)
			}
			return head, rest, true
		}
	}
	if n == 0 {
		return body[:1:1], body[1:], force
	}
	if n = bestBreak(body, n); body[n].penalty > free && !force {
		return nil, nil, false
	}
	return body[:n:n], goneOver(body[n:]), true
}

// goneOver is what goes on in a cell on the next page: the white below the paragraph
// before stayed behind, all of its own stands above it.
func goneOver(rest []slice) []slice {
	if len(rest) == 0 || !rest[0].opens {
		return rest
	}
	first := rest[0]
	if first.gap = first.para.before; first.gap == rest[0].gap {
		return rest
	}
	return prepend(first, rest[1:])
}

// whiteBelow is the white that a paragraph leaves below its last line, slice i of a
// cell. It must fit before a page may end there, as in LibreOffice (measured with
// rows that were moved down by a point and a half at a time).
func whiteBelow(body []slice, i int) unit.Length {
	if i+1 == len(body) {
		return 0
	}
	next := &body[i+1]
	if next.para != nil && next.opens {
		return min(next.para.lent, next.gap)
	}
	return 0
}

func prepend(s slice, list []slice) []slice {
	return append([]slice{s}, list...)
}

// rowSlice is the slice of a part of a row; the first part stands where the whole
// row stood.
func rowSlice(r *row, whole *slice) slice {
	out := slice{row: r, height: r.height, tail: r.tail}
	if whole != nil {
		out.gap, out.penalty, out.forced, out.left = whole.gap, whole.penalty, whole.forced, whole.left
		out.column = whole.column
	}
	return out
}

func heightOf(list []slice) unit.Length {
	var h unit.Length
	for i := range list {
		h += list[i].gap + list[i].height
	}
	return h
}

// bestBreak finds where to end a page of slices of which n fit: the last of the
// least bad places from 1 to n. n may be len(list), before a slice not in it that
// has to be asked for its own penalty by the caller.
func bestBreak(list []slice, n int) int {
	best, worst := n, list[n].penalty
	for k := n - 1; k >= 1 && worst > free; k-- {
		if p := list[k].penalty; p < worst {
			best, worst = k, p
		}
	}
	return best
}
