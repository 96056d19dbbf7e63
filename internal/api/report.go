package api

import (
	"fmt"

	"github.com/mocban/mocban/internal/service"
)

// report is the answer of /v1/checks and the problems.json of a ZIP.
type report struct {
	Kind     string            `json:"kind,omitempty"` // loai, where it could be read
	Blocked  bool              `json:"blocked"`        // no document can be made of this input
	Counts   service.Counts    `json:"counts"`
	Problems []service.Finding `json:"problems"`
	Omitted  int               `json:"omitted"` // problems beyond the first hundred
	// NotEvaluated are the rules that a check could not judge: silence about them is
	// no praise.
	NotEvaluated []service.Unjudged `json:"not_evaluated,omitempty"`
}

// headerOf is the value of Mocban-Problems, a dictionary of RFC 9651.
func headerOf(n service.Counts) string {
	return fmt.Sprintf("error=%d, warning=%d, info=%d", n.Error, n.Warning, n.Info)
}

func reportOf(res *service.Result, lang string) report {
	list, omitted := entries(res.Problems, lang)
	return report{
		Kind: res.Kind, Blocked: res.Blocked(), Counts: service.CountsOf(res.Problems),
		Problems: list, Omitted: omitted, NotEvaluated: res.Unjudged(lang),
	}
}
