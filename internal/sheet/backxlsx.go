package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"
)

// ErrTooLarge says that a workbook can be read but is too large to be edited:
// excelize holds the whole of it in several times its size.
var ErrTooLarge = errors.New("the workbook is too large to be edited")

// mostEdited is the unpacked size of a workbook that is edited; a sheet of 4,000
// rows and eleven columns is 2 MiB. lastEdited is the last row of a sheet that is:
// excelize makes a row in memory for each number below it, and a million of them took
// 18 seconds to be read, edited and written.
const (
	mostEdited = 64 << 20
	lastEdited = 200_000
)

// backWorkbook edits the writer's workbook in its place. The file is a stranger's,
// so a panic of the library over it is an error like others.
func (t *Table) backWorkbook(w io.Writer, original []byte, notes map[int]note) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("excelize cannot edit the workbook: %v", fault)
		}
	}()
	if _, err := openPackage(original, Limits{Inflated: mostEdited, Ratio: math.MaxInt64}.orDefaults()); t.last > lastEdited || errors.Is(err, errBomb) {
		return ErrTooLarge
	}
	// Equal limits keep excelize from putting large parts into temporary files.
	file, err := excelize.OpenReader(bytes.NewReader(original), excelize.Options{
		UnzipSizeLimit: mostEdited, UnzipXMLSizeLimit: mostEdited,
	})
	if err != nil {
		return err
	}
	defer file.Close()
	e := &editor{file: file, sheet: t.Sheet}
	fault, remedy := t.noteColumns()
	e.clear(t, fault, remedy)
	e.notes(t, notes, fault, remedy)
	if e.err != nil {
		return e.err
	}
	_, err = file.WriteTo(w)
	return err
}

// editor writes cells until the first error.
type editor struct {
	file  *excelize.File
	sheet string
	err   error
}

// str writes a string as one: in a workbook text that begins with = is no formula
// unless it is said to be one.
func (e *editor) str(column, row int, value string) {
	if e.err == nil {
		e.err = e.file.SetCellStr(e.sheet, cellName(column, row), value)
	}
}

func (e *editor) style(fromColumn, fromRow, toColumn, toRow, style int) {
	if e.err == nil {
		e.err = e.file.SetCellStyle(e.sheet, cellName(fromColumn, fromRow), cellName(toColumn, toRow), style)
	}
}

func (e *editor) newStyle(s *excelize.Style) int {
	if e.err != nil {
		return 0
	}
	var id int
	id, e.err = e.file.NewStyle(s)
	return id
}

func (e *editor) width(column int, width float64) {
	if e.err == nil {
		e.err = e.file.SetColWidth(e.sheet, columnName(column), columnName(column), width)
	}
}

// clear takes away what an earlier check wrote.
func (e *editor) clear(t *Table, fault, remedy int) {
	for _, column := range []int{fault, remedy} {
		if column > t.width {
			continue
		}
		for _, row := range t.Rows {
			e.str(column, row.Number, "")
		}
	}
}

// notes writes the two columns: the heading looks like the one beside it, the words
// are red and wrap.
func (e *editor) notes(t *Table, notes map[int]note, fault, remedy int) {
	beside := 0
	if n := len(t.Columns); n > 0 && e.err == nil {
		beside, e.err = e.file.GetCellStyle(e.sheet, cellName(t.Columns[0].Index, t.HeadingRow))
	}
	red := e.newStyle(&excelize.Style{
		Font:      &excelize.Font{Color: "C00000"},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	for _, row := range slices.Sorted(maps.Keys(notes)) {
		words := notes[row].join("\n")
		if row == t.HeadingRow {
			continue
		}
		e.str(fault, row, words[0])
		e.str(remedy, row, words[1])
		e.style(fault, row, fault, row, red)
		e.style(remedy, row, remedy, row, red)
	}
	words := headingWords(notes[t.HeadingRow].join("\n"))
	e.str(fault, t.HeadingRow, words[0])
	e.str(remedy, t.HeadingRow, words[1])
	e.style(fault, t.HeadingRow, fault, t.HeadingRow, beside)
	e.style(remedy, t.HeadingRow, remedy, t.HeadingRow, beside)
	e.width(fault, 50)
	e.width(remedy, 50)
}
