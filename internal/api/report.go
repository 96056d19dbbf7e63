package api

import (
	"fmt"
	"strings"

	"github.com/mocban/mocban/internal/service"
)

// report is the answer of /v1/checks and the problems.json of a ZIP.
type report struct {
	Kind     string            `json:"kind,omitempty"` // loai, where it could be read
	Blocked  bool              `json:"blocked"`        // no document can be made of this input
	Counts   service.Counts    `json:"counts"`
	Problems []service.Finding `json:"problems"`
	Omitted  int               `json:"omitted"` // problems beyond the first hundred
	Pages    int               `json:"pages,omitempty"`
	// Signatures are the rooms for digital signatures and seals in the PDF.
	Signatures []service.SignPlace `json:"signatures,omitempty"`
	// NotEvaluated are the rules that a check could not judge: silence about them is
	// no praise.
	NotEvaluated []service.Unjudged `json:"not_evaluated,omitempty"`
}

// headerOf is the value of Mocban-Problems, a dictionary of RFC 9651.
func headerOf(n service.Counts) string {
	return fmt.Sprintf("error=%d, warning=%d, info=%d", n.Error, n.Warning, n.Info)
}

// signaturesOf is the value of Mocban-Signatures, a list of RFC 9651: where a
// client that asked for the PDF alone finds the rooms for signatures, in
// millimetres from the top left corner of the sheet.
func signaturesOf(places []service.SignPlace) string {
	list := make([]string, len(places))
	for i, p := range places {
		list[i] = fmt.Sprintf("%s;page=%d;x=%s;y=%s;width=%s;height=%s", p.Name, p.Page, p.X, p.Y, p.Width, p.Height)
	}
	return strings.Join(list, ", ")
}

func reportOf(res *service.Result, lang string) report {
	list, omitted := entries(res.Problems, lang)
	return report{
		Kind: res.Kind, Blocked: res.Blocked(), Counts: service.CountsOf(res.Problems),
		Problems: list, Omitted: omitted, Pages: res.Pages, Signatures: res.Signatures, NotEvaluated: res.Unjudged(lang),
	}
}
