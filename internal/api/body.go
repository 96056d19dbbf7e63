package api

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
)

// A body may begin bodyGrace late and must then come at bodyRate bytes a second or
// faster. Reading holds no worker, so a slow sender is only in its own way.
const (
	bodyGrace = 5 * time.Second
	bodyRate  = 16 << 10
)

// pacedBody moves the connection's read deadline on as bytes come in.
type pacedBody struct {
	io.ReadCloser
	conn  *http.ResponseController
	start time.Time
	got   int64
}

// paced bounds a body in size and in time. The first deadline also bounds how long
// net/http waits for a body that no handler reads.
func paced(w http.ResponseWriter, r *http.Request, limit int64) io.ReadCloser {
	if r.Body == nil || r.Body == http.NoBody {
		return r.Body
	}
	b := &pacedBody{http.MaxBytesReader(w, r.Body, limit), http.NewResponseController(w), time.Now(), 0}
	b.extend()
	return b
}

// extend does nothing where there is no connection, as in a recorder.
func (b *pacedBody) extend() {
	earned := time.Duration(b.got) * time.Second / bodyRate
	_ = b.conn.SetReadDeadline(b.start.Add(bodyGrace + earned))
}

// Read reads on while the sender keeps the pace.
func (b *pacedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.got += int64(n)
	if err == io.EOF {
		// The server now watches the connection for the client's leaving; a deadline
		// that ran out would look to it like that and cancel the request.
		_ = b.conn.SetReadDeadline(time.Time{})
		return n, err
	}
	b.extend()
	return n, err
}

// readBody reads the whole body, or says why not.
func (h *Handler) readBody(c *gin.Context) ([]byte, error) {
	if c.Request.Body == nil {
		return nil, nil
	}
	if limit := h.bodyLimit(c.Request); c.Request.ContentLength > limit {
		c.Header("Connection", "close") // the rest will not be read
		return nil, tooLarge(limit)
	}
	var body bytes.Buffer
	// A declared length is a promise: memory follows what really comes.
	body.Grow(int(min(max(0, c.Request.ContentLength), 64<<10)) + bytes.MinRead)
	_, err := body.ReadFrom(c.Request.Body)
	var over *http.MaxBytesError
	switch {
	case err == nil:
		return body.Bytes(), nil
	case errors.As(err, &over):
		return nil, tooLarge(over.Limit)
	}
	if c.Request.Context().Err() == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		c.Header("Connection", "close")
	}
	return nil, bodyFault(c.Request, err, refuse(codeBadRequest, "Dữ liệu bị cắt giữa chừng. Hãy gửi lại đầy đủ.",
		"The body was cut short. Send it again, whole."))
}

// bodyFault tells why a body ended early: it came too slowly, its sender has gone, or
// it was cut short.
func bodyFault(r *http.Request, err error, cut *fault) error {
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded): // this too cancels the request, so it is asked first
		return refuse(codeSlowBody, "Dữ liệu gửi đến quá chậm nên máy chủ đã ngừng chờ. Hãy kiểm tra đường truyền rồi gửi lại.",
			"The body came too slowly and the server has stopped waiting. Check the line and send again.")
	case r.Context().Err() != nil:
		return r.Context().Err()
	}
	return cut
}

func tooLarge(limit int64) *fault {
	return refuse(codeBodyTooLarge, "Dữ liệu vượt giới hạn %d KiB. Hãy chia nhỏ, ví dụ tách phụ lục thành văn bản riêng.",
		"The body exceeds the limit of %d KiB. Divide it, for example by making the annexes documents of their own.", limit>>10)
}
