package lint

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// deepest bounds how far blocks are followed into one another; the reader of the
// input stops far earlier.
const deepest = 200

// untitledPart is a phần, chương, mục or điều without a title.
type untitledPart struct {
	at   diag.Pointer
	part int
}

// gather lists every text of the record in the order of the page.
func (j *judge) gather() {
	r := j.rec
	j.texts = slices.Grow(j.texts, 64)
	g := &gatherer{j: j}
	g.texts(field, r.ParentAuthority, r.Authority, r.Place)
	g.texts(subject, r.Subject)
	g.texts(addressee, r.Addressees...)
	g.texts(field, r.Competence)
	g.texts(base, r.LegalBases...)
	g.texts(base, r.Proposal)
	g.blocks(r.Body, 0, 0)
	for _, d := range r.Details {
		g.texts(field, d.Texts...)
	}
	for _, p := range r.Parties {
		g.texts(field, p.Name, p.Office)
	}
	g.texts(recipient, r.Recipients...)
	for _, a := range r.Annexes {
		g.part++
		g.texts(annexHead, a.Title)
		g.blocks(a.Body, 0, 0)
	}
	for _, a := range r.Attachments {
		g.part++
		g.texts(annexHead, a.Subject)
		g.blocks(a.Body, 0, 0)
	}
}

// gatherer walks through the blocks of a document.
type gatherer struct {
	j         *judge
	part, box int
}

func (g *gatherer) texts(role role, list ...record.Text) {
	for _, t := range list {
		g.add(text{s: t.S, at: t.At, role: role})
	}
}

func (g *gatherer) add(t text) {
	if t.s != "" {
		t.part = g.part
		g.j.texts = append(g.j.texts, t)
	}
}

func (g *gatherer) blocks(list []record.Block, depth, nest int) {
	if nest > deepest {
		return
	}
	g.box++
	box := g.box
	for _, b := range list {
		switch x := b.(type) {
		case *record.Paragraph:
			g.paragraph(x, plain, box)
		case *record.Division:
			if x.Title.Blank() {
				g.j.untitled = append(g.j.untitled, untitledPart{x.At, g.part})
			}
			g.add(text{s: x.Title.S, at: x.Title.At, role: division, box: box})
			g.blocks(x.Body, depth, nest+1)
		case *record.Section:
			g.add(text{s: x.Title.S, at: x.Title.At, role: heading, depth: depth, box: box})
			g.blocks(x.Body, depth+1, nest+1)
		case *record.List:
			for _, it := range x.Items {
				g.labelled(it.Body, listRole(x.Mark), box, nest)
			}
		case *record.Article:
			g.article(x, box, nest)
		case *record.Table:
			g.table(x)
		case *record.IndicatorTable:
			g.indicators(x)
		}
	}
}

func listRole(m record.Mark) role {
	switch m {
	case record.Numbered:
		return numbered
	case record.Lettered:
		return lettered
	}
	return dashed
}

// labelled adds blocks whose first paragraph stands behind a label of the form.
func (g *gatherer) labelled(body []record.Block, role role, box, nest int) {
	if len(body) == 0 {
		return
	}
	if p, ok := body[0].(*record.Paragraph); ok {
		g.paragraph(p, role, box)
		body = body[1:]
	}
	if len(body) > 0 {
		g.blocks(body, 2, nest+1)
	}
}

func (g *gatherer) article(a *record.Article, box, nest int) {
	from := len(g.j.texts)
	if a.Title.Blank() {
		g.j.untitled = append(g.j.untitled, untitledPart{a.At, g.part})
		g.labelled(a.Body, article, box, nest)
	} else {
		g.add(text{s: a.Title.S, at: a.Title.At, role: articleHead, box: box})
		g.blocks(a.Body, 1, nest+1)
	}
	if g.part == 0 {
		g.j.executes = append(g.j.executes, executes(g.j.texts[from:]))
	}
}

// executes finds the words by which an article says who carries it out.
func executes(texts []text) bool {
	for _, t := range texts {
		if strings.Contains(t.s, "thi hành Quyết định này") || strings.Contains(t.s, "thi hành Nghị quyết này") || strings.Contains(t.s, "chịu trách nhiệm thi hành") {
			return true
		}
	}
	return false
}

func (g *gatherer) paragraph(p *record.Paragraph, role role, box int) {
	g.add(text{s: g.joined(p.Spans), at: p.At, role: role, box: box})
}

// joined is the text of spans without their looks. A reference to a phụ lục is
// its label; what other references will say does not matter here.
func (g *gatherer) joined(spans []record.Span) string {
	if len(spans) == 1 && spans[0].Ref == "" {
		return spans[0].S
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
		if s.Ref != "" {
			b.WriteString(g.label(s.Ref))
		}
	}
	return b.String()
}

func (g *gatherer) label(ref string) string {
	for i, a := range g.j.rec.Annexes {
		if a.ID == ref {
			return "Phụ lục " + words.Roman(i+1)
		}
	}
	return "[" + ref + "]"
}

func (g *gatherer) table(t *record.Table) {
	g.texts(cell, t.Title, t.Unit)
	g.columns(t.Columns, 0)
	for _, r := range t.Rows {
		g.texts(cell, r.Heading)
		for _, c := range r.Cells {
			if c.Number == "" {
				g.add(text{s: g.joined(c.Spans), at: c.At, role: cell})
			}
		}
	}
	if t.Total != nil {
		g.texts(cell, t.Total.Label)
	}
}

func (g *gatherer) columns(list []record.Column, nest int) {
	for _, c := range list {
		g.texts(cell, c.Title)
		if nest < deepest {
			g.columns(c.Group, nest+1)
		}
	}
}

func (g *gatherer) indicators(t *record.IndicatorTable) {
	g.texts(cell, t.Title)
	for _, c := range t.Columns {
		g.texts(cell, c.Title)
	}
	for _, r := range t.Rows {
		g.texts(cell, r.Group, r.Name, r.Unit)
	}
}
