package wml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

func fieldXML(instructions ...string) string {
	body := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	for _, s := range instructions {
		if strings.HasPrefix(s, "<") {
			body += s
			continue
		}
		body += `<w:r><w:instrText>` + s + `</w:instrText></w:r>`
	}
	return body + `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func TestActsOfADocumentAreRefused(t *testing.T) {
	page := func(size, margins string) string {
		return `<w:p/><w:sectPr><w:pgSz ` + size + `/><w:pgMar ` + margins + `/></w:sectPr>`
	}
	const a4, mar = `w:w="11906" w:h="16838"`, `w:top="1134" w:bottom="1134" w:left="1701" w:right="1134"`
	for _, c := range []struct{ name, body, want string }{
		{"sound page", page(a4, mar), ""},
		{"page of nothing", page(`w:w="0" w:h="16838"`, mar), "layout.invalid_page"},
		{"22 inches", page(`w:w="31680" w:h="31680"`, mar), ""},
		{"more than 22 inches", page(`w:w="31681" w:h="16838"`, mar), "layout.invalid_page"},
		{"a billion twips", page(`w:w="1000000000" w:h="99999999999999999999"`, mar), "layout.invalid_page"},
		{"margins as wide as the page", page(a4, `w:left="5953" w:right="5953"`), "layout.invalid_page"},
		{"one twip between the margins", page(a4, `w:left="5953" w:right="5952"`), ""},
		{"margins higher than the page", page(a4, `w:top="-9000" w:bottom="9000"`), "layout.invalid_page"},
		{"50 columns", `<w:p/><w:sectPr><w:cols w:num="50"/></w:sectPr>`, "layout.invalid_page"},
		{"negative grid", `<w:tbl><w:tblGrid><w:gridCol w:w="-1"/></w:tblGrid></w:tbl>`, "layout.invalid_table"},
		{"absurd span", `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr></w:tc></w:tr></w:tbl>`, "layout.invalid_table"},
		{"page number", `<w:p>` + fieldXML(" PAGE ") + `</w:p>`, ""},
		{"DDE cut in two", `<w:p>` + fieldXML(" D", `DEAUTO c:\\x`) + `</w:p>`, "template.active_content"},
		{"simple field", `<w:p><w:fldSimple w:instr=" includetext &quot;x&quot; "/></w:p>`, "template.active_content"},
		{"field in a text box", `<w:p><w:r><w:pict><v:x xmlns:v="urn:v"><w:p>` + fieldXML("LINK") + `</w:p></v:x></w:pict></w:r></w:p>`, "template.active_content"},
		{"field whose name another field makes", `<w:p>` + fieldXML(fieldXML("QUOTE 68 68 69"), " c:") + `</w:p>`, "template.active_content"},
		{"field with another inside", `<w:p>` + fieldXML("IF ", fieldXML("MERGEFIELD a"), " = 1") + `</w:p>`, ""},
		{"field that never ends", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r></w:p>`, "template.active_content"},
		{"inserted text", `<w:p><w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>`, "template.has_tracked_changes"},
		{"changed properties", `<w:p><w:pPr><w:pPrChange w:id="1"/></w:pPr></w:p>`, "template.has_tracked_changes"},
		{"picture without relationship", `<w:p><w:r><w:pict r:id="rId77"/></w:r></w:p>`, "template.broken_relationship"},
		{"header without relationship", `<w:sectPr><w:headerReference w:type="first" r:id="rId8"/></w:sectPr>`, "template.broken_relationship"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, problems := Read(packageOf(c.body))
			if got := codes(problems); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if doc == nil || doc.Section == nil || !doc.Section.possible() {
				t.Error("no document that layout can use")
			}
		})
	}
}

func TestDeletedTextIsNotRead(t *testing.T) {
	doc, _ := Read(packageOf(`<w:p><w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>c</w:t></w:r></w:moveFrom><w:r><w:t>a</w:t></w:r></w:p>`))
	if got := PlainText(doc)[0]; got != "a" {
		t.Errorf("got %q", got)
	}
}

func TestMalformedXMLIsAProblem(t *testing.T) {
	deep := strings.Repeat(`<w:sdt>`, 300) + strings.Repeat(`</w:sdt>`, 300)
	for _, c := range []struct{ name, xml, want string }{
		{"nothing", ``, "xml.not_well_formed"},
		{"doctype", `<!DOCTYPE a><a/>`, "xml.doctype"},
		{"entity", `<a>&x;</a>`, "xml.not_well_formed"},
		{"control character by number", `<a>&#1;</a>`, "xml.not_well_formed"},
		{"too deep", `<w:document xmlns:w="` + NS + `"><w:body>` + deep + `</w:body></w:document>`, "xml.too_deep"},
		{"wrong end", `<a><b></a></b>`, "xml.not_well_formed"},
		{"two roots", `<a/><b/>`, "xml.not_well_formed"},
		{"cut", `<a><b`, "xml.not_well_formed"},
		{"prefix unknown", `<x:a/>`, "xml.not_well_formed"},
		{"attribute twice", `<a xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>`, "xml.not_well_formed"},
		{"not UTF-8", "<a>\xff</a>", "xml.encoding"},
		{"not a document", `<a/>`, "template.not_word"},
		{"no body", `<w:document xmlns:w="` + NS + `"/>`, "template.not_word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := packageOf("")
			p.Set(opc.Part{Name: mainName, ContentType: typeDocument, Data: []byte(c.xml)})
			doc, problems := Read(p)
			if got := codes(problems); got != c.want || doc != nil {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestManyElementsAreBounded(t *testing.T) {
	budget := 100
	if _, err := parse([]byte("<a>"+strings.Repeat("<b/>", 200)+"</a>"), &budget); err == nil {
		t.Error("200 elements passed a budget of 100")
	}
}

func TestSettingsThatMoveText(t *testing.T) {
	const xml = `<w:settings xmlns:w="` + NS + `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/>
		<w:compat><w:spaceForUL/><w:doNotUseHTMLParagraphAutoSpacing/><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="15"/>
		<w:compatSetting w:name="other" w:uri="u" w:val="1"/></w:compat><w:rsids/></w:settings>`
	doc := mustRead(t, packageOf(`<w:p/>`, "settings", xml))
	s := doc.Settings
	if s.CompatibilityMode != 15 || !s.NoHTMLAutoSpacing || !s.EvenAndOddHeaders || s.DefaultTab != 567*unit.Twip {
		t.Errorf("got %+v", s)
	}
	s.origin = nil
	pkg, _ := mustWrite(t, doc)
	part, _ := pkg.Part("word/settings.xml")
	const want = `<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/><w:compat><w:spaceForUL/><w:doNotUseHTMLParagraphAutoSpacing/>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/><w:compatSetting w:name="other" w:uri="u" w:val="1"/></w:compat>`
	if !strings.Contains(string(part.Data), want) {
		t.Errorf("got  %s\nwant %s", part.Data, want)
	}
	if s := mustRead(t, packageOf(`<w:p/>`)).Settings; s.CompatibilityMode != 12 || s.DefaultTab != 36*unit.Pt {
		t.Errorf("without settings: %+v", s)
	}
}

func TestCorePropertiesStayUnlessChanged(t *testing.T) {
	p := packageOf(`<w:p/>`)
	const xml = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>T</dc:title><cp:revision>3</cp:revision></cp:coreProperties>`
	p.Set(opc.Part{Name: coreName, ContentType: typeCore, Data: []byte(xml)})
	p.SetRelationships("", append(p.Relationships(""), opc.Relationship{ID: "rId2", Type: relCore, Target: coreName}))
	doc := mustRead(t, p)
	if doc.Core.Title != "T" {
		t.Errorf("got %+v", doc.Core)
	}
	for _, title := range []string{"T", "<Mới>"} {
		doc.Core.Title = title
		pkg, _ := mustWrite(t, doc)
		part, _ := pkg.Part(coreName)
		if carried := string(part.Data) == xml; carried != (title == "T") {
			t.Errorf("title %s: carried = %v: %s", title, carried, part.Data)
		}
	}
}

func TestThousandsOfStylesAreCut(t *testing.T) {
	var xml strings.Builder
	xml.WriteString(`<w:styles xmlns:w="` + NS + `">`)
	for i := range maxStyles + 5 {
		fmt.Fprintf(&xml, `<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>`, i, i-1)
	}
	xml.WriteString(`</w:styles>`)
	doc, problems := Read(packageOf(`<w:p/>`, "styles", xml.String()))
	if codes(problems) != "archive.part_too_large" || len(doc.Styles.List) != maxStyles {
		t.Errorf("%d styles, problems %q", len(doc.Styles.List), codes(problems))
	}
}
