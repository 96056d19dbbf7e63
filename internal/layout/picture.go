package layout

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// Limits of pictures. The header of a file is asked before anything is decoded.
const (
	maxImageBytes  = 5 << 20
	maxImageSide   = 4096
	maxImagePixels = 12_000_000
	maxAllPixels   = 60_000_000 // of all images of a document together
	jpegQuality    = 92
)

// imageKey tells images apart: the same part may be cropped in many ways.
type imageKey struct {
	part string
	crop [4]int
}

// image decodes the image of a picture and encodes it anew, so that nothing of
// the writer's file comes near the PDF. It tells why where there is none.
func (e *engine) image(ref *wml.PictureRef) *page.Image {
	if ref == nil {
		return nil
	}
	name, data, ok := e.doc.Picture(e.partName, ref.ID)
	if !ok {
		e.unsupported("pic")
		return nil
	}
	key := imageKey{name, ref.Crop}
	img, known := e.images[key]
	if !known {
		img = e.decode(name, data, ref.Crop)
		if e.images == nil {
			e.images = map[imageKey]*page.Image{}
		}
		e.images[key] = img
	}
	if img == nil {
		e.badImage(name)
	}
	return img
}

func (e *engine) decode(name string, data []byte, crop [4]int) *page.Image {
	format, ok := e.checkImage(data)
	if !ok {
		return nil
	}
	img, err := decodeImage(format, data)
	if err != nil {
		return nil
	}
	img = cropped(img, crop)
	out := &page.Image{Name: name, Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	if out.Width == 0 || out.Height == 0 {
		return nil
	}
	var file bytes.Buffer
	if format == "jpeg" {
		out.Format = page.JPEG
		err = jpeg.Encode(&file, img, &jpeg.Options{Quality: jpegQuality})
	} else {
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&file, straight(img))
	}
	if err != nil {
		return nil
	}
	out.Data = file.Bytes()
	return out
}

// checkImage reads the header of an image and reports whether the rest may be
// decoded.
func (e *engine) checkImage(data []byte) (format string, ok bool) {
	if len(data) > maxImageBytes {
		return "", false
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > maxImageSide || config.Height > maxImageSide {
		return "", false
	}
	pixels := config.Width * config.Height
	if pixels > maxImagePixels || e.pixels+pixels > maxAllPixels {
		return "", false
	}
	e.pixels += pixels
	return format, true
}

func decodeImage(format string, data []byte) (image.Image, error) {
	r := bytes.NewReader(data)
	switch format {
	case "png":
		return png.Decode(r)
	case "jpeg":
		return jpeg.Decode(r)
	case "gif":
		return gif.Decode(r)
	}
	return nil, fmt.Errorf("layout: no decoder for %s", format)
}

// cropped cuts off the sides that are not to be seen.
func cropped(img image.Image, crop [4]int) image.Image {
	if crop == [4]int{} {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	cut := image.Rect(b.Min.X+w*crop[sideLeft]/100000, b.Min.Y+h*crop[sideTop]/100000,
		b.Max.X-w*crop[sideRight]/100000, b.Max.Y-h*crop[sideBottom]/100000).Intersect(b)
	sub, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok || cut.Empty() {
		return img
	}
	return sub.SubImage(cut)
}

// straight gives an image of eight bits a colour, with its alpha.
func straight(img image.Image) image.Image {
	switch img.(type) {
	case *image.Gray, *image.NRGBA, *image.RGBA:
		return img
	}
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(x, y, img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}
