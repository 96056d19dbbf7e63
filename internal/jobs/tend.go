package jobs

import (
	"context"
	"errors"
	"time"
)

// How often the engine looks after itself.
const (
	sweepEvery = 2 * time.Second
	purgeEvery = 10 * time.Minute
)

// tend sweeps and purges until the engine stops.
func (e *Engine) tend() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-e.ended:
			cancel()
		case <-ctx.Done():
		}
	}()
	sweep, purge := time.NewTicker(sweepEvery), time.NewTicker(purgeEvery)
	defer sweep.Stop()
	defer purge.Stop()
	e.complain("tidy", e.tidy(ctx))
	e.complain("purge", e.Purge(ctx))
	for {
		select {
		case <-e.ended:
			return
		case <-sweep.C:
			e.complain("sweep", e.sweep(ctx))
		case <-purge.C:
			e.complain("purge", e.Purge(ctx))
		}
	}
}

// tidy removes what a process left behind that was killed after it had told of a
// result and before the packs of it were gone.
func (e *Engine) tidy(ctx context.Context) error {
	var ids []string
	err := e.db.within(ctx, func(c conn) error {
		return c.query(ctx, func(scan scanner) error {
			var id string
			err := scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT id FROM mocban_batch WHERE finished <> 0 AND purged = 0 ORDER BY finished DESC LIMIT 1000`)
	})
	for _, id := range ids {
		err = errors.Join(err, e.removePacks(id))
	}
	return err
}

func (e *Engine) complain(what string, err error) {
	if err != nil && !e.stopping() {
		e.opt.Logger.Warn(what, "error", err.Error())
	}
}

// adopt frees every task that a killed process had, before anybody works: on a
// database that is ours alone all of them are orphans.
func (e *Engine) adopt(ctx context.Context) error {
	return e.free(ctx, func(taskArgs) bool { return true })
}

// sweep hands out again what nobody works on: on a shared database what has not
// beaten for a lease, on our own what no worker of ours has; and what the queue has lost.
func (e *Engine) sweep(ctx context.Context) error {
	if e.db.shared() {
		err := errors.Join(e.free(ctx, func(taskArgs) bool { return true }), e.remind(ctx))
		e.storage.note(err)
		return err
	}
	err := errors.Join(e.free(ctx, func(t taskArgs) bool { return !e.working.has(t) }), e.remind(ctx))
	if err == nil && e.Storage() != StorageOK {
		e.storage.note(e.probe(ctx))
	}
	return err
}

// remind hands out again tasks that have waited for a lease while a worker is free. The
// queue holds such a task to be in work: it was fetched over a connection that broke
// before the answer came, or by a process that died before its claim, and the queue
// would look after it only when taskTimeout is long over. A task that is handed out
// twice is done once, so a task that merely waits its turn comes to no harm; there are
// never more of them than free workers.
func (e *Engine) remind(ctx context.Context) error {
	idle := e.opt.Workers - e.working.count()
	if idle <= 0 || e.stopping() {
		return nil
	}
	return e.db.within(ctx, func(c conn) error {
		lost, err := tasksOf(ctx, c, `UPDATE mocban_task SET beat = `+c.clock()+`
			WHERE state = 'waiting' AND (batch, n) IN (SELECT batch, n FROM mocban_task
				WHERE state = 'waiting' AND beat <= `+c.clock()+` - $1 ORDER BY beat, batch, n LIMIT $2)
			RETURNING `+taskColumns, lease.Milliseconds(), int64(idle))
		if err != nil {
			return err
		}
		return handOutAll(ctx, c, lost)
	})
}

// free makes running tasks that are orphans wait again.
func (e *Engine) free(ctx context.Context, orphan func(taskArgs) bool) error {
	stale := int64(0)
	if e.db.shared() {
		stale = lease.Milliseconds()
	}
	return e.db.within(ctx, func(c conn) error {
		running, err := tasksOf(ctx, c, `SELECT `+taskColumns+` FROM mocban_task
			WHERE state = 'running' AND beat <= `+c.clock()+` - $1`, stale)
		if err != nil {
			return err
		}
		for _, t := range running {
			if !orphan(taskArgs{t.batch, t.n}) {
				continue
			}
			ours, err := settle(ctx, c, t, taskWaiting)
			if err != nil {
				return err
			}
			if ours { // and not handed out by another process meanwhile
				if err := handOutAll(ctx, c, []task{t}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
