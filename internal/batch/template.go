package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/record"
)

// Template is a document JSON with expressions, compiled once. It is immutable, so
// that workers share it.
type Template struct {
	root    node
	columns []string
	names   columnNames
	late    diag.Pointer // where don_vi_muon is used first; "" where it is not
}

// Compile reads a template whose expressions may use the columns of those names:
// by heading or by its identifier (ma_don_vi for «Mã đơn vị»). A column that is the
// same in all rows of a group stands for itself; «dong» is the list of the rows,
// «khoa» the group's key. The template is nil where it cannot be used.
func Compile(json []byte, columns []string) (*Template, []diag.Problem) {
	return compile(json, columns, []string{rowsName, keyName}, map[string][]string{})
}

func compile(json []byte, columns, base []string, elements map[string][]string) (*Template, []diag.Problem) {
	outline, problems := record.ReadOutline(json, record.Limits{})
	if outline == nil {
		return nil, problems
	}
	p := &parser{names: newNameChecker(columns, base, elements), problems: problems}
	var root node
	if isChoice(outline) {
		p.problem("template.syntax", "", diag.Say("Cả văn bản không thể có «lap», «neu» hoặc «khac».", "The whole document cannot have “lap”, “neu” or “khac”."),
			diag.Say("Hãy đặt chúng ở một khối bên trong.", "Put them into a block inside."))
	} else {
		root = p.value(outline, spot{})
	}
	if diag.Blocks(p.problems) {
		return nil, p.problems
	}
	return &Template{root: root, columns: columns, names: namesOf(columns), late: p.names.late}, p.problems
}

// Fill makes the JSON of one document from a group of rows. It is nil where a
// problem stops the document.
func (t *Template) Fill(g Group) (*Filled, []diag.Problem) {
	w := newWhole(viewOf(g.Table, t.columns, t.names), g.Key, g.Rows)
	return t.fill(w)
}

func (t *Template) fill(o merge.Object) (*Filled, []diag.Problem) {
	f := t.filler(o)
	f.value(t.root, f.base)
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return &Filled{JSON: f.out, template: t, object: o}, nil
}

// Filled is the JSON of one document and where its values came from.
type Filled struct {
	JSON []byte

	template *Template
	object   merge.Object
}

// Place tells of problems of the filled document where they come from: the cell of the
// value that each is about, or the row that its part of the document was made from; At
// becomes the place in the template.
func (f *Filled) Place(problems []diag.Problem) []diag.Problem {
	if len(problems) == 0 {
		return nil
	}
	wanted := make([]diag.Pointer, len(problems))
	for i := range problems {
		wanted[i] = problems[i].At
	}
	origins := f.originsOf(wanted)
	out := make([]diag.Problem, len(problems))
	for i, p := range problems {
		out[i] = placeOne(p, origins)
	}
	return out
}

// placeOne takes the innermost value whose origin is known.
func placeOne(p diag.Problem, origins map[diag.Pointer]origin) diag.Problem {
	at, rest := p.At, diag.Pointer("")
	for {
		if o, ok := origins[at]; ok {
			p.At = o.at + rest
			if o.cell.table != nil && p.Row == 0 {
				p = o.cell.at(p)
			}
			return p
		}
		up, last := parent(at)
		if up == at {
			return p
		}
		at, rest = up, last+rest
	}
}

// parent cuts the last step off a pointer.
func parent(at diag.Pointer) (up, last diag.Pointer) {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i] == '/' {
			return at[:i], at[i:]
		}
	}
	return at, ""
}
