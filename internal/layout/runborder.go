package layout

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// runBorder reads w:bdr of a run (17.3.2.5), or gives nil. One that only a style asks
// for is not drawn, and told of.
func runBorder(extra []*wml.Node) *wml.Border {
	for _, n := range extra {
		if n.Name.Local != "bdr" {
			continue
		}
		eighths, _ := atoi(n.Attr("sz"))
		space, _ := atoi(n.Attr("space"))
		b := &wml.Border{Style: n.Attr("val"), Color: n.Attr("color")}
		b.Width, b.Space = unit.Eighth(min(eighths, 96)), min(unit.Length(space), 31)*unit.Pt
		if !b.None() {
			return b
		}
	}
	return nil
}

// border puts a border around the spans from first on.
func (c *collector) border(first int, b *wml.Border) {
	if b == nil {
		return
	}
	c.para.bordered = true
	for i := first; i < len(c.spans); i++ {
		c.spans[i].border = b
	}
}

// runBorders draws the boxes around text of a line. They take no room, as in Word;
// LibreOffice moves the text beside and the lines around them away.
func (d *drawer) runBorders(p *para, pieces []piece, x, base unit.Length) {
	pieces = pieces[:lastInk(pieces)+1]
	for i := 0; i < len(pieces); {
		b := p.spans[pieces[i].span].border
		k := i + 1
		for k < len(pieces) && sameBorder(p.spans[pieces[k].span].border, b) {
			k++
		}
		if b != nil {
			d.runBorder(p, pieces[i:k], b, x, base)
		}
		i = k
	}
}

// runBorder draws the box around pieces that stand side by side.
func (d *drawer) runBorder(p *para, pieces []piece, b *wml.Border, x, base unit.Length) {
	var above, below unit.Length
	for i := range pieces {
		l := p.spans[pieces[i].span].look
		above, below = max(above, l.above), max(below, l.below)
	}
	last := &pieces[len(pieces)-1]
	half := b.Space + strokeWidth(b)/2
	left, right := x+pieces[0].x-half, x+last.x+last.w+half
	top, bottom := base-above-half, base+below+half
	over := strokeWidth(b) / 2 // the lines meet in the corners
	d.hline(b, left-over, right+over, top)
	d.hline(b, left-over, right+over, bottom)
	d.vline(b, left, top, bottom)
	d.vline(b, right, top, bottom)
}
