package wml

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/unit"
)

// Table is w:tbl (17.4.37). Content controls around whole rows or cells are
// opened: the rows and cells stay, the control goes.
type Table struct {
	Props TableProps
	Grid  []unit.Length // w:tblGrid: column widths
	Rows  []*Row
	After []*Node // bookmarks and other marks behind the last row
	At    diag.Pointer
}

// TableProps is w:tblPr (17.4.59).
type TableProps struct {
	Style       string
	Width       Measure
	Align       Align // of the whole table between the margins
	Indent      Opt[unit.Length]
	Fixed       Toggle // w:tblLayout fixed
	Borders     *Borders
	Margins     *CellMargins
	CellSpacing Opt[unit.Length]
	Shade       *Shading
	Look        string // w:tblLook/@w:val
	Title       string // w:tblCaption: alternative text
	Extra       []*Node
}

// Measure is a width of 17.18.90.
type Measure struct {
	Type MeasureType
	V    unit.Length // for MeasureLength
	Pct  int         // fiftieths of a percent, for MeasurePercent
}

// MeasureType says what a Measure counts.
type MeasureType uint8

// The types of width; MeasureUnset is absent.
const (
	MeasureUnset MeasureType = iota
	MeasureNil
	MeasureAuto
	MeasureLength
	MeasurePercent
)

// CellMargins are the paddings of a table or cell.
type CellMargins struct{ Top, Left, Bottom, Right Opt[unit.Length] }

// Row is w:tr (17.4.79).
type Row struct {
	Before []*Node // bookmarks and other marks between the last row and this
	Props  RowProps
	Cells  []*Cell
	After  []*Node // marks behind the last cell
	At     diag.Pointer
}

// RowProps is w:trPr (17.4.81).
type RowProps struct {
	Height      unit.Length
	Rule        HeightRule
	CantSplit   Toggle
	Header      Toggle // w:tblHeader: repeated on each page
	Align       Align
	GridBefore  int
	GridAfter   int
	WidthBefore Measure
	WidthAfter  Measure
	Exceptions  *TableProps // w:tblPrEx
	Extra       []*Node
}

// HeightRule says how a row's height counts (17.18.37).
type HeightRule uint8

// The height rules; HeightAuto ignores the height.
const (
	HeightAuto HeightRule = iota
	HeightAtLeast
	HeightExact
)

// Cell is w:tc (17.4.65). Its body ends with a paragraph.
type Cell struct {
	Before []*Node // marks between the last cell and this
	Props  CellProps
	Body   []Block
}

// CellProps is w:tcPr (17.4.69).
type CellProps struct {
	Width     Measure
	Span      int // grid columns; 0 is 1
	VMerge    VMerge
	Borders   *Borders
	Shade     *Shading
	NoWrap    Toggle
	Margins   *CellMargins
	Direction string // w:textDirection
	VAlign    CellAlign
	Extra     []*Node
}

// VMerge joins cells downwards (17.18.57).
type VMerge uint8

// The states of a vertical merge.
const (
	VMergeNone VMerge = iota
	VMergeRestart
	VMergeContinue
)

// CellAlign is w:vAlign of a cell (17.18.101).
type CellAlign uint8

// The vertical alignments of a cell; CellAlignUnset is inherited, else top.
const (
	CellAlignUnset CellAlign = iota
	CellTop
	CellMiddle
	CellBottom
)

// Columns counts the grid columns a cell covers.
func (c *Cell) Columns() int { return max(1, c.Props.Span) }
