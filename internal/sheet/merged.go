package sheet

import (
	"encoding/xml"
	"sort"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// area is a rectangle of merged cells, its ends with it.
type area struct{ top, left, bottom, right int }

const mostMerges = 200_000

func (w *worksheet) merge(attrs []xml.Attr) error {
	for _, a := range attrs {
		if a.Name.Local != "ref" {
			continue
		}
		from, to, _ := strings.Cut(a.Value, ":")
		left, top, ok := splitReference(from)
		right, bottom, ok2 := left, top, true
		if to != "" {
			right, bottom, ok2 = splitReference(to)
		}
		if !ok || !ok2 || right < left || bottom < top || len(w.merges) == mostMerges {
			return broken("vùng gộp ô «%s» không hợp lệ", "the merged cells %s are not valid", shown(a.Value))
		}
		w.merges = append(w.merges, area{top, left, bottom, right})
	}
	return nil
}

// spread gives the value of merged cells to each row that they cover, in their first
// column: a unit's name merged over its three rows is the name in all three. Cells
// merged over several columns of the heading leave columns without a name of their
// own and are a problem; above the heading they are titles.
func (r *reader) spread(t *Table, merges []area) error {
	budget := r.opt.Limits.Cells
	column := make(map[int]int, len(t.Columns))
	for c := range t.Columns {
		column[t.Columns[c].Index] = c
	}
	for _, m := range merges {
		if m.top <= t.HeadingRow && m.bottom >= t.HeadingRow && m.right > m.left && m.left <= t.width {
			r.add(place(mergedHeading(), t.Sheet, t.HeadingRow, m.left, ""))
		}
		c, ok := column[m.left]
		if !ok || m.top <= t.HeadingRow || m.bottom == m.top {
			continue
		}
		first := sort.Search(len(t.Rows), func(i int) bool { return t.Rows[i].Number >= m.top })
		if first == len(t.Rows) || t.Rows[first].Number != m.top {
			continue
		}
		value := t.Rows[first].Cells[c]
		for i := first + 1; i < len(t.Rows) && t.Rows[i].Number <= m.bottom; i++ {
			if budget--; budget < 0 {
				return broken("các vùng gộp ô chồng lên nhau", "merged cells lie over one another")
			}
			if t.Rows[i].Cells[c].Kind == Empty {
				t.Rows[i].Cells[c] = value
			}
		}
	}
	return nil
}

func mergedHeading() diag.Problem {
	return diag.Problem{Code: "table.merged_heading",
		Message: diag.Say("Dòng tên cột có ô gộp ngang.", "The row of names has cells merged over several columns."),
		Hint:    diag.Say("Bỏ gộp ô (Unmerge Cells) và đặt tên cho từng cột.", "Unmerge them and name each column.")}
}
