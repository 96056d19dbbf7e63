package merge

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

// body appends blocks in the styles of the form, closes them with ./. and, where
// the signature follows, keeps their end with it.
func (m *filler) body(out []wml.Block, b body) []wml.Block {
	first := len(out)
	w := &bodyWriter{m: m, s: m.form.styles, out: out}
	w.blocks(b.blocks, &numbering{cite: b.cite})
	if !b.open {
		closeBody(w.out[first:])
	}
	if b.before {
		m.keepTogether(w.out[first:])
	}
	return w.out
}

// bodyWriter writes one body. Labels are typed, as real documents have them: the
// clerk who deletes a paragraph in Word sees what stays.
type bodyWriter struct {
	m   *filler
	s   *styleSet
	out []wml.Block
	// phần, chương and điều count through the whole text
	parts, chapters, articles int
}

func (w *bodyWriter) blocks(blocks []record.Block, n *numbering) {
	for _, b := range blocks {
		if w.m.spent(1) {
			return
		}
		switch x := b.(type) {
		case *record.Paragraph:
			w.paragraph(w.s.paragraph, "", x.Spans, x.At)
		case *record.Division:
			w.division(x, n)
		case *record.Section:
			w.section(x, n)
		case *record.List:
			w.list(x, n)
		case *record.Article:
			w.article(x)
		case *record.Table:
			w.out = append(w.out, w.table(x)...)
		case *record.IndicatorTable:
			w.out = append(w.out, w.indicators(x)...)
		}
	}
}

// division writes a part of scheme A: its label on a line of its own, its title
// in capitals on the next (điểm đ khoản 6 Mục II). Mục and tiểu mục count within
// what holds them.
func (w *bodyWriter) division(x *record.Division, n *numbering) {
	label := ""
	switch x.Level {
	case record.Part:
		w.parts++
		label = "Phần " + words.Roman(w.parts)
	case record.Chapter:
		w.chapters++
		label = "Chương " + words.Roman(w.chapters)
	case record.Heading:
		n.heading++
		label = "Mục " + decimal(n.heading)
	case record.Subhead:
		n.subhead++
		label = "Tiểu mục " + decimal(n.subhead)
	}
	cite := cited(label, n.cite)
	w.m.name(x.ID, cite)
	w.paragraph(w.s.division[x.Level], "", []record.Span{{S: label}}, x.At)
	w.paragraph(w.s.divisionTitle, "", []record.Span{{S: words.Upper(x.Title.S)}}, x.Title.At)
	w.blocks(x.Body, &numbering{cite: cite})
}

// section writes a titled part in the scheme of the document: I., 1., a) by
// khoản 6 điểm d, and what practice puts below.
func (w *bodyWriter) section(x *record.Section, n *numbering) {
	depth := n.depth
	if x.Depth > 0 {
		depth = x.Depth - 1
	}
	label, number := n.next(w.m.labelStyle(depth))
	title, style := x.Title.S, w.s.titledPoint
	switch depth {
	case 0:
		title, style = words.Upper(title), w.s.section
	case 1:
		style = w.s.titledClause
	}
	cite := cited(named(depth, number), n.cite)
	w.m.name(x.ID, cite)
	w.paragraph(style, label+" ", []record.Span{{S: title}}, x.Title.At)
	w.blocks(x.Body, &numbering{depth: depth + 1, prefix: number, cite: cite})
}

func (w *bodyWriter) list(x *record.List, n *numbering) {
	for _, it := range x.Items {
		style, label, cite := w.s.dash, "-", ""
		switch x.Mark {
		case record.Numbered:
			number := ""
			style = w.s.clause
			label, number = n.next(record.NumberLabel)
			cite = cited("khoản "+number, n.cite)
		case record.Lettered:
			number := ""
			style = w.s.point
			label, number = n.next(record.LetterLabel)
			cite = cited("điểm "+number, n.cite)
		}
		w.m.name(it.ID, cite)
		w.labelled(style, label, it, cite)
	}
}

// labelled puts a label before the first paragraph of an item.
func (w *bodyWriter) labelled(style, label string, it record.Item, cite string) {
	inner := &numbering{depth: 2, cite: cite}
	if len(it.Body) > 0 {
		if p, ok := it.Body[0].(*record.Paragraph); ok {
			w.paragraph(style, label+" ", p.Spans, p.At)
			w.blocks(it.Body[1:], inner)
			return
		}
	}
	w.paragraph(style, label, nil, it.At)
	w.blocks(it.Body, inner)
}

// article writes a Điều: its label is bold, and so is its title; without a title
// the text goes on in the same line, upright (sample form 1.2).
func (w *bodyWriter) article(x *record.Article) {
	w.articles++
	cite := "Điều " + decimal(w.articles)
	w.m.name(x.ID, cite)
	label, rest, inner := cite+". ", x.Body, &numbering{depth: 1, cite: cite}
	if !x.Title.Blank() {
		w.paragraph(w.s.titledArticle, label, []record.Span{{S: x.Title.S}}, x.Title.At)
		w.blocks(rest, inner)
		return
	}
	spans, at := []record.Span(nil), x.At
	if len(rest) > 0 {
		if p, ok := rest[0].(*record.Paragraph); ok {
			spans, at, rest = p.Spans, p.At, rest[1:]
		}
	}
	p := styled(w.s.article, at, len(spans)+1)
	p.Content = append(p.Content, textRun(label, wml.RunProps{Style: w.s.articleLabel}, ""))
	p.Content = w.spanRuns(p.Content, spans, at)
	w.out = append(w.out, p)
	w.blocks(rest, inner)
}

func (w *bodyWriter) paragraph(style, label string, spans []record.Span, at diag.Pointer) {
	p := styled(style, at, len(spans)+1)
	switch {
	case label == "":
	case len(spans) > 0 && oneRunWithLabel(spans[0]):
		p.Content = append(p.Content, oneText(label+spans[0].S, wml.RunProps{}, at))
		spans = spans[1:]
	default:
		p.Content = append(p.Content, textRun(label, wml.RunProps{}, ""))
	}
	p.Content = joinRuns(w.spanRuns(p.Content, spans, at), nil, nil)
	w.out = append(w.out, p)
}

// oneRunWithLabel reports a span that joins the label before it: almost all do, and
// neither needs a run of its own then.
func oneRunWithLabel(s record.Span) bool {
	return s.S != "" && s.Ref == "" && !s.Bold && !s.Italic && strings.IndexByte(s.S, '\n') < 0
}

// styled makes a paragraph in a style of the form.
func styled(style string, at diag.Pointer, runs int) *wml.Paragraph {
	return newParagraph(wml.ParagraphProps{Style: style}, at, runs)
}

func (w *bodyWriter) spanRuns(out []wml.Inline, spans []record.Span, at diag.Pointer) []wml.Inline {
	for _, s := range spans {
		switch {
		case s.Ref != "":
			out = append(out, w.m.reference(s, at))
		case s.S != "":
			out = append(out, textRun(s.S, spanLook(s), at))
		}
	}
	return out
}

func spanLook(s record.Span) wml.RunProps {
	var look wml.RunProps
	if s.Bold {
		look.Bold, look.BoldCS = wml.On, wml.On
	}
	if s.Italic {
		look.Italic, look.ItalicCS = wml.On, wml.On
	}
	return look
}

func decimal(n int) string { return words.FromInt(int64(n)).String() }

// closeBody puts ./. behind the last words of a body, in the place of its full
// stop or semicolon. After a closing table nothing is added.
func closeBody(blocks []wml.Block) {
	if len(blocks) == 0 {
		return
	}
	p, ok := blocks[len(blocks)-1].(*wml.Paragraph)
	if !ok {
		return
	}
	for i := len(p.Content) - 1; i >= 0; i-- {
		r, ok := p.Content[i].(*wml.Run)
		if !ok {
			continue
		}
		for j := len(r.Content) - 1; j >= 0; j-- {
			if t, ok := r.Content[j].(wml.Text); ok {
				r.Content[j] = wml.Text{S: ended(t.S)}
				return
			}
		}
	}
}

func ended(s string) string {
	s = strings.TrimRight(s, " \u00a0")
	if strings.HasSuffix(s, decree.EndMark) {
		return s
	}
	return strings.TrimRight(s, ".;, ") + decree.EndMark
}
