package api

import (
	"net/http"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// statusOf is the one place where a code becomes an HTTP status.
func statusOf(code diag.Code) int {
	switch code {
	case codeBadRequest, codeKeyMissing, codeKeyInvalid:
		return http.StatusBadRequest
	case codeCSRF:
		return http.StatusForbidden
	case codeNotFound:
		return http.StatusNotFound
	case codeMethod:
		return http.StatusMethodNotAllowed
	case codeNotAcceptable:
		return http.StatusNotAcceptable
	case codeSlowBody:
		return http.StatusRequestTimeout
	case codeBodyTooLarge, "table.too_many_rows", "image.too_large",
		"archive.bomb", "archive.too_many_entries", "archive.part_too_large":
		return http.StatusRequestEntityTooLarge
	case codeKeyConflict, codeBatchNotReady, codeBatchCancelled, codeBatchFailed:
		return http.StatusConflict
	case codeBatchExpired:
		return http.StatusGone
	case codeStorageFull, codeStorageReadOnly:
		return http.StatusInsufficientStorage
	case codeURITooLong:
		return http.StatusRequestURITooLong
	case codeMediaType, "template.legacy_doc", "template.wrong_type", "table.wrong_type", "image.wrong_type":
		return http.StatusUnsupportedMediaType
	case codeQueueFull:
		return http.StatusTooManyRequests
	case codeHeadersTooLarge:
		return http.StatusRequestHeaderFieldsTooLarge
	case codeInternal:
		return http.StatusInternalServerError
	case codeShuttingDown, codeNoBatches, codeStorageAway:
		return http.StatusServiceUnavailable
	case codeDeadline:
		return http.StatusGatewayTimeout
	}
	if strings.HasPrefix(string(code), "json.") {
		return http.StatusBadRequest
	}
	return http.StatusUnprocessableEntity
}

// decisive is the problem that gives a refused document its status and code: the
// first of those whose status is the lowest, for what cannot be read (400) or is
// too large (413) hides what is wrong inside (422).
func decisive(ps []diag.Problem) diag.Problem {
	var chosen diag.Problem
	for i, p := range ps {
		if !diag.Blocks(ps[i : i+1]) {
			continue
		}
		if chosen.Code == "" || statusOf(p.Code) < statusOf(chosen.Code) {
			chosen = p
		}
	}
	return chosen
}
