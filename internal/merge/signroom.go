package merge

import (
	"cmp"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/words"
)

// The room that a signature and a seal are shown in where no picture says more. A
// written name is about as large; a seal has its real size (khoản 8 Mục II Phần I
// Phụ lục I), and 36 mm is the largest that offices use.
const (
	signWidth  = 50 * unit.Mm
	signHeight = 26 * unit.Mm // of the 30 mm between title and name
	sealSize   = 36 * unit.Mm

	// What is taken for the density of a seal's picture is a density only if the seal
	// comes out as wide as seals are.
	minSeal, maxSeal = 20 * unit.Mm, 50 * unit.Mm
	// coarsest is the largest pixel that a signature is blown up to: that of a screen.
	coarsest = unit.Inch / 96
)

// Box is a rectangle; X and Y count from the top left corner of the room that it
// stands in.
type Box struct{ X, Y, W, H unit.Length }

// SignRooms are the places of a document's signatures and seals.
type SignRooms []signPlace

// RoomsOf gives the places of all who sign a document, and of who signs its copy.
func RoomsOf(rec *record.Record) SignRooms {
	rooms := SignRooms(signPlaces(rec, signersOf(rec)))
	if rec.Copy != nil {
		rooms = append(rooms, copyPlace.of(rec.Copy.Signer, rec.Copy.Authority.S))
	}
	return rooms
}

// Box gives the rectangle of the signature or seal of a name, in the room between
// title and name that is so wide and high. It reports false for other names.
func (r SignRooms) Box(name string, width, height unit.Length) (Box, bool) {
	for i := range r {
		switch name {
		case r[i].sign:
			return r[i].signBox(width, height), true
		case r[i].seal:
			return r[i].sealBox(width, height), true
		}
	}
	var unknown signPlace // of a form that has more places than the document has signers
	switch strings.TrimRight(name, "0123456789") {
	case decree.SignPlace, decree.CopySignPlace:
		return unknown.signBox(width, height), true
	case decree.SealPlace, decree.CopySealPlace:
		return unknown.sealBox(width, height), true
	}
	return Box{}, false
}

// signBox is in the middle of the room.
func (p *signPlace) signBox(width, height unit.Length) Box {
	w, h := min(signWidth, width), signHeight
	if img := p.signature; img != nil {
		w, h = signatureSize(img, width)
	}
	return Box{(width - w) / 2, (height - h) / 2, w, h}
}

// signatureSize keeps the picture's shape.
func signatureSize(img *record.Image, room unit.Length) (w, h unit.Length) {
	w = cmp.Or(img.Across, min(signWidth, unit.Length(img.Width)*coarsest))
	w = min(w, room)
	h = w.Scale(int64(img.Height), int64(img.Width))
	if h > signHeight {
		w, h = max(1, w.Scale(int64(signHeight), int64(h))), signHeight
	}
	return w, max(1, h)
}

// sealBox is over the left third of the signature (khoản 8 Mục II Phần I Phụ lục I).
func (p *signPlace) sealBox(width, height unit.Length) Box {
	sign := p.signBox(width, height)
	w, h := sealSize, sealSize
	if img := p.sealed; img != nil {
		w, h = sealSizeOf(img)
	}
	return Box{sign.X + sign.W/3 - w, (height - h) / 2, w, h}
}

// sealSizeOf is the real size: what the writer says, else what the picture's density
// says, else what is usual.
func sealSizeOf(img *record.Image) (w, h unit.Length) {
	w = img.Across
	if w == 0 && img.PerMetre > 0 {
		w = unit.Length(int64(img.Width) * 1000 * int64(unit.Mm) / int64(img.PerMetre))
		if w < minSeal || w > maxSeal {
			w = 0
		}
	}
	w = cmp.Or(w, sealSize)
	h = w.Scale(int64(img.Height), int64(img.Width))
	if h > maxSeal {
		w, h = max(1, w.Scale(int64(maxSeal), int64(h))), maxSeal
	}
	return w, max(1, h)
}

// of gives a place to the pictures of who signs there.
func (p signPlace) of(s record.Signer, body string) signPlace {
	p.signature, p.signer = s.Signature, s.Name.S
	if p.seal != "" {
		p.sealed, p.body = s.Seal, words.OneLine(body)
	}
	return p
}
