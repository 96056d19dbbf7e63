package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// baseRules are those of căn cứ, of citing, and of the authority line.
func baseRules() []*rule {
	bases, citing := decree.Annex("a", "6", "II"), decree.Annex("b", "6", "II")
	return []*rule{
		byForm(entry("ND30-PL1-II-6a1", vio, bases, "Căn cứ kiểu nghiêng, cỡ 13 - 14", "Bases italic 13-14"), formLook),
		on(entry("ND30-PL1-II-6a2", vio, bases, "Mỗi căn cứ một đoạn, cuối là dấu chấm phẩy, căn cứ cuối là dấu chấm", "Each basis a paragraph, ended by a semicolon, the last by a full stop"), basesApart),
		on(entry("ND30-PL1-II-6a3", vio, bases, "Căn cứ ghi đủ tên loại, số, cơ quan, ngày, trích yếu", "A basis has kind, number, body, date and subject"), wholeBases),
		on(entry("ND30-PL1-II-6a4", model, bases, "Luật, Pháp lệnh làm căn cứ không ghi số và cơ quan ban hành", "Laws among the bases have no number and body"), statutesAsBases),
		on(entry("ND30-PL1-II-6a5", model, decree.Sample("1.1"), "Nghị quyết, quyết định có căn cứ ban hành", "Nghị quyết and quyết định have bases"), basesPresent),
		onDate(entry("ND30-PL1-II-6a6", habit, bases, "Văn bản được dẫn còn hiệu lực", "Instruments cited are in force"), inForce),
		on(entry("ND30-PL1-II-6b1", vio, citing, "Dẫn lần đầu ghi đầy đủ, lần sau chỉ ghi tên loại và số; Luật chỉ ghi tên", "Cited in full the first time, then by kind and number; laws by name"), citedOnce),
		on(entry("ND30-C-so", habit, decree.Capitals("", "6", "V"), "Có chữ «số» giữa tên loại và số", "The word số between kind and number"), wordSo),
		byForm(entry("ND30-PL3-qd1", model, decree.Sample("1.2"), "«QUYẾT ĐỊNH:», «QUYẾT NGHỊ:» in hoa, đậm, canh giữa", "QUYẾT ĐỊNH: bold capitals, centred"), formWords),
		on(entry("ND30-PL3-qd2", model, decree.Sample("1.2"), "Có dòng thẩm quyền ban hành, đúng với người ký", "An authority line that fits the signer"), authorityLine),
	}
}

// basesApart finds two bases in one, and a list of bases in the body with wrong
// marks at the ends; in can_cu the form puts the marks.
func basesApart(j *judge) {
	for i := range j.texts {
		t := &j.texts[i]
		if t.role == base && strings.Contains(t.s, "; ") && strings.Contains(words.Lower(t.s), "; căn cứ ") {
			j.say(t.at, diag.Say("Một mục ghi nhiều căn cứ: «%s».", "One item holds several bases: “%s”.", shortened(t.s)), diag.Say("Tách mỗi căn cứ thành một phần tử của «can_cu».", "Make each an item of can_cu."))
		}
	}
	j.basesInBody()
}

func (j *judge) basesInBody() {
	list := j.leadingBases()
	for k, t := range list {
		s := strings.TrimRight(t.s, " ")
		last := k == len(list)-1
		want := ";"
		if last {
			want = "."
		}
		running := last && !strings.HasSuffix(s, ";") && !strings.HasSuffix(s, ",") // a sentence that goes on to «như sau:»
		if !strings.HasSuffix(s, want) && !running {
			j.say(t.at, diag.Say("Cuối căn cứ «%s» phải là dấu «%s».", "The basis “%s” ends with “%s”.", shortened(s), want), diag.Say("Ghi «%s» ở cuối, hoặc đưa căn cứ vào «can_cu».", "Put “%s” at its end, or move the bases to can_cu.", want))
		}
	}
}

// leadingBases are the paragraphs Căn cứ …, Theo đề nghị … that open the body.
func (j *judge) leadingBases() (list []*text) {
	for i := range j.texts {
		t := &j.texts[i]
		if t.part != 0 || !t.role.inBody() {
			continue
		}
		if t.role != plain || !strings.HasPrefix(t.s, "Căn cứ ") && !strings.HasPrefix(t.s, "Theo đề nghị ") {
			break
		}
		list = append(list, t)
	}
	return list
}

// wholeBases says what a basis lacks. Bases that name no instrument, such as
// «tình hình thực tế», are free; those of the body are citations.
func wholeBases(j *judge) {
	for _, t := range j.rec.LegalBases {
		s := bareBase(t.S)
		if missing := missingIn(s); len(missing) > 0 {
			j.say(t.At, diag.Say("Căn cứ «%s» thiếu: %s.", "The basis “%s” lacks: %s.", shortened(s), strings.Join(missing, ", ")), wholeBase(s))
		}
	}
}

func wholeBase(s string) diag.Text {
	if statuteOf(s) != "" {
		return diag.Say("Ghi tên luật và ngày, ví dụ «Luật Trẻ em ngày 05 tháng 4 năm 2016».", "Write its name and date, like “Luật Trẻ em ngày 05 tháng 4 năm 2016”.")
	}
	return diag.Say("Ghi tên loại, số và ký hiệu, ngày tháng năm, cơ quan ban hành, trích yếu, ví dụ «Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư».",
		"Write kind, number, date, body and subject, like “Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư”.")
}

// bareBase is a basis without the word Căn cứ and the mark at its end.
func bareBase(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ";., ")
	if len(s) > len("căn cứ ") && isWord(s[:len("căn cứ ")], "căn cứ ") {
		s = s[len("căn cứ "):]
	}
	return strings.TrimSpace(s)
}

// statuteOf gives Luật, Bộ luật or Pháp lệnh where a basis is one.
func statuteOf(s string) string {
	for _, k := range decree.Statutes {
		if strings.HasPrefix(s, k+" ") {
			return k
		}
	}
	return ""
}

func missingIn(s string) (missing []string) {
	statute := statuteOf(s)
	f := folded(s)
	kind, ok := beginsWithAny(f, instruments)
	_, dated := dateIn(s)
	switch {
	case statute != "" && (statuteNumber(s) != "" || dated):
		return nil // the number is for ND30-PL1-II-6a4, which leads
	case statute != "":
		return []string{"ngày, tháng, năm"}
	case !ok:
		return nil
	}
	rest, _ := begins(f, kind)
	if !strings.Contains(rest, "/") || !strings.ContainsAny(rest, "0123456789") {
		missing = append(missing, "số, ký hiệu")
	}
	if !dated {
		missing = append(missing, "ngày, tháng, năm")
	}
	_, after, body := strings.Cut(rest, " của ")
	if !body {
		missing = append(missing, "cơ quan ban hành")
		after = rest
	}
	if !hasSubjectIn(after) {
		missing = append(missing, "trích yếu")
	}
	return missing
}

// subjectOpeners are words that a trích yếu begins with.
var subjectOpeners = []string{
	"về", "v/v", "quy định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi", "bãi bỏ", "thay thế", "công bố", "giao", "triển khai",
	"thực hiện", "kết luận", "điều chỉnh", "thành lập", "bổ sung", "cho phép", "chấp thuận", "phân công", "phân cấp", "ủy quyền",
	"tổ chức", "đề nghị", "phân loại", "kiện toàn", "tăng cường", "đẩy mạnh", "quyết định", "thông qua", "chi tiết", "xếp", "cử",
	"tiếp nhận", "đính chính", "báo cáo", "phát động",
}

// longBody: no name of a body has so many words, so a trích yếu is among them.
const longBody = 10

func hasSubjectIn(s string) bool {
	s = " " + s + " "
	for _, w := range openers {
		if i := strings.Index(s, " "+w); i >= 0 && strings.IndexByte(" ,", s[i+1+len(w)]) >= 0 {
			return true
		}
	}
	return wordCount(s) > longBody
}

// statuteNumber finds the number of a law: 72/2025/QH15.
func statuteNumber(s string) string {
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, ",;.()"); strings.Contains(w, "/QH") || strings.Contains(w, "/UBTVQH") {
			return w
		}
	}
	return ""
}

func statutesAsBases(j *judge) {
	for _, t := range j.rec.LegalBases {
		s := bareBase(t.S)
		kind := statuteOf(s)
		if kind == "" {
			continue
		}
		switch n := statuteNumber(s); {
		case n != "":
			j.say(t.At, diag.Say("%s làm căn cứ không ghi số («%s»).", "A %s among the bases has no number (“%s”).", kind, n), withoutNumber(s, n))
		case strings.Contains(s, " của Quốc hội"), strings.Contains(s, " của Ủy ban Thường vụ Quốc hội"), strings.Contains(s, " của Ủy ban thường vụ Quốc hội"):
			j.say(t.At, diag.Say("%s làm căn cứ không ghi cơ quan ban hành.", "A %s among the bases has no issuing body.", kind), write(strings.Split(s, " của ")[0]))
		}
	}
}

func withoutNumber(s, n string) diag.Text {
	s = strings.Replace(strings.Replace(s, " số "+n, "", 1), " "+n, "", 1)
	if _, ok := dateIn(s); ok {
		return write(s)
	}
	return diag.Say("Ghi «%s ngày … tháng … năm …».", "Write “%s ngày … tháng … năm …”.", s)
}

func basesPresent(j *judge) {
	if j.kind.Decides && len(j.rec.LegalBases) == 0 && len(j.leadingBases()) == 0 {
		j.say(diag.Pointer("").Key("can_cu"), diag.Say("%s chưa có căn cứ ban hành.", "The %s has no legal bases.", j.kind.Name),
			diag.Say("Ghi căn cứ về thẩm quyền trước, rồi căn cứ liên quan đến nội dung.", "Give the bases of competence first, then those on the matter."))
	}
}

func inForce(j *judge) {
	for i := range j.citations {
		c := &j.citations[i]
		if l := j.units.lapsed(c.number, j.on); l != nil && !j.found(j.rule.Code, c.t.at) && !repeals(c.t.s) {
			j.say(c.t.at, diag.Say("«%s» không còn hiệu lực từ ngày %s.", "“%s” is not in force since %s.", c.short(), l.from), diag.Say("Xem %s.", "See %s.", l.By))
		}
	}
}

// repeals reports a text that itself says that something lapses.
func repeals(s string) bool {
	return strings.Contains(s, "hết hiệu lực") || strings.Contains(s, "bãi bỏ") || strings.Contains(s, "thay thế")
}

// citedOnce follows the citations of the main text. The first is held against
// what stands above the body, too: what was cited in full there is known.
func citedOnce(j *judge) {
	seen := map[string]bool{} // number: cited in the body
	known := map[string]bool{}
	for i := range j.citations {
		c := &j.citations[i]
		switch {
		case c.t.role == subject, c.t.role == base, strings.HasPrefix(c.t.s, "Căn cứ "):
			known[c.number] = true
			continue
		case !c.t.role.inBody() || c.t.part != 0:
			continue
		case c.statute:
			j.statuteInBody(c)
			continue
		case c.kind == "":
			continue
		case seen[c.number] && c.dated != 0 && !j.saidHere(c):
			j.say(c.t.at, diag.Say("«%s» đã được dẫn ở trên; lần sau chỉ ghi tên loại và số, ký hiệu.", "“%s” was cited before; from then on kind and number are enough.", c.quote()), write(c.short()))
		case !seen[c.number] && !known[c.number] && c.dated == 0 && !c.datedLater && !j.saidHere(c):
			j.say(c.t.at, diag.Say("«%s» được dẫn lần đầu nhưng không ghi ngày, tháng, năm.", "“%s” is cited for the first time, without its date.", c.quote()),
				diag.Say("Ghi «%s ngày … của …» và trích yếu.", "Write “%s ngày … của …” and its subject.", c.short()))
		}
		seen[c.number] = true
	}
}

// saidHere reports that the rule has spoken of this number in this text.
func (j *judge) saidHere(c *citation) bool {
	for i := range j.out {
		p := &j.out[i]
		if p.Code == j.rule.Code && p.At == c.t.at && strings.Contains(p.Message.VI, c.number) {
			return true
		}
	}
	return false
}

func (j *judge) statuteInBody(c *citation) {
	name := c.t.quote(c.kindFrom, c.word-1-btoi(c.withSo))
	j.say(c.t.at, diag.Say("Trong nội dung, %s chỉ ghi tên loại và tên, không ghi số «%s».", "In the body a %s is cited by its name, without the number “%s”.", c.kind, c.number), write(name))
}

func wordSo(j *judge) {
	for i := range j.citations {
		c := &j.citations[i]
		if c.kind == "" || c.withSo || c.statute || c.word == 0 || c.t.before(c.word) == "" || !kindEndsAt(c) {
			continue
		}
		j.say(c.t.at, diag.Say("Giữa tên loại và số của «%s» nên có chữ «số».", "Between kind and number of “%s” the word “số” is usual.", c.quote()), write(c.short()))
	}
}

// kindEndsAt reports that nothing stands between the kind and the number.
func kindEndsAt(c *citation) bool {
	_, n := kindAt(c.t, c.kindFrom)
	return c.kindFrom+n == c.word
}

// authorityLine: the head's office where the head decides, the collective's name
// where it is signed TM.
func authorityLine(j *judge) {
	if !j.kind.Decides {
		return
	}
	c := j.rec.Competence
	f := folded(c.S)
	if c.Blank() {
		j.say(diag.Pointer("").Key("tham_quyen"), diag.Say("%s chưa có dòng thẩm quyền ban hành.", "The %s has no authority line.", j.kind.Name),
			diag.Say("Ghi chức vụ của người đứng đầu hoặc tên tập thể, ví dụ «Giám đốc Sở Công Thương».", "Write the head's office or the collective's name, like “Giám đốc Sở Công Thương”."))
		return
	}
	if rest, ok := strings.CutPrefix(f, "tm."); ok {
		j.say(c.At, diag.Say("Dòng thẩm quyền không ghi «TM.».", "The authority line has no “TM.”."), write(words.Upper(strings.TrimSpace(rest))))
		return
	}
	if j.kind.ID != "quyet_dinh" || len(j.rec.Signers) == 0 {
		return
	}
	_, head := beginsWithAny(f, headTitles)
	_, collective := beginsWithAny(f, collectives)
	switch onBehalf := j.rec.Signers[0].OnBehalf; {
	case head && !onBehalf.Blank():
		j.say(c.At, diag.Say("Dòng thẩm quyền ghi chức vụ («%s») nhưng ký thay mặt «%s».", "The authority line names an office (“%s”), but it is signed on behalf of “%s”.", c.S, onBehalf.S), write(words.Upper(words.OneLine(j.rec.Authority.S))))
	case collective && !head && onBehalf.Blank():
		j.say(c.At, diag.Say("Dòng thẩm quyền ghi tập thể («%s») nhưng người ký không ký thay mặt (TM.).", "The authority line names a collective (“%s”), but it is not signed on its behalf (TM.).", c.S),
			diag.Say("Ghi chức vụ của người đứng đầu, hoặc thêm «thay_mat» vào chữ ký.", "Write the head's office, or add thay_mat to the signature."))
	}
}
