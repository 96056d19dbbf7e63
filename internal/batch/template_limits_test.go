package batch

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/sheet"
)

// only gives the one problem there is.
func only(t *testing.T, problems []diag.Problem) diag.Problem {
	t.Helper()
	if len(problems) != 1 {
		t.Fatalf("%d problems: %+v", len(problems), problems)
	}
	return problems[0]
}

func TestHostileExpressionsAreRefused(t *testing.T) {
	table := tableOf(t, "ten,x\nA,1\n")
	for _, source := range []string{
		`constructor.constructor('return process')()`, `''.__class__`, `printf "%1000000000d" 1`, `range $i := 1000000000`,
		`1..1000000000`, `repeat("x", 1000000000)`, `now()`, `ten.String()`, `x matches "(a+)+$"`, `let a = ten; a + a`, `ten; ten`,
		`x ** 1000000`, `x ^ 9`, `{"a": 1}`, `reduce(dong, #acc + .x)`, `sortBy(dong, .x)`, `toJSON(dong)`, `dong[0:1]`, `$env`, `ngat_dong(ten)`,
		`x %`, `"`, `b"bytes"`, strings.Repeat("(", 900) + "1" + strings.Repeat(")", 900) + "+", strings.Repeat("x+", 2000) + "x", "", "1e999",
	} {
		_, problems := Compile([]byte(`{"a": [`+quoteJSON("chữ {{ "+source+" }}")+`]}`), headings(table))
		if len(problems) == 0 {
			t.Errorf("%s is taken", source)
			continue
		}
		if p := problems[0]; p.At != "/a/0" || p.Code != "template.syntax" && p.Code != "table.mapping" {
			t.Errorf("%s: %+v", source, p)
		}
	}
}

func TestOtherTemplateLanguagesAreLetters(t *testing.T) {
	got := filledWith(t, `{"a": "#set($x=1) <#assign x=1> ${x} <%= x %> {% x %}"}`, "x\n1\n", "")
	if want := `{"a": "#set($x=1) <#assign x=1> ${x} <%= x %> {% x %}"}`; got != want {
		t.Error(got)
	}
}

func TestFaultsOfATemplateAreTold(t *testing.T) {
	for _, c := range []struct {
		template string
		code     diag.Code
		at       diag.Pointer
	}{
		{`{"a": "{{ x"}`, "template.syntax", "/a"},
		{`{"a": "{{ x | dangso }}"}`, "template.syntax", "/a"},
		{`{"a": {"lap": "dong", "noi_dung": "x"}}`, "template.syntax", "/a/lap"},
		{`{"a": [{"khac": ["x"], "noi_dung": "y"}]}`, "template.syntax", "/a/0/khac"},
		{`{"a": [{"lap": "dong"}]}`, "template.syntax", "/a/0"},
		{`{"a": [{"lap": 5, "noi_dung": "x"}]}`, "template.syntax", "/a/0/lap"},
		{`{"a": [{"neu": "", "noi_dung": "x"}]}`, "template.syntax", "/a/0/neu"},
		{`{"neu": "true", "a": 1}`, "template.syntax", ""},
		{`{"a": "{{ x }}", "a": 1}`, "json.duplicate_key", "/a"},
		{`{"a": `, "json.syntax", ""},
		{`[]`, "json.root_type", ""},
	} {
		tmpl, problems := Compile([]byte(c.template), []string{"x"})
		if p := only(t, problems); tmpl != nil || p.Code != c.code || p.At != c.at {
			t.Errorf("%s: %+v", c.template, p)
		}
	}
}

func TestSlipInAHelperIsProposed(t *testing.T) {
	_, problems := Compile([]byte(`{"a": "{{ x | dangso }}"}`), []string{"x"})
	if p := only(t, problems); !strings.Contains(p.Hint.VI, "«dang_so»") {
		t.Errorf("%+v", p)
	}
}

// manyRows is a table of n rows.
func manyRows(n int) string {
	var b strings.Builder
	b.WriteString("ma,x\n")
	for i := range n {
		fmt.Fprintf(&b, "A,%d\n", i)
	}
	return b.String()
}

func TestLoopsWithinLoopsStop(t *testing.T) {
	table := tableOf(t, manyRows(1000))
	group := grouped(t, table, "ma")[0]
	loop := `{"lap": "dong", "noi_dung": [{"lap": "dong", "noi_dung": [{"lap": "dong", %s"noi_dung": ["x{{ x }}"]}]}]}`
	for _, template := range []string{
		`{"a": [` + fmt.Sprintf(loop, "") + `]}`,
		`{"a": [` + fmt.Sprintf(loop, `"neu": "false", `) + `]}`,
		`{"a": "{{ tong(dong, tong(dong, tong(dong, x))) }}"}`,
		`{"a": [{"lap": "dong", "noi_dung": "{{ none(dong, any(dong, x < 0)) }}"}]}`,
	} {
		f, problems := compiled(t, template, table).Fill(group)
		if f != nil || only(t, problems).Code != "template.expansion_limit" {
			t.Errorf("%s: %+v", template, problems)
		}
	}
}

func TestNineLoopsWithinOneAnotherAreTooMany(t *testing.T) {
	for n, want := range map[int]int{8: 0, 9: 1, 10: 1} {
		template := strings.Repeat(`{"lap": "dong", "noi_dung": [`, n) + `"x"` + strings.Repeat(`]}`, n)
		if _, problems := Compile([]byte(`{"a": [`+template+`]}`), []string{"x"}); len(problems) != want {
			t.Errorf("%d loops: %+v", n, problems)
		}
	}
}

func TestTextsCannotGrowWithoutEnd(t *testing.T) {
	table := tableOf(t, "ten\n"+strings.Repeat("chữ", 12000)+"\n")
	for _, source := range []string{"ten + ten + ten + ten", "noi([ten, ten, ten, ten], ten)"} {
		_, problems := compiled(t, `{"a": `+quoteJSON("{{ "+source+" }}")+`}`, table).Fill(grouped(t, table, "")[0])
		if p := only(t, problems); p.Code != "data.wrong_value" {
			t.Errorf("%s: %+v", source, p)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add(`{"a": ["{{ x }} {{ ten | hoa }}", {"lap": "dong", "neu": "x > 1", "noi_dung": ["{{ tong(dong, x) }}"], "khac": []}]}`, "A*", "1.5")
	f.Add(`{"bang": {"dong": [{"lap": "d trong dong", "o": ["{{ d.ten }}", "{{ -d.x / 3 }}"]}]}}`, "[[a]]", "")
	f.Add(`{"a": "{{ luy_ke(dong, x, x, 3, ten) ?? noi(loc(dong, x != nil), ten) }}"}`, "\\", "x")
	f.Fuzz(func(t *testing.T, template, ten, x string) {
		table := manyCells(ten, x)
		tmpl, problems := Compile([]byte(template), headings(table))
		if tmpl == nil {
			if !diag.Blocks(problems) {
				t.Fatal("nothing made and nothing said")
			}
			return
		}
		groups, _ := Groups(table, "")
		for _, g := range groups {
			filled, problems := tmpl.Fill(g)
			if filled == nil {
				if !diag.Blocks(problems) {
					t.Fatal("nothing made and nothing said")
				}
				continue
			}
			if again, _ := tmpl.Fill(g); string(again.JSON) != string(filled.JSON) {
				t.Fatal("the same input gives other bytes")
			}
			checkJSON(t, filled.JSON)
			filled.Place([]diag.Problem{{At: "/a/0/x"}})
		}
	})
}

// manyCells is a table of a text and a figure, twice.
func manyCells(ten, x string) *sheet.Table {
	figure := sheet.Cell{Kind: sheet.Number, Value: x}
	if !json.Valid([]byte(x)) {
		figure.Kind = sheet.Text
	}
	row := []sheet.Cell{{Kind: sheet.Text, Value: ten}, figure}
	return &sheet.Table{
		Columns: []sheet.Column{{Name: "ten", Index: 1}, {Name: "x", Index: 2}},
		Rows:    []sheet.Row{{Number: 2, Cells: row}, {Number: 3, Cells: []sheet.Cell{row[0], {}}}},
	}
}

func checkJSON(t *testing.T, data []byte) {
	t.Helper()
	if !json.Valid(data) {
		t.Fatalf("no JSON: %s", data)
	}
}
