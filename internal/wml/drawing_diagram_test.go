package wml

import (
	"testing"

	"github.com/mocban/mocban/internal/unit"
)

const dspSpaces = ` xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// smartArtDoc is a document with one SmartArt of 100 by 50 pt.
func smartArtDoc(t *testing.T, shapes string) *Document {
	t.Helper()
	const diagram = `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x/diagram">` +
		`<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rel_data"/></a:graphicData></a:graphic>`
	pkg := packageOf(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">`+
		`<wp:extent cx="1270000" cy="635000"/>`+diagram+`</wp:inline></w:drawing></w:r></w:p>`,
		"data", `<dgm:dataModel`+dspSpaces+`><dgm:extLst><a:ext uri="x"><dsp:dataModelExt relId="rel_shapes"/></a:ext></dgm:extLst></dgm:dataModel>`,
		"shapes", `<dsp:drawing`+dspSpaces+`><dsp:spTree><dsp:grpSpPr/>`+shapes+`</dsp:spTree></dsp:drawing>`)
	return mustRead(t, pkg)
}

func smartArtShape(t *testing.T, shapes string) *Shape {
	t.Helper()
	doc := smartArtDoc(t, shapes)
	list := doc.Drawings("", doc.Body[0].(*Paragraph).Content[0].(*Run).Content[0].(*RawContent).Node)
	if len(list) != 1 {
		t.Fatalf("%d drawings", len(list))
	}
	return list[0].Shape
}

func TestSmartArtIsTheGroupThatWordDrew(t *testing.T) {
	s := smartArtShape(t, `<dsp:sp><dsp:spPr><a:xfrm><a:off x="127000" y="0"/><a:ext cx="635000" cy="254000"/></a:xfrm><a:prstGeom prst="triangle"/></dsp:spPr>`+
		`<dsp:style><a:fontRef idx="minor"><a:srgbClr val="0000FF"/></a:fontRef></dsp:style>`+
		`<dsp:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:p><a:pPr algn="ctr"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcAft><a:spcPct val="35000"/></a:spcAft></a:pPr>`+
		`<a:r><a:rPr sz="2000" b="1"/><a:t>Phòng</a:t></a:r></a:p></dsp:txBody>`+
		`<dsp:txXfrm><a:off x="254000" y="63500"/><a:ext cx="381000" cy="127000"/></dsp:txXfrm></dsp:sp>`)
	if s.Kind != GroupShape || len(s.Children) != 1 {
		t.Fatalf("%+v", s)
	}
	c := s.Children[0]
	if c.Kind != OutlineShape || c.X != 10*unit.Pt || c.W != 50*unit.Pt || c.H != 20*unit.Pt {
		t.Errorf("%+v", c)
	}
	if c.Text == nil || c.Text.VAlign != CellMiddle || c.Text.Insets != [4]unit.Length{5 * unit.Pt, 10 * unit.Pt, 5 * unit.Pt, 10 * unit.Pt} {
		t.Fatalf("text: %+v", c.Text)
	}
	p := c.Text.Body[0].(*Paragraph)
	if p.Props.Align != AlignCenter || p.Props.Spacing.Line.V != 216 || p.Props.Spacing.After.V != 7*unit.Pt {
		t.Errorf("paragraph: %+v", p.Props)
	}
	r := p.Content[0].(*Run)
	if r.Props.Bold != On || r.Props.Size.V != 20*unit.Pt || r.Props.Color != "0000FF" || r.Content[0].(Text).S != "Phòng" {
		t.Errorf("run: %+v", r)
	}
}

func TestSmartArtWithoutItsDrawingIsToldOf(t *testing.T) {
	if s := smartArtShape(t, ""); s.Kind != UnsupportedShape || s.What != "SmartArt" {
		t.Errorf("%+v", s)
	}
}
