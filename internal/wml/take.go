package wml

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// taker hands out the attributes and children of an element that the tree
// models and knows what is left over. What is left over stays in the Extra of
// the owner as a node with the element's own name; the writer puts the two
// together again.
type taker struct {
	node     *Node
	taken    uint64 // attributes that were read, by position
	children []*Node
}

func take(n *Node) *taker { return &taker{node: n, children: n.Children} }

// attr gives an attribute of WordprocessingML, or "".
func (t *taker) attr(local string) string {
	v, _ := t.find(local)
	return v
}

func (t *taker) find(local string) (string, bool) {
	for i, a := range t.node.Attrs {
		if i < 64 && a.Name.Local == local && (a.Name.Space == NS || a.Name.Space == "") {
			t.taken |= 1 << i
			return a.Value, true
		}
	}
	return "", false
}

// giveBack says that the value read last under that name means nothing to the
// tree, so that the attribute is left over.
func (t *taker) giveBack(local string) {
	for i, a := range t.node.Attrs {
		if i < 64 && a.Name.Local == local {
			t.taken &^= 1 << i
		}
	}
}

// length reads an optional length counted in pieces.
func (t *taker) length(local string, piece unit.Length) Opt[unit.Length] {
	s, ok := t.find(local)
	if !ok {
		return Opt[unit.Length]{}
	}
	v, ok := length(s, piece)
	if !ok {
		t.giveBack(local)
		return Opt[unit.Length]{}
	}
	return Some(v)
}

// integer reads an optional whole number.
func (t *taker) integer(local string) Opt[int] {
	s, ok := t.find(local)
	if !ok {
		return Opt[int]{}
	}
	v, ok := integer(s)
	if !ok {
		t.giveBack(local)
		return Opt[int]{}
	}
	return Some(v)
}

// toggle reads an optional on/off attribute.
func (t *taker) toggle(local string) Toggle {
	s, ok := t.find(local)
	if !ok {
		return Unset
	}
	return onOff(s)
}

// takeEnum reads an attribute of a closed set; what is not in it is left over.
func takeEnum[T ~uint8](t *taker, local string, names []string) T {
	s, ok := t.find(local)
	if !ok {
		return 0
	}
	v, known := enum[T](names, s)
	if !known {
		t.giveBack(local)
	}
	return v
}

// child takes the first child of that name out of what is left over.
func (t *taker) child(local string) *Node {
	i := slices.IndexFunc(t.children, func(c *Node) bool { return c.is(local) })
	if i < 0 {
		return nil
	}
	c := t.children[i]
	t.children = slices.Concat(t.children[:i], t.children[i+1:])
	return c
}

// left is what was not taken, or nil when all was.
func (t *taker) left() *Node {
	n := &Node{Name: t.node.Name, Children: t.children}
	for i, a := range t.node.Attrs {
		if i < 64 && t.taken&(1<<i) != 0 || meaningless(a.Name) {
			continue
		}
		n.Attrs = append(n.Attrs, a)
	}
	if len(n.Attrs) == 0 && len(n.Children) == 0 {
		return nil
	}
	return n
}

// meaningless are marks of Word's own bookkeeping: which editing session wrote an
// element (w:rsidR …) and numbers for merging and comments (w14:paraId).
func meaningless(n Name) bool {
	return n.Space == NS && strings.HasPrefix(n.Local, "rsid") || n.Local == "paraId" || n.Local == "textId"
}

// keepRest puts what is left of a modelled element into an Extra. Such an element
// stands once among its siblings, so a second one replaces the first.
func keepRest(extra []*Node, rest *Node) []*Node {
	if rest == nil {
		return extra
	}
	extra = slices.DeleteFunc(extra, func(n *Node) bool { return n.Name == rest.Name })
	return append(extra, rest)
}
