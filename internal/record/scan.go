package record

import (
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/mocban/mocban/internal/diag"
)

// scanner reads JSON (RFC 8259) into a tree. encoding/json cannot say where a
// fault lies in letters, nor that a key stands twice, nor keep 1250.50 as it
// was written.
type scanner struct {
	tree
	pos    int
	limits Limits
	open   []frame // the containers around pos, the root first
	keys   int
	images int // bytes of the data of images so far
	comma  int // where the last comma was: a trailing one is told there
	report *report
}

// frame is an open container and its last child so far.
type frame struct{ id, last int32 }

// scan reads the whole text; ok is false where it is not JSON within the limits.
func scan(src string, limits Limits, rep *report) (*tree, bool) {
	s := &scanner{limits: limits, report: rep}
	s.src = src
	s.nodes = make([]node, 0, expected(src))
	if !s.value("") {
		return nil, false
	}
	s.space()
	if s.tooLong() {
		return nil, false
	}
	if s.pos < len(src) {
		return nil, s.trailing()
	}
	return &s.tree, true
}

// tooLong reports the step over the limit of what is no data of images. It is asked
// before each value, so that what follows costs nothing.
func (s *scanner) tooLong() bool {
	if s.pos-s.images <= s.limits.Bytes {
		return false
	}
	s.report.add(tooLarge(len(s.src), s.limits))
	return true
}

// expected is about how many values a text holds: each but the first follows a
// comma or an opening bracket. The bound keeps a text of commas cheap.
func expected(src string) int {
	return min(1<<14, 1+strings.Count(src, ",")+strings.Count(src, "[")+strings.Count(src, "{"))
}

// add hangs a new value on the innermost open container.
func (s *scanner) add(sh shape, key string) *node {
	id := int32(len(s.nodes))
	s.nodes = append(s.nodes, node{shape: sh, start: int32(s.pos), key: key})
	if len(s.open) > 0 {
		f := &s.open[len(s.open)-1]
		if f.last == 0 {
			s.nodes[f.id].child = id
		} else {
			s.nodes[f.last].next = id
		}
		f.last = id
		s.nodes[f.id].count++
	}
	return &s.nodes[id]
}

func (s *scanner) value(key string) bool {
	s.space()
	if s.tooLong() {
		return false
	}
	if s.pos == len(s.src) {
		return s.fail(s.pos, wantValue)
	}
	switch c := s.src[s.pos]; {
	case c == '{':
		return s.container(isObject, key, s.object)
	case c == '[':
		return s.container(isList, key, s.list)
	case c == '"':
		return s.text(key)
	case c == '-' || '0' <= c && c <= '9':
		return s.number(key)
	case s.word("null"):
		return s.literal(isNull, key, "null")
	case s.word("true"):
		return s.literal(isBool, key, "true")
	case s.word("false"):
		return s.literal(isBool, key, "false")
	}
	return s.fail(s.pos, wantValue)
}

func (s *scanner) word(w string) bool { return strings.HasPrefix(s.src[s.pos:], w) }

func (s *scanner) literal(sh shape, key, w string) bool {
	n := s.add(sh, key)
	s.pos += len(w)
	n.end = int32(s.pos)
	return true
}

// container reads an object or a list with the given loop over its inside.
func (s *scanner) container(sh shape, key string, inside func() bool) bool {
	if len(s.open) == s.limits.Depth {
		return s.tooDeep()
	}
	s.add(sh, key)
	id := int32(len(s.nodes) - 1)
	s.open = append(s.open, frame{id: id})
	s.pos++
	if !inside() {
		return false
	}
	s.nodes[id].end = int32(s.pos)
	if sh == isObject {
		s.tellDuplicates(id)
	}
	s.open = s.open[:len(s.open)-1]
	return true
}

func (s *scanner) object() bool {
	if s.space(); s.take('}') {
		return true
	}
	for {
		s.space()
		if s.pos == len(s.src) || s.src[s.pos] != '"' {
			return s.fail(s.pos, wantKey)
		}
		key, ok := s.key()
		if !ok {
			return false
		}
		if s.space(); !s.take(':') {
			return s.fail(s.pos, wantColon)
		}
		if !s.value(key) {
			return false
		}
		if done, ok := s.afterValue('}'); done || !ok {
			return ok
		}
	}
}

func (s *scanner) list() bool {
	if s.space(); s.take(']') {
		return true
	}
	for {
		if !s.value("") {
			return false
		}
		if done, ok := s.afterValue(']'); done || !ok {
			return ok
		}
	}
}

// afterValue takes the closing bracket, or the comma before the next value.
func (s *scanner) afterValue(closing byte) (done, ok bool) {
	s.space()
	if s.take(closing) {
		return true, true
	}
	s.comma = s.pos
	if s.take(',') {
		return false, true
	}
	return false, s.fail(s.pos, wantComma)
}

func (s *scanner) key() (string, bool) {
	if s.keys++; s.keys > s.limits.Keys {
		return "", s.tooManyKeys()
	}
	start := s.pos + 1
	escaped, ok := s.quoted()
	if !ok {
		return "", false
	}
	key := s.src[start : s.pos-1]
	if escaped {
		key = unescape(key)
	}
	return key, true
}

func (s *scanner) text(key string) bool {
	n := s.add(isString, key)
	start := s.pos + 1
	escaped, ok := s.quoted()
	n.escaped, n.start, n.end = escaped, int32(start), int32(s.pos-1)
	if slices.Contains(imageKeys, key) {
		s.images += s.pos - start
	}
	return ok
}

// quoted passes over a string, from its opening quote to after its closing one.
func (s *scanner) quoted() (escaped, ok bool) {
	begin := s.pos
	for s.pos++; ; s.pos++ {
		s.pos += plainLength(s.src[s.pos:])
		if s.pos == len(s.src) {
			return false, s.unclosed(begin)
		}
		switch s.src[s.pos] {
		case '"':
			s.pos++
			return escaped, true
		case '\\':
			escaped = true
			if !s.escape() {
				return false, false
			}
		default:
			return false, s.rawControl(begin)
		}
	}
}

// plainLength is how far the text of a string goes on without a quote, an escape or a
// control.
func plainLength(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '"' || c == '\\' || c < ' ' {
			return i
		}
	}
	return len(s)
}

// escape passes over an escape and stops at its last byte.
func (s *scanner) escape() bool {
	rest := s.src[s.pos+1:]
	if rest == "" {
		return true // the string never closes, which is told there
	}
	if rest[0] != 'u' {
		if plainEscape(rest[0]) == 0 {
			return s.badEscape(diag.Say("Trong chuỗi, dấu \\ phải viết thành \\\\.", `Write a backslash as \\.`))
		}
		s.pos++
		return true
	}
	r := hex4(rest[1:])
	if r < 0 {
		return s.badEscape(diag.Say("Sau \\u phải có đúng bốn chữ số thập lục phân.", `\u takes four hexadecimal digits.`))
	}
	if !utf16.IsSurrogate(r) {
		s.pos += 5
		return true
	}
	if len(rest) < 11 || rest[5:7] != `\u` || !pair(r, hex4(rest[7:])) {
		return s.badEscape(diag.Say("Đây là nửa ký tự (U+%X); hãy viết thẳng ký tự đó, không dùng \\u.", "This is half a character (U+%X); write the character itself.", r))
	}
	s.pos += 11
	return true
}

func pair(high, low rune) bool {
	return low >= 0 && utf16.DecodeRune(high, low) != '\uFFFD'
}

func (s *scanner) number(key string) bool {
	n := s.add(isNumber, key)
	start := s.pos
	s.take('-')
	first := s.pos
	whole := s.digits()
	if whole == 0 || whole > 1 && s.src[first] == '0' {
		return s.badNumber(start)
	}
	if s.take('.') && s.digits() == 0 {
		return s.badNumber(start)
	}
	if s.take('e') || s.take('E') {
		if !s.take('+') {
			s.take('-')
		}
		if s.digits() == 0 {
			return s.badNumber(start)
		}
	}
	n.end = int32(s.pos)
	return true
}

func (s *scanner) digits() int {
	start := s.pos
	for s.pos < len(s.src) && '0' <= s.src[s.pos] && s.src[s.pos] <= '9' {
		s.pos++
	}
	return s.pos - start
}

func (s *scanner) take(c byte) bool {
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

func (s *scanner) space() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// few is up to how many members an object is looked through pair by pair.
const few = 16

// tellDuplicates reports each key that stands more than once in an object.
func (s *scanner) tellDuplicates(id int32) {
	if s.nodes[id].count > few {
		s.tellDuplicatesOfMany(id)
		return
	}
	for a := s.nodes[id].child; a != 0; a = s.nodes[a].next {
		if n := s.copiesAfter(a); n > 0 && s.firstOfItsName(id, a) {
			s.duplicate(s.nodes[a].key, n+1)
		}
	}
}

func (s *scanner) copiesAfter(a int32) (n int) {
	for b := s.nodes[a].next; b != 0; b = s.nodes[b].next {
		if s.nodes[b].key == s.nodes[a].key {
			n++
		}
	}
	return n
}

func (s *scanner) firstOfItsName(id, a int32) bool {
	for b := s.nodes[id].child; b != a; b = s.nodes[b].next {
		if s.nodes[b].key == s.nodes[a].key {
			return false
		}
	}
	return true
}

func (s *scanner) tellDuplicatesOfMany(id int32) {
	times := make(map[string]int, s.nodes[id].count)
	for c := s.nodes[id].child; c != 0; c = s.nodes[c].next {
		times[s.nodes[c].key]++
	}
	for c := s.nodes[id].child; c != 0; c = s.nodes[c].next {
		key := s.nodes[c].key
		if n := times[key]; n > 1 {
			s.duplicate(key, n)
			times[key] = 1
		}
	}
}

// here is the pointer of the innermost open container.
func (s *scanner) here() diag.Pointer {
	var at diag.Pointer
	for i := 1; i < len(s.open); i++ {
		parent, id := s.nodes[s.open[i-1].id], s.open[i].id
		if parent.shape == isObject {
			at = at.Key(s.nodes[id].key)
		} else {
			at = at.Index(int(parent.count) - 1)
		}
	}
	return at
}
