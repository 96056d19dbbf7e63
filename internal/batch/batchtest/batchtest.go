// Package batchtest makes data of any size for tests of batches.
//
// In: how many units and rows. Out: the bytes of a CSV or a workbook, the same on
// every day. Never: is imported outside tests.
package batchtest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"strconv"
)

// Headings are the columns of the rows, those of the contract's example.
var Headings = []string{
	"ma_don_vi", "ten_don_vi", "dia_danh", "so", "nguoi_ky", "chuc_vu", "chi_tieu", "don_vi", "ke_hoach", "thuc_hien", "cung_ky",
}

// Columns of the rows by what they hold.
const (
	Key, Number, Indicator, Planned, Achieved, Before = 0, 3, 6, 8, 9, 10
)

// Rows makes units with rows each, below the headings. Plans and results are whole
// numbers or have one decimal; every unit has figures of its own, and one in seven
// rows has no result yet.
func Rows(units, each int) [][]string {
	rows := [][]string{Headings}
	for u := 1; u <= units; u++ {
		for r := 1; r <= each; r++ {
			plan, done := strconv.Itoa(100+7*u+r), fmt.Sprintf("%d.%d", 50+3*u+2*r, 1+(u+r)%9)
			if (u+r)%7 == 0 {
				done = ""
			}
			rows = append(rows, []string{
				fmt.Sprintf("X%03d", u), fmt.Sprintf("Ủy ban nhân dân xã Tân Lập %d", u), "Tân Lập", "",
				"Lò Văn Sơn", "Chủ tịch", fmt.Sprintf("Chỉ tiêu số %d", r), "triệu đồng", plan, done, strconv.Itoa(40 + 2*u + r),
			})
		}
	}
	return rows
}

// CSV writes rows with commas.
func CSV(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // memory takes everything
	return b.Bytes()
}

// XLSX writes rows as a workbook of one sheet, as other programs than Excel do: all
// text within the cells. What looks like a number is one.
func XLSX(rows [][]string) ([]byte, error) {
	var sheet bytes.Buffer
	sheet.WriteString(`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for r, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, r+1)
		for c, value := range row {
			writeCell(&sheet, string(rune('A'+c))+strconv.Itoa(r+1), value)
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range append(frame, [2]string{"xl/worksheets/sheet1.xml", sheet.String()}) {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			return nil, fmt.Errorf("batchtest: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("batchtest: %w", err)
	}
	return b.Bytes(), nil
}

func writeCell(b *bytes.Buffer, ref, value string) {
	if value == "" {
		return
	}
	if _, err := strconv.ParseFloat(value, 64); err == nil {
		fmt.Fprintf(b, `<c r="%s"><v>%s</v></c>`, ref, value)
		return
	}
	fmt.Fprintf(b, `<c r="%s" t="inlineStr"><is><t>`, ref)
	_ = xml.EscapeText(b, []byte(value)) // memory takes everything
	b.WriteString(`</t></is></c>`)
}

// frame is what a workbook has around its sheet.
var frame = [][2]string{
	{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
	{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="So lieu" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}
