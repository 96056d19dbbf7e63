package sheet

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// csv reads a text of records. The cells are parts of one string, so that a file
// of 50 MB costs 50 MB and the table over it.
func (r *reader) csv(data []byte) *Table {
	text := string(data)
	sep, begin := detectSeparator(text)
	s := r.scanner(text[begin:], sep)
	b := newBuilder(r, &Table{Format: CSV, Separator: rune(sep)})
	var cells []Cell
	for s.next() && !b.stopped {
		if s.unclosed > 0 {
			r.add(place(unclosedQuote(r.opt.Limits.Cell), "", s.row, s.unclosed, ""))
			return nil
		}
		cells = cells[:0]
		for _, c := range s.cells {
			cells = append(cells, textCell(c))
		}
		for _, column := range s.stray {
			r.add(place(strayQuote(), "", s.row, column, ""))
		}
		b.add(rawRow{number: s.row, cells: cells, given: s.given})
		if s.tooWide {
			r.add(place(tooManyColumns(r.opt.Limits.Columns), "", s.row, r.opt.Limits.Columns+1, ""))
			return nil
		}
	}
	t := b.finish()
	if t != nil {
		r.typeColumns(t)
	}
	return t
}

func (r *reader) scanner(text string, sep byte) *csvScanner {
	return &csvScanner{text: text, sep: sep, longest: r.opt.Limits.Cell, widest: r.opt.Limits.Columns}
}

func unclosedQuote(limit int) diag.Problem {
	return diag.Problem{Code: "table.unclosed_quote",
		Message: diag.Say("Ô mở dấu nháy kép mà không đóng trong %d KB tiếp theo.", "The cell opens a quote that is not closed within the next %d KB.", limit>>10),
		Hint:    diag.Say("Thêm dấu \" ở cuối ô, hoặc viết hai dấu \"\" nếu muốn in dấu nháy.", "Put a \" at the end of the cell, or write \"\" for a quote that is meant.")}
}

func strayQuote() diag.Problem {
	return diag.Problem{Code: "table.stray_quote",
		Message: diag.Say("Dấu nháy kép trong ô hiểu được hai cách.", "The quotes of the cell can be read in two ways."),
		Hint:    diag.Say("Viết hai dấu \"\" cho mỗi dấu nháy muốn in.", "Write \"\" for each quote that is meant.")}
}

// textCell is the cell of a text: without white space around it, with \n for every
// line end, in NFC.
func textCell(s string) Cell {
	s = strings.TrimSpace(s)
	if s == "" {
		return Cell{}
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return Cell{Kind: Text, Value: nfc(s)}
}
