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
	return report{Kind: res.Kind, Blocked: res.Blocked(), Counts: count(res.Problems), Problems: list, Omitted: omitted}
}
