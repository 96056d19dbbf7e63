package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// jsonLines reads one object a line. The keys are the columns, in the order in
// which they first appear; a row's number is its line.
func (r *reader) jsonLines(data []byte) *Table {
	l := &lineReader{reader: r, t: &Table{Format: JSONL}, index: map[string]int{}}
	for number := 1; len(data) > 0 && !l.stopped; number++ {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) > 0 {
			l.line(number, line)
		}
		data = rest
	}
	return l.finish()
}

// lineReader makes a table whose columns are known only at its end.
type lineReader struct {
	*reader
	t       *Table
	index   map[string]int // of a column, by name
	pool    pool
	values  []Cell // of the present line, by column
	stopped bool
}

func (l *lineReader) line(number int, line []byte) {
	limits := l.opt.Limits
	if len(l.t.Rows) == limits.Rows || l.pool.taken+len(l.t.Columns) > limits.Cells {
		l.add(place(tooManyRows(limits.Rows), "", number, 0, ""))
		l.stopped = true
		return
	}
	l.values = append(l.values[:0], make([]Cell, len(l.t.Columns))...)
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if err := l.object(dec, number); err != nil {
		l.add(place(badLine(err, dec.InputOffset()), "", number, 0, ""))
	}
	if l.stopped {
		return
	}
	cells := l.pool.take(len(l.values))
	copy(cells, l.values)
	l.t.Rows = append(l.t.Rows, Row{Number: number, Cells: cells})
}

var errNotObject, errTrailing = errors.New("not an object"), errors.New("trailing")

func (l *lineReader) object(dec *json.Decoder, number int) error {
	if first, err := dec.Token(); err != nil {
		return err
	} else if first != json.Delim('{') {
		return errNotObject
	}
	seen := make(map[int]bool, len(l.values))
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return err
		}
		name, _ := key.(string)
		if name == FaultColumn || name == RemedyColumn {
			continue // words of an earlier check
		}
		c := l.column(name, number)
		if l.stopped {
			return nil
		}
		if seen[c] {
			l.add(l.at(duplicateKey(name), number, c))
		}
		seen[c] = true
		l.values[c] = l.value(value, number, c)
	}
	if _, err := dec.Token(); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errTrailing
	}
	return nil
}

// column is the index of a column; a name that was not there before is added.
func (l *lineReader) column(key string, number int) int {
	name := headingName(key)
	if c, ok := l.index[name]; ok {
		return c
	}
	c := len(l.t.Columns)
	if c == l.opt.Limits.Columns {
		l.add(place(tooManyColumns(c), "", number, c+1, shown(name)))
		l.stopped = true
		return c
	}
	l.checkText("", number, c+1, shown(name), name)
	l.index[name] = c
	l.t.Columns = append(l.t.Columns, Column{Name: name, Index: c + 1})
	l.values = append(l.values, Cell{})
	return c
}

// at places a problem in the line that is being read.
func (l *lineReader) at(p diag.Problem, number, c int) diag.Problem {
	p.Row, p.Column, p.Heading = number, c+1, l.t.Columns[c].Name
	return p
}

func (l *lineReader) value(raw json.RawMessage, number, c int) Cell {
	switch raw[0] {
	case 'n':
		return Cell{}
	case 't', 'f':
		return Cell{Bool, string(raw)}
	case '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return Cell{} // the decoder has already read it once
		}
		cell := textCell(s)
		l.checkText("", number, c+1, l.t.Columns[c].Name, cell.Value)
		return cell
	case '{', '[':
		l.add(l.at(nested(), number, c))
		return Cell{}
	}
	n, ok := plainNumber(string(raw))
	if !ok {
		l.add(l.at(diag.Problem{Code: "number.range",
			Message: diag.Say("Số «%s» ngoài khoảng dùng được.", "The number «%s» is out of range.", shown(string(raw))),
			Hint:    diag.Say("Viết đủ các chữ số, không dùng dạng mũ.", "Write all digits, without an exponent.")}, number, c))
	}
	return Cell{Number, n}
}

func (l *lineReader) finish() *Table {
	first := map[string]int{}
	for _, column := range l.t.Columns {
		if other, taken := first[sameName(column.Name)]; taken {
			l.add(place(duplicateColumn(column.Name, other), "", 0, column.Index, column.Name))
			continue
		}
		first[sameName(column.Name)] = column.Index
	}
	for i := range l.list {
		l.list[i].Cell = "" // a line of JSON has keys and no cells
	}
	if l.stopped {
		return nil
	}
	if len(l.t.Rows) == 0 {
		l.add(noRows())
		return nil
	}
	for i, row := range l.t.Rows {
		if missing := len(l.t.Columns) - len(row.Cells); missing > 0 {
			cells := l.pool.take(len(l.t.Columns))
			copy(cells, row.Cells)
			l.t.Rows[i].Cells = cells
		}
	}
	l.t.width = len(l.t.Columns)
	return l.t
}

func duplicateKey(name string) diag.Problem {
	return diag.Problem{Code: "json.duplicate_key",
		Message: diag.Say("Trường «%s» xuất hiện nhiều lần trong dòng.", "The key «%s» stands more than once in the line.", shown(name)),
		Hint:    diag.Say("Chỉ giữ lại một.", "Keep one.")}
}

func nested() diag.Problem {
	return diag.Problem{Code: "field.type",
		Message: diag.Say("Giá trị là một danh sách hoặc đối tượng; mỗi ô chỉ chứa một giá trị.", "The value is a list or an object; a cell holds one value."),
		Hint:    diag.Say("Tách thành các trường riêng, hoặc viết thành chuỗi.", "Part it into keys of their own, or write it as a string.")}
}

func badLine(err error, offset int64) diag.Problem {
	why := diag.Say("sai cú pháp gần ký tự thứ %d", "bad syntax near byte %d", offset+1)
	switch {
	case errors.Is(err, errNotObject):
		why = diag.Say("không phải một đối tượng {…}", "not an object {…}")
	case errors.Is(err, errTrailing):
		why = diag.Say("có nội dung thừa sau đối tượng", "something follows the object")
	}
	return diag.Problem{Code: "json.syntax",
		Message: diag.Text{VI: "Dòng không đọc được như JSON: " + why.VI + ".", EN: "The line cannot be read as JSON: " + why.EN + "."},
		Hint:    diag.Say("Mỗi dòng là một đối tượng JSON trọn vẹn.", "Each line is one whole JSON object.")}
}

// plainNumber writes a JSON number without exponent. It refuses one that would need
// hundreds of digits: 1e999999999 is eleven bytes and a gigabyte.
func plainNumber(s string) (string, bool) {
	e := strings.IndexAny(s, "eE")
	if e < 0 {
		return s, len(s) <= 100
	}
	exponent, err := strconv.Atoi(strings.TrimPrefix(s[e+1:], "+"))
	if err != nil || exponent > 30 || exponent < -30 || e > 60 {
		return s, false
	}
	sign, mantissa := "", s[:e]
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	head, tail, _ := strings.Cut(mantissa, ".")
	return sign + shiftPoint(head, tail, exponent), true
}

// shiftPoint writes head.tail times ten to the exponent.
func shiftPoint(head, tail string, exponent int) string {
	for ; exponent > 0; exponent-- {
		if tail == "" {
			tail = "0"
		}
		head, tail = head+tail[:1], tail[1:]
	}
	for ; exponent < 0; exponent++ {
		if head == "" {
			head = "0"
		}
		head, tail = head[:len(head)-1], head[len(head)-1:]+tail
	}
	if head = strings.TrimLeft(head, "0"); head == "" {
		head = "0"
	}
	if tail == "" {
		return head
	}
	return head + "." + tail
}
