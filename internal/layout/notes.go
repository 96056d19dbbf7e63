package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// notes are the footnotes and endnotes that the text refers to, numbered before
// anything is laid out.
type notes struct {
	counted bool
	marks   map[*wml.RawContent]*note
	ends    []*note                 // the endnotes, in their order
	mark    string                  // of the note being laid out
	perPage bool                    // the footnotes of each page begin with the first number
	pages   map[*wml.RawContent]int // where the marks came to stand when they were laid out before; nil the first time
}

// note is one footnote or endnote.
type note struct {
	src   *wml.Note
	mark  string
	end   bool
	body  []slice // laid out when its mark is placed
	ready bool

	reference, tag int32 // of its mark and of itself
	page           int   // that the mark stands on
}

// noteNumbers says how notes are counted (17.11.11).
type noteNumbers struct {
	format  string
	restart string
	start   int
}

// countNotes gives every note of the body its number.
func (e *engine) countNotes() {
	e.notes.counted = true
	if e.doc.Footnotes == nil && e.doc.Endnotes == nil {
		return
	}
	e.notes.marks = map[*wml.RawContent]*note{}
	c := noteCounter{engine: e}
	for _, s := range sectionsOf(e.doc) {
		c.foot = e.noteNumbers("footnotePr", s.props, "decimal")
		c.end = e.noteNumbers("endnotePr", s.props, "lowerRoman")
		if s.index == 0 || c.foot.restart == "eachSect" {
			c.feet = c.foot.start - 1
		}
		if s.index == 0 || c.end.restart == "eachSect" {
			c.ends = c.end.start - 1
		}
		wml.Walk(s.body, func(b wml.Block) bool {
			if p, ok := b.(*wml.Paragraph); ok {
				c.inlines(p.Content, 0)
			}
			return true
		})
	}
}

// restartOnPages tells where the marks of a layout stand, for a second one that counts
// them anew on each page.
func (e *engine) restartOnPages() map[*wml.RawContent]int {
	pages := make(map[*wml.RawContent]int, len(e.notes.marks))
	for raw, n := range e.notes.marks {
		pages[raw] = n.page
	}
	return pages
}

// noteNumbers reads how a section counts its notes: its own word, else the
// document's.
func (e *engine) noteNumbers(element string, s *wml.Section, format string) noteNumbers {
	out := noteNumbers{format: format, start: 1}
	var lists [][]*wml.Node
	if e.doc.Settings != nil {
		lists = append(lists, e.doc.Settings.Extra)
	}
	for _, list := range append(lists, s.Extra) {
		for _, n := range list {
			if n.Name.Local == element {
				out.read(n)
			}
		}
	}
	return out
}

func (n *noteNumbers) read(from *wml.Node) {
	if c := from.Child("numFmt"); c != nil {
		n.format = c.Attr("val")
	}
	if c := from.Child("numRestart"); c != nil {
		n.restart = c.Attr("val")
	}
	if c := from.Child("numStart"); c != nil {
		if start, ok := atoi(c.Attr("val")); ok {
			n.start = start
		}
	}
}

// noteCounter walks through the text and counts the marks of notes.
type noteCounter struct {
	*engine
	foot, end  noteNumbers
	feet, ends int
	page       int // of the last footnote
}

func (c *noteCounter) inlines(list []wml.Inline, depth int) {
	if depth > maxWraps {
		return
	}
	for _, in := range list {
		switch in := in.(type) {
		case *wml.Run:
			for _, content := range in.Content {
				if raw, ok := content.(*wml.RawContent); ok {
					c.reference(raw)
				}
			}
		case *wml.InlineWrap:
			c.inlines(in.Content, depth+1)
		case *wml.RawInline:
		}
	}
}

func (c *noteCounter) reference(raw *wml.RawContent) {
	ref, ok := raw.Note()
	if !ok {
		return
	}
	from, numbers, count := c.doc.Footnotes, &c.foot, &c.feet
	if ref.End {
		from, numbers, count = c.doc.Endnotes, &c.end, &c.ends
	}
	src := from.ByID(ref.ID)
	if src == nil {
		return
	}
	if numbers.restart == "eachPage" && !ref.End {
		c.notes.perPage = true
		if page, known := c.notes.pages[raw]; known && page != c.page {
			c.page, *count = page, numbers.start-1
		}
	}
	n := &note{src: src, end: ref.End}
	if !ref.Custom {
		*count++
		n.mark = c.noteNumber(*count, numbers.format)
	}
	c.notes.marks[raw] = n
	if ref.End {
		c.notes.ends = append(c.notes.ends, n)
	}
}

// noteSigns are the marks of the format chicago, in their order.
const noteSigns = "*†‡§"

// noteNumber writes the number of a note.
func (e *engine) noteNumber(n int, format string) string {
	if format == "chicago" && n > 0 {
		signs := []rune(noteSigns)
		return strings.Repeat(string(signs[(n-1)%len(signs)]), min((n-1)/len(signs)+1, 10))
	}
	text, known := listNumber(n, format)
	if !known {
		e.unsupported("numFmt " + format)
	}
	return text
}

// noteMark puts the mark of a note into the text, or into the note itself. It
// reports whether the content was one.
func (c *collector) noteMark(raw *wml.RawContent, l *look, at diag.Pointer) bool {
	if raw.NoteNumber() {
		c.text(c.notes.mark, l, at)
		return true
	}
	if _, ok := raw.Note(); !ok {
		return false
	}
	if !c.notes.counted {
		c.countNotes()
	}
	n := c.notes.marks[raw]
	if n == nil {
		return false
	}
	mark := n.mark
	if mark == "" {
		mark = string(wordJoiner) // a mark of its own follows; the note hangs on this
	}
	c.spans = append(c.spans, span{text: mark, look: l, at: at, note: n})
	return true
}
