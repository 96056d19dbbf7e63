package record

import (
	"reflect"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

const office = `{"co_quan_chu_quan": "UBND tỉnh Lai Châu", "co_quan": "Sở Công Thương", "viet_tat": "SCT", "dia_danh": "Lai Châu", "che_do": "thu_truong",
	"nguoi_ky": {"gd": {"chuc_vu": "Giám đốc", "ho_ten": "An"}, "pgd": {"ky_thay": "Giám đốc", "chuc_vu": "Phó Giám đốc", "ho_ten": "Bình"}},
	"dia_chi_co_quan": {"fax": "1"}, "luu": ["VT", "VP"], "co_chu": "nho", "don_vi": {"QLCN": "Phòng Quản lý công nghiệp"},
	"quy_tac": {"ND30-PL1-II-9b3": "off", "ND30-PL1-I-1": "info"}}`

// short has only what is particular to a document.
const short = `{"loai": "ke_hoach", "trich_yeu": "A", "noi_dung": ["B"], "nguoi_ky": "pgd"`

func withOffice(t *testing.T, doc string) *Record {
	t.Helper()
	def, ps := DecodeProfile([]byte(office), Limits{})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	rec, ps := DecodeWith([]byte(doc), Options{Defaults: def})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return rec
}

func TestProfileFillsWhatTheDocumentDoesNotSay(t *testing.T) {
	d := withOffice(t, short+"}")
	if d.Authority != (Text{"Sở Công Thương", "/ho_so/co_quan"}) || d.ParentAuthority.S != "UBND tỉnh Lai Châu" || d.Place.S != "Lai Châu" || d.Address.Fax.S != "1" ||
		d.Size != SmallHeader || d.Mode != ByHead || len(d.Archive) != 2 {
		t.Errorf("got %+v", d)
	}
	if d.Symbol != (Text{"KH-SCT", "/ky_hieu"}) {
		t.Errorf("got %+v", d.Symbol)
	}
	if s := d.Signers; len(s) != 1 || s[0].For.S != "Giám đốc" || s[0].Name != (Text{"Bình", "/ho_so/nguoi_ky/pgd/ho_ten"}) {
		t.Errorf("got %+v", s)
	}
	want := []Severity{{"ND30-PL1-II-9b3", 0, "/ho_so/quy_tac/ND30-PL1-II-9b3"}, {"ND30-PL1-I-1", diag.Info, "/ho_so/quy_tac/ND30-PL1-I-1"}}
	if !reflect.DeepEqual(d.Severities, want) {
		t.Errorf("got %+v", d.Severities)
	}
}

func TestProfileSentAlongIsTheSame(t *testing.T) {
	sent := decoded(t, []byte(short+`, "ho_so": `+office+"}"))
	if filed := withOffice(t, short+"}"); !reflect.DeepEqual(sent, filed) {
		t.Errorf("sent along: %+v\nin a file: %+v", sent, filed)
	}
}

func TestDocumentWinsOverItsProfileAndThatOverTheFile(t *testing.T) {
	d := withOffice(t, `{"loai": "ke_hoach", "trich_yeu": "A", "noi_dung": ["B"], "dia_danh": "Hà Nội", "luu": ["HC"], "co_chu": "lon", "nguoi_ky": "gd",
		"ho_so": {"dia_danh": "Huế", "co_quan_chu_quan": "Bộ Y tế", "nguoi_ky": {"gd": {"quyen": "Giám đốc", "ho_ten": "Cúc"}}, "quy_tac": {"ND30-PL1-II-9b3": "error"}}}`)
	if d.Place.S != "Hà Nội" || d.Archive[0].S != "HC" || d.Size != LargeHeader || d.ParentAuthority.S != "Bộ Y tế" || d.Authority.S != "Sở Công Thương" || d.Signers[0].Name.S != "Cúc" {
		t.Errorf("got %+v", d)
	}
	if len(d.Severities) != 2 || d.Severities[0].Severity != diag.Error {
		t.Errorf("got %+v", d.Severities)
	}
}

func TestFilingOneDocumentLeavesTheProfileAsItWas(t *testing.T) {
	def, _ := DecodeProfile([]byte(office), Limits{})
	again, _ := DecodeProfile([]byte(office), Limits{})
	DecodeWith([]byte(short+`, "ho_so": {"dia_danh": "Huế", "nguoi_ky": {"pgd": {"ho_ten": "X"}, "z": {"ho_ten": "Y"}}, "don_vi": {"QLCN": "Z"}, "quy_tac": {"ND30-PL1-II-9b3": "error"}}}`), Options{Defaults: def})
	if !reflect.DeepEqual(def, again) {
		t.Errorf("got %+v", def)
	}
}

func TestSymbolAndArchiveFollowFromTheDraftingUnit(t *testing.T) {
	const letter = `{"loai": "cong_van", "trich_yeu": "A", "noi_dung": ["B"], "nguoi_ky": "gd", "don_vi_soan": "QLCN"`
	d := withOffice(t, letter+"}")
	if d.Symbol.S != "SCT-QLCN" || len(d.Archive) != 2 || d.Archive[1] != (Text{"QLCN", "/don_vi_soan"}) || d.UnitName.S != "Phòng Quản lý công nghiệp" {
		t.Errorf("got %+v, %+v, %+v", d.Symbol, d.Archive, d.UnitName)
	}
	if d = withOffice(t, letter+`, "co_quan": "SỞ CÔNG\nTHƯƠNG", "luu": "VT"}`); d.Symbol.S != "SCT-QLCN" || len(d.Archive) != 1 {
		t.Errorf("got %+v, %+v", d.Symbol, d.Archive)
	}
	if d = withOffice(t, letter+`, "co_quan": "Ủy ban nhân dân tỉnh"}`); d.Symbol.S != "UBND-QLCN" {
		t.Errorf("the abbreviation of the profile is not another body's: %+v", d.Symbol)
	}
}

func TestCopyIsMadeByTheOfficeOfTheProfile(t *testing.T) {
	d := withOffice(t, minimal(`"ban_sao": {"hinh_thuc": "sao_y", "ky": {"chuc_vu": "A", "ho_ten": "B"}}`))
	if c := d.Copy; c.Authority.S != "Sở Công Thương" || c.Parent.S != "UBND tỉnh Lai Châu" || c.Symbol.S != "SY-SCT" || c.Place.S != "Lai Châu" || len(c.Archive) != 2 {
		t.Errorf("got %+v", c)
	}
}

func TestProblemsOfProfiles(t *testing.T) {
	for _, c := range []struct {
		name, profile string
		want          []string
		part          string
	}{
		{"slip", `{"coquan": "A"}`, []string{"field.unknown /coquan"}, "«co_quan»"},
		{"mode", `{"che_do": "tập thể"}`, []string{"field.enum /che_do"}, "«tap_the»"},
		{"signer", `{"nguoi_ky": {"gd": {"chuc_vu": "A"}, "pgd": "Bình"}}`, []string{"field.required /nguoi_ky/gd/ho_ten", "field.type /nguoi_ky/pgd"}, ""},
		{"list of signers", `{"nguoi_ky": [{"chuc_vu": "A", "ho_ten": "B"}]}`, []string{"field.type /nguoi_ky"}, "đối tượng"},
		{"unit", `{"don_vi": {"A": 1, "B": "", "C": "D\nE"}}`, []string{"field.type /don_vi/A", "text.line_break /don_vi/C"}, "«Các đơn vị: A»"},
		{"rules", `{"quy_tac": {"ND30-A": "tắt", "field.unknown": "off", "ND30-B": ""}}`, []string{"field.enum /quy_tac/ND30-A", "field.unknown /quy_tac/field.unknown"}, "«off»"},
		{"a rule twice", `{"quy_tac": {"ND30-A": "off", "ND30-A": "no"}}`, []string{"json.duplicate_key /quy_tac/ND30-A"}, ""},
		{"not an object", `[]`, []string{"json.root_type"}, ""},
	} {
		_, ps := DecodeProfile([]byte(c.profile), Limits{})
		var got []string
		for _, p := range ps {
			got = append(got, strings.TrimSpace(string(p.Code)+" "+string(p.At)))
		}
		checkTold(t, c.name, got, c.want)
		if len(ps) > 0 && !strings.Contains(ps[0].Message.VI+" / "+ps[0].Hint.VI, c.part) {
			t.Errorf("%s: got %q / %q, want %q in it", c.name, ps[0].Message.VI, ps[0].Hint.VI, c.part)
		}
	}
}

func TestProblemsOfSignersOfTheProfile(t *testing.T) {
	const head = `{"loai": "ke_hoach", "ky_hieu": "A-B", "trich_yeu": "A", "noi_dung": ["B"], `
	for _, c := range []struct {
		name, doc string
		want      []string
		part      string
	}{
		{"no profile", head + `"co_quan": "A", "nguoi_ky": "gd"}`, []string{"ref.unknown /nguoi_ky"}, "ho_so"},
		{"slip", head + `"nguoi_ky": "giamdoc", "ho_so": {"co_quan": "A", "nguoi_ky": {"giam_doc": {"chuc_vu": "A", "ho_ten": "B"}}}}`, []string{"ref.unknown /nguoi_ky"}, "«giam_doc»"},
		{"both", head + `"nguoi_ky": "gd", "ky": {"chuc_vu": "A", "ho_ten": "B"}, "ho_so": ` + office + "}", []string{"field.conflict /nguoi_ky"}, "giữ lại một"},
		{"neither", head + `"ho_so": ` + office + "}", []string{"field.required /ky"}, ""},
		{"two of a plan", head + `"nguoi_ky": ["gd", "pgd"], "ho_so": ` + office + "}", []string{"field.too_many /nguoi_ky"}, ""},
		{"fault of the profile", head + `"nguoi_ky": "gd", "ho_so": {"co_quan": "A", "nguoi_ky": {"gd": {"chuc_vu": "A"}}}}`, []string{"field.required /ho_so/nguoi_ky/gd/ho_ten"}, ""},
		{"not an object", head + `"co_quan": "A", "ky": {"chuc_vu": "A", "ho_ten": "B"}, "ho_so": "sct"}`, []string{"field.type /ho_so"}, ""},
	} {
		checkTold(t, c.name, told(c.doc), c.want)
		if _, ps := Decode([]byte(c.doc), Limits{}); len(ps) > 0 && !strings.Contains(ps[0].Message.VI+" / "+ps[0].Hint.VI, c.part) {
			t.Errorf("%s: got %q / %q, want %q in it", c.name, ps[0].Message.VI, ps[0].Hint.VI, c.part)
		}
	}
}
