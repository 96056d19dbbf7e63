package batch

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/internal/words"
)

// A row states totals where one of its cells says nothing but «Tổng cộng», «Tổng số»,
// «Tổng» or «Cộng». It sums the rows of its group, or of the whole table where its
// cell in the group column is empty or is such a label; of these the ones whose texts
// are those of the row in every column where the row has a text, that of the label and
// that of the group apart: the same indicator. Each figure of the row is held against
// the sum of that column; columns of rates, means and ranks are not summed.

var totalLabels = map[string]bool{"tổng cộng": true, "tổng số": true, "tổng": true, "cộng": true}

func isTotalLabel(c sheet.Cell) bool {
	if c.Kind != sheet.Text || len(c.Value) > 40 {
		return false
	}
	return totalLabels[strings.ToLower(strings.Trim(c.Value, " :."))]
}

// Columns whose total is no sum: rates and means by a part of their identifier,
// numbers and periods by the whole of it.
var (
	rateParts  = []string{"ty_le", "ti_le", "phan_tram", "ty_trong", "ti_trong", "binh_quan", "trung_binh", "xep_hang"}
	notFigures = []string{"stt", "tt", "so_thu_tu", "nam", "thang", "quy", "ky", "hang"}
)

func summed(heading string) bool {
	id := record.Identifier(heading)
	for _, part := range rateParts {
		if strings.Contains("_"+id+"_", "_"+part+"_") {
			return false
		}
	}
	return !slices.Contains(notFigures, id) && !strings.Contains(heading, "%")
}

// totalRows lists the rows that state totals.
func totalRows(v *view) (rows []int) {
	for i := range v.table.Rows {
		for _, c := range v.table.Rows[i].Cells {
			if isTotalLabel(c) {
				rows = append(rows, i)
				break
			}
		}
	}
	return rows
}

// checkTotals holds the stated totals against the sums.
func checkTotals(v *view, group int, totals []int) (problems []diag.Problem) {
	if len(totals) == 0 {
		return nil
	}
	c := &totalChecker{view: v, group: group, isTotal: make([]bool, len(v.table.Rows)), sums: make([]bool, len(v.table.Columns))}
	for _, i := range totals {
		c.isTotal[i] = true
	}
	for i := range c.sums {
		c.sums[i] = i != group && summed(v.table.Columns[i].Name)
	}
	for _, i := range totals {
		problems = append(problems, c.check(i)...)
	}
	return problems
}

type totalChecker struct {
	view    *view
	group   int    // column, -1 for none
	isTotal []bool // by row
	sums    []bool // by column
}

// sameText is a text that the rows of a total have in common with it.
type sameText struct {
	column int
	cell   sheet.Cell
}

func (c *totalChecker) check(total int) (problems []diag.Problem) {
	wanted := c.texts(total)
	added := make([]words.Decimal, len(c.sums))
	found := make([]bool, len(c.sums))
	for i := range c.view.table.Rows {
		if !c.isTotal[i] && c.matches(i, wanted) {
			c.add(i, added, found)
		}
	}
	for i := range c.sums {
		stated, ok := valueOf(c.view.cell(total, i)).(words.Decimal)
		if ok && found[i] && stated.Cmp(added[i]) != 0 {
			problems = append(problems, totalDiffers(c.view.table, total, i, stated, added[i]))
		}
	}
	return problems
}

func (c *totalChecker) add(row int, added []words.Decimal, found []bool) {
	for i := range c.sums {
		if d, ok := valueOf(c.view.cell(row, i)).(words.Decimal); ok && c.sums[i] {
			added[i], found[i] = added[i].Add(d), true
		}
	}
}

func (c *totalChecker) texts(total int) (wanted []sameText) {
	for i := range c.view.table.Columns {
		cell := c.view.cell(total, i)
		if isTotalLabel(cell) {
			continue
		}
		if cell.Kind == sheet.Text || i == c.group && cell.Kind != sheet.Empty {
			wanted = append(wanted, sameText{i, cell})
		}
	}
	return wanted
}

func (c *totalChecker) matches(row int, wanted []sameText) bool {
	for _, w := range wanted {
		if c.view.cell(row, w.column) != w.cell {
			return false
		}
	}
	return true
}

func totalDiffers(t *sheet.Table, row, column int, stated, sum words.Decimal) diag.Problem {
	return t.At(diag.Problem{
		Code: "table.total_differs", Severity: diag.Error,
		Message: diag.Say("Tổng cột «%s» ghi %s, nhưng các dòng cộng lại là %s.",
			"The total of column “%s” is given as %s, but the rows add up to %s.", t.Columns[column].Name, stated.Format(), sum.Format()),
		Hint: diag.Say("Hãy sửa số liệu của các dòng hoặc sửa tổng; cũng có thể bỏ dòng tổng để tự tính.",
			"Mend the figures or the total; the row of totals may also be left out."),
	}, row, column)
}
