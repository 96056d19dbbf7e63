package wml

import "github.com/mocban/mocban/internal/unit"

func (e *encoder) table(t *Table) {
	e.raw("<w:tbl>")
	e.raw("<w:tblPr>")
	e.tableProps(&t.Props)
	e.raw("</w:tblPr><w:tblGrid>")
	for _, w := range t.Grid {
		e.raw("<w:gridCol")
		e.number("w:w", w.Twips())
		e.raw("/>")
	}
	e.raw("</w:tblGrid>")
	for _, row := range t.Rows {
		e.row(row)
	}
	e.nodes(t.After)
	e.raw("</w:tbl>")
}

func (e *encoder) row(r *Row) {
	e.nodes(r.Before)
	e.raw("<w:tr>")
	if x := r.Props.Exceptions; x != nil {
		e.within("w:tblPrEx", func() { e.tableProps(x) })
	}
	e.rowProps(&r.Props)
	for _, c := range r.Cells {
		e.nodes(c.Before)
		e.raw("<w:tc>")
		e.cellProps(&c.Props)
		e.blocks(c.Body)
		if !endsWithParagraph(c.Body) {
			e.raw("<w:p/>")
		}
		e.raw("</w:tc>")
	}
	e.nodes(r.After)
	e.raw("</w:tr>")
}

// endsWithParagraph: Word refuses a file with a cell that does not.
func endsWithParagraph(body []Block) bool {
	if len(body) == 0 {
		return false
	}
	_, table := body[len(body)-1].(*Table)
	return !table
}

// tableProps writes the children of w:tblPr or w:tblPrEx.
func (e *encoder) tableProps(p *TableProps) {
	s := slots{e: e, order: tableOrder, extra: p.Extra}
	e.slotVal(&s, "w:tblStyle", p.Style)
	e.slotMeasure(&s, "w:tblW", p.Width)
	e.slotVal(&s, "w:jc", alignNames[p.Align])
	e.slotWidth(&s, "w:tblCellSpacing", p.CellSpacing)
	e.slotWidth(&s, "w:tblInd", p.Indent)
	if s.at("tblBorders") || p.Borders != nil {
		e.borders("w:tblBorders", p.Borders, s.rest)
	}
	if s.at("shd") || p.Shade != nil {
		e.shading(p.Shade, s.rest)
	}
	if s.at("tblLayout") || p.Fixed != Unset {
		from := e.open("w:tblLayout")
		switch p.Fixed {
		case On:
			e.attr("w:type", "fixed")
		case Off:
			e.attr("w:type", "autofit")
		case Unset:
		}
		e.close("w:tblLayout", from, s.rest)
	}
	if s.at("tblCellMar") || p.Margins != nil {
		e.cellMargins("w:tblCellMar", p.Margins, s.rest)
	}
	e.slotVal(&s, "w:tblLook", p.Look)
	e.slotVal(&s, "w:tblCaption", p.Title)
	s.end()
}

// slotMeasure writes a width of any type at its place.
func (e *encoder) slotMeasure(s *slots, tag string, m Measure) {
	if !s.at(tag[len("w:"):]) && m.Type == MeasureUnset {
		return
	}
	from := e.open(tag)
	switch m.Type {
	case MeasureUnset:
	case MeasureLength:
		e.number("w:w", m.V.Twips())
	case MeasurePercent:
		e.number("w:w", m.Pct)
	case MeasureNil, MeasureAuto:
		e.number("w:w", 0)
	}
	e.some("w:type", measureNames[m.Type])
	e.close(tag, from, s.rest)
}

// slotWidth writes a width that is a length at its place.
func (e *encoder) slotWidth(s *slots, tag string, l Opt[unit.Length]) {
	if s.at(tag[len("w:"):]) || l.Set {
		from := e.open(tag)
		if l.Set {
			e.number("w:w", l.V.Twips())
			e.attr("w:type", "dxa")
		}
		e.close(tag, from, s.rest)
	}
}

func (e *encoder) cellMargins(tag string, m *CellMargins, rest *Node) {
	if m == nil {
		m = &CellMargins{}
	}
	e.within(tag, func() {
		s := slots{e: e, order: bordersOrder}
		if rest != nil {
			s.extra = rest.Children
		}
		e.slotWidth(&s, "w:top", m.Top)
		e.slotWidth(&s, "w:left", m.Left)
		e.slotWidth(&s, "w:bottom", m.Bottom)
		e.slotWidth(&s, "w:right", m.Right)
		s.end()
	})
}

func (e *encoder) rowProps(p *RowProps) {
	e.within("w:trPr", func() {
		s := slots{e: e, order: rowOrder, extra: p.Extra}
		e.slotCount(&s, "w:gridBefore", p.GridBefore)
		e.slotCount(&s, "w:gridAfter", p.GridAfter)
		e.slotMeasure(&s, "w:wBefore", p.WidthBefore)
		e.slotMeasure(&s, "w:wAfter", p.WidthAfter)
		e.slotToggle(&s, "w:cantSplit", p.CantSplit)
		if s.at("trHeight") || p.Height != 0 || p.Rule != HeightAuto {
			from := e.open("w:trHeight")
			e.number("w:val", p.Height.Twips())
			e.attr("w:hRule", heightNames[p.Rule])
			e.close("w:trHeight", from, s.rest)
		}
		e.slotToggle(&s, "w:tblHeader", p.Header)
		e.slotVal(&s, "w:jc", alignNames[p.Align])
		s.end()
	})
}

// slotCount writes a count of columns, unless it is zero.
func (e *encoder) slotCount(s *slots, tag string, n int) {
	e.slotNumber(s, tag, Opt[int]{V: n, Set: n != 0})
}

func (e *encoder) cellProps(p *CellProps) {
	e.within("w:tcPr", func() {
		s := slots{e: e, order: cellOrder, extra: p.Extra}
		e.slotMeasure(&s, "w:tcW", p.Width)
		e.slotCount(&s, "w:gridSpan", p.Span)
		if s.at("vMerge") || p.VMerge != VMergeNone {
			from := e.open("w:vMerge")
			if p.VMerge == VMergeRestart {
				e.attr("w:val", "restart")
			}
			e.close("w:vMerge", from, s.rest)
		}
		if s.at("tcBorders") || p.Borders != nil {
			e.borders("w:tcBorders", p.Borders, s.rest)
		}
		if s.at("shd") || p.Shade != nil {
			e.shading(p.Shade, s.rest)
		}
		e.slotToggle(&s, "w:noWrap", p.NoWrap)
		if s.at("tcMar") || p.Margins != nil {
			e.cellMargins("w:tcMar", p.Margins, s.rest)
		}
		e.slotVal(&s, "w:textDirection", p.Direction)
		e.slotVal(&s, "w:vAlign", vAlignNames[p.VAlign])
		s.end()
	})
}
