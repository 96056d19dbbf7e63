package service

import (
	"fmt"
	"strings"
	"testing"
)

const (
	benchStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>`
	benchText   = "Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm tổ chức thực hiện đầy đủ, kịp thời các quy định của Nghị định này và văn bản hướng dẫn thi hành. "
	benchLook   = `<w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>`
)

// statute is a text of articles, some 18 of them on five pages.
func statute(articles int) docxFile {
	var b strings.Builder
	for i := range articles {
		fmt.Fprintf(&b, `<w:p>%s<w:r><w:rPr><w:b/></w:rPr><w:t>Điều %d. Trách nhiệm thi hành</w:t></w:r></w:p>`, benchLook, i+1)
		for k := range 3 {
			fmt.Fprintf(&b, `<w:p>%s<w:r><w:t xml:space="preserve">%d. %s</w:t></w:r></w:p>`, benchLook, k+1, strings.Repeat(benchText, 1+k%2))
		}
	}
	return docxOf(b.String(), "word/styles.xml", wordPart("styles", benchStyles))
}

const benchBorders = `<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>`

// blankForms are pages of forms: a head of two columns, dotted lines, a table of
// boxes, a signature.
func blankForms(pages int) docxFile {
	cell := func(w int, text string) string {
		return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p></w:tc>`, w, text)
	}
	var b strings.Builder
	for i := range pages {
		breakBefore := ""
		if i > 0 {
			breakBefore = `<w:pageBreakBefore/>`
		}
		fmt.Fprintf(&b, `<w:p><w:pPr>%s</w:pPr></w:p>`, breakBefore)
		b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3500"/><w:gridCol w:w="5500"/></w:tblGrid><w:tr>` +
			cell(3500, "ỦY BAN NHÂN DÂN TỈNH") + cell(5500, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + `</w:tr></w:tbl>`)
		for range 12 {
			b.WriteString(`<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9000" w:leader="dot"/></w:tabs></w:pPr><w:r><w:t>Họ và tên</w:t><w:tab/></w:r></w:p>`)
		}
		b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>` + benchBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="5000"/><w:gridCol w:w="3000"/></w:tblGrid>`)
		for k := range 10 {
			b.WriteString(`<w:tr>` + cell(1000, fmt.Sprint(k+1)) + cell(5000, "Nội dung đề nghị giải quyết") + cell(3000, "Ghi chú") + `</w:tr>`)
		}
		b.WriteString(`</w:tbl>` + para("Người làm đơn (ký, ghi rõ họ tên)"))
	}
	return docxOf(b.String(), "word/styles.xml", wordPart("styles", benchStyles))
}

// longTable is one table with a repeated head.
func longTable(rows int) docxFile {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>` + benchBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="6000"/><w:gridCol w:w="2000"/></w:tblGrid>`)
	for i := range rows {
		head := ""
		if i == 0 {
			head = `<w:trPr><w:tblHeader/></w:trPr>`
		}
		fmt.Fprintf(&b, `<w:tr>%s<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>%s</w:tc><w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/></w:tcPr>%s</w:tc><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>%s</w:tc></w:tr>`,
			head, para(fmt.Sprint(i)), para("Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế"), para("845"))
	}
	b.WriteString(`</w:tbl>` + para(""))
	return docxOf(b.String(), "word/styles.xml", wordPart("styles", benchStyles))
}

// BenchmarkConvert goes the whole way from a .docx to a PDF; statutes of several
// lengths show how it grows with the pages.
func BenchmarkConvert(b *testing.B) {
	letter := generate(b, "cong-van").DOCX
	for _, c := range []struct {
		name string
		docx []byte
	}{
		{"letter", letter}, {"statute-5", statute(18).zip(b)}, {"statute-20", statute(71).zip(b)}, {"statute-80", statute(285).zip(b)},
		{"forms-18", blankForms(18).zip(b)}, {"table-5000-rows", longTable(5000).zip(b)},
	} {
		b.Run(c.name, func(b *testing.B) {
			svc := newService(b)
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				res, err := svc.Convert(b.Context(), Conversion{DOCX: c.docx})
				if err != nil || res.PDF == nil {
					b.Fatal(err, codesOf(res.Problems))
				}
				pages += res.Pages
			}
			b.ReportMetric(float64(pages)/float64(b.N), "pages")
			b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
