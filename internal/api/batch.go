package api

import (
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/jobs"
	"github.com/mocban/mocban/internal/service"
)

// batchJSON is a batch as its calls tell it. A link is "" where there is nothing yet.
type batchJSON struct {
	ID       string            `json:"id"`
	State    string            `json:"trang_thai"`
	Total    int               `json:"tong"`
	Done     int               `json:"xong"`
	Failed   int               `json:"loi"`
	Created  string            `json:"tao_luc"`
	Started  string            `json:"bat_dau_luc,omitempty"`
	Finished string            `json:"xong_luc,omitempty"`
	Expires  string            `json:"het_han_luc,omitempty"`
	Purged   string            `json:"da_xoa_luc,omitempty"`
	Self     string            `json:"dia_chi"`
	Events   string            `json:"su_kien"`
	Results  []resultJSON      `json:"ket_qua"`
	Problems []service.Finding `json:"van_de"`
	Omitted  int               `json:"van_de_khac"` // problems beyond the first hundred
}

// resultJSON is one file of a batch's result.
type resultJSON struct {
	Name string `json:"ten"`
	Kind string `json:"loai"` // archive, report, register, index, print
	Size int64  `json:"kich_thuoc"`
	Link string `json:"dia_chi"`
}

// batchesPath is where batches are sent to; each has its id below it.
const batchesPath = "/v1/batches"

func batchPath(id string) string { return batchesPath + "/" + id }

func (h *Handler) batchJSON(b jobs.Batch, lang string) batchJSON {
	j := batchJSON{
		ID: b.ID, State: string(b.State), Total: b.Total, Done: b.Done, Failed: b.Failed,
		Created: moment(b.Created), Started: moment(b.Started), Finished: moment(b.Finished),
		Expires: moment(b.Expires), Purged: moment(b.Purged),
		Self: batchPath(b.ID), Events: batchPath(b.ID) + "/events",
		Results: []resultJSON{}, Problems: service.Findings(b.Problems, lang), Omitted: b.Omitted,
	}
	for _, f := range b.Results {
		j.Results = append(j.Results, resultJSON{f.Name, f.Kind, f.Size, batchPath(b.ID) + "/result?phan=" + f.Part})
	}
	return j
}

// vietnam is the time of the decree's offices. A fixed zone needs no data of the system.
var vietnam = time.FixedZone("", 7*60*60)

// moment writes a time to the second; the zero time is "".
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(vietnam).Format(time.RFC3339)
}

// withBatches refuses the calls of batches where the server has no place for them.
func (h *Handler) withBatches(c *gin.Context) {
	if h.opt.Batches == nil {
		h.fail(c, refuse(codeNoBatches, "Máy chủ này chưa bật tạo hàng loạt. Quản trị cần chạy mocban serve với --du-lieu THƯ_MỤC.",
			"This server does not take batches. The administrator has to start mocban serve with --du-lieu FOLDER."))
	}
}

// getBatch tells how a batch stands.
func (h *Handler) getBatch(c *gin.Context) {
	if !h.offers(c, mimeJSON) {
		return
	}
	b, err := h.opt.Batches.Batch(c.Request.Context(), c.Param("id"))
	if err != nil {
		h.failBatch(c, err)
		return
	}
	h.sendBatch(c, http.StatusOK, b)
}

func (h *Handler) sendBatch(c *gin.Context, status int, b jobs.Batch) {
	noStore(c)
	varies(c, "Accept, Accept-Language")
	lang := language(c.Request)
	c.Header("Content-Language", lang)
	writeJSON(c, status, mimeJSON, h.batchJSON(b, lang))
}

// deleteBatch cancels a batch, or removes the files of one that has ended.
func (h *Handler) deleteBatch(c *gin.Context) {
	id := c.Param("id")
	purged, err := h.opt.Batches.Cancel(c.Request.Context(), id)
	switch {
	case err != nil:
		h.failBatch(c, err)
		return
	case purged:
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return
	}
	b, err := h.opt.Batches.Batch(c.Request.Context(), id)
	if err != nil {
		h.failBatch(c, err)
		return
	}
	h.sendBatch(c, http.StatusAccepted, b)
}

// failBatch answers with what the engine said.
func (h *Handler) failBatch(c *gin.Context, err error) {
	trouble := jobs.StorageTrouble(err)
	switch {
	case errors.Is(err, jobs.ErrUnknown):
		err = refuse(codeNotFound, "Không có lô này.", "There is no such batch.")
	case errors.Is(err, jobs.ErrExpired):
		err = refuse(codeBatchExpired, "Kết quả của lô này đã được xóa.", "The result of this batch has been removed.")
	case errors.Is(err, jobs.ErrMismatch):
		err = refuse(codeKeyMismatch, "Idempotency-Key này đã dùng cho dữ liệu khác. Hãy dùng khóa mới.",
			"This Idempotency-Key was used for other data. Use a new one.")
	case errors.Is(err, jobs.ErrStopping):
		err = refuse(codeShuttingDown, "Máy chủ đang dừng, hãy thử lại sau %d giây.",
			"The server is shutting down; try again in %d second(s).", retrySeconds)
	case trouble != jobs.StorageOK:
		h.opt.Logger.Warn("storage", "request_id", requestID(c), "error", err.Error())
		err = storageFault(trouble)
	}
	h.fail(c, err)
}

func storageFault(trouble jobs.Storage) *fault {
	switch trouble {
	case jobs.StorageFull:
		return refuse(codeStorageFull, "Ổ đĩa máy chủ đã đầy. Việc đã nhận vẫn được giữ. Hãy báo quản trị.",
			"The server's disk is full. What was accepted is kept. Tell the administrator.")
	case jobs.StorageReadOnly:
		return refuse(codeStorageReadOnly, "Máy chủ không ghi được vào ổ đĩa. Việc đã nhận vẫn được giữ. Hãy báo quản trị.",
			"The server cannot write to its disk. What was accepted is kept. Tell the administrator.")
	}
	return refuse(codeStorageAway, "Máy chủ chưa kết nối được cơ sở dữ liệu của các lô. Việc đã nhận vẫn được giữ; hãy thử lại sau.",
		"The server cannot reach the database of the batches. What was accepted is kept; try again later.")
}

// The codes of the calls of batches.
const (
	codeNoBatches       diag.Code = "batch.unavailable"
	codeBatchNotReady   diag.Code = "batch.not_ready"
	codeBatchExpired    diag.Code = "batch.expired"
	codeBatchCancelled  diag.Code = "batch.cancelled"
	codeBatchFailed     diag.Code = "batch.failed"
	codeKeyMissing      diag.Code = "idempotency.missing"
	codeKeyInvalid      diag.Code = "idempotency.invalid"
	codeKeyConflict     diag.Code = "idempotency.conflict"
	codeKeyMismatch     diag.Code = "idempotency.mismatch"
	codeStorageFull     diag.Code = "storage_full"
	codeStorageReadOnly diag.Code = "storage_read_only"
	codeStorageAway     diag.Code = "storage_unreachable"
)

// batchFaultTypes are the pages behind them.
func batchFaultTypes() []service.ProblemType {
	page := func(code diag.Code, viTitle, enTitle, vi, en string) service.ProblemType {
		return service.ProblemType{Code: code, Title: diag.Text{VI: viTitle, EN: enTitle}, Explanation: diag.Text{VI: vi, EN: en}}
	}
	return []service.ProblemType{
		page(codeNoBatches, "Chưa bật tạo hàng loạt", "Batches are not available",
			"Máy chủ chạy không có thư mục dữ liệu nên không nhận lô. Quản trị chạy lại với --du-lieu THƯ_MỤC.",
			"The server runs without a data folder and takes no batches. The administrator starts it with --du-lieu FOLDER."),
		page(codeBatchNotReady, "Lô chưa xong", "The batch is not done",
			"Kết quả chưa có. Hãy theo dõi /v1/batches/{id}/events hoặc hỏi lại /v1/batches/{id} cho đến khi lô kết thúc.",
			"There is no result yet. Follow /v1/batches/{id}/events, or ask /v1/batches/{id} until the batch has ended."),
		page(codeBatchExpired, "Kết quả đã xóa", "The result has been removed",
			"Kết quả chỉ được giữ trong thời hạn lưu (mặc định 7 ngày), hoặc đã được xóa theo yêu cầu. Hãy gửi lại lô nếu cần.",
			"A result is kept for a limited time (7 days by default) or was removed on request. Send the batch again if you need it."),
		page(codeBatchCancelled, "Lô đã hủy", "The batch was cancelled",
			"Lô bị hủy trước khi tạo được văn bản nào nên không có kết quả.",
			"The batch was cancelled before a document was made, so it has no result."),
		page(codeBatchFailed, "Lô không tạo được văn bản nào", "No document could be made",
			"Không văn bản nào của lô tạo được. Xem van_de trong /v1/batches/{id}; bảng của bạn kèm cột Lỗi và Cách sửa ở …/result?phan=loi.",
			"No document of the batch could be made. See van_de in /v1/batches/{id}; your table with the columns Lỗi and Cách sửa is at …/result?phan=loi."),
		page(codeKeyMissing, "Thiếu Idempotency-Key", "Idempotency-Key is missing",
			"Máy chủ này yêu cầu tiêu đề Idempotency-Key để một lô không bị tạo hai lần. Hãy gửi một chuỗi ngẫu nhiên, và gửi lại đúng chuỗi ấy khi thử lại.",
			"This server wants the header Idempotency-Key, so that no batch is made twice. Send a random text, and the same text when you try again."),
		page(codeKeyInvalid, "Idempotency-Key không hợp lệ", "Idempotency-Key cannot be used",
			"Idempotency-Key phải có một giá trị, dài từ 1 đến 255 ký tự ASCII nhìn thấy được.",
			"Idempotency-Key must have one value of 1 to 255 visible ASCII characters."),
		page(codeKeyConflict, "Yêu cầu cùng khóa đang chạy", "The same key is in use",
			"Một yêu cầu cùng Idempotency-Key đang được nhận. Hãy đợi rồi gửi lại.",
			"A request with the same Idempotency-Key is being taken. Wait, then send again."),
		page(codeKeyMismatch, "Khóa đã dùng cho dữ liệu khác", "The key was used for other data",
			"Idempotency-Key này đã dùng cho một lô có dữ liệu hoặc tùy chọn khác. Hãy dùng khóa mới cho lô mới.",
			"This Idempotency-Key was used for a batch of other data or options. Use a new key for a new batch."),
		page(codeStorageFull, "Ổ đĩa đã đầy", "The disk is full",
			"Ổ đĩa của máy chủ đã đầy. Các lô đã nhận tạm dừng (paused_storage) và tự chạy tiếp khi có chỗ. Hãy báo quản trị.",
			"The server's disk is full. Accepted batches pause (paused_storage) and go on by themselves when there is room. Tell the administrator."),
		page(codeStorageReadOnly, "Không ghi được vào ổ đĩa", "The disk cannot be written",
			"Máy chủ không có quyền ghi vào thư mục dữ liệu, hoặc ổ đĩa chỉ cho đọc. Hãy báo quản trị.",
			"The server may not write to its data folder, or the disk is read-only. Tell the administrator."),
		page(codeStorageAway, "Không kết nối được cơ sở dữ liệu", "The database cannot be reached",
			"Cơ sở dữ liệu của các lô tạm thời không trả lời. Các lô đã nhận vẫn được giữ và tự chạy tiếp. Hãy thử lại sau.",
			"The database of the batches does not answer for now. Accepted batches are kept and go on by themselves. Try again later."),
	}
}
