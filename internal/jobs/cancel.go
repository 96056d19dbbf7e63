package jobs

import "context"

// Cancel stops a batch: what has not been begun is dropped, what is being made is
// broken off, and what is done is packed as the result. For a batch that has ended it
// removes the files at once and reports that.
func (e *Engine) Cancel(ctx context.Context, id string) (purged bool, err error) {
	if !IsID(id) {
		return false, ErrUnknown
	}
	err = e.change(ctx, func(c conn) error {
		r, err := findRecord(ctx, c, id)
		if err != nil {
			return err
		}
		if r.purged != 0 {
			return ErrExpired
		}
		if purged = r.finished != 0; purged {
			return e.markPurged(ctx, c, id)
		}
		if State(r.state).Ended() { // cancelled, not packed yet
			return nil
		}
		return e.drop(ctx, c, id)
	})
	if err != nil {
		return false, err
	}
	if purged {
		return true, e.opt.Blobs.Remove(id)
	}
	e.working.cancel(id)
	return false, nil
}

// drop ends the tasks that nobody has begun. The last of those that run hands out the
// packing; if none runs, it is handed out here.
func (e *Engine) drop(ctx context.Context, c conn, id string) error {
	r, err := e.advance(ctx, c, id, change{state: Cancelled})
	if err != nil {
		return err
	}
	n, err := c.exec(ctx, `UPDATE mocban_task SET state = 'done' WHERE batch = $1 AND state = 'waiting' AND n < $2`, id, finishTask)
	if err != nil {
		return err
	}
	if _, err := c.exec(ctx, `UPDATE mocban_batch SET remaining = remaining - $2 WHERE id = $1`, id, n); err != nil {
		return err
	}
	if r.remaining > 0 && r.remaining == n {
		return addTasks(ctx, c, []task{finishOf(id)})
	}
	return nil
}
