package layout

import "github.com/mocban/mocban/internal/page"

// The items of a sheet are drawn at once into the slice that the page keeps. It is made
// as long as its text asks for, with room for the items of header and footer, which are
// drawn last and of which those of the header stand first.

// empty makes room for n items of text, and for those of header and footer around them.
func (sh *sheet) empty(n int) []page.Item {
	before := sh.room.headItems
	sh.all = make([]page.Item, before+n+sh.room.footItems)
	return sh.all[before:before]
}

// keep takes the items of the text, which may have outgrown their room.
func (sh *sheet) keep(items []page.Item) {
	sh.items = items
	if before := sh.room.headItems; len(items) > 0 && (before == len(sh.all) || &items[0] != &sh.all[before]) {
		sh.all = nil
	}
}

// headed puts the items of a header before those of the text.
func (sh *sheet) headed(head []page.Item) []page.Item {
	start := sh.room.headItems - len(head)
	if sh.all == nil || start < 0 { // more than was counted
		all := make([]page.Item, 0, len(head)+len(sh.items)+sh.room.footItems)
		return append(append(all, head...), sh.items...)
	}
	copy(sh.all[start:], head)
	return sh.all[start : sh.room.headItems+len(sh.items)]
}

// countItems says how many items slices will make, exactly in what is usual and nearly
// in the rest.
func countItems(list []slice) int {
	n := 0
	for i := range list {
		s := &list[i]
		if s.row == nil {
			ln := &s.para.lines[s.line]
			n += countTexts(s.para.pieces[ln.first:ln.last])
			if i == 0 || s.opens {
				n += s.para.ornaments()
			}
			continue
		}
		n += len(s.row.tops)
		for k := range s.row.cells {
			c := &s.row.cells[k]
			n += countItems(c.body)
			if c.filled {
				n++
			}
		}
		if i+1 == len(list) || list[i+1].row == nil { // the upright lines, and the one below
			n += len(s.row.cells) + 2
		}
	}
	return n
}

// ornaments counts what is drawn of a paragraph besides its words: at most the ground
// and borders around it, one stroke and the sides of a border a line and span, and the
// shapes of its drawings.
func (p *para) ornaments() int {
	n := 0
	if p.frame.filled || p.frame.borders != nil {
		n += 5
	}
	if p.marked {
		n += len(p.lines) + len(p.spans)
	}
	if p.bordered {
		n += 4 * (len(p.lines) + len(p.spans))
	}
	for _, o := range p.objects {
		for i := range o.parts {
			n += 1 + len(o.parts[i].chart)
		}
	}
	return n
}

// countTexts counts the texts of a line, of which each holds the words that nothing
// parts.
func countTexts(pieces []piece) int {
	n := 0
	for i := range pieces {
		if i == 0 || !goesOn(&pieces[i-1], &pieces[i]) {
			n++
		}
	}
	return n
}

// itemsOf counts the items of columns.
func itemsOf(runs []columnRun) int {
	n := 0
	for i := range runs {
		n += len(runs[i].items)
	}
	return n
}
