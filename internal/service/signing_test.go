package service

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// TestSignatureHasItsRoomBetweenTitleAndName: the field lies between the lines of
// ô 7a and 7b, and the seal covers its left third.
func TestSignatureHasItsRoomBetweenTitleAndName(t *testing.T) {
	for _, name := range []string{"ke-hoach-tre-em", "bao-cao-quy", "quyet-dinh", "cong-van"} {
		pages := pagesOf(t, name)
		if len(pages.Fields) != 2 || pages.Fields[0].Name != "ChuKy" || pages.Fields[1].Name != "Dau" {
			t.Fatalf("%s: fields %+v", name, pages.Fields)
		}
		sign, seal := pages.Fields[0], pages.Fields[1]
		for _, it := range pages.Pages[sign.Page].Items {
			if text, ok := it.Draw.(page.Text); ok && it.Y > sign.Y && it.Y-text.Size < sign.Y+sign.H && it.X < sign.X+sign.W && it.X+text.Width > sign.X {
				t.Errorf("%s: %q stands in the room for the signature", name, text.Chars)
			}
		}
		if covered := seal.X + seal.W - sign.X; covered < sign.W*25/100 || covered > sign.W*40/100 {
			t.Errorf("%s: the seal covers %v of %v", name, covered, sign.W)
		}
	}
}

func TestEverySignerHasAField(t *testing.T) {
	var names []string
	for _, f := range pagesOf(t, "hop-dong").Fields {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "ChuKy Dau ChuKy2 Dau2" {
		t.Errorf("got %s", got)
	}
}

func TestPlacesAreToldInMillimetres(t *testing.T) {
	pages := &page.Document{Places: []page.Place{
		{Name: "ChuKy", Page: 1, X: 100 * unit.Mm, Y: 200 * unit.Mm, W: 80 * unit.Mm, H: 30 * unit.Mm},
		{Name: "Khac"}, {Name: "ChuKy", Page: 2}, // a copy of the paragraph
	}}
	setFields(pages, nil)
	got, err := json.Marshal(signPlaces(pages))
	want := `[{"name":"ChuKy","label":"Chữ ký","page":2,"x":115.00,"y":202.00,"width":50.00,"height":26.00}]`
	if err != nil || string(got) != want {
		t.Errorf("got  %s, %v\nwant %s", got, err, want)
	}
}

// TestEditedWordFileKeepsTheFields: a converted file is signed in the same places.
func TestEditedWordFileKeepsTheFields(t *testing.T) {
	made := generate(t, "ke-hoach-tre-em")
	res, err := newService(t).Convert(t.Context(), Conversion{DOCX: made.DOCX})
	if err != nil || len(res.Signatures) != 2 || res.Signatures[0] != made.Signatures[0] {
		t.Errorf("made %+v, converted %+v, %v", made.Signatures, res.Signatures, err)
	}
}
