package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// underlineKind is how an underline of 17.18.99 is drawn: how many lines, how many
// times as thick as a single one, how long its dashes are in thicknesses, and whether
// it is a wave.
type underlineKind struct {
	lines, thick, dash int
	wave, words        bool
}

// underlines are the kinds; pages know dashes of one length, so that mixed ones have
// their mean.
var underlines = map[string]underlineKind{
	"single": {lines: 1, thick: 1}, "words": {lines: 1, thick: 1, words: true},
	"double": {lines: 2, thick: 1}, "thick": {lines: 1, thick: 2},
	"dotted": {lines: 1, thick: 1, dash: 1}, "dottedHeavy": {lines: 1, thick: 2, dash: 1},
	"dash": {lines: 1, thick: 1, dash: 4}, "dashedHeavy": {lines: 1, thick: 2, dash: 4},
	"dashLong": {lines: 1, thick: 1, dash: 8}, "dashLongHeavy": {lines: 1, thick: 2, dash: 8},
	"dotDash": {lines: 1, thick: 1, dash: 3}, "dashDotHeavy": {lines: 1, thick: 2, dash: 3},
	"dotDotDash": {lines: 1, thick: 1, dash: 2}, "dashDotDotHeavy": {lines: 1, thick: 2, dash: 2},
	"wave": {lines: 1, thick: 1, wave: true}, "wavyHeavy": {lines: 1, thick: 2, wave: true},
	"wavyDouble": {lines: 2, thick: 1, wave: true},
}

// underline draws the lines under a text where the face wants them.
func (d *drawer) underline(l *look, s *span, x, base, w unit.Length) {
	kind, known := underlines[l.format.Underline]
	if !known {
		kind = underlines["single"]
	}
	pen := page.Line{DX: w, Color: l.color}
	if c, ok := colorOf(l.format.UnderColor); ok {
		pen.Color = c
	}
	thin := max(l.design(l.face.UnderlineThickness()), unit.Pt/4)
	pen.Width = thin * unit.Length(kind.thick)
	pen.Dash = thin * unit.Length(kind.dash)
	y := base - l.design(l.face.UnderlinePosition()) + thin/2
	for i := kind.lines - 1; i >= 0; i-- {
		below := y + 2*thin*unit.Length(i)
		if kind.wave {
			d.wave(s, x, below, pen)
		} else {
			d.add(x, below, pen, s.at, page.Artifact)
		}
	}
}

// maxWaves bounds the strokes of one underline; longer ones have longer waves.
const maxWaves = 500

// wave draws a zigzag as long as a pen's line.
func (d *drawer) wave(s *span, x, y unit.Length, pen page.Line) {
	w, rise := pen.DX, max(pen.Width, unit.Pt/2)
	step := max(2*rise, w/maxWaves)
	for at := unit.Length(0); at < w; at += step {
		stroke := pen
		stroke.DX, stroke.DY = min(step, w-at), rise
		if at/step%2 == 1 {
			d.add(x+at, y+rise, withRise(stroke, -rise), s.at, page.Artifact)
			continue
		}
		d.add(x+at, y, stroke, s.at, page.Artifact)
	}
}

func withRise(l page.Line, dy unit.Length) page.Line {
	l.DY = dy
	return l
}

// underlinedWords draws underlines that leave the spaces out.
func (d *drawer) underlinedWords(p *para, pieces []piece, x, base unit.Length) {
	for i := range pieces {
		q := &pieces[i]
		s := &p.spans[q.span]
		if q.kind != pieceWord || q.w <= 0 || !s.look.wordsOnly() || strings.TrimSpace(s.text[q.from:q.mid]) == "" {
			continue
		}
		d.underline(s.look, s, x+q.x, base, q.w)
	}
}

func (l *look) wordsOnly() bool { return l.format.Underline == "words" }
