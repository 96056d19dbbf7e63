// Package template reads the forms: real .docx files with tags {{ … }}.
//
// In: a file system with forms and examples. Out: Catalog, and for each form a
// Template: its tree and, beside it, the plan of what its tags ask for.
// Never: holds data of a document, evaluates an expression.
package template

import "github.com/mocban/mocban/internal/wml"

// Template is one form. It is immutable.
type Template struct {
	Name     string // the file's name
	Document *wml.Document
	Body     []Node
	Headers  []Header
}

// Header is the plan of a header or footer that holds tags.
type Header struct {
	Source *wml.HeaderFooter
	Body   []Node
}

// Node is one step of a plan: Static, Paragraph, Insert, Rule, Table, Row, Repeat
// or Choice.
//
//sumtype:decl
type Node interface{ isNode() }

// Static are blocks without tags; documents share them as they are.
type Static struct{ Blocks []wml.Block }

// Paragraph is a paragraph with tags among its words.
type Paragraph struct {
	Source *wml.Paragraph
	Pieces []Piece
}

// Insert is a paragraph that is one tag and nothing else: its value may be a body
// of blocks, which then take the paragraph's place.
type Insert struct {
	Source *wml.Paragraph
	Piece  Piece
}

// Rule is a paragraph with a top border that becomes a drawn line under the
// paragraph above it: {{ ke 40 }} is 40 percent of that paragraph's longest line.
type Rule struct {
	Source  *wml.Paragraph
	Percent int
}

// Table is a table with tags; its steps are Row, and Repeat and Choice over rows.
type Table struct {
	Source *wml.Table
	Rows   []Node
}

// Row is a table row; Cells run beside Source.Cells.
type Row struct {
	Source *wml.Row
	Cells  [][]Node
}

// Repeat is {{ lap Var trong List }} … {{ het }}.
type Repeat struct {
	Var  string
	List Tag
	Body []Node
}

// Choice is {{ neu If }} … {{ khac }} … {{ het }}.
type Choice struct {
	If         Tag
	Then, Else []Node
}

func (*Static) isNode()    {}
func (*Paragraph) isNode() {}
func (*Insert) isNode()    {}
func (*Rule) isNode()      {}
func (*Table) isNode()     {}
func (*Row) isNode()       {}
func (*Repeat) isNode()    {}
func (*Choice) isNode()    {}

// Piece is a stretch of a paragraph: an inline taken over as it is, or a tag with
// the look of the run that opens it.
type Piece struct {
	Inline wml.Inline // nil for a tag
	Tag    Tag
	Props  *wml.RunProps
}

// Tag is the inside of {{ … }} and where it stands.
type Tag struct {
	Expr      string
	Part      string // the part's name for people: «thân», «đầu trang»
	Paragraph int    // counted from 1 in its part
}
