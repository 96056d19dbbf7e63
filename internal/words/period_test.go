package words

import (
	"strings"
	"testing"
	"time"
)

func TestPeriodsOfAYear(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Quarter(1, 2026), "quý I/2026"},
		{Quarter(4, 2026), "quý IV/2026"},
		{QuarterLong(3, 2026), "quý III năm 2026"},
		{Month(5, 2026), "tháng 5/2026"},
		{Month(2, 2026), "tháng 02/2026"},
		{MonthLong(5, 2026), "tháng 5 năm 2026"},
		{MonthLong(12, 2026), "tháng 12 năm 2026"},
		{HalfYear(1, 2026), "6 tháng đầu năm 2026"},
		{HalfYear(2, 2026), "6 tháng cuối năm 2026"},
		{FirstMonths(9, 2026), "9 tháng đầu năm 2026"},
		{LastMonths(3, 2026), "3 tháng cuối năm 2026"},
		{Period(2026, 2030), "giai đoạn 2026 - 2030"},
		{ClockTime(8, 0), "8 giờ 00"},
		{ClockTime(14, 30), "14 giờ 30"},
		{ClockTime(0, 5), "0 giờ 05"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestWhatNoCalendarHasGivesNothing(t *testing.T) {
	for i, got := range []string{
		Quarter(0, 2026), Quarter(5, 2026), QuarterLong(-1, 2026), Month(13, 2026), Month(0, 2026), MonthLong(13, 2026), HalfYear(3, 2026),
		FirstMonths(12, 2026), LastMonths(0, 2026), ClockTime(24, 0), ClockTime(8, 60), ClockTime(-1, 0), Weekday(7), Weekday(-1),
		Roman(0), Roman(-5), Roman(4000), Letter(0), Letter(-1),
	} {
		if got != "" {
			t.Errorf("case %d: got %q", i, got)
		}
	}
}

func TestWeekdaysHaveTheirCapitals(t *testing.T) {
	want := []string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if got := Weekday(day); got != want[day] {
			t.Errorf("%v: got %s, want %s", day, got, want[day])
		}
	}
}

func TestRomanDigits(t *testing.T) {
	for n, want := range map[int]string{1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 9: "IX", 14: "XIV", 40: "XL", 49: "XLIX", 90: "XC", 400: "CD", 1994: "MCMXCIV", 3999: "MMMCMXCIX"} {
		if got := Roman(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

func TestLettersFollowTheVietnameseAlphabet(t *testing.T) {
	var labels []string
	for n := 1; n <= 25; n++ {
		labels = append(labels, Letter(n))
	}
	if got, want := strings.Join(labels, " "), "a b c d đ e g h i k l m n o p q r s t u v x y aa ab"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for n, want := range map[int]string{46: "ay", 47: "ba", 23 + 23*23: "yy", 23 + 23*23 + 1: "aaa"} {
		if got := Letter(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}
