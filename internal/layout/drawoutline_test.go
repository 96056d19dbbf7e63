package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func TestOutlineIsFlippedAndTurned(t *testing.T) {
	for attrs, want := range map[string]string{
		"":             "0,0 10,0 20,20 10,40 0,40 10,20",
		"flipH=1":      "20,0 10,0 0,20 10,40 20,40 10,20",
		"rot=5400000":  "40,0 40,10 20,20 0,10 0,0 20,10", // its box is turned too
		"rot=10800000": "20,40 10,40 0,20 10,0 20,0 10,20",
	} {
		s := shapeOf("chevron", 20, 40, blackLine)
		for _, a := range strings.Fields(attrs) {
			name, value, _ := strings.Cut(a, "=")
			xfrm := s.Children[0].Children[0]
			xfrm.Attrs = append(xfrm.Attrs, wml.Attr{Name: wml.Name{Local: name}, Value: value})
		}
		d := lay(t, docOf(with(p("a"), anchored("column 0", "paragraph 0", "", 20, 40, "", s))))
		got := figures(d.Pages[0])
		if !strings.Contains(got, want) {
			t.Errorf("%q: got\n%s\nwant\n%s", attrs, got, want)
		}
	}
}

func TestGroundOfLaterTextLiesBelowADrawingOverIt(t *testing.T) {
	box := anchored("column 0", "paragraph 0", "", 30, 40, "", shapeOf("line", 30, 40, blackLine))
	shaded := with(p("b"))
	shaded.Props.Shade = &wml.Shading{Fill: "FFFF00", Pattern: "clear"}
	d := lay(t, docOf(with(p("a"), box), shaded))
	var kinds []string
	for _, it := range d.Pages[0].Items {
		switch what := it.Draw.(type) {
		case page.Fill:
			kinds = append(kinds, "ground")
		case page.Line:
			kinds = append(kinds, "drawing")
		case page.Text:
			kinds = append(kinds, what.Chars)
		}
	}
	if got := strings.Join(kinds, " "); got != "a ground drawing b" {
		t.Errorf("drawn: %s", got)
	}
}

func TestTextKeepsAwayFromTheEffectsOfADrawing(t *testing.T) {
	o := &object{drawing: &wml.Drawing{Dist: [4]unit.Length{1 * pt, 2 * pt, 3 * pt, 4 * pt}, Effects: [4]unit.Length{sideLeft: 10 * pt},
		Shape: &wml.Shape{Line: wml.Stroke{Paint: wml.Paint{On: true}, Width: 2 * pt}}}}
	if got := o.outside(); got != [4]unit.Length{2 * pt, 12 * pt, 4 * pt, 5 * pt} {
		t.Errorf("got %v", got)
	}
}

func TestConnectorHasItsArrow(t *testing.T) {
	line := x("ln w=12700", x("solidFill", x("srgbClr val=000000")), x("tailEnd type=triangle"))
	d := lay(t, docOf(with(p("a"), anchored("column 0", "paragraph 0", "", 30, 40, "", shapeOf("bentConnector3", 30, 40, line)))))
	var kinds []string
	for _, it := range d.Pages[0].Items {
		switch what := it.Draw.(type) {
		case page.Polygon:
			if !what.Open || what.Filled || len(what.Points) != 4 {
				t.Errorf("%+v", what)
			}
			kinds = append(kinds, "line")
		case page.Triangle:
			kinds = append(kinds, "arrow")
			if what.AX >= 0 || what.BX >= 0 {
				t.Errorf("an arrow that does not point to the right: %+v", what)
			}
		}
	}
	if strings.Join(kinds, " ") != "line arrow" {
		t.Errorf("drawn: %v", kinds)
	}
}
