package chart

import (
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// FuzzChart: whatever a chart's part says, drawing it ends, and no text stands off it.
func FuzzChart(f *testing.F) {
	labels := `<c:dLbls><c:showVal val="1"/><c:showPercent val="1"/></c:dLbls>`
	line := `<c:plotArea><c:lineChart><c:marker val="1"/>` + ser(0, "Thu", labels, "1", "", "1e99") + axIDs + `</c:lineChart>` + axes("", "") + `</c:plotArea>`
	scatter := `<c:plotArea><c:scatterChart>` + ser(0, "Thu", "", "1", "2") + axIDs + `</c:scatterChart>` +
		`<c:valAx><c:axId val="1"/><c:axPos val="b"/></c:valAx><c:valAx><c:axId val="2"/><c:axPos val="l"/></c:valAx></c:plotArea>`
	for _, chart := range []string{
		bars(`<c:grouping val="stacked"/>`, ser(0, "Thu", labels, "-1", "5")+ser(1, "Chi", labels, "3", "0"), "<c:majorGridlines/>", "<c:majorUnit val=\"2\"/>") + "<c:legend/>",
		line, scatter,
		`<c:title/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>` +
			`<c:x val="0.1"/><c:y val="0.1"/><c:w val="0.5"/><c:h val="0.9"/></c:manualLayout></c:layout><c:doughnutChart>` +
			ser(0, "Thu", labels, "1", "2", "3") + `</c:doughnutChart></c:plotArea>`,
		`<c:plotArea><c:areaChart><c:grouping val="percentStacked"/>` + ser(0, "Thu", "", "1", "2") + axIDs + `</c:areaChart>` +
			axes(`<c:title><c:tx><c:rich><a:bodyPr rot="-5400000"/><a:p><a:r><a:t>Quý</a:t></a:r></a:p></c:rich></c:tx></c:title>`, "") + `</c:plotArea>`,
	} {
		f.Add([]byte(space(chart)), 300, 200)
	}
	f.Fuzz(func(t *testing.T, data []byte, wide, tall int) {
		root, ok := wml.ReadChart(data)
		if !ok || len(data) > 20000 {
			return
		}
		w, h := unit.Length(wide%2000)*unit.Pt, unit.Length(tall%2000)*unit.Pt
		c := Read(root, Options{Styles: wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{}, nil), Faces: squares})
		items, _ := c.Draw(w, h)
		for _, it := range items {
			far := max(w, h, 0) + 200*unit.Pt
			if it.X < -far || it.X > 2*far || it.Y < -far || it.Y > 2*far {
				t.Fatalf("%+v stands far off a chart of %d by %d pt", it, wide, tall)
			}
			if d, ok := it.Draw.(page.Text); ok && (d.Size <= 0 || d.Width < 0) {
				t.Fatalf("%+v", d)
			}
		}
	})
}
