package service

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

// TestNothingIsLeftOutInSilence holds one file for each thing that pages lack: a
// warning says what and where, and the words around it are drawn.
func TestNothingIsLeftOutInSilence(t *testing.T) {
	run := func(props string) string {
		return `<w:p><w:r><w:rPr>` + props + `</w:rPr><w:t>chữ</w:t></w:r></w:p>`
	}
	inRun := func(xml string) string { return `<w:p><w:r><w:t>chữ</w:t>` + xml + `</w:r></w:p>` }
	paragraph := func(props string) string {
		return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>`
	}
	table := func(props, row, cell string) string {
		return `<w:tbl><w:tblPr>` + props + `</w:tblPr><w:tr><w:trPr>` + row + `</w:trPr><w:tc><w:tcPr>` + cell + `</w:tcPr>` + para("chữ") + `</w:tc></w:tr></w:tbl><w:p/>`
	}
	graphic := func(uri string) string {
		return inRun(`<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="` + uri + `"/></a:graphic></wp:inline></w:drawing>`)
	}
	section := func(props string) string {
		return `<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"/>` + props + `</w:sectPr></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>`
	}
	const vml = `<w:pict><v:shape type="#_x0000_t136" style="position:absolute;width:90pt;height:30pt"><v:textpath string="DỰ THẢO"/></v:shape></w:pict>`
	for _, c := range []struct {
		name, body string
		parts      []string
	}{
		{"equation", `<w:p><w:r><w:t>chữ</w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`, nil},
		{"chart", graphic("http://schemas.openxmlformats.org/drawingml/2006/chart"), nil},
		{"SmartArt", graphic("http://schemas.openxmlformats.org/drawingml/2006/diagram"), nil},
		{"newer chart", graphic("http://schemas.microsoft.com/office/drawing/2014/chartex"), nil},
		{"WordArt", inRun(vml), nil},
		{"OLE", inRun(`<w:object><o:OLEObject Type="Embed" ProgID="x"/></w:object>`), nil},
		{"phonetic guide", inRun(`<w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby>`), nil},
		{"unknown element", inRun(`<w14:khongBiet/>`), nil},
		{"outlined", run(`<w:outline/>`), nil},
		{"shadow", run(`<w:shadow/>`), nil},
		{"embossed", run(`<w:emboss/>`), nil},
		{"emphasis mark", run(`<w:em w:val="dot"/>`), nil},
		{"fitted", run(`<w:fitText w:val="900"/>`), nil},
		{"right to left", run(`<w:rtl/>`), nil},
		{"in a style", `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>`,
			[]string{"word/styles.xml", wordPart("styles", `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:outline/></w:rPr></w:style>`)}},
		{"right-to-left paragraph", paragraph(`<w:bidi/>`), nil},
		{"list in a format unknown", paragraph(`<w:numPr><w:numId w:val="1"/></w:numPr>`), []string{"word/numbering.xml", wordPart("numbering",
			`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`)}},
		{"right-to-left table", table(`<w:bidiVisual/>`, "", ""), nil},
		{"hidden row", table("", `<w:hidden/>`, ""), nil},
		{"fitted cell", table("", "", `<w:tcFitText/>`), nil},
		{"row too low for its text", strings.Replace(table("", `<w:trHeight w:val="400" w:hRule="exact"/>`, ""), para("chữ"), para("chữ")+para("mất"), 1), nil},
		{"page spread to its foot", section(`<w:vAlign w:val="both"/>`), nil},
		{"grid of lines", section(`<w:docGrid w:type="lines" w:linePitch="360"/>`), nil},
		{"columns without room", section(`<w:cols w:num="2" w:equalWidth="0"><w:col w:w="200" w:space="100"/><w:col w:w="5000"/></w:cols>`), nil},
		{"page numbers in words", section(`<w:pgNumType w:fmt="cardinalText"/>`), nil},
		{"book fold", para("chữ"), []string{"word/settings.xml", wordPart("settings", `<w:bookFoldPrinting/>`)}},
		{"picture of an unknown kind", inRun(`<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`),
			[]string{"word/_rels/document.xml.rels", docxRels(docxRel("rIdP", "image", "media/a.bin", "")), "word/media/a.bin", "\x01\x00\x00\x00EMF"}},
		{"in a footnote", `<w:p><w:r><w:t>chữ</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, []string{"word/footnotes.xml",
			wordPart("footnotes", `<w:footnote w:id="2"><w:p><w:r><w:ruby/></w:r></w:p></w:footnote>`)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := converted(t, docxOf(c.body, c.parts...).zip(t))
			if got := strings.Join(codesOf(res.Problems), ", "); got != "warning layout.unsupported" {
				t.Fatalf("got %q", got)
			}
			p := res.Problems[0]
			want := "word/document.xml"
			if c.name == "in a footnote" {
				want = "word/footnotes.xml"
			}
			if p.Part != want {
				t.Errorf("its part is %q, want %q", p.Part, want)
			}
			if !ofTheWhole(c.name) && p.Paragraph != 1 && !strings.Contains(p.Message.VI, "Hàng 1") {
				t.Errorf("its paragraph is %d: %s", p.Paragraph, p.Message.VI)
			}
			sound := converted(t, docxOf(para("chữ")).zip(t))
			if res.Pages == 0 || len(sound.Problems) != 0 {
				t.Errorf("%d pages; a plain file has %v", res.Pages, sound.Problems)
			}
		})
	}
}

// ofTheWhole are things of a section or of the document, which have no paragraph.
func ofTheWhole(name string) bool {
	switch name {
	case "page spread to its foot", "grid of lines", "columns without room", "page numbers in words", "book fold",
		"right-to-left table", "hidden row", "fitted cell": // told where the table begins
		return true
	}
	return false
}

// TestWhatHasNoEffectIsNotTold keeps warnings worth reading.
func TestWhatHasNoEffectIsNotTold(t *testing.T) {
	body := `<w:p><w:pPr><w:bidi w:val="0"/><w:textAlignment w:val="auto"/><w:snapToGrid w:val="0"/><w:kinsoku w:val="0"/><w:suppressAutoHyphens/></w:pPr>` +
		`<w:bookmarkStart w:id="0" w:name="a"/><w:r><w:rPr><w:outline w:val="0"/><w:bdr w:val="none"/><w:noProof/><w:webHidden/><w:lang w:val="vi-VN"/></w:rPr><w:t>chữ</w:t></w:r><w:bookmarkEnd w:id="0"/>` +
		`<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>phải</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/></w:sectPr></w:pPr></w:p>`
	res := converted(t, docxOf(body, "word/settings.xml", wordPart("settings", `<w:zoom w:percent="100"/><w:mirrorMargins/><w:proofState w:spelling="clean"/>`)).zip(t))
	for _, p := range res.Problems {
		if p.Severity != diag.Info {
			t.Errorf("%s: %s", p.Code, p.Message.EN)
		}
	}
}
