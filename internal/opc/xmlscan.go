package opc

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// checkXML reads data once, without building anything, and reports the first
// fault by XML 1.0 or by the limits. tokens counts on over all parts of a file.
//
// encoding/xml is no judge of this: it lets a DOCTYPE, two roots and repeated
// attributes pass, and costs ten times as much.
func checkXML(data []byte, limits Limits, tokens *int) *xmlFault {
	if f := checkEncoding(data); f != nil {
		return f
	}
	s := &xmlScan{data: data, limits: limits, tokens: tokens}
	s.pos, _ = declaration(data)
	for s.pos < len(data) {
		if f := s.count(); f != nil {
			return f
		}
		if f := s.next(); f != nil {
			return f
		}
	}
	switch {
	case len(s.open) > 0:
		return s.malformed("thẻ «%s» không được đóng", "the tag %s is not closed", shown(string(s.open[len(s.open)-1])))
	case !s.rooted:
		return s.malformed("không có nội dung", "it has no content")
	}
	return nil
}

type xmlScan struct {
	data   []byte
	pos    int
	open   [][]byte // names of the elements around pos
	rooted bool     // the root element has begun
	limits Limits
	tokens *int
	names  [][]byte // attributes of the present tag; kept for its memory
}

func (s *xmlScan) malformed(vi, en string, args ...any) *xmlFault {
	return &xmlFault{"xml.not_well_formed", s.pos, diag.Say(vi, en, args...)}
}

func (s *xmlScan) count() *xmlFault {
	if *s.tokens++; *s.tokens > s.limits.Tokens {
		return &xmlFault{"xml.too_deep", s.pos, diag.Say("có quá %d thẻ và thuộc tính", "there are more than %d tags and attributes", s.limits.Tokens)}
	}
	return nil
}

// next reads one piece: a text or one kind of markup.
func (s *xmlScan) next() *xmlFault {
	rest := s.data[s.pos:]
	switch {
	case rest[0] != '<':
		return s.text()
	case startsWith(rest, "</"):
		return s.endTag()
	case startsWith(rest, "<?"):
		return s.instruction()
	case startsWith(rest, "<!--"):
		return s.comment()
	case startsWith(rest, "<![CDATA["):
		return s.cdata()
	case startsWith(rest, "<!DOCTYPE"):
		return &xmlFault{"xml.doctype", s.pos, diag.Say("có khai báo DOCTYPE", "it has a DOCTYPE")}
	}
	return s.startTag()
}

func (s *xmlScan) text() *xmlFault {
	end := s.pos + bytes.IndexByte(s.data[s.pos:], '<')
	if end < s.pos {
		end = len(s.data)
	}
	if len(s.open) == 0 && len(bytes.Trim(s.data[s.pos:end], " \t\r\n")) > 0 {
		return s.malformed("có chữ nằm ngoài thẻ gốc", "there is text outside the root element")
	}
	if bytes.Contains(s.data[s.pos:end], []byte("]]>")) {
		return s.malformed("có «]]>» trong văn bản", "there is ]]> in the text")
	}
	return s.content(end)
}

// instruction reads <?target …?>. The declaration <?xml …?> was read before the
// first piece; a later one, or one of another form, is a fault.
func (s *xmlScan) instruction() *xmlFault {
	start := s.pos
	s.pos += 2
	name := s.name()
	if len(name) == 0 || bytes.EqualFold(name, []byte("xml")) {
		s.pos = start
		return s.malformed("khai báo <?…?> sai", "a declaration <?…?> is wrong")
	}
	if !s.space() && !startsWith(s.data[s.pos:], "?>") {
		return s.malformed("khai báo <?…?> sai", "a declaration <?…?> is wrong")
	}
	return s.until("?>")
}

func (s *xmlScan) comment() *xmlFault {
	s.pos += len("<!--")
	if f := s.until("--"); f != nil {
		return f
	}
	if !startsWith(s.data[s.pos:], ">") {
		return s.malformed("có «--» trong chú thích", "there is -- inside a comment")
	}
	s.pos++
	return nil
}

func (s *xmlScan) cdata() *xmlFault {
	if len(s.open) == 0 {
		return s.malformed("có chữ nằm ngoài thẻ gốc", "there is text outside the root element")
	}
	s.pos += len("<![CDATA[")
	return s.until("]]>")
}

// until goes behind the next end mark; between, any character XML knows may stand.
func (s *xmlScan) until(mark string) *xmlFault {
	n := bytes.Index(s.data[s.pos:], []byte(mark))
	if n < 0 {
		return s.malformed("thiếu «%s»", "%s is missing", mark)
	}
	for end := s.pos + n; s.pos < end; {
		if !s.char() {
			return s.badChar()
		}
	}
	s.pos += len(mark)
	return nil
}

func (s *xmlScan) endTag() *xmlFault {
	start := s.pos
	s.pos += 2
	name := s.name()
	if len(s.open) == 0 || !bytes.Equal(name, s.open[len(s.open)-1]) {
		s.pos = start
		return s.malformed("thẻ đóng «%s» không khớp thẻ mở", "the end tag %s does not match", shown(string(name)))
	}
	s.space()
	if !startsWith(s.data[s.pos:], ">") {
		return s.malformed("thiếu «>»", "%s is missing", ">")
	}
	s.pos++
	s.open = s.open[:len(s.open)-1]
	return nil
}

func (s *xmlScan) startTag() *xmlFault {
	if len(s.open) == 0 && s.rooted {
		return s.malformed("có hai thẻ gốc", "there are two root elements")
	}
	s.pos++
	name := s.name()
	if len(name) == 0 {
		return s.malformed("sau «<» không phải tên thẻ", "no tag name follows <")
	}
	s.rooted = true
	if f := s.attributes(); f != nil {
		return f
	}
	if startsWith(s.data[s.pos:], "/>") {
		s.pos += 2
		return nil
	}
	s.pos++ // attributes stops at ">" or "/>" only
	if s.open = append(s.open, name); len(s.open) > s.limits.Depth {
		return &xmlFault{"xml.too_deep", s.pos, diag.Say("thẻ lồng quá %d tầng", "tags are nested more than %d deep", s.limits.Depth)}
	}
	return nil
}

// attributes reads up to the end of the tag and stops before it.
func (s *xmlScan) attributes() *xmlFault {
	s.names = s.names[:0]
	for {
		spaced := s.space()
		rest := s.data[s.pos:]
		if startsWith(rest, ">") || startsWith(rest, "/>") {
			return s.repeated()
		}
		if !spaced {
			return s.malformed("thẻ viết sai", "a tag is written wrongly")
		}
		if f := s.attribute(); f != nil {
			return f
		}
	}
}

func (s *xmlScan) attribute() *xmlFault {
	if f := s.count(); f != nil {
		return f
	}
	name := s.name()
	s.space()
	if len(name) == 0 || !startsWith(s.data[s.pos:], "=") {
		return s.malformed("thuộc tính viết sai", "an attribute is written wrongly")
	}
	s.pos++
	s.space()
	if !startsWith(s.data[s.pos:], `"`) && !startsWith(s.data[s.pos:], `'`) {
		return s.malformed("giá trị thuộc tính thiếu dấu nháy", "an attribute's value has no quotes")
	}
	quote := s.data[s.pos]
	s.pos++
	n := bytes.IndexByte(s.data[s.pos:], quote)
	if n < 0 || bytes.IndexByte(s.data[s.pos:s.pos+n], '<') >= 0 {
		return s.malformed("giá trị thuộc tính thiếu dấu nháy", "an attribute's value has no quotes")
	}
	if f := s.content(s.pos + n); f != nil {
		return f
	}
	s.pos++
	if s.names = append(s.names, name); len(s.names) > s.limits.Attributes {
		return &xmlFault{"xml.too_deep", s.pos, diag.Say("một thẻ có quá %d thuộc tính", "a tag has more than %d attributes", s.limits.Attributes)}
	}
	return nil
}

// repeated finds an attribute given twice. A tag has a handful of attributes, so
// comparing each with each is the quickest; a map guards against the rest.
func (s *xmlScan) repeated() *xmlFault {
	const few = 16
	if len(s.names) > few {
		seen := make(map[string]bool, len(s.names))
		for _, n := range s.names {
			if seen[string(n)] {
				return s.twice(n)
			}
			seen[string(n)] = true
		}
		return nil
	}
	for i, n := range s.names {
		for _, m := range s.names[:i] {
			if bytes.Equal(n, m) {
				return s.twice(n)
			}
		}
	}
	return nil
}

func (s *xmlScan) twice(name []byte) *xmlFault {
	return s.malformed("thuộc tính «%s» có hai lần", "the attribute %s is there twice", shown(string(name)))
}

// content reads text or an attribute's value up to end, references and all.
func (s *xmlScan) content(end int) *xmlFault {
	for s.pos < end {
		if s.data[s.pos] == '&' {
			if f := s.reference(end); f != nil {
				return f
			}
		} else if !s.char() {
			return s.badChar()
		}
	}
	return nil
}

// reference reads one of the five names XML knows by itself, or a number.
func (s *xmlScan) reference(end int) *xmlFault {
	const longest = 12 // "&#x0010FFFF;"
	ref := s.data[s.pos:min(end, s.pos+longest)]
	n := bytes.IndexByte(ref, ';')
	if n < 0 || !isReference(string(ref[1:n])) {
		return s.malformed("ký hiệu bắt đầu bằng «&» không hợp lệ", "a reference that begins with & is unknown")
	}
	s.pos += n + 1
	return nil
}

func isReference(name string) bool {
	switch name {
	case "lt", "gt", "amp", "apos", "quot":
		return true
	}
	if len(name) < 2 || name[0] != '#' {
		return false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return err == nil && n <= unicode.MaxRune && isXMLChar(rune(n))
}

// isXMLChar is the production Char of XML 1.0.
func isXMLChar(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0xd800 && r <= 0xdfff:
		return false
	}
	return r != 0xfffe && r != 0xffff && r <= unicode.MaxRune
}

// char goes over one character, or reports that XML does not know it.
func (s *xmlScan) char() bool {
	b := s.data[s.pos]
	if b >= 0x20 && b != 0xef { // U+FFFE and U+FFFF begin with EF; the bytes are valid UTF-8
		s.pos++
		return true
	}
	r, n := utf8.DecodeRune(s.data[s.pos:])
	if !isXMLChar(r) {
		return false
	}
	s.pos += n
	return true
}

func (s *xmlScan) badChar() *xmlFault {
	r, _ := utf8.DecodeRune(s.data[s.pos:])
	return s.malformed("có ký tự U+%04X mà XML không cho phép", "there is a character U+%04X, which XML does not allow", r)
}

// space goes over white space and reports whether there was any.
func (s *xmlScan) space() bool {
	start := s.pos
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
			continue
		}
		break
	}
	return s.pos > start
}

// name reads a qualified name: at most one colon, and not at an end. It gives
// nothing where there is none.
func (s *xmlScan) name() []byte {
	start, colon := s.pos, -1
	for s.pos < len(s.data) {
		r, n := rune(s.data[s.pos]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(s.data[s.pos:])
		}
		if r == ':' {
			if colon >= 0 || s.pos == start {
				return nil
			}
			colon = s.pos
		} else if !isNameChar(r, s.pos == start || s.pos == colon+1) {
			break
		}
		s.pos += n
	}
	if s.pos == colon+1 {
		return nil
	}
	return s.data[start:s.pos]
}

func isNameChar(r rune, first bool) bool {
	switch {
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_':
		return true
	case r == '-' || r == '.' || r >= '0' && r <= '9':
		return !first
	case r < utf8.RuneSelf:
		return false
	}
	return unicode.IsLetter(r) || !first && (unicode.IsDigit(r) || unicode.IsMark(r))
}
