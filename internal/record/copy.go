package record

import "github.com/mocban/mocban/internal/diag"

// copyForms stand in the order of CopyForm; alias is the abbreviation of Mục I
// Phụ lục III.
var copyForms = []choice{
	{id: "sao_y", label: "Sao y", alias: "SY"}, {id: "sao_luc", label: "Sao lục", alias: "SL"}, {id: "trich_sao", label: "Trích sao", alias: "TrS"},
}

func copyField() field[Record] {
	return objectField("ban_sao", "Bản sao", "Phần ghi của bản sao: khối dưới văn bản giấy, hoặc dòng chữ trên bản sao điện tử (hinh_thuc là dien_tu).", "ban_sao",
		func(r *reader, v value, d *Record) {
			d.Copy = &Copy{At: v.at}
			r.forms.copy.read(r, v, d.Copy)
		})
}

func copyForm() *form[Copy] {
	return newForm("ban_sao", "Bản sao", "Phần ghi của bản sao y, sao lục hoặc trích sao (Phần II Phụ lục I).",
		choiceField("hinh_thuc", "Hình thức sao", "Sao y, sao lục hoặc trích sao.", byID, copyForms, func(c *Copy, i int, _ diag.Pointer) { c.Form = TrueCopy + CopyForm(i) }).needed(always),
		textField("co_quan_chu_quan", "Cơ quan chủ quản", "Cơ quan chủ quản của cơ quan sao.", manyLines, func(c *Copy) *Text { return &c.Parent }).like("UBND tỉnh Lai Châu"),
		textField("co_quan", "Cơ quan sao", "Cơ quan, tổ chức sao văn bản; để trống thì lấy từ ho_so.", manyLines, func(c *Copy) *Text { return &c.Authority }).like("Sở Công Thương"),
		numberField("Số bản sao. Để trống thì chừa chỗ cho văn thư điền.", func(c *Copy) *Text { return &c.Number }),
		textField("ky_hieu", "Ký hiệu bản sao", "Để trống thì lập từ hình thức sao và chữ viết tắt của cơ quan sao khi đã biết.", oneLine, func(c *Copy) *Text { return &c.Symbol }).like("SY-SCT"),
		textField("dia_danh", "Địa danh", "Nơi sao.", oneLine, func(c *Copy) *Text { return &c.Place }).like("Lai Châu"),
		dateField("ngay", "Ngày sao", "Ngày/tháng/năm, năm-tháng-ngày, hoặc tháng/năm khi ngày để văn thư điền.", func(c *Copy) *Date { return &c.Date }),
		textField("thoi_gian", "Thời gian ký", "Giờ ký số của bản sao điện tử.", oneLine, func(c *Copy) *Text { return &c.Time }).like("14:30:15 +07:00"),
		textsField("noi_nhan", "Nơi nhận", "Từng nơi nhận bản sao.", func(c *Copy) *[]Text { return &c.Recipients }),
		textsField("luu", "Lưu", "Nơi lưu bản sao.", func(c *Copy) *[]Text { return &c.Archive }).like([]string{"VT"}),
		objectField("ky", "Người ký bản sao", "Người ký bản sao trên giấy.", "nguoi_ky", func(r *reader, v value, c *Copy) { c.Signer, _ = readSigner(r, v) }),
	)
}

// checkCopy fills a copy from the profile and looks for what it needs: an
// electronic one is a line with the form, the body and the time, one on paper is
// signed and has a symbol.
func (r *reader) checkCopy(d *Record) {
	c, f := d.Copy, r.forms.copy
	v := value{at: c.At}
	r.fillCopy(c)
	if c.Authority.Blank() {
		r.required(f.at(v, "co_quan"))
	}
	if d.Medium == Electronic {
		return
	}
	if c.Symbol.Blank() && c.Form != NoCopy {
		r.required(f.at(v, "ky_hieu"))
	}
	if c.Signer.At == "" {
		r.required(f.at(v, "ky"))
	}
}

func (r *reader) fillCopy(c *Copy) {
	def := &r.defaults
	if c.Authority.Blank() {
		c.Authority = def.Authority
		if c.Parent.Blank() {
			c.Parent = def.ParentAuthority
		}
	}
	if c.Place.Blank() {
		c.Place = def.Place
	}
	if len(c.Archive) == 0 {
		c.Archive = def.Archive
	}
	body := r.abbreviationOf(c.Authority.S)
	if c.Symbol.Blank() && c.Form != NoCopy && body != "" {
		c.Symbol = Text{copyForms[c.Form-TrueCopy].alias + "-" + body, c.At.Key("ky_hieu")}
	}
}
