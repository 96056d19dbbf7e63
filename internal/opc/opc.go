// Package opc reads, changes and writes the container of a .docx: a ZIP of
// parts, their content types and their relationships (ECMA-376-2).
//
// In: bytes from a stranger, or parts made by the house. Out: a Package whose
// every part has been judged, and bytes again; an equal package gives equal
// bytes. Never: knows what a paragraph is, opens a path, follows a link.
package opc

import (
	"path"
	"slices"
	"strings"
)

// The relationship types a container is found by; each is written in one form
// by the transitional schema and in another by the strict one.
const (
	OfficeDocument       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	Hyperlink            = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
	officeDocumentStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
	hyperlinkStrict      = "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"
)

// Part is one part of a package. It is not changed once it is in a Package, and
// neither may its Data be: copies of the package share it.
type Part struct {
	Name        string // "word/document.xml", without the leading slash
	ContentType string
	Data        []byte

	frozen *frozen // what the ZIP holds for Data; nil until Freeze
}

// Relationship is a named arrow from a part, or from the package, to a target.
type Relationship struct {
	ID     string
	Type   string
	Target string // as written: relative to the folder of the source, or absolute
	// External targets lie outside the package and are never opened here.
	External bool
}

// relSet holds the relationships of one source in the order of its file.
type relSet struct {
	source string // a part's name, or "" for the package
	list   []Relationship
	entry  string // the name it was read under; "" when made here
	frozen *frozen
}

// Package is an ordered set of parts with their relationships. One goroutine may
// build it; after Freeze any number may read, clone and write it.
type Package struct {
	parts []*Part
	rels  []relSet
	types *frozen // [Content_Types].xml; nil when a part's type changed since Freeze
	sound bool    // check has passed, and nothing it looks at changed since
	// tables are shared with clones; nil before Freeze.
	tables *tables
}

// New gives a package without parts.
func New() *Package { return &Package{} }

// Part finds a part by name. Names that differ only in case are one name
// (ECMA-376-2, 6.3.5).
func (p *Package) Part(name string) (*Part, bool) {
	if i := p.index(name); i >= 0 {
		return p.parts[i], true
	}
	return nil, false
}

// index asks for the name as it is first: that is nearly always how it is written.
func (p *Package) index(name string) int {
	if i := slices.IndexFunc(p.parts, func(x *Part) bool { return x.Name == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(p.parts, func(x *Part) bool { return strings.EqualFold(x.Name, name) })
}

// Parts lists the parts in the order of the container. Content types and
// relationships are no parts here.
func (p *Package) Parts() []*Part { return slices.Clone(p.parts) }

// Relationships lists the arrows that leave a part, or the package when source
// is "", in the order of their file.
func (p *Package) Relationships(source string) []Relationship {
	if i := p.relIndex(source); i >= 0 {
		return slices.Clone(p.rels[i].list)
	}
	return nil
}

func (p *Package) relIndex(source string) int {
	return slices.IndexFunc(p.rels, func(x relSet) bool { return strings.EqualFold(x.source, source) })
}

// Main is the part the package's officeDocument relationship names.
func (p *Package) Main() (*Part, bool) {
	i := p.relIndex("")
	if i < 0 {
		return nil, false
	}
	for _, r := range p.rels[i].list {
		if isOfficeDocument(r) {
			return p.Part(ResolveTarget("", r.Target))
		}
	}
	return nil, false
}

func isOfficeDocument(r Relationship) bool {
	return !r.External && (r.Type == OfficeDocument || r.Type == officeDocumentStrict)
}

// ResolveTarget gives the name of the part an internal target means when it is
// written in the relationships of source. Steps above the root stay at the root,
// and a target that is only a fragment is the source itself.
func ResolveTarget(source, target string) string {
	target, _, _ = strings.Cut(target, "#")
	switch {
	case target == "":
		return source
	case target[0] == '/':
		return path.Clean(target)[1:]
	case isCleanPath(target) && isCleanPath(source): // as in every file of the house
		return source[:strings.LastIndexByte(source, '/')+1] + target
	}
	return path.Clean("/" + path.Dir(source) + "/" + target)[1:]
}

// isCleanPath knows at a look that no step of a path is empty or made of dots.
func isCleanPath(p string) bool {
	return !strings.HasPrefix(p, "/") && !strings.HasSuffix(p, "/") && !strings.HasSuffix(p, ".") &&
		!strings.Contains(p, "//") && !strings.Contains(p, "./")
}
