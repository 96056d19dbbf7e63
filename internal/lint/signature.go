package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// signatureRules are those of ô 7 and 8.
func signatureRules() []*rule {
	powers, names, look := decree.Annex("b", "7", "II"), decree.Annex("c", "7", "II"), decree.Annex("đ", "7", "II")
	return []*rule{
		on(entry("ND30-PL1-II-7b1", vio, powers, "Quyền hạn ghi TM., Q., KT., TL., TUQ., có dấu chấm và cách chữ", "Authority is TM. Q. KT. TL. TUQ., a dot, a space"), prefixTyped),
		on(entry("ND30-PL1-II-7b2", vio, powers, "Sau «TM.» là tên tập thể hoặc cơ quan", "TM. goes with a collective"), onBehalfOfWhom),
		on(entry("ND30-PL1-II-7b3", vio, powers, "Sau «KT.», «TL.», «TUQ.», «Q.» là chức vụ của người đứng đầu", "KT. TL. TUQ. Q. go with the head's title"), forWhom),
		on(entry("ND30-PL1-II-7b4", vio, names, "Dưới «KT.», «TL.», «TUQ.» là chức vụ của người ký", "Below KT. TL. TUQ. stands the signer's own title"), ownTitle),
		on(entry("ND30-Đ13-3", vio, decree.Article("3", "13"), "Người được ủy quyền không ủy quyền tiếp", "A mandate is not passed on"), mandatePassedOn),
		on(entry("ND30-Đ13-mode", vio, decree.Article("", "13"), "«TM.» chỉ dùng ở cơ quan làm việc theo chế độ tập thể", "TM. is for bodies in collective mode"), collectiveMode),
		on(entry("ND30-PL1-II-7c1", vio, names, "Trước họ tên không ghi học hàm, học vị, danh hiệu", "No degrees or honours before the name"), bareName),
		on(entry("ND30-PL1-II-7c2", vio, look, "Họ tên chữ thường, viết hoa từng chữ", "Name in small letters, each syllable with a capital"), nameCase),
		byForm(entry("ND30-PL1-II-7đ1", vio, look, "Quyền hạn, chức vụ in hoa, đậm ở mọi dòng", "Authority and title bold capitals on all lines"), formLook),
		byForm(entry("ND30-PL1-II-7đ2", vio, look, "Họ tên canh giữa dưới chức vụ", "Name centred under the title"), formLook),
		on(entry("ND30-PL1-II-7đ3", vio, look, "Chức vụ khác ghi trên họ tên", "A second office stands above the name"), secondOffice),
		byForm(entry("ND30-C-keep", habit, "", "Phần ký không tách khỏi nội dung", "The signature is kept with the text"), formPage),
		onPicture(entry("ND30-PL1-II-7d", vio, decree.Annex("d", "7", "II"), "Hình chữ ký số: PNG nền trong, màu xanh", "Signature image: PNG with alpha, blue"), signaturePictures),
		onPicture(entry("ND30-PL1-II-8a", vio, decree.Annex("a", "8", "II"), "Hình dấu: PNG nền trong, màu đỏ, trùm 1/3 chữ ký", "Seal image: PNG with alpha, red, over a third of the signature"), sealPictures),
		notOnData(entry("ND30-PL1-II-8b", vio, decree.Annex("b", "8", "II"), "Tệp kèm theo: thông tin ký số ở góc trên bên phải", "Separate file: signature text at the top right"), noImage),
	}
}

// powerLine is one line of ô 7a with its field.
type powerLine struct {
	record.Text
	prefix string // as the form prints it
	key    string
}

// powersOf are the lines of a signature in their order; some are blank.
func powersOf(s *record.Signer) [7]powerLine {
	return [7]powerLine{
		{s.OnBehalf, "TM.", "thay_mat"}, {s.ByOrder, "TL.", "thua_lenh"}, {s.ByMandate, "TUQ.", "thua_uy_quyen"},
		{s.For, "KT.", "ky_thay"}, {s.Acting, "Q.", "quyen"}, {s.Title, "", "chuc_vu"}, {s.OtherTitle, "", "chuc_vu_khac"},
	}
}

// typedPrefixes are what writers type where the form prints the prefix.
var typedPrefixes = []struct{ typed, key string }{
	{"tuq", "thua_uy_quyen"}, {"tm", "thay_mat"}, {"t/m", "thay_mat"}, {"kt", "ky_thay"}, {"k/t", "ky_thay"},
	{"tl", "thua_lenh"}, {"t/l", "thua_lenh"}, {"q.", "quyen"},
}

// typedPrefix splits a prefix from a title; typed is "" where there is none.
func typedPrefix(s string) (typed, title, key string) {
	for _, p := range typedPrefixes {
		rest, ok := cutLower(s, p.typed)
		if !ok || rest == "" || !strings.HasSuffix(p.typed, ".") && rest[0] != '.' && rest[0] != ' ' {
			continue
		}
		title = strings.TrimLeft(s[len(p.typed):], ". ")
		return strings.TrimSpace(s[:len(s)-len(title)]), title, p.key
	}
	return "", s, ""
}

func prefixTyped(j *judge) {
	for i := range j.rec.Signers {
		for _, l := range powersOf(&j.rec.Signers[i]) {
			if typed, title, key := typedPrefix(l.S); typed != "" {
				j.say(l.At, diag.Say("«%s» ghi lẫn quyền hạn «%s»; mẫu tự in quyền hạn, dấu chấm và cách chữ.", "“%s” holds the authority “%s”, which the form prints.", l.S, typed),
					diag.Say("Ghi \"%s\": \"%s\".", `Write "%s": "%s".`, key, title))
			}
		}
	}
}

// bareTitle is a title without a typed prefix, folded: the other rules judge what
// is left.
func bareTitle(s string) string {
	_, title, _ := typedPrefix(s)
	return folded(title)
}

func isHead(f string) bool {
	_, ok := beginsWithAny(f, headTitles)
	return ok
}

func isDeputy(f string) bool {
	_, ok := beginsWithAny(f, deputyTitles)
	return ok
}

// isBody reports the name of a body, and not of an office in one: Bộ trưởng.
func isBody(f string) bool {
	if isHead(f) || isDeputy(f) {
		return false
	}
	_, led := beginsWithAny(f, ledByHead)
	_, collective := beginsWithAny(f, collectives)
	return led || collective
}

func onBehalfOfWhom(j *judge) {
	for _, s := range j.rec.Signers {
		if f := bareTitle(s.OnBehalf.S); isHead(f) || isDeputy(f) {
			j.say(s.OnBehalf.At, diag.Say("«TM.» đi với tên tập thể, không đi với chức vụ «%s».", "“TM.” goes with a collective, not with the office “%s”.", s.OnBehalf.S),
				diag.Say("Ghi tên tập thể, ví dụ «Ủy ban nhân dân».", "Write the collective, like “Ủy ban nhân dân”."))
		}
	}
}

func forWhom(j *judge) {
	for i := range j.rec.Signers {
		for _, l := range powersOf(&j.rec.Signers[i]) {
			if l.Blank() || l.prefix == "" || l.prefix == "TM." {
				continue
			}
			switch f := bareTitle(l.S); {
			case isBody(f):
				j.say(l.At, diag.Say("«%s» đi với chức vụ của người đứng đầu, không đi với tên cơ quan «%s».", "“%s” goes with the head's title, not with the body “%s”.", l.prefix, l.S), diag.Say("Ghi chức vụ, ví dụ «Giám đốc».", "Write the title, like “Giám đốc”."))
			case isDeputy(f) && l.prefix != "Q.":
				j.say(l.At, diag.Say("«%s» đi với chức vụ của người đứng đầu, không phải cấp phó «%s».", "“%s” goes with the head's title, not with the deputy's “%s”.", l.prefix, l.S), write(headOf(l.S)))
			}
		}
	}
}

// headOf is the head's title that a deputy's is made from: Phó Giám đốc, Giám đốc.
func headOf(deputy string) string {
	fields := strings.Fields(deputy)
	if len(fields) > 1 && strings.EqualFold(fields[0], "Phó") {
		return words.Capital(strings.Join(fields[1:], " "))
	}
	return "Bộ trưởng"
}

// ownTitle: a title that is missing altogether is told when the data are read.
func ownTitle(j *judge) {
	for _, s := range j.rec.Signers {
		title := folded(s.Title.S)
		switch {
		case s.Title.Blank():
		case !s.For.Blank() && title == bareTitle(s.For.S):
			j.say(s.Title.At, diag.Say("Dưới «KT. %s» phải là chức vụ của chính người ký.", "Below “KT. %s” stands the signer's own title.", words.Upper(s.For.S)), diag.Say("Ghi chức vụ của người ký, ví dụ «Phó %s».", "Write the signer's title, like “Phó %s”.", s.For.S))
		case !s.ByOrder.Blank() && s.For.Blank() && isDeputy(title):
			j.sayBy(s.Title.At, diag.Say("Cấp phó «%s» ký thừa lệnh phải có dòng «KT.» của người đứng đầu đơn vị.", "The deputy “%s”, signing by order, needs the line “KT.” of the head of the unit.", s.Title.S),
				diag.Say("Thêm \"ky_thay\": \"%s\".", `Add "ky_thay": "%s".`, headOf(s.Title.S)), decree.Article("4", "13"), j.rule.Severity)
		}
	}
}

func mandatePassedOn(j *judge) {
	for _, s := range j.rec.Signers {
		switch {
		case s.ByMandate.Blank():
		case !s.For.Blank():
			j.say(s.For.At, diag.Say("Người được ủy quyền không được ủy quyền lại: sau «TUQ.» không có «KT.».", "A mandate is not passed on: no “KT.” after “TUQ.”."), diag.Say("Người được ủy quyền trực tiếp ký; bỏ «ky_thay».", "Who holds the mandate signs; leave ky_thay out."))
		case isDeputy(folded(s.Title.S)):
			j.say(s.Title.At, diag.Say("Ủy quyền cho người đứng đầu cơ quan, đơn vị cấp dưới, không cho cấp phó «%s».", "A mandate goes to the head of a body or unit below, not to the deputy “%s”.", s.Title.S), write(headOf(s.Title.S)))
		}
	}
}

func collectiveMode(j *judge) {
	for _, s := range j.rec.Signers {
		f := bareTitle(s.OnBehalf.S)
		if isHead(f) || isDeputy(f) {
			continue // ND30-PL1-II-7b2 leads
		}
		if j.ledByHead(f) {
			j.say(s.OnBehalf.At, diag.Say("«%s» làm việc theo chế độ thủ trưởng, người đứng đầu không ký «TM.».", "“%s” is led by its head, who signs without “TM.”.", s.OnBehalf.S), diag.Say("Bỏ «thay_mat»; chỉ ghi chức vụ.", "Leave thay_mat out; write the title only."))
		}
	}
}

// ledByHead goes by what the office says of itself, else by the name: an advisory
// body inside an office led by its head works as a collective all the same.
func (j *judge) ledByHead(f string) bool {
	_, itself := begins(j.authority, f)
	if itself && f != "" && j.rec.Mode != record.NoMode {
		return j.rec.Mode == record.ByHead
	}
	_, collective := beginsWithAny(f, collectives)
	_, led := beginsWithAny(f, ledByHead)
	return led && !collective
}

func bareName(j *judge) {
	for _, s := range j.rec.Signers {
		if rest, found := withoutHonorific(s.Name.S); found != "" {
			j.say(s.Name.At, diag.Say("Trước họ tên người ký không ghi «%s».", "Before the signer's name there must be no “%s”.", found), write(rest))
		}
	}
}

// withoutHonorific takes degrees and words of address off a name.
func withoutHonorific(name string) (rest, found string) {
	rest = name
	for range 8 { // nobody bears more
		f := folded(rest)
		cut := 0
		for _, h := range honorifics {
			if after, ok := begins(f, h); ok && after != "" {
				n := len(strings.Fields(h))
				if strings.HasPrefix(after, ".") { // ThS. A, PGS.TS. A
					rest = strings.Replace(rest, ".", ". ", 1)
				}
				cut = n
				break
			}
		}
		if cut == 0 {
			return strings.TrimSpace(rest), strings.TrimSpace(strings.TrimSuffix(found, " "))
		}
		fields := strings.Fields(rest)
		if cut >= len(fields) {
			return rest, ""
		}
		found += strings.Join(fields[:cut], " ") + " "
		rest = strings.TrimLeft(strings.Join(fields[cut:], " "), ". ")
	}
	return rest, strings.TrimSpace(found)
}

func nameCase(j *judge) {
	for _, s := range j.rec.Signers {
		name, _ := withoutHonorific(s.Name.S)
		if want := properName(name); want != name {
			j.say(s.Name.At, diag.Say("Họ tên «%s» phải viết chữ thường, hoa chữ cái đầu mỗi âm tiết.", "The name “%s” is written in small letters, each syllable with a capital.", name), write(want))
		}
	}
}

// properName gives each syllable its capital, and puts a name in capitals in
// small letters. Hyphens and apostrophes inside are left as they are.
func properName(name string) string {
	shouted := inUpper(name) && utf8.RuneCountInString(name) > 3
	fields := strings.Fields(name)
	for i, f := range fields {
		if shouted {
			f = words.Lower(f)
		}
		fields[i] = firstUpper(f)
	}
	return strings.Join(fields, " ")
}

func firstUpper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if g := glyphOf(r).class; g&anyLetter == 0 || g == capitalLetter {
		return s
	}
	return words.Upper(s[:size]) + s[size:]
}

// secondOffice finds two offices in the one title.
func secondOffice(j *judge) {
	for _, s := range j.rec.Signers {
		for _, mark := range []string{"\n", " - ", " – ", " kiêm "} {
			first, second, ok := strings.Cut(s.Title.S, mark)
			f := folded(second)
			if ok && (isHead(f) || isDeputy(f)) {
				j.say(s.Title.At, diag.Say("Chức vụ người ký ghi hai chức vụ: «%s».", "The signer's title holds two offices: “%s”.", words.OneLine(s.Title.S)),
					diag.Say("Ghi \"chuc_vu\": \"%s\", \"chuc_vu_khac\": \"%s\" (in trên họ tên).", `Write "chuc_vu": "%s", "chuc_vu_khac": "%s" (printed above the name).`, first, second))
				break
			}
		}
	}
}
