package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// dots is an image of two by two dots, half transparent where it can be.
func dots(t *testing.T, format page.ImageFormat) *page.Image {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, color.NRGBA{R: 255, A: 128})
	var file bytes.Buffer
	err := png.Encode(&file, img)
	if format == page.JPEG {
		file.Reset()
		err = jpeg.Encode(&file, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return &page.Image{Name: "dots", Format: format, Width: 2, Height: 2, Data: file.Bytes()}
}

func drawnAt(x, y unit.Length, d page.Drawing) page.Item {
	return page.Item{X: x * unit.Pt, Y: y * unit.Pt, Draw: d}
}

func drawnContent(t *testing.T, items ...page.Item) string {
	t.Helper()
	doc := &page.Document{Pages: []page.Page{sheet(items...)}}
	return readBack(t, mustDraw(t, doc)).content(0)
}

func TestTriangleStandsOnItsThreeCorners(t *testing.T) {
	got := drawnContent(t, drawnAt(100, 100, page.Triangle{AX: 10 * unit.Pt, BY: 10 * unit.Pt, Color: 0xFF0000}))
	for _, want := range []string{"1.000 0.000 0.000 rg", "100.00 741.89 m", "110.00000 741.88976 l", "100.00000 731.88976 l"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestPolygonHasGroundAndLine(t *testing.T) {
	corners := []page.Point{{}, {X: 10 * unit.Pt}, {Y: 10 * unit.Pt}}
	for name, c := range map[string]struct {
		draw page.Polygon
		want string
	}{
		"both":    {page.Polygon{Points: corners, Filled: true, Width: unit.Pt}, "1 j\n100.00 741.89 m\n110.00 741.89 l\n100.00 731.89 l\nh\nB\n"},
		"line":    {page.Polygon{Points: corners, Width: unit.Pt}, "l\nh\nS\n"},
		"open":    {page.Polygon{Points: corners, Open: true, Filled: true, Width: unit.Pt}, "100.00 731.89 l\nS\n"},
		"ground":  {page.Polygon{Points: corners, Filled: true}, "l\nh\nf\n"},
		"nothing": {page.Polygon{Points: corners}, ""},
		"none":    {page.Polygon{Filled: true}, ""},
	} {
		got := drawnContent(t, drawnAt(100, 100, c.draw))
		if !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, " m\n") {
			t.Errorf("%s: no %q in\n%s", name, c.want, got)
		}
	}
}

func TestEllipseHasGroundAndLine(t *testing.T) {
	for name, c := range map[string]struct {
		draw page.Ellipse
		op   string
	}{
		"both":    {page.Ellipse{Filled: true, Fill: 0xFFFFFF, Width: unit.Pt}, "\nB\n"},
		"line":    {page.Ellipse{Width: unit.Pt}, "\nS\n"},
		"ground":  {page.Ellipse{Filled: true}, "\nf\n"},
		"nothing": {page.Ellipse{}, ""},
	} {
		c.draw.W, c.draw.H = 40*unit.Pt, 20*unit.Pt
		got := drawnContent(t, drawnAt(100, 100, c.draw))
		if c.op == "" && strings.Contains(got, " c") || !strings.Contains(got, c.op) {
			t.Errorf("%s: no %q in\n%s", name, c.op, got)
		}
	}
}

func TestTurnedTextIsTurnedAroundItsPlace(t *testing.T) {
	up := text(100, 200, "lên")
	what := up.Draw.(page.Text)
	what.Turns = 3
	up.X, up.Y, up.Draw = 100*unit.Pt, 200*unit.Pt, what
	got := drawnContent(t, up)
	if !strings.Contains(got, " 1.00000 -1.00000 ") {
		t.Errorf("three quarters clockwise are one counterclockwise:\n%s", got)
	}
}

func TestPictureOfTwoPlacesIsInTheFileOnce(t *testing.T) {
	for _, format := range []page.ImageFormat{page.PNG, page.JPEG} {
		img := dots(t, format)
		pic := page.Picture{W: 20 * unit.Pt, H: 10 * unit.Pt, Image: img}
		doc := &page.Document{Pages: []page.Page{sheet(drawnAt(100, 100, pic)), sheet(drawnAt(50, 50, pic))}}
		file := mustDraw(t, doc)
		want := 1
		if format == page.PNG {
			want = 2 // the second is its transparency
		}
		if got := bytes.Count(file, []byte("/Subtype /Image")); got != want {
			t.Errorf("%s: %d images, want %d", format, got, want)
		}
		f := readBack(t, file)
		if got := f.content(0); !strings.Contains(got, "20.00000 0 0 10.00000 100.00000 731.88976 cm") {
			t.Errorf("%s stands elsewhere:\n%s", format, got)
		}
		if again := mustDraw(t, doc); !bytes.Equal(file, again) {
			t.Errorf("%s: two drawings differ", format)
		}
	}
}
