package layout

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// x makes an element: "anchor behindDoc=1" with its children.
func x(head string, children ...*wml.Node) *wml.Node {
	parts := strings.Fields(head)
	n := &wml.Node{Name: wml.Name{Space: wml.NS, Local: parts[0]}, Children: children}
	for _, a := range parts[1:] {
		name, value, _ := strings.Cut(a, "=")
		n.Attrs = append(n.Attrs, wml.Attr{Name: wml.Name{Local: name}, Value: value})
	}
	return n
}

func chars(s string) *wml.Node { return &wml.Node{Text: s} }

// shapeOf is a shape of w by h points; more are its line, ground and text.
func shapeOf(preset string, w, h int, more ...*wml.Node) *wml.Node {
	props := x("spPr", x("xfrm", x("off x=0 y=0"), x(fmt.Sprintf("ext cx=%d cy=%d", w*12700, h*12700))), x("prstGeom prst="+preset))
	out := x("wsp", props)
	for _, n := range more {
		if n.Name.Local == "txbx" || n.Name.Local == "bodyPr" {
			out.Children = append(out.Children, n)
		} else {
			props.Children = append(props.Children, n)
		}
	}
	return out
}

var blackLine = x("ln w=12700", x("solidFill", x("srgbClr val=000000")))

func textIn(s string) *wml.Node {
	return x("txbx", x("txbxContent", x("p", x("r", x("t", chars(s))))))
}

// noInsets lets the text begin at the edge of its box.
func noInsets(more string) *wml.Node { return x("bodyPr lIns=0 tIns=0 rIns=0 bIns=0 " + more) }

// place is one axis of an anchor: "column 12", or "margin center".
func axis(name, spec string) *wml.Node {
	from, where, _ := strings.Cut(spec, " ")
	var n int
	if _, err := fmt.Sscan(where, &n); err == nil {
		return x(name+" relativeFrom="+from, x("posOffset", chars(fmt.Sprint(n*12700))))
	}
	return x(name+" relativeFrom="+from, x("align", chars(where)))
}

// anchored is a run that holds an anchored shape of w by h points.
func anchored(h, v, wrap string, width, height int, attrs string, shape *wml.Node) *wml.Run {
	n := x("anchor layoutInCell=1 "+attrs, axis("positionH", h), axis("positionV", v),
		x(fmt.Sprintf("extent cx=%d cy=%d", width*12700, height*12700)))
	if wrap != "" {
		n.Children = append(n.Children, x(wrap))
	}
	n.Children = append(n.Children, x("graphic", x("graphicData uri=u/wordprocessingShape", shape)))
	return &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: x("drawing", n)}}}
}

func inline(width, height int, shape *wml.Node, uri string) *wml.Run {
	n := x("inline", x(fmt.Sprintf("extent cx=%d cy=%d", width*12700, height*12700)), x("graphic", x("graphicData uri="+uri, shape)))
	return &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: x("drawing", n)}}}
}

// with puts runs before the text of a paragraph.
func with(p *wml.Paragraph, runs ...*wml.Run) *wml.Paragraph {
	var list []wml.Inline
	for _, r := range runs {
		list = append(list, r)
	}
	p.Content = append(list, p.Content...)
	return p
}

// figures gives what a page shows that is not text, one a line as in dumps.
func figures(pg page.Page) string {
	var out []string
	for _, line := range strings.Split(page.Dump(&page.Document{Pages: []page.Page{pg}}), "\n")[1:] {
		if line != "" && !strings.Contains(line, " text ") {
			out = append(out, strings.TrimSuffix(strings.ReplaceAll(line, ".00", ""), " artifact"))
		}
	}
	return strings.Join(out, "\n")
}

func wantFigures(t *testing.T, pg page.Page, want ...string) {
	t.Helper()
	if got := figures(pg); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestLineStandsByColumnAndParagraph(t *testing.T) {
	line := anchored("column 20", "paragraph 12", "wrapNone", 30, 0, "", shapeOf("line", 30, 0, blackLine))
	d := lay(t, docOf(p("a"), with(p("b", spaced(5*pt, 0)), line), p("c")))
	wantFigures(t, d.Pages[0], "30 32 line 30 0 width=1") // the paragraph begins at 20, white and all
	wantLines(t, d.Pages[0], "a", "b", "c")
}

func TestWhiteOfTheParagraphBeforeIsNoneOfTheAnchors(t *testing.T) {
	line := anchored("column 20", "paragraph 12", "wrapNone", 30, 0, "", shapeOf("line", 30, 0, blackLine))
	for _, c := range []struct{ after, before, y int }{{6, 0, 38}, {6, 6, 38}, {6, 9, 38}, {0, 9, 32}} {
		d := lay(t, docOf(p("a", spaced(0, unit.Length(c.after)*pt)), with(p("b", spaced(unit.Length(c.before)*pt, 0)), line)))
		wantFigures(t, d.Pages[0], fmt.Sprintf("30 %d line 30 0 width=1", c.y))
	}
}

func TestLineInACellStandsByTheCell(t *testing.T) {
	line := anchored("column 5", "paragraph 11", "", 20, 0, "", shapeOf("straightConnector1", 20, 0, blackLine))
	tbl := &wml.Table{Grid: []unit.Length{50 * pt, 50 * pt}, Rows: []*wml.Row{{Cells: []*wml.Cell{
		{Body: []wml.Block{p("a")}}, {Body: []wml.Block{with(p("b"), line)}}}}}}
	none := wml.Some(unit.Length(0))
	tbl.Props.Margins = &wml.CellMargins{Left: none, Right: none}
	d := lay(t, docOf(tbl, p("c")))
	wantFigures(t, d.Pages[0], "65 21 line 20 0 width=1")
}

func TestAnchorsCountFromEveryOrigin(t *testing.T) {
	for _, c := range []struct{ h, v, want string }{
		{"page 0", "page 0", "0 0"},
		{"margin 0", "margin 0", "10 10"},
		{"margin center", "margin center", "50 45"},
		{"margin right", "margin bottom", "90 80"},
		{"page right", "page bottom", "100 90"},
		{"leftMargin 0", "topMargin 0", "0 0"},
		{"rightMargin 0", "bottomMargin 0", "100 90"}, // 110 would reach over the edge
		{"column inside", "line 3", "10 23"},
		{"character 0", "paragraph 0", "20 20"},
		{"column -50", "paragraph -50", "0 0"}, // kept on the sheet
		{"page 500", "page 500", "100 90"},
	} {
		box := anchored(c.h, c.v, "", 20, 10, "", shapeOf("rect", 20, 10, x("solidFill", x("srgbClr val=FFFF00"))))
		par := p("b")
		par.Content = append(par.Content, box)
		d := lay(t, docOf(p("a"), par))
		wantFigures(t, d.Pages[0], c.want+" fill 20 x 10 color=FFFF00")
	}
}

func TestDrawingBehindTheTextComesFirst(t *testing.T) {
	box := func(attrs string) *wml.Run {
		return anchored("page 0", "page 0", "", 20, 10, attrs, shapeOf("rect", 20, 10, x("solidFill", x("srgbClr val=FFFF00"))))
	}
	for attrs, want := range map[string]int{"behindDoc=1": 0, "behindDoc=0": 2} {
		d := lay(t, docOf(p("a"), with(p("b"), box(attrs)), p("c")))
		for i, it := range d.Pages[0].Items {
			if _, ok := it.Draw.(page.Fill); ok && i != want {
				t.Errorf("%s: the box is item %d, want %d", attrs, i, want)
			}
		}
	}
}

func TestShapesOfOneParagraphLieAsTheySay(t *testing.T) {
	box := func(z, color string) *wml.Run {
		return anchored("page 0", "page 0", "", 20, 10, "relativeHeight="+z, shapeOf("rect", 20, 10, x("solidFill", x("srgbClr val="+color))))
	}
	d := lay(t, docOf(with(p("a"), box("9", "000009"), box("3", "000003"), box("5", "000005"))))
	wantFigures(t, d.Pages[0], "0 0 fill 20 x 10 color=000003", "0 0 fill 20 x 10 color=000005", "0 0 fill 20 x 10 color=000009")
}

func TestFlipsAndArrowsOfALine(t *testing.T) {
	for attrs, want := range map[string]string{
		"":                "10 10 line 30 40 width=1\n40 50 triangle -3 -1.50 -0.60 -3.30",
		"flipH=1":         "40 10 line -30 40 width=1",
		"flipV=1":         "10 50 line 30 -40 width=1",
		"flipH=1 flipV=1": "40 50 line -30 -40 width=1",
		// The corner on the right below goes to the left below.
		"rot=5400000": "45 15 line -40 30 width=1",
	} {
		ln := x("ln w=12700", x("solidFill", x("srgbClr val=000000")))
		if attrs == "" {
			ln.Children = append(ln.Children, x("tailEnd type=triangle"))
		}
		s := shapeOf("line", 30, 40, ln)
		for _, a := range strings.Fields(attrs) {
			name, value, _ := strings.Cut(a, "=")
			xfrm := s.Children[0].Children[0]
			xfrm.Attrs = append(xfrm.Attrs, wml.Attr{Name: wml.Name{Local: name}, Value: value})
		}
		d := lay(t, docOf(with(p("a"), anchored("column 0", "paragraph 0", "", 30, 40, "", s))))
		if got := figures(d.Pages[0]); !strings.HasPrefix(got, want) {
			t.Errorf("%q: got\n%s\nwant\n%s", attrs, got, want)
		}
	}
}

func TestDistanceIsWhole(t *testing.T) {
	for _, c := range [][3]unit.Length{{0, 0, 0}, {3, 4, 5}, {-30 * pt, 40 * pt, 50 * pt}, {1, 0, 1}, {0, -largestPaper, largestPaper}, {1, 1, 1}} {
		if got := distance(c[0], c[1]); got != c[2] {
			t.Errorf("%d, %d: %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

func TestTextBoxHoldsItsText(t *testing.T) {
	for more, want := range map[string][]string{
		"":           {"30 28 one", "30 38 two", "10 18 a"},
		"anchor=ctr": {"30 33 one", "30 43 two", "10 18 a"},
		"anchor=b":   {"30 38 one", "30 48 two", "10 18 a"},
	} {
		box := anchored("column 20", "paragraph 10", "", 40, 30, "", shapeOf("rect", 40, 30, textIn("one two"), noInsets(more)))
		par := p("a")
		d := lay(t, docOf(with(par, box)))
		got := texts(d.Pages[0])
		got = append(got[1:], got[0]) // the text of the line comes first
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: got %q, want %q", more, got, want)
		}
	}
}

func TestTextOfATurnedBoxIsTurned(t *testing.T) {
	box := anchored("column 20", "paragraph 10", "", 10, 40, "", shapeOf("rect", 10, 40, textIn("one"), noInsets("vert=vert270")))
	d := lay(t, docOf(with(p(""), box)))
	it := d.Pages[0].Items[0]
	if what, ok := it.Draw.(page.Text); !ok || what.Turns != 3 || it.X != 38*pt || it.Y != 60*pt {
		t.Errorf("reads from below at %s %s: %+v", short(it.X), short(it.Y), it.Draw)
	}
}

func TestTextGoesAroundABox(t *testing.T) {
	wide := func(doc *wml.Document) *wml.Document {
		doc.Section.Width, doc.Section.Height = 220*pt, 200*pt
		return doc
	}
	long := "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj"
	for name, c := range map[string]struct {
		h, v, wrap string
		want       []string
	}{
		"on the left": {"column 0", "paragraph 0", "wrapSquare", []string{"70 18 aaaa bbbb cccc", "70 28 dddd eeee ffff", "10 38 gggg hhhh iiii jjjj"}},
		"on the right": {"column 140", "paragraph 10", "wrapTight",
			[]string{"10 18 aaaa bbbb cccc dddd", "10 28 eeee ffff gggg", "10 38 hhhh iiii jjjj"}},
		"in the middle": {"column 70", "paragraph 0", "wrapSquare", []string{"10 38 aaaa bbbb cccc dddd", "10 48 eeee ffff gggg hhhh", "10 58 iiii jjjj"}},
		"above":         {"column 0", "paragraph 0", "wrapTopAndBottom", []string{"10 38 aaaa bbbb cccc dddd", "10 48 eeee ffff gggg hhhh", "10 58 iiii jjjj"}},
		"over the text": {"column 0", "paragraph 0", "wrapNone", []string{"10 18 aaaa bbbb cccc dddd", "10 28 eeee ffff gggg hhhh", "10 38 iiii jjjj"}},
	} {
		box := anchored(c.h, c.v, c.wrap, 60, 20, "", shapeOf("rect", 60, 20))
		d := lay(t, wide(docOf(with(p(long), box))))
		if got := texts(d.Pages[0]); strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got\n%q\nwant\n%q", name, got, c.want)
		}
	}
}

func TestNextParagraphGoesAroundTheBoxToo(t *testing.T) {
	box := anchored("column 0", "paragraph 0", "wrapSquare", 100, 25, "", shapeOf("rect", 100, 25))
	doc := docOf(with(p("a"), box), p("b"), p("c"), p("d"))
	doc.Section.Width = 220 * pt
	wantTexts(t, lay(t, doc).Pages[0], "110 18 a", "110 28 b", "110 38 c", "10 48 d")
}

func TestBoxAboveItsTextTakesItToTheNextSheet(t *testing.T) {
	box := anchored("column 0", "paragraph 0", "wrapTopAndBottom", 50, 40, "", shapeOf("rect", 50, 40, blackLine))
	body := append(numbered(5), with(p("x"), box), p("y"))
	d := lay(t, docOf(body...))
	wantPages(t, d, "d1|d2|d3|d4|d5", "x|y")
	wantTexts(t, d.Pages[1], "10 58.5 x", "10 68.5 y") // below the half of the box's line too
}

// A line of nothing but tabs is as high as the style wants it, here 10 pt, and has no
// room above a box that stands 8 pt lower; a word of 5 pt has.
func TestLineOfTabsGoesAroundTheBoxInItsOwnHeight(t *testing.T) {
	for text, want := range map[string]string{"\t": "10 56 y", "a": "10 46 y"} {
		par := p(text)
		par.Content[0].(*wml.Run).Props.Size = wml.Some(5 * pt)
		box := anchored("column 0", "paragraph 8", "wrapTopAndBottom", 50, 20, "", shapeOf("rect", 50, 20))
		all := texts(lay(t, docOf(with(par, box), p("y"))).Pages[0])
		if got := all[len(all)-1]; got != want {
			t.Errorf("%q: next paragraph at %s, want %s", text, got, want)
		}
	}
}

func TestBoxOfTheSheetBeforePushesNothing(t *testing.T) {
	box := anchored("column 0", "paragraph 15", "wrapSquare", 100, 90, "", shapeOf("rect", 100, 90))
	body := append(numbered(7), with(p("x"), box), p("y"), p("z"))
	d := lay(t, docOf(body...))
	wantPages(t, d, "d1|d2|d3|d4|d5|d6|d7|x", "y|z")
	wantTexts(t, d.Pages[1], "10 18 y", "10 28 z")
}

func TestInlineShapeStandsInItsLine(t *testing.T) {
	box := inline(20, 30, shapeOf("rect", 20, 30, x("solidFill", x("srgbClr val=FFFF00"))), "u")
	par := p("ab")
	par.Content = append(par.Content, box, run("cd ef"))
	d := lay(t, docOf(par, p("g")))
	wantFigures(t, d.Pages[0], "30 10 fill 20 x 30 color=FFFF00")
	wantTexts(t, d.Pages[0], "10 40 ab", "50 40 cd ef", "10 50 g")
}

func TestWhatCannotBeDrawnIsNamedAndKeepsItsRoom(t *testing.T) {
	par := p("a")
	par.Content = append(par.Content, inline(30, 20, x("chart"), "http://x/chart"), run("b"))
	pages, problems := Pages(docOf(par), squareFaces, Options{})
	if codes(problems) != "layout.unsupported" || !strings.Contains(problems[0].Message.EN, "“chart” of paragraph 1") {
		t.Fatalf("got %v", problems)
	}
	wantTexts(t, pages.Pages[0], "10 30 a", "50 30 b")
}

func TestFigureOfAnotherFormThanItsBoxIsTold(t *testing.T) {
	for _, c := range []struct {
		preset string
		look   *wml.Node
		want   string
	}{
		{"cloud", blackLine, "layout.unsupported"},
		{"cloud", x("noFill"), ""}, // nobody sees its form
		{"rect", blackLine, ""},
		{"triangle", blackLine, ""},
	} {
		par := with(p("a"), inline(30, 20, shapeOf(c.preset, 30, 20, c.look), "u"))
		pages, problems := Pages(docOf(par), squareFaces, Options{})
		if got := codes(problems); got != c.want || pages == nil {
			t.Errorf("%s: %q, want %q", c.preset, got, c.want)
		}
	}
}

func TestSizeMayCountByThePage(t *testing.T) {
	half := anchored("margin 0", "margin 0", "", 20, 10, "", shapeOf("rect", 20, 10, x("solidFill", x("srgbClr val=FFFF00"))))
	n := half.Content[0].(*wml.RawContent).Node.Children[0]
	n.Children = append(n.Children, x("sizeRelH relativeFrom=margin", x("pctWidth", chars("50000"))))
	wantFigures(t, lay(t, docOf(with(p("a"), half))).Pages[0], "10 10 fill 50 x 10 color=FFFF00")

	rule := x("rect style=width:0;height:2pt")
	rule.Attrs = append(rule.Attrs, wml.Attr{Name: wml.Name{Space: "urn:schemas-microsoft-com:office:office", Local: "hr"}, Value: "t"},
		wml.Attr{Name: wml.Name{Local: "stroked"}, Value: "f"}, wml.Attr{Name: wml.Name{Local: "fillcolor"}, Value: "#a0a0a0"})
	d := lay(t, docOf(with(p(""), &wml.Run{Content: []wml.RunContent{&wml.RawContent{Node: x("pict", rule)}}})))
	wantFigures(t, d.Pages[0], "10 10 fill 100 x 2 color=A0A0A0")
}

func TestLettersOfAnEquationAreNotLost(t *testing.T) {
	par := p("a ")
	math := x("oMath", x("r", x("t", chars("x"))), x("sSup", x("e", x("r", x("t", chars("y")))), x("sup", x("r", x("t", chars("2"))))))
	par.Content = append(par.Content, &wml.RawInline{Node: math}, run(" b"))
	pages, problems := Pages(docOf(par), squareFaces, Options{})
	if codes(problems) != "layout.unsupported" {
		t.Fatalf("got %v", problems)
	}
	wantLines(t, pages.Pages[0], "a xy2 b")
}

func TestFrameStandsWhereItSays(t *testing.T) {
	frame := func(attrs string) func(*wml.ParagraphProps) {
		return func(p *wml.ParagraphProps) { p.Extra = append(p.Extra, x("framePr "+attrs)) }
	}
	for name, c := range map[string]struct {
		attrs string
		want  []string
	}{
		"page number":   {"wrap=around vAnchor=text hAnchor=margin xAlign=center y=1", []string{"149.97 28.05 12", "10 18 a", "10 28 b"}},
		"on the page":   {"w=600 vAnchor=page hAnchor=page x=200 y=1400", []string{"10 78 12", "10 18 a", "10 28 b"}},
		"drop cap":      {"dropCap=drop lines=2 wrap=around vAnchor=text hAnchor=text", []string{"10 28 12", "10 18 a", "30.05 28 b"}},
		"in the margin": {"dropCap=margin lines=2 wrap=around vAnchor=text hAnchor=page", []string{"0 28 12", "10 18 a", "10 28 b"}},
	} {
		doc := docOf(p("a"), p("12", frame(c.attrs)), p("b"))
		doc.Section.Width = 320 * pt
		d := lay(t, doc)
		got := texts(d.Pages[0])
		for i, s := range got {
			if strings.HasSuffix(s, "12") {
				got = append([]string{s}, append(append([]string{}, got[:i]...), got[i+1:]...)...)
				break
			}
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestFrameWithoutAnAnchorStaysInTheText(t *testing.T) {
	framed := func(p *wml.ParagraphProps) { p.Extra = append(p.Extra, x("framePr w=600 hAnchor=page x=200 y=200")) }
	wantPages(t, lay(t, docOf(p("a"), p("b", framed), p("c", framed))), "a|b|c")
}

func TestPageBordersSurroundTextOrPage(t *testing.T) {
	for attrs, want := range map[string][]string{
		"offsetFrom=page": {"4 4.50 line 112 0 width=1", "4 95.50 line 112 0 width=1"},
		"offsetFrom=text": {"5 5.50 line 110 0 width=1", "5 94.50 line 110 0 width=1"},
	} {
		doc := docOf(p("a"), p("b", newPage))
		side := " val=single sz=8 space=4"
		doc.Section.Extra = []*wml.Node{x("pgBorders "+attrs+" display=firstPage", x("top"+side), x("left"+side), x("bottom"+side), x("right"+side))}
		d := lay(t, doc)
		got := strings.Split(figures(d.Pages[0]), "\n")
		if len(got) != 4 || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%s: got %q", attrs, got)
		}
		if figures(d.Pages[1]) != "" {
			t.Error("the second page has borders")
		}
	}
}

func TestBoxesInBoxesComeToAnEnd(t *testing.T) {
	box := shapeOf("rect", 40, 30, textIn("deep"), noInsets(""))
	for range 40 {
		par := x("p", x("r", anchored("column 0", "paragraph 0", "wrapSquare", 40, 30, "", box).Content[0].(*wml.RawContent).Node))
		box = shapeOf("rect", 40, 30, x("txbx", x("txbxContent", par)), noInsets(""))
	}
	pages, problems := Pages(docOf(with(p("a"), anchored("column 0", "paragraph 0", "", 40, 30, "", box))), squareFaces, Options{})
	if pages == nil || codes(problems) != "layout.unsupported" {
		t.Errorf("got %v", problems)
	}
}

func TestAbsurdDrawingsStayNearTheSheet(t *testing.T) {
	for _, n := range []int{0, 1, -1, 1 << 40, -1 << 40} {
		size := max(n, 0)
		shape := shapeOf("rect", size, size, blackLine, textIn("a"), noInsets("vert=vert270"))
		for _, wrap := range []string{"wrapNone", "wrapSquare", "wrapTopAndBottom"} {
			at := fmt.Sprintf("column %d", n)
			pages, _ := Pages(docOf(p("a"), with(p("b"), anchored(at, strings.Replace(at, "column", "paragraph", 1), wrap, size, size, "", shape)),
				with(p("c"), inline(size, size, shape, "u")), p("d")), squareFaces, Options{})
			if pages == nil {
				t.Fatalf("%d %s: no pages", n, wrap)
			}
			for _, pg := range pages.Pages {
				for _, it := range pg.Items {
					if far := 4 * largestPaper; it.X < -far || it.X > far || it.Y < -far || it.Y > far {
						t.Errorf("%d %s: an item at %s %s", n, wrap, short(it.X), short(it.Y))
					}
				}
			}
		}
	}
}

// bitmap is an image of 8 by 4 dots, the left half red.
func bitmap(t *testing.T, format string) []byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 8, 4), color.Palette{color.NRGBA{}, color.NRGBA{R: 255, A: 255}})
	for i := range 16 {
		img.Set(i%4, i/4, color.NRGBA{R: 255, A: 255})
	}
	var out bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&out, img)
	case "jpeg":
		err = jpeg.Encode(&out, img, nil)
	case "gif":
		err = gif.Encode(&out, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestImagesAreDecodedAndEncodedAnew(t *testing.T) {
	for format, want := range map[string]page.ImageFormat{"png": page.PNG, "jpeg": page.JPEG, "gif": page.PNG} {
		e := newEngine(docOf(), squareFaces, Options{})
		got := e.decode("a", bitmap(t, format), [4]int{sideLeft: 50000})
		if got == nil || got.Format != want || got.Width != 4 || got.Height != 4 {
			t.Fatalf("%s: %+v", format, got)
		}
		img, name, err := image.Decode(bytes.NewReader(got.Data))
		if err != nil || name != want.String() {
			t.Fatalf("%s: %s, %v", format, name, err)
		}
		if _, _, _, alpha := img.At(1, 1).RGBA(); want == page.PNG && alpha != 0 {
			t.Errorf("%s: the empty half has been filled", format)
		}
	}
}

func TestImagesThatAreNoneAreRefused(t *testing.T) {
	huge := bitmap(t, "png")
	huge = append([]byte(nil), huge...)
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 dots a side, says the header
	whole := bitmap(t, "png")
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("EMF"), "huge": huge, "cut off": whole[:len(whole)/2], "heavy": append(whole, make([]byte, picture.MaxBytes)...),
	} {
		if got := newEngine(docOf(), squareFaces, Options{}).decode("a", data, [4]int{}); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	e := newEngine(docOf(), squareFaces, Options{})
	e.pixels = picture.MaxAllPixels - 31
	if e.decode("a", whole, [4]int{}) != nil {
		t.Error("a document may hold so many dots and no more")
	}
}

func TestPictureThatIsMissingIsNamedAndFramed(t *testing.T) {
	pic := x("pic", x("blipFill", x("blip")), x("spPr", x("xfrm", x("ext cx=254000 cy=127000"))))
	pages, problems := Pages(docOf(with(p("a"), anchored("page 30", "page 30", "", 20, 10, "", pic))), squareFaces, Options{})
	if codes(problems) != "layout.unsupported" {
		t.Fatalf("got %v", problems)
	}
	if got := figures(pages.Pages[0]); strings.Count(got, "color=A0A0A0") != 4 {
		t.Errorf("got\n%s", got)
	}
}
