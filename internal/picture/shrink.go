package picture

import (
	"image"
	"image/color"
)

// shrunk makes one point of each square of by points: the mean of what they show.
// What is left over at the right and below is less than a square, and is cut off.
func shrunk(img image.Image, by int) *image.NRGBA {
	b, at := img.Bounds(), pointsOf(img)
	out := image.NewNRGBA(image.Rect(0, 0, max(1, b.Dx()/by), max(1, b.Dy()/by)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			square := image.Rect(0, 0, by, by).Add(b.Min).Add(image.Pt(x*by, y*by)).Intersect(b)
			out.SetNRGBA(x, y, mean(at, square))
		}
	}
	return out
}

// mean weighs each point by how much it covers.
func mean(at func(x, y int) color.NRGBA, square image.Rectangle) color.NRGBA {
	var r, g, b, a int
	for y := square.Min.Y; y < square.Max.Y; y++ {
		for x := square.Min.X; x < square.Max.X; x++ {
			c := at(x, y)
			cover := int(c.A)
			r, g, b, a = r+cover*int(c.R), g+cover*int(c.G), b+cover*int(c.B), a+cover
		}
	}
	if a == 0 {
		return color.NRGBA{}
	}
	half, n := a/2, square.Dx()*square.Dy()
	return color.NRGBA{uint8((r + half) / a), uint8((g + half) / a), uint8((b + half) / a), uint8((a + n/2) / n)}
}
