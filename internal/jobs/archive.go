package jobs

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// One archive holds so many files or bytes and no more, so that any program opens it
// and a broken download is worth beginning again.
const (
	maxFiles = 10_000
	maxBytes = 1 << 30
)

// split says in which archive the files of an item are. It sees the items in their
// order and says the same every time.
type split struct {
	most         int64 // files of one archive; 0 is maxFiles
	part         int   // from 1; 0 before the first item
	files, bytes int64
}

func (s *split) next(entry batch.Entry) (part int) {
	if s.part == 0 || s.files >= cmp.Or(s.most, maxFiles) || s.bytes >= maxBytes {
		*s = split{most: s.most, part: s.part + 1}
	}
	for _, f := range entry.Files {
		s.files++
		s.bytes += f.Size
	}
	return s.part
}

// archives writes the parts of the result and gives what they are. A batch without a
// finished document has none.
func (e *Engine) archives(ctx context.Context, r *record, plan *batch.Plan, parts int, beside []ResultFile) ([]ResultFile, error) {
	if r.done == 0 {
		return nil, nil
	}
	var results []ResultFile
	for part := 1; part <= parts; part++ {
		f := ResultFile{Kind: Archive, Name: archiveName(part, parts), key: archiveKey(r.id, part)}
		a := &archive{engine: e, id: r.id, part: part, parts: parts, plan: plan, beside: beside}
		var err error
		if f.Size, err = e.putResult(ctx, f.key, func(w io.Writer) error { return a.write(ctx, w) }); err != nil {
			return nil, err
		}
		results = append(results, f)
	}
	return results, nil
}

func archiveKey(id string, part int) string {
	return fmt.Sprintf("%s/%s%d.zip", id, resultPrefix, part)
}

func archiveName(part, parts int) string {
	if parts == 1 {
		return "ket-qua.zip"
	}
	return fmt.Sprintf("ket-qua-phan-%d.zip", part)
}

// split begins to divide items among archives.
func (e *Engine) split() split { return split{most: int64(e.opt.PartFiles)} }

func (e *Engine) countParts(ctx context.Context, id string) (int, error) {
	s := e.split()
	err := e.eachItem(ctx, id, func(it item) error {
		s.next(it.entry)
		return nil
	})
	return s.part, err
}

// archive is one part of a result that is being written.
type archive struct {
	engine      *Engine
	id          string
	part, parts int
	plan        *batch.Plan
	beside      []ResultFile
	zip         *zip.Writer
}

// write fills the archive; the last part also has the manifest of all and what lies beside
// the documents.
func (a *archive) write(ctx context.Context, w io.Writer) error {
	a.zip = zip.NewWriter(w)
	from := &packs{blobs: a.engine.opt.Blobs, batch: a.id}
	err := errors.Join(a.documents(ctx, from), from.close())
	if err == nil && a.part == a.parts {
		err = errors.Join(a.manifest(ctx), a.others())
	}
	if err != nil {
		return err
	}
	return a.zip.Close()
}

func (a *archive) documents(ctx context.Context, from *packs) error {
	s := a.engine.split()
	return a.engine.eachItem(ctx, a.id, func(it item) error {
		if s.next(it.entry) != a.part {
			return nil
		}
		for _, f := range it.entry.Files {
			if err := from.copyTo(a.zip, it.pack, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// manifest writes what the ledger knows of every item, in the form of the command
// line's manifest.
func (a *archive) manifest(ctx context.Context) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: batch.ManifestName, Method: zip.Deflate, Modified: zipEpoch})
	if err != nil {
		return fmt.Errorf("jobs: zip: %w", err)
	}
	if a.plan != nil {
		if err := writeLine(w, a.plan.Header()); err != nil {
			return err
		}
	}
	s := a.engine.split()
	var totals batch.Totals
	err = a.engine.eachItem(ctx, a.id, func(it item) error {
		totals.Add(it.entry)
		if part := s.next(it.entry); a.parts > 1 {
			for i := range it.entry.Files {
				it.entry.Files[i].Part = part
			}
		}
		return writeLine(w, it.entry)
	})
	if err != nil {
		return err
	}
	return writeLine(w, batch.Closing{Totals: &totals})
}

func writeLine(w io.Writer, value any) error {
	line, err := batch.Line(value)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// others copies the files beside the documents.
func (a *archive) others() error {
	for _, f := range a.beside {
		file, err := a.engine.opt.Blobs.Open(f.key)
		if err != nil {
			return fmt.Errorf("jobs: %w", err)
		}
		w, err := a.zip.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: zipEpoch})
		if err == nil {
			_, err = io.Copy(w, file)
		}
		if err := errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("jobs: %w", err)
		}
	}
	return nil
}

// item is a row of mocban_item.
type item struct {
	n     int64
	pack  string
	entry batch.Entry
}

// itemsAtOnce is how many items are read in one transaction.
const itemsAtOnce = 500

// eachItem calls f for the items of a batch in their order.
func (e *Engine) eachItem(ctx context.Context, id string, f func(item) error) error {
	for from := int64(0); ; {
		list, err := e.items(ctx, id, from)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, it := range list {
			if err := f(it); err != nil {
				return err
			}
		}
		from = list[len(list)-1].n + 1
	}
}

func (e *Engine) items(ctx context.Context, id string, from int64) (list []item, err error) {
	err = e.db.within(ctx, func(c conn) error {
		return c.query(ctx, func(scan scanner) error {
			var it item
			var text string
			if err := scan(&it.n, &it.pack, &text); err != nil {
				return err
			}
			list = append(list, it)
			return decode(text, &list[len(list)-1].entry)
		}, `SELECT n, pack, entry FROM mocban_item WHERE batch = $1 AND n >= $2 ORDER BY n LIMIT $3`, id, from, itemsAtOnce)
	})
	return list, err
}

// zipEpoch is the first date that a ZIP can hold.
var zipEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func zipDate(d time.Time) time.Time {
	if d.Before(zipEpoch) {
		return zipEpoch
	}
	return d
}
