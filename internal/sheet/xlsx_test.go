package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestCellsOfAWorkbookKeepTheirMeaning(t *testing.T) {
	data := sheetOf(t, [][]any{
		{"Mã", "Ngày", "Ngày 2", "Số", "Chữ", "Đúng", "Giờ", "Tháng", "Tính"},
		{"001", 45691, 45691, 0.1 + 0.2, "1.234,5", true, 0.5, 45691, nil},
		{"002", 45691.75, 1, 1250, "7", false, 0.25, 45691, nil},
	}, func(f *excelize.File) {
		for cell, code := range map[string]string{"B": `[$-42A]dd "tháng" mm "năm" yyyy`, "C": "d/m/yy;@", "G": "h:mm", "H": "mm/yyyy"} {
			id, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			_ = f.SetCellStyle("Sheet1", cell+"2", cell+"3", id)
		}
		_ = f.SetRowVisible("Sheet1", 3, false)
		_ = f.SetColVisible("Sheet1", "D", false)
	})
	table, problems := Read(data, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if table.Hidden != 1 || table.Sheet != "Sheet1" || table.HeadingRow != 1 {
		t.Errorf("%d hidden, sheet %q, heading %d", table.Hidden, table.Sheet, table.HeadingRow)
	}
	for name, want := range map[string][]string{
		"Mã": {"t 001", "t 002"}, "Ngày": {"d 2025-02-03", "d 2025-02-03"}, "Ngày 2": {"d 2025-02-03", "d 1900-01-01"},
		"Số": {"n 0.3", "n 1250"}, "Chữ": {"n 1234.5", "n 7"}, "Đúng": {"b true", "b false"}, "Giờ": {"t 12:00", "t 06:00"},
		"Tháng": {"t 02/2025", "t 02/2025"}, "Tính": {"-", "-"},
	} {
		equal(t, name, column(t, table, name), want)
	}
}

func TestDateOf1904Workbook(t *testing.T) {
	yes := true
	data := sheetOf(t, [][]any{{"ma", "ngay"}, {"x", 44229}}, func(f *excelize.File) {
		_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		id, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle("Sheet1", "B2", "B2", id)
	})
	table, problems := Read(data, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	equal(t, "ngay", column(t, table, "ngay"), []string{"d 2025-02-03"})
}

func TestFormatCodeShowsADateOrNot(t *testing.T) {
	for code, want := range map[string]dateForm{
		"General": noDateForm, "0.00": noDateForm, "#,##0": noDateForm, `#,##0 "đ"`: noDateForm, `0\d`: noDateForm, "0.00E+00": noDateForm,
		"dd/mm/yyyy": dayForm, "yyyy-mm-dd": dayForm, "[$-vi-VN]dd mmmm yyyy;@": dayForm, `"ngày" dd "tháng" mm`: dayForm, "[Red]#,##0": noDateForm,
		"mm/yyyy": monthForm, "yyyy": yearForm, "[h]:mm:ss": clockForm, "mm:ss.0": clockForm, "d/m/yy h:mm": momentForm, "@": noDateForm, "_-* #,##0": noDateForm,
	} {
		if got := readDateForm(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

func TestDayThatNeverWas(t *testing.T) {
	table, problems := Read(rawBook(t, `<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>ngay</t></is></c></row>
		<row><c t="s"><v>1</v></c><c s="1"><v>60</v></c></row><row><c t="s"><v>1</v></c><c s="1"><v>61</v></c></row><row><c t="s"><v>1</v></c><c s="1"><v>9999999</v></c></row></sheetData>`), Options{})
	equal(t, "problems", told(problems), []string{"date.not_exist B2", "date.not_exist B4"})
	equal(t, "ngay", column(t, table, "ngay"), []string{"t 60", "d 1900-03-01", "t 9999999"})
	equal(t, "ten", column(t, table, "ten"), []string{"t Bum Tở", "t Bum Tở", "t Bum Tở"})
}

func TestFormulaCountsByItsValue(t *testing.T) {
	head := `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>`
	for _, c := range []struct{ cell, want, told string }{
		{`<c r="B2"><f>1+1</f><v>2</v></c>`, "n 2", ""},
		{`<c r="B2" t="str"><f>"a"</f><v>a_x000D_</v></c>`, "t a", ""},
		{`<c r="B2" t="str"><f>""</f><v></v></c>`, "-", ""},
		{`<c r="B2"><f>1+1</f></c>`, "-", "table.formula_no_value B2"},
		{`<c r="B2"><f>1+1</f><v/></c>`, "-", "table.formula_no_value B2"},
		{`<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "t #DIV/0!", "table.error_value B2"},
		{`<c r="B2"><v>1.23456789012E11</v></c>`, "n 123456789012", ""},
		{`<c r="B2"><v>1E-7</v></c>`, "n 0.0000001", ""},
		{`<c r="B2" t="d"><v>2025-02-03T00:00:00Z</v></c>`, "d 2025-02-03", ""},
		{`<c r="B2" t="inlineStr"><is><t>=cmd|' /C calc'!A0</t></is></c>`, "t =cmd|' /C calc'!A0", ""},
	} {
		table, problems := Read(rawBook(t, `<sheetData>`+head+`<row r="2"><c r="A2" t="s"><v>1</v></c>`+c.cell+`</row></sheetData>`), Options{})
		if got := strings.Join(told(problems), " "); got != c.told {
			t.Errorf("%s: %q, want %q", c.cell, got, c.told)
		}
		equal(t, c.cell, column(t, table, "b"), []string{c.want})
	}
}

func TestDamagedWorkbookIsToldNotGuessed(t *testing.T) {
	for name, data := range map[string]string{
		"column beyond Z":   `<sheetData><row r="1"><c r="ZZZZZZ99999999"><v>1</v></c></row></sheetData>`,
		"row too large":     `<sheetData><row r="2147483647"><c><v>1</v></c></row></sheetData>`,
		"row below one":     `<sheetData><row r="-1"><c><v>1</v></c></row></sheetData>`,
		"row twice":         `<sheetData><row r="2"/><row r="2"/></sheetData>`,
		"cell twice":        `<sheetData><row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>`,
		"cell of other row": `<sheetData><row r="1"><c r="B2"><v>1</v></c></row></sheetData>`,
		"string not there":  `<sheetData><row r="1"><c t="s"><v>2</v></c></row></sheetData>`,
		"string below zero": `<sheetData><row r="1"><c t="s"><v>-1</v></c></row></sheetData>`,
		"style not there":   `<sheetData><row r="1"><c s="2"><v>1</v></c></row></sheetData>`,
		"no number":         `<sheetData><row r="1"><c><v>1,5</v></c></row></sheetData>`,
		"infinite":          `<sheetData><row r="1"><c><v>Inf</v></c></row></sheetData>`,
		"unknown type":      `<sheetData><row r="1"><c t="q"><v>1</v></c></row></sheetData>`,
		"cut off":           `<sheetData><row r="1"><c><v>1</v></c></row>`,
		"no XML":            `<sheetData><row r="1`,
		"entity":            `<sheetData><row r="1"><c><v>&x;</v></c></row></sheetData>`,
		"doctype":           `<!DOCTYPE a [<!ENTITY x "y">]><sheetData/>`,
		"merged nowhere":    `<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`,
	} {
		table, problems := Read(rawBook(t, data), Options{})
		if table != nil || len(problems) != 1 || problems[0].Code != "table.corrupt" {
			t.Errorf("%s: %v %v", name, table, problems)
		}
	}
}

func TestPackageOfAWorkbookIsJudged(t *testing.T) {
	good := rawBook(t, "<sheetData/>")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"cut":              {good[:len(good)-30], "table.corrupt"},
		"no sheet":         {parts(t, "xl/workbook.xml", "<workbook/>", "xl/_rels/workbook.xml.rels", "<Relationships/>"), "table.corrupt"},
		"no relationships": {parts(t, "xl/workbook.xml", "<workbook/>"), "table.corrupt"},
		"part twice":       {parts(t, "xl/workbook.xml", "<workbook/>", "XL/workbook.xml", "<workbook/>"), "table.corrupt"},
		"many parts":       {parts(t, strings.Split(strings.Repeat("xl/workbook.xml,,", 2001), ",")...), "archive.too_many_entries"},
	} {
		_, problems := Read(c.data, Options{})
		equal(t, name, told(problems), []string{c.want})
	}
}

// bomb is a workbook whose sheet unpacks to a size that its directory may deny.
func bomb(t *testing.T, size, declared int) []byte {
	t.Helper()
	var packed bytes.Buffer
	d, _ := flate.NewWriter(&packed, 9)
	if _, err := io.Copy(d, io.LimitReader(zeros{}, int64(size))); err != nil {
		t.Fatal(err)
	}
	_ = d.Close()
	src, err := zip.NewReader(bytes.NewReader(rawBook(t, "<sheetData/>")), int64(len(rawBook(t, "<sheetData/>"))))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range src.File {
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			w, _ := z.CreateRaw(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(declared)})
			_, _ = w.Write(packed.Bytes())
		} else if err := z.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	_ = z.Close()
	return out.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "<a/>"[i%4]
	}
	return len(p) &^ 3, nil
}

func TestZipBombIsStopped(t *testing.T) {
	_, problems := Read(bomb(t, 1<<20, 300<<20), Options{})
	equal(t, "honest", told(problems), []string{"archive.bomb"})
	_, problems = Read(bomb(t, 2<<20, 2<<20), Options{Limits: Limits{Ratio: 100, RatioFrom: 1 << 20}})
	equal(t, "ratio", told(problems), []string{"archive.bomb"})
	_, problems = Read(bomb(t, 2<<20, 1000), Options{Limits: Limits{Inflated: 1 << 20}})
	if len(problems) != 1 || problems[0].Code != "archive.bomb" && problems[0].Code != "table.corrupt" {
		t.Errorf("lying: %v", problems)
	}
}

func TestSheetMustBeChosenWhereSeveralHaveCells(t *testing.T) {
	two := func(f *excelize.File) {
		_, _ = f.NewSheet("Quý II")
		_, _ = f.NewSheet("Ẩn")
		_ = f.SetCellStr("Quý II", "A1", "ten")
		_ = f.SetCellStr("Quý II", "A2", "b")
		_ = f.SetCellStr("Ẩn", "A1", "x")
		_ = f.SetSheetVisible("Ẩn", false)
	}
	data := sheetOf(t, [][]any{{"ten"}, {"a"}}, two)
	_, problems := Read(data, Options{})
	if equal(t, "none named", told(problems), []string{"table.choose_sheet"}); !strings.Contains(problems[0].Message.VI, "«Sheet1», «Quý II».") {
		t.Error(problems)
	}
	_, problems = Read(data, Options{Sheet: "Quý III"})
	equal(t, "wrong name", told(problems), []string{"table.choose_sheet"})
	table, problems := Read(data, Options{Sheet: "quý ii"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	equal(t, "named", column(t, table, "ten"), []string{"t b"})
	empty := sheetOf(t, [][]any{{"ten"}, {"a"}}, func(f *excelize.File) { _, _ = f.NewSheet("Sheet2"); _, _ = f.NewSheet("Sheet3") })
	if table, problems := Read(empty, Options{}); table == nil || table.Sheet != "Sheet1" {
		t.Error("empty sheets count:", problems)
	}
}

func TestMergedCellsStandForTheRowsTheyCover(t *testing.T) {
	table, problems := Read(sheetOf(t, [][]any{
		{"BÁO CÁO QUÝ"}, {}, {"Đơn vị", "Chỉ tiêu", "Số"}, {"Bum Tở", "a", 1}, {nil, "b", 2}, {nil, "c", 3}, {"Tủa", "d", 4},
	}, func(f *excelize.File) {
		_ = f.MergeCell("Sheet1", "A1", "C1")
		_ = f.MergeCell("Sheet1", "A4", "A6")
	}), Options{})
	if len(problems) > 0 || table.HeadingRow != 3 {
		t.Fatal(problems)
	}
	equal(t, "unit", column(t, table, "Đơn vị"), []string{"t Bum Tở", "t Bum Tở", "t Bum Tở", "t Tủa"})
	_, problems = Read(sheetOf(t, [][]any{{"a", "b", nil}, {1, 2, 3}}, func(f *excelize.File) { _ = f.MergeCell("Sheet1", "B1", "C1") }), Options{})
	equal(t, "heading", told(problems), []string{"table.merged_heading B1", "table.unnamed_column C1"})
}

func TestNumberThatWasACodeIsFound(t *testing.T) {
	for _, c := range []struct {
		name string
		rows [][]any
		want []string
	}{
		{"beside text", [][]any{{"ma", "so_giay"}, {"a", "036099012345"}, {"b", 36099012346}}, []string{"table.leading_zero_lost B3"}},
		{"short code", [][]any{{"ma", "x"}, {"001", 1}, {2, 1}}, []string{"table.leading_zero_lost A3"}},
		{"by heading", [][]any{{"ma", "CCCD"}, {"a", 36099012346}, {"b", 36099012347}}, []string{"table.leading_zero_lost B2", "table.leading_zero_lost B3"}},
		{"telephone", [][]any{{"ma", "Điện thoại"}, {"a", 912345678}}, []string{"table.leading_zero_lost B2"}},
		{"short form as text", [][]any{{"ma", "x"}, {"a", "1.23457E+11"}}, []string{"table.leading_zero_lost B2"}},
		{"money", [][]any{{"ma", "Kinh phí"}, {"a", 912345678}}, nil},
	} {
		_, problems := Read(sheetOf(t, c.rows, nil), Options{})
		equal(t, c.name, told(problems), c.want)
	}
}
