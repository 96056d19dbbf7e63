package wml

import "strings"

// styles reads w:styles into s; index must follow.
func (r *reader) styles(s *Styles, root *Node) {
	for _, c := range root.Children {
		switch {
		case c.is("docDefaults"):
			r.docDefaults(s, c)
		case c.is("style") && len(s.List) >= maxStyles:
			r.found.tooManyStyles(r.part)
		case c.is("style"):
			s.List = append(s.List, r.style(c))
		default:
			s.Extra = append(s.Extra, c)
		}
	}
}

func (r *reader) docDefaults(s *Styles, n *Node) {
	if d := n.Child("rPrDefault"); d != nil {
		if props := d.Child("rPr"); props != nil {
			s.Defaults.Run = runProps(props)
		}
	}
	if d := n.Child("pPrDefault"); d != nil {
		if props := d.Child("pPr"); props != nil {
			s.Defaults.Paragraph = r.paragraphProps(props)
		}
	}
}

func (r *reader) style(n *Node) *Style {
	t := take(n)
	s := &Style{
		ID:      t.attr("styleId"),
		Type:    takeEnum[StyleType](t, "type", styleTypeNames),
		Default: t.toggle("default") == On,
		Custom:  t.toggle("customStyle") == On,
	}
	for _, c := range n.Children {
		if c.Name.Space != NS || !r.styleProp(s, c) {
			s.Extra = append(s.Extra, c)
		}
	}
	return s
}

func (r *reader) styleProp(s *Style, c *Node) bool {
	switch c.Name.Local {
	case "name":
		s.Name = c.Attr("val")
	case "basedOn":
		s.BasedOn = c.Attr("val")
	case "next":
		s.Next = c.Attr("val")
	case "link":
		s.Link = c.Attr("val")
	case "uiPriority":
		s.Priority = take(c).integer("val")
	case "qFormat":
		s.Quick = onOff(c.Attr("val")) == On
	case "rsid": // the editing session that made the style
	case "pPr":
		s.Paragraph = r.paragraphProps(c)
	case "rPr":
		s.Run = runProps(c)
	case "tblPr":
		p := tableProps(c)
		s.Table = &p
	case "tcPr":
		p := r.cellProps(c)
		s.Cell = &p
	default:
		return false
	}
	return true
}

// themeFonts reads the typefaces of a theme (20.1.4.1.18): for each name that
// w:rFonts can give, the family.
func themeFonts(root *Node) map[string]string {
	fonts := map[string]string{}
	for _, group := range []struct{ element, prefix string }{{"majorFont", "major"}, {"minorFont", "minor"}} {
		font := descendant(root, "themeElements", "fontScheme", group.element)
		if font == nil {
			continue
		}
		for _, c := range font.Children {
			family := c.Attr("typeface")
			switch c.Name.Local {
			case "latin":
				fonts[group.prefix+"HAnsi"], fonts[group.prefix+"Ascii"] = family, family
			case "ea":
				fonts[group.prefix+"EastAsia"] = family
			case "cs":
				fonts[group.prefix+"Bidi"] = family
			}
		}
	}
	return fonts
}

// descendant follows local names downwards, whatever their namespaces.
func descendant(n *Node, path ...string) *Node {
	for _, local := range path {
		var next *Node
		for _, c := range n.Children {
			if c.Name.Local == local {
				next = c
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n
}

// isCoreProperties knows the relationship to core.xml in its published form and
// in one that some programs write.
func isCoreProperties(relationship string) bool {
	return relationship == relCore || strings.HasSuffix(relationship, "/officeDocument/2006/relationships/metadata/core-properties")
}

// coreProperties reads docProps/core.xml.
func coreProperties(root *Node) Core {
	var c Core
	for _, n := range root.Children {
		if to := c.field(n.Name.Local); to != nil {
			*to = n.text()
		}
	}
	return c
}

func (c *Core) field(local string) *string {
	switch local {
	case "title":
		return &c.Title
	case "subject":
		return &c.Subject
	case "creator":
		return &c.Creator
	case "keywords":
		return &c.Keywords
	case "description":
		return &c.Description
	case "language":
		return &c.Language
	case "category":
		return &c.Category
	case "lastModifiedBy":
		return &c.LastModifiedBy
	case "created":
		return &c.Created
	case "modified":
		return &c.Modified
	}
	return nil
}
