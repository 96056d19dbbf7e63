package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// finish puts headers and footers on the sheets, now that every number is known.
// They stand in the margins and move nothing.
func (e *engine) finish(sheets []*sheet) *page.Document {
	e.root() // even a document without words is one
	out := &page.Document{
		Pages: make([]page.Page, len(sheets)), Outline: e.outline, Places: e.places, Structure: e.structure(),
	}
	counts := sectionPages(sheets)
	e.total = len(sheets)
	for i, sh := range sheets {
		e.pageText = pageNumber(sh.number, sh.section.props.PageFormat)
		e.inSection = counts[sh.section.index]
		e.paper = sh.section
		d := drawer{engine: e, sheet: i, role: page.Artifact, items: sh.items}
		if head := sh.section.heads[sh.kind]; head != nil {
			d.items = e.items[:0]
			d.header(sh, head, sh.room.headTop)
			e.items, d.items = d.items[:0], sh.headed(d.items)
		}
		d.header(sh, sh.section.feet[sh.kind], sh.room.footTop)
		d.pageBorders(sh, i == 0 || sheets[i-1].section != sh.section)
		d.layBehind()
		e.mirror(sh, d.items)
		out.Pages[i] = page.Page{Width: sh.section.props.Width, Height: sh.section.props.Height, Items: d.items}
	}
	return out
}

// structure gives the elements away: a copy of a few, which leaves their room to the
// next document, or the whole of many. Each place may become a field, which is an
// element too.
func (e *engine) structure() []page.Element {
	list, more := e.tagger.elements, len(e.places)
	if cap(list) > mostKept {
		e.workspace.elements = nil
		return slices.Grow(list, more)
	}
	e.workspace.elements = list
	return append(make([]page.Element, 0, len(list)+more), list...)
}

// sectionPages counts the sheets of each section.
func sectionPages(sheets []*sheet) []int {
	var counts []int
	for _, sh := range sheets {
		for len(counts) <= sh.section.index {
			counts = append(counts, 0)
		}
		counts[sh.section.index]++
	}
	return counts
}

// header draws a header or footer whose top is at y.
func (d *drawer) header(sh *sheet, part *wml.HeaderFooter, y unit.Length) {
	if part == nil {
		return
	}
	d.column(d.stackHeader(sh.section, part).out, sh.section.left, y)
}
