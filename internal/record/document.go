package record

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// Bounds of the two whole numbers of a document.
const (
	maxNumber = 999_999 // số
	maxCopies = 99_999  // số lượng bản
)

// documentForms makes the form of each kind: what all kinds have, and what it
// has alone. That of "" serves a document whose kind is wrong.
func documentForms() map[string]func() *form[Record] {
	all := sync.OnceValue(documentFields)
	forms := make(map[string]func() *form[Record])
	for _, k := range append(decree.Kinds(), decree.Kind{}) {
		forms[k.ID] = sync.OnceValue(func() *form[Record] { return documentForm(k, all()) })
	}
	return forms
}

func documentForm(k decree.Kind, all []field[Record]) *form[Record] {
	var own []field[Record]
	for _, fd := range all {
		if fd.of == nil || fd.of(k) {
			own = append(own, fd)
		}
	}
	f := newForm("van_ban", k.Name, "Một văn bản hành chính theo Nghị định 30/2020/NĐ-CP.", own...)
	f.stranger = notForKind
	f.fill = func(r *reader, v value, d *Record, s seen) seen { return r.fillDocument(f, v, d, s) }
	f.check = func(r *reader, v value, d *Record, s seen) {
		inOrder(d.Details, f.keys)
		if k.Abbr != "" && !f.given(s, "ky_hieu") {
			r.required(f.at(v, "ky_hieu"))
		}
		if d.Copy != nil {
			r.checkCopy(d)
		}
	}
	return f
}

// keyOwners names the kinds of each key that not all kinds have, in the order of
// Điều 7.
func keyOwners() map[string][]string {
	owners := make(map[string][]string)
	for _, fd := range documentFields() {
		if fd.of == nil {
			continue
		}
		for _, k := range decree.Kinds() {
			if fd.of(k) {
				owners[fd.key] = append(owners[fd.key], k.Name)
			}
		}
	}
	return owners
}

// notForKind answers for a key that only other kinds have. Where the kind itself
// is wrong, nothing can be said of it.
func notForKind(r *reader, v value) bool {
	owners := r.forms.owners()[v.key]
	if owners == nil {
		return false
	}
	if r.kind.ID == "" || r.absent(v.n) {
		return true
	}
	hint := diag.Say("Hãy bỏ trường này, hoặc xem lại loại văn bản.", "Remove it, or look at the kind again.")
	if len(owners) <= 6 {
		hint = diag.Say("Trường này chỉ có ở: %[1]s. Hãy bỏ trường này, hoặc xem lại loại văn bản.", "Only these have it: %[1]s. Remove it, or look at the kind again.", strings.Join(owners, ", "))
	}
	r.tell(v, "field.not_for_kind", diag.Say("Loại văn bản «%[1]s» không có trường «%[2]s».", "Documents of the kind “%[1]s” have no field “%[2]s”.", r.kind.Name, v.key), hint)
	return true
}

// documentFields are the fields of all kinds, in the order of the sample forms.
func documentFields() []field[Record] {
	return slices.Concat(
		[]field[Record]{
			kindField().needed(always),
			choiceField("trang_thai", "Trạng thái", "Dự thảo (mặc định) có thể còn chỗ trống; văn bản ban hành thì không.", byID,
				[]choice{{id: "du_thao", label: "Dự thảo"}, {id: "ban_hanh", label: "Ban hành"}}, func(d *Record, i int, _ diag.Pointer) { d.State = State(i) }),
			choiceField("hinh_thuc", "Hình thức", "Văn bản giấy (mặc định) hoặc văn bản điện tử.", byID,
				[]choice{{id: "giay", label: "Văn bản giấy"}, {id: "dien_tu", label: "Văn bản điện tử"}}, func(d *Record, i int, _ diag.Pointer) { d.Medium = Medium(i) }),
			profileField(),
			sizeField(func(d *Record) *SizeProfile { return &d.Size }),
			labelsField(),
		},
		headFields(), detailFields(),
		[]field[Record]{
			bodyField("Nội dung", "Các khối nội dung theo thứ tự: đoạn văn, mục, danh sách, điều, bảng.",
				func(d *Record) *[]Block { return &d.Body }).needed(hasText),
			attachmentsField().only("nghi_quyet", "quyet_dinh"),
		},
		footFields(),
	)
}

// headFields stand above the text.
func headFields() []field[Record] {
	return []field[Record]{
		textField("co_quan_chu_quan", "Cơ quan chủ quản", "Cơ quan chủ quản trực tiếp, viết như trong câu văn; mẫu tự in hoa.", manyLines,
			func(d *Record) *Text { return &d.ParentAuthority }).like("UBND tỉnh Lai Châu"),
		textField("co_quan", "Cơ quan ban hành", "Cơ quan, tổ chức ban hành văn bản, viết như trong câu văn; mẫu tự in hoa.", manyLines,
			func(d *Record) *Text { return &d.Authority }).needed(always).unless("ho_so").like("Sở Công Thương"),
		numberField("Số văn bản. Để trống thì chừa chỗ cho văn thư điền.", func(d *Record) *Text { return &d.Number }).but(isFree),
		textField("ky_hieu", "Ký hiệu", "Phần sau dấu gạch chéo của số và ký hiệu. Để trống thì lập từ loại văn bản, chữ viết tắt của cơ quan và đơn vị soạn thảo khi đã biết.", oneLine,
			func(d *Record) *Text { return &d.Symbol }).but(isFree).needed(isLetter).unless("don_vi_soan").like("KH-SCT"),
		textField("don_vi_soan", "Đơn vị soạn thảo", "Chữ viết tắt của đơn vị soạn thảo, để lập ký hiệu công văn và nơi lưu.", oneLine,
			func(d *Record) *Text { return &d.Unit }).like("QLCN"),
		textField("dia_danh", "Địa danh", "Tên nơi cơ quan đóng trụ sở, không kèm cấp hành chính.", oneLine,
			func(d *Record) *Text { return &d.Place }).like("Lai Châu"),
		dateField("ngay", "Ngày ban hành", "Ngày/tháng/năm, năm-tháng-ngày, hoặc tháng/năm khi ngày để văn thư điền.",
			func(d *Record) *Date { return &d.Date }),
		textField("trich_yeu", "Trích yếu", "Trích yếu nội dung văn bản, không ghi tên loại ở đầu.", manyLines,
			func(d *Record) *Text { return &d.Subject }).needed(hasSubject).like("Triển khai công tác bảo vệ trẻ em năm 2024"),
		addresseesField("Nơi nhận để giải quyết; một nơi in trên cùng dòng, nhiều nơi in thành gạch đầu dòng.").but(isTelegram),
		addresseesField("Các nơi nhận công điện, in sau chữ «điện:».").only(telegram).needed(always),
		textsField("can_cu", "Căn cứ", "Từng căn cứ ban hành, có hoặc không có chữ «Căn cứ»; dấu câu do mẫu đặt.",
			func(d *Record) *[]Text { return &d.LegalBases }).like([]string{"Luật Trẻ em ngày 05 tháng 4 năm 2016"}),
		textField("theo_de_nghi", "Theo đề nghị của", "Người hoặc cơ quan đề nghị, có hoặc không có chữ «Theo đề nghị của».", oneLine,
			func(d *Record) *Text { return &d.Proposal }).like("Giám đốc Sở Y tế"),
		textField("tham_quyen", "Thẩm quyền ban hành", "Dòng thẩm quyền của nghị quyết, quyết định; người gửi công điện.", manyLines,
			func(d *Record) *Text { return &d.Competence }).only("nghi_quyet", "quyet_dinh", telegram).like("Chủ tịch Ủy ban nhân dân tỉnh"),
	}
}

// footFields stand below the text or beside it.
func footFields() []field[Record] {
	const oneSigner, signerList = "Người ký văn bản.", "Các người ký, từ trái sang phải."
	return []field[Record]{
		textsField("noi_nhan", "Nơi nhận", "Từng nơi nhận; dấu câu do mẫu đặt.",
			func(d *Record) *[]Text { return &d.Recipients }).like([]string{"Như trên", "Lãnh đạo Sở"}),
		textsField("luu", "Lưu", "Nơi lưu, ví dụ VT và đơn vị soạn thảo.",
			func(d *Record) *[]Text { return &d.Archive }).like([]string{"VT", "VP"}),
		textField("nguoi_soan", "Ký hiệu người soạn thảo", "Chữ viết tắt tên người soạn thảo, in sau nơi lưu.", oneLine,
			func(d *Record) *Text { return &d.Drafter }).like("LTH"),
		wholeField("so_ban", "Số lượng bản", "Số lượng bản phát hành.", 1, maxCopies, func(d *Record, n int, at diag.Pointer) {
			d.Copies, d.CopiesAt = n, at
		}).like(45),
		signersField(oneSigner, 1, 1).but(hasManySigners).needed(always).unless("nguoi_ky"),
		signersField("Hai người ký: thư ký, rồi chủ tọa.", 2, maxSigners).only(minutes).needed(always).unless("nguoi_ky"),
		signersField(signerList+" Để trống thì mỗi bên ký theo người đại diện.", 1, maxSigners).only(contracts...),
		signerKeysField("Mã của người ký trong hồ sơ cơ quan (ho_so), thay cho ky.", 1, 1).but(hasManySigners),
		signerKeysField("Mã của hai người ký trong hồ sơ cơ quan (ho_so), thay cho ky.", 2, maxSigners).only(minutes),
		signerKeysField("Mã của các người ký trong hồ sơ cơ quan (ho_so), thay cho ky.", 1, maxSigners).only(contracts...),
		markField("muc_do_khan", "Mức độ khẩn", "Dấu chỉ mức độ khẩn.", urgencyChoices(), func(d *Record) *Text { return &d.Urgency }),
		markField("luu_hanh", "Chỉ dẫn phạm vi lưu hành", "Dấu chỉ dẫn phạm vi lưu hành.", wordChoices(decree.Circulations), func(d *Record) *Text { return &d.Circulation }),
		secrecyField(),
		addressField(func(d *Record) **Address { return &d.Address }),
		listField("phu_luc", "Phụ lục", "Các phụ lục; mỗi phụ lục bắt đầu ở trang mới và đánh số trang riêng.", ref("phu_luc"),
			func(d *Record) *[]Annex { return &d.Annexes }, readAnnex),
		copyField(),
	}
}

func kindField() field[Record] {
	kinds := decree.Kinds()
	return choiceField("loai", "Loại văn bản", "Một trong 29 loại văn bản hành chính tại Điều 7.", byID, kindChoices(kinds), func(d *Record, i int, at diag.Pointer) {
		d.Kind = Text{kinds[i].ID, at}
	})
}

func kindChoices(kinds []decree.Kind) (cs []choice) {
	for _, k := range kinds {
		cs = append(cs, choice{k.ID, k.Name, k.Abbr})
	}
	return cs
}

func urgencyChoices() (cs []choice) {
	for _, u := range decree.Urgencies {
		cs = append(cs, choice{id: u.Words, label: u.Words})
	}
	return cs
}

func wordChoices(words []string) (cs []choice) {
	for _, w := range words {
		cs = append(cs, choice{id: w, label: w})
	}
	return cs
}

// markField is a mark printed in a box: its words, as the decree spells them.
func markField(key, label, doc string, choices []choice, pick func(*Record) *Text) field[Record] {
	return choiceField(key, label, doc, byWords, choices, func(d *Record, i int, at diag.Pointer) {
		*pick(d) = Text{choices[i].id, at}
	})
}

func numberField[T any](doc string, pick func(*T) *Text) field[T] {
	f := wholeField("so", "Số", doc, 1, maxNumber, func(d *T, n int, at diag.Pointer) {
		*pick(d) = Text{strconv.Itoa(n), at}
	})
	return f.like("87")
}

func addresseesField(doc string) field[Record] {
	return textsField("kinh_gui", "Kính gửi", doc, func(d *Record) *[]Text { return &d.Addressees }).like([]string{"Ủy ban nhân dân tỉnh Lai Châu"})
}

// secrecyField knows the field in order to refuse it.
func secrecyField() field[Record] {
	return field[Record]{key: "do_mat", label: "Độ mật",
		doc: "Không dùng: văn bản mật không được soạn trên hệ thống nối mạng.",
		read: func(r *reader, v value, _ *Record) {
			r.tell(v, "policy.classified", diag.Say("Văn bản độ «%s» không được soạn trên hệ thống nối mạng.", "A document classified “%s” must not be drafted on a networked system.", quote(strings.Trim(r.str(v), `"`))),
				diag.Say("Hãy dùng máy độc lập theo quy định bảo vệ bí mật nhà nước; văn bản không mật thì bỏ trường do_mat.", "Use a stand-alone machine, as the rules on state secrets demand; leave do_mat out of a document that is not classified."))
		},
		schema: func(bool) object { return object{{"enum", []any{"", nil}}} },
	}
}
