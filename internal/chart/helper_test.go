package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// squares is a family whose every glyph is one em square.
var squares = fonttest.Square()

const spaces = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`

// space is a chart part: what stands in c:chart.
func space(chart string) string {
	return spaces + "<c:chart><c:autoTitleDeleted val=\"1\"/>" + chart + "</c:chart></c:chartSpace>"
}

// ser is a series with values, an empty one being missing; names of categories are
// "A", "B", ….
func ser(idx int, name, more string, values ...string) string {
	var cats, vals strings.Builder
	for i, v := range values {
		fmt.Fprintf(&cats, `<c:pt idx="%d"><c:v>%c</c:v></c:pt>`, i, 'A'+i)
		if v != "" {
			fmt.Fprintf(&vals, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, v)
		}
	}
	n := len(values)
	return fmt.Sprintf(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>%s`+
		`<c:cat><c:strRef><c:strCache><c:ptCount val="%d"/>%s</c:strCache></c:strRef></c:cat>`+
		`<c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>%s</c:numCache></c:numRef></c:val></c:ser>`,
		idx, idx, name, more, n, cats.String(), n, vals.String())
}

// axes are those of a plot, with more said of the one and the other.
func axes(cat, val string) string {
	return `<c:catAx><c:axId val="1"/><c:axPos val="b"/>` + cat + `</c:catAx><c:valAx><c:axId val="2"/><c:axPos val="l"/>` + val + `</c:valAx>`
}

const axIDs = `<c:axId val="1"/><c:axId val="2"/>`

// bars is a bar chart in a plot area.
func bars(props, series, cat, val string) string {
	return `<c:plotArea><c:barChart>` + props + series + axIDs + `</c:barChart>` + axes(cat, val) + `</c:plotArea>`
}

func read(t testing.TB, part string) *Chart {
	t.Helper()
	root, ok := wml.ReadChart([]byte(part))
	if !ok {
		t.Fatalf("no chart: %s", part)
	}
	return Read(root, Options{Styles: wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{}, nil), Faces: squares})
}

// drawn draws a chart of 300 by 200 pt.
func drawn(t testing.TB, part string) ([]page.Item, []string) {
	t.Helper()
	return read(t, part).Draw(300*unit.Pt, 200*unit.Pt)
}

// textsOf lists the texts of a drawing in their order.
func textsOf(items []page.Item) []string {
	var out []string
	for _, it := range items {
		if d, ok := it.Draw.(page.Text); ok {
			out = append(out, d.Chars)
		}
	}
	return out
}

// fills lists the filled rectangles of a colour.
func fills(items []page.Item, color page.Color) []rect {
	var out []rect
	for _, it := range items {
		if d, ok := it.Draw.(page.Fill); ok && d.Color == color {
			out = append(out, rect{it.X, it.Y, d.W, d.H})
		}
	}
	return out
}

// inkOf is the rectangle of a text.
func inkOf(it page.Item, d page.Text) rect {
	ascent, descent := squares.Face(font.Style(d.Face)).LineMetrics(d.Size)
	if d.Turns == 3 {
		return rect{it.X - ascent, it.Y - d.Width, ascent + descent, d.Width}
	}
	return rect{it.X, it.Y - ascent, d.Width, ascent + descent}
}

// wantSound asks that nothing stands off the chart and no text lies over another.
func wantSound(t testing.TB, items []page.Item, w, h unit.Length) {
	t.Helper()
	whole := rect{-unit.Pt, -unit.Pt, w + 2*unit.Pt, h + 2*unit.Pt}
	var inks []rect
	for _, it := range items {
		d, ok := it.Draw.(page.Text)
		if !ok {
			continue
		}
		ink := inkOf(it, d)
		if ink.within(whole) != ink {
			t.Errorf("%q stands off the chart: %+v", d.Chars, ink)
		}
		for i := range inks {
			if ink.meets(inks[i]) {
				t.Errorf("%q lies over another text: %+v, %+v", d.Chars, ink, inks[i])
			}
		}
		inks = append(inks, ink)
	}
}
