package record

import (
	"strings"
	"unicode"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

// choice is one value of a field that has a closed set of them.
type choice struct {
	id    string
	label string
	alias string // what else a writer may have meant by it, for the hint
}

// match says how a choice is recognised.
type match uint8

const (
	// byID takes the id as it is: it is a name for machines.
	byID match = iota
	// byWords takes printed words in any case, and with the tone of oa, oe, uy on
	// either letter: HOẢ TỐC is HỎA TỐC.
	byWords
)

// choiceField is a field with a closed set of values.
func choiceField[T any](key, label, doc string, m match, choices []choice, set func(into *T, i int, at diag.Pointer)) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *T) {
			if i, ok := r.choose(v, m, choices); ok {
				set(into, i, v.at)
			}
		},
		schema: func(needed bool) object { return choiceSchema(needed, choices) },
	}
}

// choose finds a value among the choices, or reports it with the nearest one.
func (r *reader) choose(v value, m match, choices []choice) (int, bool) {
	t := r.text(v, oneLine)
	if t.Blank() {
		return 0, false
	}
	for i, c := range choices {
		if t.S == c.id || m == byWords && sameWords(t.S, c.id) {
			return i, true
		}
	}
	r.tell(v, "field.enum", diag.Say("«%[1]s» không nhận giá trị «%[3]s».", "%[2]s does not take the value “%[3]s”.", v.label, v.key, quote(t.S)), chooseHint(t.S, choices))
	return 0, false
}

func chooseHint(s string, choices []choice) diag.Text {
	if near := nearestChoice(s, choices); near != "" {
		return diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", near)
	}
	if len(choices) > 10 {
		return diag.Say("Xem các giá trị bằng lệnh mocban kinds hoặc tại /v1/kinds.", "See mocban kinds or /v1/kinds.")
	}
	var ids []string
	for _, c := range choices {
		ids = append(ids, c.id)
	}
	return diag.Say("Hãy chọn một trong: %s.", "Choose one of: %s.", strings.Join(ids, ", "))
}

// nearestChoice looks past case and marks, so that «Kế hoạch» finds ke_hoach.
func nearestChoice(s string, choices []choice) string {
	known := make([]string, len(choices))
	for i, c := range choices {
		if strings.EqualFold(s, c.label) || strings.EqualFold(s, c.alias) {
			return c.id
		}
		known[i] = bare(c.id)
	}
	near := diag.Nearest(bare(s), known)
	for i := range known {
		if near != "" && known[i] == near {
			return choices[i].id
		}
	}
	return ""
}

// bare is a word without case and marks. What is much longer than any choice is
// none of them.
func bare(s string) string {
	if len(s) > 256 {
		return ""
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c == 'đ':
			return 'd'
		case unicode.Is(unicode.Mn, c):
			return -1
		}
		return c
	}, norm.NFD.String(strings.ToLower(s)))
}

// sameWords compares without case and without the place of the tones.
func sameWords(a, b string) bool {
	if len(a) > 256 {
		return false
	}
	plainA, tonesA := toneless(strings.ToLower(a))
	plainB, tonesB := toneless(strings.ToLower(b))
	return plainA == plainB && tonesA == tonesB
}
