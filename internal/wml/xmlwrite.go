package wml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/unit"
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"

// encoder appends the XML of one part. The names of WordprocessingML are written
// as they stand in the code; raw nodes get their prefixes from the table of
// namespaces, and what was used is declared by the root element in the end.
type encoder struct {
	b    []byte
	used uint64   // namespaces of the table, by position
	more []string // URIs that the table does not have; their prefixes are ns1, ns2 …
	err  error
}

func (e *encoder) raw(s string) { e.b = append(e.b, s...) }

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

// attr writes an attribute with a value that may need escaping.
func (e *encoder) attr(name, value string) {
	e.b = append(e.b, ' ')
	e.b = append(e.b, name...)
	e.b = append(e.b, '=', '"')
	e.escape(value, true)
	e.b = append(e.b, '"')
}

// some writes an attribute unless its value is empty.
func (e *encoder) some(name, value string) {
	if value != "" {
		e.attr(name, value)
	}
}

func (e *encoder) number(name string, v int) {
	e.b = append(e.b, ' ')
	e.b = append(e.b, name...)
	e.b = append(e.b, '=', '"')
	e.b = strconv.AppendInt(e.b, int64(v), 10)
	e.b = append(e.b, '"')
}

// length writes an attribute that counts twips, where it is present.
func (e *encoder) length(name string, l Opt[unit.Length]) {
	if l.Set {
		e.number(name, l.V.Twips())
	}
}

// toggleAttr writes an on/off attribute, where it is present.
func (e *encoder) toggleAttr(name string, t Toggle) {
	switch t {
	case On:
		e.attr(name, "1")
	case Off:
		e.attr(name, "0")
	case Unset:
	}
}

// escape writes text. Line ends and tabs of an attribute would become blanks, and
// a carriage return a line feed, when the part is read again.
func (e *encoder) escape(s string, attribute bool) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plainBytes[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			i += e.letter(s[i:])
			continue
		}
		entity := textEscapes[c]
		if attribute && entity == "" {
			entity = attributeEscapes[c]
		}
		switch {
		case entity != "":
			e.b = append(append(e.b, s[from:i]...), entity...)
			from = i + 1
		case !isXMLChar(rune(c)):
			e.fail(fmt.Errorf("a text holds %U, which XML cannot", c))
		}
		i++
	}
	e.b = append(e.b, s[from:]...)
}

// letter judges the first letter of a text, which is not ASCII, and gives its size.
// Those of two and three bytes that the first of them makes sure of go first.
func (e *encoder) letter(s string) int {
	switch c := s[0]; {
	case 0xC2 <= c && c <= 0xDF && len(s) > 1 && isContinued(s[1]):
		return 2
	case 0xE1 <= c && c <= 0xEC && len(s) > 2 && isContinued(s[1]) && isContinued(s[2]):
		return 3
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		e.fail(fmt.Errorf("the text %.40q is not UTF-8", s))
	case !isXMLChar(r):
		e.fail(fmt.Errorf("a text holds %U, which XML cannot", r))
	}
	return size
}

// isContinued knows the bytes of UTF-8 behind a first one.
func isContinued(c byte) bool { return c&0xC0 == 0x80 }

// plainBytes are the ASCII that stands in texts and attributes as it is.
var plainBytes = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = textEscapes[c] == "" && attributeEscapes[c] == ""
	}
	return plain
}()

var (
	textEscapes      = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#13;"}
	attributeEscapes = [256]string{'\n': "&#10;", '\t': "&#9;", '"': "&quot;"}
)

// val writes an element whose one attribute is w:val. The tag is the element
// with its prefix.
func (e *encoder) val(tag, value string) {
	e.b = append(e.b, '<')
	e.b = append(e.b, tag...)
	e.attr("w:val", value)
	e.b = append(e.b, '/', '>')
}

func (e *encoder) valNumber(tag string, v int) {
	e.b = append(e.b, '<')
	e.b = append(e.b, tag...)
	e.number("w:val", v)
	e.b = append(e.b, '/', '>')
}

// toggle writes an on/off element, where it is present.
func (e *encoder) toggle(tag string, t Toggle) {
	switch t {
	case On:
		e.b = append(append(append(e.b, '<'), tag...), '/', '>')
	case Off:
		e.val(tag, "0")
	case Unset:
	}
}

// within writes an element around what body writes, and nothing where body writes
// nothing.
func (e *encoder) within(tag string, body func()) {
	before := len(e.b)
	e.b = append(append(append(e.b, '<'), tag...), '>')
	inside := len(e.b)
	body()
	if len(e.b) == inside {
		e.b = e.b[:before]
		return
	}
	e.b = append(append(append(e.b, '<', '/'), tag...), '>')
}

// open begins an element and gives the place for close.
func (e *encoder) open(tag string) int {
	from := len(e.b)
	e.b = append(append(e.b, '<'), tag...)
	return from
}

// close ends a start tag at the buffer's end, with the attributes and children
// that Extra kept for the element. From is where the tag began; an attribute that
// stands there already is not written again.
func (e *encoder) close(tag string, from int, rest *Node) {
	if rest == nil {
		e.raw("/>")
		return
	}
	e.restAttrs(from, rest)
	if len(rest.Children) == 0 {
		e.raw("/>")
		return
	}
	e.raw(">")
	e.nodes(rest.Children)
	e.b = append(append(append(e.b, '<', '/'), tag...), '>')
}

func (e *encoder) restAttrs(from int, rest *Node) {
	for _, a := range rest.Attrs {
		name := e.qualified(a.Name)
		if !strings.Contains(string(e.b[from:]), " "+name+`="`) {
			e.attr(name, a.Value)
		}
	}
}

func (e *encoder) nodes(nodes []*Node) {
	for _, n := range nodes {
		e.node(n)
	}
}

// node writes an element as it was read, or character data.
func (e *encoder) node(n *Node) {
	if n.Name.Local == "" {
		e.escape(n.Text, false)
		return
	}
	e.raw("<")
	e.name(n.Name)
	e.attributes(n.Name, n.Attrs)
	if len(n.Children) == 0 {
		e.raw("/>")
		return
	}
	e.raw(">")
	e.nodes(n.Children)
	e.endTag(n.Name)
}

func (e *encoder) endTag(n Name) {
	e.raw("</")
	e.name(n)
	e.raw(">")
}

func (e *encoder) attributes(of Name, attrs []Attr) {
	for _, a := range attrs {
		if of.Space == mcNS && a.Name.Local == "Requires" {
			a.Value = e.requires(a.Value)
		}
		e.raw(" ")
		e.name(a.Name)
		e.raw(`="`)
		e.escape(a.Value, true)
		e.raw(`"`)
	}
}

// requires declares the prefixes that mc:Choice asks for; see scanner.requires.
func (e *encoder) requires(value string) string {
	fields := strings.Fields(value)
	for i, f := range fields {
		if uri, ok := strings.CutPrefix(f, "{"); ok {
			fields[i] = e.prefix(strings.TrimSuffix(uri, "}"))
		} else if n := slices.IndexFunc(namespaces, func(ns namespace) bool { return ns.prefix == f }); n >= 0 {
			e.used |= 1 << n
		}
	}
	return strings.Join(fields, " ")
}

// name writes a name with its prefix. The root declares no default namespace, so a
// name without a prefix is in none.
func (e *encoder) name(n Name) {
	switch n.Space {
	case "":
	case XMLNS:
		e.raw("xml:")
	case NS:
		e.raw("w:")
	default:
		e.raw(e.prefix(n.Space))
		e.raw(":")
	}
	e.raw(n.Local)
}

// qualified gives a name as it is written.
func (e *encoder) qualified(n Name) string {
	from := len(e.b)
	e.name(n)
	s := string(e.b[from:])
	e.b = e.b[:from]
	return s
}

func (e *encoder) prefix(uri string) string {
	if i, ok := namespaceIndex[uri]; ok {
		e.used |= 1 << i
		return namespaces[i].prefix
	}
	i := slices.Index(e.more, uri)
	if i < 0 {
		i = len(e.more)
		e.more = append(e.more, uri)
	}
	return "ns" + strconv.Itoa(i+1)
}

// part gives the whole part: the root with the namespaces used, and inside it
// what was written so far.
func (e *encoder) part(root string) ([]byte, error) {
	if e.err != nil {
		return nil, e.err
	}
	if len(e.more) > maxBindings {
		return nil, errors.New("too many namespaces")
	}
	head := encoder{b: make([]byte, 0, 1024)}
	head.raw(xmlHeader + "<" + root)
	ignorable := e.declare(&head)
	if ignorable != "" {
		head.attr("mc:Ignorable", ignorable)
	}
	head.raw(">")
	e.raw("</" + root + ">")
	return bytes.Join([][]byte{head.b, e.b}, nil), head.err
}

// declare writes the declarations and gives the prefixes that a reader may pass
// over. A namespace that Word does not know is one of them, or Word would not
// open the file.
func (e *encoder) declare(head *encoder) string {
	e.used |= 1 << nsW
	var ignorable []string
	for i, ns := range namespaces {
		if ns.ignorable && e.used&(1<<i) != 0 {
			ignorable = append(ignorable, ns.prefix)
		}
	}
	for i := range e.more {
		ignorable = append(ignorable, "ns"+strconv.Itoa(i+1))
	}
	if len(ignorable) > 0 {
		e.used |= 1 << nsMC
	}
	for i, ns := range namespaces {
		if e.used&(1<<i) != 0 {
			head.attr("xmlns:"+ns.prefix, ns.uri)
		}
	}
	for i, uri := range e.more {
		head.attr("xmlns:ns"+strconv.Itoa(i+1), uri)
	}
	return strings.Join(ignorable, " ")
}

// slots writes the children of an element in the order of its schema: the ones
// the tree models when asked for, and between them those of an Extra.
type slots struct {
	e     *encoder
	order sequence
	extra []*Node
	done  int   // places below this are written
	rest  *Node // of the element asked for last
}

// at writes what of the Extra stands before the element, finds what the Extra
// kept of the element itself, and reports whether there is any.
func (s *slots) at(local string) bool {
	s.rest = nil
	if len(s.extra) == 0 {
		return false
	}
	place := s.order[local]
	s.upTo(place)
	for _, n := range s.extra {
		if n.is(local) {
			s.rest = n
		}
	}
	s.done = place + 1
	return s.rest != nil
}

// upTo writes the nodes of the Extra from the last place to this one.
func (s *slots) upTo(place int) {
	for p := s.done; p < place; {
		next := place
		for _, n := range s.extra {
			if q := s.order.place(n.Name); q == p {
				s.e.node(n)
			} else if q > p && q < next {
				next = q
			}
		}
		p = next
	}
}

// end writes the rest of the Extra: extensions first, then records of changes.
func (s *slots) end() {
	if len(s.extra) == 0 {
		return
	}
	s.upTo(last)
	for _, records := range []bool{false, true} {
		for _, n := range s.extra {
			if s.order.place(n.Name) == last && isChangeRecord(n.Name) == records {
				s.e.node(n)
			}
		}
	}
}

func isChangeRecord(n Name) bool { return n.Space == NS && strings.HasSuffix(n.Local, "Change") }
