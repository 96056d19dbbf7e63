package record

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// A block with «ma» can be named in the text: [[ma]] stands for its label, so
// that the reference stays right when blocks are moved.

// idPattern is what ma takes, as the schema says it.
const idPattern = `^ *([a-z0-9_-]{1,40})? *$`

const longestID = 40

// ids are the names of blocks so far, and the texts that may use them; a text
// can name a block that stands below it.
type ids struct {
	places map[string]diag.Pointer
	names  []string
	citing []citing
}

// citing is a text with references in it.
type citing struct {
	at    diag.Pointer
	spans []Span
}

func idField[T any](pick func(*T) *string) field[T] {
	return field[T]{key: "ma", label: "Mã", doc: "Mã để nhắc đến bằng [[mã]] trong đoạn văn: chữ thường không dấu, chữ số, dấu gạch; mỗi mã dùng một lần.", example: "muc-tieu",
		read:   func(r *reader, v value, into *T) { *pick(into) = r.id(v) },
		schema: func(needed bool) object { return patternSchema(needed, idPattern) },
	}
}

// id reads the name of a block, which no other has.
func (r *reader) id(v value) string {
	s := r.text(v, oneLine).S
	if s == "" {
		return ""
	}
	if idLength(s) != len(s) {
		r.tell(v, "field.type", diag.Say("«%[1]s» không nhận «%[3]s».", "%[2]s does not take “%[3]s”.", v.label, v.key, quote(s)),
			diag.Say("Chỉ dùng chữ thường không dấu, chữ số, dấu «-» và «_», tối đa %d ký tự; ví dụ: muc-tieu.", "Use small letters without marks, digits, - and _, %d characters at most, like muc-tieu.", longestID))
		return ""
	}
	if first, taken := r.ids.places[s]; taken {
		r.tell(v, "field.duplicate_id", diag.Say("Mã «%[1]s» đã dùng ở %[2]s.", "The id “%[1]s” is taken by %[2]s.", s, first),
			diag.Say("Hãy đặt cho mỗi khối một mã riêng.", "Give each block an id of its own."))
		return ""
	}
	if r.ids.places == nil {
		r.ids.places = make(map[string]diag.Pointer)
	}
	r.ids.places[s] = v.at
	r.ids.names = append(r.ids.names, s)
	return s
}

// idLength is the length of the id that a text begins with; 0 where it begins
// with none, or with a longer one than may be.
func idLength(s string) int {
	n := 0
	for n < len(s) && (s[n] == '-' || s[n] == '_' || 'a' <= s[n] && s[n] <= 'z' || '0' <= s[n] && s[n] <= '9') {
		if n++; n > longestID {
			return 0
		}
	}
	return n
}

// refAt gives the id of a [[ma]] that a text begins with, "" where it does not.
func refAt(s string) string {
	if !strings.HasPrefix(s, "[[") {
		return ""
	}
	n := idLength(s[2:])
	if !strings.HasPrefix(s[2+n:], "]]") {
		return ""
	}
	return s[2 : 2+n]
}

// spans gives the looks of a text and keeps its references for checkRefs.
func (r *reader) spans(v value, s string) []Span {
	out := spans(s)
	for i := range out {
		if out[i].Ref != "" {
			r.ids.citing = append(r.ids.citing, citing{v.at, out})
			break
		}
	}
	return out
}

// checkRefs reports references to blocks that are not there, once a text.
func (r *reader) checkRefs() {
	if len(r.ids.citing) == 0 {
		return
	}
	told := make(map[string]diag.Pointer)
	for _, c := range r.ids.citing {
		for _, s := range c.spans {
			if _, known := r.ids.places[s.Ref]; s.Ref == "" || known || told[s.Ref] == c.at {
				continue
			}
			told[s.Ref] = c.at
			r.unknownRef(value{at: c.at}, diag.Say("Không có khối nào mang mã «%s».", "No block has the id “%s”.", s.Ref), s.Ref, r.ids.names,
				diag.Say("Hãy ghi \"ma\": \"%s\" ở khối cần nhắc đến.", `Put "ma": "%s" into the block that is meant.`, s.Ref))
		}
	}
}

// searched is the number of names among which a nearest one is looked for.
const searched = 200

// unknownRef reports a name that nothing has, with the nearest one.
func (r *reader) unknownRef(v value, message diag.Text, name string, known []string, hint diag.Text) {
	if r.full() {
		r.more++
		return
	}
	if near := diag.Nearest(name, known[:min(len(known), searched)]); near != "" {
		hint = diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", near)
	}
	r.tell(v, "ref.unknown", message, hint)
}
