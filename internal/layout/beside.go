package layout

import "github.com/mocban/mocban/internal/unit"

// besideFloats pushes a table that has just been stacked below the drawings in its
// way. Word does; text would go beside them, the rows of a table cannot.
func (s *stack) besideFloats(first int) {
	if len(s.floats) == 0 || first >= len(s.out) || s.out[first].row == nil {
		return
	}
	rows := s.out[first:]
	tb := rows[0].row.table
	left, right := tb.left, tb.left+tb.edges[len(tb.edges)-1]
	top, height := s.y+rows[0].gap, heightOf(rows)-rows[0].gap
	push := unit.Length(0)
	for range s.floats { // each push goes below one float at least
		next := push
		for i := range s.floats {
			f := &s.floats[i]
			if f.left < right && f.right > left && f.top < top+push+height && f.bottom > top+push+touching {
				next = max(next, f.bottom-top)
			}
		}
		if next == push {
			break
		}
		push = next
	}
	rows[0].gap += min(push, s.largest)
}
