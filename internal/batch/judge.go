package batch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// works is what a plan makes its documents with. Nothing in it changes after Judge but
// the shelf, which has a lock, so that workers share it.
type works struct {
	svc      *service.Service
	req      Request
	groups   []Group // of the items, in their order; the summary has none
	template *Template
	names    *Template // of --ten; nil where names are made by the house
	summary  *Template
	failed   map[string]bool // keys of the groups that cannot be made
	shelf    *shelf
}

// Judge reads and judges all groups before anything is made. The error is the
// machine's; what is wrong with template and data is in the plan.
func Judge(ctx context.Context, svc *service.Service, req Request) (*Plan, error) {
	if req.Table == nil && !diag.Blocks(req.Found) {
		return nil, errors.New("batch: there is no table")
	}
	if req.Formats == 0 {
		req.Formats = service.DOCX | service.PDF
	}
	p := &Plan{id: identify(req), works: works{svc: svc, req: req, failed: map[string]bool{}, shelf: newShelf(req.Keep)}}
	if !p.prepare() {
		return p, nil
	}
	verdicts, err := p.judgeGroups(ctx)
	if err != nil {
		return nil, err
	}
	judgeNumbers(p, verdicts)
	names := newNamer()
	p.itemsOf(verdicts, names)
	if err := p.judgeSummary(ctx, names); err != nil {
		return nil, err
	}
	p.gather()
	return p, nil
}

// prepare compiles the templates and groups the rows; false where that leaves
// nothing to go on with.
func (p *Plan) prepare() bool {
	w := &p.works
	if w.req.Table == nil {
		p.tell(w.req.Found...)
		p.fatal = true
		return false
	}
	p.tell(wholeOf(w.req.Found)...)
	columns := headings(w.req.Table)
	var problems []diag.Problem
	w.template, problems = Compile(w.req.Template, columns)
	p.tell(problems...)
	if w.req.Names != "" {
		w.names, problems = compileNames(w.req.Names, columns)
		p.tell(problems...)
	}
	if w.req.Summary != nil {
		w.summary, problems = CompileSummary(w.req.Summary, columns)
		p.tell(inPart(problems, SummaryPart)...)
	}
	w.groups, problems = Groups(w.req.Table, w.req.GroupBy)
	p.tell(wholeOf(problems)...)
	w.req.Found = append(slices.Clip(w.req.Found), placed(problems)...)
	if len(w.groups) == 0 && !diag.Blocks(problems) {
		p.tell(noGroups())
	}
	p.fatal = diag.Blocks(p.Problems)
	return !p.fatal
}

func (p *Plan) tell(problems ...diag.Problem) { p.Problems = append(p.Problems, problems...) }

// wholeOf picks the problems that have no row: they are of the table as a whole.
func wholeOf(problems []diag.Problem) []diag.Problem {
	var out []diag.Problem
	for _, f := range problems {
		if f.Row == 0 {
			out = append(out, f)
		}
	}
	return out
}

func placed(problems []diag.Problem) []diag.Problem {
	var out []diag.Problem
	for _, f := range problems {
		if f.Row != 0 {
			out = append(out, f)
		}
	}
	return out
}

// SummaryPart is the Part of a problem that stands in the template of the
// consolidated report, NamesPart of one in the pattern of file names.
const (
	SummaryPart = "tong_hop"
	NamesPart   = "ten"
)

func inPart(problems []diag.Problem, part string) []diag.Problem {
	out := slices.Clone(problems)
	for i := range out {
		out[i].Part = part
	}
	return out
}

// itemsOf makes the items of the groups, each with a name of its own.
func (p *Plan) itemsOf(verdicts []verdict, names *namer) {
	p.Items = make([]Item, 0, len(verdicts)+1)
	for i, v := range verdicts {
		g := p.works.groups[i]
		item := Item{Key: g.Key, Rows: rowNumbers(g), Name: names.name(v.name), Problems: v.problems}
		if item.Blocked() {
			p.works.failed[g.Key] = true
		}
		p.Items = append(p.Items, item)
	}
}

// judgeSummary judges the consolidated report, which tells of the groups that could
// not be made. It is the last item.
func (p *Plan) judgeSummary(ctx context.Context, names *namer) error {
	if p.works.summary == nil {
		return nil
	}
	n := len(p.Items)
	p.Items = append(p.Items, Item{Summary: true})
	d, v, err := p.judgeItem(ctx, n)
	if err != nil {
		return fmt.Errorf("batch: consolidated report: %w", err)
	}
	p.Items[n].Name = names.name(summaryName + " " + v.name)
	p.Items[n].Problems = inPart(v.problems, SummaryPart)
	p.keep(ctx, n, d, v.problems)
	return nil
}

// gather lists what stops documents, in the order of the rows.
func (p *Plan) gather() {
	all := placed(p.works.req.Found)
	told := map[diag.Problem]bool{}
	for _, f := range all {
		told[f] = true
	}
	for i := range p.Items {
		for _, f := range p.Items[i].Problems {
			if f.Severity == diag.Error && !f.Code.OfDecree() && !told[f] {
				told[f] = true
				all = append(all, f)
			}
		}
	}
	slices.SortStableFunc(all, byPlace)
	p.tell(all...)
}

func byPlace(a, b diag.Problem) int {
	if a.Row != b.Row {
		return a.Row - b.Row
	}
	return a.Column - b.Column
}

// Blocked reports that nothing can be made: the template or the table cannot be
// used, every group is blocked, or one is and the request wants all or nothing.
func (p *Plan) Blocked() bool {
	if p.fatal {
		return true
	}
	if p.works.req.AllOrNothing {
		return diag.Blocks(p.Problems)
	}
	return p.goodGroups() == 0
}

// OfTemplate reports that a template is at fault, not the data.
func (p *Plan) OfTemplate() bool {
	for _, f := range p.Problems {
		if f.Severity == diag.Error && f.Row == 0 && ofTemplate(f.Code) {
			return true
		}
	}
	return false
}

func (p *Plan) goodGroups() int {
	good := 0
	for i := range p.Items {
		if !p.Items[i].Summary && !p.Items[i].Blocked() {
			good++
		}
	}
	return good
}
