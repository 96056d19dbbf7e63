package template

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/wml"
)

// par makes a paragraph of runs; a run that is "|" alone is a spelling mark.
func par(runs ...string) *wml.Paragraph {
	p := &wml.Paragraph{}
	for i, r := range runs {
		if r == "|" {
			p.Content = append(p.Content, &wml.RawInline{Node: &wml.Node{Name: wml.Name{Space: wml.NS, Local: "proofErr"}}})
			continue
		}
		run := &wml.Run{Content: []wml.RunContent{wml.Text{S: r}}}
		run.Props.Style = string(rune('A' + i))
		p.Content = append(p.Content, run)
	}
	return p
}

// show writes pieces so that a test can say what it wants: text, <tag>, mark.
func show(pieces []Piece) string {
	var b strings.Builder
	for _, pc := range pieces {
		switch x := pc.Inline.(type) {
		case nil:
			b.WriteString("<" + pc.Tag.Expr + ">")
			if pc.Props != nil {
				b.WriteString(pc.Props.Style)
			}
		case *wml.Run:
			for _, c := range x.Content {
				if t, ok := c.(wml.Text); ok {
					b.WriteString(t.S)
				} else {
					b.WriteString("·")
				}
			}
		default:
			b.WriteString("¶")
		}
	}
	return b.String()
}

func TestTagTornOverRunsIsOneTagInTheLookOfItsFirst(t *testing.T) {
	for _, c := range []struct {
		name string
		runs []string
		want string
	}{
		{"in one run", []string{"Số: {{ so }}/x"}, "Số: <so>A/x"},
		{"over five runs with marks between", []string{"a {", "|", "{ s", "o", "|", " }", "} b"}, "a <so>A¶¶ b"},
		{"two in a row", []string{"{{a}}{{", "b}}"}, "<a>A<b>A"},
		{"begins where a run begins", []string{"x", "{{ a }}"}, "x<a>B"},
		{"mark before and behind", []string{"x", "|", "{{a}}", "|", "y"}, "x¶<a>C¶y"},
		{"a brace in quotes", []string{`{{ a + "}}" }}`}, `<a + "}}">A`},
		{"Word's curly quotes", []string{"{{ a == “KHẨN” }}"}, `<a == "KHẨN">A`},
	} {
		p := &parser{part: "thân"}
		got := show(p.pieces(par(c.runs...)))
		if got != c.want || len(p.problems) > 0 {
			t.Errorf("%s: got %s, want %s, problems %v", c.name, got, c.want, p.problems)
		}
	}
}

func TestWhatIsNoTextStaysInItsPlace(t *testing.T) {
	run := &wml.Run{Content: []wml.RunContent{wml.Tab{}, wml.Text{S: "a {{ b"}, wml.Text{S: " }} c"}, wml.Break{}, wml.Text{S: "d"}}}
	p := &parser{}
	if got := show(p.pieces(&wml.Paragraph{Content: []wml.Inline{run}})); got != "·a <b> c·d" {
		t.Errorf("got %s", got)
	}
}

func document(blocks ...wml.Block) *wml.Document { return &wml.Document{Body: blocks} }

func TestBrokenTagsAreNamedWithTheirPlace(t *testing.T) {
	cell := func(b ...wml.Block) *wml.Cell { return &wml.Cell{Body: b} }
	table := &wml.Table{Rows: []*wml.Row{{Cells: []*wml.Cell{
		cell(par("{{ lap x trong xs }}"), par("y")), cell(par("{{ het }}")),
	}}}}
	for _, c := range []struct {
		name string
		doc  *wml.Document
		want []string
	}{
		{"unclosed", document(par("Số {{ so")), []string{"template.tag_unclosed"}},
		{"unopened", document(par("so }} x")), []string{"template.tag_unopened"}},
		{"end without a beginning", document(par("{{ het }}")), []string{"template.tag_unopened"}},
		{"otherwise without a condition", document(par("{{ khac }}")), []string{"template.tag_unopened"}},
		{"loop never closed", document(par("{{ lap x trong xs }}"), par("y")), []string{"template.tag_crossing"}},
		{"opened in one cell, closed in another", document(table), []string{"template.tag_crossing", "template.tag_unopened"}},
		{"loop written wrongly", document(par("{{ lap trong xs }}"), par("{{ het }}")), []string{"template.syntax"}},
	} {
		tmpl, problems := Parse("x.docx", c.doc)
		var got []string
		for _, p := range problems {
			got = append(got, string(p.Code))
			if p.Paragraph == 0 || p.Message.VI == "" || p.Hint.VI == "" {
				t.Errorf("%s: problem without place or words: %+v", c.name, p)
			}
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") || tmpl != nil {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNestedTagsAreBounded(t *testing.T) {
	var blocks []wml.Block
	for range 20 {
		blocks = append(blocks, par("{{ neu a }}"))
	}
	if _, problems := Parse("x", document(blocks...)); len(problems) == 0 || problems[0].Code != "template.expansion_limit" {
		t.Errorf("got %v", problems)
	}
}

func TestRowsRepeatByTagsInRowsOfTheirOwn(t *testing.T) {
	row := func(s ...string) *wml.Row {
		r := &wml.Row{}
		for _, x := range s {
			r.Cells = append(r.Cells, &wml.Cell{Body: []wml.Block{par(x)}})
		}
		return r
	}
	tmpl, problems := Parse("x", document(&wml.Table{Rows: []*wml.Row{
		row("Đầu", "bảng"), row("{{ lap x trong xs }}", ""), row("{{ x }}", "y"), row("{{ het }}", ""),
	}}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	table, ok := tmpl.Body[0].(*Table)
	if !ok || len(table.Rows) != 2 {
		t.Fatalf("got %#v", tmpl.Body[0])
	}
	loop, ok := table.Rows[1].(*Repeat)
	if !ok || loop.Var != "x" || loop.List.Expr != "xs" || len(loop.Body) != 1 {
		t.Errorf("got %#v", table.Rows[1])
	}
}

func FuzzTornTag(f *testing.F) {
	f.Add("a {{ b }} c", 3, 5)
	f.Add("{{ lap x trong y }}", 1, 2)
	f.Add("{{{}}}", 2, 4)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		if i < 0 || j < i || j > len(s) || s[:i] == "|" || s[i:j] == "|" || s[j:] == "|" { // par takes a lone | for a mark
			return
		}
		whole := par(s)
		torn := par(s[:i], "|", s[i:j], s[j:])
		p, q := &parser{}, &parser{}
		a, b := p.pieces(whole), q.pieces(torn)
		strip := func(x string) string {
			return strings.NewReplacer("¶", "", ">A", ">", ">C", ">", ">D", ">").Replace(x)
		}
		if !strings.ContainsAny(s, "¶>") && strip(show(a)) != strip(show(b)) {
			t.Errorf("torn %q at %d, %d: %s, whole: %s", s, i, j, show(b), show(a))
		}
		if len(p.problems) != len(q.problems) {
			t.Errorf("torn tags have other problems: %v, %v", p.problems, q.problems)
		}
	})
}
