package batch

import (
	"errors"
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/record"
)

// Keys that make an object a choice, and the key of a table row's cells.
const (
	loopKey      = "lap"
	whenKey      = "neu"
	otherwiseKey = "khac"
	bodyKey      = "noi_dung"
	cellsKey     = "o"
)

// deepestLoop is how many loops may stand within one another.
const deepestLoop = 8

// lists of items: each element is an item of its own, closed with «;» but the last.
var itemLists = []string{"danh_so", "chu_cai", "gach_dau_dong"}

// parser turns the outline of a template into nodes.
type parser struct {
	names    *nameChecker
	loops    int // around this place
	problems []diag.Problem
}

// spot is where a value stands, which decides how its text and its choices read.
type spot struct {
	key      string // of the list or object that holds it
	markup   bool   // strings here are paragraphs or cells
	inList   bool
	isObject bool // an object with noi_dung alone stays one here
	rows     bool // an element here is a row of a table
}

func (p *parser) problem(code diag.Code, at diag.Pointer, message, hint diag.Text) {
	p.problems = append(p.problems, diag.Problem{Code: code, Severity: diag.Error, At: at, Message: message, Hint: hint})
}

// value reads a value into one node.
func (p *parser) value(o *record.Outline, s spot) node {
	switch o.Shape {
	case record.String:
		return p.text(o, s)
	case record.ListOf:
		return p.list(o, s)
	case record.ObjectOf:
		if isChoice(o) {
			return p.choice(o, s)
		}
		return p.object(o, o.Inside, s)
	}
	return &static{json: o.Raw, nodes: 1, at: o.At}
}

func isChoice(o *record.Outline) bool {
	return o.Member(loopKey) != nil || o.Member(whenKey) != nil || o.Member(otherwiseKey) != nil
}

// object reads an object from those of its members that are the document's.
func (p *parser) object(o *record.Outline, members []record.Outline, s spot) node {
	x := &object{at: o.At}
	plain := len(members) == len(o.Inside)
	for i := range members {
		m := &members[i]
		v := p.value(m, inside(m.Key, s))
		_, isStatic := v.(*static)
		plain = plain && isStatic
		x.members = append(x.members, member{key: quoteJSON(m.Key) + ":", name: m.Key, value: v})
	}
	if plain {
		return &static{json: o.Raw, nodes: 1 + staticNodes(o), at: o.At}
	}
	return x
}

// inside is the spot of a member. Paragraphs stand in noi_dung and in the lists of
// items; cells in the rows of a table, among the figures of an indicator.
func inside(key string, s spot) spot {
	in := spot{key: key}
	switch {
	case slices.Contains(itemLists, key):
		in.markup, in.isObject = true, true
	case key == bodyKey || key == "dieu" || key == "gia_tri":
		in.markup = true
	case key == "phu_luc":
		in.isObject = true
	case key == "dong" && s.key == "bang":
		in.markup, in.rows = true, true
	case key == "ke_hoach" || key == "thuc_hien" || key == "cung_ky" || key == "luy_ke":
		in.markup = s.key == "dong"
	}
	return in
}

func (p *parser) list(o *record.Outline, s spot) node {
	x := &list{at: o.At, listed: slices.Contains(itemLists, s.key)}
	in := s
	in.inList = true
	plain := true
	for i := range o.Inside {
		v := p.value(&o.Inside[i], in)
		_, isStatic := v.(*static)
		plain = plain && isStatic
		x.items = append(x.items, v)
	}
	if plain {
		return &static{json: o.Raw, nodes: 1 + staticNodes(o), at: o.At}
	}
	return x
}

func staticNodes(o *record.Outline) (n int) {
	for i := range o.Inside {
		n += 1 + staticNodes(&o.Inside[i])
	}
	return n
}

// choice reads an object with «lap», «neu» or «khac».
func (p *parser) choice(o *record.Outline, s spot) node {
	c := &choice{at: o.At}
	loop, when, otherwise := o.Member(loopKey), o.Member(whenKey), o.Member(otherwiseKey)
	p.mayStand(loop, when, otherwise, s)
	ofElements := loop != nil && when != nil // «khac» stands for single elements and sees their names
	if otherwise != nil && !ofElements {
		c.otherwise = p.otherwise(otherwise, s)
	}
	if loop != nil {
		p.enter(c, loop)
		defer p.leave()
	}
	if when != nil {
		c.when = p.condition(when)
	}
	if otherwise != nil && ofElements {
		c.otherwise = p.otherwise(otherwise, s)
	}
	c.body = p.body(o, s)
	return c
}

// mayStand reports a loop that has no list to put its elements into, and an
// alternative to nothing.
func (p *parser) mayStand(loop, when, otherwise *record.Outline, s spot) {
	if loop != nil && !s.inList {
		p.problem("template.syntax", loop.At, diag.Say("«lap» chỉ dùng được cho một phần tử của danh sách.", "“lap” can only stand in an element of a list."),
			diag.Say("Hãy đặt đối tượng này vào trong ngoặc vuông […].", "Put the object into brackets […]."))
	}
	if loop == nil && when == nil {
		p.problem("template.syntax", otherwise.At, diag.Say("«khac» đứng mà không có «neu».", "“khac” stands without “neu”."),
			diag.Say("Hãy thêm «neu», hoặc bỏ «khac».", "Add “neu”, or remove “khac”."))
	}
}

// enter reads «lap» and lets what follows see the names of its elements.
func (p *parser) enter(c *choice, loop *record.Outline) {
	c.variable, c.loop = p.loop(loop)
	p.names.enter(c.variable, c.loop)
	if p.loops++; p.loops == deepestLoop+1 {
		p.problem("template.expansion_limit", loop.At, diag.Say("Có hơn %d vòng «lap» lồng nhau.", "More than %d loops stand within one another.", deepestLoop),
			diag.Say("Hãy bớt một tầng.", "Use fewer."))
	}
}

func (p *parser) leave() {
	p.loops--
	p.names.leave()
}

// otherwise reads «khac»: in a list, a list of what replaces the object.
func (p *parser) otherwise(o *record.Outline, s spot) []node {
	if o.Shape == record.ListOf && s.inList {
		return p.elements(o, s)
	}
	return []node{p.value(o, s)}
}

func (p *parser) elements(o *record.Outline, s spot) (nodes []node) {
	s.inList = true
	for i := range o.Inside {
		nodes = append(nodes, p.value(&o.Inside[i], s))
	}
	return nodes
}

// body is what a choice repeats or keeps: the blocks of its noi_dung where it has
// nothing else, the cells of a row, or the object without the keys of the choice.
func (p *parser) body(o *record.Outline, s spot) []node {
	var members []record.Outline
	for _, m := range o.Inside {
		if m.Key != loopKey && m.Key != whenKey && m.Key != otherwiseKey {
			members = append(members, m)
		}
	}
	switch {
	case len(members) == 0:
		p.problem("template.syntax", o.At, diag.Say("Đối tượng có «lap» hoặc «neu» nhưng không có nội dung.", "The object has “lap” or “neu” and nothing else."),
			diag.Say("Hãy ghi nội dung, ví dụ \"noi_dung\": […].", `Give it content, like "noi_dung": […].`))
		return nil
	case len(members) == 1 && members[0].Key == cellsKey && s.rows:
		return []node{p.value(&members[0], spot{key: s.key, markup: true})}
	case len(members) == 1 && members[0].Key == bodyKey && !s.isObject:
		m := &members[0]
		if m.Shape == record.ListOf && s.inList {
			return p.elements(m, s)
		}
		return []node{p.value(m, s)}
	}
	return []node{p.object(o, members, s)}
}

// loop reads «lap»: the list, or a name for its elements and the list: «d trong dong».
func (p *parser) loop(o *record.Outline) (variable string, f *merge.Formula) {
	source, ok := p.source(o)
	if !ok {
		return "", nil
	}
	if name, rest, found := strings.Cut(source, " trong "); found && isName(strings.TrimSpace(name)) {
		variable, source = strings.TrimSpace(name), strings.TrimSpace(rest)
	}
	return variable, p.formula(source, o.At)
}

func (p *parser) condition(o *record.Outline) *merge.Formula {
	source, ok := p.source(o)
	if !ok {
		return nil
	}
	return p.formula(source, o.At)
}

// source is the expression that «lap» or «neu» holds; the braces may be left out.
func (p *parser) source(o *record.Outline) (string, bool) {
	s := strings.TrimSpace(o.Text)
	if inner, ok := strings.CutPrefix(s, "{{"); ok {
		if inner, ok = strings.CutSuffix(inner, "}}"); ok {
			s = strings.TrimSpace(inner)
		}
	}
	if o.Shape != record.String || s == "" {
		p.problem("template.syntax", o.At, diag.Say("«%s» phải là một biểu thức trong nháy kép.", "“%s” must be an expression in quotes.", o.Key),
			diag.Say("Ví dụ: \"lap\": \"dong\", \"neu\": \"thuc_hien != nil\".", `Like "lap": "dong", "neu": "thuc_hien != nil".`))
		return "", false
	}
	return s, true
}

func isName(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// formula compiles an expression and looks at its names; nil where it is wrong.
func (p *parser) formula(source string, at diag.Pointer) *merge.Formula {
	f, err := merge.CompileFormula(source)
	if err != nil {
		p.badFormula(source, at, err)
		return nil
	}
	p.problems = append(p.problems, p.names.check(f, at)...)
	return f
}

func (p *parser) badFormula(source string, at diag.Pointer, err error) {
	message := diag.Say("Không hiểu biểu thức «{{ %s }}».", "The expression «{{ %s }}» is not understood.", quoted(source))
	hint := diag.Say("Xem lại: «%s».", "Look at: «%s».", firstLine(err))
	var helper *merge.HelperError
	if errors.As(err, &helper) {
		message = diag.Say("Biểu thức «{{ %[1]s }}» gọi «%[2]s», không có hàm này.", "The expression «{{ %[1]s }}» calls “%[2]s”, which does not exist.", quoted(source), quoted(helper.Name))
		hint = diag.Say("Các hàm có: %s.", "There are: %s.", strings.Join(merge.HelperNames(), ", "))
		if near := diag.Nearest(helper.Name, merge.HelperNames()); near != "" {
			hint = diag.Say("Có phải ý bạn là «%s»?", "Did you mean “%s”?", near)
		}
	}
	p.problem("template.syntax", at, message, hint)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return quoted(line)
}
