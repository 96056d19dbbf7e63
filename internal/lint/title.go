package lint

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// titleRules are those of kind and trích yếu: ô 5a and 5b.
func titleRules() []*rule {
	look := decree.Annex("b", "5", "II")
	return []*rule{
		byForm(entry("ND30-Đ7-kind", vio, decree.Article("", "7"), "Loại văn bản thuộc 29 loại của Điều 7", "One of the 29 kinds of Điều 7"), formInput),
		byForm(entry("ND30-PL1-II-5b1", vio, look, "Tên loại in hoa, đậm, cỡ 13 - 14, canh giữa", "Kind bold capitals 13-14, centred"), formLook),
		on(entry("ND30-PL1-II-5b2", vio, look, "Công văn không ghi tên loại", "A công văn prints no kind"), letterWithoutKind),
		on(entry("ND30-PL1-II-5b3", vio, look, "Trích yếu chữ thường, đậm, dưới tên loại", "Subject under the kind, bold, not in capitals"), subjectInCapitals),
		byForm(entry("ND30-PL1-II-5b4", vio, look, "Đường kẻ dưới trích yếu dài 1/3 - 1/2 dòng chữ", "Rule under the subject, 1/3-1/2"), formLook),
		on(entry("ND30-PL1-II-5b5", vio, look, "Trích yếu công văn chữ thường, cỡ 12 - 13, dưới số", "Subject of a công văn 12-13, not in capitals"), letterSubjectInCapitals),
		byForm(entry("ND30-PL1-II-5b6", vio, look, "Trích yếu công văn cách số, ký hiệu 6 pt", "6 pt between number and V/v"), formPage),
		on(entry("ND30-PL1-II-5b7", model, look, "«V/v» chỉ ở công văn, «Về việc» chỉ ở văn bản có tên loại", "V/v in a công văn only, Về việc under a kind only"), subjectOpening),
		on(entry("ND30-PL1-II-5a", habit, decree.Annex("a", "5", "II"), "Trích yếu là một câu hoặc cụm từ ngắn gọn, không có dấu chấm", "Subject is one short phrase without a full stop"), shortSubject),
		on(entry("ND30-PL3-1.2", model, decree.Sample("1.2"), "Trích yếu quyết định mở đầu bằng «Về việc», «Ban hành» hoặc «Phê duyệt»", "Subject of a quyết định begins with Về việc, Ban hành, Phê duyệt"), decisionOpening),
	}
}

func letterWithoutKind(j *judge) {
	s := j.rec.Subject
	rest, ok := begins(j.subject, "công văn")
	if !ok || j.kind.Style != decree.Letter || strings.HasPrefix(rest, "số") {
		return
	}
	want := strings.TrimSpace(lastWords(s.S, len(strings.Fields(s.S))-2))
	j.say(s.At, diag.Say("Công văn không ghi tên loại; trích yếu không mở đầu bằng «Công văn».", "A công văn prints no kind; its subject must not begin with “Công văn”."), write("V/v "+words.LowerFirst(want)))
}

func subjectInCapitals(j *judge) {
	if j.kind.Style == decree.Named {
		j.capitalSubject()
	}
}

func letterSubjectInCapitals(j *judge) {
	if j.kind.Style == decree.Letter {
		j.capitalSubject()
	}
}

func (j *judge) capitalSubject() {
	s := j.rec.Subject
	if allInCapitals(s.S) {
		j.say(s.At, diag.Say("Trích yếu ghi bằng chữ in hoa.", "The subject is written in capitals."),
			diag.Say("Ghi chữ thường, ví dụ «%s»; giữ chữ hoa của tên riêng.", "Write small letters, like “%s”; names keep their capitals.", shortened(words.Capital(words.Lower(s.S)))))
	}
}

// allInCapitals reports a text of at least four words without a small letter.
func allInCapitals(s string) bool {
	return inUpper(s) && !inLower(s) && wordCount(s) >= 4
}

// shouting finds a sentence in capitals; a line without a mark at its end is a title
// that the writer typed.
func shouting(j *judge, t *text) {
	if len(t.words) >= 8 && strings.IndexByte(".;:", t.s[len(t.s)-1]) >= 0 && t.role.inBody() && t.role != heading && t.role != division && t.role != articleHead && inCapitals(t.words) {
		j.say(t.at, diag.Say("Đoạn «%s» viết toàn chữ in hoa.", "The paragraph “%s” is all in capitals.", shortened(t.s)), diag.Say("Ghi bằng chữ thường.", "Write it in small letters."))
	}
}

// inCapitals reports words without small letters.
func inCapitals(list []word) bool {
	for _, w := range list {
		if w.shape == small || w.shape == mixed || w.shape == capital && w.to-w.from > 3 {
			return false
		}
	}
	return true
}

func subjectOpening(j *judge) {
	s := j.rec.Subject
	f := j.subject
	abbreviated := strings.HasPrefix(f, "v/v")
	switch letter := j.kind.Style == decree.Letter; {
	case letter && abbreviated:
		j.say(s.At, diag.Say("Mẫu đã in «V/v»; trích yếu ghi lại lần nữa.", "The form prints “V/v”; the subject repeats it."), write(bareSubject(s.S)))
	case letter && strings.HasPrefix(f, "về việc"):
		j.say(s.At, diag.Say("Trích yếu công văn đứng sau «V/v», không ghi «Về việc».", "The subject of a công văn follows “V/v” and has no “Về việc”."), write(bareSubject(s.S)))
	case letter && opensWithVerb(s.S):
		j.say(s.At, diag.Say("Trích yếu công văn đứng sau «V/v» nên không mở đầu bằng chữ hoa: «%s».", "The subject of a công văn follows “V/v” and begins with a small letter: “%s”.", shortened(s.S)), write(words.LowerFirst(s.S)))
	case abbreviated && j.kind.Style == decree.Named:
		j.say(s.At, diag.Say("«V/v» chỉ dùng trong công văn; văn bản này có tên loại.", "“V/v” is for a công văn; this document has a kind."), write("Về việc "+bareSubject(s.S)))
	}
}

// verbsOfSubjects open the subjects of công văn and no name: what begins with another
// word may be a body («Ủy ban nhân dân»), whose capital is right.
var verbsOfSubjects = []string{
	"báo cáo", "bảo đảm", "bổ sung", "chấn chỉnh", "chuẩn bị", "chuyển", "cho ý kiến", "công bố", "công khai", "cung cấp", "cử", "đánh giá", "đề nghị", "đề xuất",
	"điều chỉnh", "đính chính", "đôn đốc", "giải quyết", "giao nhiệm vụ", "góp ý", "gửi", "hoàn thiện", "hướng dẫn", "kiểm tra", "lấy ý kiến", "mời", "nhắc", "phối hợp",
	"quán triệt", "rà soát", "tăng cường", "tham gia", "tham mưu", "thẩm định", "thực hiện", "tiếp tục", "tổng hợp", "trả lời", "triển khai", "xây dựng", "xin ý kiến", "xử lý",
}

// opensWithVerb reports a subject whose first word is a verb with a capital.
func opensWithVerb(s string) bool {
	f := words.LowerFirst(s)
	return f != s && slices.ContainsFunc(verbsOfSubjects, func(v string) bool { return f == v || strings.HasPrefix(f, v+" ") })
}

// bareSubject is a subject without V/v or Về việc.
func bareSubject(s string) string {
	for _, w := range []string{"v/v", "về việc"} {
		if len(s) > len(w) && strings.EqualFold(s[:len(w)], w) {
			return strings.TrimSpace(strings.TrimLeft(s[len(w):], ":. "))
		}
	}
	return s
}

// longSubject is where «about 40 words» of the reference ends.
const longSubject = 50

// shortSubject looks at what a given subject is like; that one is missing is
// told when the data are read.
func shortSubject(j *judge) {
	s := j.rec.Subject
	n := wordCount(s.S)
	switch t := j.subjectText(); {
	case strings.HasSuffix(strings.TrimSpace(s.S), "."):
		j.say(s.At, diag.Say("Trích yếu kết thúc bằng dấu chấm.", "The subject ends with a full stop."), diag.Say("Bỏ dấu chấm ở cuối.", "Leave the full stop out."))
	case n > longSubject:
		j.say(s.At, diag.Say("Trích yếu dài %d chữ; nên là một câu hoặc cụm từ ngắn gọn, khoảng 40 chữ.", "The subject has %d words; it should be one short phrase of about 40.", n),
			diag.Say("Rút gọn, ví dụ bỏ phần trích yếu của các văn bản được dẫn.", "Shorten it, for one by leaving out the subjects of the texts it cites."))
	case t != nil && sentences(t) > 1:
		j.say(s.At, diag.Say("Trích yếu có nhiều câu.", "The subject has several sentences."), diag.Say("Ghi thành một câu hoặc một cụm từ.", "Make it one sentence or phrase."))
	}
}

func (j *judge) subjectText() *text {
	for i := range j.texts {
		if j.texts[i].role == subject {
			return &j.texts[i]
		}
	}
	return nil
}

func sentences(t *text) int {
	n := 1
	for _, w := range t.words {
		if w.gap == stop {
			n++
		}
	}
	return n
}

func decisionOpening(j *judge) {
	s := j.rec.Subject
	f := j.subject
	if j.kind.ID != "quyet_dinh" || s.Blank() || strings.HasPrefix(f, "v/v") {
		return
	}
	if _, ok := beginsWithAny(f, decisionWords); !ok {
		want := s.S
		if !allInCapitals(want) {
			want = words.LowerFirst(want)
		}
		j.say(s.At, diag.Say("Trích yếu quyết định theo mẫu mở đầu bằng «Về việc», «Ban hành» hoặc «Phê duyệt».", "In the sample forms the subject of a quyết định begins with “Về việc”, “Ban hành” or “Phê duyệt”."), write("Về việc "+shortened(want)))
	}
}
