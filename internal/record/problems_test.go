package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// told gives the problems of an input as "code pointer" lines.
func told(data string) []string {
	_, ps := Decode([]byte(data), Limits{})
	var out []string
	for _, p := range ps {
		out = append(out, strings.TrimSpace(string(p.Code)+" "+string(p.At)))
	}
	return out
}

func TestUnreadableJSONIsNamed(t *testing.T) {
	for _, c := range []struct {
		data, code   string
		line, column int
		hint         string // part of it
	}{
		{"", "json.empty", 0, 0, "đối tượng JSON"},
		{" \n ", "json.empty", 0, 0, ""},
		{"\ufeff", "json.empty", 0, 0, ""},
		{`{"so":1,`, "json.syntax", 1, 9, "còn thiếu }"},
		{"{\n \"kinh_gui\": [1", "json.syntax", 2, 16, "]}"},
		{"{\"so\": 1\n\"ngay\": 2}", "json.syntax", 2, 1, "Thiếu dấu phẩy"},
		{`{"é": 1,}`, "json.syntax", 1, 8, "Thừa dấu phẩy"},
		{`{"luu": ["VT", ]}`, "json.syntax", 1, 14, "Thừa dấu phẩy"},
		{`{"luu": [,]}`, "json.syntax", 1, 10, "Thừa dấu phẩy"},
		{`{'so': 1}`, "json.syntax", 1, 2, "nháy kép"},
		{`{“so”: 1}`, "json.syntax", 1, 2, "nháy cong"},
		{`{so: 1}`, "json.syntax", 1, 2, "tên trường"},
		{`{"so" 1}`, "json.syntax", 1, 7, "hai chấm"},
		{`{"so" = 1}`, "json.syntax", 1, 7, "hai chấm"},
		{`{"so": None}`, "json.syntax", 1, 8, "null"},
		{`{"so": 07}`, "json.syntax", 1, 8, "số 0 ở đầu"},
		{`{"so": 1.}`, "json.syntax", 1, 8, "1250.5"},
		{`{"so": .5}`, "json.syntax", 1, 8, "0.5"},
		{`{"so": 1; "x": 2}`, "json.syntax", 1, 9, "chấm phẩy"},
		{`{"so": 1 // số` + "\n}", "json.syntax", 1, 10, "chú thích"},
		{`{"so": [1}`, "json.syntax", 1, 10, "không khớp"},
		{"{\"so\": \"1\n2\"}", "json.syntax", 1, 8, `\n`},
		{"{\"so\": \"1\t2\"}", "json.syntax", 1, 10, "U+0009"},
		{`{"so": "1`, "json.syntax", 1, 8, "nháy kép đóng"},
		{`{"so": "1\`, "json.syntax", 1, 8, "nháy kép đóng"},
		{`xin chào`, "json.syntax", 1, 1, "giá trị"},
		{`{"so":1} {"so":2}`, "json.trailing", 1, 10, "/v1/batches"},
		{`{"so":1}x`, "json.trailing", 1, 9, ""},
		{`null`, "json.root_type", 0, 0, "{…}"},
		{`[]`, "json.root_type", 0, 0, "/v1/batches"},
		{`"x"`, "json.root_type", 0, 0, ""},
		{"{\"so\": \"\ufffda\xff\xfeb\"}", "json.not_utf8", 1, 11, "UTF-8"},
		{"\xff\xfe{\x00}\x00", "json.encoding", 0, 0, "UTF-8"},
		{"\xfe\xff\x00{\x00}", "json.encoding", 0, 0, "UTF-8"},
		{"{\x00}\x00", "json.encoding", 0, 0, "UTF-8"},
		{`{"so": "\ud83d"}`, "json.bad_escape", 1, 9, "nửa ký tự"},
		{`{"so": "\ude00\ud83d"}`, "json.bad_escape", 1, 9, "nửa ký tự"},
		{`{"so": "C:\x"}`, "json.bad_escape", 1, 11, `\\`},
		{`{"so": "\u12"}`, "json.bad_escape", 1, 9, "bốn chữ số"},
		{`{"so": ` + strings.Repeat("[", 32) + strings.Repeat("]", 32) + "}", "json.too_deep", 1, 39, "tầng"},
		{strings.Repeat("[", 11_000), "json.too_deep", 1, 33, ""},
		{strings.Repeat(`{"a":`, 11_000), "json.too_deep", 1, 161, ""},
		{"{" + strings.Repeat(`"a":1,`, 10_000) + `"b":1}`, "json.too_many_keys", 1, 60002, ""},
		{strings.Repeat(" ", 2<<20) + "{}", "body.too_large", 0, 0, ""},
	} {
		rec, ps := Decode([]byte(c.data), Limits{})
		name := c.data[:min(len(c.data), 40)]
		if rec != nil || len(ps) != 1 {
			t.Errorf("%q: record %v, %d problems, want no record and one problem", name, rec != nil, len(ps))
			continue
		}
		p := ps[0]
		if string(p.Code) != c.code || p.Line != c.line || p.Column != c.column || !strings.Contains(p.Hint.VI, c.hint) || p.Message.EN == "" {
			t.Errorf("%q gives %s %d:%d %q / %q, want %s %d:%d %q", name, p.Code, p.Line, p.Column, p.Message.VI, p.Hint.VI, c.code, c.line, c.column, c.hint)
		}
	}
}

func TestThirtyTwoLevelsAreRead(t *testing.T) {
	if got := told(`{"x": ` + strings.Repeat("[", 31) + strings.Repeat("]", 31) + "}"); strings.Contains(strings.Join(got, " "), "json.") {
		t.Errorf("got %v", got)
	}
}

func TestByteOrderMarkAndEmojiEscapesAreFine(t *testing.T) {
	d := decoded(t, []byte("\ufeff"+minimal(`"dia_danh": "\u00c1 \ud83d\ude00 \"\\\/"`)))
	if d.Place.S != `Á 😀 "\/` {
		t.Errorf("got %q", d.Place.S)
	}
}

func TestDuplicateKeysAreCountedAndTheFirstKept(t *testing.T) {
	rec, ps := Decode([]byte(minimal(`"so": 1, "so": 2, "so": 3`)), Limits{})
	if len(ps) != 1 || ps[0].Code != "json.duplicate_key" || ps[0].At != "/so" || ps[0].Message.VI != "Trường «so» xuất hiện 3 lần." || rec.Number.S != "1" {
		t.Errorf("got %+v", ps)
	}
	many := strings.Repeat(`"a": [{"b/": 1, "b/": 2}], `, 20)
	_, ps = Decode([]byte("{"+many+`"c": 1}`), Limits{})
	if p := ps[len(ps)-1]; ps[0].At != "/a/0/b~1" || !strings.Contains(fmt.Sprint(ps), "xuất hiện 20 lần") {
		t.Errorf("got %+v … %+v", ps[0], p)
	}
}

func TestProblemsOfFields(t *testing.T) {
	for _, c := range []struct {
		name, member string
		want         []string
		part         string // of the first message or hint
	}{
		{"near miss", `"trichyeu": "A"`, []string{"field.unknown /trichyeu"}, "«trich_yeu»"},
		{"prototype keys", `"__proto__": {}, "constructor": 1, "toString": 2`, []string{"field.unknown /__proto__", "field.unknown /constructor", "field.unknown /toString"}, "Không có trường"},
		{"escaped pointer", `"a/b~c": 1`, []string{"field.unknown /a~1b~0c"}, ""},
		{"keys of batches", `"lap": "dong"`, []string{"field.unknown /lap"}, "tạo hàng loạt"},
		{"number in words", `"so": "mười hai"`, []string{"number.type /so"}, "«Số» phải là số nguyên từ 1 đến 999999; đang là «mười hai»."},
		{"fraction", `"so": 12.5`, []string{"number.type /so"}, "12.5"},
		{"exponent", `"so": 1e2`, []string{"number.type /so"}, ""},
		{"whole symbol", `"so": "87/BC-SCT"`, []string{"number.type /so"}, "ky_hieu"},
		{"zero", `"so": 0`, []string{"number.range /so"}, ""},
		{"negative", `"so": -7`, []string{"number.range /so"}, ""},
		{"huge", `"so": 12345678901234567890`, []string{"number.range /so"}, "12345678901234567890"},
		{"two readings", `"so": "1.936"`, []string{"number.ambiguous /so"}, "Hãy viết 1936."},
		{"copies", `"so_ban": "nhiều"`, []string{"number.type /so_ban"}, ""},
		{"wrong type", `"dia_danh": 12`, []string{"field.type /dia_danh"}, "«Địa danh» phải là chuỗi chữ, đang là số."},
		{"list for text", `"dia_danh": ["A"]`, []string{"field.type /dia_danh"}, "danh sách"},
		{"type in a list", `"kinh_gui": ["A", 5, {}]`, []string{"field.type /kinh_gui/1", "field.type /kinh_gui/2"}, "nháy kép"},
		{"short year", `"ngay": "3/2/25"`, []string{"date.format /ngay"}, "03/02/2025"},
		{"month 13", `"ngay": "2025-13-01"`, []string{"date.format /ngay"}, ""},
		{"no such day", `"ngay": "31/02/2025"`, []string{"date.not_exist /ngay"}, "không có trong lịch"},
		{"day 0", `"ngay": "00/02/2025"`, []string{"date.not_exist /ngay"}, ""},
		{"no leap day", `"ngay": "29/02/2100"`, []string{"date.not_exist /ngay"}, ""},
		{"date as number", `"ngay": 2025`, []string{"field.type /ngay"}, ""},
		{"NUL", `"dia_danh": "a\u0000b"`, []string{"text.control_char /dia_danh"}, "U+0000"},
		{"escape sign", `"dia_danh": "á\u001b"`, []string{"text.control_char /dia_danh"}, "vị trí 2"},
		{"backspace", `"dia_danh": "\u0008"`, []string{"text.control_char /dia_danh"}, ""},
		{"tab", `"dia_danh": "a\tb"`, []string{"text.control_char /dia_danh"}, "dấu cách"},
		{"line separator", `"dia_danh": "a\u2028b"`, []string{"text.control_char /dia_danh"}, ""},
		{"nonchar", `"dia_danh": "a\uffffb"`, []string{"text.control_char /dia_danh"}, ""},
		{"lost letter", `"dia_danh": "a\ufffdb"`, []string{"text.control_char /dia_danh"}, "gõ lại"},
		{"bidi", `"dia_danh": "Lai \u202eChâu"`, []string{"text.invisible_char /dia_danh"}, "U+202E"},
		{"zero width", `"so": "1\u200b2"`, []string{"text.invisible_char /so"}, ""},
		{"byte order mark", `"dia_danh": "Lai\ufeff"`, []string{"text.invisible_char /dia_danh"}, ""},
		{"soft hyphen", `"dia_danh": "Lai Ch\u00adâu ạ"`, []string{"text.invisible_char /dia_danh"}, "U+00AD"},
		{"line break", `"dia_danh": "Lai\nChâu"`, []string{"text.line_break /dia_danh"}, ""},
		{"bold", `"dia_danh": "**Lai Châu**"`, []string{"text.marks /dia_danh"}, "«**»"},
		{"reference", `"kinh_gui": ["Sở nêu ở [[muc-tieu]]"]`, []string{"text.marks /kinh_gui/0"}, "«[[muc-tieu]]»"},
		{"no marks", `"kinh_gui": ["Sở A (*)", "Sở 2*3*4", "Sở [[A B]]"]`, nil, ""},
		{"too long", `"dia_danh": "` + strings.Repeat("ă", 300_000) + `"`, []string{"text.too_long /dia_danh"}, "300000 ký tự, tối đa 200000"},
		{"newlines", `"co_quan_chu_quan": "` + strings.Repeat(`\n`, 100_000) + `"`, []string{"doc.too_many_paragraphs /co_quan_chu_quan"}, ""},
		{"secret", `"do_mat": "Tối mật"`, []string{"policy.classified /do_mat"}, "«Tối mật»"},
		{"secret by number", `"do_mat": 1`, []string{"policy.classified /do_mat"}, ""},
		{"state", `"trang_thai": "dự thảo"`, []string{"field.enum /trang_thai"}, "«du_thao»"},
		{"medium", `"hinh_thuc": "fax"`, []string{"field.enum /hinh_thuc"}, "giay, dien_tu"},
		{"urgency", `"muc_do_khan": "KHAN"`, []string{"field.enum /muc_do_khan"}, "«KHẨN»"},
		{"circulation", `"luu_hanh": "nội bộ"`, []string{"field.enum /luu_hanh"}, "LƯU HÀNH NỘI BỘ"},
		{"TCVN3", `"co_quan_chu_quan": "Së C«ng Th\u00ad¬ng"`, []string{"text.legacy_encoding /co_quan_chu_quan"}, "TCVN3"},
		{"address", `"dia_chi_co_quan": {"email": "a"}`, []string{"field.unknown /dia_chi_co_quan/email"}, ""},
		{"paper", `"phu_luc": [{"kho_giay": "dọc", "noi_dung": ["A"]}]`, []string{"field.enum /phu_luc/0/kho_giay"}, "«doc»"},
		{"empty annex", `"phu_luc": [{"tieu_de": "A"}]`, []string{"field.required /phu_luc/0/noi_dung"}, ""},
	} {
		doc := minimal(c.member)
		rec, ps := Decode([]byte(doc), Limits{})
		if rec == nil {
			t.Errorf("%s: no record", c.name)
		}
		checkTold(t, c.name, told(doc), c.want)
		if len(ps) > 0 && !strings.Contains(ps[0].Message.VI+" / "+ps[0].Hint.VI, c.part) {
			t.Errorf("%s: got %q / %q, want %q in it", c.name, ps[0].Message.VI, ps[0].Hint.VI, c.part)
		}
	}
}

func checkTold(t *testing.T, name string, got, want []string) {
	t.Helper()
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

func TestAllMissingFieldsAreToldAtOnce(t *testing.T) {
	checkTold(t, "nothing but a kind", told(`{"loai": "ke_hoach"}`),
		[]string{"field.required /co_quan", "field.required /trich_yeu", "field.required /noi_dung", "field.required /ky", "field.required /ky_hieu"})
	checkTold(t, "three", told(`{"loai": "cong_van", "co_quan": "A", "ky_hieu": "A-B", "noi_dung": ["", null], "ky": {"ho_ten": ""}}`),
		[]string{"field.required /ky/ho_ten", "field.required /ky/chuc_vu", "field.required /trich_yeu", "field.required /noi_dung"})
	checkTold(t, "thư công", told(`{"loai": "thu_cong", "co_quan": "A", "noi_dung": ["B"], "ky": {"chuc_vu": "C", "ho_ten": "D"}}`), nil)
	checkTold(t, "giấy giới thiệu", told(`{"loai": "giay_gioi_thieu", "co_quan": "UBND xã", "ong_ba": "A", "ve_viec": "B", "ky": {"quyen": "C", "ho_ten": "D"}}`),
		[]string{"field.required /chuc_vu", "field.required /duoc_cu_den", "field.required /gia_tri_den"})
	checkTold(t, "công văn", told(`{"loai": "cong_van", "co_quan": "UBND xã", "trich_yeu": "A", "noi_dung": ["B"], "ky": {"quyen": "C", "ho_ten": "D"}}`), []string{"field.required /ky_hieu"})
	_, ps := Decode([]byte(`{"loai": "Kế hoạch"}`), Limits{})
	if ps[0].Code != "field.enum" || ps[0].Hint.VI != "Có phải ý bạn là «ke_hoach»?" {
		t.Errorf("got %+v", ps[0])
	}
	if _, ps = Decode([]byte(`{"loai": "TTr"}`), Limits{}); !strings.Contains(ps[0].Hint.VI, "to_trinh") {
		t.Errorf("got %+v", ps[0])
	}
}

// withBody is the least sound plan with another body.
func withBody(blocks string) string {
	return strings.Replace(minimal(""), `["A."]`, "["+blocks+"]", 1)
}

func TestProblemsOfBlocks(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string
	}{
		{`"A", 5`, []string{"field.type /noi_dung/1"}},
		{`"A", ["B"]`, []string{"field.type /noi_dung/1"}},
		{`"A\nB"`, []string{"text.line_break /noi_dung/0"}},
		{`{}`, []string{"field.required /noi_dung/0"}},
		{`{"noi_dung": ["A"]}`, []string{"field.required /noi_dung/0/tieu_de"}},
		{`{"danh_so": ["A"], "chu_cai": ["B"]}`, []string{"field.conflict /noi_dung/0"}},
		{`{"tieu_de": "A", "danh_so": ["B"]}`, []string{"field.conflict /noi_dung/0"}},
		{`{"danhso": ["A"]}`, []string{"field.unknown /noi_dung/0/danhso"}},
		{`{"danh_so": ["A"], "x": 1}`, []string{"field.unknown /noi_dung/0/x"}},
		{`{"danh_so": []}`, []string{"field.required /noi_dung/0/danh_so"}},
		{`{"danh_so": "A"}`, []string{"field.type /noi_dung/0/danh_so"}},
		{`{"danh_so": ["A", 5, {}, {"gach_dau_dong": ["B"]}]}`, []string{"field.type /noi_dung/0/danh_so/1", "field.required /noi_dung/0/danh_so/2/noi_dung", "field.unknown /noi_dung/0/danh_so/3/gach_dau_dong", "field.required /noi_dung/0/danh_so/3/noi_dung"}},
		{`{"dieu": {"tieu_de": "A"}}`, []string{"field.required /noi_dung/0/dieu/noi_dung"}},
		{`{"neu": "x", "noi_dung": ["A"], "khac": ["B"]}`, []string{"field.unknown /noi_dung/0/neu", "field.unknown /noi_dung/0/khac", "field.required /noi_dung/0/tieu_de"}},
		{`{"bang": 5}`, []string{"field.type /noi_dung/0/bang"}},
	} {
		checkTold(t, c.body, told(withBody(c.body)), c.want)
	}
}

func TestProblemsOfTables(t *testing.T) {
	const at = " /noi_dung/0/bang"
	for _, c := range []struct {
		table string
		want  []string
	}{
		{`"dong": []`, []string{"field.required" + at + "/cot"}},
		{`"cot": [{"ten": "A"}, {"ten": "B"}], "dong": [["1"], ["1", 2], ["1", 2, 3], []]`, []string{"table.ragged" + at + "/dong/0", "table.ragged" + at + "/dong/2", "table.ragged" + at + "/dong/3"}},
		{`"cot": [{"ten": "A"}], "dong": [{"nhom": "I"}, {"nhom": ""}, 5, [true], [[]], ["a\nb"], [1e3]]`, []string{"field.required" + at + "/dong/1/nhom", "field.type" + at + "/dong/2", "field.type" + at + "/dong/3/0", "field.type" + at + "/dong/4/0", "text.line_break" + at + "/dong/5/0", "number.type" + at + "/dong/6/0"}},
		{`"cot": [{"ten": "A", "rong": 60}, {"ten": "B", "rong": "40,5"}]`, []string{"table.too_wide" + at + "/cot"}},
		{`"cot": [{"rong": 0}, {"rong": -1}, {"rong": "a"}, {"rong": 1.125}, {"rong": 101}]`, []string{"number.range" + at + "/cot/0/rong", "number.range" + at + "/cot/1/rong", "number.type" + at + "/cot/2/rong", "number.type" + at + "/cot/3/rong", "number.range" + at + "/cot/4/rong"}},
		{`"cot": [{"can": "left"}, {"nhom": true}, {"cot": [{"cot": [{}]}], "rong": 5}]`, []string{"field.enum" + at + "/cot/0/can", "field.required" + at + "/cot/1/cot", "field.unknown" + at + "/cot/2/cot/0/cot", "field.unknown" + at + "/cot/2/rong"}},
		{`"cot": [` + strings.Repeat("{},", 300) + `{}]`, []string{"table.too_many_columns" + at + "/cot"}},
		{`"cot": [{}], "dong": [[` + strings.Repeat("1,", 299) + `1]]`, []string{"table.too_many_columns" + at + "/dong/0"}},
		{`"cot": [{}], "dong": [["1"]], "tong_cong": {"cot": [1]}`, []string{"number.range" + at + "/tong_cong/cot"}},
		{`"cot": [{}], "dong": [["1"]], "tong_cong": {"cot": [0, 0]}`, []string{"field.conflict" + at + "/tong_cong/cot"}},
		{`"cot": [{}], "dong": [["1"]], "tong_cong": {}`, []string{"field.required" + at + "/tong_cong/cot"}},
		{`"cot": [{}], "dong": [["1"]], "tong_cong": {"cot": [0], "gia_tri": [1, 2]}`, []string{"table.ragged" + at + "/tong_cong/gia_tri"}},
		{`"cot": [{}], "dong": [[1543.2], ["245"], [null], ["-"], [0.10]], "tong_cong": {"cot": [0], "gia_tri": ["1.788,3"]}`, nil},
		{`"cot": [{}], "dong": [[1543.2], [245]], "tong_cong": {"cot": [0], "gia_tri": [1788]}`, []string{"table.total_mismatch" + at + "/tong_cong/gia_tri/0"}},
		{`"cot": [{}], "dong": [["1.543"], ["12 xã"], [2]], "tong_cong": {"cot": [0]}`, []string{"number.ambiguous" + at + "/dong/0/0", "number.type" + at + "/dong/1/0"}},
	} {
		checkTold(t, c.table[:min(len(c.table), 60)], told(withBody(`{"bang": {`+c.table+`}}`)), c.want)
	}
}

func TestTotalMismatchSaysBothSums(t *testing.T) {
	_, ps := Decode([]byte(withBody(`{"bang": {"cot": [{"ten": "Vốn"}], "dong": [[0.1], [0.2]], "tong_cong": {"cot": [0], "gia_tri": [0.4]}}}`)), Limits{})
	if len(ps) != 1 || ps[0].Message.VI != "Tổng cột «Vốn» tính được là 0,3, nhưng ghi 0,4." {
		t.Errorf("got %+v", ps)
	}
}

func TestProblemsOfIndicators(t *testing.T) {
	const at = " /noi_dung/0/bang_chi_tieu"
	for _, c := range []struct {
		table string
		want  []string
	}{
		{`"dong": []`, []string{"field.required" + at + "/cot"}},
		{`"cot": ["kehoach", {"cot": "x"}, {"ten": "A"}, 5]`, []string{"field.enum" + at + "/cot/0", "field.enum" + at + "/cot/1/cot", "field.required" + at + "/cot/2/cot", "field.type" + at + "/cot/3"}},
		{`"cot": ["ke_hoach"], "dong": [{"ke_hoach": 1}, {"ten": "A", "ke_hoach": true}, {"nhom": "I", "ten": "B"}, {"ten": "C", "tang_giam": 1}, "D"]`,
			[]string{"field.required" + at + "/dong/0/ten", "field.type" + at + "/dong/1/ke_hoach", "field.unknown" + at + "/dong/2/ten", "field.unknown" + at + "/dong/3/tang_giam", "field.type" + at + "/dong/4"}},
		{`"cot": ["ke_hoach"], "dong": [{"ten": "A", "ke_hoach": "1.250"}, {"ten": "B", "ke_hoach": "95%"}, {"ten": "C", "ke_hoach": "≥ 95"}, {"ten": "D", "ke_hoach": "1.250,5"}]`,
			[]string{"number.ambiguous" + at + "/dong/0/ke_hoach", "number.type" + at + "/dong/1/ke_hoach"}},
	} {
		checkTold(t, c.table, told(withBody(`{"bang_chi_tieu": {`+c.table+`}}`)), c.want)
	}
}

func TestFreeNumberKeepsAllItsDigits(t *testing.T) {
	d := decoded(t, []byte(withBody(`{"bang": {"cot": [{}, {}], "dong": [[12345678901234567890, 1250.50]]}}`)))
	cells := d.Body[0].(*Table).Rows[0].Cells
	if cells[0].Number != "12345678901234567890" || cells[1].Number != "1250.50" {
		t.Errorf("got %+v", cells)
	}
}

func TestHugeInputsAreToldSoon(t *testing.T) {
	begin := time.Now()
	for _, c := range []struct{ name, doc, want string }{
		{"100,000 empty paragraphs", withBody(strings.Repeat(`"",`, 100_000) + `"A"`), "doc.too_many_paragraphs /noi_dung/20000"},
		{"100,000 items", withBody(`{"danh_so": [` + strings.Repeat(`"a",`, 100_000) + `"A"]}`), "doc.too_many_paragraphs /noi_dung/0/danh_so/19999"},
		{"50,000 rows", withBody(`{"bang": {"cot": [{}], "dong": [` + strings.Repeat(`["1"],`, 50_000) + `["1"]]}}`), "table.too_many_rows /noi_dung/0/bang/dong/20000"},
		{"a list of a million", minimal(`"luu": [` + strings.Repeat("1,", 1_000_000) + "1]"), "field.type /luu/0"},
		{"a million-letter word", withBody(`"` + strings.Repeat("a", 1_000_000) + `"`), "text.too_long /noi_dung/0"},
		{"stars", withBody(`"` + strings.Repeat("*a ", 66_000) + strings.Repeat(`\\*`, 500) + `"`), ""},
		{"references", withBody(`"` + strings.Repeat("[[a]]", 39_000) + `"`), "ref.unknown /noi_dung/0"},
		{"brackets", withBody(`"` + strings.Repeat("[", 190_000) + `"`), ""},
		{"ids", withBody(manyIDs(4900) + `"` + strings.Repeat("[[bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb0]]", 4000) + `"`), "ref.unknown /noi_dung/4900"},
	} {
		got := told(c.doc)
		if strings.Join(got[:min(1, len(got))], "") != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
	if d := time.Since(begin); d > time.Minute { // of a busy machine, under the race detector
		t.Errorf("took %v", d)
	}
}

// manyIDs is n sections with long names of nearly the same letters.
func manyIDs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"tieu_de": "A", "ma": "%s%d"},`, strings.Repeat("a", 35), i)
	}
	return b.String()
}

func TestAWordOfTenThousandLettersIsFine(t *testing.T) {
	decoded(t, []byte(withBody(`"`+strings.Repeat("a", 10_000)+`"`)))
}

func TestProblemsAreCappedAndCounted(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, `"k%d": 1, `, i)
	}
	_, ps := Decode([]byte(minimal(b.String()+`"z": 1`)), Limits{})
	last := ps[len(ps)-1]
	if len(ps) != MaxProblems+1 || last.Code != "input.more" || last.Message.VI != "và 901 lỗi khác." || !diag.Blocks(ps) {
		t.Errorf("got %d problems, the last %+v", len(ps), last)
	}
}

func TestLimitsCanBeSet(t *testing.T) {
	limits := Limits{Depth: 3, Keys: 8, TextLength: 20, Paragraphs: 1}
	for doc, want := range map[string]string{
		`{"a": {"b": [[]]}}`:                      "json.too_deep",
		minimal(`"a": 1`):                         "json.too_many_keys",
		`{"co_quan": "` + strings.Repeat("a", 21): "json.syntax",
	} {
		if _, ps := Decode([]byte(doc), limits); len(ps) == 0 || string(ps[0].Code) != want {
			t.Errorf("%s: got %+v", doc, ps)
		}
	}
}
