package wml

import "strings"

// Name is an expanded XML name; Space is the namespace's URI.
type Name struct{ Space, Local string }

// Attr is an attribute. Namespace declarations are not kept: writing makes the
// ones it needs.
type Attr struct {
	Name  Name
	Value string
}

// Node is an element that the tree does not model, kept with its namespaces
// resolved. A Node with an empty Name is character data.
type Node struct {
	Name     Name
	Attrs    []Attr
	Text     string
	Children []*Node
}

// Namespaces of WordprocessingML and what stands beside it. Strict documents
// (ECMA-376-1 strict URIs) are read as these.
const (
	NS    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	RelNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	XMLNS = "http://www.w3.org/XML/1998/namespace"
)

// Attr gives an attribute of the WordprocessingML namespace, or "".
func (n *Node) Attr(local string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == local && (a.Name.Space == NS || a.Name.Space == "") {
			return a.Value
		}
	}
	return ""
}

// Child gives the first child element of the WordprocessingML namespace with the
// name, or nil.
func (n *Node) Child(local string) *Node {
	for _, c := range n.Children {
		if c.Name.Local == local && c.Name.Space == NS {
			return c
		}
	}
	return nil
}

// is reports whether the node is that element of WordprocessingML.
func (n *Node) is(local string) bool { return n.Name.Local == local && n.Name.Space == NS }

// text joins the character data right inside the node.
func (n *Node) text() string {
	if len(n.Children) == 1 {
		return n.Children[0].Text
	}
	var all strings.Builder
	for _, c := range n.Children {
		all.WriteString(c.Text)
	}
	return all.String()
}
