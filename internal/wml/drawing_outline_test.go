package wml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/unit"
)

// outlineText is a short form of outlines: in percent, ~ where one is open.
func outlineText(list []Outline) string {
	var b strings.Builder
	for _, o := range list {
		if o.Open {
			b.WriteByte('~')
		}
		for _, p := range o.Points {
			fmt.Fprintf(&b, "%d,%d ", p.X/1000, p.Y/1000)
		}
	}
	return strings.TrimSpace(b.String())
}

func custom(path string) string {
	return `<wps:wsp><wps:spPr><a:xfrm><a:ext cx="1270000" cy="635000"/></a:xfrm><a:custGeom><a:pathLst>` + path +
		`</a:pathLst></a:custGeom></wps:spPr></wps:wsp>`
}

func TestShapesKnowTheirOutlines(t *testing.T) {
	vml := func(head string) string { return `<w:pict><v:` + head + `/></w:pict>` }
	dml := func(shape string) string { return anchor("", plainPosition, "", shape) }
	point := func(x, y int) string { return fmt.Sprintf(`<a:pt x="%d" y="%d"/>`, x, y) }
	const size = `style="width:100pt;height:50pt"`
	for name, c := range map[string]struct {
		run  string
		kind ShapeKind
		want string
	}{
		"triangle":     {dml(wsp("triangle", "", "")), OutlineShape, "50,0 100,100 0,100"},
		"right arrow":  {dml(wsp("rightArrow", "", "")), OutlineShape, "0,25 75,25 75,0 100,50 75,100 75,75 0,75"},
		"left arrow":   {dml(wsp("leftArrow", "", "")), OutlineShape, "100,25 25,25 25,0 0,50 25,100 25,75 100,75"},
		"down arrow":   {dml(wsp("downArrow", "", "")), OutlineShape, "25,0 25,50 0,50 50,100 100,50 75,50 75,0"},
		"connector":    {dml(wsp("bentConnector3", "", "")), OutlineShape, "~0,0 50,0 50,100 100,100"},
		"process":      {dml(wsp("flowChartProcess", "", "")), RectShape, ""},
		"unknown":      {dml(wsp("cloud", "", "")), RectShape, ""},
		"own path":     {dml(custom(`<a:path w="200" h="100"><a:moveTo>` + point(0, 0) + `</a:moveTo><a:lnTo>` + point(200, 50) + `</a:lnTo><a:lnTo>` + point(0, 100) + `</a:lnTo><a:close/></a:path>`)), OutlineShape, "0,0 100,50 0,100"},
		"own line":     {dml(custom(`<a:path w="200" h="100"><a:moveTo>` + point(0, 0) + `</a:moveTo><a:lnTo>` + point(200, 50) + `</a:lnTo></a:path>`)), OutlineShape, "~0,0 100,50"},
		"own guides":   {dml(custom(`<a:path><a:moveTo><a:pt x="x1" y="0"/></a:moveTo></a:path>`)), RectShape, ""},
		"VML diamond":  {vml(`shape type="#_x0000_t4" ` + size), OutlineShape, "50,0 100,50 50,100 0,50"},
		"VML path":     {vml(`shape coordsize="200,100" path="m,l200,r-100,100xe" ` + size), OutlineShape, "0,0 100,0 50,100"},
		"VML formula":  {vml(`shape coordsize="200,100" path="m@0,l200,xe" ` + size), RectShape, ""},
		"VML polyline": {vml(`polyline points="10pt,10pt,30pt,10pt,30pt,50pt"`), OutlineShape, "~0,0 100,0 100,100"},
	} {
		t.Run(name, func(t *testing.T) {
			list := drawingsIn(t, c.run)
			if len(list) != 1 {
				t.Fatalf("%d drawings", len(list))
			}
			if s := list[0].Shape; s.Kind != c.kind || outlineText(s.Outlines) != c.want {
				t.Errorf("kind %d, %s", s.Kind, outlineText(s.Outlines))
			}
		})
	}
}

func TestRoundedBoxGoesAroundItsCorners(t *testing.T) {
	o := roundedBox(20000, 40000)
	for i, want := range map[int]OutlinePoint{0: {20000, 0}, 1: {80000, 0}, 9: {100000, 40000}, 10: {100000, 60000}, 18: {80000, 100000}, 27: {0, 60000}, 36: {20000, 0}} {
		if o.Points[i] != want {
			t.Errorf("point %d is %v", i, o.Points[i])
		}
	}
	if middle := o.Points[5]; middle != (OutlinePoint{80000 + 20000*70711/100000, 40000 * (100000 - 70711) / 100000}) {
		t.Errorf("middle of the first corner: %v", middle)
	}
}

func TestTextStandsInsideTheOutline(t *testing.T) {
	text := `<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>`
	for preset, want := range map[string][4]unit.Length{
		"rect":     {},
		"diamond":  {unit.Length(158750), unit.Length(317500), unit.Length(158750), unit.Length(317500)},
		"triangle": {unit.Length(317500), unit.Length(317500), 0, unit.Length(317500)},
		"ellipse":  {unit.Length(92996), unit.Length(185992), unit.Length(92996), unit.Length(185992)},
	} {
		list := drawingsIn(t, anchor("", plainPosition, "", wsp(preset, "", text)))
		if got := list[0].Shape.Text.Insets; got != want {
			t.Errorf("%s: %v", preset, got)
		}
	}
}
