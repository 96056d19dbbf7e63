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
	if j.lacksIn(j.doc.Body) {
		return true
	}
	for _, h := range j.doc.Headers {
		if j.lacksIn(h.Body) {
			return true
		}
	}
	return false
}

func (j *job) lacksIn(blocks []wml.Block) bool {
	face, lacks := j.s.faces.Face(font.Regular), false
	wml.Walk(blocks, func(b wml.Block) bool {
		if p, ok := b.(*wml.Paragraph); ok && !lacks {
			for _, r := range p.Text() {
				if _, ok := face.Glyph(r); !ok && r >= ' ' { // tabs and breaks have no glyph
					lacks = true
				}
			}
		}
		return !lacks
	})
	return lacks
}
