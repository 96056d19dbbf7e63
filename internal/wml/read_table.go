package wml

import "github.com/mocban/mocban/internal/unit"

// table reads w:tbl.
func (r *reader) table(n *Node) *Table {
	t := &Table{}
	rows := rowReader{reader: r, table: t}
	for _, c := range n.Children {
		switch {
		case c.is("tblPr"):
			t.Props = tableProps(c)
		case c.is("tblGrid"):
			t.Grid = r.grid(c)
		default:
			rows.read(c)
		}
	}
	t.After = rows.marks
	return t
}

// maxColumns is far above the 63 columns Word allows.
const maxColumns = 1000

func (r *reader) grid(n *Node) []unit.Length {
	var grid []unit.Length
	for _, c := range n.Children {
		if !c.is("gridCol") {
			continue
		}
		w, _ := twips(c.Attr("w"))
		if w < 0 || w > maxPage || len(grid) == maxColumns {
			r.found.invalidTable(r.part)
			w = max(0, min(w, maxPage))
		}
		if len(grid) < maxColumns {
			grid = append(grid, w)
		}
	}
	return grid
}

// rowReader gathers rows and the marks between them, and opens content controls
// and custom XML around rows.
type rowReader struct {
	*reader
	table *Table
	marks []*Node
}

func (rr *rowReader) read(n *Node) {
	switch {
	case n.is("tr"):
		row := rr.row(n)
		row.Before, rr.marks = rr.marks, nil
		rr.table.Rows = append(rr.table.Rows, row)
	case n.is("sdt"), n.is("customXml"), n.is("ins"), n.is("moveTo"):
		for _, c := range inside(n) {
			rr.read(c)
		}
	case !n.is("proofErr"):
		rr.marks = append(rr.marks, n)
	}
}

func (r *reader) row(n *Node) *Row {
	row := &Row{}
	cells := cellReader{reader: r, row: row}
	for _, c := range n.Children {
		switch {
		case c.is("trPr"):
			row.Props = mergeExceptions(r.rowProps(c), row.Props.Exceptions)
		case c.is("tblPrEx"):
			exceptions := tableProps(c)
			row.Props.Exceptions = &exceptions
		default:
			cells.read(c)
		}
	}
	row.After = cells.marks
	return row
}

func mergeExceptions(p RowProps, exceptions *TableProps) RowProps {
	p.Exceptions = exceptions
	return p
}

// cellReader does for cells what rowReader does for rows.
type cellReader struct {
	*reader
	row   *Row
	marks []*Node
}

func (cr *cellReader) read(n *Node) {
	switch {
	case n.is("tc"):
		cell := cr.cell(n)
		cell.Before, cr.marks = cr.marks, nil
		cr.row.Cells = append(cr.row.Cells, cell)
	case n.is("sdt"), n.is("customXml"), n.is("ins"), n.is("moveTo"):
		for _, c := range inside(n) {
			cr.read(c)
		}
	case !n.is("proofErr"):
		cr.marks = append(cr.marks, n)
	}
}

func (r *reader) cell(n *Node) *Cell {
	c := &Cell{Body: make([]Block, 0, len(n.Children))}
	for _, child := range n.Children {
		if child.is("tcPr") {
			c.Props = r.cellProps(child)
		} else if b := r.block(child); b != nil {
			c.Body = append(c.Body, b)
		}
	}
	return c
}

// tableProps reads w:tblPr or w:tblPrEx.
func tableProps(n *Node) TableProps {
	var p TableProps
	for _, c := range n.Children {
		if c.Name.Space != NS || !tableProp(&p, c) {
			p.Extra = append(p.Extra, c)
		}
	}
	return p
}

func tableProp(p *TableProps, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "tblStyle":
		p.Style = t.attr("val")
	case "tblW":
		p.Width = measure(t)
	case "jc":
		p.Align = takeEnum[Align](t, "val", alignNames)
	case "tblCellSpacing":
		p.CellSpacing = plainLength(t)
	case "tblInd":
		p.Indent = plainLength(t)
	case "tblBorders":
		p.Borders = borders(t)
	case "shd":
		p.Shade = shading(t)
	case "tblLayout":
		p.Fixed = Off
		if t.attr("type") == "fixed" {
			p.Fixed = On
		}
	case "tblCellMar":
		p.Margins = cellMargins(t)
	case "tblLook":
		p.Look = t.attr("val")
	case "tblCaption":
		p.Title = t.attr("val")
	default:
		return false
	}
	p.Extra = keepRest(p.Extra, t.left())
	return true
}

// measure reads w:tblW and its like: pct counts fiftieths of a percent, or whole
// percents where the sign is written.
func measure(t *taker) Measure {
	kind, w := t.attr("type"), t.attr("w")
	if n := len(w); n > 0 && w[n-1] == '%' {
		pct, _ := decimal(w[:n-1], 50)
		return Measure{Type: MeasurePercent, Pct: int(pct)}
	}
	m := Measure{}
	m.Type, _ = enum[MeasureType](measureNames, kind)
	switch m.Type {
	case MeasureUnset, MeasureLength:
		m.Type = MeasureLength
		m.V, _ = twips(w)
	case MeasurePercent:
		m.Pct, _ = integer(w)
	}
	return m
}

// plainLength reads a width that can only be a length; another type is left over.
func plainLength(t *taker) Opt[unit.Length] {
	if kind := t.node.Attr("type"); kind != "" && kind != "dxa" {
		return Opt[unit.Length]{}
	}
	t.attr("type")
	return t.length("w", unit.Twip)
}

func cellMargins(t *taker) *CellMargins {
	m := new(CellMargins)
	for _, side := range []struct {
		names []string
		to    *Opt[unit.Length]
	}{{[]string{"top"}, &m.Top}, {[]string{"left", "start"}, &m.Left}, {[]string{"bottom"}, &m.Bottom}, {[]string{"right", "end"}, &m.Right}} {
		for _, name := range side.names {
			if c := t.child(name); c != nil {
				*side.to = plainLength(take(c))
			}
		}
	}
	return m
}

func (r *reader) rowProps(n *Node) RowProps {
	var p RowProps
	for _, c := range n.Children {
		if c.Name.Space != NS || !r.rowProp(&p, c) {
			p.Extra = append(p.Extra, c)
		}
	}
	return p
}

func (r *reader) rowProp(p *RowProps, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "gridBefore":
		p.GridBefore = r.columns(t)
	case "gridAfter":
		p.GridAfter = r.columns(t)
	case "wBefore":
		p.WidthBefore = measure(t)
	case "wAfter":
		p.WidthAfter = measure(t)
	case "cantSplit":
		p.CantSplit = onOff(t.attr("val"))
	case "trHeight":
		p.Height, p.Rule = t.length("val", unit.Twip).V, HeightAtLeast // without w:hRule Word takes the least height
		if _, stated := t.find("hRule"); stated {
			p.Rule = takeEnum[HeightRule](t, "hRule", heightNames)
		}
	case "tblHeader":
		p.Header = onOff(t.attr("val"))
	case "jc":
		p.Align = takeEnum[Align](t, "val", alignNames)
	default:
		return false
	}
	p.Extra = keepRest(p.Extra, t.left())
	return true
}

// columns reads a count of grid columns.
func (r *reader) columns(t *taker) int {
	n := t.integer("val").V
	if n < 0 || n > maxColumns {
		r.found.invalidTable(r.part)
		return 0
	}
	return n
}

func (r *reader) cellProps(n *Node) CellProps {
	var p CellProps
	for _, c := range n.Children {
		if c.Name.Space != NS || !r.cellProp(&p, c) {
			p.Extra = append(p.Extra, c)
		}
	}
	return p
}

func (r *reader) cellProp(p *CellProps, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "tcW":
		p.Width = measure(t)
	case "gridSpan":
		p.Span = r.columns(t)
	case "vMerge":
		p.VMerge = VMergeContinue // without a value
		if t.attr("val") == "restart" {
			p.VMerge = VMergeRestart
		}
	case "tcBorders":
		p.Borders = borders(t)
	case "shd":
		p.Shade = shading(t)
	case "noWrap":
		p.NoWrap = onOff(t.attr("val"))
	case "tcMar":
		p.Margins = cellMargins(t)
	case "textDirection":
		p.Direction = t.attr("val")
	case "vAlign":
		p.VAlign = takeEnum[CellAlign](t, "val", vAlignNames)
	default:
		return false
	}
	p.Extra = keepRest(p.Extra, t.left())
	return true
}
