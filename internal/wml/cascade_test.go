package wml

import (
	"sync"
	"testing"

	"github.com/mocban/mocban/internal/unit"
)

func readStyles(t *testing.T, inner string) *Styles {
	t.Helper()
	return mustRead(t, packageOf(`<w:p/>`, "styles", `<w:styles xmlns:w="`+NS+`">`+inner+`</w:styles>`)).Styles
}

func TestFormatWithoutAnyStyles(t *testing.T) {
	f := NewStyles(ParagraphProps{}, RunProps{}, nil).Paragraph(&ParagraphProps{}, nil)
	if f.Run.Font != "Times New Roman" || f.Run.Size != 10*unit.Pt || f.Line != 240 || f.Rule != LineAuto || !f.WidowControl ||
		f.Align != AlignLeft || f.Outline != 9 || f.Run.Scale != 100 || f.Style != nil {
		t.Errorf("got %+v", f)
	}
}

const cascadeStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
	<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
	<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
	<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Đoạn"/><w:basedOn w:val="N"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="100"/><w:tab w:val="left" w:pos="300"/></w:tabs>
		<w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>
	<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bold"/><w:basedOn w:val="D"/><w:pPr><w:ind w:left="10"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
	<w:style w:type="paragraph" w:styleId="BB"><w:name w:val="Bolder"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>
	<w:style w:type="character" w:styleId="C"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
	<w:style w:type="character" w:styleId="CC"><w:name w:val="Stronger"/><w:basedOn w:val="C"/><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr></w:style>
	<w:style w:type="table" w:styleId="T"><w:name w:val="Table"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`

func TestParagraphCascade(t *testing.T) {
	s := readStyles(t, cascadeStyles)
	f := s.Paragraph(&ParagraphProps{Style: "B"}, nil)
	if f.Style.ID != "B" || f.After != 8*unit.Pt || f.Before != 6*unit.Pt || f.Line != 259 || f.FirstLine != 567*unit.Twip ||
		f.Left != 10*unit.Twip || f.Align != AlignBoth || f.Run.Size != 14*unit.Pt || !f.Run.Bold {
		t.Errorf("got %+v", f)
	}
	if again := s.Paragraph(&ParagraphProps{Style: "B", Mark: &RunProps{}}, nil); again != f {
		t.Error("a paragraph that says nothing itself does not share the format of its style")
	}
	own := s.Paragraph(&ParagraphProps{Style: "B", Spacing: Spacing{After: Some[unit.Length](0)}, Tabs: []TabStop{
		{At: 100 * unit.Twip, Kind: TabClear}, {At: 200 * unit.Twip, Kind: TabRight}}}, nil)
	if own.After != 0 || own.Before != 6*unit.Pt || len(own.Tabs) != 2 || own.Tabs[0].At != 200*unit.Twip || own.Tabs[1].At != 300*unit.Twip {
		t.Errorf("got %+v", own)
	}
	if len(f.Tabs) != 2 || f.Tabs[0].At != 100*unit.Twip || f.After != 8*unit.Pt {
		t.Error("direct properties changed the shared format")
	}
	if f := s.Paragraph(&ParagraphProps{Style: "missing"}, nil); f.Style.ID != "N" {
		t.Error("an unknown style is not the default one")
	}
}

func TestTableStyleStandsUnderTheParagraphStyle(t *testing.T) {
	s := readStyles(t, cascadeStyles)
	f := s.Paragraph(&ParagraphProps{Style: "D"}, &TableContext{Style: "T"})
	if f.After != 0 || f.Line != 240 || f.Before != 6*unit.Pt || !f.Run.Bold || f.Run.Size != 14*unit.Pt {
		t.Errorf("got %+v", f)
	}
	if s.Paragraph(&ParagraphProps{Style: "D"}, &TableContext{Style: "T"}) != f {
		t.Error("the format in a table is made anew")
	}
	if s.Paragraph(&ParagraphProps{}, &TableContext{}) != s.Paragraph(&ParagraphProps{}, nil) {
		t.Error("a table without style shapes its text")
	}
}

func TestTogglesSwitchBetweenTypesOfStyle(t *testing.T) {
	s := readStyles(t, cascadeStyles)
	for _, c := range []struct {
		name, paragraph, table string
		run                    RunProps
		want                   bool
	}{
		{"nothing", "D", "", RunProps{}, false},
		{"paragraph style", "B", "", RunProps{}, true},
		{"twice within one type", "BB", "", RunProps{}, true},
		{"paragraph and character style", "B", "", RunProps{Style: "C"}, false},
		{"character style by its base", "D", "", RunProps{Style: "CC"}, true},
		{"table and paragraph style", "B", "T", RunProps{}, false},
		{"all three", "B", "T", RunProps{Style: "C"}, true},
		{"direct on over all", "B", "", RunProps{Style: "C", Bold: On}, true},
		{"direct off over all", "B", "T", RunProps{Style: "C", Bold: Off}, false},
	} {
		var table *TableContext
		if c.table != "" {
			table = &TableContext{Style: c.table}
		}
		if f := s.Run(s.Paragraph(&ParagraphProps{Style: c.paragraph}, table), &c.run); f.Bold != c.want {
			t.Errorf("%s: bold = %v", c.name, f.Bold)
		}
	}
	f := s.Run(s.Paragraph(&ParagraphProps{Style: "D"}, nil), &RunProps{Style: "CC", Underline: "none", Size: Some(13 * unit.Pt)})
	if !f.Italic || f.Color != "FF0000" || f.Underline != "" || f.Size != 13*unit.Pt {
		t.Errorf("got %+v", f)
	}
}

func TestThemeFontsAreResolved(t *testing.T) {
	const theme = `<a:theme xmlns:a="urn:a"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>
		<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
	doc := mustRead(t, packageOf(`<w:p/>`, "styles", `<w:styles xmlns:w="`+NS+`">`+cascadeStyles+`</w:styles>`, "theme", theme))
	base := doc.Styles.Paragraph(&ParagraphProps{}, nil)
	for _, c := range []struct {
		fonts *Fonts
		want  string
	}{
		{nil, "Calibri"}, {&Fonts{ASCII: "Arial"}, "Arial"}, {&Fonts{ASCII: "Arial", ASCIITheme: "majorHAnsi"}, "Cambria"},
		{&Fonts{ASCIITheme: "unknown", ASCII: "Arial"}, "Arial"}, {&Fonts{EastAsia: "Arial"}, "Calibri"},
	} {
		if f := doc.Styles.Run(base, &RunProps{Fonts: c.fonts}); f.Font != c.want {
			t.Errorf("%+v: got %s, want %s", c.fonts, f.Font, c.want)
		}
	}
}

func TestCircleOfStylesIsCut(t *testing.T) {
	const circle = `<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>
		<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="C"/></w:style><w:style w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="A"/></w:style>
		<w:style w:styleId="S"><w:name w:val="S"/><w:basedOn w:val="S"/></w:style>`
	doc, problems := Read(packageOf(`<w:p/>`, "styles", `<w:styles xmlns:w="`+NS+`">`+circle+`</w:styles>`))
	if codes(problems) != "template.style_cycle" {
		t.Errorf("got %q", codes(problems))
	}
	if f := doc.Styles.Paragraph(&ParagraphProps{Style: "A"}, nil); f.Align != AlignRight {
		t.Error("the style lost its own properties")
	}
}

func TestStylesAreFoundByNameInAnyForm(t *testing.T) {
	s := readStyles(t, cascadeStyles)
	for _, name := range []string{"Đoạn", "đoạn", "ĐOẠN", "Đoạn"} {
		if st := s.ByName(name); st == nil || st.ID != "D" {
			t.Errorf("%q is not found", name)
		}
	}
	if s.ByName("Đoan") != nil || s.ByID("d") != nil {
		t.Error("found what is not there")
	}
}

func TestNumberingOfStyleAndParagraphJoin(t *testing.T) {
	list := []*Style{{ID: "H", Paragraph: ParagraphProps{Numbering: &NumberingRef{ID: 4, LevelUnstated: true}}},
		{ID: "H2", BasedOn: "H", Paragraph: ParagraphProps{Numbering: &NumberingRef{NoID: true, Level: 1}}}}
	s := NewStyles(ParagraphProps{}, RunProps{}, list)
	if n := s.Paragraph(&ParagraphProps{Style: "H2"}, nil).Numbering; n == nil || n.ID != 4 || n.Level != 1 {
		t.Errorf("got %+v", n)
	}
	if n := s.Paragraph(&ParagraphProps{Style: "H2", Numbering: &NumberingRef{}}, nil).Numbering; n != nil {
		t.Errorf("number 0 leaves %+v", n)
	}
}

func TestManyMayAskAtOnce(t *testing.T) {
	s := readStyles(t, cascadeStyles)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, id := range []string{"N", "D", "B", "BB"} {
				f := s.Paragraph(&ParagraphProps{Style: id}, &TableContext{Style: "T"})
				s.Run(f, &RunProps{Style: "CC"})
			}
		})
	}
	wait.Wait()
}
