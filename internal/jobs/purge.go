package jobs

import (
	"context"
	"errors"
	"io"
	"time"
)

const (
	day = 24 * time.Hour
	// keepRecords is how long after its purge a batch can still be asked about.
	keepRecords = 90 * day
)

// Purge removes the files of the batches whose time is over, and what it says of
// people with them: items, problems, keys. It goes at most one day further than the
// last time, so that a clock that jumps ahead does not remove everything at once.
func (e *Engine) Purge(ctx context.Context) error {
	var ids []string
	err := e.db.within(ctx, func(c conn) error {
		horizon, err := e.moveHorizon(ctx, c)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, `DELETE FROM mocban_batch WHERE purged <> 0 AND purged <= $1`, horizon-keepRecords.Milliseconds()); err != nil {
			return err
		}
		ids, err = expired(ctx, c, horizon)
		for i := 0; i < len(ids) && err == nil; i++ {
			err = e.markPurged(ctx, c, ids[i])
		}
		return err
	})
	for _, id := range ids {
		err = errors.Join(err, e.opt.Blobs.Remove(id))
	}
	return err
}

// moveHorizon is the time before which a batch must have finished to be purged.
func (e *Engine) moveHorizon(ctx context.Context, c conn) (int64, error) {
	due := e.now() - e.opt.Retention.Milliseconds()
	var last int64
	known, err := one(ctx, c, []any{&last}, `SELECT horizon FROM mocban_purge WHERE one = 1`)
	if err != nil {
		return 0, err
	}
	if known {
		due = min(due, last+day.Milliseconds())
	}
	_, err = c.exec(ctx, `INSERT INTO mocban_purge (one, horizon) VALUES (1, $1)
		ON CONFLICT (one) DO UPDATE SET horizon = excluded.horizon`, due)
	return due, err
}

func expired(ctx context.Context, c conn, horizon int64) (ids []string, err error) {
	err = c.query(ctx, func(scan scanner) error {
		var id string
		err := scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM mocban_batch WHERE finished <> 0 AND finished <= $1 AND purged = 0 ORDER BY finished LIMIT 1000`, horizon)
	return ids, err
}

// markPurged leaves of a batch its state and its counts.
func (e *Engine) markPurged(ctx context.Context, c conn, id string) error {
	for _, statement := range []string{
		`DELETE FROM mocban_item WHERE batch = $1`,
		`DELETE FROM mocban_task WHERE batch = $1`,
		`DELETE FROM mocban_event WHERE batch = $1`,
		`DELETE FROM mocban_key WHERE batch = $1`,
	} {
		if _, err := c.exec(ctx, statement, id); err != nil {
			return err
		}
	}
	_, err := c.exec(ctx, `UPDATE mocban_batch SET purged = $2, options = '', problems = '', results = '' WHERE id = $1`, id, e.now())
	return err
}

// removeStrays removes files of batches that the ledger does not have: a crash between
// keeping the files and writing the batch down leaves them. Whoever is at just that
// must not be disturbed, so it is done before the first batch is taken.
func (e *Engine) removeStrays(ctx context.Context) error {
	ids, err := e.opt.Blobs.List("")
	for _, id := range ids {
		if err != nil || !IsID(id) {
			continue
		}
		if b, unknown := e.Batch(ctx, id); errors.Is(unknown, ErrUnknown) || unknown == nil && !b.Purged.IsZero() {
			err = e.opt.Blobs.Remove(id)
		}
	}
	return err
}

// probe tries whether files can be written again.
func (e *Engine) probe(ctx context.Context) error {
	err := e.opt.Blobs.Put(ctx, "probe/probe", func(w io.Writer) error {
		_, err := w.Write(make([]byte, 64<<10))
		return err
	})
	return errors.Join(err, e.opt.Blobs.Remove("probe"))
}
