// Package profile reads what an office always says of itself: its names, its
// signers, its address, and how heavy it takes the rules of the decree.
//
// In: the bytes of a profile, the same object as ho_so of a document. Out:
// defaults for record, severities for lint, and problems that point into the
// profile. Never: judges, opens a path, or fills a document itself.
package profile

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// Profile is one office's profile. It is immutable, and any number of documents
// may be read with it at once.
type Profile struct {
	defaults *record.Defaults
}

// Decode reads a profile. It is nil where there is a problem: a profile serves
// many documents, so half a one would spoil them all in silence.
func Decode(data []byte) (*Profile, []diag.Problem) {
	defaults, problems := record.DecodeProfile(data, record.Limits{})
	if len(problems) > 0 {
		return nil, problems
	}
	return &Profile{defaults: defaults}, nil
}

// Defaults are what documents take from the profile; nil for no profile.
func (p *Profile) Defaults() *record.Defaults {
	if p == nil {
		return nil
	}
	return p.defaults
}

// Severities are the office's own severities of rules, in the order of the
// profile; zero silences a rule. Those that ho_so of a document names go before
// them, so a document is judged by record.Record.Severities.
func (p *Profile) Severities() []record.Severity {
	if p == nil {
		return nil
	}
	return append([]record.Severity(nil), p.defaults.Severities...)
}
