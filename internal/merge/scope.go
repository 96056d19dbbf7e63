package merge

import (
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// Blanks that the văn thư fills in. A digit is as wide as two no-break spaces, so
// nothing moves: four digits for the number, two for a day or month.
const numberSlot = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

// scope is what tags can name: values, and where each came from.
type scope struct {
	env    map[string]any
	places map[string]place
}

// place is the pointer of a value, of the items of a list, of the members of an
// object; and what of their texts is filled in later.
type place struct {
	at      diag.Pointer
	items   []place
	members map[string]diag.Pointer
	slots   []slot            // of the text
	within  map[string][]slot // of the members
}

// body is a value that stands for blocks, and who closes it with ./.
type body struct {
	blocks []record.Block
	before bool   // the signature follows: it must not stand alone on a page
	open   bool   // the form closes the text itself, or nothing does
	cite   string // how the whole is referred to: «Phụ lục I»
}

func newScope(rec *record.Record, opt Options) *scope {
	s := scopes.Get().(*scope)
	kind, _ := decree.KindOf(rec.Kind.S)
	s.env["so_thu_tu"], s.env["cuoi"] = 0, false // of the item in a loop
	s.env["loai"] = rec.Kind.S
	s.text("ten_loai", record.Text{S: kind.Name, At: rec.Kind.At})
	s.text("co_quan_chu_quan", rec.ParentAuthority)
	s.text("co_quan", rec.Authority)
	s.slot("so", record.Text{S: number(rec.Number.S), At: rec.Number.At}, numberKind)
	s.text("ky_hieu", record.Text{S: symbol(rec, kind), At: rec.Symbol.At})
	s.text("dia_danh", rec.Place)
	s.slot("ngay_thang", record.Text{S: longDate(rec.Date, opt.Year), At: rec.Date.At}, dateKind)
	s.text("trich_yeu", subject(rec.Subject, kind))
	s.list("kinh_gui", items(rec.Addressees))
	s.list("can_cu", legalBases(rec))
	s.text("tham_quyen", rec.Competence)
	s.content(rec, kind)
	s.details(rec)
	s.recipients(recipients(rec, kind))
	s.text("luu", archive(rec))
	s.text("muc_do_khan", rec.Urgency)
	s.text("luu_hanh", rec.Circulation)
	s.list("dia_chi", address(rec.Address))
	s.signers("ky", rec)
	s.pairs(rec)
	s.parties(rec.Parties)
	s.annexes(rec, kind, opt)
	s.attachments(rec, kind, opt)
	s.copies(rec, opt)
	return s
}

// scopes keeps the maps of scopes: they take more memory than what stands in them.
var scopes = sync.Pool{New: func() any {
	return &scope{env: make(map[string]any, 96), places: make(map[string]place, 32)}
}}

// release empties a scope that is not asked any more and keeps it for another
// document.
func (s *scope) release() {
	clear(s.env)
	clear(s.places)
	scopes.Put(s)
}

// fieldNames lists what a form can ask for, sorted.
func fieldNames() []string { return knownFields() }

var knownFields = sync.OnceValue(func() []string {
	s := newScope(&record.Record{}, Options{})
	out := make([]string, 0, len(s.env))
	for n := range s.env {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
})

func (s *scope) text(name string, t record.Text) {
	s.env[name] = t.S
	if t.At != "" {
		s.places[name] = place{at: t.At}
	}
}

// slot is a text that may still be blank, and is filled in by a văn thư.
func (s *scope) slot(name string, t record.Text, kind *slotKind) {
	s.env[name] = t.S
	s.places[name] = place{at: t.At, slots: kind.whole(t.S)}
}

func (s *scope) list(name string, texts []record.Text) {
	values, places := make([]any, len(texts)), make([]place, len(texts))
	for i, t := range texts {
		values[i], places[i] = t.S, place{at: t.At}
	}
	s.env[name] = values
	s.places[name] = place{items: places}
}

// object adds one item with members to a list.
func (s *scope) object(list string, members map[string]any, at map[string]diag.Pointer) {
	s.slottedObject(list, members, at, nil)
}

// slottedObject adds one whose members have slots.
func (s *scope) slottedObject(list string, members map[string]any, at map[string]diag.Pointer, slots map[string][]slot) {
	values, _ := s.env[list].([]any)
	p := s.places[list]
	p.items = append(p.items, place{members: at, within: slots})
	s.env[list], s.places[list] = append(values, members), p
}

// push binds a loop's variable and gives back what undoes it.
func (s *scope) push(name string, value any, p place) (undo func()) {
	oldValue, had := s.env[name]
	oldPlace := s.places[name]
	s.env[name], s.places[name] = value, p
	return func() {
		if had {
			s.env[name], s.places[name] = oldValue, oldPlace
			return
		}
		delete(s.env, name)
		delete(s.places, name)
	}
}

// named gives the value of an expression that is only a name or a member of an
// object, as most are; ok is false where it has to be computed.
func (s *scope) named(pr *program) (value any, ok bool) {
	if !pr.named {
		return nil, false
	}
	value = s.env[pr.path[0]]
	if len(pr.path) == 1 {
		return value, true
	}
	object, ok := value.(map[string]any)
	return object[pr.path[1]], ok
}

// pointer finds where the words of a path came from.
func (s *scope) pointer(path []string) diag.Pointer {
	if len(path) == 0 {
		return ""
	}
	p := s.places[path[0]]
	if len(path) == 2 && p.members != nil {
		return p.members[path[1]]
	}
	return p.at
}

// subject leaves out the V/v of a công văn that its writer typed: the form prints it.
func subject(t record.Text, kind decree.Kind) record.Text {
	if kind.Style == decree.Letter {
		for _, p := range []string{"V/v ", "v/v ", "V/v: "} {
			if rest, ok := strings.CutPrefix(t.S, p); ok {
				t.S = strings.TrimSpace(rest)
			}
		}
	}
	return t
}

// number pads a number below 10 (điểm c khoản 3), or leaves a slot.
func number(s string) string {
	if s == "" {
		return numberSlot
	}
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// symbol is the writer's ký hiệu, or its first group where only that is known.
func symbol(rec *record.Record, kind decree.Kind) string {
	if rec.Symbol.S != "" || kind.Abbr == "" {
		return rec.Symbol.S
	}
	return kind.Abbr + "-"
}

func longDate(d record.Date, year int) string {
	if d.Year == 0 {
		d.Year = year
	}
	return words.LongDate(words.Date{Day: d.Day, Month: d.Month, Year: d.Year}, words.DaySlot)
}

func items(texts []record.Text) []record.Text {
	out := make([]record.Text, 0, len(texts))
	for _, t := range texts {
		if s := unpunctuated(t.S); s != "" {
			out = append(out, record.Text{S: s, At: t.At})
		}
	}
	return out
}

// unpunctuated drops the dash before and the mark behind an item: both are the
// form's business.
func unpunctuated(s string) string {
	s = strings.TrimLeft(s, "-–— ")
	return strings.TrimSpace(strings.TrimRight(s, ";., "))
}

// legalBases gives the lines of khoản 6 điểm a: each begins with Căn cứ, the
// proposal closes the block; marks are put on by the form.
func legalBases(rec *record.Record) []record.Text {
	var out []record.Text
	for _, t := range items(rec.LegalBases) {
		out = append(out, record.Text{S: led("Căn cứ ", t.S), At: t.At})
	}
	if s := unpunctuated(rec.Proposal.S); s != "" {
		out = append(out, record.Text{S: led("Theo đề nghị của ", s), At: rec.Proposal.At})
	}
	return out
}

// led puts words before a text, in the place of the same words that stand there in
// whatever letters: no letter of Vietnamese changes its length with its case.
func led(words, s string) string {
	if n := len(words); len(s) >= n && strings.EqualFold(s[:n], words) {
		s = s[n:]
	}
	return words + s
}

// sameAsAbove is the first recipient where a Kính gửi stands.
const sameAsAbove = "Như trên"

// repliesToAddressee: công điện lists its addressees without Kính gửi, giấy giới
// thiệu has «Như trên» without it (sample forms 1.6, 1.8).
func repliesToAddressee(rec *record.Record, kind decree.Kind) bool {
	if kind.ID == "giay_gioi_thieu" {
		return true
	}
	return len(rec.Addressees) > 0 && kind.ID != "cong_dien" && kind.Style != decree.Free
}

func recipients(rec *record.Record, kind decree.Kind) []record.Text {
	out := items(rec.Recipients)
	if !repliesToAddressee(rec, kind) {
		return out
	}
	for _, t := range out {
		if n := len(sameAsAbove); len(t.S) >= n && strings.EqualFold(t.S[:n], sameAsAbove) { // «Như trên (để b/c)»
			return out
		}
	}
	return append([]record.Text{{S: sameAsAbove}}, out...)
}

// Nơi nhận stands beside the signature, which is never split and takes the height of
// some 16 lines of 11 pt. A list of more than besideMost lines goes on below that, in
// rows that a page can end between.
const (
	besideLines = 16
	besideMost  = 22
	besideRunes = 36 // of 11 pt in the 70 mm of the column, with some room
)

// recipients are the list as a whole, for the forms of a unit, and in two parts.
func (s *scope) recipients(list []record.Text) {
	first, lines := 0, 0
	for _, t := range list {
		lines += 1 + (len("- ;")+utf8.RuneCountInString(t.S))/besideRunes
		if lines <= besideLines {
			first++
		}
	}
	if lines <= besideMost {
		first = len(list)
	}
	s.list("noi_nhan", list)
	s.list("noi_nhan_dau", list[:first])
	s.list("noi_nhan_tiep", list[first:])
}

// archive is the last line of Nơi nhận and what stands behind it: VT is always
// kept, and ô 12 follows on the same line as in the sample forms.
func archive(rec *record.Record) record.Text {
	var parts []string
	at := diag.Pointer("")
	for _, t := range items(rec.Archive) {
		parts = append(parts, t.S)
		if at == "" {
			at = t.At
		}
	}
	if len(parts) == 0 {
		parts = []string{"VT"}
		if rec.Kind.S == "bien_ban" { // sample form 1.9
			parts = append(parts, "Hồ sơ")
		}
	}
	s := strings.Join(parts, ", ") + "."
	if rec.Drafter.S != "" {
		s += " " + rec.Drafter.S + "."
		if rec.Copies > 0 {
			s += "(" + strconv.Itoa(rec.Copies) + ")"
		}
	} else if rec.Copies > 0 {
		s += " (" + strconv.Itoa(rec.Copies) + ")"
	}
	return record.Text{S: s, At: at}
}

// address gives the lines of ô 13: the street, the telephones, the addresses on
// the net, each line only where there is something to say.
func address(a *record.Address) []record.Text {
	if a == nil {
		return nil
	}
	var out []record.Text
	if s := a.Street.S; s != "" {
		if !strings.HasPrefix(s, "Số") {
			s = led("Địa chỉ: ", s)
		}
		out = append(out, record.Text{S: s, At: a.Street.At})
	}
	out = append(out, joined(labelled{"ĐT: ", a.Phone}, labelled{"Fax: ", a.Fax})...)
	return append(out, joined(labelled{"E-Mail: ", a.Email}, labelled{"Website: ", a.Site})...)
}

type labelled struct {
	label string
	text  record.Text
}

func joined(parts ...labelled) []record.Text {
	var out record.Text
	for _, p := range parts {
		if p.text.S == "" {
			continue
		}
		if out.S != "" {
			out.S += ", "
		} else {
			out.At = p.text.At
		}
		out.S += led(p.label, p.text.S)
	}
	if out.S == "" {
		return nil
	}
	return []record.Text{out}
}
