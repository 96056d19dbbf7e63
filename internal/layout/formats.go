package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/wml"
)

// formats are the last formats resolved, since paragraphs of a few kinds take turns:
// a text of articles, the columns of a table.
type formats struct {
	last  [8]resolved
	found int // of last, the one asked for before
	next  int // to be replaced
}

// resolved is a format with what it came from.
type resolved struct {
	props  *wml.ParagraphProps
	table  *wml.TableContext
	format *wml.ParagraphFormat
	told   bool // of what the style asks for and the pages lack
}

// formatOf is the format of a paragraph. Paragraphs that say the same share it.
func (e *engine) formatOf(p *wml.ParagraphProps, table *wml.TableContext) *wml.ParagraphFormat {
	return e.resolve(p, table).format
}

// resolve finds the answer that was given before, or asks the cascade. What comes again
// is most likely the last one asked for, or the one that came after it the time before.
func (e *engine) resolve(p *wml.ParagraphProps, table *wml.TableContext) *resolved {
	f := &e.formats
	for i := range f.last {
		at := (f.found + i) % len(f.last)
		if r := &f.last[at]; r.props != nil && sameProps(r.props, p) && sameValue(r.table, table) {
			f.found = at
			return r
		}
	}
	f.found, f.next = f.next, (f.next+1)%len(f.last)
	r := &f.last[f.found]
	*r = resolved{props: p, table: table, format: e.styles.Paragraph(p, table)}
	return r
}

// sameProps reports whether two paragraphs are formatted alike: in all that the
// cascade asks of a paragraph, which is neither its mark nor what the tree keeps as XML.
func sameProps(p, q *wml.ParagraphProps) bool {
	return p == q || p.Style == q.Style && p.Align == q.Align && p.Indent == q.Indent && p.Spacing == q.Spacing &&
		p.KeepNext == q.KeepNext && p.KeepLines == q.KeepLines && p.PageBreakBefore == q.PageBreakBefore &&
		p.WidowControl == q.WidowControl && p.ContextualSpacing == q.ContextualSpacing &&
		p.OutlineLevel == q.OutlineLevel && p.Borders == q.Borders && sameValue(p.Shade, q.Shade) &&
		sameValue(p.Numbering, q.Numbering) && slices.Equal(p.Tabs, q.Tabs)
}

// sameValue reports whether two pointers are nil both, or point to equal values.
func sameValue[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}
