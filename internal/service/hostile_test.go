package service

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/mocban/mocban/internal/diag"
)

// patience is far more than any hostile file takes, and less than a reader's.
const patience = 5 * time.Second

// converted converts a file and asks what must hold of every one: an answer in
// time, in bounded memory, either a PDF or an error that says why not.
func converted(t *testing.T, docx []byte) *Result {
	t.Helper()
	svc := newService(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	res, err := svc.Convert(t.Context(), Conversion{DOCX: docx})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > patience {
		t.Errorf("took %s", took)
	}
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapInuse) - int64(before.HeapInuse); grown > 256<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
	if res.Blocked() == (res.PDF != nil) {
		t.Errorf("blocked is %v with a PDF of %d bytes", res.Blocked(), len(res.PDF))
	}
	for _, p := range res.Problems {
		if p.Message.VI == "" || p.Message.EN == "" || p.Hint.VI == "" {
			t.Errorf("%s says nothing of use: %+v", p.Code, p)
		}
		if !slices.ContainsFunc(diag.Catalogue(), func(e diag.Entry) bool { return e.Code == p.Code }) {
			t.Errorf("%s is not in the catalogue", p.Code)
		}
	}
	return res
}

// codesOf lists the problems as "severity code", each once.
func codesOf(ps []diag.Problem) []string {
	var out []string
	for _, p := range ps {
		if s := p.Severity.String() + " " + string(p.Code); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// entryFile is one entry with a header of its own.
type entryFile struct {
	header zip.FileHeader
	data   []byte // as it lies in the file
}

// raw packs entries as they are, lies included, behind those of a sound file.
func raw(t *testing.T, f docxFile, more ...entryFile) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range docxOrder {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[name])); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range more {
		w, err := z.CreateRaw(&e.header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func stored(name, data string) entryFile {
	return entryFile{zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(data)),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}, []byte(data)}
}

func TestHostileContainers(t *testing.T) {
	sound := docxOf(para("a"))
	good := sound.zip(t)
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	wrongSum := stored("word/styles.xml", wordPart("styles", ""))
	wrongSum.header.CRC32++
	link := stored("word/a.xml", "/etc/passwd")
	link.header.ExternalAttrs = 0xa1ff << 16
	liar := stored("word/media/a.png", strings.Repeat("x", 10<<20))
	liar.header.UncompressedSize64 = 10
	var odt bytes.Buffer
	z := zip.NewWriter(&odt)
	mimetype := stored("mimetype", "application/vnd.oasis.opendocument.text")
	w, err := z.CreateRaw(&mimetype.header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(mimetype.data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	docm := docxOf(para("a"))
	docm["[Content_Types].xml"] = strings.Replace(docxTypes(""), docxMainType, "application/vnd.ms-word.document.macroEnabled.main+xml", 1)
	for _, c := range []struct {
		row, name string
		docx      []byte
		want      diag.Code
	}{
		{"T01", "nothing", nil, "template.empty"},
		{"T01", "three bytes", []byte("PK\x03"), "template.empty"},
		{"T02", "old Word", []byte(ole + strings.Repeat("\x00", 1000)), "template.legacy_doc"},
		{"T04", "PDF", []byte("%PDF-1.7\n"), "template.wrong_type"},
		{"T04", "RTF", []byte(`{\rtf1}`), "template.wrong_type"},
		{"T04", "ODT", odt.Bytes(), "template.wrong_type"},
		{"T04", "HTML", []byte("<!DOCTYPE html><html>"), "template.wrong_type"},
		{"T04", "PNG", []byte("\x89PNG\r\n\x1a\n00000"), "template.wrong_type"},
		{"T05", "docm", docm.zip(t), "template.active_content"},
		{"T05", "macro part", docxOf(para("a"), "word/vbaProject.bin", ole).zip(t), "template.active_content"},
		{"T07", "cut at 10 %", good[:len(good)/10], "template.corrupt"},
		{"T07", "cut at 50 %", good[:len(good)/2], "template.corrupt"},
		{"T07", "cut at 99 %", good[:len(good)*99/100], "template.corrupt"},
		{"T08", "wrong checksum", raw(t, sound, wrongSum), "template.corrupt"},
		{"T11", "says 10 bytes, holds 10 MB", raw(t, sound, liar), "template.corrupt"},
		{"T14", "two main parts of a name", raw(t, sound, stored("word/document.xml", "<x/>")), "archive.duplicate_entry"},
		{"T14", "twin in other case", raw(t, sound, stored("Word/Document.XML", "<x/>")), "archive.duplicate_entry"},
		{"T16", "symbolic link", raw(t, sound, link), "archive.unsafe_entry"},
		{"T47", "21 MiB", append([]byte("PK\x03\x04"), make([]byte, 21<<20)...), "body.too_large"},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) { refusedAs(t, converted(t, c.docx), c.want) })
	}
}

// refusedAs asks that the first error is of a code.
func refusedAs(t *testing.T, res *Result, want diag.Code) {
	t.Helper()
	for _, p := range res.Problems {
		if p.Severity == diag.Error {
			if p.Code != want {
				t.Errorf("%s, want %s: %s", p.Code, want, p.Message.EN)
			}
			return
		}
	}
	t.Errorf("was taken, want %s", want)
}

// nested is n elements inside one another.
func nested(n int, open, shut, middle string) string {
	return strings.Repeat(open, n) + middle + strings.Repeat(shut, n)
}

func inUTF16(s string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}

func TestHostileXML(t *testing.T) {
	with := func(document string) []byte { return docxOf("", "word/document.xml", document).zip(t) }
	body := func(s string) string { return docxRoot + `<w:body>` + s + docxPage + `</w:body></w:document>` }
	const cell, endCell = `<w:tbl><w:tr><w:tc>`, `</w:tc></w:tr></w:tbl>`
	for _, c := range []struct {
		row, name, document string
		want                diag.Code // "" where a PDF comes out
	}{
		{"T19", "harmless doctype", `<!DOCTYPE x>` + body(para("a")), "xml.doctype"},
		{"T19", "entities", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + body(para("&b;")), "xml.doctype"},
		{"T20", "a million tables", body(nested(1_000_000, "<w:tbl>", "</w:tbl>", "")), "xml.too_deep"},
		{"T20", "a million controls", body(nested(1_000_000, "<w:sdt>", "</w:sdt>", "")), "xml.too_deep"},
		{"T20", "a million tags never closed", body(strings.Repeat("<w:smartTag>", 1_000_000)), "xml.too_deep"},
		{"T20", "as deep as may be", body(nested(80, cell, endCell, "<w:p/>")), ""},
		{"T20", "controls as deep as may be", body(nested(120, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", para("a"))), ""},
		{"T22", "text of 100 MB", body(para(strings.Repeat("a", 100<<20))), "archive.part_too_large"},
		{"T22", "comment of 50 MB", body("<!--" + strings.Repeat("a", 50<<20) + "-->"), "archive.part_too_large"},
		{"T22", "text of 20 MB", body(para(strings.Repeat("a ", 10<<20))), "archive.bomb"},
		{"T22", "CDATA", body(para("<![CDATA[a<b]]>")), ""},
		{"T23", "UTF-16", inUTF16(`<?xml version="1.0" encoding="UTF-16"?>` + body(para("a"))), "xml.encoding"},
		{"T23", "UTF-16 unnamed", inUTF16(body(para("a"))), "xml.encoding"},
		{"T23", "windows-1258", `<?xml version="1.0" encoding="windows-1258"?>` + body(para("a")), "xml.encoding"},
		{"", "not closed", docxRoot + `<w:body>`, "xml.not_well_formed"},
		{"", "control characters", body(para("a&#1;b")), "xml.not_well_formed"},
		{"", "no body", docxRoot + `</w:document>`, "template.not_word"},
		{"", "another root", `<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>`, "template.not_word"},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			res := converted(t, with(c.document))
			if c.want != "" {
				refusedAs(t, res, c.want)
			} else if res.PDF == nil {
				t.Errorf("no PDF: %v", codesOf(res.Problems))
			}
		})
	}
}

// complexField is a field of several runs, its instruction cut in two.
func complexField(instruction string) string {
	half := len(instruction) / 2
	return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instruction[:half] +
		`</w:instrText></w:r><w:proofErr w:type="spellStart"/><w:r><w:instrText xml:space="preserve">` + instruction[half:] +
		` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
}

func TestActiveFieldsAreRefused(t *testing.T) {
	for _, field := range []string{"DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "IMPORT", "MACROBUTTON"} {
		instruction := field + ` "C:\\x" "y"`
		for name, xml := range map[string]string{
			"complex": complexField(instruction),
			"simple":  `<w:p><w:fldSimple w:instr=" ` + strings.ToLower(field) + ` c:\x "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`,
			"in a box": `<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict><v:shape style="width:9pt;height:9pt"><v:textbox><w:txbxContent>` +
				complexField(instruction) + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		} {
			t.Run("T28 "+field+" "+name, func(t *testing.T) {
				refusedAs(t, converted(t, docxOf(xml).zip(t)), "template.active_content")
			})
		}
	}
}

const chartPart = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>`

// inlineChart is a paragraph with a chart of relationship rIdC.
const inlineChart = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

// oleObject is a paragraph with an OLE object of relationship rIdO.
const oleObject = `<w:p><w:r><w:object><v:shape style="width:50pt;height:20pt"/><o:OLEObject Type="Embed" ProgID="Equation.3" r:id="rIdO"/></w:object></w:r></w:p>`

func TestLinksAndObjectsByTheirKind(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an object of old Office"
	inner := string(docxOf(para("b")).zip(t))
	rels := func(list ...string) []string { return []string{"word/_rels/document.xml.rels", docxRels(list...)} }
	attached := func(target string) []string {
		return []string{"word/settings.xml", wordPart("settings", ""), "word/_rels/settings.xml.rels", docxRels(docxRel("rId1", "attachedTemplate", target, "External"))}
	}
	chart := func(workbook string) []string {
		return append(rels(docxRel("rIdC", "chart", "charts/chart1.xml", "")),
			"[Content_Types].xml", docxTypes(`<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`),
			"word/charts/chart1.xml", chartPart, "word/charts/_rels/chart1.xml.rels", docxRels(docxRel("rId1", "package", "../embeddings/a.xlsx", "")), "word/embeddings/a.xlsx", workbook)
	}
	for _, c := range []struct {
		row, name, body string
		parts           []string
		want            string // "error code" or "warning code"; "" for nothing to tell
	}{
		{"T17", "document inside", para("a"), append(rels(docxRel("rIdO", "package", "embeddings/a.docx", "")), "word/embeddings/a.docx", inner), "error template.embedded_object"},
		{"T17", "document inside, as an object", oleObject, append(rels(docxRel("rIdO", "oleObject", "embeddings/a.docx", "")), "word/embeddings/a.docx", inner), "error template.embedded_object"},
		{"T17", "workbook inside", para("a"), append(rels(docxRel("rIdO", "package", "embeddings/a.xlsx", "")), "word/embeddings/a.xlsx", inner), "error template.embedded_object"},
		{"T17", "workbook nobody points to", para("a"), []string{"word/embeddings/a.xlsx", inner}, "error template.embedded_object"},
		{"", "chart with its workbook", inlineChart, chart(inner), "warning layout.unsupported"},
		{"T25", "picture on the net", para("a"), rels(docxRel("rId1", "image", "http://10.0.0.1/a.png", "External")), "error template.external_link"},
		{"T25", "picture on a disk", para("a"), rels(docxRel("rId1", "image", "file:///etc/passwd", "External")), "error template.external_link"},
		{"T26", "template on the net", para("a"), attached("http://10.0.0.1/a.dotm"), "error template.external_link"},
		{"T26", "template on a share", para("a"), attached(`\\may-chu\mau\a.dotm`), "error template.external_link"},
		{"T26", "template on a share as a file", para("a"), attached(`file:///\\may-chu\mau\a.dotm`), "error template.external_link"},
		{"T26", "template of a host", para("a"), attached(`file://may-chu/mau/a.dotm`), "error template.external_link"},
		{"T26", "template on a share, hidden", para("a"), attached(`file:///%5C%5Cmay-chu\a.dotm`), "error template.external_link"},
		{"T26", "Normal on the writer's disk", para("a"), attached(`file:///C:\Users\a\AppData\Roaming\Microsoft\Templates\Normal.dotm`), "warning template.external_link"},
		{"T26", "Normal by its name", para("a"), attached(`Normal.dotm`), "warning template.external_link"},
		{"T26", "subdocument", para("a"), rels(docxRel("rId1", "subDocument", "http://10.0.0.1/a.docx", "External")), "error template.external_link"},
		{"T26", "frame", para("a"), rels(docxRel("rId1", "frame", "http://10.0.0.1/a.htm", "External")), "error template.external_link"},
		{"T29", "OLE object", oleObject, append(rels(docxRel("rIdO", "oleObject", "embeddings/oleObject1.bin", "")), "word/embeddings/oleObject1.bin", ole), "warning layout.unsupported"},
		{"T29", "linked OLE object", oleObject, rels(docxRel("rIdO", "oleObject", `file:///C:\a.xls`, "External")), "error template.external_link"},
		{"T29", "ActiveX", para("a"), append(rels(docxRel("rIdX", "control", "activeX/activeX1.xml", "")), "word/activeX/activeX1.xml", "<x/>"), "error template.embedded_object"},
		{"T29", "bound control", `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>` + para("a") + `</w:sdtContent></w:sdt>`, nil, "warning template.data_binding"},
		{"T44", "id missing", `<w:p><w:hyperlink r:id="rId9"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>`, nil, "error template.broken_relationship"},
		{"T44", "target missing", para("a"), rels(docxRel("rId1", "styles", "styles.xml", "")), "error template.broken_relationship"},
		{"T44", "two main parts", para("a"), []string{"_rels/.rels", docxRels(docxRel("a", "officeDocument", "word/document.xml", ""), docxRel("b", "officeDocument", "word/document.xml", ""))}, "error template.broken_relationship"},
		{"", "hyperlink", `<w:p><w:hyperlink r:id="rId1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>`, rels(docxRel("rId1", "hyperlink", "https://chinhphu.vn/", "External")), ""},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			res := converted(t, docxOf(c.body, c.parts...).zip(t))
			if got := strings.Join(codesOf(res.Problems), ", "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// section puts a section of its own behind a paragraph.
func sectionOf(props string) string {
	return `<w:p><w:pPr><w:sectPr>` + props + `</w:sectPr></w:pPr></w:p>`
}

func TestHostileSizes(t *testing.T) {
	const margins = `<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"/>`
	for _, c := range []struct {
		name, body string
		want       diag.Code
	}{
		{"page 0", sectionOf(`<w:pgSz w:w="0" w:h="0"/>` + margins), "layout.invalid_page"},
		{"page negative", sectionOf(`<w:pgSz w:w="-5" w:h="16838"/>` + margins), "layout.invalid_page"},
		{"page of 10^9 twips", sectionOf(`<w:pgSz w:w="1000000000" w:h="1000000000"/>` + margins), "layout.invalid_page"},
		{"page of 10^30 twips", sectionOf(`<w:pgSz w:w="1000000000000000000000000000000" w:h="16838"/>` + margins), "layout.invalid_page"},
		{"margins larger than the page", sectionOf(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="9000" w:right="8000" w:bottom="9000" w:left="8000"/>`), "layout.invalid_page"},
		{"50 columns", sectionOf(`<w:pgSz w:w="11906" w:h="16838"/>` + margins + `<w:cols w:num="50"/>`), "layout.invalid_page"},
		{"a million grid columns", `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, "layout.invalid_table"},
		{"grid before of 10^9", `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>`, "layout.invalid_table"},
	} {
		t.Run("T41 "+c.name, func(t *testing.T) { refusedAs(t, converted(t, docxOf(c.body).zip(t)), c.want) })
	}
}

// TestAbsurdValuesEndInAPDF writes the largest and least numbers where a document
// may have any.
func TestAbsurdValuesEndInAPDF(t *testing.T) {
	for _, n := range []string{"0", "-1", "2147483647", "-2147483648", "99999999999999999999", "x", ""} {
		for _, xml := range []string{
			`<w:pPr><w:spacing w:before="N" w:after="N" w:line="N" w:lineRule="exact"/><w:ind w:left="N" w:right="N" w:firstLine="N"/></w:pPr>`,
			`<w:pPr><w:spacing w:line="N"/><w:tabs><w:tab w:val="right" w:pos="N" w:leader="dot"/></w:tabs></w:pPr><w:r><w:tab/></w:r>`,
			`<w:pPr><w:framePr w:w="N" w:h="N" w:x="N" w:y="N" w:hSpace="N" w:wrap="around"/></w:pPr>`,
			`<w:pPr><w:numPr><w:ilvl w:val="N"/><w:numId w:val="N"/></w:numPr></w:pPr>`,
			`<w:r><w:rPr><w:sz w:val="N"/><w:spacing w:val="N"/><w:w w:val="N"/><w:position w:val="N"/><w:kern w:val="N"/></w:rPr><w:t>a b</w:t></w:r>`,
			`<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>N</wp:posOffset></wp:positionH><wp:extent cx="N" cy="N"/><wp:wrapSquare/></wp:anchor></w:drawing></w:r>`,
		} {
			res := converted(t, docxOf(`<w:p>`+strings.ReplaceAll(xml, "N", n)+`<w:r><w:t>chữ</w:t></w:r></w:p>`+para("b")).zip(t))
			if res.PDF == nil {
				t.Errorf("%s with %q: %v", xml, n, codesOf(res.Problems))
			}
		}
		table := strings.ReplaceAll(`<w:tbl><w:tblPr><w:tblW w:w="N" w:type="dxa"/><w:tblInd w:w="N"/><w:tblCellSpacing w:w="N" w:type="dxa"/><w:tblCellMar><w:left w:w="N"/><w:top w:w="N"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="N"/><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="N" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="N" w:type="pct"/></w:tcPr>`, "N", n) +
			para("a") + `</w:tc><w:tc>` + para("b") + `</w:tc></w:tr></w:tbl><w:p/>`
		if res := converted(t, docxOf(table).zip(t)); res.PDF == nil && !slices.Contains(codesOf(res.Problems), "error layout.invalid_table") {
			t.Errorf("table with %q: %v", n, codesOf(res.Problems))
		}
	}
}

func TestHostileStylesAndLists(t *testing.T) {
	style := func(id, base string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/><w:basedOn w:val="` + base + `"/></w:style>`
	}
	styled := `<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>a</w:t></w:r></w:p>`
	for _, c := range []struct {
		name  string
		parts []string
		want  diag.Code
	}{
		{"circle of styles", []string{"word/styles.xml", wordPart("styles", style("A", "B")+style("B", "C")+style("C", "A"))}, "template.style_cycle"},
		{"style on itself", []string{"word/styles.xml", wordPart("styles", style("A", "A"))}, "template.style_cycle"},
		{"style and list missing", nil, ""},
		{"base missing", []string{"word/styles.xml", wordPart("styles", style("A", "gone"))}, ""},
		{"circle of lists", []string{"word/numbering.xml", wordPart("numbering",
			`<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/><w:styleLink w:val="B"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="B"/><w:styleLink w:val="A"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`)}, ""},
		{"list without definition", []string{"word/numbering.xml", wordPart("numbering", `<w:num w:numId="7"><w:abstractNumId w:val="9"/></w:num>`)}, ""},
	} {
		t.Run("T43 "+c.name, func(t *testing.T) {
			res := converted(t, docxOf(styled, c.parts...).zip(t))
			if c.want != "" {
				refusedAs(t, res, c.want)
			} else if res.PDF == nil {
				t.Errorf("no PDF: %v", codesOf(res.Problems))
			}
		})
	}
}

func TestWhatIsLeftOutOrRefusedOfAnEditedFile(t *testing.T) {
	run := func(props, text string) string {
		return `<w:p><w:r><w:rPr>` + props + `</w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
	}
	const font = `<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`
	for _, c := range []struct{ row, name, body, want string }{
		{"T38", "inserted", `<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>`, "error template.has_tracked_changes"},
		{"T38", "deleted", `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`, "error template.has_tracked_changes"},
		{"T38", "format changed", `<w:p><w:pPr><w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange></w:pPr></w:p>`, "error template.has_tracked_changes"},
		{"T38", "comment", `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`, "warning template.comments"},
		{"T38", "hidden", run("<w:vanish/>", "x"), "warning template.hidden_text"},
		{"T38", "hidden blank", run("<w:vanish/>", " "), ""},
		{"T40", "Unicode in .VnTime", run(font, "Cộng hòa xã hội chủ nghĩa Việt Nam"), "warning template.legacy_font"},
		{"T40", "Unicode in VNI-Times", run(`<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>`, "Độc lập - Tự do - Hạnh phúc"), "warning template.legacy_font"},
		{"T40", "TCVN3", run(font, "Céng hoµ x· héi chñ nghÜa ViÖt Nam"), "error text.legacy_encoding"},
		{"T40", "TCVN3 in a table", `<w:tbl><w:tr><w:tc>` + run(font, "§éc lËp - Tù do - H¹nh phóc") + `</w:tc></w:tr></w:tbl><w:p/>`, "error text.legacy_encoding"},
		{"T40", "VNI", run(`<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>`, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), "error text.legacy_encoding"},
		{"T40", "French in Times", run("", "L’été dernier, la fête a été célébrée à l’école"), ""},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			res := converted(t, docxOf(c.body).zip(t))
			if got := strings.Join(codesOf(res.Problems), ", "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			for _, p := range res.Problems {
				if p.Part != "word/document.xml" || p.Paragraph != 1 {
					t.Errorf("%s stands in %q, paragraph %d", p.Code, p.Part, p.Paragraph)
				}
			}
		})
	}
}

func TestStrictRefusesWhatIsNotDrawnOnly(t *testing.T) {
	for _, c := range []struct {
		body    string
		refused bool
	}{
		{oleObject, true},
		{inlineMath, true},
		{`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>`, false},
		{para("a"), false},
	} {
		f := docxOf(c.body, "word/_rels/document.xml.rels", docxRels(docxRel("rIdO", "oleObject", "embeddings/o.bin", "")), "word/embeddings/o.bin", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		res, err := newService(t).Convert(t.Context(), Conversion{DOCX: f.zip(t), Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		if res.Blocked() != c.refused {
			t.Errorf("%s: refused is %v: %v", c.body, res.Blocked(), codesOf(res.Problems))
		}
	}
}

// TestSqueezeIsForFilesOfWordsNewMode converts a justified text of many lines.
func TestSqueezeIsForFilesOfWordsNewMode(t *testing.T) {
	text := strings.Repeat("Ủy ban nhân dân tỉnh giao các sở, ban, ngành tổ chức thực hiện. ", 60)
	body := `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	pdf := func(mode int, squeeze bool) []byte {
		settings := wordPart("settings", fmt.Sprintf(`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="%d"/></w:compat>`, mode))
		res, err := newService(t).Convert(t.Context(), Conversion{DOCX: docxOf(body, "word/settings.xml", settings).zip(t), Squeeze: squeeze})
		if err != nil || res.PDF == nil {
			t.Fatal(err, res.Problems)
		}
		return res.PDF
	}
	if bytes.Equal(pdf(15, true), pdf(15, false)) {
		t.Error("nothing was squeezed in mode 15")
	}
	if !bytes.Equal(pdf(14, true), pdf(14, false)) {
		t.Error("something was squeezed in mode 14")
	}
}

const inlineMath = `<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>`
