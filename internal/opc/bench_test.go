package opc

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
)

// plan is about 40 KB of XML as a two-page document has it: much of a kind, with
// words that differ.
func plan() []byte {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="urn:w"><w:body>`)
	for i := 0; b.Len() < 40<<10; i++ {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="Doan"/></w:pPr><w:r><w:rPr><w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve">%d. Ủy ban nhân dân các xã, phường chỉ đạo %x thực hiện nhiệm vụ năm %d; kinh phí %d triệu đồng.</w:t></w:r></w:p>`,
			i, i*i*7919, 2000+i%30, i*12345%9973)
	}
	b.WriteString(`</w:body></w:document>`)
	return []byte(b.String())
}

// frozenPackage has as many parts as a template of the house, packed.
func frozenPackage() *Package {
	p := built()
	for i := range 10 {
		p.Set(Part{Name: fmt.Sprintf("word/extra%d.xml", i), ContentType: "application/xml", Data: []byte("<a>" + strings.Repeat("<b/>", 1000) + "</a>")})
	}
	p.Freeze()
	return p
}

// BenchmarkBytes is what one document costs here: a clone of a frozen package
// with its main part replaced.
func BenchmarkBytes(b *testing.B) {
	p, document := frozenPackage(), plan()
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		c := p.Clone()
		c.Set(Part{Name: literalMain, ContentType: wordMain, Data: document})
		if _, err := c.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDeflate is why parts are packed at level 1.
func BenchmarkDeflate(b *testing.B) {
	document := plan()
	for level := 1; level <= 3; level++ {
		b.Run(fmt.Sprint("level ", level), func(b *testing.B) {
			var out bytes.Buffer
			w, _ := flate.NewWriter(&out, level)
			b.SetBytes(int64(len(document)))
			for b.Loop() {
				out.Reset()
				w.Reset(&out)
				_, _ = w.Write(document)
				_ = w.Close()
			}
			b.ReportMetric(float64(out.Len()), "packed-bytes")
		})
	}
}

// BenchmarkRead is the gate on a file with 40 KB of text.
func BenchmarkRead(b *testing.B) {
	p := frozenPackage()
	p.Set(Part{Name: literalMain, ContentType: wordMain, Data: plan()})
	data := mustBytes(b, p)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Read(data, Limits{}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkCheckXML is the well-formedness check by itself.
func BenchmarkCheckXML(b *testing.B) {
	document, limits := plan(), Limits{}.orDefaults()
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		tokens := 0
		if f := checkXML(document, limits, &tokens); f != nil {
			b.Fatal(f.why.EN)
		}
	}
}
