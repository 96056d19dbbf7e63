package opc

import (
	"bytes"
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

const (
	contentTypesName  = "[Content_Types].xml"
	relationshipsType = "application/vnd.openxmlformats-package.relationships+xml"
	xmlHeader         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" // as Word writes it
)

func isContentTypes(name string) bool { return strings.EqualFold(name, contentTypesName) }

// contentTypes is the table that gives each part its type: by name, else by
// extension. Keys are folded.
type contentTypes struct {
	byName, byExtension map[string]string
}

func (t contentTypes) of(name string) string {
	if ct, ok := t.byName[fold(name)]; ok {
		return ct
	}
	return t.byExtension[extension(name)]
}

// extension is what follows the last dot of a name, folded, without the dot.
func extension(name string) string { return strings.TrimPrefix(fold(path.Ext(name)), ".") }

func (g *gate) contentTypes(entries []entry) contentTypes {
	i := slices.IndexFunc(entries, func(e entry) bool { return isContentTypes(e.name) })
	if i < 0 {
		g.refuse("template.not_word", "",
			diag.Say("Tệp nén này không phải văn bản Word (không có %s).", "This archive is not a Word document (it has no %s).",
				contentTypesName), hintSaveAs)
		return contentTypes{}
	}
	data := g.xml(contentTypesName, entries[i].data)
	if len(g.found) > 0 {
		return contentTypes{}
	}
	t, ok := parseContentTypes(data)
	if !ok {
		g.refuseCorrupt(contentTypesName, diag.Say("bảng loại nội dung sai cấu trúc hoặc mâu thuẫn",
			"the table of content types is malformed or contradicts itself"))
	}
	return t
}

func parseContentTypes(data []byte) (contentTypes, bool) {
	type typeOf struct {
		Extension   string `xml:"Extension,attr"`
		PartName    string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	}
	var file struct {
		XMLName   xml.Name `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
		Defaults  []typeOf `xml:"Default"`
		Overrides []typeOf `xml:"Override"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		return contentTypes{}, false
	}
	t := contentTypes{make(map[string]string, len(file.Overrides)), make(map[string]string, len(file.Defaults))}
	sound := true
	for _, d := range file.Defaults {
		sound = put(t.byExtension, fold(d.Extension), d.ContentType) && sound
	}
	for _, o := range file.Overrides {
		sound = put(t.byName, fold(strings.TrimPrefix(o.PartName, "/")), o.ContentType) && sound
	}
	return t, sound
}

// put refuses a second, different value: two readers would choose differently.
func put(m map[string]string, key, value string) bool {
	if old, ok := m[key]; ok && old != value {
		return false
	}
	m[key] = value
	return true
}

// contentTypesXML writes the table for the parts: the first type seen with an
// extension becomes its default, parts of another type stand by name. Plain XML
// is always the default of xml, as in the files Word writes.
func (p *Package) contentTypesXML() []byte {
	defaults := [][2]string{{"rels", relationshipsType}, {"xml", "application/xml"}}
	var overrides bytes.Buffer
	for _, part := range p.parts {
		ext := extension(part.Name)
		i := slices.IndexFunc(defaults, func(d [2]string) bool { return d[0] == ext })
		switch {
		case i < 0 && ext != "":
			defaults = append(defaults, [2]string{ext, part.ContentType})
		case i < 0 || defaults[i][1] != part.ContentType:
			writeElement(&overrides, "Override", "PartName", "/"+part.Name, "ContentType", part.ContentType)
		}
	}
	var out bytes.Buffer
	out.WriteString(xmlHeader + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, d := range defaults {
		writeElement(&out, "Default", "Extension", d[0], "ContentType", d[1])
	}
	out.Write(overrides.Bytes())
	out.WriteString(`</Types>`)
	return out.Bytes()
}

// writeElement writes an empty element; attrs are names and values in turn.
func writeElement(out *bytes.Buffer, name string, attrs ...string) {
	out.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		out.WriteString(" " + attrs[i] + `="`)
		_ = xml.EscapeText(out, []byte(attrs[i+1])) // a bytes.Buffer never fails
		out.WriteByte('"')
	}
	out.WriteString("/>")
}
