package layout

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// para is a paragraph with its lines broken and placed. Places across are from
// the left edge of its column.
type para struct {
	format *wml.ParagraphFormat
	spans  []span
	pieces []piece
	lines  []line
	left   unit.Length // of the text from the column's left edge
	right  unit.Length // edge of the text
	frame  frame
	label  *paraLabel // nil where there is none
	mark   *look      // of the paragraph mark

	objects []*object   // anchored in the paragraph
	width   unit.Length // of the column
	before  unit.Length // white above that it asks for itself
	lent    unit.Length // of the white above: belongs to the paragraph before
	around  *around     // nil where nothing stands in the way
	at      diag.Pointer

	rank     int8 // outline level; 9 is body text
	inCell   bool // of a table
	drawings bool // it has some, anchored or in its lines
	bordered bool // some of its text has a border
	marked   bool // some of its text is underlined, struck or painted behind
	named    bool // it has bookmarks: see engine.bookmarks

	item  bool  // of a list that counts by itself
	tag   int32 // of its element; 0 while nothing of it is drawn
	typed int32 // bytes of the first span that are a typed label

	count *lineCount // of its lines; nil where they have no numbers
}

// line is one line of a paragraph: pieces[first:last] of it.
type line struct {
	first, last int32
	left, room  unit.Length // where text may stand
	push        unit.Length // white above, to get past a drawing
	height      unit.Length
	base        unit.Length // baseline below the line's top
	above       unit.Length // from the baseline to the top of the highest text
	below       unit.Length
	end         lineBreak
	squeezed    bool // its spaces give way for its last word
}

// lineBreak says why a line ends.
type lineBreak uint8

const (
	brokenLine lineBreak = iota // the next word did not fit
	lastLine
	hardBreak   // w:br
	pageBreak   // w:br of a page
	columnBreak // w:br of a column
)

// read takes a paragraph up for a column of a width; its lines are not broken yet.
func (e *engine) read(p *wml.Paragraph, table *wml.TableContext, width unit.Length) *para {
	e.reporter.paragraph++
	kind := e.resolve(&p.Props, table)
	if !kind.told {
		e.tellStyle(p.Props.Style)
		kind.told = true
	}
	e.tellParagraph(p)
	format := kind.format
	out := e.paras.one()
	out.format, out.at, out.rank = format, p.At, int8(format.Outline)
	out.width, out.inCell = width, table != nil
	out.left, out.right = e.edges(format, width)
	out.frame = frameOf(format)
	out.spans = e.collect(p, out)
	out.marked = hasMarks(out.spans)
	out.mark = e.markLook(p, format)
	e.layTexts(out)
	if e.paper != nil && e.paper.count != nil && !e.suppressesNumbers(&p.Props) {
		out.count = e.paper.count
	}
	return out
}

// hasMarks reports whether lines or grounds are drawn with some of the text.
func hasMarks(spans []span) bool {
	for i := range spans {
		if l := spans[i].look; l.filled || l.stroked() {
			return true
		}
	}
	return false
}

// breakLines gives a paragraph its lines.
func (e *engine) breakLines(p *para) {
	b := breaker{engine: e, para: p, in: e.shape(p.spans), width: p.width, mark: p.mark}
	b.paragraph()
}

// markLook is the look of the paragraph mark: it gives an empty paragraph its height.
func (e *engine) markLook(p *wml.Paragraph, format *wml.ParagraphFormat) *look {
	if p.Props.Mark == nil || p.Props.Mark.Plain() {
		return e.bareLook(format)
	}
	f := e.styles.Run(format, p.Props.Mark)
	return e.lookOf(&f, false)
}

// narrowest is the least room a line gets, whatever the indents say.
const narrowest = unit.Pt

// edges are the left and right edges of the text. Indents that leave no room are
// cut, the right one first.
func (e *engine) edges(f *wml.ParagraphFormat, width unit.Length) (left, right unit.Length) {
	left = min(max(f.Left, -e.largest), e.largest)
	right = width - min(max(f.Right, -e.largest), e.largest)
	if right-left < narrowest {
		right = max(width, left+narrowest)
	}
	return left, right
}

// firstLeft is where the first line begins.
func (p *para) firstLeft() unit.Length {
	return min(p.left+min(max(p.format.FirstLine, -largestPaper), largestPaper), p.right-narrowest)
}
