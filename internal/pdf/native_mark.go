package pdf

import (
	"slices"

	"github.com/mocban/mocban/internal/page"
)

// marker parts what a sheet shows into marked content (ISO 32000-1, 14.6 and
// 14.7.4): a stretch of items that belong to one element has a number on its sheet,
// and what belongs to none is an artifact. It remembers who got which number.
type marker struct {
	elements []page.Element // nil where nothing is to be marked
	nodes    []node         // of the elements
	kids     []kid
	reached  int     // so many elements have their place among their parent's kids
	sheet    int     // that is painted
	owners   []int32 // of the numbers: indexes of elements, sheet after sheet
	sheets   []int   // where the numbers of each sheet begin among owners
	open     mark
}

// mark says what the open stretch belongs to: the tag of an element, or one of the
// kinds of artifacts.
type mark int32

// No stretch, and the artifacts (ISO 32000-1, 14.8.2.2): text that is none of the
// document's, such as page numbers, and rules and grounds.
const (
	unmarked   mark = 0
	pagination mark = -1
	decoration mark = -2
)

// node is what an element holds: a chain of kids, by index; -1 ends it.
type node struct {
	first, last int32
	box         *[4]int // of what a figure draws, in hundredths from the bottom left
}

// kid is an element, or a number on a sheet.
type kid struct {
	next  int32
	sheet int32 // -1 for an element
	what  int32 // index of the element, or the number
}

// begin forgets the document before, and takes up the elements of this one.
func (m *marker) begin(elements []page.Element) {
	clear(m.nodes)
	m.elements, m.nodes = elements, slices.Grow(m.nodes[:0], len(elements))
	m.kids = slices.Grow(m.kids[:0], 2*len(elements)) // itself and its content, mostly
	m.owners, m.sheets, m.reached, m.open = m.owners[:0], m.sheets[:0], 0, unmarked
	for range elements {
		m.nodes = append(m.nodes, node{first: -1, last: -1})
	}
}

// beginSheet begins to number anew.
func (m *marker) beginSheet(sheet int) {
	m.sheet = sheet
	m.sheets = append(m.sheets, len(m.owners))
}

// number gives an element the next number of the sheet. Elements that come before
// it have their place among their parent's kids first: those without content too.
func (m *marker) number(element int32) int {
	m.reach(int(element) + 1)
	number := len(m.owners) - m.sheets[len(m.sheets)-1]
	m.owners = append(m.owners, element)
	m.adopt(element, kid{next: -1, sheet: int32(m.sheet), what: int32(number)})
	return number
}

func (m *marker) reach(count int) {
	for ; m.reached < count; m.reached++ {
		if parent := m.elements[m.reached].Parent; parent >= 0 {
			m.adopt(parent, kid{next: -1, sheet: -1, what: int32(m.reached)})
		}
	}
}

func (m *marker) adopt(parent int32, k kid) {
	at := int32(len(m.kids))
	m.kids = append(m.kids, k)
	n := &m.nodes[parent]
	if n.first < 0 {
		n.first = at
	} else {
		m.kids[n.last].next = at
	}
	n.last = at
}

// mark makes what is written next belong to something.
func (p *sheetPainter) mark(to mark) {
	if p.marks.elements == nil || p.marks.open == to {
		return
	}
	p.endMark()
	p.marks.open = to
	switch to {
	case unmarked:
	case pagination:
		p.operator("/Artifact<</Type/Pagination>>BDC")
	case decoration:
		p.operator("/Artifact<</Type/Layout>>BDC")
	default:
		p.out = append(append(p.out, '/'), p.marks.elements[to-1].Type.String()...)
		p.out = appendNumber(append(p.out, "<</MCID "...), p.marks.number(int32(to)-1), 0)
		p.operator(">>BDC")
	}
}

func (p *sheetPainter) endMark() {
	if p.marks.open != unmarked {
		p.marks.open = unmarked
		p.operator("EMC")
	}
}

// belongs is what a tag makes an item belong to.
func belongs(tag int32, artifact mark) mark {
	if tag <= 0 {
		return artifact
	}
	return mark(tag)
}

// figure begins to draw something that is not text.
func (p *sheetPainter) figure(item *page.Item) {
	p.endText()
	if p.marks.elements == nil {
		return
	}
	p.mark(belongs(item.Tag, decoration))
	if item.Tag > 0 && p.marks.elements[item.Tag-1].Type == page.Figure {
		p.marks.enclose(item, p.height)
	}
}

// enclose widens the box of a figure by what one of its items draws.
func (m *marker) enclose(item *page.Item, height int) {
	low, high := extent(item.Draw)
	x, y := hundredths(item.X), height-hundredths(item.Y)
	m.widen(item.Tag, [4]int{x + hundredths(low.X), y - hundredths(high.Y), x + hundredths(high.X), y - hundredths(low.Y)})
}

// widen makes the box of a figure hold another: left, bottom, right, top.
func (m *marker) widen(tag int32, box [4]int) {
	n := &m.nodes[tag-1]
	if n.box == nil {
		n.box = &box
		return
	}
	*n.box = [4]int{min(n.box[0], box[0]), min(n.box[1], box[1]), max(n.box[2], box[2]), max(n.box[3], box[3])}
}

// extent is how far a drawing reaches from its place, to either side.
func extent(d page.Drawing) (low, high page.Point) {
	switch d := d.(type) {
	case page.Picture:
		return reach(page.Point{X: d.W, Y: d.H})
	case page.Fill:
		return reach(page.Point{X: d.W, Y: d.H})
	case page.Ellipse:
		return reach(page.Point{X: d.W, Y: d.H})
	case page.Line:
		return reach(page.Point{X: d.DX, Y: d.DY})
	case page.Triangle:
		return reach(page.Point{X: d.AX, Y: d.AY})
	case page.Polygon:
		return reach(d.Points...)
	}
	return low, high
}

// reach is the box around points and the place that they are counted from.
func reach(points ...page.Point) (low, high page.Point) {
	for _, p := range points {
		low = page.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
		high = page.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	return low, high
}
