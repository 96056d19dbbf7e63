package wml

import "strconv"

// reader turns the nodes of one part into the tree.
type reader struct {
	found *findings
	part  string
	// preserve: the root asks to keep white space of texts that do not ask themselves.
	preserve bool
}

// blocks reads the children of w:body, w:tc, a header or a content control.
func (r *reader) blocks(nodes []*Node) []Block {
	out := make([]Block, 0, len(nodes))
	for _, n := range nodes {
		if b := r.block(n); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func (r *reader) block(n *Node) Block {
	if n.Name.Space != NS {
		return &RawBlock{n}
	}
	switch n.Name.Local {
	case "p":
		return r.paragraph(n)
	case "tbl":
		return r.table(n)
	case "proofErr":
		return nil
	case "sdt", "customXml":
		w := &BlockWrap{Name: n.Name, Attrs: n.Attrs}
		w.Head, w.Body = heads(n), r.blocks(inside(n))
		return w
	}
	return &RawBlock{n}
}

func (r *reader) paragraph(n *Node) *Paragraph {
	p := &Paragraph{Content: make([]Inline, 0, len(n.Children))}
	for _, c := range n.Children {
		if c.is("pPr") {
			p.Props = r.paragraphProps(c)
		} else if in := r.inline(c); in != nil {
			p.Content = append(p.Content, in)
		}
	}
	return p
}

func (r *reader) inline(n *Node) Inline {
	if n.Name.Space != NS {
		return &RawInline{n}
	}
	switch n.Name.Local {
	case "r":
		return r.run(n)
	case "proofErr": // a spelling mark of the last editor
		return nil
	case "hyperlink", "sdt", "smartTag", "fldSimple", "ins", "moveTo", "customXml", "dir", "bdo":
		w := &InlineWrap{Name: n.Name, Attrs: n.Attrs, Head: heads(n)}
		for _, c := range inside(n) {
			if in := r.inline(c); in != nil {
				w.Content = append(w.Content, in)
			}
		}
		return w
	}
	return &RawInline{n}
}

// isHead knows the children of a wrapping element that stand before what it wraps.
func isHead(n *Node) bool {
	if n.Name.Space != NS {
		return false
	}
	switch n.Name.Local {
	case "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData":
		return true
	}
	return false
}

func heads(n *Node) []*Node {
	var out []*Node
	for _, c := range n.Children {
		if isHead(c) {
			out = append(out, c)
		}
	}
	return out
}

// inside gives what an element wraps; a content control wraps it once more.
func inside(n *Node) []*Node {
	if n.is("sdt") {
		if content := n.Child("sdtContent"); content != nil {
			return content.Children
		}
		return nil
	}
	var out []*Node
	for _, c := range n.Children {
		if !isHead(c) {
			out = append(out, c)
		}
	}
	return out
}

func (r *reader) run(n *Node) *Run {
	run := &Run{Content: make([]RunContent, 0, len(n.Children))}
	for _, c := range n.Children {
		switch {
		case c.is("rPr"):
			run.Props = runProps(c)
		case c.is("lastRenderedPageBreak"): // where a page ended when Word saved
		default:
			run.Content = append(run.Content, r.runContent(c))
		}
	}
	return run
}

func (r *reader) runContent(n *Node) RunContent {
	if n.Name.Space != NS {
		return &RawContent{n}
	}
	switch n.Name.Local {
	case "t":
		return Text{r.words(n)}
	case "instrText":
		return Instruction{r.words(n)}
	case "tab":
		return Tab{}
	case "cr":
		return Break{}
	case "noBreakHyphen":
		return NoBreakHyphen{}
	case "softHyphen":
		return SoftHyphen{}
	case "br":
		return lineBreak(n)
	case "fldChar":
		return fieldChar(n)
	case "sym":
		if char, err := strconv.ParseUint(n.Attr("char"), 16, 16); err == nil && isXMLChar(rune(char)) {
			return Symbol{Font: n.Attr("font"), Char: rune(char)}
		}
	}
	return &RawContent{n}
}

// words reads the text of w:t or w:instrText; without xml:space="preserve" Word
// drops white space at its ends.
func (r *reader) words(n *Node) string {
	s := n.text()
	if s == "" || !isSpace(s[0]) && !isSpace(s[len(s)-1]) || r.preserve {
		return s
	}
	for _, a := range n.Attrs {
		if a.Name.Space == XMLNS && a.Name.Local == "space" && a.Value == "preserve" {
			return s
		}
	}
	start, end := 0, len(s)
	for start < end && isSpace(s[start]) {
		start++
	}
	for end > start && isSpace(s[end-1]) {
		end--
	}
	return s[start:end]
}

func lineBreak(n *Node) RunContent {
	t := take(n)
	return Break{Kind: takeEnum[BreakKind](t, "type", breakNames), Clear: t.attr("clear")}
}

func fieldChar(n *Node) RunContent {
	t := take(n)
	kind, known := enum[FieldCharKind](fieldNames, t.attr("fldCharType"))
	if !known {
		return &RawContent{n}
	}
	return FieldChar{Kind: kind, Rest: t.left()}
}
