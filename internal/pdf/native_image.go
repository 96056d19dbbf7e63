package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"

	"github.com/mocban/mocban/internal/page"
)

// imageList is the images of a document, in the order in which they first occur.
type imageList []*page.Image

// index is the number of an image, which is added if it is new. An office document
// has few.
func (l *imageList) index(i *page.Image) int {
	at := slices.Index(*l, i)
	if at < 0 {
		at = len(*l)
		*l = append(*l, i)
	}
	return at
}

// writeImages writes the images and gives their objects.
func (n *native) writeImages() ([]int, error) {
	var objects []int
	for _, i := range n.images {
		object, err := n.writeImage(i)
		if err != nil {
			return nil, fmt.Errorf("pdf: image %q: %w", i.Name, err)
		}
		objects = append(objects, object)
	}
	return objects, nil
}

func (n *native) writeImage(i *page.Image) (int, error) {
	if i.Format == page.JPEG {
		return n.writeJPEG(i.Data)
	}
	picture, err := png.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return 0, err
	}
	return n.writePixels(picture), nil
}

// writeJPEG takes the data over as they are: readers of PDF know the format.
func (n *native) writeJPEG(data []byte) (int, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	space := "DeviceRGB"
	switch config.ColorModel {
	case color.GrayModel:
		space = "DeviceGray"
	case color.YCbCrModel:
	default: // colours for the press would need another output intent
		return 0, fmt.Errorf("a JPEG of %T", config.ColorModel)
	}
	head := imageHead(config.Width, config.Height, space)
	return n.file.stream(head+"/Filter /DCTDecode ", data), nil
}

func imageHead(width, height int, space string) string {
	return fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 ",
		width, height, space)
}

// writePixels writes colours and, in a stream of their own, how much they cover.
func (n *native) writePixels(picture image.Image) int {
	px := pixelsOf(picture)
	if n.meta.Archive == ArchiveA1b { // which knows nothing transparent
		px.flatten()
	}
	head := imageHead(px.width, px.height, "DeviceRGB")
	if px.transparent {
		mask := n.packedStream(imageHead(px.width, px.height, "DeviceGray"), px.alpha)
		head += fmt.Sprintf("/SMask %d 0 R ", mask)
	}
	return n.packedStream(head, px.colors)
}

// pixels are an image's points from the top left on.
type pixels struct {
	width, height int
	colors        []byte // three a point, as they are before anything shows through
	alpha         []byte // one a point; 255 covers
	transparent   bool   // some point does not
}

func pixelsOf(picture image.Image) pixels {
	b := picture.Bounds()
	px := pixels{width: b.Dx(), height: b.Dy()}
	px.colors, px.alpha = make([]byte, 0, 3*px.width*px.height), make([]byte, 0, px.width*px.height)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c, _ := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			px.colors = append(px.colors, c.R, c.G, c.B)
			px.alpha = append(px.alpha, c.A)
			px.transparent = px.transparent || c.A != 0xFF
		}
	}
	return px
}

// flatten lays the image on white paper.
func (px *pixels) flatten() {
	for i := range px.colors {
		a := int(px.alpha[i/3])
		px.colors[i] = byte((int(px.colors[i])*a + 255*(255-a) + 127) / 255)
	}
	px.transparent = false
}
