package forms

import (
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Relationship ids of headers and footers.
const (
	pageHeader  = "rId101" // the page number, from page 2
	firstHeader = "rId102" // the circulation mark (ô 11)
	emptyHeader = "rId103" // the first page of a phụ lục
	firstFooter = "rId104" // the address block (ô 13)
	emptyFooter = "rId105"
)

// sections are the three sections of a form: text, upright phụ lục, turned one.
type sections struct{ main, upright, turned *wml.Section }

// sectionsOf sets the margins of khoản 3 Mục I at their smallest: 20, 20, 30, 20 mm.
// What a section does not name it inherits from the one before it, so a phụ lục
// names an empty first page of its own.
func sectionsOf(letter bool) sections {
	s := sections{main: page(210*unit.Mm, 297*unit.Mm), upright: page(210*unit.Mm, 297*unit.Mm), turned: page(297*unit.Mm, 210*unit.Mm)}
	s.turned.Landscape = true
	s.main.Refs = refs(firstHeader, firstFooter, letter)
	s.main.PageStart = wml.Some(1)
	for _, a := range []*wml.Section{s.upright, s.turned} {
		a.Refs = refs(emptyHeader, emptyFooter, letter)
		a.PageStart = wml.Some(1)
	}
	return s
}

func page(width, height unit.Length) *wml.Section {
	return &wml.Section{
		Width: twips(width), Height: twips(height), TitlePage: wml.On,
		Margins: wml.PageMargins{
			Top: twips(20 * unit.Mm), Right: twips(20 * unit.Mm), Bottom: twips(20 * unit.Mm), Left: twips(30 * unit.Mm),
			Header: twips(10 * unit.Mm), Footer: twips(20 * unit.Mm),
		},
	}
}

// twips rounds to what a file can say.
func twips(l unit.Length) unit.Length { return unit.Twips(l.Twips()) }

func refs(first, firstFoot string, letter bool) []wml.HeaderRef {
	out := []wml.HeaderRef{{Kind: wml.DefaultPages, ID: pageHeader}, {Kind: wml.FirstPage, ID: first}}
	if letter {
		out = append(out, wml.HeaderRef{Footer: true, Kind: wml.FirstPage, ID: firstFoot})
	}
	return out
}

func headers(letter bool) []*wml.HeaderFooter {
	out := []*wml.HeaderFooter{
		{ID: pageHeader, Body: blocks(pageNumber())},
		{ID: firstHeader, Body: blocks(
			when("ban_sao_dien_tu", p("ChuKySo", "{{ ban_sao_dien_tu }}")),
			when("luu_hanh", circulation()), p("NgatPhan", ""))},
		{ID: emptyHeader, Body: blocks(p("NgatPhan", ""))},
	}
	if letter {
		out = append(out,
			&wml.HeaderFooter{ID: firstFooter, Footer: true, Body: address()},
			&wml.HeaderFooter{ID: emptyFooter, Footer: true, Body: blocks(p("NgatPhan", ""))})
	}
	return out
}

// pageNumber is khoản 7 Mục I: Arabic, centred in the top margin.
func pageNumber() *wml.Paragraph {
	field := func(c wml.RunContent) *wml.Run { return &wml.Run{Content: []wml.RunContent{c}} }
	par := p("SoTrang", "")
	par.Content = []wml.Inline{
		field(wml.FieldChar{Kind: wml.FieldBegin}),
		field(wml.Instruction{S: " PAGE "}),
		field(wml.FieldChar{Kind: wml.FieldSeparate}),
		field(wml.Text{S: "2"}),
		field(wml.FieldChar{Kind: wml.FieldEnd}),
	}
	return par
}

// circulation is the mark of điểm c khoản 2 Mục III, in the top margin above the
// left part of Quốc hiệu.
func circulation() *wml.Table {
	t := box(54*unit.Mm, 7*unit.Mm, "LuuHanh", "{{ luu_hanh }}", "000000")
	t.Props.Align = wml.AlignUnset
	t.Props.Indent = wml.Some(headerLeft)
	return t
}

// address is khoản 4 Mục III: under a rule across the text, at the foot of page 1.
func address() []wml.Block {
	rule := p("KeNgang", "")
	return blocks(
		when("len(dia_chi) > 0",
			p("KhoangCach", ""), rule,
			control("lap dong trong dia_chi"), p("DiaChi", "{{ dong }}"), control("het"),
		),
		p("NgatPhan", ""),
	)
}
