package pdf

import (
	"fmt"
	"unicode/utf8"

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

func (p *sheetPainter) text(item *page.Item, t page.Text) {
	if p.marks.elements == nil {
		p.place(item, t)
		p.show(t.Face, t.Size, t.Chars)
		return
	}
	parted := item.Parted && item.Tag > 0 && !p.part(item.Tag)
	if parted {
		p.endRow() // the space before it is shown where a row begins
	}
	p.place(item, t)
	if parted {
		p.partBefore(t)
	}
	switch head := t.Chars[:item.Lead]; {
	case item.Actual != nil:
		p.showAs(t, *item.Actual)
	case head != "":
		p.show(t.Face, t.Size, head)
		p.remark(mark(item.Tag))
		p.show(t.Face, t.Size, t.Chars[item.Lead:])
	default:
		p.show(t.Face, t.Size, t.Chars)
	}
}

// place makes ready to show a text: in the row that is open, or in a new one.
func (p *sheetPainter) place(item *page.Item, t page.Text) {
	owner := belongs(item.Tag, pagination)
	if item.Lead > 0 {
		owner-- // its label comes first
	}
	if p.goesOn(item.X, item.Y, t) {
		p.remark(owner)
		return
	}
	if !p.inText {
		p.endMark() // of a figure: neither may reach into the other
		p.inText, p.x, p.y, p.turns = true, 0, 0, 0
		p.operator("BT")
	}
	p.endRow()
	p.mark(owner)
	p.setFont(t.Face, t.Size)
	p.setInk(t.Color)
	p.setSpacing(t.Spacing, t.Scale)
	p.moveTo(hundredths(item.X), p.height-hundredths(item.Y), t.Turns&3)
	p.row = row{open: true, y: p.y, end: fine(p.x), like: t}
	p.out = append(p.out, '[')
}

// remark makes what follows in the open row belong to something else.
func (p *sheetPainter) remark(to mark) {
	if p.marks.elements != nil && p.marks.open != to {
		p.breakRow()
		p.mark(to)
		p.out = append(p.out, '[')
	}
}

// part ends the open row with a space, so that who reads the texts of an element
// one after the other finds its lines parted. It reports whether there is such a
// row.
func (p *sheetPainter) part(tag int32) bool {
	if open := p.marks.open; !p.row.open || open <= 0 || open != mark(tag) && open != mark(tag-1) {
		return false
	}
	p.show(p.row.like.Face, p.row.like.Size, " ")
	return true
}

// partBefore shows a space before the first text of a row, and goes back to where
// the row begins.
func (p *sheetPainter) partBefore(t page.Text) {
	p.show(t.Face, t.Size, " ")
	p.breakRow()
	p.operator("0 0 Td")
	p.row.end = fine(p.x)
	p.out = append(p.out, '[')
}

// showAs shows a text that is to be read as another one (ISO 32000-1, 14.9.4). Only
// where the two differ is it marked: readers take what is marked for one word.
func (p *sheetPainter) showAs(t page.Text, meant string) {
	head, tail := shared(t.Chars, meant)
	before, after := t.Chars[:head], t.Chars[len(t.Chars)-tail:]
	t.Chars, meant = t.Chars[head:len(t.Chars)-tail], meant[head:len(meant)-tail]
	if before != "" {
		p.show(t.Face, t.Size, before)
	}
	p.breakRow()
	p.out = appendTextString(append(p.out, "/Span<</ActualText("...), meant)
	p.operator(")>>BDC")
	p.out = append(p.out, '[')
	p.show(t.Face, t.Size, t.Chars)
	p.breakRow()
	p.operator("EMC")
	p.out = append(p.out, '[')
	if after != "" {
		p.show(t.Face, t.Size, after)
	}
}

// shared counts the bytes of the letters with which two texts begin alike, and of
// those with which what is left ends alike.
func shared(a, b string) (head, tail int) {
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for head > 0 && (head < len(a) && !utf8.RuneStart(a[head]) || head < len(b) && !utf8.RuneStart(b[head])) {
		head--
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(a[len(a)-tail]) {
		tail--
	}
	return head, tail
}

// breakRow shows the strings of the row so far. The pen stays where it is, so that
// the row can go on.
func (p *sheetPainter) breakRow() {
	if n := len(p.out) - 1; p.out[n] == '[' {
		p.out = p.out[:n] // nothing to show
		return
	}
	p.out = append(p.out, ']')
	p.operator("TJ")
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
func (p *sheetPainter) show(which page.Face, size unit.Length, chars string) {
	face := &p.faces[which]
	var width int64
	out := append(p.out, '(')
	for _, r := range chars {
		if r == '\u2011' { // as in drawn
			r = '-'
		}
		code, advance := face.subset.Add(r)
		if code == 0 || r >= utf8.RuneError {
			p.doubt(face, chars)
		}
		out = appendCode(out, code)
		width += int64(advance)
	}
	p.out = append(out, ')')
	p.row.end += fine(hundredths(size)) / 10_000 * fineLength(width)
}

// doubt looks at a text that cannot be shown, or that has a rune which may stand for
// what is no UTF-8.
func (p *sheetPainter) doubt(face *nativeFace, chars string) {
	if !utf8.ValidString(chars) {
		p.fault = fmt.Errorf("%q is not UTF-8", chars)
		return
	}
	for _, r := range drawn(chars) {
		if err := drawable(face.face, r); err != nil {
			p.fault = err
			return
		}
	}
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
		p.breakRow()
	}
}

func (p *sheetPainter) endText() {
	p.endRow()
	if p.inText {
		p.endMark()
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
