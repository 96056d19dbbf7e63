package merge

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// Most runs hold one text, most paragraphs one or two runs, most cells one paragraph.
// Each is made in one piece of memory with the list that holds them: a tree is made of
// hundreds.

type oneTextRun struct {
	wml.Run
	content [1]wml.RunContent
}

type shortParagraph struct {
	wml.Paragraph
	content [2]wml.Inline
}

type shortCell struct {
	wml.Cell
	body [1]wml.Block
}

// newCell makes a cell of one paragraph.
func newCell(p *wml.Paragraph) *wml.Cell {
	c := &shortCell{body: [1]wml.Block{p}}
	c.Body = c.body[:]
	return &c.Cell
}

// newRun makes a run that has no content yet.
func newRun(look wml.RunProps, at diag.Pointer) *wml.Run {
	r := &oneTextRun{Run: wml.Run{Props: look, At: at}}
	r.Content = r.content[:0]
	return &r.Run
}

// newParagraph makes a paragraph with room for as many runs.
func newParagraph(props wml.ParagraphProps, at diag.Pointer, runs int) *wml.Paragraph {
	p := &shortParagraph{Paragraph: wml.Paragraph{Props: props, At: at}}
	if p.Content = p.content[:0]; runs > len(p.content) {
		p.Content = make([]wml.Inline, 0, runs)
	}
	return &p.Paragraph
}

// copyParagraph makes a paragraph like one of the form, with room for as many runs.
func copyParagraph(src *wml.Paragraph, runs int) *wml.Paragraph {
	return newParagraph(src.Props, src.At, runs)
}

// oneText makes a run of one text.
func oneText(s string, look wml.RunProps, at diag.Pointer) *wml.Run {
	r := newRun(look, at)
	r.Content = append(r.Content, wml.Text{S: s})
	return r
}
