package sheet

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// The columns that WriteBack adds to the writer's sheet. Where they stand side by
// side, a sheet comes back mended: Read leaves them out, WriteBack writes new words
// into them.
const (
	FaultColumn  = "Lỗi"
	RemedyColumn = "Cách sửa"
)

// noteOf says whether column i of a heading is the first or the second of the two,
// or -1.
func noteOf(heading []Cell, i int) int {
	is := func(i int, name string) bool {
		return i >= 0 && i < len(heading) && (heading[i].Value == name || strings.HasPrefix(heading[i].Value, name+": "))
	}
	switch {
	case is(i, FaultColumn) && is(i+1, RemedyColumn):
		return 0
	case is(i, RemedyColumn) && is(i-1, FaultColumn):
		return 1
	}
	return -1
}

// WriteBack writes the writer's own file with two columns more, what is wrong with
// a row and how to mend it. A problem that has no row stands on the heading. Text
// that a spreadsheet would take for a formula is written so that it does not. In a
// workbook all else stays as it was, formats and other sheets with it.
func (t *Table) WriteBack(w io.Writer, original []byte, problems []diag.Problem) error {
	if t == nil {
		return errors.New("sheet: write back: no table was read")
	}
	notes := gatherNotes(t, problems)
	var err error
	switch t.Format {
	case CSV:
		err = t.backCSV(w, original, notes)
	case JSONL:
		err = t.backLines(w, original, notes)
	case XLSX:
		err = t.backWorkbook(w, original, notes)
	default:
		err = fmt.Errorf("unknown format %d", t.Format)
	}
	if err != nil {
		return fmt.Errorf("sheet: write back: %w", err)
	}
	return nil
}

// note is what a row is told: its faults and how to mend them.
type note struct{ faults, remedies []string }

func (n note) join(mark string) [2]string {
	return [2]string{strings.Join(n.faults, mark), strings.Join(n.remedies, mark)}
}

// gatherNotes sorts problems by row. Those of no row, or of one that the file cannot
// have, go to the heading, or to row 1 where there is none.
func gatherNotes(t *Table, problems []diag.Problem) map[int]note {
	notes := make(map[int]note)
	for _, p := range problems {
		row := p.Row
		if row < 1 || row > lastRow {
			row = max(t.HeadingRow, 1)
		}
		n := notes[row]
		n.faults = append(n.faults, whereOf(p)+p.Message.VI)
		if hint := p.Hint.VI; hint != "" && !slices.Contains(n.remedies, hint) {
			n.remedies = append(n.remedies, hint)
		}
		notes[row] = n
	}
	return notes
}

// whereOf names the cell of a problem in front of its message, in a workbook's way
// or by the name of its column.
func whereOf(p diag.Problem) string {
	switch {
	case p.Cell != "":
		return p.Cell + ": "
	case p.Heading != "":
		return p.Heading + ": "
	}
	return ""
}

// noteColumns are the columns, from 1, for faults and remedies.
func (t *Table) noteColumns() (fault, remedy int) {
	if t.notes[1] > 0 {
		return t.notes[0], t.notes[1]
	}
	return t.width + 1, t.width + 2
}

// guard keeps a spreadsheet from running a text as a formula: it puts an apostrophe
// in front of what begins like one and is no number.
func guard(s string) string {
	body := strings.TrimLeft(s, " \u00a0\n")
	if body == "" || !strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(body)[0]) {
		return s
	}
	switch readNumber(body).form {
	case whole, sure, either:
		return s
	}
	return "'" + s
}

// backCSV writes with the separator of the original, as UTF-8 with the mark that
// Excel needs to know it.
func (t *Table) backCSV(w io.Writer, original []byte, notes map[int]note) error {
	r := &reader{opt: Options{Limits: Limits{}.orDefaults()}}
	text, ok := r.decode(original)
	if !ok {
		return errors.New("the original is not the file that was read")
	}
	_, begin := detectSeparator(string(text))
	s := r.scanner(string(text[begin:]), byte(t.Separator))
	out := bufio.NewWriter(w)
	out.WriteString("\ufeff")
	fault, remedy := t.noteColumns()
	var cells []string
	for s.next() {
		cells = append(cells[:0], s.cells...)
		if len(trimText(cells)) > 0 || s.row == t.HeadingRow {
			words := notes[s.row].join("; ")
			if s.row == t.HeadingRow {
				words = headingWords(words)
			}
			cells = put(put(cells, fault, words[0]), remedy, words[1])
		}
		writeRecord(out, cells, byte(t.Separator))
	}
	return out.Flush()
}

// headingWords are the names of the two columns, with what is to be said of the
// whole table.
func headingWords(words [2]string) [2]string {
	for i, name := range []string{FaultColumn, RemedyColumn} {
		if words[i] == "" {
			words[i] = name
		} else {
			words[i] = name + ": " + words[i]
		}
	}
	return words
}

func trimText(cells []string) []string {
	n := len(cells)
	for n > 0 && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	return cells[:n]
}

func put(cells []string, column int, value string) []string {
	for len(cells) < column {
		cells = append(cells, "")
	}
	cells[column-1] = value
	return cells
}

// writeRecord writes one record as Excel does; a bufio.Writer keeps its error.
func writeRecord(out *bufio.Writer, cells []string, sep byte) {
	for i, cell := range cells {
		if i > 0 {
			out.WriteByte(sep)
		}
		cell = guard(cell)
		if !strings.ContainsAny(cell, "\"\r\n"+string(rune(sep))) {
			out.WriteString(cell)
			continue
		}
		out.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
	}
	out.WriteString("\r\n")
}
