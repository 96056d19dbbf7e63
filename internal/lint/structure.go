package lint

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// structureRules are those of the body's parts and of its end. Labels of sections,
// lists and articles are the form's; those that a writer types are judged here.
func structureRules() []*rule {
	parts := decree.Annex("đ", "6", "II")
	return []*rule{
		onLabel(entry("ND30-PL1-II-6đ1", vio, parts, "«Phần», «Chương» chữ thường, số La Mã, một dòng riêng", "Phần, Chương in small letters, Roman, on a line of its own"), partNumber, partLabel),
		onLabel(entry("ND30-PL1-II-6đ2", vio, parts, "Tiêu đề của phần, chương ở dòng dưới, in hoa", "Their titles on the next line, in capitals"), partTitle, partLabel),
		onLabel(entry("ND30-PL1-II-6đ3", vio, parts, "«Mục», «Tiểu mục» chữ thường, số Ả Rập", "Mục, Tiểu mục in small letters, Arabic"), unitNumber, unitLabel),
		onLabel(entry("ND30-PL1-II-6đ4", vio, parts, "«Điều n.» có dấu chấm sau số", "Điều n. with a dot"), articleNumber, articleLabel),
		onLabel(entry("ND30-PL1-II-6đ5", vio, parts, "Khoản đánh số «1.»", "Khoản are numbered 1."), clauseNumber, digitLabel),
		on(entry("ND30-PL1-II-6đ6", vio, parts, "Điểm đánh chữ cái tiếng Việt «a)», có «đ»", "Điểm are a) in Vietnamese order, đ among them"), pointLetters),
		on(entry("ND30-PL1-II-6đ7", vio, parts, "Đánh số liên tục", "Numbers go on without gaps"), numbersGoOn),
		on(entry("ND30-PL1-II-6d", doubt, decree.Annex("d", "6", "II"), "Điều của quy chế, quy định có tiêu đề", "Articles of regulations have titles"), articleTitles),
		onLabel(entry("ND30-PL1-V-6b", model, decree.Annex("", "", "V"), "«I. TÊN MỤC» in hoa, đậm", "I. TITLE in bold capitals"), sectionTitle, romanLabel),
		{Rule: entry("ND30-C-11", habit, "", "Không đánh số «1.1.»", "No decimal numbers 1.1."), record: decimalLabels, text: decimalNumber, labels: []labelKind{decimalLabel}},
		on(entry("ND30-PL3-end", model, decree.Sample("1.4"), "Nội dung kết thúc bằng «./.»", "The body ends with ./."), endMark),
		on(entry("ND30-C-end1", habit, "", "«./.» chỉ có một lần trong mỗi phần", "./. stands once in each part"), endOnce),
	}
}

func partNumber(j *judge, t *text) {
	l := t.label
	if t.role == division {
		j.labelTwice(t, l.word+" "+l.number, l.rest)
		return
	}
	if romanValue(l.number) > 0 && !inUpper(l.word) {
		return
	}
	j.say(t.at, diag.Say("«%s %s» ghi chữ thường và số La Mã, ở một dòng riêng.", "“%s %s” is written in small letters with a Roman number, on its own line.", l.word, l.number),
		write(words.Capital(words.Lower(l.word))+" "+romanOf(l.number)))
}

func romanOf(n string) string {
	if v, err := strconv.Atoi(n); err == nil && v > 0 {
		return words.Roman(v)
	}
	return n
}

// partTitle is silent where the number is wrong, too: ND30-PL1-II-6đ1 leads.
func partTitle(j *judge, t *text) {
	l := t.label
	if t.role != division && l.rest != "" && l.mark != "\n" && romanValue(l.number) > 0 && !inUpper(l.word) {
		j.say(t.at, diag.Say("Tiêu đề của «%s %s» phải ở dòng dưới.", "The title of “%s %s” belongs on the next line.", l.word, l.number),
			diag.Say("Ghi «%s %s», dòng dưới ghi «%s».", "Write “%s %s” and, on the next line, “%s”.", l.word, l.number, words.Upper(shortened(l.rest))))
	}
}

func unitNumber(j *judge, t *text) {
	l := t.label
	if t.role == division {
		j.labelTwice(t, l.word+" "+l.number, l.rest)
		return
	}
	if romanValue(l.number) == 0 && !inUpper(l.word) {
		return
	}
	n := l.number
	if v := romanValue(n); v > 0 {
		n = strconv.Itoa(v)
	}
	j.say(t.at, diag.Say("«%s %s» ghi chữ thường và chữ số Ả Rập.", "“%s %s” is written in small letters with an Arabic number.", l.word, l.number), write(words.Capital(words.Lower(l.word))+" "+n))
}

func articleNumber(j *judge, t *text) {
	l := t.label
	want := "Điều " + l.number + "."
	switch {
	case t.role == article, t.role == articleHead:
		j.labelTwice(t, want, l.rest)
	case !strings.HasPrefix(l.mark, ".") && l.mark != "\n", romanValue(l.number) > 0, inUpper(l.word):
		if v := romanValue(l.number); v > 0 {
			want = "Điều " + strconv.Itoa(v) + "."
		}
		j.say(t.at, diag.Say("«%s %s%s» phải là «%s».", "“%s %s%s” is to be “%s”.", l.word, l.number, l.mark, want), write(strings.TrimSpace(want+" "+shortened(l.rest))))
	}
}

// labelTwice: the form labels sections, lists and articles itself.
func (j *judge) labelTwice(t *text, have, rest string) {
	j.say(t.at, diag.Say("Mẫu tự đánh số; «%s» sẽ in hai lần.", "The form numbers by itself; “%s” would be printed twice.", have), diag.Say("Bỏ «%s», chỉ ghi «%s».", "Leave “%s” out, write “%s”.", have, shortened(rest)))
}

// formLabels reports a text that gets a label of the form.
func (t *text) formLabels() bool {
	return t.role == heading || t.role == numbered || t.role == lettered
}

func clauseNumber(j *judge, t *text) {
	l := t.label
	switch {
	case t.formLabels():
		j.labelTwice(t, l.number+l.mark, l.rest)
	case t.role == plain && l.mark != ".":
		j.say(t.at, diag.Say("Khoản đánh số «%s%s»; đúng là «%s.».", "The clause is numbered “%s%s”; it is to be “%s.”.", l.number, l.mark, l.number), write(l.number+". "+shortened(l.rest)))
	}
}

func sectionTitle(j *judge, t *text) {
	l := t.label
	switch {
	case t.formLabels():
		j.labelTwice(t, l.number+l.mark, l.rest)
	case t.role == plain && (l.mark != "." || !inUpper(l.rest)) && wordCount(l.rest) <= 20:
		j.say(t.at, diag.Say("Tên mục «%s» phải in hoa, sau số La Mã và dấu chấm.", "The title “%s” is to be in capitals behind a Roman number and a dot.", shortened(t.s)), write(l.number+". "+words.Upper(shortened(l.rest))))
	}
}

func decimalNumber(j *judge, t *text) {
	j.say(t.at, diag.Say("Nghị định không có cách đánh số «%s».", "The decree has no numbers like “%s”.", t.label.number), diag.Say("Dùng khoản «1.» rồi điểm «a)».", "Use khoản 1. and then điểm a)."))
}

// decimalLabels looks at the labels that the writer chose.
func decimalLabels(j *judge) {
	for _, l := range j.rec.Labels {
		if l == record.DecimalLabel {
			j.say(diag.Pointer("").Key("cach_danh_so"), diag.Say("Nghị định không có cách đánh số «1.1.».", "The decree has no numbers like “1.1.”."), diag.Say("Dùng «1» rồi «a» trong «cach_danh_so».", "Use “1” and then “a” in cach_danh_so."))
			return
		}
	}
}

// pointLetters follows the typed letters of each list of blocks.
func pointLetters(j *judge) {
	var last letterRun
	for i := range j.texts {
		t := &j.texts[i]
		l := t.label
		switch {
		case l.kind == noLabel:
			continue
		case l.kind != letterLabel:
			last = letterRun{}
			continue
		case t.formLabels():
			j.labelTwice(t, l.number+l.mark, l.rest)
			continue
		case t.role != plain:
			continue
		}
		if t.box != last.box {
			last = letterRun{box: t.box}
		}
		j.letter(t, l, &last)
	}
}

// letterRun is where a run of typed letters stands.
type letterRun struct {
	box, place int
	english    bool // an e behind a d, or an f: told once
}

func (j *judge) letter(t *text, l label, last *letterRun) {
	place := letterPlace(l.number)
	skipped := last.place == letterPlace("d") && l.number == "e"
	switch {
	case l.number == "a":
		last.english = false
	case last.english:
	case place == 0 || skipped:
		last.english = true
		want := "đ"
		if place == 0 && last.place > 0 && last.place < len(decree.Alphabet) {
			want = decree.Alphabet[last.place]
		}
		j.say(t.at, diag.Say("Điểm «%s%s» không theo bảng chữ cái tiếng Việt (… d, đ, e, g, h …).", "The point “%s%s” is not in Vietnamese order (… d, đ, e, g, h …).", l.number, l.mark), write(want+") "+shortened(l.rest)))
	case l.mark != ")":
		j.say(t.at, diag.Say("Điểm «%s%s» phải có dấu đóng ngoặc.", "The point “%s%s” takes a bracket.", l.number, l.mark), write(l.number+") "+shortened(l.rest)))
	}
	last.place = place
}

// numbersGoOn follows the typed numbers of each list of blocks. Letters that go
// the English way are for ND30-PL1-II-6đ6.
func numbersGoOn(j *judge) {
	var run [letterLabel + 1]struct{ box, n int }
	for i := range j.texts {
		t := &j.texts[i]
		l := t.label
		n := l.value()
		if n == 0 || t.formLabels() || t.role == article || t.role == articleHead {
			continue
		}
		r := &run[l.kind]
		if r.box == t.box && n != 1 && n != r.n+1 && r.n > 0 && !j.found("ND30-PL1-II-6đ6", t.at) && !englishBefore(r.n, l) {
			j.say(t.at, diag.Say("Số thứ tự «%s» không liền với số trước.", "The number “%s” does not follow the one before.", l.number), write(l.follow(r.n)))
		}
		r.box, r.n = t.box, n
		for k := l.kind + 1; int(k) < len(run); k++ {
			run[k].n = 0 // a new clause begins its points anew
		}
	}
}

// englishBefore reports a letter that goes on from an English order.
func englishBefore(before int, l label) bool {
	return l.kind == letterLabel && (before == letterPlace("e") || letterPlace(l.number) == 0)
}

// value is the number of a label, 0 where it is not counted.
func (l label) value() int {
	switch l.kind {
	case articleLabel, digitLabel:
		n, _ := strconv.Atoi(l.number)
		return n
	case romanLabel, partLabel:
		return romanValue(l.number)
	case letterLabel:
		return letterPlace(l.number)
	}
	return 0
}

// follow is the label that goes on behind number n.
func (l label) follow(n int) string {
	switch l.kind {
	case romanLabel:
		return words.Roman(n+1) + "."
	case partLabel:
		return l.word + " " + words.Roman(n+1)
	case articleLabel:
		return "Điều " + strconv.Itoa(n+1) + "."
	case letterLabel:
		if n < len(decree.Alphabet) {
			return decree.Alphabet[n] + ")"
		}
	}
	return strconv.Itoa(n+1) + "."
}

// articleTitles is for regulations, attached ones too; the articles of a quyết
// định have none. One problem a text: its writer knows the others.
func articleTitles(j *judge) {
	told := -1
	for _, u := range j.untitled {
		if u.part == told || !j.regulation(u.part) {
			continue
		}
		told = u.part
		j.say(u.at, diag.Say("Phần, chương, mục, điều của quy chế, quy định phải có tiêu đề; chỗ này chưa có.", "The parts and articles of a regulation have titles; this one has none."),
			diag.Say("Ghi \"tieu_de\", ví dụ {\"dieu\": {\"tieu_de\": \"Phạm vi điều chỉnh\", \"noi_dung\": […]}}.", `Write "tieu_de", like {"dieu": {"tieu_de": "Phạm vi điều chỉnh", "noi_dung": […]}}.`))
	}
}

// regulation reports a part of the document that is a quy chế or quy định.
func (j *judge) regulation(part int) bool {
	kind := j.rec.Kind.S
	if k := part - 1 - len(j.rec.Annexes); part > 0 {
		if k < 0 || k >= len(j.rec.Attachments) {
			return false
		}
		kind = j.rec.Attachments[k].Kind.S
	}
	return kind == "quy_che" || kind == "quy_dinh"
}

// endMark finds ends that the form cannot mend: it takes the place of a full stop
// and leaves ./. alone.
func endMark(j *judge) {
	for i := range j.texts {
		t := &j.texts[i]
		if t.role.inBody() && badEnd(t.s) {
			j.say(t.at, diag.Say("Dấu kết thúc «%s» viết sai; đúng là «./.» liền sau chữ cuối.", "The end mark “%s” is wrong; it is “./.” right behind the last word.", endOf(t.s)),
				diag.Say("Bỏ dấu này; mẫu tự ghi «./.».", "Leave it out; the form writes “./.”."))
		}
	}
}

// badEnd lets pass dots that leave room for writing.
func badEnd(s string) bool {
	marks := endOf(s)
	blank := strings.Contains(marks, "..") || strings.HasSuffix(s[:len(s)-len(marks)], "…")
	return strings.Contains(marks, "/") && marks != decree.EndMark && !blank
}

// endOf is the run of dots, strokes and spaces that ends a text.
func endOf(s string) string {
	i := len(s)
	for i > 0 {
		switch c := s[i-1]; {
		case c == '.', c == '/', c == ' ':
			i--
		case strings.HasSuffix(s[:i], "\u00a0"):
			i -= len("\u00a0")
		default:
			return s[i:]
		}
	}
	return s
}

// endOnce is silent where ND30-PL3-end has spoken.
func endOnce(j *judge) {
	for i := range j.texts {
		t := &j.texts[i]
		if !t.role.inBody() || !strings.Contains(t.s, decree.EndMark) || j.found("ND30-PL3-end", t.at) {
			continue
		}
		if n := endMarks(t.s); n > 1 || n == 1 && (!strings.HasSuffix(t.s, decree.EndMark) || !j.lastOfPart(i)) {
			j.say(t.at, diag.Say("«./.» chỉ đứng ở cuối nội dung, một lần.", "“./.” stands at the end of the body, once."), diag.Say("Bỏ «./.» ở đây; mẫu tự ghi ở cuối.", "Leave it out here; the form writes it at the end."))
		}
	}
}

// endMarks counts the ./. of a text, those that are no dots for a date: ..../..../
func endMarks(s string) (n int) {
	for i := strings.Index(s, decree.EndMark); i >= 0; {
		rest := s[i+len(decree.EndMark):]
		if !strings.HasSuffix(s[:i], ".") && !strings.HasSuffix(s[:i], "/") && !strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, "/") {
			n++
		}
		next := strings.Index(rest, decree.EndMark)
		if next < 0 {
			return n
		}
		i += len(decree.EndMark) + next
	}
	return n
}

// lastOfPart reports the last text of the body of a document or phụ lục.
func (j *judge) lastOfPart(i int) bool {
	for k := i + 1; k < len(j.texts); k++ {
		t := &j.texts[k]
		if t.part != j.texts[i].part {
			return true
		}
		if t.role.inBody() || t.role == cell {
			return false
		}
	}
	return true
}
