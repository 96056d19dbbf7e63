package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/jobs"
)

const mimeEvents = "text/event-stream"

// How often a stream without events says that it lives, and how long one write may
// take: a reader who does not read is dropped and comes back where he was.
const (
	streamBeat     = 15 * time.Second
	streamPatience = 10 * time.Second
)

// getBatchEvents tells the progress of a batch as server-sent events. A client that
// comes back with Last-Event-ID misses none and gets none twice.
func (h *Handler) getBatchEvents(c *gin.Context) {
	if !h.offers(c, mimeEvents) {
		return
	}
	after, err := lastEvent(c.Request)
	if err != nil {
		h.fail(c, err)
		return
	}
	id := c.Param("id")
	b, err := h.opt.Batches.Batch(c.Request.Context(), id)
	switch {
	case err != nil:
		h.failBatch(c, err)
		return
	case !b.Purged.IsZero():
		h.failBatch(c, jobs.ErrExpired)
		return
	case !b.Finished.IsZero() && after >= b.Event: // 204 tells an EventSource not to come back
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return
	}
	h.stream(c, id, after)
}

// lastEvent is what the client has seen: the header of a client that comes back, or
// ?after= of one that cannot set it.
func lastEvent(r *http.Request) (int64, error) {
	text, given := r.Header.Get("Last-Event-ID"), true
	if text == "" {
		if text, given = queryValue(r, "after"); !given {
			return 0, nil
		}
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0, refuse(codeBadRequest, "Last-Event-ID phải là số của sự kiện cuối cùng đã nhận.", "Last-Event-ID must be the number of the last event received.")
	}
	return n, nil
}

func (h *Handler) stream(c *gin.Context, id string, after int64) {
	ctx, cancel := context.WithCancel(c.Request.Context())
	defer cancel()
	defer context.AfterFunc(h.streams, cancel)() // a stream would hold up the stopping of the server
	noStore(c)
	c.Header("Content-Type", mimeEvents)
	c.Header("X-Accel-Buffering", "no") // nginx would keep the events back
	c.Status(http.StatusOK)
	conn := http.NewResponseController(c.Writer)
	if c.Request.Method == http.MethodHead {
		c.Writer.WriteHeaderNow()
		return
	}
	text := []byte("retry: 2000\n\n")
	for {
		_ = conn.SetWriteDeadline(time.Now().Add(h.patience)) // a recorder has no deadlines
		if _, err := c.Writer.Write(text); err != nil {
			return
		}
		if err := conn.Flush(); err != nil {
			return
		}
		var more bool
		if text, after, more = h.nextEvents(ctx, id, after); !more {
			return
		}
	}
}

// nextEvents is what a stream says next: events, or after a while a comment.
func (h *Handler) nextEvents(ctx context.Context, id string, after int64) (text []byte, last int64, more bool) {
	waiting, cancel := context.WithTimeout(ctx, streamBeat)
	defer cancel()
	list, err := h.opt.Batches.Events(waiting, id, after)
	switch {
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return []byte(":\n\n"), after, true
	case err != nil || len(list) == 0:
		return nil, after, false
	}
	for _, event := range list {
		body, _ := json.Marshal(event) // numbers and our own words cannot fail
		text = fmt.Appendf(text, "id: %d\nevent: %s\ndata: %s\n\n", event.Seq, eventName(event), body)
		after = event.Seq
	}
	return text, after, true
}

// eventName is "end" for the last event of a batch, so that a client knows when to
// close its EventSource.
func eventName(e jobs.Event) string {
	if e.Ready {
		return "end"
	}
	return "progress"
}
