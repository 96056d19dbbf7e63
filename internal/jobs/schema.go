package jobs

import (
	"context"
	"fmt"
)

// migrations are the steps of the ledger's schema. A step that was released never
// changes; a new need is a new step. Both databases take the same words.
//
// Times are milliseconds since 1970. A batch's left counts its chunks that are not
// done, seq numbers its events, horizon is how far the purge has come.
// A task's beat is when it was last handed out, claimed or worked on.
var migrations = [][]string{{
	`CREATE TABLE mocban_batch (
		id TEXT PRIMARY KEY, state TEXT NOT NULL, options TEXT NOT NULL, basis TEXT NOT NULL,
		created BIGINT NOT NULL, started BIGINT NOT NULL DEFAULT 0, finished BIGINT NOT NULL DEFAULT 0, purged BIGINT NOT NULL DEFAULT 0,
		total BIGINT NOT NULL DEFAULT 0, done BIGINT NOT NULL DEFAULT 0, failed BIGINT NOT NULL DEFAULT 0,
		remaining BIGINT NOT NULL DEFAULT 0, seq BIGINT NOT NULL DEFAULT 0,
		problems TEXT NOT NULL DEFAULT '', results TEXT NOT NULL DEFAULT '')`,
	`CREATE INDEX mocban_batch_finished ON mocban_batch (finished)`,
	`CREATE TABLE mocban_task (
		batch TEXT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
		first BIGINT NOT NULL DEFAULT 0, past BIGINT NOT NULL DEFAULT 0, priority BIGINT NOT NULL,
		attempt BIGINT NOT NULL DEFAULT 0, owner TEXT NOT NULL DEFAULT '', beat BIGINT NOT NULL DEFAULT 0,
		tries BIGINT NOT NULL DEFAULT 0, suspect BIGINT NOT NULL DEFAULT -1, strikes BIGINT NOT NULL DEFAULT 0,
		PRIMARY KEY (batch, n))`,
	`CREATE INDEX mocban_task_running ON mocban_task (state, beat)`,
	`CREATE TABLE mocban_item (
		batch TEXT NOT NULL, n BIGINT NOT NULL, state TEXT NOT NULL, pack TEXT NOT NULL, entry TEXT NOT NULL,
		PRIMARY KEY (batch, n))`,
	`CREATE TABLE mocban_event (
		batch TEXT NOT NULL, seq BIGINT NOT NULL, body TEXT NOT NULL,
		PRIMARY KEY (batch, seq))`,
	`CREATE TABLE mocban_key (
		name TEXT PRIMARY KEY, request TEXT NOT NULL, batch TEXT NOT NULL)`,
	`CREATE TABLE mocban_purge (
		one BIGINT PRIMARY KEY, horizon BIGINT NOT NULL)`,
}}

// NewerError says that a later version of the program has written the database.
type NewerError struct{ Found, Known int64 }

// Error names both versions.
func (e *NewerError) Error() string {
	return fmt.Sprintf("jobs: the database has schema %d, this program knows %d: use the newer program, or a backup from before it ran", e.Found, e.Known)
}

// migrateAll refuses a newer database before it changes anything in it.
func migrateAll(ctx context.Context, db database, queue func() error) error {
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if known := int64(len(migrations)); version > known {
		return &NewerError{Found: version, Known: known}
	}
	if err := queue(); err != nil {
		return fmt.Errorf("jobs: queue: %w", err)
	}
	for ; version < int64(len(migrations)); version++ {
		if err := db.within(ctx, func(c conn) error { return takeStep(ctx, c, version) }); err != nil {
			return err
		}
	}
	return nil
}

func schemaVersion(ctx context.Context, db database) (version int64, err error) {
	err = db.within(ctx, func(c conn) error {
		if _, err := c.exec(ctx, `CREATE TABLE IF NOT EXISTS mocban_schema (version BIGINT PRIMARY KEY)`); err != nil {
			return err
		}
		_, err := one(ctx, c, []any{&version}, `SELECT COALESCE(MAX(version), 0) FROM mocban_schema`)
		return err
	})
	return version, err
}

// takeStep goes from a version to the next, whole or not at all.
func takeStep(ctx context.Context, c conn, version int64) error {
	for _, statement := range migrations[version] {
		if _, err := c.exec(ctx, statement); err != nil {
			return err
		}
	}
	_, err := c.exec(ctx, `INSERT INTO mocban_schema (version) VALUES ($1)`, version+1)
	return err
}
