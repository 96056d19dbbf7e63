package sink

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mocban/mocban/internal/batch"
)

// Limits say when an archive is full and the next one begins: Windows Explorer opens
// what stays below, and a broken download is begun again at less cost.
type Limits struct {
	Files int   // 0 is 10,000
	Bytes int64 // 0 is 1 GiB
}

func (l Limits) orDefaults() Limits {
	if l.Files <= 0 {
		l.Files = 10_000
	}
	if l.Bytes <= 0 {
		l.Bytes = 1 << 30
	}
	return l
}

// growing is put behind the name of an archive that is not finished, and behind that
// the endings of its journal and its lock.
const (
	growing       = ".tam"
	journalEnding = growing + ".jsonl"
	lockEnding    = growing + ".lock"
)

// Archive keeps the documents in ZIP files that are written while they come. Until
// the end they are called OUT.zip.tam, with a journal beside: it holds names, sizes
// and sums of the entries, so that an interrupted archive is cut behind the last
// entry that is safe and gone on with, without copying or reading it. A central
// directory is written at the end, then each archive takes its final name.
type Archive struct {
	path     string // of the first archive
	limits   Limits
	lock     *lock
	journal  *journal
	standing Standing
	totals   batch.Totals
	parts    []*part
	left     *leftParts // what an interrupted run has left; only while opening
	sealed   bool       // the directories are written and only the names are to be changed
	stamp    uint32     // of the first document, for the files of the batch as a whole
}

// OpenArchive begins a batch in a ZIP, or goes on with the one of the same plan. An
// archive that is finished and of this plan is left as it is; one of another plan is
// replaced at the end, as a whole.
func OpenArchive(path string, h batch.Header, limits Limits) (*Archive, error) {
	a := &Archive{path: path, limits: limits.orDefaults()}
	held, err := takeLock(path + lockEnding)
	if err != nil {
		return nil, err
	}
	a.lock = held
	if err := a.begin(h); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *Archive) begin(h batch.Header) error {
	old, ours, err := headerOf(a.path + journalEnding)
	switch {
	case err == nil && (!ours || old != h):
		return &Refusal{a.path + growing, OtherPlan}
	case err == nil:
		return a.goOn()
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("sink: manifest: %w", err)
	}
	if t, ok := finished(a.path, h); ok {
		a.standing = Standing{Items: h.Items, Totals: t, Complete: true}
		a.totals = t
		return nil
	}
	if err := createJournal(a.path+growing+tempSuffix, a.path+journalEnding, h); err != nil {
		return err
	}
	if err := syncFolder(filepath.Dir(a.path)); err != nil {
		return err
	}
	return a.goOn()
}

// goOn opens the journal and the archives behind the last item that is safe.
func (a *Archive) goOn() error {
	j, err := openJournal(a.path + journalEnding)
	if err != nil {
		return err
	}
	a.journal, a.left = j, &leftParts{archive: a}
	a.standing, err = j.resume(a.left)
	a.left.close()
	if err != nil {
		return err
	}
	a.totals, a.stamp = a.standing.Totals, a.left.stamp
	if a.standing.Complete {
		a.sealed = true
		return nil
	}
	return a.replay()
}

// replay gives the writers the entries that are in the archives already.
func (a *Archive) replay() error {
	var body int64
	var failed error
	err := a.journal.each(func(l *line, closing bool, _, _ int64) bool {
		for i := range l.Files {
			if failed = a.known(l, i); failed != nil {
				return false
			}
		}
		return true
	}, &body)
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	for _, p := range a.parts {
		if p.closed {
			continue
		}
		if err := p.standBehind(); err != nil {
			return err
		}
	}
	return a.journal.standAtEnd()
}

func (a *Archive) known(l *line, i int) error {
	e := l.Files[i]
	p, err := a.part(e.Part, 0)
	if err != nil {
		return err
	}
	return p.known(storedHeader(e.Name, e.Size, l.CRC[i], l.Stamp))
}

// Standing tells how far an earlier run has come.
func (a *Archive) Standing() Standing { return a.standing }

// Totals count what the archives hold by now.
func (a *Archive) Totals() batch.Totals { return a.totals }

// Put takes the next item.
func (a *Archive) Put(d *batch.Document) error {
	l := line{Entry: d.Entry}
	l.Files = append([]batch.EntryFile(nil), d.Entry.Files...)
	if len(d.Files) > 0 {
		if l.Stamp = stampOf(d.Date); a.stamp == 0 {
			a.stamp = l.Stamp
		}
	}
	p, err := a.roomFor(d)
	if err != nil {
		return err
	}
	for i, f := range d.Files {
		crc := sumOf(f.Data)
		l.CRC, l.Files[i].Part = append(l.CRC, crc), p.number
		if err := p.store(storedHeader(f.Name, int64(len(f.Data)), crc, l.Stamp), f.Data); err != nil {
			return err
		}
	}
	if err := a.journal.add(l); err != nil {
		return err
	}
	a.totals.Add(d.Entry)
	if a.journal.waiting >= chunk {
		return a.commit()
	}
	return nil
}

// roomFor is the archive that takes the files of an item: all go into one.
func (a *Archive) roomFor(d *batch.Document) (*part, error) {
	if len(a.parts) == 0 {
		return a.part(1, os.O_TRUNC)
	}
	last := a.parts[len(a.parts)-1]
	size := last.tail.at
	for _, f := range d.Files {
		size += int64(len(f.Data))
	}
	if last.files > 0 && (last.files+len(d.Files) > a.limits.Files || size > a.limits.Bytes) {
		return a.part(last.number+1, os.O_TRUNC)
	}
	return last, nil
}

// part is an archive by its number, from 1; one behind the last is opened with the
// flag.
func (a *Archive) part(number, flag int) (*part, error) {
	switch {
	case 1 <= number && number <= len(a.parts):
		return a.parts[number-1], nil
	case number != len(a.parts)+1:
		return nil, fmt.Errorf("sink: the manifest speaks of archive %d behind archive %d", number, len(a.parts))
	}
	if err := a.endLast(flag == 0); err != nil {
		return nil, err
	}
	p, err := openPart(a.path, number, flag)
	if err != nil {
		return nil, err
	}
	a.parts = append(a.parts, p)
	return p, nil
}

// endLast writes the directory of an archive that is full, so that not all names of
// a large batch are kept in memory. The first one stays open for the files of the
// batch as a whole. An archive that is gone on with is cut first.
func (a *Archive) endLast(known bool) error {
	if len(a.parts) < 2 {
		return nil
	}
	last := a.parts[len(a.parts)-1]
	if known {
		if err := last.standBehind(); err != nil {
			return err
		}
	}
	return last.seal()
}

// commit makes what was put safe: first the archives, then the lines that speak of
// them.
func (a *Archive) commit() error {
	if a.journal == nil || a.journal.waiting == 0 {
		return nil
	}
	for _, p := range a.parts {
		if err := p.sync(); err != nil {
			return err
		}
	}
	return a.journal.commit()
}

// Close makes safe what was put and gives the place back. A batch that was not
// finished can be gone on with.
func (a *Archive) Close() error {
	var errs []error
	if !a.sealed {
		errs = append(errs, a.commit())
	}
	for _, p := range a.parts {
		errs = append(errs, p.close())
	}
	if a.journal != nil {
		errs = append(errs, a.journal.close())
	}
	return errors.Join(append(errs, a.lock.release())...)
}
