package number

import (
	"fmt"
	"strconv"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// Keys in front of which so and ngay are put where they do not stand yet: the order
// of the sample forms.
var (
	behindNumber = []string{"ky_hieu", "dia_danh", "ngay", "trich_yeu", "kinh_gui", "can_cu", "noi_dung"}
	behindDate   = []string{"trich_yeu", "kinh_gui", "can_cu", "noi_dung", "noi_nhan", "ky"}
)

// JSON sets so and ngay in the JSON of a document. Every other byte stays. The text
// is nil where a problem stops it.
func (s Stamp) JSON(data []byte, limits record.Limits, opt Options) ([]byte, []diag.Problem) {
	rec, problems := record.Decode(data, limits)
	if rec == nil {
		return nil, problems
	}
	problems = nil
	if s.Number > 0 && rec.Number.S != strconv.Itoa(s.Number) {
		if rec.Number.S != "" && !opt.Replace {
			problems = append(problems, taken(diag.Problem{At: "/so"}, rec.Number.S, s.digits()))
		}
		data, problems = s.edit(data, limits, behindNumber, record.Member{Key: "so", Value: strconv.Itoa(s.Number)}, problems)
	}
	if s.Date.Complete() {
		stands := words.Date{Day: rec.Date.Day, Month: rec.Date.Month, Year: rec.Date.Year}
		switch problem, differs := s.judgeDate(diag.Problem{At: "/ngay"}, stands, opt); {
		case !differs:
			return data, problems
		case problem != nil:
			problems = append(problems, *problem)
		}
		text := fmt.Sprintf("%02d/%02d/%d", s.Date.Day, s.Date.Month, s.Date.Year)
		data, problems = s.edit(data, limits, behindDate, record.Member{Key: "ngay", Value: text}, problems)
	}
	return data, problems
}

// edit makes one change, unless a problem stands against it already.
func (s Stamp) edit(data []byte, limits record.Limits, behind []string, m record.Member, problems []diag.Problem) ([]byte, []diag.Problem) {
	if diag.Blocks(problems) {
		return nil, problems
	}
	out, more := record.Edit(data, limits, behind, m)
	return out, append(problems, more...)
}

// judgeDate compares the date that stands, whose parts may be blank, and says
// whether it is another one.
func (s Stamp) judgeDate(at diag.Problem, stands words.Date, opt Options) (problem *diag.Problem, differs bool) {
	if stands == s.Date {
		return nil, false
	}
	var p diag.Problem
	switch {
	case stands.Complete() && !opt.Replace:
		p = taken(at, words.ShortDate(stands, "…"), words.ShortDate(s.Date, ""))
	case !stands.Complete() && (stands.Month > 0 && stands.Month != s.Date.Month || stands.Year > 0 && stands.Year != s.Date.Year):
		p = otherMonth(at, stands, s.Date)
	default:
		return nil, true
	}
	return &p, true
}
