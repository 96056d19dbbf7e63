package lint

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/record"
)

// day is a date that can be compared: 20260429. Zero is unknown. A date whose day
// is blank counts as the first of its month.
type day int

func (d day) unknown() bool { return d == 0 }

func makeDay(dd, mm, yyyy int) day { return day(yyyy*10000 + mm*100 + dd) }

// String is the date as it stands in running text: 05/3/2020.
func (d day) String() string {
	dd, mm := int(d)%100, int(d)/100%100
	s := strconv.Itoa(int(d) / 10000)
	if mm == 0 {
		return s
	}
	month := strconv.Itoa(mm)
	if mm < 3 {
		month = "0" + month
	}
	if dd == 0 {
		return month + "/" + s
	}
	date := strconv.Itoa(dd)
	if dd < 10 {
		date = "0" + date
	}
	return date + "/" + month + "/" + s
}

// dayOf is the day that a document is judged by: its own, or today's.
func dayOf(rec *record.Record, opt Options) day {
	d := rec.Date
	if d.Year == 0 {
		d = opt.Today
	}
	if d.Year == 0 {
		return 0
	}
	return makeDay(max(d.Day, 1), max(d.Month, 1), d.Year)
}

// dateAt reads a date behind the word ngày: 05/3/2020, 5-3-2020, 05 tháng 3 năm
// 2020; ok is false where there is none.
func dateAt(s string) (day, bool) {
	dd, rest, ok := figures(s, 2)
	if !ok {
		return 0, false
	}
	mm, yyyy := 0, 0
	if after, long := strings.CutPrefix(strings.TrimLeft(rest, " \u00a0"), "tháng "); long {
		mm, rest, ok = figures(after, 2)
		after, long = strings.CutPrefix(strings.TrimLeft(rest, " \u00a0"), "năm ")
		if !ok || !long {
			return 0, false
		}
		yyyy, _, ok = figures(after, 4)
	} else {
		if rest == "" || strings.IndexByte("/-.", rest[0]) < 0 {
			return 0, false
		}
		mark := rest[0]
		if mm, rest, ok = figures(rest[1:], 2); !ok || rest == "" || rest[0] != mark {
			return 0, false
		}
		yyyy, _, ok = figures(rest[1:], 4)
	}
	if !ok || mm < 1 || mm > 12 || dd < 1 || dd > 31 || yyyy < 1000 {
		return 0, false
	}
	return makeDay(dd, mm, yyyy), true
}

// figures reads a number of at most n digits.
func figures(s string, n int) (value int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < n && '0' <= s[i] && s[i] <= '9' {
		value = value*10 + int(s[i]-'0')
		i++
	}
	return value, s[i:], i > 0
}

// dateIn finds the first date behind the word ngày in a text.
func dateIn(s string) (day, bool) {
	for {
		i := strings.Index(s, "ngày ")
		if i < 0 {
			return 0, false
		}
		s = s[i+len("ngày "):]
		if d, ok := dateAt(s); ok {
			return d, true
		}
	}
}
