// Package layout makes every decision of place: which word ends a line, which
// line ends a page, where each stands.
//
// In: a document with its styles resolved, and the faces to measure with. Out:
// finished pages, and what of the document could not be laid out.
// Never: opens files, knows PDF or the decree, changes the document.
//
// The road of a text through the package, one file a step:
//
//	numbering the numbers of lists are counted before anything is laid out
//	notes     those of footnotes and endnotes too; footnote gives them room at the foot
//	collect   the runs of a paragraph become spans of one look each
//	shape     spans become pieces: words with their widths, tabs, breaks
//	linebreak pieces become lines
//	place     the pieces of a line get their places on it
//	stack     blocks become slices, which no page break divides, with the white between them
//	object    drawings and frames wait beside the text for their anchor's place
//	float     lines go around those that ask for it
//	flow      slices become sheets
//	draw      slices become items, which know what they are to a reader: see tag
//	finish    sheets get what depends on their number, and their items
package layout

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// Options are the limits of a layout.
type Options struct {
	MaxPages int // 0 is 500
	// Foreign says that the document is not one of ours: a character that the font
	// lacks gives way to a sign like it, with a warning, and does not block the pages.
	Foreign bool
	// Squeeze breaks justified lines as Word does from compatibility mode 15 on, in
	// documents of that mode. Off, every program breaks at the same words.
	Squeeze bool
}

// defaultMaxPages is far above any administrative text, and low enough for a
// hostile one to end soon.
const defaultMaxPages = 500

// Pages lays a document out. The document is nil where a problem blocks it; the
// other problems tell what the pages lack.
func Pages(doc *wml.Document, faces *font.Set, opt Options) (*page.Document, []diag.Problem) {
	if opt.MaxPages <= 0 {
		opt.MaxPages = defaultMaxPages
	}
	sections := sectionsOf(doc)
	e := newEngine(doc, faces, opt)
	if !e.checkSections(sections) {
		return nil, e.problems
	}
	sheets := e.lay(sections)
	if (e.usesTotal && len(sheets) != e.total || e.notes.perPage) && !e.blocked() {
		// The body names the number of pages, or counts its footnotes on each: once
		// more, knowing them.
		total, pages := len(sheets), e.restartOnPages()
		read := e.drawing
		e.release()
		e = newEngine(doc, faces, opt)
		e.drawing = read // images are decoded once
		e.checkSections(sections)
		e.total, e.notes.pages = total, pages
		sheets = e.lay(sections)
	}
	if e.blocked() {
		return nil, e.problems
	}
	pages := e.finish(sheets)
	e.release()
	return pages, e.problems
}

// lay fills sheets with the sections, in their order.
func (e *engine) lay(sections []section) []*sheet {
	f := &flow{e: e, wait: e.waiting}
	e.divided = len(sections) > 1
	for i := range sections {
		f.section(&sections[i])
		if f.full() {
			break
		}
	}
	f.endnotes()
	f.end()
	e.waiting = f.wait
	return f.sheets
}
