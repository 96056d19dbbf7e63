package wml

import (
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

// Styles is word/styles.xml. It is immutable once made by Read or NewStyles.
type Styles struct {
	Defaults struct {
		Paragraph ParagraphProps
		Run       RunProps
	}
	List    []*Style
	Extra   []*Node // w:latentStyles and what else stands before the styles
	origin  *opc.Part
	theme   map[string]string // family by the name a theme font goes by: minorHAnsi
	drawing *Theme            // nil where the document has no theme

	numbering *Numbering // nil where there are no lists
	cascade
}

// StyleType is what a style can be put on (17.18.83).
type StyleType uint8

// The types of style.
const (
	ParagraphStyle StyleType = iota
	CharacterStyle
	TableStyle
	NumberingStyle
)

// Style is w:style (17.7.4.17).
type Style struct {
	ID, Name  string
	Type      StyleType
	Default   bool
	Custom    bool
	BasedOn   string
	Next      string
	Link      string
	Priority  Opt[int] // w:uiPriority
	Quick     bool     // w:qFormat
	Paragraph ParagraphProps
	Run       RunProps
	Table     *TableProps
	Cell      *CellProps
	Extra     []*Node
}

// ParagraphFormat is what a paragraph looks like after the cascade (17.7.2):
// document defaults, table style, paragraph style chain, direct properties.
// Nothing in it is absent any more.
type ParagraphFormat struct {
	Style                                *Style // nil where there is none
	Align                                Align
	Left, Right, FirstLine               unit.Length
	Before, After                        unit.Length
	BeforeAuto, AfterAuto                bool
	Line                                 int
	Rule                                 LineRule
	KeepNext, KeepLines, PageBreakBefore bool
	WidowControl, Contextual             bool
	Tabs                                 []TabStop // sorted, cleared ones gone
	Borders                              *Borders
	Shade                                *Shading
	Outline                              int // 9 is body text
	Numbering                            *NumberingRef
	Run                                  RunFormat // of a run without properties of its own

	levels levels                            // where the toggles of Run came from
	bare   struct{ left, first unit.Length } // the indents without those of a list
}

// RunFormat is what a run looks like after the cascade.
type RunFormat struct {
	Font                          string // the ascii/hAnsi family
	Size                          unit.Length
	Bold, Italic, Caps, SmallCaps bool
	Strike, DoubleStrike, Hidden  bool
	Underline                     string // "" is none
	UnderColor                    string
	Color                         string // hex; "" is automatic
	Highlight                     string
	Shade                         *Shading
	Spacing, Position             unit.Length
	Kern                          unit.Length // 0 is no kerning
	Scale                         int         // percent
	VertAlign                     VertAlign
}
