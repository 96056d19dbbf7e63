package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// numberRules are those of ô 3: number and symbol.
func numberRules() []*rule {
	number, symbol, look := decree.Annex("a", "3", "II"), decree.Annex("b", "3", "II"), decree.Annex("c", "3", "II")
	list := decree.Section("I")
	return []*rule{
		byForm(entry("ND30-PL1-II-3a", vio, number, "Số bằng chữ số Ả Rập", "The number in Arabic digits"), formInput),
		on(entry("ND30-PL1-II-3b1", vio, symbol, "Ký hiệu văn bản có tên loại: chữ viết tắt tên loại - tên cơ quan", "Symbol of a named kind: KIND-BODY"), symbolOfNamedKind),
		on(entry("ND30-PL1-II-3b2", vio, symbol, "Ký hiệu công văn không có chữ viết tắt tên loại", "Symbol of a công văn has no kind"), symbolOfLetter),
		on(entry("ND30-PL1-II-3b3", vio, symbol, "Ký hiệu công văn có đơn vị soạn thảo hoặc lĩnh vực", "Symbol of a công văn names the unit"), symbolHasUnit),
		byForm(entry("ND30-PL1-II-3c1", vio, look, "Từ «Số» và dấu hai chấm", "The word Số and a colon"), formWords),
		byForm(entry("ND30-PL1-II-3c2", vio, look, "Số nhỏ hơn 10 có số 0 phía trước", "Numbers below 10 get a zero"), formMark),
		on(entry("ND30-PL1-II-3c3", vio, look, "Không cách chữ trong ký hiệu", "No spaces in the symbol"), symbolWithoutSpaces),
		byForm(entry("ND30-PL1-II-3c4", vio, look, "Số, ký hiệu cỡ 13, đứng, dưới tên cơ quan", "Number 13, upright, under the body"), formLook),
		on(entry("ND30-PL1-II-3c5", vio, look, "Giữa các nhóm chữ của ký hiệu là dấu gạch nối", "Hyphens between the groups"), symbolHyphens),
		on(entry("ND30-PL1-II-3k", vio, symbol, "Ký hiệu văn bản hành chính không có năm", "No year in an administrative symbol"), symbolWithoutYear),
		on(entry("ND30-PL3-I-case", vio, list, "Chữ viết tắt tên loại đúng chữ hoa, chữ thường", "Abbreviation in its exact case"), symbolCase),
		on(entry("ND30-PL3-I-pair", vio, list, "Chữ viết tắt đúng với tên loại của văn bản", "Abbreviation of this very kind"), symbolPair),
		on(entry("ND30-Đ15-blank", vio, decree.Article("", "15"), "Văn bản ban hành có đủ số, ngày, tháng, năm", "An issued document has number and full date"), issuedWithoutBlanks),
	}
}

// symbol is the writer's ký hiệu taken apart. Each rule looks at what is left
// when the slips of the rules before it are mended: spaces, marks, the year.
type symbol struct {
	record.Text
	spaced, marked, dated bool
	year                  string
	groups                []string
}

func symbolOf(rec *record.Record) symbol {
	s := symbol{Text: rec.Symbol}
	clean := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			s.spaced = true
			return -1
		}
		return r
	}, rec.Symbol.S)
	if head, rest, ok := strings.Cut(clean, "/"); ok && isYear(head) {
		s.dated, s.year, clean = true, head, rest
	} else if strings.TrimLeft(head, "0123456789") == "" && ok { // the number, once more
		clean = head + "/" + rest
	}
	s.groups = strings.Split(strings.Map(func(r rune) rune {
		switch r {
		case '–', '—', '.', '_', '−', '‑':
			s.marked = true
			return '-'
		}
		return r
	}, clean), "-")
	return s
}

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && strings.Trim(s, "0123456789") == ""
}

// mended is the symbol with spaces, marks and year put right.
func (s symbol) mended() string { return strings.Join(s.groups, "-") }

// with is the mended symbol with another first group.
func (s symbol) with(first string) string {
	return strings.Join(append([]string{first}, s.groups[1:]...), "-")
}

// body is what follows the first group.
func (s symbol) body() string { return strings.Join(s.groups[1:], "-") }

// wholeSymbol gives the symbol of a document that has one.
func (j *judge) wholeSymbol(style decree.Style) (symbol, bool) {
	return j.symbol, !j.rec.Symbol.Blank() && j.kind.Style == style
}

func write(s string) diag.Text { return diag.Say("Ghi «%s».", "Write “%s”.", s) }

func symbolWithoutSpaces(j *judge) {
	if s := j.symbol; s.spaced {
		j.say(s.At, diag.Say("Giữa các nhóm chữ viết tắt trong ký hiệu «%s» không được có khoảng cách.", "There must be no spaces in the symbol “%s”.", s.S), write(s.mended()))
	}
}

func symbolHyphens(j *judge) {
	if s := j.symbol; s.marked {
		j.say(s.At, diag.Say("Giữa các nhóm chữ của ký hiệu «%s» phải là dấu gạch nối (-).", "The groups of the symbol “%s” are joined by hyphens (-).", s.S), write(s.mended()))
	}
}

func symbolWithoutYear(j *judge) {
	if s := j.symbol; s.dated {
		j.say(s.At, diag.Say("Ký hiệu «%s» có năm %s; năm chỉ có trong văn bản quy phạm pháp luật.", "The symbol “%s” holds the year %s, which belongs to legislation.", s.S, s.year), write(s.mended()))
	}
}

// symbolOfNamedKind leads over case and pair: it speaks where the first group is
// the abbreviation of no kind, or stands alone.
func symbolOfNamedKind(j *judge) {
	s, ok := j.wholeSymbol(decree.Named)
	if !ok {
		return
	}
	first, want := s.groups[0], j.kind.Abbr
	switch {
	case len(s.groups) == 1 && first != want && anyKind(first):
		return // the pair or the case is wrong: those rules speak
	case len(s.groups) == 1:
		j.say(s.At, diag.Say("Ký hiệu «%s» thiếu một nhóm chữ.", "The symbol “%s” lacks a group.", s.S),
			diag.Say("Ghi «%s-» rồi chữ viết tắt tên cơ quan.", "Write “%s-” and the body's abbreviation.", want))
	case first != want && !anyKind(first):
		j.say(s.At, diag.Say("«%s» trong ký hiệu không phải là chữ viết tắt của %s.", "“%s” in the symbol is no abbreviation of %s.", first, words.Lower(j.kind.Name)), write(want+"-"+s.body()))
	}
}

func anyKind(abbr string) bool {
	for _, k := range decree.Kinds() {
		if k.Abbr != "" && strings.EqualFold(k.Abbr, abbr) {
			return true
		}
	}
	return false
}

func symbolCase(j *judge) {
	s, ok := j.wholeSymbol(decree.Named)
	if first := s.groups[0]; ok && first != j.kind.Abbr && strings.EqualFold(first, j.kind.Abbr) {
		j.say(s.At, diag.Say("Chữ viết tắt «%s» sai chữ hoa, chữ thường; đúng là «%s».", "The abbreviation “%s” is in the wrong case; it is “%s”.", first, j.kind.Abbr), write(s.with(j.kind.Abbr)))
	}
}

func symbolPair(j *judge) {
	s, ok := j.wholeSymbol(decree.Named)
	first := s.groups[0]
	if !ok || strings.EqualFold(first, j.kind.Abbr) || !anyKind(first) {
		return
	}
	other := ""
	for _, k := range decree.Kinds() {
		if strings.EqualFold(k.Abbr, first) {
			other = words.Lower(k.Name)
		}
	}
	j.say(s.At, diag.Say("«%s» là chữ viết tắt của %s, văn bản này là %s.", "“%s” is short for %s, this document is a %s.", first, other, words.Lower(j.kind.Name)), write(s.with(j.kind.Abbr)))
}

// symbolOfLetter lets pass a body that is itself abbreviated like a kind.
func symbolOfLetter(j *judge) {
	s, ok := j.wholeSymbol(decree.Letter)
	first := s.groups[0]
	if !ok || first != "CV" && !anyKind(first) || initials(j.rec.Authority.S) == first {
		return
	}
	hint := diag.Say("Ghi tên cơ quan - đơn vị soạn thảo, ví dụ «SCT-QLCN».", "Write body and unit, like “SCT-QLCN”.")
	if len(s.groups) > 2 {
		hint = write(s.body())
	}
	j.say(s.At, diag.Say("Ký hiệu công văn «%s» không ghi «%s».", "The symbol “%s” of a công văn must not have “%s”.", s.S, first), hint)
}

func symbolHasUnit(j *judge) {
	if s, ok := j.wholeSymbol(decree.Letter); ok && len(s.groups) == 1 {
		j.say(s.At, diag.Say("Ký hiệu công văn «%s» thiếu đơn vị soạn thảo hoặc lĩnh vực.", "The symbol “%s” lacks the drafting unit or field.", s.S), write(s.groups[0]+"-"+j.unitOr("VP")))
	}
}

// unitOr is the unit named in Lưu, or an example.
func (j *judge) unitOr(example string) string {
	if parts := j.archive; len(parts) > 1 {
		return parts[1]
	}
	return example
}

// initials are the first letters of the words of a name: SCT.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(words.Upper(name)) {
		if r, _ := utf8.DecodeRuneInString(w); isLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// issuedWithoutBlanks: thư công has no form, biên bản no ô 4.
func issuedWithoutBlanks(j *judge) {
	if j.rec.State != record.Issued || j.kind.Style == decree.Free {
		return
	}
	root := diag.Pointer("")
	if j.rec.Number.Blank() {
		j.say(root.Key("so"), diag.Say("Văn bản ban hành còn để trống số.", "An issued document has no number."), diag.Say("Ghi số văn bản vào «so».", "Write the number in so."))
	}
	if d := j.rec.Date; d.Day == 0 && j.kind.Form != "1.9" {
		j.say(root.Key("ngay"), diag.Say("Văn bản ban hành còn để trống ngày, tháng, năm.", "An issued document has no full date."), diag.Say("Ghi đủ ngày, tháng, năm, ví dụ 05/4/2024.", "Write day, month and year, like 05/4/2024."))
	}
}
