package wml

import "github.com/mocban/mocban/internal/unit"

// paragraphProps reads w:pPr.
func (r *reader) paragraphProps(n *Node) ParagraphProps {
	var p ParagraphProps
	for _, c := range n.Children {
		if c.Name.Space != NS || !r.paragraphProp(&p, c) {
			p.Extra = append(p.Extra, c)
		}
	}
	return p
}

// paragraphProp reads one child of w:pPr and reports whether the tree models it.
func (r *reader) paragraphProp(p *ParagraphProps, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "pStyle":
		p.Style = t.attr("val")
	case "keepNext":
		p.KeepNext = onOff(t.attr("val"))
	case "keepLines":
		p.KeepLines = onOff(t.attr("val"))
	case "pageBreakBefore":
		p.PageBreakBefore = onOff(t.attr("val"))
	case "widowControl":
		p.WidowControl = onOff(t.attr("val"))
	case "contextualSpacing":
		p.ContextualSpacing = onOff(t.attr("val"))
	case "numPr":
		p.Numbering = numberingRef(t)
	case "pBdr":
		p.Borders = borders(t)
	case "shd":
		p.Shade = shading(t)
	case "tabs":
		p.Tabs = tabStops(t)
	case "spacing":
		p.Spacing = spacing(t)
	case "ind":
		p.Indent = indent(t)
	case "jc":
		p.Align = takeEnum[Align](t, "val", alignNames)
	case "outlineLvl":
		p.OutlineLevel = t.integer("val")
	case "rPr":
		mark := runProps(c)
		p.Mark, t.children = &mark, nil
	case "sectPr":
		p.Section, t.children = r.section(c), nil
	default:
		return false
	}
	p.Extra = keepRest(p.Extra, t.left())
	return true
}

func numberingRef(t *taker) *NumberingRef {
	ref := NumberingRef{NoID: true, LevelUnstated: true}
	if c := t.child("ilvl"); c != nil {
		ref.Level, _ = integer(c.Attr("val"))
		ref.LevelUnstated = false
	}
	if c := t.child("numId"); c != nil {
		ref.ID, _ = integer(c.Attr("val"))
		ref.NoID = false
	}
	return &ref
}

func tabStops(t *taker) []TabStop {
	var stops []TabStop
	var rest []*Node
	for _, c := range t.children {
		tab := take(c)
		at := tab.length("pos", unit.Twip)
		if !c.is("tab") || !at.Set {
			rest = append(rest, c)
			continue
		}
		stops = append(stops, TabStop{
			At:     at.V,
			Kind:   takeEnum[TabKind](tab, "val", tabKindNames),
			Leader: takeEnum[TabLeader](tab, "leader", leaderNames),
		})
	}
	t.children = rest
	return stops
}

func spacing(t *taker) Spacing {
	s := Spacing{
		Before:     t.length("before", unit.Twip),
		After:      t.length("after", unit.Twip),
		BeforeAuto: t.toggle("beforeAutospacing"),
		AfterAuto:  t.toggle("afterAutospacing"),
	}
	if line, ok := length(t.attr("line"), unit.Twip); ok {
		s.Line = Some(line.Twips())
		s.Rule = takeEnum[LineRule](t, "lineRule", lineRuleNames)
	} else {
		t.giveBack("line")
	}
	return s
}

func indent(t *taker) Indent {
	in := Indent{
		Left:      t.either("left", "start"),
		Right:     t.either("right", "end"),
		FirstLine: t.length("firstLine", unit.Twip),
	}
	if hanging := t.length("hanging", unit.Twip); hanging.Set {
		in.FirstLine = Some(-hanging.V)
	}
	return in
}

// either reads a length that has an older and a newer name; the newer one wins.
func (t *taker) either(older, newer string) Opt[unit.Length] {
	v := t.length(older, unit.Twip)
	if w := t.length(newer, unit.Twip); w.Set {
		return w
	}
	return v
}

func shading(t *taker) *Shading {
	return &Shading{Pattern: t.attr("val"), Color: t.attr("color"), Fill: t.attr("fill")}
}

// borders reads w:pBdr, w:tblBorders or w:tcBorders.
func borders(t *taker) *Borders {
	b := new(Borders)
	var rest []*Node
	for _, c := range t.children {
		edge := b.edge(c.Name)
		if edge == nil {
			rest = append(rest, c)
			continue
		}
		side := take(c)
		*edge = border(side)
		if left := side.left(); left != nil {
			rest = append(rest, left)
		}
	}
	t.children = rest
	return b
}

// edge gives the place of the border of that name.
func (b *Borders) edge(n Name) **Border {
	if n.Space != NS {
		return nil
	}
	switch n.Local {
	case "top":
		return &b.Top
	case "left", "start":
		return &b.Left
	case "bottom":
		return &b.Bottom
	case "right", "end":
		return &b.Right
	case "between":
		return &b.Between
	case "insideH":
		return &b.InsideH
	case "insideV":
		return &b.InsideV
	}
	return nil
}

func border(t *taker) *Border {
	b := &Border{Style: t.attr("val"), Color: t.attr("color"), Space: t.length("space", unit.Pt).V}
	if n, ok := integer(t.attr("sz")); ok {
		b.Width = unit.Eighth(n)
	}
	return b
}

// runProps reads w:rPr.
func runProps(n *Node) RunProps {
	var p RunProps
	for _, c := range n.Children {
		if c.Name.Space != NS {
			p.Extra = append(p.Extra, c)
			continue
		}
		if toggle := p.toggle(c.Name.Local); toggle != nil {
			*toggle = onOff(c.Attr("val"))
		} else if !runProp(&p, c) {
			p.Extra = append(p.Extra, c)
		}
	}
	return p
}

// toggle gives the place of the on/off property of that name.
func (p *RunProps) toggle(local string) *Toggle {
	switch local {
	case "b":
		return &p.Bold
	case "bCs":
		return &p.BoldCS
	case "i":
		return &p.Italic
	case "iCs":
		return &p.ItalicCS
	case "caps":
		return &p.Caps
	case "smallCaps":
		return &p.SmallCaps
	case "strike":
		return &p.Strike
	case "dstrike":
		return &p.DoubleStrike
	case "vanish":
		return &p.Hidden
	case "noProof":
		return &p.NoProof
	}
	return nil
}

// runProp reads one child of w:rPr that is not on or off and reports whether the
// tree models it.
func runProp(p *RunProps, c *Node) bool {
	t := take(c)
	switch c.Name.Local {
	case "rStyle":
		p.Style = t.attr("val")
	case "rFonts":
		p.Fonts = fonts(t)
	case "color":
		p.Color = t.attr("val")
	case "spacing":
		p.Spacing = t.length("val", unit.Twip)
	case "w":
		p.Scale = t.integer("val")
	case "kern":
		p.Kern = t.length("val", halfPoint)
	case "position":
		p.Position = t.length("val", halfPoint)
	case "sz":
		p.Size = t.length("val", halfPoint)
	case "szCs":
		p.SizeCS = t.length("val", halfPoint)
	case "highlight":
		p.Highlight = t.attr("val")
	case "u":
		p.Underline, p.UnderColor = t.attr("val"), t.attr("color")
	case "shd":
		p.Shade = shading(t)
	case "vertAlign":
		p.VertAlign = takeEnum[VertAlign](t, "val", vertAlignNames)
	case "lang":
		p.Lang = &Lang{Val: t.attr("val"), EastAsia: t.attr("eastAsia"), Bidi: t.attr("bidi")}
	default:
		return false
	}
	p.Extra = keepRest(p.Extra, t.left())
	return true
}

func fonts(t *taker) *Fonts {
	return &Fonts{
		ASCII: t.attr("ascii"), HAnsi: t.attr("hAnsi"), EastAsia: t.attr("eastAsia"), CS: t.attr("cs"),
		ASCIITheme: t.attr("asciiTheme"), HAnsiTheme: t.attr("hAnsiTheme"),
		EastAsiaTheme: t.attr("eastAsiaTheme"), CSTheme: t.attr("cstheme"), Hint: t.attr("hint"),
	}
}
