package layout

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// maker makes a document out of bytes, so that a fuzzer can steer it.
type maker struct {
	data []byte
	wild bool // lengths may be absurd
	text strings.Builder

	aside bool // words stand in boxes and frames beside the text
}

func (m *maker) next() int {
	if len(m.data) == 0 {
		return 0
	}
	b := m.data[0]
	m.data = m.data[1:]
	return int(b)
}

// length is up to most, or, of a wild maker, anything.
func (m *maker) length(most unit.Length) unit.Length {
	n := m.next()
	if m.wild {
		switch n {
		case 0xFF:
			return 1 << 60
		case 0xFE:
			return -1 << 60
		case 0xFD:
			return -unit.Length(m.next()) * pt
		}
	}
	return most * unit.Length(n) / 256
}

func (m *maker) toggle() wml.Toggle { return wml.Toggle(m.next() % 8 % 3) }

var alphabet = []string{"a", "bc", "điều", "KH-UBND", "45/x", "–", "x\u00a0y", "1.250,5", "\u00ad", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"}

func (m *maker) words() string {
	var b strings.Builder
	for range m.next() % 24 {
		b.WriteString(alphabet[m.next()%len(alphabet)])
		if m.next()%4 > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (m *maker) run() *wml.Run {
	r := &wml.Run{}
	words := m.words()
	m.text.WriteString(words)
	r.Content = append(r.Content, wml.Text{S: words})
	switch m.next() % 16 {
	case 1:
		r.Content = append(r.Content, wml.Tab{})
	case 2:
		r.Content = append(r.Content, wml.Break{})
	case 3:
		r.Content = append(r.Content, wml.Break{Kind: wml.PageBreak})
	case 4:
		r.Props.Size = wml.Some(m.length(20*pt) + 1)
		r.Props.VertAlign = wml.VertAlign(m.next() % 4)
	case 5:
		r.Props.Spacing = wml.Some(m.length(pt))
		r.Props.Underline = "single"
	case 6:
		r.Props.SmallCaps, r.Props.Bold = wml.Unset, wml.On
	case 7:
		r.Content = append(r.Content, wml.Break{Kind: wml.ColumnBreak})
	}
	return r
}

func (m *maker) paragraph() *wml.Paragraph {
	out := &wml.Paragraph{}
	for range 1 + m.next()%3 {
		out.Content = append(out.Content, m.run())
	}
	if m.next()%16 == 0 {
		out.Content = append(out.Content, m.drawing())
	}
	props := &out.Props
	props.Align = wml.Align(m.next() % 6)
	props.KeepNext, props.KeepLines, props.WidowControl = m.toggle(), m.toggle(), m.toggle()
	props.PageBreakBefore = m.toggle()
	if m.next()%4 == 0 {
		props.Indent.Left = wml.Some(m.length(40 * pt))
		props.Indent.Right = wml.Some(m.length(40 * pt))
		if m.wild {
			props.Indent.FirstLine = wml.Some(m.length(40 * pt))
		}
		props.Spacing.Before, props.Spacing.After = wml.Some(m.length(30*pt)), wml.Some(m.length(30*pt))
		props.Spacing.Line, props.Spacing.Rule = wml.Some(240+int(m.length(300))), wml.LineRule(m.next()%2)
	}
	if m.next()%8 == 0 {
		b := &wml.Border{Style: "single", Width: pt, Space: m.length(5 * pt)}
		props.Borders = &wml.Borders{Top: b, Bottom: b, Between: b}
	}
	return out
}

// drawing is a run with a drawing: a box with a word, or a line.
func (m *maker) drawing() *wml.Run {
	origins := []string{"column", "margin", "page", "character", "leftMargin", "rightMargin"}
	downs := []string{"paragraph", "margin", "page", "line", "topMargin", "bottomMargin"}
	wraps := []string{"wrapNone", "wrapSquare", "wrapTopAndBottom", "wrapTight"}
	w, h := 60, 30
	if m.wild {
		w, h = m.next()*m.next(), m.next()*m.next()
	}
	shape := shapeOf("line", w, h, blackLine)
	if m.next()%2 == 0 {
		m.aside = true
		m.text.WriteString("điều")
		shape = shapeOf("rect", w, h, textIn("điều"), noInsets(""))
	}
	if m.next()%4 == 0 {
		return inline(w, h, shape, "u")
	}
	place := func(names []string) string { return fmt.Sprintf("%s %d", names[m.next()%len(names)], m.next()-128) }
	return anchored(place(origins), place(downs), wraps[m.next()%len(wraps)], w, h, fmt.Sprintf("behindDoc=%d", m.next()%2), shape)
}

func (m *maker) table(depth int) *wml.Table {
	t := &wml.Table{}
	cols := 1 + m.next()%3
	for range cols {
		if depth == 0 {
			t.Grid = append(t.Grid, 30*pt+m.length(30*pt))
		} else { // a table wider than its cell would reach over the sheet
			t.Grid = append(t.Grid, 12*pt+m.length(13*pt))
		}
	}
	for i := range 1 + m.next()%5 {
		r := &wml.Row{}
		r.Props.CantSplit = m.toggle()
		r.Props.Height, r.Props.Rule = m.length(60*pt), wml.HeightRule(m.next()%2)
		if m.wild {
			r.Props.Rule = wml.HeightRule(m.next() % 3)
		}
		if i == 0 {
			r.Props.Header = m.toggle()
		}
		for range cols {
			c := &wml.Cell{}
			c.Props.VMerge = wml.VMerge(m.next() % 6 % 3)
			if i == 0 && c.Props.VMerge == wml.VMergeContinue || r.Props.Header == wml.On || depth > 0 {
				c.Props.VMerge = wml.VMergeNone
			}
			if c.Props.VMerge == wml.VMergeContinue {
				c.Body = []wml.Block{&wml.Paragraph{}} // what it holds is not seen
			} else {
				c.Body = m.blocks(depth+1, 1+m.next()%2)
			}
			c.Props.VAlign = wml.CellAlign(m.next() % 4)
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	if m.next()%2 == 0 {
		bordered(t, pt/2)
	}
	m.dress(t, depth)
	return t
}

// dress gives a table what tables of strangers have: parts dressed by a style, text
// that runs up, no grid, a place of its own.
func (m *maker) dress(t *wml.Table, depth int) {
	if m.next()%2 == 0 {
		t.Props.Style, t.Props.Look = "T", fmt.Sprintf("%04X", m.next()<<3)
	}
	switch m.next() % 8 {
	case 0:
		if m.wild { // a drawing wider than its cell would reach over the sheet
			t.Grid = nil
		}
	case 1:
		m.text.WriteString("điều")
		turned := &wml.Cell{Body: []wml.Block{p("điều")}}
		turned.Props.Direction = []string{"btLr", "tbRl"}[m.next()%2]
		t.Rows = append(t.Rows, &wml.Row{Cells: []*wml.Cell{turned}})
	case 2:
		m.aside = m.aside || depth == 0
		place := node("tblpPr")
		for _, name := range []string{"tblpX", "tblpY", "leftFromText", "topFromText"} {
			having(place, name, fmt.Sprint(10*m.next()-500))
		}
		t.Props.Extra = append(t.Props.Extra, having(place, "horzAnchor", []string{"page", "margin", "text"}[m.next()%3]))
	case 3:
		t.Props.CellSpacing = wml.Some(m.length(2 * pt))
	}
}

// styled are the styles of made documents: parts of tables are bold, padded, painted.
func styled() *wml.Styles {
	style := squares()
	padded := having(node("tblStylePr", node("rPr", node("b")), node("pPr", having(node("jc"), "val", "right")),
		node("tcPr", node("tcMar", having(having(node("top"), "w", "60"), "type", "dxa")))), "type", "firstRow")
	return wml.NewStyles(style.Defaults.Paragraph, style.Defaults.Run, []*wml.Style{{ID: "T", Name: "T", Type: wml.TableStyle,
		Extra: []*wml.Node{padded, filled("band1Horz", "00FF00"), filled("firstCol", "0000FF")}}})
}

func (m *maker) blocks(depth, n int) []wml.Block {
	var out []wml.Block
	for range n {
		if m.next()%5 == 0 && depth < 3 && len(m.data) > 0 {
			out = append(out, m.table(depth))
		} else {
			out = append(out, m.paragraph())
		}
	}
	return out
}

func (m *maker) document() *wml.Document {
	doc := docOf(m.blocks(0, 1+m.next()%12)...)
	doc.Styles = styled()
	doc.Section.Width, doc.Section.Height = 660*pt, 200*pt
	if m.wild {
		doc.Section.Width, doc.Section.Height = 60*pt+m.length(300*pt), 60*pt+m.length(300*pt)
	}
	m.columns(doc.Section)
	for range m.next() % 3 {
		first := *doc.Section
		first.Extra = nil
		m.columns(&first)
		doc.Body = append(m.blocks(0, 1+m.next()%4), append([]wml.Block{ending("", &first)}, doc.Body...)...)
		m.aside = true // what stands first was made last
	}
	return doc
}

// columns gives a section a kind and perhaps columns.
func (m *maker) columns(s *wml.Section) {
	s.Type = wml.SectionType(m.next() % 5)
	switch n := m.next() % 5; {
	case n == 2 && !m.wild:
		s.Extra = []*wml.Node{unevenColumns()}
	case n > 2:
		s.Extra = []*wml.Node{having(inColumns(fmt.Sprint(n-1)), "sep", "1")}
	}
}

// onlyInk drops white space, soft hyphens and hyphens: these may come and go at
// the ends of lines.
func onlyInk(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '-' {
			return -1
		}
		return r
	}, s)
}

func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// check lays a made document out and asks of the pages what must always hold.
func check(t *testing.T, data []byte, wild bool) {
	m := maker{data: data, wild: wild}
	doc := m.document()
	pages, problems := Pages(doc, squareFaces, Options{})
	if pages == nil {
		// Breaks, and cells as narrow as a letter, may ask for more pages than are allowed.
		asked := len(data) + utf8.RuneCountInString(m.text.String())
		if !wild && (codes(problems) != "doc.too_many_pages" || asked < defaultMaxPages) {
			t.Fatalf("no pages: %v", problems)
		}
		return
	}
	soundStructure(t, pages)
	var got strings.Builder
	for i, pg := range pages.Pages {
		for _, it := range pg.Items {
			if d, ok := it.Draw.(page.Text); ok && it.Role == page.Content {
				got.WriteString(d.Chars)
				if !wild {
					onSheet(t, i, pg, it, d)
				}
			}
		}
	}
	if wild {
		return // rows of exact height cut text off, as they must
	}
	want := onlyInk(m.text.String())
	have := onlyInk(got.String())
	if m.aside || hasTable(doc.Body) { // a page break in a row puts cells out of order
		want, have = sorted(want), sorted(have)
	}
	if want != have {
		t.Fatalf("the words of the pages differ:\n%q\nwant\n%q", have, want)
	}
}

// soundStructure asks that every text belongs to an element, that elements stand
// behind those they belong to, and that the rows of a table are equally long.
func soundStructure(t *testing.T, d *page.Document) {
	for i, pg := range d.Pages {
		for _, it := range pg.Items {
			if it.Role == page.Content && it.Tag == 0 || it.Role == page.Artifact && it.Tag != 0 || int(it.Tag) > len(d.Structure) {
				t.Fatalf("page %d: %+v is of no element", i+1, it)
			}
		}
	}
	tables, cells := map[int32][]int32{}, map[int32][]page.Element{}
	for i, e := range d.Structure {
		if int(e.Parent) >= i || i > 0 && e.Parent < 0 {
			t.Fatalf("element %d is inside of %d", i, e.Parent)
		}
		switch e.Type {
		case page.TR:
			tables[e.Parent] = append(tables[e.Parent], int32(i))
		case page.TH, page.TD:
			cells[e.Parent] = append(cells[e.Parent], e)
		}
	}
	for _, rows := range tables {
		covered := make([]int, len(rows)+100)
		for i, row := range rows {
			for _, c := range cells[row] {
				for k := range c.RowSpan {
					covered[i+int(k)] += int(c.ColSpan)
				}
			}
			if covered[i] != covered[0] {
				t.Fatalf("row %d of a table covers %d columns, the first %d\n%s", i, covered[i], covered[0], page.DumpStructure(d))
			}
		}
		if covered[len(rows)] != 0 {
			t.Fatalf("a cell reaches below its table")
		}
	}
}

func hasTable(list []wml.Block) bool {
	return slices.ContainsFunc(list, func(b wml.Block) bool { _, ok := b.(*wml.Table); return ok })
}

// onSheet asks that the ink of a text lies on its sheet.
func onSheet(t *testing.T, i int, pg page.Page, it page.Item, d page.Text) {
	if d.Turns%2 == 1 {
		if it.X < 0 || it.X > pg.Width+d.Size || it.Y < 0 || it.Y > pg.Height+d.Size {
			t.Fatalf("page %d: %q, turned, at %s %s is off the sheet", i+1, d.Chars, short(it.X), short(it.Y))
		}
		return
	}
	hang := d.Size * unit.Length(len(d.Chars)-len(strings.TrimRight(d.Chars, " ")))
	hang += d.Spacing * unit.Length(len(d.Chars)-len(strings.TrimRight(d.Chars, " ")))
	if it.X < 0 || it.X+d.Width-hang > pg.Width || it.Y-d.Size < -d.Size/2 || it.Y > pg.Height {
		t.Fatalf("page %d: %q at %s %s is off the sheet", i+1, d.Chars, short(it.X), short(it.Y))
	}
}

func randomBytes(seed uint64) []byte {
	rng := rand.New(rand.NewPCG(seed, 30))
	data := make([]byte, 200+rng.IntN(2000))
	for i := range data {
		data[i] = byte(rng.Uint32())
	}
	return data
}

func TestNoWordIsLostAndNothingIsOffTheSheet(t *testing.T) {
	for seed := range uint64(600) {
		check(t, randomBytes(seed), false)
	}
}

func TestAbsurdLengthsEnd(t *testing.T) {
	for seed := range uint64(600) {
		check(t, randomBytes(seed), true)
	}
}

func TestSameDocumentGivesSamePages(t *testing.T) {
	for seed := range uint64(30) {
		a := maker{data: randomBytes(seed)}
		doc := a.document()
		first, _ := Pages(doc, squareFaces, Options{})
		second, _ := Pages(doc, squareFaces, Options{})
		if page.Dump(first) != page.Dump(second) {
			t.Fatalf("seed %d: two runs differ", seed)
		}
	}
}

func FuzzPages(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(randomBytes(seed), seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, data []byte, wild bool) {
		if len(data) < 4000 {
			check(t, data, wild)
		}
	})
}
