package layout

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// el is an element of WordprocessingML; attributes are name and value by turns.
func el(name string, rest ...any) *wml.Node {
	n := &wml.Node{Name: wml.Name{Space: wml.NS, Local: name}}
	for i := 0; i < len(rest); i++ {
		switch r := rest[i].(type) {
		case string:
			n.Attrs = append(n.Attrs, wml.Attr{Name: wml.Name{Space: wml.NS, Local: r}, Value: rest[i+1].(string)})
			i++
		case *wml.Node:
			n.Children = append(n.Children, r)
		}
	}
	return n
}

func val(name, value string) *wml.Node { return el(name, "val", value) }

// level is w:lvl with a number format and a text, and what else is given.
func level(i, format, text string, more ...any) *wml.Node {
	return el("lvl", append([]any{"ilvl", i, val("start", "1"), val("numFmt", format), val("lvlText", text)}, more...)...)
}

// listed gives a document lists: num 1 of the levels, and what else is given.
func listed(doc *wml.Document, levels []*wml.Node, more ...*wml.Node) *wml.Document {
	abstract := el("abstractNum", "abstractNumId", "0")
	abstract.Children = levels
	root := el("numbering", abstract, el("num", "numId", "1", val("abstractNumId", "0")))
	root.Children = append(root.Children, more...)
	doc.Numbering = wml.NewNumbering(root)
	doc.Styles = doc.Styles.Numbered(doc.Numbering)
	return doc
}

// item is a paragraph of a list.
func item(text string, list, level int, change ...func(*wml.ParagraphProps)) *wml.Paragraph {
	return p(text, append([]func(*wml.ParagraphProps){func(p *wml.ParagraphProps) {
		p.Numbering = &wml.NumberingRef{ID: list, Level: level}
	}}, change...)...)
}

func TestNumbersCountByLevelAndStartAnewBelowAHigherOne(t *testing.T) {
	none := val("suff", "nothing")
	doc := listed(docOf(item("a", 1, 0), item("b", 1, 1), item("c", 1, 1), item("d", 1, 0), item("e", 1, 1), item("f", 1, 2)),
		[]*wml.Node{
			level("0", "upperRoman", "%1.", none), level("1", "decimal", "%1.%2 ", none),
			level("2", "lowerLetter", "%1%2%3)", none, el("isLgl")),
		})
	wantLines(t, lay(t, doc).Pages[0], "I.a", "I.1 b", "I.2 c", "II.d", "II.1 e", "211)f")
}

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 7, "07"}, {"decimalZero", 12, "12"}, {"lowerLetter", 28, "bb"},
		{"upperLetter", 3, "C"}, {"lowerRoman", 9, "ix"}, {"upperRoman", 14, "XIV"}, {"none", 3, ""},
		{"hex", 26, "1A"}, {"chicago", 4, "§"}, {"chicago", 6, "††"},
	} {
		if got, known := listNumber(c.n, c.format); got != c.want || !known {
			t.Errorf("%s of %d: got %q, %v", c.format, c.n, got, known)
		}
	}
	if got, known := listNumber(5, "hebrew1"); got != "5" || known {
		t.Errorf("an unknown format gives %q, %v", got, known)
	}
}

func TestListsOfOneFamilyCountOnUnlessOneBeginsAnew(t *testing.T) {
	levels := []*wml.Node{level("0", "decimal", "%1.", val("suff", "nothing"))}
	second := el("num", "numId", "2", val("abstractNumId", "0"))
	third := el("num", "numId", "3", val("abstractNumId", "0"), el("lvlOverride", "ilvl", "0", val("startOverride", "1")))
	doc := listed(docOf(item("a", 1, 0), item("b", 2, 0), item("c", 3, 0), item("d", 3, 0), item("e", 9, 0)), levels, second, third)
	wantLines(t, lay(t, doc).Pages[0], "1.a", "2.b", "1.c", "2.d", "e")
}

func TestNumberedLevelThatNeverStartsAnew(t *testing.T) {
	levels := []*wml.Node{
		level("0", "decimal", "%1.", val("suff", "nothing")),
		level("1", "decimal", "(%2)", val("suff", "nothing"), val("lvlRestart", "0")),
	}
	doc := listed(docOf(item("a", 1, 0), item("b", 1, 1), item("c", 1, 0), item("d", 1, 1)), levels)
	wantLines(t, lay(t, doc).Pages[0], "1.a", "(1)b", "2.c", "(2)d")
}

func TestNumberStandsInTheHangingIndent(t *testing.T) {
	ind := el("pPr", el("ind", "left", "600", "hanging", "600"))
	for _, c := range []struct {
		name string
		more []any
		own  []func(*wml.ParagraphProps)
		want string
	}{
		{"the tab goes to the indent", []any{ind}, nil, "10 18 1.,40 18 ab,40 28 cdefgh"},
		{"a space", []any{ind, val("suff", "space")}, nil, "10 18 1.,40 18 ab,40 28 cdefgh"},
		{"nothing", []any{ind, val("suff", "nothing")}, nil, "10 18 1.,30 18 ab,40 28 cdefgh"},
		{"to the left of its place", []any{ind, val("lvlJc", "right")}, nil, "-10 18 1.,40 18 ab,40 28 cdefgh"},
		{"its own indent counts", []any{ind}, []func(*wml.ParagraphProps){indent(40*pt, 0, -30*pt)}, "20 18 1.,50 18 ab,50 28 cdefgh"},
	} {
		doc := listed(docOf(item("ab cdefgh", 1, 0, c.own...)), []*wml.Node{level("0", "decimal", "%1.", c.more...)})
		if got := strings.Join(texts(lay(t, doc).Pages[0]), ","); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNumberIsBoldWhereItsLevelSaysSo(t *testing.T) {
	doc := listed(docOf(item("a", 1, 0)), []*wml.Node{level("0", "decimal", "%1", el("rPr", el("b")), val("suff", "nothing"))})
	items := lay(t, doc).Pages[0].Items
	if got := len(items); got != 2 {
		t.Fatalf("%d items, want the number and the text", got)
	}
}

func TestSpaceBehindANumberIsNotStretched(t *testing.T) {
	doc := listed(docOf(item("a b cccccc", 1, 0, align(wml.AlignBoth))), []*wml.Node{level("0", "decimal", "%1", val("suff", "space"))})
	wantTexts(t, lay(t, doc).Pages[0], "10 18 1", "30 18 a", "100 18 b", "10 28 cccccc")
}

func TestParagraphLeavesTheListOfItsStyle(t *testing.T) {
	doc := docOf(p("a", func(p *wml.ParagraphProps) { p.Style = "L" }), item("b", 0, 0, func(p *wml.ParagraphProps) { p.Style = "L" }))
	doc.Styles = wml.NewStyles(wml.ParagraphProps{}, wml.RunProps{Size: wml.Some(10 * pt)}, []*wml.Style{
		{ID: "L", Name: "L", Paragraph: wml.ParagraphProps{Numbering: &wml.NumberingRef{ID: 1, LevelUnstated: true}}},
	})
	listed(doc, []*wml.Node{
		level("0", "decimal", "%1"), level("1", "decimal", "%2-", val("pStyle", "L"), el("pPr", el("ind", "left", "400", "hanging", "400"))),
	})
	// The level is the one that the list gives to the style.
	wantTexts(t, lay(t, doc).Pages[0], "10 18 1-", "46 18 a", "10 28 b")
}

func TestBulletsOfSymbolFonts(t *testing.T) {
	for _, c := range []struct{ text, family, want string }{
		{"\uF0B7", "Symbol", "•"}, {"\uF0A7", "Wingdings", "▪"}, {"\uF0D8", "Wingdings", "►"}, {"\uF0FC", "Wingdings", "☑"},
		{"\uF0A8", "Wingdings", "□"}, {"l", "Wingdings", "●"}, {"o", "Courier New", "o"}, {"\uF0B7", "Times New Roman", "•"},
		{"\uF02D", "", "−"}, {"a", "Symbol", "α"}, {"a", "Times New Roman", "a"},
	} {
		if got := signs(c.text, c.family); got != c.want {
			t.Errorf("%q of %s: got %q, want %q", c.text, c.family, got, c.want)
		}
	}
}

func TestForeignDocumentsShowASignForWhatTheFontLacks(t *testing.T) {
	doc := docOf(p("☐ a\U0001F600b ☑"))
	pages, problems := Pages(doc, liberation(t), Options{Foreign: true})
	if got := codes(problems); got != "text.char_unsupported text.char_unsupported text.char_unsupported" {
		t.Errorf("problems: %s", got)
	}
	if pages == nil {
		t.Fatal("no pages")
	}
	wantLines(t, pages.Pages[0], "□ a□b ■")
	if pages, _ := Pages(doc, liberation(t), Options{}); pages != nil {
		t.Error("a document of ours has pages without the character")
	}
}

func TestLinesAreAsHighAsLibreOfficeMakesThem(t *testing.T) {
	face := liberation(t).Face(0)
	for _, c := range []struct {
		half, twips int
	}{{20, 231}, {21, 242}, {22, 253}, {24, 276}, {26, 299}, {28, 322}, {34, 392}, {40, 460}} {
		above, below := lineMetrics(face, unit.Half(c.half))
		if got := above + below - unit.Twips(c.twips); got != 0 {
			t.Errorf("%d half-points: %d EMU off %d twips", c.half, got, c.twips)
		}
	}
	for _, c := range []struct{ line, twips int }{{276, 343}, {259, 322}, {254, 313}, {235, 293}, {360, 448}, {200, 248}} {
		if got := multiple(unit.Twips(299), int64(c.line)); got != unit.Twips(c.twips) {
			t.Errorf("line %d: got %d twips, want %d", c.line, got.Twips(), c.twips)
		}
	}
}

func TestCheckBoxesOfFormsAreShown(t *testing.T) {
	box := func(state *wml.Node) *wml.Run {
		data := el("ffData", el("checkBox", val("default", "0")))
		if state != nil {
			data.Children[0].Children = append(data.Children[0].Children, state)
		}
		return &wml.Run{Content: []wml.RunContent{
			wml.FieldChar{Kind: wml.FieldBegin, Rest: el("fldChar", data)}, wml.Instruction{S: " FORMCHECKBOX "}, wml.FieldChar{Kind: wml.FieldEnd},
		}}
	}
	par := p("")
	par.Content = []wml.Inline{box(nil), box(el("checked")), box(val("checked", "0"))}
	pages, problems := Pages(docOf(par), liberation(t), Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	wantLines(t, pages.Pages[0], "□■□")
}

func TestTextHangsOnAStopSetInTheMargin(t *testing.T) {
	stop := func(at int) func(*wml.ParagraphProps) {
		return tabs(wml.TabStop{At: unit.Length(at) * pt, Leader: wml.LeaderDot})
	}
	wantLines(t, lay(t, docOf(p("a\tbb", stop(101)))).Pages[0], "a.........bb")
	wantLines(t, lay(t, docOf(p("a\tbb", stop(400)))).Pages[0], "a", "..........", "bb")
}

func TestSpacesBeforeATabHangOnTheStopBefore(t *testing.T) {
	stops := tabs(wml.TabStop{At: 50 * pt, Kind: wml.TabRight}, wml.TabStop{At: 100 * pt, Kind: wml.TabRight})
	wantTexts(t, lay(t, docOf(p("\tab \tc", stops))).Pages[0], "30 18 ab", "100 18 c")
}

func TestEmptyParagraphWithAHiddenMarkHasNoLine(t *testing.T) {
	hidden := p("")
	hidden.Props.Mark = &wml.RunProps{Hidden: wml.On}
	wantTexts(t, lay(t, docOf(p("a"), hidden, p("b"))).Pages[0], "10 18 a", "10 28 b")
}

func TestLineOfTabsIsAsHighAsItsStyle(t *testing.T) {
	small := p("\t")
	small.Content[0].(*wml.Run).Props.Size = wml.Some(5 * pt)
	wantTexts(t, lay(t, docOf(p("a"), small, p("b"))).Pages[0], "10 18 a", "10 38 b")
}
