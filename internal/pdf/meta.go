package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"
)

// Meta is what the file says of itself, in any script. Empty strings are left
// out.
type Meta struct {
	Title    string
	Author   string // the issuing body
	Subject  string
	Keywords string
	Language string    // as in BCP 47; empty is vi-VN
	Creator  string    // the program that made the document
	Created  time.Time // must be set: a file must not tell when it was drawn
	Archive  Archive   // the archival standard to keep, which only Native can
	Record   Schema    // what a register records of the document
	Tagged   bool      // tell of the document's structure, even where the standard does not ask for it
}

// tagged reports whether the file tells of the document's structure.
func (m Meta) tagged() bool { return m.Tagged || m.Archive == ArchiveA2a }

// Schema is a set of properties in a namespace of its own. Native writes them as XMP
// and explains them, as the archival standard asks of what it does not know.
type Schema struct {
	Name, Namespace, Prefix string
	Properties              []Property // in their order; those without a value are left out
}

// Property is one text of a Schema.
type Property struct{ Name, Value, About string }

const (
	defaultLanguage = "vi-VN"
	producer        = "go-pdf/fpdf"
)

func (m Meta) check() error {
	// fpdf reads a zero time as "now".
	if m.Created.IsZero() {
		return errors.New("pdf: the creation date is not set")
	}
	// The date of a PDF file has four digits for the year (ISO 32000-1, 7.9.4).
	if y := m.Created.Year(); y < 0 || y > 9999 {
		return fmt.Errorf("pdf: the creation date is in the year %d", y)
	}
	// fpdf writes the language as it stands, so it must not hold PDF syntax.
	if strings.ContainsFunc(m.Language, notInLanguageTag) {
		return fmt.Errorf("pdf: %q is not a language tag", m.Language)
	}
	if m.Tagged && m.Archive == ArchiveA1b {
		return errors.New("pdf: files of PDF/A-1b are not tagged")
	}
	return nil
}

func notInLanguageTag(r rune) bool {
	isLetter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	return !isLetter && (r < '0' || r > '9') && r != '-'
}

// describe hands the words about the document to fpdf. They are encoded here:
// fpdf's own conversion reads past the end of broken UTF-8.
func describe(out *fpdf.Fpdf, m Meta) {
	out.SetTitle(textString(m.Title), false)
	out.SetAuthor(textString(m.Author), false)
	out.SetSubject(textString(m.Subject), false)
	out.SetKeywords(textString(m.Keywords), false)
	out.SetCreator(textString(m.Creator), false)
	out.SetProducer(producer, false)
	if m.Language == "" {
		m.Language = defaultLanguage
	}
	out.SetLang(m.Language)
	out.SetCreationDate(m.Created)
	out.SetModificationDate(m.Created)
}

// textString encodes text as PDF wants it outside of pages: UTF-16 with its mark
// in front (ISO 32000-1, 7.9.2.2). Broken UTF-8 becomes U+FFFD.
func textString(text string) string {
	if text == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, r := range text {
		code, second := utf16Codes(r)
		b = binary.BigEndian.AppendUint16(b, code)
		if second != 0 {
			b = binary.BigEndian.AppendUint16(b, second)
		}
	}
	return string(b)
}

// utf16Codes are the one or two codes of a rune; the second is 0 where there is one.
func utf16Codes(r rune) (first, second uint16) {
	if r > maxRune {
		high, low := utf16.EncodeRune(r)
		return uint16(high), uint16(low)
	}
	return uint16(r), 0
}
