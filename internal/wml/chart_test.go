package wml

import (
	"testing"

	"github.com/mocban/mocban/internal/opc"
)

const chartSpace = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></c:chartSpace>`

func TestChartIsFoundByItsRelationship(t *testing.T) {
	pkg := packageOf("", "chart", chartSpace)
	pkg.SetRelationships("word/header1.xml", []opc.Relationship{{ID: "rId9", Type: RelNS + "/chart", Target: "chart.xml"}})
	doc := mustRead(t, pkg)
	for _, at := range [][2]string{{"", "rel_chart"}, {"word/header1.xml", "rId9"}} {
		name, root, ok := doc.Chart(at[0], at[1])
		if !ok || name != "word/chart.xml" || Element(root, "chart") == nil {
			t.Errorf("%v: got %q, %v, %v", at, name, root, ok)
		}
	}
	for _, id := range []string{"", "rId1"} {
		if _, _, ok := doc.Chart("", id); ok {
			t.Errorf("%q leads to a chart", id)
		}
	}
}

func TestOnlyTheRootOfAChartIsOne(t *testing.T) {
	for _, part := range []string{"", "<a/>", `<chartSpace xmlns="urn:x"/>`, "<c:chartSpace/>"} {
		if _, ok := ReadChart([]byte(part)); ok {
			t.Errorf("%s is a chart", part)
		}
	}
}

func TestGraphicOfAChartNamesItsPart(t *testing.T) {
	const chart = `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="` + RelNS + `" r:id="rel_chart"/>`
	list := drawingsIn(t, anchor("", plainPosition, "", chart), "chart", chartSpace)
	if len(list) != 1 || list[0].Shape.Kind != ChartShape || list[0].Shape.Chart != "rel_chart" || list[0].Shape.W != list[0].Width {
		t.Errorf("got %+v", list[0].Shape)
	}
}

func TestFillsAndLinesSayWhetherTheyAreStated(t *testing.T) {
	props := func(inner string) *Node {
		budget := 100
		n, err := parse([]byte(`<a:spPr xmlns:a="urn:a">`+inner+`</a:spPr>`), &budget)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	var s Styles
	if fill, stated := s.FillOf(props(`<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>`)); !stated || fill != (Paint{true, 0xFF0000}) {
		t.Errorf("red: %+v", fill)
	}
	if fill, stated := s.FillOf(props(`<a:noFill/>`)); !stated || fill.On {
		t.Errorf("none: %+v", fill)
	}
	if _, stated := s.FillOf(props("")); stated {
		t.Error("nothing is stated")
	}
	if line, stated := s.StrokeOf(props(`<a:ln w="25400"/>`)); stated || line.Width != 25400 {
		t.Errorf("a width alone: %+v", line)
	}
	if line, stated := s.StrokeOf(props(`<a:ln><a:noFill/></a:ln>`)); !stated || line.On {
		t.Errorf("no line: %+v", line)
	}
	if _, stated := s.FillOf(nil); stated {
		t.Error("there is nothing")
	}
}
