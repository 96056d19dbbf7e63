package page

import "testing"

func TestDumpStructureShowsElementsWithTheirTexts(t *testing.T) {
	meant := "☑ xong"
	d := &Document{
		Pages: []Page{{Items: []Item{
			{Tag: 2, Draw: Text{Chars: "I. MỤC"}}, {Tag: 2, Parted: true, Draw: Text{Chars: "ĐÍCH"}}, {Draw: Text{Chars: "2"}, Role: Artifact},
			{Tag: 6, Lead: 2, Draw: Text{Chars: "- một\u00a0việc"}}, {Tag: 6, Draw: Text{Chars: "■ xong"}, Actual: &meant}, {Tag: 9, Draw: Text{Chars: "ô"}},
			{Tag: 10, Draw: Picture{}},
		}}},
		Structure: []Element{
			{Type: DocumentElement, Parent: -1}, {Type: H1, Parent: 0}, {Type: L, Parent: 0, Numbering: Signs}, {Type: LI, Parent: 2},
			{Type: Lbl, Parent: 3}, {Type: LBody, Parent: 3}, {Type: Table, Parent: 0}, {Type: TR, Parent: 6},
			{Type: TH, Parent: 7, ColSpan: 2, RowSpan: 3}, {Type: Figure, Parent: 0, Alt: "Hình"}, {Type: 200, Parent: 0},
		},
	}
	const want = `Document
  H1 "I. MỤC ĐÍCH"
  L Disc
    LI
      Lbl "- "
      LBody "một·việc☑ xong"
  Table
    TR
      TH cols=2 rows=3 "ô"
  Figure alt="Hình"
  Unknown
`
	if got := DumpStructure(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if DumpStructure(nil) != "" || DumpStructure(&Document{}) != "" {
		t.Error("no structure, no lines")
	}
}
