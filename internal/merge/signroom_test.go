package merge

import (
	"testing"

	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
)

const mm = unit.Mm

func image(w, h, perMetre int, across unit.Length) *record.Image {
	return &record.Image{Stamp: &picture.Stamp{Width: w, Height: h, PerMetre: perMetre}, Across: across}
}

func TestSignatureIsInTheMiddleAndFits(t *testing.T) {
	for name, c := range map[string]struct {
		img  *record.Image
		want Box
	}{
		"none sent":       {nil, Box{15 * mm, 2 * mm, 50 * mm, 26 * mm}},
		"wide":            {image(1000, 500, 0, 0), Box{15 * mm, 2*mm + mm/2, 50 * mm, 25 * mm}},
		"high":            {image(500, 1000, 0, 0), Box{40*mm - 13*mm/2, 2 * mm, 13 * mm, 26 * mm}},
		"few pixels":      {image(96, 48, 0, 0), Box{40*mm - unit.Inch/2, 15*mm - unit.Inch/4, unit.Inch, unit.Inch / 2}},
		"told":            {image(96, 48, 0, 40*mm), Box{20 * mm, 5 * mm, 40 * mm, 20 * mm}},
		"wider than room": {image(1000, 100, 0, 0), Box{15 * mm, 15*mm - 5*mm/2, 50 * mm, 5 * mm}},
	} {
		p := signPlace{signature: c.img}
		if got := p.signBox(80*mm, 30*mm); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestSealHasItsRealSizeOverTheLeftThird(t *testing.T) {
	for name, c := range map[string]struct {
		img  *record.Image
		w, h unit.Length
	}{
		"none sent":      {nil, 36 * mm, 36 * mm},
		"told":           {image(300, 300, 0, 32*mm), 32 * mm, 32 * mm},
		"by its density": {image(300, 200, 10_000, 0), 30 * mm, 20 * mm},
		"of a screen":    {image(300, 300, 2835, 0), 36 * mm, 36 * mm}, // 72 dpi would make it 106 mm wide
		"no density":     {image(300, 150, 0, 0), 36 * mm, 18 * mm},
		"high":           {image(100, 1000, 0, 0), 5 * mm, 50 * mm},
	} {
		p := signPlace{sealed: c.img}
		sign, seal := p.signBox(80*mm, 30*mm), p.sealBox(80*mm, 30*mm)
		if seal.W != c.w || seal.H != c.h || seal.X+seal.W != sign.X+sign.W/3 || 2*seal.Y+seal.H != 30*mm {
			t.Errorf("%s: %+v over %+v", name, seal, sign)
		}
	}
}
