package cli

import (
	"path/filepath"
	"strings"

	"github.com/mocban/mocban/internal/service"
)

// target is one form of the document and its place; - is standard output.
type target struct {
	path   string
	format service.Format
}

func (t target) pick(res *service.Result) []byte {
	switch t.format {
	case service.DOCX:
		return res.DOCX
	case service.JSON:
		return res.JSON
	}
	return res.PDF
}

// wanted joins what the targets ask for.
func wanted(targets []target) service.Format {
	var want service.Format
	for _, t := range targets {
		want |= t.format
	}
	return want
}

// targetsOf reads -o and --dinh-dang and refuses what cannot be meant.
func (a *app) targetsOf(o order) ([]target, error) {
	paths := o.paths
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	var targets []target
	seen := map[string]bool{}
	for _, path := range paths {
		t := target{path: path}
		var err error
		switch {
		case path == "-":
			t.format, err = a.standardFormat(o.format)
		case o.json && strings.EqualFold(filepath.Ext(path), ".json"):
			t.format = service.JSON
		default:
			t.format, err = formatOf(path)
		}
		if err != nil {
			return nil, err
		}
		key := filepath.Clean(path)
		if seen[key] {
			return nil, usage("-o «%s» được ghi hai lần.", "-o %s is given twice.", path)
		}
		seen[key] = true
		targets = append(targets, t)
	}
	if o.format != "" && !seen["-"] {
		return nil, usage("--dinh-dang chỉ dùng khi ghi ra đầu ra chuẩn (-o -); với tệp, đuôi tệp quyết định định dạng.",
			"--dinh-dang is for standard output (-o -) only; the ending of a file chooses its format.")
	}
	return targets, nil
}

// formatOf goes by the ending of a file's name.
func formatOf(path string) (service.Format, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		return service.DOCX, nil
	case ".pdf":
		return service.PDF, nil
	}
	return 0, usage("không biết định dạng của «%s»: tên tệp phải có đuôi .docx hoặc .pdf.", "the format of %s is not known: the name must end in .docx or .pdf.", path)
}

// standardFormat guards standard output: neither format can be read on a screen,
// and the report of --json has no room beside it.
func (a *app) standardFormat(name string) (service.Format, error) {
	format, known := map[string]service.Format{"": service.PDF, "pdf": service.PDF, "docx": service.DOCX}[strings.ToLower(name)]
	ending := "pdf"
	if format == service.DOCX {
		ending = "docx"
	}
	switch {
	case !known:
		return 0, usage("--dinh-dang chỉ nhận docx hoặc pdf, không nhận «%s».", "--dinh-dang takes docx or pdf, not %q.", name)
	case a.json:
		return 0, usage("--json và văn bản không thể cùng ra một đầu ra chuẩn: dùng -o tệp.%s.", "--json and the document cannot share standard output: use -o file.%s.", ending)
	case a.env.IsTerminal():
		return 0, usage("không in %s ra màn hình: dùng -o tệp.%s hoặc chuyển hướng (> tệp.%[2]s).", "%s is not written to a screen: use -o file.%s or redirect (> file.%[2]s).", strings.ToUpper(ending), ending)
	}
	return format, nil
}
