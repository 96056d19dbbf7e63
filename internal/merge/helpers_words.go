package merge

import (
	"fmt"
	"strconv"

	"github.com/mocban/mocban/internal/words"
)

// numberHelper makes a helper of one number.
func numberHelper(say func(words.Decimal) string) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		if len(args) != 1 {
			return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
		}
		if args[0] == nil {
			return missing, nil
		}
		d, err := decimalArg(args[0])
		if err != nil {
			return nil, err
		}
		return say(d), nil
	}
}

// decimalArg takes what an expression calls a number, exactly. A text is read as
// JSON writes numbers, else as people do.
func decimalArg(v any) (words.Decimal, error) {
	switch x := v.(type) {
	case words.Decimal:
		return x, nil
	case int:
		return words.FromInt(int64(x)), nil
	case float64:
		return words.ParseDecimal(strconv.FormatFloat(x, 'f', -1, 64))
	case string:
		if d, err := words.ParseDecimal(x); err == nil {
			return d, nil
		}
		return words.ParseVietnamese(x)
	}
	return words.Decimal{}, fmt.Errorf("a number is wanted, not %T", v)
}

// optional is a figure that may be missing.
func optional(v any) (*words.Decimal, error) {
	if v == nil || v == "" {
		return nil, nil
	}
	d, err := decimalArg(v)
	if err != nil {
		return nil, err
	}
	return &d, nil
}

// compareHelper makes a helper of two figures, either of which may be missing.
func compareHelper(say func(a, b *words.Decimal) string) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		if len(args) != 2 {
			return nil, fmt.Errorf("two arguments are wanted, there are %d", len(args))
		}
		a, err := optional(args[0])
		if err != nil {
			return nil, err
		}
		b, err := optional(args[1])
		if err != nil {
			return nil, err
		}
		return say(a, b), nil
	}
}

// percentHelper is «phan_tram»: of two figures their rate, of one figure, which is
// a rate already, its writing with one decimal.
func percentHelper(args ...any) (any, error) {
	if len(args) != 1 {
		return compareHelper(percentOf)(args...)
	}
	d, err := optional(args[0])
	if err != nil {
		return nil, err
	}
	if d == nil {
		return missing, nil
	}
	return d.Round(1).Trim().Format() + "%", nil
}

// rateHelper is «ty_le»: a in percent of b as a figure with one decimal, rounded half
// away from zero; nil where it cannot be computed.
func rateHelper(args ...any) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("two arguments are wanted, there are %d", len(args))
	}
	a, err := optional(args[0])
	if err != nil {
		return nil, err
	}
	b, err := optional(args[1])
	if a == nil || b == nil || err != nil {
		return nil, err
	}
	if rate, ok := words.PercentOf(*a, *b); ok {
		return rate, nil
	}
	return nil, nil
}

// roundHelper keeps so many decimals of a figure, rounded half away from zero.
func roundHelper(args ...any) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("two arguments are wanted, there are %d", len(args))
	}
	d, err := optional(args[0])
	if d == nil || err != nil {
		return nil, err
	}
	n, err := decimalArg(args[1])
	if err != nil {
		return nil, err
	}
	places, ok := n.Int()
	if !ok || places < 0 || places > words.MaxDigits {
		return nil, fmt.Errorf("cannot keep %s decimals", n)
	}
	return d.Round(places), nil
}

// printHelper makes a text of a value, so that a figure can stand where a text is
// wanted.
func printHelper(args ...any) (any, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
	}
	if args[0] == nil {
		return nil, nil
	}
	if !Printable(args[0]) {
		return nil, fmt.Errorf("a value is wanted, not %s", typeName(args[0]))
	}
	return Print(args[0]), nil
}

// percentOf is «phan_tram»: 33,5%, or a dash where there is no base.
func percentOf(a, b *words.Decimal) string {
	if s := rate(words.Percent, a, b); s != missing {
		return s + "%"
	}
	return missing
}

// dateHelper makes a helper of a date as people type it.
func dateHelper(say func(words.Date) string) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		if len(args) != 1 {
			return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
		}
		switch x := args[0].(type) {
		case nil:
			return nil, nil
		case words.Date:
			return say(x), nil
		case string:
			d, err := words.ParseDate(x)
			if err != nil {
				return nil, err
			}
			return say(d), nil
		}
		return nil, fmt.Errorf("a date is wanted, not %T", args[0])
	}
}

// periodHelper makes a helper of two whole numbers: a quarter or a half and its
// year, or two years.
func periodHelper(say func(a, b int) string) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		if len(args) != 2 {
			return nil, fmt.Errorf("two arguments are wanted, there are %d", len(args))
		}
		var n [2]int
		for i, v := range args {
			if v == nil {
				return nil, nil
			}
			d, err := decimalArg(v)
			if err != nil {
				return nil, err
			}
			whole, ok := d.Int()
			if !ok {
				return nil, fmt.Errorf("a whole number is wanted, not %v", v)
			}
			n[i] = whole
		}
		if s := say(n[0], n[1]); s != "" {
			return s, nil
		}
		return nil, fmt.Errorf("no such period: %d, %d", n[0], n[1])
	}
}
