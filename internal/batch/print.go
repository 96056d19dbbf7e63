package batch

import (
	"context"
	"fmt"
	"strconv"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// PrintOptions is how the documents are put together for the printer.
type PrintOptions struct {
	TwoSided bool // every document begins on the front of a leaf
	Sides    int  // of sheets in one file; 0 is 2,000
}

// maxSides bounds the memory that printing takes, whatever the size of the batch; a
// printer's queue is not glad of longer files either.
const maxSides = 2000

// Print lays the documents out again, in the order of the items, and gives put a
// file for the printer whenever one is full.
func (p *Plan) Print(ctx context.Context, opt PrintOptions, put func(File) error) error {
	if opt.Sides <= 0 {
		opt.Sides = maxSides
	}
	stack := &printStack{svc: p.works.svc, opt: opt, put: put}
	for n := range p.Items {
		sheets, err := p.sheetsOf(ctx, n)
		if err != nil {
			return err
		}
		if sheets == nil {
			continue
		}
		if err := stack.add(sheets); err != nil {
			return err
		}
	}
	return stack.flush()
}

// sheetsOf lays an item out; nil where it is not made.
func (p *Plan) sheetsOf(ctx context.Context, n int) (*service.Sheets, error) {
	if p.Items[n].Blocked() {
		return nil, nil
	}
	filled, problems := p.fill(n)
	if filled == nil || diag.Blocks(problems) {
		return nil, nil
	}
	sheets, _, err := p.works.svc.Sheets(ctx, filled.JSON)
	if err != nil {
		return nil, fmt.Errorf("batch: print item %d: %w", n+1, err)
	}
	return sheets, nil
}

// printStack gathers documents for one file.
type printStack struct {
	svc   *service.Service
	opt   PrintOptions
	put   func(File) error
	docs  []*service.Sheets
	sides int
	files int
}

func (s *printStack) add(d *service.Sheets) error {
	if s.sides > 0 && s.sides+d.Count() > s.opt.Sides {
		if err := s.flush(); err != nil {
			return err
		}
	}
	s.docs, s.sides = append(s.docs, d), s.sides+d.Count()
	return nil
}

func (s *printStack) flush() error {
	if len(s.docs) == 0 {
		return nil
	}
	pdf, err := s.svc.Print(s.docs, "In tất cả", s.opt.TwoSided)
	if err != nil {
		return fmt.Errorf("batch: print: %w", err)
	}
	s.files++
	name := PrintName
	if s.files > 1 {
		name += "-" + strconv.Itoa(s.files)
	}
	s.docs, s.sides = nil, 0
	return s.put(File{Name: name + ".pdf", Data: pdf})
}
