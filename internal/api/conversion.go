package api

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

const (
	conversionPath = "/v1/conversions"
	mimeMultipart  = "multipart/form-data"
	uploadPart     = "tep" // the part of multipart/form-data that holds the file
)

// conversionForms are what a .docx can be turned into: the PDF, or it together with
// the list of what could not be drawn.
var conversionForms = []form{forms[0], {"zip", mimeZIP, service.PDF}}

// docxOnly refuses a body that calls itself neither a .docx nor a form with one.
func (h *Handler) docxOnly(c *gin.Context) {
	if isPlain(c.Request.Header, mimeDOCX, mimeMultipart) {
		return
	}
	wants(c, mimeDOCX, mimeMultipart)
	h.fail(c, refuse(codeMediaType, "Cần Content-Type: %s, hoặc %s có phần «%s», và không nén.",
		"Content-Type must be %s, or %s with a part %s, not compressed.", mimeDOCX, mimeMultipart, uploadPart))
}

// isPlain reports a body of one of these media types that is not compressed.
func isPlain(h http.Header, kinds ...string) bool {
	enc := h.Get("Content-Encoding")
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && slices.Contains(kinds, kind) && (enc == "" || strings.EqualFold(enc, "identity"))
}

// wants tells which bodies a path takes.
func wants(c *gin.Context, kinds ...string) {
	c.Header("Accept-Post", strings.Join(kinds, ", "))
	c.Header("Accept-Encoding", "identity")
}

// postConversion lays a Word file out as PDF.
func (h *Handler) postConversion(c *gin.Context) {
	varies(c, "Accept, Accept-Language")
	f, err := chooseForm(c.Request, conversionForms)
	if err != nil {
		h.fail(c, err)
		return
	}
	var want service.Conversion
	if want.Strict, err = isAsked(c.Request, "nghiem"); err == nil {
		want.Squeeze, err = isAsked(c.Request, "nen_dong")
	}
	if err != nil {
		h.fail(c, err)
		return
	}
	res, err := h.inTurn(c, func(ctx context.Context, body []byte) (*service.Result, error) {
		up, err := uploadOf(c.Request.Header, body)
		if err != nil || diag.Blocks(up.problems) {
			return &service.Result{Problems: up.problems}, err
		}
		want.DOCX = up.data
		res, err := h.svc.Convert(ctx, want)
		if res != nil {
			res.Name = up.name
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

// isAsked reads a choice such as ?nghiem=1, a flag of the command line.
func isAsked(r *http.Request, name string) (bool, error) {
	value, given := queryValue(r, name)
	switch value {
	case "0", "false":
		return false, nil
	case "1", "true":
		return true, nil
	case "":
		return given, nil
	}
	return false, refuse(codeBadRequest, "Tham số %s chỉ nhận 0 hoặc 1.", "The parameter %s takes 0 or 1 only.", name)
}

// upload is the file a request brings.
type upload struct {
	data     []byte
	name     string // as the sender calls it, cleaned and without ending; "" where unknown
	problems []diag.Problem
}

// uploadOf takes the file out of a body whose type docxOnly has let pass.
func uploadOf(header http.Header, body []byte) (upload, error) {
	kind, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if kind != mimeMultipart {
		return upload{data: body}, nil
	}
	up, found := upload{}, false
	r := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := r.NextPart()
		if err == io.EOF { // wrapped, it tells of a body that was cut short
			break
		}
		if err != nil {
			return upload{}, badForm()
		}
		if part.FormName() != uploadPart || found {
			up.problems = append(up.problems, strayPart(part.FormName(), found))
			break
		}
		if up.data, err = io.ReadAll(part); err != nil { // no larger than the body, which is bounded
			return upload{}, badForm()
		}
		up.name, found = cleanName(part.FileName()), true
	}
	if !found && len(up.problems) == 0 {
		up.problems = append(up.problems, diag.Problem{
			Code: "field.required", Severity: diag.Error, At: diag.Pointer("").Key(uploadPart),
			Message: diag.Say("Thiếu phần «%s» chứa tệp .docx.", "The part %s with the .docx is missing.", uploadPart),
			Hint:    diag.Say("Ví dụ với curl: -F %s=@van-ban.docx.", "With curl, for example: -F %s=@document.docx.", uploadPart),
		})
	}
	return up, nil
}

// strayPart is a part beside the file: a misspelt name, or a second file.
func strayPart(name string, second bool) diag.Problem {
	p := diag.Problem{
		Code: "field.unknown", Severity: diag.Error, At: diag.Pointer("").Key(cleanName(name)),
		Message: diag.Say("Không có phần «%s»; yêu cầu chỉ nhận một phần «%s».", "There is no part %s; a request takes one part %s.", cleanName(name), uploadPart),
		Hint:    diag.Say("Các lựa chọn như nghiem viết trên địa chỉ: ?nghiem=1.", "Choices such as nghiem stand in the address: ?nghiem=1."),
	}
	if second {
		p.Hint = diag.Say("Mỗi yêu cầu chuyển một tệp.", "A request converts one file.")
	}
	return p
}

// cleanName makes a sender's file name fit to be shown: no folder, no ending, no
// character that a system does not take. It never names a file here.
func cleanName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 && strings.EqualFold(name[i:], ".docx") {
		name = name[:i]
	}
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar || strings.ContainsRune(`<>:"|?*`, r) {
			return '-'
		}
		return r
	}, name)
	const longest = 100
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest])
	}
	return strings.Trim(name, " .")
}
