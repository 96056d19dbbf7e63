// Package picture makes sound images of those that strangers send.
//
// In: the bytes of a PNG, JPEG or GIF. Out: its pixels; or a file encoded anew, in
// which nothing is left of the stranger's but what is to be seen, and what can be
// told of it: size, transparency, density, colour of the ink.
// Never: decodes what its header forbids, opens an address, knows documents.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// Limits of one image, and of all images of a document together. The header is
// held against them before anything is decoded.
const (
	MaxBytes     = 5 << 20
	MaxSide      = 4096
	MaxPixels    = 12_000_000
	MaxAllPixels = 60_000_000
)

// Why an image is refused.
var (
	ErrType   = errors.New("picture: neither PNG nor JPEG nor GIF")
	ErrBytes  = errors.New("picture: too many bytes")
	ErrPixels = errors.New("picture: too many pixels")
	// ErrCorrupt stands for whatever a decoder finds wrong.
	ErrCorrupt = errors.New("picture: corrupt")
)

// Format is how an image is written.
type Format uint8

// The formats; GIF is read only.
const (
	PNG Format = iota + 1
	JPEG
	GIF
)

// String is the format's name, and the extension of its files.
func (f Format) String() string { return [...]string{"", "png", "jpeg", "gif"}[f&3] }

// Head is what the first bytes of an image tell.
type Head struct {
	Format        Format
	Width, Height int // in pixels
}

// Pixels is how many there are.
func (h Head) Pixels() int { return h.Width * h.Height }

// Look reads the header of an image. The head is told with ErrBytes and ErrPixels too.
func Look(data []byte) (Head, error) {
	f := formatOf(data)
	if f == 0 {
		return Head{}, ErrType
	}
	config, err := decoders[f].config(bytes.NewReader(data))
	if err != nil {
		return Head{}, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	h := Head{f, config.Width, config.Height}
	switch {
	case h.Width <= 0 || h.Height <= 0:
		return h, ErrCorrupt
	case len(data) > MaxBytes:
		return h, ErrBytes
	case h.Width > MaxSide || h.Height > MaxSide || h.Pixels() > MaxPixels:
		return h, ErrPixels
	}
	return h, nil
}

// Decode gives the pixels of an image that Look let pass.
func (h Head) Decode(data []byte) (image.Image, error) {
	img, err := decoders[h.Format].pixels(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return img, nil
}

// decoders are those of the standard library, by format.
var decoders = [...]struct {
	config func(*bytes.Reader) (image.Config, error)
	pixels func(*bytes.Reader) (image.Image, error)
}{
	PNG: {
		func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
	},
	JPEG: {
		func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
	},
	GIF: {
		func(r *bytes.Reader) (image.Config, error) { return gif.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) },
	},
}

// jpegQuality keeps a photograph's looks at a third of its best size.
const jpegQuality = 92

// Encode writes an image: a JPEG as JPEG, all others as PNG of eight bits a colour
// with their alpha. It tells the format.
func Encode(img image.Image, f Format) ([]byte, Format, error) {
	var file bytes.Buffer
	if f == JPEG {
		err := jpeg.Encode(&file, img, &jpeg.Options{Quality: jpegQuality})
		return file.Bytes(), JPEG, err
	}
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&file, straight(img))
	return file.Bytes(), PNG, err
}

// straight gives an image of eight bits a colour, with its alpha.
func straight(img image.Image) image.Image {
	switch img.(type) {
	case *image.Gray, *image.NRGBA, *image.RGBA:
		return img
	}
	b := img.Bounds()
	out, at := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy())), pointsOf(img)
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.SetNRGBA(x, y, at(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}
