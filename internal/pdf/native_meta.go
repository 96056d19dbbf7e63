package pdf

import (
	"strings"
	"time"
)

// Archive is the archival standard that a file claims to keep.
type Archive uint8

// The standards (ISO 19005): none, PDF/A-2b, PDF/A-1b for archives that take
// nothing newer, and PDF/A-2a, the usual one, whose files tell of their structure.
const (
	ArchiveNone Archive = iota
	ArchiveA2b
	ArchiveA1b
	ArchiveA2a
)

// nativeProducer is the program that the file names as its writer.
const nativeProducer = "mocban"

// legible is the metadata in words that both the information dictionary and XMP
// can hold: archives want the two to be equal, and XML has no control characters.
func (m Meta) legible() Meta {
	if m.Language == "" {
		m.Language = defaultLanguage
	}
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject, &m.Keywords, &m.Creator} {
		*s = legibleText(*s)
	}
	return m
}

func legibleText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func (n *native) writeInfo() {
	w := n.open(infoObject)
	w.text("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", n.meta.Title},
		{"Author", n.meta.Author},
		{"Subject", n.meta.Subject},
		{"Keywords", n.meta.Keywords},
		{"Creator", n.meta.Creator},
		{"Producer", nativeProducer},
	} {
		if e.value != "" {
			w.text("/").text(e.key).text(" ").literal(e.value).text("\n")
		}
	}
	w.text("/CreationDate (").date(n.meta.Created).text(")\n/ModDate (").date(n.meta.Created).text(")>>")
	n.close(w)
}

// date writes a date with its zone (ISO 32000-1, 7.9.4).
func (f *fileWriter) date(t time.Time) *fileWriter {
	f.b = t.AppendFormat(f.b, "D:20060102150405-07:00")
	minutes := len(f.b) - len("00")
	f.b[minutes-1] = '\''
	return f.text("'")
}

// writeMetadata writes what the information dictionary says once more as XMP (ISO
// 16684-1), uncompressed, so that archives find it without knowing PDF. All of it is
// one description without line breaks: nothing packs these bytes.
func (n *native) writeMetadata() {
	x := &n.text
	x.b = x.b[:0]
	part, conformance := n.meta.Archive.claim()
	record := &n.meta.Record
	x.text("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""`)
	for _, s := range [...]struct {
		prefix, uri string
		stands      bool
	}{
		{"dc", "http://purl.org/dc/elements/1.1/", true},
		{"pdf", "http://ns.adobe.com/pdf/1.3/", true},
		{"xmp", "http://ns.adobe.com/xap/1.0/", true},
		{"pdfaid", "http://www.aiim.org/pdfa/ns/id/", part != ""},
		{universalSchema.Prefix, universalSchema.Namespace, n.meta.universal()},
		{record.Prefix, record.Namespace, len(record.Properties) > 0},
	} {
		if s.stands {
			x.text(" xmlns:").text(s.prefix).text(`="`).text(s.uri).text(`"`)
		}
	}
	x.text(">")
	n.describeCore(x)
	x.property("<pdfaid:part>", part, "</pdfaid:part>")
	x.property("<pdfaid:conformance>", conformance, "</pdfaid:conformance>")
	if n.meta.universal() {
		universalSchema.describe(x)
	}
	record.describe(x)
	x.text("</rdf:Description>")
	n.explain(x)
	x.text("</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>")
	n.file.open(metadataObject)
	n.file.streamBody("/Type /Metadata /Subtype /XML ", x.b)
}

// universal reports whether the file is accessible to all (ISO 14289-1): it tells
// of its structure and has a title.
func (m Meta) universal() bool { return m.tagged() && m.Title != "" }

// universalSchema claims PDF/UA-1 by a property that the archival standard does not
// know.
var universalSchema = Schema{
	Name: "PDF/UA identification", Namespace: "http://www.aiim.org/pdfua/ns/id/", Prefix: "pdfuaid",
	Properties: []Property{{Name: "part", Value: "1", About: "Part of ISO 14289"}},
}

// describe writes the properties of a schema that is not everybody's.
func (s *Schema) describe(x *fileWriter) {
	for i := range s.Properties {
		p := &s.Properties[i]
		if p.Value == "" {
			continue
		}
		x.text("<").text(s.Prefix).text(":").text(p.Name).text(">").escaped(legibleText(p.Value))
		x.text("</").text(s.Prefix).text(":").text(p.Name).text(">")
	}
}

// explain describes the schemas that the archival standard does not know (ISO
// 19005-2, 6.6.2.3): all in one list, since a property stands once, and in a
// description of its own, where readers look for it before they read the others.
func (n *native) explain(x *fileWriter) {
	universal, own := n.meta.universal(), len(n.meta.Record.Properties) > 0
	if !universal && !own {
		return
	}
	x.text(`<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>`)
	if universal {
		universalSchema.explain(x, "Integer", "internal")
	}
	if own {
		n.meta.Record.explain(x, "Text", "external")
	}
	x.text("</rdf:Bag></pdfaExtension:schemas></rdf:Description>")
}

func (s *Schema) explain(x *fileWriter, valueType, category string) {
	x.text(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>`).text(s.Name).text(`</pdfaSchema:schema><pdfaSchema:namespaceURI>`).text(s.Namespace)
	x.text(`</pdfaSchema:namespaceURI><pdfaSchema:prefix>`).text(s.Prefix).text(`</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>`)
	for i := range s.Properties {
		p := &s.Properties[i]
		if p.Value == "" {
			continue
		}
		x.text(`<rdf:li rdf:parseType="Resource"><pdfaProperty:name>`).text(p.Name).text(`</pdfaProperty:name><pdfaProperty:valueType>`).text(valueType)
		x.text(`</pdfaProperty:valueType><pdfaProperty:category>`).text(category).text(`</pdfaProperty:category><pdfaProperty:description>`).text(p.About)
		x.text(`</pdfaProperty:description></rdf:li>`)
	}
	x.text(`</rdf:Seq></pdfaSchema:property></rdf:li>`)
}

// claim is how a standard is named in XMP.
func (a Archive) claim() (part, conformance string) {
	switch a {
	case ArchiveA2a:
		return "2", "A"
	case ArchiveA2b:
		return "2", "B"
	case ArchiveA1b:
		return "1", "B"
	}
	return "", ""
}

// describeCore writes the properties that have an equal in the information
// dictionary.
func (n *native) describeCore(x *fileWriter) {
	x.property("<dc:format>", "application/pdf", "</dc:format>")
	x.property("<dc:language><rdf:Bag><rdf:li>", n.meta.Language, "</rdf:li></rdf:Bag></dc:language>")
	x.property(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, n.meta.Title, "</rdf:li></rdf:Alt></dc:title>")
	x.property("<dc:creator><rdf:Seq><rdf:li>", n.meta.Author, "</rdf:li></rdf:Seq></dc:creator>")
	x.property(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, n.meta.Subject, "</rdf:li></rdf:Alt></dc:description>")
	x.property("<pdf:Keywords>", n.meta.Keywords, "</pdf:Keywords>")
	x.property("<pdf:Producer>", nativeProducer, "</pdf:Producer>")
	x.property("<xmp:CreatorTool>", n.meta.Creator, "</xmp:CreatorTool>")
	const seconds = "2006-01-02T15:04:05-07:00"
	x.text("<xmp:CreateDate>")
	x.b = n.meta.Created.AppendFormat(x.b, seconds)
	x.text("</xmp:CreateDate><xmp:ModifyDate>")
	x.b = n.meta.Created.AppendFormat(x.b, seconds)
	x.text("</xmp:ModifyDate>")
}

// property writes a value of XMP between its tags, if there is one.
func (f *fileWriter) property(begin, value, end string) {
	if value != "" {
		f.text(begin).escaped(value).text(end)
	}
}

// escaped writes a legible text as XML.
func (f *fileWriter) escaped(text string) *fileWriter {
	for text != "" {
		at := strings.IndexAny(text, "&<>\"'\t\n\r")
		if at < 0 {
			return f.text(text)
		}
		f.text(text[:at]).text(entity(text[at]))
		text = text[at+1:]
	}
	return f
}

func entity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '\t':
		return "&#x9;"
	case '\n':
		return "&#xA;"
	}
	return "&#xD;"
}
