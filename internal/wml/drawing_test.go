package wml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

const drawingSpaces = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office"` +
	` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:w10="urn:schemas-microsoft-com:office:word"` +
	` xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// drawingsIn reads the drawings of a paragraph that holds one run.
func drawingsIn(t *testing.T, run string, more ...string) []*Drawing {
	t.Helper()
	pkg := packageOf("", more...)
	body := strings.Replace(testRoot, "<w:document", "<w:document"+drawingSpaces, 1) +
		"<w:body><w:p><w:r>" + run + "</w:r></w:p></w:body></w:document>"
	pkg.Set(opc.Part{Name: mainName, ContentType: typeDocument, Data: []byte(body)})
	doc := mustRead(t, pkg)
	var out []*Drawing
	for _, content := range doc.Body[0].(*Paragraph).Content[0].(*Run).Content {
		n := content.(*RawContent).Node
		if n.Name.Local == "AlternateContent" {
			for _, c := range RunContentsOf(Alternative(n)) {
				out = append(out, doc.Styles.Drawings(c.(*RawContent).Node)...)
			}
			continue
		}
		out = append(out, doc.Styles.Drawings(n)...)
	}
	return out
}

// anchor is w:drawing with an anchored shape of 100 by 50 pt.
func anchor(attrs, position, wrap, shape string) string {
	return `<w:drawing><wp:anchor distT="0" distB="12700" distL="114300" distR="114300" relativeHeight="7" ` + attrs + `>` +
		position + `<wp:extent cx="1270000" cy="635000"/>` + wrap + `<wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="u">` +
		shape + `</a:graphicData></a:graphic></wp:anchor></w:drawing>`
}

const plainPosition = `<wp:positionH relativeFrom="column"><wp:posOffset>12700</wp:posOffset></wp:positionH>` +
	`<wp:positionV relativeFrom="paragraph"><wp:posOffset>-25400</wp:posOffset></wp:positionV>`

// wsp is a shape of a preset geometry that fills its drawing.
func wsp(preset, looks, more string) string {
	return `<wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/></a:xfrm>` +
		`<a:prstGeom prst="` + preset + `"/>` + looks + `</wps:spPr>` + more + `</wps:wsp>`
}

func TestAnchoredLineKnowsItsPlace(t *testing.T) {
	list := drawingsIn(t, anchor(`layoutInCell="1" behindDoc="1"`, plainPosition, `<wp:wrapTopAndBottom/>`,
		wsp("line", `<a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill><a:prstDash val="dash"/><a:tailEnd type="triangle"/></a:ln>`, "")))
	if len(list) != 1 {
		t.Fatalf("%d drawings", len(list))
	}
	d := list[0]
	if d.Inline || !d.Behind || !d.InCell || d.Z != 7 || d.Wrap != WrapTopBottom || d.Width != 100*unit.Pt || d.Height != 50*unit.Pt {
		t.Errorf("anchor: %+v", d)
	}
	if d.H != (Position{Offset: unit.Pt}) || d.V != (Position{Offset: -2 * unit.Pt}) {
		t.Errorf("place: %+v, %+v", d.H, d.V)
	}
	if want := [4]unit.Length{0, 9 * unit.Pt, unit.Pt, 9 * unit.Pt}; d.Dist != want {
		t.Errorf("white around: %v", d.Dist)
	}
	want := Stroke{Paint: Paint{true, 0xFF0000}, Width: 3 * unit.Pt / 2, Dash: true, Tail: true}
	if s := d.Shape; s.Kind != LineShape || s.Line != want {
		t.Errorf("line: %+v", s)
	}
}

func TestPositionsOfEveryKind(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		h, v Position
	}{
		"aligned": {`<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="page"><wp:align>bottom</wp:align></wp:positionV>`,
			Position{From: FromMargin, Align: AlignMiddle}, Position{From: FromPage, Align: AlignEnd}},
		"margins": {`<wp:positionH relativeFrom="rightMargin"><wp:align>outside</wp:align></wp:positionH><wp:positionV relativeFrom="topMargin"><wp:align>top</wp:align></wp:positionV>`,
			Position{From: FromTrailMargin, Align: AlignOutside}, Position{From: FromLeadMargin, Align: AlignStart}},
		"letter and line": {`<wp:positionH relativeFrom="character"><wp:posOffset>5</wp:posOffset></wp:positionH><wp:positionV relativeFrom="line"><wp:posOffset>6</wp:posOffset></wp:positionV>`,
			Position{From: FromCharacter, Offset: 5}, Position{From: FromLine, Offset: 6}},
		"percent": {`<mc:AlternateContent><mc:Choice Requires="wp14"><wp:positionH relativeFrom="page"><wp14:pctPosHOffset>25000</wp14:pctPosHOffset></wp:positionH></mc:Choice>` +
			`<mc:Fallback><wp:positionH relativeFrom="page"><wp:posOffset>9</wp:posOffset></wp:positionH></mc:Fallback></mc:AlternateContent>`,
			Position{From: FromPage, Percent: Some(25000)}, Position{}},
	} {
		d := drawingsIn(t, anchor("", c.xml, "", wsp("rect", "", "")))[0]
		if d.H != c.h || d.V != c.v {
			t.Errorf("%s: %+v, %+v", name, d.H, d.V)
		}
	}
}

const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>` +
	`<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>` +
	`<a:fmtScheme name="x"><a:lnStyleLst><a:ln w="6350"/><a:ln w="12700"/></a:lnStyleLst></a:fmtScheme></a:themeElements></a:theme>`

func TestLineTakesWidthAndColourFromTheTheme(t *testing.T) {
	style := `<wps:style><a:lnRef idx="%d"><a:schemeClr val="%s">%s</a:schemeClr></a:lnRef><a:fillRef idx="0"><a:schemeClr val="accent1"/></a:fillRef></wps:style>`
	for _, c := range []struct {
		idx         int
		name, inner string
		looks       string
		want        Stroke
	}{
		{1, "accent1", "", "", Stroke{Paint: Paint{true, 0x4472C4}, Width: unit.Pt / 2}},
		{2, "tx1", "", "", Stroke{Paint: Paint{true, 0}, Width: unit.Pt}},
		{2, "accent1", `<a:shade val="50000"/>`, "", Stroke{Paint: Paint{true, 0x223962}, Width: unit.Pt}},
		{9, "accent1", "", "", Stroke{Paint: Paint{true, 0x4472C4}, Width: defaultStroke}},
		{0, "accent1", "", "", Stroke{}},
		{2, "accent1", "", `<a:ln><a:noFill/></a:ln>`, Stroke{Paint: Paint{false, 0x4472C4}, Width: unit.Pt}},
		{1, "accent1", "", `<a:ln w="25400"/>`, Stroke{Paint: Paint{true, 0x4472C4}, Width: 2 * unit.Pt}},
	} {
		shape := wsp("straightConnector1", c.looks, fmt.Sprintf(style, c.idx, c.name, c.inner))
		d := drawingsIn(t, anchor("", plainPosition, "", shape), "theme", theme)[0]
		if d.Shape.Line != c.want || d.Shape.Fill.On {
			t.Errorf("%d %s %s %s: %+v, want %+v", c.idx, c.name, c.inner, c.looks, d.Shape.Line, c.want)
		}
	}
}

func TestTextBoxHasInsetsAndBody(t *testing.T) {
	box := wsp("rect", `<a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>`,
		`<wps:txbx><w:txbxContent><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="12700" anchor="ctr" vert="vert270"><a:spAutoFit/></wps:bodyPr>`)
	s := drawingsIn(t, anchor("", plainPosition, "", box))[0].Shape
	if s.Kind != RectShape || s.Fill != (Paint{true, 0xFFFF00}) || s.Line.On || s.Text == nil {
		t.Fatalf("%+v", s)
	}
	if want := [4]unit.Length{unit.Pt, 0, 36 * unit.Pt / 10, 72 * unit.Pt / 10}; s.Text.Insets != want {
		t.Errorf("insets %v, want %v", s.Text.Insets, want)
	}
	if s.Text.VAlign != CellMiddle || s.Text.Turns != 3 || !s.Text.Grows || len(s.Text.Body) != 1 {
		t.Errorf("%+v", s.Text)
	}
}

func TestGroupPutsItsShapesWhereItStands(t *testing.T) {
	group := `<wpg:wgp><wpg:grpSpPr><a:xfrm flipH="1"><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="100" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm></wpg:grpSpPr>` +
		`<wps:wsp><wps:spPr><a:xfrm><a:off x="110" y="50"/><a:ext cx="20" cy="10"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp>` +
		`<wpg:grpSp><wpg:grpSpPr><a:xfrm><a:off x="100" y="0"/><a:ext cx="50" cy="100"/></a:xfrm></wpg:grpSpPr>` +
		`<wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="25" cy="100"/></a:xfrm><a:prstGeom prst="ellipse"/></wps:spPr></wps:wsp></wpg:grpSp></wpg:wgp>`
	s := drawingsIn(t, anchor("", plainPosition, "", group))[0].Shape
	if s.Kind != GroupShape || len(s.Children) != 2 || len(s.Children[1].Children) != 1 {
		t.Fatalf("%+v", s)
	}
	line, oval := s.Children[0], s.Children[1].Children[0]
	if line.X != 70*unit.Pt || line.Y != 25*unit.Pt || line.W != 20*unit.Pt || line.H != 5*unit.Pt || !line.FlipH {
		t.Errorf("line: %+v", line)
	}
	if oval.X != 75*unit.Pt || oval.Y != 0 || oval.W != 25*unit.Pt || oval.H != 50*unit.Pt || oval.Kind != EllipseShape {
		t.Errorf("ellipse: %+v", oval)
	}
}

func TestVMLLineIsReadLikeADrawing(t *testing.T) {
	d := drawingsIn(t, `<w:pict><v:line id="a" style="position:absolute;z-index:-3;mso-position-horizontal-relative:margin" from="120pt,3pt" to="20pt,8pt" strokecolor="#f00" strokeweight="1.5pt"><v:stroke dashstyle="dash"/></v:line></w:pict>`)[0]
	if d.Inline || !d.Behind || d.H != (Position{From: FromMargin, Offset: 20 * unit.Pt}) || d.V.Offset != 3*unit.Pt {
		t.Errorf("%+v", d)
	}
	want := Stroke{Paint: Paint{true, 0xFF0000}, Width: 3 * unit.Pt / 2, Dash: true}
	if s := d.Shape; s.Kind != LineShape || s.X != 0 || s.Y != 0 || s.W != 100*unit.Pt || s.H != 5*unit.Pt || !s.FlipH || s.FlipV || s.Line != want {
		t.Errorf("%+v", s)
	}
}

func TestVMLShapesByTheirTypes(t *testing.T) {
	for name, c := range map[string]struct {
		xml   string
		kind  ShapeKind
		check func(*Drawing) bool
	}{
		"connector": {`<v:shapetype id="_x0000_t32" o:spt="32"/><v:shape type="#_x0000_t32" style="position:absolute;margin-left:5pt;margin-top:6pt;width:10pt;height:0;flip:x"/>`,
			LineShape, func(d *Drawing) bool {
				return d.Shape.FlipH && d.H.Offset == 5*unit.Pt && d.V.Offset == 6*unit.Pt && d.Shape.Line.Width == defaultStroke
			}},
		"connector without its type": {`<v:shape type="#_x0000_t20" style="position:absolute;width:10pt;height:0"/>`, LineShape, nil},
		"text box": {`<v:shape type="#_x0000_t202" style="position:absolute;width:1in;height:0.5in;mso-position-horizontal:center;v-text-anchor:middle" stroked="f" fillcolor="yellow [13]"><v:textbox inset="0,1pt,,2pt"><w:txbxContent><w:p/></w:txbxContent></v:textbox><w10:wrap type="square" anchorx="page"/></v:shape>`,
			RectShape, func(d *Drawing) bool {
				in := d.Shape.Text.Insets
				return d.Width == unit.Inch && d.Height == unit.Inch/2 && d.H.Align == AlignMiddle && d.H.From == FromPage && !d.Shape.Line.On &&
					d.Shape.Fill == Paint{true, 0xFFFF00} && in == [4]unit.Length{unit.Pt, 0, 2 * unit.Pt, unit.Inch / 10} &&
					d.Shape.Text.VAlign == CellMiddle && d.Wrap == WrapSquare
			}},
		"rectangle": {`<v:rect style="width:10pt;height:10pt"/>`, RectShape, func(d *Drawing) bool { return d.Inline && d.Shape.Fill.On }},
		"oval":      {`<v:oval style="position:absolute;width:10pt;height:10pt" filled="f"/>`, EllipseShape, func(d *Drawing) bool { return !d.Shape.Fill.On }},
		"word art":  {`<v:shape type="#_x0000_t136" style="position:absolute;width:10pt;height:10pt"><v:textpath string="DỰ THẢO"/></v:shape>`, UnsupportedShape, func(d *Drawing) bool { return d.Shape.What == "WordArt" }},
		"group": {`<v:group style="position:absolute;margin-left:10pt;width:100pt;height:50pt" coordorigin="1000,0" coordsize="2000,1000"><v:line from="1000,500" to="3000,500"/></v:group>`,
			GroupShape, func(d *Drawing) bool {
				s := d.Shape.Children[0]
				return d.H.Offset == 10*unit.Pt && s.X == 0 && s.Y == 25*unit.Pt && s.W == 100*unit.Pt && s.H == 0
			}},
	} {
		list := drawingsIn(t, "<w:pict>"+c.xml+"</w:pict>")
		if len(list) != 1 || list[0].Shape.Kind != c.kind || c.check != nil && !c.check(list[0]) {
			t.Errorf("%s: %+v", name, list)
			for _, d := range list {
				t.Logf("%+v %+v", d, d.Shape)
			}
		}
	}
}

func TestPictureNamesItsImage(t *testing.T) {
	pic := `<pic:pic><pic:blipFill><a:blip r:embed="rel_image"/><a:srcRect l="10000" b="25000"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5" cy="5"/></a:xfrm></pic:spPr></pic:pic>`
	s := drawingsIn(t, anchor("", plainPosition, "", pic), "image", "<x/>")[0].Shape
	if s.Kind != PictureShape || *s.Picture != (PictureRef{ID: "rel_image", Crop: [4]int{0, 10000, 25000, 0}}) {
		t.Errorf("%+v", s)
	}
	if s.W != 100*unit.Pt || s.H != 50*unit.Pt {
		t.Errorf("the picture does not fill its drawing: %v x %v", s.W, s.H)
	}
}

func TestForeignGraphicsSayWhatTheyAre(t *testing.T) {
	for uri, want := range map[string]string{
		"http://schemas.openxmlformats.org/drawingml/2006/chart": "chart", "http://schemas.openxmlformats.org/drawingml/2006/diagram": "SmartArt", "": "drawing",
	} {
		xml := strings.Replace(anchor("", plainPosition, "", ""), `uri="u"`, `uri="`+uri+`"`, 1)
		if s := drawingsIn(t, xml)[0].Shape; s.Kind != UnsupportedShape || s.What != want {
			t.Errorf("%q: %+v", uri, s)
		}
	}
}

func TestTheFirstKnownChoiceIsTaken(t *testing.T) {
	for xml, want := range map[string]string{
		`<mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback>`:                                                 "a",
		`<mc:Choice Requires="cx1"><w:t>a</w:t></mc:Choice><mc:Choice Requires="wps wp14"><w:t>b</w:t></mc:Choice>`:                                 "b",
		`<mc:Choice Requires="am3d"><w:t>a</w:t></mc:Choice><mc:Choice Requires=""><w:t>b</w:t></mc:Choice><mc:Fallback><w:t>c</w:t></mc:Fallback>`: "c",
		`<mc:Choice Requires="am3d"><w:t>a</w:t></mc:Choice>`:                                                                                       "",
	} {
		doc := mustRead(t, packageOf("<w:p><w:r><mc:AlternateContent>"+xml+"</mc:AlternateContent></w:r></w:p>"))
		n := doc.Body[0].(*Paragraph).Content[0].(*Run).Content[0].(*RawContent).Node
		got := ""
		for _, c := range RunContentsOf(Alternative(n)) {
			got += c.(Text).S
		}
		if got != want {
			t.Errorf("%s: %q, want %q", xml, got, want)
		}
	}
}

func TestHostileDrawingsStaySmall(t *testing.T) {
	deep := strings.Repeat(`<wpg:grpSp><wpg:grpSpPr><a:xfrm><a:off x="99999999999" y="-99999999999"/><a:ext cx="99999999999" cy="1"/><a:chOff x="0" y="0"/><a:chExt cx="1" cy="99999999999"/></a:xfrm></wpg:grpSpPr>`, 60) +
		strings.Repeat("</wpg:grpSp>", 60)
	list := drawingsIn(t, anchor("", strings.Replace(plainPosition, "12700", "99999999999999999999", 1), "", strings.ReplaceAll(deep, "grpSp>", "grpSp>")))
	depth, far := 0, unit.Length(0)
	var walk func(s *Shape, d int)
	walk = func(s *Shape, d int) {
		depth, far = max(depth, d), max(far, s.X, -s.X, s.W)
		for _, c := range s.Children {
			walk(c, d+1)
		}
	}
	for _, d := range list {
		walk(d.Shape, 1)
	}
	if depth > maxGroups+2 || far > farthest {
		t.Errorf("depth %d, farthest %v", depth, far)
	}
	vml := "<w:pict>" + strings.Repeat(`<v:group style="width:1e9pt;height:99999999999in" coordsize="1,0">`, 40) + strings.Repeat("</v:group>", 40) + "</w:pict>"
	drawingsIn(t, vml)
	drawingsIn(t, `<w:pict><v:shape type="#" style=";;:;a" fillcolor="#" strokeweight="pt"/><v:line/><v:rect style="width:.;height:-5"/></w:pict>`)
}

func TestDrawingSaysWhatItShows(t *testing.T) {
	whole := anchor("", plainPosition, "", wsp("rect", "", ""))
	const props = `<wp:docPr id="1" name="x"/>`
	for with, want := range map[string]Drawing{
		props: {},
		`<wp:docPr id="1" name="x" descr=" Sơ đồ " title="Hình 1"/>`: {Alt: "Sơ đồ"},
		`<wp:docPr id="1" name="x" title="Hình 1"/>`:                 {Alt: "Hình 1"},
		`<wp:docPr id="1" name="x" descr="Hoa văn"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">` +
			`<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>`: {Alt: "Hoa văn", Decorative: true},
	} {
		list := drawingsIn(t, strings.Replace(whole, props, with, 1))
		if len(list) != 1 || list[0].Alt != want.Alt || list[0].Decorative != want.Decorative {
			t.Errorf("%s: got %+v", with, list)
		}
	}
	list := drawingsIn(t, `<w:pict><v:rect alt="Khung" style="width:10pt;height:10pt"/></w:pict>`)
	if len(list) != 1 || list[0].Alt != "Khung" {
		t.Errorf("VML: got %+v", list)
	}
}
