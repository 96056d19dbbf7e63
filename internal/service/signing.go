package service

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// The room that a digital signature is shown in. A written name is about as large;
// a seal has its real size (khoản 8 Mục II Phần I Phụ lục I), and 36 mm is the
// largest that offices use.
const (
	signWidth  = 50 * unit.Mm
	signHeight = 26 * unit.Mm
	sealSize   = 36 * unit.Mm
)

// setFields puts the signature fields on finished pages: one at each bookmark that
// the forms set for a signature, and the seal's over its left third.
func setFields(pages *page.Document) {
	taken := map[string]bool{}
	for _, at := range pages.Places {
		f, ok := fieldAt(at)
		if !ok || taken[f.Name] {
			continue // Word copies a bookmark with its paragraph; the first one counts
		}
		taken[f.Name] = true
		pages.Structure = append(pages.Structure, page.Element{Type: page.Form, Alt: f.Label})
		f.Tag = int32(len(pages.Structure))
		pages.Fields = append(pages.Fields, f)
	}
}

func fieldAt(at page.Place) (page.Field, bool) {
	name, number := strings.TrimRight(at.Name, "0123456789"), ""
	if n := at.Name[len(name):]; n != "" {
		number = " " + n
	}
	w := min(signWidth, at.W)
	sign := page.Field{Name: at.Name, Page: at.Page, X: at.X + (at.W-w)/2, Y: at.Y + (at.H-signHeight)/2, W: w, H: signHeight}
	switch name {
	case decree.SignPlace:
		sign.Label = "Chữ ký" + number
	case decree.CopySignPlace:
		sign.Label = "Chữ ký của người sao" + number
	case decree.SealPlace, decree.CopySealPlace:
		sign.Label = "Dấu cơ quan, tổ chức" + number
		sign.X, sign.Y = max(0, sign.X+w/3-sealSize), at.Y+(at.H-sealSize)/2
		sign.W, sign.H = sealSize, sealSize
	default:
		return page.Field{}, false
	}
	return sign, true
}

// SignPlace is where a PDF wants a signature or seal: what signing software asks
// for that cannot find a field by its name.
type SignPlace struct {
	Name  string `json:"name"`  // of the field in the PDF
	Label string `json:"label"` // for a person
	Page  int    `json:"page"`  // from 1

	// In millimetres, from the top left corner of the sheet.
	X      json.Number `json:"x"`
	Y      json.Number `json:"y"`
	Width  json.Number `json:"width"`
	Height json.Number `json:"height"`
}

// signPlaces tells the fields of finished pages.
func signPlaces(pages *page.Document) []SignPlace {
	var out []SignPlace
	for _, f := range pages.Fields {
		out = append(out, SignPlace{f.Name, f.Label, f.Page + 1, mm(f.X), mm(f.Y), mm(f.W), mm(f.H)})
	}
	return out
}

// mm is a length in millimetres with two decimals: 25.40.
func mm(l unit.Length) json.Number {
	n, sign := l.In(unit.Mm/100), ""
	if n < 0 {
		sign, n = "-", -n
	}
	return json.Number(fmt.Sprintf("%s%d.%02d", sign, n/100, n%100))
}
