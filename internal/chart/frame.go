package chart

import (
	"slices"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// white is what is left free between the parts of a chart, and at its edges.
const white = 5 * unit.Pt

// frame draws title and legend, and gives the room that they leave to the plot.
func (p *painter) frame() rect {
	edge := min(white, p.whole.w/20, p.whole.h/20)
	room := rect{edge, edge, p.whole.w - 2*edge, p.whole.h - 2*edge}
	if t := p.title; t != nil {
		room = p.headed(t, room)
	}
	if p.legend != nil {
		room = p.explained(p.legend, room)
	}
	return room
}

// of is a place in the chart that is given in parts of its size.
func (at placed) of(whole rect) rect {
	return rect{whole.w.Scale(at.x, million), whole.h.Scale(at.y, million), whole.w.Scale(min(at.w, million), million), whole.h.Scale(min(at.h, million), million)}
}

// headed draws the title over the plot.
func (p *painter) headed(t *words, room rect) rect {
	lines := p.wrapAll(t.lines, t.style, room.w.Scale(9, 10))
	most := max(1, int(room.h/3/p.high(t.style)))
	if len(lines) > most {
		lines = lines[:most]
		p.tell("title")
	}
	for i := range lines {
		lines[i] = p.cut(lines[i], t.style, room.w)
	}
	w, h := p.block(lines, t.style)
	r := rect{room.x + (room.w-w)/2, room.y + white/2, w, h}
	if t.at.set {
		r = rect{t.at.of(p.whole).x, t.at.of(p.whole).y, w, h}.within(p.whole)
	}
	p.box(rect{r.x - white/2, r.y, r.w + white, r.h}, t.look)
	p.writeLines(r, lines, t.style, alignMiddle)
	if t.over || r.y > p.whole.h/2 {
		return room
	}
	return room.below(r.bottom() + white)
}

// below, above, after and before cut a room off at a place, and leave some of it.
func (r rect) below(y unit.Length) rect {
	y = max(r.y, min(y, r.bottom()-r.h/8))
	return rect{r.x, y, r.w, r.bottom() - y}
}

func (r rect) above(y unit.Length) rect {
	r.h = min(r.h, max(y-r.y, r.h/8))
	return r
}

func (r rect) after(x unit.Length) rect {
	x = max(r.x, min(x, r.right()-r.w/8))
	return rect{x, r.y, r.right() - x, r.h}
}

func (r rect) before(x unit.Length) rect {
	r.w = min(r.w, max(x-r.x, r.w/8))
	return r
}

// entry is one line of the legend.
type entry struct {
	name   string
	look   look
	line   bool // it is shown by a line, and not by a square
	marker marker
	lines  []string
	w, h   unit.Length
}

// entries lists what the legend names.
func (p *painter) entries(l *legend) []entry {
	var out []entry
	add := func(i int, e entry) {
		if !l.gone[i] && e.name != "" {
			out = append(out, e)
		}
	}
	if first := p.plots[0]; first.byPoint() || first.kind == pieKind {
		s := first.series[0]
		for i := range first.most() {
			add(i, entry{name: first.category(i), look: p.fillOf(first, s, i)})
		}
		return out
	}
	n := 0
	for _, pl := range p.plots {
		from := len(out)
		for _, s := range pl.series {
			e := entry{name: s.name, look: p.fillOf(pl, s, -1)}
			if pl.kind == lineKind || pl.kind == scatterKind {
				e.line, e.look, e.marker = true, look{line: p.lineLook(pl, s)}, p.markerOf(pl, s, -1)
			}
			add(n, e)
			n++
		}
		// Beside the plot the names stand as their parts lie one over the other.
		if pl.stacked && !pl.across && pl.kind != lineKind && l.pos != "b" && l.pos != "t" {
			slices.Reverse(out[from:])
		}
	}
	return out
}

// explained draws the legend.
func (p *painter) explained(l *legend, room rect) rect {
	list := p.entries(l)
	if len(list) == 0 {
		return room
	}
	st := l.style
	beside := l.pos != "b" && l.pos != "t"
	bounds := rect{w: room.w, h: room.h / 3}
	if beside {
		bounds = rect{w: room.w.Scale(2, 5), h: room.h}
	}
	if l.at.sized {
		at := l.at.of(p.whole)
		bounds = rect{w: max(at.w, room.w/5), h: max(at.h, p.high(st))}
		beside = at.h > at.w
	}
	rows, w, h := p.arrange(list, &st, bounds, beside)
	r := rect{w: w, h: h}
	switch l.pos {
	case "b":
		r.x, r.y = room.x+(room.w-w)/2, room.bottom()-h
	case "t":
		r.x, r.y = room.x+(room.w-w)/2, room.y
	case "l":
		r.x, r.y = room.x, room.y+(room.h-h)/2
	case "tr":
		r.x, r.y = room.right()-w, room.y
	default:
		r.x, r.y = room.right()-w, room.y+(room.h-h)/2
	}
	if l.at.set {
		at := l.at.of(p.whole)
		if r.x, r.y = at.x, at.y; l.at.sized {
			r.x, r.y = at.x+(at.w-w)/2, at.y+(at.h-h)/2
		}
		r = r.within(p.whole)
	}
	p.box(r, l.look)
	p.rows(rows, r, st, beside)
	if l.over {
		return room
	}
	return room.without(r, beside)
}

// without takes off a room the side that something stands at.
func (r rect) without(s rect, beside bool) rect {
	first := s.x+s.w/2 < r.x+r.w/2
	if !beside {
		first = s.y+s.h/2 < r.y+r.h/2
	}
	switch {
	case beside && first:
		return r.after(s.right() + white)
	case beside:
		return r.before(s.x - white)
	case first:
		return r.below(s.bottom() + white)
	}
	return r.above(s.y - white)
}

// keyOf is how wide the sign of an entry is.
func keyOf(e *entry, st style) unit.Length {
	if e.line {
		return 2 * st.size
	}
	return st.size.Scale(3, 5)
}

// legendSizes are the sizes, in percent, at which a legend is tried.
var legendSizes = [...]int64{100, 85, 70}

// arrange puts entries into rows that have room in bounds. Letters become smaller
// before entries are left out.
func (p *painter) arrange(list []entry, st *style, bounds rect, beside bool) (rows [][]entry, w, h unit.Length) {
	full := st.size
	for _, percent := range legendSizes {
		st.size = full.Scale(percent, 100)
		if rows, w, h = p.flow(list, *st, bounds.w, beside); h <= bounds.h {
			return rows, w, h
		}
	}
	p.tell("legendEntry")
	for len(rows) > 1 && h > bounds.h {
		last := rows[len(rows)-1]
		rows, h = rows[:len(rows)-1], h-last[0].h
	}
	return rows, w, h
}

// flow puts entries into rows of a width, each in one of its own where they stand
// beside the plot.
func (p *painter) flow(list []entry, st style, width unit.Length, beside bool) (rows [][]entry, w, h unit.Length) {
	var used unit.Length
	for _, e := range list {
		key := keyOf(&e, st) + st.size/2
		e.lines = p.within(e.name, st, max(width-key, st.size), 3)
		e.w, e.h = p.block(e.lines, st)
		e.w += key
		if n := len(rows); n > 0 && !beside && used+st.size+e.w <= width && e.h == rows[n-1][0].h {
			rows[n-1] = append(rows[n-1], e)
			used += st.size + e.w
		} else {
			rows, used = append(rows, []entry{e}), e.w
			h += e.h
		}
		w = max(w, used)
	}
	return rows, w, h
}

// rows draws the rows of a legend.
func (p *painter) rows(rows [][]entry, r rect, st style, beside bool) {
	y := r.y
	for _, row := range rows {
		x := r.x
		if !beside {
			used := -st.size
			for i := range row {
				used += row[i].w + st.size
			}
			x += (r.w - used) / 2
		}
		for i := range row {
			p.entry(&row[i], x, y, st)
			x += row[i].w + st.size
		}
		y += row[0].h
	}
}

func (p *painter) entry(e *entry, x, y unit.Length, st style) {
	key, line := keyOf(e, st), p.high(st)
	middle := y + line/2
	if e.line {
		p.line(x, middle, key, 0, e.look.line)
		p.mark(page.Point{X: x + key/2, Y: middle}, e.marker)
	} else {
		l := e.look
		l.line.width, l.line.dash = min(l.line.width, key/8), false
		p.box(rect{x, middle - key/2, key, key}, l)
	}
	x += key + st.size/2
	p.writeLines(rect{x, y, e.w, e.h}, e.lines, st, alignLeft)
}
