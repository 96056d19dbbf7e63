package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

const numberPath = "/v1/numbers"

// numberForms are what a numbered document can be had as.
var numberForms = append(forms[:len(forms):len(forms)], form{"json", mimeJSON, service.JSON})

// jsonOrForm refuses a body that is neither JSON nor a form with a Word file.
func (h *Handler) jsonOrForm(c *gin.Context) {
	if isPlainJSON(c.Request.Header) || isPlain(c.Request.Header, mimeMultipart) {
		return
	}
	wants(c, mimeJSON, mimeMultipart)
	h.fail(c, refuse(codeMediaType, "Cần Content-Type: %s, hoặc %s có các phần «%s», «so», «ngay», và không nén.",
		"Content-Type must be %s, or %s with the parts %s, so, ngay, not compressed.", mimeJSON, mimeMultipart, uploadPart))
}

// postNumber fills number and date into a document.
func (h *Handler) postNumber(c *gin.Context) {
	varies(c, "Accept, Accept-Language")
	f, err := chooseForm(c.Request, numberForms)
	if err != nil {
		h.fail(c, err)
		return
	}
	res, err := h.inTurn(c, func(ctx context.Context, body []byte) (*service.Result, error) {
		ask, name, problems, err := numberingOf(c.Request.Header, body)
		if err != nil || len(problems) > 0 {
			return &service.Result{Problems: problems}, err
		}
		if ask.Want = f.want; f.mime == mimeZIP && ask.DOCX == nil {
			ask.Want |= service.JSON
		}
		res, err := h.svc.Number(ctx, ask)
		if res != nil && res.Name == "" {
			res.Name = name
		}
		return res, err
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

// numberingOf reads a request of either kind; name is that of an uploaded file.
func numberingOf(header http.Header, body []byte) (ask service.Numbering, name string, problems []diag.Problem, err error) {
	kind, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if kind == mimeMultipart {
		return numberingOfParts(body, params["boundary"])
	}
	ask, problems = numberingOfJSON(body)
	return ask, "", problems, nil
}

// digits is a number that is written as one or as a text.
type digits string

// UnmarshalJSON takes 123 and "123".
func (d *digits) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) != nil {
		s = string(data)
	}
	*d = digits(s)
	return nil
}

// numberingOfJSON reads {"van_ban": {…}, "so": 123, "ngay": "31/05/2024"}. The
// document stays the text it is.
func numberingOfJSON(body []byte) (service.Numbering, []diag.Problem) {
	var in struct {
		Document json.RawMessage `json:"van_ban"`
		Number   digits          `json:"so"`
		Date     string          `json:"ngay"`
		Replace  bool            `json:"thay"`
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return service.Numbering{}, []diag.Problem{badNumbering(err)}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return service.Numbering{}, []diag.Problem{badNumbering(err)}
	}
	if len(in.Document) == 0 {
		return service.Numbering{}, []diag.Problem{{
			Code: "field.required", Severity: diag.Error, At: "/van_ban",
			Message: diag.Say("Thiếu văn bản (van_ban).", "The document (van_ban) is missing."),
			Hint:    numberingHint,
		}}
	}
	return service.Numbering{JSON: in.Document, Number: string(in.Number), Date: in.Date, Replace: in.Replace}, nil
}

var numberingHint = diag.Say(`Gửi {"van_ban": {…}, "so": 123, "ngay": "31/05/2024"}.`, `Send {"van_ban": {…}, "so": 123, "ngay": "31/05/2024"}.`)

// badNumbering tells what is wrong around the document.
func badNumbering(err error) diag.Problem {
	p := diag.Problem{Code: "json.syntax", Severity: diag.Error, Hint: numberingHint,
		Message: diag.Say("Yêu cầu không đọc được như JSON.", "The request cannot be read as JSON.")}
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrongType):
		p.Code, p.At = "field.type", diag.Pointer("").Key(wrongType.Field)
		p.Message = diag.Say("Trường «%s» sai kiểu.", "The field %s has the wrong type.", wrongType.Field)
	case err != nil && strings.Contains(err.Error(), "unknown field"):
		p.Code = "field.unknown"
		p.Message = diag.Say("Yêu cầu chỉ có các trường van_ban, so, ngay, thay.", "The request takes the fields van_ban, so, ngay and thay only.")
	}
	return p
}

// numberingOfParts reads multipart/form-data: the Word file and the fields.
func numberingOfParts(body []byte, boundary string) (ask service.Numbering, name string, problems []diag.Problem, err error) {
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	seen := map[string]bool{}
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return ask, "", nil, badForm()
		}
		data, err := io.ReadAll(part) // no larger than the body, which is bounded
		if err != nil {
			return ask, "", nil, badForm()
		}
		field := part.FormName()
		switch {
		case seen[field]:
			return ask, "", []diag.Problem{strayNumberPart(field)}, nil
		case field == uploadPart:
			ask.DOCX, name = data, cleanName(part.FileName())
		case field == "so":
			ask.Number = string(data)
		case field == "ngay":
			ask.Date = string(data)
		case field == "thay":
			ask.Replace = string(data) == "1" || string(data) == "true"
		default:
			return ask, "", []diag.Problem{strayNumberPart(field)}, nil
		}
		seen[field] = true
	}
	if len(ask.DOCX) == 0 {
		problems = []diag.Problem{{
			Code: "field.required", Severity: diag.Error, At: diag.Pointer("").Key(uploadPart),
			Message: diag.Say("Thiếu phần «%s» chứa tệp .docx.", "The part %s with the .docx is missing.", uploadPart),
			Hint:    diag.Say("Ví dụ với curl: -F %s=@van-ban.docx -F so=123 -F ngay=31/05/2024.", "With curl, for example: -F %s=@document.docx -F so=123 -F ngay=31/05/2024.", uploadPart),
		}}
	}
	return ask, name, problems, nil
}

// strayNumberPart is a part with another name, or a second one of a name.
func strayNumberPart(name string) diag.Problem {
	return diag.Problem{
		Code: "field.unknown", Severity: diag.Error, At: diag.Pointer("").Key(cleanName(name)),
		Message: diag.Say("Phần «%s» thừa.", "The part %s is one too many.", cleanName(name)),
		Hint:    diag.Say("Yêu cầu có các phần tep, so, ngay, thay, mỗi phần một lần.", "A request has the parts tep, so, ngay and thay, each once."),
	}
}
