package forms

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Widths of the two columns of the header: Quốc hiệu at 13 pt takes 95,7 mm.
const (
	headerLeft  = 3572 * unit.Twip // 63 mm
	headerRight = 5499 * unit.Twip // 97 mm
	signLeft    = 3969 * unit.Twip // 70 mm
	signRight   = 5102 * unit.Twip // 90 mm
)

// p is a paragraph of a style with one run.
func p(style, text string) *wml.Paragraph {
	par := &wml.Paragraph{Props: wml.ParagraphProps{Style: style}}
	if text != "" {
		par.Content = []wml.Inline{run(text)}
	}
	return par
}

func run(text string) *wml.Run {
	return &wml.Run{Content: []wml.RunContent{wml.Text{S: text}}}
}

// control is a paragraph that holds a tag for what follows it; it goes when the
// form is filled.
func control(tag string) *wml.Paragraph { return p("", "{{ "+tag+" }}") }

// blocks strings paragraphs and lists of them together.
func blocks(parts ...any) []wml.Block {
	var out []wml.Block
	for _, x := range parts {
		switch b := x.(type) {
		case wml.Block:
			out = append(out, b)
		case []wml.Block:
			out = append(out, b...)
		}
	}
	return out
}

// when keeps blocks only where a condition holds.
func when(condition string, parts ...any) []wml.Block {
	return blocks(control("neu "+condition), blocks(parts...), control("het"))
}

// layoutTable is a table that only places: no borders, no padding, never split.
func layoutTable(top unit.Length, widths []unit.Length, rows ...[][]wml.Block) *wml.Table {
	total := unit.Length(0)
	for _, w := range widths {
		total += w
	}
	t := &wml.Table{
		Props: wml.TableProps{
			Style: "TableNormal", Width: wml.Measure{Type: wml.MeasureLength, V: total},
			Indent: wml.Some(unit.Length(0)), Fixed: wml.On, Margins: padding(top, 0, 0, 0), Look: "0000",
		},
		Grid: widths,
	}
	for _, cells := range rows {
		r := &wml.Row{Props: wml.RowProps{CantSplit: wml.On}}
		for i, body := range cells {
			r.Cells = append(r.Cells, &wml.Cell{
				Props: wml.CellProps{Width: wml.Measure{Type: wml.MeasureLength, V: widths[i]}},
				Body:  body,
			})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// head says what a header block holds.
type head uint8

const (
	fullHead         head = iota // ô 1, 2, 3, 4
	letterHead                   // and ô 5b under the number
	undatedHead                  // ô 1, 2, 3: biên bản (form 1.9)
	attachedHead                 // ô 1, 2: a text issued with a decision
	letterOfficeHead             // thư công: ô 2 and the date
)

// header is the block at the top, with the urgency box (ô 10b) below what stands
// last in the left column.
func header(h head) *wml.Table {
	left := blocks(
		when("co_quan_chu_quan", p("CoQuanChuQuan", "{{ co_quan_chu_quan | hoa | ngat_dong }}")),
		p("CoQuan", "{{ co_quan | hoa | ngat_dong }}"),
		p("KeNgang", "{{ ke 40 }}"),
	)
	right := blocks(p("QuocHieu", decree.NationalName), p("TieuNgu", decree.Motto), p("KeNgang", "{{ ke 100 }}"))
	number := blocks(p("SoKyHieu", "Số: {{ so }}/{{ ky_hieu }}"))
	if h == letterHead {
		number = append(number, p("VeViec", "V/v {{ trich_yeu }}"))
	}
	number = append(number, urgencyBoxes()...)
	date := blocks(p("DiaDanhNgay", "{{ dia_danh }}, {{ ngay_thang }}"))
	columns := []unit.Length{headerLeft, headerRight}
	switch h {
	case attachedHead:
		return layoutTable(0, columns, [][]wml.Block{left, right})
	case undatedHead:
		return layoutTable(0, columns, [][]wml.Block{left, right}, [][]wml.Block{number, blocks(p("DiaDanhNgay", ""))})
	case letterOfficeHead:
		return layoutTable(0, columns, [][]wml.Block{left, date})
	default:
		return layoutTable(0, columns, [][]wml.Block{left, right}, [][]wml.Block{number, date})
	}
}

// urgencyBoxes hold one box of the exact size for each degree (điểm b khoản 2 Mục
// III); the paragraph before it keeps 6 pt, the one after it ends the cell.
func urgencyBoxes() []wml.Block {
	var out []wml.Block
	for _, u := range decree.Urgencies {
		out = append(out, when(`muc_do_khan == "`+u.Words+`"`,
			p("KhoangCach", ""), box(u.Width, u.Height, "MucDoKhan", "{{ muc_do_khan }}", "FF0000"), p("NgatPhan", ""))...)
	}
	return out
}

// box is a single-line frame with one line of text in its middle.
func box(width, height unit.Length, style, text, color string) *wml.Table {
	width, height = unit.Twips(width.Twips()), unit.Twips(height.Twips())
	edge := func() *wml.Border {
		return &wml.Border{Style: "single", Width: 3 * unit.Pt / 4, Color: color}
	}
	t := layoutTable(0, []unit.Length{width}, [][]wml.Block{blocks(p(style, text))})
	t.Props.Align = wml.AlignCenter
	t.Props.Indent = wml.Opt[unit.Length]{}
	t.Props.Borders = &wml.Borders{Top: edge(), Left: edge(), Bottom: edge(), Right: edge()}
	t.Rows[0].Props.Height, t.Rows[0].Props.Rule = height, wml.HeightExact
	t.Rows[0].Cells[0].Props.VAlign = wml.CellMiddle
	return t
}

// title is ô 5a: kind, subject, rule.
func title() []wml.Block {
	return blocks(
		p("TenLoai", "{{ ten_loai | hoa }}"),
		p("TrichYeu", "{{ trich_yeu | can_dong }}"),
		p("KeNgang", "{{ ke 40 }}"),
	)
}

// titleOnly is ô 5a of the kinds without a subject (forms 1.8, 1.10).
func titleOnly() []wml.Block {
	return blocks(p("TenLoai", "{{ ten_loai | hoa }}"), p("KeNgang", "{{ ke 40 }}"))
}

// addressees are ô 9a in its two forms (điểm d khoản 9 Mục II).
func addressees() []wml.Block {
	return blocks(
		when("len(kinh_gui) == 1", p("KinhGui", "Kính gửi: {{ kinh_gui[0] }}")),
		when("len(kinh_gui) > 1",
			p("KinhGuiNhan", "Kính gửi:"),
			control("lap noi trong kinh_gui"),
			p("KinhGuiDong", `- {{ noi }}{{ cuoi ? "." : ";" }}`),
			control("het"),
		),
	)
}

// legalBases are the lines of điểm a khoản 6 Mục II: «;» behind each, «.» behind
// the last.
func legalBases() []wml.Block {
	return blocks(
		control("lap dong trong can_cu"),
		p("CanCu", `{{ dong }}{{ cuoi ? "." : ";" }}`),
		control("het"),
	)
}

// signature is ô 9b beside ô 7: the first lines of both stand level. The row of ô 7 is
// never split; a long list of recipients goes on below it in rows of its own, which a
// page can end between.
func signature() *wml.Table {
	kept := blocks(
		p("NoiNhanNhan", "Nơi nhận:"),
		control("lap noi trong noi_nhan_dau"), p("NoiNhan", "- {{ noi }};"), control("het"),
		when("len(noi_nhan_tiep) == 0", p("NoiNhan", "- Lưu: {{ luu }}")),
	)
	t := layoutTable(12*unit.Pt, []unit.Length{signLeft, signRight}, [][]wml.Block{kept, signer("ky")})
	t.Rows = append(t.Rows, layoutTable(0, t.Grid,
		left(control("lap noi trong noi_nhan_tiep")),
		left(p("NoiNhan", "- {{ noi }};")),
		left(control("neu cuoi")),
		left(p("NoiNhan", "- Lưu: {{ luu }}")),
		left(control("het")),
		left(control("het")),
	).Rows...)
	for _, r := range t.Rows[1:] {
		for _, c := range r.Cells {
			c.Props.Margins = &wml.CellMargins{Top: wml.Some(unit.Length(0))}
		}
	}
	return t
}

// left is a row with one paragraph in the left one of two columns.
func left(par *wml.Paragraph) [][]wml.Block {
	return [][]wml.Block{blocks(par), blocks(p("NoiNhan", ""))}
}

// signer is ô 7 for each of a list of signers, one below the other.
func signer(list string) []wml.Block {
	return blocks(control("lap nguoi trong "+list), oneSigner("nguoi"), control("het"))
}

// annexes are the phụ lục (khoản 1 Mục III): each its own section, upright or
// turned, its pages counted from 1.
func annexes(upright, turned *wml.Section) []wml.Block {
	return blocks(
		control("lap pl trong phu_luc"),
		control("neu pl.ngang"), annex(turned), control("khac"), annex(upright), control("het"),
		control("het"),
	)
}

func annex(s *wml.Section) []wml.Block {
	return blocks(
		p("PhuLuc", "{{ pl.nhan }}"),
		when("pl.tieu_de", p("TenPhuLuc", "{{ pl.tieu_de | hoa | can_dong }}")),
		p("KemTheo", "{{ pl.kem_theo | can_dong }}"),
		p("KeNgang", "{{ ke 25 }}"),
		p("Doan", "{{ pl.noi_dung }}"),
		copyBlock("cuoi"),
		sectionEnd(s),
	)
}

// sectionEnd is the empty paragraph that ends a section of a form.
func sectionEnd(s *wml.Section) *wml.Paragraph {
	par := p("NgatPhan", "")
	par.Props.Section = s
	return par
}
