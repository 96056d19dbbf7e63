package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/service"
)

// form is one of the shapes a document can be had in.
type form struct {
	name string // as ?format= writes it, and the ending of the file
	mime string
	want service.Format
}

// forms stand in the order of preference: PDF where a client has none.
var forms = []form{
	{"pdf", mimePDF, service.PDF},
	{"docx", mimeDOCX, service.DOCX},
	{"zip", mimeZIP, service.DOCX | service.PDF},
}

// chooseForm goes by ?format= and, where that is absent, by Accept.
func chooseForm(r *http.Request, offers []form) (form, error) {
	var names, mimes []string
	for _, f := range offers {
		names, mimes = append(names, f.name), append(mimes, f.mime)
	}
	if name, given := queryValue(r, "format"); given {
		for _, f := range offers {
			if strings.EqualFold(name, f.name) {
				return f, nil
			}
		}
		return form{}, refuse(codeNotAcceptable, "Tham số format chỉ nhận %s.", "The parameter format takes %s only.", strings.Join(names, ", "))
	}
	mime, ok := negotiate(r.Header.Values("Accept"), mimes...)
	for _, f := range offers {
		if ok && f.mime == mime {
			return f, nil
		}
	}
	return form{}, refuse(codeNotAcceptable, "Chỉ trả được %s.", "Only %s can be served.", strings.Join(mimes, ", "))
}

func queryValue(r *http.Request, key string) (string, bool) {
	q := r.URL.Query()
	return q.Get(key), q.Has(key)
}

// postDocument makes one document.
func (h *Handler) postDocument(c *gin.Context) {
	varies(c, "Accept, Accept-Language")
	f, err := chooseForm(c.Request, forms)
	if err != nil {
		h.fail(c, err)
		return
	}
	res, err := h.inTurn(c, func(ctx context.Context, body []byte) (*service.Result, error) {
		return h.svc.Generate(ctx, service.Request{JSON: body, Want: f.want})
	})
	switch {
	case err != nil:
		h.fail(c, err)
	case res.Blocked():
		h.failDocument(c, res.Problems)
	default:
		h.sendDocument(c, f, res)
	}
}

func (h *Handler) sendDocument(c *gin.Context, f form, res *service.Result) {
	file, err := fileOf(f, res, language(c.Request))
	if err != nil {
		h.fail(c, err)
		return
	}
	h.metrics.countDocument(f.want, res.Kind)
	h.metrics.countProblems(res.Problems)
	noStore(c)
	c.Header("Content-Disposition", attachment(res.Name, f.name))
	c.Header("Mocban-Problems", headerOf(service.CountsOf(res.Problems)))
	if f.want&service.PDF != 0 && len(res.Signatures) > 0 {
		c.Header("Mocban-Signatures", signaturesOf(res.Signatures))
	}
	write(c, http.StatusOK, f.mime, file)
}

// postCheck judges one document: whatever is found, finding it is a success.
func (h *Handler) postCheck(c *gin.Context) {
	varies(c, "Accept, Accept-Language")
	if !h.offers(c, mimeJSON) {
		return
	}
	res, err := h.inTurn(c, h.svc.Check)
	if err != nil {
		h.fail(c, err)
		return
	}
	h.metrics.countProblems(res.Problems)
	noStore(c)
	lang := language(c.Request)
	c.Header("Content-Language", lang)
	c.Header("Mocban-Problems", headerOf(service.CountsOf(res.Problems)))
	writeJSON(c, http.StatusOK, mimeJSON, reportOf(res, lang))
}

// inTurn reads the body and does the job when a worker is free. The worker is free
// again before the answer is written, so that a slow reader holds nobody up.
func (h *Handler) inTurn(c *gin.Context, job func(context.Context, []byte) (*service.Result, error)) (*service.Result, error) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), h.opt.Deadline)
	defer cancel()
	body, err := h.readBody(c)
	if err != nil {
		return nil, err
	}
	if err := h.gate.enter(ctx); err != nil {
		return nil, err
	}
	defer h.gate.leave()
	return job(ctx, body)
}

// offers refuses a client that takes none of the media types we have.
func (h *Handler) offers(c *gin.Context, mimes ...string) bool {
	if _, ok := negotiate(c.Request.Header.Values("Accept"), mimes...); ok {
		return true
	}
	h.fail(c, refuse(codeNotAcceptable, "Chỉ trả được %s.", "Only %s can be served.", strings.Join(mimes, ", ")))
	return false
}
