package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

func totalForm() *form[Total] {
	return newForm("tong_cong", "Dòng tổng cộng", "Dòng tổng cộng ở cuối bảng.",
		textField("nhan", "Nhãn dòng tổng", "Chữ ở đầu dòng tổng cộng.", oneLine, func(t *Total) *Text { return &t.Label }).like("Tổng cộng"),
		field[Total]{key: "cot", label: "Cột cần cộng", doc: "Số thứ tự các cột cần cộng, cột đầu là 0.", example: []any{3, 4},
			read: func(r *reader, v value, t *Total) { t.Columns = readList(r, v, readLeafIndex) },
			schema: func(needed bool) object {
				return listSchema(needed, wholeSchema(false, 0, maxLeaf))
			},
		}.needed(always),
		field[Total]{key: "gia_tri", label: "Giá trị tổng", doc: "Tổng do người soạn tính, theo thứ tự của cot; khác tổng tính được là lỗi.",
			read: func(r *reader, v value, t *Total) {
				if r.want(v, isList) {
					t.Given = r.wantedNumbers(v)
				}
			},
			schema: func(needed bool) object {
				return listSchema(needed, object{{"type", []string{"number", "string", "null"}}})
			},
		},
	)
}

// maxLeaf bounds the place of a column before the columns are known.
const maxLeaf = 999

func readLeafIndex(r *reader, v value) (int, bool) { return r.whole(v, 0, maxLeaf) }

func (r *reader) wantedNumbers(v value) []Cell {
	out := make([]Cell, 0, min(int(r.node(v).count), r.limits.Columns+1))
	for e := range r.elements(v) {
		if len(out) > r.limits.Columns {
			break
		}
		c := r.cell(e)
		r.wantNumber(&c, e.label)
		out = append(out, c)
	}
	return out
}

// wantNumber makes a cell of text the number it writes, where one is wanted. A
// text that begins like a number and is none is told; any other stays text.
func (r *reader) wantNumber(c *Cell, label string) {
	s := plainText(c.Spans)
	if s == "" {
		return
	}
	v := value{at: c.At, label: label, key: "The cell"}
	switch n := numberIn(s); {
	case n.kind == oneReading:
		c.Number, c.Spans = n.decimal, nil
	case n.kind == twoReadings:
		r.ambiguous(v, s, diag.Say("Hãy viết %s hoặc %s, không đặt trong nháy kép.", "Write %s or %s, without quotes.", n.whole, n.decimal))
	case beginsWithDigit(s):
		r.tell(v, "number.type", diag.Say("«%[1]s» phải là số; đang là «%[2]s».", "A number is wanted, it is “%[2]s”.", label, quote(s)),
			diag.Say("Chỉ ghi số, không kèm đơn vị; chưa có số liệu thì ghi null.", "Write the number without its unit; null where there is none yet."))
	}
}

func plainText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return strings.Trim(b.String(), " ")
}

func beginsWithDigit(s string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimPrefix(s, "-"))
	return '0' <= c && c <= '9'
}

// checkTotal holds the total row against the columns and the rows above it.
func (r *reader) checkTotal(v value, t *Table, leaves []Column) {
	total := t.Total
	given := total.Given
	if given != nil && len(given) != len(total.Columns) {
		r.tell(value{at: v.at.Key("gia_tri")}, "table.ragged", diag.Say("Dòng tổng cộng có %d giá trị cho %d cột.", "The total row has %d values for %d columns.", len(given), len(total.Columns)),
			diag.Say("Hãy ghi một giá trị cho mỗi cột trong «cot».", "Give one value for each column in cot."))
		given = nil
	}
	columns := r.summedColumns(value{at: v.at.Key("cot")}, total.Columns, len(leaves))
	if len(columns) < len(total.Columns) {
		given = nil
	}
	total.Columns, total.Given = columns, given
	for i, c := range columns {
		sum := r.sum(t.Rows, c, leaves[c].Title.S)
		if given != nil {
			r.compareSum(given[i], sum, leaves[c].Title.S)
		}
	}
}

// summedColumns leaves out, and reports, what the table does not have or was
// chosen before.
func (r *reader) summedColumns(v value, chosen []int, leaves int) (kept []int) {
	for _, c := range chosen {
		switch {
		case c >= leaves:
			r.tell(v, "number.range", diag.Say("Dòng tổng cộng chọn cột %d, bảng chỉ có các cột từ 0 đến %d.", "The total row sums column %d, the table has columns 0 to %d.", c, leaves-1),
				diag.Say("Hãy ghi số thứ tự cột, cột đầu là 0; cột dưới đầu cột chung cũng tính.", "Count columns from 0, those under a common head included."))
		case slices.Contains(kept, c):
			r.tell(v, "field.conflict", diag.Say("Dòng tổng cộng chọn cột %d hai lần.", "The total row sums column %d twice.", c),
				diag.Say("Hãy giữ lại một.", "Keep one."))
		default:
			kept = append(kept, c)
		}
	}
	return kept
}

// sum adds up a column exactly; its cells become numbers where they write one.
func (r *reader) sum(rows []Row, column int, title string) *amount {
	sum := new(amount)
	label := quote(title)
	if label == "" {
		label = "Ô"
	}
	for i := range rows {
		if column >= len(rows[i].Cells) {
			continue
		}
		c := &rows[i].Cells[column]
		r.wantNumber(c, label)
		if c.Number != "" {
			sum.add(amountOf(c.Number))
		}
	}
	return sum
}

func (r *reader) compareSum(given Cell, sum *amount, title string) {
	if given.Number == "" {
		return
	}
	if a := amountOf(given.Number); !a.equal(sum) {
		r.tell(value{at: given.At}, "table.total_mismatch", diag.Say("Tổng cột «%s» tính được là %s, nhưng ghi %s.", "Column “%s” adds up to %s, but %s is given.", quote(title), sum.String(), a.String()),
			diag.Say("Hãy sửa số liệu trong cột, sửa tổng, hoặc bỏ «gia_tri» để tự tính.", "Mend the figures or the sum, or leave gia_tri out."))
	}
}
