package wml

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/opc"
)

// CustomXML is a text that travels in a package beside the document (ECMA-376-1,
// 15.2.5). Word keeps it when it saves the file, and shows nothing of it.
type CustomXML struct {
	Namespace string // of the root element, by which it is found again
	Root      string // local name of the root element
	ID        string // a GUID in braces that names data of this kind
	Text      []byte
}

const (
	relCustom      = RelNS + "/customXml"
	relCustomProps = RelNS + "/customXmlProps"
	typeXML        = "application/xml"
	typeCustom     = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)

// Attach puts the text into a package, in the place of one with its namespace.
func (x CustomXML) Attach(pkg *opc.Package) error {
	main, ok := pkg.Main()
	if !ok {
		return fmt.Errorf("wml: attach %s: the package has no main part", x.Namespace)
	}
	if part := customPart(pkg, main, x.Namespace); part != nil {
		pkg.Set(opc.Part{Name: part.Name, ContentType: part.ContentType, Data: x.data()})
		return nil
	}
	n := 1
	for {
		if _, taken := pkg.Part(customName("item", n)); !taken {
			break
		}
		n++
	}
	item, props := customName("item", n), customName("itemProps", n)
	pkg.Set(opc.Part{Name: item, ContentType: typeXML, Data: x.data()})
	pkg.Set(opc.Part{Name: props, ContentType: typeCustom, Data: x.props()})
	pkg.SetRelationships(item, []opc.Relationship{{ID: "rId1", Type: relCustomProps, Target: path.Base(props)}})
	rels := pkg.Relationships(main.Name)
	rels = append(rels, opc.Relationship{ID: freeRelationship(rels), Type: relCustom, Target: strings.Repeat("../", strings.Count(main.Name, "/")) + item})
	pkg.SetRelationships(main.Name, rels)
	return nil
}

func customName(kind string, n int) string { return "customXml/" + kind + strconv.Itoa(n) + ".xml" }

// freeRelationship leaves the low numbers to the headers of the tree.
func freeRelationship(rels []opc.Relationship) string {
	for n := 1; ; n++ {
		id := "rIdData" + strconv.Itoa(n)
		if !slices.ContainsFunc(rels, func(r opc.Relationship) bool { return r.ID == id }) {
			return id
		}
	}
}

// data writes the item. A carriage return would be read back as a line feed.
func (x CustomXML) data() []byte {
	b := make([]byte, 0, len(x.Text)+len(x.Text)/8+256)
	b = append(b, xmlHeader+"<"+x.Root+` xmlns="`+x.Namespace+`">`...)
	done := 0
	for i, c := range x.Text {
		if entity := textEscapes[c]; entity != "" {
			b = append(append(b, x.Text[done:i]...), entity...)
			done = i + 1
		}
	}
	return append(append(b, x.Text[done:]...), "</"+x.Root+">"...)
}

func (x CustomXML) props() []byte {
	return []byte(xmlHeader + `<ds:datastoreItem ds:itemID="` + x.ID + `" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
		`<ds:schemaRefs><ds:schemaRef ds:uri="` + x.Namespace + `"/></ds:schemaRefs></ds:datastoreItem>`)
}

// FindXML gives the text that was attached under a namespace.
func FindXML(pkg *opc.Package, namespace string) (text []byte, ok bool) {
	main, ok := pkg.Main()
	if !ok {
		return nil, false
	}
	part := customPart(pkg, main, namespace)
	if part == nil {
		return nil, false
	}
	budget := maxItems
	root, err := parse(part.Data, &budget)
	if err != nil {
		return nil, false
	}
	return []byte(root.text()), true
}

// customPart finds an item by the namespace of its root. Word may have given it
// another name.
func customPart(pkg *opc.Package, main *opc.Part, namespace string) *opc.Part {
	for _, r := range pkg.Relationships(main.Name) {
		if r.External || relationshipType(r.Type) != "customXml" {
			continue
		}
		part, ok := pkg.Part(opc.ResolveTarget(main.Name, r.Target))
		if !ok {
			continue
		}
		budget := maxItems
		if root, err := parse(part.Data, &budget); err == nil && root.Name.Space == namespace {
			return part
		}
	}
	return nil
}
