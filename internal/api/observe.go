package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/gin-gonic/gin"
)

const requestIDKey = "request_id"

// requestID is the name this server gave the request.
func requestID(c *gin.Context) string { return c.GetString(requestIDKey) }

// observe names the request, and when it is done counts it and logs one line. The
// line holds nothing the client wrote: the route is ours, the method one we know.
func (h *Handler) observe(c *gin.Context) {
	start, id := h.opt.Now(), h.opt.RequestID()
	c.Set(requestIDKey, id)
	c.Header("X-Request-Id", id)
	h.metrics.inFlight.Inc()
	defer func() {
		h.metrics.inFlight.Dec()
		took := h.opt.Now().Sub(start)
		method, route, status := knownMethod(c.Request.Method), routeOf(c), c.Writer.Status()
		h.metrics.countRequest(method, route, status, took)
		h.opt.Logger.LogAttrs(c.Request.Context(), slog.LevelInfo, "request",
			slog.String("method", method), slog.String("route", route), slog.Int("status", status),
			slog.Int("bytes", max(0, c.Writer.Size())), slog.Duration("duration", took), slog.String("request_id", id))
	}()
	c.Next()
}

// routeOf is the template of the route, /v1/kinds/:kind/schema, never the path.
func routeOf(c *gin.Context) string {
	if route := c.FullPath(); route != "" {
		return route
	}
	return "none"
}

func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return method
	}
	return "other"
}

// recoverPanic answers 500 for a panic and lets every other request go on. What
// the panic says may quote the document, so only a message of the runtime is logged.
func (h *Handler) recoverPanic(c *gin.Context) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if v == http.ErrAbortHandler {
			panic(v)
		}
		h.metrics.panics.Inc()
		h.logPanic(c, v)
		if c.Writer.Written() { // too late for an answer: break it off visibly
			panic(http.ErrAbortHandler)
		}
		h.failWith(c, internalFault(c))
	}()
	c.Next()
}

func (h *Handler) logPanic(c *gin.Context, v any) {
	what := fmt.Sprintf("%T", v)
	if err, ok := v.(runtime.Error); ok {
		what = err.Error()
	}
	h.opt.Logger.LogAttrs(c.Request.Context(), slog.LevelError, "panic",
		slog.String("request_id", requestID(c)), slog.String("route", routeOf(c)),
		slog.String("panic", what), slog.String("stack", string(debug.Stack())))
}
