// Package lint judges a document by the decree.
//
// In: a record. Out: problems under the ids of the decree's rules, each with its
// place, what to write instead and the clause; and the list of all rules, those
// that were not judged among them: silence is not a pass.
// Never: repairs, stops a document, or knows the clock.
package lint

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// Off, set as the severity of a rule, silences it.
const Off diag.Severity = 0

// mostPerRule bounds the problems of one rule: who has read fifty has understood.
const mostPerRule = 50

// Options is what the judge is told from outside.
type Options struct {
	// Severity replaces that of single rules, and what the record's profile says of
	// them; Off silences one.
	Severity map[diag.Code]diag.Severity
	// Today judges a draft that has no date yet. The zero date leaves the rules
	// that need one unjudged.
	Today record.Date
	// Catalogue is the dated list of administrative units; nil is the built-in one.
	Catalogue *Catalogue
}

// Record judges one document. The problems stand in the order of the decree's
// components, then of the text; of one rule there are at most fifty.
func Record(rec *record.Record, opt Options) []diag.Problem {
	if rec == nil {
		return nil
	}
	b := theBook()
	j := newJudge(rec, opt, b)
	defer j.release()
	j.read()
	for _, r := range b.rules {
		if r.record != nil {
			j.rule = r
			r.record(j)
		}
	}
	j.readAgain()
	return j.out
}

// Rules lists every rule of the decree that a document can be held against, in
// the order of the reference: page, header, title, bases, structure, signature,
// recipients, annexes, copies, capitals.
func Rules() []Rule {
	b := theBook()
	out := make([]Rule, len(b.rules))
	for i, r := range b.rules {
		out[i] = r.Rule
	}
	return out
}

// NotEvaluated lists the rules that Record could not judge for this document:
// those that data cannot show, and those that miss a date or a picture.
func NotEvaluated(rec *record.Record, opt Options) []Rule {
	var out []Rule
	if rec == nil {
		return out
	}
	dated := !dayOf(rec, opt).unknown()
	for _, r := range theBook().rules {
		switch {
		case r.Status == NotOnData:
			out = append(out, r.Rule)
		case r.dated && !dated:
			x := r.Rule
			x.Why = diag.Say("Văn bản chưa có ngày.", "The document has no date.")
			out = append(out, x)
		case r.shown && !hasPictures(rec):
			x := r.Rule
			x.Why = noImage
			out = append(out, x)
		}
	}
	return out
}

// kindOf is the kind of a document; the zero Kind where it is not known.
func kindOf(rec *record.Record) decree.Kind {
	k, _ := decree.KindOf(rec.Kind.S)
	return k
}
