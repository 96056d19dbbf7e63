package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// event is one line of --json: what has just become known of the batch.
type event struct {
	Event    string            `json:"event"` // judged, item, report, done
	File     string            `json:"file,omitempty"`
	Counts   *batch.Counts     `json:"counts,omitempty"`
	Problems []service.Finding `json:"problems,omitempty"`
	Done     int               `json:"done,omitempty"`
	Total    int               `json:"total,omitempty"`
	Entry    *batch.Entry      `json:"entry,omitempty"`
	Totals   *batch.Totals     `json:"totals,omitempty"`
}

// event writes one object a line, at once: a program reads along.
func (a *app) event(e event) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	if err == nil {
		err = a.out.Flush()
	}
	if err != nil {
		return fileFailure("stdout", err)
	}
	return nil
}

func (a *app) itemEvent(done, total int, e batch.Entry) error {
	if !a.json {
		return nil
	}
	return a.event(event{Event: "item", Done: done, Total: total, Entry: &e})
}

// tellPlan says what judging has found.
func (a *app) tellPlan(o batchOrder, plan *batch.Plan) error {
	c := plan.Counts()
	if a.json {
		return a.event(event{Event: "judged", File: o.data, Counts: &c, Problems: service.Findings(plan.Problems, a.lang)})
	}
	var lines []string
	for _, f := range plan.Problems[:min(len(plan.Problems), maxShown)] {
		lines = append(lines, a.problemLine(fileOfProblem(o, f), f))
	}
	if more := len(plan.Problems) - maxShown; more > 0 {
		lines = append(lines, a.say("%s: và %d điều khác; xem đủ trong bảng trả lại hoặc bằng --json.", "%s: and %d more; the table that comes back and --json list them all.", o.data, more))
	}
	a.noteLines(lines)
	if c.Items == 0 { // nothing to count: the lines have told why
		return nil
	}
	a.note("%s: %d dòng, %d văn bản: %d làm được, %d có lỗi%s.", "%s: %d rows, %d documents: %d can be made, %d cannot%s.",
		o.data, c.Rows, c.Items, c.Good, c.Blocked, a.hiddenRows(c.Hidden))
	return nil
}

func (a *app) hiddenRows(n int) string {
	if n == 0 {
		return ""
	}
	return a.say("; %d dòng đang ẩn trong bảng cũng được dùng", "; %d rows that the sheet hides are used too", n)
}

// fileOfProblem is the file in which a problem is to be mended.
func fileOfProblem(o batchOrder, f diag.Problem) string {
	switch {
	case f.Part == batch.RosterPart:
		return o.roster
	case f.Row > 0 || f.Heading != "" || strings.HasPrefix(string(f.Code), "table."):
		return o.data
	case f.Part == batch.SummaryPart:
		return o.summary
	case f.Part == batch.NamesPart:
		return "--ten"
	}
	return o.template
}

// endUnmade ends a batch of which nothing is made: it was to be judged only, or
// there is nothing sound in it.
func (a *app) endUnmade(o batchOrder, in batchInput, plan *batch.Plan) error {
	if err := a.tellPlan(o, plan); err != nil {
		return err
	}
	if err := a.reportBeside(o, in, plan); err != nil {
		return err
	}
	switch {
	case plan.OfTemplate():
		return &failure{why: badTemplate}
	case diag.Blocks(plan.Problems):
		if !o.check && !a.json {
			a.note("Chưa tạo văn bản nào.", "No document was made.")
		}
		return &failure{why: badDocument}
	}
	return nil
}

// reportBeside gives the user's own sheet back, beside the place that stays as it
// was, so that the next run finds it as it should be.
func (a *app) reportBeside(o batchOrder, in batchInput, plan *batch.Plan) error {
	if o.output == "" || !plan.HasReport() {
		return nil
	}
	base := filepath.Clean(o.output)
	if isArchive(base) {
		base = strings.TrimSuffix(base, filepath.Ext(base))
	}
	path := base + "-" + plan.ReportFile()
	var b bytes.Buffer
	if err := plan.Report(&b, in.data); err != nil {
		return err
	}
	if err := replaceFiles(context.Background(), []output{{path, &b}}); err != nil {
		return err
	}
	if a.json {
		return a.event(event{Event: "report", File: path})
	}
	a.note("Bảng của bạn kèm cột «Lỗi» và «Cách sửa»: «%s».", "Your table with the columns “Lỗi” and “Cách sửa”: %s.", path)
	return nil
}

// tellMade says what stands in the place, and ends with 5 where a group is missing.
func (a *app) tellMade(o batchOrder, t batch.Totals, plan *batch.Plan) error {
	var end error
	if t.Failed > 0 || diag.Blocks(plan.Problems) {
		end = &failure{why: partly}
	}
	if a.json {
		if err := a.event(event{Event: "done", File: o.output, Totals: &t}); err != nil {
			return err
		}
		return end
	}
	a.note("Đã tạo %d/%d văn bản (%d tệp%s) trong «%s».", "Made %d of %d documents (%d files%s) in %s.",
		t.Done, t.Done+t.Failed, t.Files, a.pagesText(t.Pages), o.output)
	if end != nil && plan.HasReport() {
		a.note("Còn dòng có lỗi: xem «%s» ở đó, sửa rồi chạy lại vào một nơi mới.", "Some rows have errors: see %s there, mend them and run again into a new place.", plan.ReportFile())
	}
	return end
}

func (a *app) pagesText(pages int) string {
	if pages == 0 {
		return ""
	}
	return a.say(", %d trang", ", %d pages", pages)
}

func (a *app) noteLines(lines []string) {
	for _, line := range lines {
		fmt.Fprintln(a.env.Stderr, printable(line))
	}
}
