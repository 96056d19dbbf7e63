package merge

// Helper is what a formula can call.
type Helper struct {
	Name string
	Call string // with its arguments: «tong(list, expr)»
	Doc  string // in Vietnamese
}

// Helpers lists what a formula can call, in the order of a handbook.
func Helpers() []Helper { return append([]Helper(nil), formulaHelpers...) }

var formulaHelpers = []Helper{
	{"dang_so", "dang_so(số)", "Số viết theo cách Việt Nam: 1.234,5; ô trống là «-»."},
	{"phan_tram", "phan_tram(a, b) hoặc phan_tram(tỷ lệ)", "a so với b, một chữ số thập phân: 33,5%; một số đã là tỷ lệ thì chỉ viết lại; không tính được là «-»."},
	{"ty_le", "ty_le(a, b)", "a so với b tính bằng phần trăm, một chữ số thập phân, là số: 33,5; không tính được thì trống."},
	{"lam_tron", "lam_tron(số, n)", "Giữ n chữ số thập phân, nửa thì làm tròn lên; ô trống vẫn trống."},
	{"hai_chu_so", "hai_chu_so(số)", "Số đếm dưới 10 có số 0 đứng trước: 05."},
	{"bang_chu", "bang_chu(số)", "Số viết bằng chữ."},
	{"tien_bang_chu", "tien_bang_chu(số)", "Số tiền viết bằng chữ, có «đồng»."},
	{"chu", "chu(giá trị)", "Giá trị thành chữ, dùng nơi cần chữ mà cột là số."},
	{"ngay", "ngay(ngày)", "05/4/2026."},
	{"ngay_dai", "ngay_dai(ngày)", "ngày 05 tháng 4 năm 2026."},
	{"quy", "quy(quý, năm)", "quý I/2026."},
	{"thang", "thang(tháng, năm)", "tháng 3/2026."},
	{"nua_nam", "nua_nam(nửa, năm)", "6 tháng đầu năm 2026."},
	{"giai_doan", "giai_doan(từ năm, đến năm)", "giai đoạn 2021 - 2025."},
	{"hoa", "hoa(chữ)", "CHỮ IN HOA."},
	{"thuong", "thuong(chữ)", "chữ thường."},
	{"hoa_dau", "hoa_dau(chữ)", "Chữ đầu viết hoa."},
	{"thuong_dau", "thuong_dau(chữ)", "Chữ đầu viết thường."},
	{"dat_ke_hoach", "dat_ke_hoach(thực hiện, kế hoạch)", "đạt 33,5% kế hoạch; không có kế hoạch thì «chưa giao kế hoạch»."},
	{"so_voi_cung_ky", "so_voi_cung_ky(thực hiện, cùng kỳ)", "tăng 7,3% so với cùng kỳ, giảm …, bằng cùng kỳ; cùng kỳ trống hoặc bằng 0 thì «chưa có số liệu cùng kỳ để so sánh»."},
	{"tong", "tong(danh sách, biểu thức)", "Tổng chính xác, bỏ qua ô trống; không có số nào thì trống."},
	{"dem", "dem(danh sách, điều kiện)", "Số phần tử thỏa điều kiện."},
	{"trung_binh", "trung_binh(danh sách, biểu thức)", "Trung bình, bỏ qua ô trống; không có số nào thì trống."},
	{"lon_nhat", "lon_nhat(danh sách, biểu thức)", "Giá trị lớn nhất, bỏ qua ô trống."},
	{"nho_nhat", "nho_nhat(danh sách, biểu thức)", "Giá trị nhỏ nhất, bỏ qua ô trống."},
	{"xep_hang", "xep_hang(danh sách, biểu thức, giá trị)", "Thứ hạng của giá trị, 1 là lớn nhất; bằng nhau thì cùng hạng; trống thì không xếp."},
	{"luy_ke", "luy_ke(danh sách, biểu thức, kỳ, đến kỳ, cùng chỉ tiêu)", "Cộng dồn biểu thức của các dòng có kỳ không sau «đến kỳ»; «cùng chỉ tiêu», nếu ghi, phải bằng nhau ở dòng được cộng và ở dòng đang viết: luy_ke(dong, thuc_hien, quy, quy, chi_tieu)."},
	{"loc", "loc(danh sách, điều kiện)", "Các phần tử thỏa điều kiện."},
	{"khac_nhau", "khac_nhau(danh sách, biểu thức)", "Các giá trị khác nhau, theo thứ tự xuất hiện."},
	{"noi", "noi(danh sách, biểu thức, dấu nối)", "Nối chữ của các phần tử; dấu nối mặc định là dấu phẩy."},
}

// formulaHelper gives a helper of plain values; nil where there is none. What only
// means something to a form, such as where a name breaks, is none.
func formulaHelper(name string) func(args ...any) (any, error) {
	for i := range formulaHelpers {
		if formulaHelpers[i].Name == name {
			return helpers[name]
		}
	}
	return nil
}

// HelperNames lists the names of Helpers.
func HelperNames() []string {
	out := make([]string, len(formulaHelpers))
	for i := range formulaHelpers {
		out[i] = formulaHelpers[i].Name
	}
	return out
}
