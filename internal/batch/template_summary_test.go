package batch

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// quarter is the consolidated report of the three communes, one of four missing.
func quarter(t testing.TB, change func(s *Summary)) (*Filled, []diag.Problem) {
	t.Helper()
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	s := Summary{
		Table: table, Groups: grouped(t, table, "ma_don_vi"), GroupBy: "ma_don_vi",
		Roster: tableOf(t, string(fixture(t, "danh-sach-don-vi.csv"))),
	}
	if change != nil {
		change(&s)
	}
	tmpl, problems := CompileSummary(fixture(t, "mau-tong-hop.json"), headings(table))
	if tmpl == nil {
		t.Fatalf("%+v", problems)
	}
	return tmpl.FillSummary(s)
}

func TestConsolidatedReportHasOneRowAUnit(t *testing.T) {
	f, problems := quarter(t, nil)
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	got := strings.Join(made(t, f.JSON), "|")
	for _, want := range []string{
		"tổng hợp báo cáo của 03/04 đơn vị",
		"|Còn 01 đơn vị chưa gửi báo cáo: Ủy ban nhân dân xã Pa Ủ.|",
		"|Tổng thu của các đơn vị là 4.631,75 triệu đồng, đạt 26% kế hoạch, tăng 12,9% so với cùng kỳ; bình quân mỗi đơn vị 1.543,92 triệu đồng.|",
		"|1|Ủy ban nhân dân xã Bum Tở|1.250|418,5|390|33,5|2|",
		"|2|Ủy ban nhân dân xã Tủa Sín Chải|980|201|0|20,5|3|",
		"|3|Ủy ban nhân dân phường Đoàn Kết|15.600|4.012,25|3.711,9|25,7|1|",
		"|17.830|4.631,75|4.101,9|",
		"|1|Thu ngân sách trên địa bàn|triệu đồng|17.830|4.631,75|4.101,9|26|112,9|",
		"|2|Diện tích lúa xuân|ha|312|310,4|305,75|99,5|101,5|",
		"|3|Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế|em|3.595|3.595|3.461|100|103,9|",
		"|Số liệu của 01 chỉ tiêu chưa được báo cáo nên chưa cộng vào bảng trên./.|",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}

func TestConsolidatedReportPassesTheCheck(t *testing.T) {
	f, _ := quarter(t, nil)
	res, err := theHouse(t).Check(context.Background(), f.JSON)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range res.Problems {
		if p.Severity == diag.Error {
			t.Errorf("%+v", p)
		}
	}
	if path := os.Getenv("MOCBAN_TEST_PDF"); path != "" { // to look at
		res, err := theHouse(t).Generate(context.Background(), service.Request{JSON: f.JSON, Want: service.PDF})
		if err != nil || os.WriteFile(path, res.PDF, 0o644) != nil {
			t.Fatal(err)
		}
	}
}

// TestFiguresAgree reads the same figures from the sentences and the tables of the
// units and from the consolidated report.
func TestFiguresAgree(t *testing.T) {
	table := tableOf(t, string(fixture(t, "don-vi-quy.csv")))
	tmpl := compiled(t, string(fixture(t, "mau-bao-cao-don-vi.json")), table)
	f, _ := quarter(t, nil)
	all := strings.Join(made(t, f.JSON), "|")
	for _, g := range grouped(t, table, "ma_don_vi") {
		one, _ := tmpl.Fill(g)
		words := made(t, one.JSON)
		i := slices.Index(words, "Thu ngân sách trên địa bàn")
		if i < 0 {
			t.Fatal(words)
		}
		plan, actual, rate := words[i+2], words[i+3], words[i+5]
		if sentence := "thực hiện " + actual + " triệu đồng, đạt " + rate + "% kế hoạch"; !strings.Contains(strings.Join(words, "|"), sentence) {
			t.Errorf("%s: no sentence %q", g.Key, sentence)
		}
		if row := "|" + plan + "|" + actual + "|"; !strings.Contains(all, row) || !strings.Contains(all, "|"+rate+"|") {
			t.Errorf("%s: the consolidated report lacks %s %s", g.Key, row, rate)
		}
	}
}

func TestLateUnitsAreThoseAfterTheDeadline(t *testing.T) {
	const data = "ma_don_vi,ten_don_vi,chi_tieu,don_vi,ke_hoach,thuc_hien,cung_ky,ngay_nop\n" +
		"X01,A,t,d,1,1,1,2026-04-05\nX02,B,t,d,1,1,1,2026-04-05\nX02,B,t,d,1,1,1,06/04/2026\nX03,C,t,d,1,1,1,\n"
	for deadline, want := range map[string]string{"2026-04-05": `["B 06/4/2026"]`, "04/04/2026": `["A 05/4/2026","B 06/4/2026"]`, "": `[]`} {
		table := tableOf(t, data)
		tmpl, problems := CompileSummary([]byte(`{"a": [{"lap": "don_vi_muon", "noi_dung": "{{ ten_don_vi }} {{ ngay_nop }}"}]}`), headings(table))
		if len(problems) > 0 {
			t.Fatalf("%+v", problems)
		}
		f, problems := tmpl.FillSummary(Summary{Table: table, Groups: grouped(t, table, "ma_don_vi"), GroupBy: "ma_don_vi", Deadline: deadline})
		if len(problems) > 0 || string(f.JSON) != `{"a":`+want+`}` {
			t.Errorf("%s: %s, %+v", deadline, f.JSON, problems)
		}
	}
}

func TestUnitsWithErrorsAreInNoSum(t *testing.T) {
	f, problems := quarter(t, func(s *Summary) { s.Failed = map[string]bool{"X03": true} })
	if p := only(t, problems); p.Code != "batch.summary_partial" || p.Severity != diag.Warning || !strings.Contains(p.Message.VI, "X03") {
		t.Errorf("%+v", p)
	}
	got := strings.Join(made(t, f.JSON), "|")
	for want, is := range map[string]bool{"Tổng thu của các đơn vị là 619,5 triệu đồng": true, "phường Đoàn Kết": false, "báo cáo của 03/04 đơn vị": true} {
		if strings.Contains(got, want) != is {
			t.Errorf("%s: %t\n%s", want, !is, got)
		}
	}
}

func TestKeysThatTheRosterLacksAreTold(t *testing.T) {
	_, problems := quarter(t, func(s *Summary) {
		s.Roster = tableOf(t, "Mã đơn vị,ten_don_vi\nX01,A\nX02,B\nX-03,C\n")
	})
	p := only(t, problems)
	if p.Code != "table.unit_unknown" || p.Severity != diag.Warning || p.Cell != "A8" || !strings.Contains(p.Hint.VI, "X-03") {
		t.Errorf("%+v", p)
	}
	_, problems = quarter(t, func(s *Summary) { s.Roster = tableOf(t, "ten\nA\n") })
	if p := only(t, problems); p.Code != "table.mapping" {
		t.Errorf("%+v", p)
	}
}

func TestLateUnitsNeedTheirDays(t *testing.T) {
	_, problems := CompileSummary(fixture(t, "mau-tong-hop.json"), headings(tableOf(t, string(fixture(t, "don-vi-quy.csv")))))
	if p := only(t, problems); p.Severity != diag.Warning || p.Code != "table.mapping" || !strings.Contains(p.Message.VI, "ngay_nop") {
		t.Errorf("%+v", p)
	}
}
