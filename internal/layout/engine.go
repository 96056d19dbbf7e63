package layout

import (
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// engine is what the layout of one document shares: what is measured with, what
// has been resolved before, and the problems found.
type engine struct {
	doc    *wml.Document
	styles *wml.Styles
	faces  *font.Set
	opt    Options
	reporter

	additive   bool        // space after and space before add up
	legacy     bool        // compatibility below Word 2013: tables reach into the margin by their padding
	noStretch  bool        // w:doNotExpandShiftReturn
	defaultTab unit.Length // distance of the stops nobody set
	largest    unit.Length // what has room on every sheet: no line or row is higher

	pageText  string // what PAGE stands for in the text laid out now
	total     int    // what NUMPAGES stands for; 0 where it is not known yet
	inSection int    // what SECTIONPAGES stands for
	usesTotal bool   // the body has a NUMPAGES field
	fields    fieldState
	drawing
	lists lists
	notes notes

	looks       []*look // the last looks made, newest last
	collected   []span  // of the paragraph being read
	scratch     []piece // of the paragraph being shaped
	outScratch  []piece // of the same, in lines
	lineScratch []line
	pieces      slab[piece] // of all paragraphs
	lines       slab[line]
	spans       slab[span]
	paras       slab[para]
	outline     []page.Entry
	depth       int // of tables in tables
}

func newEngine(doc *wml.Document, faces *font.Set, opt Options) *engine {
	e := &engine{doc: doc, styles: doc.Styles, faces: faces, opt: opt, legacy: true, defaultTab: 36 * unit.Pt}
	if e.styles == nil {
		e.styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{}, nil)
	}
	e.pageText = "1"
	if s := doc.Settings; s != nil {
		e.additive = s.NoHTMLAutoSpacing
		e.legacy = s.CompatibilityMode < 15
		e.noStretch = mentions(s.Extra, "doNotExpandShiftReturn")
		if s.DefaultTab > 0 {
			e.defaultTab = s.DefaultTab
		}
	}
	return e
}

// mentions looks for a switch among settings that the tree carries as XML.
func mentions(nodes []*wml.Node, name string) bool {
	for _, n := range nodes {
		if n.Name.Local == name && n.Attr("val") != "0" && n.Attr("val") != "false" {
			return true
		}
		if n.Name.Local == "compat" && mentions(n.Children, name) {
			return true
		}
	}
	return false
}

// slab hands out places of one slice after the other, so that thousands of small
// things cost few allocations. What it has handed out never moves.
type slab[T any] struct {
	free  []T
	chunk int // how many places are made at a time
}

// firstChunk is room for a short document; every further chunk is twice as large,
// up to the room for some pages.
const firstChunk, largestChunk = 32, 1024

// take gives n new places, and room for no more.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.chunk = min(max(2*s.chunk, firstChunk), largestChunk)
		if n > s.chunk/2 {
			return make([]T, n)
		}
		s.free = make([]T, s.chunk)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

// one gives one new place.
func (s *slab[T]) one() *T { return &s.take(1)[0] }

// faceOf gives the face of a style and its name on pages.
func (e *engine) faceOf(bold, italic bool) (*font.Face, page.Face) {
	st := font.Regular
	if bold {
		st |= font.Bold
	}
	if italic {
		st |= font.Italic
	}
	return e.faces.Face(st), page.Face(st)
}
