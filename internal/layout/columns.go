package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Text flows down the columns of a section and is spread evenly over them where
// another section goes on below. It is laid out for the column that is being filled;
// lines that come to stand in one of another width are broken anew: see refit.go.

// textColumn is one column of a section's text.
type textColumn struct {
	left, width unit.Length // left is from the section's left margin
	gap         unit.Length // white to the next
}

// columns are those of a section (17.6.4), and whether a line parts them.
type columns struct {
	list []textColumn
	rule bool
}

// defaultColumnGap is the white between columns where nobody says how wide it is.
const defaultColumnGap = unit.Inch / 2

// columnsOf reads w:cols of a section. It gives one column where there are none, or
// where they leave no room for text; false tells the latter.
func columnsOf(s *section) (out columns, ok bool) {
	whole := columns{list: []textColumn{{width: s.width}}}
	n := colsNode(s.props.Extra)
	if n == nil {
		return whole, true
	}
	count, given := atoi(n.Attr("num"))
	out.rule = isOnAttr(n.Attr("sep"))
	if n.Attr("equalWidth") != "" && !isOnAttr(n.Attr("equalWidth")) {
		out.list = unequalColumns(n)
	} else if given && count > 1 {
		out.list = equalColumns(count, gapOf(n, defaultColumnGap), s.width)
	}
	if len(out.list) < 2 {
		return whole, true
	}
	last := out.list[len(out.list)-1]
	for _, c := range out.list {
		if c.width < smallestRoom || last.left+last.width > s.width+smallestRoom {
			return whole, false
		}
	}
	return out, true
}

func colsNode(extra []*wml.Node) *wml.Node {
	for _, n := range extra {
		if n.Name.Local == "cols" {
			return n
		}
	}
	return nil
}

func isOnAttr(s string) bool { return oneOf(s, "1", "true", "on") }

func gapOf(n *wml.Node, usual unit.Length) unit.Length {
	if twips, ok := atoi(n.Attr("space")); ok {
		return min(unit.Twips(twips), largestPaper)
	}
	return usual
}

// maxTextColumns is more than Word takes.
const maxTextColumns = 45

func equalColumns(n int, gap, width unit.Length) []textColumn {
	n = min(n, maxTextColumns)
	one := (width - gap*unit.Length(n-1)) / unit.Length(n)
	out := make([]textColumn, n)
	for i := range out {
		out[i] = textColumn{left: (one + gap) * unit.Length(i), width: one, gap: gap}
	}
	return out
}

func unequalColumns(n *wml.Node) []textColumn {
	var out []textColumn
	var left unit.Length
	for _, c := range n.Children {
		twips, ok := atoi(c.Attr("w"))
		if c.Name.Local != "col" || !ok || len(out) == maxTextColumns {
			continue
		}
		col := textColumn{left: left, width: min(unit.Twips(twips), largestPaper), gap: gapOf(c, 0)}
		out = append(out, col)
		left += col.width + col.gap
	}
	return out
}

// narrowest is the width that text fits into wherever it stands.
func (c columns) narrowest() unit.Length {
	w := c.list[0].width
	for _, col := range c.list {
		w = min(w, col.width)
	}
	return w
}

// unequal reports whether the columns differ in width.
func (c columns) unequal() bool {
	for _, col := range c.list {
		if col.width != c.list[0].width {
			return true
		}
	}
	return false
}

func (c columns) several() bool { return len(c.list) > 1 }

// columnRun is a column of the sheet that is full.
type columnRun struct {
	list  []slice
	top   unit.Length
	items []page.Item
}

// region is a stretch of a sheet whose text stands in the same columns.
type region struct {
	top     unit.Length // of its columns
	col     int         // being filled
	from    int         // its first run
	outline int         // entries before it
	low     unit.Length // the lowest end of its full columns
	lines   lineCounter // as it was before
}

// started reports whether the sheet has text already.
func (f *flow) started() bool { return len(f.wait) > 0 || len(f.runs) > 0 }

// atTop reports whether nothing stands above what comes next: it then must be
// placed, however high it is.
func (f *flow) atTop() bool {
	return len(f.wait) == f.heads && (f.cur == nil || f.reg.top == f.cur.room.top)
}

// pushRun draws the column that is being filled, and puts it by.
func (f *flow) pushRun() {
	d := drawer{engine: f.e, sheet: len(f.sheets) - 1}
	d.column(f.wait, 0, f.reg.top)
	f.numberLines(&d, f.wait, f.reg.top)
	d.layBehind()
	f.runs = append(f.runs, columnRun{list: f.wait, top: f.reg.top, items: d.items})
	f.cuts = append(f.cuts, d.cuts...)
	f.reg.low = max(f.reg.low, f.y)
	f.wait, f.heads = nil, 0
}

// nextColumn goes on at the top of the next column; false where this is the last.
func (f *flow) nextColumn() bool {
	if f.cur == nil || f.reg.col+1 >= len(f.cols.list) {
		return false
	}
	f.pushRun()
	f.reg.col++
	f.y, f.stack.floats = f.reg.top, nil
	return true
}

// closeRegion ends the columns of a region on the sheet being filled, made equally
// high, and opens another below them.
func (f *flow) closeRegion() {
	if f.cur == nil {
		return
	}
	f.pushRun()
	if f.cols.several() {
		f.balance()
		f.rule()
	}
	f.y = max(f.y, f.reg.low)
	f.openRegion()
}

// openRegion begins a region at the place reached.
func (f *flow) openRegion() {
	f.reg = region{top: f.y, from: len(f.runs), outline: len(f.e.outline), low: f.y, lines: f.lines}
}

// balance spreads the text of a region evenly over its columns, as Word does before
// a continuous break. Text that the writer divided himself, and merged cells that a
// column's end has cut, stay as they are.
func (f *flow) balance() {
	var list []slice
	for _, r := range f.runs[f.reg.from:] {
		list = append(list, r.list...)
	}
	if len(list) == 0 || len(f.cuts) > 0 {
		return
	}
	for i := range list {
		if list[i].forced && list[i].column || list[i].row != nil && (list[i].row.parted || list[i].row.repeated) {
			return
		}
	}
	height, ok := f.leastHeight(list, f.cur.room.bottom-f.reg.top)
	if !ok {
		return
	}
	f.runs, f.e.outline = f.runs[:f.reg.from], f.e.outline[:f.reg.outline]
	f.reg.low, f.reg.col, f.lines = f.reg.top, 0, f.reg.lines
	f.fillColumns(list, height, func(i int, part []slice) {
		f.reg.col = i
		for k := range part {
			part[k].left = f.columnLeft()
		}
		f.wait = part
		f.y = f.reg.top + heightOf(part)
		f.pushRun()
	})
	f.y = f.reg.low
}

// leastHeight is the least height of columns that slices have room in; false where a
// height of most does not do.
func (f *flow) leastHeight(list []slice, most unit.Length) (unit.Length, bool) {
	low, high := heightOf(list)/unit.Length(len(f.cols.list)), most
	if f.uneven {
		low = 0 // lines are fewer in a wide column
	}
	if !f.fillColumns(list, high, nil) {
		return 0, false
	}
	for high-low > unit.Pt/4 {
		if middle := (low + high) / 2; f.fillColumns(list, middle, nil) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, true
}

// fillColumns fills columns of a height one after the other and gives each to take,
// if there is one. It reports false where the columns are too few.
func (f *flow) fillColumns(list []slice, height unit.Length, take func(i int, part []slice)) bool {
	for i := 0; len(list) > 0; i++ {
		if i == len(f.cols.list) {
			return false
		}
		if f.uneven {
			list = f.refitAll(list, f.cols.list[i].width)
		}
		col := append([]slice(nil), list...)
		if i > 0 {
			col[0].gap = 0
		}
		fits := fitting(col, height)
		if fits == 0 {
			return false
		}
		if fits < len(list) {
			fits = bestBreak(list, fits)
		}
		if take != nil {
			take(i, col[:fits:fits])
		}
		list = list[fits:]
	}
	return true
}

// rule draws the lines between the columns of a region, as long as the region is
// high.
func (f *flow) rule() {
	runs := f.runs[f.reg.from:]
	if !f.cols.rule || len(runs) < 2 {
		return
	}
	bottom := max(f.reg.low, f.y)
	line := page.Line{DY: bottom - f.reg.top, Width: unit.Pt / 2}
	last := &runs[len(runs)-1]
	for i := range len(runs) - 1 {
		c := f.cols.list[min(i, len(f.cols.list)-1)]
		x := f.paper.left + c.left + c.width + c.gap/2
		last.items = append(last.items, page.Item{X: near(x), Y: near(f.reg.top), Draw: line, Role: page.Artifact})
	}
}

// columnLeft is the left edge of the column being filled.
func (f *flow) columnLeft() unit.Length {
	return f.paper.left + f.cols.list[min(f.reg.col, len(f.cols.list)-1)].left
}

// columnWidth is the width of the column being filled.
func (f *flow) columnWidth() unit.Length {
	if f.cur == nil {
		return f.cols.list[0].width
	}
	return f.cols.list[min(f.reg.col, len(f.cols.list)-1)].width
}
