package pdf

import (
	"bytes"
	"strconv"

	"github.com/go-pdf/fpdf"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// ellipse draws ground and line in one go, so that the line lies over the ground.
func (p *painter) ellipse(x, y unit.Length, e page.Ellipse) {
	style := ""
	if e.Filled {
		p.setInk(e.Fill)
		style = "F"
	}
	if e.Width > 0 {
		p.setPen(pen{e.Width, e.Dash, e.Color})
		style += "D"
	}
	if style == "" {
		return
	}
	p.out.Ellipse((x + e.W/2).Pt(), (y + e.H/2).Pt(), (e.W / 2).Pt(), (e.H / 2).Pt(), 0, style)
}

func (p *painter) triangle(x, y unit.Length, t page.Triangle) {
	p.setInk(t.Color)
	p.out.Polygon([]fpdf.PointType{
		{X: x.Pt(), Y: y.Pt()}, {X: (x + t.AX).Pt(), Y: (y + t.AY).Pt()}, {X: (x + t.BX).Pt(), Y: (y + t.BY).Pt()},
	}, "F")
}

// polygon draws ground and line in one go, as an ellipse is drawn.
func (p *painter) polygon(x, y unit.Length, g page.Polygon) {
	style := ""
	if g.Filled && !g.Open {
		p.setInk(g.Fill)
		style = "F"
	}
	if g.Width > 0 {
		p.setPen(pen{g.Width, g.Dash, g.Color})
		style += "D"
	}
	if style == "" || len(g.Points) == 0 {
		return
	}
	if !p.rounded {
		p.rounded = true
		p.out.SetLineJoinStyle("round")
	}
	for i, at := range g.Points {
		if i == 0 {
			p.out.MoveTo((x + at.X).Pt(), (y + at.Y).Pt())
		} else {
			p.out.LineTo((x + at.X).Pt(), (y + at.Y).Pt())
		}
	}
	if !g.Open {
		p.out.ClosePath()
	}
	p.out.DrawPath(style)
}

// picture draws an image; its data go into the file once.
func (p *painter) picture(x, y unit.Length, pic page.Picture) {
	options := fpdf.ImageOptions{ImageType: imageType(pic.Image.Format)}
	name, known := p.images[pic.Image]
	if !known {
		if p.images == nil {
			p.images = map[*page.Image]string{}
		}
		name = "image" + strconv.Itoa(len(p.images)+1)
		p.images[pic.Image] = name
		p.out.RegisterImageOptionsReader(name, options, bytes.NewReader(pic.Image.Data))
	}
	p.out.ImageOptions(name, x.Pt(), y.Pt(), pic.W.Pt(), pic.H.Pt(), false, options, 0, "")
}

func imageType(f page.ImageFormat) string {
	if f == page.JPEG {
		return "JPEG"
	}
	return "PNG"
}
