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

// appendContentTypes writes the table for the parts: the first type seen with an
// extension becomes its default, parts of another type stand by name. Plain XML
// is always the default of xml, as in the files Word writes.
func (p *Package) appendContentTypes(out []byte) []byte {
	defaults := p.defaultTypes()
	out = append(out, xmlHeader+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`...)
	for _, d := range defaults {
		out = append(out, "<Default"...)
		out = appendAttribute(out, "Extension", d.extension)
		out = appendAttribute(out, "ContentType", d.contentType)
		out = append(out, "/>"...)
	}
	for _, part := range p.parts {
		i := indexExtension(defaults, extension(part.Name))
		if i >= 0 && defaults[i].contentType == part.ContentType {
			continue
		}
		out = append(out, "<Override"...)
		out = appendAttribute(out, "PartName", "/"+part.Name)
		out = appendAttribute(out, "ContentType", part.ContentType)
		out = append(out, "/>"...)
	}
	return append(out, "</Types>"...)
}

// defaultType is the type of parts with an extension.
type defaultType struct{ extension, contentType string }

func (p *Package) defaultTypes() []defaultType {
	list := append(make([]defaultType, 0, 4), defaultType{"rels", relationshipsType}, defaultType{"xml", "application/xml"})
	for _, part := range p.parts {
		if ext := extension(part.Name); ext != "" && indexExtension(list, ext) < 0 {
			list = append(list, defaultType{ext, part.ContentType})
		}
	}
	return list
}

func indexExtension(list []defaultType, ext string) int {
	return slices.IndexFunc(list, func(d defaultType) bool { return d.extension == ext })
}

// appendAttribute writes an attribute.
func appendAttribute(out []byte, name, value string) []byte {
	out = append(append(append(out, ' '), name...), `="`...)
	if isPlain(value) {
		out = append(out, value...)
	} else {
		var escaped bytes.Buffer
		_ = xml.EscapeText(&escaped, []byte(value)) // a bytes.Buffer never fails
		out = append(out, escaped.Bytes()...)
	}
	return append(out, '"')
}

// isPlain knows values that stand in XML as they are, as names and types of the house
// do. It is not sure of others.
func isPlain(value string) bool {
	for i := range len(value) {
		switch c := value[i]; {
		case c < ' ', c > '~', c == '&', c == '<', c == '>', c == '"', c == '\'':
			return false
		}
	}
	return true
}
