package lint

import "github.com/mocban/mocban/internal/decree"

// pageRules are those of paper, type and body text: sections I and V, and khoản 6
// điểm e of section II. Only the form decides on them.
func pageRules() []*rule {
	body := decree.Annex("e", "6", "II")
	paper := func(clause string) decree.Ref { return decree.Annex("", clause, "I") }
	return []*rule{
		byForm(entry("ND30-PL1-I-1", vio, paper("1"), "Khổ giấy A4", "Paper is A4"), formPage),
		byForm(entry("ND30-PL1-I-2a", doubt, paper("2"), "Trang đứng, trừ khi có bảng, biểu rộng", "Portrait, unless a table is wider"), formPage),
		byForm(entry("ND30-PL1-I-3T", vio, paper("3"), "Lề trên 20 - 25 mm", "Top margin 20-25 mm"), formPage),
		byForm(entry("ND30-PL1-I-3B", vio, paper("3"), "Lề dưới 20 - 25 mm", "Bottom margin 20-25 mm"), formPage),
		byForm(entry("ND30-PL1-I-3L", vio, paper("3"), "Lề trái 30 - 35 mm", "Left margin 30-35 mm"), formPage),
		byForm(entry("ND30-PL1-I-3R", vio, paper("3"), "Lề phải 15 - 20 mm", "Right margin 15-20 mm"), formPage),
		byForm(entry("ND30-PL1-I-3x", habit, paper("3"), "Không chừa thêm gáy; trang ngang cũng theo lề này", "No gutter; landscape pages keep the margins"), formPage),
		byForm(entry("ND30-PL1-I-4a", vio, paper("4"), "Phông chữ Times New Roman", "Font is Times New Roman"), formLook),
		byForm(entry("ND30-PL1-I-4b", vio, paper("4"), "Bộ mã Unicode, không dùng TCVN3, VNI", "Unicode, no TCVN3 or VNI"), formInput),
		byForm(entry("ND30-PL1-I-4c", habit, "", "Chữ dựng sẵn (NFC), không có ký tự ẩn", "NFC, no invisible characters"), formInput),
		byForm(entry("ND30-PL1-I-4d", vio, paper("4"), "Chữ màu đen", "Text is black"), formLook),
		byForm(entry("ND30-PL1-I-7a", vio, paper("7"), "Số trang ở giữa, trong lề trên", "Page number centred in the top margin"), formPage),
		byForm(entry("ND30-PL1-I-7b", vio, paper("7"), "Số trang cỡ 13 - 14, đứng, chữ số Ả Rập", "Page number 13-14, upright, Arabic"), formPage),
		byForm(entry("ND30-PL1-I-7c", vio, paper("7"), "Trang thứ nhất không hiện số", "Page 1 shows no number"), formPage),
		byForm(entry("ND30-PL1-V-fn", doubt, decree.Annex("", "", "V"), "Cỡ chữ phần đầu tăng, giảm thống nhất", "Sizes of the header rise and fall together"), formLook),
		byForm(entry("ND30-PL1-II-6e1", vio, body, "Nội dung cỡ chữ 13 - 14, một cỡ", "Body 13-14, one size"), formLook),
		byForm(entry("ND30-PL1-II-6e2", vio, body, "Nội dung canh đều hai lề", "Body justified"), formPage),
		byForm(entry("ND30-PL1-II-6e3", vio, body, "Chữ đầu dòng lùi 1 cm hoặc 1,27 cm", "First line 1 or 1.27 cm"), formPage),
		byForm(entry("ND30-PL1-II-6e4", vio, body, "Các đoạn cách nhau tối thiểu 6 pt", "At least 6 pt between paragraphs"), formPage),
		byForm(entry("ND30-PL1-II-6e5", vio, body, "Dòng cách nhau từ đơn đến 1,5 dòng", "Lines single to 1.5"), formPage),
		onText(entry("ND30-PL1-II-6e6", vio, body, "Nội dung chữ thường, kiểu đứng", "Body upright, not in capitals"), shouting),
		byForm(entry("ND30-C-blank", habit, "", "Không dùng đoạn trống, dấu cách, tab để dàn trang", "No empty paragraphs, spaces or tabs for layout"), formPage),
	}
}
