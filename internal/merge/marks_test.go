package merge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// showMarks writes a paragraph with its controls as <tag:words> and its bookmarks
// as [name]; | parts runs.
func showMarks(b wml.Block) string {
	p := b.(*wml.Paragraph)
	var out []string
	for _, in := range p.Content {
		switch x := in.(type) {
		case *wml.Run:
			out = append(out, (&wml.Paragraph{Content: []wml.Inline{x}}).Text())
		case *wml.InlineWrap:
			out = append(out, "<"+x.Tag()+":"+(&wml.Paragraph{Content: x.Content}).Text()+">")
		}
	}
	for _, name := range p.Bookmarks() {
		out = append(out, "["+name+"]")
	}
	return strings.ReplaceAll(strings.Join(out, "|"), "\u00a0", "_")
}

func marked(t *testing.T, rec *record.Record, lines ...string) []string {
	t.Helper()
	doc, problems := formOf(t, lines...).Document(rec, testOptions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var out []string
	for _, b := range doc.Body {
		out = append(out, showMarks(b))
	}
	return out
}

// TestSlotsStandInControlsWhetherBlankOrFilled: a number may also be set right
// later.
func TestSlotsStandInControlsWhetherBlankOrFilled(t *testing.T) {
	lines := []string{"Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}", "{{ ngay_thang }}"}
	got := marked(t, &record.Record{Symbol: record.Text{S: "KH-SCT", At: "/ky_hieu"}, Place: text("Huế")}, lines...)
	wantLines(t, got, "Số: |<mocban.so:________>|/KH-SCT", "Huế, |<mocban.ngay_thang:ngày ____ tháng ____ năm 2026>", "<mocban.ngay_thang:ngày ____ tháng ____ năm 2026>")
	got = marked(t, &record.Record{Number: record.Text{S: "7", At: "/so"}, Symbol: record.Text{S: "KH-SCT", At: "/ky_hieu"}, Place: text("Huế"),
		Date: record.Date{Day: 5, Month: 2, Year: 2026, At: "/ngay"}}, lines...)
	wantLines(t, got, "Số: |<mocban.so:07>|/|KH-SCT", "Huế, |<mocban.ngay_thang:ngày 05 tháng 02 năm 2026>", "<mocban.ngay_thang:ngày 05 tháng 02 năm 2026>")
}

// TestDocumentThatNamesItselfHasSlotsThereToo: the line under a phụ lục.
func TestDocumentThatNamesItselfHasSlotsThereToo(t *testing.T) {
	rec := &record.Record{Kind: text("ke_hoach"), Symbol: text("KH-SCT"), Authority: text("Sở A"), Annexes: make([]record.Annex, 2)}
	got := marked(t, rec, "{{ lap pl trong phu_luc }}", "{{ pl.kem_theo | can_dong }}", "{{ het }}")
	const line = "(Kèm theo Kế hoạch số |<mocban.so:________>|/KH-SCT |<mocban.ngay_thang:ngày ____ tháng ____ năm 2026>| của Sở A)"
	wantLines(t, got, line, line)
}

// TestChangedTextHasNoSlots: who asks for other words than the slot's gets words.
func TestChangedTextHasNoSlots(t *testing.T) {
	got := marked(t, &record.Record{}, "{{ ngay_thang | hoa }}", `{{ ngay_thang + "." }}`)
	wantLines(t, got, "NGÀY ____ THÁNG ____ NĂM 2026", "ngày ____ tháng ____ năm 2026.")
}

func TestEverySignerHasAPlaceAndASealWhereOneBelongs(t *testing.T) {
	signers := []record.Signer{{Name: text("A")}, {Name: text("B")}, {Name: text("C")}}
	for _, c := range []struct {
		name string
		rec  *record.Record
		want []string
	}{
		{"one seal for the office", &record.Record{Kind: text("ke_hoach"), Signers: signers[:1]}, []string{"[ChuKy]|[Dau]"}},
		{"minutes are sealed over the chair", &record.Record{Kind: text("bien_ban"), Signers: signers[:2]}, []string{"[ChuKy]", "[ChuKy2]|[Dau]"}},
		{"each party seals", &record.Record{Kind: text("hop_dong"), Signers: signers, Parties: make([]record.Party, 3)},
			[]string{"[ChuKy]|[Dau]", "[ChuKy2]|[Dau2]", "[ChuKy3]|[Dau3]"}},
		{"thư công has no seal", &record.Record{Kind: text("thu_cong"), Signers: signers[:1]}, []string{"[ChuKy]"}},
	} {
		if got := marked(t, c.rec, "{{ lap nguoi trong ky }}", "{{ nguoi.cho_ky }}", "{{ het }}"); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestRuleIsMeasuredThroughControls: the line under (Kèm theo …) is a share of the
// whole line.
func TestRuleIsMeasuredThroughControls(t *testing.T) {
	m := &filler{opt: testOptions, width: 1 << 40, styles: formOf(t, "x").template.Document.Styles}
	plain := &wml.Paragraph{Content: []wml.Inline{textRun("(số 12)", wml.RunProps{}, "")}}
	control := &wml.Paragraph{Content: []wml.Inline{
		textRun("(số ", wml.RunProps{}, ""), wml.Control(numberKind.head, textRun("12", wml.RunProps{}, "")), textRun(")", wml.RunProps{}, "")}}
	if a, b := m.longestLine(plain), m.longestLine(control); a != b || a == 0 {
		t.Errorf("%v without a control, %v with one", a, b)
	}
}
