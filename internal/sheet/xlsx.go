package sheet

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// Reading does without excelize, which writing uses: its stream of rows tells neither
// the type and the format of a cell nor that a formula has no value, its other calls
// hold a whole sheet in memory for that, and it is silent about cells and strings
// that are not there.

// workbook reads the wanted sheet of a workbook.
func (r *reader) workbook(data []byte) *Table {
	p, err := openPackage(data, r.opt.Limits)
	if err != nil {
		r.refuse("", err)
		return nil
	}
	book, err := openBook(p)
	if err != nil {
		r.refuse("", err)
		return nil
	}
	name, ok := r.choose(book)
	if !ok {
		return nil
	}
	t, err := r.worksheet(book, name)
	if err != nil {
		r.refuse(name.Name, err)
		return nil
	}
	return t
}

// choose finds the wanted sheet. Of several that can be seen, those without a cell
// do not count: old versions of Excel put three sheets into every workbook.
func (r *reader) choose(book *book) (sheetName, bool) {
	if want := headingName(r.opt.Sheet); want != "" {
		for _, s := range book.sheets {
			if sameName(headingName(s.Name)) == sameName(want) {
				return s, true
			}
		}
		r.add(chooseSheet(diag.Say("Không có trang «%s»", "There is no sheet «%s»", shown(r.opt.Sheet)), book.sheets))
		return sheetName{}, false
	}
	seen := slices.DeleteFunc(slices.Clone(book.sheets), func(s sheetName) bool { return s.State != "" && s.State != "visible" })
	if len(seen) == 0 {
		r.add(chooseSheet(diag.Say("Mọi trang đều ẩn", "All sheets are hidden"), book.sheets))
		return sheetName{}, false
	}
	candidates := seen
	if len(seen) > 1 {
		candidates = slices.DeleteFunc(slices.Clone(seen), func(s sheetName) bool { return !book.filled(s) })
	}
	if len(candidates) == 1 {
		return candidates[0], true
	}
	r.add(chooseSheet(diag.Say("Tệp có nhiều trang", "The workbook has several sheets"), seen))
	return sheetName{}, false
}

func chooseSheet(why diag.Text, sheets []sheetName) diag.Problem {
	var names []string
	for _, s := range sheets {
		names = append(names, "«"+shown(s.Name)+"»")
	}
	list := strings.Join(names, ", ")
	return diag.Problem{Code: "table.choose_sheet",
		Message: diag.Text{VI: why.VI + ". Hãy chọn một trong các trang: " + list + ".", EN: why.EN + ". Choose one of these: " + list + "."},
		Hint:    diag.Say("Ghi tên trang cần đọc.", "Give the name of the sheet to be read.")}
}

// worksheet reads the rows of a sheet: cells, then what merged cells stand for, then
// the types that only a whole column shows.
func (r *reader) worksheet(book *book, name sheetName) (*Table, error) {
	b := newBuilder(r, &Table{Format: XLSX, Sheet: name.Name})
	w, err := newWorksheet(book, name, b)
	if err != nil {
		return nil, err
	}
	defer w.close()
	if err := w.read(); err != nil {
		return nil, err
	}
	t := b.finish()
	if t == nil {
		return nil, nil
	}
	t.last = w.row.number
	if err := r.spread(t, w.merges); err != nil {
		return nil, err
	}
	r.typeColumns(t)
	r.tellFaults(t)
	return t, nil
}

// Kinds of cells that hold no value of a document; tellFaults makes problems of
// them once the heading over them is known.
const (
	noValue    Kind = iota + 64 // a formula that was never calculated
	errorValue                  // #N/A and its like
	noDate                      // a number under a date's format that is no day
)

func (r *reader) tellFaults(t *Table) {
	for i := range t.Rows {
		for c := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[c]
			if cell.Kind < noValue {
				continue
			}
			r.add(t.At(faultOf(*cell), i, c))
			if cell.Kind = Text; cell.Value == "" {
				cell.Kind = Empty
			}
		}
	}
}

func faultOf(cell Cell) diag.Problem {
	switch cell.Kind {
	case noValue:
		return diag.Problem{Code: "table.formula_no_value",
			Message: diag.Say("Công thức chưa có giá trị.", "The formula has no value yet."),
			Hint:    diag.Say("Hãy mở tệp trong Excel và lưu lại.", "Open the file in Excel and save it.")}
	case errorValue:
		return diag.Problem{Code: "table.error_value",
			Message: diag.Say("Ô mang lỗi của Excel: %s.", "The cell has an error of Excel: %s.", shown(cell.Value)),
			Hint:    diag.Say("Sửa công thức, hoặc để trống ô.", "Mend the formula, or leave the cell empty.")}
	}
	return noSuchDate(cell.Value)
}
