package wml

import (
	"cmp"
	"slices"
)

const (
	singleLine = 240 // w:spacing/@w:line of single spacing
	bodyText   = 9   // w:outlineLvl of what is no heading
	maxTabs    = 64  // of one paragraph; Word keeps no more
)

// direct reports whether p says anything that shapes the paragraph.
func (p *ParagraphProps) direct() bool {
	return p.KeepNext != Unset || p.KeepLines != Unset || p.PageBreakBefore != Unset || p.WidowControl != Unset ||
		p.ContextualSpacing != Unset || p.Numbering != nil || p.Borders != nil || p.Shade != nil || len(p.Tabs) > 0 ||
		p.Spacing != Spacing{} || p.Indent != Indent{} || p.Align != AlignUnset || p.OutlineLevel.Set
}

// apply lays one level of properties over what stands below it.
func (f *ParagraphFormat) apply(p *ParagraphProps) {
	if p.Align != AlignUnset {
		f.Align = p.Align
	}
	f.applyIndent(&p.Indent)
	f.bare.left, f.bare.first = p.Indent.Left.Or(f.bare.left), p.Indent.FirstLine.Or(f.bare.first)
	f.applySpacing(&p.Spacing)
	f.KeepNext = p.KeepNext.Or(f.KeepNext)
	f.KeepLines = p.KeepLines.Or(f.KeepLines)
	f.PageBreakBefore = p.PageBreakBefore.Or(f.PageBreakBefore)
	f.WidowControl = p.WidowControl.Or(f.WidowControl)
	f.Contextual = p.ContextualSpacing.Or(f.Contextual)
	f.Tabs = mergeTabs(f.Tabs, p.Tabs)
	f.Borders = mergeBorders(f.Borders, p.Borders)
	if p.Shade != nil {
		f.Shade = p.Shade
	}
	if p.OutlineLevel.Set {
		f.Outline = max(0, min(bodyText, p.OutlineLevel.V))
	}
}

func (f *ParagraphFormat) applyIndent(in *Indent) {
	f.Left = in.Left.Or(f.Left)
	f.Right = in.Right.Or(f.Right)
	f.FirstLine = in.FirstLine.Or(f.FirstLine)
}

// lay lays one level of properties over what stands below it, a list that it names
// under its own indents: a list named by a style gives way to the style's indents,
// one named by a paragraph takes their place.
func (s *Styles) lay(f *ParagraphFormat, p *ParagraphProps) {
	if p.Numbering != nil {
		s.number(f, p.Numbering)
	}
	f.apply(p)
}

// number puts a paragraph into a list, or takes it out together with the indents
// that the list gave it.
func (s *Styles) number(f *ParagraphFormat, own *NumberingRef) {
	f.Numbering = mergeNumbering(f.Numbering, own)
	if f.Numbering == nil {
		f.Left, f.FirstLine = f.bare.left, f.bare.first
		return
	}
	if f.Numbering.LevelUnstated && f.Style != nil {
		f.Numbering.Level = s.numbering.ofStyle(f.Numbering.ID, f.Style.ID)
	}
	if level := s.numbering.Level(f.Numbering); level != nil {
		f.applyIndent(&level.Paragraph.Indent)
		f.Tabs = mergeTabs(f.Tabs, level.Paragraph.Tabs)
	}
}

// applySpacing merges attribute by attribute, but a line and its rule go together.
func (f *ParagraphFormat) applySpacing(s *Spacing) {
	f.Before = max(0, s.Before.Or(f.Before))
	f.After = max(0, s.After.Or(f.After))
	f.BeforeAuto = s.BeforeAuto.Or(f.BeforeAuto)
	f.AfterAuto = s.AfterAuto.Or(f.AfterAuto)
	if !s.Line.Set {
		return
	}
	f.Line, f.Rule = s.Line.V, s.Rule
	if f.Line <= 0 { // Word shows single lines then
		f.Line, f.Rule = singleLine, LineAuto
	}
}

// mergeTabs adds stops to inherited ones: an equal place replaces, TabClear takes
// away. The inherited list is shared and stays as it is.
func mergeTabs(inherited, own []TabStop) []TabStop {
	if len(own) == 0 {
		return inherited
	}
	merged := make([]TabStop, 0, len(inherited)+len(own))
	for _, list := range [][]TabStop{inherited, own} {
		for _, stop := range list {
			merged = slices.DeleteFunc(merged, func(t TabStop) bool { return t.At == stop.At })
			if stop.Kind != TabClear && len(merged) < maxTabs {
				merged = append(merged, stop)
			}
		}
	}
	slices.SortFunc(merged, func(a, b TabStop) int { return cmp.Compare(a.At, b.At) })
	return merged
}

// mergeBorders lays edges over inherited ones.
func mergeBorders(inherited, own *Borders) *Borders {
	if inherited == nil || own == nil {
		return cmp.Or(own, inherited)
	}
	return &Borders{
		Top: cmp.Or(own.Top, inherited.Top), Left: cmp.Or(own.Left, inherited.Left),
		Bottom: cmp.Or(own.Bottom, inherited.Bottom), Right: cmp.Or(own.Right, inherited.Right),
		Between: cmp.Or(own.Between, inherited.Between),
		InsideH: cmp.Or(own.InsideH, inherited.InsideH), InsideV: cmp.Or(own.InsideV, inherited.InsideV),
	}
}

// mergeNumbering lays a reference over an inherited one; number 0 takes it away.
func mergeNumbering(inherited, own *NumberingRef) *NumberingRef {
	if own == nil {
		return inherited
	}
	ref := *own
	if inherited != nil {
		if own.NoID {
			ref.ID, ref.NoID = inherited.ID, inherited.NoID
		}
		if own.LevelUnstated {
			ref.Level, ref.LevelUnstated = inherited.Level, inherited.LevelUnstated
		}
	}
	if ref.ID == 0 && !ref.NoID {
		return nil
	}
	return &ref
}
