package wml

import "strings"

// LegacyFont knows the typefaces of the time before Unicode by their names: .VnTime
// and its kin hold TCVN3, those of VNI their own encoding.
func LegacyFont(family string) bool {
	f := strings.ToLower(family)
	return strings.HasPrefix(f, ".vn") || strings.HasPrefix(f, "vni-") || strings.HasPrefix(f, "vni ")
}

// LegacyText is the text of a paragraph that is set in typefaces of the time before
// Unicode, as the styles resolve them; table is the table it stands in, or nil.
func (s *Styles) LegacyText(p *Paragraph, table *TableContext) string {
	t := legacyWriter{styles: s, base: s.Paragraph(&p.Props, table)}
	t.inlines(p.Content, 0)
	return string(t.out)
}

type legacyWriter struct {
	out    []byte
	styles *Styles
	base   *ParagraphFormat
}

func (t *legacyWriter) inlines(content []Inline, depth int) {
	if depth > maxDepth {
		return
	}
	for _, in := range content {
		switch in := in.(type) {
		case *Run:
			if f := t.styles.Run(t.base, &in.Props); LegacyFont(f.Font) {
				for _, c := range in.Content {
					t.out = appendContent(t.out, c)
				}
			}
		case *InlineWrap:
			t.inlines(in.Content, depth+1)
		case *RawInline:
		}
	}
}
