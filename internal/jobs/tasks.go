package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"
)

// The kinds of task, and the states of one.
const (
	kindPlan   = "plan"
	kindChunk  = "chunk"
	kindFinish = "finish"

	taskWaiting = "waiting"
	taskRunning = "running"
	taskDone    = "done"
)

// planTask is the number of a batch's plan; its chunks follow, and the packing of the
// result stands behind them all.
const (
	planTask   = 0
	finishTask = 1 << 40
)

// A worker that has not been heard of for the lease is dead.
const (
	heartbeat = time.Second
	lease     = 15 * time.Second
)

// task is a row of mocban_task that this process has claimed. The attempt is the
// fence: whoever lost the task to another finds its number changed.
type task struct {
	batch       string
	n           int64
	kind        string
	first, past int64 // items of a chunk, from first up to and without past
	priority    int64
	attempt     int64
	tries       int64    // claims that did not end well, this one included
	suspect     int64    // item that was being made when a careful run died; -1 is none
	strikes     int64    // careful runs that died over the suspect
	from        *earlier // what a chunk may take over; nil is nothing
}

const taskColumns = `batch, n, kind, first, past, priority, attempt, tries, suspect, strikes`

func (t *task) columns() []any {
	return []any{&t.batch, &t.n, &t.kind, &t.first, &t.past, &t.priority, &t.attempt, &t.tries, &t.suspect, &t.strikes}
}

// tasksOf are the tasks that a statement gives, by their columns.
func tasksOf(ctx context.Context, c conn, statement string, args ...any) (list []task, err error) {
	err = c.query(ctx, func(scan scanner) error {
		var t task
		err := scan(t.columns()...)
		list = append(list, t)
		return err
	}, statement, args...)
	return list, err
}

// addTasks writes tasks down and hands them out, in one transaction with whatever
// made them necessary.
func addTasks(ctx context.Context, c conn, tasks []task) error {
	for _, t := range tasks {
		if _, err := c.exec(ctx, `INSERT INTO mocban_task (batch, n, kind, state, first, past, priority, beat)
			VALUES ($1, $2, $3, $4, $5, $6, $7, `+c.clock()+`)`,
			t.batch, t.n, t.kind, taskWaiting, t.first, t.past, t.priority); err != nil {
			return err
		}
	}
	return handOutAll(ctx, c, tasks)
}

func handOutAll(ctx context.Context, c conn, tasks []task) error {
	if len(tasks) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, 0, len(tasks))
	for _, t := range tasks {
		params = append(params, handOut(taskArgs{t.batch, t.n}, t.priority))
	}
	return c.enqueue(ctx, params)
}

// claim takes a task for this process. A task that is done, or that a living worker
// has, is not to be had: the queue may hand out a task twice.
func (e *Engine) claim(ctx context.Context, args taskArgs) (t task, found bool, err error) {
	err = e.db.within(ctx, func(c conn) error {
		found, err = one(ctx, c, t.columns(), `UPDATE mocban_task SET
			state = 'running', attempt = attempt + 1, tries = tries + 1, owner = $3, beat = `+c.clock()+`
			WHERE batch = $1 AND n = $2 AND (state = 'waiting' OR state = 'running' AND beat < `+c.clock()+` - $4)
			RETURNING `+taskColumns, args.Batch, args.N, e.owner, lease.Milliseconds())
		return err
	})
	e.storage.note(err)
	return t, found, err
}

// settle ends this claim with a new state, and reports whether the task was still
// ours. It belongs into the transaction that writes down what the task has made.
func settle(ctx context.Context, c conn, t task, state string) (ours bool, err error) {
	n, err := c.exec(ctx, `UPDATE mocban_task SET
		state = $4, first = $5, tries = $6, suspect = $7, strikes = $8, beat = `+c.clock()+`
		WHERE batch = $1 AND n = $2 AND attempt = $3 AND state = 'running'`,
		t.batch, t.n, t.attempt, state, t.first, t.tries, t.suspect, t.strikes)
	return n == 1, err
}

// giveBack lets another worker, or a later one, have the task.
func (e *Engine) giveBack(ctx context.Context, t task) error {
	return e.db.within(ctx, func(c conn) error {
		ours, err := settle(ctx, c, t, taskWaiting)
		if err != nil || !ours {
			return err
		}
		return handOutAll(ctx, c, []task{t})
	})
}

// beat says that the worker lives. It reports whether the task is still its own and
// its batch still wanted.
func (e *Engine) beat(ctx context.Context, t task) (wanted bool, err error) {
	err = e.db.within(ctx, func(c conn) error {
		n, err := c.exec(ctx, `UPDATE mocban_task SET beat = `+c.clock()+`
			WHERE batch = $1 AND n = $2 AND attempt = $3 AND state = 'running'`, t.batch, t.n, t.attempt)
		if err != nil || n == 0 {
			return err
		}
		var state string
		_, err = one(ctx, c, []any{&state}, `SELECT state FROM mocban_batch WHERE id = $1`, t.batch)
		wanted = !State(state).Ended()
		return err
	})
	return wanted, err
}
