package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/mocban/mocban/internal/service"
)

// The patience of the server with its clients, and of its stopping with requests.
const (
	headTimeout  = 5 * time.Second // for the whole head of a request
	readTimeout  = 60 * time.Second
	writeTimeout = 60 * time.Second
	idleTimeout  = 120 * time.Second
	lastCall     = 30 * time.Second
	// headerRoom is more than bounds allows, so that an address or a head that is too
	// large gets an answer that says so; beyond it net/http itself says 431.
	headerRoom = 256 << 10
)

// Serve answers at opt.Addr until ctx ends. Then /readyz says so at once, requests
// are answered for opt.Drain longer, those running are finished within 30 seconds,
// and it returns nil. It errs when it cannot listen or had to break requests off.
func Serve(ctx context.Context, svc *service.Service, opt Options) error {
	h := NewHandler(svc, opt)
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", h.opt.Addr)
	if err != nil {
		return fmt.Errorf("api: %w", err)
	}
	return h.serveOn(ctx, ln)
}

func (h *Handler) serveOn(ctx context.Context, ln net.Listener) error {
	// Requests outlive ctx: they are finished, and only the last call ends them.
	base, breakOff := context.WithCancel(context.WithoutCancel(ctx))
	defer breakOff()
	srv := h.server(base)
	h.opt.Logger.Info("listening", "addr", ln.Addr().String())
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Serve(ln) }()
	select {
	case err := <-stopped:
		return fmt.Errorf("api: %w", err)
	case <-ctx.Done():
	}
	err := h.shutDown(base, srv)
	<-stopped
	return err
}

func (h *Handler) server(base context.Context) *http.Server {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerRoom,
		BaseContext:       func(net.Listener) context.Context { return base },
		ErrorLog:          log.New(acceptErrors{h.opt.Logger}, "", 0),
	}
	srv.RegisterOnShutdown(h.hangUp) // Shutdown alone would wait for streams that never end
	return srv
}

// shutDown stops in three steps: no longer ready, drained, finished.
func (h *Handler) shutDown(base context.Context, srv *http.Server) error {
	h.draining.Store(true)
	h.opt.Logger.Info("shutting down", "drain", h.opt.Drain)
	time.Sleep(h.opt.Drain)
	limited, cancel := context.WithTimeout(base, lastCall)
	defer cancel()
	if err := srv.Shutdown(limited); err != nil {
		return errors.Join(fmt.Errorf("api: requests were broken off after %s: %w", lastCall, err), srv.Close())
	}
	h.opt.Logger.Info("stopped")
	return nil
}

// acceptErrors passes on what net/http says of its listener. Its other lines name
// the client's address and are dropped.
type acceptErrors struct{ to *slog.Logger }

// Write takes one line of net/http's log.
func (a acceptErrors) Write(line []byte) (int, error) {
	if bytes.HasPrefix(line, []byte("http: Accept error")) {
		a.to.Error("accept", "error", string(bytes.TrimSpace(line)))
	}
	return len(line), nil
}
