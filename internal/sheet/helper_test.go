package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mocban/mocban/internal/diag"
)

// told writes problems as code and cell, or code, row and column.
func told(problems []diag.Problem) []string {
	var out []string
	for _, p := range problems {
		where := p.Cell
		if where == "" && p.Row > 0 {
			where = fmt.Sprint(p.Row)
		}
		out = append(out, strings.TrimSpace(string(p.Code)+" "+where))
	}
	return out
}

// column writes the cells of a column: kind and value.
func column(t *testing.T, table *Table, name string) []string {
	t.Helper()
	c := table.Find(name)
	if c < 0 {
		t.Fatalf("no column %q in %v", name, table.Columns)
	}
	var out []string
	for _, row := range table.Rows {
		cell := row.Cells[c]
		out = append(out, strings.TrimSpace("-tndb"[cell.Kind:cell.Kind+1]+" "+cell.Value))
	}
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

// sheetOf makes a workbook by excelize; what does not fit its calls goes into edit.
func sheetOf(t testing.TB, rows [][]any, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", cellName(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if edit != nil {
		edit(f)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts makes a ZIP of names and contents in turn.
func parts(t testing.TB, list ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i+1 < len(list); i += 2 {
		w, err := z.Create(list[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(list[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// rawBook is the smallest workbook around the XML of sheetData, with two strings
// and two styles: a number and a date.
func rawBook(t testing.TB, sheetData string) []byte {
	t.Helper()
	return parts(t,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="`+office+`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+office+`sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="`+office+`styles" Target="/xl/styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>ten</t></si><si><r><t>Bum </t></r><r><t>Tở</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet>`+sheetData+`</worksheet>`)
}
