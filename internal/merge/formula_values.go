package merge

import (
	"fmt"
	"strings"

	"github.com/mocban/mocban/internal/words"
)

// Values of formulas are exact: figures are words.Decimal from the cell to the page.
// What hangs on a missing figure is missing too: an operation with nil gives nil, a
// division by zero does, and no figure is smaller or larger than nil.

// quotientPlaces is how many decimals a division keeps; zeros at the end are
// dropped.
const quotientPlaces = 12

// longestText bounds a text that a formula puts together, in bytes.
const longestText = 200_000

var operators = map[string]func(a, b any) (any, error){
	"+": add,
	"-": func(a, b any) (any, error) { return arithmetic("-", a, b) },
	"*": func(a, b any) (any, error) { return arithmetic("*", a, b) },
	"/": func(a, b any) (any, error) { return arithmetic("/", a, b) },

	"==": func(a, b any) (any, error) { return equal(a, b), nil },
	"!=": func(a, b any) (any, error) { return !equal(a, b), nil },
	"<":  ordered(func(c int) bool { return c < 0 }),
	"<=": ordered(func(c int) bool { return c <= 0 }),
	">":  ordered(func(c int) bool { return c > 0 }),
	">=": ordered(func(c int) bool { return c >= 0 }),

	"in":         in,
	"contains":   textTest(strings.Contains),
	"startsWith": textTest(strings.HasPrefix),
	"endsWith":   textTest(strings.HasSuffix),
}

// holds is truth for values of formulas.
func holds(v any) bool {
	switch x := v.(type) {
	case words.Decimal:
		return !x.IsZero()
	case words.Date:
		return x.Year != 0
	}
	return truth(v)
}

// add adds figures and joins texts; a text beside a figure is one where it reads as
// one.
func add(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	_, aIsText := a.(string)
	_, bIsText := b.(string)
	if aIsText && bIsText || (aIsText || bIsText) && (!numeric(a) || !numeric(b)) {
		s := Print(a) + Print(b)
		if len(s) > longestText {
			return nil, fmt.Errorf("text of more than %d bytes", longestText)
		}
		return s, nil
	}
	return arithmetic("+", a, b)
}

func arithmetic(op string, a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	d, err := decimalArg(a)
	if err != nil {
		return nil, err
	}
	e, err := decimalArg(b)
	if err != nil {
		return nil, err
	}
	switch op {
	case "+":
		return d.Add(e), nil
	case "-":
		return d.Sub(e), nil
	case "*":
		if p, ok := d.Mul(e); ok {
			return p, nil
		}
		return nil, words.ErrNumberLong
	}
	if q, ok := d.Div(e, quotientPlaces); ok {
		return q.Trim(), nil
	}
	return nil, nil
}

func numeric(v any) bool {
	_, err := decimalArg(v)
	return err == nil
}

func equal(a, b any) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	c, ok := compare(a, b)
	return ok && c == 0
}

func ordered(is func(int) bool) func(a, b any) (any, error) {
	return func(a, b any) (any, error) {
		if a == nil || b == nil {
			return false, nil
		}
		c, ok := compare(a, b)
		if !ok {
			return nil, fmt.Errorf("%s and %s cannot be compared", typeName(a), typeName(b))
		}
		return is(c), nil
	}
}

// compare orders two values that are not nil: as figures or dates where one is and
// the other reads as one, else as texts. ok is false where they have no order.
func compare(a, b any) (c int, ok bool) {
	if isDecimal(a) || isDecimal(b) {
		d, err := decimalArg(a)
		e, err2 := decimalArg(b)
		return d.Cmp(e), err == nil && err2 == nil
	}
	if isDate(a) || isDate(b) {
		d, ok := dateOf(a)
		e, ok2 := dateOf(b)
		return d.Start().Compare(e.Start()), ok && ok2
	}
	s, sOK := a.(string)
	t, tOK := b.(string)
	if sOK && tOK {
		return strings.Compare(s, t), true
	}
	x, xOK := a.(bool)
	y, yOK := b.(bool)
	if xOK && yOK && x == y {
		return 0, true
	}
	return 1, false
}

func isDecimal(v any) bool {
	_, ok := v.(words.Decimal)
	return ok
}

func isDate(v any) bool {
	_, ok := v.(words.Date)
	return ok
}

func dateOf(v any) (words.Date, bool) {
	switch x := v.(type) {
	case words.Date:
		return x, true
	case string:
		d, err := words.ParseDate(x)
		return d, err == nil
	}
	return words.Date{}, false
}

// in looks for a value in a list, or for a text in a text.
func in(a, b any) (any, error) {
	switch x := b.(type) {
	case nil:
		return false, nil
	case []any:
		for _, v := range x {
			if equal(a, v) {
				return true, nil
			}
		}
		return false, nil
	case string:
		s, ok := a.(string)
		return ok && strings.Contains(x, s), nil
	}
	return nil, fmt.Errorf("a list is wanted, not %s", typeName(b))
}

func textTest(test func(s, part string) bool) func(a, b any) (any, error) {
	return func(a, b any) (any, error) {
		if a == nil || b == nil {
			return false, nil
		}
		return test(Print(a), Print(b)), nil
	}
}

// Print is a value as it stands in a sentence: a figure with the digits it has, a
// date as 05/4/2026, yes and no as có and không. What cannot be printed, a list or
// an object, is "".
func Print(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case wrappable:
		return string(x)
	case evened:
		return string(x)
	case words.Decimal:
		return x.String()
	case words.Date:
		return words.ShortDate(x, words.DaySlot)
	case bool:
		if x {
			return "có"
		}
		return "không"
	}
	return ""
}

// Printable reports whether Print can say a value.
func Printable(v any) bool {
	switch v.(type) {
	case string, wrappable, evened, words.Decimal, words.Date, bool:
		return true
	}
	return false
}

func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case string:
		return "a text"
	case words.Decimal:
		return "a number"
	case words.Date:
		return "a date"
	case bool:
		return "yes or no"
	case []any:
		return "a list"
	case Object:
		return "a row"
	}
	return "a value"
}
