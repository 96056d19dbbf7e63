package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// taskArgs is all that the queue knows of a task; the ledger knows the rest.
type taskArgs struct {
	Batch string `json:"batch"`
	N     int64  `json:"n"`
}

// Kind names the only kind of job in the queue.
func (taskArgs) Kind() string { return "mocban_task" }

// handOut is a task as the queue takes it. Priority 1 goes first, 4 last.
func handOut(t taskArgs, priority int64) river.InsertManyParams {
	return river.InsertManyParams{Args: t, InsertOpts: &river.InsertOpts{Queue: queueName, Priority: int(priority)}}
}

// worker takes tasks from the queue.
type worker struct {
	river.WorkerDefaults[taskArgs]
	do func(context.Context, taskArgs) error
}

// Work does one task. An error brings the task back after a while.
func (w *worker) Work(ctx context.Context, job *river.Job[taskArgs]) error {
	return w.do(ctx, job.Args)
}

// finishTimeout is for packing what may be a million documents; a worker that dies over
// it is known by its heartbeat long before.
const finishTimeout = time.Hour

// Timeout is that of the queue, save for the packing.
func (w *worker) Timeout(job *river.Job[taskArgs]) time.Duration {
	if job.Args.N == finishTask {
		return finishTimeout
	}
	return 0
}

// steadyRetry comes back every few seconds: what fails here is a disk or a
// connection, which returns when it returns.
type steadyRetry struct{}

// NextRetry is at most ten seconds away.
func (steadyRetry) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(time.Duration(min(10, 1+job.Attempt)) * time.Second)
}

// stopClient gives running tasks until ctx ends, and cancels them then.
func stopClient[TTx any](ctx context.Context, client *river.Client[TTx]) error {
	err := client.Stop(ctx)
	if err == nil || !errors.Is(err, ctx.Err()) {
		return err
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	return client.StopAndCancel(last)
}
