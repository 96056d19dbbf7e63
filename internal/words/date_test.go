package words

import (
	"errors"
	"testing"
	"time"
)

func TestDatesPadDaysBelowTenAndTheMonthsOneAndTwo(t *testing.T) {
	for _, c := range []struct {
		date        Date
		long, short string
	}{
		{Date{5, 5, 2026}, "ngày 05 tháng 5 năm 2026", "05/5/2026"},
		{Date{1, 1, 2026}, "ngày 01 tháng 01 năm 2026", "01/01/2026"},
		{Date{9, 2, 2026}, "ngày 09 tháng 02 năm 2026", "09/02/2026"},
		{Date{10, 3, 2026}, "ngày 10 tháng 3 năm 2026", "10/3/2026"},
		{Date{9, 9, 2026}, "ngày 09 tháng 9 năm 2026", "09/9/2026"},
		{Date{10, 10, 2026}, "ngày 10 tháng 10 năm 2026", "10/10/2026"},
		{Date{31, 12, 2026}, "ngày 31 tháng 12 năm 2026", "31/12/2026"},
	} {
		if got := LongDate(c.date, DaySlot); got != c.long {
			t.Errorf("%v: got %s, want %s", c.date, got, c.long)
		}
		if got := ShortDate(c.date, DaySlot); got != c.short {
			t.Errorf("%v: got %s, want %s", c.date, got, c.short)
		}
	}
}

func TestBlankPartsLeaveASlot(t *testing.T) {
	for _, c := range []struct {
		date               Date
		blank, long, short string
	}{
		{Date{0, 5, 2026}, DaySlot, "ngày \u00a0\u00a0\u00a0\u00a0 tháng 5 năm 2026", "\u00a0\u00a0\u00a0\u00a0/5/2026"},
		{Date{0, 0, 2026}, "…", "ngày … tháng … năm 2026", "…/…/2026"},
		{Date{}, "…", "ngày … tháng … năm …", "…/…/…"},
	} {
		if got := LongDate(c.date, c.blank); got != c.long {
			t.Errorf("%v: got %q, want %q", c.date, got, c.long)
		}
		if got := ShortDate(c.date, c.blank); got != c.short {
			t.Errorf("%v: got %q, want %q", c.date, got, c.short)
		}
	}
}

func TestDatesThatAreRead(t *testing.T) {
	for in, want := range map[string]Date{
		"31/05/2024":   {31, 5, 2024},
		"05/4/2024":    {5, 4, 2024},
		"5/4/2024":     {5, 4, 2024},
		"2024-05-31":   {31, 5, 2024},
		"05/2024":      {0, 5, 2024},
		"5/2024":       {0, 5, 2024},
		" 29/02/2024 ": {29, 2, 2024},
		"29/02/2000":   {29, 2, 2000},
		"31/12/9999":   {31, 12, 9999},
	} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("%q: got %v (%v), want %v", in, got, err, want)
		}
	}
}

func TestWrongFormIsToldFromADayThatDoesNotExist(t *testing.T) {
	for want, inputs := range map[error][]string{
		ErrDateFormat: {
			"", "/", "//", "3/2/25", "31/05/24", "05/24", "2025-13-01", "05/13/2024", "13/2024", "00/2024", "01/00/2024",
			"2024-5-31", "2024-05", "24-05-31", "31-05-2024", "31.05.2024", "31/05/02024", "031/05/2024", "31/05/2024/1", "1/1/0024",
			"-1/05/2024", "a/05/2024", "31/05/2024x", "31/ 05/2024", "ngày 31 tháng 5", "45691", "٣١/٠٥/٢٠٢٤", "2024-05-31T00:00:00Z",
		},
		ErrDateNotExist: {"31/04/2024", "30/02/2024", "29/02/2023", "29/02/1900", "2023-02-29", "32/01/2024", "00/05/2024", "2024-05-00"},
	} {
		for _, in := range inputs {
			if got, err := ParseDate(in); !errors.Is(err, want) {
				t.Errorf("%q: got %v (%v), want %v", in, got, err, want)
			}
		}
	}
}

func TestDayChangesAtMidnightInVietNam(t *testing.T) {
	evening := time.Date(2026, 5, 31, 17, 0, 0, 0, time.UTC)
	if got := DateOf(evening); got != (Date{1, 6, 2026}) {
		t.Errorf("17:00 UTC falls on %v", got)
	}
	if got := DateOf(evening.Add(-time.Second)); got != (Date{31, 5, 2026}) {
		t.Errorf("16:59:59 UTC falls on %v", got)
	}
	if got := (Date{1, 6, 2026}).Start(); !got.Equal(evening) {
		t.Errorf("1/6/2026 starts at %v", got)
	}
	if got := (Date{0, 6, 2026}).Start(); !got.Equal(evening) {
		t.Errorf("a blank day starts at %v", got)
	}
}

func TestWhatADateTells(t *testing.T) {
	for _, c := range []struct {
		date     Date
		quarter  int
		weekday  string
		complete bool
	}{
		{Date{16, 6, 2026}, 2, "thứ Ba", true},
		{Date{31, 3, 2024}, 1, "Chủ nhật", true},
		{Date{1, 10, 2026}, 4, "thứ Năm", true},
		{Date{0, 7, 2026}, 3, "", false},
		{Date{0, 0, 2026}, 0, "", false},
	} {
		if c.date.Quarter() != c.quarter || c.date.Weekday() != c.weekday || c.date.Complete() != c.complete {
			t.Errorf("%v: quarter %d, %q, complete %v", c.date, c.date.Quarter(), c.date.Weekday(), c.date.Complete())
		}
	}
}

func TestCountsBelowTenAreWrittenWithZero(t *testing.T) {
	for n, want := range map[int]string{0: "0", 1: "01", 9: "09", 10: "10", 123: "123", -4: "-4"} {
		if got := Padded(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

func FuzzDateThereAndBack(f *testing.F) {
	for _, s := range []string{"31/05/2024", "2024-02-29", "05/2024", "3/2/25", "30/02/2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if !d.Complete() {
			d.Day = 1
		}
		if again, err := ParseDate(ShortDate(d, "")); err != nil || again != d {
			t.Fatalf("%q: %v is written %s and read as %v (%v)", s, d, ShortDate(d, ""), again, err)
		}
		if DateOf(d.Start()) != d {
			t.Fatalf("%q: %v is not in the calendar", s, d)
		}
	})
}
