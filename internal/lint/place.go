package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// placeRules are those of ô 4: place and date.
func placeRules() []*rule {
	place, date, look := decree.Annex("a", "4", "II"), decree.Annex("b", "4", "II"), decree.Annex("c", "4", "II")
	return []*rule{
		on(entry("ND30-PL1-II-4a1", vio, place, "Địa danh là tên gọi chính thức, không kèm cấp hành chính", "Place is the official name without the type word"), placeName),
		on(entry("ND30-PL1-II-4b1", vio, date, "Dạng «địa danh, ngày … tháng … năm …»", "Place, comma, date in words"), placeAlone),
		byForm(entry("ND30-PL1-II-4b2", vio, date, "Ngày nhỏ hơn 10 có số 0 phía trước", "Days below 10 get a zero"), formMark),
		byForm(entry("ND30-PL1-II-4b3", vio, date, "Tháng 1, 2 có số 0 phía trước", "Months 1 and 2 get a zero"), formMark),
		byForm(entry("ND30-PL1-II-4b4", doubt, date, "Tháng 3 đến 9 không có số 0 phía trước", "Months 3 to 9 get no zero"), formMark),
		byForm(entry("ND30-PL1-II-4b5", vio, date, "Ngày có trong lịch, năm đủ bốn chữ số", "A date of the calendar, year of four digits"), formInput),
		byForm(entry("ND30-PL1-II-4c1", vio, look, "Địa danh, ngày tháng kiểu nghiêng, cỡ 13 - 14", "Place and date italic 13-14"), formLook),
		byForm(entry("ND30-PL1-II-4c2", vio, look, "Cùng hàng với số, ký hiệu", "In one row with the number"), formLook),
		onDate(entry("ND30-C-date-order", habit, "", "Ngày văn bản không trước ngày của căn cứ", "The date is not before that of a basis"), dateAfterBases),
	}
}

// typeWords are the words and abbreviations of unit types before a place name.
var typeWords = []string{"tỉnh", "thành phố", "tp", "tp.", "t.p", "huyện", "thị xã", "thị trấn", "quận", "phường", "xã", "đặc khu", "p.", "q.", "h.", "x."}

func placeName(j *judge) {
	p := j.rec.Place
	if p.Blank() {
		if j.rec.State == record.Issued && j.kind.Form != "1.9" && j.kind.Style != decree.Free {
			j.say(diag.Pointer("").Key("dia_danh"), diag.Say("Văn bản ban hành chưa có địa danh.", "An issued document has no place."), diag.Say("Ghi nơi cơ quan đóng trụ sở, ví dụ «Lai Châu».", "Write where the body sits, like “Lai Châu”."))
		}
		return
	}
	f := j.place
	if want := j.placeWanted(f, p.S); want != "" {
		j.say(p.At, diag.Say("Địa danh «%s» không phải là tên gọi chính thức theo quy định.", "The place “%s” is not written as the decree orders.", p.S), write(want))
		return
	}
	if want := capitalPlace(p.S, f); want != p.S && !strings.HasPrefix(f, "thành phố hồ chí minh") {
		j.say(p.At, diag.Say("Địa danh «%s» chưa viết hoa mọi âm tiết của tên.", "Not every syllable of the place “%s” has its capital.", p.S), write(want))
	}
}

// capitalPlace is a place with a capital in each syllable of its name; the word of
// its type before it keeps its letters. The place is given folded, too.
func capitalPlace(s, f string) string {
	if strings.ContainsAny(s, ",/0123456789") {
		return s // more than a name; other rules speak of it
	}
	fields := strings.Fields(s)
	_, name := cutType(f)
	typed := max(0, len(fields)-wordCount(name))
	for i := range fields {
		if i >= typed {
			fields[i] = firstUpper(fields[i])
		}
	}
	return strings.Join(fields, " ")
}

// placeWanted gives what should stand instead of a place, "" where it is right or
// nothing is known.
func (j *judge) placeWanted(f, written string) string {
	const city = "Thành phố Hồ Chí Minh"
	switch {
	case strings.HasPrefix(f, "thành phố hồ chí minh"):
		return "" // only its capital can be wrong: ND30-PL2-III-1c leads
	case strings.Contains(f, "hồ chí minh"), strings.HasSuffix(f, "hcm"):
		return city
	}
	kind, rest := cutType(f)
	if kind == "" {
		return j.namedAfter(f)
	}
	name := lastWords(written, len(strings.Fields(rest)))
	abbreviated := strings.HasSuffix(kind, ".") || strings.HasPrefix(kind, "tp") || strings.HasPrefix(kind, "t.p")
	u := j.units.exact(rest)
	switch {
	case rest == "" || strings.Trim(rest, "0123456789") == "":
		return ""
	case kind == "tỉnh", kind == "thành phố", abbreviated, kind == "huyện" && u != nil, u != nil && u.After == "" && kind != "quận":
		return name
	}
	return ""
}

// namedAfter asks for the type word of a unit named after a person or an event,
// where no other unit bears the bare name.
func (j *judge) namedAfter(f string) string {
	if u := j.units.exact(f); u != nil && u.After != "" {
		return firstUpper(u.Type) + " " + u.Name
	}
	return ""
}

// cutType splits a folded place into the word of its type and its name.
func cutType(f string) (kind, rest string) {
	for _, w := range typeWords {
		if after, ok := strings.CutPrefix(f, w+" "); ok {
			return w, strings.TrimSpace(after)
		}
		if strings.HasSuffix(w, ".") && strings.HasPrefix(f, w) {
			return w, strings.TrimSpace(f[len(w):])
		}
	}
	return "", f
}

// lastWords is the end of a text that holds n words.
func lastWords(s string, n int) string {
	fields := strings.Fields(strings.Replace(s, ".", ". ", 1))
	return strings.Join(fields[max(0, min(len(fields), len(fields)-n)):], " ")
}

// placeAlone: the form writes comma and date itself.
func placeAlone(j *judge) {
	p, f := j.rec.Place, j.place
	if i := strings.Index(f, "ngày"); i >= 0 || strings.ContainsAny(f, ",/") {
		name, _, _ := strings.Cut(p.S, ",")
		if before, _, ok := strings.Cut(name, "ngày"); ok {
			name = before
		}
		j.say(p.At, diag.Say("Địa danh «%s» có cả dấu phẩy hoặc ngày tháng; mẫu tự ghi «, ngày … tháng … năm …».", "The place “%s” holds a comma or a date; the form writes them itself.", p.S), write(strings.TrimSpace(name)))
	}
}

// dateAfterBases compares the date with those of the bases and of the proposal.
func dateAfterBases(j *judge) {
	d := j.rec.Date
	if d.Year == 0 {
		return
	}
	mine := makeDay(d.Day, d.Month, d.Year)
	var newest day
	var from *text
	for i := range j.texts {
		t := &j.texts[i]
		if t.role != base {
			continue
		}
		if b, ok := dateIn(t.s); ok && b > newest {
			newest, from = b, t
		}
	}
	compare := newest
	if d.Day == 0 {
		compare = newest / 100 * 100
	}
	if from != nil && mine < compare {
		j.say(d.At, diag.Say("Ngày văn bản (%s) trước ngày %s của căn cứ «%s».", "The date (%s) is before %s, the date of the basis “%s”.", mine, newest, shortened(from.s)),
			diag.Say("Xem lại ngày văn bản hoặc ngày của căn cứ.", "Look at both dates again."))
	}
}

// wordCount is how many words a text has.
func wordCount(s string) (n int) {
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// shortened is the beginning of a text, for a message.
func shortened(s string) string {
	const most = 12
	fields := strings.Fields(s)
	if len(fields) <= most {
		return strings.Join(fields, " ")
	}
	return strings.Join(fields[:most], " ") + " …"
}
