package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// annexRules are those of phụ lục, marks, ô 12 and 13.
func annexRules() []*rule {
	at := func(point, clause string) decree.Ref { return decree.Annex(point, clause, "III") }
	return []*rule{
		on(entry("ND30-PL1-III-1a1", vio, at("a", "1"), "Văn bản có chỉ dẫn về từng phụ lục", "The text refers to each phụ lục"), annexMentioned),
		on(entry("ND30-PL1-III-1a2", vio, at("a", "1"), "Từ hai phụ lục trở lên đánh số La Mã", "Two or more are numbered in Roman"), annexNumbers),
		on(entry("ND30-PL1-III-1b1", vio, at("b", "1"), "«Phụ lục» chữ thường, đậm, cỡ 14, một dòng riêng", "Phụ lục in small letters, bold 14, on its own line"), annexLabel),
		byForm(entry("ND30-PL1-III-1b2", vio, at("b", "1"), "Tiêu đề phụ lục in hoa, đậm, cỡ 13 - 14", "Title bold capitals 13-14"), formLook),
		byForm(entry("ND30-PL1-III-1c1", vio, at("c", "1"), "«(Kèm theo …)» nghiêng, đúng số, ngày, cơ quan của văn bản", "(Kèm theo …) in italics, with the document's own number, date and body"), formWords),
		byForm(entry("ND30-PL1-III-1c2", vio, at("c", "1"), "«(Kèm theo …)» điền đủ trên văn bản giấy", "(Kèm theo …) filled in on paper"), formWords),
		byForm(entry("ND30-PL1-III-1đ", vio, at("đ", "1"), "Số trang của từng phụ lục đánh riêng", "Page numbers restart in each"), formPage),
		byForm(entry("ND30-PL1-III-2b", vio, at("b", "2"), "Dấu mức độ khẩn đúng chữ, đúng khung", "Urgency mark in its words and box"), formInput),
		byForm(entry("ND30-PL1-III-2a", vio, at("a", "2"), "Văn bản mật không soạn trên hệ thống này", "Classified documents are not made here"), formInput),
		byForm(entry("ND30-PL1-III-2c", vio, at("c", "2"), "Chỉ dẫn phạm vi lưu hành đúng chữ, đóng khung", "Circulation mark in its words and box"), formInput),
		on(entry("ND30-PL1-III-3", vio, at("", "3"), "Ký hiệu người soạn thảo in hoa, số lượng bằng chữ số Ả Rập", "Drafter's symbol in capitals, copies in Arabic"), drafterSymbol),
		byForm(entry("ND30-PL1-III-4", vio, at("", "4"), "Địa chỉ cơ quan chỉ ở trang thứ nhất, dưới đường kẻ", "Address on page 1 only, under a rule"), formLook),
	}
}

// mostAnnexes bounds the searching: no document has so many.
const mostAnnexes = 200

// annexMentioned takes «Phụ lục kèm theo» for all of them, and for a phụ lục its
// title or «danh mục … kèm theo», too.
func annexMentioned(j *judge) {
	general, told := false, map[int]bool{}
	for _, m := range j.mentions {
		if m.t.part != 0 || m.foreign {
			continue
		}
		general = general || len(m.numbers) == 0 || len(j.rec.Annexes) == 1
		for _, n := range m.numbers {
			told[n] = true
		}
	}
	if general || len(j.rec.Annexes) == 0 {
		return
	}
	for i, a := range j.rec.Annexes[:min(len(j.rec.Annexes), mostAnnexes)] {
		if told[i+1] || j.enclosureNamed(a.Title.S) {
			continue
		}
		name := "Phụ lục"
		if len(j.rec.Annexes) > 1 {
			name += " " + words.Roman(i+1)
		}
		j.say(a.At, diag.Say("Nội dung văn bản không có chỉ dẫn về «%s».", "The text does not refer to “%s”.", name), diag.Say("Thêm vào nội dung, ví dụ «(%s kèm theo)».", "Add to the text, like “(%s kèm theo)”.", name))
	}
}

// enclosureNamed looks for the title of an annex, and for one annex also for words
// such as «kèm theo», in the main text.
func (j *judge) enclosureNamed(title string) bool {
	key := folded(title)
	for i := range j.texts {
		t := &j.texts[i]
		if t.part != 0 || !t.role.inBody() && t.role != cell {
			continue
		}
		f := folded(t.s)
		if key != "" && strings.Contains(f, key) {
			return true
		}
		if len(j.rec.Annexes) == 1 && (strings.Contains(f, "kèm theo") || strings.Contains(f, "gửi kèm") || strings.Contains(f, "đính kèm")) {
			return true
		}
	}
	return false
}

// annexNumbers: the form numbers in Roman, so a text that says Phụ lục 2 names one
// that is not there.
func annexNumbers(j *judge) {
	if len(j.rec.Annexes) < 2 {
		return
	}
	for _, m := range j.mentions {
		if m.arabic == "" || m.foreign || m.numbers[0] > len(j.rec.Annexes) || m.t.part != 0 {
			continue
		}
		n, _ := annexNumber(m.arabic)
		if n < 1 || n > len(j.rec.Annexes) {
			continue
		}
		j.say(m.t.at, diag.Say("«Phụ lục %s»: từ hai phụ lục trở lên đánh số La Mã.", "“Phụ lục %s”: two or more are numbered in Roman.", m.arabic), write("Phụ lục "+words.Roman(n)))
	}
}

func annexLabel(j *judge) {
	for _, a := range j.rec.Annexes {
		if _, ok := opened(a.Title.S, "phụ lục"); ok {
			j.say(a.Title.At, diag.Say("Tiêu đề «%s» ghi cả chữ «Phụ lục»; mẫu tự in chữ này ở dòng riêng.", "The title “%s” holds the word “Phụ lục”, which the form prints on its own line.", shortened(a.Title.S)),
				diag.Say("Chỉ ghi tên của phụ lục.", "Write the title alone."))
		}
	}
}

func drafterSymbol(j *judge) {
	d := j.rec.Drafter
	if d.Blank() || inUpper(d.S) && !strings.ContainsAny(d.S, "0123456789") {
		return
	}
	want := strings.Map(func(r rune) rune {
		if isLetter(r) {
			return r
		}
		return -1
	}, d.S)
	if strings.Contains(d.S, " ") {
		want = initials(d.S)
	}
	if want == "" {
		want = "LTH"
	}
	j.say(d.At, diag.Say("Ký hiệu người soạn thảo «%s» phải in hoa, chỉ gồm chữ cái.", "The drafter's symbol “%s” is in capitals, letters only.", d.S), diag.Say("Ghi «%s»; số lượng bản ghi ở «so_ban».", "Write “%s”; the copies go to so_ban.", words.Upper(want)))
}
