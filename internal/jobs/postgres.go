package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// postgresPoll is how often the queue looks for work that no notice told it of.
const postgresPoll = time.Second

// migrationLock keeps two processes that start together from migrating together.
const migrationLock = 0x6d6f6362616e // "mocban"

// postgresDB is a database that several processes share.
type postgresDB struct {
	pool   *pgxpool.Pool
	client *river.Client[pgx.Tx]
}

// openPostgres connects to the database of the URL.
func openPostgres(ctx context.Context, url string, workers int, logger *slog.Logger, registry *river.Workers) (*postgresDB, error) {
	settings, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("jobs: postgres: %w", err)
	}
	// A worker holds a connection only while it writes; the queue listens on one more.
	settings.MaxConns = max(settings.MaxConns, int32(min(workers, 100))+6)
	pool, err := pgxpool.NewWithConfig(ctx, settings)
	if err != nil {
		return nil, fmt.Errorf("jobs: postgres: %w", err)
	}
	client, err := river.NewClient(riverpgxv5.New(pool), queueSettings(workers, postgresPoll, logger, registry))
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("jobs: queue: %w", err)
	}
	return &postgresDB{pool: pool, client: client}, nil
}

func (p *postgresDB) migrate(ctx context.Context) error {
	held, err := p.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("jobs: postgres: %w", err)
	}
	defer held.Release()
	if _, err := held.Exec(ctx, `SELECT pg_advisory_lock($1)`, int64(migrationLock)); err != nil {
		return fmt.Errorf("jobs: postgres: %w", err)
	}
	defer func() {
		_, _ = held.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, int64(migrationLock))
	}()
	m, err := rivermigrate.New(riverpgxv5.New(p.pool), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return fmt.Errorf("jobs: queue: %w", err)
	}
	return migrateAll(ctx, p, func() error {
		_, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	})
}

func (p *postgresDB) within(ctx context.Context, f func(conn) error) error {
	tx, err := p.pool.Begin(ctx)
	if err != nil {
		return fmt.Errorf("jobs: begin: %w", err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // does nothing after a commit
	if err := f(postgresConn{tx, p.client}); err != nil {
		return err
	}
	if err := tx.Commit(ctx); err != nil {
		return fmt.Errorf("jobs: commit: %w", err)
	}
	return nil
}

func (p *postgresDB) start(ctx context.Context) error {
	if err := p.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("jobs: queue: %w", err)
	}
	return nil
}

func (p *postgresDB) stop(ctx context.Context) error { return stopClient(ctx, p.client) }

func (p *postgresDB) close() error {
	p.pool.Close()
	return nil
}

func (p *postgresDB) shared() bool { return true }

// postgresConn is one transaction of PostgreSQL.
type postgresConn struct {
	tx     pgx.Tx
	client *river.Client[pgx.Tx]
}

func (c postgresConn) exec(ctx context.Context, statement string, args ...any) (int64, error) {
	tag, err := c.tx.Exec(ctx, statement, args...)
	if err != nil {
		return 0, fmt.Errorf("jobs: ledger: %w", err)
	}
	return tag.RowsAffected(), nil
}

func (c postgresConn) query(ctx context.Context, each func(scanner) error, statement string, args ...any) error {
	rows, err := c.tx.Query(ctx, statement, args...)
	if err != nil {
		return fmt.Errorf("jobs: ledger: %w", err)
	}
	defer rows.Close()
	return eachRow(rows, each)
}

func (c postgresConn) enqueue(ctx context.Context, tasks []river.InsertManyParams) error {
	if _, err := c.client.InsertManyFastTx(ctx, c.tx, tasks); err != nil {
		return fmt.Errorf("jobs: enqueue: %w", err)
	}
	return nil
}

func (c postgresConn) clock() string {
	return `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)`
}

// postgresDiskFull is SQLSTATE 53100.
func postgresDiskFull(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "53100"
}
