// Package api speaks HTTP for the service: the REST calls, their description and
// the pages that explain them.
//
// In: requests. Out: documents, or problems as RFC 9457 writes them.
// Never: judges a document, keeps one, logs what one says, believes a forwarded
// header, or takes anything from the network of its own accord.
package api

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/jobs"
	"github.com/mocban/mocban/internal/service"
)

// Options are the settings of a server; a zero field stands for its default.
type Options struct {
	Addr     string        // where Serve listens; "" is 127.0.0.1:8080
	Logger   *slog.Logger  // one line a request; nil writes none
	MaxBody  int64         // bytes of a request's body, pictures of signature and seal in it; 0 is 8 MiB
	MaxFile  int64         // bytes of a body that brings a Word file; 0 is 20 MiB
	Deadline time.Duration // for reading, waiting and making together; 0 is 30 s
	Workers  int           // documents made at once; 0 is GOMAXPROCS; four times as many may wait
	// Drain is how long Serve goes on answering after it has said on /readyz that
	// it is about to stop, so that a balancer can turn away; 0 is not at all.
	Drain time.Duration
	// Batches works on what POST /v1/batches sends; without it that is answered 503.
	// Whoever made it starts and stops it.
	Batches   *jobs.Engine
	DemandKey bool             // POST /v1/batches must have an Idempotency-Key
	Version   string           // of the program, for /openapi.json and /metrics; "" is dev
	RequestID func() string    // names a request; nil draws from crypto/rand
	Now       func() time.Time // measures durations; nil is time.Now
}

func (o Options) withDefaults() Options {
	if o.Addr == "" {
		o.Addr = "127.0.0.1:8080"
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 8 << 20
	}
	if o.MaxFile <= 0 {
		o.MaxFile = 20 << 20
	}
	if o.Deadline <= 0 {
		o.Deadline = 30 * time.Second
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.RequestID == nil {
		o.RequestID = rand.Text
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Handler answers every call of the API. It serves any number of callers at once.
type Handler struct {
	svc      *service.Service
	opt      Options
	engine   *gin.Engine
	gate     *gate
	metrics  *metrics
	catalog  *catalog
	site     *site
	draining atomic.Bool

	keys     keysInUse
	uploads  atomic.Int64    // bytes of forms being read
	streams  context.Context // ends when no stream may go on
	hangUp   context.CancelFunc
	patience time.Duration // for one write to a stream
}

// NewHandler joins a service to its routes.
func NewHandler(svc *service.Service, opt Options) *Handler {
	opt = opt.withDefaults()
	h := &Handler{svc: svc, opt: opt, gate: newGate(opt.Workers), patience: streamPatience}
	h.streams, h.hangUp = context.WithCancel(context.Background())
	h.catalog = newCatalog(svc.ProblemTypes())
	h.metrics = newMetrics(kindIDs(svc), h.gate, opt)
	h.site = newSite(svc, h.catalog, opt)
	h.engine = newEngine(h)
	return h
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	own := *r // a handler may not change the request it is given
	own.Body = paced(w, r, h.bodyLimit(r))
	if !strings.HasPrefix(r.URL.Path, "/") { // CONNECT host:port names no path
		u := *r.URL
		u.Path, u.RawPath = "/", ""
		own.URL = &u
	}
	h.engine.ServeHTTP(w, &own)
}

// bodyLimit is how many bytes a request may bring: batches bring tables, Word files
// carry pictures, the JSON of a document does neither.
func (h *Handler) bodyLimit(r *http.Request) int64 {
	switch r.URL.Path {
	case batchesPath:
		return maxUpload
	case conversionPath, numberPath:
		return h.opt.MaxFile
	}
	return h.opt.MaxBody
}
