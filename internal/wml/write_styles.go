package wml

import "strconv"

// styles writes the children of w:styles.
func (e *encoder) styles(s *Styles) {
	e.raw("<w:docDefaults><w:rPrDefault>")
	e.runProps(&s.Defaults.Run)
	e.raw("</w:rPrDefault><w:pPrDefault>")
	e.paragraphProps(&s.Defaults.Paragraph)
	e.raw("</w:pPrDefault></w:docDefaults>")
	e.nodes(s.Extra)
	for _, st := range s.List {
		e.style(st)
	}
}

func (e *encoder) style(st *Style) {
	e.raw("<w:style")
	e.attr("w:type", styleTypeNames[st.Type])
	if st.Default {
		e.raw(` w:default="1"`)
	}
	if st.Custom {
		e.raw(` w:customStyle="1"`)
	}
	e.attr("w:styleId", st.ID)
	e.raw(">")
	s := slots{e: e, order: styleOrder, extra: st.Extra}
	e.slotVal(&s, "w:name", st.Name)
	e.slotVal(&s, "w:basedOn", st.BasedOn)
	e.slotVal(&s, "w:next", st.Next)
	e.slotVal(&s, "w:link", st.Link)
	e.slotNumber(&s, "w:uiPriority", st.Priority)
	s.at("qFormat")
	if st.Quick {
		e.raw("<w:qFormat/>")
	}
	s.at("pPr")
	e.paragraphProps(&st.Paragraph)
	s.at("rPr")
	e.runProps(&st.Run)
	s.at("tblPr")
	if st.Table != nil {
		e.within("w:tblPr", func() { e.tableProps(st.Table) })
	}
	s.at("tcPr")
	if st.Cell != nil {
		e.cellProps(st.Cell)
	}
	s.end()
	e.raw("</w:style>")
}

// settings writes the children of w:settings.
func (e *encoder) settings(st *Settings) {
	s := slots{e: e, order: settingsOrder, extra: st.Extra}
	s.at("defaultTabStop")
	if st.DefaultTab > 0 {
		e.valNumber("w:defaultTabStop", st.DefaultTab.Twips())
	}
	s.at("evenAndOddHeaders")
	if st.EvenAndOddHeaders {
		e.raw("<w:evenAndOddHeaders/>")
	}
	s.at("compat")
	e.compat(st, s.rest)
	s.end()
}

func (e *encoder) compat(st *Settings, rest *Node) {
	e.within("w:compat", func() {
		s := slots{e: e, order: compatOrder}
		if rest != nil {
			s.extra = rest.Children
		}
		s.at("doNotUseHTMLParagraphAutoSpacing")
		if st.NoHTMLAutoSpacing {
			e.raw("<w:doNotUseHTMLParagraphAutoSpacing/>")
		}
		s.upTo(compatOrder["compatSetting"])
		if st.CompatibilityMode > 0 {
			e.raw("<w:compatSetting")
			e.attr("w:name", "compatibilityMode")
			e.attr("w:uri", modeURI)
			e.attr("w:val", strconv.Itoa(st.CompatibilityMode))
			e.raw("/>")
		}
		s.done = compatOrder["compatSetting"]
		s.end()
	})
}

// coreParts are the properties of docProps/core.xml with their elements.
func (c *Core) parts() []struct{ tag, value string } {
	return []struct{ tag, value string }{
		{"dc:title", c.Title}, {"dc:subject", c.Subject}, {"dc:creator", c.Creator}, {"cp:keywords", c.Keywords},
		{"dc:description", c.Description}, {"cp:lastModifiedBy", c.LastModifiedBy}, {"dcterms:created", c.Created},
		{"dcterms:modified", c.Modified}, {"cp:category", c.Category}, {"dc:language", c.Language},
	}
}

const coreRoot = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
	`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
	`xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`

// coreXML writes docProps/core.xml.
func coreXML(c *Core) ([]byte, error) {
	parts := c.parts()
	size := len(xmlHeader + coreRoot)
	for _, p := range parts {
		size += 2*len(p.tag) + len(p.value) + 64
	}
	e := encoder{b: make([]byte, 0, size)}
	e.raw(xmlHeader + coreRoot)
	for _, p := range parts {
		if p.value == "" {
			continue
		}
		e.open(p.tag)
		if p.tag == "dcterms:created" || p.tag == "dcterms:modified" {
			e.raw(` xsi:type="dcterms:W3CDTF"`)
		}
		e.raw(">")
		e.escape(p.value, false)
		e.raw("</")
		e.raw(p.tag)
		e.raw(">")
	}
	e.raw("</cp:coreProperties>")
	return e.b, e.err
}
