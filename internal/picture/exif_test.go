package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
)

// exifJPEG is an upright picture, 32 by 16, whose left half is red and whose right
// half is blue, said to have been taken in one of the eight ways.
func exifJPEG(t testing.TB, orientation byte) []byte {
	img := filled(image.NewRGBA(image.Rect(0, 0, 32, 16)), func(x, _ int) color.Color {
		if x < 16 {
			return color.RGBA{R: 220, A: 255}
		}
		return color.RGBA{B: 220, A: 255}
	})
	data := encodeJPEG(t, img)
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00")
	tiff = append(tiff, orientation, 0, 0, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(body) + 2)}, body...)
	return append(append(bytes.Clone(data[:2]), segment...), data[2:]...)
}

func jfif(unit byte, n uint16) []byte {
	out := []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01")
	out = append(out, unit)
	out = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(out, n), n)
	return append(out, 0, 0, 0xFF, 0xDA)
}

func TestPhotographsStandUpright(t *testing.T) {
	for orientation, red := range map[byte]image.Point{ // where the red half comes to lie
		1: {4, 8}, 2: {28, 8}, 3: {28, 8}, 4: {4, 8}, 5: {8, 4}, 6: {8, 4}, 7: {8, 28}, 8: {8, 28}, 0: {4, 8}, 9: {4, 8},
	} {
		s, err := stampOf(exifJPEG(t, orientation))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(s.Data, []byte("Exif")) {
			t.Errorf("%d: Exif is still there", orientation)
		}
		img, err := jpeg.Decode(bytes.NewReader(s.Data))
		if err != nil || img.Bounds().Dx() != s.Width || img.Bounds().Dy() != s.Height || !s.Opaque {
			t.Fatalf("%d: %v, %v", orientation, err, img.Bounds())
		}
		if r, _, b, _ := img.At(red.X, red.Y).RGBA(); r < 0xA000 || b > 0x4000 {
			t.Errorf("%d: %v is %v", orientation, red, img.At(red.X, red.Y))
		}
	}
}

// greyAlphaPNG has its right half black with alpha 200: colour type 4, which the
// encoder of the library never writes.
func greyAlphaPNG(w, h int) []byte {
	var rows bytes.Buffer
	for range h {
		rows.WriteByte(0)
		for x := range w {
			rows.WriteByte(0)
			rows.WriteByte(byte(2 * x / w * 200))
		}
	}
	return handmade(w, h, 4, 0, rows.Bytes())
}

// interlacedPNG is the same picture in colour and in Adam7's seven passes.
func interlacedPNG(w, h int) []byte {
	var rows bytes.Buffer
	for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < h; y += p[3] {
			if p[0] >= w {
				break
			}
			rows.WriteByte(0)
			for x := p[0]; x < w; x += p[2] {
				rows.Write([]byte{0, 0, 0, byte(2 * x / w * 200)})
			}
		}
	}
	return handmade(w, h, 6, 1, rows.Bytes())
}

func handmade(w, h int, kind, interlace byte, rows []byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	head = append(head, 8, kind, 0, 0, interlace)
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(rows)
	_ = z.Close()
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head)...)
	out = append(out, chunk("IDAT", packed.Bytes())...)
	return append(out, chunk("IEND", nil)...)
}

// Both were made by ImageMagick: left red, right blue.
func TestOtherKindsOfJPEGKeepTheirColours(t *testing.T) {
	for _, name := range []string{"cmyk.jpg", "progressive.jpg"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		s, err := stampOf(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := jpeg.Decode(bytes.NewReader(s.Data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for x, want := range map[int]color.RGBA{4: {R: 220, G: 20, B: 30}, 28: {R: 20, G: 50, B: 160}} {
			r, g, b, _ := img.At(x, 8).RGBA()
			for i, d := range []int{int(r>>8) - int(want.R), int(g>>8) - int(want.G), int(b>>8) - int(want.B)} {
				if d < -24 || d > 24 {
					t.Errorf("%s at %d: channel %d is off by %d", name, x, i, d)
				}
			}
		}
		if s.Ink.Blue < 400 || s.Ink.Red < 400 {
			t.Errorf("%s: %+v", name, s.Ink)
		}
	}
}

func TestPointsAreReadAsTheLibraryConvertsThem(t *testing.T) {
	img := image.NewRGBA64(image.Rect(0, 0, 64, 64))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 37)
	}
	for y := range 64 {
		for x := range 64 {
			c := img.RGBA64At(x, y)
			c.R, c.G, c.B = min(c.R, c.A), min(c.G, c.A), min(c.B, c.A)
			if got, want := plain(c), color.NRGBAModel.Convert(c); got != want {
				t.Fatalf("%v: %v, want %v", c, got, want)
			}
		}
	}
}
