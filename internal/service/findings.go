package service

import "github.com/mocban/mocban/internal/diag"

// Finding is a problem as JSON tells it, in one language. REST and the command
// line give the same members.
type Finding struct {
	Code      string `json:"code"`
	Severity  string `json:"severity"`
	Pointer   string `json:"pointer"` // "" is the whole document
	Message   string `json:"message"`
	Hint      string `json:"hint,omitempty"`
	Clause    string `json:"clause,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	Part      string `json:"part,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Sheet     string `json:"sheet,omitempty"`
	Row       int    `json:"row,omitempty"`
	Cell      string `json:"cell,omitempty"`
	Heading   string `json:"heading,omitempty"`
}

// Findings puts problems into a language, "vi" or "en"; never nil.
func Findings(ps []diag.Problem, lang string) []Finding {
	out := make([]Finding, 0, len(ps))
	for _, p := range ps {
		out = append(out, Finding{
			Code: string(p.Code), Severity: p.Severity.String(), Pointer: string(p.At),
			Message: p.Message.In(lang), Hint: p.Hint.In(lang), Clause: p.Ref.String(),
			Line: p.Line, Column: p.Column, Part: p.Part, Paragraph: p.Paragraph,
			Sheet: p.Sheet, Row: p.Row, Cell: p.Cell, Heading: p.Heading,
		})
	}
	return out
}

// Unjudged is a rule of the decree that a check could not judge, and why.
type Unjudged struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Why   string `json:"why"`
}

// Unjudged puts the rules that were not evaluated into a language; nil where there
// are none.
func (r *Result) Unjudged(lang string) []Unjudged {
	var out []Unjudged
	for _, rule := range r.NotEvaluated {
		out = append(out, Unjudged{string(rule.Code), rule.Title.In(lang), rule.Why.In(lang)})
	}
	return out
}

// Counts tells how many problems there are of each severity.
type Counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// CountsOf counts problems by their severity.
func CountsOf(ps []diag.Problem) Counts {
	var n Counts
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
