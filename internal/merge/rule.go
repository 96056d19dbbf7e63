package merge

import (
	"strings"

	"github.com/mocban/mocban/internal/template"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// rule gives a paragraph with a top border the indents that make the line as long
// as the decree asks: a share of the longest line of the paragraph above it
// (khoản 1 điểm b, khoản 2 điểm b, khoản 5 điểm b). A paragraph border is drawn
// alike by Word, LibreOffice and us; a shape is not.
func (m *filler) rule(x *template.Rule, above []wml.Block) *wml.Paragraph {
	p := copyParagraph(x.Source, 0)
	length := m.longestLine(lastParagraph(above)).Scale(int64(x.Percent), 100)
	side := (m.width - length) / 2
	side = side / unit.Twip * unit.Twip
	p.Props.Indent.Left, p.Props.Indent.Right = wml.Some(side), wml.Some(side)
	p.Props.Indent.FirstLine = wml.Some(unit.Length(0))
	return p
}

func lastParagraph(blocks []wml.Block) *wml.Paragraph {
	for i := len(blocks) - 1; i >= 0; i-- {
		if p, ok := blocks[i].(*wml.Paragraph); ok {
			return p
		}
	}
	return nil
}

// longestLine is the width of the widest line of a paragraph in the room there
// is: its own line breaks are kept, long lines wrap between words.
func (m *filler) longestLine(p *wml.Paragraph) unit.Length {
	if p == nil {
		return 0
	}
	format := m.styles.Paragraph(&p.Props, nil)
	room := m.width - format.Left - format.Right
	longest, line := unit.Length(0), unit.Length(0)
	for _, r := range leaves(p.Content) {
		look := m.styles.Run(format, &r.Props)
		for _, c := range r.Content {
			switch x := c.(type) {
			case wml.Text:
				line, longest = m.wrap(x.S, look, room, line, longest)
			case wml.Break:
				longest, line = max(longest, line), 0
			}
		}
	}
	return min(max(longest, line), room)
}

// wrap lays words one after another and gives the width of the last line and of
// the longest one so far.
func (m *filler) wrap(s string, look wml.RunFormat, room, line, longest unit.Length) (last, widest unit.Length) {
	space := m.opt.Measure(" ", look.Bold, look.Italic, look.Size)
	gap := unit.Length(0)
	for w := range strings.SplitSeq(s, " ") {
		width := m.opt.Measure(w, look.Bold, look.Italic, look.Size)
		if line > 0 && line+gap+width > room {
			longest = max(longest, line)
			line, gap = 0, 0
		}
		line += gap + width
		gap = space
	}
	return line, longest
}
