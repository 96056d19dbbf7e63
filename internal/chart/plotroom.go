package chart

import (
	"github.com/mocban/mocban/internal/unit"
)

// boxIn leaves room for the labels and titles of the axes around the plot.
func (g *grid) boxIn(room rect) rect {
	if g.at.sized && g.at.inner {
		inner := g.at.of(g.whole).within(g.whole)
		g.names = g.namesOf(inner)
		return inner
	}
	if g.at.sized {
		room = g.at.of(g.whole).within(g.whole)
	}
	var need [4]unit.Length
	for _, a := range g.vals {
		side := g.sideOf(a)
		need[side] = max(need[side], g.valueDepth(a)+g.titleDepth(a, g.lying))
		if !a.labelled() {
			continue
		}
		low, high := g.edgeWidths(a)
		if g.lying {
			need[sideLeft], need[sideRight] = max(need[sideLeft], low/2), max(need[sideRight], high/2)
		} else {
			need[sideTop], need[sideBottom] = max(need[sideTop], g.high(a.style)/2), max(need[sideBottom], g.high(a.style)/2)
		}
	}
	inner := shrunk(room, need)
	side, edge := g.catSide()
	g.names = g.namesOf(inner)
	depth := g.titleDepth(g.cat, !g.lying)
	if edge {
		depth += g.names.depth
	}
	need[side] = max(need[side], depth)
	inner = shrunk(room, need)
	if g.points && g.cat.labelled() {
		low, high := g.edgeWidths(g.cat)
		need[sideLeft], need[sideRight] = max(need[sideLeft], low/2), max(need[sideRight], high/2)
		return shrunk(room, need)
	}
	g.names = g.namesOf(inner)
	return inner
}

// shrunk takes margins off a room; a fifth of it is always left.
func shrunk(r rect, need [4]unit.Length) rect {
	across, down := need[sideLeft]+need[sideRight], need[sideTop]+need[sideBottom]
	if most := r.w.Scale(4, 5); across > most {
		need[sideLeft], need[sideRight] = need[sideLeft].Scale(int64(most), int64(across)), need[sideRight].Scale(int64(most), int64(across))
	}
	if most := r.h.Scale(4, 5); down > most {
		need[sideTop], need[sideBottom] = need[sideTop].Scale(int64(most), int64(down)), need[sideBottom].Scale(int64(most), int64(down))
	}
	return rect{r.x + need[sideLeft], r.y + need[sideTop], r.w - need[sideLeft] - need[sideRight], r.h - need[sideTop] - need[sideBottom]}
}

// valueDepth is the room that the labels of an axis of values take beside it.
func (g *grid) valueDepth(a *axis) unit.Length {
	if !a.labelled() {
		return 0
	}
	if g.lying {
		return labelGap + g.high(a.style)
	}
	var w unit.Length
	for _, v := range a.scale.marks() {
		w = max(w, g.width(g.labelOf(a, v), a.style))
	}
	return labelGap + w
}

// edgeWidths are the widths of the first and the last label of an axis of values.
func (g *grid) edgeWidths(a *axis) (low, high unit.Length) {
	marks := a.scale.marks()
	low, high = g.width(g.labelOf(a, marks[0]), a.style), g.width(g.labelOf(a, marks[len(marks)-1]), a.style)
	if a.scale.reversed {
		low, high = high, low
	}
	return low, high
}

// titleDepth is the room that the title of an axis takes beside it. Beside an upright
// axis it runs upwards, unless it says that it does not.
func (g *grid) titleDepth(a *axis, level bool) unit.Length {
	t := a.title
	if t == nil || a.deleted || len(t.lines) == 0 || t.over {
		return 0
	}
	if level || t.upward {
		return g.high(t.style)*unit.Length(len(g.titleLines(a, level))) + white
	}
	w, _ := g.block(g.titleLines(a, level), t.style)
	return w + white
}

// titleLines breaks the title of an axis.
func (g *grid) titleLines(a *axis, level bool) []string {
	switch {
	case level:
		return g.wrapAll(a.title.lines, a.title.style, g.whole.w.Scale(9, 10))
	case a.title.upward:
		return g.wrapAll(a.title.lines, a.title.style, g.whole.h.Scale(9, 10))
	}
	return g.wrapAll(a.title.lines, a.title.style, g.whole.w/5)
}

// catNames are the names of the categories as they have room at their axis.
type catNames struct {
	lines  [][]string // nil where a name is left out
	upward bool
	depth  unit.Length // beside the axis
}

// namesOf finds how the names of the categories have room: broken into lines, then
// running upwards, and at last only some of them.
func (g *grid) namesOf(box rect) catNames {
	a := g.cat
	if !a.labelled() || g.n == 0 {
		return catNames{}
	}
	if g.points {
		return catNames{depth: labelGap + g.high(a.style)}
	}
	names := g.categoryNames()
	if g.lying {
		return g.lyingNames(names, box)
	}
	slot := box.w / unit.Length(g.n)
	line := g.high(a.style)
	if a.style.turn != upwards {
		if out, ok := g.levelNames(names, slot, max(a.skip, 1)); ok {
			return out
		}
	}
	if a.style.turn == level {
		for skip := max(a.skip, 2); skip < g.n; skip++ {
			if out, ok := g.levelNames(names, slot, skip); ok {
				return out
			}
		}
	}
	skip := max(a.skip, 1)
	for unit.Length(skip)*slot < line && skip < g.n {
		skip++
	}
	longest := g.free(g.whole.h/3, g.whole.bottom()-box.bottom(), line)
	return g.upwardNames(names, unit.Length(skip)*slot, skip, longest)
}

// free is how long a name may be: where the plot stands at a place of its own, it
// does not give way to names.
func (g *grid) free(usual, beside, line unit.Length) unit.Length {
	if g.at.sized && g.at.inner {
		return max(min(usual, beside-labelGap), 2*line)
	}
	return usual
}

func (g *grid) categoryNames() []string {
	names := make([]string, g.n)
	for i := range names {
		names[i] = g.plots[0].category(i)
	}
	if s := g.plots[0]; len(s.series) > 0 && len(s.series[0].cats) == 0 {
		for _, p := range g.plots {
			for _, s := range p.series {
				if len(s.cats) > 0 {
					copy(names, s.cats)
				}
			}
		}
	}
	return names
}

// maxNameLines bounds the lines of a name below its column.
const maxNameLines = 4

func (g *grid) levelNames(names []string, slot unit.Length, skip int) (catNames, bool) {
	out := catNames{lines: make([][]string, len(names))}
	st := g.cat.style
	width := unit.Length(skip)*slot - st.size/4
	for i := 0; i < len(names); i += skip {
		lines, fits := g.wrap(names[i], st, width)
		if !fits || len(lines) > maxNameLines {
			return out, false
		}
		out.lines[i] = lines
		out.depth = max(out.depth, labelGap+g.high(st)*unit.Length(len(lines)))
	}
	return out, true
}

func (g *grid) upwardNames(names []string, slot unit.Length, skip int, longest unit.Length) catNames {
	out := catNames{lines: make([][]string, len(names)), upward: true}
	st := g.cat.style
	for i := 0; i < len(names); i += skip {
		lines := g.within(names[i], st, longest, int(slot/g.high(st)))
		w, _ := g.block(lines, st)
		out.lines[i] = lines
		out.depth = max(out.depth, labelGap+w)
	}
	return out
}

// lyingNames are those at the side of bars that lie.
func (g *grid) lyingNames(names []string, box rect) catNames {
	out := catNames{lines: make([][]string, len(names))}
	st := g.cat.style
	slot := box.h / unit.Length(g.n)
	skip := max(g.cat.skip, 1)
	for unit.Length(skip)*slot < g.high(st) && skip < g.n {
		skip++
	}
	beside := box.x
	if _, edge := g.catSide(); !edge { // at the axis, inside the plot
		beside += box.w.Scale(g.vals[0].scale.at(g.crossing(g.vals[0])), million)
	}
	longest := g.free(g.whole.w.Scale(2, 5), beside, g.high(st))
	for i := 0; i < len(names); i += skip {
		lines := g.within(names[i], st, longest, int(unit.Length(skip)*slot/g.high(st)))
		w, _ := g.block(lines, st)
		out.lines[i] = lines
		out.depth = max(out.depth, labelGap+w)
	}
	return out
}
