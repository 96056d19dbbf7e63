package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"modernc.org/sqlite"
)

// sqlitePoll is how often the queue looks for work that it was not told of.
const sqlitePoll = 100 * time.Millisecond

// sqliteDB is the database of one process: a file in a folder that it has locked.
type sqliteDB struct {
	db     *sql.DB
	client *river.Client[*sql.Tx]
}

// openSQLite opens the file and makes it when it is missing.
func openSQLite(path string, workers int, logger *slog.Logger, registry *river.Workers) (*sqliteDB, error) {
	db, err := sql.Open("sqlite", sqliteName(path))
	if err != nil {
		return nil, fmt.Errorf("jobs: sqlite: %w", err)
	}
	db.SetMaxOpenConns(1) // SQLite has one writer; a second connection would only meet SQLITE_BUSY
	settings := queueSettings(workers, sqlitePoll, logger, registry)
	settings.PollOnly = true // the listener of this driver is a poll as well, at twice the pace
	client, err := river.NewClient(riversqlite.New(db), settings)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("jobs: queue: %w", err), db.Close())
	}
	return &sqliteDB{db: db, client: client}, nil
}

// sqliteName asks for a journal that a crash cannot tear, for commits that are on the
// disk, and for transactions that take the lock at once and not half way.
func sqliteName(path string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
	}}
	slashed := filepath.ToSlash(path)
	if filepath.IsAbs(path) && slashed[0] != '/' { // C:/...
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

func (s *sqliteDB) migrate(ctx context.Context) error {
	m, err := rivermigrate.New(riversqlite.New(s.db), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return fmt.Errorf("jobs: queue: %w", err)
	}
	return migrateAll(ctx, s, func() error {
		_, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	})
}

func (s *sqliteDB) within(ctx context.Context, f func(conn) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("jobs: begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if err := f(sqliteConn{tx, s.client}); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("jobs: commit: %w", err)
	}
	return nil
}

// start frees what a killed process left behind: the lock on the folder says that
// nobody else can be working on it.
func (s *sqliteDB) start(ctx context.Context) error {
	for _, statement := range []string{
		`UPDATE river_job SET state = 'available' WHERE state = 'running'`,
		`DELETE FROM river_leader`,
	} {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("jobs: orphans: %w", err)
		}
	}
	if err := s.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("jobs: queue: %w", err)
	}
	return nil
}

func (s *sqliteDB) stop(ctx context.Context) error { return stopClient(ctx, s.client) }

func (s *sqliteDB) close() error { return s.db.Close() }

func (s *sqliteDB) shared() bool { return false }

// sqliteConn is one transaction of SQLite.
type sqliteConn struct {
	tx     *sql.Tx
	client *river.Client[*sql.Tx]
}

func (c sqliteConn) exec(ctx context.Context, statement string, args ...any) (int64, error) {
	res, err := c.tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return 0, fmt.Errorf("jobs: ledger: %w", err)
	}
	return res.RowsAffected()
}

func (c sqliteConn) query(ctx context.Context, each func(scanner) error, statement string, args ...any) error {
	rows, err := c.tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return fmt.Errorf("jobs: ledger: %w", err)
	}
	defer func() { _ = rows.Close() }()
	return eachRow(rows, each)
}

func (c sqliteConn) enqueue(ctx context.Context, tasks []river.InsertManyParams) error {
	if _, err := c.client.InsertManyFastTx(ctx, c.tx, tasks); err != nil {
		return fmt.Errorf("jobs: enqueue: %w", err)
	}
	return nil
}

func (c sqliteConn) clock() string { return `CAST(unixepoch('subsec') * 1000 AS INTEGER)` }

// Result codes of SQLite (sqlite.org/rescode.html); the low byte is the family.
const (
	sqliteReadOnly = 8
	sqliteIOErr    = 10
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteNotADB   = 26
)

// sqliteCode is the family of an error of SQLite, 0 for any other error.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
