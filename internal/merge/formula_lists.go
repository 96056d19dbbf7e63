package merge

import (
	"errors"
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/mocban/mocban/internal/words"
)

// A list helper takes a list and expressions that are computed for each element
// with the element's names; outer names are still seen. Missing figures are left
// out: the sum, mean, largest and smallest of nothing are nil.

// listHelper is one helper over a list.
type listHelper struct {
	min, max int    // arguments behind the list
	outer    []bool // which of them are computed once, outside the elements
	run      func(c *listCall) (any, error)
}

var listHelpers map[string]listHelper

func init() { // the table names functions that read it
	each := func(least int, run func(c *listCall) (any, error)) listHelper {
		return listHelper{min: least, max: 1, run: run}
	}
	listHelpers = map[string]listHelper{
		"tong":       each(0, total),
		"dem":        each(0, count),
		"trung_binh": each(0, mean),
		"lon_nhat":   each(0, extreme(1)),
		"nho_nhat":   each(0, extreme(-1)),
		"loc":        each(1, filter),
		"khac_nhau":  each(0, distinct),
		"xep_hang":   {min: 2, max: 2, outer: []bool{false, true}, run: rank},
		"luy_ke":     {min: 3, max: 4, outer: []bool{false, false, true, false}, run: cumulated},
		"noi":        {min: 1, max: 2, outer: []bool{false, true}, run: joinTexts},

		// as the library of the syntax calls them
		"sum": each(0, total), "count": each(0, count), "filter": each(1, filter), "map": each(1, collect),
		"any": each(1, anyOf), "all": each(1, allOf), "none": each(1, noneOf),
		"len": {run: func(c *listCall) (any, error) { return words.FromInt(int64(len(c.list))), nil }},
	}
}

// listCall is one call on its way.
type listCall struct {
	env   *env
	list  []any
	args  []step
	names []string // the first name of each argument, for blame
}

func (c *formulaCompiler) listCall(name string, h listHelper, args []ast.Node) (step, error) {
	if n := len(args) - 1; n < h.min || n > h.max {
		return nil, fmt.Errorf("%s: %d arguments are too few or too many", name, len(args))
	}
	list, err := c.step(args[0])
	if err != nil {
		return nil, err
	}
	parts, names := make([]step, len(args)-1), make([]string, len(args)-1)
	for i, a := range args[1:] {
		first := len(c.uses)
		if len(h.outer) > i && h.outer[i] {
			parts[i], err = c.step(a)
		} else {
			c.in = append(c.in, listName(args[0]))
			parts[i], err = c.step(a)
			c.in = c.in[:len(c.in)-1]
		}
		if err != nil {
			return nil, err
		}
		if len(c.uses) > first {
			names[i] = c.uses[first].Name
		}
	}
	return func(e *env) (any, error) {
		v, err := list(e)
		if err != nil {
			return nil, err
		}
		elements, ok := v.([]any)
		if !ok && v != nil {
			return nil, fmt.Errorf("%s: a list is wanted, not %s", name, typeName(v))
		}
		return h.run(&listCall{env: e, list: elements, args: parts, names: names})
	}, nil
}

// listName is what a list is called: dong of «dong», of «n.dong» and of
// «loc(dong, …)»; "" where it has no name.
func listName(n ast.Node) string {
	switch x := n.(type) {
	case *ast.IdentifierNode:
		return x.Value
	case *ast.MemberNode:
		if s, ok := x.Property.(*ast.StringNode); ok {
			return s.Value
		}
	case *ast.CallNode:
		if len(x.Arguments) > 0 {
			return listName(x.Arguments[0])
		}
	case *ast.BuiltinNode:
		if len(x.Arguments) > 0 {
			return listName(x.Arguments[0])
		}
	}
	return ""
}

// each goes through the list with the value of an argument for each element; where
// there is no such argument, with the elements.
func (c *listCall) each(arg int, f func(v, element any) error) error {
	inner := Scope{Outer: c.env.scope}
	e := env{scope: &inner, budget: c.env.budget}
	for _, el := range c.list {
		if err := c.env.budget.spend(); err != nil {
			return err
		}
		inner.Object = element{el}
		v := el
		if arg < len(c.args) {
			var err error
			if v, err = c.args[arg](&e); err != nil {
				return c.blame(el, arg, err)
			}
		}
		if err := f(v, el); err != nil {
			return c.blame(el, arg, err)
		}
	}
	return nil
}

// of computes a further argument for an element.
func (c *listCall) of(arg int, el any) (any, error) {
	return c.args[arg](&env{scope: &Scope{Object: element{el}, Outer: c.env.scope}, budget: c.env.budget})
}

func (c *listCall) blame(el any, arg int, err error) error {
	var placed *ValueError
	o, isObject := el.(Object)
	if errors.As(err, &placed) || !isObject || arg >= len(c.names) || c.names[arg] == "" {
		return err
	}
	return &ValueError{Object: o, Name: c.names[arg], Err: err}
}

// figures goes through the figures of an argument, leaving out what is missing.
func (c *listCall) figures(f func(d words.Decimal)) error {
	return c.each(0, func(v, _ any) error {
		if v == nil {
			return nil
		}
		d, err := decimalArg(v)
		if err == nil {
			f(d)
		}
		return err
	})
}

func total(c *listCall) (any, error) {
	var sum words.Sum
	err := c.figures(sum.Add)
	return totalOf(&sum), err
}

// totalOf is the sum of what there was, nil for nothing.
func totalOf(sum *words.Sum) any {
	if sum.Count() == 0 {
		return nil
	}
	return sum.Total()
}

// mean keeps as many decimals as the figures have, two at least, rounded half away
// from zero; zeros at the end are dropped.
func mean(c *listCall) (any, error) {
	var sum words.Sum
	if err := c.figures(sum.Add); err != nil || sum.Count() == 0 {
		return nil, err
	}
	q, _ := sum.Total().Div(words.FromInt(int64(sum.Count())), max(2, sum.Places()))
	return q.Trim(), nil
}

// extreme gives the largest (1) or smallest (-1) value: of figures, dates or texts.
func extreme(sign int) func(c *listCall) (any, error) {
	return func(c *listCall) (any, error) {
		var best any
		err := c.each(0, func(v, _ any) error {
			if v == nil {
				return nil
			}
			if best == nil {
				best = v
				return nil
			}
			order, ok := compare(v, best)
			if !ok {
				return fmt.Errorf("%s and %s cannot be compared", typeName(v), typeName(best))
			}
			if order*sign > 0 {
				best = v
			}
			return nil
		})
		return best, err
	}
}

func count(c *listCall) (any, error) {
	n := 0
	err := c.each(0, func(v, _ any) error {
		if holds(v) {
			n++
		}
		return nil
	})
	return words.FromInt(int64(n)), err
}

func filter(c *listCall) (any, error) {
	out := make([]any, 0, len(c.list))
	err := c.each(0, func(v, el any) error {
		if holds(v) {
			out = append(out, el)
		}
		return nil
	})
	return out, err
}

// distinct gives each value once, in the order in which it appears first; figures
// that are written in two ways are one value. Missing ones are left out.
func distinct(c *listCall) (any, error) {
	out := make([]any, 0, len(c.list))
	seen := map[string]bool{}
	err := c.each(0, func(v, _ any) error {
		if v == nil {
			return nil
		}
		if !Printable(v) {
			return fmt.Errorf("a value is wanted, not %s", typeName(v))
		}
		key := Print(v)
		if d, ok := v.(words.Decimal); ok {
			key = d.Trim().String()
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, v)
		}
		return nil
	})
	return out, err
}

func collect(c *listCall) (any, error) {
	out := make([]any, 0, len(c.list))
	err := c.each(0, func(v, _ any) error {
		out = append(out, v)
		return nil
	})
	return out, err
}

func (c *listCall) holding() (int, error) {
	n, err := count(c)
	if err != nil {
		return 0, err
	}
	i, _ := n.(words.Decimal).Int()
	return i, nil
}

func anyOf(c *listCall) (any, error) {
	n, err := c.holding()
	return n > 0, err
}

func allOf(c *listCall) (any, error) {
	n, err := c.holding()
	return n == len(c.list), err
}

func noneOf(c *listCall) (any, error) {
	n, err := c.holding()
	return n == 0, err
}

// rank is the place of a value among those of the list, 1 for the largest; equal
// values share one. The place of a missing value is nil.
func rank(c *listCall) (any, error) {
	own, err := c.args[1](c.env)
	if err != nil || own == nil {
		return nil, err
	}
	mine, err := decimalArg(own)
	if err != nil {
		return nil, err
	}
	place := 1
	err = c.figures(func(d words.Decimal) {
		if d.Cmp(mine) > 0 {
			place++
		}
	})
	return words.FromInt(int64(place)), err
}

// cumulated is the sum of a figure over the elements whose period is not after the
// given one. A fourth expression, computed for the element and for the place where
// the formula stands, must be equal in both: the same indicator.
func cumulated(c *listCall) (any, error) {
	until, err := c.args[2](c.env)
	if err != nil || until == nil {
		return nil, err
	}
	var own any
	if len(c.args) > 3 {
		if own, err = c.args[3](c.env); err != nil {
			return nil, err
		}
	}
	var sum words.Sum
	err = c.each(1, func(period, el any) error {
		if ok, err := c.within(period, until, own, el); !ok {
			return err
		}
		v, err := c.of(0, el)
		if err != nil || v == nil {
			return err
		}
		d, err := decimalArg(v)
		if err != nil {
			return c.blame(el, 0, err)
		}
		sum.Add(d)
		return nil
	})
	return totalOf(&sum), err
}

// within reports whether an element counts for a cumulated figure.
func (c *listCall) within(period, until, own, el any) (bool, error) {
	if period == nil {
		return false, nil
	}
	order, ok := compare(period, until)
	if !ok {
		return false, fmt.Errorf("%s and %s cannot be compared", typeName(period), typeName(until))
	}
	if order > 0 || len(c.args) < 4 {
		return order <= 0, nil
	}
	same, err := c.of(3, el)
	return equal(same, own), err
}

// joinTexts puts the texts of the elements behind one another, ", " or what is
// given between them; missing ones are left out.
func joinTexts(c *listCall) (any, error) {
	between := ", "
	if len(c.args) > 1 {
		v, err := c.args[1](c.env)
		if err != nil {
			return nil, err
		}
		between = Print(v)
	}
	var b strings.Builder
	err := c.each(0, func(v, _ any) error {
		if v == nil {
			return nil
		}
		if !Printable(v) {
			return fmt.Errorf("a text is wanted, not %s", typeName(v))
		}
		if b.Len() > 0 {
			b.WriteString(between)
		}
		if b.WriteString(Print(v)); b.Len() > longestText {
			return fmt.Errorf("text of more than %d bytes", longestText)
		}
		return nil
	})
	return b.String(), err
}
