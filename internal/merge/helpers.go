package merge

import (
	"fmt"

	"github.com/mocban/mocban/internal/words"
)

// wrappable is a name that may be broken by sense where its line is too narrow.
type wrappable string

// evened is a text whose lines are to be of one length where it needs several.
type evened string

// helpers are the functions that tags can call, by their names in tags.
var helpers = map[string]func(args ...any) (any, error){
	"hoa":              textHelper(words.Upper),
	"thuong":           textHelper(words.Lower),
	"hoa_dau":          textHelper(words.Capital),
	"thuong_dau":       textHelper(words.LowerFirst),
	"ngat_dong":        breakHelper,
	"can_dong":         evenHelper,
	"ket_thuc_van_ban": textHelper(ended),
	"chu":              printHelper,
	"lam_tron":         roundHelper,
	"ty_le":            rateHelper,
	"dang_so":          numberHelper(words.Decimal.Format),
	"bang_chu":         numberHelper(func(d words.Decimal) string { return words.Cardinal(d, words.Options{}) }),
	"tien_bang_chu":    numberHelper(func(d words.Decimal) string { return words.Money(d, words.Options{}) }),
	"hai_chu_so": numberHelper(func(d words.Decimal) string {
		if n, ok := d.Int(); ok {
			return words.Padded(n)
		}
		return d.Format()
	}),
	"phan_tram":      percentHelper,
	"dat_ke_hoach":   compareHelper(words.PlanReached),
	"so_voi_cung_ky": compareHelper(words.AgainstLastYear),
	"ngay":           dateHelper(func(d words.Date) string { return words.ShortDate(d, words.DaySlot) }),
	"ngay_dai":       dateHelper(func(d words.Date) string { return words.LongDate(d, words.DaySlot) }),
	"quy":            periodHelper(words.Quarter),
	"thang":          periodHelper(words.Month),
	"nua_nam":        periodHelper(words.HalfYear),
	"giai_doan":      periodHelper(words.Period),
}

func textHelper(f func(string) string) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		if len(args) != 1 {
			return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
		}
		switch s := args[0].(type) {
		case nil:
			return "", nil
		case string:
			return f(s), nil
		case wrappable:
			return wrappable(f(string(s))), nil
		case words.Decimal, words.Date:
			return f(Print(s)), nil
		}
		return nil, fmt.Errorf("a text is wanted, not %T", args[0])
	}
}

// breakHelper marks a name to be broken before tỉnh, thành phố, xã … where it does
// not fit its line.
func breakHelper(args ...any) (any, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
	}
	s, ok := args[0].(string)
	if !ok {
		return nil, fmt.Errorf("a text is wanted, not %T", args[0])
	}
	return wrappable(s), nil
}

// evenHelper marks a subject or title that should not end in a line of one word.
func evenHelper(args ...any) (any, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("one argument is wanted, there are %d", len(args))
	}
	s, ok := args[0].(string)
	if !ok {
		return nil, fmt.Errorf("a text is wanted, not %T", args[0])
	}
	return evened(s), nil
}
