package service

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/pdf"
	"github.com/mocban/mocban/internal/wml"
)

// Sheets are the laid out pages of one document, kept to be printed with those of
// others.
type Sheets struct {
	pages   *page.Document
	core    wml.Core
	created time.Time
}

// Count is the number of sheet sides.
func (s *Sheets) Count() int { return len(s.pages.Pages) }

// Sheets lays one document out and neither judges nor draws it. They are nil where
// the result is blocked.
func (s *Service) Sheets(ctx context.Context, json []byte) (*Sheets, *Result, error) {
	j := s.read(json)
	if ok, err := j.fill(ctx); !ok {
		return nil, j.res, err
	}
	if j.layout(); j.res.Blocked() || j.pages == nil {
		return nil, j.res, nil
	}
	return &Sheets{pages: j.pages, core: j.doc.Core, created: j.created()}, j.res, nil
}

// Print draws the sheets of several documents as one PDF, in their order, each
// under a bookmark of its own. With twoSided every document begins on the front of
// a leaf: an empty side is put behind one that ends on a front.
func (s *Service) Print(docs []*Sheets, title string, twoSided bool) ([]byte, error) {
	if len(docs) == 0 {
		return nil, errors.New("service: print: there are no documents")
	}
	all := new(page.Document)
	for i, d := range docs {
		join(all, d)
		if twoSided && len(all.Pages)%2 == 1 && i+1 < len(docs) {
			last := all.Pages[len(all.Pages)-1]
			all.Pages = append(all.Pages, page.Page{Width: last.Width, Height: last.Height})
		}
	}
	return s.drawPlain(all, title, docs[0])
}

// drawPlain draws what goes to a printer: nobody archives it or signs it there.
func (s *Service) drawPlain(all *page.Document, title string, first *Sheets) ([]byte, error) {
	write := pdf.Native
	if s.opt.FPDF {
		write = pdf.FPDF
	}
	out, err := write(all, s.faces, pdf.Meta{Title: title, Language: first.core.Language, Creator: "mocban", Created: first.created})
	if err != nil {
		return nil, fmt.Errorf("service: print: %w", err)
	}
	return out, nil
}

// join puts the pages of a document behind the others and its bookmarks under one
// that names it.
func join(all *page.Document, d *Sheets) {
	first := len(all.Pages)
	all.Pages = append(all.Pages, d.pages.Pages...)
	all.Outline = append(all.Outline, page.Entry{Title: d.core.Title, Page: first})
	for _, e := range d.pages.Outline {
		e.Page, e.Level = e.Page+first, e.Level+1
		all.Outline = append(all.Outline, e)
	}
}
