package service

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/lint"
	"github.com/mocban/mocban/internal/record"
)

// KindInfo is one of the 29 kinds, and whether a document of it can be made.
type KindInfo struct {
	decree.Kind
	HasForm bool
}

// Kinds lists the 29 kinds of Điều 7.
func (s *Service) Kinds() []KindInfo {
	kinds := decree.Kinds()
	out := make([]KindInfo, len(kinds))
	for i, k := range kinds {
		_, ok := s.catalog.Form(k.ID)
		out[i] = KindInfo{k, ok}
	}
	return out
}

// Schema is the JSON Schema of a kind; ok is false for an unknown kind.
func (s *Service) Schema(kind string) (schema []byte, ok bool) {
	if _, ok := decree.KindOf(kind); !ok {
		return nil, false
	}
	return record.Schema(kind), true
}

// Example is a filled document of a kind; ok is false where there is none.
func (s *Service) Example(kind string) (example []byte, ok bool) {
	return s.catalog.Example(kind)
}

// ProblemType is the page behind /problems/{code}.
type ProblemType struct {
	Code               diag.Code
	Title, Explanation diag.Text
	Ref                decree.Ref
}

// ProblemTypes lists every code the service can answer with, in a fixed order:
// the input's first, then the rules of the decree.
func (s *Service) ProblemTypes() []ProblemType {
	var out []ProblemType
	for _, e := range diag.Catalogue() {
		out = append(out, ProblemType{Code: e.Code, Title: e.Title, Explanation: e.Explanation})
	}
	for _, r := range lint.Rules() {
		out = append(out, ProblemType{Code: r.Code, Title: r.Title, Explanation: r.Title, Ref: r.Ref})
	}
	return out
}
