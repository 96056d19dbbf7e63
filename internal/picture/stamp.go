package picture

import "image"

// Stamp is an image of a signature or a seal, made sound.
type Stamp struct {
	Format        Format // PNG or JPEG
	Width, Height int    // in pixels, upright
	Data          []byte
	Opaque        bool // no pixel lets the paper through
	// PerMetre is the density that the file told, in pixels to the metre; 0 where it
	// told none, or another one down than across.
	PerMetre int
	Ink      Ink
}

// maxStampSide is the most pixels that a stamp keeps across and down: 80 mm have them
// at 600 dpi, and no seal is larger.
const maxStampSide = 2000

// NewStamp decodes an image that Look let pass, sets it upright, takes from it what
// no printer shows and encodes it anew. The same bytes give the same stamp.
func NewStamp(h Head, data []byte) (*Stamp, error) {
	img, err := h.Decode(data)
	if err != nil {
		return nil, err
	}
	s := &Stamp{PerMetre: density(h.Format, data)}
	if h.Format == JPEG {
		img = upright(img, orientation(data))
	}
	if by := (max(h.Width, h.Height) + maxStampSide - 1) / maxStampSide; by > 1 {
		img = shrunk(img, by)
		s.PerMetre /= by
	} else if h.Format != JPEG {
		img = straight(img)
	}
	s.Width, s.Height = img.Bounds().Dx(), img.Bounds().Dy()
	s.Opaque = isOpaque(img)
	s.Ink = inkOf(img)
	s.Data, s.Format, err = Encode(img, h.Format)
	if err != nil {
		return nil, err
	}
	if s.Format == PNG && s.PerMetre > 0 {
		s.Data = withDensity(s.Data, s.PerMetre)
	}
	return s, nil
}

func isOpaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return !ok || o.Opaque()
}
