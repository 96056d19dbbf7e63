package merge

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// What only some kinds have, under its names in JSON and in forms. Every name is
// known to every form, so that one form can serve several kinds.
var (
	textDetails = []string{
		"toi_du", "chu_tri", "thoi_gian", "dia_diem", "ong_ba", "chuc_vu", "duoc_cu_den", "ve_viec", "bat_dau",
		"thu_ky", "ket_thuc", "ten_cuoc_hop", "thoi_gian_nghi", "tai", "tinh_vao", "can_xac_nhan",
	}
	dateDetails = []string{"gia_tri_den", "don_ngay", "tu_ngay", "den_ngay"}
	listDetails = []string{"khach_moi", "thanh_phan"}
)

func (s *scope) details(rec *record.Record) {
	for _, key := range textDetails {
		s.text(key, first(rec.Detail(key)))
	}
	for _, key := range dateDetails {
		t := record.Text{}
		if d := rec.Detail(key); d != nil {
			t = record.Text{S: words.LongDate(words.Date{Day: d.Date.Day, Month: d.Date.Month, Year: d.Date.Year}, words.DaySlot), At: d.At}
		}
		s.text(key, t)
	}
	for _, key := range listDetails {
		var list []record.Text
		if d := rec.Detail(key); d != nil {
			list = items(d.Texts)
		}
		s.list(key, list)
	}
	counted := first(rec.Detail("tinh_vao")) // form 1.10 prints «thời gian» itself
	counted.S = strings.TrimPrefix(counted.S, "thời gian ")
	s.text("tinh_vao", counted)
	if s.env["ten_cuoc_hop"] == "" {
		s.env["ten_cuoc_hop"] = "Cuộc họp"
	}
}

func first(d *record.Detail) record.Text {
	if d == nil || len(d.Texts) == 0 {
		return record.Text{}
	}
	return record.Text{S: unpunctuated(d.Texts[0].S), At: d.Texts[0].At}
}

// content is the body of the document. A biên bản goes on after it, a letter ends
// without a mark.
func (s *scope) content(rec *record.Record, kind decree.Kind) {
	s.env["noi_dung"] = body{
		blocks: rec.Body,
		before: kind.ID != "bien_ban",
		open:   kind.ID == "bien_ban" || kind.Style == decree.Free,
	}
	s.env["co_noi_dung"] = len(rec.Body) > 0
	sender := rec.Competence
	if sender.Blank() {
		sender = rec.Authority
	}
	s.text("nguoi_dien", record.Text{S: words.Upper(words.OneLine(sender.S)), At: sender.At})
}

// attachments makes the list «van_ban_kem_theo»: texts that a decision issues
// (sample form 1.3).
func (s *scope) attachments(rec *record.Record, kind decree.Kind, opt Options) {
	s.env["van_ban_kem_theo"] = []any{}
	if len(rec.Attachments) == 0 {
		return
	}
	enclosed := enclosedWith(rec, kind, opt)
	for _, a := range rec.Attachments {
		k, _ := decree.KindOf(a.Kind.S)
		s.slottedObject("van_ban_kem_theo", map[string]any{
			"ten_loai": k.Name, "trich_yeu": a.Subject.S, "kem_theo": enclosed.s,
			"noi_dung": body{blocks: a.Body},
		}, map[string]diag.Pointer{"ten_loai": a.Kind.At, "trich_yeu": a.Subject.At}, map[string][]slot{"kem_theo": enclosed.slots})
	}
}

// copyWords and copyAbbr are of Phần II Phụ lục I and Mục I Phụ lục III.
var (
	copyWords = map[record.CopyForm]string{record.TrueCopy: "Sao y", record.CopyOfCopy: "Sao lục", record.Extract: "Trích sao"}
	copyAbbr  = map[record.CopyForm]string{record.TrueCopy: "SY", record.CopyOfCopy: "SL", record.Extract: "TrS"}
)

// copies makes «ban_sao», a list of one or none: the block under a copied paper;
// and «ban_sao_dien_tu», the line on the first page of an electronic copy.
func (s *scope) copies(rec *record.Record, opt Options) {
	s.env["ban_sao"] = []any{}
	s.text("ban_sao_dien_tu", record.Text{})
	c := rec.Copy
	if c == nil || c.Form == record.NoCopy {
		return
	}
	if rec.Medium == record.Electronic {
		s.text("ban_sao_dien_tu", record.Text{S: electronicCopy(c), At: c.At})
		return
	}
	recipients, symbol := items(c.Recipients), c.Symbol.S
	if symbol == "" {
		symbol = copyAbbr[c.Form] + "-"
	}
	list := make([]any, len(recipients))
	for i, r := range recipients {
		list[i] = r.S
	}
	digits, date := number(c.Number.S), longDate(c.Date, opt.Year)
	s.slottedObject("ban_sao", map[string]any{
		"ten": copyWords[c.Form], "co_quan_chu_quan": c.Parent.S, "co_quan": c.Authority.S, "so": digits,
		"ky_hieu": symbol, "dia_danh": c.Place.S, "ngay_thang": date, "noi_nhan": list,
		"luu": archive(&record.Record{Archive: c.Archive}).S, "ky": signature(c.Signer, copyPlace.of(c.Signer, c.Authority.S)),
	}, map[string]diag.Pointer{
		"co_quan": c.Authority.At, "so": c.Number.At, "ky_hieu": c.Symbol.At, "dia_danh": c.Place.At, "ngay_thang": c.Date.At, "ky": c.Signer.At,
	}, map[string][]slot{"so": copyNumberKind.whole(digits), "ngay_thang": copyDateKind.whole(date)})
}

// electronicCopy is the text of khoản 3 Mục I Phần II: form, body, time of signing.
func electronicCopy(c *record.Copy) string {
	out := words.Upper(copyWords[c.Form]) + "; " + words.OneLine(c.Authority.S)
	if c.Date.Year > 0 {
		out += "; " + words.ShortDate(words.Date{Day: c.Date.Day, Month: c.Date.Month, Year: c.Date.Year}, words.DaySlot)
	}
	if c.Time.S != "" {
		out += "; " + c.Time.S
	}
	return out
}
