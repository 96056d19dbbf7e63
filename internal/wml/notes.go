package wml

// Notes is word/footnotes.xml or word/endnotes.xml (17.11). It is read only: the
// part itself is carried and written back as it was.
type Notes struct {
	List []*Note
	byID map[int]*Note
}

// Note is w:footnote or w:endnote (17.11.10, 17.11.2).
type Note struct {
	ID   int
	Type string // separator, continuationSeparator …; "" is a note of the text
	Body []Block
	// Part is the part it was read from, and Paragraph how many paragraphs of that
	// part stand before it: the place of what is wrong in it.
	Part      string
	Paragraph int
}

// NewNotes makes the notes of a list.
func NewNotes(list []*Note) *Notes {
	out := &Notes{List: list, byID: make(map[int]*Note, len(list))}
	for _, n := range list {
		if n.Type == "" && out.byID[n.ID] == nil {
			out.byID[n.ID] = n
		}
	}
	return out
}

// ByID finds a note of the text, or gives nil.
func (n *Notes) ByID(id int) *Note {
	if n == nil {
		return nil
	}
	return n.byID[id]
}

// NoteRef is the mark of a note in the text: w:footnoteReference (17.11.14) or
// w:endnoteReference (17.11.7).
type NoteRef struct {
	ID     int
	End    bool // of an endnote
	Custom bool // the mark is the text behind it, not a number
}

// Note reports whether the content is the mark of a note in the text.
func (c *RawContent) Note() (NoteRef, bool) {
	if c.Node == nil || !c.Node.is("footnoteReference") && !c.Node.is("endnoteReference") {
		return NoteRef{}, false
	}
	id, ok := integer(c.Node.Attr("id"))
	custom := c.Node.Attr("customMarkFollows")
	return NoteRef{ID: id, End: c.Node.is("endnoteReference"), Custom: custom != "" && onOff(custom) == On}, ok
}

// NoteNumber reports whether the content is the number of a note in the note
// itself: w:footnoteRef or w:endnoteRef (17.11.13, 17.11.6).
func (c *RawContent) NoteNumber() bool {
	return c.Node != nil && (c.Node.is("footnoteRef") || c.Node.is("endnoteRef"))
}

// notes reads a part of notes.
func (r *reader) notes(root *Node) *Notes {
	var list []*Note
	before := 0
	for _, c := range root.Children {
		id, ok := integer(c.Attr("id"))
		if !ok || !c.is("footnote") && !c.is("endnote") {
			continue
		}
		n := &Note{ID: id, Body: r.blocks(c.Children), Part: r.part, Paragraph: before}
		Walk(n.Body, func(b Block) bool {
			if _, ok := b.(*Paragraph); ok {
				before++
			}
			return true
		})
		if kind := c.Attr("type"); kind != "normal" {
			n.Type = kind
		}
		list = append(list, n)
	}
	return NewNotes(list)
}
