package pdf

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

// TestColourProfileIsTheOneMadeHere compares unpacked bytes: compressors may differ.
func TestColourProfileIsTheOneMadeHere(t *testing.T) {
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("srgb.icc.zlib", packedWell(srgb()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	z, err := zlib.NewReader(bytes.NewReader(packedSRGB))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, srgb()) {
		t.Errorf("srgb.icc.zlib holds another profile (%v)", err)
	}
}

func packedWell(data []byte) []byte {
	var packed bytes.Buffer
	z, _ := zlib.NewWriterLevel(&packed, zlib.BestCompression) // it fails only for levels that do not exist
	_, _ = z.Write(data)                                       // writing to memory does not
	_ = z.Close()
	return packed.Bytes()
}

func TestColourProfileIsWhole(t *testing.T) {
	p := srgb()
	if size := binary.BigEndian.Uint32(p); int(size) != len(p) || string(p[36:40]) != "acsp" || string(p[12:20]) != "mntrRGB " {
		t.Fatalf("head % X of %d bytes", p[:44], len(p))
	}
	var tags []string
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		line := p[132+12*i:]
		start, length := binary.BigEndian.Uint32(line[4:]), binary.BigEndian.Uint32(line[8:])
		if start%4 != 0 || int(start+length) > len(p) {
			t.Errorf("tag %q lies at %d, %d bytes", line[:4], start, length)
		}
		tags = append(tags, string(line[:4]))
	}
	if want := "desc cprt wtpt rXYZ gXYZ bXYZ rTRC gTRC bTRC"; strings.Join(tags, " ") != want {
		t.Errorf("tags %q", tags)
	}
	// The primaries add up to white (ICC.1, annex D), so that grey is grey.
	for axis, white := range []float64{0.9642, 1, 0.8249} {
		sum := 0.0
		for _, tag := range []string{"rXYZ", "gXYZ", "bXYZ"} {
			at := bytes.Index(p, []byte(tag))
			start := binary.BigEndian.Uint32(p[at+4:])
			sum += float64(binary.BigEndian.Uint32(p[int(start)+8+4*axis:])) / 65536
		}
		if sum < white-0.0003 || sum > white+0.0003 {
			t.Errorf("the primaries add up to %.4f, white is %.4f", sum, white)
		}
	}
}

// srgb is a colour profile for sRGB in the second version of the format (ICC.1:
// 2001-04), which all archival standards take: the primaries, adapted to D50, and
// one curve for all three.
func srgb() []byte {
	var p profile
	p.add("desc", describe2("sRGB"))
	p.add("cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...))
	p.add("wtpt", xyz(0.9642, 1, 0.8249))
	p.add("rXYZ", xyz(0.43607, 0.22249, 0.01392))
	p.add("gXYZ", xyz(0.38515, 0.71687, 0.09708))
	p.add("bXYZ", xyz(0.14307, 0.06061, 0.7141))
	p.add("rTRC", curve())
	p.share("gTRC")
	p.share("bTRC")
	return p.bytes()
}

// profile is a colour profile in the making.
type profile struct {
	tags []profileTag
	data []byte
}

type profileTag struct {
	name          string
	start, length int // start counts from the first tag's data
}

func (p *profile) add(name string, data []byte) {
	p.tags = append(p.tags, profileTag{name, len(p.data), len(data)})
	p.data = append(p.data, data...)
	for len(p.data)%4 != 0 {
		p.data = append(p.data, 0)
	}
}

// share gives the data of the tag before to another one.
func (p *profile) share(name string) {
	last := p.tags[len(p.tags)-1]
	p.tags = append(p.tags, profileTag{name, last.start, last.length})
}

func (p *profile) bytes() []byte {
	const header, count, line = 128, 4, 12
	out := make([]byte, header, header+count+line*len(p.tags)+len(p.data))
	copy(out[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(out[24:], "\x07\xCE\x00\x02\x00\x09\x00\x06\x00\x31\x00\x00acsp") // any date will do: that of the format's reference profile
	copy(out[68:], xyz(0.9642, 1, 0.8249)[8:])
	out = binary.BigEndian.AppendUint32(out, uint32(len(p.tags)))
	base := header + count + line*len(p.tags)
	for _, t := range p.tags {
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(base+t.start))
		out = binary.BigEndian.AppendUint32(out, uint32(t.length))
	}
	out = append(out, p.data...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// describe2 is a text in the three forms of version 2, the last two of them empty.
func describe2(text string) []byte {
	out := []byte("desc\x00\x00\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(len(text)+1))
	out = append(append(out, text...), 0)
	const unicode, macintosh = 4 + 4, 2 + 1 + 67
	return append(out, make([]byte, unicode+macintosh)...)
}

// xyz is a colour in fixed point with sixteen bits after it.
func xyz(values ...float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(v*65536)))
	}
	return out
}

// curve is how light grows with the number of a colour (IEC 61966-2-1), at equal
// steps.
func curve() []byte {
	const steps = 64
	out := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		light := v / 12.92
		if v > 0.04045 {
			light = math.Pow((v+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(light*65535)))
	}
	return out
}
