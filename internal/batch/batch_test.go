package batch_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// The sentences are those of the contract, section 5.
func TestContractsThreeReportsSayWhatTheContractPrints(t *testing.T) {
	plan := judge(t, requestOf(t, readFile(t, "don-vi-quy.csv")))
	if plan.Blocked() || len(plan.Items) != 3 || len(plan.Problems) > 0 {
		t.Fatalf("%d items, problems %v", len(plan.Items), plan.Problems)
	}
	want := [][]string{{
		"- Thu ngân sách trên địa bàn: thực hiện 418,5 triệu đồng, đạt 33,5% kế hoạch, tăng 7,3% so với cùng kỳ;",
		"- Diện tích lúa xuân: thực hiện 310,4 ha, đạt 99,5% kế hoạch, tăng 1,5% so với cùng kỳ;",
		"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 845 em, đạt 100% kế hoạch, tăng 5,5% so với cùng kỳ.",
		"Không có kiến nghị./.",
	}, {
		"- Thu ngân sách trên địa bàn: thực hiện 201 triệu đồng, đạt 20,5% kế hoạch, chưa có số liệu cùng kỳ để so sánh;",
		"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 655 em, đạt 102,3% kế hoạch, tăng 7,4% so với cùng kỳ.",
		"Còn 1 chỉ tiêu chưa có số liệu, sẽ báo cáo bổ sung./.",
	}, {
		"- Thu ngân sách trên địa bàn: thực hiện 4.012,25 triệu đồng, đạt 25,7% kế hoạch, tăng 8,1% so với cùng kỳ;",
		"- Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế: thực hiện 2.095 em, đạt 99,3% kế hoạch, tăng 2,2% so với cùng kỳ.",
		"Không có kiến nghị./.",
	}}
	for n := range want {
		doc, err := plan.Make(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		lines := wordsOf(t, fileOf(t, doc, ".docx"))
		for _, w := range want[n] {
			if !slices.Contains(lines, w) {
				t.Errorf("%s lacks %q in\n%s", plan.Items[n].Key, w, strings.Join(lines, "\n"))
			}
		}
	}
	doc, err := plan.Make(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	lines := wordsOf(t, fileOf(t, doc, ".docx"))
	at := slices.Index(lines, "Diện tích lúa xuân")
	if at < 0 || !slices.Equal(lines[at+1:at+7], []string{"ha", "275", "-", "268", "-", "-"}) {
		t.Errorf("the missing figure of X02 is not a dash:\n%s", strings.Join(lines, "\n"))
	}
}

func TestEqualPlansMakeEqualBytes(t *testing.T) {
	data := batchtest.CSV(batchtest.Rows(8, 3))
	run := func(workers int) []*batch.Document {
		plan := judge(t, requestOf(t, data))
		var docs []*batch.Document
		err := plan.Run(context.Background(), batch.RunOptions{Workers: workers}, func(d *batch.Document) error {
			docs = append(docs, d)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return docs
	}
	one, four := run(1), run(4)
	if len(one) != 8 || !reflect.DeepEqual(one, four) {
		t.Errorf("%d and %d documents differ", len(one), len(four))
	}
}

func TestPlanIDChangesWithEverythingThatDecidesTheFiles(t *testing.T) {
	base := func() batch.Request { return requestOf(t, batchtest.CSV(batchtest.Rows(2, 2))) }
	same := judge(t, base()).ID()
	if again := judge(t, base()).ID(); again != same || len(same) != 64 {
		t.Fatalf("equal requests have the ids %s and %s", same, again)
	}
	for name, change := range map[string]func(*batch.Request){
		"template": func(r *batch.Request) { r.Template = append(r.Template, ' ') },
		"a cell":   func(r *batch.Request) { r.Table.Rows[3].Cells[batchtest.Achieved].Value = "1" },
		"group":    func(r *batch.Request) { r.GroupBy = "ten_don_vi" },
		"formats":  func(r *batch.Request) { r.Formats = service.PDF },
		"names":    func(r *batch.Request) { r.Names = "{{ ma_don_vi }}" },
		"basis":    func(r *batch.Request) { r.Basis = "1.2.4" },
		"all":      func(r *batch.Request) { r.AllOrNothing = true },
	} {
		req := base()
		change(&req)
		if judge(t, req).ID() == same {
			t.Errorf("another %s has the same id", name)
		}
	}
	req := base()
	req.Workers = 7
	if judge(t, req).ID() != same {
		t.Error("the number of workers decides no file but changes the id")
	}
}

func TestBadRowStopsItsGroupOnly(t *testing.T) {
	rows := batchtest.Rows(4, 3)
	rows[5][5] = "Chủ tịch\x01" // the second unit's second row
	req := requestOf(t, batchtest.CSV(rows))
	plan := judge(t, req)
	var blocked []string
	for i := range plan.Items {
		if plan.Items[i].Blocked() {
			blocked = append(blocked, plan.Items[i].Key)
		}
	}
	if !slices.Equal(blocked, []string{"X002"}) || plan.Blocked() {
		t.Fatalf("blocked are %v; the plan: %v", blocked, plan.Problems)
	}
	if c := plan.Counts(); c.Items != 4 || c.Good != 3 || c.Blocked != 1 || c.Rows != 12 || c.BadRows == 0 {
		t.Errorf("counts %+v", c)
	}
	doc, err := plan.Make(context.Background(), 1)
	if err != nil || len(doc.Files) > 0 || doc.Entry.State != batch.Failed || len(doc.Entry.Problems) == 0 {
		t.Errorf("a blocked item gave %+v, %v", doc.Entry, err)
	}
	req.AllOrNothing = true
	if !judge(t, req).Blocked() {
		t.Error("all or nothing made something")
	}
}

func TestReportIsTheUsersSheetWithTwoColumns(t *testing.T) {
	rows := batchtest.Rows(2, 2)
	rows[3][5] = "Chủ tịch\x01"
	data := batchtest.CSV(rows)
	plan := judge(t, requestOf(t, data))
	var b bytes.Buffer
	if err := plan.Report(&b, data); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if !plan.HasReport() || plan.ReportFile() != "loi.csv" || !strings.Contains(lines[0], "Lỗi,Cách sửa") || strings.HasSuffix(strings.TrimSpace(lines[3]), ",") {
		t.Errorf("the report is\n%s", b.String())
	}
}

func TestNumberOfOneBodyStandsOnce(t *testing.T) {
	rows := batchtest.Rows(4, 1)
	for i, number := range []string{"12", "12", "", "12"} {
		rows[i+1][batchtest.Number] = number
	}
	for _, r := range rows[1:4] {
		r[1] = "Ủy ban nhân dân xã Bum Tở"
	}
	plan := judge(t, requestOf(t, batchtest.CSV(rows)))
	var at []string
	for _, f := range plan.Problems {
		if f.Code == "batch.duplicate_number" {
			at = append(at, f.Cell)
		}
	}
	// The fourth unit is another body: its 12 is its own.
	if !slices.Equal(at, []string{"D2", "D3"}) {
		t.Errorf("told at %v: %v", at, plan.Problems)
	}
}

func TestPatternNamesTheFiles(t *testing.T) {
	req := requestOf(t, readFile(t, "don-vi-quy.csv"))
	req.Names = "{{ ma_don_vi }}/{{ ten_don_vi | hoa }}"
	if got := judge(t, req).Items[0].Name; got != "X01-ỦY BAN NHÂN DÂN XÃ BUM TỞ" {
		t.Errorf("the name is %q", got)
	}
	req.Names = "Báo cáo"
	var names []string
	for _, item := range judge(t, req).Items {
		names = append(names, item.Name)
	}
	if !slices.Equal(names, []string{"Báo cáo", "Báo cáo (2)", "Báo cáo (3)"}) {
		t.Errorf("the names are %q", names)
	}
	req.Names = "{{ so }}"
	if got := judge(t, req).Items[0].Name; got != "Văn bản" {
		t.Errorf("an empty cell made the name %q", got)
	}
	req.Names = "{{ ma_donvi }}"
	if plan := judge(t, req); !plan.Blocked() || plan.Problems[0].Part != batch.NamesPart {
		t.Errorf("an unknown column in the pattern passed: %v", plan.Problems)
	}
}

func TestBadTemplateIsToldBeforeAnythingIsMade(t *testing.T) {
	req := requestOf(t, readFile(t, "don-vi-quy.csv"))
	req.Template = []byte(`{"loai": "bao_cao", "trich_yeu": "{{ chi_tieu"}`)
	plan := judge(t, req)
	if !plan.Blocked() || !plan.OfTemplate() || len(plan.Items) > 0 {
		t.Errorf("%d items, problems %v", len(plan.Items), plan.Problems)
	}
}

func TestStopFinishesWhatWasBegunAndNothingElse(t *testing.T) {
	plan := judge(t, requestOf(t, batchtest.CSV(batchtest.Rows(60, 1))))
	ctx, cancel := context.WithCancelCause(context.Background())
	stopped := errors.New("enough")
	last := 0
	err := plan.Run(ctx, batch.RunOptions{From: 10, Workers: 2}, func(d *batch.Document) error {
		if last == 0 && d.Entry.Item != 11 || last != 0 && d.Entry.Item != last+1 {
			t.Errorf("item %d came behind %d", d.Entry.Item, last)
		}
		last = d.Entry.Item
		cancel(stopped)
		return nil
	})
	// Two workers are four items ahead; one is read and two are in the making.
	if !errors.Is(err, stopped) || last < 11 || last > 11+4+1+2 {
		t.Errorf("ended at item %d with %v", last, err)
	}
}

func TestFailureToPutEndsTheRun(t *testing.T) {
	plan := judge(t, requestOf(t, batchtest.CSV(batchtest.Rows(30, 1))))
	full := errors.New("disk full")
	calls := 0
	err := plan.Run(context.Background(), batch.RunOptions{}, func(*batch.Document) error {
		calls++
		return full
	})
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestAllBadGroupsLeaveNothingToMake(t *testing.T) {
	rows := batchtest.Rows(3, 1)
	for _, r := range rows[1:] {
		r[5] = "\x01"
	}
	plan := judge(t, requestOf(t, batchtest.CSV(rows)))
	if !plan.Blocked() || plan.OfTemplate() || !diag.Blocks(plan.Problems) {
		t.Errorf("the plan is %+v", plan.Counts())
	}
}
