package template

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// maxNesting bounds loops within loops, and with them the stack.
const maxNesting = 8

// Parse makes the plan of a form. Its problems name the paragraph and the tag.
func Parse(name string, doc *wml.Document) (*Template, []diag.Problem) {
	p := &parser{part: "thân văn bản"}
	t := &Template{Name: name, Document: doc, Body: p.blocks(doc.Body)}
	for _, h := range doc.Headers {
		p.part, p.paragraph = "đầu trang", 0
		if h.Footer {
			p.part = "chân trang"
		}
		if body := p.blocks(h.Body); dynamic(body) {
			t.Headers = append(t.Headers, Header{Source: h, Body: body})
		}
	}
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return t, nil
}

type parser struct {
	part      string
	paragraph int
	problems  []diag.Problem
}

func (p *parser) tag(expr string) Tag {
	return Tag{Expr: expr, Part: p.part, Paragraph: p.paragraph}
}

func (p *parser) problem(code diag.Code, near string, msg diag.Text) {
	where := diag.Say(" (%s, đoạn %d: «%s»)", " (%s, paragraph %d: «%s»)", p.part, p.paragraph, near)
	p.problems = append(p.problems, diag.Problem{
		Code: code, Severity: diag.Error, Part: p.part, Paragraph: p.paragraph,
		Message: diag.Text{VI: strings.TrimSuffix(msg.VI, ".") + where.VI + ".", EN: strings.TrimSuffix(msg.EN, ".") + where.EN + "."},
		Hint: diag.Say("Sửa thẻ ngay trong mẫu; thẻ lặp và thẻ điều kiện đứng riêng trong một đoạn hoặc một hàng.",
			"Mend the tag in the form; loops and conditions stand alone in a paragraph or a row."),
	})
}

// frame is an open loop or condition.
type frame struct {
	node   Node
	nodes  *[]Node // where its body goes
	opened string
}

// builder puts nodes where the innermost open frame wants them.
type builder struct {
	p      *parser
	root   []Node
	frames []frame
	what   string // «đoạn» or «hàng»
}

func (b *builder) add(n Node) {
	dst := &b.root
	if len(b.frames) > 0 {
		dst = b.frames[len(b.frames)-1].nodes
	}
	if s, ok := n.(*Static); ok && len(*dst) > 0 {
		if last, ok := (*dst)[len(*dst)-1].(*Static); ok {
			last.Blocks = append(last.Blocks, s.Blocks...)
			return
		}
	}
	*dst = append(*dst, n)
}

// control handles a tag that governs its neighbours and reports whether it was one.
func (b *builder) control(t Tag) bool {
	word, rest, _ := strings.Cut(t.Expr, " ")
	switch word {
	case "lap":
		name, list, ok := loopOf(t.Expr)
		if !ok {
			b.p.problem("template.syntax", t.Expr, diag.Say(
				"Thẻ lặp phải viết «{{ lap tên trong danh_sách }}».", "A loop is written «{{ lap name trong list }}»."))
			name, list = "_", "[]"
		}
		n := &Repeat{Var: name, List: Tag{Expr: list, Part: t.Part, Paragraph: t.Paragraph}}
		b.add(n)
		b.open(frame{n, &n.Body, t.Expr})
	case "neu":
		n := &Choice{If: Tag{Expr: strings.TrimSpace(rest), Part: t.Part, Paragraph: t.Paragraph}}
		b.add(n)
		b.open(frame{n, &n.Then, t.Expr})
	case "khac":
		b.otherwise(t)
	case "het":
		if len(b.frames) == 0 {
			b.p.problem("template.tag_unopened", t.Expr, diag.Say(
				"Thẻ «het» không có «lap» hoặc «neu» mở trước nó trong cùng một ô.", "A «het» has no «lap» or «neu» before it in the same cell."))
			return true
		}
		b.frames = b.frames[:len(b.frames)-1]
	default:
		return false
	}
	return true
}

func (b *builder) open(f frame) {
	b.frames = append(b.frames, f)
	if len(b.frames) > maxNesting {
		b.p.problem("template.expansion_limit", f.opened, diag.Say(
			"Thẻ lồng nhau quá %d tầng.", "Tags are nested deeper than %d.", maxNesting))
	}
}

func (b *builder) otherwise(t Tag) {
	if len(b.frames) > 0 {
		f := &b.frames[len(b.frames)-1]
		if c, ok := f.node.(*Choice); ok && f.nodes == &c.Then {
			f.nodes = &c.Else
			return
		}
	}
	b.p.problem("template.tag_unopened", t.Expr, diag.Say(
		"Thẻ «khac» không có «neu» mở trước nó.", "A «khac» has no «neu» before it."))
}

// close reports what is still open at the end of a cell or of the text.
func (b *builder) close() []Node {
	for _, f := range b.frames {
		b.p.problem("template.tag_crossing", f.opened, diag.Say(
			"Thẻ mở ở đây chưa đóng bằng «{{ het }}» trong cùng một ô (hoặc cùng phần thân).",
			"The tag opened here is not closed by «{{ het }}» in the same cell (or the same body)."))
	}
	return b.root
}

func (p *parser) blocks(blocks []wml.Block) []Node {
	b := &builder{p: p, what: "đoạn"}
	for _, blk := range blocks {
		switch x := blk.(type) {
		case *wml.Paragraph:
			p.paragraph++
			p.paragraphNode(b, x)
		case *wml.Table:
			p.tableNode(b, x)
		default:
			b.add(&Static{Blocks: []wml.Block{blk}})
		}
	}
	return b.close()
}

func (p *parser) paragraphNode(b *builder, x *wml.Paragraph) {
	if text := x.Text(); !strings.Contains(text, tagOpen) && !strings.Contains(text, tagClose) {
		b.add(&Static{Blocks: []wml.Block{x}})
		return
	}
	pieces := p.pieces(x)
	only, alone := single(pieces)
	if !alone {
		b.add(&Paragraph{Source: x, Pieces: pieces})
		return
	}
	if b.control(only.Tag) {
		return
	}
	if percent, ok := ruleOf(only.Tag.Expr); ok {
		b.add(&Rule{Source: x, Percent: percent})
		return
	}
	b.add(&Insert{Source: x, Piece: only})
}

// single gives the tag of a paragraph that holds nothing else a reader could see.
func single(pieces []Piece) (Piece, bool) {
	var tag Piece
	n := 0
	for _, pc := range pieces {
		switch x := pc.Inline.(type) {
		case nil:
			tag, n = pc, n+1
		case *wml.Run:
			if strings.TrimSpace((&wml.Paragraph{Content: []wml.Inline{x}}).Text()) != "" || holdsOther(x) {
				return Piece{}, false
			}
		case *wml.InlineWrap:
			return Piece{}, false
		}
	}
	return tag, n == 1
}

func holdsOther(r *wml.Run) bool {
	for _, c := range r.Content {
		if _, ok := c.(wml.Text); !ok {
			return true
		}
	}
	return false
}

func (p *parser) tableNode(b *builder, x *wml.Table) {
	rows := &builder{p: p, what: "hàng"}
	first := p.paragraph
	for _, r := range x.Rows {
		if t, ok := p.rowControl(r); ok && rows.control(t) {
			continue
		}
		row := &Row{Source: r}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, p.blocks(c.Body))
		}
		rows.add(row)
	}
	nodes := rows.close()
	if first == p.paragraph || !dynamicRows(nodes) {
		b.add(&Static{Blocks: []wml.Block{x}})
		return
	}
	b.add(&Table{Source: x, Rows: nodes})
}

// rowControl gives the tag of a row that holds one control tag and nothing else.
func (p *parser) rowControl(r *wml.Row) (Tag, bool) {
	text := ""
	for _, c := range r.Cells {
		for _, blk := range c.Body {
			par, ok := blk.(*wml.Paragraph)
			if !ok {
				return Tag{}, false
			}
			text += strings.TrimSpace(par.Text())
		}
	}
	if !strings.HasPrefix(text, tagOpen) || closing(text, len(tagOpen)) != len(text)-len(tagClose) {
		return Tag{}, false
	}
	return p.tag(straightQuotes(strings.TrimSpace(text[len(tagOpen) : len(text)-len(tagClose)]))), true
}

// dynamic reports whether a plan does anything but take blocks over.
func dynamic(nodes []Node) bool {
	for _, n := range nodes {
		if _, ok := n.(*Static); !ok {
			return true
		}
	}
	return false
}

func dynamicRows(nodes []Node) bool {
	for _, n := range nodes {
		row, ok := n.(*Row)
		if !ok {
			return true
		}
		for _, c := range row.Cells {
			if dynamic(c) {
				return true
			}
		}
	}
	return false
}
