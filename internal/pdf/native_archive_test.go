package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// seal is a red picture that fades from left to right.
func seal(t *testing.T) *page.Image {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	picture.SetNRGBA(0, 0, color.NRGBA{R: 0xFF, A: 0xFF})
	picture.SetNRGBA(1, 0, color.NRGBA{R: 0xFF, A: 0x80})
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		t.Fatal(err)
	}
	return &page.Image{Name: "dau.png", Width: 2, Height: 1, Data: data.Bytes()}
}

func photo(t *testing.T, picture image.Image) *page.Image {
	t.Helper()
	var data bytes.Buffer
	if err := jpeg.Encode(&data, picture, nil); err != nil {
		t.Fatal(err)
	}
	return &page.Image{Name: "anh.jpeg", Format: page.JPEG, Width: 8, Height: 8, Data: data.Bytes()}
}

// sealed is a letter with pictures.
func sealed(t *testing.T) *page.Document {
	t.Helper()
	doc := letter()
	s := seal(t)
	for _, i := range []*page.Image{
		s, photo(t, image.NewGray(image.Rect(0, 0, 8, 8))), s, photo(t, image.NewYCbCr(image.Rect(0, 0, 8, 8), image.YCbCrSubsampleRatio420)),
	} {
		first := &doc.Pages[0]
		first.Items = append(first.Items, page.Item{
			X: 300 * unit.Pt, Y: 500 * unit.Pt, Draw: page.Picture{W: 100 * unit.Pt, H: 50 * unit.Pt, Image: i},
		})
	}
	return doc
}

func TestNativePutsEachPictureInOnceAndWhereThePageSays(t *testing.T) {
	doc := sealed(t)
	f := readBack(t, mustNative(t, doc))
	content := f.content(0)
	for _, want := range []string{"I0", "I1", "I0", "I2"} {
		_, rest, ok := strings.Cut(content, "q\n100 0 0 50 300 291.89 cm\n/"+want+" Do\nQ\n")
		if !ok {
			t.Fatalf("no %s in its turn:\n%q", want, content)
		}
		content = rest
	}
	resources := f.dict(resourcesObject)
	head := f.dict(f.ref(resources, "I0"))
	if colors := f.stream(f.ref(resources, "I0")); !bytes.Equal(colors, []byte{0xFF, 0, 0, 0xFF, 0, 0}) {
		t.Errorf("colours % X", colors)
	}
	if mask := f.stream(f.ref(head, "SMask")); !bytes.Equal(mask, []byte{0xFF, 0x80}) {
		t.Errorf("mask % X", mask)
	}
	for name, space := range map[string]string{"I1": "DeviceGray", "I2": "DeviceRGB"} {
		if head := f.dict(f.ref(resources, name)); !strings.Contains(head, "/DCTDecode") || !strings.Contains(head, "/"+space) {
			t.Errorf("%s is not passed on as %s: %.200q", name, space, head)
		}
	}
	grey := doc.Pages[0].Items[len(doc.Pages[0].Items)-3].Draw.(page.Picture).Image.Data
	if !bytes.Contains(mustNative(t, doc), grey) {
		t.Error("the JPEG is not passed on as it is")
	}
}

func TestOldArchiveLaysPicturesOnWhite(t *testing.T) {
	file := mustArchive(t, sealed(t), ArchiveA1b)
	if bytes.Contains(file, []byte("/SMask")) {
		t.Error("something is transparent")
	}
	f := readBack(t, file)
	if colors := f.stream(f.ref(f.dict(resourcesObject), "I0")); !bytes.Equal(colors, []byte{0xFF, 0, 0, 0xFF, 0x7F, 0x7F}) {
		t.Errorf("colours % X", colors)
	}
}

func TestArchivesClaimWhatTheyAre(t *testing.T) {
	for archive, want := range map[Archive]struct {
		version, part string
		intent, set   bool
	}{
		ArchiveNone: {"%PDF-1.7\n", "", false, false},
		ArchiveA2b:  {"%PDF-1.7\n", "2", true, false},
		ArchiveA1b:  {"%PDF-1.4\n", "1", true, true},
	} {
		file := mustArchive(t, letter(), archive)
		f := readBack(t, file)
		if !bytes.HasPrefix(file, []byte(want.version)) {
			t.Errorf("%d: head %q", archive, file[:12])
		}
		_, after, _ := strings.Cut(string(f.stream(f.ref(f.catalog(), "Metadata"))), "<pdfaid:part>")
		if part, _, _ := strings.Cut(after, "<"); part != want.part {
			t.Errorf("%d: claims part %q", archive, part)
		}
		if got := strings.Contains(f.catalog(), "/OutputIntents"); got != want.intent {
			t.Errorf("%d: output intent %v", archive, got)
		}
		if got := bytes.Contains(file, []byte("/CIDSet")); got != want.set {
			t.Errorf("%d: sets of codes %v", archive, got)
		}
	}
	m := meta()
	m.Archive = ArchiveA2b
	if _, err := FPDF(letter(), faces(t), m); err == nil {
		t.Error("fpdf does not refuse to make an archival file")
	}
}

// The bits of a set say which codes have outlines.
func TestSetOfCodesIsTheSubset(t *testing.T) {
	doc := &page.Document{Pages: []page.Page{sheet(text(0, 0, "ạΩ"))}}
	f := readBack(t, mustArchive(t, doc, ArchiveA1b))
	whole := f.dict(f.ref(f.dict(resourcesObject), "F0"))
	descendant := f.dict(f.ref(whole, "DescendantFonts"))
	set := f.stream(f.ref(f.dict(f.ref(descendant, "FontDescriptor")), "CIDSet"))
	got := map[int]bool{}
	for code := range 8 * len(set) {
		if set[code/8]&(0x80>>(code%8)) != 0 {
			got[code] = true
		}
	}
	var subset font.Subset
	subset.Begin(faces(t).Face(font.Regular))
	subset.Add('ạ')
	subset.Add('Ω')
	if err := subset.Close(); err != nil {
		t.Fatal(err)
	}
	want := map[int]bool{}
	for g := range subset.Glyphs() {
		want[int(g.Code)] = true
	}
	if diff := cmp.Diff(want, got); diff != "" || !got[0] {
		t.Error(diff)
	}
}

func TestPopplerReadsNativeWords(t *testing.T) {
	doc := sample(t, 2, 60, 4)
	var want []string
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			want = append(want, item.Draw.(page.Text).Chars)
		}
	}
	got := strings.Fields(run(t, mustNative(t, doc), "pdftotext", "-raw", "FILE", "-"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPopplerSeesNativeSubsets(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, mustNative(t, letter()), "pdffonts", "FILE")), "\n")[2:]
	for _, line := range lines {
		if !strings.Contains(line, "+LiberationSerif") || !strings.Contains(line, "yes yes yes") {
			t.Errorf("not embedded as a subset with Unicode: %s", line)
		}
	}
}

func TestReadersFindNoFaultInNative(t *testing.T) {
	for _, archive := range []Archive{ArchiveNone, ArchiveA2b, ArchiveA1b} {
		file := mustArchive(t, sealed(t), archive)
		got := run(t, file, "qpdf", "--check", "FILE")
		if !strings.Contains(got, "No syntax or stream encoding errors") || strings.Contains(got, "WARNING") {
			t.Error(got)
		}
		for _, args := range [][]string{{"info", "FILE"}, {"show", "FILE", "outline"}, {"draw", "-F", "trace", "FILE"}} {
			for line := range strings.Lines(run(t, file, "mutool", args...)) {
				fault := strings.HasPrefix(line, "warning:") || strings.HasPrefix(line, "error:")
				if fault && !strings.Contains(line, "ICC support") { // some builds go without
					t.Errorf("mutool %s: %s", args[0], line)
				}
			}
		}
	}
}

// preflight is the class path of Apache Preflight as Debian installs it
// (libpdfbox2-java, libactivation-java, libjaxb-api-java).
func preflight(t *testing.T) string {
	t.Helper()
	var path []string
	for _, name := range []string{
		"pdfbox2", "preflight", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api",
	} {
		jar := filepath.Join("/usr/share/java", name+".jar")
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("Apache Preflight is not installed: %v", err)
		}
		path = append(path, jar)
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("java is not installed")
	}
	return strings.Join(path, ":")
}

func TestPreflightFindsTheOldArchiveValid(t *testing.T) {
	jars := preflight(t)
	for name, doc := range map[string]*page.Document{"letter": sealed(t), "sample": sample(t, 1, 20, 4)} {
		got := run(t, mustArchive(t, doc, ArchiveA1b), "java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", "FILE")
		if !strings.Contains(got, "is a valid PDF/A-1b file") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
