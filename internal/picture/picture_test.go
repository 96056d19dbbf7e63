package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
	"time"
)

// stampOf goes all the way.
func stampOf(data []byte) (*Stamp, error) {
	h, err := Look(data)
	if err != nil {
		return nil, err
	}
	return NewStamp(h, data)
}

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// filled paints each point of an image.
func filled[I interface {
	image.Image
	Set(x, y int, c color.Color)
}](img I, at func(x, y int) color.Color) I {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			img.Set(x, y, at(x, y))
		}
	}
	return img
}

// chunk is one chunk of a PNG.
func chunk(kind string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// withHeader gives a PNG another size, and a header that is sound.
func withHeader(data []byte, w, h uint32) []byte {
	out := bytes.Clone(data)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func TestHeaderIsJudgedBeforeAnythingIsDecoded(t *testing.T) {
	small := encodePNG(t, image.NewNRGBA(image.Rect(0, 0, 20, 20)))
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"20,000 a side", append(withHeader(small, 20_000, 20_000), make([]byte, 1_500_000)...), ErrPixels},
		{"one side too long", withHeader(small, 4097, 1), ErrPixels},
		{"12 million and some", withHeader(small, 4000, 3001), ErrPixels},
		{"more than 5 MiB", append(bytes.Clone(small), make([]byte, MaxBytes)...), ErrBytes},
		{"no width", withHeader(small, 0, 20), ErrCorrupt},
		{"SVG", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), ErrType},
		{"nothing", nil, ErrType},
	} {
		start := time.Now()
		if _, err := Look(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if d := time.Since(start); d > 500*time.Millisecond {
			t.Errorf("%s took %v", c.name, d)
		}
	}
	if _, err := Look(withHeader(small, 4000, 3000)); err != nil {
		t.Errorf("12 million: %v", err)
	}
}

// 1.6 GB of rows deflate to 1.6 MB; only as many as the header promises are read.
func TestRowsBeyondTheHeaderAreNotRead(t *testing.T) {
	big := filled(image.NewGray(image.Rect(0, 0, 4000, 3000)), func(int, int) color.Color { return color.White })
	data := withHeader(encodePNG(t, big), 200, 200)
	start := time.Now()
	if _, err := stampOf(data); !errors.Is(err, ErrCorrupt) {
		t.Errorf("got %v", err)
	}
	if d := time.Since(start); d > time.Second {
		t.Errorf("took %v", d)
	}
}

func TestEveryKindOfPNGKeepsItsAlpha(t *testing.T) {
	rect := image.Rect(0, 0, 40, 20)
	half := func(x, _ int) color.Color {
		if x < 20 {
			return color.NRGBA{}
		}
		return color.NRGBA{A: 200}
	}
	deep := filled(image.NewNRGBA64(rect), half)
	palette := filled(image.NewPaletted(rect, color.Palette{color.NRGBA{}, color.NRGBA{A: 200}}), half)
	for name, data := range map[string][]byte{
		"eight bits": encodePNG(t, filled(image.NewNRGBA(rect), half)), "sixteen bits": encodePNG(t, deep),
		"palette": encodePNG(t, palette), "grey with alpha": greyAlphaPNG(40, 20), "interlaced": interlacedPNG(40, 20),
	} {
		s, err := stampOf(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := png.Decode(bytes.NewReader(s.Data))
		if err != nil || s.Opaque || s.Width != 40 || s.Height != 20 {
			t.Fatalf("%s: %v, %+v", name, err, s)
		}
		_, _, _, clear := img.At(5, 5).RGBA()
		_, _, _, ink := img.At(35, 5).RGBA()
		if clear != 0 || ink>>8 != 200 {
			t.Errorf("%s: alpha %d and %d, want 0 and 200", name, clear>>8, ink>>8)
		}
	}
}

func TestTrailingBytesAreGone(t *testing.T) {
	const tail = "PK\x03\x04<html><script>alert(1)</script>"
	img := filled(image.NewNRGBA(image.Rect(0, 0, 20, 20)), func(x, y int) color.Color { return color.NRGBA{B: uint8(x), A: uint8(y)} })
	for name, data := range map[string][]byte{"png": encodePNG(t, img), "jpeg": encodeJPEG(t, img)} {
		s, err := stampOf(append(data, tail...))
		if err != nil || bytes.Contains(s.Data, []byte("script")) {
			t.Errorf("%s: %v, %d bytes", name, err, len(s.Data))
		}
	}
}

func TestEveryByteFlippedIsAnImageOrAnError(t *testing.T) {
	img := filled(image.NewNRGBA(image.Rect(0, 0, 17, 16)), func(x, y int) color.Color {
		return color.NRGBA{R: uint8(13 * x), G: uint8(11 * y), B: 200, A: uint8(15 * x)}
	})
	for _, data := range [][]byte{encodePNG(t, img), exifJPEG(t, 6), greyAlphaPNG(17, 16), interlacedPNG(17, 16)} {
		for i := range data {
			for _, flip := range []byte{0x01, 0x80, 0xFF, 0x55} {
				broken := bytes.Clone(data)
				broken[i] ^= flip
				s, err := stampOf(broken)
				if (s == nil) == (err == nil) {
					t.Fatalf("byte %d: %v and %v", i, s, err)
				}
			}
		}
		for n := range data {
			_, _ = stampOf(data[:n])
		}
	}
}

func TestEqualBytesGiveEqualStamps(t *testing.T) {
	data := exifJPEG(t, 8)
	a, err := stampOf(data)
	b, err2 := stampOf(data)
	if err != nil || err2 != nil || !bytes.Equal(a.Data, b.Data) || a.Ink != b.Ink {
		t.Errorf("%v %v: the second time differs", err, err2)
	}
}

func TestDensityIsRead(t *testing.T) {
	img := encodePNG(t, image.NewNRGBA(image.Rect(0, 0, 20, 20)))
	const header = 33
	put := func(x, y uint32, unit byte) []byte {
		body := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, x), y), unit)
		return append(append(bytes.Clone(img[:header]), chunk("pHYs", body)...), img[header:]...)
	}
	for name, c := range map[string]struct {
		data []byte
		want int
	}{
		"300 dpi": {put(11811, 11811, 1), 11811}, "no unit": {put(11811, 11811, 0), 0}, "not square": {put(11811, 5000, 1), 0}, "none": {img, 0},
		"JFIF": {jfif(1, 300), 11811}, "JFIF by centimetre": {jfif(2, 118), 11800}, "JFIF without unit": {jfif(0, 1), 0},
	} {
		f := formatOf(c.data)
		if got := density(f, c.data); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestDensitySurvives(t *testing.T) {
	data := withDensity(encodePNG(t, image.NewNRGBA(image.Rect(0, 0, 20, 20))), 11811)
	first, err := stampOf(data)
	if err != nil || first.PerMetre != 11811 {
		t.Fatalf("%v %+v", err, first)
	}
	if again, err := stampOf(first.Data); err != nil || again.PerMetre != 11811 || !bytes.Equal(again.Data, first.Data) {
		t.Errorf("%v: a stamp is not its own stamp", err)
	}
}

func TestInkIsToldByWhatIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		ink  color.NRGBA
		want Ink
	}{
		"blue": {color.NRGBA{R: 20, G: 50, B: 160, A: 255}, Ink{true, 1000, 0}}, "navy": {color.NRGBA{R: 10, G: 15, B: 70, A: 255}, Ink{true, 1000, 0}},
		"red": {color.NRGBA{R: 214, G: 20, B: 30, A: 255}, Ink{true, 0, 1000}}, "crimson": {color.NRGBA{R: 180, G: 10, B: 60, A: 230}, Ink{true, 0, 1000}},
		"black": {color.NRGBA{A: 255}, Ink{true, 0, 0}}, "green": {color.NRGBA{G: 160, A: 255}, Ink{true, 0, 0}},
		"clear": {color.NRGBA{}, Ink{}}, "paper": {color.NRGBA{R: 250, G: 250, B: 250, A: 255}, Ink{}},
	} {
		img := filled(image.NewNRGBA(image.Rect(0, 0, 700, 700)), func(x, _ int) color.Color {
			if x < 500 {
				return color.NRGBA{}
			}
			return c.ink
		})
		if got := inkOf(img); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestFilesAreNamedByTheirContent(t *testing.T) {
	for want, data := range map[string]string{
		"SVG": `<?xml version="1.0"?><!DOCTYPE svg><svg/>`, "HTML": "<HTML>", "XML": "\ufeff<?xml version='1.0'?><a/>", "PDF": "%PDF-1.7",
		"WebP": "RIFF\x00\x00\x00\x00WEBPVP8 ", "HEIC": "\x00\x00\x00\x18ftypheic", "BMP": "BM6", "": "xin chào",
	} {
		if got := TypeName([]byte(data)); got != want {
			t.Errorf("%q: %q, want %q", data, got, want)
		}
	}
}

func BenchmarkStamp(b *testing.B) {
	data := encodePNG(b, filled(image.NewNRGBA(image.Rect(0, 0, 600, 300)), func(x, y int) color.Color {
		return color.NRGBA{R: 20, G: 50, B: 160, A: uint8((x*x + y*y) / 997 % 2 * 255)}
	}))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := stampOf(data); err != nil {
			b.Fatal(err)
		}
	}
}

func TestMorePixelsThanAPrinterShowsAreJoined(t *testing.T) {
	img := filled(image.NewNRGBA(image.Rect(0, 0, 4001, 300)), func(x, y int) color.Color {
		if x%2 == 0 {
			return color.NRGBA{R: 255} // clear: its colour must not shine through
		}
		return color.NRGBA{B: 200, A: 255}
	})
	s, err := stampOf(encodePNG(t, img))
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(s.Data))
	if err != nil || s.Width != 1333 || s.Height != 100 {
		t.Fatalf("%v, %d by %d", err, s.Width, s.Height)
	}
	if c, _ := got.At(0, 0).(color.NRGBA); c != (color.NRGBA{B: 200, A: 85}) {
		t.Errorf("a third of three: %v", c)
	}
}
