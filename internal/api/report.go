package api

import (
	"fmt"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// report is the answer of /v1/checks and the problems.json of a ZIP.
type report struct {
	Kind     string  `json:"kind,omitempty"` // loai, where it could be read
	Blocked  bool    `json:"blocked"`        // no document can be made of this input
	Counts   counts  `json:"counts"`
	Problems []entry `json:"problems"`
	Omitted  int     `json:"omitted"` // problems beyond the first hundred
	// NotEvaluated are the rules that a check could not judge: silence about them is
	// no praise.
	NotEvaluated []unjudged `json:"not_evaluated,omitempty"`
}

// unjudged is a rule of the decree and why it was not judged.
type unjudged struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Why   string `json:"why"`
}

// counts tells how many problems there are of each severity.
type counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

func count(ps []diag.Problem) counts {
	var n counts
	for _, p := range ps {
		switch p.Severity {
		case diag.Error:
			n.Error++
		case diag.Warning:
			n.Warning++
		case diag.Info:
			n.Info++
		}
	}
	return n
}

// header is the value of Mocban-Problems, a dictionary of RFC 9651.
func (n counts) header() string {
	return fmt.Sprintf("error=%d, warning=%d, info=%d", n.Error, n.Warning, n.Info)
}

func reportOf(res *service.Result, lang string) report {
	list, omitted := entries(res.Problems, lang)
	out := report{Kind: res.Kind, Blocked: res.Blocked(), Counts: count(res.Problems), Problems: list, Omitted: omitted}
	for _, r := range res.NotEvaluated {
		out.NotEvaluated = append(out.NotEvaluated, unjudged{string(r.Code), r.Title.In(lang), r.Why.In(lang)})
	}
	return out
}
