package number

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

var stamp = Stamp{Number: 123, Date: words.Date{Day: 31, Month: 5, Year: 2024}}

func codes(ps []diag.Problem) string {
	var all []string
	for _, p := range ps {
		all = append(all, string(p.Code))
	}
	return strings.Join(all, " ")
}

func TestStampIsReadAsPeopleTypeIt(t *testing.T) {
	for _, c := range []struct {
		number, date string
		want         Stamp
		codes        string
	}{
		{"123", "31/05/2024", stamp, ""},
		{" 0123 ", "2024-05-31", stamp, ""},
		{"", "31/5/2024", Stamp{Date: stamp.Date}, ""},
		{"123", "", Stamp{Number: 123}, ""},
		{"", " ", Stamp{}, "field.required"},
		{"12/KH", "", Stamp{}, "number.type"},
		{"-1", "", Stamp{}, "number.type"},
		{"1.5", "", Stamp{}, "number.type"},
		{"0", "", Stamp{}, "number.range"},
		{"1000000", "", Stamp{}, "number.range"},
		{"99999999999999999999", "", Stamp{}, "number.range"},
		{"", "31/06/2024", Stamp{}, "date.not_exist"},
		{"", "29/02/2023", Stamp{}, "date.not_exist"},
		{"", "05/2024", Stamp{}, "date.format"},
		{"x", "hôm nay", Stamp{}, "number.type date.format"},
	} {
		got, problems := Parse(c.number, c.date)
		if codes(problems) != c.codes || c.codes == "" && got != c.want {
			t.Errorf("%q %q: got %+v, %s", c.number, c.date, got, codes(problems))
		}
	}
}

func TestNumberAndDateAreWrittenAsTheDecreeSays(t *testing.T) {
	for _, c := range []struct {
		s    Stamp
		want string
	}{
		{Stamp{Number: 9, Date: words.Date{Day: 9, Month: 2, Year: 2024}}, "09 ngày 09 tháng 02 năm 2024"},
		{Stamp{Number: 10, Date: words.Date{Day: 10, Month: 3, Year: 2024}}, "10 ngày 10 tháng 3 năm 2024"},
	} {
		if got := c.s.digits() + " " + c.s.longDate(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestJSONGetsTwoMembersAndKeepsTheRest(t *testing.T) {
	const head, tail = "{\n  \"loai\": \"ke_hoach\",\n  \"a\\u0301\":  [1 ,2],", "\n  \"ky_hieu\": \"KH-SCT\",\n  \"trich_yeu\" : \"x\"\n}\n"
	for _, c := range []struct{ name, in, want, codes string }{
		{"neither stands", head + tail, head + "\n  \"so\": \"123\",\n  \"ky_hieu\": \"KH-SCT\",\n  \"ngay\" : \"31/05/2024\",\n  \"trich_yeu\" : \"x\"\n}\n", ""},
		{"blanks stand", `{"so": "", "ngay": "05/2024"}`, `{"so": "123", "ngay": "31/05/2024"}`, ""},
		{"the month was printed", `{"so": "", "ngay": "04/2024"}`, `{"so": "123", "ngay": "31/05/2024"}`, "slot.month"},
		{"the same stands", `{"so": 123, "ngay": "2024-05-31"}`, `{"so": 123, "ngay": "2024-05-31"}`, ""},
		{"another number stands", `{"so": 124}`, ``, "slot.taken"},
		{"another day stands", `{"ngay": "30/05/2024"}`, ``, "slot.taken"},
	} {
		got, problems := stamp.JSON([]byte(c.in), record.Limits{}, Options{})
		if string(got) != c.want || codes(problems) != c.codes {
			t.Errorf("%s: got %s (%s), want %s (%s)", c.name, got, codes(problems), c.want, c.codes)
		}
	}
	got, problems := stamp.JSON([]byte(`{"so":7,"ngay":"30/05/2024"}`), record.Limits{}, Options{Replace: true})
	if string(got) != `{"so":123,"ngay":"31/05/2024"}` || len(problems) > 0 {
		t.Errorf("replaced: %s, %v", got, problems)
	}
}

const (
	root = `<?xml version="1.0"?><w:document xmlns:w="` + wml.NS + `" xmlns:mc="` + mcNS + `" xmlns:x="urn:x" mc:Ignorable="x"><w:body>`
	foot = `<w:sectPr/></w:body></w:document>`
)

func packageOf(body string) *opc.Package {
	p := opc.New()
	p.Set(opc.Part{Name: "word/document.xml", ContentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", Data: []byte(root + body + foot)})
	p.SetRelationships("", []opc.Relationship{{ID: "rId1", Type: opc.OfficeDocument, Target: "word/document.xml"}})
	return p
}

func p(content string) string { return "<w:p>" + content + "</w:p>" }

// r is a run; _ stands for a no-break space.
func r(s string) string {
	s = strings.ReplaceAll(s, "_", "\u00a0")
	if s != strings.Trim(s, " ") {
		return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	return "<w:r><w:t>" + s + "</w:t></w:r>"
}

func controlled(tag, content string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + tag + `"/></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func numberControl(content string) string { return controlled("mocban.so", content) }
func dateControl(content string) string   { return controlled("mocban.ngay_thang", content) }

// TestOnlyTheWordsOfTheSlotsChange compares bytes: whatever an editor put around
// the words stays.
func TestOnlyTheWordsOfTheSlotsChange(t *testing.T) {
	date := p(r("Huế, ") + dateControl(r("ngày ____ tháng 5 năm 2024")))
	dated := p(r("Huế, ") + dateControl(r("ngày 31 tháng 5 năm 2024")))
	for _, c := range []struct{ name, in, want string }{
		{"as made",
			p(r("Số: ")+numberControl(r("________"))+r("/KH")) + date,
			p(r("Số: ")+numberControl(r("123"))+r("/KH")) + dated},
		{"torn by Word, with its marks", p(r("Số: ")+numberControl(`<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>`+"\u00a0"+`</w:t></w:r><w:proofErr w:type="spellStart"/>`+r("_______"))+r("/KH")) +
			p(r("Huế, ")+dateControl(r("ngày __")+`<w:bookmarkStart w:id="0" w:name="x"/>`+r("__ tháng ")+r("5")+r(" năm 2024"))+"<x:y/>"),
			p(r("Số: ")+numberControl(`<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>123</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t></w:t></w:r>`)+r("/KH")) +
				p(r("Huế, ")+dateControl(`<w:r><w:t>ngày 31 tháng 5 năm 2024</w:t></w:r><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t xml:space="preserve"></w:t></w:r>`)+"<x:y/>")},
		{"once more in the phụ lục", p(r("Số: ")+numberControl(r("____"))+r("/KH")) + date +
			p(r("(Kèm theo Kế hoạch số ")+numberControl(r("________"))+r("/KH ")+dateControl(r("ngày ____ tháng ____ năm 2024"))+r(" của Sở A)")),
			p(r("Số: ")+numberControl(r("123"))+r("/KH")) + dated +
				p(r("(Kèm theo Kế hoạch số ")+numberControl(r("123"))+r("/KH ")+dateControl(r("ngày 31 tháng 5 năm 2024"))+r(" của Sở A)"))},
		{"emptied, so that Word prompts",
			p(r("Số: ")+`<w:sdt><w:sdtPr><w:tag w:val="mocban.so"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click here.</w:t></w:r></w:sdtContent></w:sdt>`+r("/KH")) + date,
			p(r("Số: ")+`<w:sdt><w:sdtPr><w:tag w:val="mocban.so"/></w:sdtPr><w:sdtContent><w:r><w:rPr></w:rPr><w:t>123</w:t></w:r></w:sdtContent></w:sdt>`+r("/KH")) + dated},
		{"emptied to nothing", p(r("Số: ")+numberControl("<w:r/>")+r("/KH")) + date, p(r("Số: ")+numberControl("<w:r/><w:r><w:t>123</w:t></w:r>")+r("/KH")) + dated},
		{"deleted text is not looked at", p(r("Số: ")+numberControl("<w:del>"+"<w:r><w:delText>99</w:delText></w:r></w:del>"+r("__"))+r("/KH")) + date,
			p(r("Số: ")+numberControl("<w:del>"+"<w:r><w:delText>99</w:delText></w:r></w:del>"+r("123"))+r("/KH")) + dated},
		{"controls lost, lines left", p(r("Số:________ /KH-SCT")) + p(r("Huế, ngày ... tháng ")+r("5 năm 2024")) + p(r("Căn cứ Luật số 5/2020 ngày 01 tháng 02 năm 2020;")),
			p("<w:r><w:t>Số:\u00a0123/KH-SCT</w:t></w:r>") + p(`<w:r><w:t xml:space="preserve">Huế, ngày 31 tháng 5 năm 2024</w:t></w:r><w:r><w:t></w:t></w:r>`) + p(r("Căn cứ Luật số 5/2020 ngày 01 tháng 02 năm 2020;"))},
		{"a copy's own number is another", p(r("Số: ")+numberControl(r("__"))+r("/KH")) + date + p(r("Số: ")+controlled("mocban.sao.so", r("____"))+r("/SY")),
			p(r("Số: ")+numberControl(r("123"))+r("/KH")) + dated + p(r("Số: ")+controlled("mocban.sao.so", r("____"))+r("/SY"))},
		{"a sentence with a date is no date line", p(r("Số: ")+numberControl(r("__"))+r("/KH")) + date + p(r("Vì vậy, ngày __ tháng 5 năm 2024 là hạn.")),
			p(r("Số: ")+numberControl(r("123"))+r("/KH")) + dated + p(r("Vì vậy, ngày __ tháng 5 năm 2024 là hạn."))},
	} {
		out, problems := stamp.DOCX(packageOf(c.in), Options{})
		if len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		main, _ := out.Main()
		if got := string(main.Data); got != root+c.want+foot {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.TrimSuffix(strings.TrimPrefix(got, root), foot), c.want)
		}
	}
}

func TestWhatIsNotCertainIsAProblem(t *testing.T) {
	number, date := p(r("Số: ")+numberControl(r("____"))+r("/KH")), p(r("Huế, ngày __ tháng __ năm 2024"))
	for _, c := range []struct{ name, in, want string }{
		{"no line for the number", date, "slot.missing"},
		{"no line for the date", number, "slot.missing"},
		{"two lines without a control", p(r("Số: __/KH")) + p(r("Số: __/SY")) + date, "slot.ambiguous"},
		{"another number", p(r("Số: ")+numberControl(r("124"))+r("/KH")) + date, "slot.taken"},
		{"another number in a line", p(r("Số: 124/KH")) + date, "slot.taken"},
		{"another day", number + p(dateControl(r("ngày 30 tháng 5 năm 2024"))), "slot.taken"},
		{"another month was printed", number + p(dateControl(r("ngày __ tháng 4 năm 2024"))), "slot.month"},
		{"letters in the slot", p(r("Số: ")+numberControl(r("_a_"))+r("/KH")) + date, "slot.changed"},
		{"digits beside the slot", p(r("Số: 12")+numberControl(r("____"))+r("/KH")) + date, "slot.changed"},
		{"letters for a date", number + p(dateControl(r("hôm nay"))), "slot.changed"},
		{"a sentence is no date line", number + p(r("Vì vậy, ngày __ tháng 5 năm 2024 là hạn.")), "slot.missing"},
		{"no XML", "<w:p>", "template.corrupt"},
	} {
		out, problems := stamp.DOCX(packageOf(c.in), Options{})
		if codes(problems) != c.want || (out == nil) != diag.Blocks(problems) {
			t.Errorf("%s: got %v", c.name, problems)
		}
		for _, p := range problems {
			if p.Message.VI == "" || p.Message.EN == "" || p.Code != "slot.month" && p.Hint.VI == "" {
				t.Errorf("%s: says too little: %+v", c.name, p)
			}
		}
	}
	taken := packageOf(p(r("Số: ")+numberControl(r("124"))+r("/KH")) + p(dateControl(r("ngày 30 tháng 5 năm 2024"))))
	if _, problems := stamp.DOCX(taken, Options{Replace: true}); len(problems) > 0 {
		t.Errorf("replacing: %v", problems)
	}
	if _, problems := stamp.DOCX(packageOf(number), Options{Undated: true}); len(problems) > 0 {
		t.Errorf("a kind without a date: %v", problems)
	}
}

// TestNumberingTwiceIsNumberingOnce: the second time finds what it wants to write.
func TestNumberingTwiceIsNumberingOnce(t *testing.T) {
	pkg := packageOf(p(r("Số: ")+numberControl(r("____"))+r("/KH")) + p(r("Huế, ngày __ tháng __ năm 2024")))
	once, problems := stamp.DOCX(pkg, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	twice, problems := stamp.DOCX(once, Options{})
	a, _ := once.Bytes()
	b, _ := twice.Bytes()
	if len(problems) > 0 || string(a) != string(b) {
		t.Errorf("%v", problems)
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(p(r("Số: ") + numberControl(r("____")) + r("/KH") + dateControl(r("ngày __ tháng __ năm 2024"))))
	f.Add(p(r("Số: /KH")) + "<w:sdt><w:sdtContent/></w:sdt>")
	f.Add(`<w:p><w:sdt><w:sdtPr><w:tag w:val="mocban.so"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		pkg := packageOf(body)
		out, problems := stamp.DOCX(pkg, Options{Replace: true})
		if out == nil {
			if !diag.Blocks(problems) {
				t.Errorf("nothing was made and nothing is wrong")
			}
			return
		}
		main, _ := out.Main()
		if _, err := scan("x", main.Data); err != nil {
			t.Errorf("%q became %q: %v", body, main.Data, err)
		}
	})
}
