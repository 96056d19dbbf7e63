package lint

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/record"
)

// change makes a document a little different.
type change func(*record.Record)

func txt(s, at string) record.Text { return record.Text{S: s, At: ptr(at)} }

func texts(at string, list ...string) []record.Text {
	var out []record.Text
	for i, s := range list {
		out = append(out, record.Text{S: s, At: ptr(at).Index(i)})
	}
	return out
}

func para(s string) *record.Paragraph {
	return &record.Paragraph{Spans: []record.Span{{S: s}}, At: "/noi_dung/0"}
}

func on20240405() record.Date { return record.Date{Day: 5, Month: 4, Year: 2024, At: "/ngay"} }

// good is a document that breaks no rule.
func good(kind string) *record.Record {
	r := &record.Record{
		Kind: txt(kind, "/loai"), State: record.Issued,
		ParentAuthority: txt("UBND tỉnh Lai Châu", "/co_quan_chu_quan"), Authority: txt("Sở Công Thương", "/co_quan"),
		Number: txt("15", "/so"), Place: txt("Lai Châu", "/dia_danh"), Date: on20240405(),
		Body:       []record.Block{para("Sở Công Thương tổ chức thực hiện như sau.")},
		Recipients: texts("/noi_nhan", "Các phòng chuyên môn", "Lãnh đạo Sở"),
		Archive:    texts("/luu", "VT", "VP"),
		Signers:    []record.Signer{{Title: txt("Giám đốc", "/ky/chuc_vu"), Name: txt("Nguyễn Văn An", "/ky/ho_ten"), At: "/ky"}},
	}
	r.Symbol = txt(kindOf(r).Abbr+"-SCT", "/ky_hieu")
	r.Subject = txt("Triển khai công tác năm 2024", "/trich_yeu")
	switch kind {
	case "cong_van":
		r.Symbol = txt("SCT-VP", "/ky_hieu")
		r.Subject = txt("đề nghị báo cáo số liệu", "/trich_yeu")
		addressedTo("Sở Tài chính")(r)
	case "to_trinh":
		addressedTo("Ủy ban nhân dân tỉnh Lai Châu")(r)
	case "quyet_dinh":
		r.Subject = txt("Về việc thành lập Tổ công tác", "/trich_yeu")
		r.Competence = txt("Giám đốc Sở Công Thương", "/tham_quyen")
		r.LegalBases = texts("/can_cu", "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015")
		r.Body = nil
		articles("Thành lập Tổ công tác.", "Quyết định này có hiệu lực kể từ ngày ký.", "Các phòng chịu trách nhiệm thi hành Quyết định này.")(r)
		r.Recipients = texts("/noi_nhan", "Như Điều 3", "Lãnh đạo Sở")
	case "nghi_quyet":
		r.Authority, r.ParentAuthority = txt("Hội đồng nhân dân tỉnh Lai Châu", "/co_quan"), record.Text{}
		r.Symbol = txt("NQ-HĐND", "/ky_hieu")
		r.Competence = txt("Hội đồng nhân dân tỉnh Lai Châu", "/tham_quyen")
		r.LegalBases = texts("/can_cu", "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015")
		r.Signers[0].Title = txt("Chủ tịch", "/ky/chuc_vu")
	case "giay_gioi_thieu":
		r.Archive = texts("/luu", "VT")
	case "bien_ban":
		r.Place, r.Date = record.Text{}, record.Date{}
	case "thu_cong":
		r.Symbol, r.Number = record.Text{}, record.Text{}
	}
	return r
}

func addressedTo(list ...string) change {
	return func(r *record.Record) {
		r.Addressees = texts("/kinh_gui", list...)
		r.Recipients = texts("/noi_nhan", "Như trên", "Lãnh đạo Sở")
	}
}

func articles(list ...string) change {
	return func(r *record.Record) {
		for _, s := range list {
			r.Body = append(r.Body, &record.Article{Body: []record.Block{para(s)}, At: "/noi_dung/0"})
		}
	}
}

// body replaces the body by paragraphs.
func body(list ...string) change {
	return func(r *record.Record) {
		r.Body = nil
		for _, s := range list {
			r.Body = append(r.Body, para(s))
		}
	}
}

// items replaces the body by a list.
func items(m record.Mark, list ...string) change {
	return func(r *record.Record) {
		l := &record.List{Mark: m, At: "/noi_dung/0"}
		for _, s := range list {
			l.Items = append(l.Items, record.Item{Body: []record.Block{para(s)}})
		}
		r.Body = []record.Block{l}
	}
}

// section replaces the body by a titled section.
func section(title string) change {
	return func(r *record.Record) {
		r.Body = []record.Block{&record.Section{Title: txt(title, "/noi_dung/0/tieu_de"), Body: []record.Block{para("Nội dung của mục.")}}}
	}
}

func authority(s string) change {
	return func(r *record.Record) { r.Authority = txt(s, "/co_quan") }
}

func parent(s string) change {
	return func(r *record.Record) { r.ParentAuthority = txt(s, "/co_quan_chu_quan") }
}

func symbolIs(s string) change { return func(r *record.Record) { r.Symbol = txt(s, "/ky_hieu") } }
func place(s string) change    { return func(r *record.Record) { r.Place = txt(s, "/dia_danh") } }
func title(s string) change    { return func(r *record.Record) { r.Subject = txt(s, "/trich_yeu") } }
func bases(list ...string) change {
	return func(r *record.Record) { r.LegalBases = texts("/can_cu", list...) }
}

func date(day, month, year int) change {
	return func(r *record.Record) { r.Date = record.Date{Day: day, Month: month, Year: year, At: "/ngay"} }
}

func competence(s string) change {
	return func(r *record.Record) { r.Competence = txt(s, "/tham_quyen") }
}

// signer gives the lines of a signature as field, text, field, text …
func signer(pairs ...string) change {
	return func(r *record.Record) {
		s := &r.Signers[0]
		for i := 0; i < len(pairs); i += 2 {
			fields := map[string]*record.Text{"TM": &s.OnBehalf, "TL": &s.ByOrder, "TUQ": &s.ByMandate, "KT": &s.For, "Q": &s.Acting,
				"chuc_vu": &s.Title, "khac": &s.OtherTitle, "ho_ten": &s.Name}
			*fields[pairs[i]] = txt(pairs[i+1], "/ky/"+pairs[i])
		}
	}
}

func recipients(list ...string) change {
	return func(r *record.Record) { r.Recipients = texts("/noi_nhan", list...) }
}

func archive(list ...string) change {
	return func(r *record.Record) { r.Archive = texts("/luu", list...) }
}

func drafter(s string) change {
	return func(r *record.Record) { r.Drafter = txt(s, "/nguoi_soan") }
}

// annexes adds annexes with these titles.
func annexes(titles ...string) change {
	return func(r *record.Record) {
		for i, s := range titles {
			at := ptr("/phu_luc").Index(i)
			r.Annexes = append(r.Annexes, record.Annex{Title: record.Text{S: s, At: at.Key("tieu_de")}, Body: []record.Block{para("Nội dung phụ lục.")}, At: at})
		}
	}
}

func draft(r *record.Record) { r.State = record.Draft }

// both makes several changes.
func both(list ...change) change {
	return func(r *record.Record) {
		for _, c := range list {
			c(r)
		}
	}
}

func ptr(s string) diag.Pointer { return diag.Pointer(s) }

func copied(form record.CopyForm, symbol string) change {
	return func(r *record.Record) {
		r.Copy = &record.Copy{Form: form, Authority: txt("Sở Công Thương", "/ban_sao/co_quan"), Symbol: txt(symbol, "/ban_sao/ky_hieu")}
	}
}

// Pictures as khoản 7 and 8 of Mục II want them.
var (
	bluePNG = &picture.Stamp{Format: picture.PNG, Ink: picture.Ink{Seen: true, Blue: 900}}
	redPNG  = &picture.Stamp{Format: picture.PNG, Ink: picture.Ink{Seen: true, Red: 900}}
)

func electronic(r *record.Record) { r.Medium = record.Electronic }

// sent gives the first signer pictures; nil is none.
func sent(signature, seal *picture.Stamp) change {
	return func(r *record.Record) {
		if signature != nil {
			r.Signers[0].Signature = &record.Image{Stamp: signature, At: "/ky/anh_chu_ky"}
		}
		if seal != nil {
			r.Signers[0].Seal = &record.Image{Stamp: seal, At: "/ky/con_dau"}
		}
	}
}
