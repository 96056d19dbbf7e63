package decree

// Style tells the two families of Phụ lục I, Phần I, Mục II, khoản 5.
type Style uint8

// Named kinds carry their name and subject in ô 5a; a Letter (công văn) carries
// only the subject, in ô 5b; Free is thư công, for which the decree has no form.
const (
	Named Style = iota + 1
	Letter
	Free
)

// Addressing says whether Kính gửi (ô 9a) belongs to a kind.
type Addressing uint8

// Never, Sometimes (báo cáo sent upward), Always.
const (
	Never Addressing = iota
	Sometimes
	Always
)

// Kind is one of the 29 kinds of Điều 7.
type Kind struct {
	ID         string // as JSON's loai writes it
	Name       string // as printed in running text; capitals are the form's business
	Abbr       string // Phụ lục III, Mục I; "" for công văn and thư công
	Style      Style
	Form       string // number of the sample form in Phụ lục III, "" where there is none
	Addressing Addressing
	Decides    bool // nghị quyết, quyết định: authority line, legal bases, QUYẾT ĐỊNH:
}

// kinds stand in the order of Điều 7.
var kinds = []Kind{
	{ID: "nghi_quyet", Name: "Nghị quyết", Abbr: "NQ", Style: Named, Form: "1.1", Decides: true},
	{ID: "quyet_dinh", Name: "Quyết định", Abbr: "QĐ", Style: Named, Form: "1.2", Decides: true},
	{ID: "chi_thi", Name: "Chỉ thị", Abbr: "CT", Style: Named, Form: "1.4"},
	{ID: "quy_che", Name: "Quy chế", Abbr: "QC", Style: Named, Form: "1.4"},
	{ID: "quy_dinh", Name: "Quy định", Abbr: "QyĐ", Style: Named, Form: "1.4"},
	{ID: "thong_cao", Name: "Thông cáo", Abbr: "TC", Style: Named, Form: "1.4"},
	{ID: "thong_bao", Name: "Thông báo", Abbr: "TB", Style: Named, Form: "1.4"},
	{ID: "huong_dan", Name: "Hướng dẫn", Abbr: "HD", Style: Named, Form: "1.4"},
	{ID: "chuong_trinh", Name: "Chương trình", Abbr: "CTr", Style: Named, Form: "1.4"},
	{ID: "ke_hoach", Name: "Kế hoạch", Abbr: "KH", Style: Named, Form: "1.4"},
	{ID: "phuong_an", Name: "Phương án", Abbr: "PA", Style: Named, Form: "1.4"},
	{ID: "de_an", Name: "Đề án", Abbr: "ĐA", Style: Named, Form: "1.4"},
	{ID: "du_an", Name: "Dự án", Abbr: "DA", Style: Named, Form: "1.4"},
	{ID: "bao_cao", Name: "Báo cáo", Abbr: "BC", Style: Named, Form: "1.4", Addressing: Sometimes},
	{ID: "bien_ban", Name: "Biên bản", Abbr: "BB", Style: Named, Form: "1.9"},
	{ID: "to_trinh", Name: "Tờ trình", Abbr: "TTr", Style: Named, Form: "1.4", Addressing: Always},
	{ID: "hop_dong", Name: "Hợp đồng", Abbr: "HĐ", Style: Named},
	{ID: "cong_van", Name: "Công văn", Style: Letter, Form: "1.5", Addressing: Always},
	{ID: "cong_dien", Name: "Công điện", Abbr: "CĐ", Style: Named, Form: "1.6"},
	{ID: "ban_ghi_nho", Name: "Bản ghi nhớ", Abbr: "BGN", Style: Named},
	{ID: "ban_thoa_thuan", Name: "Bản thỏa thuận", Abbr: "BTT", Style: Named},
	{ID: "giay_uy_quyen", Name: "Giấy ủy quyền", Abbr: "GUQ", Style: Named, Form: "1.4"},
	{ID: "giay_moi", Name: "Giấy mời", Abbr: "GM", Style: Named, Form: "1.7"},
	{ID: "giay_gioi_thieu", Name: "Giấy giới thiệu", Abbr: "GGT", Style: Named, Form: "1.8"},
	{ID: "giay_nghi_phep", Name: "Giấy nghỉ phép", Abbr: "GNP", Style: Named, Form: "1.10"},
	{ID: "phieu_gui", Name: "Phiếu gửi", Abbr: "PG", Style: Named, Form: "1.4"},
	{ID: "phieu_chuyen", Name: "Phiếu chuyển", Abbr: "PC", Style: Named, Form: "1.4"},
	{ID: "phieu_bao", Name: "Phiếu báo", Abbr: "PB", Style: Named, Form: "1.4"},
	{ID: "thu_cong", Name: "Thư công", Style: Free},
}

// Kinds lists the 29 kinds in the order of Điều 7. The slice is the caller's own.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// KindOf finds a kind by its id.
func KindOf(id string) (Kind, bool) {
	for _, k := range kinds {
		if k.ID == id {
			return k, true
		}
	}
	return Kind{}, false
}

// KindByAbbr finds a kind by its abbreviation, in the exact case of Phụ lục III.
func KindByAbbr(abbr string) (Kind, bool) {
	for _, k := range kinds {
		if k.Abbr == abbr && abbr != "" {
			return k, true
		}
	}
	return Kind{}, false
}
