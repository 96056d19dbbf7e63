package merge

import (
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// styleSet are the styles that the body is written in, found by their names, so
// that a unit can restyle them in Word. A missing one falls back to the style
// before it in kind, in the end to the default paragraph style.
type styleSet struct {
	paragraph, section, titledClause, titledPoint string
	clause, point, dash, article, titledArticle   string
	articleLabel                                  string // a character style
	grid                                          string // a table style
	head, cell, cellCenter, cellRight, cellBoth   string
	tableTitle, tableUnit                         string
	division                                      [record.Subhead + 1]string
	divisionTitle                                 string
}

func newStyleSet(styles *wml.Styles) *styleSet {
	find := func(name, fallback string) string {
		if s := styles.ByName(name); s != nil {
			return s.ID
		}
		return fallback
	}
	s := &styleSet{}
	s.paragraph = find("Đoạn", "")
	s.section = find("Mục", s.paragraph)
	s.titledClause = find("Khoản có tên", s.paragraph)
	s.titledPoint = find("Điểm có tên", s.paragraph)
	s.clause = find("Khoản", s.paragraph)
	s.point = find("Điểm", s.paragraph)
	s.dash = find("Gạch đầu dòng", s.paragraph)
	s.article = find("Điều", s.paragraph)
	s.titledArticle = find("Điều có tên", s.article)
	s.articleLabel = find("Nhãn điều", "")
	s.grid = find("Lưới bảng", "")
	s.cell = find("Ô bảng", "")
	s.cellCenter = find("Ô bảng giữa", s.cell)
	s.cellRight = find("Ô bảng phải", s.cell)
	s.cellBoth = find("Ô bảng đều", s.cell)
	s.head = find("Đầu bảng", s.cell)
	s.tableTitle = find("Tên bảng", s.paragraph)
	s.tableUnit = find("Đơn vị tính", s.paragraph)
	for level, name := range []string{"Phần", "Chương", "Mục có tên", "Tiểu mục"} {
		s.division[level] = find(name, s.section)
	}
	s.divisionTitle = find("Tên phần, chương", s.section)
	return s
}

// smallSizes are the header of the profile 12/13/13 (note of Mục V Phần I Phụ lục
// I: the sizes of Quốc hiệu, Tiêu ngữ and date rise and fall together).
var smallSizes = map[string]unit.Length{
	"Quốc hiệu": 12 * unit.Pt, "Tiêu ngữ": 13 * unit.Pt, "Địa danh, ngày tháng": 13 * unit.Pt,
	"Cơ quan chủ quản": 12 * unit.Pt, "Cơ quan ban hành": 12 * unit.Pt,
}

// smallHeader is the style sheet with a smaller header.
func smallHeader(styles *wml.Styles) *wml.Styles {
	list := make([]*wml.Style, len(styles.List))
	for i, st := range styles.List {
		list[i] = st
		if size, ok := smallSizes[st.Name]; ok {
			small := *st
			small.Run.Size, small.Run.SizeCS = wml.Some(size), wml.Some(size)
			list[i] = &small
		}
	}
	return wml.NewStyles(styles.Defaults.Paragraph, styles.Defaults.Run, list)
}
