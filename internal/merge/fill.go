package merge

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/vm"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/template"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// filler fills one document. Its vm is used again for every tag.
type filler struct {
	form     *Form
	rec      *record.Record
	opt      Options
	styles   *wml.Styles
	scope    *scope
	vm       vm.VM
	width    unit.Length // of the text at this place
	made     int
	names    map[string]string // how blocks with an id are referred to
	pending  []pending
	cuts     []cut // of the paragraph being filled
	problems []diag.Problem
	doc      *wml.Document   // the one that is made
	placed   []*record.Image // pictures that it has
}

// nodes appends what a list of nodes makes.
func (m *filler) nodes(out []wml.Block, nodes []template.Node) []wml.Block {
	first, outer := len(out), m.width
	for i, n := range nodes {
		if i == 0 || endsSection(nodes[i-1]) != nil {
			m.width = sectionWidth(nodes[i:], outer)
		}
		out = m.node(out, first, n)
	}
	m.width = outer
	return out
}

// sectionWidth is the text width of the section that ends next in a list of
// nodes: what stands before the end belongs to it.
func sectionWidth(nodes []template.Node, outer unit.Length) unit.Length {
	for _, n := range nodes {
		if s := endsSection(n); s != nil {
			return textWidth(s)
		}
	}
	return outer
}

// endsSection gives the section that ends with a node, or nil. A section end
// among static blocks is the last that matters: what follows has no tags.
func endsSection(n template.Node) *wml.Section {
	static, ok := n.(*template.Static)
	if !ok {
		return nil
	}
	for _, b := range static.Blocks {
		if p, ok := b.(*wml.Paragraph); ok && p.Props.Section != nil {
			return p.Props.Section
		}
	}
	return nil
}

// node appends what one node of a list makes; the list began with block first, and a
// rule looks at nothing above it.
func (m *filler) node(out []wml.Block, first int, n template.Node) []wml.Block {
	if m.spent(1) {
		return out
	}
	switch x := n.(type) {
	case *template.Static:
		return append(out, x.Blocks...)
	case *template.Paragraph:
		return append(out, m.paragraph(x.Source, x.Pieces))
	case *template.Insert:
		return m.insert(out, x)
	case *template.Rule:
		return append(out, m.rule(x, out[first:]))
	case *template.Table:
		return append(out, m.table(x))
	case *template.Repeat:
		m.repeat(x, func() { out = m.nodes(out, x.Body) })
	case *template.Choice:
		return m.nodes(out, m.choose(x))
	case *template.Row:
		// rows stand in tables, and table fills them
	}
	return out
}

// spent counts what has been made and reports the one time it is too much.
func (m *filler) spent(n int) bool {
	over := m.made > maxNodes
	m.made += n
	if !over && m.made > maxNodes {
		m.problems = append(m.problems, diag.Problem{
			Code: "template.expansion_limit", Severity: diag.Error,
			Message: diag.Say("Mẫu sinh ra quá nhiều nội dung (hơn %d phần).", "The form unfolds to too much (more than %d parts).", maxNodes),
			Hint:    diag.Say("Kiểm tra các thẻ lặp lồng nhau.", "Look at the loops within loops."),
		})
	}
	return m.made > maxNodes
}

func (m *filler) repeat(x *template.Repeat, each func()) {
	value, _ := m.eval(x.List)
	list, ok := value.([]any)
	if !ok {
		if value != nil {
			m.tagProblem(x.List, "không phải là một danh sách", "is not a list")
		}
		return
	}
	places := m.itemPlaces(x.List)
	for i, v := range list {
		if m.spent(0) {
			return
		}
		p := place{}
		if i < len(places) {
			p = places[i]
		}
		undo := m.scope.push(x.Var, v, p)
		m.scope.env["so_thu_tu"] = i + 1
		m.scope.env["cuoi"] = i == len(list)-1
		each()
		undo()
	}
}

func (m *filler) itemPlaces(t template.Tag) []place {
	if pr := m.form.programs[t.Expr]; len(pr.path) == 1 {
		return m.scope.places[pr.path[0]].items
	}
	return nil
}

func (m *filler) choose(x *template.Choice) []template.Node {
	value, _ := m.eval(x.If)
	if truth(value) {
		return x.Then
	}
	return x.Else
}

// truth follows what a form's writer means: an empty text or list is no.
func truth(v any) bool {
	switch x := v.(type) {
	case bool:
		return x
	case string:
		return x != ""
	case []any:
		return len(x) > 0
	case int:
		return x != 0
	}
	return v != nil
}

func (m *filler) eval(t template.Tag) (any, diag.Pointer) {
	pr := m.form.programs[t.Expr]
	if value, ok := m.scope.named(pr); ok {
		return value, m.scope.pointer(pr.path)
	}
	value, err := m.vm.Run(pr.code, m.scope.env)
	if err != nil {
		m.tagProblem(t, "không tính được", "cannot be computed")
		return nil, ""
	}
	return value, m.scope.pointer(pr.path)
}

// cutLater notes what of a run is filled in by the văn thư.
func (m *filler) cutLater(r *wml.Run, t template.Tag, text string) *wml.Run {
	if slots := m.scope.slotsOf(m.form.programs[t.Expr].path, text); len(slots) > 0 {
		m.cuts = append(m.cuts, cut{r, slots})
	}
	return r
}

func (m *filler) tagProblem(t template.Tag, vi, en string) {
	m.problems = append(m.problems, diag.Problem{
		Code: "template.syntax", Severity: diag.Error, Part: t.Part, Paragraph: t.Paragraph,
		Message: diag.Text{
			VI: fmt.Sprintf("Thẻ «{{ %s }}» %s (%s, đoạn %d).", t.Expr, vi, t.Part, t.Paragraph),
			EN: fmt.Sprintf("The tag «{{ %s }}» %s (%s, paragraph %d).", t.Expr, en, t.Part, t.Paragraph),
		},
	})
}

// insert puts blocks in the place of a paragraph, or fills it like any other.
func (m *filler) insert(out []wml.Block, x *template.Insert) []wml.Block {
	value, at := m.eval(x.Piece.Tag)
	if b, ok := value.(body); ok {
		return m.body(out, b)
	}
	p := copyParagraph(x.Source, 1)
	p.At = at
	p.Content = cutSlots(m.runs(p.Content, x.Piece, value, at, p), m.cuts)
	m.cuts = m.cuts[:0]
	return append(out, p)
}

func (m *filler) paragraph(src *wml.Paragraph, pieces []template.Piece) *wml.Paragraph {
	p := copyParagraph(src, len(pieces))
	for _, pc := range pieces {
		if pc.Inline != nil {
			p.Content = append(p.Content, pc.Inline)
			continue
		}
		value, at := m.eval(pc.Tag)
		if p.At == "" {
			p.At = at
		}
		p.Content = m.runs(p.Content, pc, value, at, p)
	}
	p.Content = cutSlots(joinRuns(p.Content, pieces, m.cuts), m.cuts)
	m.cuts = m.cuts[:0]
	return p
}

// runs turns a value into runs with the look of its tag.
func (m *filler) runs(out []wml.Inline, pc template.Piece, value any, at diag.Pointer, p *wml.Paragraph) []wml.Inline {
	var look wml.RunProps
	if pc.Props != nil {
		look = *pc.Props
	}
	switch v := value.(type) {
	case nil:
		return out
	case string:
		return append(out, m.cutLater(textRun(v, look, at), pc.Tag, v))
	case wrappable:
		return append(out, textRun(m.breakName(string(v), p, &look), look, at))
	case evened:
		m.even(string(v), p, &look)
		return append(out, m.cutLater(textRun(string(v), look, at), pc.Tag, string(v)))
	case signPlace:
		return m.sign(out, v, p)
	default:
		return append(out, textRun(fmt.Sprint(v), look, at))
	}
}

// textRun makes a run; \n in it is a line break.
func textRun(s string, look wml.RunProps, at diag.Pointer) *wml.Run {
	r := newRun(look, at)
	for {
		line, rest, more := strings.Cut(s, "\n")
		if line != "" {
			r.Content = append(r.Content, wml.Text{S: line})
		}
		if !more {
			return r
		}
		r.Content = append(r.Content, wml.Break{})
		s = rest
	}
}

func (m *filler) table(x *template.Table) *wml.Table {
	t := &wml.Table{Props: x.Source.Props, Grid: x.Source.Grid, At: x.Source.At}
	for _, n := range x.Rows {
		m.row(t, n)
	}
	return t
}

func (m *filler) row(t *wml.Table, n template.Node) {
	switch x := n.(type) {
	case *template.Repeat:
		m.repeat(x, func() {
			for _, r := range x.Body {
				m.row(t, r)
			}
		})
	case *template.Choice:
		for _, r := range m.choose(x) {
			m.row(t, r)
		}
	case *template.Row:
		t.Rows = append(t.Rows, m.cells(t, x))
	}
}

func (m *filler) cells(t *wml.Table, x *template.Row) *wml.Row {
	row := &wml.Row{Props: x.Source.Props, At: x.Source.At, Cells: make([]*wml.Cell, len(x.Cells))}
	outer := m.width
	column := x.Source.Props.GridBefore
	for i, nodes := range x.Cells {
		src := x.Source.Cells[i]
		m.width = cellWidth(t, src, column)
		column += src.Columns()
		row.Cells[i] = &wml.Cell{Props: src.Props, Body: endsWithParagraph(m.nodes(make([]wml.Block, 0, len(nodes)), nodes))}
	}
	m.width = outer
	return row
}

// endsWithParagraph keeps a cell valid (17.4.65) when its last paragraph was a
// tag that left nothing.
func endsWithParagraph(body []wml.Block) []wml.Block {
	if n := len(body); n > 0 {
		if _, ok := body[n-1].(*wml.Paragraph); ok {
			return body
		}
	}
	return append(body, &wml.Paragraph{})
}

// cellWidth is the room for text in a cell.
func cellWidth(t *wml.Table, c *wml.Cell, column int) unit.Length {
	w := unit.Length(0)
	for i := column; i < column+c.Columns() && i < len(t.Grid); i++ {
		w += t.Grid[i]
	}
	if c.Props.Width.Type == wml.MeasureLength {
		w = c.Props.Width.V
	}
	for _, mg := range []*wml.CellMargins{c.Props.Margins, t.Props.Margins} {
		if mg != nil {
			return w - mg.Left.V - mg.Right.V
		}
	}
	return w
}
