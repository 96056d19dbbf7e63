package opc

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

const (
	wordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	relBase  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	typesXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="` + relationshipsType + `"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="` + wordMain + `"/></Types>`
	documentXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="urn:w"><w:body>Độc lập &amp; Tự do</w:body></w:document>`
)

// file is an entry to be zipped.
type file struct {
	name, data string
	change     func(*zip.FileHeader) // what the directory shall claim; nil for the truth
	raw        bool                  // data goes in as it stands, not packed
}

// sound is the smallest .docx; tests spoil a copy of it.
func sound() []file {
	return []file{
		{name: contentTypesName, data: typesXML},
		{name: rootRelsName, data: relsXML(rel("rId1", OfficeDocument, "word/document.xml", ""))},
		{name: literalMain, data: documentXML},
		{name: "word/_rels/document.xml.rels", data: relsXML(rel("rId1", Hyperlink, "https://chinhphu.vn/", "External"))},
	}
}

// with replaces the file of a name, or adds it.
func with(files []file, f file) []file {
	for i := range files {
		if files[i].name == f.name {
			files[i] = f
			return files
		}
	}
	return append(files, f)
}

func rel(id, kind, target, mode string) string {
	s := `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + target + `"`
	if mode != "" {
		s += ` TargetMode="` + mode + `"`
	}
	return s + `/>`
}

func relsXML(rels ...string) string {
	s := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for _, r := range rels {
		s += r
	}
	return s + `</Relationships>`
}

// zipped packs the files as given, lies included.
func zipped(t testing.TB, files []file) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	var d packer
	for _, f := range files {
		p := d.pack(f.name, []byte(f.data))
		if f.raw {
			p.method, p.bytes = zip.Store, []byte(f.data)
		}
		h := zip.FileHeader{Name: f.name, Method: p.method, CRC32: crc32.ChecksumIEEE([]byte(f.data)),
			CompressedSize64: uint64(len(p.bytes)), UncompressedSize64: uint64(len(f.data))}
		if f.change != nil {
			f.change(&h)
		}
		e, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write(p.bytes); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func mustRead(t testing.TB, data []byte) *Package {
	t.Helper()
	p, problems := Read(data, Limits{})
	for _, x := range problems {
		t.Errorf("%s %s: %s", x.Code, x.Part, x.Message.EN)
	}
	if p == nil {
		t.Fatal("a sound file was refused")
	}
	return p
}

func mustBytes(t testing.TB, p *Package) []byte {
	t.Helper()
	b, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wantProblem asserts that the gate refuses data with that code at that part.
func wantProblem(t *testing.T, data []byte, code diag.Code, part string) {
	t.Helper()
	p, problems := Read(data, Limits{})
	if len(problems) == 0 {
		t.Fatalf("passed, want %s", code)
	}
	if p != nil {
		t.Error("a package was given beside problems")
	}
	for _, x := range problems {
		if x.Severity != diag.Error || x.Message.VI == "" || x.Message.EN == "" || x.Hint.VI == "" || x.Hint.EN == "" {
			t.Errorf("half a problem: %+v", x)
		}
		if x.Code != code {
			t.Errorf("got %s (%s), want %s", x.Code, x.Message.EN, code)
		}
	}
	if problems[0].Part != part {
		t.Errorf("part is %q, want %q", problems[0].Part, part)
	}
}
