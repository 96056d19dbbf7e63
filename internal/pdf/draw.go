package pdf

import (
	"bytes"
	"strconv"

	"github.com/go-pdf/fpdf"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// draw makes fpdf's file of a document that the survey has found sound.
func draw(doc *page.Document, used *inventory, meta Meta) ([]byte, error) {
	out := fpdf.NewCustom(&fpdf.InitType{OrientationStr: portrait, UnitStr: "pt", Size: sheetSize(doc.Pages[0])})
	// fpdf walks its maps as they come unless told to sort.
	out.SetCatalogSort(true)
	out.SetCompression(true)
	out.SetAutoPageBreak(false, 0)
	describe(out, meta)
	if err := addFaces(out, used); err != nil {
		return nil, err
	}
	p := &painter{out: out, used: used, pen: pen{width: unset}}
	for _, sheet := range doc.Pages {
		p.page(sheet)
	}
	p.outline(doc)
	var file bytes.Buffer
	err := out.Output(&file)
	return file.Bytes(), err
}

// addFaces hands over the faces that are used. Each costs milliseconds, and fpdf
// embeds every face it is given, drawn with or not.
func addFaces(out *fpdf.Fpdf, used *inventory) error {
	for _, u := range used {
		if u == nil {
			continue
		}
		file, err := u.trim()
		if err != nil {
			return err
		}
		out.AddUTF8FontFromBytes(u.family, "", file)
	}
	return out.Error()
}

// portrait makes fpdf take a sheet's width and height as they are; landscape
// would turn them.
const portrait = "P"

func sheetSize(p page.Page) fpdf.SizeType {
	return fpdf.SizeType{Wd: p.Width.Pt(), Ht: p.Height.Pt()}
}

// unset is a width that no pen has.
const unset unit.Length = -1

// painter draws on one fpdf document. It remembers what is set there, because
// fpdf writes every setting out again. fpdf carries font, colours and pen from
// page to page, but knows nothing of spacing and scale.
type painter struct {
	out     *fpdf.Fpdf
	used    *inventory
	face    page.Face
	size    unit.Length // zero before the first text
	ink     page.Color  // of glyphs and rectangles
	pen     pen
	spacing unit.Length
	scale   int  // percent
	rounded bool // corners of lines, from the first polygon on

	images map[*page.Image]string // by the name that fpdf knows each by
}

// pen is what lines are drawn with.
type pen struct {
	width, dash unit.Length
	color       page.Color
}

func (p *painter) page(sheet page.Page) {
	p.out.AddPageFormat(portrait, sheetSize(sheet))
	p.spacing, p.scale = 0, 100
	for _, item := range sheet.Items {
		switch d := item.Draw.(type) {
		case page.Text:
			p.text(item.X, item.Y, d)
		case page.Line:
			p.line(item.X, item.Y, d)
		case page.Fill:
			p.setInk(d.Color)
			p.out.Rect(item.X.Pt(), item.Y.Pt(), d.W.Pt(), d.H.Pt(), "F")
		case page.Ellipse:
			p.ellipse(item.X, item.Y, d)
		case page.Triangle:
			p.triangle(item.X, item.Y, d)
		case page.Polygon:
			p.polygon(item.X, item.Y, d)
		case page.Picture:
			p.picture(item.X, item.Y, d)
		}
	}
}

func (p *painter) text(x, y unit.Length, t page.Text) {
	if t.Chars == "" {
		return
	}
	p.setFont(t.Face, t.Size)
	p.setInk(t.Color)
	p.setScale(t.Spacing, t.Scale)
	if t.Turns%4 == 0 {
		p.out.Text(x.Pt(), y.Pt(), drawn(t.Chars))
		return
	}
	p.out.TransformBegin()
	p.out.TransformRotate(float64(-90*(t.Turns%4)), x.Pt(), y.Pt()) // fpdf turns the other way
	p.out.Text(x.Pt(), y.Pt(), drawn(t.Chars))
	p.out.TransformEnd()
}

func (p *painter) line(x, y unit.Length, l page.Line) {
	p.setPen(pen{l.Width, l.Dash, l.Color})
	p.out.Line(x.Pt(), y.Pt(), (x + l.DX).Pt(), (y + l.DY).Pt())
}

func (p *painter) setFont(face page.Face, size unit.Length) {
	if p.face == face && p.size == size {
		return
	}
	p.face, p.size = face, size
	p.out.SetFont(p.used[face].family, "", size.Pt())
}

// setInk gives text and rectangles one colour. fpdf keeps two and, while they
// differ, wraps every text in a change of colour and back.
func (p *painter) setInk(c page.Color) {
	if p.ink == c {
		return
	}
	p.ink = c
	r, g, b := rgb(c)
	p.out.SetTextColor(r, g, b)
	p.out.SetFillColor(r, g, b)
}

// setScale writes the operators Tc and Tz, for which fpdf has no call. A reader
// scales the spacing with the glyphs (ISO 32000-1, 9.3.4), layout means it as it
// is.
func (p *painter) setScale(spacing unit.Length, scale int) {
	if scale == 0 {
		scale = 100
	}
	if p.scale == scale && p.spacing == spacing {
		return
	}
	p.scale, p.spacing = scale, spacing
	apart := strconv.FormatFloat(spacing.Pt()*100/float64(scale), 'f', 3, 64)
	p.out.RawWriteStr(apart + " Tc " + strconv.Itoa(scale) + " Tz")
}

// setPen sets what differs from the pen in use. A dash is as long as the gap
// after it.
func (p *painter) setPen(next pen) {
	if p.pen.width != next.width {
		p.out.SetLineWidth(next.width.Pt())
	}
	if p.pen.color != next.color {
		r, g, b := rgb(next.color)
		p.out.SetDrawColor(r, g, b)
	}
	if p.pen.dash != next.dash {
		var pattern []float64
		if next.dash > 0 {
			pattern = []float64{next.dash.Pt(), next.dash.Pt()}
		}
		p.out.SetDashPattern(pattern, 0)
	}
	p.pen = next
}

func rgb(c page.Color) (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}
