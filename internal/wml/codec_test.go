package wml

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/opc"
)

// comesBack are bodies that writing must give back letter for letter.
var comesBack = []struct{ name, body string }{
	{"empty paragraph", `<w:p/>`},
	{"white space at the ends", `<w:p><w:r><w:t xml:space="preserve"> a &lt;&amp;&gt; b </w:t></w:r></w:p>`},
	{"toggles", `<w:p><w:r><w:rPr><w:b/><w:bCs/><w:i w:val="0"/></w:rPr><w:t>x</w:t></w:r></w:p>`},
	{"run content", `<w:p><w:r><w:tab/><w:br/><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>`},
	{"break beside a float", `<w:p><w:r><w:br w:type="textWrapping" w:clear="all"/></w:r></w:p>`},
	{"all of w:pPr in order", `<w:p><w:pPr><w:pStyle w:val="A"/><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:framePr w:wrap="around"/>` +
		`<w:widowControl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:suppressLineNumbers/>` +
		`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto" w:shadow="1"/><w:bar w:val="single"/></w:pBdr>` +
		`<w:shd w:val="clear" w:color="auto" w:fill="FFFF00" w:themeFill="accent1"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>` +
		`<w:suppressAutoHyphens/><w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto" w:beforeLines="50"/>` +
		`<w:ind w:left="10" w:right="20" w:hanging="30" w:leftChars="1"/><w:contextualSpacing/><w:jc w:val="both"/><w:textAlignment w:val="center"/>` +
		`<w:outlineLvl w:val="0"/><w:rPr><w:sz w:val="28"/></w:rPr></w:pPr></w:p>`},
	{"all of w:rPr in order", `<w:p><w:r><w:rPr><w:rStyle w:val="S"/><w:rFonts w:ascii="A" w:hAnsi="B" w:eastAsia="C" w:cs="D" w:asciiTheme="minorHAnsi"/><w:b/>` +
		`<w:caps/><w:outline/><w:noProof/><w:vanish/><w:color w:val="FF0000" w:themeColor="accent2"/><w:spacing w:val="-4"/><w:w w:val="90"/>` +
		`<w:kern w:val="2"/><w:position w:val="-6"/><w:sz w:val="26"/><w:szCs w:val="27"/><w:highlight w:val="yellow"/><w:u w:val="single" w:color="auto"/>` +
		`<w:bdr w:val="single"/><w:shd w:val="clear" w:fill="FFFFFF"/><w:vertAlign w:val="superscript"/><w:rtl/><w:lang w:val="vi-VN"/>` +
		`<w14:ligatures w14:val="standardContextual"/></w:rPr><w:t>x</w:t></w:r></w:p>`},
	{"unknown alignment", `<w:p><w:pPr><w:jc w:val="lowKashida"/></w:pPr></w:p>`},
	{"form field", `<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="1"><w:ffData><w:name w:val="n"/></w:ffData></w:fldChar></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`},
	{"content control and link", `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink w:anchor="x"><w:r><w:t>a</w:t></w:r></w:hyperlink>` +
		`<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`},
	{"bookmarks", `<w:bookmarkStart w:id="0" w:name="a"/><w:p><w:bookmarkEnd w:id="0"/></w:p>`},
	{"alternate content", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:wsp/></mc:Choice><mc:Fallback><w:pict><v:line from="0,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`},
	{"table", `<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblpPr w:vertAnchor="text"/><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>` +
		`<w:tblInd w:w="-10" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="nil"/></w:tblBorders>` +
		`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>` +
		`<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/></w:tblGrid><w:tr><w:tblPrEx><w:jc w:val="right"/></w:tblPrEx>` +
		`<w:trPr><w:gridAfter w:val="1"/><w:wAfter w:w="200" w:type="dxa"/><w:cantSplit/><w:trHeight w:val="567" w:hRule="exact"/><w:tblHeader/></w:trPr>` +
		`<w:bookmarkStart w:id="1" w:name="b"/><w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>` +
		`<w:tcBorders><w:top w:val="nil"/><w:tl2br w:val="single"/></w:tcBorders><w:noWrap/><w:textDirection w:val="btLr"/><w:vAlign w:val="center"/><w:hideMark/></w:tcPr><w:p/></w:tc>` +
		`<w:bookmarkEnd w:id="1"/></w:tr></w:tbl>`},
	{"section in a paragraph", `<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape" w:code="9"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1701" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:fmt="lowerRoman" w:start="1"/>` +
		`<w:cols w:space="720"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr></w:pPr></w:p>`},
}

func TestWhatIsReadIsWrittenAgain(t *testing.T) {
	for _, c := range comesBack {
		t.Run(c.name, func(t *testing.T) {
			doc := mustRead(t, packageOf(c.body))
			pkg, _ := mustWrite(t, doc)
			// w:sectPr of the body is cut off; one in a paragraph is compared whole.
			main, _ := pkg.Main()
			if !strings.Contains(string(main.Data), "<w:body>"+c.body) {
				t.Errorf("got  %s\nwant %s", bodyOf(t, pkg), c.body)
			}
			sameTree(t, mustRead(t, pkg), doc)
		})
	}
}

func TestOtherSpellingsAreWrittenWordsWay(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"on and off", `<w:p><w:pPr><w:keepNext w:val="on"/><w:keepLines w:val="false"/></w:pPr></w:p>`, `<w:p><w:pPr><w:keepNext/><w:keepLines w:val="0"/></w:pPr></w:p>`},
		{"start and end", `<w:p><w:pPr><w:ind w:start="5" w:end="6"/><w:jc w:val="end"/></w:pPr></w:p>`, `<w:p><w:pPr><w:ind w:left="5" w:right="6"/><w:jc w:val="right"/></w:pPr></w:p>`},
		{"measures with units", `<w:p><w:pPr><w:spacing w:before="6pt" w:after="2.5mm"/></w:pPr></w:p>`, `<w:p><w:pPr><w:spacing w:before="120" w:after="142"/></w:pPr></w:p>`},
		{"order", `<w:p><w:pPr><w:jc w:val="left"/><w:bidi/><w:keepNext/></w:pPr></w:p>`, `<w:p><w:pPr><w:keepNext/><w:bidi/><w:jc w:val="left"/></w:pPr></w:p>`},
		{"bookkeeping", `<w:p w:rsidR="00AA" w14:paraId="1"><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="1"><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>`, `<w:p><w:r><w:t>a</w:t></w:r></w:p>`},
		{"white space without xml:space", "<w:p><w:r><w:t> a\n</w:t></w:r></w:p>", `<w:p><w:r><w:t>a</w:t></w:r></w:p>`},
		{"text cut by comments and CDATA", `<w:p><w:r><w:t>a<!-- - -->b<![CDATA[<c>]]>&#x1EBF;</w:t></w:r></w:p>`, `<w:p><w:r><w:t>ab&lt;c&gt;ế</w:t></w:r></w:p>`},
		{"cell without paragraph", `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc/></w:tr></w:tbl>`, `<w:tbl><w:tblPr></w:tblPr><w:tblGrid></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`},
		{"row inside a content control", `<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:tc><w:p/></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>`,
			`<w:tbl><w:tblPr></w:tblPr><w:tblGrid></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := mustRead(t, packageOf(c.in))
			pkg, _ := mustWrite(t, doc)
			if got := bodyOf(t, pkg); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNamespacesAreDeclaredWhereUsed(t *testing.T) {
	doc := mustRead(t, packageOf(`<w:p><w:r><w:rPr><w14:shadow/></w:rPr></w:r></w:p><x:mark xmlns:x="urn:x" x:a="1"><none xmlns=""/></x:mark>`))
	pkg, _ := mustWrite(t, doc)
	main, _ := pkg.Main()
	for _, want := range []string{`xmlns:w="`, `xmlns:w14="`, `xmlns:mc="`, `xmlns:ns1="urn:x"`, `mc:Ignorable="w14 ns1"`, `<ns1:mark ns1:a="1"><none/></ns1:mark>`} {
		if !strings.Contains(string(main.Data), want) {
			t.Errorf("%s is missing in %s", want, main.Data)
		}
	}
	if strings.Contains(string(main.Data), "xmlns:v=") {
		t.Error("a namespace is declared that nothing uses")
	}
	sameTree(t, mustRead(t, pkg), doc)
}

func TestStrictDocumentsAreReadAndWrittenTransitional(t *testing.T) {
	strict := func(s string) string {
		s = strings.ReplaceAll(s, NS, "http://purl.oclc.org/ooxml/wordprocessingml/main")
		return strings.ReplaceAll(s, RelNS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	p := packageOf(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, "styles", `<w:styles xmlns:w="`+NS+`"><w:style w:styleId="A" w:default="1"><w:name w:val="A"/><w:pPr><w:jc w:val="end"/></w:pPr></w:style></w:styles>`)
	for _, part := range p.Parts() {
		p.Set(opc.Part{Name: part.Name, ContentType: part.ContentType, Data: []byte(strict(string(part.Data)))})
	}
	for _, source := range []string{"", mainName} {
		rels := p.Relationships(source)
		for i := range rels {
			rels[i].Type = strict(rels[i].Type)
		}
		p.SetRelationships(source, rels)
	}
	doc := mustRead(t, p)
	if f := doc.Styles.Paragraph(&ParagraphProps{}, nil); f.Align != AlignRight || PlainText(doc)[0] != "a" {
		t.Error("the strict document was not understood")
	}
	_, data := mustWrite(t, doc)
	text, err := golden.DOCX(data)
	if err != nil || strings.Contains(text, "purl.oclc.org") {
		t.Errorf("strict names are left: %v\n%s", err, text)
	}
}

func TestNewDocumentIsWhole(t *testing.T) {
	doc := newDocument(3)
	_, data := mustWrite(t, doc)
	if found := golden.CheckOrder(data); len(found) > 0 {
		t.Errorf("departs from the standard:\n%s", strings.Join(found, "\n"))
	}
	text, err := golden.DOCX(data)
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/new.golden", text)
	pkg, problems := opc.Read(data, opc.Limits{})
	if pkg == nil {
		t.Fatalf("the gate refuses it: %v", problems)
	}
	again := mustRead(t, pkg)
	sameTree(t, again, doc)
	_, same := mustWrite(t, doc)
	if !bytes.Equal(data, same) {
		t.Error("the same tree gives other bytes")
	}
}

func TestPartsReadAndUnchangedAreCarried(t *testing.T) {
	styles := `<w:styles   xmlns:w="` + NS + `"><w:style w:styleId="A"><w:name w:val="A"/></w:style></w:styles>`
	header := `<w:hdr   xmlns:w="` + NS + `"><w:p/></w:hdr>`
	pkg := packageOf(`<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rel_header"/></w:sectPr>`, "styles", styles, "header", header, "theme", `<a/>`)
	doc := mustRead(t, pkg)
	out, _ := mustWrite(t, doc)
	for name, want := range map[string]string{"word/styles.xml": styles, "word/header.xml": header, "word/theme.xml": `<a/>`} {
		if part, ok := out.Part(name); !ok || string(part.Data) != want {
			t.Errorf("%s was not carried", name)
		}
	}
	changed := *doc
	changed.Headers = []*HeaderFooter{{ID: "rel_header", Body: []Block{&Paragraph{Content: words("mới")}}}}
	out, _ = mustWrite(t, &changed)
	if part, _ := out.Part("word/header.xml"); !strings.Contains(string(part.Data), "mới") {
		t.Error("the changed header was not written in the place of the old one")
	}
	changed.Headers, changed.Section = nil, &Section{Width: doc.Section.Width, Height: doc.Section.Height}
	out, _ = mustWrite(t, &changed)
	if _, there := out.Part("word/header.xml"); there {
		t.Error("a header that nothing refers to stayed")
	}
	if part, _ := pkg.Part("word/header.xml"); string(part.Data) != header {
		t.Error("writing changed the package that was read")
	}
}

func TestWriteRefusesWhatNoReaderTakes(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  *Document
		want string
	}{
		{"control character", &Document{Body: []Block{&Paragraph{Content: words("a\x01")}}}, "U+0001"},
		{"not UTF-8", &Document{Body: []Block{&Paragraph{Content: words("a\xff")}}}, "not UTF-8"},
		{"nil block", &Document{Body: []Block{nil}}, "nil or unknown"},
		{"header without part", &Document{Section: &Section{Refs: []HeaderRef{{ID: "rId5"}}}}, "rId5"},
		{"two headers of one id", &Document{Headers: []*HeaderFooter{{ID: "a"}, {ID: "a"}}}, "twice"},
	} {
		if _, err := Write(c.doc); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTextShowsWhatAReaderSees(t *testing.T) {
	doc := mustRead(t, packageOf(`<w:p><w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>`+
		`<w:hyperlink w:anchor="x"><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>`+
		`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`))
	if got := strings.Join(PlainText(doc), "|"); got != "a\t\n\u2011b|c" {
		t.Errorf("got %q", got)
	}
}
