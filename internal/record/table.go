package record

import "github.com/mocban/mocban/internal/diag"

func tableForm() *form[Table] {
	f := newForm("bang", "Bảng", "Một bảng rộng bằng phần chữ.",
		textField("tieu_de", "Tiêu đề bảng", "Tên bảng, in trên bảng.", manyLines, func(t *Table) *Text { return &t.Title }).like("Bảng 1. Danh mục dự án"),
		textField("don_vi_tinh", "Đơn vị tính", "Đơn vị chung của số liệu trong bảng.", oneLine, func(t *Table) *Text { return &t.Unit }).like("tỷ đồng"),
		listField("cot", "Cột", "Các cột từ trái sang phải.", ref("cot"), func(t *Table) *[]Column { return &t.Columns }, readColumn).needed(always),
		rowsField(),
		field[Table]{key: "tong_cong", label: "Dòng tổng cộng", doc: "Dòng cuối, cộng các cột đã chọn.",
			read: func(r *reader, v value, t *Table) {
				total := &Total{At: v.at}
				r.forms.total.read(r, v, total)
				t.Total = total
			},
			schema: func(bool) object { return orNull(ref("tong_cong")) },
		},
	)
	f.check = func(r *reader, v value, t *Table, s seen) {
		if !f.given(s, "cot") {
			return
		}
		leaves := leavesOf(t.Columns)
		if r.tooManyColumns(f.at(v, "cot"), len(leaves)) {
			return
		}
		r.checkWidths(f.at(v, "cot"), leaves)
		r.checkRows(t, len(leaves))
		if t.Total != nil {
			r.checkTotal(f.at(v, "tong_cong"), t, leaves)
		}
	}
	return f
}

func rowsField() field[Table] {
	return field[Table]{key: "dong", label: "Dòng", doc: "Mỗi dòng là danh sách các ô, hoặc {\"nhom\": …} cho dòng đề mục.",
		read: func(r *reader, v value, t *Table) { t.Rows = r.tableRows(v) },
		schema: func(needed bool) object {
			cells := object{{"type", "array"}, {"items", object{{"type", []string{"string", "number", "null"}}}}}
			return listSchema(needed, object{{"anyOf", []any{cells, ref("dong_de_muc")}}})
		},
	}
}

func (r *reader) tableRows(v value) []Row {
	if !r.want(v, isList) {
		return nil
	}
	rows := make([]Row, 0, min(int(r.node(v).count), r.limits.Rows))
	for e := range r.elements(v) {
		if !r.countRow(e) {
			break
		}
		row := Row{At: e.at}
		switch r.node(e).shape {
		case isList:
			row.Cells = r.cells(e)
		case isObject:
			r.forms.heading.read(r, e, &row)
		case isNull:
			continue
		default:
			r.want(e, isList)
			continue
		}
		rows = append(rows, row)
	}
	return rows
}

// countRow counts against the limit and reports the step over it, once.
func (r *reader) countRow(v value) bool {
	r.rows++
	if r.rows == r.limits.Rows+1 {
		r.tell(v, "table.too_many_rows", diag.Say("Các bảng có quá %d dòng.", "The tables have more than %d rows.", r.limits.Rows),
			diag.Say("Hãy chia nhỏ thành nhiều văn bản.", "Divide them over several documents."))
	}
	return r.rows <= r.limits.Rows
}

func headingForm() *form[Row] {
	return newForm("dong_de_muc", "Dòng đề mục", "Một dòng đề mục suốt chiều rộng bảng.",
		textField("nhom", "Đề mục", "Chữ của dòng đề mục.", oneLine, func(row *Row) *Text { return &row.Heading }).needed(always).like("Công nghiệp"),
	)
}

// cells reads a row; one over the limit of columns is cut there, for the table
// reports it as ragged or too wide in any case.
func (r *reader) cells(v value) []Cell {
	v.label = "Ô"
	out := make([]Cell, 0, min(int(r.node(v).count), r.limits.Columns+1))
	for e := range r.elements(v) {
		if len(out) > r.limits.Columns {
			break
		}
		out = append(out, r.cell(e))
	}
	return out
}

// cell reads one cell: a string stays as it is, a number keeps its digits.
func (r *reader) cell(v value) Cell {
	c := Cell{At: v.at}
	switch r.node(v).shape {
	case isNull:
		c.Null = true
	case isNumber:
		c.Number, _ = r.decimal(v)
	case isString:
		if s, ok := r.clean(v, oneLine); ok {
			c.Spans = r.spans(v, s)
		}
	default:
		r.wrongType(v, diag.Say("chuỗi chữ, số hoặc null", "a string, a number or null"), diag.Say("Mỗi ô chỉ ghi chữ hoặc số.", "A cell holds text or a number."))
	}
	return c
}

func columnForm() *form[Column] {
	f := newForm("cot", "Cột", "Một cột của bảng, hoặc đầu cột chung cho nhiều cột.", columnFields()...)
	f.fields = append(f.fields,
		field[Column]{key: "nhom", label: "Đầu cột chung", doc: "true cho đầu cột chung; các cột bên dưới ghi ở cot.",
			read:   func(r *reader, v value, _ *Column) { r.want(v, isBool) },
			schema: func(bool) object { return object{{"type", []string{"boolean", "null"}}} },
		},
		listField("cot", "Các cột dưới đầu cột chung", "Các cột con từ trái sang phải.", ref("cot_con"), func(c *Column) *[]Column { return &c.Group }, readLeaf),
	)
	f.keys = append(f.keys, "nhom", "cot")
	f.check = func(r *reader, v value, c *Column, s seen) {
		switch {
		case f.given(s, "nhom") && r.isTrue(v, "nhom") && !f.given(s, "cot"):
			r.required(f.at(v, "cot"))
		case f.given(s, "cot") && f.given(s, "rong"):
			r.unknownWith(f.at(v, "rong"), diag.Say("Độ rộng ghi ở từng cột con; đầu cột chung rộng bằng tổng của chúng.", "Give widths to the columns below; the head is as wide as they are together."))
		}
	}
	return f
}

// isTrue reports a member that is true.
func (r *reader) isTrue(v value, key string) bool {
	for k, n := range r.keys(v) {
		if k == key {
			return r.raw(value{n: n}) == "true"
		}
	}
	return false
}

func leafForm() *form[Column] {
	f := newForm("cot_con", "Cột con", "Một cột dưới đầu cột chung.", columnFields()...)
	f.stranger = func(r *reader, v value) bool {
		if v.key != "cot" && v.key != "nhom" {
			return false
		}
		r.unknownWith(v, diag.Say("Đầu bảng chỉ có hai tầng.", "A table head has two levels at most."))
		return true
	}
	return f
}

func columnFields() []field[Column] {
	aligns := []choice{{id: "trai", label: "Trái"}, {id: "giua", label: "Giữa"}, {id: "phai", label: "Phải"}, {id: "deu", label: "Đều hai bên"}}
	return []field[Column]{
		textField("ten", "Tên cột", "Chữ ở đầu cột.", manyLines, func(c *Column) *Text { return &c.Title }).like("Nội dung"),
		{key: "rong", label: "Độ rộng cột", doc: "Phần trăm của chiều rộng phần chữ; để trống thì chia đều phần còn lại.", example: 25,
			read: func(r *reader, v value, c *Column) { c.Percent = r.percent(v) },
			schema: func(bool) object {
				return object{{"type", []string{"number", "string", "null"}}, {"exclusiveMinimum", 0}, {"maximum", 100}}
			},
		},
		choiceField("can", "Căn chữ", "Căn chữ trong cột; mặc định số bên phải, chữ bên trái.", byID, aligns, func(c *Column, i int, _ diag.Pointer) { c.Align = Left + Align(i) }),
	}
}

func readColumn(r *reader, v value) (c Column, ok bool) {
	c.At = v.at
	r.forms.column.read(r, v, &c)
	return c, r.node(v).shape == isObject
}

func readLeaf(r *reader, v value) (c Column, ok bool) {
	c.At = v.at
	r.forms.leaf.read(r, v, &c)
	return c, r.node(v).shape == isObject
}

// leavesOf gives the columns that hold cells, from left to right.
func leavesOf(columns []Column) []Column {
	var leaves []Column
	for _, c := range columns {
		if len(c.Group) > 0 {
			leaves = append(leaves, c.Group...)
		} else {
			leaves = append(leaves, c)
		}
	}
	return leaves
}

func (r *reader) tooManyColumns(v value, n int) bool {
	if n <= r.limits.Columns {
		return false
	}
	r.tell(v, "table.too_many_columns", diag.Say("Bảng có %d cột, tối đa %d.", "The table has %d columns, at most %d are allowed.", n, r.limits.Columns),
		diag.Say("Hãy chia thành nhiều bảng.", "Make it several tables."))
	return true
}

func (r *reader) checkWidths(v value, leaves []Column) {
	sum := 0
	for _, c := range leaves {
		sum += c.Percent
	}
	if sum > 100_00 {
		total := &amount{scale: 2}
		total.digits.SetInt64(int64(sum))
		r.tell(v, "table.too_wide", diag.Say("Các cột rộng tổng cộng %s phần trăm, quá 100.", "The columns are %s percent wide together, over 100.", total.String()),
			diag.Say("Hãy giảm «rong» của các cột cho tổng không quá 100.", "Lower their rong to 100 in all."))
	}
}

// checkRows reports the rows that have more or fewer cells than columns.
func (r *reader) checkRows(t *Table, leaves int) {
	for i := range t.Rows {
		row := &t.Rows[i]
		n := len(row.Cells)
		if n == leaves || row.Cells == nil {
			continue
		}
		v := value{at: row.At}
		if n > r.limits.Columns {
			r.tooManyColumns(v, n)
			continue
		}
		r.tell(v, "table.ragged", diag.Say("Dòng %d của bảng có %d ô, bảng có %d cột.", "Row %d of the table has %d cells, the table has %d columns.", i+1, n, leaves),
			diag.Say("Hãy thêm hoặc bớt ô; ô trống ghi \"\".", `Add or remove cells; an empty one is "".`))
	}
}
