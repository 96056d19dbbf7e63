package record

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/unit"
)

// drawn is a small picture of many bytes, as PNG, JPEG and GIF.
func drawn(t testing.TB, format string) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i * 7)
	}
	var out bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&out, img)
	case "jpeg":
		err = jpeg.Encode(&out, img, nil)
	case "gif":
		pal := image.NewPaletted(img.Bounds(), color.Palette{color.White, color.Black})
		err = gif.Encode(&out, pal, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// signedWith is a plan whose signer brings pictures; members are as in JSON.
func signedWith(members string) string {
	return `{"loai": "ke_hoach", "co_quan": "Sở Công Thương", "ky_hieu": "KH-SCT", "trich_yeu": "Công tác", "noi_dung": ["Một."],
"ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An", ` + members + `}}`
}

func TestPicturesAreReadOrRefused(t *testing.T) {
	pngFile, jpegFile := drawn(t, "png"), drawn(t, "jpeg")
	b64 := base64.StdEncoding.EncodeToString(pngFile)
	lines := strings.Join(slices.Collect(chunked(b64, 76)), `\r\n`)
	safe := base64.URLEncoding.EncodeToString(pngFile)
	if !strings.ContainsAny(b64, "+/") {
		t.Fatal("the picture does not show what the alphabets differ in")
	}
	asPNG := func(data []byte) string { return "data:image/png;base64," + base64.StdEncoding.EncodeToString(data) }
	for name, c := range map[string]struct{ value, want string }{
		"base64":                 {quoted1(b64), ""},
		"with line ends":         {quoted1(lines), ""},
		"alphabet for addresses": {quoted1(safe), ""},
		"the same unpadded":      {quoted1(strings.TrimRight(safe, "=")), ""},
		"data URL":               {quoted1("data:image/png;base64," + b64), ""},
		"an object":              {`{"du_lieu": "` + b64 + `", "rong_mm": 36.5}`, ""},
		"absent":                 {`""`, ""},
		"null":                   {`null`, ""},
		"JPEG declared PNG":      {quoted1(asPNG(jpegFile)), "image.type_differs /ky/con_dau"},
		"trailing bytes":         {quoted1(asPNG(append(slices.Clone(pngFile), "PK\x03\x04<html>"...))), ""},
		"bad padding":            {quoted1(b64[:40] + "="), "image.encoding /ky/con_dau"},
		"padding in the middle":  {quoted1("iVBO=" + b64), "image.encoding /ky/con_dau"},
		"no base64":              {quoted1("xin chào"), "image.encoding /ky/con_dau"},
		"declared a text":        {quoted1("data:text/html;base64," + b64), "image.encoding /ky/con_dau"},
		"a text":                 {quoted1("data:text/plain;base64,eGluIGNoYW8="), "image.encoding /ky/con_dau"},
		"SVG":                    {quoted1(base64.StdEncoding.EncodeToString([]byte(`<svg onload="x()"/>`))), "image.wrong_type /ky/con_dau"},
		"SVG declared":           {quoted1("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(`<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`))), "image.wrong_type /ky/con_dau"},
		"GIF":                    {quoted1(base64.StdEncoding.EncodeToString(drawn(t, "gif"))), "image.wrong_type /ky/con_dau"},
		"http":                   {quoted1("http://169.254.169.254/latest/meta-data"), "image.url_not_allowed /ky/con_dau"},
		"https":                  {quoted1("https://example.org/dau.png"), "image.url_not_allowed /ky/con_dau"},
		"file":                   {quoted1("file:///etc/passwd"), "image.url_not_allowed /ky/con_dau"},
		"UNC":                    {quoted1(`\\\\may-chu\\dau.png`), "image.url_not_allowed /ky/con_dau"},
		"UNC with slashes":       {quoted1(`//may-chu/dau.png`), "image.url_not_allowed /ky/con_dau"},
		"drive":                  {quoted1(`C:\\dau.png`), "image.url_not_allowed /ky/con_dau"},
		"name of a file":         {quoted1(`dau.png`), "image.url_not_allowed /ky/con_dau"},
		"address in an object":   {`{"url": "http://example.org/dau.png", "du_lieu": "` + b64 + `"}`, "image.url_not_allowed /ky/con_dau/url"},
		"a number":               {`7`, "field.type /ky/con_dau"},
		"an empty object":        {`{}`, "field.required /ky/con_dau/du_lieu"},
		"too narrow":             {`{"du_lieu": "` + b64 + `", "rong_mm": 19.99}`, "number.range /ky/con_dau/rong_mm"},
		"too wide":               {`{"du_lieu": "` + b64 + `", "rong_mm": 51}`, "number.range /ky/con_dau/rong_mm"},
		"no width":               {`{"du_lieu": "` + b64 + `", "rong_mm": "rộng"}`, "number.type /ky/con_dau/rong_mm"},
		"cut off":                {quoted1(asPNG(pngFile[:len(pngFile)/2])), "image.corrupt /ky/con_dau"},
		"tiny":                   {quoted1(asPNG(onePixel(t))), "image.too_small /ky/con_dau"},
		"5 MiB and more":         {quoted1(asPNG(append(slices.Clone(pngFile), make([]byte, picture.MaxBytes)...))), "body.too_large"},
	} {
		if name == "5 MiB and more" {
			c.want = "image.too_large /ky/con_dau"
		}
		if got := strings.Join(told(signedWith(`"con_dau": `+c.value)), ", "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func quoted1(s string) string { return `"` + s + `"` }

// chunked cuts a text into pieces of n bytes.
func chunked(s string, n int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for len(s) > n {
			if !yield(s[:n]) {
				return
			}
			s = s[n:]
		}
		yield(s)
	}
}

func onePixel(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewNRGBA(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPictureRemembersItsWidthAndPlace(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString(drawn(t, "png"))
	rec := decoded(t, []byte(signedWith(`"anh_chu_ky": "`+b64+`", "con_dau": {"du_lieu": "`+b64+`", "rong_mm": "36,5"}`)))
	s := rec.Signers[0]
	if s.Signature.At != "/ky/anh_chu_ky" || s.Signature.Across != 0 || s.Signature.Width != 60 || s.Signature.Height != 40 {
		t.Errorf("signature: %+v", s.Signature)
	}
	if s.Seal.At != "/ky/con_dau" || s.Seal.Across != 36*unit.Mm+unit.Mm/2 || s.Seal.Format != picture.PNG {
		t.Errorf("seal: %+v", s.Seal)
	}
}

func TestHugePictureIsRefusedByItsHeader(t *testing.T) {
	data := drawn(t, "png")
	copy(data[16:], []byte{0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20}) // 20,000 a side; the checksum is wrong too
	start := time.Now()
	got := told(signedWith(`"con_dau": "` + base64.StdEncoding.EncodeToString(append(data, make([]byte, 1_500_000)...)) + `"`))
	if len(got) != 1 || time.Since(start) > 2*time.Second {
		t.Errorf("%v after %v", got, time.Since(start))
	}
}

func TestProfilesHoldNoPictures(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString(drawn(t, "png"))
	_, problems := DecodeProfile([]byte(`{"nguoi_ky": {"gd": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An", "anh_chu_ky": "`+b64+`"}}}`), Limits{})
	if len(problems) != 1 || problems[0].Code != "image.no_place" || problems[0].At != "/nguoi_ky/gd/anh_chu_ky" {
		t.Errorf("got %v", problems)
	}
}

// The data of pictures do not count against the 2 MiB of a document's text, and
// nothing else may use their room.
func TestOnlyPicturesMayPassTheLimitOfTheText(t *testing.T) {
	big := append(drawn(t, "png"), make([]byte, 3<<20)...)
	if got := told(signedWith(`"con_dau": "` + base64.StdEncoding.EncodeToString(big) + `"`)); got != nil {
		t.Errorf("a picture of 3 MiB: %v", got)
	}
	for name, data := range map[string]string{
		"another key":    signedWith(`"chuc_vu_khac": "` + strings.Repeat("x", 3<<20) + `"`),
		"blanks":         signedWith(`"chuc_vu_khac": "x"`) + strings.Repeat(" ", 3<<20),
		"a list":         `{"noi_dung": [` + strings.Repeat(`"",`, 1<<20) + `""]}`,
		"over the whole": signedWith(`"con_dau": "` + strings.Repeat("A", 8<<20) + `"`),
	} {
		if got := told(data); len(got) != 1 || got[0] != "body.too_large" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestPicturesOfADocumentShareTheirPixels(t *testing.T) {
	const pixels = 60 * 40
	for before, want := range map[int]string{picture.MaxAllPixels - pixels: "", picture.MaxAllPixels - pixels + 1: "image.too_many_pixels"} {
		r, rep := newReader([]byte(`{"con_dau": "`+base64.StdEncoding.EncodeToString(drawn(t, "png"))+`"}`), Limits{})
		r.pixels = before
		stamp := r.stamp(value{n: 1, label: "Hình con dấu", key: "con_dau"})
		got := ""
		for _, p := range rep.problems() {
			got += string(p.Code)
		}
		if got != want || (stamp == nil) != (want != "") {
			t.Errorf("after %d: %q, want %q", before, got, want)
		}
	}
}

func TestSchemaKnowsPictures(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString(drawn(t, "png"))
	s := compiled(t, "ke_hoach")
	for value, want := range map[string]bool{
		quoted1(b64): true, `{"du_lieu": ` + quoted1(b64) + `, "rong_mm": 36}`: true, `null`: true, `7`: false, `{"url": "http://x"}`: false,
		`{"du_lieu": ` + quoted1(b64) + `, "rong_mm": ` + strconv.Itoa(maxSeal+1) + `}`: false,
	} {
		if err := validates(t, s, []byte(signedWith(`"con_dau": `+value))); (err == nil) != want {
			t.Errorf("%.30s: %v", value, err)
		}
	}
}

func TestRestampedInputHoldsOnlyWhatIsSeen(t *testing.T) {
	dirty := base64.StdEncoding.EncodeToString(append(drawn(t, "png"), "<script>"...))
	for _, bom := range []string{"", "\ufeff"} {
		data := []byte(bom + signedWith(`"con_dau": {"rong_mm": 30, "du_lieu": "`+dirty+`"}, "anh_chu_ky": "`+dirty+`"`))
		rec := decoded(t, data)
		clean := Restamped(data, rec)
		again := decoded(t, clean)
		if bytes.Contains(clean, []byte(dirty)) || !bytes.Equal(again.Signers[0].Seal.Data, rec.Signers[0].Seal.Data) ||
			again.Signers[0].Seal.Across != 30*unit.Mm || again.Signers[0].Name.S != rec.Signers[0].Name.S {
			t.Errorf("got %s", clean)
		}
		if twice := Restamped(clean, again); !bytes.Equal(twice, clean) {
			t.Error("the second time differs")
		}
	}
	plan := input(t, "ke-hoach-tre-em")
	if got := Restamped(plan, decoded(t, plan)); &got[0] != &plan[0] {
		t.Error("an input without images is another one")
	}
}
