// Package wml is the WordprocessingML tree: the one model of a document, from
// which both DOCX and PDF come.
//
// In: parts of a package (ECMA-376-1, clause 17), or a tree built by merge.
// Out: Document and its blocks; parts again; styles resolved.
// Never: measures, places, or knows the decree.
package wml

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

// Document is a whole document. Trees share what they do not change: Styles,
// Numbering, Settings and HeaderFooter values are immutable once read, and so is
// every block of a template.
type Document struct {
	Body      []Block
	Section   *Section        // w:body/w:sectPr, the last section
	Headers   []*HeaderFooter // headers and footers that sections refer to
	Styles    *Styles
	Numbering *Numbering // nil where the document has none
	Footnotes *Notes     // nil where the document has none
	Endnotes  *Notes
	Settings  *Settings
	Core      Core
	// Background is w:background, or nil.
	Background *Node
	Carried    *opc.Package // the package it was read from: parts that the tree does not model; nil for a new document

	media []media // images that it was given since
	read  readCore
}

// readCore is the part the core properties were read from and what they were, so
// that a document whose properties nobody changed carries the part as it is.
type readCore struct {
	part *opc.Part
	core Core
}

// Block is Paragraph, Table, BlockWrap or RawBlock.
//
//sumtype:decl
type Block interface{ isBlock() }

// Inline is Run, InlineWrap or RawInline.
//
//sumtype:decl
type Inline interface{ isInline() }

// RunContent is Text, Tab, Break, FieldChar, Instruction, NoBreakHyphen,
// SoftHyphen, Symbol or RawContent.
//
//sumtype:decl
type RunContent interface{ isRunContent() }

// Paragraph is w:p (17.3.1.22).
type Paragraph struct {
	Props   ParagraphProps
	Content []Inline
	At      diag.Pointer // where its words came from in the writer's input
}

// Run is w:r (17.3.2.25).
type Run struct {
	Props   RunProps
	Content []RunContent
	At      diag.Pointer
}

// InlineWrap is an element around runs that has no look of its own: w:hyperlink,
// w:sdt, w:smartTag, w:fldSimple, w:ins. Head are its children before the runs
// (w:sdtPr and its like).
type InlineWrap struct {
	Name    Name
	Attrs   []Attr
	Head    []*Node
	Content []Inline
}

// BlockWrap is an element around blocks: w:sdt, w:customXml.
type BlockWrap struct {
	Name  Name
	Attrs []Attr
	Head  []*Node
	Body  []Block
}

// RawBlock, RawInline and RawContent carry XML that the tree does not model, so
// that it survives reading and writing.
type (
	RawBlock   struct{ Node *Node }
	RawInline  struct{ Node *Node }
	RawContent struct{ Node *Node }
)

// Text is w:t; white space in it is kept.
type Text struct{ S string }

// Tab is w:tab in a run.
type Tab struct{}

// Break is w:br or w:cr.
type Break struct {
	Kind  BreakKind
	Clear string // w:clear: where the text goes on beside a floating object; "" is none
}

// BreakKind is the type of a break (17.18.3).
type BreakKind uint8

// The kinds of break.
const (
	LineBreak BreakKind = iota
	PageBreak
	ColumnBreak
)

// FieldChar is w:fldChar (17.16.18).
type FieldChar struct {
	Kind FieldCharKind
	Rest *Node // what else the element holds, such as w:ffData of a form field; nil where nothing
}

// FieldCharKind is the type of a field character (17.18.29).
type FieldCharKind uint8

// The three marks of a complex field.
const (
	FieldBegin FieldCharKind = iota
	FieldSeparate
	FieldEnd
)

// Instruction is w:instrText, such as " PAGE ".
type Instruction struct{ S string }

// NoBreakHyphen is w:noBreakHyphen, SoftHyphen is w:softHyphen.
type (
	NoBreakHyphen struct{}
	SoftHyphen    struct{}
)

// Symbol is w:sym: a glyph of a symbol font.
type Symbol struct {
	Font string
	Char rune
}

func (*Paragraph) isBlock() {}
func (*Table) isBlock()     {}
func (*BlockWrap) isBlock() {}
func (*RawBlock) isBlock()  {}

func (*Run) isInline()        {}
func (*InlineWrap) isInline() {}
func (*RawInline) isInline()  {}

func (Text) isRunContent()          {}
func (Tab) isRunContent()           {}
func (Break) isRunContent()         {}
func (FieldChar) isRunContent()     {}
func (Instruction) isRunContent()   {}
func (NoBreakHyphen) isRunContent() {}
func (SoftHyphen) isRunContent()    {}
func (Symbol) isRunContent()        {}
func (*RawContent) isRunContent()   {}

// HeaderFooter is the content of one header or footer part.
type HeaderFooter struct {
	ID     string // relationship id by which sections refer to it
	Footer bool
	Body   []Block

	origin *opc.Part // the part it was read from, written back as it is
	part   string    // the name of that part
}

// HeaderFooter finds a header or footer by its relationship id, or gives nil.
func (d *Document) HeaderFooter(id string) *HeaderFooter {
	for _, h := range d.Headers {
		if h.ID == id {
			return h
		}
	}
	return nil
}

// Section is w:sectPr (17.6.17).
type Section struct {
	Type       SectionType
	Width      unit.Length // of the page as it is read, turned pages included
	Height     unit.Length
	Landscape  bool
	Margins    PageMargins
	TitlePage  Toggle   // w:titlePg: the first page has its own header and footer
	PageStart  Opt[int] // w:pgNumType/@w:start
	PageFormat string   // w:pgNumType/@w:fmt; "" is decimal
	Refs       []HeaderRef
	Extra      []*Node
}

// SectionType is the kind of break before a section (17.18.77).
type SectionType uint8

// The section types; NextPage is the default of the standard.
const (
	NextPage SectionType = iota
	Continuous
	EvenPage
	OddPage
	NextColumn
)

// PageMargins is w:pgMar (17.6.11).
type PageMargins struct {
	Top, Right, Bottom, Left, Header, Footer, Gutter unit.Length
}

// HeaderRef is w:headerReference or w:footerReference.
type HeaderRef struct {
	Footer bool
	Kind   HeaderKind
	ID     string
}

// HeaderKind says on which pages a header stands (17.18.36).
type HeaderKind uint8

// The kinds of header and footer.
const (
	DefaultPages HeaderKind = iota
	FirstPage
	EvenPages
)

// Core is docProps/core.xml (ECMA-376-2, clause 11). Dates are W3CDTF; "" leaves
// an element out.
type Core struct {
	Title, Subject, Creator, Keywords, Description, Language, Category string
	LastModifiedBy, Created, Modified                                  string
}

// Settings is word/settings.xml as far as it moves text.
type Settings struct {
	CompatibilityMode int         // w:compatSetting compatibilityMode; 12 where it is missing
	NoHTMLAutoSpacing bool        // w:doNotUseHTMLParagraphAutoSpacing: spaces between paragraphs add up
	DefaultTab        unit.Length // w:defaultTabStop; 36 pt where it is missing
	EvenAndOddHeaders bool
	Extra             []*Node // what else the part holds, in its order
	origin            *opc.Part
}
