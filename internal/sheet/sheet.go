// Package sheet reads the rows of a spreadsheet or a list, each with its cells'
// places, and writes rows back.
//
// In: the bytes of a CSV, XLSX or JSON Lines file. Out: Table, problems with sheet,
// row, column and cell; the same file with its faults beside its rows; the register
// of documents sent. Never: knows documents, opens a path, guesses where a value
// can be read in two ways.
package sheet

import "github.com/mocban/mocban/internal/diag"

// Format says how a file of rows is written.
type Format uint8

// The formats.
const (
	CSV Format = iota + 1
	XLSX
	JSONL
)

// Table is the rows of one sheet.
type Table struct {
	Format     Format
	Sheet      string // name of the sheet of a workbook, "" elsewhere
	Separator  rune   // of a CSV
	Columns    []Column
	Rows       []Row
	Hidden     int // rows that the sheet hides or filters out; they are read like all others
	HeadingRow int // where the names of the columns stand, from 1; 0 in JSON Lines

	width int    // columns that the sheet uses, those without a name with them
	last  int    // row that the sheet of a workbook ends with, empty ones with it
	notes [2]int // columns, from 1, that an earlier WriteBack added; they are none of Columns
}

// Column is one column of a table.
type Column struct {
	Name  string // as its heading says, NFC, each run of white space one space
	Index int    // in the sheet, from 1
}

// Row is one row of data. Cells stand in the order of Table.Columns.
type Row struct {
	Number int // in the sheet, from 1; the heading has counted
	Cells  []Cell
}

// Kind says what a cell holds.
type Kind uint8

// The kinds.
const (
	Empty Kind = iota
	Text
	Number // Value is a decimal number as JSON writes it, with the digits that were given
	Date   // Value is a date as 2024-05-31
	Bool   // Value is true or false
)

// Cell is one value.
type Cell struct {
	Kind  Kind
	Value string // NFC, without white space around it
}

// At places a problem in a cell of the table: row r, column c, indexes into Rows
// and Columns; -1 stands for none.
func (t *Table) At(p diag.Problem, r, c int) diag.Problem {
	p.Sheet = t.Sheet
	if r >= 0 && r < len(t.Rows) {
		p.Row = t.Rows[r].Number
	}
	if c < 0 || c >= len(t.Columns) {
		return p
	}
	p = place(p, t.Sheet, p.Row, t.Columns[c].Index, t.Columns[c].Name)
	if t.Format == JSONL {
		p.Cell = "" // a line of JSON has keys and no cells
	}
	return p
}

// place sets the fields of a problem that say where in a table it lies; column 0 is
// the whole row.
func place(p diag.Problem, sheet string, row, column int, heading string) diag.Problem {
	p.Sheet, p.Row, p.Column, p.Heading = sheet, row, column, heading
	if row > 0 && column > 0 {
		p.Cell = cellName(column, row)
	}
	return p
}

// Find is the index of the column of a name, or -1.
func (t *Table) Find(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}
