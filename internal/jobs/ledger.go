package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// record is a row of mocban_batch.
type record struct {
	id, state, options, basis           string
	created, started, finished, purged  int64
	total, done, failed, remaining, seq int64
	problems, results                   string
}

const recordColumns = `id, state, options, basis, created, started, finished, purged, total, done, failed, remaining, seq, problems, results`

func (r *record) columns() []any {
	return []any{&r.id, &r.state, &r.options, &r.basis, &r.created, &r.started, &r.finished, &r.purged,
		&r.total, &r.done, &r.failed, &r.remaining, &r.seq, &r.problems, &r.results}
}

// findRecord gives ErrUnknown where there is no such batch.
func findRecord(ctx context.Context, c conn, id string) (*record, error) {
	var r record
	found, err := one(ctx, c, r.columns(), `SELECT `+recordColumns+` FROM mocban_batch WHERE id = $1`, id)
	if err == nil && !found {
		err = ErrUnknown
	}
	return &r, err
}

// Batch tells how a batch stands.
func (e *Engine) Batch(ctx context.Context, id string) (Batch, error) {
	if !IsID(id) {
		return Batch{}, ErrUnknown
	}
	var r *record
	err := e.db.within(ctx, func(c conn) (err error) {
		r, err = findRecord(ctx, c, id)
		return err
	})
	if err != nil {
		return Batch{}, err
	}
	return r.batch(e.opt.Retention)
}

// found is the text of record.problems.
type found struct {
	Problems []diag.Problem
	Omitted  int
}

func (r *record) batch(retention time.Duration) (Batch, error) {
	b := Batch{
		ID: r.id, State: State(r.state), Created: timeOf(r.created), Started: timeOf(r.started),
		Finished: timeOf(r.finished), Purged: timeOf(r.purged),
		Total: int(r.total), Done: int(r.done), Failed: int(r.failed), Event: r.seq,
	}
	if r.finished != 0 {
		b.Expires = b.Finished.Add(retention)
	}
	var f found
	if err := decode(r.problems, &f); err != nil {
		return Batch{}, err
	}
	b.Problems, b.Omitted = f.Problems, f.Omitted
	var err error
	b.Results, err = resultsOf(r.results)
	return b, err
}

// decode reads what encode wrote; "" leaves the value as it is.
func decode(text string, into any) error {
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("jobs: ledger: %w", err)
	}
	return nil
}

// encode writes one of our own structs of text and numbers, which cannot fail.
func encode(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}

// Stats counts the batches of each state, for a gauge.
func (e *Engine) Stats(ctx context.Context) (map[State]int, error) {
	counts := map[State]int{}
	err := e.db.within(ctx, func(c conn) error {
		return c.query(ctx, func(scan scanner) error {
			var state string
			var n int64
			err := scan(&state, &n)
			counts[State(state)] = int(n)
			return err
		}, `SELECT state, COUNT(*) FROM mocban_batch WHERE purged = 0 GROUP BY state`)
	})
	return counts, err
}

// change is what a transaction does to a batch: it moves the counters and, as every
// change is one, leaves an event.
type change struct {
	state               State // "" leaves it
	done, failed, tasks int64 // added to done, failed, remaining
	ready               bool
}

// advance makes a change and gives the record as it is then. The row stays locked to
// the end of the transaction, so that of two last tasks only one sees none remaining.
func (e *Engine) advance(ctx context.Context, c conn, id string, ch change) (*record, error) {
	var r record
	found, err := one(ctx, c, r.columns(), `UPDATE mocban_batch SET
		state = CASE WHEN $2 = '' THEN state ELSE $2 END, done = done + $3, failed = failed + $4,
		remaining = remaining + $5, seq = seq + 1
		WHERE id = $1 RETURNING `+recordColumns, id, string(ch.state), ch.done, ch.failed, ch.tasks)
	if err == nil && !found {
		err = ErrUnknown
	}
	if err != nil {
		return nil, err
	}
	event := Event{State: State(r.state), Total: int(r.total), Done: int(r.done), Failed: int(r.failed), Ready: ch.ready}
	_, err = c.exec(ctx, `INSERT INTO mocban_event (batch, seq, body) VALUES ($1, $2, $3)`, id, r.seq, encode(event))
	return &r, err
}

// change runs f in a transaction and tells those who wait for events.
func (e *Engine) change(ctx context.Context, f func(conn) error) error {
	err := e.db.within(ctx, f)
	e.storage.note(err)
	if err == nil {
		e.news.tell()
	}
	return err
}
