package jobs

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/batch"
)

// resultPrefix begins the names of the results among a batch's blobs.
const resultPrefix = "result-"

// finish packs the result from what the ledger says was made. What has been damaged
// since is made once more.
func (e *Engine) finish(ctx context.Context, t *task, r *record) error {
	var torn *tornError
	plan, _, err := e.planOf(ctx, r)
	if err != nil && t.tries <= maxPlanTries { // later without a plan: what was made is not lost with the data
		return err
	}
	prints, done, err := e.prints(ctx, t, r, plan)
	if err != nil {
		return err
	}
	if !done {
		t.tries = 0
		return e.giveBack(context.WithoutCancel(ctx), *t)
	}
	parts, err := e.countParts(ctx, r.id)
	if err != nil {
		return err
	}
	beside, err := e.beside(ctx, r, plan, parts)
	if err != nil {
		return err
	}
	archives, err := e.archives(ctx, r, plan, parts, beside)
	if errors.As(err, &torn) {
		return e.remake(ctx, t, torn)
	}
	if err != nil {
		return err
	}
	if err := e.conclude(ctx, t, slices.Concat(archives, beside, prints)); err != nil {
		return err
	}
	e.plans.forget(r.id)
	return e.removePacks(r.id)
}

// conclude says that the result is there.
func (e *Engine) conclude(ctx context.Context, t *task, results []ResultFile) error {
	return e.change(ctx, func(c conn) error {
		if err := mustSettle(ctx, c, *t, taskDone); err != nil {
			return err
		}
		r, err := findRecord(ctx, c, t.batch)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, `UPDATE mocban_batch SET finished = $2, results = $3 WHERE id = $1`, t.batch, e.now(), encode(keptResults(results))); err != nil {
			return err
		}
		_, err = e.advance(ctx, c, t.batch, change{state: finalState(r), ready: true})
		return err
	})
}

func finalState(r *record) State {
	switch {
	case State(r.state) == Cancelled:
		return Cancelled
	case r.done == 0:
		return Failed
	case r.failed > 0:
		return CompletedWithErrors
	}
	return Completed
}

// remake forgets the items of a damaged pack and has them made again.
func (e *Engine) remake(ctx context.Context, t *task, torn *tornError) error {
	e.opt.Logger.Warn("made again", "batch", t.batch, "cause", torn.Error())
	return e.change(ctx, func(c conn) error {
		if err := mustSettle(ctx, c, *t, taskDone); err != nil {
			return err
		}
		// The finish will be another one: the task of this one makes room for it.
		if _, err := c.exec(ctx, `DELETE FROM mocban_task WHERE batch = $1 AND n = $2`, t.batch, t.n); err != nil {
			return err
		}
		again, ch, err := e.lostItems(ctx, c, t.batch, torn.pack)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, `DELETE FROM mocban_item WHERE batch = $1 AND pack = $2`, t.batch, torn.pack); err != nil {
			return err
		}
		if _, err := e.advance(ctx, c, t.batch, ch); err != nil {
			return err
		}
		return addTasks(ctx, c, []task{again})
	})
}

// lostItems is the chunk that makes the items of a pack anew, and what their loss
// takes from the counters. The items of a pack are neighbours.
func (e *Engine) lostItems(ctx context.Context, c conn, id, pack string) (again task, ch change, err error) {
	again = task{batch: id, kind: kindChunk, priority: 1}
	if _, err := one(ctx, c, []any{&again.n}, `SELECT MAX(n) + 1 FROM mocban_task WHERE batch = $1`, id); err != nil {
		return again, ch, err
	}
	var failed, all int64
	_, err = one(ctx, c, []any{&again.first, &again.past, &all, &failed}, `SELECT MIN(n), MAX(n) + 1, COUNT(*),
		COALESCE(SUM(CASE WHEN state = $3 THEN 1 ELSE 0 END), 0) FROM mocban_item WHERE batch = $1 AND pack = $2`, id, pack, batch.Failed)
	return again, change{failed: -failed, done: failed - all, tasks: 1}, err
}

// removePacks frees the room that the documents took before they were in the result.
func (e *Engine) removePacks(id string) error {
	names, err := e.opt.Blobs.List(id)
	if err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasPrefix(name, packPrefix) || strings.HasPrefix(name, partial) {
			if err := e.opt.Blobs.Remove(id + "/" + name); err != nil {
				return err
			}
		}
	}
	return nil
}
