package api

import (
	"context"
	"runtime"
	"sync/atomic"
)

// queuePerWorker is how many requests may wait for each one that runs.
const queuePerWorker = 4

// gate lets so many jobs run at once and so many wait, and turns the rest away:
// an honest "busy" at once is worth more than an answer nobody waits for.
type gate struct {
	slots   chan struct{}
	waiting atomic.Int64
}

func newGate(workers int) *gate { return &gate{slots: make(chan struct{}, workers)} }

// enter waits for a slot. The wait counts against the deadline of ctx.
//
// First it lets others go on. A connection that finds its next request there when it has
// answered one never rests, and while such connections keep every core the runtime
// looks only now and then at those whose requests came meanwhile: of eight connections
// one request in a hundred waited for 30 ms, which yielding here halves.
func (g *gate) enter(ctx context.Context) error {
	runtime.Gosched()
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	default:
	}
	defer g.waiting.Add(-1)
	if n := g.waiting.Add(1); n > int64(cap(g.slots))*queuePerWorker {
		return queueFull(int(n - 1))
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) leave() { <-g.slots }

func queueFull(waiting int) *fault {
	f := refuse(codeQueueFull, "Máy chủ đang bận (%d yêu cầu chờ). Yêu cầu chưa được nhận; hãy thử lại sau %d giây.",
		"The server is busy (%d requests are waiting). This one was not taken; try again in %d second(s).", waiting, retrySeconds)
	f.queue = waiting
	return f
}
