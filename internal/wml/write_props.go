package wml

import "github.com/mocban/mocban/internal/unit"

// paragraphProps writes w:pPr, or nothing where nothing is said.
func (e *encoder) paragraphProps(p *ParagraphProps) {
	e.within("w:pPr", func() {
		s := slots{e: e, order: paragraphOrder, extra: p.Extra}
		e.slotVal(&s, "w:pStyle", p.Style)
		e.slotToggle(&s, "w:keepNext", p.KeepNext)
		e.slotToggle(&s, "w:keepLines", p.KeepLines)
		e.slotToggle(&s, "w:pageBreakBefore", p.PageBreakBefore)
		e.slotToggle(&s, "w:widowControl", p.WidowControl)
		if s.at("numPr") || p.Numbering != nil {
			e.numberingRef(p.Numbering, s.rest)
		}
		if s.at("pBdr") || p.Borders != nil {
			e.borders("w:pBdr", p.Borders, s.rest)
		}
		if s.at("shd") || p.Shade != nil {
			e.shading(p.Shade, s.rest)
		}
		if s.at("tabs") || len(p.Tabs) > 0 {
			e.tabStops(p.Tabs, s.rest)
		}
		if s.at("spacing") || p.Spacing != (Spacing{}) {
			e.spacing(&p.Spacing, s.rest)
		}
		if s.at("ind") || p.Indent != (Indent{}) {
			e.indent(&p.Indent, s.rest)
		}
		e.slotToggle(&s, "w:contextualSpacing", p.ContextualSpacing)
		e.slotVal(&s, "w:jc", alignNames[p.Align])
		e.slotNumber(&s, "w:outlineLvl", p.OutlineLevel)
		if s.at("rPr") || p.Mark != nil {
			e.runProps(p.Mark)
		}
		if s.at("sectPr") || p.Section != nil {
			e.section(p.Section)
		}
		s.end()
	})
}

// slotToggle writes an on/off element at its place.
func (e *encoder) slotToggle(s *slots, tag string, t Toggle) {
	s.at(tag[len("w:"):])
	e.toggle(tag, t)
}

// slotVal writes an element with w:val at its place, where there is a value or
// the Extra kept something of it.
func (e *encoder) slotVal(s *slots, tag, value string) {
	if s.at(tag[len("w:"):]) || value != "" {
		from := e.open(tag)
		e.some("w:val", value)
		e.close(tag, from, s.rest)
	}
}

func (e *encoder) slotNumber(s *slots, tag string, v Opt[int]) {
	if s.at(tag[len("w:"):]) || v.Set {
		from := e.open(tag)
		if v.Set {
			e.number("w:val", v.V)
		}
		e.close(tag, from, s.rest)
	}
}

// slotLength writes an element with w:val in pieces of the given size.
func (e *encoder) slotLength(s *slots, tag string, l Opt[unit.Length], piece unit.Length) {
	e.slotNumber(s, tag, Opt[int]{V: l.V.In(piece), Set: l.Set})
}

func (e *encoder) numberingRef(n *NumberingRef, rest *Node) {
	from := e.open("w:numPr")
	if rest != nil {
		e.restAttrs(from, rest)
	}
	e.raw(">")
	if n != nil && !n.LevelUnstated {
		e.valNumber("w:ilvl", n.Level)
	}
	if n != nil && !n.NoID {
		e.valNumber("w:numId", n.ID)
	}
	if rest != nil {
		e.nodes(rest.Children)
	}
	e.raw("</w:numPr>")
}

func (e *encoder) tabStops(stops []TabStop, rest *Node) {
	e.within("w:tabs", func() {
		for _, t := range stops {
			e.raw("<w:tab")
			e.attr("w:val", tabKindNames[t.Kind])
			if t.Leader != LeaderNone {
				e.attr("w:leader", leaderNames[t.Leader])
			}
			e.number("w:pos", t.At.Twips())
			e.raw("/>")
		}
		if rest != nil {
			e.nodes(rest.Children)
		}
	})
}

func (e *encoder) spacing(s *Spacing, rest *Node) {
	from := e.open("w:spacing")
	e.length("w:before", s.Before)
	e.toggleAttr("w:beforeAutospacing", s.BeforeAuto)
	e.length("w:after", s.After)
	e.toggleAttr("w:afterAutospacing", s.AfterAuto)
	if s.Line.Set {
		e.number("w:line", s.Line.V)
		e.attr("w:lineRule", lineRuleNames[s.Rule])
	}
	e.close("w:spacing", from, rest)
}

func (e *encoder) indent(in *Indent, rest *Node) {
	from := e.open("w:ind")
	e.length("w:left", in.Left)
	e.length("w:right", in.Right)
	if f := in.FirstLine; f.Set && f.V < 0 {
		e.number("w:hanging", -f.V.Twips())
	} else {
		e.length("w:firstLine", f)
	}
	e.close("w:ind", from, rest)
}

func (e *encoder) shading(s *Shading, rest *Node) {
	from := e.open("w:shd")
	if s != nil {
		e.some("w:val", s.Pattern)
		e.some("w:color", s.Color)
		e.some("w:fill", s.Fill)
	}
	e.close("w:shd", from, rest)
}

// borders writes w:pBdr, w:tblBorders or w:tcBorders; rest holds edges the tree
// does not model and attributes of those it does.
func (e *encoder) borders(tag string, b *Borders, rest *Node) {
	if b == nil {
		b = &Borders{}
	}
	e.within(tag, func() {
		s := slots{e: e, order: bordersOrder}
		if rest != nil {
			s.extra = rest.Children
		}
		e.border(&s, "w:top", b.Top)
		e.border(&s, "w:left", b.Left)
		e.border(&s, "w:bottom", b.Bottom)
		e.border(&s, "w:right", b.Right)
		e.border(&s, "w:insideH", b.InsideH)
		e.border(&s, "w:insideV", b.InsideV)
		e.border(&s, "w:between", b.Between)
		s.end()
	})
}

func (e *encoder) border(s *slots, tag string, b *Border) {
	if !s.at(tag[len("w:"):]) && b == nil {
		return
	}
	from := e.open(tag)
	if b != nil {
		e.some("w:val", b.Style)
		if !b.None() {
			e.number("w:sz", eighths(b.Width))
			e.number("w:space", b.Space.In(unit.Pt))
		}
		e.some("w:color", b.Color)
	}
	e.close(tag, from, s.rest)
}

// eighths counts a line weight in eighths of a point.
func eighths(l unit.Length) int { return (8 * l).In(unit.Pt) }

// runProps writes w:rPr, or nothing where nothing is said.
func (e *encoder) runProps(p *RunProps) {
	if p == nil {
		return
	}
	e.within("w:rPr", func() {
		s := slots{e: e, order: runOrder, extra: p.Extra}
		e.slotVal(&s, "w:rStyle", p.Style)
		if s.at("rFonts") || p.Fonts != nil {
			e.fonts(p.Fonts, s.rest)
		}
		e.runToggles(&s, p)
		e.slotVal(&s, "w:color", p.Color)
		e.slotLength(&s, "w:spacing", p.Spacing, unit.Twip)
		e.slotNumber(&s, "w:w", p.Scale)
		e.slotLength(&s, "w:kern", p.Kern, halfPoint)
		e.slotLength(&s, "w:position", p.Position, halfPoint)
		e.slotLength(&s, "w:sz", p.Size, halfPoint)
		e.slotLength(&s, "w:szCs", p.SizeCS, halfPoint)
		e.slotVal(&s, "w:highlight", p.Highlight)
		if s.at("u") || p.Underline != "" {
			from := e.open("w:u")
			e.some("w:val", p.Underline)
			e.some("w:color", p.UnderColor)
			e.close("w:u", from, s.rest)
		}
		if s.at("shd") || p.Shade != nil {
			e.shading(p.Shade, s.rest)
		}
		e.slotVal(&s, "w:vertAlign", vertAlignNames[p.VertAlign])
		if s.at("lang") || p.Lang != nil {
			e.lang(p.Lang, s.rest)
		}
		s.end()
	})
}

func (e *encoder) runToggles(s *slots, p *RunProps) {
	e.slotToggle(s, "w:b", p.Bold)
	e.slotToggle(s, "w:bCs", p.BoldCS)
	e.slotToggle(s, "w:i", p.Italic)
	e.slotToggle(s, "w:iCs", p.ItalicCS)
	e.slotToggle(s, "w:caps", p.Caps)
	e.slotToggle(s, "w:smallCaps", p.SmallCaps)
	e.slotToggle(s, "w:strike", p.Strike)
	e.slotToggle(s, "w:dstrike", p.DoubleStrike)
	e.slotToggle(s, "w:noProof", p.NoProof)
	e.slotToggle(s, "w:vanish", p.Hidden)
}

func (e *encoder) fonts(f *Fonts, rest *Node) {
	from := e.open("w:rFonts")
	if f != nil {
		e.some("w:hint", f.Hint)
		e.some("w:ascii", f.ASCII)
		e.some("w:hAnsi", f.HAnsi)
		e.some("w:eastAsia", f.EastAsia)
		e.some("w:cs", f.CS)
		e.some("w:asciiTheme", f.ASCIITheme)
		e.some("w:hAnsiTheme", f.HAnsiTheme)
		e.some("w:eastAsiaTheme", f.EastAsiaTheme)
		e.some("w:cstheme", f.CSTheme)
	}
	e.close("w:rFonts", from, rest)
}

func (e *encoder) lang(l *Lang, rest *Node) {
	from := e.open("w:lang")
	if l != nil {
		e.some("w:val", l.Val)
		e.some("w:eastAsia", l.EastAsia)
		e.some("w:bidi", l.Bidi)
	}
	e.close("w:lang", from, rest)
}
