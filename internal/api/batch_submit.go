package api

import (
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/jobs"
)

// postBatch takes a batch: when it answers 202 the batch is on the disk and will be
// worked on whatever happens to the server.
func (h *Handler) postBatch(c *gin.Context) {
	varies(c, "Accept, Accept-Language")
	if !h.offers(c, mimeJSON) {
		return
	}
	key, err := h.idempotencyKey(c.Request)
	if err != nil {
		h.fail(c, err)
		return
	}
	if !h.keys.enter(key) {
		h.fail(c, refuse(codeKeyConflict, "Yêu cầu cùng Idempotency-Key đang được nhận. Hãy đợi rồi gửi lại.",
			"A request with the same Idempotency-Key is being taken. Wait, then send again."))
		return
	}
	defer h.keys.leave(key)
	form, err := h.receive(c)
	switch {
	case err != nil:
		h.fail(c, err)
		return
	case len(form.problems) > 0:
		h.failDocument(c, form.problems)
		return
	}
	form.in.Lang = language(c.Request)
	b, replayed, err := h.opt.Batches.Submit(c.Request.Context(), jobs.Submission{Input: form.in, Key: key, Earlier: form.earlier})
	var earlier *jobs.EarlierError
	if errors.As(err, &earlier) {
		h.failDocument(c, []diag.Problem{earlierFault(earlier, form.earlier)})
		return
	}
	if err != nil {
		h.failBatch(c, err)
		return
	}
	if replayed {
		c.Header("Idempotency-Replayed", "true")
	}
	c.Header("Location", batchPath(b.ID))
	h.sendBatch(c, http.StatusAccepted, b)
}

// earlierFault says why there is nothing to be taken over from an earlier batch.
func earlierFault(err error, id string) diag.Problem {
	p := diag.Problem{Code: "field.enum", Severity: diag.Error, At: diag.Pointer("").Key("lam_tiep"),
		Message: diag.Say("Không có lô «%s».", "There is no batch %q.", id),
		Hint: diag.Say("Gửi lam_tiep là id của một lô đã kết thúc và còn kết quả, hoặc bỏ phần này để làm lại từ đầu.",
			"Send as lam_tiep the id of a batch that has ended and still has its result, or leave it out to make everything."),
	}
	switch {
	case errors.Is(err, jobs.ErrNotReady):
		p.Message = diag.Say("Lô «%s» chưa kết thúc.", "The batch %q has not ended.", id)
	case errors.Is(err, jobs.ErrExpired):
		p.Message = diag.Say("Kết quả của lô «%s» đã được xóa.", "The result of the batch %q has been removed.", id)
	}
	return p
}

// uploadRoom is how many bytes of forms are held in memory at once.
const uploadRoom = 256 << 20

// receive reads the form when there is room for it.
func (h *Handler) receive(c *gin.Context) (*batchForm, error) {
	size := c.Request.ContentLength
	if size > maxUpload {
		c.Header("Connection", "close") // the rest will not be read
		return nil, h.formFault(c.Request, &http.MaxBytesError{Limit: maxUpload})
	}
	if size < 0 {
		size = maxUpload
	}
	if h.uploads.Add(size) > uploadRoom {
		h.uploads.Add(-size)
		return nil, queueFull(int(h.uploads.Load() >> 20))
	}
	defer h.uploads.Add(-size)
	form, err := h.readForm(c.Request)
	if err != nil {
		c.Header("Connection", "close")
	}
	// A form may take longer to come than an answer has from the head of its request.
	_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Now().Add(writeTimeout))
	return form, err
}

// maxKey is the length of an Idempotency-Key in characters.
const maxKey = 255

func (h *Handler) idempotencyKey(r *http.Request) (string, error) {
	values := r.Header.Values("Idempotency-Key")
	switch {
	case len(values) == 0 && h.opt.DemandKey:
		return "", refuse(codeKeyMissing, "Cần tiêu đề Idempotency-Key.", "The header Idempotency-Key is wanted.")
	case len(values) == 0:
		return "", nil
	case len(values) > 1 || !visible(values[0]) || len(values[0]) > maxKey:
		return "", refuse(codeKeyInvalid, "Idempotency-Key phải có một giá trị, từ 1 đến %d ký tự ASCII nhìn thấy được.",
			"Idempotency-Key must have one value of 1 to %d visible ASCII characters.", maxKey)
	}
	return values[0], nil
}

func visible(text string) bool {
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return false
		}
	}
	return text != ""
}

// keysInUse are the idempotency keys of the requests that are being taken.
type keysInUse struct {
	mu   sync.Mutex
	keys map[string]bool
}

// enter refuses a key that is in use; "" is none and never refused.
func (k *keysInUse) enter(key string) bool {
	if key == "" {
		return true
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.keys[key] {
		return false
	}
	if k.keys == nil {
		k.keys = map[string]bool{}
	}
	k.keys[key] = true
	return true
}

func (k *keysInUse) leave(key string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.keys, key)
}
