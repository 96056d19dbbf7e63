package batch_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/templates"
)

var theService = sync.OnceValues(func() (*service.Service, error) {
	return service.New(service.Options{
		Templates: templates.FS, Fonts: fonts.FS,
		Now: func() time.Time { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) },
	})
})

func newService(t testing.TB) *service.Service {
	t.Helper()
	svc, err := theService()
	if err != nil {
		t.Fatal(err)
	}
	return svc
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// requestOf is the contract's template over rows.
func requestOf(t testing.TB, data []byte) batch.Request {
	t.Helper()
	table, found := sheet.Read(data, sheet.Options{Name: "so-lieu.csv"})
	if table == nil {
		t.Fatalf("the rows cannot be read: %v", found)
	}
	return batch.Request{
		Template: readFile(t, "mau-bao-cao-don-vi.json"), Table: table, Found: found, GroupBy: "ma_don_vi",
		Formats: service.DOCX | service.PDF,
	}
}

func judge(t testing.TB, req batch.Request) *batch.Plan {
	t.Helper()
	plan, err := batch.Judge(context.Background(), newService(t), req)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// wordsOf are the paragraphs of a DOCX, those in cells too, one a line.
func wordsOf(t testing.TB, docx []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	var line strings.Builder
	inText := false
	for dec := xml.NewDecoder(f); ; {
		tok, err := dec.Token()
		if err == io.EOF {
			return lines
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
		case xml.CharData:
			if inText {
				line.Write(e)
			}
		case xml.EndElement:
			if inText = false; e.Name.Local == "p" {
				lines = append(lines, line.String())
				line.Reset()
			}
		}
	}
}

func fileOf(t testing.TB, d *batch.Document, ending string) []byte {
	t.Helper()
	for _, f := range d.Files {
		if strings.HasSuffix(f.Name, ending) {
			return f.Data
		}
	}
	t.Fatalf("item %d has no %s: %+v", d.Entry.Item, ending, d.Entry.Problems)
	return nil
}
