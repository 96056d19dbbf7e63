package opc

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

func TestSoundFilePasses(t *testing.T) {
	p := mustRead(t, zipped(t, sound()))
	main, ok := p.Main()
	if !ok || main.Name != literalMain || main.ContentType != wordMain || string(main.Data) != documentXML {
		t.Errorf("main part is %+v", main)
	}
	if got := p.Relationships("WORD/document.xml"); len(got) != 1 || !got[0].External || got[0].Target != "https://chinhphu.vn/" {
		t.Errorf("relationships of the main part are %+v", got)
	}
	if len(p.Parts()) != 1 {
		t.Errorf("%d parts, want 1: content types and relationships are none", len(p.Parts()))
	}
}

func TestForeignFilesAreNamed(t *testing.T) {
	ole := oleMagic + strings.Repeat("\x00", 600)
	for _, c := range []struct {
		name, data string
		code       diag.Code
		says       string
	}{
		{"nothing", "", "template.empty", ""},
		{"three bytes", "PK\x03", "template.empty", ""},
		{"zip without entries", zipEmptyMagic + strings.Repeat("\x00", 18), "template.empty", ""},
		{"old Word", ole + string(utf16LE("WordDocument")), "template.legacy_doc", ".doc"},
		{"old Excel", ole + string(utf16LE("Workbook")), "template.wrong_type", "Excel"},
		{"password", ole + string(utf16LE("EncryptedPackage")), "template.encrypted", ""},
		{"PDF", "%PDF-1.7\n", "template.wrong_type", "PDF"},
		{"PDF behind a line", "\r\n%PDF-1.4\n", "template.wrong_type", "PDF"},
		{"RTF", `{\rtf1\ansi}`, "template.wrong_type", "RTF"},
		{"PNG", "\x89PNG\r\n\x1a\n....", "template.wrong_type", "PNG"},
		{"HTML", "\ufeff \n<!DOCTYPE html><html></html>", "template.wrong_type", "HTML"},
		{"XML", `<?xml version="1.0"?><w:wordDocument/>`, "template.wrong_type", "XML"},
		{"text", "Kính gửi: Sở Tài chính", "template.not_word", ""},
		{"ODT", string(zipped(t, []file{{name: "mimetype", data: "application/vnd.oasis.opendocument.text"}})), "template.wrong_type", "OpenDocument"},
		{"plain zip", string(zipped(t, []file{{name: "a.txt", data: "a"}})), "template.not_word", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantProblem(t, []byte(c.data), c.code, "")
			if _, problems := Read([]byte(c.data), Limits{}); !strings.Contains(problems[0].Message.VI, c.says) {
				t.Errorf("%q does not name %q", problems[0].Message.VI, c.says)
			}
		})
	}
}

func TestCutFileIsCorrupt(t *testing.T) {
	whole := zipped(t, sound())
	for _, percent := range []int{10, 50, 99} {
		wantProblem(t, whole[:len(whole)*percent/100], "template.corrupt", "")
	}
}

func TestDamagedPartIsNamed(t *testing.T) {
	big := strings.Repeat("x", 10<<20)
	for name, f := range map[string]file{
		"wrong checksum": {name: literalMain, data: documentXML, change: func(h *zip.FileHeader) { h.CRC32++ }},
		"checksum 0":     {name: literalMain, data: documentXML, change: func(h *zip.FileHeader) { h.CRC32 = 0 }},
		"declares 10 bytes, holds 10 MB": {name: literalMain, data: big, change: func(h *zip.FileHeader) {
			h.UncompressedSize64, h.CRC32 = 10, crc32.ChecksumIEEE([]byte(big[:10]))
		}},
		"declares more than it holds": {name: literalMain, data: documentXML, change: func(h *zip.FileHeader) { h.UncompressedSize64++ }},
		"declares what cannot be":     {name: literalMain, data: documentXML, change: func(h *zip.FileHeader) { h.UncompressedSize64 = 5 << 20 }},
		"unknown packing":             {name: literalMain, data: documentXML, change: func(h *zip.FileHeader) { h.Method = 12 }},
	} {
		t.Run(name, func(t *testing.T) {
			wantProblem(t, zipped(t, with(sound(), f)), "template.corrupt", literalMain)
		})
	}
}

func TestBombsAreRefusedUnopened(t *testing.T) {
	for says, data := range map[string][]byte{
		"overlap": overlapping(1000, 10_500_000),
		"200":     zipped(t, with(sound(), file{name: "word/media/a.png", data: strings.Repeat("\x00", 12<<20)})),
		"211 MB":  zipped(t, append(sound(), claiming(21, 10<<20)...)),
	} {
		t.Run(says, func(t *testing.T) {
			start := time.Now()
			_, problems := Read(data, Limits{})
			if took := time.Since(start); took > 100*time.Millisecond {
				t.Errorf("took %v", took)
			}
			if len(problems) != 1 || problems[0].Code != "archive.bomb" || !strings.Contains(problems[0].Message.EN, says) {
				t.Errorf("got %+v, want archive.bomb because of %s", problems, says)
			}
		})
	}
}

// claiming gives files that declare a size; their content is never looked at.
func claiming(n int, size uint64) []file {
	files := many(n, strings.Repeat("x", int(size/1000)))
	for i := range files {
		files[i].raw = true
		files[i].change = func(h *zip.FileHeader) { h.Method, h.UncompressedSize64 = zip.Deflate, size }
	}
	return files
}

func many(n int, data string) []file {
	var files []file
	for i := range n {
		files = append(files, file{name: fmt.Sprintf("word/media/%d.png", i), data: data})
	}
	return files
}

// overlapping builds a directory of n entries that all point at one packed run.
func overlapping(n, size int) []byte {
	kernel := new(packer).pack("", make([]byte, size))
	name := func(i int) string { return fmt.Sprintf("word/%04d.bin", i) }
	var out bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&out, binary.LittleEndian, v)
		}
	}
	put([]byte(zipMagic), uint16(20), uint16(0), kernel.method, uint32(0), kernel.crc,
		uint32(len(kernel.bytes)), uint32(size), uint16(len(name(0))), uint16(0), []byte(name(0)), kernel.bytes)
	start := out.Len()
	for i := range n {
		put([]byte(centralSignature), uint16(20), uint16(20), uint16(0), kernel.method, uint32(0), kernel.crc,
			uint32(len(kernel.bytes)), uint32(size), uint16(len(name(i))), make([]byte, 12), uint32(0), []byte(name(i)))
	}
	put([]byte(zipEmptyMagic), uint32(0), uint16(n), uint16(n), uint32(out.Len()-start), uint32(start), uint16(0))
	return out.Bytes()
}

func TestTooManyEntriesAreCountedOnly(t *testing.T) {
	var files []file
	for i := range 65000 {
		files = append(files, file{name: fmt.Sprintf("word/%0100d.xml", i)})
	}
	data := zipped(t, files)
	if len(data) > 20<<20 {
		t.Fatalf("test file is %d bytes", len(data))
	}
	start := time.Now()
	wantProblem(t, data, "archive.too_many_entries", "")
	if took := time.Since(start); took > 300*time.Millisecond {
		t.Errorf("took %v", took)
	}
}

func TestTwinsAreRefused(t *testing.T) {
	for _, twin := range []string{literalMain, "Word/Document.XML"} {
		wantProblem(t, zipped(t, append(sound(), file{name: twin, data: documentXML})), "archive.duplicate_entry", twin)
	}
}

func TestUnsafeEntriesAreRefused(t *testing.T) {
	mode := func(m uint32) func(*zip.FileHeader) { return func(h *zip.FileHeader) { h.ExternalAttrs = m << 16 } }
	for _, c := range []struct {
		file file
		code diag.Code
	}{
		{file{name: "../../etc/passwd", data: "x"}, "archive.unsafe_name"},
		{file{name: "/word/a.xml", data: "<a/>"}, "archive.unsafe_name"},
		{file{name: "word//a.xml", data: "<a/>"}, "archive.unsafe_name"},
		{file{name: `word\a.xml`, data: "<a/>"}, "archive.unsafe_name"},
		{file{name: "C:a.xml", data: "<a/>"}, "archive.unsafe_name"},
		{file{name: "word/./a.xml", data: "<a/>"}, "archive.unsafe_name"},
		{file{name: "word/../"}, "archive.unsafe_name"},
		{file{name: "word/link.xml", data: "/etc/passwd", change: mode(0xa1ff)}, "archive.unsafe_entry"},
		{file{name: "word/device", change: mode(0x2000)}, "archive.unsafe_entry"},
		{file{name: "word/media", change: mode(0x41ed)}, "archive.unsafe_entry"},
	} {
		wantProblem(t, zipped(t, append(sound(), c.file)), c.code, c.file.name)
	}
	wantProblem(t, zipped(t, append(sound(), file{name: "a\x00b", data: "x"})), "archive.unsafe_name", "a\uFFFDb")
	long := strings.Repeat("a", 300)
	wantProblem(t, zipped(t, append(sound(), file{name: long, data: "x"})), "archive.unsafe_name", long[:120]+"…")
}

func TestFoldersAndLitterAreLeftOut(t *testing.T) {
	p := mustRead(t, zipped(t, append(sound(), file{name: "word/media/"}, file{name: ".DS_Store", data: "x"},
		file{name: "word/_rels/gone.xml.rels", data: relsXML(rel("rId1", relBase+"image", "nothing.png", ""))})))
	if n := len(p.Parts()); n != 1 {
		t.Errorf("%d parts, want 1", n)
	}
	mustRead(t, mustBytes(t, p))
}

func TestEncryptedEntryIsRefused(t *testing.T) {
	wantProblem(t, zipped(t, with(sound(), file{name: literalMain, data: documentXML,
		change: func(h *zip.FileHeader) { h.Flags |= 1 }})), "template.encrypted", "")
}

func TestLargeXMLPartIsRefused(t *testing.T) {
	large := claiming(1, 33<<20)[0]
	for _, large.name = range []string{"word/styles.xml", "word/styles.XML"} {
		wantProblem(t, zipped(t, append(sound(), large)), "archive.part_too_large", large.name)
	}
}

func TestLargeXMLPartOfAnotherNameIsRefused(t *testing.T) {
	types := strings.Replace(typesXML, "application/octet-stream", "text/xml; charset=utf-8", 1)
	files := with(with(sound(), file{name: contentTypesName, data: types}), file{name: "word/a.bin", data: strings.Repeat("<a/>", 1000)})
	_, problems := Read(zipped(t, files), Limits{XMLPart: 2000})
	if len(problems) != 1 || problems[0].Code != "archive.part_too_large" || problems[0].Part != "word/a.bin" {
		t.Errorf("got %+v", problems)
	}
}

func TestLargeFileIsRefused(t *testing.T) {
	wantProblem(t, append([]byte(zipMagic), make([]byte, 20<<20)...), "body.too_large", "")
}

func TestLimitsCanBeSet(t *testing.T) {
	data := zipped(t, sound())
	for code, l := range map[diag.Code]Limits{
		"body.too_large":           {Packed: 10},
		"archive.too_many_entries": {Entries: 3},
		"archive.bomb":             {Inflated: 100},
		"archive.part_too_large":   {XMLPart: 100},
		"xml.too_deep":             {Depth: 1},
	} {
		if _, problems := Read(data, l); len(problems) == 0 || problems[0].Code != code {
			t.Errorf("%+v gives %+v, want %s", l, problems, code)
		}
	}
}

func TestDangerousPartsAreRefused(t *testing.T) {
	typed := func(contentType string) file {
		return file{name: contentTypesName, data: strings.Replace(typesXML, wordMain, contentType, 1)}
	}
	for _, c := range []struct {
		name string
		file file
		code diag.Code
		part string
	}{
		{"macro part", file{name: "word/vbaProject.bin", data: "x"}, "template.active_content", "word/vbaProject.bin"},
		{"docm", typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "template.active_content", literalMain},
		{"dotm", typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "template.active_content", literalMain},
		{"embedded workbook", file{name: "word/embeddings/a.bin", data: "x"}, "template.embedded_object", "word/embeddings/a.bin"},
		{"ActiveX", file{name: "word/activeX/a.bin", data: "x"}, "template.embedded_object", "word/activeX/a.bin"},
		{"zip named a picture", file{name: "word/media/a.png", data: zipMagic + "x"}, "template.embedded_object", "word/media/a.png"},
		{"OLE named a picture", file{name: "word/media/a.png", data: oleMagic + "x"}, "template.embedded_object", "word/media/a.png"},
		{"workbook", typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "template.wrong_type", ""},
		{"something else", typed("application/xml"), "template.not_word", literalMain},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantProblem(t, zipped(t, with(sound(), c.file)), c.code, c.part)
		})
	}
}

func TestWordTemplatePasses(t *testing.T) {
	types := strings.Replace(typesXML, "document.main+xml", "template.main+xml", 1)
	mustRead(t, zipped(t, with(sound(), file{name: contentTypesName, data: types})))
}

func TestRelationshipsAreJudged(t *testing.T) {
	const of = "word/_rels/document.xml.rels"
	main := rel("rId1", OfficeDocument, "word/document.xml", "")
	for _, c := range []struct {
		name, file, rels string
		code             diag.Code
	}{
		{"picture elsewhere", of, relsXML(rel("r", relBase+"image", "http://10.0.0.1/a.png", "External")), "template.external_link"},
		{"attached template", of, relsXML(rel("r", relBase+"attachedTemplate", `file:///\\may-chu\mau.dotm`, "external")), "template.external_link"},
		{"subdocument", of, relsXML(rel("r", relBase+"subDocument", "b.docx", "External")), "template.external_link"},
		{"not quite a hyperlink", of, relsXML(rel("r", "urn:x/hyperlink", "http://a/", "External")), "template.external_link"},
		{"main part elsewhere", rootRelsName, relsXML(main, rel("r", OfficeDocument, "http://a/", "External")), "template.external_link"},
		{"macro", of, relsXML(rel("r", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "document.xml", "")), "template.active_content"},
		{"object", of, relsXML(rel("r", relBase+"oleObject", "document.xml", "")), "template.embedded_object"},
		{"other format inside", of, relsXML(rel("r", relBase+"aFChunk", "document.xml", "")), "template.embedded_object"},
		{"target missing", of, relsXML(rel("r", relBase+"styles", "styles.xml", "")), "template.broken_relationship"},
		{"id missing", of, relsXML(rel("", relBase+"styles", "document.xml", "")), "template.broken_relationship"},
		{"id twice", of, relsXML(rel("r", relBase+"styles", "document.xml", ""), rel("r", relBase+"theme", "document.xml", "")), "template.broken_relationship"},
		{"two main parts", rootRelsName, relsXML(main, rel("r", OfficeDocument, "word/document.xml", "")), "template.broken_relationship"},
		{"no main part", rootRelsName, relsXML(), "template.broken_relationship"},
		{"another root", rootRelsName, `<Relationships/>`, "template.broken_relationship"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantProblem(t, zipped(t, with(sound(), file{name: c.file, data: c.rels})), c.code, c.file)
		})
	}
}

// What Word pastes from a workbook keeps a link to it. No conversion follows it; a
// template that others fill in must not carry it.
func TestChartsOfALinkedWorkbookAreConverted(t *testing.T) {
	book := relsXML(rel("r", relBase+"oleObject", `file:///\\may-chu\bao-cao.xlsx`, "External"))
	for _, c := range []struct {
		name, file string
		objects    bool
		want       diag.Severity
	}{
		{"conversion", "word/charts/_rels/chart1.xml.rels", true, diag.Warning},
		{"template", "word/charts/_rels/chart1.xml.rels", false, diag.Error},
		{"object of the text", "word/_rels/document.xml.rels", true, diag.Error},
	} {
		chart := file{name: "word/charts/chart1.xml", data: "<c:chartSpace xmlns:c=\"urn:c\"/>"}
		data := zipped(t, with(with(sound(), chart), file{name: c.file, data: book}))
		p, problems := Read(data, Limits{Objects: c.objects})
		if len(problems) != 1 || problems[0].Code != "template.external_link" || problems[0].Severity != c.want || (p == nil) != (c.want == diag.Error) {
			t.Errorf("%s: %v", c.name, problems)
		}
	}
}

func TestTargetsInAnyFormAreFound(t *testing.T) {
	rels := relsXML(rel("a", relBase+"image", "media/A.png", ""), rel("b", relBase+"image", "/word/media/a.png", ""),
		rel("c", relBase+"image", "../word/./media/a.png", ""), rel("d", Hyperlink, "#muc1", ""))
	mustRead(t, zipped(t, with(with(sound(), file{name: "word/media/a.png", data: "x"}), file{name: "word/_rels/document.xml.rels", data: rels})))
}

func TestContradictingContentTypesAreRefused(t *testing.T) {
	types := strings.Replace(typesXML, "</Types>", `<Override PartName="/WORD/document.xml" ContentType="text/xml"/></Types>`, 1)
	wantProblem(t, zipped(t, with(sound(), file{name: contentTypesName, data: types})), "template.corrupt", contentTypesName)
}

func TestProblemsAreGatheredAndCapped(t *testing.T) {
	files := with(sound(), file{name: literalMain, data: "<a>"})
	_, problems := Read(zipped(t, append(files, many(3, zipMagic)...)), Limits{})
	if len(problems) != 4 {
		t.Errorf("%d problems, want the broken XML and three objects", len(problems))
	}
	if _, problems = Read(zipped(t, append(sound(), many(500, zipMagic)...)), Limits{}); len(problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(problems), maxProblems)
	}
}
