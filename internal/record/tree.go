package record

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// shape is what a JSON value is.
type shape uint8

const (
	isNull shape = iota
	isBool
	isNumber
	isString
	isList
	isObject
)

// node is one value of the input. Nodes lie in one slice and point to each
// other by index, so that a hostile 2 MiB list costs tens of megabytes at most.
type node struct {
	shape       shape
	escaped     bool   // a string with \ in it
	start, end  int32  // the value's own text in src; a string without its quotes
	child, next int32  // first child, next sibling; 0 is none, as 0 is the root
	count       int32  // of children
	key         string // in the object that holds it
}

// tree is a whole JSON text, known to be well formed.
type tree struct {
	src   string
	nodes []node
}

// value is a node under the name that problems give it.
type value struct {
	n     int32
	at    diag.Pointer
	label string // for the clerk: Trích yếu
	key   string // for the English reader: trich_yeu
}

func (t *tree) node(v value) *node { return &t.nodes[v.n] }

// raw is the value as written in the input.
func (t *tree) raw(v value) string {
	n := t.node(v)
	return t.src[n.start:n.end]
}

// str is the text of a string, its escapes resolved.
func (t *tree) str(v value) string {
	if !t.node(v).escaped {
		return t.raw(v)
	}
	return unescape(t.raw(v))
}

// members goes through an object in the order of the input.
func (t *tree) members(v value) iter.Seq[value] {
	return func(yield func(value) bool) {
		for c := t.node(v).child; c != 0; c = t.nodes[c].next {
			key := t.nodes[c].key
			if !yield(value{n: c, at: v.at.Key(key), label: key, key: key}) {
				return
			}
		}
	}
}

// keys goes through the names of an object without making pointers, for a look
// before reading.
func (t *tree) keys(v value) iter.Seq2[string, int32] {
	return func(yield func(string, int32) bool) {
		for c := t.node(v).child; c != 0; c = t.nodes[c].next {
			if !yield(t.nodes[c].key, c) {
				return
			}
		}
	}
}

// elements goes through a list; each goes by the name of the list.
func (t *tree) elements(v value) iter.Seq[value] {
	return func(yield func(value) bool) {
		i := 0
		for c := t.node(v).child; c != 0; c = t.nodes[c].next {
			if !yield(value{n: c, at: v.at.Index(i), label: v.label, key: v.key}) {
				return
			}
			i++
		}
	}
}

// blank reports null and a string of nothing but spaces.
func (t *tree) blank(n int32) bool {
	nd := &t.nodes[n]
	return nd.shape == isNull || nd.shape == isString && strings.Trim(t.src[nd.start:nd.end], " ") == ""
}

// absent reports what counts as not given: a blank, and a list of blanks.
func (t *tree) absent(n int32) bool {
	if t.nodes[n].shape != isList {
		return t.blank(n)
	}
	for c := t.nodes[n].child; c != 0; c = t.nodes[c].next {
		if !t.blank(c) {
			return false
		}
	}
	return true
}

// present counts the elements of a list that are no blanks.
func (t *tree) present(v value) (n int) {
	for c := t.node(v).child; c != 0; c = t.nodes[c].next {
		if !t.blank(c) {
			n++
		}
	}
	return n
}

// unescape resolves the escapes of a string that the scanner has passed.
func unescape(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		c := s[i+1]
		s = s[i+2:]
		if c != 'u' {
			b.WriteByte(plainEscape(c))
			continue
		}
		r := hex4(s)
		s = s[4:]
		if utf16.IsSurrogate(r) {
			r = utf16.DecodeRune(r, hex4(s[2:]))
			s = s[6:]
		}
		b.WriteRune(r)
	}
}

// plainEscape gives the byte that \c stands for, 0 where JSON has no such escape.
func plainEscape(c byte) byte {
	switch c {
	case '"', '\\', '/':
		return c
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

// hex4 reads the four hexadecimal digits of \uXXXX, or gives -1.
func hex4(s string) rune {
	if len(s) < 4 || strings.ContainsAny(s[:4], "+-_") {
		return -1
	}
	n, err := strconv.ParseUint(s[:4], 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}

// lineColumn places a byte of the input, both counted from 1, columns in letters.
func lineColumn(src string, pos int) (line, column int) {
	before := src[:min(pos, len(src))]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}
