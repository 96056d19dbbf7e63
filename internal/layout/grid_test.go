package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// The widths were found in LibreOffice 7.4 by narrowing a line twip by twip.
func TestLettersAreMeasuredInSixthsOfATwip(t *testing.T) {
	face := liberation(t).Face(font.Regular)
	for _, c := range []struct {
		size   int // half-points
		letter rune
		want   int64
	}{
		{28, 'a', 746}, {28, 'i', 467}, {28, 'r', 559}, {28, 'ơ', 888}, {28, 'ư', 911},
		{24, 'a', 639}, {24, 's', 560}, {24, 'r', 480}, {24, 'T', 880}, {24, 'm', 1120},
	} {
		l := &look{num: int64(unit.Half(c.size)), den: int64(face.UnitsPerEm())}
		l.setGrid()
		if got := l.onGrid(face.RuneAdvance(c.letter)); got != c.want {
			t.Errorf("%c of %d half-points: %d sixths, want %d", c.letter, c.size, got, c.want)
		}
	}
}

func TestLineIsFullWhereLibreOfficeSaysSo(t *testing.T) {
	mixed := func() *wml.Paragraph { // every second letter underlined: a stretch each
		out := p("")
		for i := range 40 {
			r := run("s")
			if i%2 == 1 {
				r.Props.Underline = "single"
			}
			out.Content = append(out.Content, r)
		}
		out.Content = append(out.Content, run(" s"))
		return out
	}
	for _, c := range []struct {
		name  string
		size  unit.Length
		text  func() *wml.Paragraph
		fits  int // twips
		exact int
	}{
		{"letters rounded up", 14 * pt, func() *wml.Paragraph { return p(strings.Repeat("a", 71) + " a") }, 9022, 9018},
		{"letters rounded down", 14 * pt, func() *wml.Paragraph { return p(strings.Repeat("r", 95) + " r") }, 9014, 9022},
		{"stretches rounded down", 12 * pt, mixed, 3874, 3890},
	} {
		for _, width := range []int{c.fits - 1, c.fits, c.exact} {
			doc := docOf(c.text())
			doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(c.size)}, nil)
			doc.Section = &wml.Section{Width: unit.Twips(width), Height: 100 * pt}
			pages, _ := Pages(doc, liberation(t), Options{})
			want := 1
			if width < c.fits {
				want = 2
			}
			if got := len(lineTexts(pages.Pages[0])); got != want {
				t.Errorf("%s, room of %d twips: %d lines, want %d", c.name, width, got, want)
			}
		}
	}
}

// A dot of 12.5 pt is 62.5 twips wide, and counts as 63: nine have room on 628.
func TestLeadersAreCountedInWholeTwips(t *testing.T) {
	for _, c := range []struct{ stop, dots int }{{628, 9}, {630, 10}} {
		doc := docOf(p("\t", tabs(wml.TabStop{At: unit.Twips(c.stop), Leader: wml.LeaderDot})))
		doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(unit.Half(25))}, nil)
		pages, _ := Pages(doc, liberation(t), Options{})
		wantLines(t, pages.Pages[0], strings.Repeat(".", c.dots))
	}
}

// Behind a right stop text grows into the white before it: what it is measured wider by
// puts nothing over an edge that it only touches.
func TestTextAtARightStopOnTheEdgeFits(t *testing.T) {
	stop := wml.TabStop{At: unit.Twips(9000), Kind: wml.TabRight}
	for _, c := range []struct {
		name   string
		before int
		lines  int
	}{
		{"with white left", 20, 1},
		{"with no white left", 63, 2},
	} {
		doc := docOf(p(strings.Repeat("a", c.before)+"\t"+strings.Repeat("a", 10), tabs(stop)))
		doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(14 * pt)}, nil)
		doc.Section = &wml.Section{Width: unit.Twips(9000), Height: 100 * pt}
		pages, _ := Pages(doc, liberation(t), Options{})
		if got := len(lineTexts(pages.Pages[0])); got != c.lines {
			t.Errorf("%s: %d lines, want %d", c.name, got, c.lines)
		}
	}
}
