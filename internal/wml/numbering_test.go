package wml

import (
	"reflect"
	"testing"

	"github.com/mocban/mocban/internal/unit"
)

const listsXML = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Ours"/>
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:lvlJc w:val="right"/><w:suff w:val="space"/>
<w:pPr><w:tabs><w:tab w:val="num" w:pos="720"/></w:tabs><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlRestart w:val="0"/><w:isLgl/><w:pStyle w:val="Sub"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Ours"/></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Nobody"/></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

func readLists(t *testing.T) *Numbering {
	t.Helper()
	budget := 1000
	root, err := parse([]byte(listsXML), &budget)
	if err != nil {
		t.Fatal(err)
	}
	return NewNumbering(root)
}

func TestListLevelsAreRead(t *testing.T) {
	l := readLists(t).List(4)
	first, second := &l.Levels[0], &l.Levels[1]
	if first.Start != 3 || first.Format != "upperRoman" || first.Text != "%1." || first.Align != AlignRight || first.Follow != FollowSpace ||
		first.Run.Bold != On || first.Paragraph.Indent.Left.V != unit.Twips(720) || len(first.Paragraph.Tabs) != 1 {
		t.Errorf("level 0: %+v", first)
	}
	if second.Restart != 0 || !second.Legal || second.Style != "Sub" || second.Format != "decimal" || second.Follow != FollowTab {
		t.Errorf("level 1: %+v", second)
	}
	if got := l.Levels[2].Restart; got != 2 {
		t.Errorf("a level that says nothing starts anew after the levels below %d, want 2", got)
	}
}

func TestListOfAListStyleHasTheLevelsOfTheStyle(t *testing.T) {
	n := readLists(t)
	if l := n.List(5); l.Family != n.List(4).Family || l.Levels[0].Text != "%1." || l.Levels[0].Override != Some(9) {
		t.Errorf("num 5: family %d, %+v", l.Family, l.Levels[0])
	}
	if l := n.List(6); l.Levels[0].Text != "" {
		t.Errorf("a link to no style gives %q", l.Levels[0].Text)
	}
	if n.List(7) != nil {
		t.Error("a list nobody defined is there")
	}
	var none *Numbering
	if none.Level(&NumberingRef{ID: 4}) != nil {
		t.Error("a document without lists has one")
	}
}

// Direct numbering wins over the indents of a style; numbering of a style gives way
// to the style's own (17.9.23).
func TestIndentsOfListsInTheCascade(t *testing.T) {
	left := func(twips int) Indent { return Indent{Left: Some(unit.Twips(twips))} }
	ref := &NumberingRef{ID: 4}
	s := NewStyles(ParagraphProps{}, RunProps{}, []*Style{
		{ID: "Plain", Name: "Plain", Paragraph: ParagraphProps{Indent: left(100)}},
		{ID: "List", Name: "List", Paragraph: ParagraphProps{Numbering: ref, Indent: left(200)}},
		{ID: "Bare", Name: "Bare", Paragraph: ParagraphProps{Numbering: ref}},
		{ID: "Sub", Name: "Sub", Paragraph: ParagraphProps{Numbering: &NumberingRef{ID: 4, LevelUnstated: true}}},
	}).Numbered(readLists(t))
	for _, c := range []struct {
		name        string
		p           ParagraphProps
		left, first int
	}{
		{"a list over the style's indent", ParagraphProps{Style: "Plain", Numbering: ref}, 720, -360},
		{"the paragraph's indent over the list", ParagraphProps{Style: "Plain", Numbering: ref, Indent: left(300)}, 300, -360},
		{"the style's indent over its list", ParagraphProps{Style: "List"}, 200, -360},
		{"the list of a style", ParagraphProps{Style: "Bare"}, 720, -360},
		{"out of the style's list", ParagraphProps{Style: "Bare", Numbering: &NumberingRef{}}, 0, 0},
		{"out of the style's list, the style's own indent", ParagraphProps{Style: "List", Numbering: &NumberingRef{}}, 200, 0},
	} {
		f := s.Paragraph(&c.p, nil)
		if f.Left != unit.Twips(c.left) || f.FirstLine != unit.Twips(c.first) {
			t.Errorf("%s: left %d, first line %d; want %d, %d", c.name, f.Left.Twips(), f.FirstLine.Twips(), c.left, c.first)
		}
	}
	if f := s.Paragraph(&ParagraphProps{Style: "Sub"}, nil); f.Numbering.Level != 1 {
		t.Errorf("the style is on level %d, want 1", f.Numbering.Level)
	}
}

func TestListsSurviveWriting(t *testing.T) {
	doc := &Document{Numbering: readLists(t), Section: defaultSection(), Settings: &Settings{}}
	pkg, err := Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := Read(pkg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, id := range []int{4, 5, 6} {
		if got, want := again.Numbering.List(id), doc.Numbering.List(id); !reflect.DeepEqual(got, want) {
			t.Errorf("num %d: got %+v, want %+v", id, got, want)
		}
	}
}

func TestNumberTakesTheLookOfItsMarkButNoUnderline(t *testing.T) {
	s := NewStyles(ParagraphProps{}, RunProps{}, nil)
	base := s.Paragraph(&ParagraphProps{}, nil)
	got := s.Number(base, &RunProps{Italic: On, Underline: "single", VertAlign: VertSuperscript}, &RunProps{Bold: On})
	if !got.Bold || !got.Italic || got.Underline != "" || got.VertAlign != VertBaseline {
		t.Errorf("got %+v", got)
	}
}

func TestNotesAreReadAndTheirMarksKnown(t *testing.T) {
	doc := mustRead(t, packageOf(`<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1" w:customMarkFollows="1"/></w:r></w:p>`,
		"footnotes", `<w:footnotes xmlns:w="`+NS+`"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>`+
			`<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Luật</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"endnotes", `<w:endnotes xmlns:w="`+NS+`"><w:endnote w:id="1"><w:p/></w:endnote></w:endnotes>`))
	if doc.Footnotes.ByID(0) != nil || doc.Footnotes.ByID(2) == nil || doc.Endnotes.ByID(1) == nil {
		t.Errorf("footnotes %+v, endnotes %+v", doc.Footnotes, doc.Endnotes)
	}
	var refs []NoteRef
	for _, in := range doc.Body[0].(*Paragraph).Content {
		if ref, ok := in.(*Run).Content[0].(*RawContent).Note(); ok {
			refs = append(refs, ref)
		}
	}
	if want := []NoteRef{{ID: 2}, {ID: 1, End: true, Custom: true}}; !reflect.DeepEqual(refs, want) {
		t.Errorf("got %+v, want %+v", refs, want)
	}
	mark := doc.Footnotes.ByID(2).Body[0].(*Paragraph).Content[0].(*Run).Content[0].(*RawContent)
	if !mark.NoteNumber() {
		t.Error("the number in the note is not known")
	}
}
