package pdf

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// maxSide is the longest side of a sheet that every reader shows (ISO 32000-1,
// table C.1: 14,400 units). Nothing is drawn further than that from a corner.
const maxSide = 14400 * unit.Pt

// maxScale is the widest that w:w can stretch glyphs, in percent (ECMA-376-1,
// 17.3.2.43).
const maxScale = 600

// faceCount is the number of faces a page can name.
const faceCount = 8

// inventory is the faces a document uses; nil where it does not use one.
type inventory [faceCount]*usedFace

// survey looks at everything once before it is drawn. fpdf panics on some things,
// leaves out others without a word, and takes a size of zero for the one before: all
// of it is refused here, with its place. The texts that show something are handed
// on, so that each writer finds out what its faces must be able to draw.
func survey(doc *page.Document, look func(page.Text) error) error {
	for n := range doc.Pages {
		p := &doc.Pages[n]
		if !onSheet(p.Width, p.Height) || p.Width <= 0 || p.Height <= 0 {
			return fmt.Errorf("pdf: page %d: a sheet of %.2f by %.2f pt", n+1, p.Width.Pt(), p.Height.Pt())
		}
		for i := range p.Items {
			if err := checkItem(&p.Items[i], look); err != nil {
				return fmt.Errorf("pdf: page %d, item %d: %w", n+1, i, err)
			}
		}
	}
	for _, e := range doc.Outline {
		if e.Page < 0 || e.Page >= len(doc.Pages) || !onSheet(e.Y) {
			return fmt.Errorf("pdf: bookmark %q points at no place of page %d", e.Title, e.Page+1)
		}
	}
	return nil
}

func checkItem(item *page.Item, look func(page.Text) error) error {
	if !onSheet(item.X, item.Y) {
		return fmt.Errorf("%.2f, %.2f pt is off every sheet", item.X.Pt(), item.Y.Pt())
	}
	switch d := item.Draw.(type) {
	case page.Text:
		if err := checkText(d); err != nil || d.Chars == "" {
			return err
		}
		return look(d)
	case page.Line:
		if !onSheet(d.DX, d.DY, d.Width, d.Dash) || d.Width < 0 || d.Dash < 0 {
			return fmt.Errorf("a line of %.2f by %.2f pt, %.2f pt thick", d.DX.Pt(), d.DY.Pt(), d.Width.Pt())
		}
	case page.Fill:
		if !onSheet(d.W, d.H) {
			return fmt.Errorf("a rectangle of %.2f by %.2f pt", d.W.Pt(), d.H.Pt())
		}
	case page.Ellipse:
		if !onSheet(d.W, d.H, d.Width, d.Dash) || d.W < 0 || d.H < 0 || d.Width < 0 || d.Dash < 0 {
			return fmt.Errorf("an ellipse of %.2f by %.2f pt", d.W.Pt(), d.H.Pt())
		}
	case page.Triangle:
		if !onSheet(d.AX, d.AY, d.BX, d.BY) {
			return fmt.Errorf("a triangle that reaches %.2f, %.2f pt", d.AX.Pt(), d.AY.Pt())
		}
	case page.Polygon:
		if !onSheet(d.Width, d.Dash) || d.Width < 0 || d.Dash < 0 {
			return fmt.Errorf("a polygon whose line is %.2f pt thick", d.Width.Pt())
		}
		for _, p := range d.Points {
			if !onSheet(p.X, p.Y) {
				return fmt.Errorf("a polygon that reaches %.2f, %.2f pt", p.X.Pt(), p.Y.Pt())
			}
		}
	case page.Picture:
		if !onSheet(d.W, d.H) || d.W <= 0 || d.H <= 0 || d.Image == nil || len(d.Image.Data) == 0 {
			return fmt.Errorf("a picture of %.2f by %.2f pt", d.W.Pt(), d.H.Pt())
		}
	default:
		return fmt.Errorf("cannot draw %T", d)
	}
	return nil
}

func checkText(t page.Text) error {
	switch {
	case t.Face >= faceCount:
		return fmt.Errorf("there is no face %d", t.Face)
	case t.Size <= 0 || !onSheet(t.Size, t.Spacing):
		return fmt.Errorf("text of %.2f pt, spaced by %.2f pt", t.Size.Pt(), t.Spacing.Pt())
	case t.Scale < 0 || t.Scale > maxScale:
		return fmt.Errorf("text scaled to %d percent", t.Scale)
	}
	return nil
}

// lookAtText gathers the face and the runes of a text.
func (used *inventory) lookAtText(t page.Text, faces *font.Set) error {
	if !utf8.ValidString(t.Chars) {
		return fmt.Errorf("%q is not UTF-8", t.Chars)
	}
	if used[t.Face] == nil {
		face, err := newUsedFace(t.Face, faces)
		if err != nil {
			return err
		}
		used[t.Face] = face
	}
	return used[t.Face].need(drawn(t.Chars))
}

// onSheet reports whether lengths are such as can occur on a sheet.
func onSheet(lengths ...unit.Length) bool {
	for _, l := range lengths {
		if l < -maxSide || l > maxSide {
			return false
		}
	}
	return true
}

// checkStructure checks that what the items say of the document's structure holds.
func checkStructure(doc *page.Document) error {
	if len(doc.Structure) == 0 {
		return errors.New("pdf: the document has no structure")
	}
	for i := range doc.Structure {
		e := &doc.Structure[i]
		if i == 0 != (e.Parent == -1) || e.Parent < -1 || int(e.Parent) >= i || e.Type > page.Form {
			return fmt.Errorf("pdf: element %d, %s, is inside element %d", i, e.Type, e.Parent)
		}
	}
	for n := range doc.Pages {
		for i := range doc.Pages[n].Items {
			if !soundTag(&doc.Pages[n].Items[i], len(doc.Structure)) {
				return fmt.Errorf("pdf: page %d, item %d: it belongs to no element", n+1, i)
			}
		}
	}
	return nil
}

// soundTag reports whether an item's tag is that of an element, and its label the
// head of a text.
func soundTag(item *page.Item, elements int) bool {
	if item.Tag < 0 || int(item.Tag) > elements || item.Lead < 0 {
		return false
	}
	if item.Lead == 0 {
		return true
	}
	t, ok := item.Draw.(page.Text)
	return ok && item.Tag > 1 && int(item.Lead) < len(t.Chars) && utf8.RuneStart(t.Chars[item.Lead])
}
