package service

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/golden"
	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/lint"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/pdf"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/templates"
)

const testdata = "../../testdata"

// cases are the folders of testdata that hold a document.
func cases(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testdata, "*", "du-lieu.json"))
	if err != nil || len(files) < 4 {
		t.Fatalf("want at least the four inputs of the contract, found %v, %v", files, err)
	}
	var out []string
	for _, f := range files {
		out = append(out, filepath.Base(filepath.Dir(f)))
	}
	return out
}

func input(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(testdata, name, "du-lieu.json"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func today() time.Time { return time.Date(2026, time.November, 24, 9, 0, 0, 0, vietnam) }

var shared = sync.OnceValues(func() (*Service, error) {
	return New(Options{Templates: templates.FS, Fonts: fonts.FS, Now: today})
})

func newService(t testing.TB) *Service {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func generate(t testing.TB, name string) *Result {
	t.Helper()
	res, err := newService(t).Generate(context.Background(), Request{JSON: input(t, name), Want: DOCX | PDF})
	if err != nil {
		t.Fatal(err)
	}
	if res.Blocked() {
		t.Fatalf("%s: blocked: %+v", name, res.Problems)
	}
	return res
}

// pagesOf takes a case as far as finished pages.
func pagesOf(t testing.TB, name string) *page.Document {
	t.Helper()
	j := newService(t).begin(input(t, name))
	if ok, err := j.merge(); !ok {
		t.Fatalf("%s: %v %+v", name, err, j.res.Problems)
	}
	j.layout()
	return j.pages
}

func TestWholeWayIsAsReviewed(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(name, func(t *testing.T) {
			res := generate(t, name)
			dump, err := golden.DOCX(res.DOCX)
			if err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, filepath.Join(testdata, name, "docx.golden"), dump)
			golden.Compare(t, filepath.Join(testdata, name, "pages.golden"), page.Dump(pagesOf(t, name)))
			golden.Compare(t, filepath.Join(testdata, name, "problems.golden"), listing(res.Problems))
		})
	}
}

func listing(ps []diag.Problem) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %s %s\n\t%s\n\t%s\n\t%s\n", p.Severity, p.Code, p.At, p.Message.VI, p.Hint.VI, p.Ref)
	}
	return b.String()
}

func TestSameInputGivesSameBytesInTurnAndInParallel(t *testing.T) {
	for _, name := range cases(t) {
		first := generate(t, name)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				again := generate(t, name)
				if !bytes.Equal(first.DOCX, again.DOCX) || !bytes.Equal(first.PDF, again.PDF) {
					t.Errorf("%s: bytes differ", name)
				}
			})
		}
		wg.Wait()
	}
}

func TestDecomposedInputGivesTheSameBytes(t *testing.T) {
	composed := []byte(`{"loai":"ke_hoach","co_quan":"Sở Y tế","ky_hieu":"KH-SYT","trich_yeu":"Thử","noi_dung":["Một việc."],"ky":{"chuc_vu":"Giám đốc","ho_ten":"Lê Văn Ân"}}`)
	decomposed := []byte(strings.NewReplacer("ở", "o\u031b\u0309", "ế", "e\u0302\u0301", "ử", "u\u031b\u0309", "ộ", "o\u0323\u0302").Replace(string(composed)))
	if bytes.Equal(composed, decomposed) {
		t.Fatal("the test's own inputs are equal")
	}
	s := newService(t)
	a, errA := s.Generate(context.Background(), Request{JSON: composed, Want: DOCX | PDF})
	b, errB := s.Generate(context.Background(), Request{JSON: decomposed, Want: DOCX | PDF})
	if errA != nil || errB != nil || a.PDF == nil {
		t.Fatal(errA, errB, a.Problems)
	}
	if !bytes.Equal(a.DOCX, b.DOCX) || !bytes.Equal(a.PDF, b.PDF) {
		t.Error("NFD input gives other bytes than NFC")
	}
}

func TestProblemOfTheInputMakesNeitherFile(t *testing.T) {
	json := []byte(`{"loai":"ke_hoach","co_quan":"Sở Y tế","ky_hieu":"KH-SYT","trich_yeu":"Thử","lạ":1,"noi_dung":["Một."],"ky":{"chuc_vu":"Giám đốc","ho_ten":"Lê Văn Ân"}}`)
	res, err := newService(t).Generate(context.Background(), Request{JSON: json, Want: DOCX | PDF})
	if err != nil || !res.Blocked() || res.DOCX != nil || res.PDF != nil {
		t.Errorf("got %+v, %v", res, err)
	}
}

func TestLetterThatTheFontLacksStopsEachForm(t *testing.T) {
	json := []byte(`{"loai":"ke_hoach","co_quan":"Sở Y tế","ky_hieu":"KH-SYT","trich_yeu":"Thử","noi_dung":["Một 漢."],"ky":{"chuc_vu":"Giám đốc","ho_ten":"Lê Văn Ân"}}`)
	for _, want := range []Format{DOCX, PDF, DOCX | PDF} {
		res, err := newService(t).Generate(context.Background(), Request{JSON: json, Want: want})
		if err != nil || res.DOCX != nil || res.PDF != nil || !slices.ContainsFunc(res.Problems, func(p diag.Problem) bool { return p.Code == "text.char_unsupported" && p.At == "/noi_dung/0" }) {
			t.Errorf("%v: got %+v, %v", want, res, err)
		}
	}
}

func TestWhatStopsADocumentIsToldFirst(t *testing.T) {
	json := []byte(`{"loai":"ke_hoach","co_quan":"Sở Y tế","ky_hieu":"KH - SYT","trich_yeu":"Thử","noi_dung":["Một 漢."],"ky":{"chuc_vu":"Giám đốc","ho_ten":"Lê Văn Ân"}}`)
	res, err := newService(t).Check(context.Background(), json)
	if err != nil || len(res.Problems) < 2 || res.Problems[0].Code != "text.char_unsupported" {
		t.Errorf("got %+v, %v", res, err)
	}
}

func TestKindWithoutFormIsAProblem(t *testing.T) {
	const only = "mau-1.5-cong-van.docx"
	form, err := templates.FS.ReadFile(only)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Options{Templates: fstest.MapFS{only: {Data: form}}, Fonts: fonts.FS, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.Generate(context.Background(), Request{JSON: input(t, "ke-hoach-tre-em"), Want: DOCX | PDF})
	if err != nil || res.DOCX != nil || res.PDF != nil || !slices.ContainsFunc(res.Problems, func(p diag.Problem) bool { return p.Code == "kind.no_form" }) {
		t.Errorf("got %+v, %v", res, err)
	}
}

func TestCancelledRequestEndsEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newService(t).Generate(ctx, Request{JSON: input(t, "quyet-dinh"), Want: PDF}); err == nil {
		t.Error("want the context's error")
	}
}

func TestWordsOfThePlanAreTheWordsOfItsSource(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(testdata, "nguon-ke-hoach-tre-em.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	text = text[strings.Index(text, "KẾ HOẠCH"):]
	text = strings.NewReplacer("**", "", "*", "", "#", "").Replace(text)
	j := newService(t).begin(input(t, "ke-hoach-tre-em"))
	if ok, err := j.merge(); !ok {
		t.Fatal(err, j.res.Problems)
	}
	got := strings.Join(wml.PlainText(j.doc), "\n")
	got = got[strings.Index(got, "KẾ HOẠCH"):]
	a, b := strings.Fields(text), strings.Fields(got)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("word %d: source %q, document %q", i, a[i:min(i+8, len(a))], b[i:min(i+8, len(b))])
		}
	}
	if len(a) != len(b) {
		t.Errorf("source has %d words, document %d", len(a), len(b))
	}
}

func BenchmarkCheck(b *testing.B) {
	s := newService(b)
	json := input(b, "ke-hoach-tre-em")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Check(context.Background(), json); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStage measures each stage of the road on its own, on the plan and on
// the report.
func BenchmarkStage(b *testing.B) {
	for _, name := range []string{"ke-hoach-tre-em", "bao-cao-quy"} {
		s, json := newService(b), input(b, name)
		j := s.begin(json)
		if ok, err := j.merge(); !ok {
			b.Fatal(err, j.res.Problems)
		}
		j.layout()
		file, _ := s.catalog.Form(j.rec.Kind.S)
		form, err := s.forms.form(file)
		if err != nil {
			b.Fatal(err)
		}
		meta := pdf.Meta{Title: "x", Language: "vi-VN", Created: undated}
		stage := func(what string, f func()) {
			b.Run(name+"/"+what, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
		stage("decode", func() { record.Decode(json, record.Limits{}) })
		stage("judge", func() { lint.Record(j.rec, s.judging()) })
		stage("merge", func() {
			form.Document(j.rec, merge.Options{Measure: s.measure, Year: 2026, Created: undated})
		})
		stage("docx", func() { _ = j.docx() })
		stage("layout", func() { layout.Pages(j.doc, s.faces, layout.Options{}) })
		stage("fpdf", func() { _, _ = pdf.FPDF(j.pages, s.faces, meta) })
		stage("json-to-docx", func() { _, _ = s.Generate(context.Background(), Request{JSON: json, Want: DOCX}) })
		stage("json-to-pdf", func() { _, _ = s.Generate(context.Background(), Request{JSON: json, Want: PDF}) })
	}
}

func TestDocumentsKeepTheOrderOfTheSchema(t *testing.T) {
	for _, name := range cases(t) {
		for _, fault := range golden.CheckOrder(generate(t, name).DOCX) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestWordsOfDocumentAndPagesAreTheSame(t *testing.T) {
	for _, name := range cases(t) {
		j := newService(t).begin(input(t, name))
		if ok, err := j.merge(); !ok {
			t.Fatal(err, j.res.Problems)
		}
		j.layout()
		want := letters(strings.Join(wml.PlainText(j.doc), ""))
		var b strings.Builder
		for _, p := range j.pages.Pages {
			for _, it := range p.Items {
				if txt, ok := it.Draw.(page.Text); ok && it.Role == page.Content {
					b.WriteString(txt.Chars)
				}
			}
		}
		if got := letters(b.String()); got != want {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s: the words part at …%.60s… and …%.60s…", name, want[max(0, i-20):], got[max(0, i-20):])
		}
	}
}

// letters drops what only spaces and parts.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, s)
}

func TestUndatedDraftIsJudgedByToday(t *testing.T) {
	unjudged := func(date string) int {
		res, err := newService(t).Check(context.Background(), []byte(`{"loai":"ke_hoach","co_quan":"Sở Y tế","ky_hieu":"KH-SYT",`+date+
			`"trich_yeu":"Thử","noi_dung":["Một việc."],"ky":{"chuc_vu":"Giám đốc","ho_ten":"Lê Văn Ân"}}`))
		if err != nil || res.Blocked() {
			t.Fatal(err, res)
		}
		return len(res.NotEvaluated)
	}
	if dated, undated := unjudged(`"ngay":"05/6/2026",`), unjudged(""); dated != undated {
		t.Errorf("%d rules are said to be unjudged without a date, %d with one", undated, dated)
	}
}

// TestManyRecipientsDoNotDriveTheSignatureAway has more of them than a page holds: they
// go on behind it, and the signature stays where the text ends.
func TestManyRecipientsDoNotDriveTheSignatureAway(t *testing.T) {
	places := slices.Repeat([]string{`"Ủy ban nhân dân các xã, phường trên địa bàn tỉnh"`}, 80)
	json := `{"loai":"cong_van","co_quan_chu_quan":"UBND TỈNH LAI CHÂU","co_quan":"SỞ Y TẾ","ky_hieu":"SYT-VP","trich_yeu":"việc cung cấp số liệu","so":"12","ngay":"20/11/2026","dia_danh":"Lai Châu",` +
		`"kinh_gui":["Ủy ban nhân dân các xã, phường"],"noi_dung":["Sở Y tế đề nghị cung cấp số liệu."],` +
		`"noi_nhan":[` + strings.Join(places, ",") + `],"ky":{"chuc_vu":"GIÁM ĐỐC","ho_ten":"Trần Thị B"}}`
	pages := pagesIn(t, mustGenerate(t, []byte(json)).DOCX)
	texts := make([]string, len(pages.Pages))
	for i, p := range pages.Pages {
		for _, item := range p.Items {
			if run, ok := item.Draw.(page.Text); ok {
				texts[i] += run.Chars + " "
			}
		}
	}
	if len(texts) < 3 || !strings.Contains(texts[0], "Trần Thị B") || !strings.Contains(texts[len(texts)-1], "Lưu: VT.") {
		t.Errorf("%q", texts)
	}
}
