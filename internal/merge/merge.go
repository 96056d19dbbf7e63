// Package merge puts the data of a document into a form.
//
// In: a template and a record. Out: a new wml.Document, and problems. It owns the
// expressions: those of forms, and Formula, those of templates over rows of data.
// Never: edits the template, breaks lines, judges by the decree. Where a width
// decides what the tree holds (the rule under the issuing body), it asks
// Options.Measure.
package merge

import (
	"slices"
	"time"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/template"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

// Options is what a merge needs from outside.
type Options struct {
	// Measure is the width of a text in one line.
	Measure func(text string, bold, italic bool, size unit.Length) unit.Length
	Year    int       // of the service's date, for documents without one
	Created time.Time // the date in the core properties
}

// Form is a template whose expressions are compiled. It is immutable and serves
// any number of documents at once.
type Form struct {
	template *template.Template
	programs map[string]*program
	styles   *styleSet
	small    *wml.Styles // with the header trio of the small profile
}

// maxNodes bounds what a form can unfold to.
const maxNodes = 200_000

// Compile checks and compiles the expressions of a template.
func (cc *Compiler) Compile(t *template.Template) (*Form, []diag.Problem) {
	c := &formCompiler{Compiler: cc, used: map[string]*program{}}
	c.nodes(t.Body, nil)
	for _, h := range t.Headers {
		c.nodes(h.Body, nil)
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	return &Form{template: t, programs: c.used, styles: newStyleSet(t.Document.Styles), small: smallHeader(t.Document.Styles)}, nil
}

// Document fills the form. The document is nil where a problem stops it.
func (f *Form) Document(rec *record.Record, opt Options) (*wml.Document, []diag.Problem) {
	src := f.template.Document
	m := &filler{form: f, rec: rec, opt: opt, styles: src.Styles, scope: newScope(rec, opt)}
	defer m.scope.release()
	m.width = textWidth(src.Section)
	doc := *src
	m.doc = &doc
	if rec.Size == record.SmallHeader {
		m.styles, doc.Styles = f.small, f.small
	}
	m.nameAnnexes()
	doc.Body = foldSections(m.nodes(make([]wml.Block, 0, len(f.template.Body)+len(rec.Body)), f.template.Body), &doc)
	m.resolve()
	m.tellUnplaced()
	doc.Headers = used(m.headers(src), &doc)
	doc.Core = coreProperties(rec, opt)
	if diag.Blocks(m.problems) {
		return nil, m.problems
	}
	return &doc, m.problems
}

func (m *filler) headers(src *wml.Document) []*wml.HeaderFooter {
	if len(m.form.template.Headers) == 0 {
		return src.Headers
	}
	out := append([]*wml.HeaderFooter(nil), src.Headers...)
	for _, h := range m.form.template.Headers {
		for i, old := range out {
			if old == h.Source {
				out[i] = &wml.HeaderFooter{ID: old.ID, Footer: old.Footer, Body: m.nodes(nil, h.Body)}
			}
		}
	}
	return out
}

// used keeps the headers and footers that a section of the document refers to:
// those of the phụ lục go where there is none.
func used(all []*wml.HeaderFooter, doc *wml.Document) []*wml.HeaderFooter {
	var refs []wml.HeaderRef
	for _, b := range doc.Body {
		if p, ok := b.(*wml.Paragraph); ok && p.Props.Section != nil {
			refs = append(refs, p.Props.Section.Refs...)
		}
	}
	refs = append(refs, doc.Section.Refs...)
	out := make([]*wml.HeaderFooter, 0, len(all))
	for _, h := range all {
		if slices.ContainsFunc(refs, func(r wml.HeaderRef) bool { return r.ID == h.ID }) {
			out = append(out, h)
		}
	}
	return out
}

func textWidth(s *wml.Section) unit.Length {
	return s.Width - s.Margins.Left - s.Margins.Right - s.Margins.Gutter
}

// coreProperties name the document as a file explorer shows it: title with the
// kind, subject, and the issuing body as its creator.
func coreProperties(rec *record.Record, opt Options) wml.Core {
	kind, _ := decree.KindOf(rec.Kind.S)
	subject := words.OneLine(rec.Subject.S)
	title := kind.Name
	switch {
	case kind.Style == decree.Letter:
		title = "V/v " + subject
	case subject != "":
		title = kind.Name + ": " + subject
	}
	stamp := opt.Created.UTC().Format("2006-01-02T15:04:05Z")
	return wml.Core{
		Title: title, Subject: subject, Creator: words.OneLine(rec.Authority.S), LastModifiedBy: words.OneLine(rec.Authority.S),
		Language: "vi-VN", Category: kind.Name, Created: stamp, Modified: stamp,
	}
}
