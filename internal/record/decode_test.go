package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// cases are the documents that must keep working for ever.
var cases = []string{"ke-hoach-tre-em", "bao-cao-quy", "quyet-dinh", "cong-van"}

func input(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", name, "du-lieu.json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decoded(t testing.TB, data []byte) *Record {
	t.Helper()
	rec, ps := Decode(data, Limits{})
	for _, p := range ps {
		t.Errorf("%s %s: %s", p.Code, p.At, p.Message.VI)
	}
	if rec == nil {
		t.FailNow()
	}
	return rec
}

func TestPlanIsReadWhole(t *testing.T) {
	d := decoded(t, input(t, "ke-hoach-tre-em"))
	if !d.Number.Blank() || d.Date.Day != 0 || d.Date.Month != 5 || d.Date.Year != 2024 || d.Date.At != "/ngay" {
		t.Errorf("number %q, date %+v: both are blanks for the văn thư", d.Number.S, d.Date)
	}
	if d.Kind.S != "ke_hoach" || d.State != Draft || d.Medium != Paper || len(d.Body) != 4 || len(d.Recipients) != 4 || d.Archive[1] != (Text{"VP", "/luu/1"}) {
		t.Errorf("got %+v", d)
	}
	s := d.Body[1].(*Section)
	inner := s.Body[0].(*Section)
	if inner.Title != (Text{"Mục đích", "/noi_dung/1/noi_dung/0/tieu_de"}) || len(inner.Body) != 2 {
		t.Errorf("got %+v", inner)
	}
	list := d.Body[3].(*Section).Body[0].(*List)
	if list.Mark != Numbered || len(list.Items) != 2 || list.Items[1].At != "/noi_dung/3/noi_dung/0/danh_so/1" {
		t.Errorf("got %+v", list)
	}
}

func TestReportKeepsNumbersAsWritten(t *testing.T) {
	d := decoded(t, input(t, "bao-cao-quy"))
	sec := d.Body[1].(*Section).Body[0].(*Section)
	p := sec.Body[0].(*Paragraph)
	if len(p.Spans) != 3 || !p.Spans[1].Bold || p.Spans[1].S != "1.250,5 tỷ đồng" {
		t.Errorf("got %+v", p.Spans)
	}
	it := sec.Body[1].(*IndicatorTable)
	if len(it.Columns) != 5 || it.Columns[4].Measure != PeriodRate || len(it.Rows) != 7 || it.Rows[4].Group.S != "Thương mại" {
		t.Errorf("got %+v", it)
	}
	if r := it.Rows[1]; r.Actual.Number != "1250.5" || r.Cumulative.At != r.At.Key("luy_ke") || !r.Cumulative.Null {
		t.Errorf("got %+v", r)
	}
	if r := it.Rows[6]; !r.Actual.Null || r.Plan.Number != "18.5" || it.Rows[3].SamePeriod.Number != "0" {
		t.Errorf("a missing figure is null and a given 0 is 0: %+v", r)
	}
	a := d.Annexes[0]
	table := a.Body[0].(*Table)
	if !a.Landscape || len(table.Columns) != 5 || len(table.Columns[3].Group) != 2 || table.Columns[3].Group[1].Align != Right || table.Columns[0].Percent != 500 {
		t.Errorf("got %+v", table.Columns)
	}
	if table.Rows[0].Cells[3].Number != "1543.2" || table.Total.Label.S != "Tổng cộng" || len(table.Total.Columns) != 2 || table.Total.Given != nil {
		t.Errorf("got %+v", table.Total)
	}
	if s := d.Signers[0]; s.For.S != "Giám đốc" || s.Title.S != "Phó Giám đốc" || s.At != "/ky" {
		t.Errorf("got %+v", s)
	}
}

func TestDecisionHasArticles(t *testing.T) {
	d := decoded(t, input(t, "quyet-dinh"))
	a := d.Body[1].(*Article)
	l := a.Body[1].(*List)
	if d.Number.S != "7" || len(d.LegalBases) != 3 || len(d.Body) != 4 || !a.Title.Blank() || l.Mark != Lettered || len(l.Items) != 3 {
		t.Errorf("got %+v", d)
	}
}

func TestLetterHasItsExtras(t *testing.T) {
	d := decoded(t, input(t, "cong-van"))
	if d.Urgency.S != "KHẨN" || d.Copies != 45 || d.CopiesAt != "/so_ban" || d.Address.Phone.S != "0213.3876.512" || d.Drafter.S != "LTH" {
		t.Errorf("got %+v", d)
	}
	cells := d.Annexes[0].Body[0].(*Table).Rows[1].Cells
	if len(cells) != 4 || cells[0].Spans[0].S != "2" || cells[1].Null || cells[1].Spans != nil {
		t.Errorf("an empty cell is empty, not null: %+v", cells)
	}
}

// minimal is the least sound plan, with one more member put in.
func minimal(member string) string {
	if member != "" {
		member = ", " + member
	}
	return `{"loai": "ke_hoach", "co_quan": "Sở Công Thương", "ky_hieu": "KH-SCT", "trich_yeu": "Bảo vệ trẻ em", "noi_dung": ["A."], "ky": {"chuc_vu": "Giám đốc", "ho_ten": "An"}` + member + `}`
}

func TestNumberIsTheSameHoweverWritten(t *testing.T) {
	for _, s := range []string{`7`, `"7"`, `"07"`, `" 007 "`} {
		if d := decoded(t, []byte(minimal(`"so": `+s))); d.Number != (Text{"7", "/so"}) {
			t.Errorf("%s gives %+v", s, d.Number)
		}
	}
}

func TestBlankCountsAsAbsent(t *testing.T) {
	d := decoded(t, []byte(minimal(`"so": "", "ngay": null, "kinh_gui": ["", null], "dia_danh": "  ", "dia_chi_co_quan": {"fax": ""}, "do_mat": "", "phu_luc": []`)))
	if !d.Number.Blank() || d.Date.Year != 0 || len(d.Addressees) != 0 || !d.Place.Blank() || d.Address != nil || d.Place.At != "" {
		t.Errorf("got %+v", d)
	}
}

func TestOneStringIsAListOfOne(t *testing.T) {
	d := decoded(t, []byte(minimal(`"kinh_gui": "A", "noi_nhan": "B", "luu": "VT", "can_cu": "C"`)))
	for _, list := range [][]Text{d.Addressees, d.Recipients, d.Archive, d.LegalBases} {
		if len(list) != 1 {
			t.Errorf("got %v", list)
		}
	}
}

func TestSymbolFollowsFromKindAndCommittee(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Ủy ban nhân dân tỉnh Lai Châu", "KH-UBND"}, {"UBND xã Bum Tở", "KH-UBND"},
		{"Uỷ ban nhân dân xã", "KH-UBND"}, {"Hội đồng nhân dân tỉnh", "KH-HĐND"},
	} {
		doc := strings.NewReplacer("Sở Công Thương", c.body, `"ky_hieu": "KH-SCT", `, "").Replace(minimal(""))
		if d := decoded(t, []byte(doc)); d.Symbol != (Text{c.want, "/ky_hieu"}) {
			t.Errorf("%s gives %+v", c.body, d.Symbol)
		}
	}
}

func TestUrgencyInAnyToneAndCase(t *testing.T) {
	for _, s := range []string{"HỎA TỐC", "HOẢ TỐC", "Hoả tốc", "hỏa tốc"} {
		if d := decoded(t, []byte(minimal(`"muc_do_khan": "`+s+`"`))); d.Urgency.S != "HỎA TỐC" {
			t.Errorf("%s gives %q", s, d.Urgency.S)
		}
	}
}

func TestLineBreaksInNamesAndTitles(t *testing.T) {
	d := decoded(t, []byte(strings.Replace(minimal(`"co_quan_chu_quan": "Bộ Y tế\r\nCục A"`), "Bảo vệ", `Bảo\nvệ`, 1)))
	if d.Subject.S != "Bảo\nvệ trẻ em" || d.ParentAuthority.S != "Bộ Y tế\nCục A" {
		t.Errorf("got %q, %q", d.Subject.S, d.ParentAuthority.S)
	}
}

func TestArticleWithTitleAndItemWithBlocks(t *testing.T) {
	d := decoded(t, []byte(strings.Replace(minimal(""), `["A."]`,
		`[{"dieu": {"tieu_de": "Phạm vi", "noi_dung": [{"chu_cai": ["x", {"noi_dung": ["y", {"gach_dau_dong": ["z"]}]}]}]}}]`, 1)))
	a := d.Body[0].(*Article)
	l := a.Body[0].(*List)
	if a.Title.S != "Phạm vi" || len(l.Items[1].Body) != 2 || a.At != "/noi_dung/0/dieu" {
		t.Errorf("got %+v", a)
	}
}
