package pdf

import (
	"bytes"
	"encoding/xml"
	"slices"
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
	m.Record.Properties = slices.Clone(m.Record.Properties)
	for i := range m.Record.Properties {
		p := &m.Record.Properties[i]
		p.Value = legibleText(p.Value)
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
			w.text("/").text(e.key).text(" ").literal(textString(e.value)).text("\n")
		}
	}
	date := pdfDate(n.meta.Created)
	w.text("/CreationDate (").text(date).text(")\n/ModDate (").text(date).text(")>>")
	n.close(w)
}

// pdfDate writes a date with its zone (ISO 32000-1, 7.9.4).
func pdfDate(t time.Time) string {
	zone := t.Format("-07:00")
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[4:] + "'"
}

// writeMetadata writes what the information dictionary says once more as XMP (ISO
// 16684-1), uncompressed, so that archives find it without knowing PDF. All of it is
// one description without line breaks: nothing packs these bytes.
func (n *native) writeMetadata() {
	var x bytes.Buffer
	part, conformance := n.meta.Archive.claim()
	record := n.meta.Record
	x.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""`)
	for _, s := range []struct {
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
			x.WriteString(" xmlns:" + s.prefix + `="` + s.uri + `"`)
		}
	}
	x.WriteString(">")
	n.describeCore(&x)
	property(&x, "<pdfaid:part>", part, "</pdfaid:part>")
	property(&x, "<pdfaid:conformance>", conformance, "</pdfaid:conformance>")
	if n.meta.universal() {
		universalSchema.describe(&x)
	}
	record.describe(&x)
	x.WriteString("</rdf:Description>")
	n.explain(&x)
	x.WriteString("</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>")
	n.file.open(metadataObject)
	n.file.streamBody("/Type /Metadata /Subtype /XML ", x.Bytes())
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
func (s Schema) describe(x *bytes.Buffer) {
	for _, p := range s.Properties {
		tag := s.Prefix + ":" + p.Name
		property(x, "<"+tag+">", p.Value, "</"+tag+">")
	}
}

// explain describes the schemas that the archival standard does not know (ISO
// 19005-2, 6.6.2.3): all in one list, since a property stands once, and in a
// description of its own, where readers look for it before they read the others.
func (n *native) explain(x *bytes.Buffer) {
	universal, own := n.meta.universal(), len(n.meta.Record.Properties) > 0
	if !universal && !own {
		return
	}
	x.WriteString(`<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>`)
	if universal {
		universalSchema.explain(x, "Integer", "internal")
	}
	if own {
		n.meta.Record.explain(x, "Text", "external")
	}
	x.WriteString("</rdf:Bag></pdfaExtension:schemas></rdf:Description>")
}

func (s Schema) explain(x *bytes.Buffer, valueType, category string) {
	x.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>` + s.Name + `</pdfaSchema:schema><pdfaSchema:namespaceURI>` + s.Namespace +
		`</pdfaSchema:namespaceURI><pdfaSchema:prefix>` + s.Prefix + `</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>`)
	for _, p := range s.Properties {
		if p.Value == "" {
			continue
		}
		x.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaProperty:name>` + p.Name + `</pdfaProperty:name><pdfaProperty:valueType>` + valueType +
			`</pdfaProperty:valueType><pdfaProperty:category>` + category + `</pdfaProperty:category><pdfaProperty:description>` + p.About +
			`</pdfaProperty:description></rdf:li>`)
	}
	x.WriteString(`</rdf:Seq></pdfaSchema:property></rdf:li>`)
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
func (n *native) describeCore(x *bytes.Buffer) {
	const seconds = "2006-01-02T15:04:05-07:00"
	date := n.meta.Created.Format(seconds)
	property(x, "<dc:format>", "application/pdf", "</dc:format>")
	property(x, "<dc:language><rdf:Bag><rdf:li>", n.meta.Language, "</rdf:li></rdf:Bag></dc:language>")
	property(x, `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, n.meta.Title, "</rdf:li></rdf:Alt></dc:title>")
	property(x, "<dc:creator><rdf:Seq><rdf:li>", n.meta.Author, "</rdf:li></rdf:Seq></dc:creator>")
	property(x, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, n.meta.Subject, "</rdf:li></rdf:Alt></dc:description>")
	property(x, "<pdf:Keywords>", n.meta.Keywords, "</pdf:Keywords>")
	property(x, "<pdf:Producer>", nativeProducer, "</pdf:Producer>")
	property(x, "<xmp:CreatorTool>", n.meta.Creator, "</xmp:CreatorTool>")
	property(x, "<xmp:CreateDate>", date, "</xmp:CreateDate>")
	property(x, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
}

func property(x *bytes.Buffer, begin, value, end string) {
	if value == "" {
		return
	}
	x.WriteString(begin)
	_ = xml.EscapeText(x, []byte(value)) // writing to memory does not fail
	x.WriteString(end)
}
