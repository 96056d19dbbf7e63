package sink

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/mocban/mocban/internal/batch"
)

const lockName = ".mocban.lock"

// Folder keeps the documents as files of one folder, with the manifest among them.
type Folder struct {
	dir      string
	lock     *lock
	journal  *journal
	standing Standing
	totals   batch.Totals
}

// OpenFolder begins a batch in a folder, or goes on with the one of the same plan.
// A folder that is neither empty nor of this plan is refused and stays as it is.
func OpenFolder(dir string, h batch.Header) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("sink: %w", err)
	}
	if err := mayWrite(dir, h); err != nil { // before a lock file is laid into a stranger's folder
		return nil, err
	}
	held, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, lock: held}
	if err := f.begin(h); err != nil {
		return nil, errors.Join(err, held.release())
	}
	return f, nil
}

// mayWrite refuses a folder of somebody else.
func mayWrite(dir string, h batch.Header) error {
	old, ours, err := headerOf(filepath.Join(dir, batch.ManifestName))
	switch {
	case ours && old == h:
		return nil
	case ours:
		return &Refusal{dir, OtherPlan}
	case err == nil:
		return &Refusal{dir, Foreign}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("sink: manifest: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	for _, e := range entries {
		if e.Name() != lockName && !isTemp(e.Name()) {
			return &Refusal{dir, Foreign}
		}
	}
	return nil
}

// begin finds out, under the lock, what is there.
func (f *Folder) begin(h batch.Header) error {
	if err := mayWrite(f.dir, h); err != nil {
		return err
	}
	if err := sweep(f.dir); err != nil {
		return err
	}
	path := filepath.Join(f.dir, batch.ManifestName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := createJournal(tempIn(f.dir), path, h); err != nil {
			return err
		}
	}
	j, err := openJournal(path)
	if err != nil {
		return err
	}
	if f.standing, err = j.resume(f); err != nil {
		return errors.Join(err, j.close())
	}
	f.journal, f.totals = j, f.standing.Totals
	return nil
}

// present compares the sizes of an item's files.
func (f *Folder) present(l *line) bool {
	for _, e := range l.Files {
		info, err := os.Lstat(filepath.Join(f.dir, e.Name))
		if err != nil || !info.Mode().IsRegular() || info.Size() != e.Size {
			return false
		}
	}
	return true
}

// whole compares their hashes.
func (f *Folder) whole(l *line) bool {
	for _, e := range l.Files {
		file, err := os.Open(filepath.Join(f.dir, e.Name))
		if err != nil {
			return false
		}
		sum, err := hashOf(file)
		if errors.Join(err, file.Close()) != nil || sum != e.SHA256 {
			return false
		}
	}
	return true
}

func hashOf(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", fmt.Errorf("sink: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Standing tells how far an earlier run has come.
func (f *Folder) Standing() Standing { return f.standing }

// Totals count what the folder holds by now.
func (f *Folder) Totals() batch.Totals { return f.totals }

// Put takes the next item.
func (f *Folder) Put(d *batch.Document) error {
	if err := f.writeAll(d.Files); err != nil {
		return err
	}
	if err := f.journal.add(line{Entry: d.Entry}); err != nil {
		return err
	}
	f.totals.Add(d.Entry)
	if f.journal.waiting >= chunk {
		return f.commit()
	}
	return nil
}

// writeAll writes the files of an item side by side: each waits for the disk.
func (f *Folder) writeAll(files []batch.File) error {
	errs := make([]error, len(files))
	var all sync.WaitGroup
	for i, file := range files {
		all.Go(func() {
			errs[i] = f.write(file.Name, func(w io.Writer) error {
				_, err := w.Write(file.Data)
				return err
			})
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

func (f *Folder) write(name string, write func(io.Writer) error) error {
	if !filepath.IsLocal(name) || filepath.Base(name) != name {
		return fmt.Errorf("sink: %q is no name of a file", name)
	}
	return writeWhole(tempIn(f.dir), filepath.Join(f.dir, name), write)
}

// commit makes what was put safe: first the names of the files, then the lines that
// speak of them.
func (f *Folder) commit() error {
	if f.journal.waiting == 0 {
		return nil
	}
	if err := syncFolder(f.dir); err != nil {
		return err
	}
	return f.journal.commit()
}

// Finish adds the files of the batch as a whole and ends the manifest.
func (f *Folder) Finish(extras Extras) error {
	if err := f.commit(); err != nil {
		return err
	}
	if err := extras.each(func(e Extra) error { return f.write(e.Name, buffered(e.Write)) }); err != nil {
		return err
	}
	if err := syncFolder(f.dir); err != nil {
		return err
	}
	if f.standing.Complete {
		return nil
	}
	f.standing.Complete = true
	return f.journal.seal(f.totals)
}

// Close makes safe what was put and gives the folder back. A batch that was not
// finished can be gone on with.
func (f *Folder) Close() error {
	return errors.Join(f.commit(), f.journal.close(), f.lock.release())
}
