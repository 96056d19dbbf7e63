package service

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/golden"
)

// quarterChart is a chart of two quarters, with what a program would put around it.
func quarterChart(plot string) string {
	return `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<c:chart><c:plotArea><c:` + plot + `><c:ser><c:idx val="0"/><c:tx><c:v>Thu ngân sách</c:v></c:tx><c:dLbls><c:showVal val="1"/></c:dLbls>` +
		`<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>Quý I</c:v></c:pt><c:pt idx="1"><c:v>Quý II</c:v></c:pt></c:strCache></c:strRef></c:cat>` +
		`<c:val><c:numRef><c:numCache><c:formatCode>#,##0.0</c:formatCode><c:pt idx="0"><c:v>1234.5</c:v></c:pt><c:pt idx="1"><c:v>1500</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>` +
		`<c:axId val="1"/><c:axId val="2"/></c:` + plot + `><c:catAx><c:axId val="1"/><c:axPos val="b"/></c:catAx><c:valAx><c:axId val="2"/><c:axPos val="l"/></c:valAx></c:plotArea></c:chart>` +
		`<c:externalData r:id="rId1"/></c:chartSpace>`
}

// withChart is a Word file with a chart between two paragraphs, its workbook, and the
// parts of its style.
func withChart(t *testing.T, props, plot string) []byte {
	body := para("trước") + `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="4572000" cy="2743200"/>` + props +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>` + para("sau")
	f := docxOf(body,
		"word/_rels/document.xml.rels", docxRels(docxRel("rIdC", "chart", "charts/chart1.xml", "")),
		"word/charts/chart1.xml", quarterChart(plot),
		"word/charts/_rels/chart1.xml.rels", docxRels(docxRel("rId1", "package", "../embeddings/so-lieu.xlsx", ""), docxRel("rId2", "chartStyle", "style1.xml", ""), docxRel("rId3", "chartColorStyle", "colors1.xml", "")),
		"word/charts/style1.xml", `<cs:chartStyle xmlns:cs="urn:cs"/>`, "word/charts/colors1.xml", `<cs:colorStyle xmlns:cs="urn:cs"/>`,
		"word/embeddings/so-lieu.xlsx", "PK\x03\x04 nobody opens it")
	f["[Content_Types].xml"] = docxTypes(`<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>` +
		`<Override PartName="/word/charts/style1.xml" ContentType="application/vnd.ms-office.chartstyle+xml"/>` +
		`<Override PartName="/word/charts/colors1.xml" ContentType="application/vnd.ms-office.chartcolorstyle+xml"/>`)
	return f.zip(t)
}

func TestChartIsDrawnAsOneFigure(t *testing.T) {
	res := converted(t, withChart(t, `<wp:docPr id="1" name="x" descr="Thu ngân sách hai quý"/>`, "barChart"))
	if got := strings.Join(codesOf(res.Problems), ", "); strings.Contains(got, "layout.") {
		t.Errorf("got %q", got)
	}
	for _, fault := range golden.CheckTagged(res.PDF) {
		if !strings.Contains(fault, "XMP") && !strings.Contains(fault, "title") { // an archive's, which this is not
			t.Error(fault)
		}
	}
	got, err := golden.TaggedText(res.PDF)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(got, "|")
	for _, want := range []string{"trước|", "Thu ngân sách", "Quý I Quý II", "1.234,5", "1.500,0", "|sau"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
}

func TestChartThatIsNotDrawnAsItIsIsTold(t *testing.T) {
	for plot, want := range map[string]string{
		"bar3DChart": "drawn simpler: three dimensions are drawn flat",
		"radarChart": "does not show “radar chart (radarChart)”",
	} {
		res := converted(t, withChart(t, "", plot))
		told := false
		for _, p := range res.Problems {
			told = told || p.Code == "layout.unsupported" && p.Paragraph == 2 && strings.Contains(p.Message.EN, want)
		}
		if !told || res.Pages != 1 {
			t.Errorf("%s: %v, %d pages", plot, res.Problems, res.Pages)
		}
	}
}
