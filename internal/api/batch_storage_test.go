package api

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/jobs"
)

// smallDisk is a folder on a disk that is full while the test says so.
type smallDisk struct {
	jobs.Blobs
	full atomic.Bool
}

func (d *smallDisk) Put(ctx context.Context, key string, write func(io.Writer) error) error {
	return d.Blobs.Put(ctx, key, func(w io.Writer) error { return write(bounded{w, d}) })
}

type bounded struct {
	io.Writer
	disk *smallDisk
}

func (b bounded) Write(p []byte) (int, error) {
	if b.disk.full.Load() {
		return 0, &syscallError{syscall.ENOSPC}
	}
	return b.Writer.Write(p)
}

// syscallError is an error of the system below some words, as os gives it.
type syscallError struct{ error }

func (e *syscallError) Unwrap() error { return e.error }

func TestFullDiskPausesABatchAndRoomLetsItGoOn(t *testing.T) {
	folder := t.TempDir()
	disk := &smallDisk{Blobs: jobs.Folder(filepath.Join(folder, "batches"))}
	h := newBatchHandler(t, jobs.Options{Folder: folder, Blobs: disk, Workers: 1})
	id := accepted(t, h, rowsForm(t, 200))
	for batchOf(t, h, id).Done == 0 {
		time.Sleep(time.Millisecond)
	}
	disk.full.Store(true)
	for began := time.Now(); batchOf(t, h, id).State != "paused_storage"; time.Sleep(5 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("%+v", batchOf(t, h, id))
		}
	}
	problemOf(t, postForm(t, h, contractForm(t)), 507, "storage_full")
	if page := call(t, h, request("GET", "/readyz", "")).Body.String(); !strings.Contains(page, `"full"`) {
		t.Error(page)
	}
	disk.full.Store(false)
	if b := ended(t, h, id); b.State != "completed" || b.Done != 200 {
		t.Fatalf("%+v", b)
	}
	resultOf(t, h, id).everyRowOnce(t, 200)
	if page := call(t, h, request("GET", "/readyz", "")).Body.String(); !strings.Contains(page, `"ok"`) {
		t.Error(page)
	}
}

// TestDamagedFilesAreMadeAgain spoils what a power cut may spoil: files that were
// made, before they are in the result.
func TestDamagedFilesAreMadeAgain(t *testing.T) {
	folder := t.TempDir()
	disk := &rotten{Blobs: jobs.Folder(filepath.Join(folder, "batches"))}
	h := newBatchHandler(t, jobs.Options{Folder: folder, Blobs: disk})
	id := accepted(t, h, rowsForm(t, 60))
	if b := ended(t, h, id); b.State != "completed" || b.Done != 60 {
		t.Fatalf("%+v", b)
	}
	if !disk.spoiled.Load() {
		t.Fatal("nothing was spoiled")
	}
	resultOf(t, h, id).everyRowOnce(t, 60)
}

// rotten loses the end of the first pack that is written.
type rotten struct {
	jobs.Blobs
	spoiled atomic.Bool
}

func (d *rotten) Put(ctx context.Context, key string, write func(io.Writer) error) error {
	if !strings.Contains(key, "/pack-") || !d.spoiled.CompareAndSwap(false, true) {
		return d.Blobs.Put(ctx, key, write)
	}
	return d.Blobs.Put(ctx, key, func(w io.Writer) error { return write(&short{w, 5000}) })
}

type short struct {
	io.Writer
	left int
}

func (s *short) Write(p []byte) (int, error) {
	n := min(s.left, len(p))
	s.left -= n
	_, err := s.Writer.Write(p[:n])
	return len(p), err
}

func TestResultsAreRemovedWhenTheirTimeIsOverAndNotByAJumpingClock(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		var ahead atomic.Int64
		opt.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
		e := openJobs(t, opt)
		h := newTestHandler(t, Options{Batches: e})
		id := accepted(t, h, contractForm(t), "Idempotency-Key", "k")
		ended(t, h, id)
		ahead.Store(int64(365 * 24 * time.Hour))
		if err := e.Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
		if b := batchOf(t, h, id); b.Purged != "" {
			t.Fatal("a clock that jumps a year removes everything")
		}
		for range 10 { // a day each
			if err := e.Purge(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/result", "")), 410, "batch.expired")
		if _, err := jobs.Folder(filepath.Join(opt.Folder, "batches")).Open(id + "/result-1.zip"); err == nil {
			t.Error("the file is still there")
		}
		if again := accepted(t, h, contractForm(t), "Idempotency-Key", "k"); again == id {
			t.Error("a purged batch is sent as an answer")
		}
	})
}

func TestDownloadSurvivesThePurge(t *testing.T) {
	e := openJobs(t, jobs.Options{})
	h := newTestHandler(t, Options{Batches: e})
	id := accepted(t, h, contractForm(t))
	ended(t, h, id)
	file, _, err := e.Result(t.Context(), id, "1")
	if err != nil {
		t.Fatal(err)
	}
	call(t, h, request("DELETE", batchPath(id), ""))
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	readResult(t, data)
}

func TestRestartTakesUpWhereTheLastRunEnded(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		opt.Workers = 1
		h := newBatchHandler(t, opt)
		id := accepted(t, h, rowsForm(t, 200))
		for batchOf(t, h, id).Done == 0 {
			time.Sleep(time.Millisecond)
		}
		began := time.Now()
		stopEngine(t, h.opt.Batches)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("stopped after %s", took)
		}
		again := newBatchHandler(t, opt)
		if b := batchOf(t, again, id); b.Done == 0 || b.Done == 200 {
			t.Logf("stopped at %d of 200", b.Done)
		}
		if b := ended(t, again, id); b.State != "completed" {
			t.Fatalf("%+v", b)
		}
		resultOf(t, again, id).everyRowOnce(t, 200)
	})
}
