package wml

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// Bounds of a part. The gate of opc has its own; these hold for any caller.
const (
	maxDepth      = 256     // elements inside one another
	maxAttributes = 256     // of one element
	maxBindings   = 4096    // prefixes bound at one place
	maxItems      = 2000000 // elements, attributes and texts of all parts together
)

// xmlFault is what is wrong with the XML of a part.
type xmlFault struct {
	code   diag.Code
	offset int
	what   string
}

func (f *xmlFault) Error() string { return fmt.Sprintf("byte %d: %s", f.offset, f.what) }

// binding is a prefix in scope.
type binding struct{ prefix, uri string }

// frame is an element that is still open.
type frame struct {
	node     *Node
	raw      string // its name as written, which the end tag must repeat
	bindings int    // bindings in scope outside it
}

// scanner turns the text of a part into nodes. Strings of the tree are slices of
// the text wherever nothing had to be replaced.
type scanner struct {
	s        string
	pos      int
	open     []frame
	root     *Node
	bindings []binding
	names    map[string]Name // of elements, by their written form, for the bindings in scope
	budget   *int
}

// parse reads one part. The budget is shared by the parts of a document and
// counts down.
func parse(data []byte, budget *int) (*Node, error) {
	s := &scanner{s: strings.TrimPrefix(string(data), "\ufeff"), budget: budget, names: map[string]Name{}}
	if !utf8.ValidString(s.s) {
		return nil, s.fault("xml.encoding", "not UTF-8")
	}
	for s.pos < len(s.s) {
		if err := s.step(); err != nil {
			return nil, err
		}
	}
	if s.root == nil || len(s.open) > 0 {
		return nil, s.malformed("the text ends before its root element does")
	}
	return s.root, nil
}

func (s *scanner) fault(code diag.Code, what string) error { return &xmlFault{code, s.pos, what} }

func (s *scanner) malformed(what string) error { return s.fault("xml.not_well_formed", what) }

func (s *scanner) rest() string { return s.s[s.pos:] }

// step reads one piece of markup, or the text up to the next one.
func (s *scanner) step() error {
	rest := s.rest()
	switch {
	case rest[0] != '<':
		return s.text()
	case strings.HasPrefix(rest, "</"):
		return s.end()
	case strings.HasPrefix(rest, "<!--"):
		return s.skip("-->")
	case strings.HasPrefix(rest, "<?"):
		return s.skip("?>")
	case strings.HasPrefix(rest, "<![CDATA["):
		return s.cdata()
	case strings.HasPrefix(rest, "<!"):
		return s.fault("xml.doctype", "a document type declaration")
	}
	return s.start()
}

func (s *scanner) skip(mark string) error {
	n := strings.Index(s.rest(), mark)
	if n < 0 {
		return s.malformed("missing " + mark)
	}
	s.pos += n + len(mark)
	return nil
}

func (s *scanner) text() error {
	n := strings.IndexByte(s.rest(), '<')
	if n < 0 {
		n = len(s.rest())
	}
	text, ok := unescape(s.s[s.pos:s.pos+n], false)
	if !ok {
		return s.malformed("an unknown reference")
	}
	s.pos += n
	return s.addText(text)
}

func (s *scanner) cdata() error {
	s.pos += len("<![CDATA[")
	start := s.pos
	if err := s.skip("]]>"); err != nil {
		return err
	}
	return s.addText(strings.ReplaceAll(s.s[start:s.pos-len("]]>")], "\r\n", "\n"))
}

// addText puts text into the open element. Text outside the root is white space
// or the part is malformed.
func (s *scanner) addText(text string) error {
	if len(s.open) == 0 {
		if strings.TrimLeft(text, " \t\r\n") != "" {
			return s.malformed("text outside the root element")
		}
		return nil
	}
	if text == "" {
		return nil
	}
	parent := s.open[len(s.open)-1].node
	parent.Children = append(parent.Children, &Node{Text: text})
	return s.spend(1)
}

func (s *scanner) spend(n int) error {
	if *s.budget -= n; *s.budget < 0 {
		return s.fault("archive.part_too_large", "too many elements, attributes and texts")
	}
	return nil
}

func (s *scanner) start() error {
	if len(s.open) == 0 && s.root != nil {
		return s.malformed("two root elements")
	}
	if len(s.open) >= maxDepth {
		return s.fault("xml.too_deep", "elements are nested too deep")
	}
	s.pos++
	raw := s.name()
	if raw == "" {
		return s.malformed("a tag without a name")
	}
	outside := len(s.bindings)
	node := new(Node)
	if err := s.attributes(node); err != nil {
		return err
	}
	var err error
	if node.Name, err = s.elementName(raw); err != nil {
		return err
	}
	if err := s.resolveAttributes(node); err != nil {
		return err
	}
	return s.enter(node, raw, outside)
}

// enter hangs the element into the tree and opens it, if it is not empty.
func (s *scanner) enter(node *Node, raw string, outside int) error {
	if len(s.open) == 0 {
		s.root = node
	} else {
		parent := s.open[len(s.open)-1].node
		parent.Children = append(parent.Children, node)
	}
	if strings.HasPrefix(s.rest(), "/>") {
		s.pos += 2
		s.leave(outside)
	} else {
		s.pos++ // attributes stops at ">" or "/>" only
		s.open = append(s.open, frame{node, raw, outside})
	}
	return s.spend(1 + len(node.Attrs))
}

func (s *scanner) end() error {
	s.pos += 2
	raw := s.name()
	s.space()
	if len(s.open) == 0 || raw != s.open[len(s.open)-1].raw || !strings.HasPrefix(s.rest(), ">") {
		return s.malformed("an end tag that does not match")
	}
	s.pos++
	top := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	dropIndentation(top.node)
	s.leave(top.bindings)
	return nil
}

// leave puts prefixes of an element out of scope.
func (s *scanner) leave(outside int) {
	if len(s.bindings) > outside {
		s.bindings = s.bindings[:outside]
		clear(s.names)
	}
}

// dropIndentation takes away white space between elements: it belongs to the
// file's look. Text that a comment or CDATA cut is joined again.
func dropIndentation(n *Node) {
	if !slices.ContainsFunc(n.Children, isElement) {
		if len(n.Children) > 1 {
			n.Children = []*Node{{Text: n.text()}}
		}
		return
	}
	n.Children = slices.DeleteFunc(n.Children, func(c *Node) bool {
		return !isElement(c) && strings.TrimLeft(c.Text, " \t\r\n") == ""
	})
}

func isElement(n *Node) bool { return n.Name.Local != "" }

// attributes reads up to the end of the tag and stops before it. Names stay as
// written until all prefixes of the element are known.
func (s *scanner) attributes(node *Node) error {
	for count := 0; ; count++ {
		spaced := s.space()
		rest := s.rest()
		if strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "/>") {
			return nil
		}
		if !spaced || count >= maxAttributes {
			return s.malformed("a tag that does not end, or has too many attributes")
		}
		name, value, err := s.attribute()
		if err != nil {
			return err
		}
		prefix, local, colon := strings.Cut(name, ":")
		switch {
		case name == "xmlns":
			err = s.bind("", value)
		case colon && prefix == "xmlns":
			err = s.bind(local, value)
		default:
			node.Attrs = append(node.Attrs, Attr{Name{Local: name}, value})
		}
		if err != nil {
			return err
		}
	}
}

func (s *scanner) attribute() (name, value string, err error) {
	name = s.name()
	s.space()
	if name == "" || !strings.HasPrefix(s.rest(), "=") {
		return "", "", s.malformed("an attribute without a value")
	}
	s.pos++
	s.space()
	rest := s.rest()
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return "", "", s.malformed("an attribute without quotes")
	}
	n := strings.IndexByte(rest[1:], rest[0])
	if n < 0 {
		return "", "", s.malformed("an attribute without quotes")
	}
	value, ok := unescape(rest[1:1+n], true)
	if !ok || strings.IndexByte(rest[1:1+n], '<') >= 0 {
		return "", "", s.malformed("an attribute with < or an unknown reference")
	}
	s.pos += n + 2
	return name, value, nil
}

func (s *scanner) bind(prefix, uri string) error {
	if len(s.bindings) >= maxBindings {
		return s.malformed("too many namespaces")
	}
	s.bindings = append(s.bindings, binding{prefix, transitional(uri)})
	clear(s.names)
	return nil
}

// lookup gives the namespace of a prefix.
func (s *scanner) lookup(prefix string) (string, bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == prefix {
			return s.bindings[i].uri, true
		}
	}
	if prefix == "xml" {
		return XMLNS, true
	}
	return "", prefix == ""
}

func (s *scanner) elementName(raw string) (Name, error) {
	if name, ok := s.names[raw]; ok {
		return name, nil
	}
	prefix, local, colon := strings.Cut(raw, ":")
	if !colon {
		prefix, local = "", raw
	}
	uri, ok := s.lookup(prefix)
	if !ok || local == "" {
		return Name{}, s.malformed("an unknown prefix")
	}
	name := Name{uri, local}
	s.names[raw] = name
	return name, nil
}

// resolveAttributes gives the attributes their namespaces. What mc says to
// readers about prefixes is said anew when the part is written, so it goes; the
// prefixes that mc:Choice requires become those the writer declares.
func (s *scanner) resolveAttributes(node *Node) error {
	kept := node.Attrs[:0]
	for _, a := range node.Attrs {
		prefix, local, colon := strings.Cut(a.Name.Local, ":")
		if colon {
			uri, ok := s.lookup(prefix)
			if !ok || local == "" {
				return s.malformed("an unknown prefix")
			}
			a.Name = Name{uri, local}
		}
		if a.Name.Space == mcNS {
			continue
		}
		if node.Name.Space == mcNS && a.Name.Local == "Requires" {
			a.Value = s.requires(a.Value)
		}
		for _, b := range kept {
			if b.Name == a.Name {
				return s.malformed("an attribute that stands twice")
			}
		}
		kept = append(kept, a)
	}
	node.Attrs = kept
	return nil
}

// requires writes each prefix as the writer will: "wps", or "{uri}" where the
// namespace has no customary prefix.
func (s *scanner) requires(prefixes string) string {
	fields := strings.Fields(prefixes)
	for i, prefix := range fields {
		uri, ok := s.lookup(prefix)
		if !ok {
			continue
		}
		if n, known := namespaceIndex[uri]; known {
			fields[i] = namespaces[n].prefix
		} else if !strings.ContainsAny(uri, " \t\n") {
			fields[i] = "{" + uri + "}"
		}
	}
	return strings.Join(fields, " ")
}

func (s *scanner) space() bool {
	start := s.pos
	for s.pos < len(s.s) && isSpace(s.s[s.pos]) {
		s.pos++
	}
	return s.pos > start
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func (s *scanner) name() string {
	start := s.pos
	for s.pos < len(s.s) && isNameByte(s.s[s.pos]) {
		s.pos++
	}
	if s.pos > start && (s.s[start] <= '9' || s.s[start] == ':') { // - . 0 to 9 begin no name
		return ""
	}
	return s.s[start:s.pos]
}

func isNameByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= ':' ||
		b == '_' || b == '-' || b == '.' || b >= utf8.RuneSelf
}

// unescape replaces references and line ends (XML 1.0, 2.11); in an attribute,
// white space becomes a blank (3.3.3). It reports whether all is known to XML.
func unescape(s string, attribute bool) (string, bool) {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] != '&' && s[i] >= ' ' && s[i] != 0xef
	}
	if plain {
		return s, true
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '&':
			r, n := reference(s[i:])
			if n == 0 {
				return "", false
			}
			out = utf8.AppendRune(out, r)
			i += n
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
			i++
		case isSpace(c):
			out = append(out, whiteSpace(c, attribute))
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !isXMLChar(r) {
				return "", false
			}
			out = append(out, s[i:i+n]...)
			i += n
		}
	}
	return string(out), true
}

func whiteSpace(c byte, attribute bool) byte {
	switch {
	case attribute:
		return ' '
	case c == '\r':
		return '\n'
	}
	return c
}

// reference reads one reference and its length; 0 is none.
func reference(s string) (rune, int) {
	const longest = 12
	n := strings.IndexByte(s[:min(len(s), longest)], ';')
	if n < 2 {
		return 0, 0
	}
	switch name := s[1:n]; {
	case name == "lt":
		return '<', n + 1
	case name == "gt":
		return '>', n + 1
	case name == "amp":
		return '&', n + 1
	case name == "quot":
		return '"', n + 1
	case name == "apos":
		return '\'', n + 1
	case name[0] == '#':
		return numericReference(name[1:], n+1)
	}
	return 0, 0
}

func numericReference(digits string, length int) (rune, int) {
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	v, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !isXMLChar(rune(v)) {
		return 0, 0
	}
	return rune(v), length
}

// isXMLChar is the production Char of XML 1.0.
func isXMLChar(r rune) bool {
	if r < ' ' {
		return r == '\t' || r == '\n' || r == '\r'
	}
	return r < 0xd800 || r >= 0xe000 && r < 0xfffe || r > 0xffff && r <= utf8.MaxRune
}
