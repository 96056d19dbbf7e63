package record

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// The objects of a document beside its body: who signs, where the body sits,
// what is annexed.

func signerForm() *form[Signer] {
	line := func(key, label, doc string, may lines, pick func(*Signer) *Text) field[Signer] {
		return textField(key, label, doc, may, pick)
	}
	f := newForm("nguoi_ky", "Người ký", "Quyền hạn, chức vụ và họ tên của một người ký.",
		line("thay_mat", "Thay mặt (TM.)", "Tập thể được ký thay mặt.", manyLines, func(s *Signer) *Text { return &s.OnBehalf }).like("Ủy ban nhân dân"),
		line("thua_lenh", "Thừa lệnh (TL.)", "Chức vụ của người ra lệnh.", manyLines, func(s *Signer) *Text { return &s.ByOrder }).like("Giám đốc"),
		line("thua_uy_quyen", "Thừa ủy quyền (TUQ.)", "Chức vụ của người ủy quyền.", manyLines, func(s *Signer) *Text { return &s.ByMandate }).like("Giám đốc"),
		line("ky_thay", "Ký thay (KT.)", "Chức vụ của người được ký thay.", manyLines, func(s *Signer) *Text { return &s.For }).like("Giám đốc"),
		line("quyen", "Quyền (Q.)", "Chức vụ được giao quyền; khi đó không cần chuc_vu.", manyLines, func(s *Signer) *Text { return &s.Acting }).like("Giám đốc"),
		line("chuc_vu", "Chức vụ người ký", "Chức vụ của người ký.", manyLines, func(s *Signer) *Text { return &s.Title }).like("Phó Giám đốc"),
		line("chuc_vu_khac", "Chức vụ khác", "Chức vụ khác, in ngay trên họ tên.", manyLines, func(s *Signer) *Text { return &s.OtherTitle }),
		line("ho_ten", "Họ và tên người ký", "Họ, chữ đệm và tên của người ký.", oneLine, func(s *Signer) *Text { return &s.Name }).needed(always).like("Nguyễn Văn An"),
		imageField("anh_chu_ky", "Hình chữ ký", "Hình chữ ký của người này (ô 7c): PNG nền trong, màu xanh; dịch vụ không tạo hình nào, chỉ đặt hình được gửi.",
			signatureForm, func(f *forms) *form[Image] { return f.signature }, func(s *Signer) **Image { return &s.Signature }),
		imageField("con_dau", "Hình con dấu", "Hình dấu đóng lên chữ ký này (ô 8): PNG nền trong, màu đỏ, đúng kích thước thật.",
			sealForm, func(f *forms) *form[Image] { return f.seal }, func(s *Signer) **Image { return &s.Seal }),
	)
	f.extra = object{{"anyOf", []any{
		object{{"required", []string{"chuc_vu"}}, {"properties", object{{"chuc_vu", textSchema(true, manyLines)}}}},
		object{{"required", []string{"quyen"}}, {"properties", object{{"quyen", textSchema(true, manyLines)}}}},
	}}}
	f.check = func(r *reader, v value, _ *Signer, s seen) {
		if !f.given(s, "chuc_vu") && !f.given(s, "quyen") {
			r.required(f.at(v, "chuc_vu"))
		}
	}
	return f
}

// maxSigners bounds the signatures of one document.
const maxSigners = maxParties

// whoSigns answers where one signs too many or too few.
var whoSigns = diag.Say("Chỉ biên bản (thư ký và chủ tọa), hợp đồng, bản ghi nhớ và bản thỏa thuận có nhiều người ký; các loại khác có một.",
	"Only minutes (secretary and chair), contracts, memoranda and agreements have several signers; the other kinds have one.")

// signersField takes one signer, or a list where a kind has several.
func signersField(doc string, lo, hi int) field[Record] {
	return field[Record]{key: "ky", label: "Người ký", doc: doc,
		read: func(r *reader, v value, d *Record) {
			if r.node(v).shape == isList {
				d.Signers = readList(r, v, readSigner)
			} else if s, ok := readSigner(r, v); ok {
				d.Signers = []Signer{s}
			}
			r.countSigners(v, lo, hi)
		},
		schema: func(needed bool) object {
			var any1 []any
			if lo <= 1 {
				any1 = append(any1, ref("nguoi_ky"))
			}
			any1 = append(any1, object{{"type", "array"}, {"minItems", lo}, {"maxItems", hi}, {"items", ref("nguoi_ky")}})
			if !needed {
				any1 = append(any1, blankSchema)
			}
			return object{{"anyOf", any1}}
		},
	}
}

// signerKeysField names signers of the profile, one alone or in a list.
func signerKeysField(doc string, lo, hi int) field[Record] {
	return field[Record]{key: "nguoi_ky", label: "Mã người ký", doc: doc, example: "giam_doc",
		read: func(r *reader, v value, _ *Record) {
			r.signers = r.texts(v, oneLine)
			r.countSigners(v, lo, hi)
		},
		schema: func(needed bool) object {
			any1 := []any{fullList(lo, hi)}
			if lo <= 1 {
				any1 = append(any1, textSchema(true, oneLine))
			}
			if !needed {
				any1 = append(any1, blankSchema)
			}
			return object{{"anyOf", any1}}
		},
	}
}

// countSigners holds the number of signers against the kind; a document of no
// known kind may have any.
func (r *reader) countSigners(v value, lo, hi int) {
	n := 1
	switch r.node(v).shape {
	case isList:
		n = r.present(v)
	case isObject, isString:
	default: // told already
		return
	}
	if r.kind.ID != "" {
		r.between(v, n, lo, hi, whoSigns)
	}
}

func readSigner(r *reader, v value) (s Signer, ok bool) {
	s.At = v.at
	r.forms.signer.read(r, v, &s)
	return s, r.node(v).shape == isObject
}

func addressForm() *form[Address] {
	return newForm("dia_chi", "Địa chỉ cơ quan", "Địa chỉ in ở chân trang đầu của công văn.",
		textField("dia_chi", "Địa chỉ", "Số nhà, đường, phường hoặc xã, tỉnh.", oneLine, func(a *Address) *Text { return &a.Street }),
		textField("dien_thoai", "Số điện thoại", "Ghi trong nháy kép để giữ số 0 ở đầu.", oneLine, func(a *Address) *Text { return &a.Phone }).like("0213.3876.512"),
		textField("fax", "Số Fax", "Ghi trong nháy kép để giữ số 0 ở đầu.", oneLine, func(a *Address) *Text { return &a.Fax }),
		textField("thu_dien_tu", "Thư điện tử", "Địa chỉ thư điện tử của cơ quan.", oneLine, func(a *Address) *Text { return &a.Email }).like("sct@laichau.gov.vn"),
		textField("trang_tin", "Trang thông tin điện tử", "Địa chỉ trang thông tin điện tử.", oneLine, func(a *Address) *Text { return &a.Site }).like("sct.laichau.gov.vn"),
	)
}

func addressField[T any](pick func(*T) **Address) field[T] {
	return objectField("dia_chi_co_quan", "Địa chỉ cơ quan", "Địa chỉ cơ quan ở chân trang đầu của công văn.", "dia_chi",
		func(r *reader, v value, into *T) {
			a := Address{At: v.at}
			if r.forms.address.read(r, v, &a); a != (Address{At: v.at}) {
				*pick(into) = &a
			}
		})
}

func annexForm() *form[Annex] {
	return newForm("phu_luc", "Phụ lục", "Một phụ lục kèm theo văn bản.",
		textField("tieu_de", "Tiêu đề phụ lục", "Tên phụ lục.", manyLines, func(a *Annex) *Text { return &a.Title }).like("Danh mục dự án"),
		choiceField("kho_giay", "Khổ giấy", "Chiều của trang giấy: doc (mặc định) hoặc ngang.", byID,
			[]choice{{id: "doc", label: "Dọc"}, {id: "ngang", label: "Ngang"}}, func(a *Annex, i int, _ diag.Pointer) { a.Landscape = i == 1 }),
		bodyField("Nội dung phụ lục", "Các khối nội dung của phụ lục.", func(a *Annex) *[]Block { return &a.Body }).needed(always),
		idField(func(a *Annex) *string { return &a.ID }),
	)
}

func readAnnex(r *reader, v value) (a Annex, ok bool) {
	a.At = v.at
	r.forms.annex.read(r, v, &a)
	return a, r.node(v).shape == isObject
}

// attachmentsField takes one attached text or a list of them.
func attachmentsField() field[Record] {
	return field[Record]{key: "van_ban_kem_theo", label: "Văn bản kèm theo", doc: "Văn bản được ban hành hoặc phê duyệt kèm theo, trong cùng tệp (mẫu 1.3).",
		read: func(r *reader, v value, d *Record) {
			if r.node(v).shape == isList {
				d.Attachments = readList(r, v, readAttachment)
			} else if a, ok := readAttachment(r, v); ok {
				d.Attachments = []Attachment{a}
			}
		},
		schema: func(bool) object {
			one := ref("van_ban_kem_theo")
			return object{{"anyOf", []any{one, object{{"type", "array"}, {"items", orNull(one)}}, blankSchema}}}
		},
	}
}

func attachmentForm() *form[Attachment] {
	kinds := attachable()
	return newForm("van_ban_kem_theo", "Văn bản kèm theo", "Một văn bản được ban hành hoặc phê duyệt kèm theo.",
		choiceField("loai", "Loại văn bản kèm theo", "Loại của văn bản kèm theo.", byID, kindChoices(kinds), func(a *Attachment, i int, at diag.Pointer) {
			a.Kind = Text{kinds[i].ID, at}
		}).needed(always),
		textField("trich_yeu", "Trích yếu", "Tên gọi nội dung của văn bản kèm theo.", manyLines, func(a *Attachment) *Text { return &a.Subject }).needed(always).like("Tiếp công dân của Sở Công Thương"),
		bodyField("Nội dung", "Các khối nội dung của văn bản kèm theo.", func(a *Attachment) *[]Block { return &a.Body }).needed(always),
	)
}

// attachable are the kinds that a decision can issue or approve: those of sample
// form 1.4.
func attachable() (kinds []decree.Kind) {
	for _, k := range decree.Kinds() {
		if k.Form == "1.4" {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func readAttachment(r *reader, v value) (a Attachment, ok bool) {
	a.At = v.at
	r.forms.attachment.read(r, v, &a)
	return a, r.node(v).shape == isObject
}
