package forms

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// fontName is the one family of the decree (khoản 4 Mục I Phần I Phụ lục I).
const fontName = "Times New Roman"

// sizes are those of the profile «large», which the sample forms use.
const (
	sizeBody    = 14
	sizeHeader  = 13 // Quốc hiệu, bodies, number
	sizeSubject = 12 // V/v, Nơi nhận:
	sizeList    = 11 // recipients, address
	sizeTable   = 13
)

// look is what a paragraph style says beyond the style it is based on.
type look struct {
	id, name, base, next string
	size                 int
	bold, italic         bool
	align                wml.Align
	before, after        unit.Length
	exact                unit.Length // exact line height
	left, right, first   wml.Opt[unit.Length]
	keepNext             bool // and kept whole: programs do not agree on splitting such a paragraph
	outline              wml.Opt[int]
	border               *wml.Borders
	color                string
}

// justified body text: 1 cm first line, 6 pt before a paragraph, single lines
// (điểm e khoản 6 Mục II). Space stands before paragraphs, and behind them only
// where a table follows, so that it does not matter whether a program adds spaces
// or takes the larger one.
var looks = []look{
	{id: "QuocHieu", name: "Quốc hiệu", size: sizeHeader, bold: true, align: wml.AlignCenter},
	{id: "TieuNgu", name: "Tiêu ngữ", size: sizeBody, bold: true, align: wml.AlignCenter},
	{id: "CoQuanChuQuan", name: "Cơ quan chủ quản", size: sizeHeader, align: wml.AlignCenter},
	{id: "CoQuan", name: "Cơ quan ban hành", size: sizeHeader, bold: true, align: wml.AlignCenter},
	{id: "SoKyHieu", name: "Số, ký hiệu", size: sizeHeader, align: wml.AlignCenter, before: 6 * unit.Pt},
	{id: "DiaDanhNgay", name: "Địa danh, ngày tháng", size: sizeBody, italic: true, align: wml.AlignCenter, before: 6 * unit.Pt},
	{id: "KeNgang", name: "Kẻ ngang", size: 1, align: wml.AlignCenter, before: 3 * unit.Pt, exact: 2 * unit.Pt, border: topLine(unit.Pt)},
	{id: "TenLoai", name: "Tên loại", size: sizeBody, bold: true, align: wml.AlignCenter, before: 18 * unit.Pt, keepNext: true},
	{id: "TrichYeu", name: "Trích yếu", size: sizeBody, bold: true, align: wml.AlignCenter, keepNext: true},
	{id: "VeViec", name: "Trích yếu công văn", size: sizeSubject, align: wml.AlignCenter, before: 6 * unit.Pt},
	{id: "KinhGui", name: "Kính gửi", size: sizeBody, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true},
	{id: "KinhGuiNhan", name: "Kính gửi nhiều nơi", base: "KinhGui", size: sizeBody, align: wml.AlignLeft, before: 12 * unit.Pt,
		left: wml.Some(addresseeIndent), keepNext: true},
	{id: "KinhGuiDong", name: "Nơi được kính gửi", size: sizeBody, align: wml.AlignBoth, before: 3 * unit.Pt,
		left: wml.Some(addresseeDash + addresseeHang), first: wml.Some(-addresseeHang), keepNext: true},
	{id: "ThamQuyen", name: "Thẩm quyền ban hành", size: sizeBody, bold: true, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true},
	{id: "CanCu", name: "Căn cứ", size: sizeBody, italic: true, align: wml.AlignBoth, before: 6 * unit.Pt, first: wml.Some(unit.Cm)},
	{id: "QuyetDinh", name: "Quyết định", size: sizeBody, bold: true, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true},
	{id: "Doan", name: "Đoạn", size: sizeBody, align: wml.AlignBoth, before: 6 * unit.Pt, first: wml.Some(unit.Cm)},
	{id: "Muc", name: "Mục", base: "Doan", next: "Doan", bold: true, keepNext: true, outline: wml.Some(0)},
	{id: "KhoanCoTen", name: "Khoản có tên", base: "Doan", next: "Doan", bold: true, keepNext: true, outline: wml.Some(1)},
	{id: "DiemCoTen", name: "Điểm có tên", base: "Doan", next: "Doan", keepNext: true, outline: wml.Some(2)},
	{id: "Khoan", name: "Khoản", base: "Doan"},
	{id: "Diem", name: "Điểm", base: "Doan"},
	{id: "GachDauDong", name: "Gạch đầu dòng", base: "Doan"},
	{id: "Dieu", name: "Điều", base: "Doan"},
	{id: "DieuCoTen", name: "Điều có tên", base: "Doan", next: "Doan", bold: true, keepNext: true, outline: wml.Some(2)},
	{id: "Phan", name: "Phần", size: sizeBody, bold: true, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true, outline: wml.Some(0)},
	{id: "Chuong", name: "Chương", size: sizeBody, bold: true, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true, outline: wml.Some(0)},
	{id: "MucCoTen", name: "Mục có tên", base: "Chuong", outline: wml.Some(1), keepNext: true, before: 6 * unit.Pt},
	{id: "TieuMuc", name: "Tiểu mục", base: "Chuong", outline: wml.Some(2), keepNext: true, before: 6 * unit.Pt},
	{id: "TenPhan", name: "Tên phần, chương", size: sizeBody, bold: true, align: wml.AlignCenter, keepNext: true},
	{id: "GioiThieu", name: "Lời giới thiệu", size: sizeBody, align: wml.AlignCenter, before: 12 * unit.Pt, keepNext: true},
	{id: "TenBen", name: "Tên bên", base: "Doan", bold: true, keepNext: true, align: wml.AlignLeft},
	{id: "DongBen", name: "Thông tin bên", base: "Doan", align: wml.AlignLeft, before: 3 * unit.Pt},
	{id: "XacNhan", name: "Xác nhận", size: sizeList, italic: true, align: wml.AlignCenter, keepNext: true},
	{id: "ChuKySo", name: "Thông tin chữ ký số", size: 10, align: wml.AlignRight},
	{id: "NoiNhanDuoi", name: "Nơi nhận dưới chữ ký", base: "NoiNhanNhan", bold: true, italic: true, before: 12 * unit.Pt, keepNext: true},
	{id: "TenBang", name: "Tên bảng", size: sizeBody, bold: true, align: wml.AlignCenter, before: 6 * unit.Pt, after: 3 * unit.Pt, keepNext: true},
	{id: "DonViTinh", name: "Đơn vị tính", size: sizeTable, italic: true, align: wml.AlignRight, after: 3 * unit.Pt, keepNext: true},
	{id: "OBang", name: "Ô bảng", size: sizeTable, align: wml.AlignLeft},
	{id: "OBangGiua", name: "Ô bảng giữa", base: "OBang", align: wml.AlignCenter},
	{id: "OBangPhai", name: "Ô bảng phải", base: "OBang", align: wml.AlignRight},
	{id: "OBangDeu", name: "Ô bảng đều", base: "OBang", align: wml.AlignBoth},
	{id: "DauBang", name: "Đầu bảng", base: "OBang", bold: true, align: wml.AlignCenter, keepNext: true},
	{id: "NoiNhanNhan", name: "Nơi nhận", size: sizeSubject, bold: true, italic: true, align: wml.AlignLeft, keepNext: true},
	{id: "NoiNhan", name: "Danh sách nơi nhận", size: sizeList, align: wml.AlignLeft},
	{id: "QuyenHan", name: "Quyền hạn, chức vụ", size: sizeBody, bold: true, align: wml.AlignCenter, keepNext: true},
	{id: "ChoKy", name: "Chỗ ký", size: sizeBody, align: wml.AlignCenter, exact: 30 * unit.Mm, keepNext: true},
	{id: "HoTen", name: "Họ và tên", size: sizeBody, bold: true, align: wml.AlignCenter},
	{id: "PhuLuc", name: "Phụ lục", size: sizeBody, bold: true, align: wml.AlignCenter, keepNext: true, outline: wml.Some(0)},
	{id: "TenPhuLuc", name: "Tên phụ lục", size: sizeBody, bold: true, align: wml.AlignCenter, keepNext: true},
	{id: "KemTheo", name: "Kèm theo", size: sizeBody, italic: true, align: wml.AlignCenter, keepNext: true},
	{id: "MucDoKhan", name: "Mức độ khẩn", size: sizeHeader, bold: true, align: wml.AlignCenter, color: "FF0000"},
	{id: "LuuHanh", name: "Chỉ dẫn lưu hành", size: sizeHeader, bold: true, align: wml.AlignCenter},
	{id: "DiaChi", name: "Địa chỉ cơ quan", size: sizeList, align: wml.AlignLeft},
	{id: "SoTrang", name: "Số trang", size: sizeBody, align: wml.AlignCenter},
	{id: "NgatPhan", name: "Ngắt phần", size: 1, exact: unit.Pt},
	{id: "KhoangCach", name: "Khoảng cách", size: 1, exact: 6 * unit.Pt, keepNext: true},
}

// Kính gửi to several: the label stands where the sample form has it, the dashes
// under its colon (điểm d khoản 9 Mục II). The width of the words «Kính gửi» at
// 14 pt and of «- » decide the rest; a test measures them.
const (
	addresseeIndent = 35 * unit.Mm
	addresseeWord   = 1000 * unit.Twip
	addresseeDash   = addresseeIndent + addresseeWord
	addresseeHang   = 163 * unit.Twip
)

func topLine(space unit.Length) *wml.Borders {
	return &wml.Borders{Top: line(space)}
}

// line is the solid rule of the decree, 3/4 pt as most real documents draw it.
func line(space unit.Length) *wml.Border {
	return &wml.Border{Style: "single", Width: 3 * unit.Pt / 4, Space: space, Color: "000000"}
}

// styles is the style sheet that all forms share.
func styles() *wml.Styles {
	list := []*wml.Style{
		{ID: "Normal", Name: "Normal", Type: wml.ParagraphStyle, Default: true, Quick: true},
		{ID: "DefaultParagraphFont", Name: "Default Paragraph Font", Type: wml.CharacterStyle, Default: true, Priority: wml.Some(1)},
		{ID: "TableNormal", Name: "Normal Table", Type: wml.TableStyle, Default: true, Priority: wml.Some(99), Table: &wml.TableProps{
			Indent: wml.Some(unit.Length(0)), Margins: padding(0, 108*unit.Twip, 0, 108*unit.Twip)}},
		{ID: "LuoiBang", Name: "Lưới bảng", Type: wml.TableStyle, Custom: true, BasedOn: "TableNormal", Table: &wml.TableProps{
			Borders: grid(), Margins: padding(2*unit.Pt, 108*unit.Twip, 2*unit.Pt, 108*unit.Twip)}},
		{ID: "NhanDieu", Name: "Nhãn điều", Type: wml.CharacterStyle, Custom: true, Quick: true, BasedOn: "DefaultParagraphFont",
			Run: wml.RunProps{Bold: wml.On, BoldCS: wml.On}},
	}
	for _, l := range looks {
		list = append(list, l.style())
	}
	defaults := wml.RunProps{
		Fonts: &wml.Fonts{ASCII: fontName, HAnsi: fontName, EastAsia: fontName, CS: fontName},
		Size:  wml.Some(sizeBody * unit.Pt), SizeCS: wml.Some(sizeBody * unit.Pt),
		Lang: &wml.Lang{Val: "vi-VN", EastAsia: "vi-VN", Bidi: "ar-SA"},
	}
	return wml.NewStyles(wml.ParagraphProps{}, defaults, list)
}

func padding(top, left, bottom, right unit.Length) *wml.CellMargins {
	return &wml.CellMargins{Top: wml.Some(top), Left: wml.Some(left), Bottom: wml.Some(bottom), Right: wml.Some(right)}
}

func grid() *wml.Borders {
	edge := func() *wml.Border {
		return &wml.Border{Style: "single", Width: unit.Pt / 2, Color: "000000"}
	}
	return &wml.Borders{Top: edge(), Left: edge(), Bottom: edge(), Right: edge(), InsideH: edge(), InsideV: edge()}
}

func (l look) style() *wml.Style {
	s := &wml.Style{ID: l.id, Name: l.name, Type: wml.ParagraphStyle, Custom: true, Quick: true, BasedOn: l.base, Next: l.next}
	if s.BasedOn == "" {
		s.BasedOn = "Normal"
	}
	p, r := &s.Paragraph, &s.Run
	if l.size > 0 {
		r.Size, r.SizeCS = wml.Some(unit.Length(l.size)*unit.Pt), wml.Some(unit.Length(l.size)*unit.Pt)
	}
	r.Bold, r.BoldCS = on(l.bold), on(l.bold)
	r.Italic, r.ItalicCS = on(l.italic), on(l.italic)
	r.Color = l.color
	p.Align, p.KeepNext, p.KeepLines, p.OutlineLevel, p.Borders = l.align, on(l.keepNext), on(l.keepNext), l.outline, l.border
	if l.before > 0 {
		p.Spacing.Before = wml.Some(l.before)
	}
	if l.after > 0 {
		p.Spacing.After = wml.Some(l.after)
	}
	if l.exact > 0 {
		p.Spacing.Line, p.Spacing.Rule = wml.Some(l.exact.Twips()), wml.LineExact
	}
	p.Indent = wml.Indent{Left: l.left, Right: l.right, FirstLine: l.first}
	return s
}

func on(b bool) wml.Toggle {
	if b {
		return wml.On
	}
	return wml.Unset
}
