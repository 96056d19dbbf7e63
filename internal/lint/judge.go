package lint

import (
	"slices"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// judge is the judging of one document: what was read of it, and what was found.
type judge struct {
	rec   *record.Record
	kind  decree.Kind
	opt   Options
	book  *book
	units *Catalogue
	on    day // that the document is judged by

	symbol                            symbol
	authority, parent, subject, place string   // folded
	archive                           []string // the items behind «Lưu:»

	*scratch
	executes []bool // for each Điều of the main text: it says who carries the document out
	untitled []untitledPart

	rule *rule   // at work
	said []uint8 // problems of each rule, at most mostPerRule
	out  []diag.Problem
}

func newJudge(rec *record.Record, opt Options, b *book) *judge {
	j := &judge{
		scratch: scratches.Get().(*scratch),
		rec:     rec, kind: kindOf(rec), opt: opt, book: b, units: opt.Catalogue, on: dayOf(rec, opt),
		symbol: symbolOf(rec), archive: archiveParts(rec), said: make([]uint8, len(b.rules)),
		authority: folded(rec.Authority.S), parent: folded(rec.ParentAuthority.S), subject: folded(rec.Subject.S), place: folded(rec.Place.S),
	}
	if j.units == nil {
		j.units = b.units
	}
	return j
}

// say reports a problem of the rule at work.
func (j *judge) say(at diag.Pointer, message, hint diag.Text) {
	j.sayBy(at, message, hint, j.rule.Ref, j.rule.Severity)
}

// sayBy reports one under another clause or weight than the rule's own.
func (j *judge) sayBy(at diag.Pointer, message, hint diag.Text, ref decree.Ref, sev diag.Severity) {
	if sev = j.weight(sev); sev == Off || j.full(j.rule) {
		return
	}
	j.said[j.rule.index]++
	if j.out == nil {
		j.out = make([]diag.Problem, 0, 4) // as a rule few, or many
	}
	j.out = append(j.out, diag.Problem{
		Code: j.rule.Code, Severity: sev, At: at, Message: bounded(message), Hint: bounded(hint), Ref: ref,
	})
}

// bounded cuts a sentence that quotes a text of absurd length.
func bounded(t diag.Text) diag.Text {
	const most = 1000
	for _, s := range []*string{&t.VI, &t.EN} {
		if len(*s) > most {
			*s = clip(*s, most) + "…"
		}
	}
	return t
}

// weight is the severity that the caller or the office's profile wants, else sev.
func (j *judge) weight(sev diag.Severity) diag.Severity {
	if own, ok := j.opt.Severity[j.rule.Code]; ok {
		return own
	}
	for _, s := range j.rec.Severities {
		if s.Code == j.rule.Code {
			return s.Severity
		}
	}
	return sev
}

// full reports that a rule has said enough.
func (j *judge) full(r *rule) bool { return j.said[r.index] >= mostPerRule }

// found reports whether a rule has spoken at a place: the rule that leads is
// judged before the ones that stay silent for it.
func (j *judge) found(code diag.Code, at diag.Pointer) bool {
	for i := range j.out {
		if j.out[i].Code == code && j.out[i].At == at {
			return true
		}
	}
	return false
}

// read takes the texts apart and gathers what rules need from all of them.
func (j *judge) read() {
	j.gather()
	total := 0
	for i := range j.texts {
		total += len(j.texts[i].s)
	}
	j.words = slices.Grow(j.words, total/5+16)
	for i := range j.texts {
		t := &j.texts[i]
		if t.role.inBody() {
			t.label = labelOf(t.s)
		}
		from := len(j.words)
		j.words = j.book.dict.split(t.s, j.words)
		t.words = j.words[from:len(j.words):len(j.words)]
		for k := range t.words {
			switch t.words[k].id {
			case anyNumber:
				j.cite(t, k)
			case j.book.annex:
				j.mention(t, k)
			}
		}
	}
}

// readAgain calls the rules that look at texts and words.
func (j *judge) readAgain() {
	for i := range j.texts {
		t := &j.texts[i]
		for _, r := range j.book.texts[t.label.kind] {
			if j.rule = r; !j.full(r) {
				r.text(j, t)
			}
		}
		for k := range t.words {
			if id := t.words[k].id; id != noWord {
				j.lookAt(t, k, int(id))
			}
		}
	}
}

func (j *judge) lookAt(t *text, k, id int) {
	if id < len(j.book.words) {
		for _, r := range j.book.words[id] {
			if j.rule = r; !j.full(r) {
				r.word(j, t, k)
			}
		}
	}
	if id < len(j.book.names) && len(j.book.names[id]) > 0 {
		j.spell(t, k, j.book.names[id])
	}
}
