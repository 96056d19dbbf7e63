package page

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/unit"
)

func TestDumpShowsEveryKindOfDrawing(t *testing.T) {
	pt := unit.Pt
	items := []struct {
		item Item
		want string
	}{
		{Item{X: 269*pt + 29*pt/100, Y: 85 * pt, Draw: Text{Face: SerifBold, Size: 13 * pt, Chars: "Độc lập", Width: 40 * pt}},
			`269.29 85.00 text serif-bold 13.00 w=40.00 "Độc lập"`},
		{Item{Draw: Text{Size: 14 * pt, Chars: "a\u00a0b", Width: 7 * pt, Spacing: -pt / 10, Scale: 80, Color: 0xFF0000}, At: "/so", Role: Artifact},
			`0.00 0.00 text serif 14.00 w=7.00 spacing=-0.10 scale=80% color=FF0000 "a·b" artifact at=/so`},
		{Item{X: pt, Y: 2 * pt, Draw: Line{DX: 3 * pt, Width: pt / 2}}, "1.00 2.00 line 3.00 0.00 width=0.50"},
		{Item{Draw: Line{DY: pt, Width: pt, Dash: 2 * pt, Color: 1}}, "0.00 0.00 line 0.00 1.00 width=1.00 dash=2.00 color=000001"},
		{Item{Draw: Fill{W: pt, H: 2 * pt, Color: 0xD9D9D9}}, "0.00 0.00 fill 1.00 x 2.00 color=D9D9D9"},
		{Item{Draw: Text{Size: 10 * pt, Chars: "ơ", Width: 5 * pt, Turns: 3}}, `0.00 0.00 text serif 10.00 w=5.00 turns=3 "ơ"`},
		{Item{Draw: Ellipse{W: pt, H: 2 * pt, Filled: true, Fill: 0xFFFFFF, Width: pt / 2, Dash: pt, Color: 2}},
			"0.00 0.00 ellipse 1.00 x 2.00 fill=FFFFFF width=0.50 dash=1.00 color=000002"},
		{Item{Draw: Triangle{AX: pt, BX: -pt, BY: 3 * pt}}, "0.00 0.00 triangle 1.00 0.00 -1.00 3.00"},
		{Item{X: pt, Draw: Polygon{Points: []Point{{}, {X: pt}, {Y: -pt}}, Filled: true, Fill: 0xFF0000}}, "1.00 0.00 polygon 0.00,0.00 1.00,0.00 0.00,-1.00 fill=FF0000"},
		{Item{Draw: Polygon{Points: []Point{{}, {X: pt}}, Open: true, Width: pt, Dash: 2 * pt, Color: 3}},
			"0.00 0.00 polygon open 0.00,0.00 1.00,0.00 width=1.00 dash=2.00 color=000003"},
		{Item{Draw: Picture{W: 20 * pt, H: 10 * pt, Image: &Image{Name: "word/media/a.png", Format: JPEG, Width: 4, Height: 2}}},
			`0.00 0.00 picture 20.00 x 10.00 jpeg 4 x 2 px "word/media/a.png"`},
		{Item{Draw: Picture{W: pt, H: pt}}, "0.00 0.00 picture 1.00 x 1.00"},
		{Item{}, "0.00 0.00 unknown <nil>"},
	}
	for _, c := range items {
		d := &Document{Pages: []Page{{Width: 100 * pt, Height: 200 * pt, Items: []Item{c.item}}}}
		want := "page 1: 100.00 x 200.00\n" + c.want + "\n"
		if got := Dump(d); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
}

func TestDumpEndsWithTheOutline(t *testing.T) {
	d := &Document{Outline: []Entry{{Title: "I. MỤC ĐÍCH", Level: 1, Page: 2, Y: unit.Pt / 3}}}
	if got, want := Dump(d), "outline 1: page 3, 0.33 \"I. MỤC ĐÍCH\"\n"; got != want {
		t.Errorf("got %s", got)
	}
	if Dump(nil) != "" || strings.Contains(Dump(d), "page 1") {
		t.Error("no pages, no page lines")
	}
}
