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

	From  int            // index of the first item: those before it are printed already
	Files int            // number of files that hold them
	Skip  func(int) bool // items, by their index, that were not made after all; nil skips none
}

// maxSides bounds the memory that printing takes, whatever the size of the batch; a
// printer's queue is not glad of longer files either.
const maxSides = 2000

// Print lays the documents out again, in the order of the items, and gives put a
// file for the printer whenever one is full, with the index of the first item that is
// not in it: whoever is interrupted goes on from there.
func (p *Plan) Print(ctx context.Context, opt PrintOptions, put func(f File, next int) error) error {
	if opt.Sides <= 0 {
		opt.Sides = maxSides
	}
	stack := &printStack{svc: p.works.svc, opt: opt, put: put, files: opt.Files}
	for n := opt.From; n < len(p.Items); n++ {
		if opt.Skip != nil && opt.Skip(n) {
			continue
		}
		sheets, err := p.sheetsOf(ctx, n)
		if err != nil {
			return err
		}
		if sheets == nil {
			continue
		}
		if err := stack.add(sheets, n); err != nil {
			return err
		}
	}
	return stack.flush(len(p.Items))
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
	put   func(File, int) error
	docs  []*service.Sheets
	sides int
	files int
}

// add takes the sheets of item n; where they would be too many, those before it are
// put into a file first.
func (s *printStack) add(d *service.Sheets, n int) error {
	if s.sides > 0 && s.sides+d.Count() > s.opt.Sides {
		if err := s.flush(n); err != nil {
			return err
		}
	}
	s.docs, s.sides = append(s.docs, d), s.sides+d.Count()
	return nil
}

func (s *printStack) flush(next int) error {
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
	return s.put(File{Name: name + ".pdf", Data: pdf}, next)
}
