package service

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// setFields puts the signature fields on finished pages: one at each bookmark that
// the forms set for a signature, and the seal's over its left third, where their
// pictures stand or would stand.
func setFields(pages *page.Document, rooms merge.SignRooms) {
	taken := map[string]bool{}
	for _, at := range pages.Places {
		f, ok := fieldAt(at, rooms)
		if !ok || taken[f.Name] {
			continue // Word copies a bookmark with its paragraph; the first one counts
		}
		taken[f.Name] = true
		pages.Structure = append(pages.Structure, page.Element{Type: page.Form, Alt: f.Label})
		f.Tag = int32(len(pages.Structure))
		pages.Fields = append(pages.Fields, f)
	}
}

func fieldAt(at page.Place, rooms merge.SignRooms) (page.Field, bool) {
	box, ok := rooms.Box(at.Name, at.W, at.H)
	if !ok {
		return page.Field{}, false
	}
	return page.Field{
		Name: at.Name, Label: labelOf(at.Name), Page: at.Page,
		X: max(0, at.X+box.X), Y: at.Y + box.Y, W: box.W, H: box.H,
	}, true
}

func labelOf(name string) string {
	base, number := strings.TrimRight(name, "0123456789"), ""
	if n := name[len(base):]; n != "" {
		number = " " + n
	}
	switch base {
	case decree.SignPlace:
		return "Chữ ký" + number
	case decree.CopySignPlace:
		return "Chữ ký của người sao" + number
	}
	return "Dấu cơ quan, tổ chức" + number
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
