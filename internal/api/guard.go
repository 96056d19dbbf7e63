package api

import (
	"mime"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// What a request may measure before its body is looked at.
const (
	maxURI       = 8 << 10
	maxQueryKeys = 100
	maxHeaders   = 32 << 10
)

// bounds refuses an address or a head beyond all need. net/http reads far more
// (see headerRoom), so that these answers can be given.
func (h *Handler) bounds(c *gin.Context) {
	r := c.Request
	switch {
	case strings.Count(r.URL.RawQuery, "&") >= maxQueryKeys:
		h.fail(c, refuse(codeBadRequest, "Địa chỉ có hơn %d tham số.", "The address has more than %d parameters.", maxQueryKeys))
	case len(r.RequestURI) > maxURI:
		h.fail(c, refuse(codeURITooLong, "Địa chỉ dài hơn %d byte. Dữ liệu phải nằm trong thân yêu cầu.",
			"The address is longer than %d bytes. Data belong in the body of the request.", maxURI))
	case headerSize(r.Header) > maxHeaders:
		h.fail(c, refuse(codeHeadersTooLarge, "Các tiêu đề cộng lại vượt %d KiB.", "The headers together exceed %d KiB.", maxHeaders>>10))
	}
}

func headerSize(header http.Header) int {
	n := 0
	for name, values := range header {
		for _, v := range values {
			n += len(name) + len(v) + len(": \r\n")
		}
	}
	return n
}

// harden puts on every answer what keeps a browser from guessing.
func (h *Handler) harden(c *gin.Context) {
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Referrer-Policy", "no-referrer")
	c.Header("Cross-Origin-Resource-Policy", "same-origin")
	if h.draining.Load() {
		c.Header("Connection", "close") // the next request must find another server
	}
}

// sameSite refuses a request that a browser sends for another site's page.
func (h *Handler) sameSite(c *gin.Context) {
	var site http.CrossOriginProtection
	if site.Check(c.Request) != nil {
		h.fail(c, refuse(codeCSRF, "Yêu cầu đến từ trang khác nên bị từ chối.",
			"The request comes from another site and is refused."))
	}
}

// jsonOnly refuses a body that does not call itself plain JSON.
func (h *Handler) jsonOnly(c *gin.Context) {
	if isPlainJSON(c.Request.Header) {
		return
	}
	c.Header("Accept-Post", mimeJSON)
	c.Header("Accept-Encoding", "identity")
	h.fail(c, refuse(codeMediaType, "Cần Content-Type: application/json (UTF-8) và không nén.",
		"Content-Type must be application/json (UTF-8), not compressed."))
}

func isPlainJSON(header http.Header) bool {
	if enc := header.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		return false
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || kind != mimeJSON {
		return false
	}
	charset, given := params["charset"]
	return !given || strings.EqualFold(charset, "utf-8")
}
