package wml

import "strings"

// namespace is a namespace that Word knows, with the prefix it writes.
type namespace struct {
	prefix, uri string
	ignorable   bool // Word lists it in mc:Ignorable: older readers pass over it
}

const mcNS = "http://schemas.openxmlformats.org/markup-compatibility/2006"

// namespaces stand in the order in which a root element declares them.
var namespaces = []namespace{
	{"wpc", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", false},
	{"mc", mcNS, false},
	{"o", "urn:schemas-microsoft-com:office:office", false},
	{"r", RelNS, false},
	{"m", "http://schemas.openxmlformats.org/officeDocument/2006/math", false},
	{"v", "urn:schemas-microsoft-com:vml", false},
	{"wp14", "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", true},
	{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", false},
	{"w10", "urn:schemas-microsoft-com:office:word", false},
	{"w", NS, false},
	{"w14", "http://schemas.microsoft.com/office/word/2010/wordml", true},
	{"w15", "http://schemas.microsoft.com/office/word/2012/wordml", true},
	{"w16cex", "http://schemas.microsoft.com/office/word/2018/wordml/cex", true},
	{"w16cid", "http://schemas.microsoft.com/office/word/2016/wordml/cid", true},
	{"w16", "http://schemas.microsoft.com/office/word/2018/wordml", true},
	{"w16du", "http://schemas.microsoft.com/office/word/2023/wordml/word16du", true},
	{"w16sdtdh", "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash", true},
	{"w16sdtfl", "http://schemas.microsoft.com/office/word/2024/wordml/sdtformatlock", true},
	{"w16se", "http://schemas.microsoft.com/office/word/2015/wordml/symex", true},
	{"wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", false},
	{"wpi", "http://schemas.microsoft.com/office/word/2010/wordprocessingInk", false},
	{"wne", "http://schemas.microsoft.com/office/word/2006/wordml", false},
	{"wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", false},
	{"a", "http://schemas.openxmlformats.org/drawingml/2006/main", false},
	{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture", false},
	{"c", "http://schemas.openxmlformats.org/drawingml/2006/chart", false},
	{"dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram", false},
	{"lc", "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas", false},
	{"cx", "http://schemas.microsoft.com/office/drawing/2014/chartex", false},
	{"a14", "http://schemas.microsoft.com/office/drawing/2010/main", false},
	{"a16", "http://schemas.microsoft.com/office/drawing/2014/main", false},
	{"asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main", false},
	{"adec", "http://schemas.microsoft.com/office/drawing/2017/decorative", false},
	{"am3d", "http://schemas.microsoft.com/office/drawing/2017/model3d", false},
	{"aink", "http://schemas.microsoft.com/office/drawing/2016/ink", false},
	{"sl", "http://schemas.openxmlformats.org/schemaLibrary/2006/main", false},
	{"b", "http://schemas.openxmlformats.org/officeDocument/2006/bibliography", false},
	{"ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml", false},
	{"cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", false},
	{"dc", "http://purl.org/dc/elements/1.1/", false},
	{"dcterms", "http://purl.org/dc/terms/", false},
	{"xsi", "http://www.w3.org/2001/XMLSchema-instance", false},
}

// namespaceIndex finds a namespace by its URI.
var namespaceIndex = func() map[string]int {
	index := make(map[string]int, len(namespaces))
	for i, ns := range namespaces {
		index[ns.uri] = i
	}
	return index
}()

// Positions in namespaces that the writer marks by itself.
var (
	nsW  = namespaceIndex[NS]
	nsR  = namespaceIndex[RelNS]
	nsMC = namespaceIndex[mcNS]
)

const (
	strictRoot       = "http://purl.oclc.org/ooxml/"
	transitionalRoot = "http://schemas.openxmlformats.org/"
)

// transitional gives the transitional URI of a strict one (ECMA-376-1 strict
// against ECMA-376-4), and every other URI as it is. It holds for namespaces and
// for relationship types.
func transitional(uri string) string {
	rest, strict := strings.CutPrefix(uri, strictRoot)
	if !strict {
		return uri
	}
	family, name, _ := strings.Cut(rest, "/")
	return transitionalRoot + family + "/2006/" + name
}

// relationshipType cuts a relationship type down to its last word: "header".
func relationshipType(uri string) string {
	uri = transitional(uri)
	name, ok := strings.CutPrefix(uri, RelNS+"/")
	if !ok {
		return ""
	}
	return name
}
