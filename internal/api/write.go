package api

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/gin-gonic/gin"
)

const (
	mimeJSON    = "application/json"
	mimeProblem = "application/problem+json"
	mimeSchema  = "application/schema+json"
	mimeHTML    = "text/html; charset=utf-8"
	mimeText    = "text/plain; charset=utf-8"
	mimePDF     = "application/pdf"
	mimeDOCX    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	mimeZIP     = "application/zip"
)

// write sends a whole body of known length. An error here means that the client
// is gone, and there is nobody left to tell.
func write(c *gin.Context, status int, mime string, body []byte) {
	c.Header("Content-Type", mime)
	c.Header("Content-Length", strconv.Itoa(len(body)))
	c.Status(status)
	_, _ = c.Writer.Write(body)
}

func writeJSON(c *gin.Context, status int, mime string, value any) {
	write(c, status, mime, encodeJSON(value))
}

// encodeJSON writes one of our own structs, which hold strings and numbers only
// and so cannot fail. Vietnamese, < and > stay readable.
func encodeJSON(value any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(value)
	return b.Bytes()
}

// noStore keeps what a document says out of every cache.
func noStore(c *gin.Context) { c.Header("Cache-Control", "no-store") }

// mayCache marks what only a new version of the program can change.
func mayCache(c *gin.Context) { c.Header("Cache-Control", "public, max-age=300") }

// varies names the request headers that chose the answer.
func varies(c *gin.Context, headers string) { c.Header("Vary", headers) }
