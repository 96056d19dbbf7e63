package layout

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// look is a run's format made ready for measuring and drawing. Equal formats
// share one look.
type look struct {
	format wml.RunFormat
	small  bool // the small half of small capitals

	face      *font.Face
	id        page.Face
	size      unit.Length // of the drawn glyphs
	rise      unit.Length // of the baseline; negative is lowered
	above     unit.Length // from the line's baseline to the top of a single line
	below     unit.Length // and to its bottom
	num       int64       // a width of u design units is u*num/den EMU
	den       int64
	shift     uint8       // den is 1<<shift; 0 where it is no power of two
	grid      unit.Length // a design unit in sixths of a twip, with gridBits behind the point
	space     unit.Length // added after every character
	blank     unit.Length // of one space
	blankGrid int64       // the same in sixths of a twip
	scale     int         // percent; 0 is 100
	kern      bool
	color     page.Color
	back      page.Color // behind the text
	filled    bool       // back is painted
	legacy    bool       // the typeface is one of the time before Unicode

	symbolic bool // the typeface is one of signs
}

// Sizes of derived letters, as LibreOffice 7.4 has them and Word nearly: raised
// and lowered letters are 58 % of the size, small capitals 80 %.
const (
	scriptPercent   = 58
	smallCapPercent = 80
)

// rememberedLooks is how many looks are searched before a new one is made: a
// paragraph seldom has more.
const rememberedLooks = 24

func (e *engine) lookOf(f *wml.RunFormat, small bool) *look {
	for i := len(e.looks) - 1; i >= 0; i-- {
		if l := e.looks[i]; l.small == small && l.format == *f {
			return l
		}
	}
	l := e.newLook(f, small)
	if len(e.looks) == rememberedLooks {
		copy(e.looks, e.looks[1:])
		e.looks = e.looks[:rememberedLooks-1]
		clear(e.bare[:]) // equal formats must not have two looks
	}
	e.looks = append(e.looks, l)
	return l
}

// bare is the look of text without properties of its own in a paragraph of a format.
type bare struct {
	format *wml.ParagraphFormat
	look   *look
}

// bareLook is the look of what has no properties of its own. Paragraphs of a few
// formats take turns, as in the columns of a table.
func (e *engine) bareLook(f *wml.ParagraphFormat) *look {
	for i := range e.bare {
		if e.bare[i].format == f {
			return e.bare[i].look
		}
	}
	l := e.lookOf(&f.Run, false)
	e.bare[e.nextBare] = bare{f, l}
	e.nextBare = (e.nextBare + 1) % len(e.bare)
	return l
}

// mostSpacing is the widest spacing of characters that Word takes.
const mostSpacing = 1584 * unit.Pt

func (e *engine) newLook(f *wml.RunFormat, small bool) *look {
	l := e.lookSlab.one()
	*l = look{format: *f, small: small, rise: f.Position, space: min(max(f.Spacing, -mostSpacing), mostSpacing), kern: f.Kern > 0}
	l.legacy = e.opt.Foreign && wml.LegacyFont(f.Font)
	_, l.symbolic = symbolTables[strings.ToLower(f.Font)]
	l.face, l.id = e.faceOf(f)
	full := f.Size
	if full <= 0 {
		full = 10 * unit.Pt // the default of the standard (17.3.2.38)
	}
	// A glyph higher than the page could stand on none.
	full = min(full, e.largest/2)
	if small {
		full = full.Scale(smallCapPercent, 100)
	}
	l.size = full
	l.above, l.below = lineMetrics(l.face, full)
	e.setScript(l, f.VertAlign)
	if l.rise != 0 {
		l.rise = min(max(l.rise, -e.largest/2), e.largest/2)
		l.above, l.below = max(l.above, l.above+l.rise), max(l.below, l.below-l.rise)
	}
	if f.Scale > 0 && f.Scale <= 600 && f.Scale != 100 {
		l.scale = f.Scale
	}
	l.num, l.den = int64(l.size), int64(l.face.UnitsPerEm())
	if l.scale != 0 {
		l.num, l.den = l.num*int64(l.scale), l.den*100
	}
	if l.den > 1 && l.num > 0 && l.den&(l.den-1) == 0 {
		l.shift = uint8(bits.TrailingZeros64(uint64(l.den)))
	}
	l.blank = l.width(int64(l.face.RuneAdvance(' ')), 1)
	l.blankGrid = sixths(l.blank)
	l.setGrid()
	e.setColors(l)
	return l
}

// setScript shrinks raised and lowered letters. Measured in LibreOffice: the top
// of the small line stands at the top of the full one, or its bottom at the
// bottom, so the line grows by nothing.
func (e *engine) setScript(l *look, align wml.VertAlign) {
	if align != wml.VertSuperscript && align != wml.VertSubscript {
		return
	}
	full := l.size
	l.size = full.Scale(scriptPercent, 100)
	above, below := l.face.LineMetrics(l.size)
	if align == wml.VertSuperscript {
		l.rise += l.above - above
	} else {
		l.rise -= l.below - below
	}
	if l.format.Position == 0 {
		// Inside the full line: not to be counted again.
		l.above, l.below = l.above-max(0, l.rise), l.below-max(0, -l.rise)
	}
}

func (e *engine) setColors(l *look) {
	l.color, _ = colorOf(l.format.Color)
	if c, ok := highlights(l.format.Highlight); ok {
		l.back, l.filled = c, true
	} else if c, ok := fillOf(l.format.Shade); ok {
		l.back, l.filled = c, true
	}
}

// width converts design units of the look's face, once. Most faces divide their em by
// a power of two, which is as well done by a shift.
func (l *look) width(units int64, chars int32) unit.Length {
	if l.shift > 0 && units >= 0 {
		return unit.Length((units*l.num+l.den/2)>>l.shift) + l.space*unit.Length(chars)
	}
	return unit.Length(units).Scale(l.num, l.den) + l.space*unit.Length(chars)
}

// textWidth is the width of a text without kerning.
func (l *look) textWidth(text string) unit.Length {
	var units int64
	var chars int32
	for _, r := range text {
		units += int64(l.face.RuneAdvance(r))
		chars++
	}
	return l.width(units, chars)
}

// colorOf reads RRGGBB; what is not a colour is black.
func colorOf(hex string) (page.Color, bool) {
	if len(hex) != 6 {
		return page.Black, false
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return page.Black, false
	}
	return page.Color(n), true
}

// fillOf is the colour a shading paints. The patterns of dots and stripes are
// painted as their mixture (17.18.78).
func fillOf(s *wml.Shading) (page.Color, bool) {
	if s == nil || s.Pattern == "nil" {
		return 0, false
	}
	back, filled := colorOf(s.Fill)
	percent := patternPercent(s.Pattern)
	if percent == 0 {
		return back, filled
	}
	if !filled {
		back = 0xFFFFFF
	}
	front, _ := colorOf(s.Color)
	return mix(back, front, percent), true
}

// patternPercent is how much of a pattern is in its front colour.
func patternPercent(pattern string) int {
	switch {
	case pattern == "solid":
		return 100
	case len(pattern) > 3 && pattern[:3] == "pct":
		n, err := strconv.Atoi(pattern[3:])
		if err == nil && n > 0 && n <= 100 {
			return n
		}
	}
	return 0
}

func mix(back, front page.Color, percent int) page.Color {
	var out page.Color
	for shift := 0; shift < 24; shift += 8 {
		b, f := int(back>>shift&0xFF), int(front>>shift&0xFF)
		out |= page.Color((b*(100-percent)+f*percent)/100) << shift
	}
	return out
}

// highlights are the marker colours of 17.18.40.
func highlights(name string) (page.Color, bool) {
	switch name {
	case "yellow":
		return 0xFFFF00, true
	case "green":
		return 0x00FF00, true
	case "cyan":
		return 0x00FFFF, true
	case "magenta":
		return 0xFF00FF, true
	case "blue":
		return 0x0000FF, true
	case "red":
		return 0xFF0000, true
	case "darkBlue":
		return 0x000080, true
	case "darkCyan":
		return 0x008080, true
	case "darkGreen":
		return 0x008000, true
	case "darkMagenta":
		return 0x800080, true
	case "darkRed":
		return 0x800000, true
	case "darkYellow":
		return 0x808000, true
	case "darkGray":
		return 0x808080, true
	case "lightGray":
		return 0xC0C0C0, true
	case "black":
		return 0x000000, true
	case "white":
		return 0xFFFFFF, true
	}
	return 0, false
}
