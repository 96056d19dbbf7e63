package opc

import (
	"encoding/xml"
	"path"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

const rootRelsName = "_rels/.rels"

// isRels knows a relationship part by its place: dir/_rels/name.rels.
func isRels(name string) bool {
	folder := path.Dir(name)
	return hasSuffixFold(name, ".rels") && strings.EqualFold(path.Base(folder), "_rels")
}

// relsName is where the arrows of a source are kept.
func relsName(source string) string {
	if source == "" {
		return rootRelsName
	}
	folder, file := path.Split(source)
	return folder + "_rels/" + file + ".rels"
}

// sourceOf undoes relsName.
func sourceOf(rels string) string {
	folder, file := path.Split(rels)
	return folder[:len(folder)-len("_rels/")] + file[:len(file)-len(".rels")]
}

// relationships parses the relationship parts, judges each arrow and looks for
// the main part. Arrows of a source that is no part are dropped with their file.
func (g *gate) relationships(p *Package, files []entry) {
	wanted := map[string]bool{}                    // folded names of objects that an arrow leads to
	names := make(map[string]string, len(p.parts)) // folded name to the name itself
	for _, part := range p.parts {
		names[fold(part.Name)] = part.Name
	}
	for _, f := range files {
		source, known := names[fold(sourceOf(f.name))]
		if !known && !strings.EqualFold(f.name, rootRelsName) {
			continue
		}
		data := g.xml(f.name, f.data)
		if data == nil {
			continue
		}
		list, ok := parseRelationships(data)
		if !ok {
			g.refuseBroken(f.name, diag.Say("tệp quan hệ sai cấu trúc", "the file of relationships is malformed"))
			continue
		}
		g.judgeRelationships(f.name, source, list, names)
		g.admitObjects(p, source, list, wanted)
		p.rels = append(p.rels, relSet{source: source, list: list, entry: f.name})
	}
	for _, part := range g.held {
		if !wanted[fold(part.Name)] {
			g.refuseEmbedded(part.Name)
		}
	}
	if len(g.found) == 0 {
		g.judgeMain(p)
	}
}

func parseRelationships(data []byte) ([]Relationship, bool) {
	var file struct {
		XMLName xml.Name `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationships"`
		List    []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		return nil, false
	}
	list := make([]Relationship, 0, len(file.List))
	for _, r := range file.List {
		list = append(list, Relationship{ID: r.ID, Type: r.Type, Target: r.Target, External: strings.EqualFold(r.Mode, "External")})
	}
	return list, true
}

func (g *gate) judgeRelationships(file, source string, list []Relationship, names map[string]string) {
	ids := make(map[string]bool, len(list))
	for _, r := range list {
		switch {
		case r.ID == "" || r.Type == "":
			g.refuseBroken(file, diag.Say("có quan hệ thiếu Id hoặc Type", "a relationship lacks its Id or Type"))
		case ids[r.ID]:
			g.refuseBroken(file, diag.Say("Id «%s» có hai lần", "the Id %s is there twice", shown(r.ID)))
		}
		ids[r.ID] = true
		if g.judgeKind(file, r) || r.External {
			continue
		}
		if _, ok := names[fold(ResolveTarget(source, r.Target))]; !ok {
			g.refuseBroken(file, diag.Say("«%s» trỏ tới «%s» không có trong tệp", "%s leads to %s, which is not in the file",
				shown(r.ID), shown(r.Target)))
		}
	}
}

// judgeKind refuses arrows to what acts or hides, by the last word of their type,
// which the transitional, the strict and Microsoft's schemas share. It reports
// whether it refused.
func (g *gate) judgeKind(file string, r Relationship) bool {
	kind := strings.ToLower(path.Base(r.Type))
	switch {
	case r.External && kind == "attachedtemplate" && isLocal(r.Target):
		g.note("template.external_link", file,
			diag.Say("Tệp gắn với mẫu «%s» trên máy đã soạn nó; mẫu ấy không được đọc.",
				"The file is attached to the template %s of the computer that wrote it; that template is not read.", shown(r.Target)),
			diag.Say("Không cần sửa. Muốn bỏ: trong Word mở Nhà phát triển → Mẫu tài liệu, gắn lại mẫu Normal.",
				"Nothing need be done. To remove it, open Developer → Document Template in Word and attach Normal."))
		return false
	case r.External && kind == "oleobject" && g.limits.Objects && ofChart(file):
		g.note("template.external_link", file,
			diag.Say("Biểu đồ gắn với tệp số liệu «%s» ngoài văn bản; tệp ấy không được đọc, biểu đồ theo số liệu lưu trong văn bản.",
				"A chart is linked to the workbook %s outside the file; that is not read, the chart shows the values kept in the file.", shown(r.Target)),
			diag.Say("Hãy xem lại biểu đồ trong PDF. Muốn bỏ liên kết: trong Word mở Tệp → Thông tin → Chỉnh sửa liên kết tới tệp → Ngắt liên kết.",
				"Look at the chart in the PDF. To remove the link, open File → Info → Edit Links to Files → Break Link in Word."))
		return false
	case r.External && r.Type != Hyperlink && r.Type != hyperlinkStrict:
		g.refuse("template.external_link", file,
			diag.Say("Mẫu chứa liên kết ra ngoài tới «%s» (%s) nên không được dùng, vì có thể gây hại máy người nhận.",
				"The template links to %s outside the file (%s); this may harm the reader's computer, so it cannot be used.",
				shown(r.Target), shown(path.Base(r.Type))),
			diag.Say("Hãy xoá liên kết đó; ảnh thì chèn thẳng vào văn bản.", "Remove that link; insert pictures into the document itself."))
	case kind == "vbaproject" || kind == "wordvbadata" || strings.HasPrefix(kind, "webextension"):
		g.refuseActive(file)
	case g.limits.Objects && (kind == "oleobject" || kind == "package"): // admitObjects has judged them
		return false
	case kind == "oleobject" || kind == "package" || kind == "control" || kind == "activexcontrolbinary" || kind == "afchunk" || kind == "subdocument":
		g.refuseEmbedded(file)
	default:
		return false
	}
	return true
}

func (g *gate) refuseBroken(part string, why diag.Text) {
	g.refuse("template.broken_relationship", part, diag.Text{
		VI: "Tệp mẫu bị hỏng (" + shown(part) + "): " + why.VI + ".",
		EN: "The template is damaged (" + shown(part) + "): " + why.EN + ".",
	}, hintSaveAgain)
}

// appendXML writes the arrows of one source.
func (s *relSet) appendXML(out []byte) []byte {
	out = append(out, xmlHeader+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`...)
	for _, r := range s.list {
		out = append(out, "<Relationship"...)
		out = appendAttribute(out, "Id", r.ID)
		out = appendAttribute(out, "Type", r.Type)
		out = appendAttribute(out, "Target", r.Target)
		if r.External {
			out = appendAttribute(out, "TargetMode", "External")
		}
		out = append(out, "/>"...)
	}
	return append(out, "</Relationships>"...)
}
