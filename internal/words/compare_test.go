package words

import "testing"

// figure is a number of a test table; "" is one that is missing.
func figure(t *testing.T, s string) *Decimal {
	t.Helper()
	if s == "" {
		return nil
	}
	d := dec(t, s)
	return &d
}

func TestReportsOfThreeCommunes(t *testing.T) {
	for _, c := range []struct{ plan, actual, base, reached, against string }{
		{"1250", "418.5", "390", "đạt 33,5% kế hoạch", "tăng 7,3% so với cùng kỳ"},
		{"312", "310.4", "305.75", "đạt 99,5% kế hoạch", "tăng 1,5% so với cùng kỳ"},
		{"845", "845", "801", "đạt 100% kế hoạch", "tăng 5,5% so với cùng kỳ"},
		{"980", "201", "0", "đạt 20,5% kế hoạch", "chưa có số liệu cùng kỳ để so sánh"},
		{"640", "655", "610", "đạt 102,3% kế hoạch", "tăng 7,4% so với cùng kỳ"},
		{"15600", "4012.25", "3711.9", "đạt 25,7% kế hoạch", "tăng 8,1% so với cùng kỳ"},
		{"2110", "2095", "2050", "đạt 99,3% kế hoạch", "tăng 2,2% so với cùng kỳ"},
	} {
		actual := figure(t, c.actual)
		if got := PlanReached(actual, figure(t, c.plan)); got != c.reached {
			t.Errorf("%s of %s: got %s, want %s", c.actual, c.plan, got, c.reached)
		}
		if got := AgainstLastYear(actual, figure(t, c.base)); got != c.against {
			t.Errorf("%s against %s: got %s, want %s", c.actual, c.base, got, c.against)
		}
	}
}

func TestPlanThatIsMissingOrZero(t *testing.T) {
	for _, c := range []struct{ actual, plan, want string }{
		{"5", "", "chưa giao kế hoạch"},
		{"5", "0", "chưa giao kế hoạch"},
		{"5", "0.00", "chưa giao kế hoạch"},
		{"", "", "chưa giao kế hoạch"},
		{"", "10", "chưa có số liệu thực hiện"},
		{"0", "10", "đạt 0% kế hoạch"},
		{"12345", "1", "đạt 1.234.500% kế hoạch"},
	} {
		if got := PlanReached(figure(t, c.actual), figure(t, c.plan)); got != c.want {
			t.Errorf("%q of %q: got %s, want %s", c.actual, c.plan, got, c.want)
		}
	}
}

func TestDirectionOfAChange(t *testing.T) {
	for _, c := range []struct{ actual, base, want string }{
		{"986.4", "1012.9", "giảm 2,6% so với cùng kỳ"},
		{"0", "10", "giảm 100% so với cùng kỳ"},
		{"7", "7.00", "bằng cùng kỳ"},
		{"1000.4", "1000", "bằng cùng kỳ"}, // 0,04 % would print as "tăng 0%"
		{"1000.5", "1000", "tăng 0,1% so với cùng kỳ"},
		{"999.5", "1000", "giảm 0,1% so với cùng kỳ"},
		{"-5", "-10", "tăng 50% so với cùng kỳ"}, // half the loss
		{"5", "", "chưa có số liệu cùng kỳ để so sánh"},
		{"0", "0", "chưa có số liệu cùng kỳ để so sánh"},
		{"", "", "chưa có số liệu cùng kỳ để so sánh"},
		{"", "3", "chưa có số liệu thực hiện"},
	} {
		if got := AgainstLastYear(figure(t, c.actual), figure(t, c.base)); got != c.want {
			t.Errorf("%q against %q: got %s, want %s", c.actual, c.base, got, c.want)
		}
	}
}

func TestPercentHasOneDecimal(t *testing.T) {
	for _, c := range []struct{ actual, base, percent, change string }{
		{"1250.5", "5500", "22,7", "-77,3"},
		{"1250.5", "1200.1", "104,2", "4,2"},
		{"986.4", "1012.9", "97,4", "-2,6"},
		{"2140.75", "8900", "24,1", "-75,9"},
		{"2140.75", "1933.2", "110,7", "10,7"},
		{"1", "1", "100", "0"},
		{"0.0005", "1", "0,1", "-100"}, // 0,05 rounds away from zero; -99,95 too
		{"0.00049", "1", "0", "-100"},
		{"-0.0001", "1", "0", "-100"},
		{"3", "0.01", "30.000", "29.900"},
	} {
		percent, ok := Percent(dec(t, c.actual), dec(t, c.base))
		if !ok || percent != c.percent {
			t.Errorf("%s of %s: got %s, %v, want %s", c.actual, c.base, percent, ok, c.percent)
		}
		change, ok := PercentChange(dec(t, c.actual), dec(t, c.base))
		if !ok || change != c.change {
			t.Errorf("%s from %s: got %s, %v, want %s", c.actual, c.base, change, ok, c.change)
		}
	}
}

func TestNoPercentOfZero(t *testing.T) {
	for _, zero := range []string{"0", "0.0"} {
		if got, ok := Percent(FromInt(5), dec(t, zero)); ok || got != "" {
			t.Errorf("5 of %s: got %q", zero, got)
		}
		if got, ok := PercentChange(FromInt(5), dec(t, zero)); ok || got != "" {
			t.Errorf("5 from %s: got %q", zero, got)
		}
	}
}

func BenchmarkPercent(b *testing.B) {
	actual, base := dec(b, "1250.5"), dec(b, "5500")
	b.ReportAllocs()
	for b.Loop() {
		Percent(actual, base)
	}
}
