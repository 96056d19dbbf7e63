package wml

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
)

// Read makes the tree of a package. What the tree does not model survives: as raw
// nodes, in an Extra, or in Carried. Dropped are only marks of Word's bookkeeping
// (w:rsid…, w14:paraId, w14:textId, w:proofErr, w:lastRenderedPageBreak), content
// controls around whole table rows or cells, and what mc:Ignorable says, which
// writing says anew. The document is nil where there is no body to read.
func Read(pkg *opc.Package) (*Document, []diag.Problem) {
	l := &loader{pkg: pkg, budget: maxItems, found: new(findings)}
	doc := l.document()
	return doc, l.found.list
}

// loader reads the parts of one package.
type loader struct {
	pkg    *opc.Package
	main   *opc.Part
	found  *findings
	budget int
	strict bool // written by the strict schema, so no part can stay beside ours as it is
}

func (l *loader) document() *Document {
	main, ok := l.pkg.Main()
	if !ok {
		l.found.notWord("")
		return nil
	}
	l.main = main
	root := l.parse(main)
	if root == nil {
		return nil
	}
	body := root.Child("body")
	if !root.is("document") || body == nil {
		l.found.notWord(main.Name)
		return nil
	}
	l.strict = isStrict(l.pkg)
	doc := &Document{Carried: l.pkg, Background: root.Child("background")}
	l.body(doc, root, body)
	l.related(doc)
	l.core(doc)
	l.checkHeaderRefs(doc)
	return doc
}

// isStrict knows a strict package by the relationship that leads to its main part.
func isStrict(pkg *opc.Package) bool {
	for _, r := range pkg.Relationships("") {
		if relationshipType(r.Type) == "officeDocument" {
			return strings.HasPrefix(r.Type, strictRoot)
		}
	}
	return false
}

// parse reads the XML of a part, or tells why it cannot be read.
func (l *loader) parse(part *opc.Part) *Node {
	root, err := parse(part.Data, &l.budget)
	if err != nil {
		l.found.badXML(part.Name, err)
		return nil
	}
	return root
}

// origin is what a part's value remembers, so that it can be carried unchanged.
func (l *loader) origin(part *opc.Part) *opc.Part {
	if l.strict {
		return nil
	}
	return part
}

func (l *loader) reader(part *opc.Part, root *Node) *reader {
	inspect(l.found, part.Name, root, l.pkg.Relationships(part.Name))
	r := &reader{found: l.found, part: part.Name}
	for _, a := range root.Attrs {
		r.preserve = r.preserve || a.Name == Name{XMLNS, "space"} && a.Value == "preserve"
	}
	return r
}

func (l *loader) body(doc *Document, root, body *Node) {
	r := l.reader(l.main, root)
	children := body.Children
	if n := len(children); n > 0 && children[n-1].is("sectPr") {
		doc.Section = r.section(children[n-1])
		children = children[:n-1]
	} else {
		doc.Section = defaultSection()
	}
	doc.Body = r.blocks(children)
}

// related reads the parts that the main part points to.
func (l *loader) related(doc *Document) {
	var theme *opc.Part
	var styles *opc.Part
	for _, rel := range l.pkg.Relationships(l.main.Name) {
		if rel.External {
			continue
		}
		kind := relationshipType(rel.Type)
		part, ok := l.pkg.Part(opc.ResolveTarget(l.main.Name, rel.Target))
		if !ok {
			if kind != "" {
				l.found.brokenRelationship(l.main.Name, rel.ID)
			}
			continue
		}
		switch kind {
		case "header", "footer":
			l.headerFooter(doc, rel.ID, part, kind == "footer")
		case "footnotes", "endnotes":
			if root := l.parse(part); root != nil {
				notes := l.reader(part, root).notes(root)
				if kind == "footnotes" {
					doc.Footnotes = notes
				} else {
					doc.Endnotes = notes
				}
			}
		case "styles":
			styles = part
		case "theme":
			theme = part
		case "numbering":
			if root := l.parse(part); root != nil {
				doc.Numbering = NewNumbering(root)
				doc.Numbering.origin = l.origin(part)
			}
		case "settings":
			if root := l.parse(part); root != nil {
				doc.Settings = settings(root, l.origin(part))
			}
		}
	}
	if doc.Settings == nil {
		doc.Settings = settings(&Node{}, nil)
	}
	doc.Styles = l.styles(styles, theme, doc.Numbering)
}

func (l *loader) headerFooter(doc *Document, id string, part *opc.Part, footer bool) {
	root := l.parse(part)
	if root == nil {
		return
	}
	r := l.reader(part, root)
	doc.Headers = append(doc.Headers, &HeaderFooter{
		ID: id, Footer: footer, Body: r.blocks(root.Children), origin: l.origin(part), part: part.Name,
	})
}

// checkHeaderRefs reports and drops what sections refer to but is not there, so
// that layout need not look.
func (l *loader) checkHeaderRefs(doc *Document) {
	known := make(map[string]bool, len(doc.Headers))
	for _, h := range doc.Headers {
		known[h.ID] = true
	}
	for _, s := range doc.sections() {
		kept := s.Refs[:0]
		for _, ref := range s.Refs {
			if known[ref.ID] {
				kept = append(kept, ref)
			} else {
				l.found.brokenRelationship(l.main.Name, ref.ID)
			}
		}
		s.Refs = kept
	}
}

// sections lists the sections of the body in order.
func (d *Document) sections() []*Section {
	var all []*Section
	Walk(d.Body, func(b Block) bool {
		if p, ok := b.(*Paragraph); ok && p.Props.Section != nil {
			all = append(all, p.Props.Section)
		}
		return true
	})
	if d.Section != nil {
		all = append(all, d.Section)
	}
	return all
}

// styles reads the styles and the typefaces their theme names; either part may be
// missing.
func (l *loader) styles(part, theme *opc.Part, numbering *Numbering) *Styles {
	s := &Styles{numbering: numbering}
	if part != nil {
		if root := l.parse(part); root != nil {
			r := &reader{found: l.found, part: part.Name}
			r.styles(s, root)
			s.origin = l.origin(part)
		}
	}
	if theme != nil {
		if root := l.parse(theme); root != nil {
			s.theme, s.drawing = themeFonts(root), readTheme(root)
		}
	}
	for _, cut := range s.index() {
		name := ""
		if part != nil {
			name = part.Name
		}
		l.found.styleCycle(name, cut)
	}
	return s
}

// core reads the core properties.
func (l *loader) core(doc *Document) {
	for _, rel := range l.pkg.Relationships("") {
		if rel.External || !isCoreProperties(rel.Type) {
			continue
		}
		part, ok := l.pkg.Part(opc.ResolveTarget("", rel.Target))
		if !ok {
			continue
		}
		if root := l.parse(part); root != nil {
			doc.Core = coreProperties(root)
			doc.read = readCore{part, doc.Core}
		}
		return
	}
}
