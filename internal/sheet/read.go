package sheet

import (
	"bytes"
	"cmp"

	"github.com/mocban/mocban/internal/diag"
)

// Options say how a file of rows is read.
type Options struct {
	Name   string // of the file, for messages; its content says what it is
	Sheet  string // the sheet that is wanted; "" is the only one that can be seen
	Limits Limits
}

// Limits bound what a stranger's file may cost. The zero value of a field is its
// default. Excel itself ends at 1,048,576 rows.
type Limits struct {
	Packed    int64 // bytes of the file itself; 50 MiB
	Rows      int   // of data; 1,000,000
	Columns   int   // 256
	Cells     int   // rows times columns, at 24 bytes each and their text; 12,000,000
	Cell      int   // bytes of one cell; 64 KiB
	Entries   int   // of the ZIP of a workbook; 2,000
	Inflated  int64 // bytes of all entries unpacked; 256 MiB
	Ratio     int64 // unpacked over packed size, asked only of entries larger than RatioFrom; 200
	RatioFrom int64 // 10 MiB
	Problems  int   // told one by one; 100
}

func (l Limits) orDefaults() Limits {
	return Limits{
		Packed:    cmp.Or(l.Packed, 50<<20),
		Rows:      cmp.Or(l.Rows, 1_000_000),
		Columns:   cmp.Or(l.Columns, 256),
		Cells:     cmp.Or(l.Cells, 12_000_000),
		Cell:      cmp.Or(l.Cell, 64<<10),
		Entries:   cmp.Or(l.Entries, 2000),
		Inflated:  cmp.Or(l.Inflated, 256<<20),
		Ratio:     cmp.Or(l.Ratio, 200),
		RatioFrom: cmp.Or(l.RatioFrom, 10<<20),
		Problems:  cmp.Or(l.Problems, 100),
	}
}

// Read reads the rows of a file, whatever format its content shows, and every
// problem that it has. The table is nil where the file cannot be read as rows at
// all; else it holds all rows, those with problems too, so that the others can be
// used and WriteBack can show the faults in their places.
func Read(data []byte, opt Options) (*Table, []diag.Problem) {
	opt.Limits = opt.Limits.orDefaults()
	r := &reader{opt: opt, found: found{limit: opt.Limits.Problems}}
	if int64(len(data)) > opt.Limits.Packed {
		r.add(tooLarge(int64(len(data)), opt.Limits.Packed))
		return nil, r.problems()
	}
	return r.read(data), r.problems()
}

// reader is what the steps of one reading share.
type reader struct {
	opt Options
	found
}

func (r *reader) read(data []byte) *Table {
	switch kind := sniff(data); kind {
	case isWorkbook:
		return r.workbook(data)
	case isText:
		text, ok := r.decode(data)
		if !ok {
			return nil
		}
		if first := bytes.TrimLeft(text, " \t\r\n"); bytes.HasPrefix(first, []byte("{")) {
			return r.jsonLines(text)
		}
		return r.csv(text)
	default:
		r.add(foreign(kind, r.opt.Name))
		return nil
	}
}
