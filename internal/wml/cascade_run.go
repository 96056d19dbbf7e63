package wml

import "cmp"

// direct reports whether p says anything that shapes letters.
func (p *RunProps) direct() bool {
	return p.Fonts != nil || togglesOf(p).set != 0 || p.DoubleStrike != Unset || p.Color != "" || p.Spacing.Set ||
		p.Scale.Set || p.Kern.Set || p.Position.Set || p.Size.Set || p.Highlight != "" || p.Underline != "" ||
		p.Shade != nil || p.VertAlign != VertUnset
}

// applyRun lays one level of properties over what stands below it, all but the
// toggles.
func (s *Styles) applyRun(f *RunFormat, p *RunProps) {
	if p.Fonts != nil {
		f.Font = cmp.Or(s.family(p.Fonts), f.Font)
	}
	if p.Size.Set && p.Size.V > 0 {
		f.Size = p.Size.V
	}
	f.DoubleStrike = p.DoubleStrike.Or(f.DoubleStrike)
	f.Spacing = p.Spacing.Or(f.Spacing)
	f.Position = p.Position.Or(f.Position)
	f.Kern = max(0, p.Kern.Or(f.Kern))
	if p.Scale.Set && p.Scale.V > 0 {
		f.Scale = min(p.Scale.V, 600) // the standard's greatest
	}
	f.Color = unless(p.Color, f.Color, "auto")
	f.Highlight = unless(p.Highlight, f.Highlight, "none")
	if p.Underline != "" {
		f.Underline = unless(p.Underline, "", "none")
		f.UnderColor = unless(p.UnderColor, "", "auto")
	}
	if p.Shade != nil {
		f.Shade = p.Shade
	}
	if p.VertAlign != VertUnset {
		f.VertAlign = p.VertAlign
	}
}

// unless gives the own value, the inherited one where there is none, and "" for
// the word that means nothing.
func unless(own, inherited, nothing string) string {
	switch own {
	case "":
		return inherited
	case nothing:
		return ""
	}
	return own
}

// family gives the family of Latin letters. At one level the theme's wins
// (17.3.2.26); "" is for the level below to say.
func (s *Styles) family(f *Fonts) string {
	return cmp.Or(s.theme[f.ASCIITheme], f.ASCII, s.theme[f.HAnsiTheme], f.HAnsi)
}

// under lays other over p: what a style says over what it is based on.
func (p *RunProps) under(other *RunProps) {
	if other.Fonts != nil {
		p.Fonts = other.Fonts.over(p.Fonts)
	}
	for _, name := range []string{"b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "noProof"} {
		if t := *other.toggle(name); t != Unset {
			*p.toggle(name) = t
		}
	}
	p.Color = cmp.Or(other.Color, p.Color)
	p.Highlight = cmp.Or(other.Highlight, p.Highlight)
	if other.Underline != "" {
		p.Underline, p.UnderColor = other.Underline, other.UnderColor
	}
	p.Spacing, p.Scale = cmp.Or(other.Spacing, p.Spacing), cmp.Or(other.Scale, p.Scale)
	p.Kern, p.Position = cmp.Or(other.Kern, p.Kern), cmp.Or(other.Position, p.Position)
	p.Size, p.SizeCS = cmp.Or(other.Size, p.Size), cmp.Or(other.SizeCS, p.SizeCS)
	p.Shade = cmp.Or(other.Shade, p.Shade)
	p.VertAlign = cmp.Or(other.VertAlign, p.VertAlign)
	p.Lang = cmp.Or(other.Lang, p.Lang)
}

// over lays the fonts over inherited ones, slot by slot: a family and a theme font
// of one slot replace each other.
func (f *Fonts) over(inherited *Fonts) *Fonts {
	if inherited == nil {
		return f
	}
	m := *inherited
	if f.ASCII != "" || f.ASCIITheme != "" {
		m.ASCII, m.ASCIITheme = f.ASCII, f.ASCIITheme
	}
	if f.HAnsi != "" || f.HAnsiTheme != "" {
		m.HAnsi, m.HAnsiTheme = f.HAnsi, f.HAnsiTheme
	}
	if f.EastAsia != "" || f.EastAsiaTheme != "" {
		m.EastAsia, m.EastAsiaTheme = f.EastAsia, f.EastAsiaTheme
	}
	if f.CS != "" || f.CSTheme != "" {
		m.CS, m.CSTheme = f.CS, f.CSTheme
	}
	m.Hint = cmp.Or(f.Hint, m.Hint)
	return &m
}

// toggles are the properties of 17.7.3 that styles of different types switch over
// and back; a bit each.
type toggles struct{ set, on uint8 }

const (
	bitBold = 1 << iota
	bitItalic
	bitCaps
	bitSmallCaps
	bitStrike
	bitHidden
)

func togglesOf(p *RunProps) toggles {
	var t toggles
	t.add(p.Bold, bitBold)
	t.add(p.Italic, bitItalic)
	t.add(p.Caps, bitCaps)
	t.add(p.SmallCaps, bitSmallCaps)
	t.add(p.Strike, bitStrike)
	t.add(p.Hidden, bitHidden)
	return t
}

func (t *toggles) add(state Toggle, bit uint8) {
	if state != Unset {
		t.set |= bit
	}
	if state == On {
		t.on |= bit
	}
}

// under lays other over t, within one type of style: the nearest word counts.
func (t toggles) under(other toggles) toggles {
	return toggles{t.set | other.set, t.on&^other.set | other.on}
}

// force sets what t says and leaves the rest: direct properties are no switches.
func (t toggles) force(f *RunFormat) {
	if t.set != 0 {
		f.setToggles(f.toggleBits()&^t.set | t.on)
	}
}

// levels are the toggles of each type of style below the run.
type levels struct{ defaults, table, paragraph toggles }

// settle works out 17.7.3: on where the defaults say so, else on where an odd
// number of the levels says so.
func (l *levels) settle(f *RunFormat, letters toggles) {
	f.setToggles(l.defaults.on | l.table.on ^ l.paragraph.on ^ letters.on)
}

func (f *RunFormat) setToggles(on uint8) {
	f.Bold = on&bitBold != 0
	f.Italic = on&bitItalic != 0
	f.Caps = on&bitCaps != 0
	f.SmallCaps = on&bitSmallCaps != 0
	f.Strike = on&bitStrike != 0
	f.Hidden = on&bitHidden != 0
}

func (f *RunFormat) toggleBits() uint8 {
	var t toggles
	for _, b := range []struct {
		on  bool
		bit uint8
	}{{f.Bold, bitBold}, {f.Italic, bitItalic}, {f.Caps, bitCaps}, {f.SmallCaps, bitSmallCaps}, {f.Strike, bitStrike}, {f.Hidden, bitHidden}} {
		if b.on {
			t.on |= b.bit
		}
	}
	return t.on
}
