package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/mocban/mocban/internal/decree"
)

// Schema is the JSON Schema (2020-12) of documents of a kind, with titles and
// descriptions in Vietnamese; nil for a kind that does not exist. It follows the
// forms that Decode reads by. Decode is stricter where a rule needs more than
// one value: sums, widths, cells in a row, dates that do not exist.
func Schema(kind string) []byte {
	k, ok := decree.KindOf(kind)
	if !ok {
		return nil
	}
	f := theForms
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "/v1/kinds/" + k.ID + "/schema"},
	}
	document := f.documents[k.ID]()
	root = append(root, formSchema(document, k)...)
	for i, m := range root {
		if m.key == "properties" {
			root[i].value.(object)[0].value = append(object{{"const", k.ID}}, titles(&document.fields[0])...)
		}
	}
	defs := object{
		{"khoi", blockSchema(f, k)},
		def(f.division, k), def(f.section, k), def(f.item, k), def(f.article, k),
		def(f.table, k), def(f.column, k), def(f.leaf, k), def(f.heading, k), def(f.total, k),
		def(f.indicators, k), def(f.measure, k), def(f.indicator, k), def(f.group, k),
		def(f.signer, k), def(f.signature, k), def(f.seal, k), def(f.address, k), def(f.annex, k), def(f.copy, k), def(f.profile, k),
	}
	if document.find("cac_ben") >= 0 {
		defs = append(defs, def(f.party, k))
	}
	if document.find("van_ban_kem_theo") >= 0 {
		defs = append(defs, def(f.attachment, k))
	}
	return encode(append(root, member{"$defs", defs}))
}

func def[T any](f *form[T], k decree.Kind) member { return member{f.name, formSchema(f, k)} }

// formSchema tells a form as a schema, for documents of one kind.
func formSchema[T any](f *form[T], k decree.Kind) object {
	var properties object
	var either []any
	required := []string{}
	for i := range f.fields {
		fd := &f.fields[i]
		needed := fd.need != nil && fd.need(k)
		if needed && fd.or != "" {
			either = append(either, eitherSchema(fd, &f.fields[f.find(fd.or)]))
			needed = false
		}
		if needed {
			required = append(required, fd.key)
		}
		properties = append(properties, member{fd.key, append(titles(fd), fd.schema(needed)...)})
	}
	s := object{{"title", f.label}, {"description", f.doc}, {"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		s = append(s, member{"required", required})
	}
	if len(either) > 0 {
		s = append(s, member{"allOf", either})
	}
	s = append(s, member{"additionalProperties", false})
	return append(s, f.extra...)
}

// eitherSchema asks for a field or for the one that may stand for it.
func eitherSchema[T any](a, b *field[T]) object {
	has := func(fd *field[T]) object {
		return object{{"required", []string{fd.key}}, {"properties", object{{fd.key, fd.schema(true)}}}}
	}
	return object{{"anyOf", []any{has(a), has(b)}}}
}

func titles[T any](f *field[T]) object {
	o := object{{"title", f.label}, {"description", f.doc}}
	if f.example != nil {
		o = append(o, member{"examples", []any{f.example}})
	}
	return o
}

// blockSchema is any block: a paragraph, a section, or one of the named blocks.
func blockSchema(f *forms, _ decree.Kind) object {
	any1 := []any{
		object{{"title", "Đoạn văn"}, {"description", "Dùng **đậm** và *nghiêng* trong đoạn."}, {"type", []string{"string", "null"}}, {"pattern", noBreak}},
		ref(f.section.name),
	}
	for i := range f.block.fields {
		fd := &f.block.fields[i]
		any1 = append(any1, object{
			{"title", fd.label}, {"description", fd.doc}, {"type", "object"},
			{"properties", object{{fd.key, fd.schema(true)}}},
			{"required", []string{fd.key}}, {"additionalProperties", false},
		})
	}
	return object{{"title", f.block.label}, {"anyOf", any1}}
}

// noBreak keeps \n out; notBlank asks for something other than spaces.
const (
	noBreak  = `^[^\n\r]*$`
	notBlank = `[^ ]`
)

func textSchema(needed bool, may lines) object {
	o := object{{"type", []string{"string", "null"}}}
	if needed {
		o = object{{"type", "string"}, {"pattern", notBlank}}
	}
	switch {
	case may == manyLines:
		o = append(o, member{"x-nhieu-dong", true})
	case needed:
		o = append(o, member{"allOf", []any{object{{"pattern", noBreak}}}})
	default:
		o = append(o, member{"pattern", noBreak})
	}
	return o
}

func patternSchema(needed bool, pattern string) object {
	o := textSchema(needed, manyLines)[:1]
	return append(o, member{"pattern", pattern})
}

func listSchema(needed bool, item object) object {
	if needed {
		return object{{"type", []string{"array"}}, {"minItems", 1}, {"items", item}}
	}
	return object{{"type", []string{"array", "null"}}, {"items", item}}
}

func wholeSchema(needed bool, lo, hi int) object {
	types := []string{"integer", "string", "null"}
	if needed {
		types = types[:2]
	}
	digits := len(strconv.Itoa(hi))
	return object{{"type", types}, {"minimum", lo}, {"maximum", hi}, {"pattern", fmt.Sprintf(`^ *(0*[0-9]{1,%d})? *$`, digits)}}
}

func choiceSchema(needed bool, choices []choice) object {
	var of []any
	for _, c := range choices {
		of = append(of, object{{"const", c.id}, {"title", c.label}})
	}
	if !needed {
		of = append(of, object{{"enum", []any{"", nil}}, {"title", "(không chọn)"}})
	}
	return object{{"anyOf", of}}
}

// textsSchema is a list of texts, or one alone.
func textsSchema(needed bool) object {
	if needed {
		return object{{"anyOf", []any{textSchema(true, oneLine), fullList(1, 0)}}}
	}
	s := listSchema(false, textSchema(false, oneLine))
	s[0].value = []string{"array", "null", "string"}
	return s
}

// fullList is a list of lo to hi texts, some blanks between them; hi 0 is any.
func fullList(lo, hi int) object {
	s := object{{"type", "array"}, {"items", textSchema(false, oneLine)}, {"contains", textSchema(true, oneLine)}, {"minContains", lo}}
	if hi > 0 {
		s = append(s, member{"maxContains", hi})
	}
	return s
}

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

// blankSchema is what counts as absent.
var blankSchema = object{{"enum", []any{"", nil}}}

func orNull(s object) object {
	return object{{"anyOf", []any{s, blankSchema}}}
}

// object is a JSON object in a fixed order, so that a schema has the same bytes
// each time and a form built from it the fields in the order of the decree.
type object []member

type member struct {
	key   string
	value any
}

func encode(v any) []byte {
	var compact, out bytes.Buffer
	write(&compact, v)
	if err := json.Indent(&out, compact.Bytes(), "", "  "); err != nil {
		return compact.Bytes()
	}
	out.WriteByte('\n')
	return out.Bytes()
}

func write(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case object:
		b.WriteByte('{')
		for i, m := range v {
			separate(b, i)
			write(b, m.key)
			b.WriteByte(':')
			write(b, m.value)
		}
		b.WriteByte('}')
	case []any:
		writeList(b, v)
	case []string:
		writeList(b, v)
	default: // string, int, bool, nil: never fails
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		_ = e.Encode(v)
	}
}

func writeList[E any](b *bytes.Buffer, list []E) {
	b.WriteByte('[')
	for i, e := range list {
		separate(b, i)
		write(b, e)
	}
	b.WriteByte(']')
}

func separate(b *bytes.Buffer, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}
