package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mocban/mocban/internal/diag"
)

func back(t *testing.T, original []byte) []byte {
	t.Helper()
	table, problems := Read(original, Options{})
	problems = append(problems, diag.Problem{Code: "table.mapping", Severity: diag.Error, Message: diag.Say("Thiếu cột «x».", ""), Hint: diag.Say("Thêm cột.", "")})
	var out bytes.Buffer
	if err := table.WriteBack(&out, original, problems); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFaultsComeBackBesideTheRowsOfACSV(t *testing.T) {
	original := "ma;so\r\n=cmd|x;1.250\r\n\r\n@a;\"b;\"\"c\"\r\n-1;5;6\r\n"
	got := back(t, []byte(original))
	want := "\ufeffma;so;;Lỗi: Thiếu cột «x».;Cách sửa: Thêm cột.\r\n" +
		"'=cmd|x;1.250;;B2: «1.250» hiểu được hai cách: «1250» hoặc «1,25».;Viết 1250 hoặc 1,25.\r\n" +
		"\r\n'@a;\"b;\"\"c\";;;\r\n" +
		"-1;5;6;Dòng thừa hoặc thiếu ô: dòng có 3 ô, bảng có 2 cột.;"
	if !strings.HasPrefix(string(got), want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMendedFileIsReadWithoutTheWordsOfTheLastCheck(t *testing.T) {
	for name, original := range map[string][]byte{
		"csv": []byte("ma;so\nx;1.250\ny;5\n"), "jsonl": []byte("{\"ma\": \"x\", \"so\": [1]}\n{\"ma\": 1}\n"),
		"xlsx": sheetOf(t, [][]any{{"ma", "so"}, {"x", "1.250"}, {"y", 5}}, nil),
	} {
		first := back(t, original)
		table, problems := Read(first, Options{})
		if len(table.Columns) != 2 || len(problems) != 1 {
			t.Errorf("%s: %v %v", name, table.Columns, told(problems))
		}
		if second := back(t, first); name != "xlsx" && !bytes.Equal(first, second) {
			t.Errorf("%s: the second time gives\n%s\nthe first\n%s", name, second, first)
		}
	}
}

func TestFaultsComeBackInTheLinesOfJSON(t *testing.T) {
	got := back(t, []byte("{\"a\": 1}\n{\"a\": [1]}\nxx\n{}\n"))
	for i, line := range strings.Split(strings.TrimSpace(string(got)), "\n") {
		if want := []string{`{"a":1,"Lỗi":"Thiếu cột «x».","Cách sửa":"Thêm cột."}`, `{"a":[1],"Lỗi":"a: Giá`, `{"dong_goc":"xx","Lỗi":"Dòng không`, `{}`}[i]; !strings.HasPrefix(line, want) {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
}

func TestFaultsComeBackInTheWritersWorkbook(t *testing.T) {
	original := sheetOf(t, [][]any{{"ma", "so"}, {"a", "1.250"}, {"=1+1", 5}}, func(f *excelize.File) {
		id, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
		_ = f.SetCellStyle("Sheet1", "A1", "B1", id)
		_, _ = f.NewSheet("Khác")
	})
	got := back(t, original)
	if !bytes.Equal(got, back(t, original)) {
		t.Error("twice the same gives two files")
	}
	f, err := excelize.OpenReader(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{
		"A1": "ma", "C1": "Lỗi: Thiếu cột «x».", "D1": "Cách sửa: Thêm cột.", "C2": "B2: «1.250» hiểu được hai cách: «1250» hoặc «1,25».", "A3": "=1+1", "C3": "",
	} {
		if v, _ := f.GetCellValue("Sheet1", cell); v != want {
			t.Errorf("%s: %q, want %q", cell, v, want)
		}
	}
	if formula, _ := f.GetCellFormula("Sheet1", "A3"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
	if a, _ := f.GetCellStyle("Sheet1", "A1"); a == 0 {
		t.Error("the heading lost its format")
	}
	if len(f.GetSheetList()) != 2 {
		t.Error("a sheet is gone")
	}
}

func TestTextIsGuardedAgainstBeingAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "@SUM": "'@SUM", "+1": "'+1", "-x": "'-x", "\tx": "'\tx", " =1": "' =1", "-1": "-1", "-1.250,5": "-1.250,5", "a=1": "a=1", "": "", "＝1": "'＝1",
	} {
		if got := guard(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestRegisterHasTheEightColumnsAndEqualBytes(t *testing.T) {
	entries := []RegisterEntry{
		{Number: "07/BC-UBND", Date: "30/04/2026", Subject: "Báo cáo kết quả thực hiện một số chỉ tiêu quý I năm 2026", Signer: "Lò Văn Sơn", Recipients: "Ủy ban nhân dân tỉnh Lai Châu", Archive: "VT", Copies: 3},
		{Number: "=1+1", Date: "01/2026"},
	}
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := WriteRegister(out, entries); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("equal entries give two files")
	}
	if bytes.Contains(first.Bytes(), []byte("xuri")) {
		t.Error("the file is signed by its library")
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(registerSheet)
	if err != nil || len(rows) != 6 {
		t.Fatal(rows, err)
	}
	equal(t, "heading", rows[2], []string{"Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ghi chú"})
	equal(t, "first", rows[4], []string{"07/BC-UBND", "30/04/2026", "Báo cáo kết quả thực hiện một số chỉ tiêu quý I năm 2026", "Lò Văn Sơn", "Ủy ban nhân dân tỉnh Lai Châu", "VT", "3"})
	equal(t, "second", rows[5], []string{"=1+1", "01/2026"})
}

func TestWorkbookTooLargeToEditIsRefused(t *testing.T) {
	table := &Table{Format: XLSX, Sheet: "Trang 1", HeadingRow: 1}
	if err := table.WriteBack(io.Discard, bomb(t, 1<<10, 70<<20), nil); !errors.Is(err, ErrTooLarge) {
		t.Error("large part:", err)
	}
	far := rawBook(t, `<sheetData><row r="1"><c t="s"><v>0</v></c></row><row r="2"><c t="s"><v>1</v></c></row><row r="1048576"/></sheetData>`)
	table, problems := Read(far, Options{})
	if len(problems) > 0 || len(table.Rows) != 1 {
		t.Fatal(problems)
	}
	if err := table.WriteBack(io.Discard, far, nil); !errors.Is(err, ErrTooLarge) {
		t.Error("row far below:", err)
	}
}
