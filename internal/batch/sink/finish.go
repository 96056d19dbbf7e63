package sink

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// Finish adds the files of the batch as a whole and the manifest to the first
// archive, writes the directories and gives every archive its final name, the first
// one last: where it stands, all stand.
func (a *Archive) Finish(extras Extras) error {
	if a.journal == nil { // it was finished before
		return nil
	}
	if !a.sealed {
		if err := a.seal(extras); err != nil {
			return err
		}
	}
	return a.publish()
}

func (a *Archive) seal(extras Extras) error {
	if err := a.commit(); err != nil {
		return err
	}
	if _, err := a.roomFor(&batch.Document{}); err != nil { // of a batch without files as well
		return err
	}
	if err := extras.each(a.addExtra); err != nil {
		return err
	}
	if err := a.addOwn(); err != nil {
		return err
	}
	for _, p := range a.parts {
		if err := p.seal(); err != nil {
			return err
		}
	}
	if err := a.journal.standAtEnd(); err != nil {
		return err
	}
	a.sealed = true
	return a.journal.seal(a.totals)
}

// addOwn adds the manifest, and an index where there are several archives.
func (a *Archive) addOwn() error {
	if len(a.parts) > 1 {
		if err := a.addExtra(Extra{batch.IndexName, a.writeIndex}); err != nil {
			return err
		}
	}
	return a.addExtra(Extra{batch.ManifestName, a.writeManifest})
}

// addExtra packs a file of the batch into the first archive.
func (a *Archive) addExtra(e Extra) error {
	first := a.parts[0]
	w, err := first.zip.CreateHeader(&zip.FileHeader{Name: e.Name, Method: methodOf(e.Name), Modified: timeOf(a.stamp)})
	if err == nil {
		err = e.Write(w)
	}
	if err != nil {
		return fmt.Errorf("sink: %s: %s: %w", first.final, e.Name, err)
	}
	return nil
}

// methodOf packs text; workbooks and PDF are packed already.
func methodOf(name string) uint16 {
	switch filepath.Ext(name) {
	case ".xlsx", ".pdf":
		return zip.Store
	}
	return zip.Deflate
}

// timeOf reads what stampOf wrote.
func timeOf(stamp uint32) time.Time {
	if stamp == 0 {
		stamp = 1<<21 | 1<<16
	}
	d, c := int(stamp>>16), int(stamp&0xFFFF)
	return time.Date(d>>9+1980, time.Month(d>>5&15), d&31, c>>11, c>>5&63, c&31*2, 0, time.UTC)
}

// writeManifest writes the journal as readers know it, without what only archives
// need.
func (a *Archive) writeManifest(w io.Writer) error {
	head, _, err := headerOf(a.path + journalEnding)
	if err != nil {
		return err
	}
	if err := writeLine(w, head); err != nil {
		return err
	}
	if err := a.eachEntry(func(e batch.Entry) error { return writeLine(w, e) }); err != nil {
		return err
	}
	return writeLine(w, batch.Closing{Totals: &a.totals})
}

func writeLine(w io.Writer, v any) error {
	text, err := batch.Line(v)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// writeIndex tells in which archive each file is, for a spreadsheet.
func (a *Archive) writeIndex(w io.Writer) error {
	index, err := batch.NewIndex(w)
	if err != nil {
		return err
	}
	name := func(part int) string { return filepath.Base(partPath(a.path, part)) }
	err = a.eachEntry(func(e batch.Entry) error { return index.Add(e, name) })
	return errors.Join(err, index.End())
}

// eachEntry reads the journal again; a part is told only where there are several.
func (a *Archive) eachEntry(do func(batch.Entry) error) error {
	var body int64
	var failed error
	err := a.journal.each(func(l *line, closing bool, _, _ int64) bool {
		if closing {
			return false
		}
		for i := range l.Files {
			if len(a.parts) == 1 {
				l.Files[i].Part = 0
			}
		}
		failed = do(l.Entry)
		return failed == nil
	}, &body)
	return errors.Join(err, failed)
}

// publish gives the archives their names. It can be interrupted and called again.
func (a *Archive) publish() error {
	last := 1
	for ; ; last++ {
		_, growErr := os.Stat(partPath(a.path, last+1) + growing)
		if growErr != nil {
			break
		}
	}
	for n := last; n >= 1; n-- {
		err := rename(partPath(a.path, n)+growing, partPath(a.path, n))
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // that one was named before the interruption
			return fmt.Errorf("sink: %w", err)
		}
	}
	if err := syncFolder(filepath.Dir(a.path)); err != nil {
		return err
	}
	err := a.journal.close()
	a.journal = nil
	if err = errors.Join(err, os.Remove(a.path+journalEnding)); err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	return nil
}

// finished reports whether the archive that stands there is the finished one of the
// same plan.
func finished(path string, h batch.Header) (batch.Totals, bool) {
	var none batch.Totals
	z, err := zip.OpenReader(path)
	if err != nil {
		return none, false
	}
	defer z.Close()
	f, err := z.Open(batch.ManifestName)
	if err != nil {
		return none, false
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	var head batch.Header
	if dec.Decode(&head) != nil || head != h {
		return none, false
	}
	for {
		var last batch.Closing
		if dec.Decode(&last) != nil {
			return none, false
		}
		if last.Totals != nil {
			return *last.Totals, true
		}
	}
}
