package wml

import "unicode/utf8"

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
func (p *Paragraph) Text() string { return string(p.AppendText(nil)) }

// AppendText writes the Text of the paragraph behind dst, for those who look at many
// paragraphs and keep none.
func (p *Paragraph) AppendText(dst []byte) []byte { return appendInlines(dst, p.Content) }

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

func appendInlines(dst []byte, content []Inline) []byte {
	for _, in := range content {
		switch in := in.(type) {
		case *Run:
			for _, c := range in.Content {
				dst = appendContent(dst, c)
			}
		case *InlineWrap:
			dst = appendInlines(dst, in.Content)
		case *RawInline:
		}
	}
	return dst
}

func appendContent(dst []byte, c RunContent) []byte {
	switch c := c.(type) {
	case Text:
		return append(dst, c.S...)
	case Tab:
		return append(dst, '\t')
	case Break:
		if c.Kind == LineBreak {
			return append(dst, '\n')
		}
	case NoBreakHyphen:
		return utf8.AppendRune(dst, '\u2011')
	case SoftHyphen:
		return utf8.AppendRune(dst, '\u00ad')
	case Symbol:
		return utf8.AppendRune(dst, c.Char)
	case FieldChar, Instruction, *RawContent:
	}
	return dst
}
