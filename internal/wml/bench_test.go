package wml

import "testing"

func BenchmarkWrite40Paragraphs(b *testing.B) {
	doc := newDocument(40)
	_, _ = mustWrite(b, doc)
	pkg, _ := mustWrite(b, doc)
	pkg.Freeze()
	template, _ := Read(pkg)
	merged := &Document{Body: doc.Body, Section: template.Section, Headers: template.Headers, Styles: template.Styles,
		Settings: template.Settings, Core: Core{Title: "Kế hoạch"}, Carried: template.Carried}
	b.Run("tree", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Write(merged); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("tree and zip", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			mustWrite(b, merged)
		}
	})
}

func BenchmarkRead40Paragraphs(b *testing.B) {
	pkg, _ := mustWrite(b, newDocument(40))
	main, _ := pkg.Main()
	b.SetBytes(int64(len(main.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if doc, _ := Read(pkg); doc == nil {
			b.Fatal("not read")
		}
	}
}

func BenchmarkCascade(b *testing.B) {
	doc := newDocument(0)
	shared, direct := &ParagraphProps{Style: "Doan"}, &ParagraphProps{Style: "Doan", Align: AlignLeft}
	run := &RunProps{Bold: On}
	b.Run("paragraph by style", func(b *testing.B) {
		for b.Loop() {
			doc.Styles.Paragraph(shared, nil)
		}
	})
	b.Run("paragraph with direct properties", func(b *testing.B) {
		for b.Loop() {
			doc.Styles.Paragraph(direct, nil)
		}
	})
	b.Run("run", func(b *testing.B) {
		f := doc.Styles.Paragraph(shared, nil)
		for b.Loop() {
			doc.Styles.Run(f, run)
		}
	})
}
