package sheet

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// RegisterEntry is one document in the register of documents sent, a line of the
// form of Phụ lục IV of Nghị định 30/2020/NĐ-CP.
type RegisterEntry struct {
	Number     string // Số, ký hiệu văn bản
	Date       string // Ngày tháng văn bản, as it is to be shown
	Subject    string // Tên loại và trích yếu nội dung văn bản
	Signer     string // Người ký
	Recipients string // Nơi nhận văn bản
	Archive    string // Đơn vị, người nhận bản lưu
	Copies     int    // Số lượng bản; 0 leaves the cell for the văn thư
	Note       string // Ghi chú
}

// registerColumns are the eight columns of the form with widths, in letters, that
// fill an A4 page across.
var registerColumns = []struct {
	name  string
	width float64
}{
	{"Số, ký hiệu văn bản", 16}, {"Ngày tháng văn bản", 12}, {"Tên loại và trích yếu nội dung văn bản", 40}, {"Người ký", 17},
	{"Nơi nhận văn bản", 24}, {"Đơn vị, người nhận bản lưu", 15}, {"Số lượng bản", 8}, {"Ghi chú", 12},
}

const (
	registerSheet = "Sổ đăng ký văn bản đi"
	registerFont  = "Times New Roman"
	registerHead  = 3 // row of the names of the columns; the row below counts them
)

// WriteRegister writes the register of documents sent (Sổ đăng ký văn bản đi) as a
// workbook for A4 across, its heading on each page. Equal entries give equal bytes.
func WriteRegister(w io.Writer, entries []RegisterEntry) error {
	if len(entries) > lastRow-registerHead-1 {
		return fmt.Errorf("sheet: register: %d entries are more than a sheet has rows", len(entries))
	}
	file := excelize.NewFile()
	defer file.Close()
	e := &editor{file: file, sheet: registerSheet}
	e.err = file.SetSheetName("Sheet1", registerSheet)
	e.registerHeading()
	e.registerRows(entries)
	e.registerPage(registerHead + 1 + len(entries))
	if e.err == nil {
		_, e.err = file.WriteTo(w)
	}
	if e.err != nil {
		return fmt.Errorf("sheet: register: %w", e.err)
	}
	return nil
}

func registerStyle(size float64, bold bool, horizontal, vertical string, borders bool) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: registerFont, Size: size, Bold: bold},
		Alignment: &excelize.Alignment{Horizontal: horizontal, Vertical: vertical, WrapText: true},
	}
	if borders {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	return s
}

func (e *editor) registerHeading() {
	last := len(registerColumns)
	e.str(1, 1, "SỔ ĐĂNG KÝ VĂN BẢN ĐI")
	if e.err == nil {
		e.err = e.file.MergeCell(e.sheet, "A1", cellName(last, 1))
	}
	e.style(1, 1, last, 1, e.newStyle(registerStyle(14, true, "center", "center", false)))
	for i, c := range registerColumns {
		e.str(i+1, registerHead, c.name)
		e.str(i+1, registerHead+1, fmt.Sprintf("(%d)", i+1))
		e.width(i+1, c.width)
	}
	e.style(1, registerHead, last, registerHead, e.newStyle(registerStyle(12, true, "center", "center", true)))
	e.style(1, registerHead+1, last, registerHead+1, e.newStyle(registerStyle(11, false, "center", "center", true)))
	e.height(registerHead, 48)
}

// registerRows writes all but the number of copies as text: a number such as
// 01/2026 would become a date in the hands of Excel.
func (e *editor) registerRows(entries []RegisterEntry) {
	left := e.newStyle(registerStyle(12, false, "left", "top", true))
	centre := e.newStyle(registerStyle(12, false, "center", "top", true))
	for i, entry := range entries {
		row := registerHead + 2 + i
		texts := []string{entry.Number, entry.Date, entry.Subject, entry.Signer, entry.Recipients, entry.Archive, "", entry.Note}
		lines := 1
		for c, text := range texts {
			e.str(c+1, row, text)
			lines = max(lines, linesOf(text, registerColumns[c].width))
		}
		if entry.Copies > 0 && e.err == nil {
			e.err = e.file.SetCellInt(e.sheet, cellName(7, row), int64(entry.Copies))
		}
		e.style(1, row, len(texts), row, left)
		for _, c := range []int{1, 2, 7} {
			e.style(c, row, c, row, centre)
		}
		e.height(row, min(16*float64(lines)+2, 400))
	}
}

// linesOf guesses how many lines a text takes in a column, because a workbook
// written without Excel has no heights of its own and other programs do not find
// them. Excel's width counts digits of 11 pt; letters of 12 pt need a little more.
func linesOf(text string, width float64) int {
	lines := 0
	for _, line := range strings.Split(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)*10/int(width*9.5)
	}
	return lines
}

func (e *editor) height(row int, points float64) {
	if e.err == nil {
		e.err = e.file.SetRowHeight(e.sheet, row, points)
	}
}

// registerPage sets A4 across with the heading on each page and the page's number.
func (e *editor) registerPage(last int) {
	const a4, inch = 9, 25.4
	orientation, fit, free := "landscape", 1, 0
	size, side, top, yes := a4, 15/inch, 20/inch, true
	for _, step := range []func() error{
		func() error {
			return e.file.SetPageLayout(e.sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &fit, FitToHeight: &free})
		},
		func() error { return e.file.SetSheetProps(e.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}) },
		func() error {
			return e.file.SetPageMargins(e.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Horizontally: &yes})
		},
		func() error { return e.file.SetHeaderFooter(e.sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P"}) },
		func() error {
			return e.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: e.sheet,
				RefersTo: fmt.Sprintf("'%s'!$%d:$%d", e.sheet, registerHead, registerHead+1)})
		},
		func() error {
			return e.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: e.sheet,
				RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", e.sheet, columnName(len(registerColumns)), last)})
		},
		func() error {
			return e.file.SetPanes(e.sheet, &excelize.Panes{Freeze: true, YSplit: registerHead + 1, TopLeftCell: cellName(1, registerHead+2), ActivePane: "bottomLeft"})
		},
		// The library would sign with its author's name.
		func() error {
			return e.file.SetDocProps(&excelize.DocProperties{Creator: "mocban", Title: registerSheet})
		},
		func() error { return e.file.SetAppProps(&excelize.AppProperties{Application: "mocban"}) },
	} {
		if e.err == nil {
			e.err = step()
		}
	}
}
