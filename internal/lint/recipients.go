package lint

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// recipientRules are those of ô 9a and 9b.
func recipientRules() []*rule {
	whom, look := decree.Annex("b", "9", "II"), decree.Annex("d", "9", "II")
	return []*rule{
		on(entry("ND30-PL1-II-9b1", doubt, whom, "«Kính gửi» chỉ ở công văn, tờ trình, báo cáo gửi cấp trên", "Kính gửi only in công văn, tờ trình and báo cáo sent upward"), addressedKinds),
		on(entry("ND30-PL1-II-9b2", vio, whom, "Công văn, tờ trình có «Kính gửi»", "Công văn and tờ trình have Kính gửi"), addressed),
		on(entry("ND30-PL1-II-9d1", vio, look, "«Kính gửi:» cỡ 13 - 14, đứng, một lần", "Kính gửi: 13-14 upright, once"), addressLabel),
		byForm(entry("ND30-PL1-II-9d2", vio, look, "Gửi một nơi: ghi cùng dòng", "One addressee: on the same line"), formMark),
		byForm(entry("ND30-PL1-II-9d2b", model, decree.Annex("", "", "V"), "Gửi một nơi: không có dấu chấm cuối", "One addressee: no full stop"), formMark),
		on(entry("ND30-PL1-II-9d3", vio, look, "Gửi nhiều nơi: mỗi nơi một dòng, gạch đầu dòng", "Several addressees: each a dashed line"), addresseesApart),
		byForm(entry("ND30-PL1-II-9d4", vio, look, "Các gạch đầu dòng thẳng dưới dấu hai chấm", "Dashes aligned under the colon"), formLook),
		on(entry("ND30-PL1-II-9d5", vio, look, "«Nơi nhận:» cỡ 12, nghiêng, đậm, một dòng riêng", "Nơi nhận: 12 bold italic on its own line"), recipientLabel),
		on(entry("ND30-PL1-II-9d6", vio, look, "Mỗi nơi nhận một dòng, gạch đầu dòng, cỡ 11", "Each recipient a dashed line of 11"), recipientsApart),
		byForm(entry("ND30-PL1-II-9d7", vio, look, "«Nơi nhận» ngang hàng với quyền hạn người ký", "Nơi nhận level with the signature"), formLook),
		on(entry("ND30-PL1-II-9d8", vio, look, "Dòng cuối «Lưu: VT, đơn vị soạn thảo.»", "The last line is Lưu: VT, unit."), archiveLine),
		on(entry("ND30-PL1-II-9d9", habit, "", "Đơn vị ở «Lưu» trùng với ký hiệu công văn", "The unit in Lưu is that of the symbol"), archiveUnit),
		on(entry("ND30-PL3-nn1", vio, whom, "«Như trên» khi và chỉ khi có «Kính gửi»", "Như trên if and only if there is Kính gửi"), asAbove),
		on(entry("ND30-PL3-nn2", model, decree.Sample("1.2"), "«Như Điều n» ở nghị quyết, quyết định, n là điều về thi hành", "Như Điều n in nghị quyết and quyết định, n the executing article"), asArticle),
	}
}

// addressedKinds lets pass công điện, whose addressees stand behind «điện:», giấy
// mời, where practice has it, and thư công.
func addressedKinds(j *judge) {
	if len(j.rec.Addressees) > 0 && j.kind.Addressing == decree.Never && j.kind.Form != "1.6" && j.kind.Form != "1.7" && j.kind.Style == decree.Named {
		j.say(diag.Pointer("").Key("kinh_gui"), diag.Say("%s không có phần «Kính gửi».", "A %s has no “Kính gửi”.", j.kind.Name),
			diag.Say("Bỏ «kinh_gui»; ghi nơi nhận ở «noi_nhan».", "Leave kinh_gui out; write the recipients in noi_nhan."))
	}
}

// addressed: whether a báo cáo goes upward, its data do not say.
func addressed(j *judge) {
	if len(j.rec.Addressees) == 0 && j.kind.Addressing == decree.Always {
		j.say(diag.Pointer("").Key("kinh_gui"), diag.Say("%s chưa có «Kính gửi».", "The %s has no “Kính gửi”.", j.kind.Name), diag.Say("Ghi cơ quan, người nhận để giải quyết vào «kinh_gui».", "Write who is to act in kinh_gui."))
	}
}

func addressLabel(j *judge) {
	for _, a := range j.rec.Addressees {
		if rest, ok := opened(a.S, "kính gửi"); ok {
			j.say(a.At, diag.Say("Mẫu đã in «Kính gửi:»; «%s» ghi lại lần nữa.", "The form prints “Kính gửi:”; “%s” repeats it.", a.S), write(lastWords(a.S, len(strings.Fields(strings.TrimLeft(rest, ": "))))))
		}
	}
}

func addresseesApart(j *judge) {
	for _, a := range j.rec.Addressees {
		if several(a.S) {
			j.say(a.At, diag.Say("Một mục ghi nhiều nơi nhận: «%s».", "One item holds several addressees: “%s”.", shortened(a.S)), diag.Say("Ghi mỗi nơi là một phần tử của «kinh_gui».", "Make each an item of kinh_gui."))
		}
	}
}

// several reports more than one item in a string. A comma may group: Các Sở: Công
// Thương, Tài chính.
func several(s string) bool {
	s = strings.TrimRight(s, "; ")
	return strings.Contains(s, "; ") || strings.Contains(s, ";-") || strings.Contains(s, "\n")
}

func recipientLabel(j *judge) {
	for _, r := range j.rec.Recipients {
		if rest, ok := opened(r.S, "nơi nhận"); ok && (rest == "" || rest[0] == ':') {
			j.say(r.At, diag.Say("Mẫu đã in «Nơi nhận:»; «%s» ghi lại lần nữa.", "The form prints “Nơi nhận:”; “%s” repeats it.", r.S), diag.Say("Bỏ mục này.", "Leave this item out."))
		}
	}
}

func recipientsApart(j *judge) {
	for _, r := range j.rec.Recipients {
		switch {
		case several(r.S):
			j.say(r.At, diag.Say("Một mục ghi nhiều nơi nhận: «%s».", "One item holds several recipients: “%s”.", shortened(r.S)), diag.Say("Ghi mỗi nơi là một phần tử của «noi_nhan».", "Make each an item of noi_nhan."))
		case strings.HasPrefix(r.S, "+"), strings.HasPrefix(r.S, "*"), strings.HasPrefix(r.S, "•"):
			j.say(r.At, diag.Say("Nơi nhận «%s» bắt đầu bằng dấu khác gạch đầu dòng.", "The recipient “%s” begins with a mark other than a dash.", r.S), write(strings.TrimLeft(r.S, "+*• ")))
		}
	}
}

// archiveParts are the items behind «Lưu:», without the marks.
func archiveParts(rec *record.Record) []string {
	var out []string
	for _, t := range rec.Archive {
		for p := range strings.SplitSeq(t.S, ",") {
			if p = strings.Trim(p, " ;."); p != "" {
				out = append(out, p)
			}
		}
	}
	return out
}

func archiveLine(j *judge) {
	for _, r := range j.rec.Recipients {
		if rest, ok := opened(strings.TrimLeft(r.S, "- "), "lưu"); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "vt")) {
			j.say(r.At, diag.Say("Dòng «%s» ghi ở «noi_nhan»; mẫu in dòng «Lưu» từ trường «luu».", "The line “%s” stands in noi_nhan; the form prints it from luu.", r.S), diag.Say("Ghi \"luu\": [\"VT\", \"%s\"].", `Write "luu": ["VT", "%s"].`, j.unitOfSymbol("VP")))
			return
		}
	}
	parts := j.archive
	at := diag.Pointer("").Key("luu")
	switch {
	case len(parts) > 0 && isArchiveLabel(parts[0]):
		j.say(at, diag.Say("Mẫu đã in «Lưu:»; trường «luu» ghi lại «%s».", "The form prints “Lưu:”; luu repeats “%s”.", parts[0]), diag.Say("Ghi [\"VT\", \"%s\"].", `Write ["VT", "%s"].`, j.unitOfSymbol("VP")))
	case len(parts) > 0 && parts[0] != "VT":
		j.say(at, diag.Say("Sau «Lưu:» phải là «VT», đang là «%s».", "“Lưu:” is followed by “VT”, not by “%s”.", parts[0]), diag.Say("Ghi [\"VT\", \"%s\"].", `Write ["VT", "%s"].`, parts[len(parts)-1]))
	case len(parts) <= 1 && j.namesUnit():
		// A body without units has none to name: the words are plain, the case is not.
		j.sayBy(at, diag.Say("Dòng «Lưu» thiếu chữ viết tắt đơn vị soạn thảo.", "The line “Lưu” lacks the drafting unit."), diag.Say("Ghi [\"VT\", \"%s\"].", `Write ["VT", "%s"].`, j.unitOfSymbol("VP")), j.rule.Ref, doubt)
	}
}

// namesUnit leaves out giấy giới thiệu (sample form 1.8), the slips that văn thư
// itself draws up, and the kinds that have no sample form.
func (j *judge) namesUnit() bool {
	switch j.kind.ID {
	case "phieu_gui", "phieu_chuyen", "phieu_bao":
		return false
	}
	return j.kind.Form != "" && j.kind.Form != "1.8"
}

func isArchiveLabel(s string) bool {
	_, ok := opened(s, "lưu")
	return ok
}

// unitOfSymbol is the unit of a công văn's symbol, or what stands for one.
func (j *judge) unitOfSymbol(example string) string {
	s := j.symbol
	if j.kind.Form == "1.9" {
		return "Hồ sơ"
	}
	if j.kind.Style == decree.Letter && len(s.groups) > 1 {
		return s.groups[len(s.groups)-1]
	}
	return example
}

func archiveUnit(j *judge) {
	parts := j.archive
	s := j.symbol
	if j.kind.Style != decree.Letter || len(parts) < 2 || parts[0] != "VT" || len(s.groups) < 2 {
		return
	}
	unit := s.groups[len(s.groups)-1]
	for _, p := range parts[1:] {
		name, _, _ := strings.Cut(p, "(")
		if strings.EqualFold(strings.TrimSpace(name), unit) {
			return
		}
	}
	j.say(diag.Pointer("").Key("luu"), diag.Say("Đơn vị ở «Lưu» («%s») khác với ký hiệu («%s»).", "The unit in “Lưu” (“%s”) is not that of the symbol (“%s”).", strings.Join(parts[1:], ", "), s.mended()),
		diag.Say("Ghi [\"VT\", \"%s\"], hoặc xem lại ký hiệu.", `Write ["VT", "%s"], or look at the symbol again.`, unit))
}

// asAbove: where there is Kính gửi and no Như trên, the form adds it. Where a công
// văn lacks Kính gửi, ND30-PL1-II-9b2 leads.
func asAbove(j *judge) {
	for _, r := range j.rec.Recipients {
		name := strings.Trim(r.S, "-;. ")
		_, same := opened(name, "như trên")
		_, other := opened(name, "như kính gửi")
		switch {
		case other && len(j.rec.Addressees) > 0:
			j.say(r.At, diag.Say("«%s» là cách ghi khác; theo Nghị định ghi «Như trên».", "“%s” is another way; the decree writes “Như trên”.", r.S), write("Như trên"))
		case (same || other) && len(j.rec.Addressees) == 0 && j.kind.Addressing != decree.Always && j.kind.Form != "1.8":
			j.say(r.At, diag.Say("Có «%s» nhưng không có «Kính gửi».", "There is “%s”, but no “Kính gửi”.", r.S), diag.Say("Ghi rõ nơi nhận thay cho «%s».", "Name the recipient instead of “%s”.", r.S))
		}
	}
}

func asArticle(j *judge) {
	for _, r := range j.rec.Recipients {
		rest, ok := opened(strings.Trim(r.S, "-;. "), "như điều")
		if !ok {
			continue
		}
		n, _, digits := figures(rest, 4)
		total := j.articleCount()
		switch {
		case !j.kind.Decides:
			j.say(r.At, diag.Say("«%s» chỉ dùng trong nghị quyết, quyết định.", "“%s” is for nghị quyết and quyết định.", r.S), j.asAboveHint())
		case !digits:
			j.say(r.At, diag.Say("«%s» chưa ghi số của điều.", "“%s” lacks the number of the article.", r.S), j.executingHint())
		case n < 1 || n > total:
			j.say(r.At, diag.Say("«%s»: văn bản có %d điều, không có Điều %d.", "“%s”: there are %d articles, no Điều %d.", r.S, total, n), j.executingHint())
		default:
			if e := j.executing(); e > 0 && e != n {
				j.say(r.At, diag.Say("«%s»: điều quy định việc thi hành là Điều %d.", "“%s”: the article on who executes is Điều %d.", r.S, e), j.executingHint())
			}
		}
	}
}

func (j *judge) asAboveHint() diag.Text {
	if len(j.rec.Addressees) > 0 {
		return write("Như trên")
	}
	return diag.Say("Ghi rõ nơi nhận.", "Name the recipient.")
}

// articleCount counts the articles, typed ones too.
func (j *judge) articleCount() int {
	n := len(j.executes)
	for i := range j.texts {
		if t := &j.texts[i]; t.part == 0 && t.role == plain {
			if l := t.label; l.kind == articleLabel {
				n = max(n, l.value())
			}
		}
	}
	return n
}

// executing is the number of the one article that says who carries the document
// out, 0 where there is none or several.
func (j *judge) executing() int {
	found := 0
	for i, yes := range j.executes {
		if yes {
			if found > 0 {
				return 0
			}
			found = i + 1
		}
	}
	return found
}

func (j *judge) executingHint() diag.Text {
	if e := j.executing(); e > 0 {
		return write("Như Điều " + strconv.Itoa(e))
	}
	if n := j.articleCount(); n > 0 {
		return write("Như Điều " + strconv.Itoa(n))
	}
	return diag.Say("Ghi rõ nơi nhận, hoặc viết nội dung thành các điều (\"dieu\").", `Name the recipient, or write the body in articles ("dieu").`)
}
