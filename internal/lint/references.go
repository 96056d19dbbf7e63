package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// referenceRules are the rules of Phụ lục II that the checklist names, and two of
// spelling and figures.
func referenceRules() []*rule {
	return []*rule{
		onWords(entry("ND30-PL2-V-7", vio, decree.Capitals("", "7", "V"), "Viện dẫn: hoa chữ Phần, Chương, Mục, Điều; không hoa khoản, điểm", "References: Phần, Chương, Mục, Điều with a capital; khoản, điểm without"), clauseCapitals, "khoản", "điểm", "điều", "mục", "chương", "phần"),
		on(entry("ND30-PL2-V-6", vio, decree.Capitals("", "6", "V"), "Hoa chữ cái đầu tên loại của văn bản cụ thể", "The kind of a specific instrument has a capital"), instrumentCapital),
		onWords(entry("ND30-PL2-V-8c", vio, decree.Capitals("c", "8", "V"), "Ngày trong tuần, tháng bằng chữ: hoa chữ chỉ thứ tự", "Weekdays and worded months: capital on the number"), weekdayCapital, "thứ", "giêng", "chạp"),
		spelled(entry("ND30-PL2-III-1c", vio, decree.Capitals("c", "1", "III"), "«Thủ đô Hà Nội», «Thành phố Hồ Chí Minh»", "Thủ đô Hà Nội, Thành phố Hồ Chí Minh"), names{list: decree.FixedPlaces, lower: true}),
		spelled(entry("ND30-PL2-IV-1a", vio, decree.Capitals("a", "1", "IV"), "Tên cơ quan: hoa chữ cái đầu của từ chỉ loại hình, chức năng, lĩnh vực", "Bodies: capitals on the words for type, function and field"),
			names{list: decree.BodyNames}, names{list: bodiesOfFields(), noun: true}),
		on(entry("ND30-C-tone", habit, "", "Một cách đặt dấu thanh trong cả văn bản (hòa hoặc hoà)", "One tone-mark style in a document"), oneToneStyle),
		onWords(entry("ND30-C-num", habit, "", "Hàng nghìn dùng dấu chấm, thập phân dùng dấu phẩy", "Thousands with dots, decimals with a comma"), figureMarks, digits),
	}
}

// bodiesOfFields makes the names of ministries and departments.
func bodiesOfFields() (list []string) {
	for _, f := range decree.BodyFields {
		list = append(list, "Bộ "+f, "Sở "+f)
	}
	return list
}

// clauseCapitals looks at references such as «điểm a khoản 2 Điều 103».
func clauseCapitals(j *judge, t *text, i int) {
	n := t.next(i + 1)
	if n == "" {
		return
	}
	w, form := t.word(i), t.words[i].shape
	isNumber := t.words[i+1].shape == number
	switch {
	case form == capital && !t.words[i].starts():
		if w == "Khoản" && isNumber || w == "Điểm" && letterPlace(n) > 0 {
			j.clauseCapital(t, i, words.Lower(w))
		}
	case form != small:
	case w == "điều" && isNumber && (referred(t, i) || isWord(t.before(i), "tại")) && t.words[i].gap == space && endsReference(t, i+2):
		j.clauseCapital(t, i, "Điều")
	case w == "mục" && (isNumber || romanValue(n) > 0) && referred(t, i) && endsReference(t, i+2):
		j.clauseCapital(t, i, "Mục")
	case (w == "chương" || w == "phần") && romanValue(n) > 0 && referred(t, i):
		j.clauseCapital(t, i, words.Capital(w))
	}
}

func (j *judge) clauseCapital(t *text, i int, want string) {
	have := t.quote(i, i+1)
	j.say(t.at, diag.Say("«%s»: khi viện dẫn, Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường.", "“%s”: in references Phần, Chương, Mục, Điều have a capital; khoản, điểm have none.", have), write(want+" "+t.word(i+1)))
}

// referred reports a word that is referred to: behind khoản 2, Mục 5, or tại, theo.
func referred(t *text, i int) bool {
	if t.words[i].gap != space {
		return false
	}
	switch t.word(i - 1) {
	case "tại", "theo", "của", "ở":
		return true
	}
	if i < 2 {
		return false
	}
	switch words.Lower(t.word(i - 2)) {
	case "khoản", "điểm", "điều", "mục", "chương", "phần":
		return t.words[i-1].gap == space
	}
	return false
}

// endsReference reports that word i goes on from a reference, and does not count
// things: «điều 02 xe».
func endsReference(t *text, i int) bool {
	if i >= len(t.words) || t.words[i].gap != space {
		return true
	}
	switch words.Lower(t.word(i)) {
	case "của", "này", "luật", "bộ", "nghị", "quyết", "thông", "quy", "pháp", "chỉ", "kế", "chương", "mục", "phần", "và", "hoặc", "đến", "được", "phụ", "nêu", "ban":
		return true
	}
	return false
}

// instrumentCapital: at the start of a sentence ND30-PL2-I leads.
func instrumentCapital(j *judge) {
	for i := range j.citations {
		c := &j.citations[i]
		if c.kind == "" || !c.withSo || c.statute && c.kind != "Pháp lệnh" || c.t.words[c.kindFrom].starts() {
			continue
		}
		_, n := kindAt(c.t, c.kindFrom)
		have := c.t.quote(c.kindFrom, c.kindFrom+n-1)
		if have == c.kind || have == words.Upper(c.kind) || oneTone.Replace(have) == c.kind {
			continue
		}
		j.say(c.t.at, diag.Say("Tên loại của văn bản cụ thể «%s» viết hoa chữ cái đầu của âm tiết thứ nhất.", "The kind of the instrument “%s” has a capital on its first syllable.", c.quote()), write(c.kind+" số "+c.number))
	}
}

// weekdayCapital tells weekdays from ordinals by what stands around them.
func weekdayCapital(j *judge, t *text, i int) {
	w := t.word(i)
	if w == "giêng" || w == "chạp" {
		if isWord(t.before(i), "tháng") {
			j.weekday(t, t.quote(i-1, i), t.word(i-1)+" "+firstUpper(w))
		}
		return
	}
	n := t.next(i + 1)
	day := weekdayOf(n)
	if !isWord(w, "thứ") || day == "" {
		return
	}
	dated := i+3 < len(t.words) && isWord(t.word(i+2), "ngày") && t.words[i+3].shape == number
	starts := t.words[i].starts()
	switch {
	case n == day && (w == "thứ" || starts):
	case n == day, w == "Thứ" && !starts, dated, partOfDay(t, i):
		first := "thứ"
		if starts {
			first = w
		}
		j.weekday(t, t.quote(i, i+1), first+" "+day)
	}
}

func (j *judge) weekday(t *text, have, want string) {
	j.say(t.at, diag.Say("«%s» viết hoa chưa đúng.", "“%s” is not spelled as the decree spells it.", have), write(want))
}

func weekdayOf(w string) string {
	for _, d := range decree.Weekdays {
		if w == d || w == words.Lower(d) {
			return d
		}
	}
	return ""
}

// partOfDay reports «sáng thứ hai», which is no ordinal.
func partOfDay(t *text, i int) bool {
	switch words.Lower(t.before(i)) {
	case "sáng", "chiều", "tối":
		return true
	}
	return false
}

// oneToneStyle counts hòa and hoà, and shows one of the fewer.
func oneToneStyle(j *judge) {
	var count [3]int
	var first [3]struct {
		t *text
		w int
	}
	for i := range j.texts {
		t := &j.texts[i]
		for k, w := range t.words {
			if p := w.tone; p != noTone {
				if count[p]++; count[p] == 1 {
					first[p].t, first[p].w = t, k
				}
			}
		}
	}
	if count[oldPlace] == 0 || count[newPlace] == 0 {
		return
	}
	few := oldPlace
	if count[newPlace] <= count[oldPlace] {
		few = newPlace
	}
	f := first[few]
	have := f.t.word(f.w)
	j.say(f.t.at, diag.Say("Văn bản đặt dấu thanh theo hai cách: «%s» khác với %d chữ còn lại.", "Tone marks are set in two ways: “%s” is unlike %d other words.", have, count[3-few]), write(otherTone(words.Lower(have))))
}

// figureMarks looks at a number with its marks; it is called for its first digits.
func figureMarks(j *judge, t *text, i int) {
	from := int(t.words[i].from)
	if from > 0 && strings.IndexByte(".,/-0123456789", t.s[from-1]) >= 0 {
		return
	}
	s := t.s[from:]
	end := 0
	for end < len(s) && (isDigit(rune(s[end])) || s[end] == '.' || s[end] == ',') {
		end++
	}
	run := strings.TrimRight(s[:end], ".,")
	if want := figuresWanted(run, s[len(run):]); want != "" {
		j.say(t.at, diag.Say("Số «%s» ghi dấu kiểu nước ngoài.", "The number “%s” has foreign marks.", run), write(want))
	}
}

// figuresWanted rewrites a number with foreign marks: 1,234.5, 1,234,567, and 8.5
// before a unit. What can be read in two ways is let pass.
func figuresWanted(run, after string) string {
	commas, dots := strings.Count(run, ","), strings.Count(run, ".")
	switch {
	case commas > 0 && dots == 1 && strings.LastIndex(run, ",") < strings.Index(run, ".") && inThrees(strings.Split(run[:strings.Index(run, ".")], ",")),
		commas > 1 && dots == 0 && inThrees(strings.Split(run, ",")):
		return swapMarks.Replace(run)
	case dots == 1 && commas == 0 && measured(after):
		if _, fraction, _ := strings.Cut(run, "."); len(fraction) < 3 {
			return swapMarks.Replace(run)
		}
	}
	return ""
}

var swapMarks = strings.NewReplacer(",", ".", ".", ",")

func inThrees(groups []string) bool {
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(g) == 0 || len(g) > 3 {
			return false
		}
	}
	return true
}

// measured reports a unit behind a number.
func measured(after string) bool {
	after = strings.TrimLeft(after, " ")
	if strings.HasPrefix(after, "%") {
		return true
	}
	for _, u := range []string{"tỷ", "tỉ", "triệu", "nghìn", "ha", "km", "kg", "tấn", "tạ", "m²", "m³"} {
		if _, ok := begins(after, u); ok {
			return true
		}
	}
	return false
}
