package service

import (
	"context"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// Draft is one document that was judged and is not made yet. It keeps the tree and
// the pages, so that making it repeats nothing. It is for one caller at a time.
type Draft struct {
	j      *job
	filled bool // there is a tree
}

// Draft judges one document, as far as laying its pages out.
func (s *Service) Draft(ctx context.Context, json []byte) (*Draft, error) {
	j := s.begin(json)
	ok, err := j.fill(ctx)
	if err != nil {
		return nil, err
	}
	if ok {
		j.layout()
	}
	return &Draft{j: j, filled: ok}, nil
}

// Problems is what is wrong with the document.
func (d *Draft) Problems() []diag.Problem { return d.j.res.Problems }

// Blocked reports that the document cannot be made because of the input.
func (d *Draft) Blocked() bool { return d.j.res.Blocked() }

// Record is what the JSON says; nil where it cannot be read.
func (d *Draft) Record() *record.Record { return d.j.rec }

// Name is Result.Name.
func (d *Draft) Name() string { return d.j.res.Name }

// Make makes what is wanted: the files that Generate would make. It is called once.
// Nothing is made of a draft that is blocked.
func (d *Draft) Make(ctx context.Context, want Format) (*Result, error) {
	if !d.filled {
		return d.j.res, nil
	}
	if err := d.j.make(ctx, want); err != nil {
		return nil, err
	}
	return d.j.res, nil
}
