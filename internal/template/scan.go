package template

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

const (
	tagOpen  = "{{"
	tagClose = "}}"
)

// pieces splits a paragraph into inlines and tags. Word tears a tag over as many
// runs as it likes, with spelling marks and bookmarks between them, so tags are
// looked for in the joined text of the runs; what stands inside a torn tag and is
// no text moves behind it.
func (p *parser) pieces(par *wml.Paragraph) []Piece {
	var out []Piece
	var run []wml.Inline // a stretch of runs and marks, not yet scanned
	flush := func() {
		out = append(out, p.splitRuns(run)...)
		run = nil
	}
	for _, in := range par.Content {
		if w, ok := in.(*wml.InlineWrap); ok {
			flush()
			out = append(out, p.wrap(w)...)
			continue
		}
		run = append(run, in)
	}
	flush()
	return out
}

// wrap keeps a wrapper without tags as it is. A wrapper with tags (a content
// control, a link) gives way to what it holds: the filled text is the document's.
func (p *parser) wrap(w *wml.InlineWrap) []Piece {
	inner := &wml.Paragraph{Content: w.Content}
	if !strings.Contains(inner.Text(), tagOpen) {
		return []Piece{{Inline: w}}
	}
	return p.pieces(inner)
}

// char is one byte range of the joined text: where it came from.
type segment struct {
	inline  int // index into the runs
	content int // index into the run's content
	start   int // in the joined text
	text    string
}

func (p *parser) splitRuns(runs []wml.Inline) []Piece {
	segs, joined := join(runs)
	if !strings.Contains(joined, tagOpen) && !strings.Contains(joined, tagClose) {
		return keepAll(runs)
	}
	var out []Piece
	cut := &cutter{runs: runs, segs: segs}
	pos := 0
	for {
		open := strings.Index(joined[pos:], tagOpen)
		if stray := strings.Index(joined[pos:], tagClose); stray >= 0 && (open < 0 || stray < open) {
			p.problem("template.tag_unopened", excerpt(joined, pos+stray), diag.Say(
				"Có dấu «}}» mà không có «{{» mở trước nó.", "A «}}» has no «{{» before it."))
		}
		if open < 0 {
			break
		}
		open += pos
		end := closing(joined, open+len(tagOpen))
		if end < 0 {
			p.problem("template.tag_unclosed", excerpt(joined, open), diag.Say(
				"Thẻ mở bằng «{{» chưa được đóng bằng «}}» trong cùng một đoạn.",
				"A tag opened by «{{» is not closed by «}}» in the same paragraph."))
			break
		}
		out = append(out, cut.upTo(open)...)
		props, dropped := cut.tag(open, end+len(tagClose))
		expr := strings.TrimSpace(joined[open+len(tagOpen) : end])
		out = append(out, Piece{Tag: p.tag(straightQuotes(expr)), Props: props})
		out = append(out, dropped...)
		pos = end + len(tagClose)
	}
	return append(out, cut.upTo(len(joined))...)
}

// straightQuotes undoes what Word's AutoFormat does to the quotes of an
// expression; NBSP counts as a space.
func straightQuotes(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ").Replace(s)
}

// closing finds the "}}" that ends a tag; quotes may hold one.
func closing(s string, from int) int {
	var quote rune
	for i, r := range s[from:] {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '}' && strings.HasPrefix(s[from+i:], tagClose):
			return from + i
		}
	}
	if quote != 0 { // a lone apostrophe: take the first end there is
		if i := strings.Index(s[from:], tagClose); i >= 0 {
			return from + i
		}
	}
	return -1
}

func join(runs []wml.Inline) ([]segment, string) {
	var segs []segment
	var b strings.Builder
	for i, in := range runs {
		r, ok := in.(*wml.Run)
		if !ok {
			continue
		}
		for j, c := range r.Content {
			if t, ok := c.(wml.Text); ok {
				segs = append(segs, segment{i, j, b.Len(), t.S})
				b.WriteString(t.S)
			}
		}
	}
	return segs, b.String()
}

func keepAll(runs []wml.Inline) []Piece {
	out := make([]Piece, len(runs))
	for i, in := range runs {
		out[i] = Piece{Inline: in}
	}
	return out
}

func excerpt(s string, at int) string {
	r := []rune(s[at:])
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(r)
}
