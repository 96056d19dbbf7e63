package layout

import (
	"slices"

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
	tagger
	lists   lists
	formats formats
	notes   notes

	looks    []*look // the last looks made, newest last
	bare     [8]bare
	nextBare int // to be replaced
	*workspace
	outline     []page.Entry
	places      []page.Place
	placed      int                // bookmarks that were taken up
	bookmarks   map[*para][]string // their names, by paragraph
	legacyFonts []string           // told of already
	depth       int                // of tables in tables
	styleFrames bool               // a style puts its paragraphs into frames
}

func newEngine(doc *wml.Document, faces *font.Set, opt Options) *engine {
	e := &engine{workspace: workspaces.Get().(*workspace), doc: doc, styles: doc.Styles, faces: faces, opt: opt, legacy: true, defaultTab: 36 * unit.Pt}
	if e.styles == nil {
		e.styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{}, nil)
	}
	e.styleFrames = slices.ContainsFunc(e.styles.List, func(st *wml.Style) bool { return framePr(st.Paragraph.Extra) != nil })
	e.tagger.elements = e.workspace.elements[:0]
	e.pageText = "1"
	if opt.Foreign && doc.Carried != nil {
		if main, ok := doc.Carried.Main(); ok {
			e.mainName = main.Name
		}
	}
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

// faceOf gives the face of a format and its name on pages.
func (e *engine) faceOf(f *wml.RunFormat) (*font.Face, page.Face) {
	st := e.faces.FamilyStyle(f.Font)
	if f.Bold {
		st |= font.Bold
	}
	if f.Italic {
		st |= font.Italic
	}
	return e.faces.Face(st), page.Face(st)
}
