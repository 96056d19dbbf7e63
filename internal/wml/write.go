package wml

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/mocban/mocban/internal/opc"
)

// Types of relationships and of content.
const (
	relFontTable = RelNS + "/fontTable"
	relApp       = RelNS + "/extended-properties"
	relCore      = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

	typeWord     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeDocument = typeWord + "document.main+xml"
	typeTemplate = typeWord + "template.main+xml"
	typeCore     = "application/vnd.openxmlformats-package.core-properties+xml"
	typeApp      = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
)

const (
	mainName = "word/document.xml"
	coreName = "docProps/core.xml"
)

// Write makes the package of a tree. With Carried, everything that was read and
// not changed since stays byte for byte; the main part is always written. Without
// it the package is whole: styles, settings, a font table and properties. Equal
// trees give equal packages.
func Write(doc *Document) (*opc.Package, error) {
	w := &writer{doc: doc, main: mainName}
	if err := w.begin(); err != nil {
		return nil, fmt.Errorf("wml: %w", err)
	}
	if err := w.parts(); err != nil {
		return nil, fmt.Errorf("wml: %w", err)
	}
	return w.pkg, nil
}

// writer puts the parts of one document into a package.
type writer struct {
	doc     *Document
	pkg     *opc.Package
	main    string // name of the main part
	rels    []opc.Relationship
	changed bool // rels differ from those of the package
}

func (w *writer) begin() error {
	if w.doc.Carried == nil {
		w.pkg = opc.New()
		return nil
	}
	w.pkg = w.doc.Carried.Clone()
	if isStrict(w.pkg) {
		makeTransitional(w.pkg)
	}
	main, ok := w.pkg.Main()
	if !ok {
		return fmt.Errorf("the package carried has no main part")
	}
	w.main = main.Name
	w.rels = w.pkg.Relationships(w.main)
	return nil
}

func (w *writer) parts() error {
	if err := w.checkHeaders(); err != nil {
		return err
	}
	w.dropHeaders()
	steps := []func() error{w.document, w.styles, w.settings, w.numbering, w.fontTable, w.headers, w.pictures, w.core, w.app}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if w.changed {
		w.pkg.SetRelationships(w.main, w.rels)
	}
	return nil
}

// carries reports whether the package still holds the part a value was read from.
func (w *writer) carries(origin *opc.Part) bool {
	if origin == nil || w.doc.Carried == nil {
		return false
	}
	part, ok := w.pkg.Part(origin.Name)
	return ok && len(part.Data) > 0 && len(part.Data) == len(origin.Data) && &part.Data[0] == &origin.Data[0]
}

// buffers hold the text of a part while it grows; a part is copied out once.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// encode writes one part with the root and what body puts inside.
func encode(root string, body func(*encoder)) ([]byte, error) {
	buf := buffers.Get().(*[]byte)
	e := &encoder{b: (*buf)[:0]}
	body(e)
	data, err := e.part(root)
	*buf = e.b
	buffers.Put(buf)
	return data, err
}

func (w *writer) document() error {
	data, err := encode("w:document", func(e *encoder) {
		if w.doc.Background != nil {
			e.node(w.doc.Background)
		}
		e.raw("<w:body>")
		e.blocks(w.doc.Body)
		e.section(w.doc.Section)
		e.raw("</w:body>")
	})
	if err != nil {
		return fmt.Errorf("%s: %w", w.main, err)
	}
	contentType := typeDocument
	if part, ok := w.pkg.Part(w.main); ok && !strings.EqualFold(part.ContentType, typeTemplate) {
		contentType = part.ContentType
	}
	w.pkg.Set(opc.Part{Name: w.main, ContentType: contentType, Data: data})
	if w.doc.Carried == nil {
		w.pkg.SetRelationships("", []opc.Relationship{{ID: "rId1", Type: opc.OfficeDocument, Target: w.main}})
	}
	return nil
}

func (w *writer) styles() error {
	s := w.doc.Styles
	switch {
	case s == nil && w.doc.Carried != nil:
		return nil
	case s == nil:
		s = NewStyles(ParagraphProps{}, RunProps{}, nil)
	}
	return w.own("styles", s.origin, func(e *encoder) { e.styles(s) })
}

func (w *writer) settings() error {
	s := w.doc.Settings
	switch {
	case s == nil && w.doc.Carried != nil:
		return nil
	case s == nil:
		s = new(Settings)
	}
	return w.own("settings", s.origin, func(e *encoder) { e.settings(s) })
}

func (w *writer) numbering() error {
	n := w.doc.Numbering
	if n == nil || n.Root == nil {
		return nil
	}
	return w.own("numbering", n.origin, func(e *encoder) { e.nodes(n.Root.Children) })
}

// fontTable names the one family our own documents use; Word fills in the rest.
func (w *writer) fontTable() error {
	if w.doc.Carried != nil {
		return nil
	}
	data, err := encode("w:fonts", func(e *encoder) {
		e.raw(`<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>` +
			`<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`)
	})
	if err != nil {
		return err
	}
	w.set("fontTable", data)
	return nil
}

// own writes a part of which a document has one, unless it is carried.
func (w *writer) own(kind string, origin *opc.Part, body func(*encoder)) error {
	if w.carries(origin) {
		return nil
	}
	data, err := encode("w:"+kind, body)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	w.set(kind, data)
	return nil
}

// set puts the part of a kind in the place of the old one, or beside the main part.
func (w *writer) set(kind string, data []byte) {
	name := path.Join(path.Dir(w.main), kind+".xml")
	i := slices.IndexFunc(w.rels, func(r opc.Relationship) bool { return relationshipType(r.Type) == kind && !r.External })
	if i >= 0 {
		name = opc.ResolveTarget(w.main, w.rels[i].Target)
	} else {
		w.relate(w.freeID(), kind, name)
	}
	w.pkg.Set(opc.Part{Name: name, ContentType: typeWord + kind + "+xml", Data: data})
}

// relate adds an arrow from the main part.
func (w *writer) relate(id, kind, name string) {
	target := "/" + name
	if folder := path.Dir(w.main) + "/"; strings.HasPrefix(name, folder) {
		target = name[len(folder):]
	}
	w.rels = append(w.rels, opc.Relationship{ID: id, Type: RelNS + "/" + kind, Target: target})
	w.changed = true
}

// freeID gives the first rId that neither an arrow nor a header has.
func (w *writer) freeID() string {
	for n := len(w.rels) + 1; ; n++ {
		id := "rId" + strconv.Itoa(n)
		if w.relationship(id) < 0 && w.doc.HeaderFooter(id) == nil {
			return id
		}
	}
}

func (w *writer) relationship(id string) int {
	return slices.IndexFunc(w.rels, func(r opc.Relationship) bool { return r.ID == id })
}

// core writes the core properties, unless they are those that were read.
func (w *writer) core() error {
	doc := w.doc
	if doc.Carried != nil && (doc.Core == Core{} || doc.Core == doc.read.core && w.carries(doc.read.part)) {
		return nil
	}
	data, err := coreXML(&doc.Core)
	if err != nil {
		return fmt.Errorf("core properties: %w", err)
	}
	rels := w.pkg.Relationships("")
	name := coreName
	i := slices.IndexFunc(rels, func(r opc.Relationship) bool { return !r.External && isCoreProperties(r.Type) })
	if i >= 0 {
		name = opc.ResolveTarget("", rels[i].Target)
	} else {
		w.pkg.SetRelationships("", append(rels, opc.Relationship{ID: freeRootID(rels), Type: relCore, Target: coreName}))
	}
	w.pkg.Set(opc.Part{Name: name, ContentType: typeCore, Data: data})
	return nil
}

func freeRootID(rels []opc.Relationship) string {
	for n := len(rels) + 1; ; n++ {
		id := "rId" + strconv.Itoa(n)
		if !slices.ContainsFunc(rels, func(r opc.Relationship) bool { return r.ID == id }) {
			return id
		}
	}
}

const appXML = xmlHeader + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
	`<Application>Mocban</Application></Properties>`

// app writes docProps/app.xml of a new document; a carried one keeps its own.
func (w *writer) app() error {
	if w.doc.Carried != nil {
		return nil
	}
	rels := w.pkg.Relationships("")
	w.pkg.SetRelationships("", append(rels, opc.Relationship{ID: freeRootID(rels), Type: relApp, Target: "docProps/app.xml"}))
	w.pkg.Set(opc.Part{Name: "docProps/app.xml", ContentType: typeApp, Data: []byte(appXML)})
	return nil
}

// strictURI is compiled for the first strict package.
var strictURI = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(regexp.QuoteMeta(strictRoot) + `([A-Za-z]+)(/?)`)
})

// makeTransitional rewrites what is carried of a strict package, since the parts
// beside it will be transitional.
func makeTransitional(pkg *opc.Package) {
	sources := []string{""}
	for _, part := range pkg.Parts() {
		sources = append(sources, part.Name)
		if strings.HasSuffix(part.ContentType, "xml") {
			data := strictURI().ReplaceAll(part.Data, []byte(transitionalRoot+"${1}/2006${2}"))
			pkg.Set(opc.Part{Name: part.Name, ContentType: part.ContentType, Data: data})
		}
	}
	for _, source := range sources {
		rels := pkg.Relationships(source)
		for i := range rels {
			rels[i].Type = transitional(rels[i].Type)
		}
		if len(rels) > 0 {
			pkg.SetRelationships(source, rels)
		}
	}
}
