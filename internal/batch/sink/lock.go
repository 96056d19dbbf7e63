package sink

import (
	"fmt"
	"os"

	"github.com/gofrs/flock"
)

// lock keeps other processes off a place. It ends with the process, whatever ends
// that; the file that carries it is taken away when a batch is given back.
type lock struct{ held *flock.Flock }

// tries is how often a lock file that vanished under our hands is made again.
const tries = 10

func takeLock(path string) (*lock, error) {
	for range tries {
		l := flock.New(path)
		got, err := l.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("sink: lock: %w", err)
		case !got:
			return nil, ErrBusy
		case isStill(l, path):
			return &lock{l}, nil
		}
		// The holder before us removed the file between our opening and locking it.
		if err := l.Close(); err != nil {
			return nil, fmt.Errorf("sink: lock: %w", err)
		}
	}
	return nil, ErrBusy
}

// isStill makes sure that the locked file is the one others find under the path.
func isStill(l *flock.Flock, path string) bool {
	held, err := l.Stat()
	if err != nil {
		return false
	}
	found, err := os.Stat(path)
	return err == nil && os.SameFile(held, found)
}

// release gives the lock back. The file is removed first, where the system allows
// that of an open one; what is left of it is empty and hurts nobody.
func (l *lock) release() error {
	_ = os.Remove(l.held.Path())
	if err := l.held.Close(); err != nil {
		return fmt.Errorf("sink: unlock: %w", err)
	}
	_ = os.Remove(l.held.Path())
	return nil
}
