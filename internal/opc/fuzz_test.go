package opc

import (
	"bytes"
	"testing"
)

// FuzzRead sends damaged containers to the gate. What it lets pass must be
// written, read again and written to the same bytes, within the limits.
func FuzzRead(f *testing.F) {
	f.Add(zipped(f, sound()))
	f.Add(mustBytes(f, built()))
	f.Add(overlapping(3, 1000))
	f.Add([]byte(oleMagic))
	f.Fuzz(throughTheGate)
}

// FuzzReadParts packs its parts well, so that damage reaches what lies behind the
// checks of the container.
func FuzzReadParts(f *testing.F) {
	files := sound()
	f.Add(files[0].data, files[1].data, files[2].data, files[3].data, literalMain)
	f.Add(files[0].data, files[1].data, files[2].data, relsXML(rel("a", relBase+"image", "media/a.png", "")), "word/media/a.png")
	f.Add(files[0].data, files[1].data, files[2].data, relsXML(), "word/_rels/b.xml.rels")
	f.Fuzz(func(t *testing.T, types, root, document, rels, name string) {
		if len(name) > 1000 || isFolder(name) {
			return // what cannot be zipped
		}
		throughTheGate(t, zipped(t, []file{
			{name: contentTypesName, data: types}, {name: rootRelsName, data: root},
			{name: literalMain, data: document}, {name: "word/_rels/document.xml.rels", data: rels}, {name: name, data: rels},
		}))
	})
}

func throughTheGate(t *testing.T, data []byte) {
	limits := Limits{Packed: 1 << 20, Inflated: 4 << 20, XMLPart: 1 << 20, Tokens: 100_000}
	p, problems, err := OpenTemplate(data, limits)
	if err != nil {
		t.Fatalf("a stranger's file is no fault of the machine: %v", err)
	}
	if (p == nil) == (len(problems) == 0) {
		t.Fatalf("package %v beside %d problems", p, len(problems))
	}
	if p == nil {
		return
	}
	total := 0
	for _, part := range p.Parts() {
		total += len(part.Data)
	}
	if total > 4<<20 {
		t.Fatalf("%d bytes passed", total)
	}
	first := mustBytes(t, p)
	if again := mustBytes(t, mustRead(t, first)); !bytes.Equal(first, again) {
		t.Error("there and back gives other bytes")
	}
}
