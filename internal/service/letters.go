package service

import (
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/wml"
)

// lacksLetter reports that the document has a letter without a glyph in the plain
// face. A DOCX alone needs no pages, but such a letter stops it as it stops a PDF:
// the document is then laid out to be told where the letter stands, and whether
// another one can be drawn for it.
func (j *job) lacksLetter() bool {
	c := letterCheck{face: j.s.faces.Face(font.Regular)}
	c.blocks(j.doc.Body)
	for _, h := range j.doc.Headers {
		c.blocks(h.Body)
	}
	return c.lacks
}

// letterCheck looks at letters where they stand in a tree, until the face lacks one.
type letterCheck struct {
	face  *font.Face
	lacks bool
}

func (c *letterCheck) blocks(blocks []wml.Block) {
	wml.Walk(blocks, func(b wml.Block) bool {
		if p, ok := b.(*wml.Paragraph); ok {
			c.inlines(p.Content)
		}
		return !c.lacks
	})
}

func (c *letterCheck) inlines(content []wml.Inline) {
	for _, in := range content {
		switch x := in.(type) {
		case *wml.Run:
			c.run(x)
		case *wml.InlineWrap:
			c.inlines(x.Content)
		}
	}
}

// run looks at what Paragraph.Text would show of a run.
func (c *letterCheck) run(r *wml.Run) {
	for _, content := range r.Content {
		switch x := content.(type) {
		case wml.Text:
			for _, letter := range x.S {
				c.letter(letter)
			}
		case wml.NoBreakHyphen:
			c.letter('\u2011')
		case wml.SoftHyphen:
			c.letter('\u00ad')
		case wml.Symbol:
			c.letter(x.Char)
		}
	}
}

func (c *letterCheck) letter(r rune) {
	if r < ' ' {
		return // tabs and breaks have no glyph
	}
	if _, ok := c.face.Glyph(r); !ok {
		c.lacks = true
	}
}
