package record

import (
	"bytes"
	"encoding/json"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/mocban/mocban/internal/diag"
)

// Composed is a JSON text whose letters are in NFC, as Decode takes them: equal
// documents then have equal sources. A text without a combining mark of Vietnamese
// is given back as it is.
func Composed(data []byte) []byte {
	// U+0300 to U+036F begin with one of these bytes, which begin nothing else.
	if bytes.IndexByte(data, 0xCC) < 0 && bytes.IndexByte(data, 0xCD) < 0 {
		return data
	}
	return norm.NFC.Bytes(data)
}

// Member is a member of a document that is to be set: its key, and its value as a
// text.
type Member struct{ Key, Value string }

// Edit sets members of the document itself and leaves every other byte of the text
// as its writer put it: order, spaces, escapes. A member that stands keeps its
// place; a new one goes in front of the first key of before that the document has,
// or to the beginning. A number that stands stays a number. What is wrong with the
// JSON is told, as Decode tells it, and nothing is changed.
func Edit(data []byte, limits Limits, before []string, members ...Member) ([]byte, []diag.Problem) {
	for _, m := range members {
		r, rep := newReader(data, limits)
		if problems := rep.problems(); r == nil || len(problems) > 0 {
			return nil, problems
		}
		data = r.set(data, before, m)
	}
	return data, nil
}

// set makes one change. The tree's places count from behind a byte order mark.
func (r *reader) set(data []byte, before []string, m Member) []byte {
	mark := len(data) - len(r.src)
	splice := func(from, to int, text string) []byte {
		return bytes.Join([][]byte{data[:mark+from], data[mark+to:]}, []byte(text))
	}
	for key, n := range r.keys(value{}) {
		if key == m.Key {
			from, to := r.extent(n)
			return splice(from, to, literal(m.Value, r.nodes[n].shape))
		}
	}
	at, spaces, colon := r.gap(before)
	text := literal(m.Key, isString) + colon + literal(m.Value, isString)
	if r.nodes[0].count > 0 {
		text += "," + spaces
	}
	return splice(at, at, text)
}

// extent is where a value stands, the quotes of a string included.
func (r *reader) extent(n int32) (from, to int) {
	nd := &r.nodes[n]
	from, to = int(nd.start), int(nd.end)
	if nd.shape == isString {
		return from - 1, to + 1
	}
	return from, to
}

// gap is where the key stands that a new member goes in front of, the white space
// before it, and how its colon is written.
func (r *reader) gap(before []string) (at int, spaces, colon string) {
	chosen, rank := int32(0), len(before)
	for key, n := range r.keys(value{}) {
		for i, want := range before[:rank] {
			if key == want {
				chosen, rank = n, i
				break
			}
		}
	}
	end := int(r.nodes[0].start) + 1 // of what stands in front: the bracket, or a sibling
	for n := r.nodes[0].child; n != 0; n = r.nodes[n].next {
		if chosen == 0 {
			chosen = n
		}
		if n == chosen {
			break
		}
		_, end = r.extent(n)
	}
	if chosen == 0 {
		return end, "", ": "
	}
	value, _ := r.extent(chosen)
	between := r.src[end:value] // , "key":
	at = strings.IndexByte(between, '"')
	spaces = between[:at]
	if _, behind, follows := strings.Cut(spaces, ","); follows {
		spaces = behind
	}
	return end + at, spaces, between[strings.LastIndexByte(between, '"')+1:]
}

// literal writes a text as JSON does; in the place of a number, bare.
func literal(s string, sh shape) string {
	if sh == isNumber && allDigits(s) && (s == "0" || s[0] != '0') {
		return s
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}
