package api

import (
	"errors"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/jobs"
)

// getBatchResult serves a file of the result, whole or in ranges.
func (h *Handler) getBatchResult(c *gin.Context) {
	part, err := partOf(c.Request)
	if err != nil {
		h.fail(c, err)
		return
	}
	blob, file, err := h.opt.Batches.Result(c.Request.Context(), c.Param("id"), part)
	if err != nil {
		h.failResult(c, part, err)
		return
	}
	defer func() { _ = blob.Close() }() // it was only read
	info, err := blob.Stat()
	if err != nil {
		h.fail(c, err)
		return
	}
	noStore(c)
	stem, ending := strings.TrimSuffix(file.Name, path.Ext(file.Name)), strings.TrimPrefix(path.Ext(file.Name), ".")
	c.Header("Content-Type", resultTypes[ending])
	c.Header("Content-Disposition", attachment(stem, ending))
	c.Header("ETag", `"`+c.Param("id")+"-"+part+`"`) // a result never changes
	http.ServeContent(steady{c.Writer, http.NewResponseController(c.Writer)}, c.Request, "", info.ModTime(), blob)
}

// resultTypes are the media types of the files of a result.
var resultTypes = map[string]string{
	"zip":   mimeZIP,
	"xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"csv":   "text/csv; charset=utf-8",
	"jsonl": "application/jsonl; charset=utf-8",
	"pdf":   mimePDF,
}

// partOf reads ?phan=: the number of an archive, from 1, or the name of another file.
func partOf(r *http.Request) (string, error) {
	text, given := queryValue(r, "phan")
	if !given {
		return "1", nil
	}
	number, isPrint := strings.CutPrefix(text, jobs.PartPrint+"-")
	n, err := strconv.Atoi(number)
	switch {
	case err == nil && n > 1 && isPrint:
		return jobs.PartPrint + "-" + strconv.Itoa(n), nil
	case err == nil && n > 0 && !isPrint:
		return strconv.Itoa(n), nil
	case slices.Contains([]string{jobs.PartReport, jobs.PartRegister, jobs.PartIndex, jobs.PartPrint}, text):
		return text, nil
	}
	return "", refuse(codeBadRequest, "Tham số phan là số thứ tự của tệp kết quả, từ 1, hoặc loi, so-dang-ky, muc-luc, in, in-2 …",
		"The parameter phan is the number of the archive, from 1, or loi, so-dang-ky, muc-luc, in, in-2 …")
}

// failResult says why there is no such file.
func (h *Handler) failResult(c *gin.Context, part string, err error) {
	b, unknown := h.opt.Batches.Batch(c.Request.Context(), c.Param("id"))
	switch {
	case unknown != nil:
	case errors.Is(err, jobs.ErrNotReady):
		err = refuse(codeBatchNotReady, "Mới xong %d/%d.", "%d of %d are done.", b.Done+b.Failed, b.Total)
	case errors.Is(err, jobs.ErrExpired):
		err = refuse(codeBatchExpired, "Kết quả đã xóa lúc %s.", "The result was removed at %s.", moment(b.Purged))
	case !errors.Is(err, jobs.ErrNothing):
	case part != "1":
		err = refuse(codeNotFound, "Kết quả của lô không có phần này. Các phần được liệt kê ở ket_qua của /v1/batches/{id}.",
			"The result of the batch has no such part. ket_qua of /v1/batches/{id} lists those it has.")
	case b.State == jobs.Cancelled:
		err = refuse(codeBatchCancelled, "Lô đã hủy trước khi tạo được văn bản nào.", "The batch was cancelled before a document was made.")
	default:
		err = refuse(codeBatchFailed, "Không văn bản nào của lô tạo được. Xem van_de của /v1/batches/{id} và tệp …/result?phan=loi.",
			"No document of the batch could be made. See van_de of /v1/batches/{id} and the file …/result?phan=loi.")
	}
	h.failBatch(c, err)
}

// steady moves the write deadline on with every write: a download may take its time
// as long as it moves.
type steady struct {
	http.ResponseWriter
	conn *http.ResponseController
}

// Write sends the next bytes. There is no ReadFrom, which would send a whole file
// under one deadline.
func (s steady) Write(p []byte) (int, error) {
	_ = s.conn.SetWriteDeadline(time.Now().Add(writeTimeout)) // a recorder has none
	return s.ResponseWriter.Write(p)
}

var _ io.Writer = steady{}
