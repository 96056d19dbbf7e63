package api

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"net/http"
	"strconv"
	"sync"

	"github.com/gin-gonic/gin"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// The pages are whole in themselves: style and script lie inside, and nothing is
// fetched from anywhere.
var (
	//go:embed web/style.css
	styleText string
	//go:embed web/docs.js
	scriptText string
	//go:embed web/docs.html
	docsText string
	//go:embed web/problem.html
	problemText string
	//go:embed web/openapi.json
	openAPIText []byte
)

var (
	docsPage    = sync.OnceValue(func() *template.Template { return template.Must(template.New("docs").Parse(docsText)) })
	problemPage = sync.OnceValue(func() *template.Template { return template.Must(template.New("problem").Parse(problemText)) })
)

// contentPolicy lets a page use its own style and script, call its own server, and
// nothing else.
var contentPolicy = sync.OnceValue(func() string {
	return "default-src 'none'; style-src '" + sourceHash(styleText) + "'; script-src '" + sourceHash(scriptText) +
		"'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
})

func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// site holds the pages that are the same for everybody, made once.
type site struct {
	docs    []byte
	openAPI []byte
}

// typeRow is one line of the table of codes in the docs.
type typeRow struct {
	Code, Link, Title string
	Status            int // 0 for the decree's rules, which stop nothing
}

func newSite(svc *service.Service, k *catalog, opt Options) *site {
	view := docsView{
		Style: template.CSS(styleText), Script: template.JS(scriptText), Version: opt.Version,
		MaxBody: strconv.FormatInt(opt.MaxBody>>10, 10) + " KiB", MaxFile: strconv.FormatInt(opt.MaxFile>>20, 10) + " MiB", Deadline: seconds(opt.Deadline) + " giây",
		Kinds: exampleKinds(svc), Types: typeRows(k),
	}
	if len(view.Kinds) > 0 {
		first, _ := svc.Example(view.Kinds[0].ID)
		view.Example = string(first)
	}
	return &site{docs: execute(docsPage(), view), openAPI: describe(opt.Version)}
}

// docsView is what the docs page shows.
type docsView struct {
	Style             template.CSS
	Script            template.JS
	Version           string
	MaxBody, Deadline string
	MaxFile           string
	Kinds             []exampleKind
	Example           string // of the first kind; the script fetches the others
	Types             []typeRow
}

func typeRows(k *catalog) []typeRow {
	rows := make([]typeRow, 0, len(k.types))
	for _, t := range k.types {
		row := typeRow{Code: string(t.Code), Link: typeURI(t.Code), Title: t.Title.VI}
		if !t.Code.OfDecree() {
			row.Status = statusOf(t.Code)
		}
		rows = append(rows, row)
	}
	return rows
}

// exampleKind is a kind that can be tried out in the docs.
type exampleKind struct{ ID, Name string }

func exampleKinds(svc *service.Service) []exampleKind {
	var list []exampleKind
	for _, k := range svc.Kinds() {
		if _, ok := svc.Example(k.ID); ok {
			list = append(list, exampleKind{k.ID, k.Name})
		}
	}
	return list
}

// describe is the OpenAPI document with the version of the program in it.
func describe(version string) []byte {
	quoted, _ := json.Marshal(version) // a string cannot fail
	return bytes.Replace(openAPIText, []byte(`"{{version}}"`), quoted, 1)
}

// execute fills in one of our own pages. The pages and their data are tested
// together, so that it cannot fail while serving.
func execute(t *template.Template, data any) []byte {
	var b bytes.Buffer
	_ = t.Execute(&b, data)
	return b.Bytes()
}

func (h *Handler) getDocs(c *gin.Context) {
	mayCache(c)
	writePage(c, http.StatusOK, h.site.docs)
}

func (h *Handler) getOpenAPI(c *gin.Context) {
	mayCache(c)
	write(c, http.StatusOK, mimeJSON, h.site.openAPI)
}

func writePage(c *gin.Context, status int, page []byte) {
	c.Header("Content-Security-Policy", contentPolicy())
	write(c, status, mimeHTML, page)
}

// problemView is what the page of a problem shows.
type problemView struct {
	Style                     template.CSS
	Lang, Code, Title, Status string
	Text, Clause, RequestID   string
	Label                     map[string]string
}

var problemLabels = map[string]map[string]string{
	"vi": {"clause": "Căn cứ", "code": "Mã lỗi", "status": "Mã HTTP", "request": "Mã yêu cầu", "docs": "Hướng dẫn sử dụng"},
	"en": {"clause": "Clause", "code": "Code", "status": "HTTP status", "request": "Request id", "docs": "How to use the service"},
}

// writeProblem shows a refusal to somebody who came with a browser.
func (s *site) writeProblem(c *gin.Context, p problemJSON, lang string) {
	writePage(c, p.Status, execute(problemPage(), problemView{
		Style: template.CSS(styleText), Lang: lang, Code: p.Code, Title: p.Title, Status: strconv.Itoa(p.Status),
		Text: p.Detail, RequestID: p.RequestID, Label: problemLabels[lang],
	}))
}

// typeJSON is the page of a problem type for a program.
type typeJSON struct {
	Type        string `json:"type"`
	Code        string `json:"code"`
	Title       string `json:"title"`
	Explanation string `json:"explanation"`
	Status      int    `json:"status,omitempty"`
	Clause      string `json:"clause,omitempty"`
}

// getProblemType is what the type of a problem points to.
func (h *Handler) getProblemType(c *gin.Context) {
	t, ok := h.catalog.byCode[diag.Code(c.Param("code"))]
	if !ok {
		h.noRoute(c)
		return
	}
	lang := language(c.Request)
	j := typeJSON{Type: typeURI(t.Code), Code: string(t.Code), Title: t.Title.In(lang),
		Explanation: t.Explanation.In(lang), Clause: t.Ref.String()}
	if !t.Code.OfDecree() { // the decree's rules stop nothing and have no status
		j.Status = statusOf(t.Code)
	}
	varies(c, "Accept, Accept-Language")
	mayCache(c)
	c.Header("Content-Language", lang)
	if wantsHTML(c.Request) {
		writePage(c, http.StatusOK, execute(problemPage(), viewOf(j, lang)))
		return
	}
	writeJSON(c, http.StatusOK, mimeJSON, j)
}

func viewOf(j typeJSON, lang string) problemView {
	v := problemView{Style: template.CSS(styleText), Lang: lang, Code: j.Code, Title: j.Title,
		Text: j.Explanation, Clause: j.Clause, Label: problemLabels[lang]}
	if j.Status != 0 {
		v.Status = strconv.Itoa(j.Status)
	}
	return v
}
