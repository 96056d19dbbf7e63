package words

// Sentences of a report where a figure stands beside its plan or the same period
// of last year; the words for what is missing are a report writer's.
const (
	noActual   = "chưa có số liệu thực hiện"
	noPlan     = "chưa giao kế hoạch"
	noLastYear = "chưa có số liệu cùng kỳ để so sánh"
	asLastYear = "bằng cùng kỳ"
)

// Percent is actual/base in percent with one decimal, rounded half away from
// zero, ",0" dropped, without the sign %: "33,5". ok is false for a zero base.
func Percent(actual, base Decimal) (text string, ok bool) {
	p, ok := PercentOf(actual, base)
	if !ok {
		return "", false
	}
	return p.Format(), true
}

// PercentOf is what Percent writes, as a number.
func PercentOf(actual, base Decimal) (p Decimal, ok bool) {
	p, ok = scaledQuotient(actual, base, 2, 1)
	return p.Trim(), ok
}

// PercentChange is how far actual stands above base (below: negative), in percent
// of the base and written as Percent does: "-2,6". A base below zero counts by
// its size, so that the sign always tells the direction.
func PercentChange(actual, base Decimal) (text string, ok bool) {
	p, ok := change(actual, base)
	if !ok {
		return "", false
	}
	return p.Format(), true
}

// PlanReached says how much of a plan is done: "đạt 33,5% kế hoạch", or "chưa
// giao kế hoạch" where the plan is missing or zero. Nil is a missing figure.
func PlanReached(actual, plan *Decimal) string {
	if plan == nil || plan.IsZero() {
		return noPlan
	}
	if actual == nil {
		return noActual
	}
	text, _ := Percent(*actual, *plan)
	return "đạt " + text + "% kế hoạch"
}

// AgainstLastYear compares with the same period of last year: "tăng 7,3% so với
// cùng kỳ", "giảm …", "bằng cùng kỳ" where the change rounds to nothing, or
// "chưa có số liệu cùng kỳ để so sánh" where the base is missing or zero. Nil is
// a missing figure.
func AgainstLastYear(actual, base *Decimal) string {
	if base == nil || base.IsZero() {
		return noLastYear
	}
	if actual == nil {
		return noActual
	}
	p, _ := change(*actual, *base)
	verb := "tăng "
	switch {
	case p.IsZero():
		return asLastYear
	case p.IsNegative():
		verb = "giảm "
	}
	return verb + p.Abs().Format() + "% so với cùng kỳ"
}

func change(actual, base Decimal) (Decimal, bool) {
	p, ok := scaledQuotient(actual.Sub(base), base.Abs(), 2, 1)
	return p.Trim(), ok
}
