package jobs

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/mocban/mocban/internal/batch"
)

// Submission is a batch that a client sends.
type Submission struct {
	Input batch.Input
	Key   string // of idempotency: with the same key the same batch is sent once; "" is none

	// Earlier is the id of a batch that this one mends: documents whose content is the
	// same are taken over from its result, only the others are made. "" is none.
	Earlier string
}

// kept is what the ledger remembers of an input: names, hashes and options. The bytes
// are blobs of the batch, named by their hash.
type kept struct {
	Template string        `json:"mau"`
	Data     keptFile      `json:"du_lieu"`
	Summary  string        `json:"tong_hop,omitempty"`
	Roster   *keptFile     `json:"danh_sach_don_vi,omitempty"`
	Options  batch.Options `json:"tuy_chon"`
	Earlier  string        `json:"lam_tiep,omitempty"`
}

type keptFile struct {
	Name string `json:"ten"`
	Hash string `json:"sha256"`
}

// Submit keeps a batch and hands out its first task; what it has accepted is on the
// disk. With a key that was used before it gives the batch of that time and replayed,
// or ErrMismatch where that was another one. It gives an *EarlierError where the
// earlier batch cannot be mended.
func (e *Engine) Submit(ctx context.Context, s Submission) (b Batch, replayed bool, err error) {
	if e.stopping() {
		return Batch{}, false, ErrStopping
	}
	memo := remember(s)
	if b, replayed, err = e.replay(ctx, s.Key, memo); replayed || err != nil {
		return b, replayed, err
	}
	if err := e.checkEarlier(ctx, s.Earlier); err != nil {
		return Batch{}, false, err
	}
	id := rand.Text()
	if err := e.putInputs(ctx, id, s.Input, memo); err != nil {
		e.storage.note(err)
		return Batch{}, false, errors.Join(err, e.opt.Blobs.Remove(id))
	}
	err = e.change(ctx, func(c conn) error { return e.accept(ctx, c, id, s.Key, memo) })
	if b, known := e.Batch(context.WithoutCancel(ctx), id); known == nil { // also where only the answer to the commit was lost
		return asAccepted(b), false, nil
	} else if errors.Is(known, ErrUnknown) {
		err = errors.Join(err, e.opt.Blobs.Remove(id))
	}
	if b, replayed, again := e.replay(ctx, s.Key, memo); again == nil && replayed { // another was faster
		return b, true, nil
	}
	return Batch{}, false, err
}

// accept writes the batch down with its plan as the first task.
func (e *Engine) accept(ctx context.Context, c conn, id, key string, memo kept) error {
	if key != "" {
		if _, err := c.exec(ctx, `INSERT INTO mocban_key (name, request, batch) VALUES ($1, $2, $3)`, key, fingerprint(memo), id); err != nil {
			return err
		}
	}
	if _, err := c.exec(ctx, `INSERT INTO mocban_batch (id, state, options, basis, created, remaining) VALUES ($1, $2, $3, $4, $5, 1)`,
		id, string(Queued), encode(memo), e.opt.Basis, e.now()); err != nil {
		return err
	}
	if _, err := e.advance(ctx, c, id, change{}); err != nil {
		return err
	}
	return addTasks(ctx, c, []task{{batch: id, n: planTask, kind: kindPlan, priority: 1}})
}

// replay finds the batch that a key stands for.
func (e *Engine) replay(ctx context.Context, key string, memo kept) (b Batch, replayed bool, err error) {
	if key == "" {
		return Batch{}, false, nil
	}
	var request, id string
	var known bool
	err = e.db.within(ctx, func(c conn) (err error) {
		known, err = one(ctx, c, []any{&request, &id}, `SELECT request, batch FROM mocban_key WHERE name = $1`, key)
		return err
	})
	switch {
	case err != nil || !known:
		return Batch{}, false, err
	case request != fingerprint(memo):
		return Batch{}, false, ErrMismatch
	}
	b, err = e.Batch(ctx, id)
	return asAccepted(b), err == nil, err
}

// asAccepted is the batch as the first answer told it, so that a replay says the same.
func asAccepted(b Batch) Batch { return Batch{ID: b.ID, State: Queued, Created: b.Created} }

// remember names the parts of an input by their hashes.
func remember(s Submission) kept {
	in := s.Input
	k := kept{Template: hashOf(in.Template), Data: keptFile{in.Data.Name, hashOf(in.Data.Data)}, Options: in.Options, Earlier: s.Earlier}
	if in.Summary != nil {
		k.Summary = hashOf(in.Summary)
	}
	if in.Roster != nil {
		k.Roster = &keptFile{in.Roster.Name, hashOf(in.Roster.Data)}
	}
	return k
}

func fingerprint(k kept) string { return hashOf([]byte(encode(k))) }

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (e *Engine) putInputs(ctx context.Context, id string, in batch.Input, memo kept) error {
	files := map[string][]byte{memo.Template: in.Template, memo.Data.Hash: in.Data.Data}
	if memo.Summary != "" {
		files[memo.Summary] = in.Summary
	}
	if memo.Roster != nil {
		files[memo.Roster.Hash] = in.Roster.Data
	}
	for hash, data := range files { // the order does not show
		if err := e.opt.Blobs.Put(ctx, id+"/"+hash, func(w io.Writer) error {
			_, err := bytes.NewReader(data).WriteTo(w)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// inputOf reads an input back. A file that is not what was sent is not used.
func (e *Engine) inputOf(r *record) (in batch.Input, err error) {
	var memo kept
	if err := decode(r.options, &memo); err != nil {
		return in, err
	}
	read := func(hash string) (data []byte) {
		if err == nil && hash != "" {
			data, err = e.readInput(r.id, hash)
		}
		return data
	}
	in = batch.Input{Template: read(memo.Template), Summary: read(memo.Summary), Options: memo.Options}
	in.Data = batch.Upload{Name: memo.Data.Name, Data: read(memo.Data.Hash)}
	if memo.Roster != nil {
		in.Roster = &batch.Upload{Name: memo.Roster.Name, Data: read(memo.Roster.Hash)}
	}
	in.Basis = r.basis
	return in, err
}

func (e *Engine) readInput(id, hash string) ([]byte, error) {
	file, err := e.opt.Blobs.Open(id + "/" + hash)
	if err != nil {
		return nil, fmt.Errorf("jobs: input: %w", err)
	}
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("jobs: input: %w", err)
	}
	if hashOf(data) != hash {
		return nil, fmt.Errorf("jobs: input %s of %s has been changed", hash, id)
	}
	return data, nil
}
