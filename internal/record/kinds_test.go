package record

import (
	"reflect"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/decree"
)

// ofKind is what the least document of a kind has beside kind, body and signer.
var ofKind = map[string]string{
	"cong_dien":       `"kinh_gui": ["A"]`,
	"giay_moi":        `"khach_moi": ["A"], "toi_du": "B", "thoi_gian": "C", "dia_diem": "D"`,
	"giay_gioi_thieu": `"ong_ba": "A", "chuc_vu": "B", "duoc_cu_den": "C", "ve_viec": "D", "gia_tri_den": "30/06/2026"`,
	"bien_ban":        `"bat_dau": "A", "dia_diem": "B", "thanh_phan": ["A"], "chu_tri": "C", "thu_ky": "D", "ket_thuc": "E"`,
	"giay_nghi_phep":  `"don_ngay": "2026-06-01", "ong_ba": "A", "chuc_vu": "B", "thoi_gian_nghi": "05 ngày", "tu_ngay": "02/06/2026", "den_ngay": "06/06/2026", "tai": "C", "tinh_vao": "D"`,
	"hop_dong":        twoParties, "ban_ghi_nho": twoParties, "ban_thoa_thuan": twoParties,
}

const twoParties = `"cac_ben": [{"ten": "A", "dai_dien": "B", "chuc_vu": "C"}, {"ten": "D", "dai_dien": "E", "chuc_vu": "F", "ma_so_thue": "01", "dia_chi": "G"}]`

// least is the least sound document of a kind, with one more member put in.
func least(kind, member string) string {
	parts := []string{`"loai": "` + kind + `", "co_quan": "Sở Công Thương"`}
	k, _ := decree.KindOf(kind)
	if !isFree(k) {
		parts = append(parts, `"ky_hieu": "X-SCT"`)
	}
	if hasSubject(k) {
		parts = append(parts, `"trich_yeu": "Bảo vệ trẻ em"`)
	}
	if hasText(k) {
		parts = append(parts, `"noi_dung": ["A."]`)
	}
	switch {
	case kind == minutes:
		parts = append(parts, `"ky": [{"chuc_vu": "A", "ho_ten": "Bình"}, {"chuc_vu": "B", "ho_ten": "An"}]`)
	case !isContract(k):
		parts = append(parts, `"ky": {"chuc_vu": "Giám đốc", "ho_ten": "An"}`)
	}
	for _, more := range []string{ofKind[kind], member} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func TestEachFormHasRoomForItsFields(t *testing.T) {
	for id, of := range theForms.documents {
		f := of()
		if len(f.fields) > 64 {
			t.Errorf("%q has %d fields, seen holds 64", id, len(f.fields))
		}
		for i, key := range f.keys {
			if f.find(key) != i {
				t.Errorf("%q has %s twice", id, key)
			}
		}
	}
}

func TestDetailsStandInTheOrderOfTheForm(t *testing.T) {
	d := decoded(t, []byte(`{"loai": "bien_ban", "ket_thuc": "E", "thu_ky": "D", "chu_tri": "C", "thanh_phan": ["X", "Y"], "dia_diem": "B", "bat_dau": "A",
		"co_quan": "UBND xã", "trich_yeu": "T", "noi_dung": ["N"], "ky": [{"chuc_vu": "Thư ký", "ho_ten": "An"}, {"quyen": "Chủ tọa", "ho_ten": "Bình"}]}`))
	var got []string
	for _, x := range d.Details {
		got = append(got, x.Key)
	}
	if strings.Join(got, " ") != "bat_dau dia_diem thanh_phan chu_tri thu_ky ket_thuc" {
		t.Errorf("got %v", got)
	}
	if x := d.Detail("thanh_phan"); !reflect.DeepEqual(x, &Detail{Key: "thanh_phan", Label: "Thành phần tham dự", At: "/thanh_phan", Texts: []Text{{"X", "/thanh_phan/0"}, {"Y", "/thanh_phan/1"}}}) {
		t.Errorf("got %+v", x)
	}
	if x := d.Detail("chu_tri"); x.Label != "Chủ trì (chủ tọa)" || d.Detail("khach_moi") != nil {
		t.Errorf("got %+v", x)
	}
	if len(d.Signers) != 2 || d.Signers[1].Acting.S != "Chủ tọa" || d.Signers[1].At != "/ky/1" || d.Symbol.S != "BB-UBND" {
		t.Errorf("got %+v", d.Signers)
	}
}

func TestDetailsThatAreDatesAndFlags(t *testing.T) {
	d := decoded(t, []byte(least("giay_nghi_phep", `"can_xac_nhan": true`)))
	if x := d.Detail("don_ngay"); x.Date != (Date{1, 6, 2026, "/don_ngay"}) || x.Texts != nil {
		t.Errorf("got %+v", x)
	}
	if x := d.Detail("can_xac_nhan"); x == nil || x.Texts[0].S != "true" {
		t.Errorf("got %+v", x)
	}
	if d = decoded(t, []byte(least("giay_nghi_phep", `"can_xac_nhan": false`))); d.Detail("can_xac_nhan") != nil {
		t.Error("false is as absent")
	}
}

func TestPartiesHaveTheirLines(t *testing.T) {
	d := decoded(t, []byte(least("hop_dong", "")))
	p := d.Parties[1]
	if len(d.Parties) != 2 || len(d.Signers) != 0 || p.Agent != (Text{"E", "/cac_ben/1/dai_dien"}) || p.At != "/cac_ben/1" ||
		len(p.Details) != 2 || p.Details[0].Label != "Địa chỉ" || p.Details[1].Key != "ma_so_thue" {
		t.Errorf("got %+v", d.Parties)
	}
}

func TestAttachedTextIsOneOrMany(t *testing.T) {
	const one = `{"loai": "quy_che", "trich_yeu": "A", "noi_dung": [{"chuong": {"tieu_de": "B", "noi_dung": [{"dieu": {"tieu_de": "C", "noi_dung": ["D"]}}]}}]}`
	for doc, at := range map[string]string{one: "/van_ban_kem_theo", "[" + one + "]": "/van_ban_kem_theo/0"} {
		d := decoded(t, []byte(least("quyet_dinh", `"van_ban_kem_theo": `+doc)))
		if len(d.Attachments) != 1 || d.Attachments[0].Kind.S != "quy_che" || string(d.Attachments[0].At) != at || d.Kind.S != "quyet_dinh" {
			t.Fatalf("got %+v", d.Attachments)
		}
		div := d.Attachments[0].Body[0].(*Division)
		if div.Level != Chapter || div.Title.S != "B" || div.Body[0].(*Article).Title.S != "C" {
			t.Errorf("got %+v", div)
		}
	}
}

func TestSizesAndLabels(t *testing.T) {
	d := decoded(t, []byte(minimal(`"co_chu": "nho", "cach_danh_so": ["A", "", "1.1", "(1)", "-", "+"]`)))
	if d.Size != SmallHeader || !reflect.DeepEqual(d.Labels, []LabelStyle{CapitalLabel, 0, DecimalLabel, BracketLabel, DashLabel, PlusLabel}) {
		t.Errorf("got %v %v", d.Size, d.Labels)
	}
}

func TestProblemsOfKinds(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      []string
		part      string
	}{
		{"key of one other kind", minimal(`"khach_moi": ["A"]`), []string{"field.not_for_kind /khach_moi"}, "Giấy mời"},
		{"key of two kinds", minimal(`"ong_ba": "A"`), []string{"field.not_for_kind /ong_ba"}, "Giấy giới thiệu, Giấy nghỉ phép"},
		{"key of most kinds", least("thu_cong", `"so": 5, "ky_hieu": "A"`), []string{"field.not_for_kind /so", "field.not_for_kind /ky_hieu"}, "xem lại loại"},
		{"empty key of another kind", minimal(`"khach_moi": [null], "cac_ben": ""`), nil, ""},
		{"attached to a plan", minimal(`"van_ban_kem_theo": []`), nil, ""},
		{"authority line of a plan", minimal(`"tham_quyen": "A"`), []string{"field.not_for_kind /tham_quyen"}, "Công điện"},
		{"keys of a kind that is not known", strings.Replace(minimal(`"khach_moi": ["A"], "x": 1`), "ke_hoach", "thu", 1), []string{"field.enum /loai", "field.unknown /x"}, ""},
		{"slip in a kind's own key", strings.Replace(least("giay_moi", ""), "toi_du", "toidu", 1), []string{"field.unknown /toidu", "field.required /toi_du"}, "«toi_du»"},
		{"two signers of a plan", strings.Replace(minimal(""), `{"chuc_vu": "Giám đốc", "ho_ten": "An"}`, `[{"chuc_vu": "A", "ho_ten": "An"}, {"chuc_vu": "B", "ho_ten": "Ba"}]`, 1), []string{"field.too_many /ky"}, "biên bản"},
		{"a list of one", strings.Replace(minimal(""), `{"chuc_vu": "Giám đốc", "ho_ten": "An"}`, `[null, {"chuc_vu": "A", "ho_ten": "An"}]`, 1), nil, ""},
		{"one signer of minutes", strings.Replace(least("bien_ban", ""), `{"chuc_vu": "A", "ho_ten": "Bình"}, `, "", 1), []string{"field.required /ky"}, "thư ký và chủ tọa"},
		{"one party", least("hop_dong", "")[:strings.Index(least("hop_dong", ""), `, {"ten": "D"`)] + "]}", []string{"field.required /cac_ben"}, "hai đến sáu"},
		{"seven parties", strings.Replace(least("hop_dong", ""), "[{", "["+strings.Repeat(`{"ten": "A", "dai_dien": "B", "chuc_vu": "C"}, `, 5)+"{", 1), []string{"field.too_many /cac_ben"}, "hai đến sáu"},
		{"party without a head", strings.Replace(least("hop_dong", ""), `"dai_dien": "B", `, "", 1), []string{"field.required /cac_ben/0/dai_dien"}, ""},
		{"no such day", strings.Replace(least("giay_gioi_thieu", ""), "30/06", "31/06", 1), []string{"date.not_exist /gia_tri_den"}, ""},
		{"words for a flag", least("giay_nghi_phep", `"can_xac_nhan": "có"`), []string{"field.type /can_xac_nhan"}, "đúng/sai"},
		{"attached công văn", least("quyet_dinh", `"van_ban_kem_theo": {"loai": "cong_van", "trich_yeu": "A", "noi_dung": ["B"]}`), []string{"field.enum /van_ban_kem_theo/loai"}, ""},
		{"nothing attached", least("quyet_dinh", `"van_ban_kem_theo": {"loai": "quy_che"}`), []string{"field.required /van_ban_kem_theo/trich_yeu", "field.required /van_ban_kem_theo/noi_dung"}, ""},
		{"telegram to nobody", strings.Replace(least("cong_dien", ""), `["A"]`, "[]", 1), []string{"field.required /kinh_gui"}, ""},
		{"eight levels", minimal(`"cach_danh_so": ["1","1","1","1","1","1","1","1"]`), []string{"field.too_many /cach_danh_so"}, ""},
		{"style", minimal(`"cach_danh_so": ["1."]`), []string{"field.enum /cach_danh_so/0"}, "«1»"},
	} {
		checkTold(t, c.name, told(c.doc), c.want)
		if _, ps := Decode([]byte(c.doc), Limits{}); len(ps) > 0 && !strings.Contains(ps[0].Message.VI+" / "+ps[0].Hint.VI, c.part) {
			t.Errorf("%s: got %q / %q, want %q in it", c.name, ps[0].Message.VI, ps[0].Hint.VI, c.part)
		}
	}
}

func TestWhatCopiesNeed(t *testing.T) {
	const signer = `"ky": {"chuc_vu": "A", "ho_ten": "B"}`
	for _, c := range []struct {
		name, member string
		want         []string
	}{
		{"paper", `"ban_sao": {"hinh_thuc": "sao_y"}`, []string{"field.required /ban_sao/co_quan", "field.required /ban_sao/ky_hieu", "field.required /ban_sao/ky"}},
		{"paper of a committee", `"ban_sao": {"hinh_thuc": "sao_luc", "co_quan": "UBND xã", ` + signer + `}`, nil},
		{"no form", `"ban_sao": {"co_quan": "UBND xã", ` + signer + `}`, []string{"field.required /ban_sao/hinh_thuc"}},
		{"form by its abbreviation", `"ban_sao": {"hinh_thuc": "SL", "co_quan": "UBND xã", ` + signer + `}`, []string{"field.enum /ban_sao/hinh_thuc"}},
		{"electronic", `"hinh_thuc": "dien_tu", "ban_sao": {"hinh_thuc": "sao_y"}`, []string{"field.required /ban_sao/co_quan"}},
	} {
		checkTold(t, c.name, told(minimal(c.member)), c.want)
	}
	d := decoded(t, []byte(minimal(`"ban_sao": {"hinh_thuc": "trich_sao", "co_quan": "UBND xã Bum Tở", "so": "05", "ngay": "01/06/2026", `+signer+`}`)))
	if c := d.Copy; c.Form != Extract || c.Symbol != (Text{"TrS-UBND", "/ban_sao/ky_hieu"}) || c.Number.S != "5" || c.Date.Month != 6 || c.Signer.At != "/ban_sao/ky" {
		t.Errorf("got %+v", c)
	}
}
