package api

import (
	"net/http"
	"sort"
	"strings"

	"github.com/gin-gonic/gin"
)

// newEngine lays out every route. Routes of GET answer HEAD as well.
func newEngine(h *Handler) *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.UseRawPath = true // %2F in a name is not a slash between names
	_ = e.SetTrustedProxies(nil)
	e.Use(h.observe, h.recoverPanic, h.harden, h.bounds)
	e.NoRoute(h.noRoute)
	e.NoMethod(h.noMethod)

	get := func(path string, handlers ...gin.HandlerFunc) {
		e.GET(path, handlers...)
		e.HEAD(path, handlers...)
	}
	e.POST("/v1/documents", h.sameSite, h.jsonOnly, h.postDocument)
	e.POST("/v1/checks", h.sameSite, h.jsonOnly, h.postCheck)
	e.POST(conversionPath, h.sameSite, h.docxOnly, h.postConversion)
	e.POST(numberPath, h.sameSite, h.jsonOrForm, h.postNumber)
	e.POST(batchesPath, h.sameSite, h.withBatches, h.formOnly, h.postBatch)
	get(batchesPath+"/:id", h.withBatches, h.getBatch)
	get(batchesPath+"/:id/events", h.withBatches, h.getBatchEvents)
	get(batchesPath+"/:id/result", h.withBatches, h.getBatchResult)
	e.DELETE(batchesPath+"/:id", h.sameSite, h.withBatches, h.deleteBatch)
	get("/v1/kinds", h.getKinds)
	get("/v1/kinds/:kind/schema", h.getSchema)
	get("/v1/kinds/:kind/example", h.getExample)
	get("/healthz", h.getHealth)
	get("/readyz", h.getReady)
	get("/metrics", h.metrics.serve)
	get("/problems/:code", h.getProblemType)
	get("/openapi.json", h.getOpenAPI)
	get("/docs", h.getDocs)
	get("/", func(c *gin.Context) { redirect(c, "/docs") })
	return e
}

func (h *Handler) noRoute(c *gin.Context) {
	h.fail(c, refuse(codeNotFound, "Không có địa chỉ này. Các địa chỉ được liệt kê tại /docs.",
		"There is nothing at this address. See /docs for the addresses there are."))
}

// noMethod answers OPTIONS with what is allowed, and every other method with 405.
// There are no CORS headers: no other site may call from a browser.
func (h *Handler) noMethod(c *gin.Context) {
	allowed := strings.Split(c.Writer.Header().Get("Allow"), ", ") // put there by gin
	allowed = append(allowed, http.MethodOptions)
	sort.Strings(allowed)
	list := strings.Join(allowed, ", ")
	c.Header("Allow", list)
	if c.Request.Method == http.MethodOptions {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return
	}
	h.fail(c, refuse(codeMethod, "Địa chỉ này chỉ nhận %s.", "This address takes %s only.", list))
}

func redirect(c *gin.Context, to string) {
	c.Header("Location", to)
	write(c, http.StatusFound, mimeText, []byte(to+"\n"))
}
