package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mocban/mocban/internal/batch"
)

// EarlierError says why a batch cannot mend another: ErrUnknown, ErrNotReady or
// ErrExpired.
type EarlierError struct{ err error }

// Error says what is wrong with the earlier batch.
func (e *EarlierError) Error() string { return "jobs: earlier batch: " + e.err.Error() }

// Unwrap gives the reason.
func (e *EarlierError) Unwrap() error { return e.err }

// checkEarlier refuses to mend what cannot be mended; "" is no batch.
func (e *Engine) checkEarlier(ctx context.Context, id string) error {
	if id == "" {
		return nil
	}
	b, err := e.Batch(ctx, id)
	switch {
	case errors.Is(err, ErrUnknown):
		return &EarlierError{err}
	case err != nil:
		return err
	case !b.Purged.IsZero():
		return &EarlierError{ErrExpired}
	case b.Finished.IsZero():
		return &EarlierError{ErrNotReady}
	}
	return nil
}

// earlier is what a batch may take over from the one that it mends. What is not there
// any more, or has been damaged, is made anew like all others.
type earlier struct {
	id   string
	made map[string]batch.Entry // by content; Part of a file is its archive
}

// earlierOf remembers what a batch may take over; nil is nothing.
func (e *Engine) earlierOf(ctx context.Context, r *record) (*earlier, error) {
	var memo kept
	if err := decode(r.options, &memo); err != nil || memo.Earlier == "" {
		return nil, err
	}
	slot := e.plans.slot(r.id)
	slot.once.Lock()
	defer slot.once.Unlock()
	if slot.earlier != nil {
		return slot.earlier, nil
	}
	from := &earlier{id: memo.Earlier, made: map[string]batch.Entry{}}
	s := e.split()
	err := e.eachItem(ctx, memo.Earlier, func(it item) error {
		part := s.next(it.entry)
		if it.entry.State != batch.Done || it.entry.Content == "" {
			return nil
		}
		for i := range it.entry.Files {
			it.entry.Files[i].Part = part
		}
		from.made[it.entry.Content] = batch.Entry{State: batch.Done, Files: it.entry.Files, Pages: it.entry.Pages}
		return nil
	})
	if err == nil {
		slot.earlier = from
	}
	return from, err
}

// taker takes the items of one chunk over.
type taker struct {
	from *earlier // nil takes nothing
	file packs
}

func (e *Engine) taker(from *earlier) *taker {
	t := &taker{from: from, file: packs{blobs: e.opt.Blobs}}
	if from != nil {
		t.file.batch = from.id
	}
	return t
}

// document takes an item over, or makes it.
func (e *Engine) document(ctx context.Context, plan *batch.Plan, from *taker, n int) (*batch.Document, error) {
	if from.from == nil {
		return plan.Make(ctx, n)
	}
	doc, err := plan.Again(n, from.find, from.read)
	if err != nil {
		e.opt.Logger.Warn("made anew", "earlier", from.from.id, "cause", err.Error())
	}
	if doc == nil || err != nil {
		return plan.Make(ctx, n)
	}
	e.taken.Add(1)
	return doc, nil
}

func (t *taker) find(content string) (batch.Entry, bool) {
	entry, known := t.from.made[content]
	return entry, known
}

// read reads a file out of the result of the earlier batch.
func (t *taker) read(want batch.EntryFile) ([]byte, error) {
	if err := t.file.open(strings.TrimPrefix(archiveKey(t.from.id, want.Part), t.from.id+"/")); err != nil {
		return nil, err
	}
	f := t.file.files[want.Name]
	if f == nil {
		return nil, fmt.Errorf("jobs: %s is missing", want.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, want.Size+1))
	return data, errors.Join(err, r.Close())
}

// TakenOver counts the documents that this process has taken over from earlier
// batches instead of making them.
func (e *Engine) TakenOver() int64 { return e.taken.Load() }
