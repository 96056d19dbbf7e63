package batch

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/templates"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tableOf reads a table that has no errors.
func tableOf(t testing.TB, data string) *sheet.Table {
	t.Helper()
	table, problems := sheet.Read([]byte(data), sheet.Options{})
	if diag.Blocks(problems) {
		t.Fatalf("%+v", problems)
	}
	return table
}

var house = sync.OnceValues(func() (*service.Service, error) {
	return service.New(service.Options{Templates: templates.FS, Fonts: fonts.FS, Now: func() time.Time {
		return time.Date(2026, time.April, 10, 9, 0, 0, 0, time.UTC)
	}})
})

func theHouse(t testing.TB) *service.Service {
	t.Helper()
	s, err := house()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// compiled makes a template that has no problems.
func compiled(t testing.TB, json string, table *sheet.Table) *Template {
	t.Helper()
	tmpl, problems := Compile([]byte(json), headings(table))
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	return tmpl
}

// grouped makes groups without problems.
func grouped(t testing.TB, table *sheet.Table, by string) []Group {
	t.Helper()
	groups, problems := Groups(table, by)
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	return groups
}

// filledWith fills a template with the first group.
func filledWith(t testing.TB, json, data, by string) string {
	t.Helper()
	table := tableOf(t, data)
	f, problems := compiled(t, json, table).Fill(grouped(t, table, by)[0])
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	return string(f.JSON)
}

// wordsOf gives the paragraphs of a DOCX, those of cells too, in their order.
func wordsOf(t testing.TB, docx []byte) (paragraphs []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var text strings.Builder
	for d := xml.NewDecoder(part); ; {
		token, err := d.Token()
		if err == io.EOF {
			return paragraphs
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.EndElement:
			if x.Name.Local == "p" {
				paragraphs = append(paragraphs, text.String())
				text.Reset()
			}
		case xml.StartElement:
			if x.Name.Local == "t" {
				var s string
				if err := d.DecodeElement(&s, &x); err != nil {
					t.Fatal(err)
				}
				text.WriteString(s)
			}
		}
	}
}

// made is the words of a document made from the JSON.
func made(t testing.TB, json []byte) []string {
	t.Helper()
	res, err := theHouse(t).Generate(context.Background(), service.Request{JSON: json, Want: service.DOCX})
	if err != nil {
		t.Fatal(err)
	}
	if res.Blocked() {
		t.Fatalf("%+v", res.Problems)
	}
	return wordsOf(t, res.DOCX)
}

func TestThreeReportsSayWhatTheContractSays(t *testing.T) {
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	tmpl := compiled(t, string(fixture(t, "mau-bao-cao-don-vi.json")), table)
	want := map[string][]string{
		"X01": {
			"- Thu ngân sách trên địa bàn: thực hiện 418,5 triệu đồng, đạt 33,5% kế hoạch, tăng 7,3% so với cùng kỳ;",
			"- Diện tích lúa xuân: thực hiện 310,4 ha, đạt 99,5% kế hoạch, tăng 1,5% so với cùng kỳ;",
			"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 845 em, đạt 100% kế hoạch, tăng 5,5% so với cùng kỳ.",
			"Không có kiến nghị./.",
		},
		"X02": {
			"- Thu ngân sách trên địa bàn: thực hiện 201 triệu đồng, đạt 20,5% kế hoạch, chưa có số liệu cùng kỳ để so sánh;",
			"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 655 em, đạt 102,3% kế hoạch, tăng 7,4% so với cùng kỳ.",
			"Còn 1 chỉ tiêu chưa có số liệu, sẽ báo cáo bổ sung./.",
		},
		"X03": {
			"- Thu ngân sách trên địa bàn: thực hiện 4.012,25 triệu đồng, đạt 25,7% kế hoạch, tăng 8,1% so với cùng kỳ;",
			"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 2.095 em, đạt 99,3% kế hoạch, tăng 2,2% so với cùng kỳ.",
			"Không có kiến nghị./.",
		},
	}
	groups := grouped(t, table, "ma_don_vi")
	if len(groups) != len(want) {
		t.Fatalf("%d groups", len(groups))
	}
	for _, g := range groups {
		f, problems := tmpl.Fill(g)
		if len(problems) > 0 {
			t.Fatalf("%s: %+v", g.Key, problems)
		}
		words := made(t, f.JSON)
		for _, line := range want[g.Key] {
			if !slices.Contains(words, line) {
				t.Errorf("%s lacks %q\n%s", g.Key, line, strings.Join(words, "\n"))
			}
		}
		dashes := 0
		for _, line := range words {
			if strings.HasPrefix(line, "- ") && strings.Contains(line, "kế hoạch") {
				dashes++
			}
		}
		if lines := len(want[g.Key]) - 1; dashes != lines {
			t.Errorf("%s has %d dashed lines, want %d", g.Key, dashes, lines)
		}
	}
}

func TestMissingFigureIsADashInTheTable(t *testing.T) {
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	tmpl := compiled(t, string(fixture(t, "mau-bao-cao-don-vi.json")), table)
	f, problems := tmpl.Fill(grouped(t, table, "ma_don_vi")[1])
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	got := strings.Join(made(t, f.JSON), "|")
	for _, row := range []string{
		"|Diện tích lúa xuân|ha|275|-|268|-|-|",
		"|Thu ngân sách trên địa bàn|triệu đồng|980|201|0|20,5|-|",
	} {
		if !strings.Contains(got, row) {
			t.Errorf("%s is not in %s", row, got)
		}
	}
}

func TestFiguresKeepTheirDigitsAndTypes(t *testing.T) {
	got := filledWith(t, `{"a": "{{ x }}", "b": "{{ y }}", "c": "{{ ten }}", "d": "{{ trong }}", "e": "{{ x }} và {{ y }}", "f": "{{ x > y }}"}`,
		"ten,x,y,trong\nA,418.5,1250.50,\n", "")
	want := `{"a":418.5,"b":1250.50,"c":"A","d":null,"e":"418.5 và 1250.50","f":false}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestChoicesStandInEveryPlace(t *testing.T) {
	const data = "ma,ten,x\nA,một,1\nA,hai,2\nA,ba,3\n"
	for _, c := range []struct{ name, template, want string }{
		{"block is spliced", `{"noi_dung": ["đầu", {"lap": "dong", "noi_dung": ["{{ ten }}"]}, "cuối"]}`,
			`{"noi_dung":["đầu","một","hai","ba","cuối"]}`},
		{"item stays an item", `{"chu_cai": [{"lap": "dong", "noi_dung": ["{{ ten }};"]}]}`,
			`{"chu_cai":[{"noi_dung":["một;"]},{"noi_dung":["hai;"]},{"noi_dung":["ba."]}]}`},
		{"text of a list", `{"noi_nhan": [{"lap": "dong", "noi_dung": "{{ ten }}"}, "VT"]}`,
			`{"noi_nhan":["một","hai","ba","VT"]}`},
		{"row of a table", `{"bang": {"dong": [{"lap": "dong", "o": ["{{ so_thu_tu }}", "{{ ten }}", "{{ x }}"]}, ["", "cộng", "{{ tong(dong, x) }}"]]}}`,
			`{"bang":{"dong":[[1,"một",1],[2,"hai",2],[3,"ba",3],["","cộng",6]]}}`},
		{"object of a list", `{"phu_luc": [{"lap": "dong", "neu": "x > 1", "tieu_de": "{{ ten }}", "noi_dung": []}]}`,
			`{"phu_luc":[{"tieu_de":"hai","noi_dung":[]},{"tieu_de":"ba","noi_dung":[]}]}`},
		{"annex of blocks alone", `{"phu_luc": [{"lap": "dong", "neu": "x == 1", "noi_dung": ["{{ ten }}"]}]}`,
			`{"phu_luc":[{"noi_dung":["một"]}]}`},
		{"numbers count what is kept", `{"a": [{"lap": "dong", "neu": "x != 2", "noi_dung": "{{ so_thu_tu }}. {{ ten }}"}]}`,
			`{"a":["1. một","2. ba"]}`},
		{"other for single elements", `{"a": [{"lap": "dong", "neu": "x != 2", "noi_dung": "{{ ten }}", "khac": ["không {{ ten }}"]}]}`,
			`{"a":["một","không hai","ba"]}`},
		{"other for an empty list", `{"a": [{"lap": "loc(dong, x > 9)", "noi_dung": "{{ ten }}", "khac": ["không có"]}]}`,
			`{"a":["không có"]}`},
		{"other as an object", `{"a": [{"neu": "false", "noi_dung": ["x"], "khac": {"tieu_de": "b"}}]}`,
			`{"a":[{"tieu_de": "b"}]}`},
		{"member that stays", `{"ky": {"neu": "dem(dong) == 3", "ho_ten": "{{ ma }}"}}`, `{"ky":{"ho_ten":"A"}}`},
		{"member that goes", `{"ky": {"neu": "dem(dong) == 4", "ho_ten": "{{ ma }}"}, "b": 1}`, `{"b":1}`},
		{"member replaced", `{"luu": {"neu": "false", "noi_dung": ["a"], "khac": ["b", "c"]}}`, `{"luu":["b", "c"]}`},
		{"loops within loops", `{"a": [{"lap": "r trong dong", "noi_dung": [{"lap": "dong", "neu": "x > r.x", "noi_dung": "{{ r.ten }}<{{ ten }}"}]}]}`,
			`{"a":["một<hai","một<ba","hai<ba"]}`},
		{"braces around a condition", `{"a": [{"neu": "{{ ma == \"A\" }}", "noi_dung": "x"}]}`, `{"a":["x"]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := filledWith(t, c.template, data, "ma"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestHeadingsInVietnameseHaveNames(t *testing.T) {
	const data = "Mã đơn vị,Tên đơn vị,Thực hiện (tỷ đồng)\nX,Xã Bum Tở,12.5\n"
	got := filledWith(t, `{"co_quan": "{{ ten_don_vi }}", "a": "{{ thuc_hien_ty_dong }}", "b": "{{ khoa }}"}`, data, "Mã đơn vị")
	if want := `{"co_quan":"Xã Bum Tở","a":12.5,"b":"X"}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if groups := grouped(t, tableOf(t, data), "ma_don_vi"); groups[0].Key != "X" {
		t.Errorf("%+v", groups)
	}
}

func TestWordsOfTheDataAreNoMarkup(t *testing.T) {
	for _, cell := range []string{
		"**đậm** và *nghiêng*", "a*b*c", "[[muc-tieu]]", "{{ tong(dong, x) }}", `\*`, `\[[muc-tieu]]`, "((*))", "***", `"nháy" \ gạch`,
	} {
		table := tableOf(t, "ten,x\n\""+strings.ReplaceAll(cell, `"`, `""`)+"\",1\n")
		table.Rows[0].Cells[0] = sheet.Cell{Kind: sheet.Text, Value: cell}
		tmpl := compiled(t, `{"loai": "bao_cao", "co_quan": "UBND xã A", "ky_hieu": "BC-UBND", "trich_yeu": "Tên {{ ten }}",
			"noi_dung": ["**Chữ** {{ ten }} cuối.", {"gach_dau_dong": ["{{ ten }}"]},
				{"bang": {"cot": [{"ten": "a"}], "dong": [["{{ ten }}"]]}}, "Hết."],
			"noi_nhan": ["A"], "ky": {"chuc_vu": "Chủ tịch", "ho_ten": "A"}}`, table)
		f, problems := tmpl.Fill(grouped(t, table, "")[0])
		if len(problems) > 0 {
			t.Fatalf("%q: %+v", cell, problems)
		}
		words := made(t, f.JSON)
		for _, want := range []string{"Tên " + cell, "Chữ " + cell + " cuối.", "- " + cell, cell} {
			if !slices.Contains(words, want) {
				t.Errorf("%q is not printed as typed: %q lacks %q", cell, words, want)
			}
		}
	}
}

func TestReferenceMadeOfTemplateAndDataIsNone(t *testing.T) {
	got := filledWith(t, `{"noi_dung": ["[[{{ ma }}]]", "[{{ trong }}", "[[ma-that]] {{ ma }}"]}`, "ma,trong\nabc,[x]]\n", "")
	if want := `{"noi_dung":["\\[[abc]]","\\[[x]]","[[ma-that]] abc"]}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestProblemOfADocumentIsPlacedInItsCell(t *testing.T) {
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	tmpl := compiled(t, string(fixture(t, "mau-bao-cao-don-vi.json")), table)
	f, _ := tmpl.Fill(grouped(t, table, "ma_don_vi")[1])
	for _, c := range []struct {
		at       diag.Pointer
		template diag.Pointer
		cell     string
		row      int
	}{
		{"/co_quan", "/co_quan", "B5", 5},
		{"/noi_dung/1/noi_dung/1/bang_chi_tieu/dong/2/thuc_hien", "/noi_dung/1/noi_dung/1/bang_chi_tieu/dong/0/thuc_hien", "J7", 7},
		{"/noi_dung/1/noi_dung/0/gach_dau_dong/1/noi_dung/0", "/noi_dung/1/noi_dung/0/gach_dau_dong/0/noi_dung/0", "G7", 7},
		{"/noi_dung/1/noi_dung/1/bang_chi_tieu/dong/1/luy_ke", "/noi_dung/1/noi_dung/1/bang_chi_tieu/dong/0/luy_ke", "", 6},
		{"/ky_hieu", "/ky_hieu", "", 0},
		{"/noi_dung/2/noi_dung/0", "/noi_dung/2/noi_dung/0/noi_dung/0", "", 0},
	} {
		p := f.Place([]diag.Problem{{Code: "y"}, {Code: "x", At: c.at}})[1]
		if p.At != c.template || p.Cell != c.cell || p.Row != c.row {
			t.Errorf("%s: got %s, cell %q, row %d", c.at, p.At, p.Cell, p.Row)
		}
	}
}

func TestUnknownNamesAreMappedToTheNearestColumn(t *testing.T) {
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	tmpl, problems := Compile([]byte(`{"co_quan": "{{ ten_donvi }}", "a": ["{{ tong(dong, thuchien) }}", "{{ khong_he_co }}"], "b": "{{ so_thu_tu }}"}`), headings(table))
	if tmpl != nil || len(problems) != 4 {
		t.Fatalf("%+v", problems)
	}
	for i, want := range []struct{ at, name, hint string }{
		{"/co_quan", "ten_donvi", "Có phải ý bạn là «ten_don_vi»?"},
		{"/a/0", "thuchien", "Có phải ý bạn là «thuc_hien»?"},
		{"/a/1", "khong_he_co", "Các cột có: ma_don_vi, ten_don_vi,"},
		{"/b", "so_thu_tu", ""},
	} {
		p := problems[i]
		if p.Code != "table.mapping" || p.At != diag.Pointer(want.at) || !strings.Contains(p.Message.VI, "«"+want.name+"»") || !strings.HasPrefix(p.Hint.VI, want.hint) {
			t.Errorf("%d: %+v", i, p)
		}
	}
	if _, problems := Groups(table, "ma_donvi"); len(problems) != 1 || !strings.Contains(problems[0].Hint.VI, "ma_don_vi") {
		t.Errorf("%+v", problems)
	}
}
