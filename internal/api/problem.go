package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// maxListed is how many problems one answer lists; more help nobody.
const maxListed = 100

// statusClientGone stands in logs and metrics for a client that left before its
// answer was ready; it is never sent.
const statusClientGone = 499

// retrySeconds is what Retry-After says: a document takes far less than a second.
const retrySeconds = 1

// problemJSON is the body of a refusal (RFC 9457), members in the contract's order.
type problemJSON struct {
	Type      string            `json:"type"`
	Title     string            `json:"title"`
	Status    int               `json:"status"`
	Detail    string            `json:"detail"`
	Instance  string            `json:"instance"`
	RequestID string            `json:"request_id"`
	Code      string            `json:"code"`
	Queue     int               `json:"queue_length,omitempty"`
	Errors    []service.Finding `json:"errors"`
}

// entries lists the first maxListed problems and tells how many it left out.
func entries(ps []diag.Problem, lang string) (list []service.Finding, omitted int) {
	omitted = max(0, len(ps)-maxListed)
	return service.Findings(ps[:len(ps)-omitted], lang), omitted
}

// fail answers with what went wrong: a fault of HTTP, a passed deadline, or an
// error of the machine, which only the log may know.
func (h *Handler) fail(c *gin.Context, err error) {
	var f *fault
	switch {
	case errors.As(err, &f):
	case errors.Is(err, context.DeadlineExceeded):
		f = refuse(codeDeadline, "Quá %s giây chưa xong. Hãy giảm kích thước văn bản hoặc gửi lại sau.",
			"Not done within %s seconds. Make the document smaller, or send it again later.",
			seconds(h.opt.Deadline))
	case errors.Is(err, context.Canceled):
		c.Status(statusClientGone)
		c.Abort()
		return
	default:
		h.opt.Logger.LogAttrs(c.Request.Context(), slog.LevelError, "internal error",
			slog.String("request_id", requestID(c)), slog.String("error", err.Error()))
		f = internalFault(c)
	}
	h.failWith(c, f)
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) }

func internalFault(c *gin.Context) *fault {
	return refuse(codeInternal, "Lỗi của hệ thống, không phải do dữ liệu của bạn. Mã: %s. Hãy báo quản trị.",
		"The fault is the system's and not that of your data. Id: %s. Tell the administrator.", requestID(c))
}

func (h *Handler) failWith(c *gin.Context, f *fault) {
	if f.code == codeQueueFull || f.code == codeShuttingDown || f.code == codeStorageAway || f.code == codeKeyConflict {
		c.Header("Retry-After", strconv.Itoa(retrySeconds))
	}
	h.metrics.countCode(f.code)
	h.answerProblem(c, problemJSON{
		Code: string(f.code), Status: statusOf(f.code), Queue: f.queue,
		Detail: f.detail.In(language(c.Request)), Errors: []service.Finding{},
	})
}

// failDocument answers for a document that could not be made.
func (h *Handler) failDocument(c *gin.Context, ps []diag.Problem) {
	lang := language(c.Request)
	first := decisive(ps)
	list, omitted := entries(ps, lang)
	h.metrics.countProblems(ps)
	h.answerProblem(c, problemJSON{
		Code: string(first.Code), Status: statusOf(first.Code),
		Detail: sumUp(first, service.CountsOf(ps).Error-1, omitted, lang), Errors: list,
	})
}

// sumUp says the decisive problem, how many others there are, and how many of all
// the list leaves out.
func sumUp(first diag.Problem, others, omitted int, lang string) string {
	s := first.Message.In(lang)
	if hint := first.Hint.In(lang); hint != "" {
		s += " " + hint
	}
	if others > 0 {
		s += " " + diag.Say("(và %d lỗi khác)", "(and %d more)", others).In(lang)
	}
	if omitted > 0 {
		s += " " + diag.Say("Danh sách dừng ở %d lỗi đầu và %d lỗi khác.", "The list stops after the first %d; %d are left out.", maxListed, omitted).In(lang)
	}
	return s
}

// answerProblem completes and writes a refusal: HTML where a browser navigates,
// JSON for everybody else.
func (h *Handler) answerProblem(c *gin.Context, p problemJSON) {
	lang := language(c.Request)
	p.Type = typeURI(diag.Code(p.Code))
	p.Title = h.catalog.title(diag.Code(p.Code), lang)
	p.Instance = c.Request.URL.EscapedPath()
	p.RequestID = requestID(c)
	noStore(c)
	c.Abort()
	if wantsHTML(c.Request) {
		h.site.writeProblem(c, p, lang)
		return
	}
	c.Header("Content-Language", lang)
	writeJSON(c, p.Status, mimeProblem, p)
}

// typeURI is where a code is explained. The decree's codes may hold a đ.
func typeURI(code diag.Code) string { return "/problems/" + url.PathEscape(string(code)) }

// wantsHTML tells a browser that navigates from a program. A tie goes to JSON.
func wantsHTML(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	got, ok := negotiate(r.Header.Values("Accept"), mimeProblem, mimeJSON, mimeHTML)
	return ok && got == mimeHTML
}
