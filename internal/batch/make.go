package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

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
	if item.Blocked() {
		return doc, nil
	}
	filled, problems := p.fill(n)
	if filled == nil || diag.Blocks(problems) {
		doc.Entry.Problems = p.findings(problems)
		return doc, nil
	}
	res, err := p.works.svc.Generate(ctx, service.Request{JSON: filled.JSON, Want: p.works.req.Formats})
	if err != nil {
		return nil, fmt.Errorf("batch: item %d: %w", n+1, err)
	}
	if res.Blocked() { // what only drawing finds
		doc.Entry.Problems = p.findings(res.Problems)
		return doc, nil
	}
	p.finish(doc, filled, res.Pages)
	doc.add(item.Name+".docx", res.DOCX)
	doc.add(item.Name+".pdf", res.PDF)
	return doc, nil
}

// begin is an item of which nothing is made yet.
func (p *Plan) begin(n int) *Document {
	item := &p.Items[n]
	return &Document{Entry: Entry{Item: n + 1, Key: item.Key, Rows: item.Rows, State: Failed, Problems: p.findings(item.Problems)}}
}

// finish says of a document that it is made; its files are still to be added.
func (p *Plan) finish(doc *Document, filled *Filled, pages int) {
	doc.Entry.State, doc.Entry.Pages, doc.Entry.Content = Done, pages, p.contentOf(filled)
	if rec, _ := p.works.svc.Read(filled.JSON); rec != nil {
		doc.Date = p.works.svc.Dated(rec.Date)
	}
}

// fill makes the JSON of an item again: nothing of it was kept since it was judged.
func (p *Plan) fill(n int) (*Filled, []diag.Problem) {
	w := &p.works
	if !p.Items[n].Summary {
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
