package lint

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

func decoded(t testing.TB, file string) *record.Record {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	rec, problems := record.Decode(data, record.Limits{})
	if diag.Blocks(problems) {
		t.Fatalf("%s: %v", file, problems)
	}
	return rec
}

func TestRealDocumentsHaveTheFindingsOfAClerk(t *testing.T) {
	for file, want := range map[string][]string{
		"bao-cao-quy.json": nil, "quyet-dinh.json": nil, "cong-van.json": nil,
		"ke-hoach-tre-em.json": {
			"info ND30-PL1-II-5a /trich_yeu",
			"error ND30-PL1-II-6b1 /noi_dung/2/noi_dung/1/noi_dung/0",
			"error ND30-PL1-II-6b1 /noi_dung/2/noi_dung/1/noi_dung/0",
			"error ND30-PL2-V-5 /noi_dung/2/noi_dung/2/noi_dung/0",
			"error ND30-PL2-V-8b /noi_dung/2/noi_dung/2/noi_dung/0",
			"error ND30-PL2-IV-1a /noi_dung/3/noi_dung/0/danh_so/1",
			"error ND30-PL2-IV-1a /noi_nhan/0",
		},
	} {
		var got []string
		for _, p := range Record(decoded(t, file), Options{}) {
			got = append(got, p.Severity.String()+" "+string(p.Code)+" "+string(p.At))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", file, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestMessagesQuoteWhatStandsAndSayWhatToWrite(t *testing.T) {
	found := Record(with("ke_hoach", symbolIs("KH - SCT")), Options{})
	if len(found) != 1 {
		t.Fatal(found)
	}
	p := found[0]
	if p.Message.VI != "Giữa các nhóm chữ viết tắt trong ký hiệu «KH - SCT» không được có khoảng cách." || p.Hint.VI != "Ghi «KH-SCT»." ||
		p.Ref != "điểm c khoản 3 Mục II Phần I Phụ lục I" || p.At != "/ky_hieu" || p.Severity != diag.Error {
		t.Errorf("%+v", p)
	}
}

func with(kind string, c change) *record.Record {
	r := good(kind)
	c(r)
	return r
}

func TestSeverityIsTheCallersThenTheOfficesThenTheRules(t *testing.T) {
	const code = "ND30-PL1-II-3c3"
	r := with("ke_hoach", symbolIs("KH - SCT"))
	r.Severities = []record.Severity{{Code: code, Severity: diag.Info}}
	if found := Record(r, Options{}); len(found) != 1 || found[0].Severity != diag.Info {
		t.Errorf("the office's severity is not used: %v", found)
	}
	if found := Record(r, Options{Severity: map[diag.Code]diag.Severity{code: diag.Warning}}); len(found) != 1 || found[0].Severity != diag.Warning {
		t.Errorf("the caller's severity is not used: %v", found)
	}
	if found := Record(r, Options{Severity: map[diag.Code]diag.Severity{code: Off}}); len(found) != 0 {
		t.Errorf("the rule is not silent: %v", found)
	}
}

func TestAnOfficeThatSaysHowItWorksIsBelieved(t *testing.T) {
	r := with("ke_hoach", both(authority("Trung tâm Xúc tiến"), signer("TM", "Trung tâm Xúc tiến")))
	r.Mode = record.Collective
	if found := Record(r, Options{}); len(found) != 0 {
		t.Error(found)
	}
}

func TestDraftsMayHaveBlanksAndIssuedDocumentsNot(t *testing.T) {
	r := good("ke_hoach")
	r.State, r.Number, r.Date, r.Place = record.Draft, record.Text{}, record.Date{}, record.Text{}
	if found := Record(r, Options{}); len(found) != 0 {
		t.Error(found)
	}
	r.State = record.Issued
	var at []string
	for _, p := range Record(r, Options{}) {
		at = append(at, string(p.At))
	}
	if got := strings.Join(at, " "); got != "/so /ngay /dia_danh" {
		t.Errorf("blanks found at %s", got)
	}
}

func TestRulesThatMissADateAreListed(t *testing.T) {
	r := good("ke_hoach")
	count := len(NotEvaluated(r, Options{}))
	r.Date = record.Date{}
	undated := NotEvaluated(r, Options{})
	if len(undated) != count+3 {
		t.Errorf("%d rules without a date, %d with one; three need it", len(undated), count)
	}
	for _, x := range undated {
		if x.Why.VI == "" {
			t.Errorf("%s: no reason", x.Code)
		}
	}
	today := record.Date{Day: 1, Month: 7, Year: 2026}
	if got := len(NotEvaluated(r, Options{Today: today})); got != count {
		t.Errorf("%d rules unjudged although today is known, want %d", got, count)
	}
	parent("UBND tỉnh Đồng Nai")(r)
	draft(r)
	if found := Record(r, Options{Today: today}); len(found) != 1 || found[0].Code != "ND30-PL1-II-2a4" {
		t.Errorf("a draft is not judged by today: %v", found)
	}
}

func TestTheCatalogueCanBeReplaced(t *testing.T) {
	c, err := ReadCatalogue([]byte(`{"don_vi": [{"loai": "tỉnh", "ten": "Lai Châu", "den": "2024-01-01", "nay_la": "thành phố Lai Châu"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	found := Record(good("ke_hoach"), Options{Catalogue: c})
	if len(found) != 1 || found[0].Code != "ND30-PL1-II-2a4" || !strings.Contains(found[0].Hint.VI, "thành phố Lai Châu") {
		t.Error(found)
	}
	for _, bad := range []string{`{`, `{"don_vi": [{"ten": "A", "tu": "1/7/2025"}]}`, `{"cap_da_bo": [{"loai": "huyện", "den": "2025"}]}`} {
		if _, err := ReadCatalogue([]byte(bad)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

func TestProvincesAddUp(t *testing.T) {
	c := builtIn()
	for _, x := range []struct {
		on                day
		provinces, cities int
	}{{makeDay(30, 6, 2025), 57, 6}, {makeDay(1, 7, 2025), 28, 6}, {makeDay(29, 4, 2026), 28, 6}, {makeDay(30, 4, 2026), 27, 7}, {makeDay(1, 10, 2026), 25, 9}} {
		provinces, cities := 0, 0
		for i := range c.Units {
			switch u := &c.Units[i]; {
			case !u.lives(x.on):
			case u.Type == "tỉnh":
				provinces++
			case u.Type == "thành phố":
				cities++
			}
		}
		if provinces != x.provinces || cities != x.cities {
			t.Errorf("%s: %d tỉnh and %d thành phố, want %d and %d", x.on, provinces, cities, x.provinces, x.cities)
		}
	}
}

func TestRegulationsAttachedToADecisionNeedTitles(t *testing.T) {
	r := good("quyet_dinh")
	a := &record.Article{Body: []record.Block{para("Quy chế này quy định việc phối hợp.")}, At: "/van_ban_kem_theo/0/noi_dung/0"}
	r.Attachments = []record.Attachment{{Kind: txt("quy_che", ""), Body: []record.Block{a}}}
	if found := Record(r, Options{}); len(found) != 1 || found[0].Code != "ND30-PL1-II-6d" || found[0].At != a.At {
		t.Error(found)
	}
}

func TestAReferenceByNameIsAReferenceToTheAnnex(t *testing.T) {
	r := with("ke_hoach", annexes("Một", "Hai"))
	r.Annexes[0].ID, r.Annexes[1].ID = "mot", "hai"
	r.Body = []record.Block{&record.Paragraph{Spans: []record.Span{{S: "Theo "}, {Ref: "mot"}, {S: " và "}, {Ref: "hai"}, {S: "."}}, At: "/noi_dung/0"}}
	if found := Record(r, Options{}); len(found) != 0 {
		t.Error(found)
	}
}

func TestOneRuleSpeaksFiftyTimesAtMost(t *testing.T) {
	r := with("ke_hoach", body(strings.Split(strings.Repeat("Học tập bác Hồ.\n", 80)+"Hết.", "\n")...))
	if found := Record(r, Options{}); len(found) != mostPerRule {
		t.Errorf("%d problems", len(found))
	}
}

func TestTheSameDocumentHasTheSameProblems(t *testing.T) {
	r := decoded(t, "ke-hoach-tre-em.json")
	first := Record(r, Options{})
	for range 5 {
		if again := Record(r, Options{}); !reflect.DeepEqual(first, again) {
			t.Fatal("the problems differ")
		}
	}
	if Record(nil, Options{}) != nil {
		t.Error("no record, yet problems")
	}
}

func TestDocumentsAreJudgedSideBySide(t *testing.T) {
	r := decoded(t, "ke-hoach-tre-em.json")
	want := len(Record(r, Options{}))
	done := make(chan int)
	for range 8 {
		go func() { done <- len(Record(r, Options{})) }()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("%d problems, want %d", got, want)
		}
	}
}

// FuzzRecord puts strange text everywhere; nothing may break, and every problem
// must say all it has to.
func FuzzRecord(f *testing.F) {
	for _, s := range []string{"Khoản 2 Điều 5", "TP.", "Phụ lục I đến Phụ lục", "30/2020/NĐ-CP ngày 5", "KT.GIÁM ĐỐC", "a) b) ./.", "UBND tỉnh", "TS. \u00a0", "Kỷ tỵ năm", "\xff\xfe1.1.", "tháng giêng"} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		ids := kindIDs()
		r := good(ids[int(kind)%len(ids)])
		for _, c := range []change{authority(s), parent(s), symbolIs(s), place(s), title(s), bases(s, "Căn cứ "+s), competence(s), drafter(s), annexes(s, s),
			recipients(s), archive(s), addressedTo(s), signer("TM", s, "TL", s, "KT", s, "chuc_vu", s, "ho_ten", s), body(s, "Căn cứ "+s, s+" "+s)} {
			c(r)
		}
		for _, p := range Record(r, Options{Today: record.Date{Day: 1, Month: 7, Year: 2026}}) {
			if p.Message.VI == "" || p.Hint.VI == "" || p.Message.EN == "" || p.Hint.EN == "" || !strings.Contains(s, "%") && strings.Contains(p.Message.VI+p.Hint.EN, "%!") {
				t.Errorf("%+v", p)
			}
		}
	})
}

func TestRoomThatIsKeptHoldsNothingOfItsDocument(t *testing.T) {
	j := newJudge(decoded(t, "ke-hoach-tre-em.json"), Options{}, theBook())
	j.read()
	room := j.scratch
	texts, citations := room.texts, room.citations
	if len(texts) == 0 || len(citations) == 0 {
		t.Fatal("nothing was read")
	}
	room.release()
	for i := range texts {
		if !reflect.DeepEqual(texts[i], text{}) {
			t.Fatalf("text %d is kept: %q", i, texts[i].s)
		}
	}
	for i := range citations {
		if citations[i] != (citation{}) {
			t.Fatalf("citation %d is kept: %s", i, citations[i].number)
		}
	}
	if len(room.texts)+len(room.words)+len(room.citations)+len(room.mentions) > 0 {
		t.Error("the room is not empty")
	}
}
