package api

import (
	"crypto/rand"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/mocban/mocban/internal/jobs"
)

// postgresVariable names a PostgreSQL that the tests may use; .ci/check-batches sets it.
const postgresVariable = "MOCBAN_TEST_POSTGRES"

// onEachDatabase runs a test on the embedded database and on PostgreSQL.
func onEachDatabase(t *testing.T, test func(t *testing.T, opt jobs.Options)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, jobs.Options{Folder: t.TempDir()}) })
	t.Run("postgres", func(t *testing.T) { test(t, jobs.Options{Folder: t.TempDir(), DatabaseURL: freshSchema(t)}) })
}

// freshSchema is the URL of a part of the database that only this test sees.
func freshSchema(t *testing.T) string {
	t.Helper()
	address := os.Getenv(postgresVariable)
	if address == "" {
		t.Skipf("skipped: %s names no PostgreSQL", postgresVariable)
	}
	name := "t_" + strings.ToLower(rand.Text())
	run := func(statement string) {
		c, err := pgx.Connect(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Exec(t.Context(), statement); err != nil {
			t.Error(err)
		}
		if err := c.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	run("CREATE SCHEMA " + name)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}
