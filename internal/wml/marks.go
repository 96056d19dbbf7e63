package wml

import "strconv"

// Marks name a place of a document for programs; a reader sees none of them.

const w15NS = "http://schemas.microsoft.com/office/word/2012/wordml"

// ControlHead is what a content control of running text says of itself
// (17.5.2.38): a title for people who list the controls, and the tag by which
// programs find it. It has no placeholder and no lock, Word shows no frame around
// it, and it has no id, which Word gives out itself and which may not stand twice.
func ControlHead(tag, title string) []*Node {
	attr := func(name, val string) *Node {
		return &Node{Name: Name{NS, name}, Attrs: []Attr{{Name{NS, "val"}, val}}}
	}
	hidden := &Node{Name: Name{w15NS, "appearance"}, Attrs: []Attr{{Name{w15NS, "val"}, "hidden"}}}
	return []*Node{{Name: Name{NS, "sdtPr"}, Children: []*Node{attr("alias", title), attr("tag", tag), hidden}}}
}

// Control puts inlines into a content control with such a head.
func Control(head []*Node, content ...Inline) *InlineWrap {
	return &InlineWrap{Name: Name{NS, "sdt"}, Head: head, Content: content}
}

// IsControl reports whether the element is a content control.
func (w *InlineWrap) IsControl() bool { return w.Name == Name{NS, "sdt"} }

// Tag is the tag of a content control (w:tag), or "".
func (w *InlineWrap) Tag() string {
	for _, h := range w.Head {
		if h.is("sdtPr") {
			if tag := h.Child("tag"); tag != nil {
				return tag.Attr("val")
			}
		}
	}
	return ""
}

// Bookmark names a point in a paragraph (17.13.6.2). Both the id and the name stand
// once in a document.
func Bookmark(id int, name string) []Inline {
	number := Attr{Name{NS, "id"}, strconv.Itoa(id)}
	return []Inline{
		&RawInline{&Node{Name: Name{NS, "bookmarkStart"}, Attrs: []Attr{number, {Name{NS, "name"}, name}}}},
		&RawInline{&Node{Name: Name{NS, "bookmarkEnd"}, Attrs: []Attr{number}}},
	}
}

// Bookmarks are the names of the bookmarks that begin in the paragraph.
func (p *Paragraph) Bookmarks() []string {
	var names []string
	for _, in := range p.Content {
		if raw, ok := in.(*RawInline); ok && raw.Node.is("bookmarkStart") {
			names = append(names, raw.Node.Attr("name"))
		}
	}
	return names
}
