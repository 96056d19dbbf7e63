// Package jobs runs batches that survive a restart: a ledger of what is done, a
// queue of what is to be done next, and a folder for the files.
//
// In: the files and options of a batch. Out: its state, its progress as events that
// can be resumed, its result. A batch is cut into tasks: one plans, many make a chunk
// of documents each, one packs the result. A task may run twice and changes nothing
// the second time, so that a crash at any moment costs time and nothing else.
// Never: reads rows, makes or judges a document, speaks HTTP.
package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"github.com/mocban/mocban/internal/batch"
)

// Options are the settings of an Engine; a zero field stands for its default.
type Options struct {
	// Folder keeps the files of the batches and, without DatabaseURL, the database. On
	// PostgreSQL all processes must be given the same folder. Required.
	Folder string
	// DatabaseURL names a PostgreSQL database; "" is an embedded SQLite file.
	DatabaseURL string
	// Judge reads and judges what a batch is made of. Required.
	Judge     func(context.Context, batch.Request) (*batch.Plan, error)
	Basis     string           // whatever else decides the files, as batch.Request has it
	Workers   int              // tasks at once; 0 is GOMAXPROCS
	Retention time.Duration    // how long a result is kept; 0 is 7 days
	Now       func() time.Time // nil is time.Now
	Logger    *slog.Logger     // nil writes nothing
	Blobs     Blobs            // where files are kept; nil is Folder
	PartFiles int              // files of one archive of a result; 0 is 10,000
}

func (o Options) withDefaults() (Options, error) {
	if o.Folder == "" || o.Judge == nil {
		return o, errors.New("jobs: folder and judge are required")
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Retention <= 0 {
		o.Retention = 7 * 24 * time.Hour
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	folder, err := filepath.Abs(o.Folder)
	if err != nil {
		return o, fmt.Errorf("jobs: %w", err)
	}
	o.Folder = folder
	if o.Blobs == nil {
		o.Blobs = Folder(filepath.Join(folder, "batches"))
	}
	return o, nil
}

// Engine takes batches and works on them. It serves any number of callers at once.
type Engine struct {
	opt     Options
	db      database
	lock    *folderLock
	owner   string // names this run of this process in the ledger
	plans   *planCache
	working *register
	news    *news
	storage *storage
	taken   atomic.Int64  // documents that TakenOver counts
	ended   chan struct{} // closed when Stop begins: tasks give back what they have not begun
	stop    sync.Once
	tending sync.WaitGroup
}

// Open makes the folder and the database ready. It gives a *BusyError where another
// process has the folder, a *NetworkError where an embedded database would not be safe
// in it, and a *DamagedError or a *NewerError where the database cannot be used.
func Open(ctx context.Context, opt Options) (*Engine, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	e := &Engine{opt: opt, owner: rand.Text(), plans: newPlanCache(), working: newRegister(),
		news: newNews(), storage: &storage{}, ended: make(chan struct{})}
	if err := e.openDatabase(ctx); err != nil {
		return nil, err
	}
	if err := e.db.migrate(ctx); err != nil {
		return nil, errors.Join(damaged(err, e.opt.Folder), e.close())
	}
	return e, nil
}

// databaseFile is the ledger and queue in the folder, where no other was named.
const databaseFile = "mocban.db"

func (e *Engine) openDatabase(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Join(e.opt.Folder, "batches"), 0o750); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	registry := river.NewWorkers()
	river.AddWorker(registry, &worker{do: e.work})
	var err error
	if e.opt.DatabaseURL != "" {
		e.db, err = openPostgres(ctx, e.opt.DatabaseURL, e.opt.Workers, e.opt.Logger, registry)
		return err
	}
	if err := refuseNetwork(e.opt.Folder); err != nil {
		return err
	}
	if e.lock, err = lockFolder(e.opt.Folder); err != nil {
		return err
	}
	path := filepath.Join(e.opt.Folder, databaseFile)
	if err := e.refuseLost(path); err != nil {
		return errors.Join(err, e.lock.release())
	}
	if e.db, err = openSQLite(path, e.opt.Workers, e.opt.Logger, registry); err != nil {
		return errors.Join(err, e.lock.release())
	}
	return nil
}

// refuseLost does not make a new database beside batches that an old one knew.
func (e *Engine) refuseLost(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	kept, err := os.ReadDir(filepath.Join(e.opt.Folder, "batches"))
	if err != nil || len(kept) == 0 {
		return err
	}
	return &DamagedError{Folder: e.opt.Folder, err: errors.New("mocban.db is missing while batches are there")}
}

// Start takes up where the last run ended, and begins to work.
func (e *Engine) Start(ctx context.Context) error {
	if !e.db.shared() {
		if err := errors.Join(e.adopt(ctx), e.removeStrays(ctx)); err != nil {
			return err
		}
	}
	if err := e.db.start(ctx); err != nil {
		return err
	}
	e.tending.Go(e.tend)
	return nil
}

// Stop hands out no more tasks. Those that run give back what they have not begun;
// when ctx ends they are broken off, which loses nothing. It closes the Engine.
func (e *Engine) Stop(ctx context.Context) error {
	var err error
	e.stop.Do(func() {
		close(e.ended)
		e.tending.Wait()
		err = errors.Join(e.db.stop(ctx), e.close())
	})
	return err
}

func (e *Engine) close() error {
	return errors.Join(e.db.close(), e.lock.release())
}

// stopping reports that Stop has begun.
func (e *Engine) stopping() bool {
	select {
	case <-e.ended:
		return true
	default:
		return false
	}
}

// now is the time in the milliseconds of the ledger.
func (e *Engine) now() int64 { return e.opt.Now().UnixMilli() }
