package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// segments goes through the marker segments of a JPEG before its pixels; it stops
// where they make no sense.
func segments(data []byte, each func(marker byte, body []byte) (more bool)) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF { // padding
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || size < 2 || at+2+size > len(data) || !each(marker, data[at+4:at+2+size]) {
			return
		}
		at += 2 + size
	}
}

// orientation is how a camera held the picture (Exif 2.3, 4.6.4.A): 1 is upright,
// which is also taken where nothing sensible is told.
func orientation(data []byte) (found int) {
	const exif = "Exif\x00\x00"
	found = 1
	segments(data, func(marker byte, body []byte) bool {
		tiff, ok := bytes.CutPrefix(body, []byte(exif))
		if marker != 0xE1 || !ok {
			return true
		}
		if o := tiffOrientation(tiff); o >= 1 && o <= 8 {
			found = o
		}
		return false
	})
	return found
}

// tiffOrientation finds tag 274 in the first directory of a TIFF, or gives 0.
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 0
	}
	if len(tiff) < 8 {
		return 0
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	rest := tiff[at+2:]
	const entry, tag, short = 12, 274, 3
	for range order.Uint16(tiff[at:]) {
		if len(rest) < entry {
			return 0
		}
		if order.Uint16(rest) == tag && order.Uint16(rest[2:]) == short {
			return int(order.Uint16(rest[8:]))
		}
		rest = rest[entry:]
	}
	return 0
}

// upright turns a picture the way it was seen.
func upright(img image.Image, orientation int) image.Image {
	if orientation == 1 {
		return img
	}
	return turned{img, orientation}
}

// turned shows an image in one of the eight ways of holding it.
type turned struct {
	image.Image
	orientation int
}

// Bounds are those of the turned image, from zero on.
func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	if t.orientation >= 5 { // rows became columns
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At finds the point that is seen at a place.
func (t turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	if t.orientation >= 5 {
		x, y = y, x
	}
	switch t.orientation {
	case 2, 3, 7, 8:
		x = b.Dx() - 1 - x
	}
	switch t.orientation {
	case 3, 4, 6, 7:
		y = b.Dy() - 1 - y
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}
