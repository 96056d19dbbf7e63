package wml

import (
	"fmt"
	"strconv"
	"strings"
)

func (e *encoder) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			e.paragraph(b)
		case *Table:
			e.table(b)
		case *BlockWrap:
			e.wrap(b.Name, b.Attrs, b.Head, func() { e.blocks(b.Body) })
		case *RawBlock:
			e.node(b.Node)
		default:
			e.fail(fmt.Errorf("a block is nil or unknown: %T", b))
		}
	}
}

func (e *encoder) paragraph(p *Paragraph) {
	from := e.open("w:p")
	e.raw(">")
	inside := len(e.b)
	e.paragraphProps(&p.Props)
	e.inlines(p.Content)
	if len(e.b) == inside {
		e.b = append(e.b[:from], "<w:p/>"...)
		return
	}
	e.raw("</w:p>")
}

func (e *encoder) inlines(content []Inline) {
	for _, in := range content {
		switch in := in.(type) {
		case *Run:
			e.run(in)
		case *InlineWrap:
			e.wrap(in.Name, in.Attrs, in.Head, func() { e.inlines(in.Content) })
		case *RawInline:
			e.node(in.Node)
		default:
			e.fail(fmt.Errorf("a piece of a paragraph is nil or unknown: %T", in))
		}
	}
}

// wrap writes an element around others; a content control wraps them twice.
func (e *encoder) wrap(name Name, attrs []Attr, head []*Node, content func()) {
	e.raw("<")
	e.name(name)
	e.attributes(name, attrs)
	e.raw(">")
	e.nodes(head)
	if name == (Name{NS, "sdt"}) {
		e.raw("<w:sdtContent>")
		content()
		e.raw("</w:sdtContent>")
	} else {
		content()
	}
	e.endTag(name)
}

func (e *encoder) run(r *Run) {
	e.raw("<w:r>")
	e.runProps(&r.Props)
	for _, c := range r.Content {
		e.runContent(c)
	}
	e.raw("</w:r>")
}

func (e *encoder) runContent(c RunContent) {
	switch c := c.(type) {
	case Text:
		e.words("w:t", c.S)
	case Instruction:
		e.words("w:instrText", c.S)
	case Tab:
		e.raw("<w:tab/>")
	case Break:
		e.lineBreak(c)
	case FieldChar:
		from := e.open("w:fldChar")
		e.attr("w:fldCharType", fieldNames[c.Kind])
		e.close("w:fldChar", from, c.Rest)
	case NoBreakHyphen:
		e.raw("<w:noBreakHyphen/>")
	case SoftHyphen:
		e.raw("<w:softHyphen/>")
	case Symbol:
		e.open("w:sym")
		e.attr("w:font", c.Font)
		e.attr("w:char", strings.ToUpper(hex4(c.Char)))
		e.raw("/>")
	case *RawContent:
		e.node(c.Node)
	default:
		e.fail(fmt.Errorf("a piece of a run is nil or unknown: %T", c))
	}
}

// hex4 writes a code of four digits, as ST_ShortHexNumber wants.
func hex4(r rune) string {
	s := strconv.FormatInt(int64(r), 16)
	return "0000"[min(4, len(s)):] + s
}

// words writes text; white space at its ends would be lost without xml:space.
func (e *encoder) words(tag, s string) {
	e.open(tag)
	if s != "" && (isSpace(s[0]) || isSpace(s[len(s)-1])) {
		e.raw(` xml:space="preserve"`)
	}
	e.raw(">")
	e.escape(s, false)
	e.b = append(append(append(e.b, '<', '/'), tag...), '>')
}

func (e *encoder) lineBreak(b Break) {
	e.open("w:br")
	if b.Kind != LineBreak {
		e.attr("w:type", breakNames[b.Kind])
	} else if b.Clear != "" {
		e.attr("w:type", breakNames[LineBreak])
	}
	e.some("w:clear", b.Clear)
	e.raw("/>")
}
