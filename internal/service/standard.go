package service

import "github.com/mocban/mocban/internal/pdf"

// Standard is what the PDF files keep to.
type Standard uint8

// The standards. PDF/A-2a, the default, is archival and tells of the document's
// structure, as PDF/UA-1 asks; PDF/A-2b and PDF/A-1b, for archives that take nothing
// newer, do not; a plain PDF 1.7 is the smallest.
const (
	PDFA2a Standard = iota
	PDFA2b
	PDFA1b
	PlainPDF
)

// StandardNames are the names of the standards, in their order.
var StandardNames = []string{"a2a", "a2b", "a1b", "1.7"}

// archive is how the writer calls a standard.
func (s Standard) archive() pdf.Archive {
	switch s {
	case PDFA2b:
		return pdf.ArchiveA2b
	case PDFA1b:
		return pdf.ArchiveA1b
	case PlainPDF:
		return pdf.ArchiveNone
	default:
		return pdf.ArchiveA2a
	}
}
