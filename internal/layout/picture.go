package layout

import (
	"cmp"
	"errors"
	"image"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/wml"
)

// imageKey tells images apart: the same part may be cropped in many ways.
type imageKey struct {
	part string
	crop [4]int
}

// image decodes the image of a picture and encodes it anew, so that nothing of
// the writer's file comes near the PDF; one that was given to the document comes
// from there already. It tells why where there is none.
func (e *engine) image(ref *wml.PictureRef) *page.Image {
	if ref == nil {
		return nil
	}
	name, data, ok := e.doc.Picture(cmp.Or(ref.Part, e.partName), ref.ID)
	if !ok {
		e.unsupported("pic")
		return nil
	}
	key := imageKey{name, ref.Crop}
	img, known := e.images[key]
	if !known {
		if e.partName == "" && e.doc.Gave(ref.ID) && ref.Crop == [4]int{} {
			img = asItIs(name, data)
		} else {
			img = e.decode(name, data, ref.Crop)
		}
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

// asItIs takes over an image that the house has encoded.
func asItIs(name string, data []byte) *page.Image {
	head, err := picture.Look(data)
	if err != nil && !errors.Is(err, picture.ErrBytes) {
		return nil
	}
	out := &page.Image{Name: name, Width: head.Width, Height: head.Height, Data: data}
	if head.Format == picture.JPEG {
		out.Format = page.JPEG
	}
	return out
}

func (e *engine) decode(name string, data []byte, crop [4]int) *page.Image {
	head, err := picture.Look(data)
	if err != nil || e.pixels+head.Pixels() > picture.MaxAllPixels {
		return nil
	}
	e.pixels += head.Pixels()
	img, err := head.Decode(data)
	if err != nil {
		return nil
	}
	img = cropped(img, crop)
	out := &page.Image{Name: name, Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	if out.Width == 0 || out.Height == 0 {
		return nil
	}
	file, format, err := picture.Encode(img, head.Format)
	if err != nil {
		return nil
	}
	if out.Data = file; format == picture.JPEG {
		out.Format = page.JPEG
	}
	return out
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
