package batch_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
)

// The consolidated report of the quarter: one row a unit, the sum in a sentence and
// in the table.
const quarterSummary = `{"loai": "bao_cao", "co_quan": "Sở Tài chính", "co_quan_chu_quan": "Ủy ban nhân dân tỉnh Lai Châu", "ky_hieu": "BC-STC",
"dia_danh": "Lai Châu", "ngay": "04/2026", "trich_yeu": "Tổng hợp kết quả quý I năm 2026", "kinh_gui": ["Ủy ban nhân dân tỉnh Lai Châu"],
"noi_dung": ["Có {{ so_bao_cao }} đơn vị báo cáo, thực hiện cộng {{ tong(dong, thuc_hien) | dang_so }} triệu đồng.",
{"bang": {"tieu_de": "Kết quả của các đơn vị", "cot": [{"ten": "Đơn vị", "rong": 50}, {"ten": "Kế hoạch"}, {"ten": "Thực hiện"}],
"dong": [{"lap": "nhom", "o": ["{{ ten_don_vi }}", "{{ tong(dong, ke_hoach) }}", "{{ tong(dong, thuc_hien) }}"]}],
"tong_cong": {"nhan": "Cộng", "cot": [1, 2]}}}],
"noi_nhan": ["Như trên"], "luu": ["VT"], "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"}}`

const (
	quarterUnits = 200
	quarterRows  = 20 // a unit
)

func quarterPlan(t testing.TB) (*batch.Plan, [][]string) {
	t.Helper()
	rows := batchtest.Rows(quarterUnits, quarterRows)
	book, err := batchtest.XLSX(rows)
	if err != nil {
		t.Fatal(err)
	}
	table, found := sheet.Read(book, sheet.Options{Name: "so-lieu.xlsx"})
	if table == nil || table.Format != sheet.XLSX || len(table.Rows) != quarterUnits*quarterRows {
		t.Fatalf("the workbook cannot be read: %v", found)
	}
	return judge(t, batch.Request{
		Template: readFile(t, "mau-bao-cao-don-vi.json"), Summary: []byte(quarterSummary), Table: table, Found: found,
		GroupBy: "ma_don_vi", Formats: service.DOCX | service.PDF,
	}), rows
}

// Figures are read back from the files: those of the sentences, of the tables and of
// the consolidated report are those of the workbook.
func TestQuarterOfTwoHundredUnitsAgreesInTextTableAndSummary(t *testing.T) {
	plan, rows := quarterPlan(t)
	if plan.Blocked() || len(plan.Items) != quarterUnits+1 || len(plan.Problems) > 0 {
		t.Fatalf("%d items, problems %v", len(plan.Items), plan.Problems)
	}
	sums := make([]int, 0, quarterUnits) // in tenths
	n := 0
	err := plan.Run(context.Background(), batch.RunOptions{}, func(d *batch.Document) error {
		words := wordsOf(t, fileOf(t, d, ".docx"))
		if n < quarterUnits {
			own := rows[1+n*quarterRows : 1+(n+1)*quarterRows]
			sums = append(sums, checkReport(t, d.Entry.Key, words, own))
			if n%50 == 0 {
				checkPDF(t, d, own)
			}
		} else {
			checkSummary(t, words, sums)
			if !strings.HasPrefix(d.Files[0].Name, "Tổng hợp ") {
				t.Errorf("the consolidated report is called %q", d.Files[0].Name)
			}
		}
		n++
		return nil
	})
	if err != nil || n != quarterUnits+1 {
		t.Fatalf("%d documents, %v", n, err)
	}
}

var sentence = regexp.MustCompile(`^- (Chỉ tiêu số \d+): thực hiện ([\d.,]+) triệu đồng, đạt ([\d.,]+)% kế hoạch, (?:(tăng|giảm) [\d.,]+% so với|bằng) cùng kỳ[;.]$`)

// checkReport compares one report with its rows and gives the sum of the results its
// table shows, in tenths.
func checkReport(t *testing.T, key string, words []string, rows [][]string) (sum int) {
	t.Helper()
	told := map[string][]string{}
	for _, w := range words {
		if m := sentence.FindStringSubmatch(w); m != nil {
			told[m[1]] = m[2:]
		}
	}
	for _, r := range rows {
		at := slices.Index(words, r[batchtest.Indicator])
		if at < 0 {
			t.Fatalf("%s: the table lacks %s", key, r[batchtest.Indicator])
		}
		planned, achieved, rate, compared := words[at+2], words[at+3], words[at+5], words[at+6]
		said, isSaid := told[r[batchtest.Indicator]]
		if r[batchtest.Achieved] == "" {
			if isSaid || achieved != "-" || rate != "-" || compared != "-" {
				t.Errorf("%s, %s: no result, but %q, %q", key, r[batchtest.Indicator], said, words[at:at+7])
			}
			continue
		}
		if tenths(t, planned) != tenths(t, r[batchtest.Planned]) || tenths(t, achieved) != tenths(t, strings.ReplaceAll(r[batchtest.Achieved], ".", ",")) {
			t.Errorf("%s, %s: the table has %q, the workbook %q", key, r[batchtest.Indicator], words[at:at+7], r)
		}
		if !isSaid || said[0] != achieved || said[1] != rate {
			t.Errorf("%s, %s: the sentence says %q, the table %q", key, r[batchtest.Indicator], said, words[at:at+7])
		} else if up := tenths(t, compared) > 1000; (said[2] == "tăng") != up {
			t.Errorf("%s, %s: «%s» for %s%% of the year before", key, r[batchtest.Indicator], said[2], compared)
		}
		sum += tenths(t, achieved)
	}
	return sum
}

func checkSummary(t *testing.T, words []string, sums []int) {
	t.Helper()
	total := 0
	for u, sum := range sums {
		total += sum
		at := slices.Index(words, fmt.Sprintf("Ủy ban nhân dân xã Tân Lập %d", u+1))
		if at < 0 || tenths(t, words[at+2]) != sum {
			t.Errorf("unit %d: the reports add up to %d tenths, the consolidated one has %q", u+1, sum, words[max(at, 0):max(at, 0)+3])
		}
	}
	at := slices.Index(words, "Cộng")
	if at < 0 || tenths(t, words[at+2]) != total {
		t.Errorf("the total is %d tenths, not %q", total, words[max(at, 0):max(at, 0)+3])
	}
	want := fmt.Sprintf("Có %d đơn vị báo cáo, thực hiện cộng %s triệu đồng.", len(sums), words[at+2])
	if !slices.Contains(words, want) {
		t.Errorf("the sentence %q is missing", want)
	}
}

// tenths reads a number as the documents write it: 1.234,5.
func tenths(t *testing.T, s string) int {
	t.Helper()
	whole, part, _ := strings.Cut(strings.ReplaceAll(s, ".", ""), ",")
	n, err := strconv.Atoi(whole + (part + "0")[:1])
	if err != nil || len(part) > 1 {
		t.Fatalf("%q is no number of one decimal", s)
	}
	return n
}

// checkPDF reads the results back from the drawn file, where the program for that is
// installed.
func checkPDF(t *testing.T, d *batch.Document, rows [][]string) {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return
	}
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, fileOf(t, d, ".pdf"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, r := range rows {
		if r[batchtest.Achieved] == "" {
			continue
		}
		achieved := strings.ReplaceAll(r[batchtest.Achieved], ".", ",")
		if !strings.Contains(text, r[batchtest.Indicator]+": thực hiện "+achieved+" triệu đồng") {
			t.Errorf("%s: the PDF does not say %s of %s", d.Entry.Key, achieved, r[batchtest.Indicator])
		}
	}
}
