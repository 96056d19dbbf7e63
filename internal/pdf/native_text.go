package pdf

import (
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// row is texts on one line that are written together, as strings with the way from
// the end of each to the beginning of the next (the operator TJ; ISO 32000-1,
// 9.4.3). The words of a justified line are equally far apart, so this is shorter
// than a place for each.
type row struct {
	open bool
	y    int        // hundredths of a point, from the bottom
	end  fineLength // where the last text ends
	like page.Text  // the first text, for its looks
}

// fineLength is a length in ten thousandths of an EMU: of a size in EMU, it counts
// tenths of thousandths.
type fineLength int64

// fine is a length as it stands on the sheet, given in hundredths of a point.
func fine(hundredths int) fineLength {
	return fineLength(hundredths) * fineLength(unit.Pt/100) * 10_000
}

func (p *sheetPainter) text(x, y unit.Length, t page.Text) {
	if p.goesOn(x, y, t) {
		p.show(t)
		return
	}
	if !p.inText {
		p.inText, p.x, p.y, p.turns = true, 0, 0, 0
		p.operator("BT")
	}
	p.endRow()
	p.setFont(t.Face, t.Size)
	p.setInk(t.Color)
	p.setSpacing(t.Spacing, t.Scale)
	p.moveTo(hundredths(x), p.height-hundredths(y), t.Turns&3)
	p.row = row{open: true, y: p.y, end: fine(p.x), like: t}
	p.out = append(p.out, '[')
	p.show(t)
}

// goesOn writes the way to a text that goes on in the row, and reports whether it
// does. What it writes is rounded, but counted from where the row has really come
// to, so that errors do not add up.
func (p *sheetPainter) goesOn(x, y unit.Length, t page.Text) bool {
	if !p.row.open || p.height-hundredths(y) != p.row.y || !plain(t) || !plain(p.row.like) ||
		t.Face != p.row.like.Face || t.Size != p.row.like.Size || t.Color != p.row.like.Color {
		return false
	}
	thousandth := fine(hundredths(t.Size)) / 1000
	way := fineLength(x)*10_000 - p.row.end
	// The way is written in whole thousandths of the size: half of one must not be
	// seen. Texts far from each other belong to columns.
	if t.Size > maxRowSize || way < -1000*thousandth || way > 2000*thousandth {
		return false
	}
	steps := int(roundDiv(way, thousandth))
	if steps != 0 {
		p.out = appendNumber(p.out, -steps, 0)
	}
	p.row.end += fineLength(steps) * thousandth
	return true
}

// maxRowSize is the size whose thousandth is two hundredths of a point.
const maxRowSize = 20 * unit.Pt

// plain reports that a text moves the pen by its widths and nothing else.
func plain(t page.Text) bool {
	return t.Spacing == 0 && (t.Scale == 0 || t.Scale == 100) && t.Turns&3 == 0
}

func roundDiv(a, b fineLength) fineLength {
	if a < 0 {
		return -roundDiv(-a, b)
	}
	return (a + b/2) / b
}

// show writes the codes of a text, two bytes each.
func (p *sheetPainter) show(t page.Text) {
	face := p.faces[t.Face]
	var width int64
	out := append(p.out, '(')
	for _, r := range t.Chars {
		if r == '\u2011' { // as in drawn
			r = '-'
		}
		code := face.subset.Code(r)
		out = appendLiteralByte(appendLiteralByte(out, byte(code>>8)), byte(code))
		width += int64(face.widths[code])
	}
	p.out = append(out, ')')
	p.row.end += fine(hundredths(t.Size)) / 10_000 * fineLength(width)
}

// moveTo goes on from the beginning of the row before. Both places are already
// rounded, so the way between them is exact. Text that lies another way than the
// one before begins anew.
func (p *sheetPainter) moveTo(x, y, turns int) {
	if turns == 0 && p.turns == 0 {
		p.numbers(2, x-p.x, y-p.y)
		p.operator("Td")
	} else {
		cos, sin := [...]int{1, 0, -1, 0}[turns], [...]int{0, -1, 0, 1}[turns]
		p.numbers(0, cos, sin, -sin, cos)
		p.numbers(2, x, y)
		p.operator("Tm")
	}
	p.x, p.y, p.turns = x, y, turns
}

func (p *sheetPainter) endRow() {
	if p.row.open {
		p.row.open = false
		p.out = append(p.out, ']')
		p.operator("TJ")
	}
}

func (p *sheetPainter) endText() {
	p.endRow()
	if p.inText {
		p.inText = false
		p.operator("ET")
	}
}

func (p *sheetPainter) setFont(face page.Face, size unit.Length) {
	if p.face == face && p.size == size {
		return
	}
	p.face, p.size = face, size
	p.out = append(p.out, '/', 'F', '0'+byte(face), ' ')
	p.numbers(2, hundredths(size))
	p.operator("Tf")
}

// setSpacing sets Tc and Tz. A reader scales the spacing with the glyphs (ISO
// 32000-1, 9.3.4), layout means it as it is.
func (p *sheetPainter) setSpacing(spacing unit.Length, scale int) {
	if scale == 0 {
		scale = 100
	}
	if p.scale == scale && p.spacing == spacing {
		return
	}
	p.scale, p.spacing = scale, spacing
	p.numbers(3, int(spacing.Scale(1000*100, int64(unit.Pt)*int64(scale))))
	p.operator("Tc")
	p.numbers(0, scale)
	p.operator("Tz")
}
