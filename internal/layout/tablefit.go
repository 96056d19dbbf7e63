package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// A table whose grid says nothing of use gets its columns from what stands in them,
// as in Word (17.18.87 leaves the way to the program): each column takes at least
// its widest word and at most its longest line, a width that its cells prefer comes
// before both, and the room that is left is shared by how much more each wants.
// LibreOffice takes equal shares, or the useless grid.

// maxFitDepth bounds tables in tables whose columns are measured: every level is
// laid out once more for it.
const maxFitDepth = 3

// uselessColumn is a width that a program writes into a grid it has not measured.
const uselessColumn = unit.Inch / 8

// fit is what the columns of a table ask for.
type fit struct {
	least, most []unit.Length
	wide        []spanFit // cells over several columns
}

type spanFit struct {
	from, to    int
	least, most unit.Length
}

// fitsContent reports whether columns are to be measured where the grid is of no use:
// the layout is not fixed, and not every column has a cell that says how wide it is.
func (tb *table) fitsContent(s *stack, preferred []unit.Length) bool {
	return tb.src.Props.Fixed != wml.On && s.depth <= maxFitDepth && slices.Contains(preferred, 0)
}

// preferredWidths are the widths that cells of one column ask for, and the room that
// rows leave before and behind their cells; whole is what percents count of.
func (tb *table) preferredWidths(columns int, whole unit.Length) []unit.Length {
	out := make([]unit.Length, columns)
	prefer := func(from, n int, m wml.Measure) {
		if n == 1 && from < columns && out[from] <= 0 {
			out[from] = widthOf(m, whole)
		}
	}
	for _, r := range tb.src.Rows {
		col := min(max(0, r.Props.GridBefore), columns)
		prefer(0, col, r.Props.WidthBefore)
		for _, c := range r.Cells {
			prefer(col, c.Columns(), c.Props.Width)
			col = min(col+c.Columns(), columns)
		}
		prefer(col, r.Props.GridAfter, r.Props.WidthAfter)
	}
	return out
}

// widthOf is the length that a measure stands for, or 0 where it stands for none.
func widthOf(m wml.Measure, whole unit.Length) unit.Length {
	switch m.Type {
	case wml.MeasureLength:
		return min(max(m.V, 0), largestPaper)
	case wml.MeasurePercent:
		return whole.Scale(int64(min(max(m.Pct, 0), 5000)), 5000)
	default:
		return 0
	}
}

// fitColumns gives the columns their widths by content. want is the width of the
// table, or 0 where that too is left to the content; room is what it may take.
func (tb *table) fitColumns(s *stack, preferred []unit.Length, want, room unit.Length) []unit.Length {
	f := tb.measureContent(s, len(preferred))
	for i, w := range preferred {
		if w > 0 {
			f.least[i] = min(f.least[i], max(w, f.least[i]))
			f.most[i] = max(w, f.least[i])
		}
	}
	f.shareSpans()
	total := want
	if total <= 0 {
		total = min(sum(f.most), room)
	}
	return f.share(total)
}

// share divides a width: the longest lines where they fit, else the widest words and
// a part of what is left.
func (f *fit) share(total unit.Length) []unit.Length {
	least, most := sum(f.least), sum(f.most)
	switch {
	case most <= total:
		return scaled(f.most, total, most)
	case least >= total:
		return scaled(f.least, total, least)
	}
	out := make([]unit.Length, len(f.least))
	for i := range out {
		out[i] = f.least[i] + (f.most[i]-f.least[i]).Scale(int64(total-least), int64(most-least))
	}
	return out
}

func scaled(list []unit.Length, total, whole unit.Length) []unit.Length {
	out := make([]unit.Length, len(list))
	for i, l := range list {
		out[i] = l.Scale(int64(total), int64(max(whole, 1)))
	}
	return out
}

func sum(list []unit.Length) unit.Length {
	var all unit.Length
	for _, l := range list {
		all += l
	}
	return all
}

// shareSpans widens columns for the cells that cover several of them.
func (f *fit) shareSpans() {
	for _, w := range f.wide {
		n := unit.Length(max(1, w.to-w.from))
		least, most := w.least-sum(f.least[w.from:w.to]), w.most-sum(f.most[w.from:w.to])
		for i := w.from; i < w.to; i++ {
			f.least[i] += max(0, least) / n
			f.most[i] = max(f.most[i]+max(0, most)/n, f.least[i])
		}
	}
}

// measureContent asks every cell for its widest word and its longest line. The text
// is read a second time when it is laid out; what reading leaves behind is undone.
func (tb *table) measureContent(s *stack, columns int) *fit {
	f := &fit{least: make([]unit.Length, columns), most: make([]unit.Length, columns)}
	fields, paragraph := s.fields, s.reporter.paragraph
	s.fields.open = append([]field(nil), fields.open...)
	for _, r := range tb.src.Rows {
		col := min(max(0, r.Props.GridBefore), columns)
		for _, c := range r.Cells {
			next := min(col+c.Columns(), columns)
			if c.Props.VMerge == wml.VMergeContinue || col == next {
				col = next
				continue
			}
			least, most := tb.measureCell(s, r, c)
			if next-col == 1 {
				f.least[col], f.most[col] = max(f.least[col], least), max(f.most[col], most)
			} else {
				f.wide = append(f.wide, spanFit{col, next, least, most})
			}
			col = next
		}
	}
	s.fields, s.reporter.paragraph = fields, paragraph
	return f
}

func (tb *table) measureCell(s *stack, r *wml.Row, c *wml.Cell) (least, most unit.Length) {
	m := contentMeter{engine: s.engine, table: tb.context}
	m.blocks(c.Body)
	if c.Props.NoWrap == wml.On {
		m.least = m.most
	}
	pad := withMargins(tb.padding(r), c.Props.Margins)
	edges := pad[sideLeft] + pad[sideRight]
	if b := tb.borders; b.InsideV != nil {
		edges += strokeWidth(b.InsideV)
	}
	return min(m.least+edges, largestPaper), min(m.most+edges, largestPaper)
}

// contentMeter finds the widest word and the longest line of blocks.
type contentMeter struct {
	*engine
	table       *wml.TableContext
	least, most unit.Length
}

func (m *contentMeter) blocks(list []wml.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *wml.Paragraph:
			m.paragraph(b)
		case *wml.Table:
			m.nested(b)
		case *wml.BlockWrap:
			if m.depth < maxTableDepth {
				m.depth++
				m.blocks(b.Body)
				m.depth--
			}
		case *wml.RawBlock: // told of when it is laid out
		}
	}
}

// nested takes a table in a cell as wide as it would make itself.
func (m *contentMeter) nested(t *wml.Table) {
	if len(t.Rows) == 0 || m.depth >= maxTableDepth {
		return
	}
	m.depth++
	inner := stack{engine: m.engine, inner: true, width: m.largest}
	tb := inner.newTable(t)
	m.depth--
	w := tb.edges[len(tb.edges)-1] - tb.edges[0]
	m.most = max(m.most, w)
	if t.Props.Width.Type != wml.MeasurePercent {
		m.least = max(m.least, w)
	}
}

func (m *contentMeter) paragraph(p *wml.Paragraph) {
	out := m.read(p, m.table, largestPaper)
	indent := max(0, min(out.format.Left, out.firstLeft())) + max(0, out.format.Right)
	line, word := max(0, out.format.FirstLine), unit.Length(0)
	for _, q := range m.shape(out.spans) {
		if q.kind == pieceLineBreak || q.kind == piecePageBreak || q.kind == pieceColumnBreak {
			m.most = max(m.most, indent+line)
			line, word = 0, 0
			continue
		}
		if q.kind == pieceTab {
			line, word = line+m.defaultTab, 0
			continue
		}
		word += q.w
		m.least = max(m.least, indent+word)
		m.most = max(m.most, indent+line+q.w)
		line += q.w + q.sw
		if q.ends == endSpace || q.ends == endHyphen || q.spaces > 0 {
			word = 0
		}
	}
}
