package merge

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/expr-lang/expr/ast"

	"github.com/mocban/mocban/internal/words"
)

// formulaCompiler turns a syntax tree into steps. What it does not list is refused.
type formulaCompiler struct {
	uses []Use
	in   []string // the lists around this place
}

var errUnsupported = errors.New("this cannot be used in an expression")

func (c *formulaCompiler) step(n ast.Node) (step, error) {
	switch x := n.(type) {
	case *ast.NilNode:
		return constant(nil), nil
	case *ast.BoolNode:
		return constant(x.Value), nil
	case *ast.StringNode:
		return constant(x.Value), nil
	case *ast.IntegerNode:
		return constant(words.FromInt(int64(x.Value))), nil
	case *ast.FloatNode:
		return decimalConstant(x.Value)
	case *ast.IdentifierNode:
		return c.name(x.Value), nil
	case *ast.PointerNode:
		return c.pointer(x)
	case *ast.MemberNode:
		return c.member(x)
	case *ast.ChainNode: // members of nil are nil anyway
		return c.step(x.Node)
	case *ast.UnaryNode:
		return c.unary(x)
	case *ast.BinaryNode:
		return c.binary(x)
	case *ast.ConditionalNode:
		return c.conditional(x)
	case *ast.ArrayNode:
		return c.array(x)
	case *ast.PredicateNode:
		return c.step(x.Node)
	case *ast.CallNode:
		callee, ok := x.Callee.(*ast.IdentifierNode)
		if !ok {
			return nil, fmt.Errorf("%w: %s", errUnsupported, short(x.Callee))
		}
		return c.call(callee.Value, x.Arguments)
	case *ast.BuiltinNode:
		return c.call(x.Name, x.Arguments)
	}
	return nil, fmt.Errorf("%w: %s", errUnsupported, short(n))
}

// short is a piece of a formula for a message.
func short(n ast.Node) string {
	if n == nil {
		return "…"
	}
	s := n.String()
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return s
}

func constant(v any) step { return func(*env) (any, error) { return v, nil } }

func decimalConstant(f float64) (step, error) {
	d, err := words.ParseDecimal(strconv.FormatFloat(f, 'f', -1, 64))
	if err != nil {
		return nil, err
	}
	return constant(d), nil
}

func (c *formulaCompiler) name(name string) step {
	c.uses = append(c.uses, Use{Name: name, In: slices.Clone(c.in)})
	return func(e *env) (any, error) {
		v, o, err := e.scope.find(name)
		if err != nil && o != nil {
			err = &ValueError{Object: o, Name: name, Err: err}
		}
		return v, err
	}
}

// element is the scope of one element of a list. An element that is no object has
// no names; # is the element itself.
type element struct{ value any }

// pointerName is the name of the element itself; no source can spell it as a name.
const pointerName = "#"

// Get implements Object.
func (el element) Get(name string) (any, error) {
	if name == pointerName {
		return el.value, nil
	}
	if o, ok := el.value.(Object); ok {
		return o.Get(name)
	}
	return nil, ErrNoName
}

// pointer is # or the nothing before .x: the element of the innermost list.
func (c *formulaCompiler) pointer(x *ast.PointerNode) (step, error) {
	if x.Name != "" || len(c.in) == 0 {
		return nil, fmt.Errorf("%w: #%s", errUnsupported, x.Name)
	}
	return func(e *env) (any, error) {
		v, _, err := e.scope.find(pointerName)
		return v, err
	}, nil
}

func (c *formulaCompiler) member(x *ast.MemberNode) (step, error) {
	switch x.Node.(type) {
	case *ast.IdentifierNode, *ast.PointerNode, *ast.MemberNode, *ast.ChainNode, *ast.CallNode, *ast.BuiltinNode:
	default: // a text or a number has no members
		return nil, fmt.Errorf("%w: %s", errUnsupported, short(x))
	}
	of, err := c.step(x.Node)
	if err != nil {
		return nil, err
	}
	key, err := c.step(x.Property)
	if err != nil {
		return nil, err
	}
	return func(e *env) (any, error) {
		v, err := of(e)
		if err != nil {
			return nil, err
		}
		k, err := key(e)
		if err != nil {
			return nil, err
		}
		return memberOf(v, k)
	}, nil
}

func memberOf(v, key any) (any, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case Object:
		name, ok := key.(string)
		if !ok {
			break
		}
		got, err := x.Get(name)
		if err == ErrNoName {
			return nil, &NameError{Name: name}
		}
		if err != nil {
			return nil, &ValueError{Object: x, Name: name, Err: err}
		}
		return got, nil
	case []any:
		d, err := decimalArg(key)
		if err != nil {
			return nil, err
		}
		i, ok := d.Int()
		if ok && i < 0 {
			i += len(x)
		}
		if !ok || i < 0 || i >= len(x) {
			return nil, nil
		}
		return x[i], nil
	}
	return nil, fmt.Errorf("%s has no members", typeName(v))
}

func (c *formulaCompiler) unary(x *ast.UnaryNode) (step, error) {
	of, err := c.step(x.Node)
	if err != nil {
		return nil, err
	}
	switch x.Operator {
	case "!", "not":
		return func(e *env) (any, error) {
			v, err := of(e)
			return !holds(v), err
		}, nil
	case "-":
		return func(e *env) (any, error) {
			v, err := of(e)
			if err != nil {
				return nil, err
			}
			return arithmetic("-", words.Decimal{}, v)
		}, nil
	case "+":
		return of, nil
	}
	return nil, fmt.Errorf("%w: %s", errUnsupported, x.Operator)
}

func (c *formulaCompiler) binary(x *ast.BinaryNode) (step, error) {
	a, err := c.step(x.Left)
	if err != nil {
		return nil, err
	}
	b, err := c.step(x.Right)
	if err != nil {
		return nil, err
	}
	switch x.Operator {
	case "and", "&&":
		return func(e *env) (any, error) {
			if v, err := a(e); err != nil || !holds(v) {
				return false, err
			}
			v, err := b(e)
			return holds(v), err
		}, nil
	case "or", "||":
		return func(e *env) (any, error) {
			if v, err := a(e); err != nil || holds(v) {
				return err == nil, err
			}
			v, err := b(e)
			return holds(v), err
		}, nil
	case "??":
		return func(e *env) (any, error) {
			if v, err := a(e); err != nil || v != nil {
				return v, err
			}
			return b(e)
		}, nil
	}
	op := operators[x.Operator]
	if op == nil {
		return nil, fmt.Errorf("%w: %s", errUnsupported, x.Operator)
	}
	return func(e *env) (any, error) {
		v, err := a(e)
		if err != nil {
			return nil, err
		}
		w, err := b(e)
		if err != nil {
			return nil, err
		}
		return op(v, w)
	}, nil
}

func (c *formulaCompiler) conditional(x *ast.ConditionalNode) (step, error) {
	parts, err := c.steps([]ast.Node{x.Cond, x.Exp1, x.Exp2})
	if err != nil {
		return nil, err
	}
	return func(e *env) (any, error) {
		v, err := parts[0](e)
		if err != nil {
			return nil, err
		}
		if holds(v) {
			return parts[1](e)
		}
		return parts[2](e)
	}, nil
}

func (c *formulaCompiler) steps(nodes []ast.Node) ([]step, error) {
	out := make([]step, len(nodes))
	for i, n := range nodes {
		s, err := c.step(n)
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

func (c *formulaCompiler) array(x *ast.ArrayNode) (step, error) {
	parts, err := c.steps(x.Nodes)
	if err != nil {
		return nil, err
	}
	return func(e *env) (any, error) {
		out := make([]any, len(parts))
		for i, p := range parts {
			v, err := p(e)
			if err != nil {
				return nil, err
			}
			out[i] = v
		}
		return out, nil
	}, nil
}

// call compiles the call of a helper: one over a list, whose later arguments are
// computed for each element, or one of plain values.
func (c *formulaCompiler) call(name string, args []ast.Node) (step, error) {
	if h, ok := listHelpers[name]; ok {
		return c.listCall(name, h, args)
	}
	h := formulaHelper(name)
	if h == nil {
		return nil, &HelperError{Name: name}
	}
	first := len(c.uses)
	parts, err := c.steps(args)
	if err != nil {
		return nil, err
	}
	var named []string
	for _, u := range c.uses[first:] {
		if len(u.In) == len(c.in) {
			named = append(named, u.Name)
		}
	}
	return func(e *env) (any, error) {
		values := make([]any, len(parts))
		for i, p := range parts {
			v, err := p(e)
			if err != nil {
				return nil, err
			}
			values[i] = v
		}
		v, err := h(values...)
		if err != nil {
			return nil, blame(e.scope, named, err)
		}
		return v, nil
	}, nil
}

// HelperError says that there is no helper of a name.
type HelperError struct{ Name string }

// Error names it.
func (e *HelperError) Error() string { return "unknown helper " + e.Name }

// blame finds which of the names that a failed helper was given has a value, and
// gives the error its place. An error that has one keeps it.
func blame(s *Scope, names []string, err error) error {
	var placed *ValueError
	if errors.As(err, &placed) || errors.Is(err, ErrBudget) {
		return err
	}
	for _, n := range names {
		if v, o, missing := s.find(n); missing == nil && v != nil {
			if _, isText := v.(string); isText {
				return &ValueError{Object: o, Name: n, Err: err}
			}
		}
	}
	return err
}
