package sink

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mocban/mocban/internal/batch"
)

// journal is the manifest while it grows: a header, then an entry for every item
// whose files are safe. Lines are added when what they speak of is on the disk, so a
// line that is whole is true.
type journal struct {
	f       *os.File
	pending bytes.Buffer // lines of items whose files are not safe yet
	waiting int          // how many
	broken  error        // of the first commit that failed: behind half a line nothing may follow
}

// line is an entry with what an archive needs to be gone on with.
type line struct {
	batch.Entry
	CRC     []uint32 `json:"crc32,omitempty"` // of the files, in their order
	Stamp   uint32   `json:"dos,omitempty"`   // date and time as a ZIP has them
	offsets []int64  // of the files in their archives
}

// maxLine bounds a line of the manifest: an item has at most a hundred problems told
// and a group's row numbers.
const maxLine = 64 << 20

// headerOf reads the first line of a manifest; false where the file is none.
func headerOf(path string) (batch.Header, bool, error) {
	var h batch.Header
	f, err := os.Open(path)
	if err != nil {
		return h, false, err
	}
	defer f.Close()
	first, err := bufio.NewReader(io.LimitReader(f, 64<<10)).ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return h, false, err
	}
	if err != nil || json.Unmarshal(first, &h) != nil {
		return h, false, nil
	}
	return h, h.Ours(), nil
}

// createJournal puts the header down in one step: a manifest has a header or is not
// there.
func createJournal(temp, path string, h batch.Header) error {
	first, err := batch.Line(h)
	if err != nil {
		return err
	}
	return writeWhole(temp, path, func(w io.Writer) error {
		_, err := w.Write(first)
		return err
	})
}

func openJournal(path string) (*journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("sink: manifest: %w", err)
	}
	return &journal{f: f}, nil
}

// add notes an item; sync makes the note true.
func (j *journal) add(l line) error {
	text, err := batch.Line(l)
	if err != nil {
		return err
	}
	j.pending.Write(text)
	j.waiting++
	return nil
}

// commit writes the notes through to the disk.
func (j *journal) commit() error {
	if j.broken != nil {
		return j.broken
	}
	_, err := j.f.Write(j.pending.Bytes())
	if err == nil {
		err = j.f.Sync()
	}
	if err != nil {
		j.broken = fmt.Errorf("sink: manifest: %w", err)
		return j.broken
	}
	j.pending.Reset()
	j.waiting = 0
	return nil
}

// seal adds the closing line.
func (j *journal) seal(t batch.Totals) error {
	last, err := batch.Line(batch.Closing{Totals: &t})
	if err != nil {
		return err
	}
	j.pending.Write(last)
	return j.commit()
}

func (j *journal) close() error { return j.f.Close() }

// remains is what an interrupted run has left of the files.
type remains interface {
	present(*line) bool // by their sizes: asked of every item, in order
	whole(*line) bool   // by their hashes: asked of the last chunk
}

// resume finds how far the files are as the journal says, cuts it behind that item
// and stands ready to add. A last line that was torn is cut off as well.
func (j *journal) resume(r remains) (Standing, error) {
	var good Standing
	var end int64
	type mark struct {
		line  *line
		start int64
	}
	var recent []mark // of the last chunk
	err := j.each(func(l *line, closing bool, from, to int64) bool {
		if closing {
			good.Complete, end = true, to
			return false
		}
		if l.Item != good.Items+1 || !r.present(l) {
			return false
		}
		if recent = append(recent, mark{l, from}); len(recent) > chunk {
			recent = recent[1:]
		}
		good.Items, end = l.Item, to
		return true
	}, &end)
	if err != nil {
		return good, err
	}
	for _, m := range recent {
		if !r.whole(m.line) {
			good.Items, good.Complete, end = m.line.Item-1, false, m.start
			break
		}
	}
	if good.Totals, err = j.totals(good.Items); err != nil {
		return good, err
	}
	return good, j.cut(end)
}

// totals counts the first n items.
func (j *journal) totals(n int) (batch.Totals, error) {
	var t batch.Totals
	var at int64
	err := j.each(func(l *line, closing bool, _, _ int64) bool {
		if closing || l.Item > n {
			return false
		}
		t.Add(l.Entry)
		return true
	}, &at)
	return t, err
}

// cut shortens the journal and stands at its end.
func (j *journal) cut(end int64) error {
	if err := j.f.Truncate(end); err != nil {
		return fmt.Errorf("sink: manifest: %w", err)
	}
	if _, err := j.f.Seek(end, io.SeekStart); err != nil {
		return fmt.Errorf("sink: manifest: %w", err)
	}
	return nil
}

// standAtEnd makes ready to add.
func (j *journal) standAtEnd() error {
	if _, err := j.f.Seek(0, io.SeekEnd); err != nil {
		return fmt.Errorf("sink: manifest: %w", err)
	}
	return nil
}

// each reads the lines behind the header until visit has enough, a line is torn or
// the file ends. It leaves in body where they begin, if nothing was visited.
func (j *journal) each(visit func(l *line, closing bool, from, to int64) bool, body *int64) error {
	if _, err := j.f.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("sink: manifest: %w", err)
	}
	r := bufio.NewReaderSize(j.f, 64<<10)
	at := int64(0)
	for n := 0; ; n++ {
		text, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) || len(text) > maxLine {
			return nil // the end, or a line that the killed process did not finish
		}
		if err != nil {
			return fmt.Errorf("sink: manifest: %w", err)
		}
		from := at
		at += int64(len(text))
		if n == 0 {
			*body = at
			continue
		}
		l, closing, ok := parseLine(text)
		if !ok || !visit(l, closing, from, at) {
			return nil
		}
	}
}

// parseLine reads an entry or the closing line.
func parseLine(text []byte) (l *line, closing, ok bool) {
	var both struct {
		line
		batch.Closing
	}
	if json.Unmarshal(text, &both) != nil {
		return nil, false, false
	}
	if both.Closing.Totals != nil {
		return nil, true, true
	}
	return &both.line, false, both.Item > 0
}
