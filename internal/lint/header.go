package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// headerRules are those of ô 1 and ô 2: Quốc hiệu, Tiêu ngữ, the bodies.
func headerRules() []*rule {
	name, motto := decree.Annex("a", "1", "II"), decree.Annex("b", "1", "II")
	bodies, look := decree.Annex("a", "2", "II"), decree.Annex("b", "2", "II")
	return []*rule{
		byForm(entry("ND30-PL1-II-1a1", vio, name, "Có Quốc hiệu, đúng chữ", "Quốc hiệu in its words"), formWords),
		byForm(entry("ND30-PL1-II-1a2", vio, name, "Quốc hiệu in hoa, đậm, cỡ 12 - 13, một dòng", "Quốc hiệu bold capitals 12-13, one line"), formLook),
		byForm(entry("ND30-PL1-II-1a3", vio, name, "Quốc hiệu ở bên phải, đầu trang thứ nhất", "Quốc hiệu at the right, top of page 1"), formLook),
		byForm(entry("ND30-PL1-II-1b1", vio, motto, "Có Tiêu ngữ, đúng chữ", "Tiêu ngữ in its words"), formWords),
		byForm(entry("ND30-PL1-II-1b2", vio, motto, "Giữa các cụm từ của Tiêu ngữ là gạch nối có cách chữ", "Spaced hyphens in Tiêu ngữ"), formWords),
		byForm(entry("ND30-PL1-II-1b3", vio, motto, "Tiêu ngữ cỡ 13 - 14, đứng, đậm, dưới Quốc hiệu", "Tiêu ngữ 13-14 bold under Quốc hiệu"), formLook),
		byForm(entry("ND30-PL1-II-1b4", vio, motto, "Đường kẻ nét liền dài bằng Tiêu ngữ", "Solid rule as long as Tiêu ngữ"), formLook),
		byForm(entry("ND30-PL1-II-1c", vio, decree.Annex("c", "1", "II"), "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn", "Single spacing between the two lines"), formPage),
		on(entry("ND30-PL1-II-2a1", vio, bodies, "Tên cơ quan ban hành ghi đầy đủ, chính thức", "Issuing body in full"), authorityInFull),
		on(entry("ND30-PL1-II-2a2", vio, bodies, "Có cơ quan chủ quản trực tiếp; ở địa phương có tên đơn vị hành chính", "Parent body, with its place name"), parentPresent),
		on(entry("ND30-PL1-II-2a3", doubt, bodies, "Tên cơ quan chủ quản viết tắt cụm từ thông dụng", "Parent body with common abbreviations"), parentAbbreviated),
		onDate(entry("ND30-PL1-II-2a4", habit, "Luật số 72/2025/QH15", "Cơ quan và đơn vị hành chính còn tồn tại vào ngày văn bản", "Bodies and units that exist on the date"), unitsOfTheDay),
		byForm(entry("ND30-PL1-II-2b1", vio, look, "Cơ quan ban hành in hoa, đậm, cỡ 12 - 13", "Issuing body bold capitals 12-13"), formLook),
		byForm(entry("ND30-PL1-II-2b2", vio, look, "Cơ quan chủ quản in hoa, không đậm", "Parent body in capitals, not bold"), formLook),
		byForm(entry("ND30-PL1-II-2b3", vio, look, "Đường kẻ dưới cơ quan ban hành dài 1/3 - 1/2 dòng chữ", "Rule under the issuing body, 1/3-1/2"), formLook),
		on(entry("ND30-PL1-II-2b4", habit, bodies, "Chỉ ghi một cơ quan chủ quản trực tiếp", "One parent body only"), oneParent),
	}
}

// authorityInFull finds abbreviations in the name of the issuing body, and a local
// body without its place.
func authorityInFull(j *judge) {
	a := j.rec.Authority
	if short := abbreviationIn(a.S, j.authority); short != "" {
		j.say(a.At, diag.Say("Tên cơ quan ban hành «%s» còn viết tắt («%s»).", "The issuing body “%s” is abbreviated (“%s”).", words.OneLine(a.S), short), fullName(a.S, short))
		return
	}
	if unit := placeless(j.authority); unit != "" {
		j.say(a.At, diag.Say("Tên cơ quan ban hành «%s» thiếu tên đơn vị hành chính.", "The issuing body “%s” lacks the name of its unit.", words.OneLine(a.S)),
			diag.Say("Ghi đủ tên, ví dụ «Ủy ban nhân dân %s».", "Write the whole name, like “Ủy ban nhân dân %s”.", unit+" …"))
	}
}

// abbreviationIn finds a word in capitals among small ones. Names in capitals
// throughout are looked at for the common abbreviations only. Roman numbers are
// none, and firms are called as they are. The name is given folded, too.
func abbreviationIn(name, f string) string {
	if _, firm := beginsWithAny(f, firms); firm {
		return ""
	}
	telling := !inUpper(name) || !strings.Contains(f, " ") // capitals stand out
	for w := range strings.FieldsSeq(name) {
		w = strings.Trim(w, "-,.()")
		if isAbbreviation(w) {
			return w
		}
		if telling && utf8.RuneCountInString(w) > 1 && inUpper(w) && !inLower(w) && romanValue(w) == 0 {
			return w
		}
	}
	return ""
}

func isAbbreviation(w string) bool {
	for _, a := range decree.Abbreviations {
		if w == a.Short {
			return true
		}
	}
	return false
}

func fullName(name, short string) diag.Text {
	for _, a := range decree.Abbreviations {
		if a.Short == short && !inLower(a.Full) {
			full := strings.Replace(words.OneLine(name), short, a.Full, 1)
			return diag.Say("Ghi «%s».", "Write “%s”.", full)
		}
	}
	return diag.Say("Ghi đầy đủ tên, không viết tắt «%s».", "Write the name in full, without “%s”.", short)
}

// placeless gives the word for the unit of a local body that does not say which
// one: UBND tỉnh. It is "tỉnh" where even that word is missing, "" where all is said.
// The name is folded.
func placeless(f string) string {
	committee, ok := beginsWithAny(f, committees)
	if !ok {
		return ""
	}
	rest, _ := begins(f, committee)
	if rest == "" {
		return "tỉnh"
	}
	if unit, ok := beginsWithAny(rest, localUnits); ok {
		if place, _ := begins(rest, unit); place == "" {
			return unit
		}
	}
	return ""
}

// parentPresent asks for the parent of a body that always has one, and for the
// place name of a local parent.
func parentPresent(j *judge) {
	p, a := j.rec.ParentAuthority, j.rec.Authority
	if p.Blank() {
		f := j.authority
		first, dependent := beginsWithAny(f, dependents)
		if _, own := beginsWithAny(f, independents); dependent && !own && !placeful(f, first) {
			j.say(diag.Pointer("").Key("co_quan_chu_quan"), diag.Say("«%s» có cơ quan chủ quản trực tiếp nhưng chưa ghi.", "“%s” has a parent body, which is missing.", words.OneLine(a.S)),
				diag.Say("Ghi cơ quan chủ quản, ví dụ «UBND tỉnh Lai Châu».", "Write the parent, like “UBND tỉnh Lai Châu”."))
		}
		return
	}
	if unit := placeless(j.parent); unit != "" {
		j.say(p.At, diag.Say("Cơ quan chủ quản «%s» thiếu tên đơn vị hành chính.", "The parent “%s” lacks the name of its unit.", words.OneLine(p.S)),
			diag.Say("Ghi thêm tên, ví dụ «UBND %s».", "Add the name, like “UBND %s”.", unit+" …"))
	}
}

// placeful reports an office whose name holds that of its parent: Văn phòng Ủy
// ban nhân dân tỉnh Lai Châu.
func placeful(f, first string) bool {
	rest, _ := begins(f, first)
	_, ok := beginsWithAny(rest, ofCommittees)
	return ok
}

func parentAbbreviated(j *judge) {
	p, f := j.rec.ParentAuthority, j.parent
	for i, a := range decree.Abbreviations[:2] {
		if rest, ok := begins(f, committeesInFull[i]); ok && rest != "" && placeless(f) == "" {
			full := strings.Join(strings.Fields(p.S)[len(strings.Fields(a.Full)):], " ")
			j.say(p.At, diag.Say("Tên cơ quan chủ quản «%s» ghi đầy đủ; Nghị định viết tắt cụm từ thông dụng.", "The parent “%s” is written in full; the decree abbreviates common words.", words.OneLine(p.S)),
				diag.Say("Ghi «%s».", "Write “%s”.", a.Short+" "+full))
		}
	}
}

// oneParent finds a second body above the issuing one.
func oneParent(j *judge) {
	p := j.rec.ParentAuthority
	if !strings.Contains(p.S, "\n") {
		return
	}
	lines := strings.Split(p.S, "\n")
	for _, l := range lines[1:] {
		f := folded(l)
		_, head := beginsWithAny(f, ledByHead)
		_, local := beginsWithAny(f, committees)
		if head || local {
			j.say(p.At, diag.Say("Cơ quan chủ quản ghi %d cấp: «%s».", "The parent names %d bodies: “%s”.", len(lines), words.OneLine(p.S)),
				diag.Say("Chỉ ghi cơ quan chủ quản trực tiếp: «%s».", "Write the direct parent only: “%s”.", words.OneLine(l)))
			return
		}
	}
}

// unitsOfTheDay holds the bodies' administrative units against the catalogue.
func unitsOfTheDay(j *judge) {
	if j.on.unknown() {
		return
	}
	j.unitsIn(j.rec.ParentAuthority, j.parent)
	j.unitsIn(j.rec.Authority, j.authority)
}

// unitsIn looks at a body whose name is given folded, too.
func (j *judge) unitsIn(t record.Text, f string) {
	for at := range f {
		if at > 0 && f[at-1] != ' ' {
			continue
		}
		if kind, ok := beginsWithAny(f[at:], localUnits); ok {
			rest, _ := begins(f[at:], kind)
			j.unitOfTheDay(t, kind, rest)
			return
		}
	}
}

func (j *judge) unitOfTheDay(t record.Text, kind, rest string) {
	if l := j.units.ended(kind, j.on); l != nil {
		j.say(t.At, diag.Say("«%s»: cấp %s không còn từ ngày %s.", "“%s”: there is no %s since %s.", words.OneLine(t.S), kind, l.until),
			diag.Say("Ghi đơn vị hành chính có vào ngày văn bản (tỉnh, thành phố, xã, phường, đặc khu).", "Write a unit of that day (tỉnh, thành phố, xã, phường, đặc khu)."))
		return
	}
	known := j.units.named(rest)
	if known == nil || kind != "tỉnh" && (kind != "thành phố" || j.units.ended("thị xã", j.on) == nil) {
		if known == nil && kind == "thành phố" && j.units.ended("thị xã", j.on) != nil {
			j.noSuchCity(t)
		}
		return
	}
	if _, alive := j.units.find(kind, known.key, j.on); alive {
		return
	}
	if other, alive := j.units.find("", known.key, j.on); alive && (other.Type == "tỉnh" || other.Type == "thành phố") {
		j.say(t.At, diag.Say("«%s»: vào ngày %s là %s %s.", "“%s”: on %s it is %s %s.", words.OneLine(t.S), j.on, other.Type, other.Name),
			diag.Say("Ghi «%s %s».", "Write “%s %s”.", other.Type, other.Name))
		return
	}
	if gone, _ := j.units.find(kind, known.key, j.on); gone != nil && gone.Now != "" {
		j.say(t.At, diag.Say("«%s»: %s %s không còn từ ngày %s.", "“%s”: there is no %s %s since %s.", words.OneLine(t.S), gone.Type, gone.Name, gone.until),
			diag.Say("Nay là %s.", "It is now %s.", gone.Now))
	}
}

func (j *judge) noSuchCity(t record.Text) {
	j.say(t.At, diag.Say("«%s»: không có thành phố thuộc tỉnh vào ngày %s.", "“%s”: there are no cities under a province on %s.", words.OneLine(t.S), j.on),
		diag.Say("Ghi đơn vị hành chính có vào ngày văn bản.", "Write a unit of that day."))
}
