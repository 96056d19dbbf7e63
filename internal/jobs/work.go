package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"
)

// How often a task may end badly before it is done carefully, one item a step; and
// how often it may die over the same item before that item is given up. What kills a
// process may be the item, or only the same power cut as everybody's.
const (
	maxTries   = 3
	maxStrikes = 3
)

// How soon a task comes back after an error of the machine, and after the disk was full.
const (
	errorPause   = 2 * time.Second
	storagePause = time.Second
)

// work does a task that the queue handed out. It errs only where the ledger could not
// be written: then the queue brings the task back.
func (e *Engine) work(ctx context.Context, args taskArgs) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if !e.working.enter(args, cancel) {
		return nil
	}
	defer e.working.leave(args)
	t, found, err := e.claim(ctx, args)
	if err != nil || !found {
		return err
	}
	defer e.keepAlive(ctx, cancel, t)()
	err = e.try(ctx, &t)
	if err == nil || errors.Is(err, errLost) {
		return nil
	}
	return e.recover(ctx, t, err)
}

// try does the task; a panic is an error like others.
func (e *Engine) try(ctx context.Context, t *task) (err error) {
	defer func() {
		if v := recover(); v != nil {
			e.opt.Logger.Error("panic", "task", t.kind, "batch", t.batch, "stack", string(debug.Stack()))
			err = fmt.Errorf("jobs: panic: %T", v) // its text may quote the data
		}
	}()
	r, err := e.recordOf(ctx, t.batch)
	if err != nil {
		return err
	}
	switch t.kind {
	case kindPlan:
		return e.plan(ctx, t, r)
	case kindChunk:
		return e.chunk(ctx, t, r)
	case kindFinish:
		return e.finish(ctx, t, r)
	}
	return fmt.Errorf("jobs: no task is called %q", t.kind)
}

func (e *Engine) recordOf(ctx context.Context, id string) (r *record, err error) {
	err = e.db.within(ctx, func(c conn) error {
		r, err = findRecord(ctx, c, id)
		return err
	})
	return r, err
}

// recover gives a task back after an error: at once where the process is stopping or
// the batch unwanted, later where the disk is full, and counted where it is the task's
// own doing.
func (e *Engine) recover(ctx context.Context, t task, cause error) error {
	ctx = context.WithoutCancel(ctx)
	trouble := StorageTrouble(cause)
	switch {
	case errors.Is(cause, context.Canceled):
		t.tries = 0
		return e.release(ctx, t, 0)
	case trouble == StorageOK:
		e.opt.Logger.Error("task failed", "task", t.kind, "batch", t.batch, "tries", t.tries, "error", cause.Error())
		return e.release(ctx, t, errorPause)
	}
	e.storage.note(cause)
	e.opt.Logger.Warn("storage", slog.String("state", string(trouble)), slog.String("error", cause.Error()))
	t.tries = 0
	if trouble != StorageAway {
		e.pause(ctx, t.batch)
	}
	return e.release(ctx, t, storagePause)
}

// release lets go of a task after a pause, and insists: on a full disk the ledger
// cannot be written either, and the worker has nothing better to do than to wait for
// room. Where that takes too long, the queue brings the task back.
func (e *Engine) release(ctx context.Context, t task, after time.Duration) error {
	e.wait(after)
	began := time.Now()
	for {
		err := e.giveBack(ctx, t)
		if err == nil || StorageTrouble(err) == StorageOK || e.stopping() || time.Since(began) > shift {
			return err
		}
		e.wait(storagePause)
	}
}

// wait ends early when the engine stops.
func (e *Engine) wait(d time.Duration) {
	if d <= 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-e.ended:
	case <-timer.C:
	}
}

// pause says that a batch waits for room. It may fail for the same want of room.
func (e *Engine) pause(ctx context.Context, id string) {
	_ = e.change(ctx, func(c conn) error {
		r, err := findRecord(ctx, c, id)
		if err != nil || State(r.state).Ended() || State(r.state) == PausedStorage {
			return err
		}
		_, err = e.advance(ctx, c, id, change{state: PausedStorage})
		return err
	})
}

// keepAlive beats while a task is worked on, where others could think it dead. The
// returned function ends it.
func (e *Engine) keepAlive(ctx context.Context, cancel context.CancelCauseFunc, t task) (end func()) {
	if !e.db.shared() {
		return func() {}
	}
	done, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		tick := time.NewTicker(heartbeat)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			if wanted, err := e.beat(ctx, t); err == nil && !wanted {
				cancel(errCancelled)
			}
		}
	}()
	return func() { close(done); <-over }
}
