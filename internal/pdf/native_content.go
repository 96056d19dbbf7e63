package pdf

import (
	"fmt"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// sheetPainter writes the content stream of one sheet after the other (ISO
// 32000-1, 8 and 9). It writes a setting only where it changes.
type sheetPainter struct {
	faces  *[faceCount]nativeFace
	images *imageList
	marks  *marker
	out    []byte
	height int // of the sheet, in hundredths of a point
	inText bool
	x, y   int // where the text line begins, in hundredths, from the bottom left
	turns  int // of the text, a quarter of a circle each, clockwise
	row    row
	fault  error // of the text that is being shown
	state
}

// state is what is set on a sheet.
type state struct {
	face    page.Face
	size    unit.Length // zero before the first text
	ink     page.Color  // of glyphs and rectangles
	pen     pen
	rounded bool // corners of lines
	spacing unit.Length
	scale   int // percent
}

// fresh is what a reader sets at the head of every sheet (ISO 32000-1, tables 52
// and 104).
var fresh = state{pen: pen{width: unit.Pt}, scale: 100}

func (p *sheetPainter) paint(sheet *page.Page) error {
	p.out, p.state, p.height = p.out[:0], fresh, hundredths(sheet.Height)
	for i := range sheet.Items {
		item := &sheet.Items[i]
		if d, ok := item.Draw.(page.Text); ok {
			if d.Chars != "" {
				p.text(item, d)
			}
			if p.fault != nil {
				return fmt.Errorf("item %d: %w", i, p.fault)
			}
			continue
		}
		p.figure(item)
		switch d := item.Draw.(type) {
		case page.Line:
			p.line(item.X, item.Y, d)
		case page.Fill:
			p.fill(item.X, item.Y, d)
		case page.Ellipse:
			p.ellipse(item.X, item.Y, d)
		case page.Triangle:
			p.triangle(item.X, item.Y, d)
		case page.Polygon:
			p.polygon(item.X, item.Y, d)
		case page.Picture:
			p.picture(item.X, item.Y, d)
		}
	}
	p.endText()
	p.endMark()
	return nil
}

func (p *sheetPainter) setInk(c page.Color) {
	if p.ink != c {
		p.ink = c
		p.color(c, "g", "rg")
	}
}

// color sets a colour, with the operator for grey where it is grey.
func (p *sheetPainter) color(c page.Color, grey, mixed string) {
	r, g, b := rgb(c)
	if r == g && g == b {
		p.numbers(3, perMille(r))
		p.operator(grey)
		return
	}
	p.numbers(3, perMille(r), perMille(g), perMille(b))
	p.operator(mixed)
}

// perMille is a part of a colour, of 255, in thousandths.
func perMille(part int) int { return (part*1000 + 127) / 255 }

// numbers writes operands that count the last of so many decimal places.
func (p *sheetPainter) numbers(decimals int, values ...int) {
	out := p.out
	for _, v := range values {
		out = append(appendNumber(out, v, decimals), ' ')
	}
	p.out = out
}

func (p *sheetPainter) operator(name string) {
	p.out = append(append(p.out, name...), '\n')
}
