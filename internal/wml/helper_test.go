package wml

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

const testRoot = `<w:document xmlns:w="` + NS + `" xmlns:r="` + RelNS + `"
	xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
	xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
	xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14">`

// packageOf makes a package around a body and further parts: pairs of kind and XML.
func packageOf(body string, more ...string) *opc.Package {
	p := opc.New()
	p.SetRelationships("", []opc.Relationship{{ID: "rId1", Type: opc.OfficeDocument, Target: mainName}})
	p.Set(opc.Part{Name: mainName, ContentType: typeDocument, Data: []byte(testRoot + "<w:body>" + body + "</w:body></w:document>")})
	var rels []opc.Relationship
	for i := 0; i < len(more); i += 2 {
		kind := more[i]
		rels = append(rels, opc.Relationship{ID: "rel_" + kind, Type: RelNS + "/" + kind, Target: kind + ".xml"})
		p.Set(opc.Part{Name: "word/" + kind + ".xml", ContentType: typeWord + kind + "+xml", Data: []byte(more[i+1])})
	}
	p.SetRelationships(mainName, rels)
	return p
}

// mustRead reads a body that has nothing wrong.
func mustRead(t *testing.T, pkg *opc.Package) *Document {
	t.Helper()
	doc, problems := Read(pkg)
	if len(problems) > 0 {
		t.Fatalf("problems: %+v", problems)
	}
	return doc
}

// mustWrite writes a tree and gives the ZIP's bytes.
func mustWrite(t testing.TB, doc *Document) (*opc.Package, []byte) {
	t.Helper()
	pkg, err := Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return pkg, data
}

// bodyOf gives what stands in w:body of a written package.
func bodyOf(t *testing.T, pkg *opc.Package) string {
	t.Helper()
	main, ok := pkg.Main()
	if !ok {
		t.Fatal("no main part")
	}
	_, body, _ := strings.Cut(string(main.Data), "<w:body>")
	body, _, _ = strings.Cut(body, "<w:sectPr>")
	return body
}

func codes(problems []diag.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, string(p.Code))
	}
	return strings.Join(all, " ")
}

// mm is a length in whole twips, as a file can hold it.
func mm(n unit.Length) unit.Length { return unit.Twips((n * unit.Mm).Twips()) }

func words(s string) []Inline { return []Inline{&Run{Content: []RunContent{Text{s}}}} }

// newDocument is a whole document with most of what the tree models.
func newDocument(paragraphs int) *Document {
	half := func(n int) Opt[unit.Length] { return Some(unit.Half(n)) }
	fonts := &Fonts{ASCII: "Times New Roman", HAnsi: "Times New Roman", EastAsia: "Times New Roman", CS: "Times New Roman"}
	styles := NewStyles(
		ParagraphProps{Spacing: Spacing{Line: Some(240)}},
		RunProps{Fonts: fonts, Size: half(28), SizeCS: half(28), Lang: &Lang{Val: "vi-VN", EastAsia: "en-US", Bidi: "ar-SA"}},
		[]*Style{
			{ID: "Normal", Name: "Normal", Default: true, Quick: true},
			{ID: "Doan", Name: "Đoạn", Custom: true, BasedOn: "Normal", Quick: true, Priority: Some(1), Paragraph: ParagraphProps{
				Align: AlignBoth, Spacing: Spacing{Before: Some(6 * unit.Pt)}, Indent: Indent{FirstLine: Some(mm(10))}}},
			{ID: "Header", Name: "header", BasedOn: "Normal", Paragraph: ParagraphProps{Align: AlignCenter}},
			{ID: "Bang", Name: "Bảng", Type: TableStyle, Custom: true, Table: &TableProps{Margins: &CellMargins{Left: Some[unit.Length](0), Right: Some[unit.Length](0)}}},
		})
	doc := &Document{
		Styles:   styles,
		Settings: &Settings{CompatibilityMode: 14, NoHTMLAutoSpacing: true, DefaultTab: unit.Inch / 2},
		Core:     Core{Title: "Kế hoạch", Creator: "Sở Công Thương & Du lịch", Created: "2024-05-31T00:00:00+07:00"},
		Headers: []*HeaderFooter{{ID: "rId9", Body: []Block{&Paragraph{Props: ParagraphProps{Style: "Header"}, Content: []Inline{
			&Run{Content: []RunContent{FieldChar{Kind: FieldBegin}}},
			&Run{Content: []RunContent{Instruction{" PAGE "}}},
			&Run{Content: []RunContent{FieldChar{Kind: FieldSeparate}}},
			&Run{Content: []RunContent{Text{"2"}}},
			&Run{Content: []RunContent{FieldChar{Kind: FieldEnd}}},
		}}}}},
		Section: &Section{Width: mm(210), Height: mm(297), TitlePage: On, PageStart: Some(1),
			Margins: PageMargins{Top: mm(20), Bottom: mm(20), Left: mm(30), Right: mm(20), Header: mm(10), Footer: mm(10)},
			Refs:    []HeaderRef{{ID: "rId9"}}},
	}
	doc.Body = append(doc.Body, headBlock())
	for range paragraphs {
		doc.Body = append(doc.Body, &Paragraph{Props: ParagraphProps{Style: "Doan"}, Content: []Inline{
			&Run{Props: RunProps{Bold: On, BoldCS: On}, Content: []RunContent{Text{"1. Mục đích: "}}},
			&Run{Content: []RunContent{Text{strings.Repeat("bảo đảm mọi trẻ em được tiêm chủng đầy đủ, đúng lịch; ", 6) + "./."}}},
		}})
	}
	return doc
}

func headBlock() *Table {
	cell := func(s string) *Cell {
		return &Cell{Props: CellProps{Width: Measure{Type: MeasureLength, V: mm(80)}},
			Body: []Block{&Paragraph{Props: ParagraphProps{Align: AlignCenter}, Content: words(s)}}}
	}
	return &Table{
		Props: TableProps{Style: "Bang", Width: Measure{Type: MeasureLength, V: mm(160)}, Fixed: On},
		Grid:  []unit.Length{mm(80), mm(80)},
		Rows:  []*Row{{Props: RowProps{CantSplit: On}, Cells: []*Cell{cell("UBND TỈNH"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")}}},
	}
}
