package merge

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// foldSections puts section properties where Word keeps them. A form ends each
// section by an empty paragraph that carries them; here they move to the
// paragraph before it, and those of the last section to the document. After a
// table the empty paragraph stays: a table cannot carry them. The list is changed in
// place.
func foldSections(body []wml.Block, doc *wml.Document) []wml.Block {
	out := body[:0]
	for _, b := range body {
		p, ok := b.(*wml.Paragraph)
		if !ok || p.Props.Section == nil || len(p.Content) > 0 || len(out) == 0 {
			out = append(out, b)
			continue
		}
		if last, ok := out[len(out)-1].(*wml.Paragraph); ok && last.Props.Section == nil {
			out[len(out)-1] = withSection(last, p.Props.Section)
			continue
		}
		out = append(out, p)
	}
	if n := len(out); n > 0 {
		if p, ok := out[n-1].(*wml.Paragraph); ok && p.Props.Section != nil {
			doc.Section = p.Props.Section
			out[n-1] = withSection(p, nil)
		}
	}
	return out
}

func withSection(p *wml.Paragraph, s *wml.Section) *wml.Paragraph {
	q := *p
	q.Props.Section = s
	return &q
}

// keepTogether lets the signature take at least two lines of text with it: the
// last paragraph is kept with what follows, and the ones before it while the
// text so kept is only one line. A paragraph that is kept with the next is kept
// whole as well: programs do not agree whether such a one may be split.
func (m *filler) keepTogether(blocks []wml.Block) {
	lines := 0
	for i := len(blocks) - 1; i >= 0 && lines < 2; i-- {
		switch b := blocks[i].(type) {
		case *wml.Paragraph:
			b.Props.KeepNext, b.Props.KeepLines = wml.On, wml.On
			if lines++; m.natural(b) > m.width {
				lines++
			}
		case *wml.Table:
			keepRow(b)
			return
		}
	}
}

// keepRow keeps the last row of a table with what follows it.
func keepRow(t *wml.Table) {
	if len(t.Rows) == 0 {
		return
	}
	for _, c := range t.Rows[len(t.Rows)-1].Cells {
		for _, b := range c.Body {
			if p, ok := b.(*wml.Paragraph); ok {
				p.Props.KeepNext = wml.On
			}
		}
	}
}

// natural is the width of a paragraph in one line.
func (m *filler) natural(p *wml.Paragraph) unit.Length {
	format := m.styles.Paragraph(&p.Props, nil)
	w := format.Left + format.Right + format.FirstLine
	for _, in := range p.Content {
		r, ok := in.(*wml.Run)
		if !ok {
			continue
		}
		look := m.styles.Run(format, &r.Props)
		for _, c := range r.Content {
			if t, ok := c.(wml.Text); ok {
				w += m.opt.Measure(t.S, look.Bold, look.Italic, look.Size)
			}
		}
	}
	return w
}
