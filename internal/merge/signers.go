package merge

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// signers makes a list of signature blocks: for each signer the lines of ô 7a in
// their order (khoản 7 điểm b), the second office and the name of ô 7b.
func (s *scope) signers(name string, rec *record.Record) {
	s.env[name] = []any{}
	places := signPlaces(rec, rec.Signers)
	for i, sg := range rec.Signers {
		s.object(name, signature(sg, places[i]), map[string]diag.Pointer{
			"ho_ten": sg.Name.At, "chuc_vu_khac": sg.OtherTitle.At, "quyen_han": sg.At,
		})
	}
}

func signature(sg record.Signer, at signPlace) map[string]any {
	lines := authorityLines(sg)
	values := make([]any, len(lines))
	for i, l := range lines {
		values[i] = l.S
	}
	return map[string]any{"quyen_han": values, "chuc_vu_khac": words.Upper(sg.OtherTitle.S), "ho_ten": sg.Name.S, "cho_ky": at}
}

// pairs makes the list «hang_ky»: signature blocks two in a row, the last signer
// of an odd number on the right.
func (s *scope) pairs(rec *record.Record) {
	list := signersOf(rec)
	places := signPlaces(rec, list)
	s.env["hang_ky"] = []any{}
	for i := 0; i < len(list); i += 2 {
		row := map[string]any{"trai": nil}
		right := i
		if i+1 < len(list) {
			row["trai"] = signature(list[i], places[i])
			right = i + 1
		}
		row["phai"] = signature(list[right], places[right])
		s.object("hang_ky", row, map[string]diag.Pointer{"trai": list[i].At, "phai": list[right].At})
	}
}

// signersOf gives the writer's signers, or one for each party of a contract.
func signersOf(rec *record.Record) []record.Signer {
	if len(rec.Signers) > 0 {
		return rec.Signers
	}
	var out []record.Signer
	for i, p := range rec.Parties {
		out = append(out, record.Signer{
			OtherTitle: record.Text{}, Name: p.Agent, At: p.At,
			Title: record.Text{S: "Đại diện " + partyName(i) + "\n" + p.Office.S, At: p.Office.At},
		})
	}
	return out
}

func partyName(i int) string {
	return "Bên " + words.Upper(words.Letter(partyLetters[min(i, len(partyLetters)-1)]))
}

// partyLetters skip đ: parties are A, B, C, D, E, G.
var partyLetters = []int{1, 2, 3, 4, 6, 7}

// parties makes the list «cac_ben».
func (s *scope) parties(list []record.Party) {
	s.env["cac_ben"] = []any{}
	for i, p := range list {
		lines := []any{}
		for _, d := range p.Details {
			for _, t := range d.Texts {
				lines = append(lines, d.Label+": "+t.S)
			}
		}
		s.object("cac_ben", map[string]any{
			"nhan": partyName(i), "ten": p.Name.S, "dong": lines, "dai_dien": p.Agent.S, "chuc_vu": p.Office.S,
		}, map[string]diag.Pointer{"ten": p.Name.At, "dai_dien": p.Agent.At, "chuc_vu": p.Office.At, "dong": p.At})
	}
}

func authorityLines(sg record.Signer) []record.Text {
	var out []record.Text
	add := func(prefix string, t record.Text) {
		if t.S != "" {
			out = append(out, record.Text{S: prefix + words.Upper(t.S), At: t.At})
		}
	}
	add("TM. ", sg.OnBehalf)
	add("TL. ", sg.ByOrder)
	add("TUQ. ", sg.ByMandate)
	add("KT. ", sg.For)
	add("Q. ", sg.Acting)
	add("", sg.Title)
	return out
}

// annexes makes the list «phu_luc»: label, title, the line (Kèm theo …) and the
// body (Mục III khoản 1).
func (s *scope) annexes(rec *record.Record, kind decree.Kind, opt Options) {
	s.env["phu_luc"] = []any{}
	if len(rec.Annexes) == 0 {
		return
	}
	enclosed := enclosedWith(rec, kind, opt)
	for i, a := range rec.Annexes {
		label := annexLabel(rec, i)
		s.slottedObject("phu_luc", map[string]any{
			"nhan": label, "tieu_de": a.Title.S, "kem_theo": enclosed.s,
			"ngang": a.Landscape, "noi_dung": body{blocks: a.Body, cite: label},
		}, map[string]diag.Pointer{"tieu_de": a.Title.At}, map[string][]slot{"kem_theo": enclosed.slots})
	}
}

// annexLabel numbers annexes from two on (điểm a khoản 1 Mục III).
func annexLabel(rec *record.Record, i int) string {
	if len(rec.Annexes) > 1 {
		return "Phụ lục " + words.Roman(i+1)
	}
	return "Phụ lục"
}

// nameAnnexes lets the text refer to annexes, which stand behind it.
func (m *filler) nameAnnexes() {
	for i, a := range m.rec.Annexes {
		m.name(a.ID, annexLabel(m.rec, i))
	}
}

// enclosedWith is the line (Kèm theo …): number, date and body of the document
// that it goes with. On an electronic document the places need not be filled
// (khoản 1 điểm c), so what is not known stays blank on both.
func enclosedWith(rec *record.Record, kind decree.Kind, opt Options) slotted {
	name := kind.Name
	if name == "" {
		name = "Văn bản"
	}
	var t slotted
	t.words("(Kèm theo "+name+" số ").slot(number(rec.Number.S), numberKind).words("/"+symbol(rec, kind)+" ").
		slot(longDate(rec.Date, opt.Year), dateKind).words(" của " + words.OneLine(rec.Authority.S) + ")")
	return t
}
