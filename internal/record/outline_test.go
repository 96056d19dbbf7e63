package record

import (
	"strings"
	"testing"
)

func TestOutlineKeepsOrderDigitsAndPlaces(t *testing.T) {
	o, problems := ReadOutline([]byte(`{"b": [1250.50, "é\n"], "a": {"x": null}}`), Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	list := o.Member("b")
	if o.Inside[0].Key != "b" || list.Shape != ListOf || list.Inside[0].Raw != "1250.50" || list.Inside[0].At != "/b/0" {
		t.Errorf("%+v", o)
	}
	if s := list.Inside[1]; s.Shape != String || s.Text != "é\n" || s.Raw != `"é\n"` {
		t.Errorf("%+v", s)
	}
	if x := o.Member("a").Member("x"); x.Raw != "null" || x.At != "/a/x" || o.Member("c") != nil {
		t.Errorf("%+v", x)
	}
}

func TestOutlineOfWhatIsNoObject(t *testing.T) {
	for input, code := range map[string]string{`[]`: "json.root_type", `{"a":1,"a":2}`: "json.duplicate_key", `{`: "json.syntax", "": "json.empty"} {
		if o, problems := ReadOutline([]byte(input), Limits{}); o != nil || len(problems) != 1 || string(problems[0].Code) != code {
			t.Errorf("%s: %+v", input, problems)
		}
	}
}

func TestHeadingsBecomeIdentifiers(t *testing.T) {
	for heading, want := range map[string]string{
		"Mã đơn vị": "ma_don_vi", "ten_don_vi": "ten_don_vi", "Thực hiện (tỷ đồng)": "thuc_hien_ty_dong", "% kế hoạch": "ke_hoach", "ĐVT": "dvt", "—": "", "Quý 1/2026": "quy_1_2026",
	} {
		if got := Identifier(heading); got != want {
			t.Errorf("%s: got %q, want %q", heading, got, want)
		}
	}
}

func TestEscapedTextIsPrintedAsItIs(t *testing.T) {
	for _, s := range []string{"**a**", "a*b*", "[[ma]]", `\*`, `\[[ma]]`, `\\[[ma]]`, "[[[ma]]]", "***x*** [[a]][[b]]", "[[không phải]]"} {
		var b strings.Builder
		for _, span := range spans(Escape(s, [][2]int{{0, len(s)}})) {
			if span.Bold || span.Italic || span.Ref != "" {
				t.Errorf("%q is read as markup: %+v", s, span)
			}
			b.WriteString(span.S)
		}
		if b.String() != s {
			t.Errorf("%q is printed %q", s, b.String())
		}
	}
}

func TestOnlyTheDataIsEscaped(t *testing.T) {
	for _, c := range []struct {
		s    string
		from int
		want string
	}{
		{"**đậm** a*b*", len("**đậm** "), `**đậm** a\*b\*`},
		{"[[ma]] x", len("[[ma]] "), "[[ma]] x"},
		{"[[ma]]", len("[[m"), `\[[ma]]`},
	} {
		if got := Escape(c.s, [][2]int{{c.from, len(c.s)}}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.s, got, c.want)
		}
	}
}
