package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mocban/mocban/internal/diag"
)

// found gathers problems up to a limit and counts the rest, so that a column of a
// million faults costs no more than one of a hundred.
type found struct {
	limit int
	list  []diag.Problem
	more  int
}

func (f *found) add(p diag.Problem) {
	if p.Severity == 0 {
		p.Severity = diag.Error
	}
	if len(f.list) >= f.limit {
		f.more++
		return
	}
	f.list = append(f.list, p)
}

// problems gives those that were told, as a reader goes through the sheet, and,
// where there were more, how many.
func (f *found) problems() []diag.Problem {
	slices.SortStableFunc(f.list, func(a, b diag.Problem) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	if f.more == 0 {
		return f.list
	}
	return append(f.list, diag.Problem{
		Code: "input.more", Severity: diag.Error,
		Message: diag.Say("và %d lỗi khác.", "and %d more problems.", f.more),
		Hint:    diag.Say("Sửa các lỗi trên rồi kiểm tra lại.", "Mend the ones above and check again."),
	})
}

// shown makes a value fit to stand in a message: short, on one line, without
// characters that hide or turn what follows.
func shown(s string) string {
	const most = 60
	var out strings.Builder
	n := 0
	for _, c := range s {
		if n++; n > most {
			return out.String() + "…"
		}
		if !unicode.IsPrint(c) {
			c = ' '
		}
		out.WriteRune(c)
	}
	return out.String()
}

func tooLarge(size, limit int64) diag.Problem {
	return diag.Problem{Code: "body.too_large",
		Message: diag.Say("Tệp %s, tối đa %s.", "The file has %s, the limit is %s.", megabytes(size), megabytes(limit)),
		Hint:    diag.Say("Hãy chia nhỏ tệp dữ liệu.", "Split the file.")}
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<20-1)>>20) }

func noRows() diag.Problem {
	return diag.Problem{Code: "table.no_rows",
		Message: diag.Say("Bảng không có dòng dữ liệu nào.", "The table has no row of data."),
		Hint:    diag.Say("Dòng đầu ghi tên cột, mỗi dòng sau là một dòng dữ liệu.", "The first row names the columns, each later row is one row of data.")}
}

func tooManyRows(limit int) diag.Problem {
	return diag.Problem{Code: "table.too_many_rows",
		Message: diag.Say("Bảng có quá %d dòng hoặc ô.", "The table has more than %d rows or cells.", limit),
		Hint:    diag.Say("Hãy chia nhỏ tệp dữ liệu.", "Split the file.")}
}

func tooManyColumns(limit int) diag.Problem {
	return diag.Problem{Code: "table.too_many_columns",
		Message: diag.Say("Bảng có quá %d cột.", "The table has more than %d columns.", limit),
		Hint:    diag.Say("Hãy xoá các cột không dùng.", "Remove the columns that are not used.")}
}
