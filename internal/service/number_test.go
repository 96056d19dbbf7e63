package service

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// blanked is a case without number and day, as it goes to its signer; "" where the
// kind has no number.
func blanked(t *testing.T, name string) []byte {
	t.Helper()
	json := input(t, name)
	rec, _ := record.Decode(json, record.Limits{})
	month := ""
	if rec.Date.Year > 0 {
		month = fmt.Sprintf("%02d/%d", rec.Date.Month, rec.Date.Year)
	}
	out, problems := record.Edit(json, record.Limits{}, []string{"ky_hieu", "noi_dung"},
		record.Member{Key: "so", Value: ""}, record.Member{Key: "ngay", Value: month}, record.Member{Key: "trang_thai", Value: "du_thao"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return out
}

// numberable are the cases whose kind has a number.
func numberable(t *testing.T) []string {
	var out []string
	for _, name := range cases(t) {
		if name != "thu-cong" {
			out = append(out, name)
		}
	}
	return out
}

// dayIn is a day of the month that a case was drafted in.
func dayIn(t *testing.T, name string) string {
	rec, _ := record.Decode(input(t, name), record.Limits{})
	if rec.Date.Year == 0 {
		return "28/11/2026"
	}
	return fmt.Sprintf("28/%02d/%d", rec.Date.Month, rec.Date.Year)
}

func mustGenerate(t *testing.T, json []byte) *Result {
	t.Helper()
	res, err := newService(t).Generate(context.Background(), Request{JSON: json, Want: DOCX | PDF})
	if err != nil || res.Blocked() {
		t.Fatalf("%v: %+v", err, res.Problems)
	}
	return res
}

func mustNumber(t *testing.T, n Numbering) *Result {
	t.Helper()
	res, err := newService(t).Number(context.Background(), n)
	if err != nil || res.Blocked() {
		t.Fatalf("%v: %+v", err, res.Problems)
	}
	return res
}

// pagesIn lays a DOCX out.
func pagesIn(t *testing.T, docx []byte) *page.Document {
	t.Helper()
	pkg, problems := opc.Read(docx, opc.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	doc, problems := wml.Read(pkg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	pages, problems := layout.Pages(doc, newService(t).faces, layout.Options{Foreign: true})
	if diag.Blocks(problems) {
		t.Fatal(problems)
	}
	return pages
}

// TestNumberingMovesNothingElse compares every item of every page before and after:
// the line of a slot settles anew around its middle; all else, the number of items
// and pages included, stays in its place. What comes out is what the numbered JSON
// gives.
func TestNumberingMovesNothingElse(t *testing.T) {
	for _, name := range numberable(t) {
		t.Run(name, func(t *testing.T) {
			blank := blanked(t, name)
			before := mustGenerate(t, blank)
			edit := Numbering{DOCX: before.DOCX, Number: "123", Date: dayIn(t, name), Want: DOCX | PDF | JSON}
			after := mustNumber(t, edit)
			if n := movedBeyondSlots(pagesIn(t, before.DOCX), pagesIn(t, after.DOCX)); n != "" {
				t.Error(n)
			}
			edit.DOCX, edit.JSON = nil, blank
			fromJSON := mustNumber(t, edit)
			if !bytes.Equal(fromJSON.JSON, after.JSON) {
				t.Errorf("the JSON in the DOCX became\n%s\nand the JSON itself\n%s", after.JSON, fromJSON.JSON)
			}
			sameLines(t, pagesIn(t, fromJSON.DOCX), pagesIn(t, after.DOCX))
		})
	}
}

// sameLines wants the same words in the same lines at the same height.
func sameLines(t *testing.T, a, b *page.Document) {
	t.Helper()
	x, y := linesOf(wordsOf(newService(t).faces, a)), linesOf(wordsOf(newService(t).faces, b))
	if diff := golden.Diff(strings.Join(x, "\n"), strings.Join(y, "\n")); diff != "" {
		t.Errorf("from JSON (-), from DOCX (+):\n%s", diff)
	}
}

// movedBeyondSlots tells the first item that is not of a slot's line and is not
// where it was.
func movedBeyondSlots(before, after *page.Document) string {
	if len(before.Pages) != len(after.Pages) {
		return fmt.Sprintf("%d pages became %d", len(before.Pages), len(after.Pages))
	}
	for n := range before.Pages {
		a, b := outsideSlots(before.Pages[n]), outsideSlots(after.Pages[n])
		if len(a) != len(b) {
			return fmt.Sprintf("page %d: %d items became %d", n+1, len(a), len(b))
		}
		for i := range a {
			if a[i].X != b[i].X || a[i].Y != b[i].Y || !sameDraw(a[i].Draw, b[i].Draw) {
				return fmt.Sprintf("page %d: %+v became %+v", n+1, a[i], b[i])
			}
		}
	}
	return ""
}

// slotLine knows Số: …/… and ngày … tháng … năm ….
var slotLine = regexp.MustCompile(`^Số: |, ngày [\s\x{a0}\d]+ tháng`)

// outsideSlots leaves out the items of lines that hold a slot: those of slotLine,
// and (Kèm theo …), which may take several lines.
func outsideSlots(p page.Page) []page.Item {
	var out []page.Item
	enclosing := false
	for _, it := range p.Items {
		txt, ok := it.Draw.(page.Text)
		enclosing = enclosing || ok && strings.HasPrefix(txt.Chars, "(Kèm theo")
		if !ok || !enclosing && !slotLine.MatchString(txt.Chars) {
			out = append(out, it)
		}
		enclosing = enclosing && !(ok && strings.HasSuffix(txt.Chars, ")"))
	}
	return out
}

// TestDocumentEditedInWordIsNumbered: a leader changed the text, and Word tore the
// runs, put its marks between them, moved the parts to other places of the archive.
func TestDocumentEditedInWordIsNumbered(t *testing.T) {
	made := mustGenerate(t, blanked(t, "hai-phu-luc"))
	edited := editedByWord(t, made.DOCX)
	res := mustNumber(t, Numbering{DOCX: edited, Number: "7", Date: "05/8/2026", Want: DOCX | PDF | JSON})
	before, after := wordsBeyondSlots(t, edited), wordsBeyondSlots(t, res.DOCX)
	if !slices.Equal(before, after) || len(before) < 300 {
		t.Errorf("%d words beside the slots became %d, or one moved", len(before), len(after))
	}
	pkg, _ := opc.Read(res.DOCX, opc.Limits{})
	doc, _ := wml.Read(pkg)
	text := strings.Join(wml.PlainText(doc), "\n")
	if n := strings.Count(text, "07/BC-SGDĐT"); n != 3 {
		t.Errorf("the number stands %d times, want 3: in the head and in two phụ lục", n)
	}
	if n := strings.Count(text, "ngày 05 tháng 8 năm 2026"); n != 3 {
		t.Errorf("the date stands %d times", n)
	}
	if !strings.Contains(text, "SỬA TRONG WORD") {
		t.Error("what was edited in Word is lost")
	}
	if _, ok := pkg.Part("word/la.bin"); !ok {
		t.Error("a part that nobody knows is lost")
	}
	if !slices.ContainsFunc(res.Problems, func(p diag.Problem) bool { return p.Code == "source.edited" }) {
		t.Errorf("the JSON lacks the edit and nothing says so: %v", res.Problems)
	}
}

// wordsBeyondSlots are the words with their places, those in lines with a slot left
// out: torn runs give other items of the same words.
func wordsBeyondSlots(t *testing.T, docx []byte) []word {
	t.Helper()
	words := wordsOf(newService(t).faces, pagesIn(t, docx))
	var out []word
	enclosing := false
	for len(words) > 0 {
		n := 1
		for n < len(words) && words[n].page == words[0].page && words[n].y == words[0].y {
			n++
		}
		first, last := words[0].text, words[n-1].text
		enclosing = enclosing || first == "(Kèm"
		isDate := slices.ContainsFunc(words[:n], func(w word) bool { return w.text == "ngày" }) && n < 9
		if !enclosing && first != "Số:" && !isDate {
			out = append(out, words[:n]...)
		}
		enclosing = enclosing && !strings.HasSuffix(last, ")")
		words = words[n:]
	}
	return out
}

// editedByWord makes of a DOCX what Word makes of it, as far as it matters here.
func editedByWord(t *testing.T, docx []byte) []byte {
	t.Helper()
	pkg, problems := opc.Read(docx, opc.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	main, _ := pkg.Main()
	xml := string(main.Data)
	xml = strings.ReplaceAll(xml, "<w:p>", `<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">`)
	xml = strings.ReplaceAll(xml, "<w:t>\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0</w:t></w:r>",
		"<w:t>\u00a0\u00a0</w:t></w:r><w:proofErr w:type=\"gramStart\"/><w:r w:rsidRPr=\"00AB12CD\"><w:t>\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0</w:t></w:r><w:proofErr w:type=\"gramEnd\"/>")
	xml = strings.ReplaceAll(xml, "<w:t>ngày \u00a0\u00a0", "<w:t xml:space=\"preserve\">ngày </w:t></w:r><w:r w:rsidR=\"00AB12CD\"><w:t>\u00a0\u00a0")
	xml = strings.Replace(xml, `<w:tag w:val="mocban.so"/>`, `<w:tag w:val="mocban.so"/><w:id w:val="-1234567"/>`, 1)
	before, after, found := strings.Cut(xml, "1.012 trường học")
	if !found {
		t.Fatal("the case has other words")
	}
	xml = before + "SỬA TRONG WORD" + after
	pkg.Set(opc.Part{Name: main.Name, ContentType: main.ContentType, Data: []byte(xml)})
	pkg.Set(opc.Part{Name: "word/la.bin", ContentType: "application/octet-stream", Data: []byte("ai biết")})
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDocumentCarriesItsSource: what comes out of a DOCX is what went in, and
// renders to the same bytes.
func TestDocumentCarriesItsSource(t *testing.T) {
	for name, json := range map[string][]byte{
		"plan":               input(t, "ke-hoach-tre-em"),
		"Windows line ends":  bytes.ReplaceAll(input(t, "cong-van"), []byte("\n"), []byte("\r\n")),
		"signs of XML":       []byte(strings.Replace(string(input(t, "quyet-dinh")), `"trich_yeu": "`, `"trich_yeu": "<a> & ]]> `, 1)),
		"a byte order mark":  append([]byte("\xEF\xBB\xBF"), input(t, "quyet-dinh")...),
		"white space before": append([]byte("\n\n  "), input(t, "quyet-dinh")...),
	} {
		res := mustGenerate(t, json)
		got, ok := Source(res.DOCX)
		if want := bytes.TrimPrefix(json, []byte("\xEF\xBB\xBF")); !ok || !bytes.Equal(got, want) {
			t.Errorf("%s: got %.80q, want %.80q", name, got, want)
			continue
		}
		again := mustGenerate(t, got)
		if !bytes.Equal(again.PDF, res.PDF) || !bytes.Equal(again.DOCX, res.DOCX) {
			t.Errorf("%s: the source gives another document", name)
		}
	}
	if _, ok := Source([]byte("PK")); ok {
		t.Error("a source was found in nothing")
	}
}

func TestNumberingToldWhatItMayNotDo(t *testing.T) {
	made := mustGenerate(t, input(t, "cong-van"))
	for _, c := range []struct {
		name string
		in   Numbering
		want diag.Code
	}{
		{"no stamp", Numbering{JSON: input(t, "cong-van")}, "field.required"},
		{"another number stands in the JSON", Numbering{JSON: input(t, "cong-van"), Number: "1"}, "slot.taken"},
		{"another number stands in the DOCX", Numbering{DOCX: made.DOCX, Number: "1"}, "slot.taken"},
		{"no JSON in it", Numbering{DOCX: withoutSource(t, made.DOCX), Number: "1", Replace: true, Want: JSON}, "source.missing"},
		{"no DOCX", Numbering{DOCX: []byte("%PDF-1.7"), Number: "1"}, "template.wrong_type"},
		{"no JSON", Numbering{JSON: []byte("{"), Number: "1"}, "json.syntax"},
	} {
		res, err := newService(t).Number(context.Background(), c.in)
		if err != nil || !slices.ContainsFunc(res.Problems, func(p diag.Problem) bool { return p.Code == c.want }) ||
			!res.Blocked() || res.DOCX != nil || res.PDF != nil || res.JSON != nil {
			t.Errorf("%s: got %+v, %v", c.name, res, err)
		}
	}
	res := mustNumber(t, Numbering{DOCX: withoutSource(t, made.DOCX), Number: "1", Replace: true, Want: DOCX | PDF})
	if res.PDF == nil || res.DOCX == nil || res.Pages == 0 {
		t.Errorf("got %+v", res)
	}
}

func withoutSource(t *testing.T, docx []byte) []byte {
	t.Helper()
	pkg, _ := opc.Read(docx, opc.Limits{})
	main, _ := pkg.Main()
	pkg.SetRelationships(main.Name, slices.DeleteFunc(pkg.Relationships(main.Name), func(r opc.Relationship) bool { return strings.HasSuffix(r.Type, "/customXml") }))
	pkg.Remove("customXml/item1.xml")
	pkg.Remove("customXml/itemProps1.xml")
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDateOfIssueIsJudged: what the stamp breaks is told, what stood before is not
// told again.
func TestDateOfIssueIsJudged(t *testing.T) {
	made := mustGenerate(t, blanked(t, "quyet-dinh"))
	var codes []diag.Code
	for _, p := range mustNumber(t, Numbering{DOCX: made.DOCX, Number: "12", Date: "28/02/2019", Want: DOCX}).Problems {
		codes = append(codes, p.Code)
	}
	if !slices.Equal(codes, []diag.Code{"slot.month", "ND30-C-date-order"}) {
		t.Errorf("got %v", codes)
	}
}

// sameDraw compares what is drawn; pictures by what they show.
func sameDraw(a, b page.Drawing) bool {
	p, ok := a.(page.Picture)
	q, also := b.(page.Picture)
	if !ok || !also {
		return a == b
	}
	return p.W == q.W && p.H == q.H && bytes.Equal(p.Image.Data, q.Image.Data)
}
