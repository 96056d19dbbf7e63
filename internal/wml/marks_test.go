package wml

import (
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/opc"
)

// TestMarksAreReadAsTheyWereWritten: what programs look for survives the way
// through a file, and the words stay where they are.
func TestMarksAreReadAsTheyWereWritten(t *testing.T) {
	made := newDocument(0)
	made.Body = append(made.Body,
		&Paragraph{Content: slices.Concat(words("Số: "), []Inline{Control(ControlHead("mocban.so", "Số văn bản"), words("12")...)}, words("/KH"))},
		&Paragraph{Content: slices.Concat(Bookmark(1, "ChuKy"), Bookmark(2, "Dau"))})
	pkg, _ := mustWrite(t, made)
	doc := mustRead(t, pkg)
	line, room := doc.Body[1].(*Paragraph), doc.Body[2].(*Paragraph)
	control, ok := line.Content[1].(*InlineWrap)
	if !ok || !control.IsControl() || control.Tag() != "mocban.so" || line.Text() != "Số: 12/KH" {
		t.Errorf("control %+v in %q", line.Content[1], line.Text())
	}
	if got := room.Bookmarks(); !slices.Equal(got, []string{"ChuKy", "Dau"}) || room.Text() != "" {
		t.Errorf("bookmarks %v", got)
	}
	again, _ := mustWrite(t, doc)
	if got, want := bodyOf(t, again), bodyOf(t, pkg); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestControlShowsNothingInWord: no placeholder, no lock, no frame; the frame's
// absence is an extension that older programs pass over.
func TestControlShowsNothingInWord(t *testing.T) {
	made := newDocument(0)
	made.Body = append(made.Body, &Paragraph{Content: []Inline{Control(ControlHead("a", "b"), words("c")...)}})
	pkg, _ := mustWrite(t, made)
	main, _ := pkg.Main()
	const want = `<w:sdt><w:sdtPr><w:alias w:val="b"/><w:tag w:val="a"/><w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>`
	if s := string(main.Data); !strings.Contains(s, want) || !strings.Contains(s, `mc:Ignorable="w15"`) {
		t.Errorf("got %s", s)
	}
}

// TestTextAttachedIsFoundAgain: under its namespace, whatever its part is called,
// and a second one takes the place of the first.
func TestTextAttachedIsFoundAgain(t *testing.T) {
	x := CustomXML{Namespace: "urn:a:1", Root: "source", ID: "{5E3B2C52-6D0B-4B0E-9C46-6D6F6362616E}", Text: []byte("{\"a\": \"<&>]]>\"}\r\n")}
	pkg, _ := mustWrite(t, newDocument(0))
	pkg.Set(opc.Part{Name: "customXml/item1.xml", ContentType: "application/xml", Data: []byte("<other/>")})
	before := len(pkg.Parts())
	for _, text := range []string{string(x.Text), "once more"} {
		x.Text = []byte(text)
		if err := x.Attach(pkg); err != nil {
			t.Fatal(err)
		}
		data, err := pkg.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		read, problems := opc.Read(data, opc.Limits{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got, ok := FindXML(read, "urn:a:1"); !ok || string(got) != text {
			t.Errorf("got %q, want %q", got, text)
		}
		if _, ok := FindXML(read, "urn:b"); ok {
			t.Error("found under another name")
		}
	}
	if n := len(pkg.Parts()); n != before+2 {
		t.Errorf("%d parts more: the second text did not take the place of the first", n-before)
	}
}
