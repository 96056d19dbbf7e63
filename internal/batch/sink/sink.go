// Package sink puts the documents of a batch where they are to stay: into a folder
// or into ZIP archives.
//
// In: documents in the order of their items. Out: whole files, and a manifest that
// says what is there. After the end of the process at any moment no file under its
// final name is half, and opening the same place for the same plan goes on behind
// the last item that is safe on the disk.
// Never: makes a document, knows flags, keeps a batch in memory.
package sink

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mocban/mocban/internal/batch"
)

// chunk is how many documents are made safe at once: one fsync of the folder and
// one of the manifest for all of them. As many are hashed when a batch goes on.
const chunk = 100

// ErrBusy says that another process writes to the same place.
var ErrBusy = errors.New("sink: another process is writing here")

// Refusal says that a place holds what is not to be touched.
type Refusal struct {
	Path string
	Why  Why
}

// Why is the reason of a Refusal.
type Why uint8

// Foreign: the place is not empty and holds no manifest of ours. OtherPlan: its
// manifest is of another template, other data or other options.
const (
	Foreign Why = iota + 1
	OtherPlan
)

// Error names the place.
func (r *Refusal) Error() string {
	if r.Why == OtherPlan {
		return fmt.Sprintf("sink: %s belongs to another batch", r.Path)
	}
	return fmt.Sprintf("sink: %s holds files that are not of a batch", r.Path)
}

// Standing tells how far a batch has come in an earlier run.
type Standing struct {
	Items    int          // are safe; the run goes on behind them
	Totals   batch.Totals // of those items
	Complete bool         // nothing is left to do
}

// Extra is a file of the batch as a whole.
type Extra struct {
	Name  string
	Write func(io.Writer) error
}

// Extras make the files of the batch as a whole, one after the other; nil makes none.
type Extras func(add func(Extra) error) error

func (e Extras) each(add func(Extra) error) error {
	if e == nil {
		return nil
	}
	return e(add)
}

// Fresh reports that no batch was begun at a path, be it a folder or an archive.
func Fresh(path string) bool {
	for _, begun := range []string{filepath.Join(path, batch.ManifestName), path + journalEnding} {
		if _, err := os.Lstat(begun); err == nil {
			return false
		}
	}
	return true
}
