package record

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/decree"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(kind)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("mem:///"+kind, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mem:///" + kind)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validates(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestEveryKindHasASchemaThatAcceptsItsDocument(t *testing.T) {
	for _, k := range decree.Kinds() {
		s := compiled(t, k.ID)
		doc := []byte(least(k.ID, ""))
		decoded(t, doc)
		if err := validates(t, s, doc); err != nil {
			t.Errorf("%s: %v", k.ID, err)
		}
	}
	if Schema("khong_co") != nil {
		t.Error("a schema for a kind that does not exist")
	}
}

func TestSchemaAcceptsWhatMustWorkForEver(t *testing.T) {
	for _, name := range cases {
		data := input(t, name)
		if err := validates(t, compiled(t, decoded(t, data).Kind.S), data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaAndDecodeAgree holds the two readings of the forms side by side.
func TestSchemaAndDecodeAgree(t *testing.T) {
	agree(t, "ke_hoach", []string{
		minimal(`"so": "07"`), minimal(`"so": null, "ngay": "05/2024", "kinh_gui": "A"`), minimal(`"trang_thai": ""`), minimal(`"ngay": " 31/05/2024 "`),
		minimal(`"phu_luc": [{"kho_giay": "ngang", "noi_dung": [null, "A"], "ma": "pl"}]`), minimal(`"dia_chi_co_quan": {"fax": "1"}`),
		withBody(`{"dieu": ["A"]}, {"dieu": {"tieu_de": "A", "noi_dung": ["B"]}}, {"danh_so": ["A", {"noi_dung": ["B"]}]}, {"tieu_de": "A\nB"}`),
		withBody(`{"bang": {"cot": [{"ten": "A", "rong": 12.5}, {"rong": "12,5"}], "dong": [["x", 1], [null, ""], {"nhom": "I"}], "tong_cong": null}}`),
		withBody(`{"phan": {"tieu_de": "A", "noi_dung": [{"chuong": {"tieu_de": "B", "ma": "b"}}]}}, {"tieu_de": "C", "cap": 2, "ma": ""}, {"dieu": {"noi_dung": ["D"], "ma": "d"}}`),
		withBody(`{"phan": {"noi_dung": ["A"]}}`), withBody(`{"tieu_de": "C", "cap": 8}`), withBody(`{"tieu_de": "C", "ma": "Đ"}`), withBody(`{"danh_so": [{"noi_dung": ["A"], "ma": "a b"}]}`),
		minimal(`"co_chu": "nho", "cach_danh_so": ["1", null, "1.1", "(1)"], "don_vi_soan": "QLCN"`), minimal(`"co_chu": "to"`), minimal(`"cach_danh_so": ["i"]`), minimal(`"cach_danh_so": ["1","1","1","1","1","1","1","1"]`),
		minimal(`"ho_so": {"nguoi_ky": {"a": {"chuc_vu": "B", "ho_ten": "C"}, "b": ""}, "don_vi": {"A": "B"}, "quy_tac": {"ND30-PL1-I-1": "off"}, "che_do": "tap_the"}`),
		minimal(`"ho_so": {"quy_tac": {"ND30-PL1-I-1": "no"}}`), minimal(`"ho_so": {"nguoi_ky": ["a"]}`), minimal(`"ho_so": {"che_do": "x"}`), minimal(`"ho_so": {"don_vi": {"A": 5}}`),
		minimal(`"ban_sao": {"hinh_thuc": "sao_y", "co_quan": "A", "ky_hieu": "SY-A", "ky": {"chuc_vu": "B", "ho_ten": "C"}}`), minimal(`"ban_sao": {"hinh_thuc": "sao"}`), minimal(`"ban_sao": {}`),
		minimal(`"khach_moi": ["A"]`), minimal(`"van_ban_kem_theo": {}`),
		minimal(`"trichyeu": "A"`), minimal(`"so": 12.5`), minimal(`"so": "a"`), minimal(`"so": 0`), minimal(`"ngay": "3/2/25"`), minimal(`"dia_danh": 5`),
		minimal(`"dia_danh": "a\nb"`), minimal(`"do_mat": "Mật"`), minimal(`"hinh_thuc": "fax"`), minimal(`"phu_luc": [{}]`),
		strings.Replace(minimal(""), "Sở Công Thương", " ", 1), strings.Replace(minimal(""), `"chuc_vu": "Giám đốc", `, "", 1), strings.Replace(minimal(""), "ke_hoach", "bao", 1),
		withBody(`5`), withBody(`{"danh_so": []}`), withBody(`{"danh_so": ["A"], "chu_cai": ["B"]}`), withBody(`{"x": 1}`), withBody(`{"bang": {"cot": [{"can": "left"}]}}`),
		withBody(`{"bang_chi_tieu": {"cot": ["x"]}}`), withBody(`{"bang_chi_tieu": {"cot": ["ke_hoach"], "dong": [{"ke_hoach": 1}]}}`), withBody(`{"bang": {"cot": [{}], "dong": [[true]]}}`),
	})
	const body = `"co_quan": "A", "noi_dung": ["B"], `
	agree(t, "cong_van", []string{
		`{"loai": "cong_van", "ky_hieu": "A-B", "trich_yeu": "C", ` + body + `"ky": {"quyen": "D", "ho_ten": "E"}}`,
		`{"loai": "cong_van", "don_vi_soan": "B", "trich_yeu": "C", "noi_dung": ["D"], "nguoi_ky": ["a"], "ho_so": {"co_quan": "A", "viet_tat": "A", "nguoi_ky": {"a": {"quyen": "D", "ho_ten": "E"}}}}`,
		`{"loai": "cong_van", "trich_yeu": "C", ` + body + `"ky": {"quyen": "D", "ho_ten": "E"}}`, `{"loai": "cong_van", "ky_hieu": "A-B", "trich_yeu": "C", ` + body + `"ky": ""}`,
	})
	for kind, docs := range map[string][]string{
		"bien_ban":  {least("bien_ban", `"ten_cuoc_hop": ""`), strings.Replace(least("bien_ban", ""), `"thanh_phan": ["A"]`, `"thanh_phan": "A"`, 1), strings.Replace(least("bien_ban", ""), `"thanh_phan": ["A"]`, `"thanh_phan": [null]`, 1), strings.Replace(least("bien_ban", ""), `"ky": [`, `"ky": [{"chuc_vu": "X", "ho_ten": "Y"}, `, 1), strings.Replace(least("bien_ban", ""), `, {"chuc_vu": "B", "ho_ten": "An"}`, "", 1)},
		"hop_dong":  {least("hop_dong", `"ky": {"chuc_vu": "A", "ho_ten": "B"}`), least("hop_dong", `"ky": null`), strings.Replace(least("hop_dong", ""), `{"ten": "A", "dai_dien": "B", "chuc_vu": "C"}, `, "", 1), strings.Replace(least("hop_dong", ""), `"dai_dien": "B", `, "", 1)},
		"thu_cong":  {least("thu_cong", `"kinh_gui": ["A"]`), least("thu_cong", `"so": 5`)},
		"giay_moi":  {least("giay_moi", `"noi_dung": ["A"], "chu_tri": "B"`), least("giay_moi", `"bat_dau": "A"`)},
		"cong_dien": {least("cong_dien", `"tham_quyen": "A"`), strings.Replace(least("cong_dien", ""), `["A"]`, `""`, 1)},
		"quyet_dinh": {least("quyet_dinh", `"van_ban_kem_theo": {"loai": "quy_che", "trich_yeu": "A", "noi_dung": ["B"]}`), least("quyet_dinh", `"van_ban_kem_theo": [null, {"loai": "quy_che", "trich_yeu": "A", "noi_dung": ["B"]}]`),
			least("quyet_dinh", `"van_ban_kem_theo": ""`), least("quyet_dinh", `"van_ban_kem_theo": {"loai": "cong_van", "trich_yeu": "A", "noi_dung": ["B"]}`), least("quyet_dinh", `"van_ban_kem_theo": {"loai": "quy_che"}`)},
		"giay_nghi_phep": {least("giay_nghi_phep", `"can_xac_nhan": true`), least("giay_nghi_phep", `"can_xac_nhan": null`), least("giay_nghi_phep", `"can_xac_nhan": "co"`), strings.Replace(least("giay_nghi_phep", ""), "02/06/2026", "2/6/26", 1)},
	} {
		agree(t, kind, docs)
	}
}

// agree asks the schema and Decode about documents.
func agree(t *testing.T, kind string, docs []string) {
	t.Helper()
	s := compiled(t, kind)
	for _, doc := range docs {
		if err := validates(t, s, []byte(doc)); (err == nil) != (len(told(doc)) == 0) {
			t.Errorf("%s: the schema says %v, Decode %v", doc, err, told(doc))
		}
	}
}

// keysOf lists the keys that a schema gives a document.
func keysOf(t *testing.T, kind string) map[string]bool {
	t.Helper()
	var s struct{ Properties map[string]any }
	if err := json.Unmarshal(Schema(kind), &s); err != nil {
		t.Fatal(err)
	}
	keys := make(map[string]bool)
	for k := range s.Properties {
		keys[k] = true
	}
	return keys
}

func TestSchemaOfAKindListsItsKeysAlone(t *testing.T) {
	for _, c := range []struct {
		kind      string
		has, lack string
	}{
		{"ke_hoach", "so ky ho_so nguoi_ky ban_sao phu_luc co_chu can_cu", "khach_moi bat_dau cac_ben van_ban_kem_theo tham_quyen"},
		{"quyet_dinh", "van_ban_kem_theo tham_quyen", "cac_ben thoi_gian"},
		{"giay_moi", "khach_moi toi_du chu_tri thoi_gian dia_diem noi_dung", "ong_ba thu_ky"},
		{"giay_nghi_phep", "don_ngay ong_ba can_xac_nhan", "duoc_cu_den"},
		{"thu_cong", "kinh_gui noi_dung ky", "so ky_hieu"},
		{"hop_dong", "cac_ben ky nguoi_ky", "khach_moi"},
	} {
		keys := keysOf(t, c.kind)
		for _, k := range strings.Fields(c.has) {
			if !keys[k] {
				t.Errorf("%s has no %s", c.kind, k)
			}
		}
		for _, k := range strings.Fields(c.lack) {
			if keys[k] {
				t.Errorf("%s has %s", c.kind, k)
			}
		}
	}
}

func TestSchemaIsTheSameEachTimeAndTellsEveryField(t *testing.T) {
	var all []byte
	for _, k := range decree.Kinds() {
		s := Schema(k.ID)
		if !bytes.Equal(s, Schema(k.ID)) || !json.Valid(s) {
			t.Fatalf("%s: the schema is not one valid text", k.ID)
		}
		checkNoKeyTwice(t, k.ID, s)
		all = append(all, s...)
	}
	for _, f := range Fields() {
		if f.Label == "" || f.Doc == "" || !bytes.Contains(all, []byte(`"`+f.Key+`"`)) || !bytes.Contains(all, []byte(f.Doc[:len(f.Doc)/2])) && f.Form != "khoi_ten" && !strings.Contains(f.Doc, `"`) {
			t.Errorf("%s.%s has no label, no description, or no place in the schema", f.Form, f.Key)
		}
	}
}

// checkNoKeyTwice uses our own scanner, which tells what encoding/json hides.
func checkNoKeyTwice(t *testing.T, kind string, schema []byte) {
	t.Helper()
	rep := new(report)
	if _, ok := scan(string(schema), Limits{Depth: 100, Keys: 1 << 20}.withDefaults(), rep); !ok || len(rep.list) > 0 {
		t.Errorf("%s: %+v", kind, rep.list)
	}
}
