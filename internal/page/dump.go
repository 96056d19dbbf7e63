package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// Dump writes a document as text for tests: lengths in points with two decimals,
// one item a line, what is usual left out. A document of one word:
//
//	page 1: 595.28 x 841.89
//	269.29 85.04 text serif-bold 13.00 w=176.41 "Độc lập - Tự do - Hạnh phúc"
//	outline 0: page 1, 85.04 "KẾ HOẠCH"
func Dump(d *Document) string {
	if d == nil {
		return ""
	}
	var b strings.Builder
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(&b, "page %d: %s x %s\n", i+1, points(p.Width), points(p.Height))
		for k := range p.Items {
			dumpItem(&b, &p.Items[k])
		}
	}
	for _, e := range d.Outline {
		fmt.Fprintf(&b, "outline %d: page %d, %s %q\n", e.Level, e.Page+1, points(e.Y), e.Title)
	}
	return b.String()
}

func dumpItem(b *strings.Builder, it *Item) {
	fmt.Fprintf(b, "%s %s ", points(it.X), points(it.Y))
	switch d := it.Draw.(type) {
	case Text:
		dumpText(b, d)
	case Line:
		fmt.Fprintf(b, "line %s %s width=%s", points(d.DX), points(d.DY), points(d.Width))
		if d.Dash != 0 {
			fmt.Fprintf(b, " dash=%s", points(d.Dash))
		}
		dumpColor(b, d.Color)
	case Fill:
		fmt.Fprintf(b, "fill %s x %s", points(d.W), points(d.H))
		dumpColor(b, d.Color)
	case Ellipse:
		dumpEllipse(b, d)
	case Triangle:
		fmt.Fprintf(b, "triangle %s %s %s %s", points(d.AX), points(d.AY), points(d.BX), points(d.BY))
		dumpColor(b, d.Color)
	case Polygon:
		dumpPolygon(b, d)
	case Picture:
		dumpPicture(b, d)
	default:
		fmt.Fprintf(b, "unknown %T", d)
	}
	if it.Role == Artifact {
		b.WriteString(" artifact")
	}
	if it.At != "" {
		fmt.Fprintf(b, " at=%s", it.At)
	}
	b.WriteByte('\n')
}

func dumpText(b *strings.Builder, t Text) {
	fmt.Fprintf(b, "text %s %s w=%s", t.Face, points(t.Size), points(t.Width))
	if t.Spacing != 0 {
		fmt.Fprintf(b, " spacing=%s", points(t.Spacing))
	}
	if t.Scale != 0 && t.Scale != 100 {
		fmt.Fprintf(b, " scale=%d%%", t.Scale)
	}
	if t.Turns != 0 {
		fmt.Fprintf(b, " turns=%d", t.Turns)
	}
	dumpColor(b, t.Color)
	b.WriteByte(' ')
	b.WriteString(quote(t.Chars))
}

func dumpEllipse(b *strings.Builder, e Ellipse) {
	fmt.Fprintf(b, "ellipse %s x %s", points(e.W), points(e.H))
	dumpPaint(b, e.Filled, e.Fill, e.Width, e.Dash, e.Color)
}

func dumpPolygon(b *strings.Builder, p Polygon) {
	b.WriteString("polygon")
	if p.Open {
		b.WriteString(" open")
	}
	for _, at := range p.Points {
		fmt.Fprintf(b, " %s,%s", points(at.X), points(at.Y))
	}
	dumpPaint(b, p.Filled, p.Fill, p.Width, p.Dash, p.Color)
}

// dumpPaint writes the ground and the line of a figure.
func dumpPaint(b *strings.Builder, filled bool, fill Color, width, dash unit.Length, color Color) {
	if filled {
		fmt.Fprintf(b, " fill=%06X", uint32(fill))
	}
	if width != 0 {
		fmt.Fprintf(b, " width=%s", points(width))
	}
	if dash != 0 {
		fmt.Fprintf(b, " dash=%s", points(dash))
	}
	dumpColor(b, color)
}

func dumpPicture(b *strings.Builder, p Picture) {
	fmt.Fprintf(b, "picture %s x %s", points(p.W), points(p.H))
	if p.Image != nil {
		fmt.Fprintf(b, " %s %d x %d px %q", p.Image.Format, p.Image.Width, p.Image.Height, p.Image.Name)
	}
}

// quote is strconv.Quote, but for no-break spaces, which must be told from others
// and counted.
func quote(s string) string {
	return strings.ReplaceAll(strconv.Quote(s), `\u00a0`, "·")
}

func dumpColor(b *strings.Builder, c Color) {
	if c != Black {
		fmt.Fprintf(b, " color=%06X", uint32(c))
	}
}

// points writes a length in points, rounded to hundredths.
func points(l unit.Length) string {
	n := l.In(unit.Pt / 100)
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}
