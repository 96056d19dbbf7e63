package sheet

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// survey is what the cells of one column have in common; the column decides how
// each of its cells is read.
type survey struct {
	texts, dates, natives int // cells with text; those of them that look like dates; numbers of a workbook
	points, groups        [2]bool
	zeroLed, long         bool
	zeroWidth             int // digits of the cells that begin with 0, -1 where they differ
	shortest              int // digits of the shortest whole number
}

func markIndex(mark byte) int {
	if mark == ',' {
		return 1
	}
	return 0
}

// typeColumns makes numbers and dates of the texts that are.
func (r *reader) typeColumns(t *Table) {
	for c := range t.Columns {
		s := takeSurvey(t, c)
		switch {
		case s.texts == 0 && s.natives == 0:
		case s.texts > 0 && s.dates == s.texts && s.natives == 0:
			r.typeDates(t, c)
		case s.zeroLed || s.long || isCode(t.Columns[c].Name, s):
			r.typeCodes(t, c, s)
		case s.texts > 0:
			r.typeNumbers(t, c, s)
		}
	}
}

func takeSurvey(t *Table, c int) survey {
	s := survey{shortest: 1 << 30}
	for i := range t.Rows {
		switch cell := t.Rows[i].Cells[c]; cell.Kind {
		case Text:
			s.text(cell.Value)
		case Number:
			s.natives++
			if n := readNumber(cell.Value); n.form == whole || n.form == longDigits {
				s.shortest = min(s.shortest, len(unsigned(cell.Value)))
			}
		}
	}
	return s
}

func (s *survey) text(value string) {
	s.texts++
	if looksLikeDate(value) {
		s.dates++
		return
	}
	n := readNumber(value)
	switch n.form {
	case zeroLed:
		if s.zeroLed && s.zeroWidth != len(value) {
			s.zeroWidth = -1
		} else {
			s.zeroWidth = len(value)
		}
		s.zeroLed = true
	case longDigits:
		s.long = true
	case whole:
		s.shortest = min(s.shortest, len(unsigned(value)))
	case sure:
		if n.point != 0 {
			s.points[markIndex(n.point)] = true
		}
		if n.group != 0 {
			s.groups[markIndex(n.group)] = true
		}
	}
}

// typeNumbers reads each cell that looks like a number. A value that could be read
// in two ways is read only where the other values of the column leave one:
//
//	418.5  1.250    has decimals with a point, so 1.250 is one and a quarter
//	1.234,5  1.250  has thousands with a point, so 1.250 is a thousand and more
//	12,5  1.250     is a slip in either reading: a problem
//	1.250  12.500   says nothing: a problem
func (r *reader) typeNumbers(t *Table, c int, s survey) {
	for i := range t.Rows {
		cell := &t.Rows[i].Cells[c]
		if cell.Kind != Text {
			continue
		}
		switch n := readNumber(cell.Value); n.form {
		case whole, sure:
			*cell = Cell{Number, decimal(cell.Value, n.point, n.group)}
		case scientific:
			r.add(t.At(digitsLost(cell.Value), i, c))
		case either:
			mark, other := markIndex(n.point), 1-markIndex(n.point)
			switch {
			case s.points[mark] && !s.points[other] && !s.groups[mark]:
				*cell = Cell{Number, decimal(cell.Value, n.point, 0)}
			case s.groups[mark] && !s.points[mark] && !s.groups[other]:
				*cell = Cell{Number, decimal(cell.Value, 0, n.point)}
			default:
				r.add(t.At(ambiguous(cell.Value, n.point), i, c))
			}
		}
	}
}

// ambiguous is the problem of 1.250, which an office writes for 1250 and a program
// for 1,25.
func ambiguous(value string, mark byte) diag.Problem {
	thousands := decimal(value, 0, mark)
	decimals := strings.TrimRight(strings.TrimRight(decimal(value, mark, 0), "0"), ".")
	decimals = strings.Replace(decimals, ".", ",", 1)
	return diag.Problem{Code: "number.ambiguous",
		Message: diag.Say("«%s» hiểu được hai cách: «%s» hoặc «%s».", "«%s» can be read in two ways: «%s» or «%s».", value, thousands, decimals),
		Hint:    diag.Say("Viết %s hoặc %s.", "Write %s or %s.", thousands, decimals)}
}

// typeCodes leaves a column of codes as text: a number drops the zero in front of
// it. Cells that already lost theirs are told.
func (r *reader) typeCodes(t *Table, c int, s survey) {
	for i := range t.Rows {
		cell := &t.Rows[i].Cells[c]
		if cell.Kind != Text && cell.Kind != Number {
			continue
		}
		native := cell.Kind == Number
		cell.Kind = Text
		switch n := readNumber(cell.Value); {
		case n.form == scientific:
			r.add(t.At(digitsLost(cell.Value), i, c))
		case n.form == whole && lostZero(t.Columns[c].Name, cell.Value, native, s):
			r.add(t.At(zeroLost(cell.Value), i, c))
		}
	}
}

func zeroLost(value string) diag.Problem {
	return diag.Problem{Code: "table.leading_zero_lost",
		Message: diag.Say("«%s» mất số 0 ở đầu.", "«%s» lost the 0 in front.", value),
		Hint: diag.Say("Đặt định dạng cột là Văn bản (Text) rồi nhập lại ô.",
			"Set the format of the column to Text, then type the cell again.")}
}

func digitsLost(value string) diag.Problem {
	return diag.Problem{Code: "table.leading_zero_lost",
		Message: diag.Say("«%s» là dạng rút gọn, các chữ số đã mất.", "«%s» is a short form; its digits are lost.", value),
		Hint: diag.Say("Đặt định dạng cột là Văn bản (Text) rồi nhập lại ô.",
			"Set the format of the column to Text, then type the cell again.")}
}
