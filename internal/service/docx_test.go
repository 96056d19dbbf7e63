package service

import (
	"archive/zip"
	"bytes"
	"testing"
)

// docxFile is a Word file as text, part by part; "" leaves a part out.
type docxFile map[string]string

const (
	docxRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	docxMainType  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	docxPage      = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/></w:sectPr>`
	docxRoot      = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">`
)

// docxTypes is the table of content types; more adds to it.
func docxTypes(more string) string {
	const base = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	s := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/><Override PartName="/word/document.xml" ContentType="` + docxMainType + `"/>`
	for _, part := range []string{"styles", "numbering", "settings", "footnotes"} {
		s += `<Override PartName="/word/` + part + `.xml" ContentType="` + base + part + `+xml"/>`
	}
	return s + more + `</Types>`
}

// docxRel is one relationship; mode is "External" or "".
func docxRel(id, kind, target, mode string) string {
	s := `<Relationship Id="` + id + `" Type="` + docxRelations + kind + `" Target="` + target + `"`
	if mode != "" {
		s += ` TargetMode="` + mode + `"`
	}
	return s + `/>`
}

func docxRels(list ...string) string {
	s := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for _, r := range list {
		s += r
	}
	return s + `</Relationships>`
}

// docxOf is a Word file with a body; further pairs are names and texts of parts.
func docxOf(body string, parts ...string) docxFile {
	f := docxFile{
		"[Content_Types].xml": docxTypes(""),
		"_rels/.rels":         docxRels(docxRel("rId1", "officeDocument", "word/document.xml", "")),
		"word/document.xml":   docxRoot + `<w:body>` + body + docxPage + `</w:body></w:document>`,
	}
	var rels []string
	for i := 0; i+1 < len(parts); i += 2 {
		f[parts[i]] = parts[i+1]
	}
	for _, part := range []string{"styles", "numbering", "settings", "footnotes"} {
		if f["word/"+part+".xml"] != "" {
			rels = append(rels, docxRel("own-"+part, part, part+".xml", ""))
		}
	}
	if _, given := f["word/_rels/document.xml.rels"]; !given {
		f["word/_rels/document.xml.rels"] = docxRels(rels...)
	}
	return f
}

// wordPart wraps the children of a part's root.
func wordPart(root, children string) string {
	return `<w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + children + `</w:` + root + `>`
}

// para is a paragraph of one run.
func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// order is that of the parts in the ZIP; all others follow in any.
var docxOrder = []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"}

// zip packs the file; change may spoil an entry's header, and then its data go in
// as they are packed.
func (f docxFile) zip(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name string) {
		if f[name] == "" {
			return
		}
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(f[name])); err != nil {
			tb.Fatal(err)
		}
	}
	first := map[string]bool{}
	for _, name := range docxOrder {
		first[name] = true
		put(name)
	}
	for name := range f {
		if !first[name] {
			put(name)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}
