package api

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// statusJSON is what /healthz and /readyz say of a server that is well.
type statusJSON struct {
	Status string `json:"status"`
	// Storage says whether batches can be kept: ok, full, read_only, unreachable. It is
	// "" where the server takes none. Single documents need no storage and are made
	// all the same, so that trouble here leaves the server ready.
	Storage string `json:"storage,omitempty"`
}

// getHealth says that the process lives; it waits for nothing.
func (h *Handler) getHealth(c *gin.Context) {
	noStore(c)
	writeJSON(c, http.StatusOK, mimeJSON, statusJSON{Status: "ok"})
}

// getReady says whether new requests are welcome.
func (h *Handler) getReady(c *gin.Context) {
	if h.draining.Load() {
		h.fail(c, refuse(codeShuttingDown, "Máy chủ đang dừng, hãy thử lại sau %d giây.",
			"The server is shutting down; try again in %d second(s).", retrySeconds))
		return
	}
	noStore(c)
	s := statusJSON{Status: "ready"}
	if h.opt.Batches != nil {
		s.Storage = string(h.opt.Batches.Storage())
	}
	writeJSON(c, http.StatusOK, mimeJSON, s)
}
