package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
)

// database is where ledger and queue lie together, so that what is written down and
// what is to be done next are one transaction.
type database interface {
	// migrate brings queue and ledger to the schema of this program.
	migrate(ctx context.Context) error
	// within runs f in one transaction. Inside it nothing else may use the database:
	// SQLite has a single connection.
	within(ctx context.Context, f func(conn) error) error
	// start begins to hand out tasks to the workers.
	start(ctx context.Context) error
	// stop hands out no more, waits for the running ones until ctx ends and cancels
	// them then.
	stop(ctx context.Context) error
	close() error
	// shared reports that other processes work on the same database, so that only a
	// heartbeat tells a slow worker from a dead one.
	shared() bool
}

// conn is one transaction. Statements are written once, with $1 for the first value,
// whole numbers and text only; both databases understand them.
type conn interface {
	// exec runs a statement and gives the number of rows it changed.
	exec(ctx context.Context, statement string, args ...any) (int64, error)
	// query calls each for every row; scan reads the row's columns.
	query(ctx context.Context, each func(scan scanner) error, statement string, args ...any) error
	// enqueue hands out tasks when the transaction is committed.
	enqueue(ctx context.Context, tasks []river.InsertManyParams) error
	// clock is the expression of the database's own time in milliseconds: leases of
	// several machines are measured by one clock.
	clock() string
}

type scanner func(into ...any) error

// rows is what the drivers of both databases give.
type rows interface {
	Next() bool
	Scan(into ...any) error
	Err() error
}

// eachRow calls each for every row.
func eachRow(list rows, each func(scan scanner) error) error {
	for list.Next() {
		if err := each(list.Scan); err != nil {
			return fmt.Errorf("jobs: ledger: %w", err)
		}
	}
	if err := list.Err(); err != nil {
		return fmt.Errorf("jobs: ledger: %w", err)
	}
	return nil
}

// one reads the columns of the first row and reports whether there was one.
func one(ctx context.Context, c conn, into []any, statement string, args ...any) (found bool, err error) {
	err = c.query(ctx, func(scan scanner) error {
		if found {
			return nil
		}
		found = true
		return scan(into...)
	}, statement, args...)
	return found && err == nil, err
}

// The settings of the queue. The defaults of River would hand out 160 tasks a second
// and take an hour to see that a worker is dead.
const (
	queueName     = "mocban"
	fetchCooldown = 5 * time.Millisecond
	taskTimeout   = 2 * time.Minute
	rescueAfter   = 150 * time.Second // must exceed taskTimeout, or a slow task runs twice
	keepJobs      = time.Hour         // rows of finished jobs in the queue's own table
	maxAttempts   = 1000
)

// queueSettings are those that both databases share.
func queueSettings(workers int, poll time.Duration, logger *slog.Logger, registry *river.Workers) *river.Config {
	return &river.Config{
		Queues:                      map[string]river.QueueConfig{queueName: {MaxWorkers: workers}},
		Workers:                     registry,
		FetchCooldown:               fetchCooldown,
		FetchPollInterval:           poll,
		JobTimeout:                  taskTimeout,
		RescueStuckJobsAfter:        rescueAfter,
		MaxAttempts:                 maxAttempts,
		RetryPolicy:                 steadyRetry{},
		CompletedJobRetentionPeriod: keepJobs,
		CancelledJobRetentionPeriod: keepJobs,
		DiscardedJobRetentionPeriod: keepJobs,
		Logger:                      slog.New(onlyWarnings{logger.Handler()}),
	}
}

// onlyWarnings keeps the queue's own comings and goings out of the log.
type onlyWarnings struct{ slog.Handler }

// Enabled drops what is below a warning.
func (h onlyWarnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && h.Handler.Enabled(ctx, level)
}

// WithAttrs keeps the limit.
func (h onlyWarnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return onlyWarnings{h.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the limit.
func (h onlyWarnings) WithGroup(name string) slog.Handler {
	return onlyWarnings{h.Handler.WithGroup(name)}
}
