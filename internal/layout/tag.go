package layout

import (
	"cmp"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/page"
)

// tagger keeps what the document consists of, as far as it has been drawn. An
// element is made when the first of its content is drawn, so that none is empty
// and all stand in the order of reading. Elements are known by their tags: 1 more
// than their index, so that 0 is none.
type tagger struct {
	elements []page.Element // the workspace's
	divided  bool           // the document has sections
	ranks    []int          // outline levels of the open headings
	lists    []openList
	listsIn  int32 // the container of the open lists
}

// element makes an element inside another and gives its tag.
func (t *tagger) element(kind page.ElementType, parent int32) int32 {
	t.elements = append(t.elements, page.Element{Type: kind, Parent: parent - 1})
	return int32(len(t.elements))
}

// root is the tag of the document itself.
func (t *tagger) root() int32 {
	if len(t.elements) == 0 {
		t.element(page.DocumentElement, 0)
	}
	return 1
}

// sectionTag is what the text of a sheet belongs to. A document of one section
// needs no element for it.
func (t *tagger) sectionTag(s *section) int32 {
	if !t.divided || s == nil {
		return t.root()
	}
	if s.tag == 0 {
		s.tag = t.element(page.Sect, t.root())
	}
	return s.tag
}

// container is what a block that is drawn now belongs to.
func (d *drawer) container() int32 {
	if d.parent == 0 {
		d.parent = d.sectionTag(d.paper)
	}
	return d.parent
}

// tag tells the item of a text what it belongs to.
func (d *drawer) tag(it *page.Item, s *span, from, to int32) {
	p := d.para
	d.begin(p)
	it.Tag = p.tag
	it.Parted, d.parted = d.parted, false
	switch n := p.labelled(s, from, to); {
	case n == to-from && n > 0:
		it.Tag = p.tag - 1
	case n > 0:
		it.Lead = int16(n)
	case s.note != nil:
		it.Tag = d.referenceTag(p, s.note)
	case s.actual != "":
		if meant := s.meant(from, to); meant != "" {
			it.Actual = &meant
		}
	}
}

// labelled counts the bytes of a span's text that belong to the paragraph's label.
func (p *para) labelled(s *span, from, to int32) int32 {
	for i := range p.label.count() {
		if p.item && s == &p.spans[i] {
			return to - from
		}
	}
	if p.typed > from && s == &p.spans[0] {
		return min(p.typed, to) - from
	}
	return 0
}

// begin makes the element of a paragraph when its first text is drawn.
func (d *drawer) begin(p *para) {
	switch {
	case p.tag != 0:
	case 0 <= p.rank && p.rank < bodyRank:
		d.closeLists()
		p.tag = d.element(d.heading(int(p.rank)), d.container())
	case p.label != nil:
		p.tag, p.item = d.listItem(p.label.kind), true
	default:
		kind, n := typedLabel(p)
		switch {
		case n > 0:
			p.tag, p.typed = d.listItem(kind), n
			return
		case d.sole:
			p.tag = d.container()
		default:
			p.tag = d.element(page.P, d.container())
		}
		d.closeLists()
	}
}

// bodyRank is the outline level of what is no heading (17.3.1.20).
const bodyRank = 9

// heading opens a heading of an outline level and gives its type. Levels that the
// document leaves out are closed up: no heading is more than one level below the
// one it belongs to, and the first is of the first level (ISO 14289-1, 7.4.2).
func (t *tagger) heading(rank int) page.ElementType {
	for len(t.ranks) > 0 && t.ranks[len(t.ranks)-1] >= rank {
		t.ranks = t.ranks[:len(t.ranks)-1]
	}
	t.ranks = append(t.ranks, rank)
	return page.H1 + page.ElementType(min(len(t.ranks), 6)-1)
}

// referenceTag is that of a note's mark. The note itself belongs to the place of
// its mark, wherever it is drawn.
func (d *drawer) referenceTag(p *para, n *note) int32 {
	if n.mark == "" {
		return p.tag
	}
	if n.reference == 0 {
		n.reference = d.element(page.Reference, p.tag)
		n.tag = d.element(page.Note, p.tag)
	}
	return n.reference
}

// noteTag is that of a note.
func (d *drawer) noteTag(n *note) int32 {
	if n.tag == 0 {
		n.tag = d.element(page.Note, d.container())
	}
	return n.tag
}

// meant is what is to be read of bytes from:to of a text that is not drawn as it
// is meant; "" is what is drawn.
func (s *span) meant(from, to int32) string {
	if utf8.RuneCountInString(s.text) != utf8.RuneCountInString(s.actual) {
		return ""
	}
	begin := skipRunes(s.actual, utf8.RuneCountInString(s.text[:from]))
	end := skipRunes(begin, utf8.RuneCountInString(s.text[from:to]))
	if meant := begin[:len(begin)-len(end)]; meant != s.text[from:to] {
		return meant
	}
	return ""
}

func skipRunes(s string, n int) string {
	for ; n > 0 && s != ""; n-- {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// unnamedPicture is what a reader is told of a picture without a description.
const unnamedPicture = "Hình"

// figure makes one element of what an object draws, if it shows something: a
// picture, a chart, or what its writer has described. Lines and grounds are decoration.
func (d *drawer) figure(o *object) int32 {
	alt := o.drawing.Alt
	for i := range o.parts {
		p := &o.parts[i]
		if p.body != nil {
			return 0 // its text speaks for it
		}
		if alt == "" && p.image != nil {
			alt = unnamedPicture
		}
		alt = cmp.Or(alt, p.title)
	}
	if alt == "" || o.drawing.Decorative || d.role == page.Artifact {
		return 0
	}
	tag := d.container()
	if d.para != nil {
		d.begin(d.para)
		tag = d.para.tag
	}
	tag = d.element(page.Figure, tag)
	d.tagger.elements[tag-1].Alt = alt
	return tag
}

// illustrate makes content of what was drawn from an index on.
func (d *drawer) illustrate(from int, tag int32) {
	if tag == 0 {
		return
	}
	for i := range d.items[from:] {
		it := &d.items[from+i]
		it.Role, it.Tag = page.Content, tag
	}
}
