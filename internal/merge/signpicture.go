package merge

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Pictures get ids of their own in the order of their places, above those that a
// form's drawings have. A seal lies over the signature.
const (
	firstPicture = 30_001
	signZ        = 2_000
	sealZ        = 2_001
)

// signRoom is the height between title and name where the form sets none.
const signRoom = 30 * unit.Mm

// sign leaves the bookmarks of a place and puts the pictures there that the writer
// sent for it. Without pictures nothing is to be seen: none is ever made up.
func (m *filler) sign(out []wml.Inline, at signPlace, p *wml.Paragraph) []wml.Inline {
	out = at.bookmarks(out)
	if at.signature == nil && at.sealed == nil {
		return out
	}
	height := m.lineHeight(p)
	if at.signature != nil {
		out = append(out, m.picture(at.signature, at.signBox(m.width, height), signZ, "Chữ ký của "+at.signer))
	}
	if at.sealed != nil {
		out = append(out, m.picture(at.sealed, at.sealBox(m.width, height), sealZ, "Dấu của "+at.body))
	}
	return out
}

// lineHeight is the exact height of the lines of a paragraph.
func (m *filler) lineHeight(p *wml.Paragraph) unit.Length {
	f := m.styles.Paragraph(&p.Props, nil)
	if f.Rule != wml.LineExact || f.Line <= 0 {
		return signRoom
	}
	return unit.Length(f.Line) * unit.Twip
}

func (m *filler) picture(img *record.Image, box Box, z int, alt string) *wml.Run {
	m.placed = append(m.placed, img)
	id := firstPicture + len(m.placed) - 1
	anchor := wml.Anchor{
		ID: id, Image: m.doc.AddPicture(img.Data, img.Format.String()), Name: alt, Alt: alt,
		X: box.X, Y: box.Y, W: box.W, H: box.H, Z: z,
	}
	return &wml.Run{At: img.At, Content: []wml.RunContent{&wml.RawContent{Node: anchor.Node()}}}
}

// tellUnplaced reports the pictures for which the document has no place: a seal where
// none belongs, or where the form lacks the tag.
func (m *filler) tellUnplaced() {
	signers := m.rec.Signers
	if c := m.rec.Copy; c != nil {
		signers = append(slices.Clip(signers), c.Signer)
	}
	for _, s := range signers {
		if s.Signature != nil && !slices.Contains(m.placed, s.Signature) {
			m.problems = append(m.problems, noPlace(s.Signature.At, "hình chữ ký", "picture of a signature"))
		}
		if s.Seal != nil && !slices.Contains(m.placed, s.Seal) {
			m.problems = append(m.problems, noPlace(s.Seal.At, "hình con dấu", "picture of a seal"))
		}
	}
}

func noPlace(at diag.Pointer, vi, en string) diag.Problem {
	return diag.Problem{Code: "image.no_place", Severity: diag.Error, At: at,
		Message: diag.Say("Văn bản không có chỗ cho %[1]s này.", "The document has no place for this %[2]s.", vi, en),
		Hint: diag.Say("Mỗi văn bản có một dấu, trên chữ ký của người ký (biên bản: của chủ tọa; hợp đồng: mỗi bên một dấu); thư công không có dấu, bản sao điện tử không có hình. Hãy bỏ ảnh này hoặc đặt ở đúng người ký.",
			"A document has one seal, on the signer's signature (minutes: the chair's; contracts: one a party); open letters have no seal, electronic copies no picture. Remove it or give it to the right signer.")}
}
