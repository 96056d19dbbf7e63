package batch

import (
	"fmt"
	"path"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// contentOf gives the SHA-256 of all that decides the bytes of an item's files: what
// its template was filled to, the formats and the Basis. Names and rows do not.
func (p *Plan) contentOf(filled *Filled) string {
	d := newDigest()
	d.add("mocban item 1", p.works.req.Basis, string(rune('0'+p.works.req.Formats)), string(filled.JSON))
	return d.text()
}

// Again gives an item from the files that an earlier batch has made of the same
// content: it is what Make would give. find tells the earlier entry of a content, read
// the bytes of one of its files. It gives nil where there is none.
func (p *Plan) Again(n int, find func(content string) (Entry, bool), read func(EntryFile) ([]byte, error)) (*Document, error) {
	item := &p.Items[n]
	if item.Blocked() {
		return nil, nil
	}
	filled, problems := p.fill(n)
	if filled == nil || diag.Blocks(problems) {
		return nil, nil
	}
	content := p.contentOf(filled)
	earlier, known := find(content)
	if !known || earlier.State != Done {
		return nil, nil
	}
	doc := p.begin(n)
	doc.finish(earlier.Pages, content, p.dated(filled))
	for _, f := range earlier.Files {
		data, err := read(f)
		if err != nil {
			return nil, fmt.Errorf("batch: item %d: %w", n+1, err)
		}
		doc.add(item.Name+path.Ext(f.Name), data)
		if last := doc.Entry.Files[len(doc.Entry.Files)-1]; last.SHA256 != f.SHA256 {
			return nil, fmt.Errorf("batch: item %d: %s has changed", n+1, f.Name)
		}
	}
	return doc, nil
}

// dated is the date in the metadata of an item's files.
func (p *Plan) dated(filled *Filled) time.Time {
	rec, _ := p.works.svc.Read(filled.JSON)
	if rec == nil {
		return time.Time{}
	}
	return p.works.svc.Dated(rec.Date)
}
