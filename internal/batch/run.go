package batch

import (
	"context"
	"fmt"
)

// RunOptions is how a plan is run.
type RunOptions struct {
	From    int // index of the first item to be made: those before it are there already
	Workers int // documents made at once; 0 is one a processor
}

// aheadOf is how many documents a worker may be ahead of the one that is awaited:
// that many are in memory, whatever the size of the batch.
const aheadOf = 2

// Run makes the items from opt.From on and hands them to put, one at a time and in
// their order. When the context ends, no new item is begun; those in the making are
// finished and handed over, and the cause is returned.
func (p *Plan) Run(ctx context.Context, opt RunOptions, put func(*Document) error) error {
	crew := crewOf(opt.Workers)
	begin, stop := context.WithCancel(ctx)
	defer stop()
	queue := p.start(begin, opt.From, crew)
	var failed error
	for t := range queue {
		<-t.made
		if failed != nil {
			continue
		}
		if failed = t.err; failed == nil {
			failed = put(t.doc)
		}
		if failed != nil {
			stop()
		}
	}
	if failed == nil && ctx.Err() != nil {
		failed = fmt.Errorf("batch: stopped: %w", context.Cause(ctx))
	}
	return failed
}

// task is one item on its way.
type task struct {
	n    int
	doc  *Document
	err  error
	made chan struct{} // closed when doc or err is there
}

// start sets workers to the items; the tasks come in the order of the items. The
// queue must be read to its end.
func (p *Plan) start(ctx context.Context, from, crew int) <-chan *task {
	queue := make(chan *task, aheadOf*crew)
	work := make(chan *task)
	for range crew {
		go func() {
			for t := range work {
				p.perform(ctx, t)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for n := from; n < len(p.Items) && ctx.Err() == nil; n++ { // select would choose by chance
			t := &task{n: n, made: make(chan struct{})}
			select {
			case <-ctx.Done():
				return
			case queue <- t:
				work <- t
			}
		}
	}()
	return queue
}

// perform makes one item. What has been begun is finished: the context only keeps
// new ones from beginning.
func (p *Plan) perform(ctx context.Context, t *task) {
	defer close(t.made)
	t.err = guarded(t.n, func() (err error) {
		t.doc, err = p.Make(context.WithoutCancel(ctx), t.n)
		return err
	})
}
