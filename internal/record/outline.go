package record

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

// Outline is a JSON value as it was written, before anyone knows what it means: its
// members in their order, every number with its digits. Templates of documents are
// read as outlines, for they are no documents yet.
type Outline struct {
	Shape  OutlineShape
	Key    string       // in the object that holds it
	At     diag.Pointer // in the whole
	Text   string       // of a string, in NFC
	Raw    string       // the value's JSON
	Inside []Outline    // of an object or a list
}

// OutlineShape is what a JSON value is.
type OutlineShape uint8

// The shapes: Literal is null, true, false or a number.
const (
	Literal OutlineShape = iota
	String
	ListOf
	ObjectOf
)

// ReadOutline reads a text that holds one JSON object within the limits, as Decode
// does; nil where it does not.
func ReadOutline(data []byte, limits Limits) (*Outline, []diag.Problem) {
	r, rep := newReader(data, limits)
	if r == nil {
		return nil, rep.problems()
	}
	if list := rep.problems(); len(list) > 0 { // a key that stands twice
		return nil, list
	}
	o := r.outline(value{})
	return &o, nil
}

// outline goes no deeper than Limits.Depth, which the scanner has held.
func (t *tree) outline(v value) Outline {
	n := t.node(v)
	o := Outline{Key: n.key, At: v.at, Raw: t.raw(v)}
	switch n.shape {
	case isString:
		o.Shape, o.Text, o.Raw = String, norm.NFC.String(t.str(v)), `"`+o.Raw+`"`
	case isList:
		o.Shape, o.Inside = ListOf, make([]Outline, 0, n.count)
		for e := range t.elements(v) {
			o.Inside = append(o.Inside, t.outline(e))
		}
	case isObject:
		o.Shape, o.Inside = ObjectOf, make([]Outline, 0, n.count)
		for m := range t.members(v) {
			o.Inside = append(o.Inside, t.outline(m))
		}
	}
	return o
}

// Member gives a member of an object, nil where there is none.
func (o *Outline) Member(key string) *Outline {
	for i := range o.Inside {
		if o.Shape == ObjectOf && o.Inside[i].Key == key {
			return &o.Inside[i]
		}
	}
	return nil
}

// Identifier makes a name in the manner of the contract from a heading: «Mã đơn vị»
// is ma_don_vi. "" where nothing is left.
func Identifier(heading string) string {
	var b strings.Builder
	gap := false
	for _, c := range bare(heading) {
		if c != '_' && !('a' <= c && c <= 'z') && !('0' <= c && c <= '9') {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteRune(c)
	}
	return b.String()
}

// Escape writes a text, parts of which came from data, so that a paragraph or a cell
// prints those parts as they are: their stars mark nothing, and no [[ma]] that any
// letter of theirs belongs to refers to anything. Parts are pairs of offsets, in
// order.
func Escape(s string, parts [][2]int) string {
	if !strings.Contains(s, "*") && !strings.Contains(s, "[[") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '*' && touches(parts, i, i+1) || s[i] == '[' && refAt(s[i:]) != "" && touches(parts, i, i+len(refAt(s[i:]))+len("[[]]")) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func touches(parts [][2]int, from, to int) bool {
	for _, p := range parts {
		if p[0] < to && from < p[1] {
			return true
		}
	}
	return false
}
