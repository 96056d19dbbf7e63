package service

import (
	"unicode/utf8"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/wml"
)

// lacksLetter reports that the document has a letter without a glyph in the plain
// face. A DOCX alone needs no pages, but such a letter stops it as it stops a PDF:
// the document is then laid out to be told where the letter stands, and whether
// another one can be drawn for it.
func (j *job) lacksLetter() bool {
	look := letterSearch{face: j.s.faces.Face(font.Regular)}
	wml.Walk(j.doc.Body, look.block)
	for _, h := range j.doc.Headers {
		wml.Walk(h.Body, look.block)
	}
	return look.lacks
}

// letterSearch goes over a document until it finds a letter that the face lacks.
type letterSearch struct {
	face  *font.Face
	text  []byte // of one paragraph after the other
	lacks bool
}

func (l *letterSearch) block(b wml.Block) bool {
	if p, ok := b.(*wml.Paragraph); ok && !l.lacks {
		l.text = p.AppendText(l.text[:0])
		l.lacks = l.lacksIn(l.text)
	}
	return !l.lacks
}

func (l *letterSearch) lacksIn(text []byte) bool {
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		if _, ok := l.face.Glyph(r); !ok && r >= ' ' { // tabs and breaks have no glyph
			return true
		}
		i += size
	}
	return false
}
