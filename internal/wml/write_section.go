package wml

// section writes w:sectPr.
func (e *encoder) section(sec *Section) {
	if sec == nil {
		return
	}
	e.raw("<w:sectPr>")
	s := slots{e: e, order: sectionOrder, extra: sec.Extra}
	for _, ref := range sec.Refs {
		e.headerRef(ref)
	}
	e.slotVal(&s, "w:type", sectionType(sec.Type))
	s.at("pgSz")
	from := e.open("w:pgSz")
	e.number("w:w", sec.Width.Twips())
	e.number("w:h", sec.Height.Twips())
	if sec.Landscape {
		e.attr("w:orient", "landscape")
	}
	e.close("w:pgSz", from, s.rest)
	s.at("pgMar")
	e.margins(&sec.Margins, s.rest)
	if s.at("pgNumType") || sec.PageStart.Set || sec.PageFormat != "" {
		from := e.open("w:pgNumType")
		e.some("w:fmt", sec.PageFormat)
		if sec.PageStart.Set {
			e.number("w:start", sec.PageStart.V)
		}
		e.close("w:pgNumType", from, s.rest)
	}
	e.slotToggle(&s, "w:titlePg", sec.TitlePage)
	s.end()
	e.raw("</w:sectPr>")
}

// sectionType leaves out the default, as Word does.
func sectionType(t SectionType) string {
	if t == NextPage {
		return ""
	}
	return sectionNames[t]
}

func (e *encoder) headerRef(ref HeaderRef) {
	if ref.Footer {
		e.raw("<w:footerReference")
	} else {
		e.raw("<w:headerReference")
	}
	e.attr("w:type", headerNames[ref.Kind])
	e.used |= 1 << nsR
	e.attr("r:id", ref.ID)
	e.raw("/>")
}

func (e *encoder) margins(m *PageMargins, rest *Node) {
	from := e.open("w:pgMar")
	e.number("w:top", m.Top.Twips())
	e.number("w:right", m.Right.Twips())
	e.number("w:bottom", m.Bottom.Twips())
	e.number("w:left", m.Left.Twips())
	e.number("w:header", m.Header.Twips())
	e.number("w:footer", m.Footer.Twips())
	e.number("w:gutter", m.Gutter.Twips())
	e.close("w:pgMar", from, rest)
}
