package api

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// The codes of what HTTP itself refuses, before a document is looked at.
const (
	codeBadRequest      diag.Code = "bad_request"
	codeCSRF            diag.Code = "csrf"
	codeNotFound        diag.Code = "not_found"
	codeMethod          diag.Code = "method_not_allowed"
	codeNotAcceptable   diag.Code = "not_acceptable"
	codeSlowBody        diag.Code = "request_timeout"
	codeBodyTooLarge    diag.Code = "body.too_large"
	codeURITooLong      diag.Code = "uri_too_long"
	codeMediaType       diag.Code = "media_type"
	codeQueueFull       diag.Code = "queue_full"
	codeHeadersTooLarge diag.Code = "headers_too_large"
	codeInternal        diag.Code = "internal"
	codeShuttingDown    diag.Code = "shutting_down"
	codeDeadline        diag.Code = "deadline"
)

// fault is a refusal that is no fault of the document.
type fault struct {
	code   diag.Code
	detail diag.Text
	queue  int // requests waiting, for codeQueueFull
}

// Error names the fault for a log.
func (f *fault) Error() string { return "api: " + string(f.code) }

func refuse(code diag.Code, vi, en string, args ...any) *fault {
	return &fault{code: code, detail: diag.Say(vi, en, args...)}
}

// faultTypes are the pages behind the codes above, in the order of their statuses.
func faultTypes() []service.ProblemType {
	page := func(code diag.Code, viTitle, enTitle, vi, en string) service.ProblemType {
		return service.ProblemType{Code: code, Title: diag.Text{VI: viTitle, EN: enTitle}, Explanation: diag.Text{VI: vi, EN: en}}
	}
	return []service.ProblemType{
		page(codeBadRequest, "Yêu cầu không đọc được", "The request cannot be read",
			"Yêu cầu HTTP bị cắt giữa chừng hoặc có quá nhiều tham số. Hãy gửi lại đầy đủ.",
			"The HTTP request was cut short or has too many parameters. Send it again, whole."),
		page(codeCSRF, "Yêu cầu đến từ trang khác", "The request comes from another site",
			"Trình duyệt cho biết yêu cầu do một trang web khác gửi nên máy chủ từ chối. Hãy gửi từ trang /docs của chính máy chủ, hoặc gọi từ chương trình (không có các tiêu đề Origin, Sec-Fetch-Site).",
			"The browser says that another web site sent this request, so it is refused. Send it from this server's own /docs, or from a program (without the headers Origin and Sec-Fetch-Site)."),
		page(codeNotFound, "Không có địa chỉ này", "Nothing is found here",
			"Địa chỉ không đúng hoặc không có loại văn bản ấy. Mọi địa chỉ được liệt kê tại /docs và /openapi.json; các loại văn bản tại /v1/kinds.",
			"The address is wrong or there is no such kind of document. /docs and /openapi.json list every address, /v1/kinds every kind."),
		page(codeMethod, "Phương thức không được nhận", "The method is not allowed",
			"Địa chỉ này chỉ nhận những phương thức ghi trong tiêu đề Allow của câu trả lời.",
			"The address takes only the methods named in the Allow header of the answer."),
		page(codeNotAcceptable, "Không trả được định dạng này", "The format cannot be served",
			"Tiêu đề Accept (hoặc tham số format) đòi một định dạng mà địa chỉ này không có. Bỏ tiêu đề Accept đi thì POST /v1/documents trả PDF.",
			"The Accept header (or the parameter format) asks for a format that this address does not have. Without an Accept header, POST /v1/documents gives PDF."),
		page(codeSlowBody, "Dữ liệu gửi đến quá chậm", "The body came too slowly",
			"Máy chủ chờ dữ liệu của yêu cầu quá lâu nên đã ngắt. Hãy kiểm tra đường truyền rồi gửi lại.",
			"The server waited too long for the body of the request and gave up. Check the line and send again."),
		page(codeBodyTooLarge, "Dữ liệu quá lớn", "The body is too large",
			"Dữ liệu của một văn bản vượt giới hạn ghi trong phần chi tiết. Hãy chia nhỏ, ví dụ tách phụ lục thành văn bản riêng.",
			"The data of one document exceed the limit named in the detail. Divide it, for example by making the annexes documents of their own."),
		page(codeURITooLong, "Địa chỉ quá dài", "The address is too long",
			"Địa chỉ (kể cả phần sau dấu hỏi) dài quá giới hạn. Dữ liệu của văn bản phải nằm trong thân yêu cầu, không nằm trong địa chỉ.",
			"The address, its query included, is longer than the limit. The data of a document belong in the body of the request, not in its address."),
		page(codeMediaType, "Kiểu dữ liệu không được nhận", "The media type is not taken",
			"Địa chỉ này chỉ nhận những kiểu ghi trong tiêu đề Accept-Post của câu trả lời, không nén: JSON mã hóa UTF-8, hoặc tệp Word với /v1/conversions và /v1/numbers. Hãy sửa Content-Type và bỏ Content-Encoding.",
			"The address takes only the types named in the Accept-Post header of the answer, not compressed: JSON in UTF-8, or a Word file at /v1/conversions and /v1/numbers. Mend Content-Type and leave out Content-Encoding."),
		page(codeQueueFull, "Máy chủ đang bận", "The server is busy",
			"Đã có quá nhiều yêu cầu đang chờ. Yêu cầu này chưa được nhận; hãy gửi lại sau số giây ghi trong tiêu đề Retry-After.",
			"Too many requests are waiting. This one was not taken; send it again after the seconds named in the header Retry-After."),
		page(codeHeadersTooLarge, "Phần tiêu đề quá lớn", "The headers are too large",
			"Các tiêu đề của yêu cầu cộng lại vượt giới hạn. Hãy bỏ những tiêu đề không cần, thường là cookie.",
			"The headers of the request together exceed the limit. Leave out those that are not needed, usually cookies."),
		page(codeInternal, "Lỗi của hệ thống", "An internal error",
			"Lỗi của hệ thống, không phải do dữ liệu của bạn. Hãy báo quản trị kèm mã yêu cầu (request_id).",
			"The fault is the system's and not that of your data. Tell the administrator, naming the request_id."),
		page(codeShuttingDown, "Máy chủ đang dừng", "The server is shutting down",
			"Máy chủ đang dừng hoặc khởi động lại. Hãy thử lại sau số giây ghi trong tiêu đề Retry-After.",
			"The server is stopping or restarting. Try again after the seconds named in the header Retry-After."),
		page(codeDeadline, "Quá thời hạn", "The deadline has passed",
			"Yêu cầu chưa xong trong thời hạn, tính cả lúc chờ. Hãy giảm kích thước văn bản hoặc gửi lại khi máy chủ rảnh hơn.",
			"The request was not done within its deadline, the time of waiting included. Make the document smaller, or send it again when the server is less busy."),
	}
}

// catalog finds the page of a code.
type catalog struct {
	types  []service.ProblemType // the document's codes, then HTTP's own
	byCode map[diag.Code]service.ProblemType
}

func newCatalog(ofDocuments []service.ProblemType) *catalog {
	k := &catalog{byCode: map[diag.Code]service.ProblemType{}}
	for _, list := range [][]service.ProblemType{ofDocuments, faultTypes(), batchFaultTypes()} {
		for _, t := range list {
			if _, twice := k.byCode[t.Code]; !twice {
				k.types = append(k.types, t)
				k.byCode[t.Code] = t
			}
		}
	}
	return k
}

// title is the heading of a code; the code itself where it has no page.
func (k *catalog) title(code diag.Code, lang string) string {
	if t, ok := k.byCode[code]; ok {
		return t.Title.In(lang)
	}
	return string(code)
}
