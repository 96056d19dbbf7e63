package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// maxShown is how many problems a screen gets; --json gives them all.
const maxShown = 100

// problemLine is one problem as a line: file, place, weight, code, message, hint.
func (a *app) problemLine(file string, p diag.Problem) string {
	var b strings.Builder
	b.WriteString(file)
	if p.Line > 0 && p.Row == 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	if cell := a.cellOf(p); cell != "" {
		b.WriteString(": " + cell)
	} else if p.At != "" {
		fmt.Fprintf(&b, ": %s", p.At)
	}
	fmt.Fprintf(&b, ": %s %s: %s", a.severity(p.Severity), p.Code, p.Message.In(a.lang))
	if hint := p.Hint.In(a.lang); hint != "" {
		b.WriteString(" " + hint)
	}
	return printable(b.String())
}

// cellOf names the place of a problem in a table: sheet, row, column, cell.
func (a *app) cellOf(p diag.Problem) string {
	var parts []string
	if p.Sheet != "" {
		parts = append(parts, a.say("trang «%s»", "sheet “%s”", p.Sheet))
	}
	if p.Row > 0 {
		parts = append(parts, a.say("dòng %d", "row %d", p.Row))
	}
	if p.Heading != "" {
		parts = append(parts, a.say("cột «%s»", "column “%s”", p.Heading))
	}
	where := strings.Join(parts, ", ")
	if p.Cell != "" {
		where += " (" + p.Cell + ")"
	}
	return where
}

func (a *app) severity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return a.say("lỗi", "error")
	case diag.Warning:
		return a.say("cảnh báo", "warning")
	}
	return a.say("lưu ý", "info")
}

// problemLines are the lines of the first maxShown problems, and one that counts
// the rest.
func (a *app) problemLines(file string, ps []diag.Problem) []string {
	lines := make([]string, 0, min(len(ps), maxShown)+1)
	for _, p := range ps[:min(len(ps), maxShown)] {
		lines = append(lines, a.problemLine(file, p))
	}
	if more := len(ps) - maxShown; more > 0 {
		lines = append(lines, printable(a.say("%s: và %d điều khác; xem đủ bằng --json.", "%s: and %d more; --json lists them all.", file, more)))
	}
	return lines
}

func (a *app) tallyText(t service.Counts) string {
	return a.say("%d lỗi, %d cảnh báo, %d lưu ý", "%d errors, %d warnings, %d notes", t.Error, t.Warning, t.Info)
}

// report is the result of check and render as JSON; problems have the members that
// the REST API gives them.
type report struct {
	File    string `json:"file"`
	Kind    string `json:"kind,omitempty"`
	Blocked bool   `json:"blocked"` // nothing can be made of this input
	Pages   int    `json:"pages,omitempty"`
	// Signatures are the rooms for digital signatures and seals in the PDF.
	Signatures []service.SignPlace `json:"signatures,omitempty"`
	Outputs    []string            `json:"outputs,omitempty"` // files that render has written
	Counts     service.Counts      `json:"counts"`
	Problems   []service.Finding   `json:"problems"`
	// NotEvaluated are the rules of the decree that check could not judge.
	NotEvaluated []service.Unjudged `json:"not_evaluated,omitempty"`
}

func (a *app) reportOf(file string, res *service.Result) report {
	return report{
		File: file, Kind: res.Kind, Blocked: res.Blocked(), Pages: res.Pages, Signatures: res.Signatures, Counts: service.CountsOf(res.Problems),
		Problems: service.Findings(res.Problems, a.lang), NotEvaluated: res.Unjudged(a.lang),
	}
}

// printMade tells every problem of what was made of a file, and the files; where
// nothing was, why it is so and which status that has.
func (a *app) printMade(file string, targets []target, res *service.Result, blame reason, sorry diag.Text) error {
	var end error
	if res.Blocked() {
		end, targets = &failure{why: blame}, nil
	}
	if a.json {
		r := a.reportOf(file, res)
		for _, t := range targets {
			r.Outputs = append(r.Outputs, t.path)
		}
		if err := a.printJSON(r); err != nil {
			return err
		}
		return end
	}
	for _, line := range a.problemLines(file, res.Problems) {
		fmt.Fprintln(a.env.Stderr, line)
	}
	if end != nil {
		a.note("%s: %s (%s).", "%s: %s (%s).", file, sorry.In(a.lang), a.tallyText(service.CountsOf(res.Problems)))
		return end
	}
	a.printFiles(targets, res)
	return nil
}

// printFiles says where the files are, and of a PDF how many pages it has.
func (a *app) printFiles(targets []target, res *service.Result) {
	for _, t := range targets {
		switch {
		case t.path == "-":
		case t.format == service.PDF:
			a.note("Đã tạo «%s» (%d trang).", "Made %s (%d pages).", t.path, res.Pages)
		default:
			a.note("Đã tạo «%s».", "Made %s.", t.path)
		}
	}
}

// printJSON writes one value, indented. Several in a row are a stream of JSON values.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fileFailure("stdout", err)
	}
	return nil
}
