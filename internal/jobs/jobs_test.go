package jobs

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/mocban/mocban/internal/batch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// errNoJudge ends every plan: what needs a plan is tested with the real one, through
// the calls of the API.
var errNoJudge = errors.New("no judge")

func options(tb testing.TB) Options {
	tb.Helper()
	return Options{Folder: tb.TempDir(), Workers: 2, Judge: func(context.Context, batch.Request) (*batch.Plan, error) {
		return nil, errNoJudge
	}}
}

// opened is an engine that has a database and does not work.
func opened(tb testing.TB, opt Options) *Engine {
	tb.Helper()
	e, err := Open(tb.Context(), opt)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := e.Stop(ctx); err != nil {
			tb.Error(err)
		}
	})
	return e
}

func submission() Submission {
	return Submission{Input: batch.Input{Template: []byte("{}"), Data: batch.Upload{Name: "a.csv", Data: []byte("a\n1\n")}}}
}

// withChunk is a batch with one chunk of ten items that waits.
func withChunk(tb testing.TB, e *Engine) taskArgs {
	tb.Helper()
	b, _, err := e.Submit(tb.Context(), submission())
	if err != nil {
		tb.Fatal(err)
	}
	err = e.db.within(tb.Context(), func(c conn) error {
		return addTasks(tb.Context(), c, []task{{batch: b.ID, n: 1, kind: kindChunk, past: 10, priority: 2}})
	})
	if err != nil {
		tb.Fatal(err)
	}
	return taskArgs{b.ID, 1}
}

func claimed(tb testing.TB, e *Engine, args taskArgs) task {
	tb.Helper()
	t, found, err := e.claim(tb.Context(), args)
	if err != nil || !found {
		tb.Fatalf("not claimed: %v", err)
	}
	return t
}

func entries(n int) []batch.Entry {
	list := make([]batch.Entry, n)
	for i := range list {
		list[i] = batch.Entry{Item: i + 1, State: batch.Done}
	}
	return list
}

func TestTaskIsClaimedByOneWorker(t *testing.T) {
	e := opened(t, options(t))
	args := withChunk(t, e)
	claimed(t, e, args)
	if _, found, err := e.claim(t.Context(), args); found || err != nil {
		t.Errorf("claimed twice (%v)", err)
	}
}

// TestLateWriteOfAWorkerThoughtDeadChangesNothing: a worker that slept through its
// lease wakes and finds that another has its task.
func TestLateWriteOfAWorkerThoughtDeadChangesNothing(t *testing.T) {
	e := opened(t, options(t))
	args := withChunk(t, e)
	asleep := claimed(t, e, args)
	if err := e.free(t.Context(), func(taskArgs) bool { return true }); err != nil {
		t.Fatal(err)
	}
	awake := claimed(t, e, args)
	if awake.attempt == asleep.attempt {
		t.Fatal("the fence has not moved")
	}
	if err := e.keep(t.Context(), &asleep, made{next: 10, entries: entries(10)}, taskWaiting); !errors.Is(err, errLost) {
		t.Fatalf("the late write went through: %v", err)
	}
	if b, _ := e.Batch(t.Context(), args.Batch); b.Done != 0 {
		t.Errorf("%+v", b)
	}
	if err := e.keep(t.Context(), &awake, made{next: 10, entries: entries(10)}, taskWaiting); err != nil {
		t.Fatal(err)
	}
	if b, _ := e.Batch(t.Context(), args.Batch); b.Done != 10 {
		t.Errorf("%+v", b)
	}
}

// TestTaskThatTheQueueHasLostIsHandedOutAgain takes a task out of the queue that the
// ledger holds to be waiting in it.
func TestTaskThatTheQueueHasLostIsHandedOutAgain(t *testing.T) {
	e := opened(t, options(t))
	b, _, err := e.Submit(t.Context(), submission())
	if err != nil {
		t.Fatal(err)
	}
	queued := func(statements ...string) (n int64) {
		t.Helper()
		err := e.db.within(t.Context(), func(c conn) error {
			for _, statement := range statements {
				if _, err := c.exec(t.Context(), statement); err != nil {
					return err
				}
			}
			_, err := one(t.Context(), c, []any{&n}, `SELECT COUNT(*) FROM river_job`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	sweep := func() {
		t.Helper()
		if err := e.sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	const lose, wait = `DELETE FROM river_job`, `UPDATE mocban_task SET beat = 0`

	queued(lose)
	sweep()
	if n := queued(); n != 0 {
		t.Fatalf("handed out before the lease was over: %d", n)
	}
	queued(wait)
	busy := []taskArgs{{b.ID, 1}, {b.ID, 2}}
	for _, args := range busy {
		e.working.enter(args, nil)
	}
	sweep()
	if n := queued(); n != 0 {
		t.Fatalf("handed out while every worker was busy: %d", n)
	}
	e.working.leave(busy[0])
	sweep()
	sweep()
	if n := queued(); n != 1 {
		t.Fatalf("handed out %d times, want once", n)
	}
	e.working.leave(busy[1])
}

func TestHalfAChunkIsWrittenDownAndTheRestHandedOut(t *testing.T) {
	e := opened(t, options(t))
	args := withChunk(t, e)
	first := claimed(t, e, args)
	if err := e.keep(t.Context(), &first, made{next: 4, entries: entries(4)}, taskWaiting); err != nil {
		t.Fatal(err)
	}
	second := claimed(t, e, args)
	if second.first != 4 || second.past != 10 || second.tries != 1 {
		t.Errorf("%+v", second)
	}
}

// TestPoisonIsGivenUpAndOnlyThat kills the process, as it were, over the third item:
// the task is claimed and never settled, and its orphan freed as after a restart.
func TestPoisonIsGivenUpAndOnlyThat(t *testing.T) {
	e := opened(t, options(t))
	args := withChunk(t, e)
	plan := &batch.Plan{Items: make([]batch.Item, 10)}
	crash := func() {
		if err := e.adopt(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range maxTries {
		if claimed := claimed(t, e, args); claimed.careful() {
			t.Fatal("careful too early")
		}
		crash()
	}
	now := claimed(t, e, args)
	if !now.careful() {
		t.Fatal("not careful")
	}
	if err := e.keep(t.Context(), &now, made{next: 2, entries: entries(2)}, taskWaiting); err != nil {
		t.Fatal(err)
	}
	for range maxStrikes {
		now = claimed(t, e, args)
		if now.first != 2 || !now.careful() {
			t.Fatalf("%+v", now)
		}
		now.strike()
		if err := e.db.within(t.Context(), func(c conn) error { return mustSettle(t.Context(), c, now, taskRunning) }); err != nil {
			t.Fatal(err)
		}
		crash()
	}
	now = claimed(t, e, args)
	m, err := e.makeSuspect(t.Context(), plan, &now)
	if err != nil || m.next != 3 || len(m.entries) != 1 || m.entries[0].State != batch.Failed || m.entries[0].Problems[0].Code != "batch.crashed" {
		t.Fatalf("%+v %v", m, err)
	}
}

func TestTroubleOfTheMachineIsTriedAgain(t *testing.T) {
	opt := options(t)
	judged := make(chan struct{}, 100)
	opt.Judge = func(context.Context, batch.Request) (*batch.Plan, error) {
		judged <- struct{}{}
		if len(judged) == 1 {
			panic("first")
		}
		return nil, errNoJudge
	}
	e := opened(t, opt)
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	b, _, err := e.Submit(t.Context(), submission())
	if err != nil {
		t.Fatal(err)
	}
	for began := time.Now(); len(judged) < 2; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatal("a panic ends the task")
		}
	}
	if b, err := e.Batch(t.Context(), b.ID); err != nil || b.State != Running {
		t.Errorf("%+v %v", b, err)
	}
}

func TestFolderServesOneProcess(t *testing.T) {
	opt := options(t)
	opened(t, opt)
	var busy *BusyError
	if _, err := Open(t.Context(), opt); !errors.As(err, &busy) || busy.Folder != opt.Folder {
		t.Errorf("%v", err)
	}
}

func TestDatabaseIsRefusedRatherThanMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"damaged": func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600)
		},
		"missing": os.Remove,
	} {
		opt := options(t)
		e, err := Open(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := e.Submit(t.Context(), submission()); err != nil {
			t.Fatal(err)
		}
		if err := e.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := spoil(filepath.Join(opt.Folder, databaseFile)); err != nil {
			t.Fatal(err)
		}
		var damaged *DamagedError
		if _, err := Open(t.Context(), opt); !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDatabaseOfANewerProgramIsRefused(t *testing.T) {
	opt := options(t)
	e, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(opt.Folder, databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO mocban_schema (version) VALUES (99)`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	var newer *NewerError
	if _, err := Open(t.Context(), opt); !errors.As(err, &newer) || newer.Found != 99 {
		t.Errorf("%v", err)
	}
}

func TestSchemaIsMadeOnce(t *testing.T) {
	opt := options(t)
	for range 2 {
		e, err := Open(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		if version, err := schemaVersion(t.Context(), e.db); err != nil || version != int64(len(migrations)) {
			t.Errorf("%d %v", version, err)
		}
		if err := e.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBlobIsWholeOrNotThere(t *testing.T) {
	f := Folder(t.TempDir())
	failed := errors.New("half way")
	err := f.Put(t.Context(), "a/b", func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return failed
	})
	if !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if names, err := f.List("a"); err != nil || len(names) != 0 {
		t.Errorf("%v %v", names, err)
	}
	for _, text := range []string{"first", "second"} {
		if err := f.Put(t.Context(), "a/b", func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(filepath.Join(string(f), "a", "b")); err != nil || string(data) != text {
			t.Errorf("%q %v", data, err)
		}
	}
}

func TestIDHasOneForm(t *testing.T) {
	for id, want := range map[string]bool{
		"ABCDEFGHIJKLMNOPQRSTUVWXY2": true, "abcdefghijklmnopqrstuvwxy2": false, "ABCDEFGHIJKLMNOPQRSTUVWXY1": false,
		"ABCDEFGHIJKLMNOPQRSTUVWXY": false, "../DEFGHIJKLMNOPQRSTUVWXY2": false, "": false,
	} {
		if IsID(id) != want {
			t.Errorf("IsID(%q) = %t", id, !want)
		}
	}
}

func TestChunksCoverEveryItemOnce(t *testing.T) {
	for _, total := range []int{0, 1, 9, 10, 11, 100, 799, 800, 801, 12345} {
		next := int64(0)
		for _, c := range cut("x", total) {
			if c.first != next || c.past <= c.first || c.past-c.first > maxChunk {
				t.Fatalf("%d items: %+v behind %d", total, c, next)
			}
			next = c.past
		}
		if next != int64(total) {
			t.Errorf("%d items: the chunks end at %d", total, next)
		}
	}
}

func TestResultIsSplitAtTheLimits(t *testing.T) {
	small := batch.Entry{Files: make([]batch.EntryFile, 2)}
	large := batch.Entry{Files: []batch.EntryFile{{Size: maxBytes}}}
	var s split
	for i := range maxFiles/2 + 1 {
		if got, want := s.next(small), 1+i/(maxFiles/2); got != want {
			t.Fatalf("item %d is in part %d, want %d", i, got, want)
		}
	}
	if s.next(large) != 2 || s.next(small) != 3 {
		t.Error("a gibibyte does not fill an archive")
	}
}

func BenchmarkOpenAndStart(b *testing.B) {
	opt := options(b)
	for b.Loop() {
		e, err := Open(b.Context(), opt)
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Start(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := e.Stop(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkSubmit(b *testing.B) {
	e := opened(b, options(b))
	for b.Loop() {
		if _, _, err := e.Submit(b.Context(), submission()); err != nil {
			b.Fatal(err)
		}
	}
}
