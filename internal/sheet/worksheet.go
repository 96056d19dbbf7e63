package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Excel's own bounds of a sheet; a reference beyond them is none.
const (
	lastRow    = 1_048_576
	lastColumn = 16_384
)

// worksheet reads the XML of a sheet cell by cell and gives each row to a builder.
type worksheet struct {
	book *book
	part string
	r    io.ReadCloser
	b    *builder

	inData bool
	row    rawRow
	inRow  bool
	cell   rawCell
	inCell bool
	text   textPieces // of an inline string
	words  map[string]string
	merges []area
}

// rawCell is a cell as its XML tells it.
type rawCell struct {
	column            int
	typ               string
	style             int
	formula, hasValue bool
	inValue           bool
	value             []byte
}

func newWorksheet(book *book, name sheetName, b *builder) (*worksheet, error) {
	r, err := book.p.open(name.part)
	if err != nil {
		return nil, err
	}
	return &worksheet{book: book, part: name.part, r: r, b: b, words: map[string]string{}}, nil
}

func (w *worksheet) close() { w.r.Close() }

// filled reports whether a sheet has a cell with content.
func (b *book) filled(s sheetName) bool {
	r, err := b.p.open(s.part)
	if err != nil {
		return true // choosing it tells what is wrong
	}
	defer r.Close()
	dec := xml.NewDecoder(r)
	for {
		token, err := dec.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF)
		}
		if t, ok := token.(xml.StartElement); ok && (t.Name.Local == "v" || t.Name.Local == "is" || t.Name.Local == "f") {
			return true
		}
	}
}

func (w *worksheet) read() error {
	dec := xml.NewDecoder(w.r)
	for !w.b.stopped {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			if w.inData {
				return broken("trang tính bị cắt cụt", "the sheet is cut off")
			}
			return nil
		}
		if err != nil {
			return inPart(w.part, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = w.start(t)
		case xml.EndElement:
			err = w.end(t.Name.Local)
		case xml.CharData:
			w.chars(t)
		case xml.Directive:
			err = broken("có khai báo DOCTYPE", "it has a DOCTYPE")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *worksheet) start(t xml.StartElement) error {
	switch name := t.Name.Local; {
	case name == "sheetData":
		w.inData = true
	case name == "mergeCell" && !w.inData:
		return w.merge(t.Attr)
	case !w.inData:
	case name == "row":
		return w.startRow(t.Attr)
	case name == "c" && w.inRow:
		return w.startCell(t.Attr)
	case !w.inCell:
	case name == "f":
		w.cell.formula = true
	case name == "v":
		w.cell.hasValue, w.cell.inValue = true, true
	default:
		w.text.start(name)
	}
	return nil
}

func (w *worksheet) end(name string) error {
	switch {
	case name == "sheetData":
		w.inData = false
	case name == "row" && w.inRow:
		w.inRow = false
		w.b.add(w.row)
	case name == "c" && w.inCell:
		w.inCell = false
		return w.endCell()
	case w.inCell && name == "v":
		w.cell.inValue = false
	case w.inCell:
		w.text.end(name)
	}
	return nil
}

func (w *worksheet) chars(text []byte) {
	switch {
	case !w.inCell:
	case w.cell.inValue:
		w.cell.value = append(w.cell.value, text...)
	default:
		w.text.chars(text)
	}
}

// startRow reads the number of a row; one without a number follows the last.
func (w *worksheet) startRow(attrs []xml.Attr) error {
	number := w.row.number + 1
	hidden := false
	for _, a := range attrs {
		switch a.Name.Local {
		case "r":
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < number || n > lastRow {
				return broken("số thứ tự dòng «%s» không hợp lệ", "the row number %s is not valid", shown(a.Value))
			}
			number = n
		case "hidden":
			hidden = isTrue(a.Value)
		}
	}
	if number > lastRow {
		return broken("có quá %d dòng", "it has more than %d rows", lastRow)
	}
	w.row = rawRow{number: number, hidden: hidden, cells: w.row.cells[:0]}
	w.inRow, w.inCell = true, false
	return nil
}

func (w *worksheet) startCell(attrs []xml.Attr) error {
	w.cell = rawCell{column: len(w.row.cells) + 1, value: w.cell.value[:0]}
	w.text = textPieces{buf: w.text.buf[:0]}
	for _, a := range attrs {
		switch a.Name.Local {
		case "r":
			column, row, ok := splitReference(a.Value)
			if !ok || row != w.row.number || column < w.cell.column {
				return broken("địa chỉ ô «%s» không hợp lệ", "the cell reference %s is not valid", shown(a.Value))
			}
			w.cell.column = column
		case "t":
			w.cell.typ = a.Value
		case "s":
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < 0 || n > 0 && n >= len(w.book.formats) {
				return broken("ô %s dùng định dạng không có", "the cell %s has a format that is not there", cellName(w.cell.column, w.row.number))
			}
			w.cell.style = n
		}
	}
	if w.cell.column > lastColumn {
		return broken("có quá %d cột", "it has more than %d columns", lastColumn)
	}
	w.inCell = true
	return nil
}

// splitReference reads a cell's name, F17.
func splitReference(s string) (column, row int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		column = column*26 + int(s[i]-'A') + 1
	}
	if i == 0 || column > lastColumn || len(s) == i || len(s) > i+7 || s[i] == '0' {
		return 0, 0, false
	}
	for _, c := range []byte(s[i:]) {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return column, row, row <= lastRow
}

func (w *worksheet) endCell() error {
	cell, err := w.cellValue()
	if err != nil || cell.Kind == Empty {
		return err
	}
	for len(w.row.cells) < w.cell.column-1 {
		w.row.cells = append(w.row.cells, Cell{})
	}
	w.row.cells = append(w.row.cells, cell)
	return nil
}

// cellValue reads a cell by its type (ECMA-376-1, 18.18.11).
func (w *worksheet) cellValue() (Cell, error) {
	c := &w.cell
	if c.formula && (!c.hasValue || len(c.value) == 0 && c.typ != "str") {
		return Cell{Kind: noValue}, nil
	}
	switch c.typ {
	case "s":
		return w.sharedString()
	case "inlineStr":
		return textCell(unescape(w.word(w.text.buf))), nil
	case "str":
		return textCell(unescape(w.word(c.value))), nil
	case "b":
		return boolCell(string(c.value)), nil
	case "e":
		return Cell{errorValue, w.word(c.value)}, nil
	case "d":
		return isoCell(string(c.value)), nil
	case "n", "":
		return w.number()
	}
	return Cell{}, broken("ô %s có kiểu «%s» không rõ", "the cell %s has the unknown type %s", cellName(c.column, w.row.number), shown(c.typ))
}

func (w *worksheet) sharedString() (Cell, error) {
	raw := strings.TrimSpace(string(w.cell.value))
	if raw == "" {
		return Cell{}, nil
	}
	n, err := strconv.Atoi(raw)
	if err != nil || n < 0 || n >= len(w.book.strings) {
		return Cell{}, broken("ô %s chỉ tới chuỗi không có trong bảng chuỗi", "the cell %s names a string that is not in the table of strings",
			cellName(w.cell.column, w.row.number))
	}
	if s := w.book.strings[n]; s != "" {
		return Cell{Text, s}, nil
	}
	return Cell{}, nil
}

func (w *worksheet) number() (Cell, error) {
	raw := strings.TrimSpace(w.word(w.cell.value))
	if raw == "" {
		return Cell{}, nil
	}
	if w.cell.style < len(w.book.formats) {
		if form := w.book.formats[w.cell.style]; form != noDateForm {
			return dateCell(raw, form, w.book.from1904), nil
		}
	}
	text, ok := numberText(raw)
	if !ok {
		return Cell{}, broken("ô %s có số «%s» không đọc được", "the cell %s has the number %s, which cannot be read",
			cellName(w.cell.column, w.row.number), shown(raw))
	}
	return Cell{Number, text}, nil
}

func boolCell(raw string) Cell {
	if raw == "" {
		return Cell{}
	}
	return Cell{Bool, strconv.FormatBool(isTrue(raw))}
}

// isoCell reads a date that is written out, as strict workbooks may.
func isoCell(raw string) Cell {
	day, _, _ := strings.Cut(raw, "T")
	if d, m, y, ok := splitDate(day); ok && inCalendar(d, m, y) {
		return Cell{Date, isoDate(d, m, y)}
	}
	return Cell{noDate, raw}
}

// word gives equal texts one place in memory, up to a number of them: the columns
// of a report repeat a few.
func (w *worksheet) word(b []byte) string {
	const most, longest = 1 << 16, 64
	if len(b) > longest {
		return string(b)
	}
	if s, ok := w.words[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(w.words) < most {
		w.words[s] = s
	}
	return s
}
