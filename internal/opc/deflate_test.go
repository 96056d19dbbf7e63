package opc

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// inflated reads with the standard library.
func inflated(t testing.TB, packed []byte) []byte {
	t.Helper()
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsDeflatedCanBeInflated(t *testing.T) {
	noise := make([]byte, 100_000)
	r := rand.NewChaCha8([32]byte{})
	_, _ = r.Read(noise)
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	var d deflater
	for name, data := range map[string][]byte{
		"nothing":                 {},
		"one byte":                []byte("a"),
		"seven bytes":             []byte("aaaaaaa"),
		"every byte":              all,
		"a text":                  plan(),
		"noise":                   noise,
		"a repetition far back":   slicesOf(noise[:windowSize], noise[:300]),
		"a repetition too far":    slicesOf(noise[:windowSize+1], noise[:300]),
		"a repetition at the end": slicesOf(noise[:50], noise[:50]),
	} {
		if back := inflated(t, d.deflate(nil, data)); !bytes.Equal(back, data) {
			t.Errorf("%s: %d bytes came back as %d others", name, len(data), len(back))
		}
	}
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// Repetitions longer than the format knows are cut, and no piece may be too short.
func TestRepetitionsOfEveryLengthComeBack(t *testing.T) {
	var d deflater
	for n := range 3 * longestMatch {
		data := []byte("<w:p>" + strings.Repeat("ab", n/2) + strings.Repeat("a", n%2) + "</w:p>")
		if !bytes.Equal(inflated(t, d.deflate(nil, data)), data) {
			t.Fatalf("%d bytes came back as others", n)
		}
	}
}

func TestDeflatingLeavesWhatStandsBefore(t *testing.T) {
	var d deflater
	out := d.deflate([]byte("before"), plan())
	rest, found := bytes.CutPrefix(out, []byte("before"))
	if !found || !bytes.Equal(inflated(t, rest), plan()) {
		t.Error("the bytes before the block changed")
	}
}

func TestDeflaterKeepsNothingOfThePartBefore(t *testing.T) {
	var fresh, used deflater
	used.deflate(nil, plan())
	if !bytes.Equal(fresh.deflate(nil, plan()[5000:9000]), used.deflate(nil, plan()[5000:9000])) {
		t.Error("a part packs otherwise behind another")
	}
}

// A code that leaves words over is refused by some readers, one that has too many by
// all (RFC 1951, 3.2.2).
func TestCodesAreComplete(t *testing.T) {
	for name, sizes := range map[string]string{"literals": literalSizes, "distances": distanceSizes} {
		sum := 0
		for i := range len(sizes) {
			sum += 1 << 15 >> digit(sizes[i])
		}
		if sum != 1<<15 {
			t.Errorf("the codes of %s fill %d of %d", name, sum, 1<<15)
		}
	}
}

// The code suits documents, or it would have to be counted anew.
func TestFormsPackAboutAsWellAsUnderACodeOfTheirOwn(t *testing.T) {
	own, other := 0, 0
	var d deflater
	for _, data := range formParts(t) {
		var out bytes.Buffer
		w, _ := flate.NewWriter(&out, flate.BestSpeed)
		_, _ = w.Write(data)
		_ = w.Close()
		own, other = own+len(d.deflate(nil, data)), other+out.Len()
	}
	if own > other*105/100 {
		t.Errorf("%d bytes, %d under codes of their own", own, other)
	}
}

func FuzzDeflate(f *testing.F) {
	f.Add([]byte("<w:t>Độc lập - Tự do - Hạnh phúc</w:t><w:t>Độc lập</w:t>"), uint16(1))
	f.Add(bytes.Repeat([]byte("a"), 600), uint16(3))
	var d deflater
	f.Fuzz(func(t *testing.T, data []byte, times uint16) {
		data = bytes.Repeat(data, int(times%64)+1)
		if !bytes.Equal(inflated(t, d.deflate(nil, data)), data) {
			t.Error("other bytes came back")
		}
	})
}
