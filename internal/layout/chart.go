package layout

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/mocban/mocban/internal/chart"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// maxChartItems bounds what the charts of one document draw: that of a thousand
// values is some 5,000 items.
const maxChartItems = 500000

// charts are those of the document that have been read; nil where one cannot be.
type charts struct {
	read  map[chartKey]*chart.Chart
	drawn int // items so far
}

// chartKey is the arrow that leads to a chart, of the part that its drawing stands in.
type chartKey struct{ part, id string }

// chartOf reads the chart of a shape; nil where there is none.
func (e *engine) chartOf(s *wml.Shape) *chart.Chart {
	if s.Kind != wml.ChartShape {
		return nil
	}
	key := chartKey{e.partName, s.Chart}
	c, known := e.charts.read[key]
	if !known {
		if e.charts.read == nil {
			e.charts.read = map[chartKey]*chart.Chart{}
		}
		if _, root, ok := e.doc.Chart(key.part, key.id); ok {
			c = chart.Read(root, chart.Options{Styles: e.styles, Faces: e.faces, Fit: e.fit})
		}
		e.charts.read[key] = c
	}
	return c
}

// drawCharts draws the charts of an object, whose size is known now. One that cannot
// be drawn leaves its outline and its name.
func (e *engine) drawCharts(o *object) {
	for i := range o.parts {
		p := &o.parts[i]
		if p.shape.Kind != wml.ChartShape && p.shape.Kind != wml.UnsupportedShape {
			continue
		}
		w, h := min(p.shape.W, o.w), min(p.shape.H, o.h)
		c, what := e.chartOf(p.shape), "chart"
		if p.shape.What != "" {
			what = p.shape.What
		}
		if c != nil {
			what = c.Refused()
		}
		if what == "" && e.charts.drawn < maxChartItems {
			items, lacks := c.Draw(w, h)
			p.chart, p.title = items, cmp.Or(c.Title(), lackNames["chart"].VI)
			for _, lack := range lacks {
				e.simplified(lack)
			}
		} else {
			what = cmp.Or(what, "chart")
			p.title = called(what).VI
			p.chart = chart.Blank(chart.Options{Styles: e.styles, Faces: e.faces}).Outline(w, h, e.fit(p.title))
			e.unsupported(what)
		}
		e.charts.drawn += len(p.chart)
	}
}

// chart puts the items of a chart at its place.
func (d *drawer) chart(o *object, p *part, box rect) {
	for _, it := range p.chart {
		d.add(box.x+it.X, box.y+it.Y, it.Draw, o.at, page.Artifact)
		d.items[len(d.items)-1].Parted = it.Parted
	}
}

// fit makes a text that is drawn outside of paragraphs one that the faces can show.
func (e *engine) fit(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ':
			return ' '
		case r == noBreakHyphen:
			return '-'
		case shapedAlone(r):
			return -1
		}
		for st := font.Regular; st <= font.Bold|font.Italic; st++ {
			face := e.faces.Face(st)
			if _, ok := face.Glyph(r); ok {
				continue
			}
			if !e.opt.Foreign {
				e.missingGlyph(r, "")
				return -1
			}
			to := drawable(face, r)
			if to != ' ' {
				e.replacedGlyph(r, to, "")
			}
			return to
		}
		return r
	}, norm.NFC.String(text))
}

// simplified tells of what a chart is drawn without, or simpler.
func (r *reporter) simplified(what string) {
	name := chartNames[what]
	if name == (diag.Text{}) {
		name = diag.Text{VI: what, EN: what}
	}
	r.add(diag.Problem{
		Code: codeUnsupported, Severity: diag.Warning, Paragraph: r.paragraph,
		Message: diag.Text{
			VI: fmt.Sprintf("Biểu đồ ở đoạn %d được vẽ giản lược: %s.", r.paragraph, name.VI),
			EN: fmt.Sprintf("The chart of paragraph %d is drawn simpler: %s.", r.paragraph, name.EN),
		},
		Hint: diag.Say("Hãy xem lại biểu đồ trong PDF; nếu cần đúng như trong Word, dán nó thành ảnh.",
			"Look at the chart in the PDF; if it must be as in Word, paste it as a picture."),
	})
}

// flatText says that a chart of three dimensions is drawn in two.
var flatText = diag.Text{VI: "hình ba chiều được vẽ phẳng", EN: "three dimensions are drawn flat"}

// chartNames say what a chart is drawn without, by the elements that ask for it.
var chartNames = map[string]diag.Text{
	"bar3DChart": flatText, "line3DChart": flatText, "area3DChart": flatText, "pie3DChart": flatText,
	"ofPieChart":     {VI: "biểu đồ tròn có phần tách ra được vẽ thành một hình tròn", EN: "a pie of pie is drawn as one pie"},
	"trendline":      {VI: "không có đường xu hướng", EN: "it has no trend line"},
	"errBars":        {VI: "không có thanh sai số", EN: "it has no error bars"},
	"dTable":         {VI: "không có bảng số liệu bên dưới", EN: "it has no data table"},
	"upDownBars":     {VI: "không có thanh tăng giảm", EN: "it has no up and down bars"},
	"hiLowLines":     {VI: "không có đường nối cao thấp", EN: "it has no high and low lines"},
	"dropLines":      {VI: "không có đường dóng", EN: "it has no drop lines"},
	"serLines":       {VI: "không có đường nối các cột", EN: "it has no series lines"},
	"userShapes":     {VI: "không có hình vẽ thêm vào biểu đồ", EN: "the shapes drawn on it are missing"},
	"blipFill":       {VI: "nền bằng ảnh không được vẽ", EN: "a ground of pictures is not drawn"},
	"logBase":        {VI: "trục lô-ga-rít được vẽ thành trục đều", EN: "a logarithmic axis is drawn linear"},
	"dispUnits":      {VI: "trục ghi số đầy đủ, không theo đơn vị rút gọn", EN: "the axis shows whole numbers, not its display units"},
	"multiLvlStrRef": {VI: "tên nhóm nhiều cấp được ghi thành nhiều dòng", EN: "categories of several levels are set in lines"},
	"fld":            {VI: "nhãn số liệu chỉ ghi số liệu, không có chữ ghép thêm", EN: "data labels show the data without the words around them"},
	"dLbl":           {VI: "có nhãn số liệu bị bỏ vì không đủ chỗ", EN: "some data labels are left out for want of room"},
	"legendEntry":    {VI: "có tên trong chú giải bị bỏ vì không đủ chỗ", EN: "some entries of the legend are left out for want of room"},
	"title":          {VI: "tiêu đề bị cắt bớt vì không đủ chỗ", EN: "the title is cut for want of room"},
	"t":              {VI: "có chữ bị cắt bớt vì không đủ chỗ", EN: "some text is cut for want of room"},
	"ser":            {VI: "chỉ vẽ được chuỗi số liệu thứ nhất", EN: "only the first series is drawn"},
	"plotArea":       {VI: "không vẽ được mọi loại biểu đồ ghép", EN: "not all the kinds that are combined are drawn"},
}
