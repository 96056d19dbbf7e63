package opc

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"math"
	"path"
	"testing"

	"github.com/mocban/mocban/templates"
)

// formParts are the XML parts of the forms.
func formParts(t *testing.T) (parts [][]byte) {
	t.Helper()
	names, err := fs.Glob(templates.FS, "*.docx")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range mustRead(t, data).Parts() {
			if path.Ext(part.Name) == ".xml" {
				parts = append(parts, part.Data)
			}
		}
	}
	return parts
}

func TestArchiveIsThatOfTheStandardLibrary(t *testing.T) {
	var p packer
	entries := []packed{
		p.pack("word/document.xml", plan()),
		p.pack("word/media/ảnh 1.png", []byte("\x89PNG")),
		p.pack("docProps/empty.xml", nil),
	}
	var want bytes.Buffer
	w := zip.NewWriter(&want)
	for i, e := range entries {
		h := zip.FileHeader{
			Name: e.name, Method: e.method, CRC32: e.crc, CreatorVersion: zipVersion, ReaderVersion: zipVersion,
			CompressedSize64: uint64(len(e.bytes)), UncompressedSize64: uint64(e.size),
		}
		h.ModifiedDate = dosEpoch //lint:ignore SA1019 CreateRaw writes this field as it stands.
		if i == 1 {
			h.Flags = nameIsUTF8
		}
		f, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(e.bytes); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := archive(entries)
	if err != nil || !bytes.Equal(got, want.Bytes()) || cap(got) != len(got) {
		t.Errorf("%v, %d bytes in %d, want %d", err, len(got), cap(got), want.Len())
	}
}

func TestArchiveRefusesMoreThanItCanTell(t *testing.T) {
	if _, err := archive(make([]packed, 1<<16)); err == nil {
		t.Error("65,536 entries were written")
	}
	if _, err := archive([]packed{{size: math.MaxInt}}); err == nil {
		t.Error("a part without end was written")
	}
}

// A large part goes to another packer; its bytes must stand beside those of small ones.
func TestLargeAndSmallPartsStandTogether(t *testing.T) {
	large := slicesOf([]byte("<a>"), bytes.Repeat(plan(), 1+largePart/len(plan())), []byte("</a>"))
	for range 2 {
		p := built()
		p.Set(Part{Name: "word/large.xml", ContentType: "application/xml", Data: large})
		p.Set(Part{Name: "word/small.xml", ContentType: "application/xml", Data: plan()})
		q := mustRead(t, mustBytes(t, p))
		for name, want := range map[string][]byte{"word/large.xml": large, "word/small.xml": plan()} {
			if part, ok := q.Part(name); !ok || !bytes.Equal(part.Data, want) {
				t.Errorf("%s came back as other bytes", name)
			}
		}
	}
}
