package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// span is a stretch of a paragraph with one look, or one sign that is not text.
type span struct {
	text     string
	look     *look
	at       diag.Pointer
	note     *note   // whose mark it is
	object   *object // of a spanObject
	border   *wml.Border
	absolute *wml.Node // w:ptab, of a spanTab that does not ask the stops
	actual   string    // what text means where it is not what is drawn
	kind     spanKind
	odd      bool // text has no-break hyphens, which are drawn as hyphens
}

// spanKind says what a span is.
type spanKind uint8

const (
	spanText       spanKind = iota
	spanSolid               // text that no line ends in
	spanTab                 // to the next stop
	spanSoftHyphen          // a hyphen, if the line ends at it
	spanLineBreak
	spanPageBreak
	spanColumnBreak
	spanObject // a drawing that stands in the line
)

// maxWraps bounds hyperlinks in content controls in …
const maxWraps = 200

// collector turns the runs of one paragraph into spans.
type collector struct {
	*engine
	para   *para
	format *wml.ParagraphFormat
	spans  []span
	depth  int
	seam   bool // a content control begins or ends here
}

// collect reads a paragraph. The spans are kept as long as the pages are made.
func (e *engine) collect(p *wml.Paragraph, out *para) []span {
	c := collector{engine: e, para: out, format: out.format, spans: e.collected[:0]}
	c.label(p)
	c.inlines(p.Content, p.At)
	e.collected = c.spans[:0]
	kept := e.spans.take(len(c.spans))
	copy(kept, c.spans)
	return kept
}

func (c *collector) inlines(list []wml.Inline, at diag.Pointer) {
	if c.depth == maxWraps {
		return
	}
	c.depth++
	defer func() { c.depth-- }()
	for _, in := range list {
		switch in := in.(type) {
		case *wml.Run:
			c.run(in, at)
		case *wml.InlineWrap:
			c.wrap(in, at)
		case *wml.RawInline:
			if in.Node != nil && in.Node.Name.Local == "AlternateContent" {
				c.inlines(wml.InlinesOf(wml.Alternative(in.Node)), at)
			} else {
				c.raw(in.Node)
				c.equation(in.Node, at)
			}
		}
	}
}

// wrap reads what an element wraps; of a simple field, what it stands for.
func (c *collector) wrap(w *wml.InlineWrap, at diag.Pointer) {
	if w.Name.Local != "fldSimple" {
		c.seam = c.seam || w.IsControl()
		c.inlines(w.Content, at)
		c.seam = c.seam || w.IsControl()
		return
	}
	instruction := ""
	for _, a := range w.Attrs {
		if a.Name.Local == "instr" {
			instruction = a.Value
		}
	}
	text, known := c.fieldText(instruction)
	if !known {
		c.inlines(w.Content, at)
		return
	}
	look := c.lookOf(&c.format.Run, false)
	if r := runIn(w.Content); r != nil {
		f := c.styles.Run(c.format, &r.Props)
		look = c.lookOf(&f, false)
	}
	c.spans = append(c.spans, span{text: text, look: look, at: at})
}

func runIn(list []wml.Inline) *wml.Run {
	for _, in := range list {
		if r, ok := in.(*wml.Run); ok {
			return r
		}
	}
	return nil
}

func (c *collector) run(r *wml.Run, at diag.Pointer) {
	look, visible := c.runLook(&r.Props)
	if !visible {
		c.hidden(r)
		return
	}
	if r.At != "" {
		at = r.At
	}
	if len(r.Content) > 0 {
		c.tellStyle(r.Props.Style)
		c.tellLacking("rPr", r.Props.Extra)
	}
	first := len(c.spans)
	for _, content := range r.Content {
		c.content(content, look, at)
	}
	if len(r.Props.Extra) > 0 {
		c.border(first, runBorder(r.Props.Extra))
	}
}

// runLook gives the look of a run; hidden text has none. Most runs look as their
// paragraph does.
func (c *collector) runLook(props *wml.RunProps) (l *look, visible bool) {
	if props.Plain() {
		if c.format.Run.Hidden {
			return nil, false
		}
		return c.bareLook(c.format), true
	}
	format := c.styles.Run(c.format, props)
	if format.Hidden {
		return nil, false
	}
	return c.lookOf(&format, false), true
}

func (c *collector) content(content wml.RunContent, look *look, at diag.Pointer) {
	switch content := content.(type) {
	case wml.FieldChar:
		c.fieldChar(content, look, at)
		return
	case wml.Instruction:
		c.fields.instruct(content.S)
		return
	}
	if c.fields.silent() {
		return
	}
	sign := span{look: look, at: at}
	switch content := content.(type) {
	case wml.Text:
		c.text(content.S, look, at)
		return
	case wml.Symbol:
		c.text(signs(string(content.Char), content.Font), look, at)
		return
	case *wml.RawContent:
		if content.Node != nil && content.Node.Name.Local == "ptab" {
			c.spans = append(c.spans, span{kind: spanTab, look: look, at: at, absolute: content.Node})
			return
		}
		if !c.noteMark(content, look, at) && !c.drawn(content.Node, look, at) {
			c.raw(content.Node)
		}
		return
	case wml.Tab:
		sign.kind = spanTab
	case wml.NoBreakHyphen:
		sign.kind, sign.text = spanSolid, "-"
	case wml.SoftHyphen:
		sign.kind = spanSoftHyphen
	case wml.Break:
		sign.kind = spanLineBreak
		switch content.Kind {
		case wml.PageBreak:
			sign.kind = spanPageBreak
		case wml.ColumnBreak:
			sign.kind = spanColumnBreak
		}
	}
	c.spans = append(c.spans, sign)
}

// text adds words, in capitals where the look wants them.
func (c *collector) text(s string, l *look, at diag.Pointer) {
	if l.legacy {
		c.legacyFont(l.format.Font)
	}
	s = l.signs(s)
	seam := c.seam && s != ""
	c.seam = c.seam && s == ""
	switch {
	case seam && c.goOn(s, l, at):
	case s == "":
	case l.format.Caps:
		c.spans = append(c.spans, span{text: strings.ToUpper(s), look: l, at: at})
	case l.format.SmallCaps:
		c.smallCaps(s, l, at)
	default:
		c.spans = append(c.spans, span{text: s, look: l, at: at})
	}
}

// goOn adds to the last span what stands beside it across the edge of a content
// control. A control marks a place and parts no text: a line is broken and drawn as
// if it were not there.
func (c *collector) goOn(s string, l *look, at diag.Pointer) bool {
	if len(c.spans) == 0 || l.format.Caps || l.format.SmallCaps {
		return false
	}
	last := &c.spans[len(c.spans)-1]
	if last.kind != spanText || last.look != l || last.at != at || last.note != nil || last.odd || last.border != nil {
		return false
	}
	last.text += s
	return true
}

// smallCaps divides a text into its capitals and the letters that become small ones.
func (c *collector) smallCaps(s string, l *look, at diag.Pointer) {
	small := c.lookOf(&l.format, true)
	upper := strings.ToUpper(s)
	from, lowered := 0, false
	flush := func(to int) {
		if to > from {
			look := l
			if lowered {
				look = small
			}
			c.spans = append(c.spans, span{text: strings.ToUpper(s[from:to]), look: look, at: at})
			from = to
		}
	}
	if upper == s {
		flush(len(s))
		return
	}
	for i, r := range s {
		if now := strings.ToUpper(string(r)) != string(r); now != lowered {
			flush(i)
			lowered = now
		}
	}
	flush(len(s))
}

// raw tells of content that the tree carries as XML, if it would be seen.
func (c *collector) raw(n *wml.Node) {
	if n != nil && n.Name.Local == "bookmarkStart" {
		c.place(n.Attr("name"))
	}
	if n != nil && !c.fields.silent() && !unseen(n.Name.Local) {
		c.unsupported(n.Name.Local)
	}
}

// maxPlaces bounds the bookmarks that are followed; a text of an office has a few.
const maxPlaces = 1000

// place keeps the name of a bookmark. Those that Word makes for itself begin with a
// low line.
func (c *collector) place(name string) {
	if name != "" && name[0] != '_' && c.placed < maxPlaces {
		c.placed++
		if c.bookmarks == nil {
			c.bookmarks = map[*para][]string{}
		}
		c.bookmarks[c.para] = append(c.bookmarks[c.para], name)
		c.para.named = true
	}
}

// unseen knows elements that leave nothing on the page.
func unseen(name string) bool {
	switch name {
	case "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd",
		"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
		"lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd",
		"moveToRangeStart", "moveToRangeEnd", "moveFrom", "del", "delText", "delInstrText",
		"customXmlInsRangeStart", "customXmlInsRangeEnd", "fldData", "":
		return true
	}
	return false
}
