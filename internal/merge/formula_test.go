package merge

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/words"
)

// members is an object of a test.
type members map[string]any

func (m members) Get(name string) (any, error) {
	if v, ok := m[name]; ok {
		return v, nil
	}
	return nil, ErrNoName
}

func figureOf(t testing.TB, s string) words.Decimal {
	t.Helper()
	d, err := words.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// evaluated is what a formula says of three rows.
func evaluated(t *testing.T, source string) (any, error) {
	t.Helper()
	f, err := CompileFormula(source)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	rows := []any{
		members{"ten": "một", "x": figureOf(t, "1.50"), "ky": figureOf(t, "1")},
		members{"ten": "hai", "x": nil, "ky": figureOf(t, "2")},
		members{"ten": "ba", "x": figureOf(t, "4"), "ky": figureOf(t, "3")},
	}
	scope := &Scope{Object: members{"dong": rows, "n": figureOf(t, "2"), "s": "chữ", "trong": nil, "x": figureOf(t, "100")}}
	return f.Eval(scope, NewBudget(1000))
}

func TestFormulasAreComputedExactly(t *testing.T) {
	for source, want := range map[string]string{
		"0.1 + 0.2":                             "0.3",
		"n * 1.5 - 1":                           "2.0",
		"7 / n":                                 "3.5",
		"-n":                                    "-2",
		"(1 + 2) * 3":                           "9",
		`"a" + s + n`:                           "achữ2",
		`"5" + n`:                               "7",
		"n > 1 ? s : 0":                         "chữ",
		"if n > 2 { 1 } else { 0 }":             "0",
		"trong ?? n":                            "2",
		"1 < n < 3":                             "có",
		"n in [1, 2]":                           "có",
		`"ch" in s`:                             "có",
		`s not in ["x"]`:                        "có",
		`s startsWith "ch" and not trong`:       "có",
		"trong or n == 2.00":                    "có",
		"len(dong)":                             "3",
		"dong[0].ten":                           "một",
		"dong[-1].ten":                          "ba",
		"dong[9]?.ten == nil":                   "có",
		`dong[0]["ten"]`:                        "một",
		"tong(dong, x)":                         "5.50",
		"dong | tong(x)":                        "5.50",
		"sum(dong, .x)":                         "5.50",
		"count(dong, .x == nil)":                "1",
		"any(dong, #.x > 3)":                    "có",
		"all(dong, x > 3)":                      "không",
		"none(dong, x > 9)":                     "có",
		"tong(filter(dong, .ten != \"ba\"), x)": "1.50",
		"tong(map(dong, .x))":                   "5.50",
		"tong(loc(dong, x != nil), x * n)":      "11.00",
		"dem(dong, dem(dong, x > 1) == 2)":      "3",
		"noi(dong, ten)":                        "một, hai, ba",
		"noi(khac_nhau(dong, n), n)":            "2",
		"luy_ke(dong, x, ky, 2)":                "1.50",
		"xep_hang(dong, x, 4)":                  "1",
		"xep_hang(dong, x, 1)":                  "3",
		"ty_le(1, 3)":                           "33.3",
		"phan_tram(1, 3)":                       "33,3%",
		"33.349 | phan_tram":                    "33,3%",
		"trong | phan_tram":                     "-",
		"lam_tron(2.345, 2)":                    "2.35",
		"n | chu | hoa":                         "2",
		`"2026-04-05" | ngay`:                   "05/4/2026",
		"quy(n, 2026)":                          "quý II/2026",
		"n | dang_so":                           "2",
		"1234567.5 | dang_so":                   "1.234.567,5",
		"tien_bang_chu(n) | thuong":             "hai đồng",
		"trung_binh(dong, x)":                   "2.75",
		"lon_nhat(dong, x) - nho_nhat(dong, x)": "2.50",
		"tong(dong, tong(dong, x))":             "16.50",
		"x":                                     "100",
		"tong([1, 2.5])":                        "3.5",
		"dat_ke_hoach(n, 4)":                    "đạt 50% kế hoạch",
		"so_voi_cung_ky(3, trong)":              "chưa có số liệu cùng kỳ để so sánh",
	} {
		v, err := evaluated(t, source)
		if err != nil || Print(v) != want {
			t.Errorf("%s: got %v, %v, want %s", source, v, err, want)
		}
	}
}

func TestWhatHangsOnAMissingValueIsMissing(t *testing.T) {
	for _, source := range []string{
		"trong", "trong + 1", "1 - trong", "-trong", "n / 0", "trong.x", "tong(loc(dong, false), x)", "lam_tron(trong, 1)", "trong | ngay", "chu(trong)",
		"ty_le(1, 0)", "xep_hang(dong, x, trong)", "luy_ke(dong, x, ky, trong)", "dong[9].ten", "quy(trong, 2026)",
	} {
		if v, err := evaluated(t, source); v != nil || err != nil {
			t.Errorf("%s: %v, %v", source, v, err)
		}
	}
}

func TestErrorsNameTheValueToBlame(t *testing.T) {
	for source, name := range map[string]string{
		"tong(dong, ten)":          "ten",
		"n + tong(dong, ten * 2)":  "ten",
		"s | dang_so":              "s",
		"luy_ke(dong, ten, ky, 3)": "ten",
		"xep_hang(dong, ten, 1)":   "ten",
		"dat_ke_hoach(n, s)":       "s",
		"tong(dong, dang_so(ten))": "ten",
	} {
		_, err := evaluated(t, source)
		var value *ValueError
		if err == nil || !errors.Is(err, words.ErrNumberFormat) {
			t.Errorf("%s: %v", source, err)
		}
		if errors.As(err, &value) && value.Name != name || name != "" && value == nil {
			t.Errorf("%s: %+v", source, value)
		}
	}
	var unknown *NameError
	for _, source := range []string{"xyz", "dong[0].xyz", "tong(dong, xyz)"} {
		if _, err := evaluated(t, source); !errors.As(err, &unknown) || unknown.Name != "xyz" {
			t.Errorf("%s: %v", source, err)
		}
	}
}

func TestWorkIsBounded(t *testing.T) {
	deep := "x"
	for range 8 {
		deep = "tong(dong, " + deep + ")"
	}
	if _, err := evaluated(t, deep); !errors.Is(err, ErrBudget) {
		t.Error(err)
	}
	for _, source := range []string{"1..9", "now()", "s.Len()", "repeat(s, 9)", "let a = 1; a", "a; b", "s matches \"x\"", "2 ** 9", "{a: 1}", "dong[0:1]", "#", "nope(1)", "tong()", "xep_hang(dong, x)", "s | can_dong"} {
		if _, err := CompileFormula(source); err == nil {
			t.Errorf("%s is taken", source)
		}
	}
	if _, err := CompileFormula(strings.Repeat("(", longestFormula)); err == nil {
		t.Error("a long formula is taken")
	}
}

func TestUsesSayWhereNamesStand(t *testing.T) {
	f, err := CompileFormula("tong(n.dong, tong(loc(nhom, a > 1), b)) + c | dang_so")
	if err != nil {
		t.Fatal(err)
	}
	want := []Use{{Name: "n"}, {Name: "nhom", In: []string{"dong"}}, {"a", []string{"dong", "nhom"}}, {"b", []string{"dong", "nhom"}}, {Name: "c"}}
	if !slices.EqualFunc(f.Uses, want, func(a, b Use) bool { return a.Name == b.Name && slices.Equal(a.In, b.In) }) {
		t.Errorf("%+v", f.Uses)
	}
}

func TestEveryHelperOfTheHandbookExists(t *testing.T) {
	for _, h := range Helpers() {
		_, ofLists := listHelpers[h.Name]
		if !ofLists && formulaHelper(h.Name) == nil {
			t.Errorf("%s is in the handbook alone", h.Name)
		}
		if h.Doc == "" || !strings.HasPrefix(h.Call, h.Name+"(") {
			t.Errorf("%+v", h)
		}
	}
	for name := range helpers {
		if name != "ngat_dong" && name != "can_dong" && name != "ket_thuc_van_ban" && formulaHelper(name) == nil {
			t.Errorf("the handbook lacks %s", name)
		}
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"tong(dong, x) / n", "noi(dong, ten) + s", "dong[n].x ?? trong", "luy_ke(dong, x, ky, n, ten)", "if x { s } else { n }"} {
		f.Add(s)
	}
	rows := []any{members{"ten": "a", "x": words.FromInt(1), "ky": words.FromInt(1)}, members{"ten": "b", "x": nil, "ky": nil}}
	f.Fuzz(func(t *testing.T, source string) {
		formula, err := CompileFormula(source)
		if err != nil {
			return
		}
		scope := &Scope{Object: members{"dong": rows, "n": words.FromInt(0), "s": "x", "trong": nil}}
		v, err := formula.Eval(scope, NewBudget(10000))
		if w, again := formula.Eval(scope, NewBudget(10000)); (err == nil) != (again == nil) || Print(v) != Print(w) {
			t.Fatalf("%q gives %v, then %v", source, v, w)
		}
	})
}

func BenchmarkFormula(b *testing.B) {
	f, err := CompileFormula("so_voi_cung_ky(x, y)")
	if err != nil {
		b.Fatal(err)
	}
	scope := &Scope{Object: members{"x": figureOf(b, "418.5"), "y": figureOf(b, "390")}}
	budget := NewBudget(1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Eval(scope, budget); err != nil {
			b.Fatal(err)
		}
	}
}
