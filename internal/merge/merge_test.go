package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/template"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// halfEm makes every letter half as wide as it is high.
func halfEm(text string, _, _ bool, size unit.Length) unit.Length {
	return unit.Length(utf8.RuneCountInString(text)) * size / 2
}

var testOptions = Options{Measure: halfEm, Year: 2026, Created: time.Unix(0, 0)}

// formOf makes a form of paragraphs, one a line, on a page with 160 mm of text.
func formOf(t *testing.T, lines ...string) *Form {
	t.Helper()
	form, problems := tryForm(lines...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return form
}

func tryForm(lines ...string) (*Form, []string) {
	doc := &wml.Document{
		Section:  &wml.Section{Width: 210 * unit.Mm, Height: 297 * unit.Mm, Margins: wml.PageMargins{Left: 30 * unit.Mm, Right: 20 * unit.Mm}},
		Styles:   wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(14 * unit.Pt)}, nil),
		Settings: &wml.Settings{},
	}
	for _, l := range lines {
		doc.Body = append(doc.Body, &wml.Paragraph{Content: []wml.Inline{&wml.Run{Content: []wml.RunContent{wml.Text{S: l}}}}})
	}
	tmpl, problems := template.Parse("thử", doc)
	if len(problems) == 0 {
		form, more := NewCompiler().Compile(tmpl)
		if len(more) == 0 {
			return form, nil
		}
		problems = more
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, string(p.Code)+": "+p.Message.VI+" "+p.Hint.VI)
	}
	return nil, codes
}

// filled gives the paragraphs of a filled form.
func filled(t *testing.T, rec *record.Record, lines ...string) []string {
	t.Helper()
	doc, problems := formOf(t, lines...).Document(rec, testOptions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return wml.PlainText(doc)
}

func text(s string) record.Text { return record.Text{S: s, At: "/x"} }

func texts(ss ...string) []record.Text {
	var out []record.Text
	for _, s := range ss {
		out = append(out, text(s))
	}
	return out
}

func wantLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func paragraph(s string) *record.Paragraph {
	return &record.Paragraph{Spans: []record.Span{{S: s}}, At: "/noi_dung/0"}
}

func item(blocks ...record.Block) record.Item { return record.Item{Body: blocks} }

func TestBlanksAreNoBreakSpacesHalfAsWideAsDigits(t *testing.T) {
	got := filled(t, &record.Record{Symbol: text("KH-SCT"), Place: text("Lai Châu"), Date: record.Date{Month: 5, Year: 2024}},
		"Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}")
	wantLines(t, got, "Số: "+strings.Repeat("\u00a0", 8)+"/KH-SCT", "Lai Châu, ngày "+strings.Repeat("\u00a0", 4)+" tháng 5 năm 2024")
}

func TestNumberBelowTenIsPadded(t *testing.T) {
	for given, want := range map[string]string{"7": "07", "9": "09", "10": "10", "1936": "1936"} {
		wantLines(t, filled(t, &record.Record{Number: text(given)}, "{{ so }}"), want)
	}
}

func TestUndatedDocumentTakesTheYearOfTheService(t *testing.T) {
	wantLines(t, filled(t, &record.Record{}, "{{ ngay_thang }}"), "ngày \u00a0\u00a0\u00a0\u00a0 tháng \u00a0\u00a0\u00a0\u00a0 năm 2026")
}

func TestPunctuationOfListsIsTheForms(t *testing.T) {
	rec := &record.Record{LegalBases: texts("Luật A;", "Căn cứ Luật B."), Proposal: text("Giám đốc Sở C")}
	got := filled(t, rec, "{{ lap d trong can_cu }}", `{{ d }}{{ cuoi ? "." : ";" }}`, "{{ het }}")
	wantLines(t, got, "Căn cứ Luật A;", "Căn cứ Luật B;", "Theo đề nghị của Giám đốc Sở C.")
}

func TestWordsOfTheFormTakeThePlaceOfTheWriters(t *testing.T) {
	rec := &record.Record{LegalBases: texts("căn cứ Luật A;", "CĂN CỨ Luật B"), Proposal: text("theo đề nghị của Giám đốc Sở C")}
	got := filled(t, rec, "{{ lap d trong can_cu }}", "{{ d }}", "{{ het }}")
	wantLines(t, got, "Căn cứ Luật A", "Căn cứ Luật B", "Theo đề nghị của Giám đốc Sở C")
}

func TestDashBeforeAnItemIsTheForms(t *testing.T) {
	for _, given := range []string{"Sở A", "- Sở A;", "-Sở A", "– Sở A", "—Sở A."} {
		wantLines(t, filled(t, &record.Record{Recipients: texts(given)}, "{{ lap n trong noi_nhan }}", "- {{ n }};", "{{ het }}"), "- Sở A;")
	}
}

func TestSameAsAboveIsAddedOnceAndOnlyUnderAddressees(t *testing.T) {
	list := []string{"{{ lap n trong noi_nhan }}", "- {{ n }};", "{{ het }}"}
	wantLines(t, filled(t, &record.Record{Recipients: texts("Sở Y tế")}, list...), "- Sở Y tế;")
	wantLines(t, filled(t, &record.Record{Recipients: texts("Sở Y tế"), Addressees: texts("A")}, list...), "- Như trên;", "- Sở Y tế;")
	wantLines(t, filled(t, &record.Record{Recipients: texts("Như trên;", "B"), Addressees: texts("A")}, list...), "- Như trên;", "- B;")
	wantLines(t, filled(t, &record.Record{Recipients: texts("như trên (để báo cáo)"), Addressees: texts("A")}, list...), "- như trên (để báo cáo);")
}

func TestArchiveLineAlwaysKeepsVTAndTakesTheDrafter(t *testing.T) {
	for _, c := range []struct {
		rec  record.Record
		want string
	}{
		{record.Record{}, "VT."},
		{record.Record{Archive: texts("VT", "QLCN")}, "VT, QLCN."},
		{record.Record{Archive: texts("VT", "QLCN"), Drafter: text("LTH"), Copies: 45}, "VT, QLCN. LTH.(45)"},
		{record.Record{Archive: texts("VT"), Copies: 3}, "VT. (3)"},
	} {
		wantLines(t, filled(t, &c.rec, "{{ luu }}"), c.want)
	}
}

func TestAuthorityLinesStandInTheOrderOfTheDecree(t *testing.T) {
	rec := &record.Record{Signers: []record.Signer{{OnBehalf: text("Ủy ban nhân dân"), For: text("Chủ tịch"), Title: text("Phó Chủ tịch"), Name: text("Lê A")}}}
	got := filled(t, rec, "{{ lap k trong ky }}", "{{ lap d trong k.quyen_han }}", "{{ d }}", "{{ het }}", "{{ k.ho_ten }}", "{{ het }}")
	wantLines(t, got, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê A")
}

func TestLabelsFollowDepthAndGoOnWithinOneSection(t *testing.T) {
	rec := &record.Record{Body: []record.Block{
		paragraph("Mở đầu:"),
		&record.Section{Title: text("Mục đích"), Body: []record.Block{
			&record.Section{Title: text("Một"), Body: []record.Block{&record.Section{Title: text("Điểm"), Body: []record.Block{paragraph("x.")}}}},
			&record.List{Mark: record.Numbered, Items: []record.Item{item(paragraph("hai.")), item(paragraph("ba:"), &record.List{Mark: record.Lettered, Items: []record.Item{item(paragraph("p;")), item(paragraph("q;"))}})}},
			&record.List{Mark: record.Dashed, Items: []record.Item{item(paragraph("g;"))}},
			&record.List{Mark: record.Numbered, Items: []record.Item{item(paragraph("bốn."))}},
		}},
		&record.Section{Title: text("Tổ chức"), Body: []record.Block{&record.List{Mark: record.Numbered, Items: []record.Item{item(paragraph("lại một;"))}}}},
	}}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"),
		"Mở đầu:", "I. MỤC ĐÍCH", "1. Một", "a) Điểm", "x.", "2. hai.", "3. ba:", "a) p;", "b) q;", "- g;", "4. bốn.",
		"II. TỔ CHỨC", "1. lại một./.")
}

func TestLettersFollowTheVietnameseAlphabet(t *testing.T) {
	var items []record.Item
	for range 6 {
		items = append(items, item(paragraph("x;")))
	}
	rec := &record.Record{Body: []record.Block{&record.Article{Body: []record.Block{paragraph("Tổ có:"), &record.List{Mark: record.Lettered, Items: items}}}}}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"), "Điều 1. Tổ có:", "a) x;", "b) x;", "c) x;", "d) x;", "đ) x;", "e) x./.")
}

func TestEndMarkTakesThePlaceOfTheLastStop(t *testing.T) {
	for given, want := range map[string]string{
		"thực hiện.": "thực hiện./.", "thực hiện;": "thực hiện./.", "thực hiện": "thực hiện./.",
		"thực hiện./.": "thực hiện./.", "thực hiện. ": "thực hiện./.", "(kèm theo)": "(kèm theo)./.",
	} {
		wantLines(t, filled(t, &record.Record{Body: []record.Block{paragraph(given)}}, "{{ noi_dung }}"), want)
	}
}

func TestNothingIsAddedAfterAClosingTable(t *testing.T) {
	table := &record.Table{Columns: []record.Column{{Title: text("A")}}, Rows: []record.Row{{Cells: []record.Cell{{Spans: []record.Span{{S: "x."}}}}}}}
	wantLines(t, filled(t, &record.Record{Body: []record.Block{paragraph("Bảng:"), table}}, "{{ noi_dung }}"), "Bảng:", "A", "x.")
}

func TestLongNameBreaksBeforeTheAdministrativeUnit(t *testing.T) {
	measure := func(s string) unit.Length { return unit.Length(utf8.RuneCountInString(s)) * unit.Pt }
	for _, c := range []struct {
		name string
		room unit.Length
		want string
	}{
		{"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", 29, "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"},
		{"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", 28, "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU"},
		{"ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", 30, "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH"},
		{"UBND THỊ XÃ NGHĨA LỘ", 12, "UBND\nTHỊ XÃ\nNGHĨA LỘ"},
		{"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 24, "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG"},
		{"XÃ", 1, "XÃ"},
		{"BAN PHÁT TRIỂN ĐÔ THỊ THÀNH PHỐ HUẾ", 24, "BAN PHÁT TRIỂN ĐÔ THỊ\nTHÀNH PHỐ HUẾ"},
	} {
		if got := breakLine(c.name, c.room*unit.Pt, measure); got != c.want {
			t.Errorf("%s in %d: %q, want %q", c.name, c.room, got, c.want)
		}
	}
}

func TestRuleIsAShareOfTheLongestLineAbove(t *testing.T) {
	doc, problems := formOf(t, "{{ co_quan | hoa }}", "{{ ke 40 }}").Document(&record.Record{Authority: text("abcde abcde\nabc")}, testOptions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ind := doc.Body[1].(*wml.Paragraph).Props.Indent
	length := 160*unit.Mm - ind.Left.V - ind.Right.V
	want := unit.Length(11*7*unit.Pt) * 40 / 100
	if diff := length - want; diff < 0 || diff > 2*unit.Twip {
		t.Errorf("rule of %.2f pt, want %.2f", length.Pt(), want.Pt())
	}
}

func TestWordsRememberWhereTheyCameFrom(t *testing.T) {
	rec := &record.Record{Recipients: []record.Text{{S: "A", At: "/noi_nhan/0"}, {S: "B", At: "/noi_nhan/1"}},
		Signers: []record.Signer{{Name: record.Text{S: "Lê A", At: "/ky/ho_ten"}, Title: text("x")}}}
	doc, problems := formOf(t, "{{ lap n trong noi_nhan }}", "- {{ n }};", "{{ het }}", "{{ lap k trong ky }}", "{{ k.ho_ten }}", "{{ het }}").Document(rec, testOptions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, b := range doc.Body {
		for _, in := range b.(*wml.Paragraph).Content {
			if r := in.(*wml.Run); r.At != "" {
				got = append(got, string(r.At))
			}
		}
	}
	wantLines(t, got, "/noi_nhan/0", "/noi_nhan/1", "/ky/ho_ten")
}

func TestTextOfTheDataIsNeverATag(t *testing.T) {
	evil := "{{ co_quan }} {{ lap x trong ky }}"
	wantLines(t, filled(t, &record.Record{Subject: text(evil)}, "{{ trich_yeu }}"), evil)
}

func TestUnknownNamesAndBadTagsAreAllNamed(t *testing.T) {
	_, problems := tryForm("{{ trichyeu }}", "{{ co_quan | }}", "{{ constructor.constructor('x')() }}", "{{ lap n trong noi_nhan }}", "{{ n }}", "{{ het }}", "{{ n }}")
	joined := strings.Join(problems, "\n")
	for _, want := range []string{"data.missing_variable", "«trichyeu»", "«trich_yeu»", "template.syntax", "constructor.constructor"} {
		if !strings.Contains(joined, want) {
			t.Errorf("problems do not hold %s:\n%s", want, joined)
		}
	}
}

func TestTemplateIsNotTouchedByADocument(t *testing.T) {
	form := formOf(t, "{{ co_quan | hoa }}", "{{ ke 40 }}", "{{ noi_dung }}")
	before := strings.Join(wml.PlainText(form.template.Document), "\n")
	for _, name := range []string{"Một", "Hai"} {
		rec := &record.Record{Authority: text(name), Body: []record.Block{paragraph("x.")}}
		if _, problems := form.Document(rec, testOptions); len(problems) > 0 {
			t.Fatal(problems)
		}
	}
	if after := strings.Join(wml.PlainText(form.template.Document), "\n"); after != before {
		t.Errorf("template changed: %s", after)
	}
}

func TestPipesNeedNoBrackets(t *testing.T) {
	for given, want := range map[string]string{
		"a | hoa": "a | hoa()", "a|hoa|ngat_dong": "a|hoa()|ngat_dong()", "a || b": "a || b",
		`"|x" | hoa`: `"|x" | hoa()`, "a | f(1) | g": "a | f(1) | g()",
	} {
		if got := callPipes(given); got != want {
			t.Errorf("%s became %s, want %s", given, got, want)
		}
	}
}

func TestHelpersSayNumbersDatesAndPeriods(t *testing.T) {
	for tag, want := range map[string]string{
		"1543.2 | dang_so": "1.543,2", `"1.250,5" | dang_so`: "1.250,5", "nil | dang_so": "-",
		"21 | bang_chu": "hai mươi mốt", "1250000000 | tien_bang_chu": "Một tỷ hai trăm năm mươi triệu đồng",
		"phan_tram(1, 3)": "33,3%", "phan_tram(1, 0)": "-", "dat_ke_hoach(418.5, 1250)": "đạt 33,5% kế hoạch",
		"so_voi_cung_ky(201, 0)": "chưa có số liệu cùng kỳ để so sánh", `"2026-05-05" | ngay`: "05/5/2026",
		`"09/02/2026" | ngay_dai`: "ngày 09 tháng 02 năm 2026", "quy(3, 2026)": "quý III/2026", "nua_nam(1, 2026)": "6 tháng đầu năm 2026",
		"giai_doan(2026, 2030)": "giai đoạn 2026 - 2030", "5 | hai_chu_so": "05",
	} {
		wantLines(t, filled(t, &record.Record{}, "{{ "+tag+" }}"), want)
	}
}

func TestReferencesStandBeforeAndBehindWhatTheyMean(t *testing.T) {
	ref := func(id string) *record.Paragraph {
		return &record.Paragraph{Spans: []record.Span{{S: "Theo "}, {Ref: id}, {S: "."}}}
	}
	rec := &record.Record{
		Annexes: []record.Annex{{ID: "pl"}, {}},
		Body: []record.Block{
			ref("k"), ref("pl"),
			&record.Article{Body: []record.Block{paragraph("Một:"), &record.List{Mark: record.Numbered, Items: []record.Item{item(paragraph("a;")), {ID: "k", Body: []record.Block{paragraph("b.")}}}}}},
			&record.Section{Title: text("Mục"), ID: "m", Body: []record.Block{ref("m")}},
		},
	}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"), "Theo khoản 2 Điều 1.", "Theo Phụ lục I.", "Điều 1. Một:", "1. a;", "2. b.", "I. MỤC", "Theo Mục I./.")
}

func TestReferenceThatClosesTheBodyKeepsTheEndMark(t *testing.T) {
	rec := &record.Record{Body: []record.Block{&record.Article{ID: "d", Body: []record.Block{
		paragraph("Một."), &record.Paragraph{Spans: []record.Span{{S: "Theo "}, {Ref: "d"}}},
	}}}}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"), "Điều 1. Một.", "Theo Điều 1./.")
}

func TestDivisionsOfSchemeA(t *testing.T) {
	chapter := func(title string, body ...record.Block) record.Block {
		return &record.Division{Level: record.Chapter, Title: text(title), Body: body}
	}
	rec := &record.Record{Body: []record.Block{
		chapter("Quy định chung", &record.Article{Title: text("Phạm vi"), Body: []record.Block{paragraph("x.")}}),
		chapter("Trách nhiệm",
			&record.Division{Level: record.Heading, Title: text("Sở"), Body: []record.Block{&record.Article{Title: text("Sở"), Body: []record.Block{paragraph("y.")}}}},
			&record.Division{Level: record.Heading, Title: text("Xã")}),
	}}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"), "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "x.",
		"Chương II", "TRÁCH NHIỆM", "Mục 1", "SỞ", "Điều 2. Sở", "y.", "Mục 2", "XÃ./.")
}

func TestSchemeOfTheDocumentLabelsItsLevels(t *testing.T) {
	sub := func(title string, body ...record.Block) record.Block {
		return &record.Section{Title: text(title), Body: body}
	}
	rec := &record.Record{
		Labels: []record.LabelStyle{record.NumberLabel, record.DecimalLabel, record.BracketLabel, record.PlusLabel},
		Body:   []record.Block{sub("A", sub("B"), sub("C", sub("D", sub("E"))))},
	}
	wantLines(t, filled(t, rec, "{{ noi_dung }}"), "1. A", "1.1. B", "1.2. C", "(1) D", "+ E./.")
}

func TestSubjectOfALetterIsNotLedTwice(t *testing.T) {
	rec := &record.Record{Kind: text("cong_van"), Subject: text("V/v đề nghị cung cấp số liệu")}
	wantLines(t, filled(t, rec, "V/v {{ trich_yeu }}"), "V/v đề nghị cung cấp số liệu")
	rec.Kind = text("ke_hoach")
	wantLines(t, filled(t, rec, "{{ trich_yeu }}"), "V/v đề nghị cung cấp số liệu")
}

// TestLongRecipientsGoOnBelowTheSignature counts lines, not items: an address of two
// lines takes the room of two.
func TestLongRecipientsGoOnBelowTheSignature(t *testing.T) {
	short, long := "Sở Y tế", "Ủy ban nhân dân thành phố trực thuộc tỉnh"
	for _, c := range []struct {
		items         []record.Text
		beside, below int
	}{
		{nil, 0, 0},
		{slices.Repeat(texts(short), 22), 22, 0},
		{slices.Repeat(texts(short), 23), 16, 7},
		{slices.Repeat(texts(long), 11), 11, 0},
		{slices.Repeat(texts(long), 12), 8, 4},
	} {
		got := filled(t, &record.Record{Recipients: c.items}, "{{ len(noi_nhan) }} {{ len(noi_nhan_dau) }} {{ len(noi_nhan_tiep) }}")
		wantLines(t, got, fmt.Sprintf("%d %d %d", len(c.items), c.beside, c.below))
	}
}
