package wml

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

func TestPictureOfTheDocumentIsFoundAgain(t *testing.T) {
	doc := &Document{Section: a4Sheet()}
	first, second := doc.AddPicture([]byte("a"), "png"), doc.AddPicture([]byte("b"), "jpeg")
	if again := doc.AddPicture([]byte("a"), "png"); again != first || second == first || len(doc.media) != 2 {
		t.Errorf("ids %s, %s, %s", first, second, again)
	}
	if name, data, ok := doc.Picture("", second); !ok || name != "word/media/anh2.jpeg" || string(data) != "b" {
		t.Errorf("%s %q %v", name, data, ok)
	}
	if doc.Gave("rId1") || !doc.Gave(first) {
		t.Error("pictures are told by their ids")
	}
}

// A form that was saved from a document of ours has such a picture already.
func TestPictureTakesNoNameThatTheFormHas(t *testing.T) {
	old := &Document{Section: a4Sheet()}
	old.AddPicture([]byte("old"), "png")
	pkg, err := Write(old)
	if err != nil {
		t.Fatal(err)
	}
	read, problems := Read(pkg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	doc := *read
	id := doc.AddPicture([]byte("new"), "png")
	anchor := Anchor{ID: 1, Image: id, Name: "Dấu", Alt: "Dấu", X: -unit.Mm, W: 20 * unit.Mm, H: 10 * unit.Mm, Z: 3}
	doc.Body = []Block{&Paragraph{Content: []Inline{&Run{Content: []RunContent{&RawContent{anchor.Node()}}}}}}
	out, err := Write(&doc)
	if err != nil {
		t.Fatal(err)
	}
	data, err := out.Bytes() // which refuses ids that stand twice
	if err != nil {
		t.Fatal(err)
	}
	again, problems := opc.Read(data, opc.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	final, problems := Read(again)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if name, got, ok := final.Picture("", id); !ok || string(got) != "new" || strings.HasSuffix(name, "anh1.png") {
		t.Errorf("%s %q %v", name, got, ok)
	}
	drawing := final.Body[0].(*Paragraph).Content[0].(*Run).Content[0].(*RawContent).Node
	list := final.Styles.Drawings(drawing)
	if len(list) != 1 || list[0].Alt != "Dấu" || list[0].H.Offset != -unit.Mm || list[0].Width != 20*unit.Mm || list[0].Z != 3 ||
		list[0].Shape.Picture == nil || list[0].Shape.Picture.ID != id {
		t.Errorf("read again: %+v", list)
	}
}

func a4Sheet() *Section {
	s := &Section{Width: 210 * unit.Mm, Height: 297 * unit.Mm}
	s.Margins.Left, s.Margins.Right = 30*unit.Mm, 20*unit.Mm
	return s
}
