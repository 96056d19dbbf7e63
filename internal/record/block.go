package record

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// body reads a list of blocks.
func (r *reader) body(v value) []Block {
	if !r.want(v, isList) {
		return nil
	}
	blocks := make([]Block, 0, min(int(r.node(v).count), r.limits.Paragraphs))
	for e := range r.elements(v) {
		if !r.countParagraphs(e, 1) {
			break
		}
		if b := r.oneBlock(e); b != nil {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// oneBlock reads a block; nil where it is absent or wrong.
func (r *reader) oneBlock(v value) Block {
	switch r.node(v).shape {
	case isNull:
		return nil
	case isString:
		return r.paragraph(v)
	case isObject:
		v.label = "Khối nội dung"
		return r.blockObject(v)
	}
	v.label = "Khối nội dung"
	r.wrongType(v, diag.Say("chuỗi chữ hoặc đối tượng {…}", "a string or an object {…}"),
		diag.Say("Mỗi khối là một chuỗi (đoạn văn) hoặc một đối tượng, ví dụ {\"tieu_de\": …, \"noi_dung\": […]}.", `A block is a string or an object, like {"tieu_de": …, "noi_dung": […]}.`))
	return nil
}

// paragraph reads a string of a body; nil where it is blank or wrong.
func (r *reader) paragraph(v value) Block {
	v.label = "Đoạn văn"
	s, ok := r.clean(v, oneLine)
	if s = strings.Trim(s, " "); !ok || s == "" {
		return nil
	}
	return &Paragraph{Spans: r.spans(v, s), At: v.at}
}

// blockObject reads a section, or the block that the object's one key names.
func (r *reader) blockObject(v value) Block {
	f := r.forms.block
	name, inner := "", int32(0)
	mixed, titled := false, false
	for key, n := range r.keys(v) {
		if f.find(key) >= 0 {
			mixed = mixed || name != "" && name != key
			name, inner = key, n
		}
		titled = titled || r.forms.section.find(key) >= 0
	}
	switch {
	case mixed, name != "" && titled:
		r.mixed(v, name)
		return nil
	case name != "" && r.absent(inner):
		r.required(f.at(v, name))
		return nil
	case name != "":
		var b Block
		f.read(r, v, &b)
		return b
	case titled:
		s := &Section{At: v.at}
		r.forms.section.read(r, v, s)
		return s
	}
	r.unknownBlock(v)
	return nil
}

func (r *reader) mixed(v value, name string) {
	r.tell(v, "field.conflict", diag.Say("Một khối nội dung chỉ có một loại; ở đây «%s» đi cùng trường khác.", "A block is of one kind; here “%s” stands beside other fields.", name),
		diag.Say("Hãy tách mỗi loại thành một khối {…} riêng.", "Give each a block {…} of its own."))
}

// unknownBlock reports an object that is none of the blocks, key by key.
func (r *reader) unknownBlock(v value) {
	known := append(append([]string(nil), r.forms.section.keys...), r.forms.block.keys...)
	if r.node(v).count == 0 {
		r.tell(v, "field.required", diag.Say("Khối nội dung trống.", "The block is empty."),
			diag.Say("Hãy bỏ khối này hoặc ghi một trong: %s.", "Remove it, or use one of: %s.", strings.Join(known, ", ")))
	}
	for m := range r.members(v) {
		r.unknown(m, known)
	}
}

func sectionForm() *form[Section] {
	return newForm("muc", "Mục", "Một mục có tiêu đề; số mục theo tầng: I, 1, a).",
		textField("tieu_de", "Tiêu đề", "Tiêu đề của mục, không ghi số thứ tự.", manyLines, func(s *Section) *Text { return &s.Title }).needed(always).like("Mục đích, yêu cầu"),
		bodyField("Nội dung", "Các khối nội dung của mục.", func(s *Section) *[]Block { return &s.Body }),
		wholeField("cap", "Cấp", "Cấp của mục, từ 1 đến 7, khi bỏ qua cấp trên; để trống thì theo tầng.", 1, maxDepth, func(s *Section, n int, _ diag.Pointer) { s.Depth = n }).like(2),
		idField(func(s *Section) *string { return &s.ID }),
	)
}

// maxDepth is the number of levels of titled parts.
const maxDepth = 7

func divisionForm() *form[Division] {
	return newForm("phan_chuong", "Phần, chương, mục, tiểu mục", "Một phần, chương, mục hoặc tiểu mục có tiêu đề ở dòng riêng.",
		textField("tieu_de", "Tiêu đề", "Tiêu đề, không ghi «Chương I».", manyLines, func(d *Division) *Text { return &d.Title }).needed(always).like("Quy định chung"),
		bodyField("Nội dung", "Các khối nội dung bên trong.", func(d *Division) *[]Block { return &d.Body }),
		idField(func(d *Division) *string { return &d.ID }),
	)
}

func divisionField(key, label, doc string, level Level) field[Block] {
	return objectField(key, label, doc, "phan_chuong", func(r *reader, v value, into *Block) {
		d := &Division{Level: level, At: v.at}
		r.forms.division.read(r, v, d)
		*into = d
	})
}

// blockForm holds the blocks that their one key names.
func blockForm() *form[Block] {
	return newForm("khoi_ten", "Khối nội dung", "Khối gọi theo tên.",
		divisionField("phan", "Phần", "Một phần: «Phần I», tiêu đề ở dòng dưới.", Part),
		divisionField("chuong", "Chương", "Một chương: «Chương I», tiêu đề ở dòng dưới.", Chapter),
		divisionField("muc", "Mục", "Một mục trong chương: «Mục 1», tiêu đề ở dòng dưới.", Heading),
		divisionField("tieu_muc", "Tiểu mục", "Một tiểu mục: «Tiểu mục 1», tiêu đề ở dòng dưới.", Subhead),
		itemsField("danh_so", "Danh sách đánh số", "Các đoạn đánh số 1, 2, 3 không có tiêu đề.", Numbered),
		itemsField("chu_cai", "Danh sách chữ cái", "Các điểm a), b), c), d), đ).", Lettered),
		itemsField("gach_dau_dong", "Danh sách gạch đầu dòng", "Các ý bắt đầu bằng dấu gạch.", Dashed),
		articleField(),
		objectField("bang", "Bảng", "Bảng tự do.", "bang", func(r *reader, v value, into *Block) {
			t := &Table{At: v.at}
			r.forms.table.read(r, v, t)
			*into = t
		}),
		objectField("bang_chi_tieu", "Bảng chỉ tiêu", "Bảng chỉ tiêu có các cột tự tính.", "bang_chi_tieu", func(r *reader, v value, into *Block) {
			t := &IndicatorTable{At: v.at}
			r.forms.indicators.read(r, v, t)
			*into = t
		}),
	)
}

func itemsField(key, label, doc string, m Mark) field[Block] {
	return field[Block]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *Block) {
			if list := readList(r, v, readItem); len(list) > 0 {
				*into = &List{Mark: m, Items: list, At: v.at}
			}
		},
		schema: func(bool) object {
			item := object{{"anyOf", []any{textSchema(false, oneLine), ref("y")}}}
			return listSchema(true, item)
		},
	}
}

func readItem(r *reader, v value) (it Item, ok bool) {
	it.At = v.at
	if !r.countParagraphs(v, 1) {
		return it, false
	}
	switch r.node(v).shape {
	case isString:
		if p := r.paragraph(v); p != nil {
			it.Body = []Block{p}
		}
	case isObject:
		r.forms.item.read(r, v, &it)
	default:
		r.wrongType(v, diag.Say("danh sách các chuỗi hoặc {\"noi_dung\": […]}", `a list of strings or {"noi_dung": […]}`),
			diag.Say("Hãy ghi mỗi ý là một chuỗi, hoặc {\"noi_dung\": […]}.", `Write each item as a string, or as {"noi_dung": […]}.`))
	}
	return it, len(it.Body) > 0
}

func itemForm() *form[Item] {
	f := newForm("y", "Ý", "Một ý có nhiều khối nội dung.",
		bodyField("Nội dung", "Các khối nội dung của ý; khối đầu đứng sau số hoặc gạch đầu dòng.", func(it *Item) *[]Block { return &it.Body }).needed(always),
		idField(func(it *Item) *string { return &it.ID }),
	)
	f.stranger = func(r *reader, v value) bool {
		if r.forms.block.find(v.key) < 0 {
			return false
		}
		r.unknownWith(v, diag.Say("Hãy ghi {\"noi_dung\": [\"…\", {\"%[1]s\": […]}]}.", `Write {"noi_dung": ["…", {"%[1]s": […]}]}.`, v.key))
		return true
	}
	return f
}

// articleField takes a list, whose first string goes on the article's own line,
// or an object with a title.
func articleField() field[Block] {
	return field[Block]{key: "dieu", label: "Điều", doc: "Một điều: danh sách khối nội dung, hoặc đối tượng có tieu_de và noi_dung.",
		read: func(r *reader, v value, into *Block) {
			a := &Article{At: v.at}
			if r.node(v).shape == isObject {
				r.forms.article.read(r, v, a)
			} else {
				a.Body = r.body(v)
			}
			*into = a
		},
		schema: func(bool) object {
			return object{{"anyOf", []any{listSchema(true, ref("khoi")), ref("dieu")}}}
		},
	}
}

func articleForm() *form[Article] {
	return newForm("dieu", "Điều", "Một điều có tiêu đề hoặc có mã.",
		textField("tieu_de", "Tiêu đề điều", "Tên của điều, không ghi «Điều 1».", manyLines, func(a *Article) *Text { return &a.Title }).like("Phạm vi điều chỉnh"),
		bodyField("Nội dung điều", "Các khối nội dung của điều; khối đầu đứng sau số của điều không có tiêu đề.", func(a *Article) *[]Block { return &a.Body }).needed(always),
		idField(func(a *Article) *string { return &a.ID }),
	)
}
