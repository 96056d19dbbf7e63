package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// pageBorders draws w:pgBorders (17.6.10) on a sheet.
func (d *drawer) pageBorders(sh *sheet, first bool) {
	var n *wml.Node
	for _, x := range sh.section.props.Extra {
		if x.Name.Local == "pgBorders" {
			n = x
		}
	}
	if n == nil || n.Attr("display") == "firstPage" && !first || n.Attr("display") == "notFirstPage" && first {
		return
	}
	b := wml.BordersOf(n)
	box := sh.textBox()
	if n.Attr("offsetFrom") == "page" {
		p := sh.section.props
		box = rect{0, 0, p.Width, p.Height}
		box = box.grown(-edgeOf(b.Top), -edgeOf(b.Left), -edgeOf(b.Bottom), -edgeOf(b.Right))
	} else {
		box = box.grown(edgeOf(b.Top), edgeOf(b.Left), edgeOf(b.Bottom), edgeOf(b.Right))
	}
	if box.w <= 0 || box.h <= 0 {
		return
	}
	from, to := box.x-strokeWidth(b.Left)/2, box.x+box.w+strokeWidth(b.Right)/2
	d.hline(b.Top, from, to, box.y)
	d.hline(b.Bottom, from, to, box.y+box.h)
	d.vline(b.Left, box.x, box.y, box.y+box.h)
	d.vline(b.Right, box.x+box.w, box.y, box.y+box.h)
}

// textBox is the room of text, header and footer, which page borders surround.
func (sh *sheet) textBox() rect {
	s := sh.section
	top, bottom := sh.room.top, sh.room.bottom
	if s.heads[sh.kind] != nil {
		top = min(top, sh.room.headTop)
	}
	if s.feet[sh.kind] != nil {
		bottom = max(bottom, s.props.Height-max(0, s.props.Margins.Footer))
	}
	return rect{s.left, top, s.width, bottom - top}
}

// edgeOf is how far the middle of a page border stands from what it counts from.
func edgeOf(b *wml.Border) unit.Length {
	if b.None() {
		return 0
	}
	return min(max(b.Space, 0), 31*unit.Pt) + strokeWidth(b)/2
}

func (r rect) grown(top, left, bottom, right unit.Length) rect {
	return rect{r.x - left, r.y - top, r.w + left + right, r.h + top + bottom}
}
