package service

import (
	"cmp"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// legacyText finds the first paragraph of each part of a foreign document whose text
// is really in TCVN3 or VNI: drawn with a font of Unicode it would be nonsense.
func legacyText(doc *wml.Document) []diag.Problem {
	main := ""
	if doc.Carried != nil {
		if part, ok := doc.Carried.Main(); ok {
			main = part.Name
		}
	}
	var out []diag.Problem
	look := func(part string, before int, body []wml.Block) {
		if p, found := legacyIn(doc.Styles, body); found {
			p.Part, p.Paragraph = cmp.Or(part, main), before+p.Paragraph
			out = append(out, p)
		}
	}
	look(main, 0, doc.Body)
	for _, h := range doc.Headers {
		look(h.Part(), 0, h.Body)
	}
	for _, notes := range []*wml.Notes{doc.Footnotes, doc.Endnotes} {
		if notes == nil {
			continue
		}
		for _, n := range notes.List {
			look(n.Part, n.Paragraph, n.Body)
		}
	}
	return out
}

func legacyIn(styles *wml.Styles, body []wml.Block) (problem diag.Problem, found bool) {
	paragraph := 0
	wml.Walk(body, func(b wml.Block) bool {
		p, ok := b.(*wml.Paragraph)
		if !ok {
			return !found
		}
		paragraph++
		if found {
			return false
		}
		encoding, unicode, legacy := record.LegacyEncoding(styles.LegacyText(p, nil))
		if !legacy {
			return true
		}
		found = true
		problem = diag.Problem{
			Code: "text.legacy_encoding", Severity: diag.Error, Paragraph: paragraph,
			Message: diag.Say("Chữ ở đoạn %d viết bằng bảng mã %s.", "The text of paragraph %d is written in the legacy encoding %s.", paragraph, encoding),
			Hint:    diag.Say("Hãy chuyển tệp sang Unicode; đoạn đó thành «%s».", "Convert the file to Unicode; the paragraph becomes “%s”.", excerpt(unicode)),
		}
		return true
	})
	return problem, found
}

// excerpt is the beginning of a text.
func excerpt(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
