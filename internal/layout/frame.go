package layout

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// frame is what stands around a paragraph: its borders and what is painted behind.
type frame struct {
	borders *wml.Borders
	fill    page.Color
	filled  bool
}

func frameOf(f *wml.ParagraphFormat) frame {
	var out frame
	if b := f.Borders; b != nil && !(b.Top.None() && b.Left.None() && b.Bottom.None() && b.Right.None() && b.Between.None()) {
		out.borders = b
	}
	out.fill, out.filled = fillOf(f.Shade)
	return out
}

// room is the space a border takes away from the text: its own width and the
// distance to the text (measured: exactly this).
func room(b *wml.Border) unit.Length {
	if b.None() {
		return 0
	}
	return strokeWidth(b) + min(max(b.Space, 0), 31*unit.Pt)
}

// strokeWidth is how thick a border is in all: a double line counts three times.
func strokeWidth(b *wml.Border) unit.Length {
	if b.None() {
		return 0
	}
	w := min(max(b.Width, unit.Eighth(2)), 12*unit.Pt)
	switch b.Style {
	case "double":
		return 3 * w
	case "triple":
		return 5 * w
	}
	return w
}

// joined reports whether two paragraphs, one after the other, stand in one frame
// (17.3.1.24): equal borders and equal indents.
func joined(a, b *wml.ParagraphFormat) bool {
	if a.Borders == nil || b.Borders == nil || a.Left+min(0, a.FirstLine) != b.Left+min(0, b.FirstLine) || a.Right != b.Right {
		return false
	}
	return a.Borders == b.Borders || sameBorders(a.Borders, b.Borders)
}

func sameBorders(a, b *wml.Borders) bool {
	return sameBorder(a.Top, b.Top) && sameBorder(a.Left, b.Left) && sameBorder(a.Bottom, b.Bottom) &&
		sameBorder(a.Right, b.Right) && sameBorder(a.Between, b.Between)
}

func sameBorder(a, b *wml.Border) bool {
	if a.None() || b.None() {
		return a.None() && b.None()
	}
	return a == b || a.Style == b.Style && a.Width == b.Width && a.Space == b.Space && a.Color == b.Color
}

// outline is the outer left and right edge of the frame.
func (p *para) outline() (left, right unit.Length) {
	left, right = min(p.left, p.firstLeft()), p.right
	if b := p.frame.borders; b != nil {
		left, right = left-room(b.Left), right+room(b.Right)
	}
	return left, right
}
