package decree

// Instruments are the kinds of text that a document cites by number, as khoản 6
// Mục V Phụ lục II spells them: the 29 kinds are among them, and those of
// legislation. A longer name stands before the one it begins with.
var Instruments = []string{
	"Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Thông tư liên tịch", "Thông tư", "Pháp lệnh", "Sắc lệnh",
	"Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình hành động", "Chương trình",
	"Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Công văn", "Công điện",
	"Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
	"Kết luận", "Văn bản hợp nhất",
}

// Statutes are cited without number and body (khoản 6 điểm a, b Mục II).
var Statutes = []string{"Bộ luật", "Luật", "Pháp lệnh"}
