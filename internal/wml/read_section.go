package wml

import "github.com/mocban/mocban/internal/unit"

// maxPage is the largest sheet Word knows: 22 inches.
const maxPage = 22 * unit.Inch

// maxPageColumns is the largest number of text columns Word knows.
const maxPageColumns = 45

// defaultSection is what Word takes where a document has no w:sectPr.
func defaultSection() *Section {
	return &Section{Width: 12240 * unit.Twip, Height: 15840 * unit.Twip, Margins: defaultMargins()}
}

func defaultMargins() PageMargins {
	return PageMargins{Top: unit.Inch, Right: unit.Inch, Bottom: unit.Inch, Left: unit.Inch,
		Header: unit.Inch / 2, Footer: unit.Inch / 2}
}

// section reads w:sectPr. An impossible sheet is reported and replaced by A4, so
// that nothing behind meets it.
func (r *reader) section(n *Node) *Section {
	s := defaultSection()
	for _, c := range n.Children {
		if c.Name.Space != NS || !r.sectionProp(s, c) {
			s.Extra = append(s.Extra, c)
		}
	}
	if !s.possible() {
		r.found.invalidPage(r.part)
		s.Width, s.Height, s.Margins = 210*unit.Mm, 297*unit.Mm, defaultMargins()
	}
	return s
}

func (r *reader) sectionProp(s *Section, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "headerReference", "footerReference":
		return r.headerRef(s, c)
	case "type":
		s.Type = takeEnum[SectionType](t, "val", sectionNames)
	case "pgSz":
		s.Width = t.length("w", unit.Twip).Or(s.Width)
		s.Height = t.length("h", unit.Twip).Or(s.Height)
		s.Landscape = t.attr("orient") == "landscape"
	case "pgMar":
		s.Margins = pageMargins(t)
	case "pgNumType":
		s.PageStart, s.PageFormat = t.integer("start"), t.attr("fmt")
	case "titlePg":
		s.TitlePage = onOff(t.attr("val"))
	case "cols":
		if n, ok := integer(c.Attr("num")); ok && (n < 0 || n > maxPageColumns) {
			r.found.invalidPage(r.part)
		}
		return false
	default:
		return false
	}
	s.Extra = keepRest(s.Extra, t.left())
	return true
}

func (r *reader) headerRef(s *Section, c *Node) bool {
	ref := HeaderRef{Footer: c.is("footerReference")}
	ref.Kind, _ = enum[HeaderKind](headerNames, c.Attr("type"))
	for _, a := range c.Attrs {
		if a.Name.Space == RelNS && a.Name.Local == "id" {
			ref.ID = a.Value
		}
	}
	if ref.ID == "" {
		r.found.brokenRelationship(r.part, "")
		return true
	}
	s.Refs = append(s.Refs, ref)
	return true
}

func pageMargins(t *taker) PageMargins {
	d := defaultMargins()
	return PageMargins{
		Top:    t.length("top", unit.Twip).Or(d.Top),
		Right:  t.length("right", unit.Twip).Or(d.Right),
		Bottom: t.length("bottom", unit.Twip).Or(d.Bottom),
		Left:   t.length("left", unit.Twip).Or(d.Left),
		Header: t.length("header", unit.Twip).Or(d.Header),
		Footer: t.length("footer", unit.Twip).Or(d.Footer),
		Gutter: t.length("gutter", unit.Twip).V,
	}
}

// possible reports whether text fits between the margins. Negative margins above
// and below are Word's way to hold text where it is under a tall header.
func (s *Section) possible() bool {
	m := s.Margins
	if s.Width <= 0 || s.Height <= 0 || s.Width > maxPage || s.Height > maxPage {
		return false
	}
	return m.Left >= 0 && m.Right >= 0 && m.Gutter >= 0 && m.Header >= 0 && m.Footer >= 0 &&
		m.Left+m.Right+m.Gutter < s.Width && abs(m.Top)+abs(m.Bottom) < s.Height
}

func abs(l unit.Length) unit.Length { return max(l, -l) }
