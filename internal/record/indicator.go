package record

import "github.com/mocban/mocban/internal/diag"

// measures are the columns of an indicator table, in the order of Measure.
var measures = []choice{
	{id: "ke_hoach", label: "Kế hoạch"},
	{id: "thuc_hien", label: "Thực hiện"},
	{id: "cung_ky", label: "Cùng kỳ"},
	{id: "luy_ke", label: "Lũy kế"},
	{id: "ty_le_ke_hoach", label: "Tỷ lệ so với kế hoạch (%)"},
	{id: "so_cung_ky", label: "So với cùng kỳ (%)"},
	{id: "tang_giam", label: "Tăng, giảm so với cùng kỳ"},
	{id: "ty_le_tang_giam", label: "Tỷ lệ tăng, giảm (%)"},
}

func indicatorsForm() *form[IndicatorTable] {
	f := newForm("bang_chi_tieu", "Bảng chỉ tiêu", "Bảng chỉ tiêu; các cột tỷ lệ và tăng, giảm được tính từ các cột đã cho.",
		textField("tieu_de", "Tiêu đề bảng", "Tên bảng, in trên bảng.", manyLines, func(t *IndicatorTable) *Text { return &t.Title }).like("Bảng 1. Một số chỉ tiêu chủ yếu"),
		listField("cot", "Cột số liệu", "Các cột sau cột Đơn vị tính, theo thứ tự.", object{{"anyOf", []any{choiceSchema(true, measures), ref("cot_so_lieu")}}},
			func(t *IndicatorTable) *[]MeasureColumn { return &t.Columns }, readMeasure).needed(always),
		field[IndicatorTable]{key: "dong", label: "Dòng chỉ tiêu", doc: "Các chỉ tiêu; {\"nhom\": …} là dòng đề mục.",
			read: func(r *reader, v value, t *IndicatorTable) { t.Rows = readList(r, v, readIndicator) },
			schema: func(needed bool) object {
				return listSchema(needed, object{{"anyOf", []any{ref("chi_tieu"), ref("nhom_chi_tieu")}}})
			},
		},
	)
	f.check = func(r *reader, v value, t *IndicatorTable, _ seen) {
		r.tooManyColumns(f.at(v, "cot"), len(t.Columns))
	}
	return f
}

func measureForm() *form[MeasureColumn] {
	return newForm("cot_so_lieu", "Cột số liệu", "Một cột số liệu có tên cột riêng.",
		measureField().needed(always),
		textField("ten", "Tên cột", "Chữ ở đầu cột, thay cho tên mặc định.", manyLines, func(c *MeasureColumn) *Text { return &c.Title }).like("Thực hiện quý I"),
	)
}

func measureField() field[MeasureColumn] {
	return choiceField("cot", "Cột số liệu", "Số liệu của cột.", byID, measures, func(c *MeasureColumn, i int, _ diag.Pointer) { c.Measure = Measure(i) })
}

// readMeasure takes the name of a measure alone, or with a head of its own.
func readMeasure(r *reader, v value) (c MeasureColumn, ok bool) {
	c.At = v.at
	if r.node(v).shape == isString {
		i, ok := r.choose(v, byID, measures)
		c.Measure = Measure(i)
		return c, ok
	}
	r.forms.measure.read(r, v, &c)
	return c, r.node(v).shape == isObject
}

func indicatorForm() *form[Indicator] {
	f := newForm("chi_tieu", "Chỉ tiêu", "Một chỉ tiêu với các số liệu của nó.",
		textField("ten", "Tên chỉ tiêu", "Tên chỉ tiêu.", oneLine, func(i *Indicator) *Text { return &i.Name }).needed(always).like("Điện sản xuất"),
		textField("don_vi", "Đơn vị tính", "Đơn vị của số liệu.", oneLine, func(i *Indicator) *Text { return &i.Unit }).like("triệu kWh"),
		figureField("ke_hoach", "Kế hoạch", "Số kế hoạch.", func(i *Indicator) *Cell { return &i.Plan }),
		figureField("thuc_hien", "Thực hiện", "Số thực hiện; null khi chưa có số liệu.", func(i *Indicator) *Cell { return &i.Actual }),
		figureField("cung_ky", "Cùng kỳ", "Số cùng kỳ năm trước.", func(i *Indicator) *Cell { return &i.SamePeriod }),
		figureField("luy_ke", "Lũy kế", "Số lũy kế từ đầu năm.", func(i *Indicator) *Cell { return &i.Cumulative }),
	)
	f.check = func(_ *reader, v value, in *Indicator, s seen) {
		for i, c := range []*Cell{&in.Plan, &in.Actual, &in.SamePeriod, &in.Cumulative} {
			if !f.given(s, measures[i].id) { // null, like one that says so
				*c = Cell{Null: true, At: v.at.Key(measures[i].id)}
			}
		}
	}
	f.stranger = func(r *reader, v value) bool {
		if !computed(v.key) {
			return false
		}
		r.unknownWith(v, diag.Say("Cột «%s» được tính tự động; hãy bỏ trường này.", "The column “%s” is computed; remove it.", v.key))
		return true
	}
	return f
}

// computed reports a measure that is not given in the rows.
func computed(key string) bool {
	for i, m := range measures {
		if m.id == key {
			return Measure(i) >= PlanRate
		}
	}
	return false
}

func groupForm() *form[Indicator] {
	f := newForm("nhom_chi_tieu", "Nhóm chỉ tiêu", "Dòng đề mục của một nhóm chỉ tiêu.",
		textField("nhom", "Tên nhóm", "Chữ của dòng đề mục, in đậm sau số La Mã.", oneLine, func(i *Indicator) *Text { return &i.Group }).needed(always).like("Công nghiệp"),
	)
	f.stranger = func(r *reader, v value) bool {
		if r.forms.indicator.find(v.key) < 0 {
			return false
		}
		r.unknownWith(v, diag.Say("Dòng nhóm chỉ có «nhom»; chỉ tiêu ghi ở dòng {…} riêng.", "A group row holds nhom alone; give the indicator a row {…} of its own."))
		return true
	}
	return f
}

// figureField is a number of an indicator.
func figureField(key, label, doc string, pick func(*Indicator) *Cell) field[Indicator] {
	return field[Indicator]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *Indicator) {
			c := r.cell(v)
			r.wantNumber(&c, v.label)
			*pick(into) = c
		},
		schema: func(bool) object { return object{{"type", []string{"number", "string", "null"}}} },
	}
}

// readIndicator reads a row: a group where it has nhom, else an indicator.
func readIndicator(r *reader, v value) (in Indicator, ok bool) {
	in.At = v.at
	if !r.countRow(v) {
		return in, false
	}
	if !r.want(v, isObject) {
		return in, false
	}
	for key, n := range r.keys(v) {
		if key == "nhom" && !r.absent(n) {
			r.forms.group.read(r, v, &in)
			return in, true
		}
	}
	r.forms.indicator.read(r, v, &in)
	return in, true
}
