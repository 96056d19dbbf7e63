package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// capitalRules are the other rules of Phụ lục II.
func capitalRules() []*rule {
	ref := decree.Capitals
	return []*rule{
		onText(entry("ND30-PL2-I", vio, ref("", "", "I"), "Hoa chữ cái đầu câu và đầu dòng", "A capital at the start of sentence and line"), sentenceCapital),
		{Rule: entry("ND30-PL2-II-1a", vio, ref("a", "1", "II"), "Tên người Việt Nam: hoa mọi âm tiết", "Vietnamese names: every syllable"),
			word: middleName, words: []string{"văn", "thị"}, names: []names{{list: decree.PersonNames}}},
		spelled(entry("ND30-PL2-II-1b", vio, ref("b", "1", "II"), "Tên hiệu, tên gọi nhân vật lịch sử: hoa mọi âm tiết", "Honorific and historical names: every syllable"), names{list: decree.HonoredNames}),
		notOnData(entry("ND30-PL2-II-2a", vio, ref("a", "2", "II"), "Tên người nước ngoài theo âm Hán - Việt", "Foreign names by Sino-Vietnamese sound"), needsList),
		spelled(entry("ND30-PL2-II-2b", vio, ref("b", "2", "II"), "Tên người nước ngoài phiên âm", "Foreign names by transcription"), names{list: decree.TranscribedNames}),
		onWords(entry("ND30-PL2-III-1a", vio, ref("a", "1", "III"), "Danh từ chung đi với tên riêng đơn vị hành chính viết thường", "The type word before a unit's name is small"), unitTypeWord, "tỉnh", "thành", "huyện", "xã", "phường", "thị"),
		onWords(entry("ND30-PL2-III-1b", vio, ref("b", "1", "III"), "Đơn vị hành chính đặt theo số, người, sự kiện: hoa cả danh từ chung", "Units named after a number, person or event: the type word too"), unitNamedAfter, "quận", "phường"),
		spelled(entry("ND30-PL2-III-1d", vio, ref("d", "1", "III"), "Danh từ địa hình gắn với tên một âm tiết", "Landform fused with a syllable"), names{list: decree.FusedPlaces, solid: true}),
		spelled(entry("ND30-PL2-III-1d2", vio, ref("d", "1", "III"), "Danh từ địa hình đứng trước tên riêng viết thường", "Landform before a name is small"), names{list: decree.Landforms}),
		spelled(entry("ND30-PL2-III-1đ", vio, ref("đ", "1", "III"), "Tên vùng, miền theo phương hướng: hoa mọi âm tiết", "Regions named by directions: every syllable"), names{list: decree.Regions, loose: true}),
		spelled(entry("ND30-PL2-III-2", vio, ref("", "2", "III"), "Địa danh nước ngoài phiên âm", "Foreign places"), names{list: decree.TranscribedPlaces}),
		spelled(entry("ND30-PL2-IV-1b", vio, ref("b", "1", "IV"), "Tên tổ chức đặc biệt", "Special bodies"), names{list: decree.PartyNames}),
		spelled(entry("ND30-PL2-IV-2a", vio, ref("a", "2", "IV"), "Tên tổ chức nước ngoài dịch nghĩa", "Translated foreign bodies"), names{list: decree.WorldBodies}),
		spelled(entry("ND30-PL2-IV-2b", vio, ref("b", "2", "IV"), "Tên viết tắt của tổ chức nước ngoài", "Foreign acronyms"), names{list: decree.WorldAcronyms}),
		onWords(entry("ND30-PL2-V-1", doubt, ref("", "1", "V"), "Hoa chữ «Nhân dân», «Nhà nước»", "Nhân dân, Nhà nước"), peopleAndState, "nhân", "nhà"),
		{Rule: entry("ND30-PL2-V-2", vio, ref("", "2", "V"), "Huân chương, huy chương, danh hiệu và thứ hạng", "Orders, medals, titles and their class"),
			word: honourClass, words: []string{"hạng"}, names: []names{{list: decree.Honours}}},
		notOnData(entry("ND30-PL2-V-3", doubt, ref("", "3", "V"), "Chức vụ, học vị đi với người cụ thể", "Office or degree with a person"), needsMind),
		notOnData(entry("ND30-PL2-V-4", doubt, ref("", "4", "V"), "Danh từ chung đã riêng hóa", "Common nouns used as names"), needsMind),
		spelled(entry("ND30-PL2-V-5", vio, ref("", "5", "V"), "Ngày lễ, ngày kỷ niệm", "Holidays and anniversaries"), names{list: decree.Holidays, loose: true, lower: true}),
		onWords(entry("ND30-PL2-V-8a", vio, ref("a", "8", "V"), "Năm âm lịch: hoa mọi âm tiết", "Lunar years: every syllable"), lunarYear, decree.Branches...),
		spelled(entry("ND30-PL2-V-8b", vio, ref("b", "8", "V"), "Tên ngày tết: hoa âm tiết thứ nhất của tên gọi", "Tết names: first syllable of the name"), names{list: decree.Tets, lower: true}),
		{Rule: entry("ND30-PL2-V-9", vio, ref("", "9", "V"), "Sự kiện lịch sử, triều đại", "Historic events and dynasties"),
			word: monthOfEvent, words: []string{"cách"}, names: []names{{list: decree.Events}}},
		spelled(entry("ND30-PL2-V-10", vio, ref("", "10", "V"), "Tác phẩm, sách báo, tạp chí", "Works and periodicals"), names{list: decree.Works, loose: true}),
	}
}

// sentenceCapital looks behind full stops, and at the start of paragraphs that
// are sentences: items behind a dash are not.
func sentenceCapital(j *judge, t *text) {
	for i, w := range t.words {
		if w.shape != small || w.gap != stop && !(i == 0 && lineStart(t)) || address(t.s, int(w.to)) {
			continue
		}
		have := t.word(i)
		j.say(t.at, diag.Say("Chữ «%s» ở đầu câu hoặc đầu dòng chưa viết hoa.", "The word “%s” begins a sentence or line without a capital.", have), diag.Say("Ghi «%s …».", "Write “%s …”.", firstUpper(have)))
	}
}

// lineStart reports a text whose first word begins a line and a sentence.
func lineStart(t *text) bool {
	switch t.role {
	case plain, numbered, article:
	default:
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.s)
	return len(t.words) > 1 && isLetter(r) && t.label.kind == noLabel
}

// address reports a word of an address on the net: its mark follows at once.
func address(s string, to int) bool {
	if to+1 >= len(s) {
		return false
	}
	switch s[to] {
	case '@', '/', '_':
		return true
	case '.', ':':
		return s[to+1] != ' '
	}
	return false
}

// middleName finds «Nguyễn văn An»: a surname, a small văn or thị, a name.
func middleName(j *judge, t *text, i int) {
	if t.words[i].shape != small || i+1 >= len(t.words) || t.next(i+1) == "" || t.words[i+1].shape != capital || t.words[i].gap != space {
		return
	}
	for _, s := range decree.Surnames {
		if t.word(i-1) == s {
			j.say(t.at, diag.Say("Tên người «%s» viết hoa chưa đúng.", "The name “%s” is not spelled as the decree spells it.", t.quote(i-1, i+1)), write(s+" "+firstUpper(t.word(i))+" "+t.word(i+1)))
			return
		}
	}
}

// unitTypeWord looks at a type word with a capital inside a sentence, before the
// name of a unit that is named after no person, number or event.
func unitTypeWord(j *judge, t *text, i int) {
	w := t.words[i]
	if w.shape != capital || w.starts() || isWord(t.word(i), "tỉnh") && t.word(i) != "Tỉnh" {
		return
	}
	first, n := unitWords(t, i)
	if n == 0 || t.next(i+n) == "" || t.words[i+n].shape != capital {
		return
	}
	name := t.s[t.words[i+n].from:]
	u := j.units.named(folded(clip(name, 60)))
	if u == nil || u.After != "" {
		return
	}
	j.say(t.at, diag.Say("Danh từ chung trong «%s» viết thường.", "The type word in “%s” is small.", first+" "+u.Name), write(words.Lower(first)+" "+u.Name))
}

// unitWords gives the type word at i and of how many words it is.
func unitWords(t *text, i int) (string, int) {
	switch w := words.Lower(t.word(i)); w {
	case "tỉnh", "huyện", "xã", "phường":
		return t.word(i), 1
	case "thành", "thị":
		if second := words.Lower(t.next(i + 1)); w == "thành" && second == "phố" || w == "thị" && (second == "xã" || second == "trấn") {
			return t.quote(i, i+1), 2
		}
	}
	return "", 0
}

// clip is the beginning of a text, cut between letters.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// unitNamedAfter looks at «quận 1» and at units that the catalogue knows to be
// named after somebody or something. «3 phường 2 xã» counts and names nothing.
func unitNamedAfter(j *judge, t *text, i int) {
	n := t.next(i + 1)
	if n == "" || t.words[i].shape != small {
		return
	}
	want := ""
	if t.words[i+1].shape == number {
		counted := i > 0 && (t.words[i-1].shape == number || isWord(t.word(i-1), "các") || isWord(t.word(i-1), "những"))
		if !counted && len(n) <= 2 && endsUnitNumber(t, i+1) {
			want = n
		}
	} else if u := j.units.named(folded(clip(t.s[t.words[i+1].from:], 60))); u != nil && u.After != "" && u.Type == t.word(i) {
		want = u.Name
	}
	if want != "" {
		j.say(t.at, diag.Say("«%s %s» đặt theo tên người, số hoặc sự kiện: viết hoa cả danh từ chung.", "“%s %s” is named after a person, number or event: the type word has a capital.", t.word(i), want), write(firstUpper(t.word(i))+" "+want))
	}
}

// endsUnitNumber reports that the number at word i ends there and counts nothing:
// not 7.200, 30%, 2 cán bộ.
func endsUnitNumber(t *text, i int) bool {
	rest := t.s[t.words[i].to:]
	if len(rest) > 1 && (rest[0] == '%' || strings.IndexByte(".,/-", rest[0]) >= 0 && isDigit(rune(rest[1]))) {
		return false
	}
	i++
	return i >= len(t.words) || t.words[i].gap != space || t.words[i].shape != small
}

// peopleAndState speaks only where the words stand for themselves: as the decree
// writes, «ngân sách nhà nước» and «Ủy ban nhân dân» are small.
func peopleAndState(j *judge, t *text, i int) {
	n := t.next(i + 1)
	if t.words[i].shape != small || t.words[i].gap > space && t.words[i].gap != comma {
		return
	}
	before := t.word(i - 1)
	switch w := t.word(i); {
	case w == "nhân" && n == "dân" && t.next(i+2) != "tệ":
		switch before {
		case "của", "cho", "với", "vì", "lớp", "bào", "lòng":
			j.capitalNoun(t, i, "Nhân dân")
		}
	case w == "nhà" && n == "nước":
		if before == "của" || before == "do" || before == "Đảng" || before == "và" && t.word(i-2) == "Đảng" {
			j.capitalNoun(t, i, "Nhà nước")
		}
	}
}

func (j *judge) capitalNoun(t *text, i int, want string) {
	j.say(t.at, diag.Say("«%s» ở đây viết hoa.", "“%s” has a capital here.", t.quote(max(i-1, 0), i+1)), write(strings.TrimSpace(t.word(i-1)+" "+want)))
}

// honourClass looks at «Huân chương … hạng nhất».
func honourClass(j *judge, t *text, i int) {
	n := t.next(i + 1)
	for _, c := range decree.Classes {
		if n == words.Lower(c) && ofHonour(t, i) {
			j.say(t.at, diag.Say("Thứ hạng «%s» viết hoa.", "The class “%s” has a capital.", t.quote(i, i+1)), write(t.word(i)+" "+c))
		}
	}
}

func ofHonour(t *text, i int) bool {
	for k := i - 1; k > 0 && k >= i-7 && t.words[k+1].gap <= comma && !t.words[k+1].starts(); k-- {
		if isWord(t.word(k), "chương") && (isWord(t.word(k-1), "huân") || isWord(t.word(k-1), "huy")) {
			return true
		}
	}
	return false
}

// lunarYear looks at a branch behind a stem: «Kỷ tỵ», and «năm kỷ tỵ».
func lunarYear(j *judge, t *text, i int) {
	if t.words[i].gap != space {
		return
	}
	stem := -1
	for k, s := range decree.Stems {
		if isWord(t.word(i-1), words.Lower(s)) {
			stem = k
		}
	}
	branch := branchOf(t.word(i))
	if stem < 0 || branch < 0 || stem%2 != branch%2 {
		return
	}
	a, b := t.words[i-1].shape, t.words[i].shape
	named := isWord(t.before(i-1), "năm") || isWord(t.before(i-1), "xuân") || isWord(t.before(i-1), "tết")
	if a == capital && b == small && (named || !t.words[i-1].starts()) || b == capital && a == small || a == small && b == small && named {
		j.say(t.at, diag.Say("Tên năm âm lịch «%s» viết hoa mọi âm tiết.", "The lunar year “%s” has a capital on every syllable.", t.quote(i-1, i)), write(decree.Stems[stem]+" "+decree.Branches[branch]))
	}
}

func branchOf(w string) int {
	for k, b := range decree.Branches {
		if isWord(w, words.Lower(b)) {
			return k
		}
	}
	return -1
}

// monthOfEvent: the month of a historic event is written in words.
func monthOfEvent(j *judge, t *text, i int) {
	if t.words[i].shape == capital && isWord(t.next(i+1), "mạng") && isWord(t.next(i+2), "tháng") && t.next(i+3) == "8" {
		j.say(t.at, diag.Say("«%s»: tháng của sự kiện lịch sử ghi bằng chữ.", "“%s”: the month of a historic event is written in words.", t.quote(i, i+3)), write("Cách mạng tháng Tám"))
	}
}
