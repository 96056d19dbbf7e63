package jobs

import (
	"context"
	"time"
)

// sharedPoll is how often a process looks for events that another one has written.
const sharedPoll = 500 * time.Millisecond

// maxEvents is how many events are read at once.
const maxEvents = 256

// Events gives the events of a batch behind the one that is numbered after, and waits
// for one where there is none yet. With none and no error, none will come any more.
func (e *Engine) Events(ctx context.Context, id string, after int64) ([]Event, error) {
	if !IsID(id) {
		return nil, ErrUnknown
	}
	for {
		changed := e.news.wait() // asked before the ledger, so that nothing is missed between
		list, ended, err := e.eventsAfter(ctx, id, after)
		if err != nil || len(list) > 0 || ended {
			return list, err
		}
		if err := e.waitForNews(ctx, changed); err != nil {
			return nil, err
		}
	}
}

func (e *Engine) waitForNews(ctx context.Context, changed <-chan struct{}) error {
	var poll <-chan time.Time
	if e.db.shared() {
		timer := time.NewTimer(sharedPoll)
		defer timer.Stop()
		poll = timer.C
	}
	select {
	case <-changed:
	case <-poll:
	case <-e.ended:
		return ErrStopping
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

func (e *Engine) eventsAfter(ctx context.Context, id string, after int64) (list []Event, ended bool, err error) {
	err = e.db.within(ctx, func(c conn) error {
		r, err := findRecord(ctx, c, id)
		if err != nil {
			return err
		}
		ended = r.finished != 0
		if r.seq <= after {
			return nil
		}
		return c.query(ctx, func(scan scanner) error {
			var seq int64
			var body string
			if err := scan(&seq, &body); err != nil {
				return err
			}
			list = append(list, Event{})
			last := &list[len(list)-1]
			err := decode(body, last)
			last.Seq = seq
			return err
		}, `SELECT seq, body FROM mocban_event WHERE batch = $1 AND seq > $2 ORDER BY seq LIMIT $3`, id, after, maxEvents)
	})
	return list, ended, err
}
