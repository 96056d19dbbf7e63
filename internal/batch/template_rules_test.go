package batch

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

// said is the text that an expression makes of the first row of data, as one row or
// as the group of the key A.
func said(t *testing.T, expression, data string) string {
	t.Helper()
	by := ""
	if strings.HasPrefix(data, "ma,") {
		by = "ma"
	}
	got := filledWith(t, `{"a": `+quoteJSON("={{ "+expression+" }}")+`}`, data, by)
	return strings.TrimSuffix(strings.TrimPrefix(got, `{"a":"=`), `"}`)
}

func TestSumsAreExactAsDecimals(t *testing.T) {
	const quarter = "ma,x\nA,418.5\nA,201\nA,4012.25\n"
	for _, c := range []struct{ expression, data, want string }{
		{"tong(dong, x)", quarter, "4631.75"},
		{"tong(dong, x)", "ma,x\nA,0.1\nA,0.2\n", "0.3"},
		{"tong(dong, x)", "ma,x\nA,999999999999999.9\nA,0.1\n", "1000000000000000.0"},
		{"tong(dong, x)", "ma,x\nA,12345678901234567890.5\nA,0.25\n", "12345678901234567890.75"},
		{"tong(dong, x) | dang_so", quarter, "4.631,75"},
		{"tong(dong, x * 2)", quarter, "9263.50"},
		{"trung_binh(dong, x)", "ma,x\nA,1\nA,2\nA,2\n", "1.67"},
		{"trung_binh(dong, x)", "ma,x\nA,1\nA,3\n", "2"},
		{"lon_nhat(dong, x)", quarter, "4012.25"},
		{"nho_nhat(dong, x)", quarter, "201"},
		{"xep_hang(dong, x, 418.5)", quarter, "2"},
		{"x * 3", "x\n0.1\n", "0.3"},
		{"x - 0.1 == 0.2", "x\n0.3\n", "có"},
		{"1 / 3", "x\n0\n", "0.333333333333"},
		{"lam_tron(x, 1)", "x\n2.25\n", "2.3"},
		{"lam_tron(x, 1)", "x\n-2.25\n", "-2.3"},
		{"-x", "x\n5\n", "-5"},
	} {
		if got := said(t, c.expression, c.data); got != c.want {
			t.Errorf("%s: got %s, want %s", c.expression, got, c.want)
		}
	}
}

func TestWhatIsMissingIsLeftOut(t *testing.T) {
	const gaps = "ma,ten,x,y\nA,một,1,\nA,hai,,\nA,ba,4,\n"
	for _, c := range []struct{ expression, want string }{
		{"tong(dong, x)", "5"},
		{"trung_binh(dong, x)", "2.5"},
		{"dem(dong, x == nil)", "1"},
		{"dem(dong, x != nil)", "2"},
		{"dem(dong)", "3"},
		{"lon_nhat(dong, x)", "4"},
		{"xep_hang(dong, x, 1)", "2"},
		{"tong(dong, y) == nil", "có"},
		{"trung_binh(dong, y) == nil", "có"},
		{"lon_nhat(dong, y) == nil", "có"},
		{"xep_hang(dong, x, y) == nil", "có"},
		{"y + 1 == nil", "có"},
		{"4 / 0 == nil", "có"},
		{"y < 1", "không"},
		{"y > 1", "không"},
		{"y ?? 7", "7"},
		{"y | dang_so", "-"},
		{"tong(dong, x - y) == nil", "có"},
		{"dem(dong, not x)", "1"},
		{"noi(loc(dong, x != nil), ten, \"; \")", "một; ba"},
		{"dat_ke_hoach(tong(dong, x), y)", "chưa giao kế hoạch"},
		{"so_voi_cung_ky(tong(dong, x), y)", "chưa có số liệu cùng kỳ để so sánh"},
	} {
		if got := said(t, c.expression, gaps); got != c.want {
			t.Errorf("%s: got %s, want %s", c.expression, got, c.want)
		}
	}
}

func TestVerbFollowsTheDirection(t *testing.T) {
	for _, c := range []struct{ actual, base, want string }{
		{"418.5", "390", "tăng 7,3% so với cùng kỳ"},
		{"390", "418.5", "giảm 6,8% so với cùng kỳ"},
		{"390", "390.00", "bằng cùng kỳ"},
		{"390.1", "390", "bằng cùng kỳ"},
		{"390", "0", "chưa có số liệu cùng kỳ để so sánh"},
		{"390", "", "chưa có số liệu cùng kỳ để so sánh"},
	} {
		if got := said(t, "so_voi_cung_ky(a, b)", "a,b\n"+c.actual+","+c.base+"\n"); got != c.want {
			t.Errorf("%s against %s: got %s, want %s", c.actual, c.base, got, c.want)
		}
	}
}

func TestCumulatedFiguresStopAtTheirPeriod(t *testing.T) {
	const data = "ma,chi_tieu,quy,x\nA,thu,1,10\nA,thu,2,5.5\nA,thu,3,\nA,chi,1,7\nA,chi,2,1\n"
	got := filledWith(t, `{"a": [{"lap": "dong", "noi_dung": "{{ chi_tieu }} {{ quy }}: {{ luy_ke(dong, x, quy, quy, chi_tieu) }}"}], "b": "{{ luy_ke(dong, x, quy, 1) }}"}`, data, "ma")
	want := `{"a":["thu 1: 10","thu 2: 15.5","thu 3: 15.5","chi 1: 7","chi 2: 8"],"b":17}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestOuterNamesAreSeenAndInnerOnesGoFirst(t *testing.T) {
	got := filledWith(t, `{"a": "{{ dem(dong, x > nguong) }}", "b": [{"lap": "r trong dong", "noi_dung": "{{ dem(dong, x > r.x) }}"}]}`,
		"ma,nguong,x\nA,2,1\nA,2,3\nA,2,4\n", "ma")
	if want := `{"a":2,"b":[2,1,0]}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestProblemsOfValuesNameTheirCells(t *testing.T) {
	for _, c := range []struct {
		name, template, data string
		code                 diag.Code
		cell, message        string
	}{
		{"empty cell in a sentence", `{"a": "Đạt {{ x }} tỷ"}`, "ma,x\nA,\n", "data.missing_value", "B2", "Ô B2 (x) để trống"},
		{"empty cell in a computed figure", `{"a": "Đạt {{ x * 2 }} tỷ"}`, "ma,y,x\nA,1,\n", "data.missing_value", "C2", "«{{ x * 2 }}»"},
		{"a word where a figure is summed", `{"a": "{{ tong(dong, x) }}"}`, "ma,x\nA,1\nA,nhiều\n", "number.type", "B3", "cần một số"},
		{"a word where a figure is written", `{"a": "{{ x | dang_so }}"}`, "ma,x\nA,nhiều\n", "number.type", "B2", "cần một số"},
		{"no date", `{"a": "{{ ngay_ky | ngay }}"}`, "ma,ngay_ky\nA,sắp tới\n", "date.format", "B2", "cần một ngày"},
		{"several values outside a loop", `{"a": "{{ x }}"}`, "ma,x\nA,một\nA,một\nA,hai\n", "table.group_differs", "B4", "«một» và «hai»"},
		{"a list in a sentence", `{"a": "x{{ dong }}"}`, "ma,x\nA,1\n", "template.syntax", "", "danh sách"},
		{"a loop over no list", `{"a": [{"lap": "x", "noi_dung": "y"}]}`, "ma,x\nA,1\n", "template.syntax", "", "không phải là một danh sách"},
		{"a member that is none", `{"a": [{"lap": "d trong dong", "noi_dung": "{{ d.xx }}"}]}`, "ma,x\nA,1\n", "table.mapping", "", "«xx»"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableOf(t, c.data)
			f, problems := compiled(t, c.template, table).Fill(grouped(t, table, "ma")[0])
			p := only(t, problems)
			if f != nil || p.Code != c.code || p.Cell != c.cell || !strings.Contains(p.Message.VI, c.message) || !strings.HasPrefix(string(p.At), "/a") {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestDatesAreWrittenAsOfficialsDo(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		{"d", "05/4/2026"}, {"d | ngay_dai", "ngày 05 tháng 4 năm 2026"}, {"d > e", "có"}, {"d == \"2026-04-05\"", "có"}, {"lon_nhat(dong, d)", "05/4/2026"},
	} {
		if got := said(t, c.expression, "ma,d,e\nA,2026-04-05,2025-12-31\n"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.expression, got, c.want)
		}
	}
}
