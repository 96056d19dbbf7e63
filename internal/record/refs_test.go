package record

import (
	"strings"
	"testing"
)

func TestReferencesAreSpansOfTheirOwn(t *testing.T) {
	for s, want := range map[string]string{
		"theo [[muc-1]] và [[b_2]].":          "theo |<muc-1>| và |<b_2>|.",
		"**theo [[a]]** *[[b]]*":              "B:theo |B:<a>| |I:<b>",
		"[[a]]":                               "<a>",
		"[[a]][[b]]":                          "<a>|<b>",
		"[[]] [[A]] [[a b]] [[a] [a]]":        "[[]] [[A]] [[a b]] [[a] [a]]",
		"[[[a]]":                              "[|<a>",
		"[[" + strings.Repeat("a", 40) + "]]": "<" + strings.Repeat("a", 40) + ">",
		"[[" + strings.Repeat("a", 41) + "]]": "[[" + strings.Repeat("a", 41) + "]]",
		"[[đ]] [[":                            "[[đ]] [[",
	} {
		var got []string
		for _, sp := range spans(s) {
			text := sp.S
			if sp.Ref != "" {
				text += "<" + sp.Ref + ">"
			}
			if sp.Bold {
				text = "B:" + text
			}
			if sp.Italic {
				text = "I:" + text
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q, want %q", s, strings.Join(got, "|"), want)
		}
	}
}

func TestEveryBlockThatIsLabelledCanBeNamed(t *testing.T) {
	d := decoded(t, []byte(strings.Replace(minimal(`"phu_luc": [{"ma": "pl", "noi_dung": ["Theo [[d]]"]}]`), `["A."]`, `["Theo [[a]], [[b]], [[c]], [[d]], [[pl]]",
		{"chuong": {"tieu_de": "A", "ma": "a", "noi_dung": [{"dieu": {"ma": "b", "noi_dung": ["B"]}}]}}, {"tieu_de": "C", "ma": "c", "cap": 3},
		{"danh_so": [{"noi_dung": ["D"], "ma": " d "}]}, {"bang": {"cot": [{}], "dong": [["[[c]]"]]}}]`, 1)))
	chapter := d.Body[1].(*Division)
	section := d.Body[2].(*Section)
	if chapter.ID != "a" || chapter.Body[0].(*Article).ID != "b" || section.ID != "c" || section.Depth != 3 || d.Body[3].(*List).Items[0].ID != "d" || d.Annexes[0].ID != "pl" {
		t.Errorf("got %+v, %+v", chapter, section)
	}
	if cell := d.Body[4].(*Table).Rows[0].Cells[0]; cell.Spans[0].Ref != "c" {
		t.Errorf("got %+v", cell)
	}
}

func TestProblemsOfReferences(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string
		part string
	}{
		{`"Theo [[muc_tieu]]", {"tieu_de": "A", "ma": "muc-tieu"}`, []string{"ref.unknown /noi_dung/0"}, "«muc-tieu»"},
		{`"Theo [[x]], [[x]] và [[y]]"`, []string{"ref.unknown /noi_dung/0", "ref.unknown /noi_dung/0"}, `"ma": "x"`},
		{`{"bang": {"cot": [{}], "dong": [["[[x]]"]]}}`, []string{"ref.unknown /noi_dung/0/bang/dong/0/0"}, ""},
		{`{"tieu_de": "A", "ma": "a"}, {"danh_so": [{"noi_dung": ["B"], "ma": "a"}]}`, []string{"field.duplicate_id /noi_dung/1/danh_so/0/ma"}, "/noi_dung/0/ma"},
		{`{"tieu_de": "A", "ma": "Mục 1"}`, []string{"field.type /noi_dung/0/ma"}, "muc-tieu"},
		{`{"tieu_de": "A", "ma": "` + strings.Repeat("a", 41) + `"}`, []string{"field.type /noi_dung/0/ma"}, "40"},
		{`{"tieu_de": "A", "cap": 8}`, []string{"number.range /noi_dung/0/cap"}, ""},
		{`{"chuong": {"noi_dung": ["A"]}}`, []string{"field.required /noi_dung/0/chuong/tieu_de"}, ""},
		{`{"chuong": {"tieu_de": "A"}, "phan": {"tieu_de": "B"}}`, []string{"field.conflict /noi_dung/0"}, ""},
		{`{"muc": ["A"]}`, []string{"field.type /noi_dung/0/muc"}, ""},
		{`{"ma": "a", "noi_dung": ["A"]}`, []string{"field.required /noi_dung/0/tieu_de"}, ""},
	} {
		checkTold(t, c.body, told(withBody(c.body)), c.want)
		if _, ps := Decode([]byte(withBody(c.body)), Limits{}); len(ps) > 0 && !strings.Contains(ps[0].Message.VI+" / "+ps[0].Hint.VI, c.part) {
			t.Errorf("%s: got %q / %q, want %q in it", c.body, ps[0].Message.VI, ps[0].Hint.VI, c.part)
		}
	}
}
