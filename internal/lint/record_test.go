package lint

import (
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/record"
)

// example is one document held against one rule.
type example struct {
	kind string
	change
}

func plan(c change) example     { return example{"ke_hoach", c} }
func letter(c change) example   { return example{"cong_van", c} }
func decision(c change) example { return example{"quyet_dinh", c} }

// says is a plan whose body is one sentence.
func says(s string) example { return plan(body(s)) }

// cases hold, for every judged rule, the examples of the reference and others.
var cases = []struct {
	code      diag.Code
	good, bad []example
}{
	{"ND30-PL1-II-6e6",
		[]example{says("UBND TỈNH LAI CHÂU giao các sở thực hiện."), says("Thực hiện nghiêm.")},
		[]example{says("CÁC PHÒNG CHUYÊN MÔN THUỘC SỞ CÓ TRÁCH NHIỆM TRIỂN KHAI THỰC HIỆN KẾ HOẠCH NÀY."), says("YÊU CẦU TOÀN THỂ CÁN BỘ, CÔNG CHỨC CỦA SỞ CHẤP HÀNH NGHIÊM TÚC.")}},
	{"ND30-PL1-II-2a1",
		[]example{plan(authority("SỞ CÔNG THƯƠNG")), plan(authority("Chi cục Quản lý thị trường khu vực IV"))},
		[]example{plan(authority("SCT")), plan(authority("UBND tỉnh Lai Châu")), plan(authority("Ủy ban nhân dân tỉnh"))}},
	{"ND30-PL1-II-2a2",
		[]example{plan(parent("UBND TỈNH LÀO CAI")), plan(both(parent(""), authority("Ủy ban nhân dân tỉnh Lai Châu"))), plan(both(parent(""), authority("Văn phòng Chính phủ")))},
		[]example{plan(parent("UBND TỈNH")), plan(parent(""))}},
	{"ND30-PL1-II-2a3",
		[]example{plan(parent("UBND tỉnh Lào Cai")), plan(parent("Bộ Nội vụ"))},
		[]example{plan(parent("Ủy ban nhân dân tỉnh Lào Cai")), plan(parent("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI"))}},
	{"ND30-PL1-II-2a4",
		[]example{plan(both(date(1, 7, 2025), parent("UBND phường Tân Phong"))), plan(both(date(30, 6, 2025), parent("UBND huyện Tam Đường"))),
			plan(both(date(29, 4, 2026), parent("UBND tỉnh Đồng Nai"))), plan(both(date(30, 4, 2026), parent("UBND thành phố Đồng Nai"))), plan(parent("UBND thành phố Huế")),
			plan(both(date(5, 5, 2026), parent("UBND phường Xuân Hương - Đà Lạt")))},
		[]example{plan(both(date(5, 5, 2026), parent("UBND huyện Tam Đường"))), plan(both(date(1, 7, 2025), parent("UBND thị xã Sa Pa"))),
			plan(both(date(30, 4, 2026), parent("UBND tỉnh Đồng Nai"))), plan(both(date(2, 7, 2025), parent("UBND tỉnh Yên Bái"))),
			plan(both(date(2, 7, 2025), parent("UBND thành phố Lai Châu"))), plan(both(date(29, 4, 2026), parent("UBND thành phố Đồng Nai")))}},
	{"ND30-PL1-II-2b4",
		[]example{plan(parent("UBND\ntỉnh Lai Châu")), plan(parent("Bộ Nội vụ"))},
		[]example{plan(parent("UBND tỉnh Lai Châu\nSở Công Thương")), plan(parent("Bộ Nội vụ\nCục Văn thư và Lưu trữ nhà nước"))}},
	{"ND30-PL1-II-3b1",
		[]example{plan(symbolIs("KH-SCT")), decision(symbolIs("QĐ-BNV"))},
		[]example{plan(symbolIs("KHoach-SCT")), plan(symbolIs("KH")), {"quy_che", symbolIs("QCh-SCT")}}},
	{"ND30-PL1-II-3b2",
		[]example{letter(both(symbolIs("UBND-VX"), archive("VT", "VX"))), letter(both(symbolIs("PC-KT"), authority("Phòng Cháy"), archive("VT", "KT")))},
		[]example{letter(both(symbolIs("CV-UBND"), archive("VT", "UBND"))), letter(both(symbolIs("TB-SCT"), archive("VT", "SCT")))}},
	{"ND30-PL1-II-3b3",
		[]example{letter(both(symbolIs("SCT-CN"), archive("VT", "CN"))), letter(symbolIs("SCT-VP"))},
		[]example{letter(symbolIs("SCT")), letter(symbolIs("BNV"))}},
	{"ND30-PL1-II-3c3",
		[]example{plan(symbolIs("KH-SCT")), plan(symbolIs("KH-UBND"))},
		[]example{plan(symbolIs("KH - SCT")), letter(symbolIs("SCT -VP"))}},
	{"ND30-PL1-II-3c5",
		[]example{plan(symbolIs("KH-BNV")), letter(symbolIs("SCT-VP"))},
		[]example{plan(symbolIs("KH–BNV")), plan(symbolIs("KH.SCT"))}},
	{"ND30-PL1-II-3k",
		[]example{plan(symbolIs("KH-SCT")), decision(symbolIs("QĐ-SCT"))},
		[]example{decision(symbolIs("2026/QĐ-SCT")), plan(symbolIs("2024/KH-SCT"))}},
	{"ND30-PL3-I-case",
		[]example{{"to_trinh", symbolIs("TTr-SCT")}, {"quy_dinh", symbolIs("QyĐ-SCT")}},
		[]example{{"to_trinh", symbolIs("TTR-SCT")}, {"quy_dinh", symbolIs("QYĐ-SCT")}, {"chuong_trinh", symbolIs("CTR-SCT")}}},
	{"ND30-PL3-I-pair",
		[]example{plan(symbolIs("KH-SCT")), {"de_an", symbolIs("ĐA-SCT")}},
		[]example{{"quy_dinh", symbolIs("QĐ-SCT")}, {"de_an", symbolIs("DA-SCT")}, {"huong_dan", symbolIs("HĐ-SCT")}}},
	{"ND30-Đ15-blank",
		[]example{plan(func(r *record.Record) { draft(r); r.Number, r.Date.Day = record.Text{}, 0 }), {"bien_ban", func(*record.Record) {}}},
		[]example{plan(func(r *record.Record) { r.Number = record.Text{} }), plan(date(0, 5, 2024))}},
	{"ND30-PL1-II-4a1",
		[]example{plan(place("Lào Cai")), plan(place("Thành phố Hồ Chí Minh")), plan(place("Phường 5")), plan(place("Phường Điện Biên Phủ")), plan(place("Xuân Hương - Đà Lạt")), plan(both(place(""), draft))},
		[]example{plan(place("Tỉnh Lào Cai")), plan(place("TP. Hồ Chí Minh")), plan(place("TP.HCM")), plan(place("Hồ Chí Minh")), plan(place("Thành phố Hà Nội")), plan(place("Điện Biên Phủ")), plan(place("lai châu")), plan(place("Lai châu")), plan(place(""))}},
	{"ND30-PL1-II-4b1",
		[]example{plan(place("Lào Cai")), plan(place("Cát Ngạn"))},
		[]example{plan(place("Lào Cai,")), plan(place("Lào Cai, 05/5/2026")), plan(place("Lào Cai, ngày 05 tháng 5 năm 2026"))}},
	{"ND30-C-date-order",
		[]example{decision(date(19, 6, 2015)), plan(both(draft, date(0, 4, 2024), bases("Kế hoạch số 1/KH-UBND ngày 20/4/2024 của UBND tỉnh Lai Châu về phát triển")))},
		[]example{decision(date(18, 6, 2015)), plan(bases("Kế hoạch số 1854/KH-UBND ngày 20/5/2024 của UBND tỉnh Lai Châu về việc thực hiện"))}},
	{"ND30-PL1-II-5b2",
		[]example{letter(title("đề nghị cung cấp số liệu")), letter(title("triển khai Công văn số 12/UBND-KT"))},
		[]example{letter(title("CÔNG VĂN đề nghị báo cáo")), letter(title("Công văn về cung cấp số liệu"))}},
	{"ND30-PL1-II-5b3",
		[]example{plan(title("Triển khai công tác năm 2024")), plan(title("ISO 9001"))},
		[]example{plan(title("TRIỂN KHAI CÔNG TÁC NĂM 2024")), plan(title("PHÁT TRIỂN CÔNG NGHIỆP CHẾ BIẾN"))}},
	{"ND30-PL1-II-5b5",
		[]example{letter(title("cung cấp số liệu")), letter(title("UBND tỉnh giao nhiệm vụ"))},
		[]example{letter(title("ĐỀ NGHỊ CUNG CẤP SỐ LIỆU")), letter(title("BÁO CÁO KẾT QUẢ THỰC HIỆN"))}},
	{"ND30-PL1-II-5b7",
		[]example{letter(title("phối hợp kiểm tra")), letter(title("Ủy ban nhân dân xã xin ý kiến")), plan(title("Về việc kiểm tra năm 2024"))},
		[]example{{"to_trinh", title("V/v phê duyệt dự toán")}, letter(title("V/v: phối hợp kiểm tra")), letter(title("Về việc phối hợp kiểm tra")), letter(title("Triển khai Kế hoạch số 15/KH-SCT"))}},
	{"ND30-PL1-II-5a",
		[]example{plan(title("Phát triển công nghiệp tỉnh")), plan(title("Triển khai tại TP. Lai Châu"))},
		[]example{plan(title("Phát triển công nghiệp trên địa bàn tỉnh.")), plan(title("Phát triển công nghiệp. Phân công nhiệm vụ")),
			plan(title("Phát triển công nghiệp chế biến, chế tạo, khai khoáng, sản xuất và phân phối điện, cung cấp nước, quản lý rác thải, nước thải, thương mại, dịch vụ, xuất nhập khẩu, hạ tầng cụm công nghiệp, chợ, trung tâm thương mại, siêu thị, kho bãi trên địa bàn toàn tỉnh giai đoạn mới"))}},
	{"ND30-PL3-1.2",
		[]example{decision(title("Về việc thành lập Tổ công tác")), decision(title("Ban hành Quy chế làm việc")), decision(title("Phê duyệt dự toán"))},
		[]example{decision(title("Thành lập Tổ công tác")), decision(title("Bổ nhiệm công chức"))}},
	{"ND30-PL1-II-6a2",
		[]example{plan(body("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "Căn cứ tình hình thực tế.", "Sở xây dựng Kế hoạch.")), plan(body("Căn cứ tình hình thực tế, Sở xây dựng Kế hoạch như sau:"))},
		[]example{plan(body("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016,", "Căn cứ tình hình thực tế.", "Sở xây dựng Kế hoạch.")), plan(body("Căn cứ tình hình thực tế;", "Sở xây dựng Kế hoạch.")),
			plan(bases("chức năng của Sở; Căn cứ tình hình thực tế"))}},
	{"ND30-PL1-II-6a3",
		[]example{plan(bases("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")), plan(bases("Tình hình thực tế")), plan(bases("Luật Trẻ em ngày 05/4/2016"))},
		[]example{plan(bases("Căn cứ Nghị định 30")), plan(bases("Luật Trẻ em")), plan(bases("Quyết định số 15/QĐ-BNV ngày 02/01/2024 của Bộ trưởng Bộ Nội vụ"))}},
	{"ND30-PL1-II-6a4",
		[]example{plan(bases("Luật Trẻ em ngày 05 tháng 4 năm 2016")), plan(bases("Luật sửa đổi, bổ sung một số điều của Luật Trẻ em ngày 05 tháng 4 năm 2016"))},
		[]example{plan(bases("Luật số 72/2015/QH13")), plan(bases("Luật Điện lực số 61/2014/QH13 ngày 30 tháng 11 năm 2014")), plan(bases("Luật Trẻ em ngày 05 tháng 4 năm 2016 của Quốc hội"))}},
	{"ND30-PL1-II-6a5",
		[]example{decision(func(*record.Record) {}), plan(bases())},
		[]example{decision(bases()), {"nghi_quyet", bases()}}},
	{"ND30-PL1-II-6a6",
		[]example{says("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."), plan(both(date(4, 3, 2020), body("Thực hiện Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ.")))},
		[]example{says("Thực hiện Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ."), says("Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ.")}},
	{"ND30-PL1-II-6b1",
		[]example{says("Thực hiện Luật Trẻ em và các văn bản hướng dẫn."), says("Thực hiện Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ. Theo Nghị định số 56/2017/NĐ-CP, Sở yêu cầu."),
			says("Theo Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội."), plan(both(title("Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024"), body("Theo Kế hoạch số 5/KH-UBND."))),
			says("Theo Quyết định số 15/QĐ-UBND của UBND tỉnh ngày 05/3/2024.")},
		[]example{says("Theo Luật Trẻ em số 102/2016/QH13, Sở yêu cầu."), says("Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024 của UBND tỉnh. Kế hoạch số 5/KH-UBND, ngày 02/01/2024 của UBND tỉnh giao Sở."), says("Theo Kế hoạch số 5/KH-UBND của UBND tỉnh.")}},
	{"ND30-C-so",
		[]example{says("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."), says("Đạt 30/20 chỉ tiêu kế hoạch 2024-2025.")},
		[]example{says("Theo Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."), says("Theo Kế hoạch 15/KH-UBND ngày 05/3/2024 của UBND tỉnh.")}},
	{"ND30-PL3-qd2",
		[]example{decision(competence("GIÁM ĐỐC SỞ CÔNG THƯƠNG")), decision(both(competence("Ủy ban nhân dân tỉnh Lai Châu"), signer("TM", "Ủy ban nhân dân", "chuc_vu", "Chủ tịch")))},
		[]example{decision(competence("")), decision(competence("TM. Ủy ban nhân dân tỉnh")), decision(competence("Ủy ban nhân dân tỉnh Lai Châu")), decision(signer("TM", "Ủy ban nhân dân", "chuc_vu", "Chủ tịch"))}},
	{"ND30-PL1-II-6đ1",
		[]example{plan(body("Chương I", "Nội dung.")), says("Phần I của Kế hoạch này quy định chung.")},
		[]example{plan(body("CHƯƠNG 1", "Nội dung.")), plan(body("Phần 2", "Nội dung.")), plan(body("CHƯƠNG I", "Nội dung."))}},
	{"ND30-PL1-II-6đ2",
		[]example{plan(body("Chương I\nQUY ĐỊNH CHUNG")), plan(body("Phần II", "QUY ĐỊNH CHUNG"))},
		[]example{plan(body("Chương I. Quy định chung")), plan(body("Phần II: QUY ĐỊNH CHUNG"))}},
	{"ND30-PL1-II-6đ3",
		[]example{plan(body("Mục 1", "Nội dung.")), says("Mục đích của Kế hoạch là phát triển.")},
		[]example{plan(body("Mục I", "Nội dung.")), plan(body("TIỂU MỤC 2", "Nội dung."))}},
	{"ND30-PL1-II-6đ4",
		[]example{plan(body("Điều 1. Phạm vi", "Điều 2. Đối tượng")), says("Điều 5 của Quy chế này được sửa đổi.")},
		[]example{plan(body("Điều 1: Phạm vi")), plan(body("ĐIỀU 1. Phạm vi")), decision(func(r *record.Record) {
			r.Body = nil
			articles("Điều 1. Thành lập.", "Hai.", "Ba chịu trách nhiệm thi hành.")(r)
		})}},
	{"ND30-PL1-II-6đ5",
		[]example{plan(body("1. Một.", "2. Hai.")), says("24/7 là chế độ trực.")},
		[]example{plan(body("1/ Một.")), plan(body("1) Một.")), plan(items(record.Numbered, "1. Một."))}},
	{"ND30-PL1-II-6đ6",
		[]example{plan(body("a) Một.", "b) Hai.", "c) Ba.", "d) Bốn.", "đ) Năm.", "e) Sáu.", "g) Bảy.")), plan(items(record.Lettered, "Một.", "Hai."))},
		[]example{plan(body("a) Một.", "b) Hai.", "c) Ba.", "d) Bốn.", "e) Năm.", "f) Sáu.")), plan(body("a) Một.", "b. Hai.")), plan(items(record.Lettered, "a) Một."))}},
	{"ND30-PL1-II-6đ7",
		[]example{plan(body("1. Một.", "2. Hai.", "3. Ba.")), plan(body("1. Một.", "a) Ý.", "b) Ý.", "2. Hai.", "a) Ý."))},
		[]example{plan(body("1. Một.", "2. Hai.", "4. Bốn.")), plan(body("Điều 1. Một.", "Điều 3. Ba.")), plan(body("a) Một.", "c) Ba."))}},
	{"ND30-PL1-II-6d",
		[]example{{"quy_che", both(body(), func(r *record.Record) {
			r.Body = append(r.Body, &record.Article{Title: txt("Phạm vi", "/noi_dung/0"), Body: []record.Block{para("Nội dung.")}})
		})}, decision(func(*record.Record) {})},
		[]example{{"quy_che", both(body(), articles("Nội dung."))}, {"quy_dinh", both(body(), articles("Một.", "Hai."))}}},
	{"ND30-PL1-V-6b",
		[]example{plan(body("I. MỤC ĐÍCH", "Nội dung.")), plan(section("Mục đích"))},
		[]example{plan(body("I. Mục đích", "Nội dung.")), plan(section("II. Mục đích"))}},
	{"ND30-C-11",
		[]example{plan(body("1. Một.")), says("1.250 tỷ đồng là kết quả.")},
		[]example{plan(body("1.1.1. Một.")), plan(section("1.1 Mục đích")), plan(func(r *record.Record) { r.Labels = []record.LabelStyle{0, record.DecimalLabel} })}},
	{"ND30-PL3-end",
		[]example{says("Yêu cầu thực hiện./."), says("Yêu cầu thực hiện.")},
		[]example{says("Yêu cầu thực hiện ././."), says("Yêu cầu thực hiện ./."), says("Yêu cầu thực hiện/.")}},
	{"ND30-C-end1",
		[]example{plan(body("Một.", "Hai./.")), plan(both(body("Một./.", "Hai./."), func(r *record.Record) { r.Body = r.Body[1:] }))},
		[]example{plan(body("Một./.", "Hai./.")), says("Một./. Hai./.")}},
	{"ND30-PL1-II-7b1",
		[]example{plan(signer("KT", "Giám đốc", "chuc_vu", "Phó Giám đốc")), plan(signer("chuc_vu", "Kế toán trưởng"))},
		[]example{plan(signer("KT", "K/T Giám đốc", "chuc_vu", "Phó Giám đốc")), plan(signer("chuc_vu", "KT.GIÁM ĐỐC")), plan(signer("TM", "T/M Ủy ban nhân dân", "chuc_vu", "Chủ tịch")), plan(signer("TM", "TM Ủy ban nhân dân", "chuc_vu", "Chủ tịch"))}},
	{"ND30-PL1-II-7b2",
		[]example{plan(signer("TM", "ỦY BAN NHÂN DÂN", "chuc_vu", "Chủ tịch")), plan(signer("TM", "Ban Chỉ đạo", "chuc_vu", "Trưởng ban"))},
		[]example{plan(signer("TM", "Chủ tịch", "chuc_vu", "Chủ tịch")), plan(signer("TM", "GIÁM ĐỐC", "chuc_vu", "Giám đốc"))}},
	{"ND30-PL1-II-7b3",
		[]example{plan(signer("TL", "BỘ TRƯỞNG", "chuc_vu", "Vụ trưởng")), plan(signer("KT", "Trưởng phòng", "chuc_vu", "Phó Trưởng phòng"))},
		[]example{plan(signer("KT", "SỞ CÔNG THƯƠNG", "chuc_vu", "Phó Giám đốc")), plan(signer("TL", "UBND tỉnh", "chuc_vu", "Chánh Văn phòng")), plan(signer("KT", "Phó Giám đốc", "chuc_vu", "Phó Trưởng phòng"))}},
	{"ND30-PL1-II-7b4",
		[]example{plan(signer("TL", "Chủ tịch", "KT", "Chánh Văn phòng", "chuc_vu", "Phó Chánh Văn phòng")), plan(signer("TL", "Giám đốc", "chuc_vu", "Trưởng phòng"))},
		[]example{plan(signer("KT", "Giám đốc", "chuc_vu", "Giám đốc")), plan(signer("TL", "Chủ tịch", "chuc_vu", "Phó Chánh Văn phòng"))}},
	{"ND30-Đ13-3",
		[]example{plan(signer("TUQ", "Giám đốc", "chuc_vu", "Trưởng phòng")), plan(signer("TL", "Giám đốc", "KT", "Trưởng phòng", "chuc_vu", "Phó Trưởng phòng"))},
		[]example{plan(signer("TUQ", "Giám đốc", "KT", "Trưởng phòng", "chuc_vu", "Phó Trưởng phòng")), plan(signer("TUQ", "Giám đốc", "chuc_vu", "Phó Trưởng phòng"))}},
	{"ND30-Đ13-mode",
		[]example{plan(signer("TM", "Hội đồng trường", "chuc_vu", "Chủ tịch")), plan(signer("TM", "Chính phủ", "chuc_vu", "Thủ tướng"))},
		[]example{plan(signer("TM", "SỞ CÔNG THƯƠNG")), plan(signer("TM", "Phòng Kinh tế", "chuc_vu", "Trưởng phòng"))}},
	{"ND30-PL1-II-7c1",
		[]example{plan(signer("ho_ten", "Nguyễn Văn A")), plan(signer("ho_ten", "Bàn Thị Sứ"))},
		[]example{plan(signer("ho_ten", "TS. Nguyễn Văn A")), plan(signer("ho_ten", "PGS.TS. Nguyễn Văn A")), plan(signer("ho_ten", "Ông Nguyễn Văn A")), plan(signer("ho_ten", "Bác sĩ Lê Thị B"))}},
	{"ND30-PL1-II-7c2",
		[]example{plan(signer("ho_ten", "Nguyễn Văn A")), plan(signer("ho_ten", "Y Blok Êban")), plan(signer("ho_ten", "K'Brơi"))},
		[]example{plan(signer("ho_ten", "NGUYỄN VĂN A")), plan(signer("ho_ten", "Nguyễn văn An"))}},
	{"ND30-PL1-II-7đ3",
		[]example{plan(signer("chuc_vu", "Trưởng ban", "khac", "Phó Chủ tịch UBND tỉnh")), plan(signer("chuc_vu", "Trưởng phòng Kế hoạch - Tài chính"))},
		[]example{plan(signer("chuc_vu", "Trưởng ban\nPhó Chủ tịch UBND tỉnh")), plan(signer("chuc_vu", "Giám đốc Sở - Trưởng ban"))}},
	{"ND30-PL1-II-7d",
		[]example{plan(both(electronic, sent(bluePNG, nil))), plan(electronic)},
		[]example{plan(both(electronic, sent(&picture.Stamp{Format: picture.JPEG, Opaque: true, Ink: picture.Ink{Seen: true, Blue: 900}}, nil))),
			plan(both(electronic, sent(&picture.Stamp{Format: picture.PNG, Opaque: true, Ink: picture.Ink{Seen: true, Blue: 900}}, nil))),
			plan(both(electronic, sent(&picture.Stamp{Format: picture.PNG, Ink: picture.Ink{Seen: true}}, nil))),
			plan(both(electronic, sent(redPNG, nil))), plan(sent(bluePNG, nil))}},
	{"ND30-PL1-II-8a",
		[]example{plan(both(electronic, sent(bluePNG, redPNG))), plan(both(electronic, sent(bluePNG, nil)))},
		[]example{plan(both(electronic, sent(nil, redPNG))), plan(both(electronic, sent(bluePNG, bluePNG))), plan(sent(nil, redPNG)),
			plan(both(electronic, sent(bluePNG, &picture.Stamp{Format: picture.JPEG, Opaque: true, Ink: picture.Ink{Seen: true, Red: 900}})))}},
	{"ND30-PL1-II-9b1",
		[]example{letter(addressedTo("Bộ Nội vụ")), {"bao_cao", addressedTo("Bộ Công Thương")}, {"giay_moi", addressedTo("Ông Nguyễn Văn B")}},
		[]example{plan(addressedTo("Bộ Nội vụ")), {"thong_bao", addressedTo("Các phòng")}}},
	{"ND30-PL1-II-9b2",
		[]example{letter(addressedTo("Bộ Nội vụ")), {"bao_cao", func(*record.Record) {}}},
		[]example{letter(func(r *record.Record) { r.Addressees = nil }), {"to_trinh", func(r *record.Record) { r.Addressees = nil }}}},
	{"ND30-PL1-II-9d1",
		[]example{letter(addressedTo("Bộ Nội vụ")), letter(addressedTo("Các Sở: Công Thương, Tài chính"))},
		[]example{letter(addressedTo("Kính gửi: Bộ Nội vụ")), letter(addressedTo("KÍNH GỬI Bộ Nội vụ"))}},
	{"ND30-PL1-II-9d3",
		[]example{letter(addressedTo("Bộ Nội vụ;", "Bộ Tài chính.")), letter(addressedTo("Các Sở: Công Thương, Tài chính, Xây dựng"))},
		[]example{letter(addressedTo("Bộ Nội vụ; Bộ Tài chính")), letter(addressedTo("- Bộ Nội vụ;\n- Bộ Tài chính"))}},
	{"ND30-PL1-II-9d5",
		[]example{plan(recipients("Các phòng")), plan(recipients("Nơi nhận hồ sơ của Sở"))},
		[]example{plan(recipients("Nơi nhận:", "Các phòng")), plan(recipients("NƠI NHẬN"))}},
	{"ND30-PL1-II-9d6",
		[]example{plan(recipients("- Các phòng;")), plan(recipients("Chủ tịch, các Phó Chủ tịch UBND tỉnh"))},
		[]example{plan(recipients("+ Các phòng")), plan(recipients("Các phòng; Lãnh đạo Sở"))}},
	{"ND30-PL1-II-9d8",
		[]example{plan(archive("VT", "CN")), plan(archive("VT, HC (2)")), {"giay_gioi_thieu", archive("VT")}, {"bien_ban", archive("VT", "Hồ sơ")}},
		[]example{plan(archive("VP")), plan(archive("VT")), plan(archive("Lưu: VT, VP")), plan(recipients("Các phòng", "Lưu: VT, VP"))}},
	{"ND30-PL1-II-9d9",
		[]example{letter(both(symbolIs("SCT-CN"), archive("VT", "CN(Linh)"))), letter(func(*record.Record) {})},
		[]example{letter(both(symbolIs("SCT-CN"), archive("VT", "VP"))), letter(archive("VT", "KHTC"))}},
	{"ND30-PL3-nn1",
		[]example{letter(addressedTo("Bộ Nội vụ")), {"giay_gioi_thieu", recipients("Như trên")}},
		[]example{plan(recipients("Như trên")), {"bao_cao", recipients("Như trên;", "Lãnh đạo Sở")}, letter(recipients("Như kính gửi"))}},
	{"ND30-PL3-nn2",
		[]example{decision(recipients("Như Điều 3")), decision(recipients("Như Điều 3 (để thực hiện);"))},
		[]example{decision(recipients("Như Điều 5")), decision(recipients("Như Điều 2")), plan(recipients("Như Điều 3"))}},
	{"ND30-PL1-III-1a1",
		[]example{plan(both(annexes("Danh mục"), body("Thực hiện theo Phụ lục gửi kèm."))), plan(both(annexes("Một", "Hai", "Ba"), body("Thực hiện theo Phụ lục I đến Phụ lục III."))),
			plan(both(annexes("Một", "Hai"), body("Thực hiện theo các Phụ lục kèm theo."))), plan(both(annexes("Danh mục dự án"), body("Giao các phòng theo danh mục dự án.")))},
		[]example{plan(annexes("Danh mục")), plan(both(annexes("Một", "Hai"), body("Thực hiện theo Phụ lục I.")))}},
	{"ND30-PL1-III-1a2",
		[]example{plan(both(annexes("Một", "Hai"), body("Theo Phụ lục I, Phụ lục II."))), plan(both(annexes("Một", "Hai"), body("Theo các Phụ lục và Phụ lục 1 ban hành kèm theo Thông tư số 5/TT-BTC ngày 05/3/2024 của Bộ Tài chính.")))},
		[]example{plan(both(annexes("Một", "Hai"), body("Theo Phụ lục I và Phụ lục 2."))), plan(both(annexes("Một", "Hai"), body("Theo Phụ lục 01, 02.")))}},
	{"ND30-PL1-III-1b1",
		[]example{plan(both(annexes("Danh mục dự án"), body("Theo Phụ lục."))), plan(both(annexes("Biểu thu thập số liệu"), body("Theo Phụ lục.")))},
		[]example{plan(both(annexes("PHỤ LỤC I"), body("Theo Phụ lục."))), plan(both(annexes("Phụ lục: Danh mục dự án"), body("Theo Phụ lục.")))}},
	{"ND30-PL1-III-3",
		[]example{plan(drafter("PL")), plan(drafter("LTH"))},
		[]example{plan(drafter("pl-300b")), plan(drafter("lth"))}},
	{"ND30-PL1-P2-II-1c",
		[]example{plan(copied(record.TrueCopy, "SY-SCT")), plan(copied(record.Extract, "TrS-SCT"))},
		[]example{plan(copied(record.TrueCopy, "SAO-SCT")), plan(copied(record.CopyOfCopy, "SY-SCT")), plan(copied(record.Extract, "TRS-SCT"))}},
	{"ND30-PL2-V-7",
		[]example{says("Thực hiện điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I Bộ luật Hình sự."), says("Khoản 2 Điều 5 được sửa đổi."), says("Huyện điều 02 xe cứu thương; danh mục 5 dự án."), says("Thành phần I gồm hai nhóm.")},
		[]example{says("Thực hiện Khoản 2 Điều 5 của Quy chế."), says("Theo quy định tại Điểm a khoản 2 Điều 5."), says("Thực hiện khoản 2 điều 103 Bộ luật Hình sự."), says("Nêu tại mục 2 của Kế hoạch.")}},
	{"ND30-PL2-V-6",
		[]example{says("Theo Quyết định số 15/QĐ-UBND ngày 05/3/2024 của UBND tỉnh."), says("Trong quý đã ban hành 03 quyết định của tỉnh.")},
		[]example{says("Theo quyết định số 15/QĐ-UBND ngày 05/3/2024 của UBND tỉnh."), says("Theo nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.")}},
	{"ND30-PL2-V-8c",
		[]example{says("Họp vào thứ Ba, ngày 16/6/2026."), says("Đây là lần thứ hai. Thứ hai, cần phối hợp."), says("Kết quả tháng 8.")},
		[]example{says("Họp lúc 8 giờ Thứ ba, ngày 16/6/2026."), says("Họp vào thứ hai, ngày 15/6/2026."), says("Họp sáng Thứ Hai hằng tuần."), says("Lễ hội tháng giêng.")}},
	{"ND30-PL2-III-1c",
		[]example{says("Đoàn công tác tại Thành phố Hồ Chí Minh và Thủ đô Hà Nội."), says("UBND THÀNH PHỐ HỒ CHÍ MINH.")},
		[]example{says("Đoàn công tác tại thành phố Hồ Chí Minh."), says("Đoàn công tác tại thủ đô Hà Nội."), plan(place("thành phố Hồ Chí Minh"))}},
	{"ND30-PL2-IV-1a",
		[]example{says("Ủy ban nhân dân tỉnh và Hội đồng nhân dân tỉnh, Sở Công Thương, Bộ Y tế."), says("Cán bộ Y tế cơ sở Giáo dục và Đào tạo; toàn bộ Công an xã."), says("ỦY BAN NHÂN DÂN giao BỘ Y TẾ.")},
		[]example{says("Giao Ủy Ban Nhân Dân tỉnh."), says("Giao sở Công thương chủ trì."), says("Gửi Sở Lao động Thương binh và xã hội."), says("Gửi Bộ Y Tế.")}},
	{"ND30-C-tone",
		[]example{says("Hòa bình, khỏe mạnh, quý hóa."), says("Hoà bình, khoẻ mạnh, thuỷ điện.")},
		[]example{says("Hòa bình, văn hoá, khỏe mạnh."), says("Thuỷ điện và thủy lợi.")}},
	{"ND30-C-num",
		[]example{says("Đạt 1.234,5 tỷ đồng, tăng 8,5%, ngày 20.5.2024, số 0213.3876.512, mục 1.250 tấn."), says("Tỷ lệ 8,5 %.")},
		[]example{says("Đạt 1,234.5 tỷ đồng."), says("Tăng 8.5% so với cùng kỳ."), says("Kinh phí 1,234,567 đồng.")}},
	{"ND30-PL2-I",
		[]example{says("Sở thực hiện. Các đơn vị phối hợp."), says("Gồm lúa, ngô, v.v. trên địa bàn TP. Lai Châu."), plan(items(record.Dashed, "thu ngân sách;", "chi ngân sách."))},
		[]example{says("Sở thực hiện. các đơn vị phối hợp."), says("các đơn vị phối hợp.")}},
	{"ND30-PL2-II-1a",
		[]example{says("Ông Nguyễn Ái Quốc, bà Lê Thị Hoa."), says("Giao ông Trần văn bản này.")},
		[]example{says("Ông Nguyễn ái Quốc."), says("Bà Lê thị Hoa.")}},
	{"ND30-PL2-II-1b",
		[]example{says("Giỗ tổ Vua Hùng."), says("Học tập Bác Hồ.")},
		[]example{says("Giỗ tổ vua Hùng."), says("Học tập bác Hồ.")}},
	{"ND30-PL2-II-2b",
		[]example{says("Vla-đi-mia I-lích Lê-nin."), says("Huân chương Lê-nin.")},
		[]example{says("Vla-Đi-Mia."), says("Theo Lê-Nin.")}},
	{"ND30-PL2-III-1a",
		[]example{says("Sở thuộc tỉnh Lai Châu và phường Yên Bái."), says("Tỉnh Nam Định được sáp nhập; Văn phòng Tỉnh ủy Lai Châu.")},
		[]example{says("Sở thuộc Tỉnh Nam Định."), says("Đoàn đến Thành phố Hà Nội.")}},
	{"ND30-PL2-III-1b",
		[]example{says("Tại Quận 1 và Phường Điện Biên Phủ."), says("Có 3 phường 2 xã; mỗi phường 02 cán bộ.")},
		[]example{says("Tại phường Điện Biên Phủ."), says("Tại quận 1.")}},
	{"ND30-PL2-III-1d",
		[]example{says("Cảng Cửa Lò và Vũng Tàu."), says("Cửa lò nung được sửa.")},
		[]example{says("Cảng Cửa lò."), says("Tại Vũng tàu.")}},
	{"ND30-PL2-III-1d2",
		[]example{says("Trên sông Vàm Cỏ và vịnh Hạ Long."), says("Sông Vàm Cỏ chảy qua.")},
		[]example{says("Trên Sông Vàm Cỏ."), says("Thăm Vịnh Hạ Long.")}},
	{"ND30-PL2-III-1đ",
		[]example{says("Vùng Tây Bắc và vùng Đông Nam Bộ."), says("Phía tây bắc giáp xã bên.")},
		[]example{says("Phát triển vùng Tây bắc."), says("Phát triển vùng Nam bộ.")}},
	{"ND30-PL2-III-2",
		[]example{says("Đoàn thăm Mát-xcơ-va."), says("Đoàn thăm Bắc Kinh.")},
		[]example{says("Đoàn thăm Mát-Xcơ-Va."), says("Đoàn thăm Xin-Ga-Po.")}},
	{"ND30-PL2-IV-1b",
		[]example{says("Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam."), says("Văn phòng Trung ương Đảng.")},
		[]example{says("Đảng cộng sản Việt Nam."), says("Ban chấp hành Trung ương.")}},
	{"ND30-PL2-IV-2a",
		[]example{says("Theo Liên hợp quốc."), says("Tổ chức Y tế thế giới (WHO).")},
		[]example{says("Theo Liên Hợp Quốc."), says("Theo Tổ chức Y tế Thế giới.")}},
	{"ND30-PL2-IV-2b",
		[]example{says("Các nước ASEAN."), says("Gia nhập WTO.")},
		[]example{says("Các nước Asean."), says("Di sản của Unesco.")}},
	{"ND30-PL2-V-1",
		[]example{says("Quyền lợi của Nhân dân; ngân sách nhà nước; Ủy ban nhân dân; quản lý nhà nước."), says("Đảng và Nhà nước ta.")},
		[]example{says("Quyền lợi của nhân dân."), says("Chính sách của Đảng và nhà nước.")}},
	{"ND30-PL2-V-2",
		[]example{says("Huân chương Sao vàng, Nghệ sĩ Nhân dân."), says("Huân chương Lao động hạng Nhất; xếp hạng nhất.")},
		[]example{says("Danh hiệu Nghệ sĩ nhân dân."), says("Huân chương Lao động hạng nhất.")}},
	{"ND30-PL2-V-5",
		[]example{says("Kỷ niệm ngày Quốc khánh 2-9."), says("Ngày Quốc tế Lao động 1-5.")},
		[]example{says("Kỷ niệm ngày quốc khánh."), says("Nhân ngày Quốc tế thiếu nhi.")}},
	{"ND30-PL2-V-8a",
		[]example{says("Xuân Kỷ Tỵ, năm Mậu Tuất."), says("Giáp thân cây có vết.")},
		[]example{says("Năm Kỷ tỵ."), says("Đón xuân mậu tuất.")}},
	{"ND30-PL2-V-8b",
		[]example{says("Dịp tết Nguyên đán, tết Trung thu, nghỉ Tết."), says("Tết Trung thu năm nay.")},
		[]example{says("Dịp Tết Nguyên Đán."), says("Ngày vui và Tết Trung thu.")}},
	{"ND30-PL2-V-9",
		[]example{says("Sau Cách mạng tháng Tám."), says("Di tích Triều Lý.")},
		[]example{says("Sau Cách mạng tháng 8."), says("Sau Cách mạng tháng tám.")}},
	{"ND30-PL2-V-10",
		[]example{says("Đăng trên tạp chí Cộng sản."), says("Bộ từ điển Bách khoa toàn thư.")},
		[]example{says("Đăng trên tạp chí Cộng Sản."), says("Bộ từ điển Bách Khoa toàn thư.")}},
}

func judged(e example) []diag.Problem {
	r := good(e.kind)
	if e.change != nil {
		e.change(r)
	}
	return Record(r, Options{})
}

func TestGoodExamplesRaiseNothing(t *testing.T) {
	for _, c := range cases {
		for i, e := range c.good {
			for _, p := range judged(e) {
				t.Errorf("%s, good %d: %s %s: %s", c.code, i, p.Code, p.At, p.Message.VI)
			}
		}
	}
}

func TestBadExamplesRaiseTheirRuleAndNoOther(t *testing.T) {
	for _, c := range cases {
		for i, e := range c.bad {
			found := judged(e)
			if len(found) == 0 {
				t.Errorf("%s, bad %d: nothing found", c.code, i)
			}
			for _, p := range found {
				if p.Code != c.code {
					t.Errorf("%s, bad %d: %s %s: %s", c.code, i, p.Code, p.At, p.Message.VI)
				}
				if p.Message.VI == "" || p.Message.EN == "" || p.Hint.VI == "" || p.Hint.EN == "" {
					t.Errorf("%s, bad %d: a text is missing: %+v", c.code, i, p)
				}
			}
		}
	}
}

func TestEveryJudgedRuleHasTwoExamplesOfEach(t *testing.T) {
	have := map[diag.Code]bool{}
	for _, c := range cases {
		have[c.code] = len(c.good) >= 2 && len(c.bad) >= 2
	}
	for _, r := range Rules() {
		if r.Status == Judged && !have[r.Code] {
			t.Errorf("%s has no two good and two bad examples", r.Code)
		}
		if r.Status != Judged && have[r.Code] {
			t.Errorf("%s is not judged and has examples", r.Code)
		}
	}
}

func TestMinimalDocumentsOfEveryKindAreClean(t *testing.T) {
	for _, k := range kindIDs() {
		for _, p := range Record(good(k), Options{}) {
			t.Errorf("%s: %s %s: %s", k, p.Code, p.At, p.Message.VI)
		}
	}
}
