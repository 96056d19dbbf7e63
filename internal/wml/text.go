package wml

import "strings"

// Walk visits blocks in the order of reading, those inside tables, cells and
// wrapping elements included. Where visit says false, what is inside the block is
// left out.
func Walk(blocks []Block, visit func(Block) bool) {
	for _, b := range blocks {
		if !visit(b) {
			continue
		}
		switch b := b.(type) {
		case *BlockWrap:
			Walk(b.Body, visit)
		case *Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					Walk(cell.Body, visit)
				}
			}
		case *Paragraph, *RawBlock:
		}
	}
}

// Text is what a reader sees of the paragraph: tabs and line breaks as such,
// instructions of fields not, their last results yes. Drawings have none.
func (p *Paragraph) Text() string {
	var t textWriter
	t.inlines(p.Content)
	return t.out.String()
}

// PlainText gives the text of each paragraph of the body, in order.
func PlainText(doc *Document) []string {
	var all []string
	Walk(doc.Body, func(b Block) bool {
		if p, ok := b.(*Paragraph); ok {
			all = append(all, p.Text())
		}
		return true
	})
	return all
}

type textWriter struct{ out strings.Builder }

func (t *textWriter) inlines(content []Inline) {
	for _, in := range content {
		switch in := in.(type) {
		case *Run:
			for _, c := range in.Content {
				t.content(c)
			}
		case *InlineWrap:
			t.inlines(in.Content)
		case *RawInline:
		}
	}
}

func (t *textWriter) content(c RunContent) {
	switch c := c.(type) {
	case Text:
		t.out.WriteString(c.S)
	case Tab:
		t.out.WriteByte('\t')
	case Break:
		if c.Kind == LineBreak {
			t.out.WriteByte('\n')
		}
	case NoBreakHyphen:
		t.out.WriteRune('\u2011')
	case SoftHyphen:
		t.out.WriteRune('\u00ad')
	case Symbol:
		t.out.WriteRune(c.Char)
	case FieldChar, Instruction, *RawContent:
	}
}
