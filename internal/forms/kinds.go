package forms

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// named is form 1.4: ô 1 to 5a, Kính gửi where the kind has it, căn cứ, text.
func named() []wml.Block {
	return blocks(header(fullHead), title(), addressees(), legalBases(), p("Doan", "{{ noi_dung }}"), signature())
}

// decision has the authority line and the word that decides between the legal
// bases and the articles (forms 1.1, 1.2, 1.3).
func decision(word string) []wml.Block {
	return blocks(
		header(fullHead), title(),
		when("tham_quyen", p("ThamQuyen", "{{ tham_quyen | hoa | ngat_dong }}")),
		legalBases(),
		p("QuyetDinh", word),
		p("Doan", "{{ noi_dung }}"),
		signature(),
	)
}

// telegram is form 1.6: who wires, to whom, the text.
func telegram() []wml.Block {
	return blocks(
		header(fullHead), title(),
		p("KinhGui", "{{ nguoi_dien }} điện:"),
		control("lap noi trong kinh_gui"),
		p("KinhGuiDong", `- {{ noi }}{{ cuoi ? "." : ";" }}`),
		control("het"),
		p("Doan", "{{ noi_dung }}"),
		signature(),
	)
}

// invitation is form 1.7. Several guests stand below one another.
func invitation() []wml.Block {
	return blocks(
		header(fullHead), title(),
		when("len(khach_moi) == 1", p("Doan", "{{ co_quan }} trân trọng kính mời: {{ khach_moi[0] }}.")),
		when("len(khach_moi) > 1",
			kept(p("Doan", "{{ co_quan }} trân trọng kính mời:")),
			control("lap khach trong khach_moi"),
			p("GachDauDong", `- {{ khach }}{{ cuoi ? "." : ";" }}`),
			control("het"),
		),
		p("Doan", "Tới dự {{ toi_du }}."),
		when("chu_tri", p("Doan", "Chủ trì: {{ chu_tri }}.")),
		kept(p("Doan", "Thời gian: {{ thoi_gian }}.")),
		when("co_noi_dung", p("Doan", "Địa điểm: {{ dia_diem }}."), p("Doan", "{{ noi_dung }}"),
			control("khac"), kept(p("Doan", "Địa điểm: {{ dia_diem | ket_thuc_van_ban }}"))),
		signature(),
	)
}

// introduction is form 1.8.
func introduction() []wml.Block {
	return blocks(
		header(fullHead), titleOnly(),
		p("GioiThieu", "{{ co_quan }} trân trọng giới thiệu:"),
		p("Doan", "Ông (bà) {{ ong_ba }}"),
		p("Doan", "Chức vụ: {{ chuc_vu }}"),
		p("Doan", "Được cử đến: {{ duoc_cu_den }}"),
		p("Doan", "Về việc: {{ ve_viec }}."),
		when("co_noi_dung", p("Doan", "{{ noi_dung }}")),
		kept(p("Doan", "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.")),
		kept(p("Doan", "Giấy này có giá trị đến hết {{ gia_tri_den | ket_thuc_van_ban }}")),
		signature(),
	)
}

// minutes are form 1.9: no ô 4, two signers side by side, Nơi nhận below them.
func minutes() []wml.Block {
	return blocks(
		header(undatedHead), title(),
		p("Doan", "Thời gian bắt đầu: {{ bat_dau }}."),
		p("Doan", "Địa điểm: {{ dia_diem }}."),
		when("len(thanh_phan) == 1", p("Doan", "Thành phần tham dự: {{ thanh_phan[0] }}.")),
		when("len(thanh_phan) > 1",
			kept(p("Doan", "Thành phần tham dự:")),
			control("lap nguoi trong thanh_phan"),
			p("GachDauDong", `- {{ nguoi }}{{ cuoi ? "." : ";" }}`),
			control("het"),
		),
		p("Doan", "Chủ trì (chủ tọa): {{ chu_tri }}."),
		p("Doan", "Thư ký (người ghi biên bản): {{ thu_ky }}."),
		kept(p("Doan", "Nội dung (theo diễn biến {{ ten_cuoc_hop | thuong_dau }}):")),
		p("Doan", "{{ noi_dung }}"),
		kept(p("Doan", "{{ ten_cuoc_hop }} kết thúc vào {{ ket_thuc | ket_thuc_van_ban }}")),
		signers(),
		recipientsBelow("true"),
	)
}

// leave is form 1.10; the part for the place of the leave only where it is asked for.
func leave() []wml.Block {
	return blocks(
		header(fullHead), titleOnly(),
		p("Doan", "Xét Đơn đề nghị nghỉ phép {{ don_ngay }} của ông (bà) {{ ong_ba }}, {{ co_quan }} cấp cho:"),
		p("Doan", "Ông (bà): {{ ong_ba }}"),
		p("Doan", "Chức vụ: {{ chuc_vu }}"),
		kept(p("Doan", "Được nghỉ phép trong thời gian {{ thoi_gian_nghi }} kể từ {{ tu_ngay }} đến hết {{ den_ngay }} tại {{ tai }}.")),
		when("co_noi_dung", p("Doan", "{{ noi_dung }}")),
		kept(p("Doan", "Số ngày nghỉ phép nêu trên được tính vào thời gian {{ tinh_vao | ket_thuc_van_ban }}")),
		signature(),
		when("can_xac_nhan", p("NgatPhan", ""), layoutTable(18*unit.Pt, []unit.Length{signLeft, signRight}, [][]wml.Block{blocks(
			p("XacNhan", "Xác nhận của cơ quan (tổ chức) hoặc"),
			p("XacNhan", "chính quyền địa phương nơi nghỉ phép"),
			p("XacNhan", "(nếu cần)"),
			p("XacNhan", "(Chữ ký, dấu)"),
			p("ChoKy", ""),
			p("HoTen", "Họ và tên"),
		), blocks(p("NoiNhan", ""))})),
	)
}

// agreement serves hợp đồng, bản ghi nhớ and bản thỏa thuận, for which the decree
// gives no form: the common header, the parties, the articles, one signature for
// each party.
func agreement() []wml.Block {
	return blocks(
		header(fullHead), title(), legalBases(),
		kept(p("Doan", "Chúng tôi gồm các bên:")),
		control("lap ben trong cac_ben"),
		p("TenBen", "{{ ben.nhan | hoa }}: {{ ben.ten | hoa }}"),
		control("lap dong trong ben.dong"), p("DongBen", "{{ dong }}"), control("het"),
		p("DongBen", "Đại diện: {{ ben.dai_dien }}. Chức vụ: {{ ben.chuc_vu }}."),
		control("het"),
		kept(p("Doan", "Các bên thống nhất những nội dung sau:")),
		p("Doan", "{{ noi_dung }}"),
		signers(),
		recipientsBelow("len(noi_nhan) > 0"),
	)
}

// openLetter serves thư công: the sender, place and date, a salutation, the text,
// the name. Without Quốc hiệu, number or Nơi nhận: the decree asks for none.
func openLetter() []wml.Block {
	return blocks(
		header(letterOfficeHead),
		when("trich_yeu", p("TenLoai", "{{ trich_yeu | hoa }}")),
		when("len(kinh_gui) == 1", p("KinhGui", "Kính gửi: {{ kinh_gui[0] }}")),
		when("len(kinh_gui) > 1",
			p("KinhGuiNhan", "Kính gửi:"),
			control("lap noi trong kinh_gui"), p("KinhGuiDong", `- {{ noi }}{{ cuoi ? "." : ";" }}`), control("het")),
		p("Doan", "{{ noi_dung }}"),
		layoutTable(12*unit.Pt, []unit.Length{signLeft, signRight}, [][]wml.Block{blocks(p("NoiNhan", "")), signer("ky")}),
	)
}

// kept keeps a paragraph of a form whole and with what follows it.
func kept(par *wml.Paragraph) *wml.Paragraph {
	par.Props.KeepNext, par.Props.KeepLines = wml.On, wml.On
	return par
}

// signers are signature blocks two in a row, without Nơi nhận beside them.
func signers() *wml.Table {
	half := (signLeft + signRight) / 2 / unit.Twip * unit.Twip
	t := layoutTable(12*unit.Pt, []unit.Length{half, signLeft + signRight - half},
		[][]wml.Block{blocks(control("lap hang trong hang_ky")), blocks(p("", ""))},
		[][]wml.Block{append(when("hang.trai", oneSigner("hang.trai")), p("NgatPhan", "")), oneSigner("hang.phai")},
		[][]wml.Block{blocks(control("het")), blocks(p("", ""))},
	)
	return t
}

func oneSigner(who string) []wml.Block {
	return blocks(
		control("lap dong trong "+who+".quyen_han"), p("QuyenHan", "{{ dong | ngat_dong }}"), control("het"),
		p("ChoKy", "{{ "+who+".cho_ky }}"),
		when(who+".chuc_vu_khac", p("QuyenHan", "{{ "+who+".chuc_vu_khac | ngat_dong }}")),
		p("HoTen", "{{ "+who+".ho_ten }}"),
	)
}

func recipientsBelow(condition string) []wml.Block {
	return when(condition,
		p("NoiNhanDuoi", "Nơi nhận:"),
		control("lap noi trong noi_nhan"), p("NoiNhan", "- {{ noi }};"), control("het"),
		p("NoiNhan", "- Lưu: {{ luu }}"),
	)
}

// copyBlock is form 3.1: under a rule across the text, on the sheet on which the
// copied document ends.
func copyBlock(condition string) []wml.Block {
	left := blocks(
		when("sao.co_quan_chu_quan", p("CoQuanChuQuan", "{{ sao.co_quan_chu_quan | hoa | ngat_dong }}")),
		p("CoQuan", "{{ sao.co_quan | hoa | ngat_dong }}"), p("KeNgang", "{{ ke 40 }}"),
	)
	right := blocks(p("QuyenHan", "{{ sao.ten | hoa }}"))
	number := blocks(p("SoKyHieu", "Số: {{ sao.so }}/{{ sao.ky_hieu }}"))
	date := blocks(p("DiaDanhNgay", "{{ sao.dia_danh }}, {{ sao.ngay_thang }}"))
	recipients := blocks(
		p("NoiNhanNhan", "Nơi nhận:"),
		control("lap noi trong sao.noi_nhan"), p("NoiNhan", "- {{ noi }};"), control("het"),
		p("NoiNhan", "- Lưu: {{ sao.luu }}"),
	)
	rule := p("KeNgang", "")
	rule.Props.Spacing.Before = wml.Some(12 * unit.Pt)
	return when("len(ban_sao) > 0 && "+condition,
		control("lap sao trong ban_sao"),
		kept(rule), p("KhoangCach", ""),
		layoutTable(0, []unit.Length{headerLeft, headerRight}, [][]wml.Block{left, right}, [][]wml.Block{number, date}),
		p("NgatPhan", ""),
		layoutTable(12*unit.Pt, []unit.Length{signLeft, signRight}, [][]wml.Block{recipients, oneSigner("sao.ky")}),
		control("het"),
	)
}
