package golden

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// sound are the entries of a small .docx that has nothing wrong.
func sound() map[string]string {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return map[string]string{
		"[Content_Types].xml": `<Types><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="x"/><Override PartName="/word/document.xml" ContentType="d"/></Types>`,
		"_rels/.rels":         `<Relationships><Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + office + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `header" Target="/word/header1.xml"/></Relationships>`,
		"word/styles.xml":  `<w:styles ` + w + `><w:docDefaults/><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style></w:styles>`,
		"word/header1.xml": `<w:hdr ` + w + `><w:p/></w:hdr>`,
		"word/document.xml": `<w:document ` + w + `><w:body><w:p><w:pPr><w:pStyle w:val="A"/><w:jc w:val="both"/></w:pPr><w:r><w:t>a &lt; b</w:t></w:r></w:p>` +
			`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>` +
			`<w:p><w:bookmarkStart w:id="1"/></w:p><w:sectPr><w:headerReference r:id="rId2"/></w:sectPr></w:body></w:document>`,
	}
}

func zipped(t *testing.T, entries map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSoundFileHasNoFindings(t *testing.T) {
	if found := CheckOrder(zipped(t, sound())); len(found) > 0 {
		t.Error(strings.Join(found, "\n"))
	}
}

func TestEachDepartureIsFound(t *testing.T) {
	const document, rels = "word/document.xml", "word/_rels/document.xml.rels"
	for _, c := range []struct{ name, part, old, new, want string }{
		{"order of w:pPr", document, `<w:pStyle w:val="A"/><w:jc w:val="both"/>`, `<w:jc w:val="both"/><w:pStyle w:val="A"/>`, "w:pStyle stands behind jc"},
		{"twice in w:pPr", document, `<w:jc w:val="both"/>`, `<w:jc w:val="both"/><w:jc w:val="both"/>`, "stands twice"},
		{"foreign in w:pPr", document, `<w:jc w:val="both"/>`, `<w:b/>`, "w:b cannot stand in w:pPr"},
		{"w:pPr behind a run", document, `<w:p><w:bookmarkStart w:id="1"/></w:p>`, `<w:p><w:r/><w:pPr/></w:p>`, "behind other children"},
		{"bookmark twice", document, `<w:bookmarkStart w:id="1"/>`, `<w:bookmarkStart w:id="1"/><w:bookmarkStart w:id="1"/>`, "bookmark 1 stands twice"},
		{"row too short", document, `<w:gridSpan w:val="2"/>`, ``, "covers 1 grid columns of 2"},
		{"cell without paragraph", document, `</w:tcPr><w:p/>`, `</w:tcPr>`, "does not end with a paragraph"},
		{"style not defined", document, `<w:pStyle w:val="A"/>`, `<w:pStyle w:val="B"/>`, "the style B"},
		{"field without end", document, `<w:r>`, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>`, "1 fields do not end"},
		{"relationship not used", document, ` r:id="rId2"`, ``, "rId2 (header) is not used"},
		{"relationship not there", rels, `Id="rId2"`, `Id="rId3"`, "rId2 is used but not there"},
		{"relationship twice", rels, `Id="rId2"`, `Id="rId1"`, "stands twice"},
		{"target not there", rels, `styles.xml`, `style.xml`, "leads to word/style.xml"},
		{"part without arrow", rels, `/word/header1.xml`, `styles.xml`, "nothing leads to word/header1.xml"},
		{"type of nothing", "[Content_Types].xml", `/word/document.xml`, `/word/x.xml`, "typed but not there"},
		{"part without type", "[Content_Types].xml", `Extension="xml"`, `Extension="png"`, "word/styles.xml has no content type"},
		{"not well formed", document, `</w:body>`, ``, "not well formed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries := sound()
			if !strings.Contains(entries[c.part], c.old) {
				t.Fatalf("%s has no %s", c.part, c.old)
			}
			entries[c.part] = strings.Replace(entries[c.part], c.old, c.new, 1)
			if found := strings.Join(CheckOrder(zipped(t, entries)), "\n"); !strings.Contains(found, c.want) {
				t.Errorf("want %q in:\n%s", c.want, found)
			}
		})
	}
}

func TestDOCXIsTextInStableOrder(t *testing.T) {
	entries := map[string]string{"b.xml": `<a x="1&amp;2"><b>t &lt; u</b><c/> tail <d> </d></a>`, "a.bin": "\x00"}
	got, err := DOCX(zipped(t, entries))
	const want = "== a.bin\n1 bytes, sha256 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d\n" +
		"== b.xml\n<a x=\"1&amp;2\">\n  <b>t &lt; u</b>\n  <c/>\n  <d> </d>\n  tail\n</a>\n"
	if err != nil || got != want {
		t.Errorf("%v\n%s", err, Diff(want, got))
	}
	if _, err := DOCX([]byte("no zip")); err == nil {
		t.Error("no error for what is no ZIP")
	}
}

func TestDiffShowsTheFirstDifference(t *testing.T) {
	got := Diff("a\nb\nc\nd\ne", "a\nb\nc\nX\nY\ne")
	if want := "line 4:\n  b\n  c\n- d\n+ X\n+ Y\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if Diff("a", "a") != "" {
		t.Error("equal texts differ")
	}
	if long := Diff("", strings.Repeat("x\n", 100)); strings.Count(long, "\n") > 15 {
		t.Errorf("too long to read:\n%s", long)
	}
}
