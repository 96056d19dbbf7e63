package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// run calls a program of the system with a file of ours, or skips the test
// where it is not installed.
func run(t *testing.T, file []byte, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", path)
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// letter is the head of a document as layout would place it: words of a
// justified line apart, blanks for a number, two columns.
func letter() *page.Document {
	item := func(x, y unit.Length, d page.Text) page.Item {
		d.Size = 13 * unit.Pt
		return page.Item{X: x * unit.Pt, Y: y * unit.Pt, Draw: d}
	}
	first := sheet(
		item(70, 80, page.Text{Chars: "SỞ GIÁO DỤC VÀ ĐÀO TẠO", Face: page.SerifBold}),
		item(320, 80, page.Text{Chars: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", Face: page.SerifBold}),
		page.Item{X: 110 * unit.Pt, Y: 84 * unit.Pt, Draw: page.Line{DX: 60 * unit.Pt, Width: unit.Pt / 2}},
		item(90, 110, page.Text{Chars: "Số:\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/KH\u2011SGDĐT"}),
		item(330, 110, page.Text{Chars: "Đắk Lắk, ngày\u00A0\u00A0\u00A0\u00A0tháng\u00A0\u00A0\u00A0\u00A0năm 2024", Face: page.SerifItalic}),
		item(85, 150, page.Text{Chars: "Căn"}),
		item(116, 150, page.Text{Chars: "cứ"}),
		item(135, 150, page.Text{Chars: "Nghị định"}),
		item(200, 150, page.Text{Chars: "số"}),
		item(220, 150, page.Text{Chars: "30/2020/NĐ-CP;", Color: 0xFF0000}),
		item(85, 170, page.Text{Chars: "rộng ra", Spacing: unit.Pt}),
		item(200, 170, page.Text{Chars: "hẹp lại", Scale: 80, Face: page.SerifBoldItalic}),
		page.Item{X: 70 * unit.Pt, Y: 190 * unit.Pt, Draw: page.Fill{W: 100 * unit.Pt, H: 20 * unit.Pt, Color: 0xDDDDDD}},
		item(75, 205, page.Text{Chars: "trên nền xám"}),
		page.Item{X: 200 * unit.Pt, Y: 200 * unit.Pt, Draw: page.Line{DX: 200 * unit.Pt, Width: unit.Pt, Dash: 3 * unit.Pt, Color: 0x0000FF}},
	)
	annex := page.Page{Width: a4Height, Height: a4Width, Items: []page.Item{item(300, 80, page.Text{Chars: "PHỤ LỤC", Face: page.SerifBold})}}
	return &page.Document{
		Pages:   []page.Page{first, annex, sheet(item(70, 80, page.Text{Chars: "hết"}))},
		Outline: []page.Entry{{Title: "Căn cứ", Y: 140 * unit.Pt}, {Title: "Phụ lục", Page: 1, Y: 60 * unit.Pt}},
	}
}

func TestPopplerReadsTheWords(t *testing.T) {
	want := strings.Fields(`SỞ GIÁO DỤC VÀ ĐÀO TẠO CỘNG HÒA XÃ HỘI CHỦ NGHĨA Số: /KH-SGDĐT
		Đắk Lắk, ngày tháng năm 2024 Căn cứ Nghị định số 30/2020/NĐ-CP; rộng ra hẹp lại trên nền xám PHỤ LỤC hết`)
	file := mustDraw(t, letter())
	for _, mode := range []string{"-raw", "-layout"} {
		got := strings.Fields(run(t, file, "pdftotext", mode, "FILE", "-"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", mode, diff)
		}
	}
}

func TestPopplerReadsEveryLetter(t *testing.T) {
	doc := sample(t, 2, 60, 4)
	var want []string
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			want = append(want, item.Draw.(page.Text).Chars)
		}
	}
	got := strings.Fields(run(t, mustDraw(t, doc), "pdftotext", "-raw", "FILE", "-"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPopplerSeesSubsets(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, mustDraw(t, letter()), "pdffonts", "FILE")), "\n")[2:]
	if len(lines) != 4 {
		t.Errorf("%d faces, want 4: %q", len(lines), lines)
	}
	for _, line := range lines {
		if !strings.Contains(line, "+LiberationSerif") || !strings.Contains(line, "yes yes yes") {
			t.Errorf("not embedded as a subset with Unicode: %s", line)
		}
	}
}

func TestQpdfFindsNoFault(t *testing.T) {
	got := run(t, mustDraw(t, letter()), "qpdf", "--check", "FILE")
	if !strings.Contains(got, "No syntax or stream encoding errors") || strings.Contains(got, "WARNING") {
		t.Error(got)
	}
}

func TestMuPDFFindsNoFault(t *testing.T) {
	file := mustDraw(t, letter())
	for _, args := range [][]string{{"info", "FILE"}, {"show", "FILE", "outline"}, {"draw", "-F", "trace", "FILE"}} {
		for line := range strings.Lines(run(t, file, "mutool", args...)) {
			fault := strings.HasPrefix(line, "warning:") || strings.HasPrefix(line, "error:")
			if fault && !strings.Contains(line, "ICC support") { // some builds go without
				t.Errorf("mutool %s: %s", args[0], line)
			}
		}
	}
}
