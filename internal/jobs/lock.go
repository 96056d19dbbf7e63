package jobs

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"
)

// BusyError says that another process works on the folder.
type BusyError struct{ Folder string }

// Error names the folder.
func (e *BusyError) Error() string {
	return fmt.Sprintf("jobs: another process works on %s", e.Folder)
}

// DamagedError says that the database of a folder cannot be read. It is never made
// anew by itself: the batches it knew would be lost without a word.
type DamagedError struct {
	Folder string
	err    error
}

// Error names the folder and what to do.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("jobs: the database in %s cannot be used (%v): restore %s from a backup, or move the folder away to begin anew", e.Folder, e.err, databaseFile)
}

// Unwrap gives what the database said.
func (e *DamagedError) Unwrap() error { return e.err }

// damaged tells a file that is no sound database from other troubles.
func damaged(err error, folder string) error {
	if code := sqliteCode(err); code == sqliteNotADB || code == sqliteCorrupt {
		return &DamagedError{Folder: folder, err: err}
	}
	return err
}

// folderLock is the operating system's lock on a folder; it ends with the process,
// however that ends.
type folderLock struct{ file *flock.Flock }

func lockFolder(folder string) (*folderLock, error) {
	file := flock.New(filepath.Join(folder, "mocban.lock"))
	held, err := file.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("jobs: lock: %w", err)
	case !held:
		return nil, errors.Join(&BusyError{Folder: folder}, file.Close())
	}
	return &folderLock{file}, nil
}

func (l *folderLock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
