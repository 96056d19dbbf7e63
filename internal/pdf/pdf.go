// Package pdf writes finished pages as a PDF file.
//
// In: pages and the fonts they name. Out: bytes; equal input gives equal bytes.
// Never: measures, breaks, moves. A choice left to make here belongs in layout.
package pdf

import (
	"errors"
	"fmt"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
)

// FPDF draws the pages with the library go-pdf/fpdf. It embeds, cut to what is
// used, the faces that occur, and no others.
//
// Every writer of this package has this form. An error is always a fault of the
// caller or of the library: what a user's text may do wrong, layout has reported
// before.
func FPDF(doc *page.Document, faces *font.Set, meta Meta) (file []byte, err error) {
	defer rescue(&file, &err)
	if doc == nil || len(doc.Pages) == 0 {
		return nil, errors.New("pdf: there are no pages")
	}
	if faces == nil {
		return nil, errors.New("pdf: there are no faces")
	}
	if err := meta.check(); err != nil {
		return nil, err
	}
	if meta.Archive != ArchiveNone || meta.Tagged {
		return nil, errors.New("pdf: fpdf cannot make an archival or a tagged file")
	}
	used := new(inventory)
	err = survey(doc, func(t page.Text) error { return used.lookAtText(t, faces) })
	if err != nil {
		return nil, err
	}
	raw, err := draw(doc, used, meta)
	if err != nil {
		return nil, fmt.Errorf("pdf: fpdf: %w", err)
	}
	return finish(raw, used)
}

// rescue makes an error of a panic. fpdf checks little of what it reads, so the
// survey does; this is for what neither has thought of.
func rescue(file *[]byte, err *error) {
	if cause := recover(); cause != nil {
		*file, *err = nil, fmt.Errorf("pdf: fpdf gave up: %v", cause)
	}
}
