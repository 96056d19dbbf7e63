package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Blobs keeps the files of the batches: a local folder, a folder that several
// machines share, or whatever else can do this. A key is the id of a batch, a slash
// and a name.
type Blobs interface {
	// Put writes a file whole or not at all; when it returns, the file is on the disk.
	Put(ctx context.Context, key string, write func(io.Writer) error) error
	// Open gives a file that was put.
	Open(key string) (Blob, error)
	// Remove removes a file or, for the id of a batch, all its files. What is not
	// there is removed already.
	Remove(key string) error
	// List gives the names of a batch's files or, for "", the ids of the batches.
	List(id string) ([]string, error)
}

// Blob is an open file.
type Blob interface {
	io.ReadSeekCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

// Folder keeps blobs as files below a path.
type Folder string

func (f Folder) path(key string) string { return filepath.Join(string(f), filepath.FromSlash(key)) }

// partial begins the name of a file that is not whole yet.
const partial = ".part-"

// Put writes beside the place, syncs, renames and syncs the directory, in that order:
// a crash leaves the old file, the new one, or a partial one that nobody reads.
func (f Folder) Put(ctx context.Context, key string, write func(io.Writer) error) (err error) {
	place := f.path(key)
	dir := filepath.Dir(place)
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	file, err := os.CreateTemp(dir, partial)
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	defer func() {
		if err != nil {
			_ = file.Close() // the error before it counts
			_ = os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close(), ctx.Err()); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	if err := os.Rename(file.Name(), place); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	return errors.Join(syncDir(dir), syncDir(filepath.Dir(dir)))
}

// syncDir makes a rename last. Windows has no such call; its renames are journaled.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	return nil
}

// Open opens the file for reading.
func (f Folder) Open(key string) (Blob, error) { return os.Open(f.path(key)) }

// Remove deletes files; an open one can be read to its end.
func (f Folder) Remove(key string) error { return os.RemoveAll(f.path(key)) }

// List reads the directory, in the order of the names.
func (f Folder) List(id string) ([]string, error) {
	entries, err := os.ReadDir(f.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}
