package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// The states of an item in the manifest.
const (
	Done   = "xong"
	Failed = "loi"
)

// maxTold is how many problems of an item the manifest holds.
const maxTold = 100

// Make makes one item, an index into Items. Equal plans give equal bytes, on every
// day and by any worker. An item that is blocked has an entry and no files.
func (p *Plan) Make(ctx context.Context, n int) (*Document, error) {
	item := &p.Items[n]
	doc := p.begin(n)
	out := p.works.shelf.take(n)
	if item.Blocked() {
		return doc, nil
	}
	if out == nil {
		var problems []diag.Problem
		var err error
		if out, problems, err = p.make(ctx, n); err != nil {
			return nil, fmt.Errorf("batch: item %d: %w", n+1, err)
		}
		if out == nil {
			doc.Entry.Problems = p.findings(problems)
			return doc, nil
		}
	}
	doc.finish(out.pages, out.content, out.date)
	doc.add(item.Name+".docx", out.docx)
	doc.add(item.Name+".pdf", out.pdf)
	return doc, nil
}

// make makes the files of an item that was judged; nil where problems stop it after
// all.
func (p *Plan) make(ctx context.Context, n int) (*output, []diag.Problem, error) {
	filled, problems := p.fill(n)
	if filled == nil || diag.Blocks(problems) {
		return nil, problems, nil
	}
	res, err := p.works.svc.Generate(ctx, service.Request{JSON: filled.JSON, Want: p.works.req.Formats, Judged: true})
	if err != nil {
		return nil, nil, err
	}
	if res.Blocked() { // what only drawing finds
		return nil, res.Problems, nil
	}
	return p.outputOf(filled, res), nil, nil
}

// outputOf takes the files of an item from the service.
func (p *Plan) outputOf(filled *Filled, res *service.Result) *output {
	out := &output{docx: res.DOCX, pdf: res.PDF, content: p.contentOf(filled), date: res.Dated}
	if p.works.req.Formats&service.PDF != 0 { // else pages are laid out for judging only
		out.pages = res.Pages
	}
	return out
}

// begin is an item of which nothing is made yet.
func (p *Plan) begin(n int) *Document {
	item := &p.Items[n]
	return &Document{Entry: Entry{Item: n + 1, Key: item.Key, Rows: item.Rows, State: Failed, Problems: p.findings(item.Problems)}}
}

// finish says of a document that it is made; its files are still to be added.
func (d *Document) finish(pages int, content string, date time.Time) {
	d.Entry.State, d.Entry.Pages, d.Entry.Content, d.Date = Done, pages, content, date
}

// fill makes the JSON of an item, as often as it is asked for: it is not kept. The item
// behind those of the groups is the summary.
func (p *Plan) fill(n int) (*Filled, []diag.Problem) {
	w := &p.works
	if n < len(w.groups) {
		return w.template.Fill(w.groups[n])
	}
	return w.summary.FillSummary(Summary{
		Table: w.req.Table, Groups: w.groups, Roster: w.req.Roster,
		Deadline: w.req.Deadline, GroupBy: w.req.GroupBy, Failed: w.failed,
	})
}

func (d *Document) add(name string, data []byte) {
	if data == nil {
		return
	}
	sum := sha256.Sum256(data)
	d.Files = append(d.Files, File{Name: name, Data: data})
	d.Entry.Files = append(d.Entry.Files, EntryFile{Name: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])})
}

func (p *Plan) findings(problems []diag.Problem) []service.Finding {
	return service.Findings(problems[:min(len(problems), maxTold)], p.works.req.Lang)
}
