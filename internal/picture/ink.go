package picture

import (
	"image"
	"image/color"
)

// Ink is what an image is drawn in, in thousandths of the points to be seen on
// white paper; the rest is black, grey and other colours.
type Ink struct {
	Seen      bool // there is anything to be seen
	Blue, Red int
}

// Bounds of what counts: fainter points are paper, greyer ones have no colour.
const (
	sampled   = 250_000 // points that are looked at, about
	halfClear = 128     // of alpha
	paper     = 200     // the darkest channel of paper
	colorful  = 36      // between the strongest and the weakest channel
)

func inkOf(img image.Image) Ink {
	b := img.Bounds()
	step := 1
	for b.Dx()/step*(b.Dy()/step) > sampled {
		step++
	}
	at := pointsOf(img)
	seen, blue, red := 0, 0, 0
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			c := at(x, y)
			r, g, b := int(c.R), int(c.G), int(c.B)
			if c.A < halfClear || min(r, g, b) >= paper {
				continue
			}
			seen++
			switch h := hue(r, g, b); {
			case h >= 180 && h <= 280:
				blue++
			case h >= 320 || h >= 0 && h <= 30:
				red++
			}
		}
	}
	if seen == 0 {
		return Ink{}
	}
	return Ink{true, 1000 * blue / seen, 1000 * red / seen}
}

// pointsOf reads the points of an image, those of the library's kinds without making
// a value of each.
func pointsOf(img image.Image) func(x, y int) color.NRGBA {
	switch known := img.(type) {
	case *image.NRGBA:
		return known.NRGBAAt
	case *image.NRGBA64:
		return func(x, y int) color.NRGBA {
			c := known.NRGBA64At(x, y)
			return color.NRGBA{uint8(c.R >> 8), uint8(c.G >> 8), uint8(c.B >> 8), uint8(c.A >> 8)}
		}
	case *image.Paletted: // whose colours are values already
	case image.RGBA64Image:
		return func(x, y int) color.NRGBA { return plain(known.RGBA64At(x, y)) }
	}
	return func(x, y int) color.NRGBA {
		c, _ := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
		return c
	}
}

// plain takes the alpha out of a colour, as color.NRGBAModel does.
func plain(c color.RGBA64) color.NRGBA {
	a := uint32(c.A)
	if a == 0 {
		return color.NRGBA{}
	}
	part := func(v uint16) uint8 { return uint8(uint32(v) * 0xFFFF / a >> 8) }
	return color.NRGBA{part(c.R), part(c.G), part(c.B), uint8(a >> 8)}
}

// hue is the place of a colour on the circle, in degrees from red; -1 is grey.
func hue(r, g, b int) int {
	most := max(r, g, b)
	d := most - min(r, g, b)
	if d < colorful {
		return -1
	}
	h := 0
	switch most {
	case r:
		h = 60 * (g - b) / d
	case g:
		h = 120 + 60*(b-r)/d
	default:
		h = 240 + 60*(r-g)/d
	}
	return (h + 360) % 360
}
