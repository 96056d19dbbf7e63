package wml

import (
	"testing"

	"github.com/mocban/mocban/internal/opc"
)

// FuzzRead: whatever stands in the main part, reading ends and does not panic, and
// what was read can be written and read again.
func FuzzRead(f *testing.F) {
	for _, c := range comesBack {
		f.Add([]byte(testRoot + "<w:body>" + c.body + "</w:body></w:document>"))
	}
	f.Add([]byte("<a xmlns='urn:x'><b:c xmlns:b='urn:y'/></a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := packageOf("")
		p.Set(opc.Part{Name: mainName, ContentType: typeDocument, Data: data})
		doc, _ := Read(p)
		if doc == nil {
			return
		}
		out, err := Write(doc)
		if err != nil {
			t.Fatalf("read, but not written: %v", err)
		}
		again, _ := Read(out)
		if again == nil {
			main, _ := out.Main()
			t.Fatalf("written, but not read again: %s", main.Data)
		}
		if a, b := PlainText(doc), PlainText(again); len(a) > len(b) {
			t.Fatalf("%d paragraphs became %d", len(a), len(b))
		}
	})
}
