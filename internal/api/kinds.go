package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/service"
)

// kindJSON is one kind of document in /v1/kinds. A link is "" where there is
// nothing behind it yet.
type kindJSON struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Abbreviation string `json:"abbreviation,omitempty"`
	Form         string `json:"form,omitempty"` // number of the sample form in Phụ lục III
	Available    bool   `json:"available"`      // documents of this kind can be made
	Schema       string `json:"schema,omitempty"`
	Example      string `json:"example,omitempty"`
}

func kindIDs(svc *service.Service) []string {
	var ids []string
	for _, k := range svc.Kinds() {
		ids = append(ids, k.ID)
	}
	return ids
}

func (h *Handler) getKinds(c *gin.Context) {
	if !h.offers(c, mimeJSON) {
		return
	}
	list := make([]kindJSON, 0, 29)
	for _, k := range h.svc.Kinds() {
		j := kindJSON{ID: k.ID, Name: k.Name, Abbreviation: k.Abbr, Form: k.Form, Available: k.HasForm}
		if _, ok := h.svc.Schema(k.ID); ok {
			j.Schema = "/v1/kinds/" + k.ID + "/schema"
		}
		if _, ok := h.svc.Example(k.ID); ok {
			j.Example = "/v1/kinds/" + k.ID + "/example"
		}
		list = append(list, j)
	}
	mayCache(c)
	writeJSON(c, http.StatusOK, mimeJSON, struct {
		Kinds []kindJSON `json:"kinds"`
	}{list})
}

func (h *Handler) getSchema(c *gin.Context) {
	h.serveOfKind(c, h.svc.Schema, mimeSchema, mimeJSON)
}

func (h *Handler) getExample(c *gin.Context) {
	h.serveOfKind(c, h.svc.Example, mimeJSON)
}

// serveOfKind answers with what the service holds for the kind in the path, under
// the media type of ours that the client likes best.
func (h *Handler) serveOfKind(c *gin.Context, find func(string) ([]byte, bool), mimes ...string) {
	if !h.offers(c, mimes...) {
		return
	}
	found, ok := find(c.Param("kind"))
	if !ok {
		h.fail(c, refuse(codeNotFound, "Không có loại văn bản này, hoặc loại này chưa có dữ liệu được hỏi. Xem /v1/kinds.",
			"There is no such kind, or the kind does not have this yet. See /v1/kinds."))
		return
	}
	mime, _ := negotiate(c.Request.Header.Values("Accept"), mimes...)
	varies(c, "Accept")
	mayCache(c)
	write(c, http.StatusOK, mime, found)
}
