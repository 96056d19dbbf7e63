package jobs

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// shift is how long a chunk works before it writes down what it has and lets others
// have a turn; it leaves the slowest document room below taskTimeout.
const shift = time.Minute

// chunk makes the documents of one chunk. What it has made when it must stop is
// written down, and the rest given back.
func (e *Engine) chunk(ctx context.Context, t *task, r *record) error {
	if State(r.state).Ended() {
		return e.keep(ctx, t, made{next: t.past}, taskWaiting)
	}
	plan, _, err := e.planOf(ctx, r)
	if err == nil && (plan == nil || t.past > int64(len(plan.Items))) {
		err = fmt.Errorf("jobs: the plan of %s has shrunk: chunk %d ends behind it", t.batch, t.n)
	}
	if err != nil && t.tries > maxPlanTries {
		return e.keep(ctx, t, made{next: t.past, entries: lost(t)}, taskWaiting)
	}
	if err != nil {
		return err
	}
	if t.from, err = e.earlierOf(ctx, r); err != nil {
		return err
	}
	if t.careful() {
		return e.carefully(ctx, plan, t)
	}
	m, err := e.make(ctx, plan, t, t.past)
	if err != nil {
		return err
	}
	return e.keep(context.WithoutCancel(ctx), t, m, taskWaiting)
}

// lost are the entries of a chunk whose data cannot be read any more.
func lost(t *task) []batch.Entry {
	list := make([]batch.Entry, 0, t.past-t.first)
	for n := t.first; n < t.past; n++ {
		list = append(list, batch.Entry{Item: int(n) + 1, State: batch.Failed})
	}
	return list
}

// carefully makes one item after the other and writes each down before the next is
// begun, so that the one that kills the process becomes known and only it is lost.
func (e *Engine) carefully(ctx context.Context, plan *batch.Plan, t *task) error {
	for began := time.Now(); ; {
		m, err := e.makeSuspect(ctx, plan, t)
		if err != nil {
			return err
		}
		t.suspect, t.strikes = -1, 0
		rest := taskRunning
		if e.mustPause(ctx, began) {
			rest = taskWaiting
		}
		if err := e.keep(context.WithoutCancel(ctx), t, m, rest); err != nil || rest == taskWaiting || m.next >= t.past {
			return err
		}
		t.first = m.next
	}
}

// makeSuspect makes the next item, having written down that it is about to, or gives
// it up where that was written down too often.
func (e *Engine) makeSuspect(ctx context.Context, plan *batch.Plan, t *task) (made, error) {
	if t.suspect == t.first && t.strikes >= maxStrikes {
		return made{next: t.first + 1, entries: []batch.Entry{plan.Fail(int(t.first), crashed())}}, nil
	}
	t.strike()
	err := e.db.within(ctx, func(c conn) error { return mustSettle(ctx, c, *t, taskRunning) })
	if err != nil {
		return made{}, err
	}
	return e.make(ctx, plan, t, t.first+1)
}

// strike holds it against the next item that nobody has seen it made yet.
func (t *task) strike() {
	if t.suspect != t.first {
		t.suspect, t.strikes = t.first, 0
	}
	t.strikes++
}

// careful reports that the task has ended badly so often that it goes item by item.
func (t *task) careful() bool { return t.tries > maxTries }

// made is what one go at a chunk has made: items from the task's first up to next.
type made struct {
	next    int64
	pack    string // blob that holds the files; "" where there are none
	entries []batch.Entry
}

// make makes items and packs their files into one blob: one file is synced for a
// hundred documents, and a half one is never read. It ends early when it has to.
func (e *Engine) make(ctx context.Context, plan *batch.Plan, t *task, past int64) (made, error) {
	m := made{next: t.first, pack: packName(t)}
	began := time.Now()
	from := e.taker(t.from)
	err := e.putPack(context.WithoutCancel(ctx), t.batch+"/"+m.pack, func(add func(*batch.Document) error) error {
		for ; m.next < past && !e.mustPause(ctx, began); m.next++ {
			doc, err := e.document(ctx, plan, from, int(m.next))
			if ctx.Err() != nil {
				break
			}
			if err != nil {
				return fmt.Errorf("jobs: item %d: %w", m.next, err)
			}
			if err := add(doc); err != nil {
				return err
			}
			m.entries = append(m.entries, doc.Entry)
		}
		return nil
	})
	err = errors.Join(err, from.file.close())
	if err == nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded) && m.next == t.first {
		err = ctx.Err() // one document takes longer than a task may: that is its own doing
	}
	return m, err
}

// mustPause reports that a chunk has to stop between two items.
func (e *Engine) mustPause(ctx context.Context, began time.Time) bool {
	return ctx.Err() != nil || e.stopping() || time.Since(began) > shift
}

// keep writes down what was made, in one transaction that fails where another worker
// has the task by now. The rest of the chunk waits to be handed out again, or stays
// with this worker.
func (e *Engine) keep(ctx context.Context, t *task, m made, rest string) error {
	err := e.change(ctx, func(c conn) error { return e.keepIn(ctx, c, *t, m, rest) })
	if errors.Is(err, errLost) && m.pack != "" {
		return errors.Join(err, e.opt.Blobs.Remove(t.batch+"/"+m.pack))
	}
	return err
}

func (e *Engine) keepIn(ctx context.Context, c conn, t task, m made, rest string) error {
	state, ch := rest, countsOf(m.entries)
	if m.next >= t.past {
		state, ch.tasks = taskDone, -1
	}
	r, err := e.advance(ctx, c, t.batch, ch)
	if err != nil {
		return err
	}
	t.first = m.next
	if !t.careful() {
		t.tries = 0
	}
	if err := mustSettle(ctx, c, t, state); err != nil {
		return err
	}
	if err := putItems(ctx, c, t.batch, m); err != nil {
		return err
	}
	switch state {
	case taskWaiting:
		return handOutAll(ctx, c, []task{t})
	case taskDone:
		return finishIfLast(ctx, c, r)
	}
	return nil
}

func countsOf(entries []batch.Entry) (ch change) {
	for _, entry := range entries {
		if entry.State == batch.Failed {
			ch.failed++
		} else {
			ch.done++
		}
	}
	return ch
}

// mustSettle is settle for those who cannot go on without the task.
func mustSettle(ctx context.Context, c conn, t task, state string) error {
	ours, err := settle(ctx, c, t, state)
	if err == nil && !ours {
		err = errLost
	}
	return err
}

func finishIfLast(ctx context.Context, c conn, r *record) error {
	if r.remaining > 0 {
		return nil
	}
	return addTasks(ctx, c, []task{finishOf(r.id)})
}

// putItems writes the items of a chunk in one statement. An item that is there
// already was made by a go whose commit was not heard; it is the same.
func putItems(ctx context.Context, c conn, id string, m made) error {
	if len(m.entries) == 0 {
		return nil
	}
	var values strings.Builder
	var args []any
	first := m.next - int64(len(m.entries))
	for i, entry := range m.entries {
		if i > 0 {
			values.WriteString(", ")
		}
		fmt.Fprintf(&values, "($%d, $%d, $%d, $%d, $%d)", 5*i+1, 5*i+2, 5*i+3, 5*i+4, 5*i+5)
		args = append(args, id, first+int64(i), entry.State, m.pack, encode(entry))
	}
	_, err := c.exec(ctx, `INSERT INTO mocban_item (batch, n, state, pack, entry) VALUES `+values.String(), args...)
	return err
}
