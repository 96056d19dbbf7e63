package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// section is a stretch of the body with its paper and margins.
type section struct {
	props  *wml.Section
	body   []wml.Block
	left   unit.Length // of the text
	top    unit.Length // of the text where no header is high
	width  unit.Length
	height unit.Length // of the text where no header or footer is high
	heads  [3]*wml.HeaderFooter
	feet   [3]*wml.HeaderFooter
	rooms  [3]pageRoom // by header kind, measured when first needed
	index  int
	tag    int32 // of its element
	cols   columns
	broken bool          // its columns leave no room and are not made
	valign wml.CellAlign // of the text on a sheet that it does not fill
	count  *lineCount    // of its lines; nil where they are not numbered
}

// smallestRoom is the least room for text that a page must have, and largestPaper
// the most paper: Word's own limit is 22 inches.
const (
	smallestRoom = 10 * unit.Mm
	largestPaper = 5 * unit.Inch * 10
)

// sectionsOf divides the body. A section ends with the paragraph that carries its
// properties; the last one's stand at the end of the body.
func sectionsOf(doc *wml.Document) []section {
	var out []section
	from := 0
	add := func(to int, props *wml.Section) {
		s := section{props: props, body: doc.Body[from:to], index: len(out)}
		if s.props == nil {
			s.props = paperA4()
		}
		s.measure(doc.Settings)
		s.findHeaders(doc, out)
		out = append(out, s)
		from = to
	}
	for i, b := range doc.Body {
		if p, ok := b.(*wml.Paragraph); ok && p.Props.Section != nil {
			add(i+1, p.Props.Section)
		}
	}
	if from < len(doc.Body) || len(out) == 0 {
		add(len(doc.Body), doc.Section)
	}
	return out
}

// paperA4 stands in where a document says nothing of its paper.
func paperA4() *wml.Section {
	inch := unit.Inch
	return &wml.Section{
		Width: 210 * unit.Mm, Height: 297 * unit.Mm,
		Margins: wml.PageMargins{Top: inch, Right: inch, Bottom: inch, Left: inch, Header: inch / 2, Footer: inch / 2},
	}
}

// measure finds the room between the margins. The gutter is added to the left one,
// unless the section wants it on the right (17.6.16) or the document at the top
// (17.15.1.49).
func (s *section) measure(settings *wml.Settings) {
	m := s.props.Margins
	gutter := max(0, m.Gutter)
	s.left, s.top = m.Left, max(m.Top, -m.Top)
	s.width = s.props.Width - m.Left - m.Right
	switch {
	case settings != nil && mentions(settings.Extra, "gutterAtTop"):
		s.top += gutter
	case mentions(s.props.Extra, "rtlGutter"):
		s.width -= gutter
	default:
		s.left += gutter
		s.width -= gutter
	}
	s.height = s.props.Height - s.top - max(m.Bottom, -m.Bottom)
	cols, ok := columnsOf(s)
	s.cols, s.broken = cols, !ok
	s.valign = pageAlign(s.props.Extra)
	s.count = lineCountOf(s)
}

// pageAlign reads w:vAlign of a section (17.6.22). LibreOffice leaves it out.
func pageAlign(extra []*wml.Node) wml.CellAlign {
	for _, n := range extra {
		if n.Name.Local != "vAlign" {
			continue
		}
		switch n.Attr("val") {
		case "center":
			return wml.CellMiddle
		case "bottom":
			return wml.CellBottom
		}
	}
	return wml.CellTop
}

// valid reports whether the paper can hold text.
func (s *section) valid() bool {
	p := s.props
	if p.Width <= 0 || p.Height <= 0 || p.Width > largestPaper || p.Height > largestPaper {
		return false
	}
	m := p.Margins
	for _, l := range []unit.Length{m.Top, m.Right, m.Bottom, m.Left, m.Header, m.Footer, m.Gutter} {
		if l < -largestPaper || l > largestPaper {
			return false
		}
	}
	return s.width >= smallestRoom && s.height >= smallestRoom && m.Left >= 0 && m.Right >= 0
}

// checkSections refuses a document with an impossible sheet, and learns what
// height has room on every sheet.
func (e *engine) checkSections(list []section) bool {
	for i := range list {
		s := &list[i]
		if !s.valid() {
			e.invalidPage(i+1, s.props.Width, s.props.Height)
			continue
		}
		if e.largest == 0 || s.height < e.largest {
			e.largest = s.height
		}
	}
	if len(e.problems) > 0 {
		return false
	}
	e.tellSettings()
	for i := range list {
		e.tellUnsupported(&list[i])
	}
	return true
}

// tellUnsupported tells of what a section asks for and the pages do not have.
func (e *engine) tellUnsupported(s *section) {
	e.tellLacking("sectPr", s.props.Extra)
	if s.broken {
		e.unsupported("cols")
	}
	if f := s.props.PageFormat; f != "" {
		if _, known := listNumber(1, f); !known {
			e.unsupported("pgNumType " + f)
		}
	}
}

func oneOf(s string, list ...string) bool { return slices.Contains(list, s) }

// findHeaders finds the headers and footers of a section; a kind it does not
// name is that of the section before (17.10.5).
func (s *section) findHeaders(doc *wml.Document, before []section) {
	if n := len(before); n > 0 {
		s.heads, s.feet = before[n-1].heads, before[n-1].feet
	}
	for _, ref := range s.props.Refs {
		part := headerByID(doc, ref.ID)
		if part == nil || ref.Kind > wml.EvenPages {
			continue
		}
		if ref.Footer {
			s.feet[ref.Kind] = part
		} else {
			s.heads[ref.Kind] = part
		}
	}
}

func headerByID(doc *wml.Document, id string) *wml.HeaderFooter {
	for _, h := range doc.Headers {
		if h.ID == id {
			return h
		}
	}
	return nil
}

// kindOf says which header a page has: the first of a section with w:titlePg, an
// even one where the settings tell even from odd.
func (e *engine) kindOf(s *section, first bool, number int) wml.HeaderKind {
	switch {
	case first && s.props.TitlePage == wml.On:
		return wml.FirstPage
	case e.doc.Settings != nil && e.doc.Settings.EvenAndOddHeaders && number%2 == 0:
		return wml.EvenPages
	}
	return wml.DefaultPages
}

// pageRoom is the room for text between header and footer.
type pageRoom struct {
	known       bool
	top, bottom unit.Length // from the top of the sheet
	headTop     unit.Length
	footTop     unit.Length

	headItems, footItems int // how many items header and footer likely make
}

// room measures what a header and footer leave. They push the text away where
// they are higher than the margin, unless the margin is negative (17.6.11). At
// least smallestRoom is left.
func (e *engine) room(s *section, kind wml.HeaderKind) pageRoom {
	if r := s.rooms[kind]; r.known {
		return r
	}
	m := s.props.Margins
	r := pageRoom{known: true, headTop: m.Header, top: s.top, bottom: s.props.Height - max(m.Bottom, -m.Bottom)}
	if part := s.heads[kind]; part != nil && m.Top >= 0 {
		head := e.stackHeader(s, part)
		r.top, r.headItems = max(r.top, m.Header+head.height()), countItems(head.out)
	}
	r.footTop = s.props.Height - m.Footer
	if part := s.feet[kind]; part != nil {
		foot := e.stackHeader(s, part)
		r.footTop -= foot.height()
		r.footItems = countItems(foot.out)
		if m.Bottom >= 0 {
			r.bottom = min(r.bottom, r.footTop)
		}
	}
	if r.bottom-r.top < smallestRoom {
		r.top = min(r.top, s.props.Height-smallestRoom)
		r.bottom = max(r.bottom, r.top+smallestRoom)
	}
	s.rooms[kind] = r
	return r
}

// stackHeader lays out a header or footer with the numbers as they are now.
func (e *engine) stackHeader(s *section, part *wml.HeaderFooter) *stack {
	fields, total, paragraph := e.fields, e.usesTotal, e.reporter.paragraph
	paper, name := e.paper, e.partName
	e.paper, e.partName, e.reporter.paragraph = s, part.Part(), 0
	defer func() { e.paper, e.partName = paper, name }()
	e.fields = fieldState{}
	st := &stack{engine: e, width: s.width}
	st.blocks(part.Body)
	e.fields, e.usesTotal, e.reporter.paragraph = fields, total, paragraph
	return st
}
