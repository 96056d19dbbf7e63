package merge

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/template"
)

// program is one compiled expression, the names in it, and the first of them with
// its member, which says where its words came from.
type program struct {
	code  *vm.Program
	roots []string
	path  []string
	named bool // the expression is its path and no more
}

// Compiler compiles forms. Forms have most expressions in common, so each is
// compiled once. It is used by one caller at a time; what it makes is immutable.
type Compiler struct {
	programs map[string]*program
	config   *conf.Config // the functions that all expressions know
}

// NewCompiler makes a compiler that knows the helpers.
func NewCompiler() *Compiler {
	config := conf.CreateNew() // not strict: which names there are is asked later
	for name, helper := range helpers {
		expr.Function(name, helper)(config)
	}
	return &Compiler{programs: map[string]*program{}, config: config}
}

// formCompiler walks one plan with the names that are known at each place.
type formCompiler struct {
	*Compiler
	used     map[string]*program
	problems []diag.Problem
}

func (c *formCompiler) nodes(nodes []template.Node, loops []string) {
	for _, n := range nodes {
		switch x := n.(type) {
		case *template.Paragraph:
			for _, pc := range x.Pieces {
				if pc.Inline == nil {
					c.compile(pc.Tag, loops)
				}
			}
		case *template.Insert:
			c.compile(x.Piece.Tag, loops)
		case *template.Table:
			c.nodes(x.Rows, loops)
		case *template.Row:
			for _, cell := range x.Cells {
				c.nodes(cell, loops)
			}
		case *template.Repeat:
			c.compile(x.List, loops)
			c.nodes(x.Body, append(loops[:len(loops):len(loops)], x.Var))
		case *template.Choice:
			c.compile(x.If, loops)
			c.nodes(x.Then, loops)
			c.nodes(x.Else, loops)
		}
	}
}

func (c *formCompiler) compile(t template.Tag, loops []string) {
	pr, err := c.program(t.Expr)
	if err != nil {
		c.problem("template.syntax", t, diag.Say(
			"Không hiểu thẻ «{{ %s }}» (%s, đoạn %d).", "The tag «{{ %s }}» is not understood (%s, paragraph %d).",
			t.Expr, t.Part, t.Paragraph), firstLine(err))
		return
	}
	for _, n := range pr.roots {
		if !known(n, loops) {
			c.problem("data.missing_variable", t, diag.Say(
				"Mẫu cần «%s» nhưng dữ liệu không có trường này (%s, đoạn %d).",
				"The form asks for «%s», which the data do not have (%s, paragraph %d).", n, t.Part, t.Paragraph),
				diag.Nearest(n, append(fieldNames(), loops...)))
		}
	}
	c.used[t.Expr] = pr
}

func (c *Compiler) program(source string) (*program, error) {
	if pr := c.programs[source]; pr != nil {
		return pr, nil
	}
	tree, err := checker.ParseCheck(callPipes(source), c.config)
	if err != nil {
		return nil, err
	}
	names := &nameFinder{}
	ast.Walk(&tree.Node, names)
	code, err := c.code(tree)
	if err != nil {
		return nil, err
	}
	pr := &program{code: code, roots: names.roots, path: names.path, named: strings.Join(names.path, ".") == source}
	c.programs[source] = pr
	return pr, nil
}

// code does what expr.Compile does behind the check. That would gather the hundred
// functions of the library anew for every expression.
func (c *Compiler) code(tree *parser.Tree) (*vm.Program, error) {
	err := optimizer.Optimize(&tree.Node, c.config)
	var at *file.Error
	if errors.As(err, &at) {
		return nil, at.Bind(tree.Source)
	}
	if err != nil {
		return nil, err
	}
	return compiler.Compile(tree, c.config)
}

func (c *formCompiler) problem(code diag.Code, t template.Tag, msg diag.Text, more string) {
	p := diag.Problem{Code: code, Severity: diag.Error, Message: msg, Part: t.Part, Paragraph: t.Paragraph}
	if more != "" {
		p.Hint = diag.Say("Xem lại: «%s».", "Look at: «%s».", more)
	}
	c.problems = append(c.problems, p)
}

func known(name string, loops []string) bool {
	for _, l := range loops {
		if l == name {
			return true
		}
	}
	names := fieldNames()
	i := sort.SearchStrings(names, name)
	return i < len(names) && names[i] == name
}

// nameFinder collects the variables of an expression while it is compiled.
type nameFinder struct {
	roots []string
	path  []string // the first name and, where it is followed by one, its member
}

// Visit implements ast.Visitor.
func (f *nameFinder) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if _, helper := helpers[n.Value]; helper {
			return
		}
		f.roots = append(f.roots, n.Value)
		if f.path == nil {
			f.path = []string{n.Value}
		}
	case *ast.MemberNode:
		root, ok := n.Node.(*ast.IdentifierNode)
		name, isName := n.Property.(*ast.StringNode)
		if ok && isName && len(f.path) == 1 && f.path[0] == root.Value {
			f.path = []string{root.Value, name.Value}
		}
	}
}

// callPipes lets a helper without arguments stand without brackets:
// «ten | hoa» is «ten | hoa()». Quotes and «||» are left alone.
func callPipes(s string) string {
	var b strings.Builder
	var quote rune
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		b.WriteRune(r)
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'' || r == '`':
			quote = r
		case r == '|' && i+1 < len(runes) && runes[i+1] == '|':
			b.WriteRune('|')
			i++
		case r == '|':
			i = copyHelper(&b, runes, i+1) - 1
		}
	}
	return b.String()
}

func copyHelper(b *strings.Builder, runes []rune, i int) int {
	for i < len(runes) && unicode.IsSpace(runes[i]) {
		b.WriteRune(runes[i])
		i++
	}
	start := i
	for i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]) || runes[i] == '_') {
		b.WriteRune(runes[i])
		i++
	}
	next := i
	for next < len(runes) && unicode.IsSpace(runes[next]) {
		next++
	}
	if i > start && (next == len(runes) || runes[next] != '(') {
		b.WriteString("()")
	}
	return i
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(fmt.Sprint(err), "\n")
	return line
}
