package record

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
)

// detailFields are the fields that only some kinds have, kind by kind in the
// order of their sample forms. Labels are the words printed before them.
func detailFields() []field[Record] {
	return slices.Concat(invitationFields(), introductionFields(), minutesFields(), leaveFields(), []field[Record]{
		partiesField().only(contracts...).needed(always),
	})
}

func recordDetails(d *Record) *[]Detail { return &d.Details }

// of makes fields of one kind from their sample form.
func of(kind string, fields ...field[Record]) []field[Record] {
	for i := range fields {
		fields[i] = fields[i].only(kind)
	}
	return fields
}

func textDetailOf(key, label, doc string) field[Record] {
	return textDetail(key, label, doc, recordDetails)
}

func invitationFields() []field[Record] { // mẫu 1.7
	return of(invitation,
		listDetail("khach_moi", "Khách mời", "Người, cơ quan được mời, in sau chữ «trân trọng kính mời».").needed(always).like([]string{"Ông Nguyễn Văn An, Chủ tịch UBND xã Bum Tở"}),
		textDetailOf("toi_du", "Tới dự", "Cuộc họp, hội nghị mời tới dự.").needed(always).like("Hội nghị sơ kết công tác 6 tháng đầu năm 2026"),
		textDetailOf("chu_tri", "Chủ trì", "Người chủ trì.").like("Ông Lê Văn Bình, Giám đốc Sở"),
		textDetailOf("thoi_gian", "Thời gian", "Thời gian họp.").needed(always).like("8 giờ 00, ngày 12 tháng 6 năm 2026"),
		textDetailOf("dia_diem", "Địa điểm", "Địa điểm họp.").needed(always).like("Phòng họp tầng 2, trụ sở Sở Công Thương"),
	)
}

func introductionFields() []field[Record] { // mẫu 1.8
	return of(introduction,
		textDetailOf("ong_ba", "Ông (bà)", "Họ và tên người được giới thiệu.").needed(always).like("Nguyễn Văn An"),
		textDetailOf("chuc_vu", "Chức vụ", "Chức vụ của người được giới thiệu.").needed(always).like("Chuyên viên Văn phòng Sở"),
		textDetailOf("duoc_cu_den", "Được cử đến", "Cơ quan nơi người được giới thiệu đến làm việc.").needed(always).like("Sở Tài chính tỉnh Lai Châu"),
		textDetailOf("ve_viec", "Về việc", "Việc cần làm.").needed(always).like("Đối chiếu số liệu quyết toán năm 2025"),
		dateDetail("gia_tri_den", "Có giá trị đến hết ngày", "Ngày cuối cùng giấy còn giá trị.").needed(always),
	)
}

func minutesFields() []field[Record] { // mẫu 1.9
	return of(minutes,
		textDetailOf("ten_cuoc_hop", "Tên gọi cuộc họp", "Cuộc họp (mặc định), Hội nghị hoặc Hội thảo: chữ mở đầu câu kết thúc.").like("Hội nghị"),
		textDetailOf("bat_dau", "Thời gian bắt đầu", "Giờ và ngày bắt đầu.").needed(always).like("14 giờ 00, ngày 12 tháng 6 năm 2026"),
		textDetailOf("dia_diem", "Địa điểm", "Nơi họp.").needed(always).like("Phòng họp tầng 2, trụ sở Sở Công Thương"),
		listDetail("thanh_phan", "Thành phần tham dự", "Những người tham dự.").needed(always).like([]string{"Lãnh đạo Sở", "Trưởng các phòng thuộc Sở"}),
		textDetailOf("chu_tri", "Chủ trì (chủ tọa)", "Người chủ trì.").needed(always).like("Ông Lê Văn Bình, Giám đốc Sở"),
		textDetailOf("thu_ky", "Thư ký (người ghi biên bản)", "Người ghi biên bản.").needed(always).like("Bà Trần Thị Cúc, chuyên viên Văn phòng Sở"),
		textDetailOf("ket_thuc", "Thời gian kết thúc", "Giờ và ngày kết thúc.").needed(always).like("16 giờ 30, ngày 12 tháng 6 năm 2026"),
	)
}

func leaveFields() []field[Record] { // mẫu 1.10
	return of(leave,
		dateDetail("don_ngay", "Ngày của đơn", "Ngày ghi trên Đơn đề nghị nghỉ phép.").needed(always),
		textDetailOf("ong_ba", "Ông (bà)", "Họ và tên người nghỉ phép.").needed(always).like("Nguyễn Văn An"),
		textDetailOf("chuc_vu", "Chức vụ", "Chức vụ của người nghỉ phép.").needed(always).like("Chuyên viên Văn phòng Sở"),
		textDetailOf("thoi_gian_nghi", "Thời gian nghỉ", "Số ngày nghỉ.").needed(always).like("05 ngày"),
		dateDetail("tu_ngay", "Kể từ ngày", "Ngày nghỉ đầu tiên.").needed(always),
		dateDetail("den_ngay", "Đến hết ngày", "Ngày nghỉ cuối cùng.").needed(always),
		textDetailOf("tai", "Nơi nghỉ phép", "Nơi nghỉ phép.").needed(always).like("xã Phong Thổ, tỉnh Lai Châu"),
		textDetailOf("tinh_vao", "Tính vào thời gian", "Thời gian mà số ngày nghỉ được tính vào.").needed(always).like("thời gian nghỉ phép năm 2026"),
		flagDetail("can_xac_nhan", "Cần xác nhận", "true thì in phần xác nhận của nơi nghỉ phép; mặc định false."),
	)
}

// detailField is a field whose value becomes a Detail; one with nothing in it
// becomes none.
func detailField[T any](key, label, doc string, pick func(*T) *[]Detail, read func(r *reader, v value, d *Detail)) field[T] {
	return field[T]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *T) {
			d := Detail{Key: key, Label: label, At: v.at}
			read(r, v, &d)
			if len(d.Texts) > 0 || d.Date.Year > 0 {
				list := pick(into)
				*list = append(*list, d)
			}
		},
	}
}

func textDetail[T any](key, label, doc string, pick func(*T) *[]Detail) field[T] {
	f := detailField(key, label, doc, pick, func(r *reader, v value, d *Detail) {
		if t := r.text(v, oneLine); !t.Blank() {
			d.Texts = []Text{t}
		}
	})
	f.schema = func(needed bool) object { return textSchema(needed, oneLine) }
	return f
}

func listDetail(key, label, doc string) field[Record] {
	f := detailField(key, label, doc, recordDetails, func(r *reader, v value, d *Detail) { d.Texts = r.texts(v, oneLine) })
	f.schema = textsSchema
	return f
}

func dateDetail(key, label, doc string) field[Record] {
	f := detailField(key, label, doc, recordDetails, func(r *reader, v value, d *Detail) { d.Date = r.date(v) })
	f.schema = dateSchema
	return f.like("30/06/2026")
}

// flagDetail is there, as "true", or is not.
func flagDetail(key, label, doc string) field[Record] {
	f := detailField(key, label, doc, recordDetails, func(r *reader, v value, d *Detail) {
		if r.want(v, isBool) && r.raw(v) == "true" {
			d.Texts = []Text{{"true", v.at}}
		}
	})
	f.schema = func(bool) object { return object{{"type", []string{"boolean", "null"}}} }
	return f
}

// inOrder puts details in the order of the form, whatever that of the input was.
func inOrder(details []Detail, keys []string) {
	slices.SortFunc(details, func(a, b Detail) int { return slices.Index(keys, a.Key) - slices.Index(keys, b.Key) })
}

// The parties of a contract.
const minParties, maxParties = 2, 6

func partiesField() field[Record] {
	return field[Record]{key: "cac_ben", label: "Các bên", doc: "Các bên, từ hai đến sáu, theo thứ tự A, B, C.",
		read: func(r *reader, v value, d *Record) {
			d.Parties = readList(r, v, readParty)
			if r.node(v).shape == isList {
				r.between(v, r.present(v), minParties, maxParties, diag.Say("Hãy ghi từ hai đến sáu bên.", "Name two to six parties."))
			}
		},
		schema: func(bool) object {
			return object{{"type", "array"}, {"minItems", minParties}, {"maxItems", maxParties}, {"items", ref("ben")}}
		},
	}
}

func partyForm() *form[Party] {
	line := func(key, label, doc string) field[Party] {
		return textDetail(key, label, doc, func(p *Party) *[]Detail { return &p.Details })
	}
	f := newForm("ben", "Bên", "Một bên của hợp đồng, bản ghi nhớ, bản thỏa thuận.",
		textField("ten", "Tên", "Tên cơ quan, tổ chức, cá nhân.", oneLine, func(p *Party) *Text { return &p.Name }).needed(always).like("Sở Công Thương tỉnh Lai Châu"),
		line("dia_chi", "Địa chỉ", "Địa chỉ trụ sở."),
		line("dien_thoai", "Điện thoại", "Ghi trong nháy kép để giữ số 0 ở đầu.").like("0213.3876.512"),
		line("tai_khoan", "Tài khoản", "Số tài khoản và nơi mở, ghi trong nháy kép."),
		line("ma_so_thue", "Mã số thuế", "Ghi trong nháy kép để giữ số 0 ở đầu."),
		textField("dai_dien", "Người đại diện", "Họ và tên người đại diện.", oneLine, func(p *Party) *Text { return &p.Agent }).needed(always).like("Lê Văn Bình"),
		textField("chuc_vu", "Chức vụ người đại diện", "Chức vụ của người đại diện.", oneLine, func(p *Party) *Text { return &p.Office }).needed(always).like("Giám đốc"),
	)
	f.check = func(_ *reader, _ value, p *Party, _ seen) { inOrder(p.Details, f.keys) }
	return f
}

func readParty(r *reader, v value) (p Party, ok bool) {
	p.At = v.at
	r.forms.party.read(r, v, &p)
	return p, r.node(v).shape == isObject
}
