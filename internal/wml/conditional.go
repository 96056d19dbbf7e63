package wml

import "slices"

// TableParts are the parts of a table that a table style can dress apart (17.18.89),
// as a set. Their order is that of application: later ones lie over earlier ones
// (17.7.6).
type TableParts uint16

// The parts of a table: bands of columns and of rows, edges, corners.
const (
	OddColumns TableParts = 1 << iota
	EvenColumns
	OddRows
	EvenRows
	FirstRow
	LastRow
	FirstColumn
	LastColumn
	TopRight
	TopLeft
	BottomRight
	BottomLeft
)

// tablePartNames are ST_TblStyleOverrideType in the order of the bits.
var tablePartNames = []string{
	"band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstRow", "lastRow", "firstCol", "lastCol",
	"neCell", "nwCell", "seCell", "swCell",
}

// TablePart is what a table style says of a part of its tables: w:tblStylePr
// (17.7.6.6). Part 0 is the whole table.
type TablePart struct {
	Part      TableParts
	Paragraph ParagraphProps
	Run       RunProps
	Cell      CellProps
}

// readTableParts reads the parts of a table style out of what it carries as XML, in
// the order of application.
func readTableParts(st *Style) []TablePart {
	var out []TablePart
	if st.Cell != nil {
		out = append(out, TablePart{Cell: *st.Cell})
	}
	r := &reader{found: new(findings)}
	for _, n := range st.Extra {
		if !n.is("tblStylePr") {
			continue
		}
		i := slices.Index(tablePartNames, n.Attr("type"))
		if i < 0 && n.Attr("type") != "wholeTable" {
			continue
		}
		part := TablePart{}
		if i >= 0 {
			part.Part = 1 << i
		}
		for _, c := range n.Children {
			switch {
			case c.is("pPr"):
				part.Paragraph = r.paragraphProps(c)
			case c.is("rPr"):
				part.Run = runProps(c)
			case c.is("tcPr"):
				part.Cell = r.cellProps(c)
			}
		}
		out = append(out, part)
	}
	slices.SortStableFunc(out, func(a, b TablePart) int { return int(a.Part) - int(b.Part) })
	return out
}

// TablePartsOf lists what the style of a table, and those it is based on, say of the
// parts that a cell belongs to, in the order of application.
func (s *Styles) TablePartsOf(table *TableContext) []TablePart {
	if table == nil || len(s.parts) == 0 {
		return nil
	}
	var out []TablePart
	chain := s.chain(s.ofTable(table), func(*Style) bool { return false })
	for i := len(chain) - 1; i >= 0; i-- {
		for _, p := range s.parts[chain[i]] {
			if p.Part == 0 || p.Part&table.Parts != 0 {
				out = append(out, p)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b TablePart) int { return int(a.Part) - int(b.Part) })
	return out
}

// Dressed reports which parts the style of a table dresses apart, and whether it
// says anything of cells at all.
func (s *Styles) Dressed(table *TableContext) (parts TableParts, any bool) {
	for st := s.ofTable(table); st != nil; st = s.base[st] {
		for _, p := range s.parts[st] {
			parts |= p.Part
			any = true
		}
	}
	return parts, any
}

// ofTable is the style of a table: its own, or the usual one.
func (s *Styles) ofTable(table *TableContext) *Style {
	st := s.byID[table.Style]
	if st == nil || st.Type != TableStyle {
		st = s.usual[TableStyle]
	}
	return st
}

// tabledKey tells the formats of paragraphs in tables apart.
type tabledKey struct {
	table *Style
	parts TableParts
}
