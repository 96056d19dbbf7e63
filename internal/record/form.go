package record

import (
	"slices"
	"sync"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// A form is one kind of object of the input, told once: reading it and its JSON
// Schema both follow the same fields, so that they cannot disagree.

// field is one key of a form.
type field[T any] struct {
	key, label, doc string
	example         any
	of              func(decree.Kind) bool // the kinds whose documents have it; nil: all
	need            func(decree.Kind) bool // nil: may always be absent
	or              string                 // a key that may stand for this one where it is needed
	read            func(r *reader, v value, into *T)
	schema          func(needed bool) object // without title and description
}

// needed makes a field required, in documents of the kinds that say so.
func (f field[T]) needed(by func(decree.Kind) bool) field[T] {
	f.need = by
	return f
}

// unless names the key that may stand for a needed field.
func (f field[T]) unless(key string) field[T] {
	f.or = key
	return f
}

// like gives a field an example for the schema.
func (f field[T]) like(example any) field[T] {
	f.example = example
	return f
}

func always(decree.Kind) bool { return true }

// seen is the set of fields that were given, by their place in the form.
type seen uint64

func (s seen) has(i int) bool { return i >= 0 && s&(1<<i) != 0 }

type form[T any] struct {
	name       string // among the $defs of the schema
	label, doc string
	fields     []field[T]
	keys       []string
	extra      object // of the schema: what no single field says
	// fill adds what follows from other fields or from the profile, before any
	// field is missed; it gives the fields that then are there.
	fill func(r *reader, v value, into *T, s seen) seen
	// check looks at the object as a whole, after its fields.
	check func(r *reader, v value, into *T, s seen)
	// stranger may answer for a key the form does not have.
	stranger func(r *reader, v value) bool
}

func newForm[T any](name, label, doc string, fields ...field[T]) *form[T] {
	f := &form[T]{name: name, label: label, doc: doc, fields: fields}
	for i := range fields {
		f.keys = append(f.keys, fields[i].key)
	}
	return f
}

// find gives the place of a key, -1 where the form has none such.
func (f *form[T]) find(key string) int {
	for i := range f.fields {
		if f.fields[i].key == key {
			return i
		}
	}
	return -1
}

// read fills into from an object and tells all that is wrong with it.
func (f *form[T]) read(r *reader, v value, into *T) {
	if !r.want(v, isObject) {
		return
	}
	var got seen
	for m := range r.members(v) {
		i := f.find(m.key)
		switch {
		case i < 0:
			if f.stranger == nil || !f.stranger(r, m) {
				r.unknown(m, f.keys)
			}
		case got.has(i) || r.absent(m.n): // a second copy is told by the scanner
		default:
			got |= 1 << i
			m.label = f.fields[i].label
			f.fields[i].read(r, m, into)
		}
	}
	if f.fill != nil {
		got = f.fill(r, v, into, got)
	}
	f.requireFields(r, v, got)
	if f.check != nil {
		f.check(r, v, into, got)
	}
}

func (f *form[T]) requireFields(r *reader, v value, got seen) {
	for i := range f.fields {
		fd := &f.fields[i]
		if fd.need != nil && !got.has(i) && fd.need(r.kind) {
			r.required(f.at(v, fd.key))
		}
	}
}

// at names a field of the form at an object, whether it was given or not.
func (f *form[T]) at(v value, key string) value {
	m := value{n: v.n, at: v.at.Key(key), label: key, key: key}
	if i := f.find(key); i >= 0 {
		m.label = f.fields[i].label
	}
	return m
}

// given reports whether a field was given.
func (f *form[T]) given(s seen, key string) bool { return s.has(f.find(key)) }

// with counts a field as given.
func (f *form[T]) with(s seen, key string) seen {
	if i := f.find(key); i >= 0 {
		s |= 1 << i
	}
	return s
}

// forms are all forms of a document. Readers reach them through the reader, for
// blocks hold blocks.
type forms struct {
	documents  map[string]func() *form[Record] // by kind; "" has what all kinds have
	owners     func() map[string][]string      // kinds by name, of each key that not all have
	profile    *form[Defaults]
	signer     *form[Signer]
	signature  *form[Image]
	seal       *form[Image]
	address    *form[Address]
	party      *form[Party]
	attachment *form[Attachment]
	copy       *form[Copy]
	annex      *form[Annex]
	division   *form[Division]
	section    *form[Section]
	block      *form[Block] // of objects with one key that names the block
	item       *form[Item]
	article    *form[Article]
	table      *form[Table]
	column     *form[Column]
	leaf       *form[Column] // under a head over several
	heading    *form[Row]
	total      *form[Total]
	indicators *form[IndicatorTable]
	measure    *form[MeasureColumn]
	indicator  *form[Indicator]
	group      *form[Indicator]
}

var theForms = &forms{
	documents:  documentForms(),
	owners:     sync.OnceValue(keyOwners),
	profile:    profileForm(),
	signer:     signerForm(),
	signature:  imageForm(signatureForm, "Hình chữ ký", maxSignature),
	seal:       imageForm(sealForm, "Hình con dấu", maxSeal),
	address:    addressForm(),
	party:      partyForm(),
	attachment: attachmentForm(),
	copy:       copyForm(),
	annex:      annexForm(),
	division:   divisionForm(),
	section:    sectionForm(),
	block:      blockForm(),
	item:       itemForm(),
	article:    articleForm(),
	table:      tableForm(),
	column:     columnForm(),
	leaf:       leafForm(),
	heading:    headingForm(),
	total:      totalForm(),
	indicators: indicatorsForm(),
	measure:    measureForm(),
	indicator:  indicatorForm(),
	group:      groupForm(),
}

// FieldDoc describes one field for documentation.
type FieldDoc struct {
	Form  string // the object that holds it, by its name in the schema; van_ban is the document
	Key   string
	Label string // in Vietnamese, as problems name it
	Doc   string // in Vietnamese
}

// Fields lists the fields of the document and of all objects in it.
func Fields() []FieldDoc {
	var all []FieldDoc
	f := theForms
	all = appendDocs(all, newForm("van_ban", "", "", documentFields()...))
	all = appendDocs(all, f.profile)
	all = appendDocs(all, f.signer)
	all = appendDocs(all, f.signature)
	all = appendDocs(all, f.seal)
	all = appendDocs(all, f.address)
	all = appendDocs(all, f.party)
	all = appendDocs(all, f.attachment)
	all = appendDocs(all, f.copy)
	all = appendDocs(all, f.annex)
	all = appendDocs(all, f.division)
	all = appendDocs(all, f.section)
	all = appendDocs(all, f.block)
	all = appendDocs(all, f.item)
	all = appendDocs(all, f.article)
	all = appendDocs(all, f.table)
	all = appendDocs(all, f.column)
	all = appendDocs(all, f.leaf)
	all = appendDocs(all, f.heading)
	all = appendDocs(all, f.total)
	all = appendDocs(all, f.indicators)
	all = appendDocs(all, f.measure)
	all = appendDocs(all, f.indicator)
	return appendDocs(all, f.group)
}

func appendDocs[T any](all []FieldDoc, f *form[T]) []FieldDoc {
	for i := range f.fields {
		doc := FieldDoc{f.name, f.fields[i].key, f.fields[i].label, f.fields[i].doc}
		if !slices.Contains(all, doc) { // some kinds have one and the same
			all = append(all, doc)
		}
	}
	return all
}

// textField is a single text.
func textField[T any](key, label, doc string, may lines, pick func(*T) *Text) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read:   func(r *reader, v value, into *T) { *pick(into) = r.text(v, may) },
		schema: func(needed bool) object { return textSchema(needed, may) },
	}
}

// textsField is a list of texts; one text alone is a list of one.
func textsField[T any](key, label, doc string, pick func(*T) *[]Text) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read:   func(r *reader, v value, into *T) { *pick(into) = r.texts(v, oneLine) },
		schema: textsSchema,
	}
}

// bodyField is a list of blocks.
func bodyField[T any](label, doc string, pick func(*T) *[]Block) field[T] {
	return field[T]{key: "noi_dung", label: label, doc: doc,
		read:   func(r *reader, v value, into *T) { *pick(into) = r.body(v) },
		schema: func(needed bool) object { return listSchema(needed, ref("khoi")) },
	}
}

// listField is a list of objects of one kind.
func listField[T, E any](key, label, doc string, item object, pick func(*T) *[]E, read func(r *reader, v value) (E, bool)) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read:   func(r *reader, v value, into *T) { *pick(into) = readList(r, v, read) },
		schema: func(needed bool) object { return listSchema(needed, item) },
	}
}

// readList reads the elements of a list that are there.
func readList[E any](r *reader, v value, read func(r *reader, v value) (E, bool)) []E {
	if !r.want(v, isList) {
		return nil
	}
	out := make([]E, 0, r.node(v).count)
	for e := range r.elements(v) {
		if r.blank(e.n) {
			continue
		}
		if x, ok := read(r, e); ok {
			out = append(out, x)
		}
	}
	return out
}

// dateField is a date.
func dateField[T any](key, label, doc string, pick func(*T) *Date) field[T] {
	return field[T]{key: key, label: label, doc: doc, example: "31/05/2024",
		read:   func(r *reader, v value, into *T) { *pick(into) = r.date(v) },
		schema: dateSchema,
	}
}

// objectField is an object with a form of its own.
func objectField[T any](key, label, doc, form string, read func(r *reader, v value, into *T)) field[T] {
	return field[T]{key: key, label: label, doc: doc, read: read,
		schema: func(needed bool) object {
			if needed {
				return ref(form)
			}
			return orNull(ref(form))
		},
	}
}

// wholeField is a whole number from lo to hi.
func wholeField[T any](key, label, doc string, lo, hi int, set func(into *T, n int, at diag.Pointer)) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *T) {
			if n, ok := r.whole(v, lo, hi); ok {
				set(into, n, v.at)
			}
		},
		schema: func(needed bool) object { return wholeSchema(needed, lo, hi) },
	}
}
