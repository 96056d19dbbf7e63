package layout

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// wantStructure compares the elements of a document, one a line, with two spaces
// for each level below the document.
func wantStructure(t *testing.T, d *page.Document, want ...string) {
	t.Helper()
	_, got, _ := strings.Cut(page.DumpStructure(d), "\n")
	got = strings.TrimSuffix(strings.ReplaceAll("\n"+got, "\n  ", "\n"), "\n")
	if got != "\n"+strings.Join(want, "\n") {
		t.Errorf("got%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func outline(level int) func(*wml.ParagraphProps) {
	return func(p *wml.ParagraphProps) { p.OutlineLevel = wml.Some(level) }
}

func TestHeadingLevelsAreClosedUp(t *testing.T) {
	wantStructure(t, lay(t, docOf(p("a", outline(2)), p("b", outline(0)), p("c", outline(3)), p("d", outline(5)), p("e", outline(3)), p("f"))),
		`H1 "a"`, `H1 "b"`, `H2 "c"`, `H3 "d"`, `H2 "e"`, `P "f"`)
	deep := docOf()
	for level := range 9 {
		deep.Body = append(deep.Body, p("x", outline(level)))
	}
	wantStructure(t, lay(t, deep), `H1 "x"`, `H2 "x"`, `H3 "x"`, `H4 "x"`, `H5 "x"`, `H6 "x"`, `H6 "x"`, `H6 "x"`, `H6 "x"`)
}

func TestTypedLabelsMakeLists(t *testing.T) {
	wantStructure(t, lay(t, docOf(p("1. a"), p("a) b"), p("b) c"), p("2. d"), p("e"), p("- f"))),
		"L Decimal",
		"  LI", `    Lbl "1. "`, `    LBody "a"`,
		"      L LowerAlpha",
		"        LI", `          Lbl "a) "`, `          LBody "b"`,
		"        LI", `          Lbl "b) "`, `          LBody "c"`,
		"  LI", `    Lbl "2. "`, `    LBody "d"`,
		`P "e"`,
		"L Disc",
		"  LI", `    Lbl "- "`, `    LBody "f"`)
}

func TestWhatIsATypedLabel(t *testing.T) {
	for text, want := range map[string]struct {
		n         int32
		numbering page.Numbering
	}{
		"- a": {2, page.Signs}, "–\u00a0a": {5, page.Signs}, "+  a": {3, page.Signs}, "-a": {}, "-": {}, "- ": {},
		"1. a": {3, page.Decimal}, "12) a": {4, page.Decimal}, "(3) a": {4, page.Decimal}, "1.2. a": {5, page.Decimal}, "1.2 a": {4, page.Decimal},
		"1.250 a": {}, "1.": {}, "1 a": {}, "30/2020 a": {}, "1,5 a": {}, "123456. a": {}, "(Kèm a": {}, "(3. a": {},
		"đ) a": {4, page.LowerAlpha}, "i) a": {3, page.LowerAlpha}, "iv) a": {4, page.LowerRoman}, "B. a": {3, page.UpperAlpha},
		"XIV. a": {5, page.UpperRoman}, "Điều 1. a": {}, "Ông. a": {}, "": {}, "a": {}, "a b": {},
	} {
		kind, n := typedLabel(&para{spans: []span{{text: text}}})
		if n != want.n || n > 0 && kind.numbering != want.numbering {
			t.Errorf("%q: %d bytes, %s; want %d, %s", text, n, kind.numbering, want.n, want.numbering)
		}
	}
}

func TestAutomaticNumbersMakeLists(t *testing.T) {
	levels := []*wml.Node{level("0", "upperRoman", "%1."), level("1", "bullet", "•")}
	doc := listed(docOf(item("a", 1, 0), item("b", 1, 1), item("c", 1, 0), item("d", 1, 0, outline(0))), levels)
	wantStructure(t, lay(t, doc),
		"L UpperRoman",
		"  LI", `    Lbl "I."`, `    LBody "a"`,
		"      L Disc",
		"        LI", `          Lbl "•"`, `          LBody "b"`,
		"  LI", `    Lbl "II."`, `    LBody "c"`,
		`H1 "III. d"`)
}

func TestParagraphOnTwoPagesIsOneElement(t *testing.T) {
	d := lay(t, docOf(p(strings.Repeat("một hai ba bốn ", 12), noWidows)))
	if len(d.Pages) < 2 || len(d.Structure) != 2 {
		t.Fatalf("%d pages, %d elements", len(d.Pages), len(d.Structure))
	}
	for i, pg := range d.Pages {
		for _, it := range pg.Items {
			if it.Tag != 2 {
				t.Errorf("page %d has an item of element %d", i+1, it.Tag-1)
			}
		}
	}
}

func TestLinesThatNoSpacePartsAreToldToBeParted(t *testing.T) {
	wantStructure(t, lay(t, docOf(p("mot\nhai\tba"), p("bon nam sau"), p("xxxxxxxxxxxxx"))),
		`P "mot hai ba"`, `P "bon nam sau"`, `P "xxxxxxxxxxxxx"`)
}

func TestTableTellsItsHeadAndItsSpans(t *testing.T) {
	tb := bordered(tbl("a|b", "c|d", "e|f"), pt/2)
	tb.Rows[0].Props.Header = wml.On
	tb.Rows[1].Cells[0].Props.VMerge = wml.VMergeRestart
	tb.Rows[2].Cells[0].Props.VMerge = wml.VMergeContinue
	tb.Rows[0].Cells = tb.Rows[0].Cells[:1]
	tb.Rows[0].Cells[0].Props.Span = 2
	tb.Rows[2].Cells[1].Body = []wml.Block{p("")}
	wantStructure(t, lay(t, docOf(tb)),
		"Table",
		"  TR", `    TH cols=2 "a"`,
		"  TR", `    TD rows=2 "c"`, `    TD "d"`,
		"  TR", "    TD")
}

func TestRowThatLeavesColumnsOutIsFilledUp(t *testing.T) {
	tb := bordered(tbl("a|b|c", "d"), pt/2)
	tb.Grid = []unit.Length{30 * pt, 30 * pt, 30 * pt}
	tb.Rows[1].Props.GridBefore = 1
	wantStructure(t, lay(t, docOf(tb)),
		"Table",
		"  TR", `    TD "a"`, `    TD "b"`, `    TD "c"`,
		"  TR", "    TD", `    TD "d"`, "    TD")
}

func TestRepeatedHeadIsDecoration(t *testing.T) {
	rows := append([]string{"đầu|đầu"}, strings.Split(strings.Repeat("a|b,", 12)+"a|b", ",")...)
	tb := bordered(tbl(rows...), pt/2)
	tb.Rows[0].Props.Header = wml.On
	d := lay(t, docOf(tb))
	if n := strings.Count(page.DumpStructure(d), "TH"); n != 2 || len(d.Pages) < 2 {
		t.Errorf("%d header cells on %d pages, want 2", n, len(d.Pages))
	}
	if it := d.Pages[1].Items[0]; it.Role != page.Artifact || it.Tag != 0 {
		t.Errorf("the repeated head is %+v", it)
	}
}

func TestTableWithoutLinesOnlyPlaces(t *testing.T) {
	wantStructure(t, lay(t, docOf(tbl("a\vb|", "c|d"), bordered(tbl("e"), pt/2))),
		"Div", `  P "a"`, `  P "b"`, "Div", `  P "c"`, "Div", `  P "d"`, "Div", `  P "e"`)
}

// The cell over two rows goes on on the next page, where its row has begun already.
func TestCellOnTwoPagesIsOneElement(t *testing.T) {
	tall := strings.TrimSuffix(strings.Repeat("x\v", 12), "\v")
	tb := bordered(tbl(tall+"|a", "|b"), pt/2)
	tb.Rows[0].Cells[0].Props.VMerge, tb.Rows[1].Cells[0].Props.VMerge = wml.VMergeRestart, wml.VMergeContinue
	tb.Rows[1].Cells[1].Body = append(tb.Rows[1].Cells[1].Body, numbered(9)...)
	d := lay(t, docOf(tb))
	dump := page.DumpStructure(d)
	if len(d.Pages) < 2 || strings.Count(dump, "TR\n") != 2 || strings.Count(dump, "TD") != 3 {
		t.Errorf("%d pages:\n%s", len(d.Pages), dump)
	}
	left, _, _ := strings.Cut(dump, `TD "a"`)
	if n := strings.Count(left, `P "x"`); n != 12 {
		t.Errorf("the first cell has %d paragraphs, want 12:\n%s", n, dump)
	}
}

func TestNoteBelongsToThePlaceOfItsMark(t *testing.T) {
	wantStructure(t, lay(t, noted([]string{"note"}, marked("text", "1"), p("more"))),
		`P "text"`, `  Reference "1"`, "  Note", `    P "1note"`, `P "more"`)
}

func TestHeadersAndPageNumbersAreDecoration(t *testing.T) {
	doc := docOf(p("a"))
	doc.Section.Refs = []wml.HeaderRef{{ID: "h"}}
	doc.Headers = []*wml.HeaderFooter{{ID: "h", Body: []wml.Block{p("1")}}}
	wantStructure(t, lay(t, doc), `P "a"`)
}

func TestSectionsArePartsOfTheDocument(t *testing.T) {
	end := p("a")
	end.Props.Section = sheetOf()
	wantStructure(t, lay(t, docOf(end, p("b"))), "Sect", `  P "a"`, "Sect", `  P "b"`)
}

func TestPictureIsAFigureInWords(t *testing.T) {
	for _, c := range []struct {
		alt        string
		decorative bool
		want       []string
	}{
		{"Sơ đồ tổ chức", false, []string{`P "b"`, `  Figure alt="Sơ đồ tổ chức"`}},
		{"", false, []string{`P "b"`, `  Figure alt="Hình"`}},
		{"Hoa văn", true, []string{`P "b"`}},
	} {
		var file bytes.Buffer
		if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
			t.Fatal(err)
		}
		d := drawer{engine: newEngine(docOf(), squareFaces, Options{}), para: &para{rank: bodyRank}}
		o := &object{drawing: &wml.Drawing{Alt: c.alt, Decorative: c.decorative}, w: pt, h: pt}
		o.parts = []part{{shape: &wml.Shape{Kind: wml.PictureShape, W: pt, H: pt}, image: &page.Image{Data: file.Bytes()}}}
		d.add(0, 0, page.Text{Chars: "b"}, "", page.Content)
		d.begin(d.para)
		d.items[0].Tag = d.para.tag
		d.object(o, 0, 0)
		wantStructure(t, &page.Document{Pages: []page.Page{{Items: d.items}}, Structure: d.tagger.elements}, c.want...)
		if it := d.items[1]; (it.Role == page.Artifact) != c.decorative {
			t.Errorf("%q: the picture is %+v", c.alt, it)
		}
	}
}

func TestLinesAreDecorationAndDescribedShapesFigures(t *testing.T) {
	line := anchored("column 20", "paragraph 12", "wrapNone", 30, 0, "", shapeOf("line", 30, 0, blackLine))
	wantStructure(t, lay(t, docOf(with(p("b"), line))), `P "b"`)
	node := line.Content[0].(*wml.RawContent).Node.Children[0]
	node.Children = append(node.Children, x("docPr descr=Mũi-tên"))
	wantStructure(t, lay(t, docOf(with(p("b"), line))), `P "b"`, `  Figure alt="Mũi-tên"`)
}

func TestSignInPlaceOfALetterIsReadAsTheLetter(t *testing.T) {
	s := &span{text: "a□-b", actual: "a☑\u00adb"}
	if got := s.meant(0, int32(len(s.text))); got != s.actual {
		t.Errorf("whole: %q", got)
	}
	if got := s.meant(1, 4); got != "☑" {
		t.Errorf("the sign: %q", got)
	}
	if got := s.meant(0, 1); got != "" {
		t.Errorf("the letter before it: %q", got)
	}
}
